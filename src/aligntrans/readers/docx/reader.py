"""DOCX to a page: the text as Word shows it with all changes accepted, headers and footers as furniture."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from aligntrans.errors import ReadError
from aligntrans.model import Kind
from aligntrans.readers.docx import accepted, properties
from aligntrans.readers.docx.archive import Archive
from aligntrans.readers.docx.names import children, find, name, value
from aligntrans.readers.docx.story import Findings, Story
from aligntrans.readers.docx.styles import Styles, shown_numbers
from aligntrans.readers.page import documents, furniture, pages, pullquotes
from aligntrans.readers.page.pages import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from aligntrans.model import Metadata, Page

NOTES = {"footnote": "footnotes", "endnote": "endnotes"}
HEADERS = {"header": "w:headerReference", "footer": "w:footerReference"}


class DocxReader:
    """Reads Word documents; tracked changes are accepted, comments left out."""

    extensions: ClassVar[tuple[str, ...]] = (".docx",)

    def read(self, data: bytes, *, keep_lines: bool = False) -> Page:  # noqa: ARG002 # lines mean nothing
        """Return all text of a document; see `aligntrans.protocols.Reader`.

        Notes stand behind the text, in the order of their marks. What is hidden, headers, footers and tables of
        contents are furniture. Nothing outside the file is looked at.
        """
        return _Document(Archive(data)).page()


class _Document:
    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._main = archive.document()
        settings, styles, numbering = (
            archive.tree(part) if (part := archive.related(self._main, kind)) else None
            for kind in ("settings", "styles", "numbering")
        )
        self._found = Findings(Styles.of(styles, settings), shown_numbers(numbering))

    def page(self) -> Page:
        root = self._archive.tree(self._main)
        body = find(root, "w:body")
        if root is None or name(root) != "w:document" or body is None:
            raise ReadError("is not DOCX: it holds no Word text; open it in a word processor and save it as .docx")
        text = self._story(self._main, body)
        headings = list(self._found.headings)
        notes = self._notes()
        language = documents.language(self._found.letters)
        own = self._own()
        documents.name_title(headings, text, own.title)
        header, footer = list(self._furniture(root, "header")), list(self._furniture(root, "footer"))
        # Without the notes: those that are nothing but addresses would look like links at the end of a page.
        found = furniture.classify([*header, *text, *footer], authors=own.authors)
        pieces = [*header, *text, *notes, *footer]
        pullquotes.mark(pieces, (Kind.QUOTE,))
        return pages.page(pieces, documents.metadata(own, language, found, pieces), language)

    def _own(self) -> Metadata:
        part = self._archive.related("", "core-properties")
        return properties.metadata(self._archive.tree(part) if part else None)

    def _story(self, part: str, root: etree._Element) -> list[Piece]:
        accepted.accept(root)
        return Story(self._found, self._archive.relations(part)).read(root)

    def _notes(self) -> list[Piece]:
        """Return the pieces of all notes that the text refers to, without the marks that authors set before them."""
        pieces: list[Piece] = []
        for kind, related in NOTES.items():
            wanted = [note for note in self._found.notes if note.kind == kind]
            part = self._archive.related(self._main, related) if wanted else ""
            root = self._archive.tree(part) if part else None
            if root is None:
                continue
            accepted.accept(root)
            held = {value(element, "w:id"): element for element in children(root, f"w:{kind}")}
            for note in wanted:
                if note.id in held:
                    found = Story(self._found, self._archive.relations(part)).read(held[note.id])
                    for piece in found[:1]:
                        piece.text = piece.text.removeprefix(self._found.notes[note].strip())
                    pieces += found
        return pieces

    def _furniture(self, root: etree._Element, kind: str) -> Iterator[Piece]:
        """Yield headers or footers, each text once."""
        relations = self._archive.relations(self._main)
        seen: set[str] = set()
        named = [value(one, "r:id") for one in root.iter() if name(one) == HEADERS[kind]]
        for part in dict.fromkeys(relations[one].target for one in named if one in relations):
            tree = self._archive.tree(part)
            for piece in [] if tree is None else self._story(part, tree):
                if piece.text not in seen:
                    seen.add(piece.text)
                    yield Piece(Kind.FURNITURE, piece.text, piece.links)

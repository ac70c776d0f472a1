"""DOCX to a page: the text as Word shows it with all changes accepted, headers and footers as furniture."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING, ClassVar

from aligntrans.errors import ReadError
from aligntrans.model import Kind
from aligntrans.readers.docx import accepted, properties
from aligntrans.readers.docx.archive import Archive
from aligntrans.readers.docx.names import children, find, name, value
from aligntrans.readers.docx.story import Findings, Story
from aligntrans.readers.docx.styles import Styles, shown_numbers
from aligntrans.readers.page import furniture, pages, pullquotes, vocabulary, wording
from aligntrans.readers.page.pages import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from aligntrans.model import Metadata, Page

TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
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
        language = _language(self._found)
        own = self._own()
        _name_title(headings, text, own.title)
        header, footer = list(self._furniture(root, "header")), list(self._furniture(root, "footer"))
        # Without the notes: those that are nothing but addresses would look like links at the end of a page.
        found = furniture.classify([*header, *text, *footer], authors=own.authors)
        pieces = [*header, *text, *notes, *footer]
        pullquotes.mark(pieces, (Kind.QUOTE,))
        return pages.page(pieces, _metadata(own, language, found, pieces), language)

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


def _language(found: Findings) -> str:
    """Return the tag that most of the text is marked as, empty when that is none."""
    for tag, _ in found.letters.most_common(1):
        return tag if TAG.fullmatch(tag) else ""
    return ""


def _name_title(headings: Sequence[tuple[int, Piece]], pieces: Sequence[Piece], named: str) -> None:
    """Leave one title: by its style, else what the properties name, else the highest heading before any prose."""
    titles = [piece for _, piece in headings if piece.kind is Kind.TITLE]
    tops = [piece for level, piece in headings if level == 0 and piece.kind is Kind.HEADING]
    squashed = vocabulary.squash(named)
    alike = [
        piece
        for piece in pieces
        if squashed and piece.is_open and vocabulary.squash(piece.text[: vocabulary.CUT]) == squashed
    ]
    first = next(iter(titles or alike or [top for top in tops[:1] if _heads_all(top, pieces)]), None)
    for piece in titles:
        piece.kind = Kind.HEADING
    if first:
        first.kind = Kind.TITLE


def _heads_all(top: Piece, pieces: Sequence[Piece]) -> bool:
    """Tell whether no prose stands before a heading."""
    before = takewhile(lambda piece: piece is not top, pieces)
    return not any(piece.is_open and wording.is_prose(piece.text) for piece in before)


def _metadata(own: Metadata, language: str, found: furniture.Found, pieces: Sequence[Piece]) -> Metadata:
    """Return what the text says, and where it is silent what the properties say: they are often the template's."""
    alternates = {
        tag: address
        for tag, address in found.alternates.items()
        if tag.partition("-")[0].lower() != language.partition("-")[0].lower()
    }
    text = [piece for piece in pieces if piece.kind is not Kind.FURNITURE]
    apart = furniture.alternates_only(pages.links(text), alternates)
    return replace(
        own,
        title=next((piece.text for piece in pieces if piece.kind is Kind.TITLE), own.title),
        authors=tuple(found.authors) or own.authors,
        date=found.date or own.date,
        alternates=alternates,
        addresses=pages.links(text, apart),
    )

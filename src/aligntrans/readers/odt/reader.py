"""ODT to a page: the text as a word processor shows it, changes accepted, headers and footers as furniture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from aligntrans.errors import ReadError
from aligntrans.model import Kind, Metadata
from aligntrans.readers.archive import Archive, Form
from aligntrans.readers.docx.properties import DAY, NOBODY, SEPARATORS
from aligntrans.readers.odt.names import children, find, name
from aligntrans.readers.odt.story import Findings, Story
from aligntrans.readers.odt.styles import Styles, language_of_meta
from aligntrans.readers.page import documents, furniture, pages, pullquotes
from aligntrans.readers.page.pages import Piece, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from aligntrans.model import Page

SAVE_AGAIN = "open it in a word processor and save it as .odt"
FORM = Form("ODT", SAVE_AGAIN)
OTHERS = (
    (re.compile(r"word/"), "a Word document; name it .docx"),
    (re.compile(r"meta-inf/container\.xml$"), "an EPUB; name it .epub"),
)
NOTES = ("footnote", "endnote")
HEADERS = {
    "header": ("style:header", "style:header-first", "style:header-left"),
    "footer": ("style:footer", "style:footer-first", "style:footer-left"),
}


class OdtReader:
    """Reads OpenDocument texts; tracked changes are accepted, comments left out."""

    extensions: ClassVar[tuple[str, ...]] = (".odt", ".ott")

    def read(self, data: bytes, *, keep_lines: bool = False) -> Page:  # noqa: ARG002 # lines mean nothing
        """Return all text of a document; see `aligntrans.protocols.Reader`.

        Notes stand behind the text, in the order of their marks. What is hidden, headers, footers and tables of
        contents are furniture. Nothing outside the file is looked at.
        """
        archive = Archive(data, FORM)
        body = _body(archive)
        content, styles = body.getroottree().getroot(), archive.tree("styles.xml")
        meta = find(archive.tree("meta.xml"), "office:meta")
        found = Findings(Styles())
        found.styles.add(content)
        found.styles.add(styles)
        text = Story(found).read(body)
        headings = list(found.headings)
        notes = [piece for kind in NOTES for note in found.notes.get(kind, ()) for piece in Story(found).read(note)]
        language = documents.language(found.letters) or language_of_meta(meta)
        own = _metadata(meta)
        documents.name_title(headings, text, own.title)
        header, footer = (list(_furniture(styles, found, kind)) for kind in HEADERS)
        known = furniture.classify([*header, *text, *footer], authors=own.authors)
        pieces = [*header, *text, *notes, *footer]
        pullquotes.mark(pieces, (Kind.QUOTE,))
        return pages.page(pieces, documents.metadata(own, language, known, pieces), language)


def _body(archive: Archive) -> etree._Element:
    """Return the element that holds the text.

    Raises:
        ReadError: there is none, or it is encrypted.
    """
    if b"encryption-data" in (archive.bytes_of("META-INF/manifest.xml") or b""):
        raise ReadError("is encrypted with a password; open it in a word processor and save it without one")
    root = archive.tree("content.xml")
    if root is None:
        for pattern, what in OTHERS:
            if archive.holds_like(pattern):
                raise ReadError(f"is not ODT: it looks like {what}")
        raise ReadError(f"is not a whole ODT: the part 'content.xml' is missing; {SAVE_AGAIN}")
    body = find(root, "office:body")
    text = find(body, "office:text")
    if text is not None:
        return text
    held = next((name(child).removeprefix("office:") for child in body), "nothing") if body is not None else "nothing"
    raise ReadError(f"is not ODT: it holds a {held[:40]}, no text; {SAVE_AGAIN}")


def _furniture(styles: etree._Element | None, found: Findings, kind: str) -> Iterator[Piece]:
    """Yield headers or footers, each text once."""
    seen: set[str] = set()
    for page in children(find(styles, "office:master-styles"), "style:master-page"):
        for element in (child for wanted in HEADERS[kind] for child in children(page, wanted)):
            for piece in Story(found).read(element):
                if piece.text not in seen:
                    seen.add(piece.text)
                    yield Piece(Kind.FURNITURE, piece.text, piece.links)


def _metadata(meta: etree._Element | None) -> Metadata:
    """Return what the properties say; who changed the file last is nobody's author."""
    names = [one_line(part) for part in SEPARATORS.split(_text(meta, "meta:initial-creator"))]
    day = DAY.match(_text(meta, "meta:creation-date"))
    return Metadata(
        title=one_line(_text(meta, "dc:title")),
        authors=tuple(author for author in names if author and author.lower() not in NOBODY),
        date=day[1] if day else "",
    )


def _text(meta: etree._Element | None, wanted: str) -> str:
    element = find(meta, wanted)
    return "" if element is None else element.text or ""

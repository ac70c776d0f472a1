"""EPUB to a page: the chapters in reading order, read as web pages without furniture of a site."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from lxml import etree

from aligntrans.errors import ReadError
from aligntrans.model import Kind
from aligntrans.readers.archive import Archive
from aligntrans.readers.encoding import decode
from aligntrans.readers.epub.package import FORM, package
from aligntrans.readers.html import runs
from aligntrans.readers.html.reader import declared, parsed
from aligntrans.readers.html.roles import Purpose
from aligntrans.readers.page import documents, pages, wording
from aligntrans.readers.page.pages import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligntrans.model import Page
    from aligntrans.readers.epub.package import Chapter
    from aligntrans.readers.html.tree import Run

APART_IN_SITES = ("aside", "footer", "header")
"""Elements that hold notes and mottoes in books, and furniture in sites."""
PAGE_BREAKS = frozenset({"pagebreak", "doc-pagebreak"})
"""Numbers of the pages of a printed edition, in ``epub:type`` or ``role``."""
KINDS = {Purpose.CAPTION: Kind.CAPTION, Purpose.PULL_QUOTE: Kind.PULL_QUOTE}


class EpubReader:
    """Reads EPUB 2 and 3; books under a lock are refused."""

    extensions: ClassVar[tuple[str, ...]] = (".epub",)

    def read(self, data: bytes, *, keep_lines: bool = False) -> Page:  # noqa: ARG002 # lines mean nothing
        """Return the text of all chapters in the order of the spine; see `aligntrans.protocols.Reader`.

        The table of contents that reading programs show is furniture. Nothing outside the file is looked at.
        """
        archive = Archive(data, FORM)
        book = package(archive)
        pieces: list[Piece] = []
        headings: list[tuple[int, Piece]] = []
        for chapter in book.chapters:
            for piece, level in _pieces(_root(archive, chapter), chapter):
                pieces.append(piece)
                if level is not None:
                    headings.append((level, piece))
        documents.name_title(headings, pieces, book.metadata.title)
        title = next((piece.text for piece in pieces if piece.kind is Kind.TITLE), book.metadata.title)
        text = (piece for piece in pieces if piece.kind is not Kind.FURNITURE)
        links = (link for link in pages.links(text) if ":" in link[1])  # others lead from chapter to chapter
        own = replace(book.metadata, title=book.metadata.title or title, addresses=tuple(links))
        return pages.page(pieces, own, book.language)


def _root(archive: Archive, chapter: Chapter) -> etree._Element | None:
    """Return the tree of a chapter; none for one without any text, such as a cover."""
    data = archive.bytes_of(chapter.part) or b""
    if not data.strip():
        return None
    try:
        root = parsed(decode(data, declared))
    except ReadError as error:
        raise ReadError(f"its chapter {chapter.part[:60]!r} {error}") from None
    etree.strip_elements(root, *runs.DROPPED, with_tail=False)
    for element in list(root.iter()):
        marked = f"{element.get('epub:type') or ''} {element.get('role') or ''}".split()
        if not PAGE_BREAKS.isdisjoint(marked):
            for child in list(element):
                element.remove(child)
            element.text = None
        elif element.tag in APART_IN_SITES:
            element.tag = "div"
    return root


def _pieces(root: etree._Element | None, chapter: Chapter) -> Iterator[tuple[Piece, int | None]]:
    """Yield the pieces of a chapter, each with its outline level, none but for headings at the top."""
    if root is None:
        return
    top = next((element for element in root.iter("h1") if "".join(map(str, element.itertext())).strip()), None)
    for run in runs.walk(root, top).runs:
        kind = Kind.FURNITURE if chapter.is_contents else _kind(run)
        yield Piece(kind, run.text, run.links), 0 if run.is_title and kind is Kind.HEADING else None


def _kind(run: Run) -> Kind:
    if run.purpose is Purpose.FURNITURE and not wording.is_prose(run.text):
        return Kind.FURNITURE
    return KINDS.get(run.purpose, Kind.HEADING if run.kind is Kind.TITLE else run.kind) if run.purpose else _own(run)


def _own(run: Run) -> Kind:
    return Kind.HEADING if run.kind is Kind.TITLE else run.kind

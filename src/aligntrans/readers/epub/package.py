"""What the package file of an EPUB says: the chapters in reading order, title, authors, language."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from aligntrans.errors import ReadError
from aligntrans.model import Metadata
from aligntrans.readers.archive import Form
from aligntrans.readers.page.pages import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from aligntrans.readers.archive import Archive

SAVE_AGAIN = "open it in an editor of EPUB files and save it again"
FORM = Form("EPUB", SAVE_AGAIN)
CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
CHAPTERS = ("application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/x-dtbook+xml")
DAY = re.compile(r"\s*(\d{4}(?:-\d\d(?:-\d\d)?)?)(?=$|[T\s])")
TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
OTHERS = (
    (re.compile(r"word/"), "a Word document; name it .docx"),
    (re.compile(r"content\.xml$"), "an OpenDocument file; name a text .odt"),
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A file of the book's text."""

    part: str
    """Its name in the archive."""
    is_contents: bool
    """Whether it is the table of contents that reading programs show."""


@dataclass(frozen=True, slots=True)
class Package:
    """What the package file says."""

    chapters: tuple[Chapter, ...]
    metadata: Metadata
    language: str


def package(archive: Archive) -> Package:
    """Return what the package file of an EPUB says.

    Raises:
        ReadError: there is none, or a chapter is missing or encrypted.
    """
    part = _part(archive)
    root = archive.tree(part)
    if root is None:
        raise ReadError(f"is not a whole EPUB: the package file {part[:60]!r} is missing; {SAVE_AGAIN}")
    chapters = tuple(_chapters(root, posixpath.dirname(part)))
    if not chapters:
        raise ReadError(f"is not a whole EPUB: its package file names no chapter; {SAVE_AGAIN}")
    locked = _locked(archive)
    for chapter in chapters:
        if chapter.part in locked:
            raise ReadError(f"is encrypted: {chapter.part[:60]!r} is locked; give a copy without a lock")
        if not archive.holds(chapter.part):
            raise ReadError(f"is not a whole EPUB: the chapter {chapter.part[:60]!r} is missing; {SAVE_AGAIN}")
    language = next(_texts(root, "language"), "")
    return Package(chapters, _metadata(root), language if TAG.fullmatch(language) else "")


def _part(archive: Archive) -> str:
    """Return the name of the package file."""
    root = archive.tree(CONTAINER)
    if root is None:
        for pattern, what in OTHERS:
            if archive.holds_like(pattern):
                raise ReadError(f"is not EPUB: it looks like {what}")
        raise ReadError(f"is not a whole EPUB: the part {CONTAINER!r} is missing; {SAVE_AGAIN}")
    named = (element.get("full-path") or "" for element in root.iter("{*}rootfile"))
    return next(filter(None, named), "")


def _chapters(root: etree._Element, folder: str) -> Iterator[Chapter]:
    items = {element.get("id") or "": element for element in root.iter("{*}item")}
    seen: set[str] = set()
    for reference in root.iter("{*}itemref"):
        item = items.get(reference.get("idref") or "")
        if item is None or (item.get("media-type") or "").strip().lower() not in CHAPTERS:
            continue
        part = _joined(folder, item.get("href") or "")
        if part not in seen:
            seen.add(part)
            yield Chapter(part, "nav" in (item.get("properties") or "").split())


def _joined(folder: str, address: str) -> str:
    path = unquote(urlsplit(address).path)
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")


def _locked(archive: Archive) -> frozenset[str]:
    """Return the names of the parts that are encrypted; of fonts that is usual, and no matter here."""
    root = archive.tree(ENCRYPTION)
    found = () if root is None else root.iter("{*}CipherReference")
    return frozenset(_joined("", element.get("URI") or "") for element in found)


def _metadata(root: etree._Element) -> Metadata:
    days = filter(None, map(DAY.match, _texts(root, "date")))
    return Metadata(
        title=next(_texts(root, "title"), ""),
        authors=tuple(_texts(root, "creator")),
        date=next((day[1] for day in days), ""),
    )


def _texts(root: etree._Element, name: str) -> Iterator[str]:
    for element in root.iter(f"{{http://purl.org/dc/elements/1.1/}}{name}"):
        if text := one_line("".join(map(str, element.itertext()))):
            yield text

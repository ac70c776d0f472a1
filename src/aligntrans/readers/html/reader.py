"""HTML to a page: every text that it holds, the main text told from the furniture around it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from lxml import etree

from aligntrans.errors import ReadError
from aligntrans.model import Kind
from aligntrans.readers.encoding import decode
from aligntrans.readers.html import content, roles, runs
from aligntrans.readers.html.head import Head, day_of
from aligntrans.readers.html.roles import Purpose
from aligntrans.readers.page import furniture, pages, pullquotes, vocabulary, wording
from aligntrans.readers.page.pages import Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.model import Metadata, Page, Span
    from aligntrans.readers.html.tree import Run

DECLARED = re.compile(
    rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)|<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]+)",
    re.IGNORECASE,
)
XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
KINDS = {
    Purpose.FURNITURE: Kind.FURNITURE,
    Purpose.CAPTION: Kind.CAPTION,
    Purpose.PULL_QUOTE: Kind.PULL_QUOTE,
}
SITE_PARTS = ("nav", "footer", "aside")


class HtmlReader:
    """Reads web pages, old and broken ones too; menus and boxes are told from the text."""

    extensions: ClassVar[tuple[str, ...]] = (".html", ".htm", ".xhtml")

    def read(self, data: bytes, *, keep_lines: bool = False) -> Page:  # noqa: ARG002 # lines mean nothing
        """Return all text of a page; see `aligntrans.protocols.Reader`.

        Text that is not seen, or stands outside the main part, in menus, boxes of links..., is furniture.
        """
        root = parsed(decode(data, declared))
        head = Head(root)
        own, language = head.metadata(), head.language
        etree.strip_elements(root, *runs.DROPPED, with_tail=False)
        title = _title(root, own.title)
        tree = runs.walk(root, title)
        main, body = content.main_and_body(tree)
        pieces = [_piece(run, is_main=number in main) for number, run in enumerate(tree.runs)]
        _mark_head(pieces, tree.runs, body)
        _name_title(pieces, own.title)
        found = furniture.classify(pieces, authors=own.authors)
        pullquotes.mark(pieces, (Kind.QUOTE,))
        _mark_leftovers(pieces, tree.runs, body)
        return pages.page(pieces, _metadata(own, language, found, pieces, tree.runs), language)


def declared(data: bytes) -> str:
    """Return the character set that the head of a page names, empty when it names none."""
    match = DECLARED.search(data)
    return (match[1] or match[2]).decode("ascii") if match else ""


def parsed(text: str) -> etree._Element:
    """Return the root of a page.

    Raises:
        ReadError: it is empty, or goes beyond what the parser takes.
    """
    source = XML_DECLARATION.sub("", text, count=1) if text.lstrip()[:5] == "<?xml" else text
    parser = etree.HTMLParser(
        recover=True,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    try:
        root = etree.fromstring(source.encode("utf-8"), parser)
    except etree.LxmlError as error:
        raise ReadError(f"cannot be read as HTML: {error}; save it from a browser, or as text") from None
    for entry in parser.error_log:
        if entry.type_name == "ERR_RESOURCE_LIMIT":
            raise ReadError(
                f"goes beyond what the HTML parser takes, 256 nested tags or 10 MB in one text (line"
                f" {entry.line}: {entry.message.split(',')[0].strip()}); save it as text"
            )
    if root is None:
        raise ReadError("is empty: there is no text in it; name a file with text")
    return root


def _title(root: etree._Element, named: str) -> etree._Element | None:
    """Return the heading that names the page: of the top-level ones that which is not the site's name."""
    headings = [(element, vocabulary.squash("".join(map(str, element.itertext())))) for element in root.iter("h1")]
    headings = [(element, text) for element, text in headings if text]
    named = vocabulary.squash(named)
    best = None
    for element, text in headings:
        around = list(element.iterancestors())
        is_site = any(
            other.tag in SITE_PARTS or roles.is_hidden({str(k): str(v) for k, v in other.attrib.items()})
            for other in around
        ) or "site" in roles.names_of({str(k): str(v) for k, v in element.attrib.items()})
        rank = (text == named, not is_site, any(other.tag in ("main", "article") for other in around))
        if best is None or rank > best[0]:
            best = (rank, element)
    return best[1] if best else None


def _piece(run: Run, *, is_main: bool) -> Piece:
    if run.is_title:
        return Piece(Kind.TITLE, run.text, run.links)
    if not is_main:
        return Piece(Kind.CAPTION if run.purpose is Purpose.CAPTION else Kind.FURNITURE, run.text, run.links)
    if run.purpose in KINDS:
        return Piece(KINDS[run.purpose], run.text, run.links)
    return Piece(run.kind, run.text, run.links)


def _mark_head(pieces: Sequence[Piece], runs: Sequence[Run], body: Span) -> None:
    """Give bylines, boxes about authors and date lines that their class names tell their kinds."""
    title = next((number for number, run in enumerate(runs) if run.is_title), -1)
    for number, (piece, run) in enumerate(zip(pieces, runs, strict=True)):
        if not piece.is_open:
            continue
        if run.purpose is Purpose.AUTHOR:
            is_line = piece.kind is not Kind.HEADING and wording.is_short(piece.text)
            piece.kind = Kind.BYLINE if is_line and title < number < body.end else Kind.FURNITURE
        elif (run.is_time and wording.is_short(piece.text)) or (
            run.purpose is Purpose.DATE and wording.date_in(piece.text)
        ):
            piece.kind = Kind.DATE_LINE


def _name_title(pieces: Sequence[Piece], named: str) -> None:
    """Give a page without a top-level heading the title that its head names, where the text repeats it."""
    if any(piece.kind is Kind.TITLE for piece in pieces):
        return
    for piece in pieces:
        if piece.is_open and named and vocabulary.squash(piece.text[: vocabulary.CUT]) == vocabulary.squash(named):
            piece.kind = Kind.TITLE
            return


def _mark_leftovers(pieces: Sequence[Piece], runs: Sequence[Run], body: Span) -> None:
    """Make what class names tell is no text, and short labels outside the body, furniture."""
    for number, (piece, run) in enumerate(zip(pieces, runs, strict=True)):
        if not piece.is_open or piece.kind is Kind.TITLE:
            continue
        if run.purpose is not None:
            is_text = wording.is_prose(piece.text) or (wording.ends_sentence(piece.text) and number in body)
            piece.kind = piece.kind if is_text else Kind.FURNITURE
        elif number not in body and wording.is_short(piece.text) and not run.is_note:
            piece.kind = piece.kind if _heads_text(pieces, number) else Kind.FURNITURE


def _heads_text(pieces: Sequence[Piece], number: int) -> bool:
    """Tell whether a heading stands before a piece that is part of the text."""
    after = pieces[number + 1] if number + 1 < len(pieces) else None
    return pieces[number].kind is Kind.HEADING and after is not None and after.is_open


def _metadata(
    own: Metadata, language: str, found: furniture.Found, pieces: Sequence[Piece], runs: Sequence[Run]
) -> Metadata:
    """Return what the page's head says, and where it is silent what its text says."""
    title = next((piece.text for piece in pieces if piece.kind is Kind.TITLE), own.title)
    visible = (
        day_of(run.datetime)
        for piece, run in zip(pieces, runs, strict=True)
        if not piece.is_open and run.purpose is not Purpose.FURNITURE
    )
    alternates = {
        tag: address
        for tag, address in {**found.alternates, **own.alternates}.items()
        if tag.partition("-")[0].lower() != language.partition("-")[0].lower()
    }
    text = [piece for piece in pieces if piece.kind is not Kind.FURNITURE]
    apart = furniture.alternates_only(pages.links(text), alternates)
    return replace(
        own,
        title=title,
        authors=own.authors or tuple(found.authors),
        date=own.date or next(filter(None, visible), found.date),
        alternates=alternates,
        addresses=pages.links(text, apart),
    )

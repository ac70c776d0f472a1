"""HTML to a page: every text that it holds, the main text told from the furniture around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from lxml import etree

from aligntrans.errors import ReadError
from aligntrans.model import Kind, Metadata, Page, Span
from aligntrans.readers import furniture, html_main, html_roles, html_runs, pages, pullquotes, vocabulary
from aligntrans.readers.encoding import decode
from aligntrans.readers.html_head import Head, day_of
from aligntrans.readers.html_roles import Purpose
from aligntrans.readers.html_runs import Run
from aligntrans.readers.pages import Piece

DECLARED = re.compile(
    rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)|<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)
XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
KINDS = {
    Purpose.FURNITURE: Kind.FURNITURE,
    Purpose.CAPTION: Kind.CAPTION,
    Purpose.PULL_QUOTE: Kind.PULL_QUOTE,
}
SITE_PARTS = ("nav", "footer", "aside")


class HtmlReader:
    """Pages as sites publish them, old and broken ones too."""

    extensions: ClassVar[tuple[str, ...]] = (".html", ".htm", ".xhtml")

    def read(self, data: bytes, *, keep_lines: bool = False) -> Page:  # noqa: ARG002 # lines mean nothing in HTML
        """Return all text of a page; see `aligntrans.protocols.Reader`.

        Text that is not seen, or stands outside the main part, in menus, boxes of links and the like, is furniture.
        """
        root = _parsed(decode(data, _declared))
        head = Head(root)
        etree.strip_elements(root, *html_runs.DROPPED, with_tail=False)
        title = _title(root, head.title)
        tree = html_runs.walk(root, title)
        main, body = html_main.main_and_body(tree)
        pieces = [_piece(run, is_main=number in main) for number, run in enumerate(tree.runs)]
        _name_title(pieces, head.title)
        found = furniture.classify(pieces, authors=head.authors)
        pullquotes.mark(pieces, (Kind.QUOTE,))
        _mark_leftovers(pieces, tree.runs, body)
        return pages.page(pieces, _metadata(head, found, pieces, tree.runs), head.language)


def _declared(data: bytes) -> str:
    match = DECLARED.search(data)
    return (match[1] or match[2]).decode("ascii") if match else ""


def _parsed(text: str) -> etree._Element:
    source = XML_DECLARATION.sub("", text, count=1) if text.lstrip()[:5] == "<?xml" else text
    parser = etree.HTMLParser(
        recover=True, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    try:
        root = etree.fromstring(source.encode("utf-8"), parser)
    except etree.LxmlError as error:
        raise ReadError(f"cannot be read as HTML: {error}; save it from a browser, or as text") from None
    for entry in parser.error_log:
        if entry.type_name == "ERR_RESOURCE_LIMIT":
            raise ReadError(
                f"goes beyond what the HTML parser takes, 256 nested tags or 10 MB in one text (line {entry.line}:"
                f" {entry.message.split(',')[0].strip()}); save it as text"
            )
    if root is None:
        raise ReadError("is empty: there is no text in it")
    return root


def _title(root: etree._Element, named: str) -> etree._Element | None:
    """Return the heading that names the page: of the top-level headings the one that is not the site's name."""
    headings = [(element, vocabulary.squash("".join(map(str, element.itertext())))) for element in root.iter("h1")]
    headings = [(element, text) for element, text in headings if text]
    named = vocabulary.squash(named)
    best = None
    for element, text in headings:
        around = list(element.iterancestors())
        is_site = any(
            other.tag in SITE_PARTS or html_roles.is_hidden({str(k): str(v) for k, v in other.attrib.items()})
            for other in around
        ) or "site" in html_roles.names_of({str(k): str(v) for k, v in element.attrib.items()})
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
    is_heading = run.kind is Kind.HEADING
    if run.purpose is Purpose.AUTHOR and (is_heading or not furniture.is_short(run.text)):
        return Piece(Kind.FURNITURE, run.text, run.links)
    return Piece(run.kind, run.text, run.links)


def _name_title(pieces: Sequence[Piece], named: str) -> None:
    """Give a page without a top-level heading the title that its head names, where the text repeats it."""
    if any(piece.kind is Kind.TITLE for piece in pieces):
        return
    for piece in pieces:
        if piece.is_open and named and vocabulary.squash(piece.text[: vocabulary.CUT]) == vocabulary.squash(named):
            piece.kind = Kind.TITLE
            return


def _mark_leftovers(pieces: Sequence[Piece], runs: Sequence[Run], body: Span) -> None:
    """Make what only its class names told about, and short labels outside the body, what they look like."""
    has_title = any(piece.kind is Kind.TITLE for piece in pieces)
    is_below_title = not has_title
    for number, (piece, run) in enumerate(zip(pieces, runs, strict=True)):
        is_below_title = is_below_title or piece.kind is Kind.TITLE
        if not piece.is_open or piece.kind is Kind.TITLE:
            continue
        if run.purpose is Purpose.DATE and (furniture.date_in(piece.text) or run.is_time):
            piece.kind = Kind.DATE_LINE
        elif run.purpose is Purpose.AUTHOR:
            piece.kind = Kind.BYLINE if number < body.end and is_below_title else Kind.FURNITURE
        elif run.purpose is not None:
            is_prose = furniture.is_prose(piece.text) or (
                furniture.ends_sentence(piece.text) and number in body and run.purpose is Purpose.META
            )
            piece.kind = piece.kind if is_prose else Kind.FURNITURE
        elif run.is_time and day_of(run.datetime) and furniture.is_short(piece.text):
            piece.kind = Kind.DATE_LINE
        elif number not in body and furniture.is_short(piece.text) and not run.is_note:
            piece.kind = piece.kind if _heads_text(pieces, number) else Kind.FURNITURE


def _heads_text(pieces: Sequence[Piece], number: int) -> bool:
    """Tell whether a heading stands before a paragraph that is part of the text."""
    after = pieces[number + 1] if number + 1 < len(pieces) else None
    return pieces[number].kind is Kind.HEADING and after is not None and after.is_open and furniture.is_prose(after.text)


def _metadata(head: Head, found: furniture.Found, pieces: Sequence[Piece], runs: Sequence[Run]) -> Metadata:
    own = head.metadata()
    title = next((piece.text for piece in pieces if piece.kind is Kind.TITLE), own.title)
    visible = next((day for run in runs if run.purpose is not Purpose.FURNITURE and (day := day_of(run.datetime))), "")
    bylines = [piece for piece in pieces if piece.kind is Kind.BYLINE]
    names = found.authors or [name for piece in bylines for name in furniture.names_in(piece.text)]
    alternates = {
        tag: address
        for tag, address in (found.alternates | own.alternates).items()
        if tag.partition("-")[0].lower() != head.language.partition("-")[0].lower()
    }
    text = [piece for piece in pieces if piece.kind is not Kind.FURNITURE]
    apart = furniture.alternates_only(pages.links(text), alternates)
    return replace(
        own,
        title=title,
        authors=own.authors or tuple(names),
        date=own.date or visible or found.date,
        alternates=alternates,
        addresses=pages.links(text, apart),
    )


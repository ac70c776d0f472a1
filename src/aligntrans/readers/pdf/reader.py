"""PDF to a page: characters put back into the order in which they are read, or refused where they cannot be trusted."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

import pypdfium2  # type: ignore[import-untyped] # noqa: F401 # asked for here, used by the process that reads; when it is missing, this tells

from aligntrans.model import Kind
from aligntrans.readers.page import furniture, pages, vocabulary, wording
from aligntrans.readers.page.pages import Piece
from aligntrans.readers.pdf import heads, joiners, metadata, paragraphs, surroundings, trust
from aligntrans.readers.pdf.extraction import extract
from aligntrans.readers.pdf.paragraphs import LARGE, Layout
from aligntrans.readers.pdf.sheets import lines_of, rows_of
from aligntrans.text.detection import detect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.model import Metadata, Page
    from aligntrans.readers.pdf.columns import Line
    from aligntrans.readers.pdf.extraction import Content
    from aligntrans.readers.pdf.paragraphs import Paragraph

HEADING_WORDS = 30
TAGGED = {
    "TD": Kind.TABLE_CELL,
    "TH": Kind.TABLE_CELL,
    "Caption": Kind.CAPTION,
    "BlockQuote": Kind.QUOTE,
    "LI": Kind.LIST_ITEM,
    "LBody": Kind.LIST_ITEM,
    "Lbl": Kind.LIST_ITEM,
    "Code": Kind.CODE,
}
HEADING = re.compile(r"(?:^|\s)(?:H[1-6]?|Title)(?:\s|$)")
NO_HEADING_END = (",", "،", ":", ";", "؛")


class PdfReader:
    """Reads PDFs that hold text; Arabic and Farsi in the order in which they are read."""

    extensions: ClassVar[tuple[str, ...]] = (".pdf",)

    def read(self, data: bytes, *, keep_lines: bool = False) -> Page:  # noqa: ARG002 # lines are the page's
        """Return all text of a document; see `aligntrans.protocols.Reader`.

        Running heads and page numbers are furniture, notes at the foot of pages stand behind the text. Text that a
        PDF holds in a way that cannot be trusted is refused.
        """
        return _page(extract(data))


def _page(content: Content) -> Page:
    trust.check_glyphs(content)
    is_rtl = trust.is_right_to_left(content)
    rows = [rows_of(sheet) for sheet in content.sheets]
    joiners.restore([cell for angles in rows for found in angles for row in found for cell in row.cells])
    sheets = [
        (
            lines_of(upright, content, number, is_rtl=is_rtl),
            [line for angle in turned for line in lines_of(angle, content, number, is_rtl=is_rtl)],
        )
        for number, (upright, *turned) in enumerate(rows)
    ]
    boxes = [sheet.box for sheet in content.sheets]
    apart = heads.mark([(lines, box[1], box[3]) for (lines, _), box in zip(sheets, boxes, strict=True)])
    body = [line for lines, _ in sheets for line in lines if id(line) not in apart]
    layout = Layout(body)
    low: set[int] = set()
    for lines, _ in sheets:
        low |= heads.notes([line for line in lines if id(line) not in apart], layout.size)
    text = paragraphs.paragraphs([line for line in body if id(line) not in low], layout)
    notes = paragraphs.paragraphs([line for line in body if id(line) in low], layout)
    own = metadata.metadata(content.info)
    pieces = [(paragraph.lines[0].sheet, _piece(paragraph, layout)) for paragraph in text]
    _name_headings(text, [piece for _, piece in pieces], layout, own.title)
    extra = [line for lines, others in sheets for line in [*(one for one in lines if id(one) in apart), *others]]
    whole = _with_furniture(pieces, extra)
    behind = [_piece(paragraph, layout) for paragraph in notes]
    trust.check_words([piece.text for piece in [*whole, *behind]])
    is_site = surroundings.mark(whole)
    found = furniture.classify(whole, authors=own.authors)
    if is_site:
        surroundings.mark_head(whole, found)
    whole += behind
    surroundings.mark_repeated(whole, is_site=is_site)
    tag = _language(content.language, whole)
    return pages.page(whole, _metadata(own, tag, found, whole), tag)


def _piece(paragraph: Paragraph, layout: Layout) -> Piece:
    first = paragraph.lines[0]
    kind = Kind.LIST_ITEM if paragraph.is_item else Kind.PARAGRAPH
    if first.table:
        kind = Kind.TABLE_CELL
    for role in reversed(first.role.split()):
        if role in TAGGED:
            kind = TAGGED[role]
            break
    if kind is Kind.PARAGRAPH and layout.is_set_apart(paragraph):
        kind = Kind.QUOTE
    text = paragraphs.items(paragraph.text) if kind is Kind.LIST_ITEM else paragraph.text
    return Piece(kind, text, _links(paragraph.lines))


def _links(lines: Sequence[Line]) -> list[tuple[str, str]]:
    """Return the links of a paragraph, those that go on in the next line joined."""
    found: list[tuple[str, str]] = []
    for line in lines:
        for number, (words, address) in enumerate(line.links):
            if number == 0 and found and found[-1][1] == address and line is not lines[0]:
                found[-1] = (f"{found[-1][0]} {words}", address)
            else:
                found.append((words, address))
    return found


def _name_headings(found: Sequence[Paragraph], pieces: Sequence[Piece], layout: Layout, named: str) -> None:
    """Make large or bold lines headings, and one of them the title."""
    headings: list[tuple[Paragraph, Piece]] = []
    for number, (paragraph, piece) in enumerate(zip(found, pieces, strict=True)):
        if piece.kind is not Kind.PARAGRAPH and not HEADING.search(paragraph.lines[0].role):
            continue
        if _is_heading(paragraph, layout, found[number + 1 : number + 2]):
            piece.kind = Kind.HEADING
            headings.append((paragraph, piece))
    if not headings:
        return
    squashed = vocabulary.squash(named)
    alike = [piece for _, piece in headings if squashed and vocabulary.squash(piece.text) == squashed]
    largest = max(paragraph.size for paragraph, _ in headings)
    tops = [piece for paragraph, piece in headings if paragraph.size >= largest * 0.98]
    first = next(iter(alike or (tops if len(tops) == 1 or tops[0] is headings[0][1] else [])), None)
    if first and len(pieces) > 1:
        first.kind = Kind.TITLE


def _is_heading(paragraph: Paragraph, layout: Layout, after: Sequence[Paragraph]) -> bool:
    role = paragraph.lines[0].role
    if HEADING.search(role):
        return True
    if role not in ("", "P"):
        return False
    words = len(paragraph.text.split(None, HEADING_WORDS + 1))
    if words > HEADING_WORDS or paragraph.text.endswith(NO_HEADING_END) or not any(map(str.isalpha, paragraph.text)):
        return False
    if paragraph.size >= LARGE * layout.size:
        return True
    is_line = paragraph.is_bold and wording.is_short(paragraph.text) and paragraph.size >= layout.size * 0.98
    return is_line and bool(after) and not after[0].is_bold


def _with_furniture(pieces: Sequence[tuple[int, Piece]], lines: Sequence[Line]) -> list[Piece]:
    """Return the pieces with what each page has beside its text before the first piece that starts on it."""
    found: list[Piece] = []
    waiting = sorted(lines, key=lambda line: line.sheet)
    place = 0
    for sheet, piece in pieces:
        while place < len(waiting) and waiting[place].sheet <= sheet and not _goes_behind(waiting[place], sheet):
            found.append(Piece(Kind.FURNITURE, waiting[place].text, list(waiting[place].links)))
            place += 1
        found.append(piece)
    found += [Piece(Kind.FURNITURE, line.text, list(line.links)) for line in waiting[place:]]
    return found


def _goes_behind(line: Line, sheet: int) -> bool:
    """Tell whether a line at the foot of a page waits for the text of its page to end."""
    return line.is_low and line.sheet == sheet


def _language(declared: str, pieces: Sequence[Piece]) -> str:
    """Return the tag that the file declares, none where its letters show that it is the program's own language."""
    tag = metadata.language(declared)
    text = "\n".join(piece.text for piece in pieces if piece.kind.is_content)
    seen = detect(text).tag if tag else ""
    return tag if not seen or seen.partition("-")[0] == tag.partition("-")[0].lower() else ""


def _metadata(own: Metadata, language: str, found: furniture.Found, pieces: Sequence[Piece]) -> Metadata:
    """Return what the text says, and where it is silent what the properties say."""
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

"""The text of an ODT, its notes or a header, to pieces in the order in which they are read."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree

from aligntrans.model import Kind
from aligntrans.readers.docx.paragraphs import Paragraph
from aligntrans.readers.odt.names import children, find, name, value
from aligntrans.readers.odt.styles import BODY_LEVEL, hidden_sections
from aligntrans.readers.page.pages import Piece

if TYPE_CHECKING:
    from collections.abc import Callable

    from aligntrans.readers.odt.styles import Styles

RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
LETTER = re.compile(r"[^\W\d_]")
WHITE = re.compile(r"[ \t\r\n]+")
MOST_SPACES = 1000
"""That one element may stand for."""
SKIPPED = frozenset(
    {
        "text:tracked-changes",  # what was deleted: the changes are accepted
        "text:note-citation",
        "text:ruby-text",
        "text:sequence-decls",
        "text:variable-decls",
        "text:user-field-decls",
        "office:annotation",
        "office:forms",
        "office:binary-data",
        "svg:title",
        "svg:desc",
    }
)
LISTINGS = frozenset(
    f"text:{kind}"
    for kind in (
        "table-of-content",
        "illustration-index",
        "table-index",
        "object-index",
        "user-index",
        "alphabetical-index",
    )
)
HIDING = frozenset({"text:hidden-text", "text:hidden-paragraph", "text:placeholder"})


@dataclass(slots=True)
class Findings:
    """What all stories of a document share."""

    styles: Styles
    notes: dict[str, list[etree._Element]] = field(default_factory=dict)
    """Bodies of the notes that the text refers to, in order, by class: ``footnote``, ``endnote``."""
    headings: list[tuple[int, Piece]] = field(default_factory=list)
    """Headings of the text with their outline level."""
    letters: Counter[str] = field(default_factory=Counter)
    """How many letters are marked as of which language; the empty tag is for those that are not."""


class Story:
    """Reads one part. No recursion, one pass."""

    def __init__(self, findings: Findings) -> None:
        self._found = findings
        self._pieces: list[Piece] = []
        self._paragraphs: list[Paragraph] = []
        self._kinds: list[Kind] = [Kind.PARAGRAPH]
        self._spans: list[str] = []
        self._hidden = 0
        self._listings = 0
        self._sections: frozenset[etree._Element] = frozenset()
        self._starts: dict[str, Callable[[etree._Element], None]] = {
            "text:p": self._start_paragraph,
            "text:h": self._start_paragraph,
            "text:list-item": lambda _: self._kinds.append(Kind.LIST_ITEM),
            "text:numbered-paragraph": lambda _: self._kinds.append(Kind.LIST_ITEM),
            "table:table-cell": self._start_cell,
            "table:covered-table-cell": self._start_hidden,
            "draw:text-box": lambda _: self._kinds.append(Kind.PARAGRAPH),
            "text:span": lambda one: self._spans.append(value(one, "text:style-name")),
            "text:a": self._start_link,
            "draw:a": self._start_link,
            "text:s": self._spaces,
            "text:tab": lambda _: self._add("\t"),
            "text:line-break": lambda _: self._in_paragraph(Paragraph.break_line),
            "text:section": self._start_section,
        } | dict.fromkeys(HIDING, self._start_hidden)
        self._ends: dict[str, Callable[[etree._Element], None]] = {
            "text:p": lambda _: self._end_paragraph(),
            "text:h": lambda _: self._end_paragraph(),
            "text:list-item": lambda _: self._leave(),
            "text:numbered-paragraph": lambda _: self._leave(),
            "table:table-cell": lambda _: self._leave(),
            "table:covered-table-cell": self._end_hidden,
            "draw:text-box": lambda _: self._leave(),
            "text:span": lambda _: self._leave_span(),
            "text:a": lambda _: self._in_paragraph(Paragraph.close_link),
            "draw:a": lambda _: self._in_paragraph(Paragraph.close_link),
            "text:section": self._end_section,
        } | dict.fromkeys(HIDING, self._end_hidden)

    def read(self, root: etree._Element) -> list[Piece]:
        """Return the pieces of *root*."""
        self._sections = hidden_sections(root)
        walk = etree.iterwalk(root, events=("start", "end"))
        skipped: etree._Element | None = None
        for event, element in walk:
            tag = name(element)
            if event == "start":
                if tag in SKIPPED or tag == "text:note":
                    self._note(element, tag)
                    walk.skip_subtree()
                    skipped = element
                    continue
                self._listings += tag in LISTINGS
                if tag in self._starts:
                    self._starts[tag](element)
                if element.text:
                    self._add(element.text)
            else:
                if element is not skipped:
                    self._listings -= tag in LISTINGS
                    if tag in self._ends:
                        self._ends[tag](element)
                if element.tail and element is not root:
                    self._add(element.tail)
        return self._pieces

    # Paragraphs and what holds them ------------------------------------------------------------------------------

    def _start_paragraph(self, element: etree._Element) -> None:
        style = value(element, "text:style-name")
        look = self._found.styles.look(style)
        kind, level = look.kind, look.level
        if name(element) == "text:h" and kind in (Kind.PARAGRAPH, Kind.HEADING):
            given = value(element, "text:outline-level")
            kind = Kind.HEADING
            level = min(int(given[:3]) - 1, BODY_LEVEL - 1) if given.isdecimal() and int(given[:3]) else 0
        elif kind is Kind.PARAGRAPH and not look.is_named:
            kind = self._kinds[-1]
        self._paragraphs.append(Paragraph(kind, level, style))

    def _end_paragraph(self) -> None:
        paragraph = self._paragraphs.pop()
        pieces = list(paragraph.pieces())
        if paragraph.kind in (Kind.HEADING, Kind.TITLE) and pieces and pieces[0].kind is paragraph.kind:
            self._found.headings.append((paragraph.level, pieces[0]))
        (self._paragraphs[-1].boxes if self._paragraphs else self._pieces).extend(pieces)

    def _start_cell(self, element: etree._Element) -> None:
        self._kinds.append(self._kinds[-1] if _is_layout(element) else Kind.TABLE_CELL)

    def _leave(self) -> None:
        self._kinds.pop()

    def _leave_span(self) -> None:
        self._spans.pop()

    def _start_section(self, element: etree._Element) -> None:
        self._hidden += element in self._sections

    def _end_section(self, element: etree._Element) -> None:
        self._hidden -= element in self._sections

    def _start_hidden(self, element: etree._Element) -> None:
        shown = value(element, "text:is-hidden") == "false"
        self._hidden += not shown

    def _end_hidden(self, element: etree._Element) -> None:
        shown = value(element, "text:is-hidden") == "false"
        self._hidden -= not shown

    # Text --------------------------------------------------------------------------------------------------------

    def _add(self, text: str) -> None:
        if not self._paragraphs:
            if text.strip():
                self._pieces.append(Piece(Kind.FURNITURE if self._hidden else Kind.PARAGRAPH, WHITE.sub(" ", text)))
            return
        paragraph = self._paragraphs[-1]
        styles = [*(("text", span) for span in reversed(self._spans)), ("paragraph", paragraph.style)]
        text = WHITE.sub(" ", text) if text != "\t" else text
        if self._hidden or self._found.styles.is_hidden(*styles):
            paragraph.hide(text)
            return
        paragraph.add(text, is_listed=self._listings > 0)
        count = len(LETTER.findall(text))
        is_rtl = len(RTL.findall(text)) * 2 > count
        self._found.letters[self._found.styles.language(*styles, is_rtl=is_rtl)] += count

    def _spaces(self, element: etree._Element) -> None:
        count = value(element, "text:c")
        self._in_paragraph(lambda one: one.add(" " * (min(int(count[:5]), MOST_SPACES) if count.isdecimal() else 1)))

    def _start_link(self, element: etree._Element) -> None:
        address = value(element, "xlink:href")
        self._in_paragraph(lambda paragraph: paragraph.open_link(address))

    def _in_paragraph(self, change: Callable[[Paragraph], None]) -> None:
        if self._paragraphs:
            change(self._paragraphs[-1])

    def _note(self, element: etree._Element, tag: str) -> None:
        body = find(element, "text:note-body")
        if tag == "text:note" and body is not None and not self._hidden:
            self._found.notes.setdefault(value(element, "text:note-class"), []).append(body)


def _is_layout(cell: etree._Element) -> bool:
    """Tell whether a cell sets the page rather than a datum: it is alone, or holds headings, lists or tables."""
    for element in cell.iter("{*}h", "{*}list", "{*}table"):
        if element is not cell:
            return True
    row = cell.getparent()
    table = next(cell.iterancestors("{*}table"), None)
    if row is None or table is None:
        return False
    rows, cells = (islice(held, 2) for held in (table.iter("{*}table-row"), children(row, "table:table-cell")))
    return len(list(rows)) == len(list(cells)) == 1

"""A part of a DOCX, its text, notes or a header, to pieces in the order in which they are read."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from aligntrans.model import Kind
from aligntrans.readers.docx import accepted, fields, symbols, tables
from aligntrans.readers.docx.fields import Fields
from aligntrans.readers.docx.names import find, name, toggle, value
from aligntrans.readers.docx.paragraphs import Paragraph
from aligntrans.readers.docx.styles import BODY_LEVEL, languages_of, level_of, number_of
from aligntrans.readers.page.pages import Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aligntrans.readers.docx.archive import Relation
    from aligntrans.readers.docx.styles import Number, Styles

RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
LETTER = re.compile(r"[^\W\d_]")
SKIPPED = frozenset({"w:pPr", "w:rPr", "w:tblPr", "w:trPr", "w:tcPr", "w:sectPr", "w:sdtPr", "w:sdtEndPr"})
WHITE = " \t\r\n"
LONGEST_MARK = 20  # characters


class Note(NamedTuple):
    """A footnote or endnote that the text refers to."""

    kind: str
    """``footnote`` or ``endnote``."""
    id: str


@dataclass(slots=True)
class Findings:
    """What all stories of a document share."""

    styles: Styles
    numbers: frozenset[Number]
    notes: dict[Note, str] = field(default_factory=dict)
    """Notes in the order of their marks, with the mark where the author set one."""
    headings: list[tuple[int, Piece]] = field(default_factory=list)
    """Headings of the text with their outline level."""
    letters: Counter[str] = field(default_factory=Counter)
    """How many letters are marked as of which language; the empty tag is for those that are not."""


@dataclass(slots=True)
class _Place:
    """What holds paragraphs: the part itself, a table cell, a text box."""

    kind: Kind
    waiting: Paragraph | None = None
    """One that goes on in the next."""


@dataclass(slots=True)
class _Run:
    """The run that is read: as what its text is taken."""

    languages: tuple[str, str] = ("", "")
    style: str = ""
    is_hidden: bool = False
    has_own_mark: bool = False
    """Whether its text is the mark of a note."""


class Story:
    """Reads one part. No recursion, one pass."""

    def __init__(self, findings: Findings, relations: Mapping[str, Relation]) -> None:
        self._found = findings
        self._relations = relations
        self._pieces: list[Piece] = []
        self._paragraphs: list[Paragraph] = []
        self._places: list[_Place] = []
        self._fields = Fields()
        self._runs: list[_Run] = []
        self._placeholders = 0
        self._note: Note | None = None
        self._starts: dict[str, Callable[[etree._Element], None]] = {
            "w:p": self._start_paragraph,
            "w:r": self._start_run,
            "w:t": self._text,
            "m:t": self._text,
            "w:tbl": lambda _: self._emit_waiting(),
            "w:tc": self._start_cell,
            "w:txbxContent": lambda _: self._places.append(_Place(Kind.PARAGRAPH)),
            "w:hyperlink": self._start_link,
            "w:fldSimple": self._start_simple_field,
            "w:sdt": self._start_control,
            "w:fldChar": self._field_mark,
            "w:instrText": lambda one: self._fields.instruct(one.text or ""),
            "w:footnoteReference": self._reference,
            "w:endnoteReference": self._reference,
            "w:br": self._break,
            "w:cr": lambda _: self._in_paragraph(Paragraph.break_line),
            "w:tab": lambda _: self._add("\t"),
            "w:ptab": lambda _: self._add("\t"),
            "w:noBreakHyphen": lambda _: self._add("\u2011"),
            "w:softHyphen": lambda _: self._add("\u00ad"),
            "w:sym": lambda one: self._add(symbols.character(value(one, "w:font"), value(one, "w:char"))),
        }
        self._ends: dict[str, Callable[[etree._Element], None]] = {
            "w:p": lambda _: self._end_paragraph(),
            "w:r": self._end_run,
            "w:tc": lambda _: self._leave(),
            "w:txbxContent": lambda _: self._leave(),
            "w:hyperlink": lambda _: self._in_paragraph(Paragraph.close_link),
            "w:fldSimple": lambda _: self._end_field(),
            "w:sdt": self._end_control,
        }

    def read(self, root: etree._Element) -> list[Piece]:
        """Return the pieces of *root*, whose changes are accepted already."""
        self._matched = fields.matched(root)
        self._places.append(_Place(Kind.PARAGRAPH))
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = name(element)
            if event == "end":
                if tag in self._ends:
                    self._ends[tag](element)
            elif tag in SKIPPED:
                walk.skip_subtree()
            elif tag in self._starts:
                self._starts[tag](element)
        self._leave()
        return self._pieces

    # Paragraphs and what holds them ------------------------------------------------------------------------------

    def _start_paragraph(self, element: etree._Element) -> None:
        properties = find(element, "w:pPr")
        style = value(find(properties, "w:pStyle")) or self._found.styles.default
        look = self._found.styles.look(style)
        given = level_of(properties)
        level = look.level if given is None else given
        number = number_of(properties) or look.number
        kind = look.kind
        if level < BODY_LEVEL and kind in (Kind.PARAGRAPH, Kind.HEADING):
            kind = Kind.HEADING
        elif kind in (Kind.PARAGRAPH, Kind.HEADING):
            kind = Kind.LIST_ITEM if number in self._found.numbers else self._places[-1].kind
        paragraph = Paragraph(kind, level, style)
        paragraph.goes_on = accepted.mark_is_gone(properties) or value(find(properties, "w:framePr"), "w:dropCap") in (
            "drop",
            "margin",
        )
        if waiting := self._places[-1].waiting:
            paragraph.go_on(waiting)
            self._places[-1].waiting = None
        for address in self._fields.addresses:
            paragraph.open_link(address)
        self._paragraphs.append(paragraph)

    def _end_paragraph(self) -> None:
        paragraph = self._paragraphs.pop()
        if paragraph.goes_on:
            self._places[-1].waiting = paragraph
        else:
            self._emit(paragraph)

    def _emit(self, paragraph: Paragraph) -> None:
        pieces = list(paragraph.pieces())
        if paragraph.kind in (Kind.HEADING, Kind.TITLE) and pieces and pieces[0].kind is paragraph.kind:
            self._found.headings.append((paragraph.level, pieces[0]))
        (self._paragraphs[-1].boxes if self._paragraphs else self._pieces).extend(pieces)

    def _start_cell(self, element: etree._Element) -> None:
        sets_page = tables.is_layout(element, self._found.styles, self._found.numbers)
        self._places.append(_Place(self._places[-1].kind if sets_page else Kind.TABLE_CELL))

    def _emit_waiting(self) -> None:
        if waiting := self._places[-1].waiting:
            self._places[-1].waiting = None
            self._emit(waiting)

    def _leave(self) -> None:
        self._emit_waiting()
        self._places.pop()

    def _start_control(self, element: etree._Element) -> None:
        self._placeholders += _shows_placeholder(element)

    def _end_control(self, element: etree._Element) -> None:
        self._placeholders -= _shows_placeholder(element)

    # Runs and their text -----------------------------------------------------------------------------------------

    def _start_run(self, element: etree._Element) -> None:
        properties = find(element, "w:rPr")
        style = value(find(properties, "w:rStyle"))
        hidden = toggle(find(properties, "w:vanish"))
        if hidden is None:
            around = self._paragraphs[-1].style if self._paragraphs else ""
            hidden = self._found.styles.is_hidden(style, around)
        self._runs.append(_Run(languages_of(properties), style, hidden))

    def _end_run(self, _: etree._Element) -> None:
        self._runs.pop()

    def _text(self, element: etree._Element) -> None:
        text = element.text or ""
        self._add(text if value(element, "xml:space") == "preserve" else text.strip(WHITE))

    def _add(self, text: str) -> None:
        if self._fields.in_instruction:
            return
        run = self._runs[-1] if self._runs else _Run()
        if run.has_own_mark and self._note:
            self._found.notes[self._note] = (self._found.notes[self._note] + text)[:LONGEST_MARK]
        elif not self._paragraphs:
            self._pieces.append(Piece(Kind.PARAGRAPH, text))
        elif run.is_hidden or self._placeholders:
            self._paragraphs[-1].hide(text)
        else:
            self._paragraphs[-1].add(text, is_listed=self._fields.in_listing)
            self._count_letters(text, run)

    def _count_letters(self, text: str, run: _Run) -> None:
        count = len(LETTER.findall(text))
        is_rtl = len(RTL.findall(text)) * 2 > count
        styles = (run.style, self._paragraphs[-1].style)
        tag = run.languages[is_rtl] or self._found.styles.language(*styles, is_rtl=is_rtl)
        self._found.letters[tag] += count

    def _break(self, element: etree._Element) -> None:
        is_border = value(element, "w:type") in ("page", "column")
        self._in_paragraph(Paragraph.part if is_border else Paragraph.break_line)

    def _in_paragraph(self, change: Callable[[Paragraph], None]) -> None:
        if self._paragraphs:
            change(self._paragraphs[-1])

    def _reference(self, element: etree._Element) -> None:
        run = self._runs[-1] if self._runs else _Run()
        if run.is_hidden:
            return
        self._note = Note(name(element).removeprefix("w:").removesuffix("Reference"), value(element, "w:id"))
        self._found.notes.setdefault(self._note, "")
        run.has_own_mark = value(element, "w:customMarkFollows") in ("1", "true", "on")

    # Links and fields --------------------------------------------------------------------------------------------

    def _start_link(self, element: etree._Element) -> None:
        relation = self._relations.get(value(element, "r:id"))
        anchor = value(element, "w:anchor")
        address = (relation.target if relation else "") + (f"#{anchor}" if anchor else "")
        self._in_paragraph(lambda paragraph: paragraph.open_link(address))

    def _start_simple_field(self, element: etree._Element) -> None:
        self._fields.begin(value(element, "w:instr"))
        self._start_result()

    def _field_mark(self, element: etree._Element) -> None:
        if element not in self._matched:
            return
        match value(element, "w:fldCharType"):
            case "begin":
                self._fields.begin()
            case "separate":
                self._start_result()
            case "end":
                self._end_field()

    def _start_result(self) -> None:
        if address := self._fields.separate():
            self._in_paragraph(lambda paragraph: paragraph.open_link(address))

    def _end_field(self) -> None:
        if self._fields.end():
            self._in_paragraph(Paragraph.close_link)


def _shows_placeholder(element: etree._Element) -> bool:
    return bool(toggle(find(element, "w:sdtPr", "w:showingPlcHdr")))

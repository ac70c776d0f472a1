"""Lines to paragraphs, headings and list items, by gaps, widths, indents, sizes, and tags where there are any."""

from __future__ import annotations

import itertools
import re
import statistics
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aligntrans.readers.page import furniture, vocabulary, wording
from aligntrans.readers.plain import lines as plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.readers.pdf.columns import Line

# Seen on the briefs of corpora/ as LibreOffice and Chromium print them.
SAME_SIZE = 0.07
WIDER_GAP = 1.22
"""Of the usual distance of lines: more parts paragraphs."""
EMPTY_LINE = 1.75
"""Of the usual distance of lines: an empty line within a block parts it."""
COMMON = 0.4
"""Of the lines that have the commonest distance: as many others make another one common."""
INDENT = 0.8  # ems
ROOM = 0.6  # ems that a line has to have left over beside the next word, to be short on purpose
MOSTLY_FULL = 0.6
"""Of its room: a line this full that does not end a sentence was broken by a narrower box, or an unbreakable word."""
APART = 1.2  # ems
FEWEST_QUOTED = 6  # words
LARGE = 1.1
"""Of the size of most letters: lines this large are set by eye, how full they are tells nothing."""
ITEM_END = (":", ";", "\u061b", ",", "\u060c")
BULLET = re.compile(r"[•‣▪▫◦●○■□◆➢✓\uf0b7\uf0a7\u2043\u00b7][ \t]*(?=\S)")
DASHED = re.compile(r"[–—*-]\s+(?=\S)")
NUMBERED = re.compile(r"\(?(?:\d{1,3}|[A-Za-z\u0627-\u064a])[.)]\s+(?=\S)|\d{1,3}[.)](?=[^\W\d_])|\d{1,2}-\s+(?=\S)")
TIGHT_NUMBER = re.compile(r"(\d{1,3}[.)])(?=[^\W\d_])")
HYPHEN_END = re.compile(r"([^\W\d_]+)-$")
TIED_END = re.compile(r"\w[-\u2010\u2011\u2013\u2014/]$")
"""What a line may end in within a word or before the next without a space."""
WAW = "\u0648"
"""And: in Arabic it is one with the word behind it, in Persian a word of its own."""
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together."""

    lines: list[Line]
    is_item: bool = False
    text: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)

    @property
    def size(self) -> float:
        """The size of most of its letters, in points."""
        return max(self.lines, key=lambda line: len(line.text)).size

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.is_bold for line in self.lines)


class Layout:
    """What is usual in a document."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """Measure *lines*, the text of all pages."""
        sizes: Counter[float] = Counter()
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
        self.size = max(sizes, key=lambda size: (sizes[size], size), default=10.0)
        gaps: dict[float, list[float]] = {}
        for line in lines:
            if line.gap > 0:
                gaps.setdefault(round(line.size), []).append(line.gap)
        self._gaps = {size: _usual(found) for size, found in gaps.items()}
        whole = [line for line in lines if not line.is_parted and not line.table]
        self._left = min((line.left for line in whole), default=0.0)
        self._right = max((line.right for line in whole), default=0.0)
        body = [line for line in lines if abs(line.size - self.size) <= SAME_SIZE * self.size]
        self.starts_right = sum(line.is_rtl for line in body) * 2 > len(body) and _shared(
            [line.right for line in body]
        ) >= _shared([line.left for line in body])
        pages = {(line.block, line.sheet) for line in lines if line.block}
        self.has_blocks_over_pages = len({block for block, _ in pages}) < len(pages)
        self.has_lone_waw = any(WAW in line.text.split()[:-1] for line in lines)
        self.words = Counter(word for line in lines for word in WORD.findall(line.text.casefold()))

    def usual_gap(self, size: float) -> float:
        """Return the usual distance of base lines of letters of *size*, in points."""
        return self._gaps.get(round(size), 1.2 * size)

    def column(self, line: Line) -> tuple[float, float]:
        """Return left and right of the room that a line has."""
        if line.is_parted:
            return line.column_left, line.column_right
        return min(self._left, line.column_left), max(self._right, line.column_right)

    def is_set_apart(self, paragraph: Paragraph) -> bool:
        """Tell whether a paragraph is narrower than the others on both sides, as quotations are."""
        em = paragraph.size
        sides = [
            (line.left - left, right - line.right) for line in paragraph.lines for left, right in [self.column(line)]
        ]
        near, far = min(left for left, _ in sides), min(right for _, right in sides)
        words = len(paragraph.text.split(None, FEWEST_QUOTED + 1))
        is_inside = near > APART * em and far > APART * em and abs(near - far) < INDENT * 4 * em
        is_text = words > FEWEST_QUOTED and len(paragraph.lines) > 1 and em < LARGE * self.size
        return is_inside and is_text

    def start(self, line: Line) -> float:
        """Return how far from the edge where lines begin a line begins, in points."""
        left, right = self.column(line)
        return right - line.right if self.starts_right else line.left - left


def _usual(gaps: list[float]) -> float:
    """Return the smallest distance that is common: in a text of short paragraphs theirs may be as common as that."""
    counts = Counter(round(gap, 0) for gap in gaps)
    most = max(counts.values())
    best = min(gap for gap, count in counts.items() if count >= COMMON * most)
    return statistics.median(gap for gap in gaps if round(gap, 0) == best)


def _shared(edges: list[float]) -> int:
    """Return how many lines share the commonest edge."""
    counts = Counter(round(edge / 4) for edge in edges)
    return max((counts[place] + counts[place + 1] for place in counts), default=0)


def paragraphs(lines: Sequence[Line], layout: Layout) -> list[Paragraph]:
    """Return the paragraphs of a text's lines, in order."""
    found: list[Paragraph] = []
    for line in lines:
        last = found[-1] if found else None
        starts_item = _starts_item(line)
        if last and _belongs(last, line, layout, starts_item=starts_item):
            last.lines.append(line)
        else:
            found.append(Paragraph([line], starts_item))
    _settle_numbers(found)
    for paragraph in found:
        paragraph.text = joined([line.text for line in paragraph.lines], layout)
    return found


def _starts_item(line: Line) -> bool:
    if line.role.endswith(("Lbl", "LI")):
        return True
    return any(pattern.match(line.text) for pattern in (BULLET, DASHED, NUMBERED))


def _settle_numbers(found: Sequence[Paragraph]) -> None:
    """Make lone paragraphs that start with a number or a dash paragraphs again."""
    for number, paragraph in enumerate(found):
        if not paragraph.is_item or BULLET.match(paragraph.text or paragraph.lines[0].text):
            continue
        beside = [*found[max(0, number - 1) : number], *found[number + 1 : number + 2]]
        if not any(other.is_item for other in beside) and not paragraph.lines[0].role:
            paragraph.is_item = False


def _belongs(paragraph: Paragraph, line: Line, layout: Layout, *, starts_item: bool) -> bool:
    """Tell whether *line* goes on with *paragraph*."""
    before = paragraph.lines[-1]
    if line.table or before.table:
        return line.table == before.table and line.cell == before.cell and line.sheet == before.sheet
    if line.block and before.block and (line.sheet == before.sheet or layout.has_blocks_over_pages):
        is_below = line.sheet == before.sheet and line.column == before.column
        is_parted = is_below and line.gap > EMPTY_LINE * layout.usual_gap(line.size)
        return line.block == before.block and not is_parted
    if not _is_alike(before, line) or _starts_furniture(line):
        return False
    if starts_item and line.role == "" and (paragraph.is_item or not _is_broken_before(before, line, layout)):
        return False
    if line.sheet != before.sheet or line.column != before.column:
        return _goes_on_after_break(paragraph, line, layout)
    if before.is_rtl != line.is_rtl and wording.ends_sentence(before.text):
        return False
    if line.gap > WIDER_GAP * layout.usual_gap(line.size) or line.gap <= 0:
        return False
    if line.size >= LARGE * layout.size:
        return True
    if _has_room(before, line, layout) and not (_is_open(before, layout) or plain.may_go_on(line.text)):
        return paragraph.is_item and _fullness(before, layout) >= MOSTLY_FULL
    return not _is_indented(paragraph, line, layout)


def _is_broken_before(before: Line, line: Line, layout: Layout) -> bool:
    """Tell whether a line begins with a number or a dash only since a sentence was broken there."""
    is_ended = wording.ends_sentence(before.text) or before.text.endswith(ITEM_END)
    is_next = line.column == before.column and 0 < line.gap <= WIDER_GAP * layout.usual_gap(line.size)
    return is_next and not is_ended and not BULLET.match(line.text) and not _has_room(before, line, layout)


def _starts_furniture(line: Line) -> bool:
    """Tell whether a line begins with what stands at the head or foot of web pages: rights, other languages."""
    if furniture.COPYRIGHT.match(line.text):
        return True
    return bool(line.links) and vocabulary.Role.ALSO_IN in vocabulary.match(line.text)


def _is_alike(before: Line, line: Line) -> bool:
    return abs(before.size - line.size) <= SAME_SIZE * before.size and before.is_bold == line.is_bold


def _goes_on_after_break(paragraph: Paragraph, line: Line, layout: Layout) -> bool:
    """Tell whether a paragraph goes on in the next column or on the next page."""
    before = paragraph.lines[-1]
    if line.size >= LARGE * layout.size or wording.ends_sentence(before.text) or before.text.endswith((":", "؛", ";")):
        return False
    if line.block and before.block and "H" in (line.role + before.role):
        return False
    if plain.may_go_on(line.text) or plain.ends_open(before.text):
        return True
    return (_is_open(before, layout) or not _has_room(before, line, layout)) and (
        len(paragraph.lines) > 1 or len(before.text.split()) > 6
    )


def _has_room(before: Line, line: Line, layout: Layout) -> bool:
    """Tell whether *before* had room for the first word of *line*."""
    left, right = layout.column(before)
    em = before.size
    indent = before.left - left
    other = right - before.right
    # Boxes and quotations are narrower on both sides, lists on one; the narrower is the safer guess.
    taken = indent if not layout.starts_right else other
    room = (right - left) - (2 * taken if taken > INDENT * em else taken)
    word = line.text.split(None, 1)[0]
    width = (line.right - line.left) * len(word) / max(1, len(line.text))
    return (before.right - before.left) + width + ROOM * em < room - 0.02 * (right - left)


def _is_open(line: Line, layout: Layout) -> bool:
    """Tell whether a line that had room seems to go on all the same."""
    is_ended = wording.ends_sentence(line.text) or line.text.endswith((":", "؛", ";"))
    return not is_ended and _fullness(line, layout) >= MOSTLY_FULL


def _fullness(line: Line, layout: Layout) -> float:
    """Return how much of its room a line takes."""
    left, right = layout.column(line)
    return (line.right - line.left) / max(1.0, right - left)


def _is_indented(paragraph: Paragraph, line: Line, layout: Layout) -> bool:
    """Tell whether *line* begins further in than the one above it, as first lines do."""
    before = paragraph.lines[-1]
    further = layout.start(line) - layout.start(before)
    if abs((line.left + line.right) - (before.left + before.right)) < INDENT * line.size:
        return False  # centred
    if paragraph.is_item and len(paragraph.lines) == 1:
        return further < -2 * INDENT * line.size
    if further > INDENT * line.size:
        return True
    return (paragraph.is_item or len(paragraph.lines) > 1) and further < -INDENT * line.size


def joined(texts: Sequence[str], layout: Layout) -> str:
    """Return lines as one; a word that a hyphen parts is made whole where the text has it whole elsewhere."""
    whole: list[str] = []
    for text, following in itertools.zip_longest(texts, texts[1:], fillvalue=""):
        match = HYPHEN_END.search(text)
        rest = WORD.match(following) if match else None
        if match and rest and layout.words[(match[1] + rest[0]).casefold()]:
            whole.append(text[:-1] + "\u00ad")
        else:
            whole.append(text)
    found: list[str] = []
    for text in map(str.strip, whole):
        if found and found[-1].endswith("\u00ad"):
            found[-1] = found[-1].removesuffix("\u00ad")
        elif found and not (TIED_END.search(found[-1][-3:]) or _is_tied_waw(found[-1], layout)):
            found.append(" ")
        found.append(text)
    return "".join(found)


def _is_tied_waw(text: str, layout: Layout) -> bool:
    """Tell whether a line was broken between "and" and its word, in a text that parts them nowhere else."""
    return text.rpartition(" ")[2] == WAW and not layout.has_lone_waw


def items(text: str) -> str:
    """Return *text* without the bullet before it, its number apart."""
    match = BULLET.match(text) or DASHED.match(text)
    return text[match.end() :] if match else TIGHT_NUMBER.sub(r"\1 ", text, count=1)

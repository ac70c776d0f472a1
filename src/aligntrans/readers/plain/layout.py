"""What a page's layout did to plain text, undone: page numbers, running heads, torn paragraphs."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligntrans.model import Kind
from aligntrans.readers.page import vocabulary, wording
from aligntrans.readers.page.pages import Piece
from aligntrans.readers.plain import lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TORN_WORDS = 8
TORN_WORDS_UNCASED = 20
REST_WORDS = 3
HEAD_LETTERS = 12
MOST_REPEATS_IN_TEXT = 2
BARE_NUMBER = re.compile(r"[\W_]*(?P<number>\d{1,3})(?:\s*[/|]\s*\d{1,4})?[\W_]*$")
WITH_NUMBER = re.compile(r"[\W_]*(\d{1,3})\s*[|·•]\s*\S|.*\S\s*[|·•]\s*(\d{1,3})[\W_]*$")
NUMBER = re.compile(r"\d+")
NO_HEADING = re.compile(r"[,;:،؛.۔…]\s*$|^[\"“«‘(]")
QUESTION = re.compile(r"[?؟!]\s*$")


@dataclass(slots=True)
class Part(Piece):
    """A piece of plain text, and how it was set."""

    run: int = 0
    lines: int = 1
    is_full: bool = False
    is_numbered: bool = False


def mark_page_furniture(parts: Sequence[Part]) -> None:
    """Make page numbers, running heads and lines of nothing but icons furniture."""
    for part in parts:
        if part.text and not vocabulary.squash(part.text):
            part.kind = Kind.FURNITURE
    numbers = [part for part in parts if part.kind is Kind.PARAGRAPH and BARE_NUMBER.match(part.text)]
    values = [int(match["number"]) for part in numbers if (match := BARE_NUMBER.match(part.text))]
    if all(before < after for before, after in itertools.pairwise(values)):
        for part in numbers:
            part.kind = Kind.FURNITURE
    for part in parts:
        if part.kind is Kind.PARAGRAPH and wording.is_short(part.text) and WITH_NUMBER.match(part.text):
            part.kind = Kind.FURNITURE
            numbers.append(part)
    _mark_running_heads(parts, {part.run for part in numbers if part.kind is Kind.FURNITURE})


def _mark_running_heads(parts: Sequence[Part], runs_with_number: set[int]) -> None:
    first = next((part for part in parts if part.is_open and part.text), None)
    candidates = [
        (part, NUMBER.sub("", vocabulary.squash(part.text)))
        for part in parts
        if part is not first and part.kind is Kind.PARAGRAPH and part.text and wording.is_short(part.text)
    ]
    title = vocabulary.squash(first.text)[:HEAD_LETTERS] if first and wording.is_short(first.text) else ""
    repeats = Counter(letters for _, letters in candidates)
    has_number = Counter(letters for part, letters in candidates if NUMBER.search(part.text))
    for part, letters in candidates:
        is_head = part.run in runs_with_number and part.lines == 1
        is_head = is_head or (len(title) == HEAD_LETTERS and title in letters and not part.links)
        is_head = is_head or (len(letters) >= HEAD_LETTERS and repeats[letters] > MOST_REPEATS_IN_TEXT)
        is_page = has_number[letters] == repeats[letters] > 1 and len(part.text.split()) <= REST_WORDS
        if is_head or (is_page and letters):
            part.kind = Kind.FURNITURE


def mend(parts: Sequence[Part]) -> list[Part]:
    """Return *parts* with paragraphs that a page break tore made whole; what stood between follows them."""
    mended: list[Part] = []
    torn: Part | None = None
    tail: Part | None = None
    rest: list[str] = []
    between: list[Part] = []
    first = next((part for part in parts if part.is_open and part.text), None)
    for part in parts:
        if (torn and not part.is_open) or not part.text:
            between.append(part)
        elif torn and tail and torn is not first and _goes_on(tail, part, between):
            rest.append(part.text)
            torn.links.extend(part.links)
            tail = part
            torn.is_full = part.is_full
        else:
            mended.extend(_closed(torn, rest, between))
            torn, tail, rest, between = part, part, [], []
    mended.extend(_closed(torn, rest, between))
    return mended


def _closed(torn: Part | None, rest: list[str], between: list[Part]) -> Iterator[Part]:
    if torn:
        if rest:
            torn.text = lines.join([torn.text, *rest])
        yield torn
    yield from between


def _goes_on(torn: Part, part: Part, between: Sequence[Part]) -> bool:
    """Tell whether *part* is the rest of the sentence that *torn* ends in."""
    if part.kind is not Kind.PARAGRAPH or torn.kind not in (Kind.PARAGRAPH, Kind.LIST_ITEM):
        return False
    if torn.run == part.run or wording.ends_sentence(torn.text) or torn.text.rstrip().endswith((":", "؛", ";")):
        return False
    words = len(torn.text.split(None, TORN_WORDS_UNCASED))
    if words < TORN_WORDS or len(part.text.split(None, REST_WORDS)) < REST_WORDS:
        return False
    start = part.text.lstrip('"“«‘([ ')[:1]
    if start.islower():
        return True
    is_cut = any(piece.kind is Kind.FURNITURE for piece in between)
    is_uncased = not start.isupper()
    is_rest = wording.ends_sentence(part.text)
    if is_uncased and (is_cut or words >= TORN_WORDS_UNCASED):
        return is_rest and (torn.is_full or lines.ends_open(torn.text))
    return is_rest and (lines.ends_open(torn.text) or (is_cut and torn.is_full and torn.lines > 1))


def name_title(parts: Sequence[Part]) -> None:
    """Make the first piece the title, if it reads like one and more follows."""
    texts = [part for part in parts if part.is_open and part.text]
    if len(texts) < 2 or texts[0].kind is not Kind.PARAGRAPH:
        return
    first = texts[0].text
    roles = vocabulary.match(first)
    is_other = vocabulary.Role.ALSO_IN in roles or wording.date_in(first)
    if not wording.is_prose(first) and not is_other and not re.search(r"[.۔:;؛,،]\s*$", first):
        texts[0].kind = Kind.TITLE


def name_headings(parts: Sequence[Part]) -> None:
    """Make short pieces that stand alone before a paragraph or list headings."""
    texts = [part for part in parts if part.is_open and part.text]
    per_run = Counter(part.run for part in texts)
    before_body = False
    streak = 0
    for index in range(len(texts) - 1, -1, -1):
        part = texts[index]
        if not _reads_as_heading(part, per_run[part.run], texts[index + 1 : index + 2], texts[index - 1 : index]):
            before_body = part.kind in (Kind.PARAGRAPH, Kind.LIST_ITEM) and not (
                wording.is_short(part.text) and part.kind is Kind.PARAGRAPH
            )
            streak = 0
            continue
        streak += 1
        if before_body and streak <= 2:
            part.kind = Kind.HEADING


def _reads_as_heading(part: Part, in_run: int, after: Sequence[Part], before: Sequence[Part]) -> bool:
    if part.kind is Kind.LIST_ITEM:
        beside = [*after, *before]
        is_alone = part.is_numbered and in_run == 1 and not any(other.is_numbered for other in beside)
        return is_alone and wording.is_short(part.text)
    if part.kind is not Kind.PARAGRAPH or lines.may_go_on(part.text) or NO_HEADING.search(part.text):
        return False
    words = len(part.text.split(None, wording.SHORT_WORDS + 1))
    if words > wording.SHORT_WORDS or (wording.ends_sentence(part.text) and not QUESTION.search(part.text)):
        return False
    return in_run == 1 or bool(after and after[0].run == part.run and in_run == 2 and after[0].lines > 1)

"""Lines of plain text to units: hard-wrapped lines rejoined, lines short on purpose and list items kept."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligntrans.readers.page import vocabulary, wording
from aligntrans.readers.plain import addresses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aligntrans.readers.page.pages import Link

# Seen on the sample page, 70 to 110 characters wide, and the briefs of corpora/, 75 to 95.
NARROWEST = 40  # characters: narrower lines are verse or lists
NARROW = 60
WIDEST = 160  # a longer line was not wrapped, it is a paragraph
FULL = 0.75  # of the text's width, with the next line's first word: the line was wrapped
SHORTEST_OPEN = 0.4
FULL_TITLE = 0.45  # titles are set in larger letters
WRAPPED_SHARE = 0.55
SENTENCE_A_LINE = 0.7
PUNCTUATED_SHARE = 0.3
FEWEST_STRICT = 3

BULLET = re.compile(r"\s*(?P<sign>[•‣▪▫◦●○■□◆➢✓*+–—-]|[\ue000-\uf8ff])\s+(?=\S)")
DASHES = frozenset("–—-+*")
NUMBER = re.compile(r"\s*\(?(?P<number>\d{1,3})(?:[.)]|-(?=\s))\s+(?=\S)")
ENDS_CLAUSE = re.compile(r"[:;؛]\s*$")
PUNCTUATED = re.compile(r"[^\w\s]\s*$")
HYPHENATED = re.compile(r"[^\W\d_]-$")
SOFT_HYPHEN = "\u00ad"


@dataclass(slots=True)
class Unit:
    """Lines that belong together."""

    text: str
    """On one line, bullet taken off, with the marks of `aligntrans.readers.addresses`."""
    links: tuple[Link, ...]
    run: int
    """Which run of lines without an empty line between them it stands in."""
    is_item: bool = False
    is_numbered: bool = False
    lines: int = 1
    is_full: bool = False
    """Whether its last line reaches the text's right edge."""


def units(taken: addresses.Taken) -> list[Unit]:
    """Return the units of a text in order."""
    runs = list(_runs(taken.text))
    shape = _Shape(runs)
    found: list[Unit] = []
    links = iter(taken.links)
    for number, run in enumerate(runs):
        for group in _groups(run, shape, is_first=number == 0):
            text = join(group.lines)
            own = tuple(next(links) for _ in range(text.count(addresses.START)))
            is_full = shape.is_full(group.lines[-1], "")
            found.append(Unit(text, own, number, group.is_item, group.is_numbered, len(group.lines), is_full))
    return found


def join(lines: Sequence[str]) -> str:
    """Return *lines* as one; a word divided by a soft hyphen is made whole, a hard hyphen stays."""
    parts: list[str] = []
    for line in map(str.strip, lines):
        if parts and parts[-1].endswith(SOFT_HYPHEN):
            parts[-1] = parts[-1].removesuffix(SOFT_HYPHEN)
        elif parts and not (HYPHENATED.search(parts[-1][-3:]) and line[:1].islower()):
            parts.append(" ")
        parts.append(line)
    return "".join(parts)


def may_go_on(text: str) -> bool:
    """Tell whether *text* starts as the rest of a sentence does: with a small letter."""
    start = text.lstrip()[:1]
    return start.islower()


def ends_open(text: str) -> bool:
    """Tell whether *text* ends where no paragraph does: with a comma, a hyphen or a function word."""
    text = addresses.MARK.sub("", text[-400:]).rstrip()
    last = text.rsplit(None, 1)[-1] if text else ""
    return last.endswith((",", "،", "-")) or wording.is_function_word(last)


def _runs(text: str) -> Iterator[list[str]]:
    run: list[str] = []
    for line in text.replace("\f", "\n\n").split("\n"):
        if line.strip():
            run.append(line.rstrip())
        elif run:
            yield run
            run = []
    if run:
        yield run


def _length(line: str) -> int:
    return len(line.rpartition(addresses.BREAK)[2].strip())


def _usual_width(lengths: Sequence[int]) -> int:
    """Return the length of line that nine tenths of a text's characters stand in lines no longer than."""
    left = 0.9 * sum(lengths)
    for length in sorted(lengths):
        left -= length
        if left <= 0:
            return length
    return 0


class _Shape:
    """How wide a text was set, if it was wrapped at all."""

    def __init__(self, runs: Sequence[Sequence[str]]) -> None:
        pairs = [pair for run in runs for pair in itertools.pairwise(run)]
        self.width = _usual_width([_length(line) for line, _ in pairs])
        self.is_wrapped = NARROWEST <= self.width <= WIDEST and self._is_wrapped(pairs)

    def _is_wrapped(self, pairs: Sequence[tuple[str, str]]) -> bool:
        # Characters are counted, not lines: lists of short lines are no evidence against wrapped paragraphs.
        pairs = [pair for pair in pairs if not _starts_item(pair[1])] or pairs
        total = sum(_length(line) for line, _ in pairs)
        full = sum(
            _length(line)
            for line, following in pairs
            if self.is_full(line, following) or (may_go_on(following) and not wording.ends_sentence(line))
        )
        ended = sum(_length(line) for line, _ in pairs if wording.ends_sentence(line))
        punctuated = sum(_length(line) for line, _ in pairs if PUNCTUATED.search(line[-3:]))
        if len(pairs) > 1 and ended >= SENTENCE_A_LINE * total:
            return False
        if self.width < NARROW and punctuated >= PUNCTUATED_SHARE * total:
            return False
        return full >= WRAPPED_SHARE * total

    def is_full(self, line: str, following: str, full: float = FULL) -> bool:
        """Tell whether *line* had no room for the first word of the line after it."""
        return _length(line) + 1 + _first_word(following) >= full * self.width

    def is_narrow(self, run: Sequence[str]) -> bool:
        """Tell whether *run* is a narrower column, wrapped at its own width."""
        width = max(map(_length, run))
        pairs = list(itertools.pairwise(run))
        return (
            NARROWEST <= width < FULL * self.width
            and len(pairs) >= FEWEST_STRICT
            and all(_length(line) + 1 + _first_word(following) > width for line, following in pairs)
        )


def _first_word(line: str) -> int:
    return len(re.split(rf"[\s{addresses.BREAK}]", line.strip(), maxsplit=1)[0])


def _starts_item(line: str) -> bool:
    return BULLET.match(line) is not None or NUMBER.match(line) is not None


@dataclass(slots=True)
class _Group:
    lines: list[str]
    is_item: bool = False
    is_numbered: bool = False


def _groups(run: Sequence[str], shape: _Shape, *, is_first: bool) -> Iterator[_Group]:
    """Yield the lines of a run that belong together; the first run may hold title, byline and date."""
    is_narrow = shape.is_wrapped and shape.is_narrow(run)
    group: _Group | None = None
    number = 0
    for line in run:
        before = group.lines[-1] if group else ""
        full = FULL_TITLE if is_first else FULL
        is_joined = group is not None and (
            is_narrow or _belongs(before, line, shape, full) or (group.is_item and _goes_on(before, line, shape))
        )
        is_joined = is_joined and not (is_first and wording.is_head_line(addresses.MARK.sub("", line)))
        may_start = not is_joined or bool(group and group.is_item) or wording.ends_sentence(before)
        may_start = may_start or ENDS_CLAUSE.search(before) is not None
        bullet, numbered = BULLET.match(line), NUMBER.match(line)
        if bullet and may_start and vocabulary.squash(line[bullet.end() :]):
            if group:
                yield group
            group = _Group([line[bullet.end() :]], is_item=True)
        elif numbered and (may_start or int(numbered["number"]) == number + 1):
            if group:
                yield group
            number = int(numbered["number"])
            group = _Group([line], is_item=True, is_numbered=True)
        elif group and is_joined:
            group.lines.append(line)
        else:
            if group:
                yield group
            group = _Group([line])
    if group:
        yield group


def _belongs(line: str, following: str, shape: _Shape, full: float) -> bool:
    """Tell whether *following* goes on where *line* was wrapped."""
    if not shape.is_wrapped or _length(line) > WIDEST:
        return False
    if shape.is_full(line, following, full):
        return True
    return _goes_on(line, following, shape) and _length(line) >= shape.width * SHORTEST_OPEN


def _goes_on(line: str, following: str, shape: _Shape) -> bool:
    """Tell whether a sentence goes from *line* on to *following*, as far as letters tell."""
    is_open = may_go_on(following) or ends_open(line)
    return shape.is_wrapped and is_open and not wording.ends_sentence(line)

"""Brackets that have no partner in one language and have one in the other."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from aligntrans.checks.characters import finding, quoted
from aligntrans.checks.codes import inside, may_have_codes, untouchable
from aligntrans.checks.odd import odd_ones
from aligntrans.checks.sides import language, named
from aligntrans.model import Finding, Severity, Span
from aligntrans.protocols import Example

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from aligntrans.model import TranslationUnit

PARTNERS = {")": "(", "]": "[", "}": "{", "﴾": "﴿", "）": "（", "】": "【"}
OPENING = frozenset(PARTNERS.values())
BRACKET = re.compile(r"[()\[\]{}﴾﴿（）【】]")
LIST_MARK = r"(?P<first>^\s*)\w{{1,3}}\)|(?:(?<=\s)|(?<=[(،,;؛:]))(?:\d{{1,2}}|{words})\)"
"""What stands before a bracket of its own in a list: ``1)``, ``b)``; more than that only at the start of a line."""
NUMBERED, NUMBER = re.compile(r"\s*(\d{1,2})\)"), re.compile(r"\s*(\d{1,2})\s")
"""The first item of a list, and one whose bracket is gone."""
SMILEY = re.compile(r"(?<!\w)[:;=]['-]?[()\[\]]")
MORE = 2


@dataclass(frozen=True, slots=True)
class Brackets:
    """The brackets of a text."""

    pairs: int
    lone: tuple[int, ...]
    """Places of those that have no partner."""
    marks: tuple[int, ...] = ()
    """Places of those that stand behind a list mark inside a line."""

    def beside(self, others: Iterable[Brackets]) -> tuple[int, ...]:
        """Return those that have no partner, with what looks like a list mark but is half of a pair of another text."""
        total = self.pairs + len(self.marks)
        is_half = any(
            total == other.pairs + len(other.marks) and len(self.marks) == len(other.marks) + 1 for other in others
        )
        return tuple(sorted((*self.lone, *self.marks))) if is_half else self.lone


class BracketsCheck:
    """A bracket has no partner in one language, where the other language has both or none.

    Why it matters: a lone bracket is a slip that readers see, and often a sign of words that went with its partner.

    Round, square, curly and ornate brackets are counted together, in order. A warning when one text has a bracket
    without partner and the other has not; what runs on into the next segment is open in both. Information when a text
    stands alone, and when one has two pairs or more beyond the other's. Not reported: list marks such as ``1)`` and
    ``الف)``, smileys, and what stands in code. ``4)`` is no list mark where the other text has a pair instead, and a
    list mark that lost its bracket, ``1`` for ``1)``, is a warning.

    To silence it for a unit, ignore ``brackets`` there.
    """

    id = "brackets"
    severity = Severity.WARNING
    examples = (
        Example({"en": "The fund (2019) is new.", "ar": "الصندوق (٢٠١٩) جديد."}, fires=False),
        Example({"en": "The fund (2019) is new.", "ar": "الصندوق (٢٠١٩ جديد."}, fires=True),
        Example({"en": "The fund is new.", "fa": "صندوق جدید) است."}, fires=True),
        Example({"en": "1) Water", "fa": "الف) آب"}, fires=False),
        Example({"en": "1) Water", "fa": "۱ آب"}, fires=True),
        Example({"en": "See the map (figure 4).", "ar": "انظر الخريطة شكل 4)."}, fires=True),
        Example({"en": "(It began there.", "ar": "(بدأ الأمر هناك."}, fires=False),
        Example({"en": "A (b) and C (d)", "fa": "الف و ج"}, fires=True),
    )

    def find(self, unit: TranslationUnit) -> Iterator[Finding]:
        """Yield lone brackets, or, where there are none, counts that differ a lot, and list marks that lost theirs."""
        if not any(BRACKET.search(variant.text) for variant in unit.variants):
            return
        seen = [_brackets(variant.text, language(variant.language).list_marks) for variant in unit.variants]
        lone = [one.beside(seen) for one in seen]
        if len(seen) == 1 and lone[0]:
            yield self._lone(unit, 0, lone[0], Severity.INFO)
        sides = [
            tuple(_side(variant.text[place]) for place in places)
            for variant, places in zip(unit.variants, lone, strict=True)
        ]
        for odd, right in odd_ones(sides):
            place = odd if lone[odd] else right
            yield self._lone(unit, place, lone[place], self.severity)
        if not any(lone):
            yield from self._many(unit, [one.pairs + len(one.marks) for one in seen])
        yield from self._unmarked(unit)

    def _unmarked(self, unit: TranslationUnit) -> Iterator[Finding]:
        source = unit.variants[0]
        if mark := NUMBERED.match(source.text):
            for target in unit.variants[1:]:
                number = NUMBER.match(target.text)
                if number and int(number[1]) == int(mark[1]):
                    message = f"{quoted([number[1]])} of {named([target.language])} is a list mark without its bracket"
                    yield finding(self.id, unit, self.severity, message, target, [Span(*number.span(1))])

    def _lone(self, unit: TranslationUnit, number: int, places: tuple[int, ...], severity: Severity) -> Finding:
        variant = unit.variants[number]
        shown = quoted(variant.text[place] for place in places)
        message = f"{shown} has no partner in {named([variant.language])}"
        return finding(self.id, unit, severity, message, variant, [Span(place, place + 1) for place in places])

    def _many(self, unit: TranslationUnit, pairs: list[int]) -> Iterator[Finding]:
        for odd, right in odd_ones(pairs):
            if abs(pairs[odd] - pairs[right]) >= MORE:
                sides = (named([unit.variants[place].language]) for place in (odd, right))
                message = f"{pairs[odd]} pairs of brackets in {next(sides)}, {pairs[right]} in {next(sides)}"
                yield Finding(self.id, unit.id, Severity.INFO, message)


def _side(character: str) -> str:
    return "(" if character in OPENING else ")"


@lru_cache(maxsize=64)
def _brackets(text: str, list_marks: frozenset[str]) -> Brackets:
    """Return the brackets of *text*."""
    found = [match.start() for match in BRACKET.finditer(text)]
    if not found:
        return Brackets(0, ())
    if not may_have_codes(text):
        every = _matched(text, found, {})
        if not every.lone:  # the rule, and looking for addresses is slow
            return every
    spared = untouchable(text)
    marks = {match.end() - 1: match["first"] is None for match in _list_mark(list_marks).finditer(text)}
    marks.update((match.end() - 1, False) for match in SMILEY.finditer(text))
    return _matched(text, [place for place in found if not inside(place, spared)], marks)


@cache
def _list_mark(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(LIST_MARK.format(words="|".join((r"[^\W\d_]", *sorted(words)))), re.MULTILINE)


def _matched(text: str, places: list[int], marks: Mapping[int, bool]) -> Brackets:
    """Return which of the brackets at *places* are pairs; *marks* need no partner, and may be inside a line."""
    stack: list[int] = []
    alone: list[int] = []
    inner: list[int] = []
    waiting: Counter[str] = Counter()
    pairs = 0
    for place in places:
        character = text[place]
        if character in OPENING:
            if place not in marks:
                stack.append(place)
                waiting[character] += 1
        elif waiting[PARTNERS[character]]:
            while text[stack[-1]] != PARTNERS[character]:
                waiting[text[stack[-1]]] -= 1
                alone.append(stack.pop())
            waiting[text[stack.pop()]] -= 1
            pairs += 1
        elif place not in marks:
            alone.append(place)
        elif marks[place]:
            inner.append(place)
    return Brackets(pairs, tuple(sorted((*alone, *stack))), tuple(inner))

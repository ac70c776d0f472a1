"""Brackets that have no partner in one language and have one in the other."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from aligntrans.checks.characters import finding, quoted
from aligntrans.checks.codes import inside, may_have_codes, untouchable
from aligntrans.checks.odd import odd_ones
from aligntrans.checks.sides import language, named
from aligntrans.model import Finding, Severity, Span
from aligntrans.protocols import Example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligntrans.model import TranslationUnit

PARTNERS = {")": "(", "]": "[", "}": "{", "﴾": "﴿", "）": "（", "】": "【"}
OPENING = frozenset(PARTNERS.values())
BRACKET = re.compile(r"[()\[\]{}﴾﴿（）【】]")
LIST_MARK = r"^\s*\w{{1,3}}\)|(?:(?<=\s)|(?<=[(،,;؛:]))(?:\d{{1,2}}|{words})\)"
"""What stands before a bracket of its own in a list: ``1)``, ``b)``; more than that only at the start of a line."""
SMILEY = re.compile(r"(?<!\w)[:;=]['-]?[()\[\]]")
MORE = 2


class BracketsCheck:
    """A bracket has no partner in one language, where the other language has both or none.

    Why it matters: a lone bracket is a slip that readers see, and often a sign of words that went with its partner.

    Round, square, curly and ornate brackets are counted together, in order. A warning when a translation has a bracket
    without partner and the source has not; what runs on into the next segment is open in both. Information when it is
    the source's bracket, when a text stands alone, and when one has two pairs or more beyond the other's. Not reported:
    list marks such as ``1)`` and ``الف)``, smileys, and what stands in code.

    To silence it for a unit, ignore ``brackets`` there.
    """

    id = "brackets"
    severity = Severity.WARNING
    examples = (
        Example({"en": "The fund (2019) is new.", "ar": "الصندوق (٢٠١٩) جديد."}, fires=False),
        Example({"en": "The fund (2019) is new.", "ar": "الصندوق (٢٠١٩ جديد."}, fires=True),
        Example({"en": "The fund is new.", "fa": "صندوق جدید) است."}, fires=True),
        Example({"en": "1) Water", "fa": "الف) آب"}, fires=False),
        Example({"en": "(It began there.", "ar": "(بدأ الأمر هناك."}, fires=False),
        Example({"en": "A (b) and C (d)", "fa": "الف و ج"}, fires=True),
    )

    def find(self, unit: TranslationUnit) -> Iterator[Finding]:
        """Yield lone brackets, or, where there are none, counts that differ a lot."""
        if not any(BRACKET.search(variant.text) for variant in unit.variants):
            return
        seen = [_brackets(variant.text, language(variant.language).list_marks) for variant in unit.variants]
        lone = [
            tuple(_side(variant.text[place]) for place in sorted(alone))
            for variant, (_, alone) in zip(unit.variants, seen, strict=True)
        ]
        if len(seen) == 1 and lone[0]:
            yield self._lone(unit, 0, seen[0][1], Severity.INFO)
        for odd, right in odd_ones(lone):
            place = odd if lone[odd] else right
            yield self._lone(unit, place, seen[place][1], self.severity if place else Severity.INFO)
        if not any(lone):
            yield from self._many(unit, [pairs for pairs, _ in seen])

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
def _brackets(text: str, list_marks: frozenset[str]) -> tuple[int, tuple[int, ...]]:
    """Return how many pairs of brackets *text* has, and where those stand that have no partner."""
    found = [match.start() for match in BRACKET.finditer(text)]
    if not found:
        return 0, ()
    if not may_have_codes(text):
        pairs, alone = _matched(text, found, frozenset())
        if not alone:  # the rule, and looking for addresses is slow
            return pairs, ()
    spared = untouchable(text)
    marks = frozenset(match.end() - 1 for match in (*_list_mark(list_marks).finditer(text), *SMILEY.finditer(text)))
    return _matched(text, [place for place in found if not inside(place, spared)], marks)


@cache
def _list_mark(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(LIST_MARK.format(words="|".join((r"[^\W\d_]", *sorted(words)))), re.MULTILINE)


def _matched(text: str, places: list[int], marks: frozenset[int]) -> tuple[int, tuple[int, ...]]:
    stack: list[int] = []
    alone: list[int] = []
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
    return pairs, tuple(sorted((*alone, *stack)))

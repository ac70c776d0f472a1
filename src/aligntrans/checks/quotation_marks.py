"""Quotation marks that are open in one language and closed in the other, reversed, or far more of them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from aligntrans.checks.characters import finding
from aligntrans.checks.codes import inside, may_have_codes, untouchable
from aligntrans.checks.odd import odd_ones
from aligntrans.checks.sides import language, named
from aligntrans.languages import Direction
from aligntrans.model import Finding, Fix, Severity, Span
from aligntrans.protocols import Example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligntrans.model import TranslationUnit, Variant

MARKS = re.compile('[«»“”„‟‹›"＂]')
SINGLE = re.compile(r"(?<![\w'’])(?:‘[^‘’\n]{1,200}’|'[^'\n]{1,200}')(?!\w)")
"""Quotations in single marks; an apostrophe stands beside a letter on both sides or ends a word without a mate."""
GUILLEMETS = re.compile("[«»]")
REVERSED = re.compile(r"(?:»[^«»]*«)(?:[^«»]*»[^«»]*«)*")
TYPED_BACKWARDS = re.compile(r"(?:^|[\s(])»\S")
MORE = 2
"""Quotations that one text has more than the other, from which it is worth a word."""


class QuotationMarksCheck:
    """A quotation is closed in one language and not in the other, or its marks turn wrong.

    Why it matters: without its end, readers take for a quotation what is not, and a missing mark often shows that words
    are missing with it.

    All kinds of double marks are equal: «…» is “…” is "…". A warning when a translation has an odd number of them and
    the source an even one; the reverse is information, for what runs on into the next segment may be open in one. A
    warning too for guillemets that were typed for their looks in right-to-left text (»…«), which is fixed. Information
    when one text has two quotations or more beyond the other's. Not reported: apostrophes, single marks, inches, marks
    in code.

    To silence it for a unit, ignore ``quotation-marks`` there.
    """

    id = "quotation-marks"
    severity = Severity.WARNING
    examples = (
        Example({"en": "He said “no”.", "fa": "گفت «نه»."}, fires=False),
        Example({"en": "He said “no”.", "ar": "قال «لا."}, fires=True),
        Example({"en": "He said “no”.", "fa": "گفت »نه«."}, fires=True),
        Example({"en": "He said: “We will go.", "ar": "قال: «سنذهب."}, fires=False),
        Example({"en": "It's the ministry's 5\" pipe.", "fa": "این لولهٔ پنج اینچی وزارتخانه است."}, fires=False),
        Example({"en": "“Yes” and “no” and “maybe”", "ar": "نعم ولا وربما"}, fires=True),
    )

    def find(self, unit: TranslationUnit) -> Iterator[Finding]:
        """Yield quotations left open in one language, then reversed marks, then counts that differ a lot."""
        places = [_places(variant.text) for variant in unit.variants]
        if not any(places) and not any("'" in one.text or "‘" in one.text for one in unit.variants):
            return
        parities = [len(found) % 2 for found in places]
        if len(places) > 1 and len(set(parities)) > 1:
            yield from self._open(unit, places, parities)
        for variant, found in zip(unit.variants, places, strict=True):
            if found and language(variant.language).direction is Direction.RIGHT_TO_LEFT:
                yield from self._reversed(unit, variant)
        if len(places) > 1 and not any(parities):
            yield from self._many(unit, places)

    def _open(self, unit: TranslationUnit, places: list[tuple[int, ...]], parities: list[int]) -> Iterator[Finding]:
        for odd, right in odd_ones(parities):
            variant, other = unit.variants[odd], unit.variants[right]
            open_one, closed = (variant, other) if parities[odd] else (other, variant)
            found = places[unit.variants.index(open_one)]
            message = f"A quotation is open in {named([open_one.language])} and not in {named([closed.language])}"
            where = [Span(place, place + 1) for place in found]
            is_source = open_one is unit.variants[0]
            yield finding(self.id, unit, Severity.INFO if is_source else self.severity, message, open_one, where)

    def _reversed(self, unit: TranslationUnit, variant: Variant) -> Iterator[Finding]:
        text = variant.text
        marks = "".join(GUILLEMETS.findall(text))
        if marks and marks == "»«" * (len(marks) // 2) and TYPED_BACKWARDS.search(text):
            where = [Span(match.start(), match.end()) for match in GUILLEMETS.finditer(text)]
            fixes = [Fix(variant.language, span, "»" if span.of(text) == "«" else "«") for span in where]
            message = f"Guillemets of {named([variant.language])} are reversed"
            yield finding(self.id, unit, self.severity, message, variant, where, fixes=fixes)

    def _many(self, unit: TranslationUnit, places: list[tuple[int, ...]]) -> Iterator[Finding]:
        counts = [len(found) // 2 for found in places]
        if max(counts) - min(counts) < MORE:
            return
        counts = [
            count + len(SINGLE.findall(variant.text)) for count, variant in zip(counts, unit.variants, strict=True)
        ]
        for odd, right in odd_ones(counts):
            if abs(counts[odd] - counts[right]) >= MORE:
                one, other = unit.variants[odd], unit.variants[right]
                sides = named([one.language]), named([other.language])
                message = f"{counts[odd]} quotations in {sides[0]}, {counts[right]} in {sides[1]}"
                spans = {
                    variant.language: tuple(Span(place, place + 1) for place in places[number])
                    for number, variant in ((odd, one), (right, other))
                    if places[number]
                }
                yield Finding(self.id, unit.id, Severity.INFO, message, spans)


@lru_cache(maxsize=64)
def _places(text: str) -> tuple[int, ...]:
    """Return where the double marks of *text* stand, without those of code and of inches."""
    found = [match.start() for match in MARKS.finditer(text)]
    if not found:
        return ()
    spared = untouchable(text) if len(found) % 2 or may_have_codes(text) else ()
    kept: list[int] = []
    straight = 0
    for place in found:
        if spared and inside(place, spared):
            continue
        if text[place] == '"':
            if not straight % 2 and text[place - 1 : place].isdecimal():
                continue  # 5" pipe
            straight += 1
        kept.append(place)
    return tuple(kept)

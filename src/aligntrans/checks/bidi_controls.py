"""Invisible controls of direction that are left open, or that show a text in another order than it has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aligntrans.checks.characters import described, finding, replaced, spans
from aligntrans.checks.codes import untouchable
from aligntrans.checks.sides import named
from aligntrans.model import Severity
from aligntrans.protocols import Example
from aligntrans.text.bidi import CLOSES, FSI, LRE, LRI, LRO, PDF, PDI, RLE, RLI, RLO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligntrans.model import Finding, TranslationUnit, Variant

CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
BREAKS = frozenset("\n\r\x1c\x1d\x1e\x85\u2029")
"""Ends of paragraphs, which no control crosses (UAX #9, class B)."""
EVENT = re.compile("[\u202a-\u202e\u2066-\u2069\n\r\x1c-\x1e\x85\u2029]")
EMBEDDINGS = frozenset((LRE, RLE))
OVERRIDES = frozenset((LRO, RLO))
ISOLATES = frozenset((LRI, RLI, FSI))


class BidiControlsCheck:
    """A control of direction is left open, overrides the direction, or stands inside a code.

    Why it matters: such controls show a text in another order than it has. They can hide what a reader is to see
    (CVE-2021-42574), reorder what follows the segment, and break placeholders and addresses.

    Errors: overrides (``U+202D``, ``U+202E``), controls that are opened and not closed in their paragraph or closed
    without being open, and any control inside a placeholder, a tag or an address. Information: balanced embeddings
    (``U+202A``, ``U+202B``), which let their neighbours in; isolates do not. Not reported: direction marks and
    balanced isolates in running text. Fixed: overrides, what is unbalanced, and what stands in a code are removed;
    no visible character changes.

    To silence it for a unit, ignore ``bidi-controls`` there.
    """

    id = "bidi-controls"
    severity = Severity.ERROR
    examples = (
        Example({"en": "The limit is \u202e005 units.", "ar": "الحد ٥٠٠ وحدة."}, fires=True),
        Example({"en": "See the annex.", "fa": "پیوست \u2067الف را ببینید."}, fires=True),
        Example({"en": "Hello {name}", "ar": "مرحبًا {na\u200eme}"}, fires=True),
        Example({"fa": "به \u202bوزارت\u202c نامه نوشتند."}, fires=True),
        Example({"en": "Use \u2068C++\u2069 here.", "ar": "استخدم \u2068C++\u2069 هنا."}, fires=False),
        Example({"fa": "زبان C++\u200e آسان نیست."}, fires=False),
    )

    def find(self, unit: TranslationUnit) -> Iterator[Finding]:
        """Yield what is wrong in every text: overrides, what is unbalanced, what is in a code, then embeddings."""
        for variant in unit.variants:
            if not variant.text.isascii() and CONTROLS.search(variant.text):
                yield from self._in(unit, variant)

    def _in(self, unit: TranslationUnit, variant: Variant) -> Iterator[Finding]:
        text, side = variant.text, named([variant.language])
        pairs, loose = _pairs(text)
        overrides = {place: partner for place, partner in pairs.items() if text[place] in OVERRIDES}
        loose_overrides = {place for place in loose if text[place] in OVERRIDES}
        bad = {*overrides, *overrides.values(), *loose_overrides}
        if bad:
            names = described(text[place] for place in sorted({*overrides, *loose_overrides}))
            yield self._finding(unit, variant, bad, f"{names} in {side} shows the text in a false order")
        if open_ones := loose - loose_overrides:
            names = described(text[place] for place in sorted(open_ones))
            yield self._finding(unit, variant, open_ones, f"{names} in {side} is not balanced")
        if inner := _inner(text) - bad - loose:
            closing = {pairs[place] for place in inner if place in pairs}
            removable = {
                place
                for place in inner
                if (text[place] not in CLOSES and text[place] not in (PDF, PDI))
                or pairs.get(place) in inner
                or place in closing
            }
            names = described(text[place] for place in sorted(inner))
            yield self._finding(unit, variant, inner, f"{names} inside a code or an address of {side}", removable)
        kept = {place for place, partner in pairs.items() if text[place] in EMBEDDINGS and not {place, partner} & inner}
        if kept:
            names = described(text[place] for place in sorted(kept))
            message = f"{names} in {side} also orders what stands beside it; isolates do not"
            suggestion = "use U+2066 to U+2069, or markup"
            where = spans(sorted(kept))
            yield finding(self.id, unit, Severity.INFO, message, variant, where, suggestion=suggestion)

    def _finding(
        self, unit: TranslationUnit, variant: Variant, places: set[int], message: str, remove: set[int] | None = None
    ) -> Finding:
        fixes = replaced(variant, dict.fromkeys(sorted(places if remove is None else remove), ""))
        return finding(self.id, unit, self.severity, message, variant, spans(sorted(places)), fixes=fixes)


def _pairs(text: str) -> tuple[dict[int, int], set[int]]:
    """Return where controls close by where they open, and where those stand that have no partner."""
    pairs: dict[int, int] = {}
    loose: set[int] = set()
    stack: list[int] = []
    isolates = 0
    for match in EVENT.finditer(text):
        place, character = match.start(), match[0]
        if character in BREAKS:
            loose.update(stack)
            stack.clear()
            isolates = 0
        elif character in CLOSES:
            stack.append(place)
            isolates += character in ISOLATES
        elif character == PDF and stack and text[stack[-1]] not in ISOLATES:
            pairs[stack.pop()] = place
        elif character == PDI and isolates:
            while text[stack[-1]] not in ISOLATES:
                loose.add(stack.pop())
            pairs[stack.pop()] = place
            isolates -= 1
        else:
            loose.add(place)
    return pairs, loose | set(stack)


def _inner(text: str) -> set[int]:
    """Return where controls stand inside a code or an address, its ends left out."""
    bare = CONTROLS.sub("", text)
    spared = untouchable(bare)
    if not spared:
        return set()
    places = [place for place, character in enumerate(text) if not CONTROLS.match(character)]
    found: set[int] = set()
    for start, end in spared:
        first, last = places[start], places[end - 1]
        found.update(place for place in range(first, last) if CONTROLS.match(text[place]))
    return found

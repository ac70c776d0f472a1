"""Translations that are far too long or too short for their source."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligntrans.checks.sides import language, named, sides
from aligntrans.model import Finding, Severity, Span
from aligntrans.protocols import Example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligntrans.model import TranslationUnit


@dataclass(frozen=True, slots=True)
class Lengths:
    """How the lengths of two languages go together: the logarithm of their ratio is normal."""

    mean: float
    """Of the logarithm of the second length over the first."""
    wide: float
    """Its variance in long texts."""
    short: float
    """What is added for short ones: that much, over the geometric mean of both lengths."""
    words: float = 0.0
    """Mean of the logarithm of the ratio of words."""
    telling: float = 0.0
    """The same of words that are none of the commonest of their language."""
    content: float = 0.0
    """The same of the lengths of the vectors of words, by the encoder in the package."""

    def deviation(self, first: int, second: int) -> float:
        """Return by how many standard deviations the second of two lengths is longer than it should be."""
        variance = self.wide + self.short / math.sqrt(first * second)
        return (math.log(second / first) - self.mean) / math.sqrt(variance)


RATIOS = {
    ("en", "ar"): Lengths(-0.14, 0.0135, 1.03, -0.07, 0.17, -0.01),
    ("en", "fa"): Lengths(-0.12, 0.0135, 1.03, 0.09, 0.14, 0.04),
    ("ar", "fa"): Lengths(0.02, 0.0160, 1.60, 0.16, 0.00, 0.05),
}
"""Of letters and digits; fitted on 1,432 sentences in three languages, every second document of TICO-19 (2026)."""
ANY = Lengths(0.0, 0.0300, 1.60)
"""Of two other languages, whose ratio is not known: twice the variance."""
MOST = 5.0
"""Standard deviations. A normal distribution has one in 150,000 beyond it; clean sentences of TICO-19 about one in
1,000, and interface texts more."""
LEAST_LETTERS = 20
"""Of the longer text; shorter ones say nothing by their length."""


class LengthCheck:
    """A translation is far longer or shorter than translations of such a text are.

    Why it matters: a text that is much too short has lost a part, one that is much too long holds a part of its
    neighbour.

    Letters and digits are counted, and the ratio of the two counts is held against what is usual for the two
    languages and for texts of that length. Texts of fewer than 20 letters are not looked at. To silence it for a unit,
    ignore ``length`` there; ``most_deviations`` sets how far is too far.
    """

    id = "length"
    severity = Severity.WARNING
    examples = (
        Example(
            {
                "en": "The council will publish its report in spring and then ask the public for comments.",
                "ar": "سينشر المجلس تقريره في الربيع ثم يطلب تعليقات الجمهور.",
            },
            fires=False,
        ),
        Example(
            {
                "en": "The council will publish its report in spring and then ask the public for comments.",
                "ar": "سينشر المجلس.",
            },
            fires=True,
        ),
        Example(
            {"en": "Road works.", "fa": "بهسازی جاده\u200cها در سراسر استان تا پایان تابستان ادامه خواهد داشت."},
            fires=True,
        ),
        Example({"en": "Yes.", "fa": "بله، همین طور است."}, fires=False),
    )

    def __init__(self, *, most_deviations: float = MOST) -> None:
        self.most_deviations = most_deviations

    def find(self, unit: TranslationUnit) -> Iterator[Finding]:
        """Yield a finding for every translation whose length does not fit its source's."""
        for source, target in sides(unit):
            counts = (letters(source.text), letters(target.text))
            if min(counts) < 1 or max(counts) < LEAST_LETTERS:
                continue
            deviation = lengths(source.language, target.language).deviation(*counts)
            if abs(deviation) < self.most_deviations:
                continue
            how = "long" if deviation > 0 else "short"
            message = (
                f"{named([target.language])} is too {how} for its source: "
                f"{counts[1]} letters for {counts[0]}".removeprefix("the ")
            )
            spans = {target.language: (Span(0, len(target.text)),)}
            yield Finding(self.id, unit.id, self.severity, message, spans)


def letters(text: str) -> int:
    """Return how many letters and digits *text* has."""
    return sum(map(str.isalnum, text))


def lengths(first: str, second: str) -> Lengths:
    """Return how the lengths of texts of two languages go together."""
    pair = (language(first).tag, language(second).tag)
    if known := RATIOS.get(pair):
        return known
    if back := RATIOS.get(pair[::-1]):
        return Lengths(-back.mean, back.wide, back.short, -back.words, -back.telling, -back.content)
    return ANY

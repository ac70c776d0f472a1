"""Numbers that one language has and another lacks, by value; dates are another check's."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from aligntrans.checks.sides import named, quoted, sides
from aligntrans.checks.values import digits, is_code, is_joined, rest, runs
from aligntrans.model import Finding, Severity
from aligntrans.protocols import Example

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aligntrans.model import Span, TranslationUnit, Variant
    from aligntrans.numbers import Number

DIGIT = re.compile(r"\d")
ROMAN = {
    str(value): re.compile(rf"(?<![^\W_]){numeral}(?![^\W_])")
    for value, numeral in enumerate(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], 1)
}
"""Latin letters for small numbers, which other scripts write in digits."""


class NumbersCheck:
    """A number stands in one language and not in the other.

    Why it matters: a wrong dose, share or price is the costliest mistranslation.

    Numbers are compared by value: ``12`` is ``١٢``, ``۱۲``, ``اثنا عشر`` and ``دوازده``, ``4.9 million`` is
    ``4,900,000``. What is reported is written in digits in at least one of the languages. Not reported: digits in
    the middle of a name or a code (``B2B``), digits that only the translation has in one (``كوفيد-19``), a number that
    the other text has as well but not as often, and a number that is in words in one language and in none in the other
    (``one``, ``the second``).

    A number that became another is one finding, an error. One that is missing or was added is a warning: languages
    write ``2`` and ``two`` in many ways, and translators spell out what the source takes for known. To silence it for a
    unit, ignore ``numbers`` there.
    """

    id = "numbers"
    severity = Severity.ERROR
    examples = (
        Example({"en": "The clinic treated 312 people.", "ar": "عالجت العيادة ٣١٢ شخصًا."}, fires=False),
        Example({"en": "The clinic treated 312 people.", "fa": "این درمانگاه ۳۲۱ نفر را درمان کرد."}, fires=True),
        Example({"en": "Five schools reopened.", "fa": "۵ مدرسه بازگشایی شد."}, fires=False),
        Example({"en": "It cost 4.9 million dollars.", "ar": "بلغت كلفته ملايين الدولارات."}, fires=True),
        Example({"en": "Cases of COVID-19 fell.", "ar": "تراجعت إصابات كوفيد-19 هذا العام."}, fires=False),
        Example({"en": "Prices rose.", "ar": "ارتفعت الأسعار ١٥٪.", "fa": "قیمت\u200cها بالا رفت."}, fires=True),
    )

    def find(self, unit: TranslationUnit) -> Iterator[Finding]:
        """Yield numbers that changed, then those that are missing, then those that were added."""
        missing: dict[Span, list[str]] = defaultdict(list)
        if not any(DIGIT.search(one.text) for one in unit.variants):
            return
        for source, target in sides(unit):
            lost, added = (self._telling(side, source, target) for side in (0, 1))
            if len(lost) == len(added) == 1:
                yield self._changed(unit, (source, lost[0].span), (target, added[0].span))
                continue
            for number in lost:
                missing[number.span].append(target.language)
            for number in added:
                text = quoted(number.span.of(target.text))
                message = f"{text} of {named([target.language])} is not in {named([source.language])}"
                yield self._finding(unit, message, {target.language: (number.span,)}, Severity.WARNING)
        source = unit.variants[0]
        for span, tags in missing.items():
            text = quoted(span.of(source.text))
            message = f"{text} is missing from {named(tags)}"
            yield self._finding(unit, message, {source.language: (span,)}, Severity.WARNING)

    @staticmethod
    def _telling(side: int, source: Variant, target: Variant) -> list[Number]:
        """Return the numbers of one side that the other should have and has not."""
        here, there = (source, target) if side == 0 else (target, source)
        return [
            number
            for number in rest(source, target).numbers[side]
            if not number.weak
            and not number.spelled
            and not (is_joined(here.text, number.span) if side == 0 else is_code(here.text, number.span))
            and _is_new(number.span.of(here.text), there.text)
        ]

    def _changed(self, unit: TranslationUnit, one: tuple[Variant, Span], other: tuple[Variant, Span]) -> Finding:
        (source, first), (target, second) = one, other
        message = f"{quoted(first.of(source.text))} is {quoted(second.of(target.text))} in {named([target.language])}"
        spans = {source.language: (first,), target.language: (second,)}
        return self._finding(unit, message, spans, self.severity)

    def _finding(
        self, unit: TranslationUnit, message: str, spans: Mapping[str, tuple[Span, ...]], severity: Severity
    ) -> Finding:
        return Finding(self.id, unit.id, severity, message, spans)


def _is_new(number: str, text: str) -> bool:
    """Return whether a number has digits, and some that *text* has not."""
    lacking = digits(number) - runs(text)
    return bool(lacking) and not any(figure in ROMAN and ROMAN[figure].search(text) for figure in lacking)

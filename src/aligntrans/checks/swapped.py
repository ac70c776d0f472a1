"""Translations of two neighbouring units that stand in each other's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligntrans.checks.meaning import meaning_of
from aligntrans.checks.sides import named
from aligntrans.model import Finding, Severity, Span, Status
from aligntrans.protocols import Example

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aligntrans.checks.meaning import Floats
    from aligntrans.model import TranslationUnit
    from aligntrans.protocols import Encoder

LEAST_GAIN = 0.12
"""By how much two neighbours must be more alike crosswise than as they stand: cosines of both pairs, summed. Of 2,832
pairs of neighbours of every second document of TICO-19 none is, in order, and all but 9 are once they are swapped."""


class SwappedCheck:
    """The translations of two neighbouring units stand in each other's place.

    Why it matters: every word is right, so that nobody who reads one language notices, and a memory serves the wrong
    sentence ever after.

    Each unit is held against the one before it: crosswise, both translations have to be more like the other's source
    than like their own. That needs vectors of words that add up. Reported with the second of the two. To silence it for
    a unit, accept it, or ignore ``swapped`` there.
    """

    id = "swapped"
    severity = Severity.ERROR
    needs_encoder = True
    examples = (
        Example(
            {"en": "The harbour was closed for a week.", "ar": "يعمل في المستشفى سبعة أطباء."},
            {"en": "Seven doctors work in the hospital.", "ar": "أُغلق الميناء أسبوعًا كاملًا."},
            fires=True,
        ),
        Example(
            {"en": "The harbour was closed for a week.", "ar": "أُغلق الميناء أسبوعًا كاملًا."},
            {"en": "Seven doctors work in the hospital.", "ar": "يعمل في المستشفى سبعة أطباء."},
            fires=False,
        ),
        Example(
            {"en": "Seven doctors work in the hospital.", "fa": "بندر یک هفته بسته بود."},
            {"en": "The harbour was closed for a week.", "fa": "هفت پزشک در بیمارستان کار می\u200cکنند."},
            fires=True,
        ),
        Example(
            {"en": "The harbour was closed.", "fa": "بندر بسته شد."},
            {"en": "The harbour was closed.", "fa": "بندر بسته شد."},
            fires=False,
        ),
    )

    def __init__(self, *, encoder: Encoder | None = None) -> None:
        self.meaning = meaning_of(encoder)
        self.before: dict[str, Floats] = {}
        """Directions of the texts of the unit before, by language."""

    def prepare(self, units: Sequence[TranslationUnit]) -> None:
        """Learn the words of *units* at once."""
        if self.meaning:
            self.meaning.prepare(units)

    def find(self, unit: TranslationUnit) -> Iterator[Finding]:
        """Yield a finding for each language that is swapped with the unit before."""
        if self.meaning is None:
            return
        here = {
            one.language: self.meaning.gist(one).direction for one in unit.variants if self.meaning.knows(one.language)
        }
        before, self.before = self.before, here
        source, *others = unit.variants
        shared = [one for one in others if one.language in before and one.language in here]
        if source.language not in before or source.language not in here or unit.status is Status.ACCEPTED:
            return
        first, second = before[source.language], here[source.language]
        swapped = []
        for target in shared:
            one, other = before[target.language], here[target.language]
            if (first - second) @ (other - one) >= LEAST_GAIN:
                swapped.append(target)
        if swapped:
            names = named([one.language for one in swapped], article=False)
            message = f"{names} seems to be swapped with the unit before"
            spans = {one.language: (Span(0, len(one.text)),) for one in swapped}
            yield Finding(self.id, unit.id, self.severity, message, spans)

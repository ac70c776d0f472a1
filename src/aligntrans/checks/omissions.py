"""What a translation leaves out: all of a unit, or a clause of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligntrans.checks.gaps import gap
from aligntrans.checks.meaning import meaning_of
from aligntrans.checks.sides import Expected, named, quoted, sides
from aligntrans.checks.usual import Usual
from aligntrans.model import Finding, Severity, Span, Status
from aligntrans.protocols import Example

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aligntrans.model import TranslationUnit
    from aligntrans.protocols import Encoder

LEAST_ODDS = 1.6
"""Logarithm of odds from which a run of words is reported: on the documents of TICO-19 that the weights were not fitted
on, it is reported of 8 clean sentences in 1,000, and of 89 in 100 of 16 words or more that lost a clause."""
LEAST_LETTERS = 2


class OmissionsCheck:
    """A text, or a clause of it, has no translation.

    Why it matters: what is not there is what reviewers overlook most easily.

    Two things are reported. A unit without a text in one of the file's languages, where its source has one. And a run
    of words of the source, 15 to 50 % of it, without which source and translation are much more alike, word by word
    and in length, as lengths go in the file; that needs vectors of words that add up, and is only asked of texts of
    12 words or more. Which words are shown is a guess that may be off by a few. Free translations are taken for
    omissions now and then.

    To silence it for a unit, accept the unit, or ignore ``omissions`` there.
    """

    id = "omissions"
    severity = Severity.WARNING
    needs_encoder = True
    examples = (
        Example(
            {"en": "The dam was closed.", "ar": "أُغلق السد."},
            {"en": "Nobody was hurt."},
            fires=True,
        ),
        Example(
            {"en": "The dam was closed.", "ar": "أُغلق السد."},
            {"en": "Nobody was hurt.", "ar": "لم يصب أحد بأذى."},
            fires=False,
        ),
        Example(
            {
                "en": "The ministry closed the old bridge in spring, and the families on the other bank now reach the "
                "hospital by boat when the river is calm.",
                "fa": "وزارتخانه در بهار پل قدیمی را بست.",
            },
            fires=True,
        ),
        Example(
            {
                "en": "The ministry closed the old bridge in spring, and the families on the other bank now reach the "
                "hospital by boat when the river is calm.",
                "fa": "وزارتخانه در بهار پل قدیمی را بست و خانواده\u200cهای ساکن آن سوی رودخانه اکنون وقتی آب آرام است "
                "با قایق به بیمارستان می\u200cروند.",
            },
            fires=False,
        ),
    )

    def __init__(self, *, encoder: Encoder | None = None) -> None:
        self.meaning = meaning_of(encoder)
        self.expected = Expected()
        self.usual = Usual(self.meaning) if self.meaning else None

    def prepare(self, units: Sequence[TranslationUnit]) -> None:
        """Learn the words and the languages of *units* at once."""
        self.expected.learn(units)
        if self.meaning and self.usual:
            self.meaning.prepare(units)
            self.usual.learn(units)

    def find(self, unit: TranslationUnit) -> Iterator[Finding]:
        """Yield a finding for languages without a text, then for each translation that leaves out a part."""
        if unit.status is Status.ACCEPTED:
            return
        self.expected.learn([unit])
        source = unit.variants[0]
        missing = self.expected.missing(unit)
        if missing and source.language == self.expected.source and sum(map(str.isalpha, source.text)) >= LEAST_LETTERS:
            spans = {source.language: (Span(0, len(source.text)),)}
            message = f"has no text in {named(missing, article=False)}"
            yield Finding(self.id, unit.id, self.severity, message, spans)
        for one, other in sides(unit):
            if self.meaning and self.usual and self.meaning.knows(one.language, other.language):
                found = gap(self.meaning, one, other, self.usual.of(one, other))
                if found and found.odds >= LEAST_ODDS:
                    shown = quoted(found.span.of(one.text))
                    message = f"{shown} seems to be missing from {named([other.language])}"
                    yield Finding(self.id, unit.id, self.severity, message, {one.language: (found.span,)})

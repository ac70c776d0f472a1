"""What a translation has that its source lacks: all of a unit, or a clause of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligntrans.checks.gaps import gap
from aligntrans.checks.meaning import meaning_of
from aligntrans.checks.omissions import LEAST_LETTERS
from aligntrans.checks.sides import Expected, named, quoted, sides
from aligntrans.model import Finding, Severity, Span, Status
from aligntrans.protocols import Example

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aligntrans.model import TranslationUnit
    from aligntrans.protocols import Encoder

LEAST_ODDS, MOST_CONTENT = 7.0, -0.3
"""Stricter than for omissions: translators explain more often than they leave out."""


class AdditionsCheck:
    """A text, or a clause of a translation, has no source.

    Why it matters: what the source does not say was said by nobody who may speak for its author.

    The reverse of ``omissions``, and found in the same way. A unit without a text in the file's first language is a
    warning; a run of words that the source seems to lack is only information, since translators explain what their
    readers cannot know. To silence it for a unit, accept the unit, or ignore ``additions`` there.
    """

    id = "additions"
    severity = Severity.WARNING
    needs_encoder = True
    examples = (
        Example(
            {"en": "The dam was closed.", "ar": "أُغلق السد."},
            {"ar": "لم يصب أحد بأذى."},
            fires=True,
        ),
        Example(
            {"en": "The dam was closed.", "ar": "أُغلق السد."},
            {"en": "Nobody was hurt.", "ar": "لم يصب أحد بأذى."},
            fires=False,
        ),
        Example(
            {"en": "The dam was closed.", "ar": "أُغلق السد."},
            {"en": "Nobody was hurt."},
            fires=False,
        ),
        Example(
            {
                "en": "The ministry closed the old bridge in spring.",
                "fa": "وزارتخانه در بهار پل قدیمی را بست و خانواده\u200cهای ساکن آن سوی رودخانه اکنون وقتی آب آرام است "
                "با قایق به بیمارستان می\u200cروند.",
            },
            fires=True,
        ),
    )

    def __init__(self, *, encoder: Encoder | None = None) -> None:
        self.meaning = meaning_of(encoder)
        self.expected = Expected()

    def prepare(self, units: Sequence[TranslationUnit]) -> None:
        """Learn the words and the languages of *units* at once."""
        self.expected.learn(units)
        if self.meaning:
            self.meaning.prepare(units)

    def find(self, unit: TranslationUnit) -> Iterator[Finding]:
        """Yield a finding for a unit without a source, then for each translation that adds a part."""
        if unit.status is Status.ACCEPTED:
            return
        self.expected.learn([unit])
        first = unit.variants[0]
        source = self.expected.source
        if source and self.expected.missing(unit)[:1] == [source] and _lettered(first.text):
            spans = {one.language: (Span(0, len(one.text)),) for one in unit.variants}
            message = f"has no text in {named([source], article=False)}, the source"
            yield Finding(self.id, unit.id, self.severity, message, spans)
        for one, other in sides(unit):
            if self.meaning and self.meaning.knows(one.language, other.language):
                found = gap(self.meaning, other, one, most_content=MOST_CONTENT)
                if found and found.odds >= LEAST_ODDS:
                    shown = quoted(found.span.of(other.text))
                    message = f"{shown} of {named([other.language])} seems to be added"
                    spans = {other.language: (found.span,)}
                    yield Finding(self.id, unit.id, Severity.INFO, message, spans)


def _lettered(text: str) -> bool:
    return sum(map(str.isalpha, text)) >= LEAST_LETTERS

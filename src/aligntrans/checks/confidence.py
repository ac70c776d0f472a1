"""Units that the aligner itself doubts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligntrans.model import Finding, Severity, Status
from aligntrans.protocols import Example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligntrans.model import TranslationUnit

LEAST = 0.5


class ConfidenceCheck:
    """The aligner doubts that these texts belong together.

    Why it matters: what is exported unseen goes into every later translation.

    Every unit whose confidence is below ``min_confidence``, .5 unless set otherwise, is named, the figure with it, and
    what else it may be where that is known. Units that people accepted are not, nor those of formats without
    confidence. Accept or reject the unit to silence it.
    """

    id = "confidence"
    severity = Severity.INFO
    examples = (
        Example({"en": "The bridge reopened.", "ar": "أعيد فتح الجسر."}, fires=False),
        Example({"en": "The bridge reopened.", "fa": "پل بازگشایی شد."}, fires=False),
        Example({"en": "A bus line was added.", "fa": "یک خط اتوبوس اضافه شد."}, fires=False),
    )

    def __init__(self, *, min_confidence: float = LEAST) -> None:
        self.min_confidence = min_confidence

    def find(self, unit: TranslationUnit) -> Iterator[Finding]:
        """Yield a finding when the unit is doubted."""
        if unit.status is Status.ACCEPTED or unit.quality.confidence >= self.min_confidence:
            return
        message = f"confidence is {unit.quality.confidence:.2f}, under {self.min_confidence:.2f}"
        suggestion = unit.quality.rival or None
        yield Finding(self.id, unit.id, self.severity, message, suggestion=suggestion)

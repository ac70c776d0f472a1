"""Paragraphs and sentences that stand elsewhere in the translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligntrans.model import Finding, Severity, Status
from aligntrans.protocols import Example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligntrans.model import TranslationUnit


class MovedCheck:
    """A text stands at another place of the document than its translation.

    Why it matters: readers of two versions look for it in vain, and it is often a mistake of pasting.

    Said of what the aligner marked as moved, unless a person accepted it. Files without order of their own, such as
    memories, mark nothing. Accept the unit to silence it.
    """

    id = "moved"
    severity = Severity.INFO
    examples = (
        Example({"en": "Tolls rise in May.", "ar": "ترتفع رسوم العبور في أيار."}, fires=False),
        Example({"en": "Tolls rise in May.", "fa": "عوارض در ماه مه افزایش می\u200cیابد."}, fires=False),
    )

    def find(self, unit: TranslationUnit) -> Iterator[Finding]:
        """Yield a finding when the unit is marked as moved."""
        if unit.moved and unit.status is not Status.ACCEPTED:
            yield Finding(self.id, unit.id, self.severity, "stands elsewhere in the translation")

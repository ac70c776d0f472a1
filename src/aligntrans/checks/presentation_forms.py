"""Letters of Arabic script that were saved by their shape, as old typesetting did, instead of as letters."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from aligntrans.checks.characters import described, finding, replaced, spans
from aligntrans.checks.sides import named
from aligntrans.model import Severity
from aligntrans.protocols import Example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligntrans.model import Finding, TranslationUnit, Variant

FORMS = re.compile("[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdf1\ufdf3-\ufdf9\ufe70-\ufe74\ufe76-\ufefc]")
"""Without what is written on purpose: ornate brackets, the words for God and blessings, the rial sign."""
RUN = re.compile("[\ufb50-\ufbb1\ufbd3-\ufd3d\ufe80-\ufefc]{3,}")
FINAL, INITIAL = "<final>", "<initial>"


class PresentationFormsCheck:
    """Letters are saved as shapes, such as a lam-alef of one character.

    Why it matters: such words are not found by searching, not matched by translation memories, and often stand in
    reversed order, for they come out of PDF files.

    Looked for in every text: the Arabic presentation forms A and B; a shape alone among letters is information. Not
    reported: signs that are written so on purpose, such as the rial sign, ornate brackets and the ligatures of the name
    of God and of blessings. Fixed: each shape becomes the letters that it stands for (NFKC of that character alone).
    Not fixed: words whose shapes run backwards, for their letters are in the wrong order too.

    To silence it for a unit, ignore ``presentation-forms`` there.
    """

    id = "presentation-forms"
    severity = Severity.WARNING
    examples = (
        Example({"en": "The contract is valid.", "ar": "العقد صا\ufedf\ufea2."}, fires=True),
        Example({"fa": "\ufe81ب آشامیدنی کم است."}, fires=True),
        Example({"ar": "لا مياه في الحي."}, fires=False),
        Example({"fa": "بها: ۵۰۰ \ufdfc"}, fires=False),
        Example({"en": "Peace be upon him.", "ar": "قال النبي \ufdfa."}, fires=False),
    )

    def find(self, unit: TranslationUnit) -> Iterator[Finding]:
        """Yield the texts that hold such shapes."""
        for variant in unit.variants:
            if variant.text.isascii():
                continue
            places = (match.start() for match in FORMS.finditer(variant.text))
            if found := [place for place in places if unicodedata.decomposition(variant.text[place])]:
                yield self._finding(unit, variant, found)

    def _finding(self, unit: TranslationUnit, variant: Variant, found: list[int]) -> Finding:
        text, side = variant.text, named([variant.language])
        if _runs_backwards(text):
            message = f"{side} holds words whose letters are saved as shapes, in reversed order"
            suggestion = "take the text from its source again"
            return finding(
                self.id,
                unit,
                self.severity,
                message[0].upper() + message[1:],
                variant,
                spans(found),
                suggestion=suggestion,
            )
        message = f"{described(text[place] for place in found)} in {side}: letters saved as shapes"
        fixes = replaced(variant, {place: _letters(text[place]) for place in found})
        severity = self.severity if any(len(run) > 1 for run in spans(found)) else Severity.INFO
        return finding(self.id, unit, severity, message, variant, spans(found), fixes=fixes)


def _letters(character: str) -> str:
    """Return what a shape stands for, without the space or tatweel that carries a mark."""
    return unicodedata.normalize("NFKC", character).strip(" \u0640") or character


def _runs_backwards(text: str) -> bool:
    """Return whether more words begin with a final shape and end with an initial one than the other way round."""
    balance = 0
    for match in RUN.finditer(text):
        first, last = (unicodedata.decomposition(character) for character in (match[0][0], match[0][-1]))
        balance += first.startswith(FINAL) or last.startswith(INITIAL)
        balance -= first.startswith(INITIAL) or last.startswith(FINAL)
    return balance > 0

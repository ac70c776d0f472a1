"""Acronyms in Latin capitals that a text in another script has and its source has not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aligntrans.checks.sides import language, named, sides
from aligntrans.model import Finding, Severity, Span
from aligntrans.protocols import Example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligntrans.model import TranslationUnit

ACRONYM = re.compile(r"(?<![\w/@.-])[A-Z][A-Z0-9&]{1,7}(?![\w/@])(?!\.[A-Za-z])")
LEAST_CAPITALS = 2
SHORT = 3
"""Letters of an acronym all of which have to be initials."""
ROMAN = re.compile(r"[IVX]+")
INITIALS = re.compile(r"(?<![^\W_])[^\W\d_]")


class AcronymsCheck:
    """A translation has an acronym in Latin letters that its source has not.

    Why it matters: ``WTO`` for ``WHO`` is another institution, and spelling checkers see neither.

    Looked at are two capitals or more, digits among them allowed, in a text of a script without capitals. An acronym is
    right when the source has it, in whatever case, or when its letters are the initials of words that stand there in a
    row (``منظمة الصحة العالمية (WHO)`` for ``World Health Organization``). One that the source has and the translation
    has not is no finding: it may be translated, or spelled out. To silence it for a unit, ignore ``acronyms`` there.
    """

    id = "acronyms"
    severity = Severity.WARNING
    examples = (
        Example({"en": "The WHO sent two teams.", "ar": "أرسلت WHO فريقين."}, fires=False),
        Example({"en": "The WHO sent two teams.", "ar": "أرسلت WTO فريقين."}, fires=True),
        Example(
            {"en": "The World Food Programme sent aid.", "fa": "برنامهٔ جهانی غذا (WFP) کمک فرستاد."},
            fires=False,
        ),
        Example({"en": "The WHO sent two teams.", "fa": "سازمان جهانی بهداشت دو گروه فرستاد."}, fires=False),
        Example({"en": "The bank sent two teams.", "fa": "بانک دو گروه به IMF فرستاد."}, fires=True),
    )

    def find(self, unit: TranslationUnit) -> Iterator[Finding]:
        """Yield acronyms that the source lacks, language by language."""
        for source, target in sides(unit):
            if language(target.language).script == "Latn" or language(source.language).script != "Latn":
                continue
            lower = source.text.lower()
            initials = ""
            for match in ACRONYM.finditer(target.text):
                name = match[0]
                if sum(map(str.isupper, name)) < LEAST_CAPITALS or ROMAN.fullmatch(name) or name.lower() in lower:
                    continue
                initials = initials or "".join(INITIALS.findall(lower))
                if _spells(name.lower(), initials):
                    continue
                message = f"{name} of {named([target.language])} is not in {named([source.language])}"
                spans = {target.language: (Span(*match.span()),)}
                yield Finding(self.id, unit.id, self.severity, message, spans)


def _spells(name: str, initials: str) -> bool:
    """Return whether the letters of *name* are initials in order; of four and more, one may stand inside a word."""
    letters = [letter for letter in name if letter.isalpha()]
    place = found = 0
    for letter in letters:
        at = initials.find(letter, place)
        if at >= 0:
            place, found = at + 1, found + 1
    return found >= len(letters) - (len(letters) > SHORT)

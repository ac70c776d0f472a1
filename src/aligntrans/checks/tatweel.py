"""Letters stretched by hand, with U+0640."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from aligntrans.checks.characters import finding, quoted, word_at
from aligntrans.checks.sides import language, named
from aligntrans.languages.folding import fold
from aligntrans.model import Fix, Severity, Span
from aligntrans.protocols import Example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligntrans.languages import Language
    from aligntrans.model import Finding, TranslationUnit

TATWEEL = "\u0640"
RUN = re.compile(TATWEEL + "+")
REACH = 12
"""Characters that are read before a tatweel, which particles with their marks are shorter than."""


class TatweelCheck:
    """A word is stretched with tatweel (U+0640).

    Why it matters: a stretched word is another word to search engines, spelling checkers and translation memories.

    Reported: tatweel between letters of a word. Not reported: at the end of a word, as in هـ for the Hijri year and in
    بـ before a name in another script; after one letter, a particle or an article, where it sets off a name; under a
    vowel mark, as in the spelling of the Quran. Fixed: it is taken out.

    To silence it for a unit, ignore ``tatweel`` there.
    """

    id = "tatweel"
    severity = Severity.INFO
    examples = (
        Example({"en": "Welcome", "ar": "مرحبـــا بكم"}, fires=True),
        Example({"en": "News", "fa": "خبـــرها"}, fires=True),
        Example({"en": "In the year 1445 AH", "ar": "في عام ١٤٤٥ هـ"}, fires=False),
        Example({"en": "Known as SARS", "ar": "المعروف بـ SARS"}, fires=False),
        Example({"ar": "هٰذا كتابٌ قديم"}, fires=False),
    )

    def find(self, unit: TranslationUnit) -> Iterator[Finding]:
        """Yield the texts with stretched words."""
        for variant in unit.variants:
            text = variant.text
            if TATWEEL not in text:
                continue
            own = language(variant.language)
            runs = [Span(*match.span()) for match in RUN.finditer(text) if _stretches(text, *match.span(), own)]
            if runs:
                words = quoted(word_at(text, run.start).of(text) for run in runs)
                message = f"{words} in {named([variant.language])} stretched with tatweel"
                fixes = [Fix(variant.language, run, "") for run in runs]
                yield finding(self.id, unit, self.severity, message, variant, runs, fixes=fixes)


def _stretches(text: str, start: int, end: int, own: Language) -> bool:
    if end == len(text) or not text[end].isalpha() or text[end].isascii():
        return False  # isalpha() is false of the marks that a tatweel carries
    before = start
    while (
        before
        and start - before < REACH
        and (text[before - 1].isalpha() or unicodedata.category(text[before - 1]) == "Mn")
    ):
        before -= 1
    letters = fold(text[before:start])
    return len(letters) > 1 and letters not in _particles(own.tag)


@cache
def _particles(tag: str) -> frozenset[str]:
    """Return what is written as one with the word behind it, and may be set off from a name."""
    own = language(tag)
    joined = {particle + article for particle in own.proclitics for article in own.articles}
    return own.proclitics | frozenset(own.articles) | joined

"""Texts in another language, or another script, than the one that they are filed under."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from aligntrans.checks.sides import language
from aligntrans.languages import LANGUAGES
from aligntrans.languages.folding import fold
from aligntrans.model import Finding, Severity, Span
from aligntrans.protocols import Example
from aligntrans.text.addresses import addresses
from aligntrans.text.detection import SCRIPT_NAMES, SCRIPTS, detect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligntrans.languages import Language
    from aligntrans.model import TranslationUnit, Variant

WORD = re.compile(r"[^\W\d_]{2,}")
LEAST_LETTERS = 12
"""Shorter texts are not looked at: names and interface words."""
MOST_FOREIGN = 0.85
"""Of a text's letters, how many may be of another script than its language's."""
TELLING = 1
"""Letters that only its language has: with more of them a text is in it."""
LEAST_CONFIDENCE = 0.75
"""Of the guess that a text is in another language of its script."""
LEAST_WORDS, LEAST_SMALL = 4, 3
"""Words of such a text, and of a text in another script, how many of them are written small."""


class LanguageCheck:
    """A text is in another language, or another script, than its own.

    Why it matters: whole columns are swapped, a version is pasted into the place of another, and nothing else that
    is checked here makes sense then.

    The script is told by letters, the language by letters and common words, and only English, Arabic and Farsi are
    known by their words. Texts of fewer than 12 letters are not looked at, nor what is all names or addresses: a text
    in another script is only reported when it holds common words or several words written small. To silence it for a
    unit, ignore ``language`` there.
    """

    id = "language"
    severity = Severity.ERROR
    examples = (
        Example(
            {
                "en": "The farmers wait for the rain to come back.",
                "ar": "کشاورزان منتظرند که باران دوباره ببارد و چاه\u200cها پر شوند.",
            },
            fires=True,
        ),
        Example(
            {
                "en": "The farmers wait for the rain to come back.",
                "fa": "ينتظر المزارعون عودة المطر إلى هذه القرى التي جفت آبارها.",
            },
            fires=True,
        ),
        Example(
            {"en": "The farmers wait for the rain.", "fa": "Die Bauern warten auf den Regen."},
            fires=True,
        ),
        Example(
            {
                "en": "The farmers wait for the rain to come back.",
                "ar": "ينتظر المزارعون عودة المطر إلى قراهم.",
                "fa": "کشاورزان چشم به راه باران\u200cاند.",
            },
            fires=False,
        ),
        Example({"en": "Kimberly-Clark Corporation", "ar": "Kimberly-Clark Corporation"}, fires=False),
    )

    def find(self, unit: TranslationUnit) -> Iterator[Finding]:
        """Yield a finding for every text that is not in its language."""
        for variant in unit.variants:
            if said := _wrong(variant):
                spans = {variant.language: (Span(0, len(variant.text)),)}
                yield Finding(self.id, unit.id, self.severity, said, spans)


def _wrong(variant: Variant) -> str:
    """Return what is wrong with the language of a text; nothing when it may be right."""
    own = language(variant.language)
    if own.tag not in LANGUAGES or len(variant.text) < LEAST_LETTERS:
        return ""
    if own.script == "Latn" and variant.text.isascii():
        return ""
    letters = sum(map(str.isalpha, variant.text))
    if letters < LEAST_LETTERS:
        return ""
    at_home = len(SCRIPTS[own.script].findall(variant.text))
    if at_home < (1 - MOST_FOREIGN) * letters:
        return _in_other_script(variant, own)
    if _is_surely(variant.text, own):
        return ""
    if len(WORD.findall(variant.text)) < LEAST_WORDS:
        return ""
    guess = detect(variant.text)
    if guess.tag in {None, own.tag} or guess.confidence < LEAST_CONFIDENCE:
        return ""
    return f"{own.name} text looks like {language(guess.tag or '').name}: {guess.reason}"


def _in_other_script(variant: Variant, own: Language) -> str:
    text = variant.text
    for start, end in reversed(addresses(text.lower()) if len(text.lower()) == len(text) else []):
        text = text[:start] + text[end:]
    words = WORD.findall(text)
    small = sum(not word[0].isupper() for word in words)
    common = sum(fold(word) in one.function_words for word in words for one in LANGUAGES.values() if one is not own)
    if len(words) < LEAST_WORDS or (small < LEAST_SMALL and not common):
        return ""
    script = next((name for tag, name in SCRIPT_NAMES.items() if SCRIPTS[tag].search(text)), "")
    return f"{own.name} text is in {script} letters" if script else f"{own.name} text is in letters of another script"


def _is_surely(text: str, own: Language) -> bool:
    """Return whether letters alone show that a text is in its language, which is cheaper than to look at words."""
    if own.script == "Latn":
        return True
    telling, others = _telling(own.tag)
    return len(telling.findall(text)) > TELLING and not others.search(text)


@lru_cache(maxsize=16)
def _telling(tag: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds the letters of a language, and those of the others."""
    own, others = (
        "".join(
            sorted({letter for other in LANGUAGES.values() if (other.tag == tag) is same for letter in other.letters})
        )
        for same in (True, False)
    )
    return re.compile(f"[{own}]"), re.compile(f"[{others}]")

"""Which of our languages a text is in, told from letters and common words; other languages go unnamed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from aligntrans.languages import LANGUAGES
from aligntrans.languages.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.languages import Language

REACH = 100_000
"""How much of a text is read, in characters."""
SCRIPTS = {
    "Latn": re.compile("[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]"),
    "Arab": re.compile(
        "[\u0620-\u063f\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06d5\u06ee-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c7]"
    ),
}
SCRIPT_NAMES = {"Latn": "Latin", "Arab": "Arabic"}
WORD = re.compile(r"[^\W\d_]+")
ZWNJ_INSIDE = re.compile(r"(?<=[\u0620-\u06d3])\u200c(?=[\u0620-\u06d3])")

# Set by eye on TICO-19 sentences and on sentences of some twenty other languages; all move together.
LEAST_LETTERS = 8
LEAST_SHARE = 0.55
"""Of a text's letters, weighed, how many are of one script."""
LATIN_WEIGHT = 0.5
"""Latin names stand in the midst of Arabic and Farsi, seldom the reverse."""
LEAST_EVIDENCE = 0.11
"""Pieces of evidence a word."""
MOST_FOREIGN = 0.02
"""Of a text's letters, how many the language does not use."""
MOST_FOREIGN_WORDS = 0.4
"""Common words of other languages beside one of its own."""
KEYBOARD_WEIGHT = 0.15
"""What a letter that keyboards swap counts beside a word or a letter that they do not."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What language a text seems to be in."""

    tag: str | None
    """BCP 47 tag; none when it is none of ours, or unsure."""
    confidence: float
    """0 to 1; 0 without a tag."""
    reason: str
    """For people to read: what spoke for it, or why there is no tag."""


@dataclass(frozen=True, slots=True)
class _Evidence:
    language: Language
    words: int
    """The language's own words, or words that begin like them."""
    score: float
    foreign_words: int
    foreign_letters: Sequence[str]
    """In order of appearance, repeated."""


def detect(text: str) -> Guess:
    """Return which of our languages *text* is in, if any; eight words are usually enough."""
    text = unicodedata.normalize("NFKC", text[:REACH])
    letters = {script: pattern.findall(text) for script, pattern in SCRIPTS.items()}
    total = sum(map(str.isalpha, text))
    if total < LEAST_LETTERS:
        return Guess(None, 0.0, "too little text")
    weights = {name: len(found) * (LATIN_WEIGHT if name == "Latn" else 1) for name, found in letters.items()}
    script = max(weights, key=lambda name: weights[name])
    weighed = total - len(letters["Latn"]) * (1 - LATIN_WEIGHT)
    if weights[script] < LEAST_SHARE * weighed:
        shares = " and ".join(f"{len(found) / total:.0%} {SCRIPT_NAMES[name]}" for name, found in letters.items())
        return Guess(None, 0.0, f"no script of ours prevails: {shares} letters")
    words = [word for word in WORD.findall(fold(text)) if SCRIPTS[script].match(word)]
    found = [
        _evidence(language, text, words, letters[script])
        for language in LANGUAGES.values()
        if language.script == script
    ]
    return _judge(found, script, len(words), len(letters[script]))


def _evidence(language: Language, text: str, words: Sequence[str], letters: Sequence[str]) -> _Evidence:
    common = _common(language.tag)
    own = sum(word in common or _has_prefix(word, language) for word in words)
    sure = sum(map(language.letters.__contains__, letters))
    swapped = sum(map(language.keyboard_letters.__contains__, letters))
    joined = len(ZWNJ_INSIDE.findall(text)) if language.joins_with_zwnj else 0
    return _Evidence(
        language,
        own,
        own + sure + joined + KEYBOARD_WEIGHT * swapped,
        sum(word in language.foreign_words for word in words),
        [letter for letter in letters if letter.lower() in language.foreign_letters],
    )


@cache
def _common(tag: str) -> frozenset[str]:
    """Return the function words of a language that no other one of ours in its script has."""
    language = LANGUAGES[tag]
    others = [other for other in LANGUAGES.values() if other.script == language.script and other is not language]
    return language.function_words.difference(*(other.function_words for other in others))


def _has_prefix(word: str, language: Language) -> bool:
    return len(word) > 4 and word.startswith(language.prefixes)


def _judge(found: Sequence[_Evidence], script: str, words: int, letters: int) -> Guess:
    best, *others = sorted(found, key=lambda evidence: -evidence.score)
    rival = others[0].score if others else 0.0
    name = best.language.name
    kind = SCRIPT_NAMES[script]
    if len(best.foreign_letters) > MOST_FOREIGN * letters:
        seen = " ".join(dict.fromkeys(best.foreign_letters[:8]))
        used_by = " and ".join(evidence.language.name for evidence in found)
        return Guess(None, 0.0, f"letters {seen} that {used_by} {'do' if others else 'does'} not use")
    if best.foreign_words > MOST_FOREIGN_WORDS * best.words:
        return Guess(None, 0.0, f"{kind} script, but as many words of another language as of {name}")
    if best.score < LEAST_EVIDENCE * words or not best.score:
        return Guess(None, 0.0, f"{kind} script but few {name} words")
    if best.score < 2 * rival and best.score < rival + 2:
        names = " or ".join(evidence.language.name for evidence in found)
        return Guess(None, 0.0, f"{kind} script, and as likely {names}")
    confidence = (best.score + 1) / (best.score + rival + best.foreign_words + 2)
    return Guess(best.language.tag, confidence, f"{best.words} of {words} words are common in {name}")

"""Letters of the neighbour's keyboard: Arabic yeh and kaf in Farsi, Persian ones in Arabic."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from aligntrans.checks.characters import finding, quoted, replaced, spans, word_at
from aligntrans.checks.sides import language, named
from aligntrans.languages import LANGUAGES
from aligntrans.languages.folding import fold
from aligntrans.model import Severity
from aligntrans.protocols import Example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligntrans.languages import Language
    from aligntrans.model import Finding, TranslationUnit, Variant

WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u064b-\u065f\u0670\u200c])*")
QUOTED = re.compile(r"[«“\"﴿‹]([^«»“”\"﴾﴿‹›]*)[»”\"﴾›]")
"""A quotation in marks of any kind, without another in it."""
FOREIGN_SHARE = 0.5
"""Of the words of a quotation or a run, how many have to look like another language's."""
HAMZA_ABOVE = "0654"
"""In a decomposition: letters that either language has in loan words."""
SURELY, PERHAPS = 2, 1
LEAST_MARKED = 2
"""Vowel marks on a word that is likely the other language's."""
MOST_AROUND = 3
"""Words on either side that make a word part of a foreign phrase."""


class LettersCheck:
    """A letter is that of another language: Arabic yeh or kaf in Farsi, or the reverse.

    Why it matters: the word looks right and is another word to search, spelling checkers and translation memories.

    Reported in Farsi: ي ى ك; in Arabic: ی ک; in both: Urdu and Kurdish forms of heh. Not reported: letters that a
    language borrows for names (پ چ گ ڤ in Arabic), hamza and ة anywhere, and words that belong to a
    phrase of the other language: inside quotation marks or among words with its article, its vowel marks or its own
    letters. A text that is in the other language as a whole is for ``language`` to report. Fixed: each letter becomes
    the language's own; a final Persian yeh in Arabic only where one of ي and ى gives a common word.

    To silence it for a unit, ignore ``letters`` there.
    """

    id = "letters"
    severity = Severity.WARNING
    examples = (
        Example({"en": "The ministry said so.", "fa": "وزارت خانه چنين گفت."}, fires=True),
        Example({"en": "A big country.", "fa": "كشوری بزرگ."}, fires=True),
        Example({"en": "The bank is closed.", "ar": "البنک مغلق."}, fires=True),
        Example({"en": "The bank is closed.", "ar": "البنك مغلق.", "fa": "بانک بسته است."}, fires=False),
        Example({"en": "He said: God willing.", "fa": "گفت: «إن شاء الله في العام القادم»."}, fires=False),
        Example({"en": "Chad and Pakistan", "ar": "تشاد وپاكستان"}, fires=False),
    )

    def find(self, unit: TranslationUnit) -> Iterator[Finding]:
        """Yield the texts with letters that are not their own."""
        for variant in unit.variants:
            if variant.text.isascii():
                continue
            own = language(variant.language)
            if not own.writing.letters:
                continue
            if found := _foreign(variant.text, own):
                yield self._finding(unit, variant, own, found)

    def _finding(self, unit: TranslationUnit, variant: Variant, own: Language, found: list[int]) -> Finding:
        text = variant.text
        changes: dict[int, str] = {}
        for place in found:
            if letter := _right(text, place, own):
                changes[place] = letter
        words = quoted(word_at(text, place).of(text) for place in found)
        letters = " ".join(dict.fromkeys(text[place] for place in found))
        message = f"{words} in {named([variant.language])} spelled with {letters} of another language"
        fixes = replaced(variant, changes)
        suggestion = None if len(changes) == len(found) else "write the language's own letters"
        where = spans(found)
        return finding(self.id, unit, self.severity, message, variant, where, fixes=fixes, suggestion=suggestion)


@lru_cache(maxsize=16)
def _pattern(letters: str) -> re.Pattern[str]:
    return re.compile(f"[{letters}]")


def _foreign(text: str, own: Language) -> list[int]:
    """Return where letters of another language stand in words that are not that language's."""
    pattern = _pattern("".join(own.writing.letters))
    if not pattern.search(text):
        return []
    found = [match.start() for match in pattern.finditer(text)]
    words = list(WORD.finditer(text))
    looks = [_looks_foreign(match[0], own) for match in words]
    if looks and sum(map(bool, looks)) > FOREIGN_SHARE * len(looks) and len(looks) > MOST_AROUND:
        return []
    spared: list[tuple[int, int]] = []
    for quotation in QUOTED.finditer(text):
        inner = [look for match, look in zip(words, looks, strict=True) if _within(match, *quotation.span(1))]
        if inner and sum(map(bool, inner)) >= FOREIGN_SHARE * len(inner):
            spared.append(quotation.span(1))
    for number, match in enumerate(words):
        around = looks[max(0, number - MOST_AROUND) : number + MOST_AROUND + 1]
        if looks[number] == SURELY or sum(map(bool, around)) > FOREIGN_SHARE * len(around):
            spared.append(match.span())
    return [place for place in found if not any(start <= place < end for start, end in spared)]


def _within(match: re.Match[str], start: int, end: int) -> bool:
    return start <= match.start() and match.end() <= end


@lru_cache(maxsize=1 << 14)
def _looks(word: str, tag: str) -> int:
    """Return how much *word* looks like another language's: `SURELY`, `PERHAPS` or not at all, 0."""
    own = LANGUAGES[tag]
    others = [other for other in LANGUAGES.values() if other.script == own.script and other is not own]
    folded = fold(word)
    best = 0
    for other in others:
        strong = {letter for letter in other.letters if HAMZA_ABOVE not in unicodedata.decomposition(letter)}
        if strong & set(word) or word == other.own_name:
            return SURELY
        if folded in other.function_words and folded not in own.function_words:
            best = PERHAPS
        if len(folded) > 4 and folded.startswith(other.prefixes) and not folded.startswith(own.prefixes or (" ",)):
            best = PERHAPS
        if not other.joins_with_zwnj and not own.prefixes and _marks(word) >= LEAST_MARKED:
            return SURELY
    return best


def _marks(word: str) -> int:
    return sum(unicodedata.category(one) == "Mn" for one in word)


def _looks_foreign(word: str, own: Language) -> int:
    return _looks(word, own.tag) if own.tag in LANGUAGES else 0


def _right(text: str, place: int, own: Language) -> str:
    """Return the language's own letter for a foreign one; empty when it could be one of two."""
    letter = text[place]
    word = word_at(text, place)
    candidates = own.writing.final_letters.get(letter)
    if candidates is None or (place + 1 < word.end and any(map(str.isalpha, text[place + 1 : word.end]))):
        return own.writing.letters[letter]
    common = [candidate for candidate in candidates if _is_common(text[word.start : place] + candidate, own)]
    return common[0] if len(common) == 1 else ""


def _is_common(word: str, own: Language) -> bool:
    return word in own.writing.common_words

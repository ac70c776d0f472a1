"""Where the terms of a glossary stand in a text, inflected as its language inflects; what is wrong is not said here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from aligntrans.checks.sides import language
from aligntrans.languages.folding import fold
from aligntrans.model import Span
from aligntrans.text.folding import fold_with_map
from aligntrans.text.phrases import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from aligntrans.languages import Language

ZWNJ = "\u200c"
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?")
LONGEST_SUFFIX = 6
ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{1,7}")
"""Told from words by its capitals: WHO is not who."""
MOST_PARTICLES = 2
NEIGHBOURS = 30
"""Terms before and after one, among which a longer one is that it is part of."""
MOST_KNOWN = 1 << 17
"""Words of which is remembered what they may begin."""
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A term as its words."""

    concept: int
    """Which of the glossary's terms."""
    text: str
    """As the glossary has it."""
    words: tuple[frozenset[str], ...]
    """What each of its words may be without inflection."""


@dataclass(frozen=True, slots=True)
class Found:
    """A term in a text."""

    phrase: Phrase
    start: int
    """Of its first word in the words of the text."""
    end: int


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, folded; twice if it has non-joiners, as spaces and as nothing."""

    text: str
    tag: str
    apart: tuple[str, ...]
    joined: tuple[str, ...]
    """The same tuple where there is no non-joiner."""


def words_of(text: str, tag: str) -> Words:
    """Return the words of *text*."""
    apart = tuple(WORD.findall(fold(text)))
    joined = tuple(WORD.findall(fold(text.replace(ZWNJ, "")))) if ZWNJ in text else apart
    return Words(text, tag, apart, joined)


@lru_cache(maxsize=1 << 16)
def bases(word: str, tag: str) -> frozenset[str]:
    """Return *word* and what it may be an inflected form of: without particles, article, plural and pronouns."""
    own = language(tag)
    return frozenset(
        base
        for stem, _ in stems(word, own.proclitics, tuple(own.articles.items()))
        for base in (stem, *_without_suffix(stem, own))
    )


def _without_suffix(word: str, own: Language) -> set[str]:
    rules = own.writing.inflection
    found: set[str] = set()
    for length in range(1, min(LONGEST_SUFFIX, len(word) - 1) + 1):
        for replacement in rules.suffixes.get(word[-length:], ()):
            if len(base := word[:-length] + replacement) >= rules.least:
                found.add(base)
    return found


class Index:
    """The terms of one language by their first words."""

    def __init__(self, tag: str, terms: Iterable[tuple[int, str]]) -> None:
        """Take terms with the numbers of their concepts."""
        self.tag = tag
        self._particles = language(tag).writing.inflection.particles
        self._by_first: dict[str, list[Phrase]] = {}
        self._starting: dict[str, tuple[Phrase, ...]] = {}
        for concept, text in terms:
            known: set[tuple[frozenset[str], ...]] = set()
            words = words_of(text, tag)
            for every in (words.apart, words.joined):
                forms = tuple(self._term_bases(word) for word in every)
                if forms and forms not in known:
                    known.add(forms)
                    phrase = Phrase(concept, text, forms)
                    for first in forms[0]:
                        self._by_first.setdefault(first, []).append(phrase)

    def _term_bases(self, word: str) -> frozenset[str]:
        own = language(self.tag)
        return frozenset(stem for stem, _ in stems(word, NOTHING, tuple(own.articles.items())))

    def find(self, words: Words) -> list[Found]:
        """Return the terms in a text, in order; of those that overlap, all but those inside a longer one."""
        found: dict[tuple[int, int, int], Found] = {}
        if not self._by_first:
            return []
        for every in dict.fromkeys((words.apart, words.joined)):
            here = [
                Found(phrase, place, end)
                for place, word in enumerate(every)
                for phrase in self._starts(word)
                if (end := self._end(every, place, phrase)) and _has_capitals(phrase.text, words.text)
            ]
            for number, one in enumerate(here):
                around = here[max(0, number - NEIGHBOURS) : number + NEIGHBOURS]
                if not any(_covers(other, one) for other in around):
                    found.setdefault((one.start, one.end, one.phrase.concept), one)
        return [found[key] for key in sorted(found)]

    def _starts(self, word: str) -> tuple[Phrase, ...]:
        """Return the terms that may begin with *word*, each once; worked out once a word."""
        known = self._starting.get(word)
        if known is None:
            if len(self._starting) > MOST_KNOWN:
                self._starting.clear()
            several = (phrase for base in sorted(bases(word, self.tag)) for phrase in self._by_first.get(base, ()))
            known = self._starting[word] = tuple({id(phrase): phrase for phrase in several}.values())
        return known

    def _end(self, words: Sequence[str], place: int, phrase: Phrase) -> int:
        """Return where *phrase* ends that begins at *place*; 0 when it is another one."""
        place += 1
        for forms in phrase.words[1:]:
            skipped = 0
            while place < len(words) and not bases(words[place], self.tag) & forms:
                if words[place] not in self._particles or skipped == MOST_PARTICLES:
                    return 0
                place += 1
                skipped += 1
            if place == len(words):
                return 0
            place += 1
        return place

    def holds(self, words: Words, concept: int) -> bool:
        """Return whether the words of a term of *concept* are all in a text, in whatever order."""
        for every in dict.fromkeys((words.apart, words.joined)):
            present = frozenset(base for word in every for base in bases(word, self.tag))
            if any(all(forms & present for forms in phrase.words) for phrase in self._of(concept)):
                return True
        return False

    def _of(self, concept: int) -> list[Phrase]:
        return self._concepts().get(concept, [])

    def _concepts(self) -> Mapping[int, list[Phrase]]:
        if not hasattr(self, "_by_concept"):
            self._by_concept: dict[int, list[Phrase]] = {}
            for phrases in self._by_first.values():
                for phrase in phrases:
                    self._by_concept.setdefault(phrase.concept, []).append(phrase)
        return self._by_concept


def place_of(words: Words, found: Found) -> Span:
    """Return where a term stands in the text."""
    folded = fold_with_map(words.text)
    matches = list(WORD.finditer(folded.text))
    if len(matches) < found.end:
        return Span(0, len(words.text))
    return folded.original(Span(matches[found.start].start(), matches[found.end - 1].end()))


def _covers(longer: Found, shorter: Found) -> bool:
    return longer.start <= shorter.start and shorter.end <= longer.end and _size(longer) > _size(shorter)


def _size(found: Found) -> int:
    return found.end - found.start


def _has_capitals(term: str, text: str) -> bool:
    """Return whether *text* has a term that is an acronym as it is written; other terms are not looked for."""
    return not ACRONYM.fullmatch(term) or re.search(rf"(?<![A-Za-z]){re.escape(term)}(?![A-Z])", text) is not None

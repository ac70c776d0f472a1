"""Names of a document with capitals, found again in its translation: by sound, by meaning, and by each other.

Every word of a candidate is held against every word of its unit in the other language; a window of words is as good
as its words are found in the candidate, and the candidate's words in it. The names of a unit compete for its words.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from aligntrans.linking.likeness import each
from aligntrans.linking.targets import compounds, stops, targets
from aligntrans.linking.together import Match, Unit, completed
from aligntrans.model import Span, overlap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from aligntrans.languages import Language
    from aligntrans.linking.likeness import Likeness
    from aligntrans.linking.sources import Source
    from aligntrans.linking.targets import Target
    from aligntrans.protocols import Encoder

    Ints = NDArray[np.int64]

LEAST_WORD = 0.3
"""A window begins and ends with words that are that much like one of the candidate's."""
LONGER = 2
"""A window has so many words more than its candidate at most."""
MISSING = 0.1
"""What is taken off for every word that a window has less than its candidate."""
WORD_BONUS, FEW_WORDS, MORE_BONUS = 0.2, 3, 0.05
"""What a word more is worth where a longer and a shorter name compete, up to how many, and beyond."""
LEAST_OF_PART = 0.35
"""What the words on each side of an *of* have to be found with, in the mean, or the name is not found as a whole."""
LEAST_HEARD = 0.6
"""The least that every word of a person's name has to sound like some word."""
LEAST_INNER = 0.85
"""The least that a name inside a translated name has to sound alike."""
UNHEARD, LEAST_MEANT = 0.3, 0.6
"""A word of a name that sounds less alike than this, but is like another by meaning, was translated."""
FOREIGN = 0.05
"""What is taken off for a name in Latin letters, where it stands in brackets behind the same in its own script."""
MOST_SOURCES, MOST_TARGETS, MOST_TEXT = 200, 1500, 20_000
"""Candidates, words and characters of a unit; the names of larger ones, which are no sentences, are not looked for."""


ROUNDING = 1e-9
NONE: Ints = np.zeros(0, np.int64)
NOTHING = Unit((), (), ())


@dataclass(frozen=True, slots=True)
class Found:
    """A name and where its translation has it."""

    source: Span
    target: Span
    score: float
    """0 to 1."""


def find(
    sources: Sequence[Sequence[Source]],
    texts: Sequence[str],
    languages: tuple[Language, Language],
    encoder: Encoder | None = None,
    long_forms: Mapping[str, str] | None = None,
) -> list[list[Found]]:
    """Return by unit the names that are found in a translation, in the order of the first document.

    Args:
        sources: by unit, what may be a name in the document with capitals.
        texts: the units of the translation, in step.
        languages: of both.
        encoder: knows both languages; names that are translated are found only with one whose vectors add up.
        long_forms: what acronyms of the document stand for, both folded.
    """
    held = [_within(one, text, languages[1]) for one, text in zip(sources, texts, strict=True)]
    words = (
        ([word for one in names for word in (*one.content, one.whole)], list(_all_forms(words)))
        for names, words in held
        if names
    )
    tables = each(words, languages, encoder)
    every = [_Unit(*one, next(tables)) if one[0] else None for one in held]
    units = [Unit(one.sources, one.words, one.matches()) if one else NOTHING for one in every]
    return [_found(unit, one) for unit, one in zip(completed(units, long_forms), every, strict=True)]


def _found(unit: Unit, compared: _Unit | None) -> list[Found]:
    """Return the names of a unit, and those inside them, in their order."""
    if compared is None:
        return []
    whole = [Found(match.source.span, match.target, match.score) for match in unit.matches]
    inner = [one for match in unit.matches for one in compared.inner(match)]
    return sorted([*whole, *inner], key=lambda one: (one.source.start, -one.source.end, one.target))


def _within(sources: Sequence[Source], text: str, language: Language) -> tuple[Sequence[Source], tuple[Target, ...]]:
    """Return what is compared in a unit: nothing of one that is too large."""
    words = targets(text, language) if 0 < len(sources) <= MOST_SOURCES and len(text) <= MOST_TEXT else ()
    return (sources, words) if 0 < len(words) <= MOST_TARGETS else ((), ())


def _all_forms(words: Sequence[Target]) -> Iterator[str]:
    for word in words:
        if not word.common:
            yield from (form.text for form in word.forms)
    yield from (form.text for _, form in compounds(words))


class _Unit:
    """One unit: candidates on one side, words on the other."""

    def __init__(self, sources: Sequence[Source], words: Sequence[Target], likeness: Likeness) -> None:
        self.sources = sources
        self.words = words
        self.likeness = likeness
        self.columns = np.array(
            [likeness.columns.get(form.text, likeness.nothing) for word in words for form in word.forms], np.int64
        )
        self.starts = np.cumsum([0, *(len(word.forms) for word in words)])[:-1]
        self.common = np.array([word.common for word in words], np.bool_)
        self.owners = np.repeat(np.arange(len(words)), np.diff(np.append(self.starts, len(self.columns))))
        self.stops = stops(words)
        self.compounds = compounds(words)

    def matches(self) -> tuple[Match, ...]:
        """Return the best windows; no word of either side is in two of them."""
        if not self.words:
            return ()
        chosen: list[Match] = []
        for match in sorted((one for source in self.sources for one in self._windows(source)), key=self._rank):
            taken = (overlap(match.source.span, one.source.span) or overlap(match.words, one.words) for one in chosen)
            if not any(taken):
                chosen.append(match)
        return tuple(chosen)

    def _rank(self, match: Match) -> tuple[float, Span, Span]:
        """Return by what matches are sorted, the best one first."""
        words = len(match.source.content)
        foreign = FOREIGN * all(self.words[place].forms[0].text.isascii() for place in match.words)
        bonus = WORD_BONUS * min(words, FEW_WORDS) + MORE_BONUS * max(0, words - FEW_WORDS)
        return foreign - round(match.score, 2) - bonus, match.source.span, match.words

    def _windows(self, source: Source) -> Iterator[Match]:
        """Yield the windows that are good enough for a candidate."""
        rows = np.array([self.likeness.rows[word] for word in source.content])
        by_form = (self.likeness.sound if source.heard else self.likeness.either)[rows[:, None], self.columns]
        by_word = np.maximum.reduceat(by_form, self.starts, 1)
        if self._is_person(source.parts, rows):
            return
        promising = by_word.max(1).mean() >= source.least**2 - ROUNDING  # no window can be better than that
        edges = np.flatnonzero((by_word.max(0) >= LEAST_WORD) & ~self.common) if promising else NONE
        for first in edges.tolist():
            forms = self.words[first].forms
            here = slice(self.starts[first], self.starts[first] + len(forms))
            start = forms[int(by_form[:, here].max(0).argmax())].start
            stop = min(first + len(rows) + LONGER, self.stops[first])
            for last in edges[(edges >= first) & (edges < stop)].tolist():
                here_words = by_word[:, first : last + 1]
                score = _score(here_words, ~self.common[first : last + 1])
                whole = all(here_words[part.start : part.end].max(1).mean() >= LEAST_OF_PART for part in source.parts)
                if score >= source.least and whole:
                    yield self._match(score, source, Span(first, last + 1), start)
        yield from self._joined(source)

    def _is_person(self, parts: Sequence[Span], rows: Ints) -> bool:
        """Return whether a name of several parts begins with several words that are all spelled by sound.

        That is a person, and what follows behind *of* or *for* an institution: two names.
        """
        if len(parts) < 2 or len(parts[0]) < 2:
            return False
        heard = self.likeness.sound[rows[parts[0].start : parts[0].end, None], self.columns].max(1)
        return bool((heard >= LEAST_HEARD).all())

    def _match(self, score: float, source: Source, words: Span, start: int) -> Match:
        return Match(source, words, Span(start, self.words[words.end - 1].span.end), score)

    def _joined(self, source: Source) -> Iterator[Match]:
        """Yield windows of one word that sounds like a candidate of several, or of two that sound like all of it."""
        row = self.likeness.sound[self.likeness.rows[source.whole]]
        if len(source.content) > 1:
            scores = row[self.columns]
            for number in np.flatnonzero(scores >= source.least).tolist():
                place = int(self.owners[number])
                form = self.words[place].forms[number - int(self.starts[place])]
                yield self._match(float(scores[number]), source, Span(place, place + 1), form.start)
        for place, form in self.compounds:
            score = float(row[self.likeness.columns[form.text]])
            if score >= source.least:
                yield self._match(score, source, Span(place, place + 2), form.start)

    def inner(self, match: Match) -> Iterator[Found]:
        """Yield the names inside a name of which the rest is translated: the river in the name of an institute."""
        forms = [(form, self.words[place]) for place in match.words for form in self.words[place].forms]
        columns = [self.likeness.columns.get(form.text, self.likeness.nothing) for form, _ in forms]
        rows = np.array([self.likeness.rows[word] for word in match.source.content])
        sound, either = (table[rows[:, None], columns] for table in (self.likeness.sound, self.likeness.either))
        heard = sound.max(1)
        if 2 * ((heard < UNHEARD) & (either.max(1) >= LEAST_MEANT)).sum() < len(heard):
            return
        for number in np.flatnonzero(heard >= LEAST_INNER).tolist():
            form, word = forms[int(sound[number].argmax())]
            target = Span(max(form.start, match.target.start), word.span.end)
            yield Found(match.source.words[number], target, float(heard[number]))


def _score(table: NDArray[np.float64], telling: NDArray[np.bool_]) -> float:
    """Return how good a window is: the mean of how well both sides are found in each other.

    Args:
        table: (words of the candidate, words of the window).
        telling: which words of the window count, all but the commonest.
    """
    here = table[:, telling]
    missing = max(0, len(table) - here.shape[1])
    both: float = here.max(1).mean() * here.max(0).mean()
    return float(math.sqrt(both) - MISSING * missing)

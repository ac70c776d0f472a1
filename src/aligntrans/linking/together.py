"""What a whole document says of its names: a name that is known from one unit is found in another, or by its company.

Not the comparison of words, which is in `names`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligntrans.model import Span, overlap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from aligntrans.linking.sources import Source
    from aligntrans.linking.targets import Target

LEAST_UNITS = 3
"""A name has to stand in so many units before it is known by its company alone."""
LEAST_DICE = 0.8
"""Twice the units that a name and a word share, over the units of both."""


@dataclass(frozen=True, slots=True)
class Match:
    """A name and the words that translate it."""

    source: Source
    words: Span
    """Which words of the unit."""
    target: Span
    """Where they stand in its text."""
    score: float


@dataclass(frozen=True, slots=True)
class Unit:
    """What a unit holds, and what was found in it."""

    sources: Sequence[Source]
    words: Sequence[Target]
    matches: tuple[Match, ...]

    def missing(self) -> Iterator[Source]:
        """Yield the names that were not found, nor are part of one that was."""
        for source in self.sources:
            if not source.heard and not any(overlap(source.span, match.source.span) for match in self.matches):
                yield source

    def with_match(self, match: Match) -> Unit:
        """Return the unit with one more name found, the same if its places are taken."""
        taken = any(
            overlap(match.source.span, other.source.span) or overlap(match.words, other.words) for other in self.matches
        )
        return self if taken else Unit(self.sources, self.words, (*self.matches, match))


def completed(units: Sequence[Unit], long_forms: Mapping[str, str] | None = None) -> list[Unit]:
    """Return *units* with names that are found because of what stands in others.

    Args:
        units: of the whole document.
        long_forms: what acronyms of the document stand for, both folded: one is translated as the other is.
    """
    renderings: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for unit in units:
        for match in unit.matches:
            renderings[match.source.whole][tuple(unit.words[place].forms[0].text for place in match.words)] += 1
    company = _Company(units)
    found = []
    for unit in units:
        done = unit
        for source in unit.missing():
            names = (source.whole, (long_forms or {}).get(source.whole, ""))
            known = [forms for name in names for forms, _ in renderings.get(name, Counter()).most_common()]
            again = _again(source, known, unit.words) or company.match(source, unit.words)
            done = done.with_match(again) if again else done
        found.append(done)
    return found


def _again(source: Source, renderings: Iterable[tuple[str, ...]], words: Sequence[Target]) -> Match | None:
    """Return where a unit has a name as another unit has it."""
    for forms in renderings:
        for first in range(len(words) - len(forms) + 1):
            starts = [
                form.start for form, known in ((form, forms[0]) for form in words[first].forms) if form.text == known
            ]
            rest = zip(words[first + 1 : first + len(forms)], forms[1:], strict=True)
            if starts and all(any(form.text == known for form in word.forms) for word, known in rest):
                last = first + len(forms)
                return Match(source, Span(first, last), Span(starts[0], words[last - 1].span.end), LEAST_DICE)
    return None


class _Company:
    """In which units names and words stand."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.sources: dict[str, set[int]] = defaultdict(set)
        for number, unit in enumerate(units):
            for source in unit.sources:
                if len(source.content) == 1 and not source.heard:
                    self.sources[source.whole].add(number)
        self.sources = {name: held for name, held in self.sources.items() if len(held) >= LEAST_UNITS}
        near = set().union(*self.sources.values())
        self.words: dict[str, set[int]] = defaultdict(set)
        for number, unit in enumerate(units) if near else ():
            for word in unit.words:
                for form in word.forms:
                    self.words[form.text].add(number)
        self.known: dict[tuple[str, str], float] = {}

    def match(self, source: Source, words: Sequence[Target]) -> Match | None:
        """Return the words that stand where the name stands, and hardly anywhere else."""
        name = source.whole
        if name not in self.sources:
            return None
        shares = [max((self._dice(name, form.text) for form in word.forms), default=0.0) for word in words]
        dice, place = max(
            ((share, -place) for place, share in enumerate(shares) if not words[place].common), default=(0.0, 0)
        )
        if dice < LEAST_DICE:
            return None
        first, last = -place, 1 - place
        while last < len(words) and words[last].joined and shares[last] >= LEAST_DICE:
            last += 1
        while first and words[first].joined and shares[first - 1] >= LEAST_DICE:
            first -= 1
        start = max(words[first].forms, key=lambda form: self._dice(name, form.text)).start
        return Match(source, Span(first, last), Span(start, words[last - 1].span.end), dice)

    def _dice(self, name: str, form: str) -> float:
        """Return twice the units that a name and a form share, over the units of both; counted once for every two."""
        if (name, form) not in self.known:
            held, there = self.sources[name], self.words[form]
            self.known[name, form] = 2 * len(held & there) / (len(held) + len(there))
        return self.known[name, form]

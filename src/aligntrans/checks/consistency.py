"""One source translated in several ways, and several sources translated as one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligntrans.checks.sides import named
from aligntrans.checks.words import short, words
from aligntrans.model import Finding, Severity, Span
from aligntrans.protocols import Example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligntrans.model import TranslationUnit

LEAST_WORDS = 3
"""Shorter texts mean one thing here and another there."""
SURE_WORDS = 6
"""Words from which a second translation of the same text is seldom meant."""
MOST_WAYS = 50
"""More are not told of: what is translated in so many ways is no text to be translated in one."""
LEAST_ALIKE = 0.5
"""Of their words, what two sources share that may well have one translation."""


Key = tuple[str, str, int]
"""Two languages, and the hash of what is the same: the words themselves would fill the memory."""


@dataclass(slots=True)
class _Way:
    """One translation of a text, and where it is first."""

    unit: str
    source: str
    """Short."""
    target: str
    """Short."""
    length: int
    """Of the translation, in characters."""
    words: int
    """Of what is the same."""
    other: int
    """Hash of the words of the other text."""
    count: int = 1


class ConsistencyCheck:
    """The same text is translated in several ways, or different texts in the same way.

    Why it matters: readers look for a difference where none is meant; and a text that was translated like another one
    was often copied and forgotten.

    Looked for in the whole file, once all of it is read. Texts are compared by their words: letters' forms, digits,
    punctuation and vowel marks do not count. Texts of fewer than three words are left alone. A warning for another
    translation of a text of six words or more, information for shorter ones; information, too, for one translation
    of two sources that share less than half of their words.

    To silence it for a unit, ignore ``consistency`` there.
    """

    id = "consistency"
    severity = Severity.WARNING
    examples = (
        Example(
            {"en": "The committee meets once a year.", "ar": "تجتمع اللجنة مرة في السنة."},
            {"en": "The committee meets once a year.", "ar": "تنعقد اللجنة سنويًا."},
            fires=True,
        ),
        Example(
            {"en": "The law was passed.", "fa": "این قانون تصویب شد."},
            {"en": "Nobody came home today.", "fa": "این قانون تصویب شد."},
            fires=True,
        ),
        Example(
            {"en": "The committee meets once a year.", "ar": "تجتمع اللجنة مرة في السنة."},
            {"en": "The committee meets once a year", "ar": "تجتمع اللجنةُ مرّةً في السنة"},
            fires=False,
        ),
        Example({"en": "Yes", "fa": "بله"}, {"en": "Yes", "fa": "آری"}, fires=False),
    )

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._ways: dict[Key, _Way | list[_Way]] = {}
        self._sources: dict[Key, _Way | list[_Way]] = {}

    def find(self, unit: TranslationUnit) -> Iterator[Finding]:
        """Yield nothing; remember how *unit* is translated."""
        source, *others = unit.variants
        if not others or len(said := words(source.text)) < LEAST_WORDS:
            return
        mine = hash(said)
        for target in others:
            if not (translated := words(target.text)):
                continue
            theirs = hash(translated)
            pair = (source.language, target.language)
            texts = (short(source.text), short(target.text), len(target.text))
            _add(self._ways, (*pair, mine), _Way(unit.id, *texts, len(said), theirs))
            if len(translated) >= LEAST_WORDS:
                _add(self._sources, (*pair, theirs), _Way(unit.id, *texts, len(translated), mine))
        yield from ()

    def finish(self) -> Iterator[Finding]:
        """Yield texts with several translations, then translations of several texts, in the file's order."""
        for (_, tag, _), ways in self._ways.items():
            if isinstance(ways, list):
                yield from self._several(ways, tag)
        for (_, tag, _), ways in self._sources.items():
            if isinstance(ways, list):
                yield from self._same(ways, tag)

    def _several(self, ways: list[_Way], tag: str) -> Iterator[Finding]:
        usual = max(ways, key=lambda way: way.count)
        severity = self.severity if usual.words >= SURE_WORDS else Severity.INFO
        instead = f"{named([tag])} of unit {usual.unit}: “{usual.target}”"
        for way in ways:
            if way is not usual:
                message = f"“{way.source}” is translated otherwise in {instead}"
                suggestion = "translate the same text the same way"
                yield Finding(self.id, way.unit, severity, message, {tag: (Span(0, way.length),)}, suggestion)

    def _same(self, ways: list[_Way], tag: str) -> Iterator[Finding]:
        first, *others = ways
        side = named([tag])
        where = f"in unit {first.unit}, whose source is “{first.source}”"
        for way in others:
            if _alike(first.source, way.source) < LEAST_ALIKE:
                message = f"{side[0].upper()}{side[1:]} is the same as {where}"
                yield Finding(self.id, way.unit, Severity.INFO, message, {tag: (Span(0, way.length),)})


def _add(known: dict[Key, _Way | list[_Way]], key: Key, way: _Way) -> None:
    """Remember a way, in a list only where there are several: one is the rule."""
    ways = known.get(key)
    if ways is None:
        known[key] = way
        return
    several = ways if isinstance(ways, list) else [ways]
    for other in several:
        if other.other == way.other:
            other.count += 1
            return
    if len(several) < MOST_WAYS:
        known[key] = [*several, way]


def _alike(one: str, other: str) -> float:
    first, second = set(words(one)), set(words(other))
    return len(first & second) / max(1, len(first | second))

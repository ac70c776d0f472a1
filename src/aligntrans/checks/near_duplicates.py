"""Units whose sources are all but the same: found by MinHash, in time that grows with the file and not its square."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from aligntrans.checks.words import short, words
from aligntrans.model import Finding, Severity, Span
from aligntrans.protocols import Example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from aligntrans.model import TranslationUnit

LEAST_WORDS = 6
LEAST_ALIKE = 0.8
"""Of all their words, what two near-duplicates share (Jaccard): one word in ten may be another."""
BANDS, ROWS = 8, 3
"""Two texts are held against each other when three MinHashes of a band agree: at .8, missed once in 300."""
SEED = 20
NUMBER = 1 << 31
"""Set in the hash of a word that is a number: texts that differ in numbers differ."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is kept of a unit."""

    unit: str
    language: str
    text: str
    """Short."""
    span: Span
    targets: int
    """Hash of the words of its translations."""


class NearDuplicatesCheck:
    """The source, or the whole unit, nearly repeats an earlier one.

    Why it matters: repetitions swell a translation memory, and texts that differ in a comma or a word are often two
    versions of one, of which only one is current.

    Looked for in the whole file, once all of it is read, for sources of six words or more. Compared are their words;
    punctuation, case and vowel marks do not count. Not reported: sources that differ in a number, as in numbered
    articles, and the same source with another translation, which ``consistency`` reports.

    To silence it for a unit, ignore ``near-duplicate`` there.
    """

    id = "near-duplicate"
    severity = Severity.INFO
    examples = (
        Example(
            {
                "en": "The ministry will publish the list of approved schools in May.",
                "fa": "فهرست مدارس منتشر می\u200cشود.",
            },
            {"en": "The ministry will publish a list of approved schools in May.", "fa": "فهرستی منتشر خواهد شد."},
            fires=True,
        ),
        Example(
            {"en": "All rights to the text are reserved by the author.", "ar": "جميع حقوق النص محفوظة للمؤلف."},
            {"en": "All rights to the text are reserved by the author!", "ar": "جميع حقوق النص محفوظة للمؤلف"},
            fires=True,
        ),
        Example(
            {
                "en": "Article 5 of the law on water applies to farms.",
                "ar": "تنطبق المادة ٥ من قانون المياه على المزارع.",
            },
            {
                "en": "Article 6 of the law on water applies to farms.",
                "ar": "تنطبق المادة ٦ من قانون المياه على المزارع.",
            },
            fires=False,
        ),
        Example({"en": "Good morning", "fa": "بامداد خوش"}, {"en": "Good morning", "fa": "بامداد خوش"}, fires=False),
    )

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._units: list[_Seen] = []
        self._words = array("L")
        self._ends = array("L", [0])

    def find(self, unit: TranslationUnit) -> Iterator[Finding]:
        """Yield nothing; remember the words of *unit*."""
        source, *others = unit.variants
        said = set(words(source.text))
        if len(said) >= LEAST_WORDS:
            targets = hash(tuple(words(variant.text) for variant in others))
            self._units.append(_Seen(unit.id, source.language, short(source.text), Span(0, len(source.text)), targets))
            self._words.extend(sorted(map(_hash, said)))
            self._ends.append(len(self._words))
        yield from ()

    def finish(self) -> Iterator[Finding]:
        """Yield every unit that nearly repeats an earlier one, in the file's order."""
        for later, earlier in sorted(self._pairs().items()):
            one, other = self._units[later], self._units[earlier]
            how = "the same as" if self._set(later) == self._set(earlier) else "nearly the same as"
            message = f"The source is {how} that of unit {other.unit}: “{other.text}”"
            yield Finding(self.id, one.unit, self.severity, message, {one.language: (one.span,)})

    def _pairs(self) -> dict[int, int]:
        """Return the first unit that each one repeats."""
        pairs: dict[int, int] = {}
        if len(self._units) < 2:
            return pairs
        hashes = np.frombuffer(self._words, dtype=f"u{self._words.itemsize}").astype(np.uint64)
        starts = np.frombuffer(self._ends, dtype=f"u{self._ends.itemsize}")[:-1].astype(np.int64)
        numbers = np.add.reduceat(
            np.where(hashes & np.uint64(NUMBER), hashes, np.uint64(0)), starts
        )  # units with other numbers never meet
        generator = np.random.default_rng(SEED)
        for _ in range(BANDS):
            key = numbers.copy()
            for _ in range(ROWS):
                factor, shift = generator.integers(1, 1 << 62, 2, dtype=np.uint64)
                mixed = hashes * (factor | np.uint64(1)) + shift
                key = key * np.uint64(0x9E3779B97F4A7C15) + np.minimum.reduceat(mixed >> np.uint64(20), starts)
            self._compare(key, pairs)
        return pairs

    def _compare(self, key: NDArray[np.uint64], pairs: dict[int, int]) -> None:
        """Hold every unit against the first, and against the one before it, of those with its key."""
        order = np.argsort(key, kind="stable")
        ordered = key[order]
        opens = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1]))
        for start, end in zip(opens.tolist(), [*opens[1:].tolist(), len(order)], strict=True):
            for place in range(start + 1, end):
                later = int(order[place])
                for earlier in {int(order[start]), int(order[place - 1])}:
                    if earlier < pairs.get(later, later) and self._are_near(earlier, later):
                        pairs[later] = earlier

    def _set(self, number: int) -> frozenset[int]:
        return frozenset(self._words[self._ends[number] : self._ends[number + 1]])

    def _are_near(self, one: int, other: int) -> bool:
        mine, theirs = self._units[one], self._units[other]
        if mine.language != theirs.language:
            return False
        first, second = self._set(one), self._set(other)
        if first == second:
            return mine.targets == theirs.targets
        apart = first ^ second
        return len(first & second) >= LEAST_ALIKE * len(first | second) and not any(word & NUMBER for word in apart)


@lru_cache(maxsize=1 << 16)
def _hash(word: str) -> int:
    code = crc32(word.encode("utf-8", "surrogatepass")) & (NUMBER - 1)
    return code | NUMBER if any(map(str.isdecimal, word)) else code

"""Figures of a file, counted while its units pass by, and the lines on which they begin."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

from aligntrans.checking.results import BANDS, BINS, ORDER, FileSummary
from aligntrans.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aligntrans.model import Finding, TranslationUnit
    from aligntrans.pipeline import Notice

PASSED_OVER = frozenset({Status.REJECTED, Status.LEFT_OUT})
SAID_EVERY = 5_000
"""Units between two words about how far it is."""


class Figures:
    """Counts units of one file as they pass."""

    def __init__(self, path: str, languages: Sequence[str], progress: Notice) -> None:
        self._path, self._languages, self._progress = path, tuple(languages), progress
        self._words = dict.fromkeys(self._languages, 0)
        self._units = self._full_units = self._full_words = 0
        self._histogram = [0] * BINS
        self._bands = [0] * len(BANDS)
        self._confidences: list[float] = []
        self.lines: list[int] = []
        """Where units begin, of those that say."""

    def counted(self, units: Iterable[TranslationUnit]) -> Iterator[TranslationUnit]:
        """Yield *units* as they are, and count them."""
        for number, unit in enumerate(units):
            if number and number % SAID_EVERY == 0:
                self._progress(f"checking {self._path}: {number:,} units")
            if unit.line:
                self.lines.append(unit.line)
            if unit.status not in PASSED_OVER:
                self._count(unit)
            yield unit

    def _count(self, unit: TranslationUnit) -> None:
        self._units += 1
        words = 0
        for variant in unit.variants:
            count = len(variant.text.split())
            self._words[variant.language] = self._words.get(variant.language, 0) + count
            words += count
        if len(unit.variants) == len(self._languages):
            self._full_units += 1
            self._full_words += words
        if len(unit.variants) > 1 and unit.quality.known:
            confidence = unit.quality.confidence
            self._histogram[min(BINS - 1, int(confidence * BINS))] += 1
            self._bands[next(number for number, lowest in enumerate(BANDS) if confidence >= lowest)] += 1
            self._confidences.append(confidence)

    def summary(self, findings: Iterable[Finding]) -> FileSummary:
        """Return the figures, with those of *findings*."""
        by_severity = dict.fromkeys(ORDER, 0)
        by_check: dict[str, int] = {}
        for finding in findings:
            by_severity[finding.severity] += 1
            by_check[finding.check] = by_check.get(finding.check, 0) + 1
        return FileSummary(
            self._path,
            tuple(self._words),
            self._units,
            self._words,
            self._full_units,
            self._full_words,
            tuple(self._histogram),
            tuple(self._bands),
            fsum(self._confidences),
            by_severity,
            dict(sorted(by_check.items())),
        )

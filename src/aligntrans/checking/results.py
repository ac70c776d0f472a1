"""What checking gives: findings with their places, figures of files, and a report of all. Nothing is made here."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import fsum
from types import MappingProxyType
from typing import TYPE_CHECKING

from aligntrans.checking.requirements import failures
from aligntrans.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aligntrans.checking.requirements import Requirement
    from aligntrans.model import Finding, TranslationUnit
    from aligntrans.translation_scores import Figure

BANDS = (0.99, 0.9, 0.5, 0.0)
"""The lowest confidence of each band."""
BINS = 20
"""Bars of the histogram of confidence, each as wide as the others."""
ORDER = tuple(Severity)
"""Worst first."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something stands, counted from 1 in characters; 0 is unknown. The end is behind the last."""

    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0


Where = tuple[str, int]
"""Id and line of a unit: files of others may hold an id twice."""


def where(unit: TranslationUnit) -> Where:
    """Return what tells a unit from all others of its file."""
    return unit.id, unit.line


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, where it is, and what it is known by."""

    finding: Finding
    file: str
    """Path of the file that *place* is in, with slashes, from the current folder when it lies below it."""
    unit: TranslationUnit | None
    """None when the check named a unit that the file does not hold."""
    place: Place = Place()
    fingerprint: str = ""
    """The same when units or lines move; equal findings of equal units share one."""
    within: str = ""
    """Path of the `FileSummary` that it counts in: *file*, unless documents were aligned."""

    @property
    def where(self) -> Where:
        """The unit that it is about."""
        return where(self.unit) if self.unit else (self.finding.unit, 0)


@dataclass(frozen=True, slots=True)
class FileSummary:
    """Figures of a file of units, of documents that were aligned, or of all of them."""

    path: str
    """Empty for the sum of all files; of documents, their paths with plus signs between."""
    languages: tuple[str, ...]
    units: int
    words: Mapping[str, int]
    """By language."""
    full_units: int
    """Units with a text in every language."""
    full_words: int
    """Words, of all languages, in these units."""
    histogram: tuple[int, ...] = (0,) * BINS
    """Units whose confidence is known, from the least sure to the surest."""
    bands: tuple[int, ...] = (0,) * len(BANDS)
    """The same by `BANDS`."""
    confidence_sum: float = 0.0
    by_severity: Mapping[Severity, int] = field(default_factory=dict)
    """All of them, worst first."""
    by_check: Mapping[str, int] = field(default_factory=dict)
    """Checks with findings, sorted."""
    chrf: Figure | None = None
    """Of the translation against a reference, if one was given."""

    def __post_init__(self) -> None:
        for name in ("words", "by_severity", "by_check"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))

    @property
    def rated(self) -> int:
        """How many units say how sure they are."""
        return sum(self.histogram)

    @property
    def confidence(self) -> float | None:
        """Mean confidence, 0 to 1; none when no unit says."""
        return round(self.confidence_sum / self.rated, 6) if self.rated else None

    @property
    def shares(self) -> tuple[float, ...]:
        """Share of the units that say by band of confidence."""
        return tuple(round(count / self.rated, 6) if self.rated else 0.0 for count in self.bands)

    @property
    def covered_units(self) -> float:
        """Share of units with a text in every language."""
        return round(self.full_units / self.units, 6) if self.units else 1.0

    @property
    def covered_words(self) -> float:
        """Share of words in units with a text in every language."""
        total = sum(self.words.values())
        return round(self.full_words / total, 6) if total else 1.0

    @property
    def findings(self) -> int:
        """How many findings there are."""
        return sum(self.by_severity.values())

    @property
    def per_thousand_words(self) -> float:
        """Findings a thousand words of the first language that has any."""
        words = next((count for count in self.words.values() if count), 0)
        return round(1000 * self.findings / words, 3) if words else 0.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A check that was run, as a report tells of it."""

    id: str
    severity: Severity
    title: str
    """One sentence."""
    text: str
    """The manual page whole, the title its first line."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in some files."""

    found: tuple[Found, ...]
    """In the order of the files, and in each of its units."""
    files: tuple[FileSummary, ...]
    rules: tuple[Rule, ...]
    """Sorted by id."""
    silenced: Mapping[str, int] = field(default_factory=dict)
    """Findings that are not among those above, by what keeps them out: ``ignored``, ``baseline``, ``unchanged``."""
    version: str = ""
    """Of the program."""
    fail_on: str = str(Severity.ERROR)
    """The mildest severity that makes a run fail, or ``none``."""
    chrf: Figure | None = None
    """Of all files together against a reference, if one was given."""
    required: tuple[Requirement, ...] = ()
    """What the figures of all files have to be."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "silenced", MappingProxyType(dict(self.silenced)))

    @property
    def total(self) -> FileSummary:
        """The figures of all files together."""
        files = self.files
        return FileSummary(
            "",
            tuple(dict.fromkeys(tag for file in files for tag in file.languages)),
            sum(file.units for file in files),
            _summed(file.words for file in files),
            sum(file.full_units for file in files),
            sum(file.full_words for file in files),
            tuple(map(sum, zip(*(file.histogram for file in files), strict=True))) or (0,) * BINS,
            tuple(map(sum, zip(*(file.bands for file in files), strict=True))) or (0,) * len(BANDS),
            fsum(file.confidence_sum for file in files),
            {severity: sum(file.by_severity.get(severity, 0) for file in files) for severity in ORDER},
            dict(sorted(_summed(file.by_check for file in files).items())),
            self.chrf,
        )

    @property
    def unmet(self) -> list[str]:
        """How the figures of all files fail what is required."""
        return list(failures(self.required, self.total))

    def is_failing(self, found: Found) -> bool:
        """Return whether *found* is of severity `fail_on` or worse."""
        if self.fail_on not in ORDER:
            return False
        return ORDER.index(found.finding.severity) <= ORDER.index(Severity(self.fail_on))

    @property
    def failing(self) -> int:
        """How many findings are of severity `fail_on` or worse."""
        return sum(map(self.is_failing, self.found))

    def by_file(self) -> dict[str, list[Found]]:
        """Return what was found by the path of the `FileSummary`, in order."""
        found: dict[str, list[Found]] = {file.path: [] for file in self.files}
        for one in self.found:
            found.setdefault(one.within, []).append(one)
        return found

    def worst_first(self) -> list[Found]:
        """Return what was found, errors first, else in order."""
        return sorted(self.found, key=lambda one: ORDER.index(one.finding.severity))


def _summed(every: Iterable[Mapping[str, int]]) -> dict[str, int]:
    total: dict[str, int] = {}
    for counts in every:
        for name, count in counts.items():
            total[name] = total.get(name, 0) + count
    return total

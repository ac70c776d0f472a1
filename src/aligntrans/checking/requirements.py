"""What figures of a check have to be for a run to pass: ``coverage>=0.98``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligntrans.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from aligntrans.checking.results import FileSummary

FIGURES: Mapping[str, Callable[[FileSummary], float | None]] = {
    "chrf": lambda file: file.chrf.score if file.chrf else None,
    "confidence": lambda file: file.confidence,
    "coverage": lambda file: file.covered_units,
    "findings": lambda file: file.per_thousand_words,
    "sure": lambda file: file.shares[0] if file.rated else None,
}
"""What can be required: chrF against the reference, mean confidence, share of units with all languages, findings a
thousand words, share of units with a confidence of .99 or more."""
_WRITTEN = re.compile(r"\s*([A-Za-z]+)\s*(>=|<=)\s*(\d+(?:\.\d+)?|\.\d+)\s*")


@dataclass(frozen=True, slots=True)
class Requirement:
    """One of them."""

    name: str
    at_least: bool
    """Whether the figure must not be less, rather than not more."""
    value: float

    def __str__(self) -> str:
        return f"{self.name}{'>=' if self.at_least else '<='}{self.value:g}"

    def failure(self, file: FileSummary) -> str:
        """Return how the figures of *file* fail it; empty when they do not."""
        found = FIGURES[self.name](file)
        if found is None:
            return f"{self} is required, and {self.name} is not known"
        if found >= self.value if self.at_least else found <= self.value:
            return ""
        return f"{self} is required, and {self.name} is {found:.4g}"


def parsed(texts: Iterable[str]) -> tuple[Requirement, ...]:
    """Return requirements as they are written.

    Raises:
        ReadError: one of *texts* is none.
    """
    return tuple(map(_parsed, texts))


def _parsed(text: str) -> Requirement:
    found = _WRITTEN.fullmatch(text)
    if not found or found[1].lower() not in FIGURES:
        raise ReadError(
            f"{text!r} is no requirement; write one of {', '.join(FIGURES)}, then >= or <= and a number, as in"
            " coverage>=0.98."
        )
    return Requirement(found[1].lower(), found[2] == ">=", float(found[3]))


def failures(required: Iterable[Requirement], file: FileSummary) -> Iterator[str]:
    """Yield how *file* fails what is required."""
    yield from filter(None, (one.failure(file) for one in required))

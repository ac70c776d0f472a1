"""Which units go into a file, and why the others do not. The one place where exporters choose."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from aligntrans import languages
from aligntrans.errors import LanguageError, WriteError
from aligntrans.model import Status

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from aligntrans.model import Alignment, Level, TranslationUnit

UNCALIBRATED = "Confidence is uncalibrated: it orders units, but is no probability."
"""What a file says of scores that were not fitted on texts like these."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The units that a file holds, in the order of the source, and how many it does not, by reason."""

    units: tuple[TranslationUnit, ...]
    left_out: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selector:
    """What a format and its user ask of a unit."""

    format: str
    """Name of the format, for reasons: ``XML``."""
    forbidden: re.Pattern[str]
    """Characters that the format cannot hold; a unit with one is left out rather than changed."""
    min_confidence: float = 0.0
    """Lowest confidence, 0 to 1, of a unit that is exported; what a person accepted is exported anyway."""
    include_null: bool = False
    """Whether a unit with text in one language only is exported."""
    needs_source: bool = False
    """Whether the format cannot hold a unit without text in the first document's language."""

    def __post_init__(self) -> None:
        if not 0 <= self.min_confidence <= 1:
            raise ValueError(f"min_confidence is between 0 and 1, not {self.min_confidence}")

    def select(self, alignment: Alignment, level: Level | None = None) -> Selection:
        """Return the units of *alignment* at *level*, its own unless said, that pass.

        Raises:
            WriteError: the alignment knows no beads at that level.
        """
        units, left_out = [], Counter[str]()
        for unit in units_at(alignment, level or alignment.level):
            if reason := self.reason(unit, alignment.languages):
                left_out[reason] += 1
            else:
                units.append(unit)
        return Selection(tuple(units), MappingProxyType(dict(sorted(left_out.items()))))

    def reason(self, unit: TranslationUnit, tags: tuple[str, ...]) -> str:
        """Return why *unit*, of an alignment in the languages *tags*, is left out; empty when it is not."""
        if unit.status is Status.REJECTED:
            return "rejected"
        missing = [tag for tag in tags if unit.variant(tag) is None]
        if len(unit.variants) < 2 and not self.include_null:
            return f"no {' or '.join(map(language_name, missing))} text"
        if self.needs_source and tags[0] in missing:
            return f"no {language_name(tags[0])} text"
        if unit.quality.confidence < self.min_confidence and unit.status is not Status.ACCEPTED:
            return f"confidence below {self.min_confidence:g}"
        if any(self.forbidden.search(text) for text in (unit.id, *(variant.text for variant in unit.variants))):
            return f"characters that {self.format} forbids"
        return ""


def units_at(alignment: Alignment, level: Level) -> tuple[TranslationUnit, ...]:
    """Return the units of *alignment* at *level*, or raise WriteError when it knows none."""
    if level is not alignment.level and not alignment.block_beads:
        raise WriteError(
            f"the alignment is at {alignment.level} level and holds no beads at {level} level: "
            f"align again with --level {level}"
        )
    return tuple(alignment.units(level))


def language_name(tag: str) -> str:
    """Return the English name of the language *tag*, or *tag* when it has none that we know."""
    try:
        return languages.of(tag).name
    except LanguageError:
        return tag


def visible(name: str, forbidden: re.Pattern[str]) -> str:
    r"""Return *name*, of a file or program, with *forbidden* characters written as escapes: ``\x00``.

    Not for an author's text, which is never changed.
    """
    return forbidden.sub(lambda found: found.group().encode("unicode_escape").decode("ascii"), name)

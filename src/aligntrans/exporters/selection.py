"""Which units go into a file, and why the others do not. The one place where exporters choose."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from aligntrans import languages
from aligntrans.errors import LanguageError, WriteError
from aligntrans.model import Status
from aligntrans.protocols import Choice, Export

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from aligntrans.model import Level, TranslationUnit
    from aligntrans.protocols import Bitext

UNCALIBRATED = "Confidence is uncalibrated: it orders units, but is no probability."
"""What a file says of scores that were not fitted on texts like these."""


EVERYTHING = Choice()
FORMATS = frozenset({"tmx", "xliff12", "xliff2"})
"""Of inline codes."""
CODES = "inline codes"
NOTES = "notes"
PROPERTIES = "properties"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selector:
    """What a format and its user ask of a unit."""

    format: str
    """Name of the format, for reasons: ``XML``."""
    forbidden: re.Pattern[str]
    """Characters that the format cannot hold; a unit with one is left out rather than changed."""
    choice: Choice | None = None
    """What the user asks; every unit that has two languages unless given."""
    needs_source: bool = False
    """Whether the format cannot hold a unit without text in the first document's language."""
    holds: frozenset[str] = frozenset()
    """What it writes beside the texts: `NOTES`, `PROPERTIES`, names of properties, and formats of inline codes."""

    def select(self, bitext: Bitext, level: Level | None = None) -> Selection:
        """Return the units of *bitext* at *level*, its own unless said, that pass.

        Raises:
            WriteError: the bitext knows no units at that level.
        """
        return Selection(self, bitext, level or bitext.level)

    def reason(self, unit: TranslationUnit, tags: tuple[str, ...]) -> str:
        """Return why *unit*, of a bitext in the languages *tags*, is left out; empty when it is not."""
        choice = self.choice or EVERYTHING
        if unit.status is Status.REJECTED:
            return "rejected"
        if len(unit.variants) < len(tags):
            missing = [tag for tag in tags if unit.variant(tag) is None]
            if len(unit.variants) < 2 and not choice.include_null:
                return f"no {' or '.join(map(language_name, missing))} text"
            if self.needs_source and tags[0] in missing:
                return f"no {language_name(tags[0])} text"
        if unit.quality.confidence < choice.min_confidence and unit.status is not Status.ACCEPTED:
            return f"confidence below {choice.min_confidence:g}"
        if choice.one_to_one and set(unit.type.split("-")) != {"1"}:
            return "not one to one"
        if any(self.forbidden.search(text) for text in (unit.id, *(variant.text for variant in unit.variants))):
            return f"characters that {self.format} forbids"
        return ""

    def unheld(self, unit: TranslationUnit) -> Iterator[tuple[str, int]]:
        """Yield what of *unit* the format has no place for, beside its texts, and how often."""
        if unit.notes and NOTES not in self.holds:
            yield NOTES, len(unit.notes)
        if PROPERTIES not in self.holds and (lost := sum(found.name not in self.holds for found in unit.properties)):
            yield PROPERTIES, lost
        for variant in unit.variants:
            if lost := sum(code.format not in self.holds for code in variant.codes):
                yield CODES, lost


class Selection:
    """The units that a file holds, in the order of the source, one at a time; and what it does not hold."""

    def __init__(self, selector: Selector, bitext: Bitext, level: Level) -> None:
        """Take what is selected from; nothing is read before the selection is iterated over.

        Raises:
            WriteError: the bitext knows no units at *level*.
        """
        self._selector, self._bitext, self._level = selector, bitext, level
        self.count = 0
        """How many units were given."""
        self.counts = Counter[str]()
        """What was left out so far, by reason."""
        self._units = units_at(bitext, level)

    def __iter__(self) -> Iterator[TranslationUnit]:
        """Yield the units that pass, and count."""
        tags, seen = self._bitext.languages, set[bytes]()
        dedupe = self._selector.choice is not None and self._selector.choice.dedupe
        for unit in self._units:
            reason = self._selector.reason(unit, tags)
            if dedupe and not reason:
                key = _key(unit)
                reason = "the same texts as an earlier unit" if key in seen else ""
                seen.add(key)
            if reason:
                self.counts[reason] += 1
                continue
            for name, lost in self._selector.unheld(unit):
                self.counts[name] += lost
            self.count += 1
            yield unit

    @property
    def export(self) -> Export:
        """What to tell of the file, once all units are written."""
        return Export(self.count, MappingProxyType(dict(sorted(self.counts.items()))))


def _key(unit: TranslationUnit) -> bytes:
    texts = repr([(variant.language, variant.text) for variant in unit.variants])
    return hashlib.blake2b(texts.encode(), digest_size=16).digest()


def units_at(bitext: Bitext, level: Level) -> Iterator[TranslationUnit]:
    """Return the units of *bitext* at *level*, or raise WriteError when it knows none."""
    try:
        return bitext.units(level)
    except ValueError:
        raise WriteError(
            f"the alignment is at {bitext.level} level and holds no beads at {level} level: "
            f"align again with --level {level}"
        ) from None


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

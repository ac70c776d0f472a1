"""Which entry of a PO file is which unit of an alignment. What is done with the pairs is not decided here."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from aligntrans.model import Status
from aligntrans.po.places import CONTEXT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from aligntrans.model import TranslationUnit
    from aligntrans.updating.po_file import Item

ALIKE = 0.6
"""Least likeness of two texts of which one is an edit of the other, 0 to 1: that of msgmerge."""
ALL_BUT_EQUAL = 0.9
"""Likeness at which no other text is looked at."""
SHORT = 200
"""Characters up to which texts are compared by letters; longer ones are compared by words, which is quicker."""
AHEAD = 20
"""Entries that are looked at for one unit."""


def matched(units: Sequence[TranslationUnit], items: Sequence[Item], language: str) -> dict[int, int]:
    """Return the number of the item by that of the unit, for all units that have one.

    Args:
        units: have a text in *language*.
        items: entries of the file in order, obsolete ones and the header included.
        language: of the source.
    """
    return _Matching(units, items, language).run()


class _Matching:
    def __init__(self, units: Sequence[TranslationUnit], items: Sequence[Item], language: str) -> None:
        self._units, self._items = units, items
        self._sources = [variant.text if (variant := unit.variant(language)) else "" for unit in units]
        self._found: dict[int, int] = {}
        self._used: set[int] = set()
        self._active = [
            number
            for number, item in enumerate(items)
            if item.entry.fields and not item.entry.obsolete and not item.entry.is_header
        ]
        self._obsolete = [number for number, item in enumerate(items) if item.entry.obsolete]

    def run(self) -> dict[int, int]:
        self._by_context(self._active)
        self._by_source(self._active, lambda item: item.entry.context is None)
        self._by_source(self._active, lambda _: True)
        self._by_likeness()
        self._by_context(self._obsolete)
        self._by_source(self._obsolete, lambda _: True)
        return self._found

    def _open(self) -> Iterator[int]:
        return (number for number in range(len(self._units)) if number not in self._found)

    def _take(self, unit: int, item: int) -> None:
        self._found[unit] = item
        if self._items[item].entry.plural is None:  # forms of a plural are units of their own
            self._used.add(item)

    def _by_context(self, places: Sequence[int]) -> None:
        known = defaultdict[str, list[int]](list)
        for place in places:
            if (context := self._items[place].entry.context) is not None:
                known[context].append(place)
        for number in self._open():
            unit = self._units[number]
            named = [one.value for one in unit.properties if one.name == CONTEXT]
            same = [
                place for context in (*named, unit.id) for place in known.get(context, ()) if place not in self._used
            ]
            found = next((place for place in same if self._items[place].entry.source == self._sources[number]), None)
            if found is None and not named and len(known.get(unit.id, ())) == 1:
                found = next(iter(same), None)
            if found is not None:
                self._take(number, found)

    def _by_source(self, places: Sequence[int], wanted: Callable[[Item], bool]) -> None:
        known = defaultdict[str, list[int]](list)
        for place in reversed(places):
            entry = self._items[place].entry
            if place not in self._used and wanted(self._items[place]):
                known[entry.source].append(place)
                if entry.plural not in (None, entry.source):
                    known[str(entry.plural)].append(place)
        for number in self._open():
            if (rest := known.get(self._sources[number])) and rest[-1] not in self._used:
                place = rest[-1]
                self._take(number, place)
                if place in self._used:
                    rest.pop()

    def _by_likeness(self) -> None:
        """Match units to entries that stand between the same neighbours and are much like them."""
        known = [(-1, -1), *sorted(self._found.items()), (len(self._units), len(self._items))]
        active = [place for place in self._active if place not in self._used]
        for (before, first), (after, last) in pairwise(known):
            if after - before < 2 or last - first < 2:
                continue
            start, end = bisect_left(active, first), bisect_left(active, last)
            for number in range(before + 1, after):
                if start < end and self._units[number].status is not Status.REJECTED:
                    place = self._most_alike(number, active[start : min(start + AHEAD, end)])
                    if place >= 0:
                        self._take(number, active[start + place])
                        start += place + 1

    def _most_alike(self, number: int, places: Sequence[int]) -> int:
        """Return which of *places* is most like the unit, the first that is all but equal; -1 when none is."""
        best, found = ALIKE, -1
        for rank, place in enumerate(places):
            likeness = self._likeness(place, number)
            if likeness > best or (found < 0 and likeness == best):
                best, found = likeness, rank
            if likeness >= ALL_BUT_EQUAL:
                break
        return found

    def _likeness(self, place: int, number: int) -> float:
        entry = self._items[place].entry
        return _likeness(entry.source, self._sources[number]) if entry.plural is None else 0.0


def _likeness(first: str, second: str) -> float:
    short = len(first) + len(second) < 2 * SHORT
    matcher = SequenceMatcher(
        None, first if short else first.split(), second if short else second.split(), autojunk=False
    )
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio()

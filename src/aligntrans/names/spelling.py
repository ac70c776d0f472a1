"""Texts as arrays of units, many at once; what the units are is in `alphabet`, what they cost is in the weights."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from aligntrans.names import alphabet
from aligntrans.names.alphabet import BASE, DROPPED, SEPARATOR, SEVERAL
from aligntrans.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Units = NDArray[np.uint8]

LONGEST = 64
"""Units of a name that are compared; no name of our lists has more."""
REACH = 256
"""Characters of a name that are read, so that a page given as a name costs no more than a name."""
_BREAK = "\n"
_END = 253
"""In place of a base: where a name ends."""
_HAMZA_OR_MADDA = frozenset("\u0653\u0654\u0655")
_H, _APOSTROPHE = BASE["h"], BASE["'"]


@dataclass(frozen=True, slots=True)
class Spelled:
    """Names as units."""

    units: Units
    """(names, most units): padded with `SEPARATOR`."""
    starts: NDArray[np.bool_]
    """(names, most units): whether the unit begins a word."""
    lengths: NDArray[np.int64]
    """(names,): how many units each has, 0 for a name without letters and digits."""


def spell(names: Sequence[str]) -> Spelled:
    """Return *names*, in which there are no line breaks, as units.

    What does not tell names apart is gone: case, accents, harakat, tatweel, invisible characters, doubled consonants,
    and of spaces and punctuation all but where words begin.
    """
    bases = _bases(names)
    name, base, start = _letters(bases)
    once = ~_repeats(name, base, start)
    name, base, start = name[once], base[once], start[once]
    base, keep = _merged(name, base, start)
    name, base, start = name[keep], base[keep], start[keep]
    unit = _placed(name, base, start)
    return _padded(len(names), name, unit, start)


def shortened(names: Sequence[str]) -> list[str]:
    """Return the first `REACH` characters of each of *names*, not counting those that are not compared, on one line."""
    found = [name if len(name) <= REACH else fold(name.replace("\u200c", ""))[:REACH] for name in names]
    return [name.replace(_BREAK, " ") for name in found] if any(_BREAK in name for name in found) else found


def _bases(names: Sequence[str]) -> Units:
    """Return the bases of all *names*, each closed by _END."""
    text = _BREAK.join(names) + _BREAK
    if not _HAMZA_OR_MADDA.isdisjoint(text):
        text = unicodedata.normalize("NFC", text)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    bases: Units = alphabet.table()[np.minimum(codes, 0xFFFF)]
    bases[codes == ord(_BREAK)] = _END
    slow = np.flatnonzero((bases == SEVERAL) | (codes > 0xFFFF))
    if slow.size:
        bases = _spread(bases, codes, slow)
    kept: Units = bases[bases != DROPPED]
    return kept


def _spread(bases: Units, codes: NDArray[np.uint32], slow: NDArray[np.int64]) -> Units:
    """Return *bases* with those of the characters at *slow* put in, however many each has."""
    found = [alphabet.bases_of(code) for code in codes[slow].tolist()]
    counts = np.ones(len(bases), np.int64)
    counts[slow] = [len(each) for each in found]
    spread = np.repeat(bases, counts)
    places = np.repeat(np.isin(np.arange(len(bases)), slow), counts)
    spread[places] = [base for each in found for base in each]
    return spread


def _letters(bases: Units) -> tuple[NDArray[np.int64], Units, NDArray[np.bool_]]:
    """Return of every letter: whose it is, its base, and whether it begins a word."""
    ends = bases == _END
    gaps = ends | (bases == SEPARATOR)
    after = np.concatenate(([True], gaps[:-1]))
    owner = np.cumsum(ends) - ends
    letters = ~gaps
    return owner[letters], bases[letters], after[letters]


def _repeats(name: NDArray[np.int64], base: Units, start: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return which letters say the one before them again."""
    same = (name[1:] == name[:-1]) & ~start[1:] & (base[1:] == base[:-1]) & ~alphabet.KEPT_DOUBLE[base[1:]]
    return np.concatenate((np.zeros(min(1, len(base)), np.bool_), same))


def _merged(name: NDArray[np.int64], base: Units, start: NDArray[np.bool_]) -> tuple[Units, NDArray[np.bool_]]:
    """Return *base* with digraphs where they begin, and which letters are then left."""
    if not len(base):
        return base, np.zeros(0, np.bool_)
    following = np.concatenate((base[1:], [SEPARATOR])).astype(np.uint8)
    joined = np.concatenate(((name[1:] == name[:-1]) & ~start[1:], [False]))
    pair = np.where(joined, alphabet.DIGRAPH[base, following], 0).astype(np.uint8)
    chosen = pair > 0
    for _ in range(3):  # the first of overlapping pairs wins; runs of more than four occur in no name
        chosen = (pair > 0) & ~np.concatenate(([False], chosen[:-1]))
    return np.where(chosen, pair, base), ~np.concatenate(([False], chosen[:-1]))


def _placed(name: NDArray[np.int64], base: Units, start: NDArray[np.bool_]) -> Units:
    """Return the unit of each letter, by its place in its word and by what follows."""
    if not len(base):
        return base
    last = np.concatenate((start[1:] | (name[1:] != name[:-1]), [True]))
    place = np.where(start, alphabet.FIRST, np.where(last, alphabet.LAST, alphabet.INSIDE))
    unit = alphabet.PLACED[place, base]
    soft = np.concatenate((alphabet.IS_FRONT[base[1:]] & ~last[:-1], [False]))
    return np.where(soft & (alphabet.SOFT[base] != base), alphabet.SOFT[base], unit).astype(np.uint8)


def _padded(count: int, name: NDArray[np.int64], unit: Units, start: NDArray[np.bool_]) -> Spelled:
    full = np.bincount(name, minlength=count)[:count] if len(name) else np.zeros(count, np.int64)
    offsets = np.concatenate(([0], np.cumsum(full)))
    lengths = np.minimum(full, LONGEST)
    width = int(lengths.max(initial=0))
    place = np.arange(len(name)) - offsets[name]
    seen = place < width
    units = np.zeros((count, width), np.uint8)
    starts = np.zeros((count, width), np.bool_)
    units[name[seen], place[seen]] = unit[seen]
    starts[name[seen], place[seen]] = start[seen]
    return Spelled(units, starts, lengths)

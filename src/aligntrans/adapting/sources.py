"""Texts of units in files, whoever made them. Units are not judged here, but those that are fuzzy are passed over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aligntrans import bitexts, registry
from aligntrans.errors import ReadError
from aligntrans.model import Property, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aligntrans.adapting.memory import Texts

FUZZY = Property("flag", "fuzzy")
"""Of an entry of PO that nobody stands behind."""


def units_of(path: str, pair: tuple[str, str] | None = None) -> Iterator[Texts]:
    """Yield the units of the file at *path*; its ending says what it is.

    Args:
        path: of a memory or an alignment file.
        pair: languages of a memory that does not say them.

    Raises:
        ReadError: there is no such file, it is broken, or its languages are not known.
    """
    if not bitexts.holds_units(path):
        known = ", ".join(sorted({bitexts.ALIGNMENT, *registry.MEMORIES_BY_EXTENSION}))
        raise ReadError(f"{path}: no memory that can be read ends in {Path(path).suffix!r}; give one of {known}.")
    for unit in bitexts.opened(path, languages=pair or ()).units():
        if FUZZY not in unit.properties and unit.status is not Status.REJECTED:
            yield {variant.language: bitexts.spaced(variant) for variant in unit.variants}


def units_in(paths: Sequence[str], pair: tuple[str, str] | None = None) -> Iterator[Texts]:
    """Yield the units of all memories, in the order given."""
    for path in paths:
        yield from units_of(path, pair)

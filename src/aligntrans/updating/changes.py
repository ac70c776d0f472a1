"""What an update did to a file, and how it is told. How it is done stands with the formats."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from aligntrans.model import TranslationUnit


@dataclass(slots=True)
class Changes:
    """How many units of a file are not as they were."""

    added: int = 0
    changed: int = 0
    kept: int = 0
    """Those whose translation in the file is another than that of the alignment, and stays."""
    gone: int = 0
    """Those that the alignment has no more: obsolete entries of PO; in TMX they stay as they are."""


@dataclass(frozen=True, slots=True)
class Updated:
    """A file after an update."""

    data: bytes
    changes: Changes
    left_out: Mapping[str, int] = field(default_factory=dict)
    """How many units of the alignment are not in it, or what of units is not, by reason."""


def told(
    units: Iterable[TranslationUnit], selection: Iterable[TranslationUnit]
) -> Iterator[tuple[TranslationUnit, bool]]:
    """Yield all *units*, and whether each is in the *selection*, which has the same order."""
    chosen = iter(selection)
    following = next(chosen, None)
    for unit in units:
        is_chosen = following == unit
        if is_chosen:
            following = next(chosen, None)
        yield unit, is_chosen

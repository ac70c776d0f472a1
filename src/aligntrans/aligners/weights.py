"""How much each feature counts: fitted weights, read from `weights.json`.

`scripts/fit_lattice` makes the file; what the weights were fitted on stands in it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING

from aligntrans.aligners.bands import BEAD_TYPES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aligntrans.aligners.grid import Grid
    from aligntrans.model import Level


@dataclass(frozen=True)
class Weights:
    """One set of weights, for one level."""

    features: Mapping[str, float]
    """By name in `features.FEATURES`."""
    types: Mapping[str, float]
    """By bead type, shorter side first: ``1-2`` stands for 2-1 as well."""
    nulls: Mapping[str, float]
    """By name in `features.NULL_FEATURES`."""
    signature: str = ""

    @cached_property
    def count(self) -> int:
        """How many of the first BEAD_TYPES have a weight: the only ones that there are."""
        return sum(f"{min(bead)}-{max(bead)}" in self.types for bead in BEAD_TYPES)

    def type(self, x: int, y: int) -> float:
        """Return the weight of bead type x-y, which is that of y-x."""
        return self.types[f"{min(x, y)}-{max(x, y)}"]


@dataclass(frozen=True)
class Choice:
    """The weights of a level: for two documents with or without vectors, heard by third documents or alone."""

    sets: Mapping[str, Weights]
    """By name: ``plain``, ``meaning`` with vectors, or ``words`` with those of words too; each with ``+support`` where
    third documents are heard. With vectors, ``coarse`` first finds where to look."""

    def of(self, grid: Grid) -> Weights:
        """Return the weights for two documents."""
        name = "plain" if grid.pairing.vectors is None else "words" if grid.pairing.has_words else "meaning"
        return self.sets[name if grid.support is None else f"{name}+support"]

    @property
    def signature(self) -> str:
        """What tells these weights from others."""
        return self.sets["plain"].signature


@cache
def shipped(level: Level) -> Choice:
    """Return the weights in the package for *level*."""
    table = json.loads(files("aligntrans.aligners").joinpath("weights.json").read_text("utf-8"))
    return Choice(
        {
            name: Weights(found["features"], found["types"], found["nulls"], table["signature"])
            for name, found in table["weights"][level].items()
        }
    )

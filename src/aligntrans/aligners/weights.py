"""How much each feature counts: fitted weights, read from `weights.json`.

`scripts/fit_lattice` makes the file; what the weights were fitted on stands in it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

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

    def type(self, x: int, y: int) -> float:
        """Return the weight of bead type x-y, which is that of y-x."""
        return self.types[f"{min(x, y)}-{max(x, y)}"]


WITH_ENCODER: Mapping[str, float] = {"cosine": 5.0, "margin": 5.5, "joined-cosine": 3.5, "edge": 4.5}
"""Weights of what an encoder adds: rounded means of two trial fits with a static encoder, each on half of TICO-19."""


@cache
def shipped(level: Level, *, with_encoder: bool = False) -> Weights:
    """Return the weights in the package for *level*, with or without an encoder's features."""
    table = json.loads(files("aligntrans.aligners").joinpath("weights.json").read_text("utf-8"))
    found = table["weights"][level]
    features = {**found["features"], **(WITH_ENCODER if with_encoder else {})}
    return Weights(features, found["types"], found["nulls"], table["signature"])

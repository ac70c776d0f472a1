"""What units cost and how a score is read: fitted, from files beside this one that `scripts/train_names.py` makes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

SCALE = 20
"""Scores are whole numbers, so many to a unit of log odds: the same on every machine, whichever name comes first."""


NEVER = -20_000
"""What nothing can make up for: padding matches nothing."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Log odds times `SCALE`, by unit; 0 stands for the edge of a word."""

    match: NDArray[np.int16]
    """(unit, unit): one standing for the other, against chance. Symmetric."""
    before: NDArray[np.int16]
    """(unit before, unit): the unit standing for nothing. With *after* it is the whole."""
    after: NDArray[np.int16]
    """(unit, unit after)."""
    left_over: int
    """The least that all units before the first match of a name score, or all after its last one: names are often
    given in part."""
    slope: float
    """Of the probability, by score and length."""
    offsets: tuple[float, float, float]
    """Where a probability is a half: across scripts, within Arabic script, within Latin script."""
    words: Mapping[str, int]
    """What translated words score: ``meaning``, ``kind``, and ``left out`` for a kind in one name only."""
    signature: str
    """What tells these weights from others."""


@cache
def shipped() -> Weights:
    """Return the weights in the package."""
    folder = files("aligntrans.names")
    card = json.loads(folder.joinpath("weights.json").read_text("utf-8"))
    with folder.joinpath("weights.npy").open("rb") as file:
        tables = np.load(file, allow_pickle=False).astype(np.int16)
    tables[0, 0] = tables[0, :, 0] = NEVER
    one, other, third = card["offsets"]
    return Weights(
        match=tables[0],
        before=tables[1],
        after=tables[2],
        left_over=card["left_over"],
        slope=card["slope"],
        offsets=(one, other, third),
        words=card["words"],
        signature=card["signature"],
    )

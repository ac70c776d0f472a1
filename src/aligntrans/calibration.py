"""What confidence is worth: for which documents it is a probability, and which threshold keeps a promise.

The figures are in `calibration.json`, from cross-validation by `scripts/fit_lattice`. Nothing is fitted here.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import sqrt
from statistics import NormalDist
from typing import TYPE_CHECKING

from aligntrans.errors import AlignmentError
from aligntrans.model import Level

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aligntrans.model import Document
    from aligntrans.protocols import Bitext

LANGUAGES = frozenset({"ar", "en", "fa"})
"""Those of the data that confidence was fitted on."""
SEGMENT_LENGTHS = (15, 400)
"""Mean characters of a segment, between which the documents of that data lie."""
ALIGNER = "aligner:joint"
"""Of the aligner whose confidence the table is about, as it stands in signatures."""
EXPORTED = ("1-1", "joined")
"""Kinds of beads that have text in both languages."""
CERTAINTY = 0.95
"""Of the Wilson interval whose lower end is promised."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Beads of cross-validation whose confidence is at least *low* and below that of the next bin."""

    low: float
    beads: int
    right: int


@dataclass(frozen=True, slots=True)
class Table:
    """How often beads of each confidence were right."""

    signature: str
    """Of the weights that gave the confidence."""
    levels: Mapping[str, Mapping[str, Sequence[Bin]]]
    """By level, then by kind of bead: ``1-1``, ``joined``, ``null``; bins from the lowest."""
    encoder: str = "static"
    """Signature of the encoder, or its name alone."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """A lowest confidence, and what it promises."""

    confidence: float
    precision: float
    """Lower end of the Wilson interval of the precision of beads of at least that confidence, 0 to 1."""
    beads: int
    """How many beads that was measured on."""


@cache
def shipped() -> Table:
    """Return the table in the package."""
    return parse(files("aligntrans").joinpath("calibration.json").read_text("utf-8"))


def parse(text: str) -> Table:
    """Return the table in JSON *text*, as ``calibration.json`` has it."""
    found = json.loads(text)
    levels = {
        level: {kind: tuple(Bin(*row) for row in rows) for kind, rows in kinds.items()}
        for level, kinds in found["levels"].items()
    }
    return Table(found["signature"], levels, found.get("encoder", Table.__dataclass_fields__["encoder"].default))


# For which documents ------------------------------------------------------------------------------------------------


def covers(documents: Sequence[Document], encoder: str | None) -> bool:
    """Return whether confidence is a probability for *documents*, compared by the encoder of that signature."""
    return not doubt(documents, encoder)


def doubt(documents: Sequence[Document], encoder: str | None) -> str:
    """Return why confidence is no probability for *documents*; empty when it is.

    Args:
        documents: those aligned.
        encoder: signature of the encoder that compared them; none when none did.
    """
    known = shipped().encoder
    if encoder is None or not (encoder == known or encoder.startswith(f"{known}:")):
        return "it was fitted with the encoder in the package"
    for document in documents:
        name = document.name or f"the {document.language} document"
        if document.language.partition("-")[0] not in LANGUAGES:
            return f"it was fitted on English, Arabic and Farsi, and {name} is in another language"
        lengths = [len(segment.text) for segment in document.segments]
        mean = sum(lengths) / max(1, len(lengths))
        if lengths and not SEGMENT_LENGTHS[0] <= mean <= SEGMENT_LENGTHS[1]:
            return (
                f"it was fitted on segments of {SEGMENT_LENGTHS[0]} to {SEGMENT_LENGTHS[1]} characters, and those of"
                f" {name} have {mean:.0f} on average"
            )
    return ""


def is_of(signature: str) -> bool:
    """Return whether an aligner of that *signature* gives the confidence that the table is about."""
    return {ALIGNER, f"weights:{shipped().signature}"} <= set(signature.split("|"))


def doubt_of(bitext: Bitext) -> str:
    """Return why the confidence of a *bitext* is no probability, as far as can be told; empty when it is one."""
    if bitext.calibrated:
        return ""
    if not is_of(bitext.signature):
        return "it was fitted with the aligner in the package"
    encoder = next((part[8:] for part in bitext.signature.split("|") if part.startswith("encoder:")), "none")
    return doubt(bitext.documents, None if encoder == "none" else encoder) or "its file says so"


# Which threshold ----------------------------------------------------------------------------------------------------


def threshold(precision: float, level: Level | str, table: Table | None = None) -> Threshold:
    """Return the lowest confidence from which beads with text in both languages are right often enough.

    Args:
        precision: share, 0 to 1, that has to be right, with a certainty of 95 %.
        level: of the beads.
        table: what is known of them; that in the package unless given.

    Raises:
        AlignmentError: no confidence is known to be that good.
    """
    kinds = (shipped() if table is None else table).levels.get(Level(level), {})
    rows: dict[float, tuple[int, int]] = {}
    for kind in EXPORTED:
        for found in kinds.get(kind, ()):
            beads, right = rows.get(found.low, (0, 0))
            rows[found.low] = beads + found.beads, right + found.right
    known, beads, right = [], 0, 0
    for low in sorted(rows, reverse=True):
        beads, right = beads + rows[low][0], right + rows[low][1]
        known.append(Threshold(low, lower_bound(right, beads), beads))
    good = [found for found in known if found.precision >= precision]
    if good:
        return good[-1]
    best = max(known, key=lambda found: found.precision, default=None)
    advice = (
        f"the best is {floored(best.precision)}, of beads with confidence {best.confidence:g} or more; ask for less."
        if best
        else f"nothing is known of beads of {level}s; take --min-confidence."
    )
    raise AlignmentError(f"no confidence promises a precision of {precision:g}: {advice}")


def lower_bound(right: int, beads: int, certainty: float = CERTAINTY) -> float:
    """Return the lower end of the Wilson interval for *right* of *beads*, 0 to 1; 0 without beads."""
    if not beads:
        return 0.0
    z = NormalDist().inv_cdf((1 + certainty) / 2)
    share = right / beads
    middle = share + z * z / (2 * beads)
    reach = z * sqrt(share * (1 - share) / beads + z * z / (4 * beads * beads))
    return min(share, max(0.0, (middle - reach) / (1 + z * z / beads)))  # rounding may go past either


def floored(share: float) -> str:
    """Return *share* with four decimals, not rounded up: asked for, it must be reached."""
    return f"{int(share * 10_000) / 10_000:g}"

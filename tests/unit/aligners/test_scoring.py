"""Scores: what may not be, and long documents in parts."""

from __future__ import annotations

import numpy as np
import pytest

from aligntrans.aligners import grid as grids
from aligntrans.aligners import strips
from aligntrans.aligners.bands import BEAD_TYPES, Band
from aligntrans.aligners.grid import Grid
from aligntrans.aligners.lattice import NOTHING
from aligntrans.aligners.scoring import score
from aligntrans.aligners.weights import Weights, shipped
from aligntrans.model import Level
from support import pieces
from support.pieces import Codebook, Whole, coded, paragraphs_of

CHOICE = shipped(Level.PARAGRAPH)


def pairing(n, m, encoder=None):
    texts = [[f"{i} {coded(tag, 10 + i)}" for i in range(size)] for tag, size in (("en", n), ("ar", m))]
    if encoder:
        texts = [[text.split()[1] for text in side] for side in texts]
    return pieces.pairing(paragraphs_of("en", texts[0]), paragraphs_of("ar", texts[1]), encoder=encoder)


def full(pair):
    return Grid(pair, Band.full(*pair.shape))


def test_no_bead_holds_a_break_in_its_inside():
    found = score(full(pairing(4, 4)), CHOICE.sets["plain"], breaks=([2], [3]))

    for x, y in BEAD_TYPES:
        for i in range(4 - x + 1):
            for j in range(4 - y + 1):
                broken = i < 2 < i + x or j < 3 < j + y
                assert (found.of(i, j, (x, y)) == NOTHING) == broken


def test_beads_larger_than_what_is_left_of_a_document_cannot_be():
    found = score(full(pairing(2, 1)), CHOICE.sets["plain"])

    possible = {
        (i, j, bead) for bead in BEAD_TYPES for i in range(3) for j in range(2) if found.of(i, j, bead) > NOTHING
    }
    assert possible == {(0, 0, (1, 1)), (1, 0, (1, 1)), (0, 0, (2, 1))}


def test_only_types_with_a_weight_are_scored():
    weights = CHOICE.sets["plain"]
    few = Weights(weights.features, {"1-1": 1.0, "1-2": 0.0}, weights.nulls)

    found = score(full(pairing(3, 3)), few)

    assert len(found.beads) == few.count == 3
    assert found.of(0, 0, (1, 1)) - score(full(pairing(3, 3)), weights).of(0, 0, (1, 1)) == pytest.approx(
        1.0 - weights.type(1, 1)
    )


@pytest.mark.parametrize("encoder", [None, Codebook(), Whole(Codebook())], ids=["plain", "words", "meaning"])
@pytest.mark.parametrize("size", [1, 7, 1000])
def test_scoring_a_few_beads_at_a_time_changes_nothing(monkeypatch, encoder, size):
    pair = pairing(9, 7, encoder)
    weights = CHOICE.of(full(pair))
    whole = score(full(pair), weights)
    band = Band.around(np.array([0, 0, 0, 1, 2, 3, 3, 4, 4, 4]), np.array([4, 4, 5, 6, 6, 7, 8, 8, 8, 8]), 7)
    monkeypatch.setattr(grids, "BEADS_AT_ONCE", size)
    monkeypatch.setattr(strips, "AREA", size)

    assert score(full(pair), weights).beads == pytest.approx(whole.beads, rel=1e-4, abs=1e-4)
    if encoder is None:  # with vectors, what is out of the band may be another run's rival, or be cut off
        narrow = score(Grid(pair, band), weights)
        places = whole.band.numbers(band.rows, band.columns)
        inside = narrow.beads > NOTHING
        assert narrow.beads[inside] == pytest.approx(whole.beads[:, places][inside])
        assert (narrow.beads > NOTHING).sum() == (band.after()[:-1] < len(band)).sum()

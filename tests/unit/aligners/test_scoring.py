"""Scores: what may not be, and windows of long documents."""

from __future__ import annotations

import numpy as np
import pytest

from aligntrans.aligners import scoring
from aligntrans.aligners.evidence import gather
from aligntrans.aligners.features import Pairing
from aligntrans.aligners.lattice import NOTHING, Band
from aligntrans.aligners.scoring import score
from aligntrans.aligners.weights import shipped
from aligntrans.model import Level
from support.pieces import paragraphs_of

WEIGHTS = shipped(Level.PARAGRAPH)


def pairing(n, m):
    sides = (paragraphs_of("en", [f"{i} a" for i in range(n)]), paragraphs_of("ar", [f"{i} b" for i in range(m)]))
    return Pairing(*(gather(document, Level.PARAGRAPH) for document in sides))


def test_no_bead_holds_a_break_in_its_inside():
    found = score(pairing(4, 4), WEIGHTS, breaks=([2], [3]))

    for (x, y), values in found.beads.items():
        for i in range(4 - x + 1):
            for j in range(4 - y + 1):
                broken = i < 2 < i + x or j < 3 < j + y
                assert (values[i, j] == NOTHING) == broken


def test_beads_larger_than_a_document_are_not_scored():
    assert set(score(pairing(2, 1), WEIGHTS).beads) == {(1, 1), (2, 1)}
    assert score(pairing(0, 1), WEIGHTS).beads == {}


@pytest.mark.parametrize("rows", [1, 3, 256])
def test_scoring_rows_a_few_at_a_time_changes_nothing(monkeypatch, rows):
    whole = score(pairing(9, 7), WEIGHTS)
    band = Band(np.array([0, 0, 0, 1, 2, 3, 3, 4, 4, 4]), 4, 8)
    monkeypatch.setattr(scoring, "ROWS_AT_ONCE", rows)

    for narrowed in (None, band):
        found = score(pairing(9, 7), WEIGHTS, narrowed)
        for (x, y), values in found.beads.items():
            for i, row in enumerate(values):
                low = int(found.band.lows[i])
                for j in range(low, min(low + found.band.width, 7 - y + 1)):
                    assert row[j - low] == pytest.approx(whole.beads[x, y][i, j])

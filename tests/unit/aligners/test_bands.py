"""Bands by hand; what all of them keep is a property."""

from __future__ import annotations

import numpy as np
import pytest

from aligntrans.aligners.bands import BEAD_TYPES, Band


def ragged():
    """Rows of 3, 3, 2 and 2 rungs over three and four pieces."""
    return Band(np.array([0, 1, 2, 3]), np.array([3, 4, 4, 5]))


def test_a_full_band_holds_every_rung_row_by_row():
    band = Band.full(2, 3)

    assert band.is_full
    assert band.shape == (2, 3)
    assert list(zip(band.rows.tolist(), band.columns.tolist(), strict=True)) == [
        (i, j) for i in range(3) for j in range(4)
    ]


def test_rungs_of_ragged_rows_are_numbered_without_holes():
    band = ragged()

    assert not band.is_full
    assert len(band) == 10
    assert band.number(0, 0) == 0
    assert band.number(1, 1) == 3
    assert band.number(3, 4) == 9
    assert band.slices == [slice(0, 3), slice(3, 6), slice(6, 8), slice(8, 10)]


@pytest.mark.parametrize("rung", [(0, 3), (1, 0), (3, 2)])
def test_a_rung_outside_has_no_number(rung):
    assert ragged().number(*rung) is None


def test_steps_that_leave_the_band_lead_to_one_place_outside():
    band = ragged()

    after = band.after()

    assert after[BEAD_TYPES.index((1, 1)), band.number(0, 0)] == band.number(1, 1)
    assert after[-1, band.number(0, 1)] == band.number(1, 1)
    assert after[-1, band.number(0, 0)] == len(band)
    assert (after[:, band.number(3, 4)] == len(band)).all()
    assert (band.before()[:, 0] == len(band)).all()


def test_of_fewer_types_there_are_fewer_steps_and_leaving_a_piece_alone_is_the_last():
    band = ragged()

    assert len(band.after(4)) == len(band.before(4)) == 5
    assert np.array_equal(band.after(4)[:4], band.after()[:4])
    assert np.array_equal(band.after(4)[-1], band.after()[-1])


def test_around_nothing_that_makes_sense_both_ends_are_held_and_rows_overlap():
    band = Band.around(np.array([9, 9, -9]), np.array([-9, -9, -9]), 4)

    assert band.lows.tolist() == [0, 4, 4]
    assert band.stops.tolist() == [5, 5, 5]


def test_a_row_that_keeps_nothing_lies_between_its_neighbours():
    band = Band.full(4, 4)
    kept = (band.rows == band.columns) & (band.rows != 2)

    narrow = band.narrowed(kept, 0)

    assert narrow.lows.tolist() == [0, 1, 3, 3, 4]
    assert narrow.stops.tolist() == [2, 4, 4, 5, 5]

"""Bands in long documents, tried on short ones with smaller limits."""

from __future__ import annotations

import numpy as np
import pytest

from aligntrans.aligners import bands
from aligntrans.aligners.bands import band_for, rising
from aligntrans.aligners.evidence import gather
from aligntrans.aligners.features import Pairing
from aligntrans.aligners.joint import JointAligner
from aligntrans.errors import AlignmentError
from aligntrans.model import Level
from support.pieces import paragraphs_of


@pytest.fixture(autouse=True)
def _narrow(monkeypatch):
    monkeypatch.setattr(bands, "FULL_CELLS", 50)
    monkeypatch.setattr(bands, "HALF_WIDTH", 3)
    monkeypatch.setattr(bands, "MOST_CELLS", 5000)


def pairing(first, second):
    sides = (paragraphs_of("en", first), paragraphs_of("ar", second))
    return Pairing(*(gather(document, Level.PARAGRAPH) for document in sides))


def numbered(*runs):
    return [f"{number + 1000}." for start, stop in runs for number in range(start, stop)]


def plain(size):
    return ["water and rain"] * size


def holds(band, i, j):
    return band.lows[i] <= j < band.lows[i] + band.width


def test_few_pieces_get_every_rung():
    assert band_for(pairing(plain(5), plain(5))).is_full


def test_without_anchors_the_band_follows_the_lengths():
    band = band_for(pairing(plain(40), plain(80)))

    assert not band.is_full
    assert all(holds(band, i, 2 * i) for i in range(41))


def test_anchors_bend_the_band():
    band = band_for(pairing(numbered((0, 10), (10, 40)), numbered((0, 10), (500, 520), (10, 40))))

    assert all(holds(band, i, i) for i in range(10))
    assert all(holds(band, i, i + 20) for i in range(12, 41))


def test_a_gap_in_one_row_makes_the_band_as_wide_as_the_gap():
    first, second = numbered((0, 60)), numbered((0, 30), (500, 540), (30, 60))

    band = band_for(pairing(first, second))

    assert not band.is_full
    assert holds(band, 30, 30)
    assert holds(band, 30, 70)
    assert all(after < before + band.width for before, after in zip(band.lows, band.lows[1:], strict=False))


@pytest.mark.parametrize("swapped", [False, True])
def test_text_that_stands_on_one_side_only_does_not_break_the_alignment(swapped):
    documents = [numbered((0, 60)), numbered((0, 30), (500, 540), (30, 60))]
    documents = documents[::-1] if swapped else documents

    found = JointAligner().align(
        [paragraphs_of(tag, text) for tag, text in zip(("en", "ar"), documents, strict=True)], Level.PARAGRAPH
    )

    linked = [bead.spans for bead in found.beads if not bead.is_null]
    shorter = [spans[int(swapped)].start for spans in linked]
    assert {bead.type for bead in found.beads} == {"1-1", "1-0" if swapped else "0-1"}
    assert shorter == list(range(60))


def test_a_banded_alignment_of_three_documents_is_right_though_they_do_not_support_each_other():
    documents = [paragraphs_of(tag, numbered((0, 40))) for tag in ("en", "ar", "fa")]

    found = JointAligner().align(documents, Level.SENTENCE)

    assert [tuple(span.start for span in bead.spans) for bead in found.beads] == [(i, i, i) for i in range(40)]


def test_one_piece_against_many_has_a_band_as_wide_as_all_of_them():
    assert band_for(pairing(plain(1), plain(200))).is_full


def test_text_without_length_gets_a_band_too():
    band = band_for(pairing(["\u064b"] * 40, ["😀"] * 40))

    assert all(holds(band, i, i) for i in range(41))


def test_too_many_pieces_are_refused_in_one_line_that_says_what_to_do(monkeypatch):
    monkeypatch.setattr(bands, "MOST_CELLS", 100)

    with pytest.raises(AlignmentError, match=r"1,200 and 40 pieces .* split the documents") as refusal:
        JointAligner().align([paragraphs_of("en", plain(1200)), paragraphs_of("ar", plain(40))], Level.PARAGRAPH)
    assert "\n" not in str(refusal.value)


def test_tokens_that_stand_twice_or_are_short_fix_no_place():
    first, second = ["Year 1990.", "Year 7.", "1,000 men"], ["Year 1990.", "1000 boats, 1000 men", "7"]

    assert bands._anchors(pairing(first, second)) == [(0, 0), (2, 1)]


def test_the_longest_rising_chain_leaves_crossing_anchors_out():
    assert rising([(0, 5), (1, 1), (2, 2), (3, 0), (4, 3)]) == [(1, 1), (2, 2), (4, 3)]
    assert rising([]) == []


def test_a_wrong_anchor_does_not_bend_the_band():
    first = numbered((0, 60))
    second = numbered((0, 60))
    second[50], second[5] = f"{second[50]} 77777.", second[5]
    first[5] = f"{first[5]} 77777."

    band = band_for(pairing(first, second))

    assert np.array_equal(band.lows, band_for(pairing(numbered((0, 60)), numbered((0, 60)))).lows)

"""Bands in long documents, tried on short ones with smaller limits."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from aligntrans.aligners import anchors
from aligntrans.aligners.anchors import band_for, grouped, nearest, rising
from aligntrans.aligners.joint import JointAligner
from aligntrans.aligners.strips import Reach
from aligntrans.aligners.vectors import Vectors
from aligntrans.errors import AlignmentError
from aligntrans.model import Level
from support import pieces
from support.pieces import Codebook, coded, paragraphs_of


@pytest.fixture(autouse=True)
def _narrow(monkeypatch):
    monkeypatch.setattr(anchors, "FULL_RUNGS", 50)
    monkeypatch.setattr(anchors, "FULL_RUNGS_WITHOUT_VECTORS", 50)
    monkeypatch.setattr(anchors, "HALF_WIDTH", 3)
    monkeypatch.setattr(anchors, "MOST_RUNGS", 5000)


def pairing(first, second, encoder=None):
    return pieces.pairing(paragraphs_of("en", first), paragraphs_of("ar", second), encoder=encoder)


def numbered(*runs):
    return [f"{number + 1000}." for start, stop in runs for number in range(start, stop)]


def plain(size):
    return ["water and rain"] * size


def meaning(language, *runs):
    return [coded(language, 100 + number) for start, stop in runs for number in range(start, stop)]


def paired(first, second, reach=None):
    n, m = len(first), len(second)
    reach = reach or Reach(np.zeros(n, np.int64), np.full(n, m))
    return nearest(first.__getitem__, second.__getitem__, m, reach)


def holds(band, i, j):
    return band.lows[i] <= j < band.stops[i]


def test_few_pieces_get_every_rung():
    assert band_for(pairing(plain(5), plain(5))).is_full
    assert band_for(pairing(meaning("en", (0, 5)), meaning("ar", (0, 5)), Codebook())).is_full


def test_without_anchors_the_band_follows_the_lengths():
    band = band_for(pairing(plain(40), plain(80)))

    assert not band.is_full
    assert all(holds(band, i, 2 * i) for i in range(41))


def test_anchors_bend_the_band():
    band = band_for(pairing(numbered((0, 10), (10, 40)), numbered((0, 10), (500, 520), (10, 40))))

    assert all(holds(band, i, i) for i in range(10))
    assert all(holds(band, i, i + 20) for i in range(12, 41))


def test_a_gap_in_one_row_is_wide_there_and_rows_still_overlap():
    band = band_for(pairing(numbered((0, 60)), numbered((0, 30), (500, 540), (30, 60))))

    assert not band.is_full
    assert holds(band, 30, 30)
    assert holds(band, 30, 70)
    assert all(low < stop for low, stop in zip(band.lows[1:], band.stops, strict=False))


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize("encoder", [None, Codebook()], ids=["plain", "meaning"])
def test_text_that_stands_on_one_side_only_does_not_break_the_alignment(swapped, encoder):
    runs = [((0, 60),), ((0, 30), (500, 540), (30, 60))]
    runs = runs[::-1] if swapped else runs
    write = meaning if encoder else lambda _, *runs: numbered(*runs)

    found = JointAligner(encoder=encoder).align(
        [paragraphs_of(tag, write(tag, *text)) for tag, text in zip(("en", "ar"), runs, strict=True)], Level.PARAGRAPH
    )

    linked = [bead.spans for bead in found.beads if not bead.is_null]
    assert {bead.type for bead in found.beads} == {"1-1", "1-0" if swapped else "0-1"}
    assert [spans[int(swapped)].start for spans in linked] == list(range(60))


def test_a_banded_alignment_of_three_documents_is_right():
    documents = [paragraphs_of(tag, numbered((0, 40))) for tag in ("en", "ar", "fa")]

    found = JointAligner().align(documents, Level.SENTENCE)

    assert [tuple(span.start for span in bead.spans) for bead in found.beads] == [(i, i, i) for i in range(40)]


@pytest.mark.parametrize("turn", [20, -20])
def test_three_documents_whose_bands_contradict_each_other_are_aligned(turn):
    """The third agrees with both, but the second says that they agree somewhere else."""
    documents = [
        paragraphs_of("en", [f"{1000 + k} {2000 + k}." for k in range(60)]),
        paragraphs_of("ar", [f"{1000 + k} {3000 + k}." for k in range(60)]),
        paragraphs_of("fa", [f"{2000 + k} {3000 + k + turn}." for k in range(60)]),
    ]

    found = JointAligner().align(documents, Level.SENTENCE)

    assert all(0 <= bead.confidence <= 1 for bead in found.beads)


def test_one_piece_against_many_is_looked_for_where_its_nearest_stands():
    band = band_for(pairing(meaning("en", (120, 121)), meaning("ar", (0, 200)), Codebook()))

    assert holds(band, 0, 120)
    assert holds(band, 1, 121)


def test_text_without_length_gets_a_band_too():
    band = band_for(pairing(["\u064b"] * 40, ["😀"] * 40))

    assert all(holds(band, i, i) for i in range(41))


@pytest.mark.parametrize("lines", [["😀"] * 40, ["a"] * 40], ids=["no vectors", "all the same"])
def test_vectors_that_say_nothing_leave_a_band_that_holds_the_middle(lines):
    class Same(Codebook):
        def encode(self, texts, language):
            return np.full((len(texts), 2), float("a" in texts), np.float32)

    band = band_for(pairing(lines, lines, Same()))

    assert all(holds(band, i, i) for i in range(41))


def test_too_many_pieces_are_refused_in_one_line_that_says_what_to_do(monkeypatch):
    monkeypatch.setattr(anchors, "MOST_RUNGS", 100)

    with pytest.raises(AlignmentError, match=r"1,200 and 40 pieces .* split the documents") as refusal:
        JointAligner().align([paragraphs_of("en", plain(1200)), paragraphs_of("ar", plain(40))], Level.PARAGRAPH)
    assert "\n" not in str(refusal.value)


def test_tokens_that_stand_twice_or_are_short_fix_no_place():
    first, second = ["Year 1990.", "Year 7.", "1,000 men"], ["Year 1990.", "1000 boats, 1000 men", "7"]

    assert anchors._anchors(pairing(first, second)) == [(0, 0), (2, 1)]


def test_the_longest_rising_chain_leaves_crossing_anchors_out():
    assert rising([(0, 5), (1, 1), (2, 2), (3, 0), (4, 3)]) == [(1, 1), (2, 2), (4, 3)]
    assert rising([]) == []


def test_a_wrong_anchor_does_not_bend_the_band():
    first, second = numbered((0, 60)), numbered((0, 60))
    second[50], first[5] = f"{second[50]} 77777.", f"{first[5]} 77777."

    band, straight = band_for(pairing(first, second)), band_for(pairing(numbered((0, 60)), numbered((0, 60))))

    assert np.array_equal(band.lows, straight.lows)
    assert np.array_equal(band.stops, straight.stops)


def test_only_pieces_that_are_each_others_nearest_are_paired():
    first = np.array([[1, 0], [0.9, 0.1], [0, 1]], np.float32)
    second = np.array([[1, 0.01], [-1, 0], [0, 1]], np.float32)

    assert paired(first, second) == [(0, 0), (2, 2)]


@pytest.mark.parametrize("area", [1, 7, 1000])
def test_pairs_are_looked_for_in_windows_of_any_size(monkeypatch, area):
    vectors = Vectors((np.random.default_rng(3).normal(size=(12, 8)).astype(np.float32),)).units(slice(12))
    whole = paired(vectors, vectors[::-1])

    monkeypatch.setattr("aligntrans.aligners.strips.AREA", area)

    assert paired(vectors, vectors[::-1]) == whole == [(i, 11 - i) for i in range(12)]


def test_what_is_out_of_reach_is_not_paired(monkeypatch):
    monkeypatch.setattr("aligntrans.aligners.strips.AREA", 1)
    vectors = np.eye(4, dtype=np.float32)
    reach = Reach(np.array([0, 0, 0, 0]), np.array([1, 1, 1, 4]))

    assert paired(vectors, vectors, reach) == [(0, 0), (3, 3)]


def test_groups_are_sums_of_length_one_and_the_last_may_be_short():
    vectors = Vectors((np.array([[3, 0], [0, 4], [0, 2]], np.float32),))

    assert grouped(vectors, 2) == pytest.approx(np.array([[0.6, 0.8], [0, 1]]))


@pytest.mark.parametrize("most", [1500, 30, 10])
@pytest.mark.parametrize(
    ("left_out", "also"), [((20, 25), (60, 64)), ((0, 12), (100, 120)), ((50, 90), (20, 21)), ((30, 30), (30, 30))]
)
def test_a_band_between_meanings_holds_the_true_path(monkeypatch, most, left_out, also):
    monkeypatch.setattr(anchors, "MOST_GROUPS", most)
    monkeypatch.setattr(anchors, "MOST_RUNGS", 10**6)
    kept = [[k for k in range(120) if not start <= k < stop] for start, stop in (left_out, also)]
    texts = [[coded(tag, 100 + k) for k in numbers] for tag, numbers in zip(("en", "ar"), kept, strict=True)]

    band = band_for(pairing(*texts, Codebook()))

    assert not band.is_full
    i = j = 0
    for k in range(120):
        i, j = i + (k in kept[0]), j + (k in kept[1])
        assert holds(band, i, j)


def test_a_band_between_meanings_is_narrow_where_they_are_sure():
    band = band_for(pairing(meaning("en", (0, 120)), meaning("ar", (0, 120)), Codebook()))

    assert len(band) < 121 * (2 * anchors.SLACK + 4)
    assert all(after >= before for before, after in pairwise(band.lows.tolist()))

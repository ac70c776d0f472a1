"""Single features, counted by hand; that all of them agree with the readable aligner is a property."""

from __future__ import annotations

from math import log

import numpy as np
import pytest

from aligntrans.aligners.evidence import gather
from aligntrans.aligners.features import (
    BLOCK_FLOOR,
    ENCODER_FEATURES,
    FEATURES,
    NULL_FEATURES,
    Pairing,
    Window,
    whole_block,
)
from aligntrans.aligners.scoring import reasons
from aligntrans.aligners.weights import shipped
from aligntrans.model import Kind, Level
from support.pieces import made

P, H = Kind.PARAGRAPH, Kind.HEADING


def pairing(first, second, **more):
    return Pairing(gather(made("en", first), Level.SENTENCE), gather(made("ar", second), Level.SENTENCE), **more)


def value(name, pair, i, j, bead):
    return float(FEATURES[name](pair, bead, Window(slice(i, i + 1), slice(j, j + 1)))[0, 0])


def test_a_number_on_both_sides_counts_by_its_rarity():
    pair = pairing([(P, ["In 1990", "7 and 7", "7"])], [(P, ["١٩٩٠", "۷"])])

    assert value("numbers-shared", pair, 0, 0, (1, 1)) == pytest.approx(1 / 2**0.5)
    assert value("numbers-shared", pair, 1, 1, (1, 1)) == pytest.approx(1 / 3**0.5)
    assert value("numbers-missing", pair, 0, 1, (1, 1)) == pytest.approx(-(1 / 2**0.5 + 1 / 3**0.5))


def test_a_number_that_stands_twice_in_a_run_counts_once():
    pair = pairing([(P, ["7 boats", "7 men"])], [(P, ["٧"])])

    assert value("numbers-shared", pair, 0, 0, (2, 1)) == pytest.approx(1 / 3**0.5)
    assert value("numbers-missing", pair, 0, 0, (2, 1)) == 0


def test_latin_words_of_one_document_alone_say_nothing():
    pair = pairing([(P, ["the river and NATO"])], [(P, ["نهر NATO"]), (P, ["NATO"])])

    assert value("words-shared", pair, 0, 0, (1, 1)) == pytest.approx(1 / 3**0.5)
    assert value("words-missing", pair, 0, 0, (1, 1)) == 0


def test_documents_of_different_length_are_scaled_to_each_other():
    pair = pairing([(P, ["a" * 100, "b" * 300])], [(P, ["ج" * 50, "د" * 150])])

    assert value("length", pair, 0, 0, (1, 1)) == pytest.approx(0, abs=1e-2)
    assert value("ratio", pair, 1, 1, (1, 1)) == pytest.approx(0, abs=1e-2)
    assert value("length", pair, 0, 1, (1, 1)) < -5
    assert value("length", pair, 1, 0, (1, 1)) >= -9


def test_borders_inside_a_bead_are_counted_on_both_sides():
    pair = pairing([(P, ["a"]), (P, ["b", "c"])], [(P, ["x"]), (P, ["y"])])

    assert value("borders", pair, 0, 0, (2, 2)) == -2
    assert value("borders", pair, 0, 0, (3, 1)) == -1
    assert value("borders", pair, 1, 0, (2, 1)) == 0


def test_a_start_of_a_block_against_its_middle_is_apart():
    pair = pairing([(P, ["a", "b"])], [(P, ["x"]), (P, ["y"])])

    assert value("starts-apart", pair, 1, 1, (1, 1)) == -1
    assert value("starts-apart", pair, 0, 1, (1, 1)) == 0


def test_headings_against_text_and_inside_joined_pieces_are_counted():
    pair = pairing([(H, ["a"]), (P, ["b"])], [(P, ["x"]), (H, ["y"])])

    assert value("same-heading", pair, 0, 0, (1, 1)) == -1
    assert value("same-heading", pair, 0, 1, (1, 1)) == 0
    assert value("joined-headings", pair, 0, 0, (2, 2)) == -2
    assert value("joined-headings", pair, 0, 0, (1, 2)) == -1


def test_blocks_that_are_not_linked_cost_no_more_than_the_floor():
    links = np.array([[1.0, 0.0], [0.0, 0.5]])
    pair = pairing([(P, ["a"]), (P, ["b"])], [(P, ["x"]), (P, ["y"])], block_links=links)

    assert value("linked-blocks", pair, 0, 0, (1, 1)) == 0
    assert value("linked-blocks", pair, 0, 1, (1, 1)) == pytest.approx(log(BLOCK_FLOOR))
    assert value("linked-blocks", pair, 0, 0, (2, 2)) == pytest.approx(log(0.5) / 2)


def test_support_is_twice_the_mean_over_the_longer_side():
    pair = pairing([(P, ["a", "b"])], [(P, ["x", "y"])], support=np.array([[1.0, 0.25], [0.5, -0.5]]))

    assert value("support", pair, 0, 0, (1, 1)) == 2
    assert value("support", pair, 0, 0, (2, 1)) == 1.5
    assert value("support", pair, 0, 0, (2, 2)) == 1.25


def test_only_a_piece_that_is_its_whole_block_is_one():
    seen = gather(made("en", [(P, ["a"]), (P, ["b", "c"]), (H, ["d"])]), Level.SENTENCE)

    assert whole_block(seen).tolist() == [1, 0, 0, 1]
    assert whole_block(gather(made("en", []), Level.SENTENCE)).tolist() == []


@pytest.mark.parametrize("name", ENCODER_FEATURES)
def test_a_feature_of_vectors_needs_vectors(name):
    with pytest.raises(ValueError, match="no encoder"):
        value(name, pairing([(P, ["a"])], [(P, ["b"])]), 0, 0, (1, 1))


@pytest.mark.parametrize("level", list(Level))
def test_the_shipped_weights_name_features_that_there_are(level):
    weights = shipped(level)

    assert set(weights.features) <= set(FEATURES)
    assert set(weights.nulls) == set(NULL_FEATURES)


@pytest.mark.parametrize("bead", [(1, 1), (2, 1), (1, 3)])
def test_the_reasons_of_a_bead_add_up_to_its_score(bead):
    from aligntrans.aligners.scoring import score

    pair = pairing([(P, ["In 1990, rain.", "b?"]), (H, ["c"])], [(P, ["١٩٩٠", "y", "z"])])
    weights = shipped(Level.SENTENCE)

    assert sum(reasons(pair, weights, 0, 0, bead).values()) == pytest.approx(score(pair, weights).beads[bead][0, 0])

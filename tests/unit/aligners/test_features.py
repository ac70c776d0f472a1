"""Single features, counted by hand; that all of them agree with the readable aligner is a property."""

from __future__ import annotations

from math import log

import numpy as np
import pytest

from aligntrans.aligners.bands import BEAD_TYPES, Band
from aligntrans.aligners.candidates import Candidates
from aligntrans.aligners.evidence import gather
from aligntrans.aligners.features import (
    BLOCK_FLOOR,
    ENCODER_FEATURES,
    FEATURES,
    NULL_FEATURES,
    SUPPORT_FEATURES,
    SUPPORT_NULLS,
    WORD_FEATURES,
    values,
    whole_block,
)
from aligntrans.aligners.grid import Grid
from aligntrans.aligners.pairing import BlockLinks
from aligntrans.aligners.scoring import reasons, score
from aligntrans.aligners.strips import Reach, Strip
from aligntrans.aligners.support import Support
from aligntrans.aligners.weights import shipped
from aligntrans.model import Kind, Level
from support import pieces
from support.pieces import Dictionary, Whole, made

P, H = Kind.PARAGRAPH, Kind.HEADING


def pairing(first, second, **more):
    return pieces.pairing(made("en", first), made("ar", second), Level.SENTENCE, **more)


def full(pair):
    return Grid(pair, Band.full(*pair.shape))


def value(name, pair, i, j, bead):
    grid = pair if isinstance(pair, Grid) else full(pair)
    return float(values(Candidates.of(grid, [(i, j, bead)]), [name])[name][0])


def strip(rows):
    """A strip of everything, given as a table."""
    filled = np.array(rows)
    n, m = filled.shape
    return Strip.of(Reach(np.zeros(n, np.int64), np.full(n, m)), lambda i, j: filled[i, j])


def test_a_number_on_both_sides_counts_by_its_rarity():
    pair = pairing([(P, ["In 1990", "7 and 7", "7"])], [(P, ["١٩٩٠", "۷"])])

    assert value("numbers-shared", pair, 0, 0, (1, 1)) == pytest.approx(1 / 2**0.5)
    assert value("numbers-shared", pair, 1, 1, (1, 1)) == pytest.approx(1 / 3**0.5)
    assert value("numbers-missing", pair, 0, 1, (1, 1)) == pytest.approx(-(1 / 2**0.5 + 1 / 3**0.5))


def test_a_number_that_stands_twice_in_a_run_is_shared_by_two_pairs_of_pieces():
    pair = pairing([(P, ["7 boats", "7 men"])], [(P, ["٧"])])

    assert value("numbers-shared", pair, 0, 0, (2, 1)) == pytest.approx(2 / 3**0.5)
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
    links = BlockLinks(strip([[1.0, 0.0], [0.0, 0.5]]), np.arange(2), np.arange(2))
    pair = pairing([(P, ["a"]), (P, ["b"])], [(P, ["x"]), (P, ["y"])], block_links=links)

    assert value("linked-blocks", pair, 0, 0, (1, 1)) == 0
    assert value("linked-blocks", pair, 0, 1, (1, 1)) == pytest.approx(log(BLOCK_FLOOR))
    assert value("linked-blocks", pair, 0, 0, (2, 2)) == pytest.approx(log(0.5) / 2)


def test_links_of_blocks_that_moved_are_looked_up_where_the_blocks_stand():
    links = BlockLinks(strip([[1.0, 0.0], [0.0, 0.5]]), np.arange(2), np.array([1, 0]))
    pair = pairing([(P, ["a"]), (P, ["b"])], [(P, ["x"]), (P, ["y"])], block_links=links)

    assert value("linked-blocks", pair, 0, 1, (1, 1)) == 0
    assert value("linked-blocks", pair, 1, 0, (1, 1)) == pytest.approx(log(0.5))


def test_links_that_third_documents_share_are_twice_the_mean_over_the_longer_side():
    pair = pairing([(P, ["a", "b"])], [(P, ["x", "y"])])
    nobody = (np.zeros(2), np.zeros(2))
    said = Support(strip([[1.0, 0.25], [0.5, 0.0]]), strip(np.eye(3)), nobody, nobody, nobody)
    grid = full(pair).supported(said)

    assert value("shared-links", grid, 0, 0, (1, 1)) == 2
    assert value("shared-links", grid, 0, 0, (2, 1)) == 1.5
    assert value("shared-links", grid, 0, 0, (2, 2)) == 1.75


def test_two_documents_alone_hear_nobody():
    pair = pairing([(P, ["a", "b"])], [(P, ["x", "y"])])

    assert {value(name, pair, 0, 0, (1, 2)) for name in SUPPORT_FEATURES} == {0}
    assert all(not NULL_FEATURES[name](full(pair), side).any() for name in SUPPORT_NULLS for side in (0, 1))


def test_only_a_piece_that_is_its_whole_block_is_one():
    seen = gather(made("en", [(P, ["a"]), (P, ["b", "c"]), (H, ["d"])]), Level.SENTENCE)

    assert whole_block(seen).tolist() == [1, 0, 0, 1]
    assert whole_block(gather(made("en", []), Level.SENTENCE)).tolist() == []


@pytest.mark.parametrize("name", ENCODER_FEATURES)
def test_a_feature_of_vectors_needs_vectors(name):
    with pytest.raises(ValueError, match="no encoder"):
        value(name, pairing([(P, ["a"])], [(P, ["b"])]), 0, 0, (1, 1))


@pytest.mark.parametrize("name", WORD_FEATURES)
def test_a_feature_of_words_needs_vectors_of_words(name):
    whole = Whole(Dictionary())

    with pytest.raises(ValueError, match="words"):
        value(name, pairing([(P, ["river"])], [(P, ["نهر"])], encoder=whole), 0, 0, (1, 1))


def test_the_cosine_of_what_means_the_same_is_high_and_a_stray_piece_shows_at_the_edge():
    first = [(P, ["river", "harvest market", "school"])]
    pair = pairing(first, [(P, ["نهر", "حصاد سوق", "مدرسة", "طبيب"])], encoder=Dictionary())

    assert value("cosine", pair, 0, 0, (1, 1)) > 0.9
    assert value("cosine", pair, 0, 1, (1, 1)) < 0.1
    assert value("margin", pair, 0, 0, (1, 1)) > 0 > value("margin", pair, 0, 1, (1, 1))
    assert value("joined-cosine", pair, 0, 0, (1, 1)) == 0
    assert value("edge", pair, 2, 2, (1, 2)) < value("cosine", pair, 2, 2, (1, 2))


def test_features_that_are_not_asked_for_are_not_given_and_known_ones_are_kept():
    pair = pairing([(P, ["In 1990, rain.", "River?"]), (H, ["c"])], [(P, ["١٩٩٠ نهر", "y", "z"])], encoder=Dictionary())
    [(_, _, beads)] = full(pair).candidates(len(BEAD_TYPES))
    some = [name for name in FEATURES if name not in {"length", "numbers-shared", "numbers-missing"}]

    found = values(beads, some)

    assert found.keys() == set(some)
    assert all(array.shape == (len(beads),) for array in found.values())
    assert values(beads, ["cosine"])["cosine"] is found["cosine"]
    assert "numbers-shared" not in beads.known


@pytest.mark.parametrize("level", list(Level))
def test_the_shipped_weights_name_features_that_there_are(level):
    for weights in shipped(level).sets.values():
        assert set(weights.features) <= set(FEATURES)
        assert set(weights.nulls) <= set(NULL_FEATURES)


@pytest.mark.parametrize("encoder", [None, Whole(Dictionary()), Dictionary()], ids=["plain", "meaning", "words"])
@pytest.mark.parametrize("bead", [(1, 1), (2, 1), (1, 3)])
def test_the_reasons_of_a_bead_add_up_to_its_score(encoder, bead):
    pair = pairing([(P, ["In 1990, rain.", "River?"]), (H, ["c"])], [(P, ["١٩٩٠", "y نهر", "z"])], encoder=encoder)
    grid = full(pair)
    weights = shipped(Level.SENTENCE).of(grid)

    found = reasons(grid, weights, [(0, 0, bead), (2, 2, (1, 0)), (0, 0, bead)])

    assert found[0] == found[2]
    assert found[1] == {}
    assert sum(found[0].values()) == pytest.approx(score(grid, weights).of(0, 0, bead))

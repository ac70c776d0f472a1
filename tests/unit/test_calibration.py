"""Which documents confidence is a probability for, and which threshold keeps a promise."""

from __future__ import annotations

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligntrans import calibration, registry
from aligntrans.aligners.weights import shipped as shipped_weights
from aligntrans.calibration import Bin, Table, covers, doubt, lower_bound, threshold
from aligntrans.errors import AlignmentError
from aligntrans.model import Document, Level

SENTENCE = "The river is low, and the farmers wait for rain."
SHIPPED = registry.encoder("static").signature
LOWS = (0.0, 0.5, 0.9, 0.99)


def documents(*languages, text=SENTENCE):
    return [Document.from_segments(language, [text, text], f"brief.{language}.txt") for language in languages]


def table(**kinds):
    """A table of sentences: by kind, beads and right beads of the bins from the lowest."""
    rows = {
        name.replace("_", "-"): [Bin(low, *counts) for low, counts in zip(LOWS, bins, strict=True)]
        for name, bins in kinds.items()
    }
    return Table("abc", {"sentence": rows})


# For which documents


def test_our_languages_with_the_shipped_encoder_are_covered():
    assert covers(documents("en", "ar", "fa"), SHIPPED)
    assert covers(documents("fa-IR", "en"), SHIPPED)


@pytest.mark.parametrize("encoder", [None, "e5:abc", "model2vec:static", "statical:1"])
def test_no_encoder_or_another_is_not_covered(encoder):
    assert doubt(documents("en", "ar"), encoder) == "it was fitted with the encoder in the package"
    assert not covers(documents("en", "ar"), encoder)


def test_another_language_is_not_covered_and_named_by_its_file():
    assert doubt(documents("en", "de"), SHIPPED).endswith("and brief.de.txt is in another language")


@pytest.mark.parametrize(
    ("text", "is_covered"),
    [("x" * 14, False), ("x" * 15, True), ("x" * 400, True), ("x" * 401, False)],
)
def test_segments_much_shorter_or_longer_than_those_of_the_data_are_not_covered(text, is_covered):
    assert covers([*documents("en"), *documents("fa", text=text)], SHIPPED) is is_covered


def test_a_document_without_segments_gives_no_reason_for_doubt():
    assert covers([*documents("en"), Document("", "fa", ())], SHIPPED)


def test_other_weights_and_other_aligners_are_told_from_ours():
    known = calibration.shipped().signature

    assert calibration.is_of(f"aligner:joint|weights:{known}|encoder:none")
    assert not calibration.is_of(f"aligner:joint|weights:{known}0|encoder:none")
    assert not calibration.is_of(f"aligner:reference|weights:{known}")
    assert not calibration.is_of("")


def test_the_table_in_the_package_is_about_the_weights_in_the_package():
    assert calibration.shipped().signature == shipped_weights(Level.SENTENCE).signature


# Which threshold


@pytest.mark.parametrize(
    ("right", "beads", "bound"),
    [(0, 0, 0.0), (0, 10, 0.0), (10, 10, 0.7225), (95, 100, 0.8882), (81, 263, 0.2553)],
)
def test_the_lower_end_of_the_interval_is_wilsons(right, beads, bound):
    assert isclose(lower_bound(right, beads), bound, abs_tol=1e-4)


@given(st.integers(0, 10**6).flatmap(lambda beads: st.tuples(st.integers(0, beads), st.just(beads))))
def test_the_lower_end_is_never_above_the_share(counts):
    right, beads = counts

    assert 0 <= lower_bound(right, beads) <= (right / beads if beads else 0)


def test_the_lowest_threshold_that_keeps_the_promise_is_taken():
    known = table(**{"1_1": [(1000, 100), (1000, 600), (1000, 950), (5000, 4990)]})

    assert threshold(0.95, Level.SENTENCE, known).confidence == 0.9
    assert threshold(0.995, Level.SENTENCE, known).confidence == 0.99
    assert threshold(0.9, Level.SENTENCE, known).confidence == 0.5
    assert threshold(0.5, Level.SENTENCE, known).confidence == 0
    assert threshold(0.995, Level.SENTENCE, known).precision == lower_bound(4990, 5000)
    assert threshold(0.95, Level.SENTENCE, known).beads == 6000


def test_joined_beads_count_and_null_beads_do_not():
    sure = [(0, 0), (0, 0), (0, 0), (5000, 4999)]
    unsure = [(0, 0), (0, 0), (5000, 100), (0, 0)]

    assert threshold(0.99, "sentence", table(**{"1_1": sure, "null": unsure})).confidence == 0
    assert threshold(0.99, "sentence", table(**{"1_1": sure, "joined": unsure})).confidence == 0.99


def test_few_beads_promise_little():
    with pytest.raises(AlignmentError, match=r"precision of 0\.99: the best is 0\.7224, of beads with confidence 0\.9"):
        threshold(0.99, "sentence", table(**{"1_1": [(0, 0), (0, 0), (10, 10), (0, 0)]}))


def test_a_level_without_figures_promises_nothing():
    with pytest.raises(AlignmentError, match="nothing is known of beads of paragraphs; take --min-confidence"):
        threshold(0.5, Level.PARAGRAPH, table(**{"1_1": [(1, 1)] * 4}))


@pytest.mark.parametrize("level", Level)
def test_the_shipped_table_has_figures_of_every_level_in_order(level):
    kinds = calibration.shipped().levels[level]

    assert set(kinds) == {"1-1", "joined", "null"}
    for bins in kinds.values():
        assert [found.low for found in bins] == sorted({found.low for found in bins})
        assert bins[0].low == 0
        assert all(0 <= found.right <= found.beads for found in bins)

"""The weights in the package."""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files

import pytest

from aligntrans.aligners.bands import BEAD_TYPES, Band
from aligntrans.aligners.grid import Grid
from aligntrans.aligners.weights import Choice, Weights, shipped
from aligntrans.model import Level
from support.pieces import Dictionary, Whole, pairing, paragraphs_of


def test_the_signature_is_the_digest_of_the_weights():
    table = json.loads(files("aligntrans.aligners").joinpath("weights.json").read_text("utf-8"))

    digest = hashlib.sha256(json.dumps(table["weights"], sort_keys=True).encode()).hexdigest()

    assert table["signature"] == digest[:12]
    assert table["fitted_on"]


@pytest.mark.parametrize("level", list(Level))
def test_a_type_of_bead_weighs_the_same_both_ways(level):
    for weights in shipped(level).sets.values():
        types = BEAD_TYPES[: weights.count]
        assert (1, 1) in types
        assert all(weights.type(x, y) == weights.type(y, x) for x, y in types)
        assert weights.signature == shipped(level).signature


@pytest.mark.parametrize("level", list(Level))
def test_all_types_of_beads_weigh_something_in_what_the_readable_aligner_reads(level):
    assert shipped(level).sets["plain"].count == len(BEAD_TYPES)


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize(
    ("encoder", "name"), [(None, "plain"), (Whole(Dictionary()), "meaning"), (Dictionary(), "words")]
)
def test_the_set_is_chosen_by_what_the_encoder_offers_and_whether_third_documents_are_heard(level, encoder, name):
    choice = shipped(level)
    documents = [paragraphs_of(tag, [text]) for tag, text in (("en", "The river."), ("ar", "نهر."))]
    grid = Grid(pairing(*documents, encoder=encoder), Band.full(1, 1))

    assert choice.of(grid) is choice.sets[name]
    assert choice.of(Grid(grid.pairing, grid.band, support=object())) is choice.sets[f"{name}+support"]


def test_a_type_without_a_weight_is_an_error():
    with pytest.raises(KeyError):
        Weights({}, {"1-1": 1.0}, {}).type(1, 2)


def test_types_are_counted_up_to_the_first_without_a_weight():
    assert Weights({}, {"1-1": 1.0}, {}).count == 1
    assert Weights({}, {"1-1": 1.0, "1-2": 0.0, "2-2": 0.0}, {}).count == 4


def test_a_choice_has_the_signature_of_its_sets():
    assert Choice({"plain": Weights({}, {}, {}, "abc")}).signature == "abc"

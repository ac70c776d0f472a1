"""The weights in the package."""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files

import pytest

from aligntrans.aligners.features import BEAD_TYPES
from aligntrans.aligners.weights import Weights, shipped
from aligntrans.model import Level


def test_the_signature_is_the_digest_of_the_weights():
    table = json.loads(files("aligntrans.aligners").joinpath("weights.json").read_text("utf-8"))

    digest = hashlib.sha256(json.dumps(table["weights"], sort_keys=True).encode()).hexdigest()

    assert table["signature"] == digest[:12]
    assert table["fitted_on"]


@pytest.mark.parametrize("level", list(Level))
def test_there_is_a_weight_for_every_bead_type_and_it_is_the_same_both_ways(level):
    weights = shipped(level)

    assert all(weights.type(x, y) == weights.type(y, x) for x, y in BEAD_TYPES)
    assert weights.signature


def test_a_type_without_a_weight_is_an_error():
    with pytest.raises(KeyError):
        Weights({}, {"1-1": 1.0}, {}).type(1, 2)

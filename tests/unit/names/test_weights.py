from __future__ import annotations

from importlib.resources import files

import numpy as np

from aligntrans.names import alphabet
from aligntrans.names.weights import NEVER, shipped


def test_the_weights_fit_the_alphabet():
    weights = shipped()

    for table in (weights.match, weights.before, weights.after):
        assert table.shape == (alphabet.COUNT, alphabet.COUNT)


def test_matching_is_symmetric_and_padding_matches_nothing():
    weights = shipped()

    assert np.array_equal(weights.match, weights.match.T)
    assert (weights.match[0] == NEVER).all()


def test_the_model_is_small():
    folder = files("aligntrans.names")

    assert len(folder.joinpath("weights.npy").read_bytes()) < 100_000


def test_letters_match_what_they_sound_like():
    weights = shipped()
    unit = alphabet.NAMES.index
    for latin, arabic in (("sh", "ش"), ("kh", "خ"), ("q", "ق"), ("g", "غ"), ("v", "ڤ"), ("w", "و"), ("p", "پ")):
        assert weights.match[unit(latin), unit(arabic)] > 20, (latin, arabic)  # odds of e to 1

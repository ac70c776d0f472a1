"""What is learnt shows on units held out, or nothing is learnt."""

from __future__ import annotations

import random

import numpy as np
import pytest

from aligntrans.adapting import AdaptedEncoder, learn, sifted
from aligntrans.encoders.pieces import PieceTable
from aligntrans.encoders.static import StaticEncoder
from aligntrans.errors import AlignmentError
from aligntrans.text.folding import fold
from support.memories import pairs

BASE = StaticEncoder()
PAIRS = pairs()


def memory(pairs):
    return sifted([{"en": english, "ar": arabic} for english, arabic in pairs], BASE.languages)


@pytest.fixture(scope="module")
def model():
    return learn(memory(PAIRS), BASE)


def found(encoder):
    """Share of the English sentences whose Arabic is the nearest."""
    left, right = (encoder.encode([pair[side] for pair in PAIRS], tag) for side, tag in ((0, "en"), (1, "ar")))
    left, right = (side / np.linalg.norm(side, axis=1, keepdims=True) for side in (left, right))
    return ((left @ right.T).argmax(1) == np.arange(len(PAIRS))).mean()


def test_sentences_that_only_names_tell_apart_are_told_apart_after_learning(model):
    assert model.held_out["after"] > model.held_out["before"] + 0.1
    assert found(AdaptedEncoder(model, BASE)) > found(BASE) + 0.2


def test_the_model_names_what_it_was_learnt_from(model):
    assert (model.encoder, model.languages, model.units) == (BASE.signature, ("ar", "en"), len(PAIRS))
    assert ("calbrin", "النخله") in {term.words for term in model.terms}


def test_learning_twice_gives_the_same_file(model):
    assert learn(memory(PAIRS), BASE).dump() == model.dump()


def test_texts_without_pieces_of_the_memory_stay_as_they_were(model):
    cut = PieceTable.read(BASE.folder).processor.encode
    words = ("parliament", "harvest", "election", "ministry", "winter", "الحكومة", "الشتاء", "انتخابات")
    texts = [word for word in words if not {*cut(fold(word))} & {*model.rows[0].tolist()}]
    assert texts

    assert np.array_equal(AdaptedEncoder(model, BASE).encode(texts, "en"), BASE.encode(texts, "en"))


def test_a_memory_whose_texts_do_not_belong_together_is_refused():
    shuffled = [arabic for _, arabic in PAIRS]
    random.Random(5).shuffle(shuffled)
    with pytest.raises(AlignmentError, match="hardly more alike"):
        learn(memory(zip([english for english, _ in PAIRS], shuffled, strict=True)), BASE)


@pytest.mark.parametrize("count", [0, 1, 19])
def test_a_memory_of_few_units_is_refused(count):
    with pytest.raises(AlignmentError, match=f"^{count} pairs of texts are too few"):
        learn(memory(PAIRS[:count]), BASE)

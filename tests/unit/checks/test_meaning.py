"""Vectors of words that checks share."""

from __future__ import annotations

import numpy as np

from aligntrans.checks.meaning import Meaning
from aligntrans.encoders.static import StaticEncoder
from aligntrans.model import TranslationUnit, Variant

ENCODER = StaticEncoder()
EN = Variant("en", "The harbour master closed the harbour.")
AR = Variant("ar", "أغلق مدير المرفأ المرفأَ.")


class Counting:
    """The encoder in the package, that notes what it is asked for."""

    is_additive = True
    languages = ENCODER.languages
    signature = ENCODER.signature

    def __init__(self):
        self.asked = []

    def encode(self, texts, language):
        self.asked.append((language, list(texts)))
        return ENCODER.encode(texts, language)


def test_the_words_of_many_units_are_encoded_at_once_and_each_of_them_once():
    encoder = Counting()
    meaning = Meaning(encoder)
    units = [TranslationUnit("a", (EN, AR))]
    meaning.prepare(units)
    meaning.prepare(units)
    meaning.words(EN)
    meaning.words(AR)

    assert encoder.asked == [("en", ["closed", "harbour", "master", "the"]), ("ar", ["اغلق", "المرفا", "مدیر"])]


def test_words_have_places_vectors_and_are_told_from_the_commonest():
    found = Meaning(ENCODER).words(EN)

    assert [EN.text[start:end] for start, end in found.spans] == [
        "The",
        "harbour",
        "master",
        "closed",
        "the",
        "harbour",
    ]
    assert len(found) == len(found.spans) == len(found.vectors) == 6
    assert found.telling.tolist() == [False, True, True, True, False, True]
    assert np.array_equal(found.vectors[1], ENCODER.encode(["harbour"], "en")[0])


def test_a_text_without_words_has_none():
    found = Meaning(ENCODER).words(Variant("en", "… !"))

    assert len(found) == 0
    assert found.spans == ()
    assert not found.gist.direction.any()


def test_what_texts_come_to_is_the_same_made_at_once_and_one_by_one():
    texts = [
        Variant(tag, f"{word} {EN.text if tag == 'en' else AR.text}") for tag in ("en", "ar") for word in range(300)
    ]
    texts += [EN, AR, Variant("en", "… !")]
    meaning = Meaning(ENCODER)
    meaning.prepare([TranslationUnit(str(number), (one,)) for number, one in enumerate(texts)])

    alone_of = Meaning(ENCODER)
    for one in texts:
        at_once, alone = meaning.gist(one), alone_of.words(one).gist
        assert at_once.count == alone.count
        assert np.isclose(at_once.weight, alone.weight, rtol=1e-5)
        assert np.allclose(at_once.direction, alone.direction, atol=1e-5)


def test_a_word_of_two_languages_is_common_in_one_of_them():
    meaning = Meaning(ENCODER)
    found = [meaning.words(Variant(tag, "the dam the")).telling.tolist() for tag in ("en", "ar")]

    assert found == [[False, True, False], [True, True, True]]

"""The words of Arabic and Farsi texts, with and without what is written as one with them."""

from __future__ import annotations

import pytest

from aligntrans import languages
from aligntrans.languages.folding import fold
from aligntrans.linking.targets import stops, targets


def words(text, language="ar"):
    return targets(text, languages.of(language))


def readings(text, language="ar"):
    """What a single word may be read as, and where each reading starts."""
    (word,) = words(text, language)
    return {form.text: text[form.start :] for form in word.forms}


@pytest.mark.parametrize(
    ("text", "name", "starts"),
    [
        ("بغداد", "بغداد", "بغداد"),
        ("وبغداد", "بغداد", "بغداد"),
        ("لبغداد", "بغداد", "بغداد"),
        ("ولبغداد", "بغداد", "بغداد"),
        ("البصرة", "بصرة", "البصرة"),
        ("والبصرة", "بصرة", "البصرة"),
        ("بالبصرة", "بصرة", "البصرة"),
        ("وبالبصرة", "بصرة", "البصرة"),
        ("للبصرة", "بصرة", "لبصرة"),
        ("وللبصرة", "بصرة", "لبصرة"),
    ],
)
def test_a_particle_is_no_part_of_a_name_and_an_article_is(text, name, starts):
    assert readings(text)[fold(name)] == starts


def test_the_whole_word_is_its_first_reading():
    (word,) = words("وبالبصرة")

    assert word.forms[0].text == fold("وبالبصرة")
    assert word.forms[0].start == word.span.start == 0


@pytest.mark.parametrize("text", ["وب", "ول", "لله", "ال", "بي", "و"])
def test_nothing_is_taken_off_that_leaves_one_letter(text):
    assert min(map(len, readings(text))) >= min(2, len(text))


def test_farsi_writes_and_alone_as_one_with_a_word():
    assert readings("وتهران", "fa")[fold("تهران")] == "تهران"
    assert list(readings("بتهران", "fa")) == [fold("بتهران")]


@pytest.mark.parametrize("text", ["دیر\u200cالزور", "حاجی\u200cزاده", "بی\u200cبی\u200cشهربانو"])
def test_a_zero_width_non_joiner_parts_no_word_but_is_a_space_when_compared(text):
    assert fold(text.replace("\u200c", " ")) in readings(text, "fa")


@pytest.mark.parametrize(
    "text", ["قَيْس", "قـيـس", "ق\u200fيس", "قي\u200dس", "قي\u2069س", "قي\u202cس", "قي\u00adس", "قي\u061cس"]
)
def test_harakat_tatweel_and_bidi_marks_change_nothing(text):
    assert readings(text) == {fold("قيس"): text}


@pytest.mark.parametrize(("text", "starts"), [("بِبغداد", "بغداد"), ("وَبِبَغداد", "بَغداد"), ("لـبغداد", "بغداد")])
def test_a_reading_never_starts_with_the_mark_of_a_particle(text, starts):
    assert readings(text)[fold("بغداد")] == starts


@pytest.mark.parametrize(
    "text",
    [
        "قيس الخزعلي",
        "قيس\nالخزعلي",
        "قيس «الخزعلي»",
        "قيس\u200f الخزعلي",
        "\u2067قيس\u2069 الخزعلي",
        "\u202bقيس\u202c الخزعلي",
        "قيس - الخزعلي",
    ],
)
def test_words_that_nothing_parts_may_be_one_name(text):
    first, second = words(text)

    assert second.joined
    assert stops((first, second)) == [2, 2]


@pytest.mark.parametrize("sign", ["،", ",", ".", "؛", ":", "(", "/", "؟", "1"])
def test_a_sign_between_words_parts_names(sign):
    first, second = words(f"قيس {sign} الخزعلي")

    assert not second.joined
    assert stops((first, second)) == [1, 2]


@pytest.mark.parametrize(("text", "language"), [("في", "ar"), ("من", "ar"), ("را", "fa"), ("که", "fa")])
def test_the_commonest_words_are_marked(text, language):
    assert words(text, language)[0].common


def test_digits_are_no_words():
    text = "في ٢٠٢١ و 2020 قيس"

    assert [word.span.of(text) for word in words(text)] == ["في", "و", "قيس"]


def test_words_stand_where_they_are_found():
    text = "\u200fقال قيس: «نعم»."

    assert [text[word.span.start : word.span.end] for word in words(text)] == ["قال", "قيس", "نعم"]

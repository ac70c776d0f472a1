"""Folding, digits and isolation over any text."""

from __future__ import annotations

import sys
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from aligntrans.languages.folding import CHARACTERS, DROPPED
from aligntrans.model import Span
from aligntrans.text.bidi import FSI, PDI, isolate
from aligntrans.text.detection import detect
from aligntrans.text.digits import numbers, to_ascii_digits
from aligntrans.text.folding import fold, fold_with_map

ARABIC = "ابتثيىیكکةهۀأإآئؤءـًَّٰ٪٫٬،؛؟«»٠١۰۱\u200c\u200f\u2067\u2069\ufefb\ufdf2"
SPACES = " \t\n\r\u00a0\u2003\u2028\u3000\x1c\x85"
MARKS = "\u0301\u0654\u0327\u00ad\ufeff"
SURROGATES = "\ud800\udfff"
texts = st.one_of(
    st.text(),
    st.text(alphabet=f"{ARABIC}{SPACES}{MARKS}{SURROGATES}aZéßİ½¹Ⅷ.,", max_size=60),
)
few = settings(max_examples=100, deadline=None)


def test_folding_any_character_twice_is_folding_it_once():
    for code in range(sys.maxunicode + 1):
        folded = CHARACTERS[code]
        assert folded.translate(CHARACTERS) == folded, f"U+{code:04X}"


@few
@given(texts)
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@few
@given(texts)
def test_folded_text_has_single_spaces_and_nothing_dropped(text):
    folded = fold(text)

    assert folded == " ".join(folded.split())
    assert not any(unicodedata.category(character) in DROPPED for character in folded)


@few
@given(texts, texts)
def test_the_fold_of_a_text_is_made_of_the_folds_of_its_parts(first, second):
    assert fold(f"{first} {second}") == f"{fold(first)} {fold(second)}".strip()


@few
@given(texts)
def test_the_map_comes_with_the_same_fold(text):
    folded = fold_with_map(text)

    assert folded.text == fold(text)
    assert len(folded.starts) == len(folded.ends) == len(folded.text)
    assert list(folded.starts) == sorted(folded.starts)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))


@few
@given(texts, st.data())
def test_every_folded_span_maps_back_to_text_that_folds_to_it(text, data):
    folded = fold_with_map(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))

    original = folded.original(Span(start, end)).of(text)

    assert folded.text[start:end].strip() in fold(original)


@few
@given(texts)
def test_the_whole_fold_maps_back_to_all_that_is_compared(text):
    folded = fold_with_map(text)
    whole = folded.original(Span(0, len(folded.text)))

    assert fold(whole.of(text)) == folded.text
    assert not fold(text[: whole.start])
    assert not fold(text[whole.end :])


@few
@given(texts)
def test_ascii_digits_keep_the_length_and_all_else(text):
    converted = to_ascii_digits(text)

    assert len(converted) == len(text)
    assert all(
        old == new or (old.isdecimal() and new in "0123456789") for old, new in zip(text, converted, strict=True)
    )


@few
@given(st.integers(0, 10**12), st.integers(1, 999))
def test_a_number_is_the_same_in_three_sets_of_digits(whole, fraction):
    english = f"{whole:,}.{fraction:03}"
    arabic = english.translate(str.maketrans("0123456789.,", "٠١٢٣٤٥٦٧٨٩٫٬"))
    farsi = english.translate(str.maketrans("0123456789.,", "۰۱۲۳۴۵۶۷۸۹٫٬"))

    assert numbers(english) == numbers(arabic) == numbers(farsi) == [f"{whole}.{fraction:03}".rstrip("0")]


@few
@given(texts)
def test_isolated_text_is_balanced(text):
    isolated = isolate(text)
    depth = 0
    for place, character in enumerate(isolated):
        depth += (character in "\u2066\u2067\u2068") - (character == PDI)
        assert depth > 0 or isolated.isascii() or place == len(isolated) - 1

    assert depth == 0
    assert isolated == text or (isolated.startswith(FSI) and isolated.endswith(PDI))


@few
@given(texts)
def test_detection_takes_any_text(text):
    guess = detect(text)

    assert 0 <= guess.confidence <= 1
    assert (guess.tag is None) == (guess.confidence == 0)
    assert guess.reason

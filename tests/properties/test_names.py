"""What holds of any two texts as names."""

from __future__ import annotations

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aligntrans import names

LETTERS = "abcdefghiklmnoprstuwyzéşʿ' -ابتجحخدذرزسشصضطظعغفقكلمنهةوؤيىئءپچژگکیآأإ"
INVISIBLE = "\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2066\u2069\u0640\u064e\u064f\u0650\u0651\u0652"
NAMES = st.text(LETTERS, max_size=30) | st.text(max_size=20)
WORDS = st.lists(
    st.sampled_from(["North", "Egypt", "مصر", "محافظة", "استان", "Ali", "علي", "of", "Republic", "جمهوری"])
)


@given(NAMES | WORDS.map(" ".join), NAMES | WORDS.map(" ".join))
@settings(max_examples=100, deadline=None)
@example("North", "شمال شمال")
def test_similarity_is_symmetric_and_from_0_to_1(first, second):
    found = names.similarity(first, second)

    assert 0.0 <= found <= 1.0
    assert names.similarity(second, first) == found


@given(NAMES)
@settings(max_examples=100, deadline=None)
def test_a_name_equals_itself(name):
    assert names.similarity(name, name) == 1.0


@given(st.text(LETTERS, min_size=1, max_size=30), NAMES, st.data())
@settings(max_examples=100, deadline=None)
def test_what_is_not_seen_changes_nothing(name, other, data):
    place = data.draw(st.integers(0, len(name)))
    mark = data.draw(st.text(INVISIBLE, min_size=1, max_size=3))
    disguised = name[:place] + mark + name[place:]

    assert names.similarity(disguised, other) == names.similarity(name, other)
    assert names.similarity(disguised.upper() if name.isascii() else disguised, name) == 1.0


@given(st.lists(st.tuples(NAMES | WORDS.map(" ".join), NAMES), max_size=12))
@settings(max_examples=60, deadline=None)
def test_many_pairs_are_single_pairs(pairs):
    first, second = [one for one, _ in pairs], [other for _, other in pairs]
    single = [names.similarity(one, other) for one, other in pairs]

    assert names.similarities(first, second).tolist() == single
    assert np.diagonal(names.matrix(first, second)).tolist() == single


@given(st.text(min_size=1, max_size=8), st.integers(1, 2000))
@settings(max_examples=40, deadline=None)
def test_any_length_will_do(text, times):
    long = text * times

    assert names.similarity(long, long) == 1.0
    assert names.similarity(long, "Ali") == names.similarity("Ali", long)


@given(NAMES, st.sampled_from(["ar", "fa"]))
@settings(max_examples=100, deadline=None)
def test_any_text_is_romanised(text, language):
    names.romanise(text, language)

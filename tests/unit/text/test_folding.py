"""What is compared as equal, and the way back."""

from __future__ import annotations

import pytest

from aligntrans.model import Span
from aligntrans.text.folding import fold, fold_each, fold_with_map

EQUAL = {
    "yeh and kaf of both keyboards": ("علي كريم", "علی کریم"),
    "alef maksura": ("موسى", "موسی"),
    "hamza on alef": ("أحمد إلى آخر", "احمد الی اخر"),
    "hamza as a mark": ("مسؤول رئيس", "مسوول رییس"),
    "teh marbuta": ("مدينة", "مدینه"),
    "heh with yeh, in one character and in two": ("خانۀ", "خانهٔ"),
    "ezafe above heh": ("خانهٔ", "خانه"),
    "harakat": ("مُحَمَّدٌ", "محمد"),
    "superscript alef": ("هٰذا", "هذا"),
    "tatweel": ("مـــدينة", "مدينة"),
    "alef wasla": ("ٱلسلام", "السلام"),
    "a zero width non-joiner and a space": ("می‌شود", "می شود"),
    "presentation forms": ("ﺍﻟﺴﻼﻡ", "السلام"),
    "ligatures": ("ﷲ", "الله"),
    "digits of three sets": ("١٢ ۳۴ 56", "12 34 56"),
    "percent, decimal and thousands signs": ("٪ ٫ ٬", "% . ,"),
    "comma, semicolon, question mark": ("، ؛ ؟", ", ; ?"),
    "full stops": ("۔", "."),
    "quotes": ("«a» “b” ‘c’", '"a" "b" \'c\''),
    "dashes": ("a–b—c‐d", "a-b-c-d"),
    "capitals": ("Baghdad", "BAGHDAD"),
    "accents of transliterations": ("ʿAṣāʾib", "'Asa'ib"),
    "bidi controls": ("\u2067علی\u2069\u200f", "علی"),
    "white space": (" a\n\u00a0 b\t", "a b"),
}


@pytest.mark.parametrize("name", EQUAL)
def test_readers_take_these_for_the_same(name):
    first, second = EQUAL[name]

    assert fold(first) == fold(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [("پل", "بل"), ("گل", "کل"), ("چاپ", "جاپ"), ("هم", "هما"), ("12", "21"), ("سماء", "سما")],
)
def test_readers_tell_these_apart(first, second):
    assert fold(first) != fold(second)


def test_spans_map_back_with_their_marks():
    text = "قالَ  مُحَمَّدٌ شيئًا"
    folded = fold_with_map(text)
    start = folded.text.index("محمد")

    assert folded.original(Span(start, start + 4)).of(text) == "مُحَمَّدٌ"


def test_an_empty_span_maps_to_a_place():
    folded = fold_with_map("  ab")

    assert folded.original(Span(1, 1)) == Span(3, 3)
    assert folded.original(Span(2, 2)) == Span(4, 4)


def test_a_ligature_maps_back_whole():
    folded = fold_with_map("في ﷲ")

    assert folded.original(Span(4, 5)) == Span(3, 4)


def test_a_span_outside_the_folded_text_is_refused():
    with pytest.raises(ValueError, match="leaves the folded text of 2 characters"):
        fold_with_map("ab").original(Span(0, 3))


def test_many_words_are_folded_in_one_go_as_each_alone():
    words = [text for text in map(chr, (*range(0x21, 0x3100), *range(0xFA00, 0x10000))) if text.split() == [text]]

    assert fold_each(words) == [fold(word) for word in words]
    assert fold_each(["می\u200cشود", "\u200c", "\u064b", "a"]) == ["می شود", "", "", "a"]

"""Numbers written in any spelling of three languages and read back; any text at all."""

from __future__ import annotations

import itertools
from fractions import Fraction

from hypothesis import example, given, settings
from hypothesis import strategies as st

from aligntrans.languages import get, of
from aligntrans.numbers import agree, find
from support.spelling import arabic, english, persian

few = settings(max_examples=100, deadline=None)
LANGUAGES = [get("en"), get("ar"), get("fa"), of("de")]
DIGITS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")


def in_digits(number, digits, thousands=""):
    return f"{number:,}".replace(",", thousands).translate(str.maketrans("0123456789", digits))


counts = st.one_of(st.integers(2, 999), st.integers(1000, 10**6), st.integers(10**6, 10**12 - 1))


def read(text, language):
    found = find(text, language)
    assert [number.span.of(text) for number in found] == [text]
    return found[0]


@few
@given(counts)
@example(111)
@example(1_011_112)
@example(200_000_002)
def test_a_number_in_words_is_read_back_and_agrees_in_every_language(number):
    spellings = [
        read(english(number), get("en")),
        read(persian(number), get("fa")),
        read(persian(number, "\u200cو\u200c"), get("fa")),
        read(arabic(number), get("ar")),
        read(arabic(number, oblique=True), get("ar")),
    ]
    assert [spelling.low for spelling in spellings] == [number] * 5
    assert all(agree(*pair) for pair in itertools.combinations(spellings, 2))


@few
@given(st.integers(3, 999).filter(lambda number: number % 100 not in {1, 2}))
def test_feminine_numbers_are_read_back(number):
    assert read(arabic(number, feminine=True), get("ar")).low == number


@few
@given(
    st.integers(0, 10**15),
    st.sampled_from(DIGITS),
    st.sampled_from(["", ",", "\u066c", "'", "\u00a0", "\u202f"]),
    st.sampled_from(LANGUAGES),
)
def test_whole_numbers_in_digits_are_read_back(number, digits, thousands, language):
    assert read(in_digits(number, digits, thousands), language).low == number


@few
@given(
    st.integers(0, 10**9),
    st.integers(1, 99),
    st.sampled_from(DIGITS),
    st.sampled_from(["\u066c\u066b", ",.", ".,", "'.", "\u00a0,", "\u202f\u066b"]),
    st.sampled_from(LANGUAGES),
)
def test_decimals_are_read_back(whole, hundredths, digits, signs, language):
    text = (
        in_digits(whole, digits, signs[0]) + signs[1] + f"{hundredths:02}".translate(str.maketrans(DIGITS[0], digits))
    )

    assert read(text, language).low == whole + Fraction(hundredths, 100)


@few
@given(st.integers(1, 999), st.sampled_from([3, 6, 9, 12]), st.data())
def test_amounts_of_money_agree_in_every_language(count, power, data):
    names = {
        3: ("thousand", "ألف", "هزار"),
        6: ("million", "مليون", "میلیون"),
        9: ("billion", "مليار", "میلیارد"),
        12: ("trillion", "تريليون", "تریلیون"),
    }[power]
    texts = (
        ("en", data.draw(st.sampled_from([f"${count} {names[0]}", f"{count} {names[0]} dollars"]))),
        ("ar", f"{in_digits(count, data.draw(st.sampled_from(DIGITS)))} {names[1]} دولار"),
        ("fa", f"{in_digits(count, data.draw(st.sampled_from(DIGITS)))} {names[2]} دلار"),
    )
    numbers = [read(text, get(tag)) for tag, text in texts]

    assert {(number.low, number.unit) for number in numbers} == {(count * 10**power, "USD")}
    assert all(agree(*pair) for pair in itertools.combinations(numbers, 2))


@few
@given(st.integers(1, 500), st.integers(1, 500))
def test_ranges_agree_in_every_language(low, width):
    high = low + width
    texts = (
        ("en", f"{low}–{high} percent"),
        ("en", f"{low} to {high} per cent"),
        ("ar", f"{in_digits(low, DIGITS[1])} إلى {in_digits(high, DIGITS[1])} في المئة"),
        ("fa", f"{in_digits(low, DIGITS[2])} تا {in_digits(high, DIGITS[2])} درصد"),
    )
    numbers = [read(text, get(tag)) for tag, text in texts]

    assert {(number.low, number.high, number.unit) for number in numbers} == {(low, high, "%")}


PIECES = (
    *"0123456789٠١٢۳۴½²³.,٫٬،'/:-–%$€٪@[](){}^+ \n\t",
    *"\u200c\u200f\u200e\u2067\u2069\u00ad\ufeff\u064b\u0640\u00a0\u202f\ud800",
    *(
        "one",
        "hundred",
        "and",
        "a",
        "half",
        "million",
        "third",
        "of",
        "to",
        "between",
        "percent",
        "dollars",
        "th",
        "bn",
    ),
    *(
        "واحد",
        "وعشرون",
        "مئة",
        "ألف",
        "ملايين",
        "أحد",
        "عشر",
        "نصف",
        "ثلاثة",
        "بين",
        "إلى",
        "في المئة",
        "دولار",
        "ال",
        "لل",
        "و",
    ),
    *("یک", "بیست", "هزار", "میلیارد", "سوم", "نیم", "و", "تا", "درصد", "تومان", "م", "ها", "شنبه"),
    *("km", "http://a.b/1", "x1", "ﷲ", "ﻻ", "İ", "🙂"),
)
texts = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


@settings(max_examples=300, deadline=None)
@given(texts, st.sampled_from(LANGUAGES))
def test_any_text_gives_spans_in_order_and_apart(text, language):
    numbers = find(text, language)

    place = 0
    for number in numbers:
        assert place <= number.span.start < number.span.end <= len(text)
        assert number.low <= number.high
        assert (number.low < number.high) == bool(number.ends)
        assert all(agree(end, end) for end in number.split())
        assert agree(number, number)
        place = number.span.end


@few
@given(st.lists(st.sampled_from(PIECES), max_size=20).map(" ".join), st.sampled_from(LANGUAGES[:3]))
def test_bidi_controls_change_no_value(text, language):
    marked = "".join(f"\u200f{character}" if character.isalnum() else character for character in text)

    plain = [(number.low, number.high, number.unit) for number in find(text, language)]
    assert [(number.low, number.high, number.unit) for number in find(marked, language)] == plain

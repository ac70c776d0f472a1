"""Which numbers a text has, where they stand and what they are worth."""

from __future__ import annotations

from fractions import Fraction

import pytest

from aligntrans.languages import get, of
from aligntrans.numbers import find

# text | the part that is the number | value, or low and high | unit
CASES = {
    "en": (
        ("The plan costs $400 billion.", "$400 billion", 400 * 10**9, "USD"),
        ("It fetched US$ 2.5m in May.", "US$ 2.5m", 2_500_000, "USD"),
        ("a C$300 fine", "C$300", 300, "CAD"),
        ("some 3bn people", "3bn", 3 * 10**9, ""),
        ("a $2b deal", "$2b", 2 * 10**9, "USD"),
        ("one-and-a-half years", "one-and-a-half", Fraction(3, 2), ""),
        ("C$192 million", "C$192 million", 192 * 10**6, "CAD"),
        ("10k followers", "10k", 10_000, ""),
        ("Sales rose 25.5 percent.", "25.5 percent", Fraction(51, 2), "%"),
        ("a rise of 12 per cent", "12 per cent", 12, "%"),
        ("a 25-percent cut", "25-percent", 25, "%"),
        ("3 percentage points", "3", 3, ""),
        ("5‰ of births", "5‰", 5, "‰"),
        ("10–15% of them", "10–15%", (10, 15), "%"),
        ("from 10 to 15 per cent", "10 to 15 per cent", (10, 15), "%"),
        ("lots of $25–40 million", "$25–40 million", (25 * 10**6, 40 * 10**6), "USD"),
        (
            "between $640 million and $910 million a month",
            "$640 million and $910 million",
            (640 * 10**6, 910 * 10**6),
            "USD",
        ),
        ("in the 2019-21 term", "2019-21", (2019, 2021), ""),
        ("40 million Iraqi dinars", "40 million Iraqi dinars", 40 * 10**6, "IQD"),
        ("500 riyals each", "500 riyals", 500, "rial"),
        ("IQD 500", "IQD 500", 500, "IQD"),
        ("it costs 5€ now", "5€", 5, "EUR"),
        ("three hundred and twenty villages", "three hundred and twenty", 320, ""),
        ("fifteen hundred men", "fifteen hundred", 1500, ""),
        ("a hundred and one dalmatians", "a hundred and one", 101, ""),
        ("half a million readers", "half a million", 500_000, ""),
        ("three-quarters of a million", "three-quarters of a million", 750_000, ""),
        ("two and a half million", "two and a half million", 2_500_000, ""),
        ("a million and a half", "a million and a half", 1_500_000, ""),
        ("two thirds of the seats", "two thirds", Fraction(2, 3), ""),
        ("a third of the seats", "a third", Fraction(1, 3), ""),
        ("a band of ±2.5%", "±2.5%", Fraction(5, 2), "%"),
        ("closing for two quarters", "two", 2, ""),
        ("1/2 of it", "1/2", Fraction(1, 2), ""),
        ("a ½ share", "½", Fraction(1, 2), ""),
        ("2½ hours", "2½", Fraction(5, 2), ""),
        ("2 1/2 hours", "2 1/2", Fraction(5, 2), ""),
        ("a dozen eggs", "a dozen", 12, ""),
        ("two dozen eggs", "two dozen", 24, ""),
        ("1,234.5 tonnes", "1,234.5", Fraction(2469, 2), ""),
        ("1.234,5 tonnes", "1.234,5", Fraction(2469, 2), ""),
        ("1'234'567 francs", "1'234'567 francs", 1_234_567, "franc"),
        ("1\u202f250\u202f000 votes", "1\u202f250\u202f000", 1_250_000, ""),
        ("10 000 people", "10 000", 10_000, ""),
        ("at 14:30 sharp", "14:30", Fraction(29, 2), "time"),
        ("see 2.1.3 below", "2.1.3", 2, "section"),
        ("COVID-19 spread", "19", 19, ""),
    ),
    "ar": (
        ("بلغت الكلفة 400 مليار دولار.", "400 مليار دولار", 400 * 10**9, "USD"),
        ("وصلت إلى ٩٦٫٤ مليار دولار أميركي", "٩٦٫٤ مليار دولار أميركي", Fraction(964, 10) * 10**9, "USD"),
        ("نحو ١٬٢٣٤ شخصًا", "١٬٢٣٤", 1234, ""),
        ("بنسبة 15 في المئة", "15 في المئة", 15, "%"),
        ("ارتفع بنحو 15 بالمائة", "15 بالمائة", 15, "%"),
        ("نسبة ٪١٥", "٪١٥", 15, "%"),
        ("نسبة ١٥٪ منهم", "١٥٪", 15, "%"),
        ("ما بين ٢٫٥ و٣٫٥ نقطة مئوية", "٢٫٥ و٣٫٥", (Fraction(5, 2), Fraction(7, 2)), ""),
        ("من ١٠ إلى ١٥ في المئة", "١٠ إلى ١٥ في المئة", (10, 15), "%"),
        (
            "باعت ما بين ٦٤٠ مليون دولار و٩١٠ ملايين دولار شهريًا",
            "٦٤٠ مليون دولار و٩١٠ ملايين دولار",
            (640 * 10**6, 910 * 10**6),
            "USD",
        ),
        ("حضر ثلاثمئة وعشرون مندوبًا", "ثلاثمئة وعشرون", 320, ""),
        ("خمسة وعشرين ألفًا منهم", "خمسة وعشرين ألفًا", 25_000, ""),
        ("اثنا عشر عضوًا", "اثنا عشر", 12, ""),
        ("ثلاث عشرة دولة", "ثلاث عشرة", 13, ""),
        ("مرت خمس سنوات", "خمس", 5, ""),
        ("غادر ألفين وخمسمئة جندي", "ألفين وخمسمئة", 2500, ""),
        ("مئة وأحد عشر نائبًا", "مئة وأحد عشر", 111, ""),
        ("مليونا نازح", "مليونا", 2_000_000, ""),
        ("مليونَي نازح", "مليونَي", 2_000_000, ""),
        ("سبعة ملايين نازح", "سبعة ملايين", 7_000_000, ""),
        ("ثلثا السكان", "ثلثا", Fraction(2, 3), ""),
        ("سُبع التكاليف", "سُبع", Fraction(1, 7), ""),
        ("سبع دول", "سبع", 7, ""),
        ("أربعًا من الدول", "أربعًا", 4, ""),
        ("ثلاثة أرباع السكان", "ثلاثة أرباع", Fraction(3, 4), ""),
        ("نصف مليون نسمة", "نصف مليون", 500_000, ""),
        ("مليون ونصف المليون نسمة", "مليون ونصف المليون", 1_500_000, ""),
        ("٥٠٠ ألف ليرة سورية", "٥٠٠ ألف ليرة سورية", 500_000, "SYP"),
        ("مئة وخمسة عشر دينارًا عراقيًا", "مئة وخمسة عشر دينارًا عراقيًا", 115, "IQD"),
        ("وبـ15 طائرة", "15", 15, ""),
        ("بخمسة وثلاثين صوتًا", "خمسة وثلاثين", 35, ""),
    ),
    "fa": (
        ("هزینهٔ طرح ۴۰۰ میلیارد دلار است.", "۴۰۰ میلیارد دلار", 400 * 10**9, "USD"),
        ("تورم به ۲٫۵ درصد رسید", "۲٫۵ درصد", Fraction(5, 2), "%"),
        ("تورم به ۳/۵ درصد رسید", "۳/۵ درصد", Fraction(7, 2), "%"),
        ("افزایش ۱۲ درصدی قیمت‌ها", "۱۲ درصد", 12, "%"),
        ("بسته‌های ۲۵ تا ۴۰ میلیون دلاری", "۲۵ تا ۴۰ میلیون دلار", (25 * 10**6, 40 * 10**6), "USD"),
        ("نُه روز پیش‌تر", "نُه", 9, ""),
        ("۱۰ تا ۱۵ درصد آنان", "۱۰ تا ۱۵ درصد", (10, 15), "%"),
        ("بین ۲٫۵ و ۳٫۵ درصد", "۲٫۵ و ۳٫۵ درصد", (Fraction(5, 2), Fraction(7, 2)), "%"),
        ("هر ماه ۶۴۰ تا ۹۱۰ میلیون دلار", "۶۴۰ تا ۹۱۰ میلیون دلار", (640 * 10**6, 910 * 10**6), "USD"),
        ("سیصد و بیست روستا", "سیصد و بیست", 320, ""),
        ("سی‌صد روستا", "سی‌صد", 300, ""),
        ("چهل‌ودو نفر", "چهل‌ودو", 42, ""),
        ("دو سه سال پیش", "دو سه", (2, 3), ""),
        ("دو سوم کرسی‌ها", "دو سوم", Fraction(2, 3), ""),
        ("یک‌سوم کرسی‌ها", "یک‌سوم", Fraction(1, 3), ""),
        ("نیم میلیون نفر", "نیم میلیون", 500_000, ""),
        ("یک میلیون و نیم", "یک میلیون و نیم", 1_500_000, ""),
        ("دو و نیم میلیون", "دو و نیم میلیون", 2_500_000, ""),
        ("۲ میلیون و ۵۰۰ هزار نفر", "۲ میلیون و ۵۰۰ هزار", 2_500_000, ""),
        ("دو هزار و پانصد میلیارد تومان", "دو هزار و پانصد میلیارد تومان", 2500 * 10**9, "IRT"),
        ("هزار میلیارد ریال", "هزار میلیارد ریال", 10**12, "rial"),
        ("۵۰۰ دینار عراق", "۵۰۰ دینار عراق", 500, "IQD"),
        ("۱۲۰ میلیون یورو", "۱۲۰ میلیون یورو", 120 * 10**6, "EUR"),
    ),
}
ORDINALS = (
    ("en", "the 3rd round", "3rd", 3),
    ("en", "the third round", "third", 3),
    ("en", "the twenty-first century", "twenty-first", 21),
    ("ar", "الجولة الثالثة", "الثالثة", 3),
    ("ar", "وللمرة الثانية عشرة", "الثانية عشرة", 12),
    ("ar", "القرن الحادي والعشرين", "الحادي والعشرين", 21),
    ("fa", "دور سوم", "سوم", 3),
    ("fa", "دور ۳م", "۳م", 3),
    ("fa", "سی‌امین سالگرد", "سی‌امین", 30),
    ("fa", "قرن بیست و یکم", "بیست و یکم", 21),
)
NOTHING = (
    ("en", "a B2B firm with a 5G network and an F16"),
    ("en", "see https://example.org/2024/05 or write to desk12@example.org"),
    ("en", "a km² or so, as before.³"),
    ("en", "so said others.[12] And others.3"),
    ("en", "call +1-202-555-0147"),
    ("en", "on 2021-04-19"),
    ("en", "thousands of people, hundreds of them"),
    ("en", "no one knew, at first"),
    ("en", "several thousand of group 2B"),
    ("ar", "كمية من الماء"),
    ("fa", "چند هزار و صدها هزار نفر"),
    ("fa", "آنچه می‌دهم"),
    ("ar", "يوم الاثنين في تشرين الأول"),
    ("ar", "آلاف النازحين لست منهم"),
    ("ar", "بين عامين"),
    ("fa", "ده‌ها نفر سه‌شنبه آمدند"),
    ("fa", "کتاب را خواند"),
)


def rows():
    return [(tag, *row) for tag, cases in CASES.items() for row in cases]


@pytest.mark.parametrize(("tag", "text", "part", "value", "unit"), rows())
def test_a_number_is_found_with_its_unit_and_value(tag, text, part, value, unit):
    low, high = value if isinstance(value, tuple) else (value, value)

    found = [number for number in find(text, get(tag)) if number.span.of(text) == part]

    assert [(number.low, number.high, number.unit) for number in found] == [(low, high, unit)], find(text, get(tag))


@pytest.mark.parametrize(("tag", "text", "part", "value"), ORDINALS)
def test_ordinals_are_numbers(tag, text, part, value):
    [number] = find(text, get(tag))

    assert (number.span.of(text), number.low, number.ordinal) == (part, value, True)


@pytest.mark.parametrize(("tag", "text"), NOTHING)
def test_what_only_looks_like_a_number_is_none(tag, text):
    assert find(text, get(tag)) == ()


@pytest.mark.parametrize(
    ("tag", "text"), [("en", "one of them"), ("en", "wait a second, the second"), ("ar", "رجل واحد"), ("fa", "یک مرد")]
)
def test_words_that_mean_something_else_too_are_weak(tag, text):
    numbers = find(text, get(tag))

    assert numbers
    assert all(number.weak for number in numbers)


@pytest.mark.parametrize(("tag", "text"), [("en", "one percent"), ("fa", "یک درصد"), ("ar", "واحد في المئة")])
def test_a_unit_makes_them_strong(tag, text):
    [number] = find(text, get(tag))

    assert (number.low, number.unit, number.weak) == (1, "%", False)


def test_a_comma_before_three_digits_has_two_readings():
    [number] = find("1,234", get("en"))

    assert (number.low, number.also) == (1234, (Fraction(1234, 1000),))


def test_a_change_is_two_numbers_and_a_range_is_one():
    assert len(find("Inflation climbed from 5.2 percent to 14.7 percent.", get("en"))) == 2
    assert len(find("It costs from 5 to 14 percent.", get("en"))) == 1


def test_a_range_can_be_split_at_its_ends():
    text = "lots of $25–40 million"
    [number] = find(text, get("en"))

    assert [(end.span.of(text), end.low) for end in number.split()] == [
        ("$25", 25_000_000),
        ("40 million", 40_000_000),
    ]


def test_invisible_characters_inside_do_not_matter():
    text = "نحو \u200f٤\u200f٠٠ \u2067مليار\u2069 دولار\u200f."
    [number] = find(text, get("ar"))

    assert (number.low, number.unit) == (400 * 10**9, "USD")
    assert number.span.of(text) == "٤\u200f٠٠ \u2067مليار\u2069 دولار"


def test_vowel_marks_and_tatweel_do_not_matter():
    text = "خَمْسَةَ عَشَرَ كتابًا"
    [number] = find(text, get("ar"))

    assert (number.span.of(text), number.low) == ("خَمْسَةَ عَشَرَ", 15)


def test_other_languages_have_digits_only():
    assert [number.low for number in find("Zwölf von 12,5 % und ١٢ mal", of("de"))] == [Fraction(25, 2), 12]

"""Numbers and dates that two texts have in common."""

from __future__ import annotations

import pytest

from aligntrans import languages
from aligntrans.linking.values import MOST_PAIRS, Values, compare, matched
from support.linking import linked_texts


def numbers(**texts):
    return linked_texts(texts, kind="number")


def dates(**texts):
    return linked_texts(texts, kind="date")


def test_a_value_is_linked_in_all_its_digits_with_what_belongs_to_it():
    assert numbers(en="It cost $400 billion.", ar="كلف ٤٠٠ مليار دولار.", fa="۴۰۰ میلیارد دلار هزینه داشت.") == [
        ("$400 billion", "٤٠٠ مليار دولار"),
        ("$400 billion", "۴۰۰ میلیارد دلار"),
        ("٤٠٠ مليار دولار", "۴۰۰ میلیارد دلار"),
    ]


def test_other_values_are_not_linked():
    assert numbers(en="It has 12 boats.", ar="له ١٣ قاربا.") == []


def test_values_are_linked_wherever_they_stand():
    assert numbers(en="It has 12 boats and 21 men.", ar="له ٢١ رجلا و١٢ قاربا.") == [("12", "١٢"), ("21", "٢١")]


def test_each_value_is_linked_once():
    assert len(numbers(en="It has 7, 7 and 7.", ar="له ٧ و٧.")) == 2


def test_of_equal_values_those_written_alike_are_linked():
    assert numbers(en="There were 5 men and five women.", ar="كان هناك خمسة رجال و5 نساء.") == [
        ("5", "5"),
        ("five", "خمسة"),
    ]


def test_both_ends_of_a_range_are_linked():
    assert numbers(en="From 2 to 3 percent of 40 boats.", ar="من ٢ إلى ٣ في المئة من ٤٠ قاربا.") == [
        ("2", "٢"),
        ("3 percent", "٣ في المئة"),
        ("40", "٤٠"),
    ]
    assert dates(en="From May 2019 to June 2020.", ar="من أيار ٢٠١٩ إلى حزيران ٢٠٢٠.") == [
        ("May 2019", "أيار ٢٠١٩"),
        ("June 2020", "حزيران ٢٠٢٠"),
    ]
    assert dates(en="It grew from 2015 to 2019.", fa="از ۲۰۱۵ تا ۲۰۱۹ رشد کرد.") == [("2015", "۲۰۱۵"), ("2019", "۲۰۱۹")]


def test_a_date_is_linked_in_all_calendars():
    texts = {
        "en": "It met on 19 April 2021.",
        "ar": "اجتمعت في ٧ رمضان ١٤٤٢.",
        "fa": "در ۳۰ فروردین ۱۴۰۰ تشکیل شد.",
    }

    assert dates(**texts) == [
        ("19 April 2021", "٧ رمضان ١٤٤٢"),
        ("19 April 2021", "۳۰ فروردین ۱۴۰۰"),
        ("٧ رمضان ١٤٤٢", "۳۰ فروردین ۱۴۰۰"),
    ]
    assert numbers(**texts) == []


def test_a_number_inside_a_date_is_not_linked_with_one_outside():
    assert numbers(en="On 19 April 2021 there were 19 boats.", ar="في ١٩ نيسان ٢٠٢١ كان هناك ١٩ قاربا.") == [
        ("19", "١٩")
    ]
    assert numbers(en="On 19 April 2021 nobody came.", ar="كان هناك ١٩ قاربا.") == []


def test_a_year_is_a_date_before_it_is_a_number():
    texts = {"en": "It grew in 2015.", "ar": "نما في عام ٢٠١٥."}

    assert dates(**texts) == [("2015", "٢٠١٥")]
    assert numbers(**texts) == []


def test_words_that_may_be_no_number_are_not_linked():
    assert numbers(en="One of them left.", ar="غادر أحدهم.") == []
    assert numbers(en="One of them left.", fa="یکی از آنان رفت.") == []


def test_ordinals_are_linked():
    assert numbers(en="The third one came.", ar="جاء الثالث.") == [("third", "الثالث")]


def test_what_stands_in_one_text_alone_stays():
    values = [Values.of(text, languages.of(tag)) for text, tag in (("12 and 13", "en"), ("١٣", "ar"))]
    compared = compare(*values)

    assert [one.span.start for one, _ in compared.numbers] == [7]
    assert compared.dates == []


@pytest.mark.parametrize(("count", "linked"), [(316, 316), (317, 0)])
def test_tables_are_not_linked(count, linked):
    assert count**2 < MOST_PAIRS or not linked

    values = Values.of(" ".join(f"{number}." for number in range(5000, 5000 + count)), languages.of("en")).numbers
    assert len(values) == count
    assert len(matched(values, values, lambda one, other: one == other)) == linked

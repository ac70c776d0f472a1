"""Numbers and dates that one language lacks."""

from __future__ import annotations

import pytest

from aligntrans.checks.dates import DatesCheck
from aligntrans.checks.numbers import NumbersCheck
from aligntrans.model import Severity, TranslationUnit, Variant


def found(check, **texts):
    unit = TranslationUnit("u", tuple(Variant(tag, text) for tag, text in texts.items()))
    return list(check().find(unit))


def test_a_number_that_became_another_is_one_error():
    (one,) = found(NumbersCheck, en="It holds 480 litres.", ar="يتسع لـ ٤٩٠ لترًا.")

    assert one.severity is Severity.ERROR
    assert one.message == "480 is ٤٩٠ in the Arabic"
    assert {
        tag: spans[0].of(text)
        for (tag, spans), text in zip(one.spans.items(), ("It holds 480 litres.", "يتسع لـ ٤٩٠ لترًا."), strict=True)
    } == {"en": "480", "ar": "٤٩٠"}


@pytest.mark.parametrize(
    "texts",
    [
        {"en": "Three hundred tents", "ar": "٣٠٠ خيمة"},
        {"en": "1,250 tents", "fa": "۱۲۵۰ چادر"},
        {"en": "2.5 million people", "ar": "مليونان ونصف المليون شخص"},
        {"en": "type II diabetes", "ar": "السكري من النوع 2"},
        {"en": "The enzyme ACE2 binds it.", "ar": "يرتبط به إنزيم إيه سي إي2."},
        {"en": "One of them left.", "fa": "یکی از آن‌ها رفت."},
        {"en": "Room 12, room 12", "fa": "اتاق ۱۲"},
    ],
)
def test_numbers_written_in_other_ways_are_equal(texts):
    assert not found(NumbersCheck, **texts)


def test_a_number_that_two_translations_lack_is_said_once():
    (one,) = found(NumbersCheck, en="It has 48 rooms.", ar="فيه غرف كثيرة.", fa="اتاق‌های زیادی دارد.")

    assert one.message == "48 is missing from the Arabic and the Farsi"


def test_the_odd_one_out_is_named():
    (one,) = found(NumbersCheck, en="It has 48 rooms.", ar="فيه ٤٨ غرفة.", fa="۴۵ اتاق دارد.")

    assert one.message == "48 is ۴۵ in the Farsi"


def test_a_single_digit_that_is_missing_is_a_warning():
    (one,) = found(NumbersCheck, en="Keep 2 metres away.", ar="ابتعد مترين.")

    assert one.severity is Severity.WARNING


def test_a_number_that_was_added_is_a_warning():
    (one,) = found(NumbersCheck, en="Prices rose.", ar="ارتفعت الأسعار 15%.")

    assert (one.severity, one.message) == (Severity.WARNING, "15% of the Arabic is not in the English")


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        ({"en": "At 6:40 they left.", "ar": "غادروا في الساعة 6:10."}, "6:40 is 6:10 in the Arabic"),
        ({"en": "A cut by 2/3 is planned.", "fa": "کاهش به ۲/۵ برنامه‌ریزی شده است."}, "2/3 is ۲/۵ in the Farsi"),
    ],
)
def test_a_part_of_a_number_that_stands_in_the_other_text_says_nothing(texts, message):
    (one,) = found(NumbersCheck, **texts)

    assert one.message == message


def test_the_number_of_a_code_has_to_stand_in_the_translation():
    (one,) = found(NumbersCheck, en="Cases of COVID-19 fell.", ar="تراجعت إصابات كوفيد.")

    assert (one.severity, one.message) == (Severity.WARNING, "19 is missing from the Arabic")
    assert not found(NumbersCheck, en="A B2B platform", ar="منصة بين الشركات")


def test_a_unit_of_one_language_has_nothing_to_compare():
    assert not found(NumbersCheck, en="It has 48 rooms.")


def test_a_year_is_missed_by_one_of_the_checks():
    texts = {"en": "The law of 2019 was repealed.", "ar": "أُلغي القانون."}

    assert found(NumbersCheck, **texts) or found(DatesCheck, **texts)


def test_a_day_in_another_calendar_is_the_same_day():
    assert not found(DatesCheck, en="They met on 21 March 2022.", fa="آنان در ۱ فروردین ۱۴۰۱ دیدار کردند.")


def test_a_day_that_is_another_in_the_other_calendar_is_an_error():
    (one,) = found(DatesCheck, en="They met on 21 March 2022.", fa="آنان در ۲ فروردین ۱۴۰۱ دیدار کردند.")

    assert one.severity is Severity.ERROR
    assert one.message == "21 March 2022 is ۲ فروردین ۱۴۰۱ in the Farsi"


@pytest.mark.parametrize(
    "texts",
    [
        {"en": "The virus SARS-CoV-2 may spread.", "ar": "قد ينتشر فيروس سارس-كوف-2."},
        {"en": "On Wednesday they left.", "fa": "آنان رفتند."},
        {"en": "the 19th day of March 2020", "ar": "19 مارس 2020"},
        {"en": "SARS and MERS", "ar": "سارس ومارس"},
        {"en": "Growth rose by 42 percent.", "fa": "رشد به میزان ۴۲ درصد افزایش یافت."},
        {"en": "in the 1940s and in the 1960s", "fa": "در دهه ۴۰ و در دهه ۶۰ میلادی"},
    ],
)
def test_what_only_looks_like_a_date_is_none(texts):
    assert not found(DatesCheck, **texts)


def test_a_date_that_two_translations_lack_is_said_once():
    (one,) = found(DatesCheck, en="They met on 4 May 2021.", ar="التقوا هناك.", fa="آنجا دیدار کردند.")

    assert one.message == "4 May 2021 is missing from the Arabic and the Farsi"


@pytest.mark.parametrize(
    ("source", "lost"),
    [
        ("It began in the mid-1960s.", "1960s"),
        ("It began in mid-February 2020.", "February 2020"),
        ("It began in the late 1930s.", "1930s"),
    ],
)
def test_parts_of_times_are_no_codes_and_no_words(source, lost):
    (one,) = found(DatesCheck, en=source, fa="این روند همان زمان آغاز شد.")

    assert one.message == f"{lost} is missing from the Farsi"


def test_a_code_before_a_word_that_is_also_a_month_is_no_date():
    assert not found(DatesCheck, en="COVID-19 may spread.", ar="قد ينتشر كوفيد-19.")

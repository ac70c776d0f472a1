"""Which lines are date lines, and what day they name."""

from __future__ import annotations

import datetime as dt

import pytest

from aligntrans.dates.lines import parse_date_line
from aligntrans.languages import get

APRIL_19 = dt.date(2021, 4, 19)
LINES = {
    "en": (
        "Apr 19, 2021",
        "19 April 2021",
        "April 19th, 2021",
        "19th of April 2021",
        "Monday, April 19, 2021",
        "2021-04-19",
        "2021-04-19T08:30:00+03:00",
        "2021-04-19T05:30:00Z",
        "19/04/2021",
        "04/19/2021",
        "19.04.2021",
        "Published on April 19, 2021 at 5:30 PM GMT",
        "Last updated: 19 Apr. 2021",
        "APR 19, 2021",
        "30 Farvardin 1400",
        "19 April 2021 (30 Farvardin 1400)",
        "30 Farvardin 1400 / 19 April 2021",
        "7 Ramadan 1442 / 19 April 2021",
    ),
    "ar": (
        "١٩ نيسان/أبريل ٢٠٢١",
        "19 أبريل 2021",
        "19 ابريل، 2021",
        "١٩ إبريل ٢٠٢١",
        "أبريل 19, 2021",
        "الاثنين 19 أبريل 2021",
        "الإثنين، ١٩ نيسان ٢٠٢١",
        "19 أفريل 2021",
        "نُشر في 19 أبريل 2021",
        "تاريخ النشر: 19 أبريل/ نيسان 2021 - 12:30 بتوقيت غرينتش",
        "19 أبريل 2021 م",
        "2021/04/19",
        "١٩/٤/٢٠٢١",
        "7 رمضان 1442 هـ الموافق 19 أبريل 2021 م",
        "٣٠ فروردين ١٤٠٠",
    ),
    "fa": (
        "۳۰ فروردین ۱۴۰۰",
        "دوشنبه ۳۰ فروردین ۱۴۰۰",
        "۳۰ فروردین‌ماه ۱۴۰۰",
        "30 فروردين 1400",
        "۱۴۰۰/۰۱/۳۰",
        "1400-01-30",
        "۱۹ آوریل ۲۰۲۱",
        "۱۹ آپریل ۲۰۲۱",
        "تاریخ انتشار: ۳۰ فروردین ۱۴۰۰ - ۱۴:۳۰",
        "منتشر شده در ۳۰ فروردین ۱۴۰۰ ساعت ۸:۱۵",
        "۳۰ فروردین ۱۴۰۰ برابر با ۱۹ آوریل ۲۰۲۱",
        "۳۰ حمل ۱۴۰۰",
        "آوریل ۱۹، ۲۰۲۱",
    ),
}
OTHERS = {
    "en": (
        "",
        "April",
        "April 2021",
        "2021",
        "04/05/2021",
        "31 April 2021",
        "On April 19, 2021, the committee met in Basra.",
        "By Jane Doe, April 19, 2021",
        "19 April 2021, 20 officers",
        "7 Ramadan 1442",
        "12 1 2021",
        "1.2.3",
        "May",
    ),
    "ar": ("اجتمعت اللجنة في 19 أبريل 2021", "7 رمضان 1442", "١٤٤٢/٠٩/٠٧", "19 أبريل", "بغداد"),
    "fa": ("نشست ۳۰ فروردین ۱۴۰۰ در تهران برگزار شد", "۳۱ مهر ۱۴۰۰", "فروردین ۱۴۰۰", "۷ رمضان ۱۴۴۲"),
}


def lines(table):
    return [(tag, line) for tag, entries in table.items() for line in entries]


@pytest.mark.parametrize(("tag", "line"), lines(LINES))
def test_a_date_line_names_its_day(tag, line):
    assert parse_date_line(line, get(tag)) == APRIL_19


@pytest.mark.parametrize(("tag", "line"), lines(OTHERS))
def test_other_lines_name_none(tag, line):
    assert parse_date_line(line, get(tag)) is None


@pytest.mark.parametrize(
    ("tag", "line", "day"),
    [
        ("ar", "20 كانون الثاني 2024", dt.date(2024, 1, 20)),
        ("ar", "20 يناير/كانون الثاني 2024", dt.date(2024, 1, 20)),
        ("ar", "3 تشرين الأول/أكتوبر 2023", dt.date(2023, 10, 3)),
        ("ar", "2 غشت 2023", dt.date(2023, 8, 2)),
        ("fa", "۵ ژانویهٔ ۲۰۲۴", dt.date(2024, 1, 5)),
        ("fa", "۵ ژانویه‌ی ۲۰۲۴", dt.date(2024, 1, 5)),
        ("fa", "۹ مه ۲۰۲۳", dt.date(2023, 5, 9)),
        ("fa", "۲۸ شهریور ۱۴۰۳", dt.date(2024, 9, 18)),
        ("fa", "۳۰ اسفند ۱۳۹۹", dt.date(2021, 3, 20)),
        ("en", "May 9, 2023", dt.date(2023, 5, 9)),
    ],
)
def test_months_have_regional_names(tag, line, day):
    assert parse_date_line(line, get(tag)) == day

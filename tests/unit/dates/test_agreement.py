"""Which dates may translate each other, across calendars."""

from __future__ import annotations

import itertools

import pytest

from aligntrans.dates import agree, find
from aligntrans.languages import get

SAME = (
    (
        ("en", "Apr 19, 2021"),
        ("fa", "۳۰ فروردین ۱۴۰۰"),
        ("ar", "١٩ نيسان ٢٠٢١"),
        ("en", "7 Ramadan 1442"),
        ("ar", "٧ رمضان ١٤٤٢ هـ"),
    ),
    (("en", "October 7, 2023"), ("fa", "۱۵ مهر ۱۴۰۲"), ("ar", "22 ربيع الأول 1445"), ("ar", "7 أكتوبر 2023")),
    (("en", "in 2021"), ("fa", "سال ۱۴۰۰")),
    (("en", "in 2021"), ("fa", "سال ۱۳۹۹")),
    (("en", "in 2021"), ("ar", "عام 1442 هـ")),
    (("en", "April 2021"), ("fa", "فروردین ۱۴۰۰")),
    (("en", "19 April"), ("fa", "۳۰ فروردین")),
    (("en", "19 April"), ("fa", "۳۰ فروردین ۱۴۰۰")),
    (("en", "19 April"), ("ar", "19 نيسان 2021")),
    (("en", "the 1990s"), ("ar", "تسعينيات القرن الماضي"), ("fa", "دههٔ ۱۹۹۰"), ("fa", "دههٔ ۱۳۷۰")),
    (("en", "Monday"), ("ar", "الاثنين"), ("fa", "دوشنبه")),
    (("en", "4/5/2021"), ("en", "April 5, 2021")),
    (("en", "4/5/2021"), ("en", "4 May 2021")),
    (("en", "19–21 April 2021"), ("ar", "19-21 نيسان 2021"), ("fa", "۳۰ فروردین تا ۱ اردیبهشت ۱۴۰۰")),
    (("en", "between January and August 2024"), ("ar", "بين جانفي وأوت ٢٠٢٤"), ("fa", "ژانویه تا اوت ۲۰۲۴")),
    (("en", "8 Ramadan 1442"), ("en", "19 April 2021")),
    (("en", "in 1905"), ("ar", "سنة 1323 هـ")),
)
OTHER = (
    (("en", "Apr 20, 2021"), ("fa", "۳۰ فروردین ۱۴۰۰")),
    (("en", "9 Ramadan 1442"), ("en", "19 April 2021")),
    (("en", "in 2021"), ("fa", "سال ۱۴۰۱")),
    (("en", "in 2021"), ("ar", "عام 2022")),
    (("en", "in 2021"), ("en", "April 2021")),
    (("en", "April"), ("en", "2021 in")),
    (("en", "Monday"), ("ar", "الثلاثاء")),
    (("en", "Monday, 19 April 2021"), ("en", "Tuesday, 19 April 2021")),
    (("en", "19–21 April 2021"), ("en", "19 April 2021")),
    (("en", "the 1990s"), ("en", "in 1990")),
    (("en", "the 1990s"), ("fa", "دههٔ ۱۳۸۰")),
    (("en", "19 April"), ("ar", "7 رمضان")),
)


def date(tag, text):
    [found] = find(text, get(tag))
    return found


@pytest.mark.parametrize("spellings", SAME)
def test_spellings_of_a_date_agree(spellings):
    dates = [date(*spelling) for spelling in spellings]

    for first, second in itertools.permutations(dates, 2):
        assert agree(first, second), (first, second)


@pytest.mark.parametrize(("first", "second"), OTHER)
def test_other_dates_do_not(first, second):
    assert not agree(date(*first), date(*second))
    assert not agree(date(*second), date(*first))

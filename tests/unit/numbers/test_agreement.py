"""Which numbers may translate each other."""

from __future__ import annotations

import pytest

from aligntrans.languages import get
from aligntrans.numbers import agree, find

SAME = (
    (("en", "2.5 billion"), ("en", "2,500 million"), ("ar", "مليارين ونصف"), ("fa", "دو و نیم میلیارد")),
    (("en", "$400 billion"), ("ar", "400 مليار دولار"), ("fa", "۴۰۰ میلیارد دلار"), ("fa", "۴۰۰ میلیارد")),
    (("en", "two thirds"), ("ar", "ثلثي"), ("fa", "دو سوم"), ("en", "2/3")),
    (("en", "the third"), ("ar", "الثالث"), ("fa", "سوم"), ("en", "3")),
    (("en", "10–15 percent"), ("ar", "ما بين ١٠ و١٥ في المئة"), ("fa", "۱۰ تا ۱۵ درصد")),
    (("en", "500 dinars"), ("ar", "500 دينار عراقي"), ("fa", "۵۰۰ دینار")),
    (("en", "1,234"), ("fa", "۱٫۲۳۴")),
    (("en", "half"), ("fa", "۱/۲"), ("ar", "نصف")),
    (("en", "8:00"), ("fa", "۸")),
    (("en", "by a third"), ("fa", "یک‌سوم")),
    (("en", "Third"), ("ar", "ثالثًا"), ("fa", "سوم")),
)
OTHER = (
    (("en", "15 percent"), ("ar", "15 دولارا")),
    (("en", "$15"), ("fa", "۱۵ یورو")),
    (("en", "2.1.3"), ("en", "2.1.4")),
    (("en", "10–15"), ("en", "10")),
    (("en", "14:30"), ("en", "14.5")),
    (("en", "320"), ("ar", "ثلاثمئة")),
    (("en", "500 Iraqi dinars"), ("ar", "500 دينار كويتي")),
)


def number(tag, text):
    [found] = find(text, get(tag))
    return found


@pytest.mark.parametrize("spellings", SAME)
def test_spellings_of_a_number_agree(spellings):
    numbers = [number(*spelling) for spelling in spellings]

    assert all(agree(first, second) for first in numbers for second in numbers), numbers


@pytest.mark.parametrize(("first", "second"), OTHER)
def test_other_numbers_do_not(first, second):
    assert not agree(number(*first), number(*second))
    assert not agree(number(*second), number(*first))

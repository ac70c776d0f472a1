"""Which dates a text has, where they stand and how much they say."""

from __future__ import annotations

import pytest

from aligntrans.dates import find
from aligntrans.languages import Calendar, get, of

G, J, H = Calendar.GREGORIAN, Calendar.JALALI, Calendar.HIJRI

# text | the part that is the date | calendar, year, month, day
CASES = {
    "en": (
        ("They met on Apr 19, 2021.", "Apr 19, 2021", (G, 2021, 4, 19)),
        ("the 19th of April 2021", "19th of April 2021", (G, 2021, 4, 19)),
        ("since Sept. 11, 2001", "Sept. 11, 2001", (G, 2001, 9, 11)),
        ("on 2021-04-19 at noon", "2021-04-19", (G, 2021, 4, 19)),
        ("on 19/04/2021 at noon", "19/04/2021", (G, 2021, 4, 19)),
        ("on March 3 officers", "March 3", (G, None, 3, 3)),
        ("the third of March", "third of March", (G, None, 3, 3)),
        ("In May 2021 it rained", "May 2021", (G, 2021, 5, None)),
        ("published in October", "October", (G, None, 10, None)),
        ("at the end of 2021", "2021", (G, 2021, None, None)),
        ("founded in 500 BC", "500 BC", (G, -500, None, None)),
        ("in AD 500", "AD 500", (G, 500, None, None)),
        ("in 1442 AH", "1442 AH", (H, 1442, None, None)),
        ("7 Ramadan 1442", "7 Ramadan 1442", (H, 1442, 9, 7)),
        ("19 Dhu al-Hijja 1445", "19 Dhu al-Hijja 1445", (H, 1445, 12, 19)),
        ("12 Rabi' al-Awwal 1445", "12 Rabi' al-Awwal 1445", (H, 1445, 3, 12)),
        ("30 Farvardin 1400", "30 Farvardin 1400", (J, 1400, 1, 30)),
        ("24 Asad 1400", "24 Asad 1400", (J, 1400, 5, 24)),
    ),
    "ar": (
        ("عُقد الاجتماع في ١٩ نيسان ٢٠٢١.", "١٩ نيسان ٢٠٢١", (G, 2021, 4, 19)),
        ("في 19 نيسان/أبريل 2021", "19 نيسان/أبريل 2021", (G, 2021, 4, 19)),
        ("في 19 أبريل (نيسان) 2021", "19 أبريل (نيسان) 2021", (G, 2021, 4, 19)),
        ("منذ ١٩ أفريل ٢٠٢١", "١٩ أفريل ٢٠٢١", (G, 2021, 4, 19)),
        ("صباح الثالث من مارس", "الثالث من مارس", (G, None, 3, 3)),
        ("الحادي والعشرين من تشرين الأول 2020", "الحادي والعشرين من تشرين الأول 2020", (G, 2020, 10, 21)),
        ("بنيسان 2020", "نيسان 2020", (G, 2020, 4, None)),
        ("في شتنبر 2020", "شتنبر 2020", (G, 2020, 9, None)),
        ("في شهر يوليوز", "يوليوز", (G, None, 7, None)),
        ("وفي أغسطس", "أغسطس", (G, None, 8, None)),
        ("في نهاية عام ٢٠٢٤", "٢٠٢٤", (G, 2024, None, None)),
        ("7 رمضان 1442 هـ", "7 رمضان 1442 هـ", (H, 1442, 9, 7)),
        ("عام 1442هـ", "1442هـ", (H, 1442, None, None)),
        ("سنة ٥٠٠ ق.م", "٥٠٠ ق.م", (G, -500, None, None)),
        ("٣٠ فروردين ١٤٠٠", "٣٠ فروردين ١٤٠٠", (J, 1400, 1, 30)),
        ("سنة 1400 هـ.ش", "1400 هـ.ش", (J, 1400, None, None)),
    ),
    "fa": (
        ("نشست ۳۰ فروردین ۱۴۰۰ برگزار شد.", "۳۰ فروردین ۱۴۰۰", (J, 1400, 1, 30)),
        ("در ۳۰ فروردین‌ماه ۱۴۰۰", "۳۰ فروردین‌ماه ۱۴۰۰", (J, 1400, 1, 30)),
        ("۱۴۰۰/۰۱/۳۰", "۱۴۰۰/۰۱/۳۰", (J, 1400, 1, 30)),
        ("۳۰ حمل ۱۴۰۰", "۳۰ حمل ۱۴۰۰", (J, 1400, 1, 30)),
        ("۱۹ آوریل ۲۰۲۱", "۱۹ آوریل ۲۰۲۱", (G, 2021, 4, 19)),
        ("۱۹ اپریل ۲۰۲۱", "۱۹ اپریل ۲۰۲۱", (G, 2021, 4, 19)),
        ("صبح سوم مارس", "سوم مارس", (G, None, 3, 3)),
        ("بیست و دوم بهمن ۱۳۵۷", "بیست و دوم بهمن ۱۳۵۷", (J, 1357, 11, 22)),
        ("در اکتبر منتشر شد", "اکتبر", (G, None, 10, None)),
        ("در ماه مه", "ماه مه", (G, None, 5, None)),
        ("سال ۱۴۰۰", "۱۴۰۰", (J, 1400, None, None)),
        ("سال ۹۹", "۹۹", (J, 1399, None, None)),
        ("از مهر ۹۵ تاکنون", "مهر ۹۵", (J, 1395, 7, None)),
        ("۲۰۲۱ میلادی", "۲۰۲۱ میلادی", (G, 2021, None, None)),
        ("۱۴۰۰ ه‍.ش", "۱۴۰۰ ه‍.ش", (J, 1400, None, None)),
        ("۷ رمضان ۱۴۴۲", "۷ رمضان ۱۴۴۲", (H, 1442, 9, 7)),
        ("۵۰۰ پیش از میلاد", "۵۰۰ پیش از میلاد", (G, -500, None, None)),
    ),
}
RANGES = (
    ("en", "19–21 April 2021", (2021, 4, 19), (2021, 4, 21)),
    ("en", "April 19-21, 2021", (2021, 4, 19), (2021, 4, 21)),
    ("en", "19 April – 3 May 2021", (2021, 4, 19), (2021, 5, 3)),
    ("en", "January–March 2021", (2021, 1, None), (2021, 3, None)),
    ("en", "November to March 2021", (2020, 11, None), (2021, 3, None)),
    ("en", "2019–2021", (2019, None, None), (2021, None, None)),
    ("en", "2019-21", (2019, None, None), (2021, None, None)),
    ("ar", "19-21 نيسان 2021", (2021, 4, 19), (2021, 4, 21)),
    ("ar", "١٩ إلى ٢١ نيسان ٢٠٢١", (2021, 4, 19), (2021, 4, 21)),
    ("fa", "۱۹ تا ۲۱ فروردین ۱۴۰۰", (1400, 1, 19), (1400, 1, 21)),
    ("fa", "ژانویه تا اوت ۲۰۲۴", (2024, 1, None), (2024, 8, None)),
    ("fa", "۱۶-۲۰۱۵", (2015, None, None), (2016, None, None)),
    ("fa", "۱۳۹۸-۱۴۰۰", (1398, None, None), (1400, None, None)),
)
DECADES = (
    ("en", "the 1990s", "1990s", G, 1990),
    ("en", "the mid-1990's", "1990's", G, 1990),
    ("en", "the nineties", "nineties", G, 1990),
    ("ar", "في التسعينيات", "التسعينيات", G, 1990),
    ("ar", "تسعينيات القرن الماضي", "تسعينيات القرن الماضي", G, 1990),
    ("fa", "دههٔ ۱۹۹۰", "دههٔ ۱۹۹۰", G, 1990),
    ("fa", "دهه ۷۰ میلادی", "دهه ۷۰ میلادی", G, 1970),
    ("fa", "دههٔ نود", "دههٔ نود", J, 1390),
)
WEEKDAYS = (
    ("en", "on Monday", "Monday", 1),
    ("ar", "يوم الأحد", "الأحد", 7),
    ("ar", "والاثنين", "الاثنين", 1),
    ("fa", "روز سه‌شنبه", "سه‌شنبه", 2),
    ("fa", "پنج شنبه", "پنج شنبه", 4),
)
NOTHING = (
    ("en", "We may march on. The day was a mess, said Mar."),
    ("en", "1,500 people and 2,021 more paid $2021"),
    ("en", "see https://example.org/2024/05/19"),
    ("en", "section 2.2021"),
    ("ar", "لم يحضر أحد"),
    ("fa", "مهر و محبت می‌کارد"),
    ("fa", "تیر خورد"),
    ("fa", "به میزان ۹۵ درصد"),
    ("fa", "این ۱۲ می‌تواند"),
    ("fa", "این ۱۲ می تواند"),
)


def said(date):
    return (date.year, date.month, date.day)


def rows():
    return [(tag, *row) for tag, cases in CASES.items() for row in cases]


@pytest.mark.parametrize(("tag", "text", "part", "expected"), rows())
def test_a_date_is_found_whole(tag, text, part, expected):
    [date] = find(text, get(tag))

    assert (date.span.of(text), (date.calendar, *said(date))) == (part, expected)


@pytest.mark.parametrize(("tag", "text", "first", "last"), RANGES)
def test_a_range_is_one_date_with_an_end(tag, text, first, last):
    [date] = find(text, get(tag))

    assert date.span.of(text) == text
    assert date.end is not None
    assert (said(date), said(date.end)) == (first, last)


@pytest.mark.parametrize(
    ("tag", "text", "part"),
    [
        ("en", "Between January and August 2024", "January and August 2024"),
        ("ar", "بين جانفي وأوت ٢٠٢٤", "جانفي وأوت ٢٠٢٤"),
        ("fa", "بین ژانویه و اوت ۲۰۲۴", "ژانویه و اوت ۲۰۲۴"),
        ("ar", "بين عامي 2019 و2021", "2019 و2021"),
    ],
)
def test_between_makes_a_range_of_a_conjunction(tag, text, part):
    [date] = find(text, get(tag))

    assert date.span.of(text) == part
    assert date.end is not None


def test_a_range_can_be_split_at_its_ends():
    text = "۳۰ مرداد تا ۱ مهر ۱۴۰۳"
    [date] = find(text, get("fa"))

    assert [(end.span.of(text), said(end)) for end in date.split()] == [
        ("۳۰ مرداد", (1403, 5, 30)),
        ("۱ مهر ۱۴۰۳", (1403, 7, 1)),
    ]


@pytest.mark.parametrize(
    ("tag", "text", "part"), [("fa", "نیمهٔ دوم مارس", "مارس"), ("ar", "النصف الثاني من نيسان", "نيسان")]
)
def test_halves_of_a_month_are_no_days(tag, text, part):
    [date] = find(text, get(tag))

    assert (date.span.of(text), date.day) == (part, None)


def test_two_days_of_a_month_are_two_dates():
    text = "on 19 and 21 April 2021"

    assert [(date.span.of(text), said(date)) for date in find(text, get("en"))] == [
        ("19", (2021, 4, 19)),
        ("21 April 2021", (2021, 4, 21)),
    ]


@pytest.mark.parametrize(("tag", "text", "part", "calendar", "year"), DECADES)
def test_decades_are_found(tag, text, part, calendar, year):
    [date] = find(text, get(tag))

    assert (date.span.of(text), date.calendar, date.year, date.decade) == (part, calendar, year, True)


@pytest.mark.parametrize(("tag", "text", "part", "weekday"), WEEKDAYS)
def test_days_of_the_week_are_found(tag, text, part, weekday):
    [date] = find(text, get(tag))

    assert (date.span.of(text), date.weekday) == (part, weekday)


@pytest.mark.parametrize(
    ("tag", "text"),
    [("en", "Monday, April 19, 2021"), ("ar", "الاثنين، 19 أبريل 2021"), ("fa", "دوشنبه ۳۰ فروردین ۱۴۰۰")],
)
def test_a_weekday_belongs_to_its_date(tag, text):
    [date] = find(text, get(tag))

    assert (date.span.of(text), date.weekday) == (text, 1)
    assert date.day is not None


@pytest.mark.parametrize(("tag", "text"), NOTHING)
def test_what_only_looks_like_a_date_is_none(tag, text):
    assert find(text, get(tag)) == ()


def test_a_date_in_two_calendars_is_two_dates():
    text = "۱۵ مهر ۱۴۰۲ (۷ اکتبر ۲۰۲۳)"

    assert [date.span.of(text) for date in find(text, get("fa"))] == ["۱۵ مهر ۱۴۰۲", "۷ اکتبر ۲۰۲۳"]


def test_a_year_that_nothing_names_is_weak():
    [bare] = find("2021: a review", get("en"))
    [named] = find("in 2021", get("en"))

    assert (bare.weak, named.weak) == (True, False)


def test_day_and_month_may_be_swapped_when_both_are_small():
    [either] = find("4/5/2021", get("en"))
    [sure] = find("19/5/2021", get("en"))

    assert (said(either), either.swappable, sure.swappable) == ((2021, 5, 4), True, False)


def test_invisible_characters_inside_do_not_matter():
    text = "في \u200f١٩ \u2067نيسان\u2069 ٢٠\u200f٢١\u200f."
    [date] = find(text, get("ar"))

    assert (date.span.of(text), said(date)) == ("١٩ \u2067نيسان\u2069 ٢٠\u200f٢١", (2021, 4, 19))


def test_other_languages_have_digits_only():
    assert [said(date) for date in find("Am 19.04.2021, im Mai 2021", of("de"))] == [(2021, 4, 19), (2021, None, None)]

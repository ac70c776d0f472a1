"""Dates written in any spelling of three languages and read back; calendars there and back; any text at all."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligntrans.dates import Day, agree, find, from_gregorian, to_gregorian
from aligntrans.languages import Calendar, get, of

few = settings(max_examples=100, deadline=None)
LANGUAGES = [get("en"), get("ar"), get("fa"), of("de")]
DAYS = st.dates(dt.date(1800, 1, 1), dt.date(2100, 12, 31))
HIJRI_DAYS = st.dates(dt.date(1924, 8, 1), dt.date(2077, 11, 16))
EN = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
EN_SHORT = [name[:3] for name in EN]
EN_JALALI = [
    "Farvardin",
    "Ordibehesht",
    "Khordad",
    "Tir",
    "Mordad",
    "Shahrivar",
    "Mehr",
    "Aban",
    "Azar",
    "Dey",
    "Bahman",
    "Esfand",
]
AR_EGYPT = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
]
AR_LEVANT = [
    "كانون الثاني",
    *["شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول"],
    *("تشرين الأول", "تشرين الثاني", "كانون الأول"),
]
AR_ALGERIA = ["جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
AR_MOROCCO = ["يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"]
FA = ["ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"]
FA_DARI = ["جنوری", "فبروری", "مارچ", "اپریل", "می", "جون", "جولای", "اگست", "سپتمبر", "اکتوبر", "نومبر", "دسمبر"]
FA_JALALI = ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"]
FA_AFGHAN = ["حمل", "ثور", "جوزا", "سرطان", "اسد", "سنبله", "میزان", "عقرب", "قوس", "جدی", "دلو", "حوت"]
AR_HIJRI = [
    *("محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة"),
    *("رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة"),
]
ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def gregorian(day):
    """Yield the spellings of a day in Gregorian months."""
    yield "en", f"{EN[day.month - 1]} {day.day}, {day.year}"
    yield "en", f"{day.day} {EN_SHORT[day.month - 1]} {day.year}"
    yield "en", day.isoformat()
    for names in (AR_EGYPT, AR_LEVANT, AR_ALGERIA, AR_MOROCCO):
        yield "ar", f"{day.day} {names[day.month - 1]} {day.year}".translate(ARABIC_INDIC)
    for names in (FA, FA_DARI):
        yield "fa", f"{day.day} {names[day.month - 1]} {day.year}".translate(PERSIAN)


def jalali(day):
    """Yield the spellings of the same day in Jalali months."""
    solar = from_gregorian(day, Calendar.JALALI)
    for names in (FA_JALALI, FA_AFGHAN):
        yield "fa", f"{solar.day} {names[solar.month - 1]} {solar.year}".translate(PERSIAN)
    yield "fa", f"{solar.year}/{solar.month:02}/{solar.day:02} ه.ش".translate(PERSIAN)
    yield "en", f"{solar.day} {EN_JALALI[solar.month - 1]} {solar.year}"


def hijri(day):
    """Yield the spelling of the same day in Hijri months."""
    lunar = from_gregorian(day, Calendar.HIJRI)
    yield "ar", f"{lunar.day} {AR_HIJRI[lunar.month - 1]} {lunar.year} هـ"


def read(tag, text):
    found = find(text, get(tag))
    assert [date.span.of(text) for date in found] == [text]
    return found[0]


@few
@given(DAYS)
def test_a_day_is_read_back_in_every_spelling_and_calendar(day):
    dates = [read(*spelling) for spelling in (*gregorian(day), *jalali(day))]

    assert {
        to_gregorian(Day(date.calendar, date.year, date.month, date.day)) for date in dates if not date.swappable
    } == {day}
    assert all(agree(*pair) for pair in itertools.combinations(dates, 2))


@few
@given(HIJRI_DAYS)
def test_hijri_days_agree_with_the_others(day):
    dates = [read(*spelling) for spelling in (*gregorian(day), *jalali(day), *hijri(day))]

    assert all(agree(dates[-1], date) for date in dates)


@few
@given(DAYS)
def test_a_month_and_a_year_agree_in_every_language(day):
    dates = [
        read("en", f"{EN[day.month - 1]} {day.year}"),
        read("ar", f"{AR_LEVANT[day.month - 1]} {day.year}"),
        read("fa", f"{FA[day.month - 1]} {day.year}".translate(PERSIAN)),
    ]

    assert {(date.year, date.month, date.day) for date in dates} == {(day.year, day.month, None)}


@few
@given(DAYS, st.integers(1, 40))
def test_days_apart_do_not_agree(day, apart):
    later = day + dt.timedelta(apart)

    assert not agree(read("en", f"{EN[day.month - 1]} {day.day}, {day.year}"), read(*next(jalali(later))))


@few
@given(DAYS)
def test_jalali_days_go_there_and_back(day):
    solar = from_gregorian(day, Calendar.JALALI)

    assert to_gregorian(solar) == day


@few
@given(HIJRI_DAYS)
def test_hijri_days_go_there_and_back(day):
    lunar = from_gregorian(day, Calendar.HIJRI)

    assert to_gregorian(lunar) == day


@few
@given(DAYS)
def test_gregorian_days_stay(day):
    assert to_gregorian(from_gregorian(day, Calendar.GREGORIAN)) == day


@few
@given(st.integers(1178, 1478), st.integers(1, 12), st.integers(1, 31))
def test_jalali_dates_that_are_days_come_back(year, month, day):
    found = to_gregorian(Day(Calendar.JALALI, year, month, day))

    if found is None:
        assert day >= 30
    else:
        assert dt.date(1799, 3, 1) < found < dt.date(2101, 1, 1)
        assert found < dt.date(1800, 1, 1) or from_gregorian(found, Calendar.JALALI) == (
            Calendar.JALALI,
            year,
            month,
            day,
        )


@few
@given(st.sampled_from(Calendar), st.integers(-5, 10**9), st.integers(-5, 20), st.integers(-5, 40))
def test_days_that_are_none_have_no_day(calendar, year, month, day):
    found = to_gregorian(Day(calendar, year, month, day))

    assert found is None or (1 <= month <= 12 and 1 <= day <= 31)


@few
@given(st.dates())
def test_hijri_is_not_defined_outside_its_tables(day):
    lunar = from_gregorian(day, Calendar.HIJRI)

    assert (lunar is not None) == (dt.date(1924, 8, 1) <= day <= dt.date(2077, 11, 16))


@pytest.fixture(scope="module")
def icu():
    return pytest.importorskip("icu", reason="needs PyICU: apt install libicu-dev pkg-config, then pip install PyICU")


def icu_day(icu, locale, day):
    """Return year, month and day of *day* as ICU counts them."""
    calendar = icu.Calendar.createInstance(icu.TimeZone.getGMT(), icu.Locale(locale))
    calendar.setTime((day - dt.date(1970, 1, 1)).days * 86400.0 + 43200)
    extended_year, month, day_of_month = 19, 2, 5  # UCAL_EXTENDED_YEAR, UCAL_MONTH, UCAL_DAY_OF_MONTH
    return calendar.get(extended_year), calendar.get(month) + 1, calendar.get(day_of_month)


@settings(max_examples=300, deadline=None)
@given(DAYS)
def test_jalali_days_are_those_of_icu(icu, day):
    assert from_gregorian(day, Calendar.JALALI)[1:] == icu_day(icu, "fa_IR@calendar=persian", day)


@settings(max_examples=300, deadline=None)
@given(st.dates(dt.date(1999, 4, 17), dt.date(2029, 5, 14)))
def test_hijri_days_of_the_printed_calendar_are_those_of_icu(icu, day):
    assert from_gregorian(day, Calendar.HIJRI)[1:] == icu_day(icu, "ar_SA@calendar=islamic-umalqura", day)


@settings(max_examples=300, deadline=None)
@given(HIJRI_DAYS)
def test_other_hijri_days_are_within_two_of_those_of_icu(icu, day):
    """ICU reckons the months before 1420 and after 1450 by other tables than the calendars that were printed."""
    near = [icu_day(icu, "ar_SA@calendar=islamic-umalqura", day + dt.timedelta(off)) for off in range(-2, 3)]
    lunar = from_gregorian(day, Calendar.HIJRI)

    assert any(other[:2] == (lunar.year, lunar.month) and abs(other[2] - lunar.day) <= 2 for other in near)


PIECES = (
    *"0123456789٠١٢۱۴۰.,،'/:-–%$[](){} \n",
    *"\u200c\u200f\u2067\u2069\ufeff\u064b\u0640\u00a0\ud800",
    *(
        "2021",
        "1400",
        "19",
        "31",
        "th",
        "s",
        "April",
        "May",
        "Monday",
        "Mon",
        "of",
        "and",
        "to",
        "between",
        "AD",
        "BC",
        "in",
    ),
    *("نيسان", "تشرين الأول", "أبريل", "رمضان", "الاثنين", "عام", "هـ", "م", "ق.م", "إلى", "بين", "و", "تسعينيات"),
    *("فروردین", "مهر", "آوریل", "دهه", "نود", "سال", "تا", "ماه", "شنبه", "سه", "ه.ش", "میلادی", "۱۴۰۰"),
    *("http://a.b/2021", "x", "ﷲ", "İ", "🙂"),
)
texts = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join),
)


@settings(max_examples=300, deadline=None)
@given(texts, st.sampled_from(LANGUAGES))
def test_any_text_gives_spans_in_order_and_apart(text, language):
    place = 0
    for date in find(text, language):
        assert place <= date.span.start < date.span.end <= len(text)
        assert date.year is not None or date.month is not None or date.weekday is not None
        assert agree(date, date)
        place = date.span.end

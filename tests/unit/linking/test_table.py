"""The table of names: spellings that belong to one name, and which differ."""

from __future__ import annotations

import pytest

from aligntrans.linking.table import NamedUnit, alike, name_table
from aligntrans.model import Link, Span


def unit(number, *names, kind="name"):
    """A unit that holds *names*, each its spellings by language, and links between every two of them."""
    texts, links = {}, []
    for name in names:
        places = {}
        for language, spelling in name.items():
            start = len(texts.setdefault(language, ""))
            places[language] = Span(start, start + len(spelling))
            texts[language] += f"{spelling}, "
        languages = list(places)
        links += [
            Link(kind, (one, other), (places[one], places[other]))
            for at, one in enumerate(languages)
            for other in languages[at + 1 :]
        ]
    return NamedUnit(f"u{number}", texts, links)


def spellings(name):
    return {language: [(one.text, one.count) for one in every] for language, every in name.spellings.items()}


def test_a_name_is_told_with_its_spellings_and_where_they_stand():
    (name,) = name_table(
        [
            unit(1, {"en": "Qaani", "fa": "قاآنی"}),
            unit(2, {"en": "Ghaani", "fa": "قاآنی"}),
            unit(3, {"en": "Qaani", "fa": "قاآنی"}),
        ]
    )

    assert spellings(name) == {"en": [("Qaani", 2), ("Ghaani", 1)], "fa": [("قاآنی", 3)]}
    assert name.spellings["en"][0].units == ("u1", "u3")
    assert name.preferred("en") == "Qaani"
    assert name.preferred("ar") == ""
    assert name.count == 3
    assert name.inconsistent == ("en",)


def test_names_that_nothing_ties_stay_apart_in_the_order_of_the_text():
    table = name_table([unit(1, {"en": "Basra", "ar": "البصرة"}, {"en": "Amman", "ar": "عمان"})])

    assert [name.preferred("en") for name in table] == ["Basra", "Amman"]


def test_spellings_are_tied_through_any_language():
    table = name_table(
        [
            unit(1, {"en": "Qaani", "fa": "قاآنی"}),
            unit(2, {"en": "Ghaani", "ar": "قاآني"}),
            unit(3, {"ar": "قاآني", "fa": "قاآنی"}),
        ]
    )

    assert [spellings(name) for name in table] == [
        {"en": [("Qaani", 1), ("Ghaani", 1)], "fa": [("قاآنی", 2)], "ar": [("قاآني", 2)]}
    ]


def test_a_place_that_several_links_share_is_counted_once():
    (name,) = name_table([unit(1, {"en": "Basra", "ar": "البصرة", "fa": "بصره"})])

    assert name.count == 1
    assert {count for every in spellings(name).values() for _, count in every} == {1}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Basra", "BASRA"),
        ("al-Rawi", "Al-Rawi"),
        ("Levant", "the Levant"),
        ("بصرة", "البصرة"),
        ("قيس", "قَيْس"),
        ("قيس", "قـيس"),
        ("كريم", "کریم"),
        ("Deir ez-Zor", "Deir  ez-Zor"),
        ("Deir ez-Zor", "Deir\nez-Zor"),
        ("Iraqi", "Iraqis"),
        ("عراقی", "عراقی\u200cها"),
    ],
)
def test_spellings_that_hardly_differ_are_one_way(first, second):
    table = name_table([unit(1, {"en": first, "xx": "X"}), unit(2, {"en": second, "xx": "X"})])

    assert len(table) == 1
    assert table[0].inconsistent == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Qaani", "Ghaani"),
        ("Deir ez-Zor", "Dayr az-Zawr"),
        ("عبد الرحمن", "عبدالرحمن"),
        ("هور العظيم", "حور العظيم"),
        ("دیاله", "دیالی"),
        ("PMF", "Popular Mobilization Forces"),
    ],
)
def test_spellings_that_differ_are_marked(first, second):
    table = name_table([unit(1, {"en": first, "xx": "X"}), unit(2, {"en": second, "xx": "X"})])

    assert len(table) == 1
    assert table[0].inconsistent == ("en",)
    assert not alike(first, second)


def test_the_commonest_spelling_comes_first_and_of_equals_the_first_in_the_text():
    (name,) = name_table(
        [
            unit(1, {"en": "Qaani", "fa": "قاآنی"}),
            unit(2, {"en": "Ghaani", "fa": "قاآنی"}),
            unit(3, {"en": "Qaani", "fa": "قاآنی"}),
            unit(4, {"en": "Ghaani", "fa": "قاآنی"}),
            unit(5, {"en": "Kaani", "fa": "قاآنی"}),
        ]
    )

    assert spellings(name)["en"] == [("Qaani", 2), ("Ghaani", 2), ("Kaani", 1)]


def test_a_spelling_is_told_on_one_line():
    (name,) = name_table([unit(1, {"en": "Deir\n  ez-Zor", "ar": "دير\u00a0الزور"})])

    assert name.preferred("en") == "Deir ez-Zor"
    assert name.preferred("ar") == "دير الزور"


def test_numbers_and_dates_are_no_names():
    assert name_table([unit(1, {"en": "12", "ar": "١٢"}, kind="number")]) == ()
    assert name_table([unit(1, {"en": "2015", "ar": "٢٠١٥"}, kind="date")]) == ()


def test_nothing_is_the_table_of_nothing():
    assert name_table([]) == ()
    assert name_table([NamedUnit("u1", {"en": "Basra"}, ())]) == ()


def test_a_thousand_spellings_of_one_name_are_one_name():
    table = name_table([unit(number, {"en": f"Name{number}", "ar": "اسم"}) for number in range(1000)])

    assert len(table) == 1
    assert len(table[0].spellings["en"]) == 1000
    assert table[0].count == 1000

"""Links put together to what is named."""

from __future__ import annotations

from aligntrans.linking.groups import groups
from aligntrans.linking.links import links
from aligntrans.model import Link, Span


def link(kind, one, other):
    """A link between two places, each given as language, start and end."""
    return Link(kind, (one[0], other[0]), (Span(*one[1:]), Span(*other[1:])))


def test_links_that_share_a_place_are_one_group():
    found = groups(
        [
            link("name", ("en", 0, 5), ("ar", 3, 7)),
            link("name", ("en", 0, 5), ("fa", 2, 6)),
            link("name", ("ar", 3, 7), ("fa", 2, 6)),
        ]
    )

    assert [(group.kind, group.places) for group in found] == [
        ("name", {"en": Span(0, 5), "ar": Span(3, 7), "fa": Span(2, 6)})
    ]


def test_links_that_share_no_place_are_groups_in_their_order():
    found = groups([link("name", ("en", 8, 9), ("ar", 1, 2)), link("name", ("en", 0, 5), ("ar", 3, 7))])

    assert [group.places["en"] for group in found] == [Span(8, 9), Span(0, 5)]


def test_another_kind_is_another_group():
    found = groups([link("number", ("en", 0, 4), ("ar", 0, 4)), link("date", ("en", 0, 4), ("fa", 0, 4))])

    assert [group.kind for group in found] == ["number", "date"]


def test_no_links_are_no_groups():
    assert groups([]) == []


def test_a_unit_of_three_languages_names_each_thing_once():
    texts = {
        "en": ["They met Karim in Basra on 19 April 2021 with 12 men."],
        "ar": ["التقوا كريم في البصرة في ١٩ نيسان ٢٠٢١ مع ١٢ رجلا."],
        "fa": ["در ۱۹ آوریل ۲۰۲۱ با کریم و ۱۲ مرد در بصره دیدار کردند."],
    }
    found = groups(links(texts)[0])

    assert [(group.kind, len(group.places)) for group in found] == [
        ("name", 3),
        ("name", 3),
        ("number", 3),
        ("date", 3),
    ]

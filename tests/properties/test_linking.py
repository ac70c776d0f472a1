"""What holds of the links of any texts."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligntrans import registry, store
from aligntrans.linking.groups import groups
from aligntrans.linking.links import linked, links
from aligntrans.linking.table import NamedUnit, name_table
from aligntrans.model import Alignment, Bead, Document, Level, Span
from support.strategies import FAST, alignments, texts

TAGS = ("en", "ar", "fa")
THINGS = (
    ("Karim Salman", "كريم سلمان", "کریم سلمان"),
    ("Karim", "كَريم", "کریم"),
    ("Qais al-Khazali", "قيس الخزعلي", "قیس الخزعلی"),
    ("Basra", "وبالبصرة", "بصره"),
    ("BASRA", "البصرة", "بصره"),
    ("Deir ez-Zor's", "دير الزور", "دیر\u200cالزور"),
    ("Salalah Centre for Water", "مركز صلالة للمياه", "مرکز آب صلاله"),
    ("Ministry of Water", "وزارة المياه", "وزارت آب"),
    ("PMF", "PMF", "PMF"),
    ("Rain", "المطر", "باران"),
    ("the river", "النهر", "رود"),
    ("Sheikh", "الشيخ", "شیخ"),
    ("A.", "أ", "آ"),
    ("12", "١٢", "۱۲"),
    ("twelve", "12", "دوازده"),
    ("$400 billion", "٤٠٠ مليار دولار", "۴۰۰ میلیارد دلار"),
    ("2-3 percent", "من ٢ إلى ٣ في المئة", "۲ تا ۳ درصد"),
    ("2015", "٢٠١٥", "۲۰۱۵"),
    ("19 April 2021", "٧ رمضان ١٤٤٢", "۳۰ فروردین ۱۴۰۰"),
    ("May", "أيار", "مه"),
    ("the", "في", "در"),
)
BETWEEN = (*(" " * 8), "\n", "\n\n", ", ", ". ", "\u060c ", "-", "\u200c", "\u200f", "\u2067", "\u2069", " \u00ab", "")


@st.composite
def units(draw):
    """Texts by language: of the same things in some order, with anything between; now and then any text or none."""
    things = draw(st.lists(st.sampled_from(THINGS), min_size=1, max_size=6))
    row = {}
    for side, tag in enumerate(TAGS):
        kind = draw(st.integers(0, 9))
        ordered = draw(st.permutations(things)) if kind < 4 else things
        ends = draw(st.lists(st.sampled_from(BETWEEN), min_size=len(things), max_size=len(things)))
        made = "".join(f"{thing[side]}{end}" for thing, end in zip(ordered, ends, strict=True))
        row[tag] = draw(texts(worst=True)) if kind == 9 else "" if kind == 8 else made
    return row


some = settings(FAST, max_examples=80)


@pytest.fixture(scope="module")
def encoder():
    return registry.encoder("static")


def columns(rows):
    """Units, each by language, as the texts of each language."""
    return {tag: [row[tag] for row in rows] for tag in TAGS}


@some
@given(st.lists(units(), max_size=4))
def test_any_texts_are_linked_inside_them_and_the_same_twice(encoder, rows):
    found = links(columns(rows), encoder)

    assert found == links(columns(rows), encoder)
    assert len(found) == len(rows)
    for row, every in zip(rows, found, strict=True):
        for link in every:
            assert link.languages in list(combinations(TAGS, 2))
            for tag, span in zip(link.languages, link.spans, strict=True):
                assert span.end <= len(row[tag])
                assert span.of(row[tag]).strip()


@some
@given(st.lists(units(), min_size=1, max_size=3))
def test_links_of_a_kind_and_pair_do_not_overlap_but_for_names_inside_names(encoder, rows):
    for every in links(columns(rows), encoder):
        for one, other in combinations(every, 2):
            if (one.kind, one.languages) != (other.kind, other.languages):
                continue
            parted = [apart(*spans) for spans in zip(one.spans, other.spans, strict=True)]
            nested = one.kind == "name" and any(
                all(inside(*spans) for spans in zip(inner.spans, outer.spans, strict=True))
                for inner, outer in ((one, other), (other, one))
            )
            assert all(parted) or nested, (one, other)


def apart(one, other):
    return one.end <= other.start or other.end <= one.start


def inside(inner, outer):
    return outer.start <= inner.start and inner.end <= outer.end


@some
@given(units())
def test_a_number_is_never_linked_inside_a_linked_date(encoder, row):
    (every,) = links(columns([row]), encoder)
    for date in (link for link in every if link.kind == "date"):
        for number in (link for link in every if link.kind == "number" and link.languages == date.languages):
            assert all(apart(*spans) for spans in zip(date.spans, number.spans, strict=True))


@some
@given(units(), st.sampled_from(TAGS))
def test_a_text_aligned_with_nothing_has_no_links(encoder, row, alone):
    bare = {tag: text if tag == alone else "" for tag, text in row.items()}

    assert links(columns([bare]), encoder) == [()]
    assert links({alone: [row[alone]]}, encoder) == [()]


@FAST
@given(units())
def test_every_link_is_in_one_group_and_every_name_in_the_table(encoder, row):
    (every,) = links(columns([row]), encoder)
    found = groups(every)
    table = name_table([NamedUnit("u", row, every)])

    assert all(len(group.places) >= 2 for group in found)
    for link in every:
        ends = dict(zip(link.languages, link.spans, strict=True))
        holding = [g for g in found if g.kind == link.kind and any(g.places.get(t) == s for t, s in ends.items())]
        assert holding
        if link.kind == "name":
            for tag, span in ends.items():
                text = " ".join(span.of(row[tag]).split())
                assert any(one.text == text for name in table for one in name.spellings.get(tag, ()))


@FAST
@given(st.lists(units(), min_size=1, max_size=4))
def test_the_table_counts_every_place_once(encoder, rows):
    every = links(columns(rows), encoder)
    table = name_table(NamedUnit(str(n), row, found) for n, (row, found) in enumerate(zip(rows, every, strict=True)))
    for tag in TAGS:
        places = {
            (number, span)
            for number, found in enumerate(every)
            for link in found
            if link.kind == "name"
            for language, span in zip(link.languages, link.spans, strict=True)
            if language == tag
        }
        assert sum(one.count for name in table for one in name.spellings.get(tag, ())) == len(places)


@FAST
@given(alignments(worst=True))
def test_linking_changes_nothing_but_links(alignment):
    found = linked(alignment)
    bare = [replace(bead, links=()) for bead in found.beads]

    assert bare == [replace(bead, links=()) for bead in alignment.beads]
    assert replace(found, beads=alignment.beads) == alignment
    assert linked(found) == found


@FAST
@given(st.lists(units().filter(lambda row: all(text.strip() for text in row.values())), min_size=1, max_size=3))
def test_loading_what_was_dumped_gives_equal_links(encoder, rows):
    documents = tuple(Document.from_segments(tag, [row[tag].strip() for row in rows]) for tag in TAGS)
    beads = tuple(Bead((Span(number, number + 1),) * 3) for number in range(len(rows)))
    alignment = linked(Alignment(documents, beads, Level.SENTENCE), encoder)
    again = store.load(store.dump(alignment))

    assert [bead.links for bead in again.beads] == [bead.links for bead in alignment.beads]
    assert again == alignment

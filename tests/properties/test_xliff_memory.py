from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligntrans.errors import ReadError
from aligntrans.exporters.selection import visible
from aligntrans.exporters.tmx import FORBIDDEN
from aligntrans.exporters.xliff import XliffExporter
from aligntrans.exporters.xliff12 import Xliff12Exporter
from aligntrans.model import Code, Kind, Level, Property, Quality, Status, TranslationUnit, Variant
from support import xliff12, xliff21
from support.exports import exported
from support.strategies import FAST, HOSTILE, SCORES, alignments
from support.strategies import texts as hostile
from support.xliff_files import Units, read, v2, v12, without_line

FORMATS = {
    "xliff2": (XliffExporter, xliff21, re.compile("(?!)")),
    "xliff12": (Xliff12Exporter, xliff12, FORBIDDEN),
}
MARKUP = {
    "xliff2": (
        '<pc id="{}">',
        "</pc>",
        '<pc id="{}" dataRefStart="d1" dataStart="&lt;b&gt;" canReorder="no" canCopy="no" canDelete="no">',
        '<mrk id="{}" type="term">',
        "</mrk>",
        '<sc id="{}"/>',
        '<sc id="{}" isolated="yes"/>',
        '<ec startRef="{}"/>',
        '<ec id="{}" isolated="yes" dir="rtl"/>',
        '<sm id="{}"/>',
        '<em startRef="{}"/>',
        '<ph id="{}" dataRef="d1" data="x&#10;y" subType="xlf:var" type="ui"/>',
        '<ph id="{}" subFlows="u{}"/>',
        '<ph id="s{}"/>',
        '<cp hex="0001"/>',
    ),
    "xliff12": (
        '<g id="{}">',
        "</g>",
        '<x id="{}"/>',
        '<bx id="{}" rid="{}"/>',
        '<ex id="{}" rid="{}"/>',
        '<bpt id="{}" rid="{}">&lt;b&gt;</bpt>',
        '<ept id="{}" rid="{}">&lt;/b&gt;</ept>',
        '<it id="{}" pos="open"/>',
        '<ph id="{}" ctype="x-a">[<sub>b</sub>]</ph>',
        '<mrk mtype="seg" mid="{}">',
        "</mrk>",
    ),
}
BAD = ("a", "<", "&e;", "<!-- x -->", "<?x y?>", "<b/>", '<x:y xmlns:x="z"/>', "\x01", "]]>", "<ph/>")
ids = st.text(st.sampled_from("aZ0_x.-: /ا\u200c\n<&\"'"), min_size=1, max_size=6)
IN_XML = tuple(one for one in HOSTILE if not FORBIDDEN.search(one))
notes = st.lists(st.sampled_from((*IN_XML, "status: accepted", "a\nb", "x: y")), max_size=3, unique=True)
names = st.sampled_from(
    ("domain", "two words", "@state", "@approved", "@translate", "@name", "@subState", "context:sourcefile", "", "x\t:")
)
values = st.sampled_from((*IN_XML, "yes", "no", "final", "initial", "a:b", ""))
properties = st.builds(Property, names, values, st.sampled_from(("", "en", "ar")))


@st.composite
def variants(draw, language, kind, *, worst):
    text = draw(hostile(worst=worst))
    markup = st.sampled_from((*MARKUP[kind] * 2, *BAD)).map(lambda one: one.format(*"7" * one.count("{}")))
    own = st.builds(lambda one, n: one.replace("7", str(n)), markup, st.integers(1, 3))
    found = draw(st.lists(st.tuples(st.integers(0, len(text)), own), max_size=5))
    made = [Code(position, one, kind) for position, one in sorted(found, key=lambda pair: pair[0])]
    return Variant(language, text, "manual.html" if language == "en" else "", tuple(made))


@st.composite
def units(draw, kind):
    return TranslationUnit(
        draw(ids),
        tuple(draw(variants(language, kind, worst=kind == "xliff2")) for language in ("en", "ar")),
        draw(st.builds(Quality, SCORES.map(lambda score: round(score, 4)), st.none() | st.just(0.25)))
        if draw(st.booleans())
        else Quality(known=False),
        draw(st.sampled_from(Level)),
        draw(st.sampled_from(Kind)),
        draw(st.sampled_from((Status.AUTO, Status.ACCEPTED))),
        draw(st.booleans()),
        draw(st.sampled_from(("1-1", "2-1"))),
        notes=tuple(draw(notes)),
        properties=tuple({(one.name, one.language): one for one in draw(st.lists(properties, max_size=4))}.values()),
    )


def valid(kind, bitext):
    exporter, rules, _ = FORMATS[kind]
    export = exported(exporter(), bitext)
    assert rules.faults(export.data) == []
    return export, read(export.data)


def rounded(unit):
    quality = Quality(
        round(unit.quality.confidence, 4),
        None if unit.quality.similarity is None else round(unit.quality.similarity, 4),
    )
    return replace(unit, quality=quality, links=())


@pytest.mark.parametrize("kind", FORMATS)
@FAST
@given(alignment=alignments(max_documents=2, worst=True))
def test_what_is_aligned_and_written_is_read_as_it_was(kind, alignment):
    export, (found, reader) = valid(kind, alignment)
    source, _ = alignment.documents
    forbidden = FORMATS[kind][2]

    names = {source.language: visible(source.name, FORBIDDEN) or ("unnamed" if kind == "xliff12" else "")}

    assert [without_line(unit) for unit in found] == [
        replace(
            rounded(unit),
            variants=tuple(replace(one, document=names.get(one.language, "")) for one in unit.variants),
        )
        for unit in alignment.units()
        if unit.status is not Status.REJECTED
        and len(unit.variants) == 2
        and not any(forbidden.search(variant.text) for variant in unit.variants)
    ]
    assert +reader.left_out == {}
    assert export.units == len(found)


@pytest.mark.parametrize("kind", FORMATS)
@settings(FAST, max_examples=40)
@given(data=st.data())
def test_units_with_codes_notes_and_properties_stay_valid_and_whole(kind, data):
    made = data.draw(st.lists(units(kind), min_size=1, max_size=3, unique_by=lambda unit: unit.id))
    export, (found, _) = valid(kind, Units(("en", "ar"), tuple(made)))
    held = [unit for unit in made if not any(FORMATS[kind][2].search(one.text) for one in unit.variants)]

    lost = export.left_out.get("inline codes", 0)
    count = [sum(len(one.codes) for unit in some for one in unit.variants) for some in (held, found)]
    assert count[1] == count[0] - lost
    bare = [
        replace(
            without_line(unit),
            variants=tuple(replace(one, codes=()) for one in unit.variants),
            properties=(),
        )
        for unit in found
    ]
    assert bare == [
        replace(unit, variants=tuple(replace(one, codes=()) for one in unit.variants), properties=()) for unit in held
    ]
    told = [{*unit.properties} for unit in held]
    assert all({*unit.properties} <= known for unit, known in zip(found, told, strict=True))
    missing = sum(len(known) - len(unit.properties) for unit, known in zip(found, told, strict=True))
    assert missing == export.left_out.get("properties", 0)

    again, (same, _) = valid(kind, Units(("en", "ar"), tuple(found)))
    assert list(map(without_line, same)) == list(map(without_line, found))
    assert again.left_out == {}


@settings(FAST, max_examples=60)
@given(st.lists(st.sampled_from(
    ("<g id='1'>", "</g>", "<mrk mtype='seg' mid='1'>", "</mrk>", "<source>", "</source>", "<target>", "</target>",
     "<seg-source>", "</seg-source>", "<segment>", "</segment>", "<ignorable>", "<unit id='1'>", "</unit>", "<note>",
     "<trans-unit id='a'>", "</trans-unit>", "<cp hex='41'/>", "<x/>", "text", " ", "<![CDATA[<]]>", "<!-- -->", "&e;")
), max_size=14).map("".join), st.sampled_from((v12, v2)))  # fmt: skip
def test_anything_is_read_or_refused_in_one_line(content, around):
    data = around(content)
    try:
        found, _ = read(data)
    except ReadError as error:
        assert "\n" not in str(error)
    else:
        assert all(variant.text for unit in found for variant in unit.variants)

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree
from translate.storage.xliff import xlifffile
from translate.storage.xliff2 import Xliff2File

from aligntrans.exporters.xliff import XliffExporter
from aligntrans.exporters.xliff12 import Xliff12Exporter
from aligntrans.model import Code, Level, Property, Quality, Status, TranslationUnit, Variant
from support import xliff12, xliff21
from support import xliff_files as samples
from support.exports import exported
from support.xliff_files import Units, codes, read, texts, told, v2, v12, without_line

FORMATS = {"xliff2": (XliffExporter, xliff21), "xliff12": (Xliff12Exporter, xliff12)}
ARABIC = "اضغط ابدأ."


def written(units, kind, languages=("en", "ar")):
    """What the exporter of *kind* makes of *units*, valid; and the units that are read from it."""
    exporter, rules = FORMATS[kind]
    export = exported(exporter(), Units(languages, tuple(units)))
    assert rules.faults(export.data) == []
    return export, read(export.data)[0]


def coded(kind, *codes, target=(), **fields):
    """A unit with inline codes, given as position and markup."""
    source, other = (tuple(Code(*code, kind) for code in some) for some in (codes, target))
    variants = (Variant("en", "Press Start.", "manual.html", source), Variant("ar", ARABIC, "", other))
    return TranslationUnit("1", variants, **({"quality": Quality(known=False)} | fields))


@pytest.mark.parametrize("kind", FORMATS)
def test_what_we_say_of_a_unit_comes_back(kind):
    unit = coded(
        kind,
        quality=Quality(0.987, 0.5),
        status=Status.ACCEPTED,
        moved=True,
        type="2-1",
        level=Level.PARAGRAPH,
        notes=("Ask Sara", "confidence: 1"),
        properties=(
            Property("domain", "pumps"),
            Property("two words" if kind == "xliff2" else "two-words", "a  b\n", "ar"),
            Property("@translate", "no"),
            Property("@state", "final", "ar"),
            Property("@creationdate", "20200101T000000Z", "en"),
        ),
    )
    export, (found,) = written([unit], kind)

    assert without_line(found) == without_line(unit)
    assert export.left_out == {}


@pytest.mark.parametrize("kind", FORMATS)
def test_a_property_that_version_1_cannot_name_is_counted(kind):
    export, (found,) = written([coded(kind, properties=(Property("two words", "x"),))], kind)

    assert export.left_out == ({} if kind == "xliff2" else {"properties": 1})
    assert len(found.properties) == (kind == "xliff2")


@pytest.mark.parametrize("kind", FORMATS)
def test_codes_of_another_format_are_left_out_and_counted_the_text_is_whole(kind):
    export, (found,) = written([coded("tmx", (0, '<ph x="1"/>'), target=[(2, '<ph x="1"/>')])], kind)

    assert export.left_out == {"inline codes": 2}
    assert texts(found) == {"en": "Press Start.", "ar": ARABIC}


@pytest.mark.parametrize(
    ("kind", "markup"),
    [
        ("xliff12", ('<g id="1" ctype="bold">', "</g>")),
        ("xliff12", ('<bpt id="1" rid="1">&lt;b&gt;</bpt>', '<ept id="1" rid="1">&lt;/b&gt;</ept>')),
        ("xliff12", ('<bx id="1"/>', '<ex id="2"/>')),
        ("xliff12", ('<mrk mtype="protected">', "</mrk>")),
        (
            "xliff12",
            ('<x id="INTERPOLATION" equiv-text="{{ a &gt; &quot;1&quot; }}"/>', '<it id="2" pos="open">[</it>'),
        ),
        ("xliff12", ('<ph id="1">&lt;img alt="<sub>River</sub>"/&gt;</ph>', '<x id="1"/>')),
        ("xliff2", ('<pc id="1" dataRefStart="d1" dataStart="&lt;b&gt;">', "</pc>")),
        ("xliff2", ('<sc id="1" canOverlap="yes"/>', '<ec startRef="1"/>')),
        ("xliff2", ('<sm id="1" type="x:y"/>', '<em startRef="1"/>')),
        ("xliff2", ('<mrk id="m1" translate="no">', "</mrk>")),
        ("xliff2", ('<ph id="s1" type="fmt" subType="xlf:lb" equiv="{0}"/>', '<sc id="2" isolated="yes"/>')),
        ("xliff2", ('<ph id="1" dataRef="d1" data="%s"/>', '<ph id="2" dataRef="d1" data="%s"/>')),
    ],
)
def test_codes_come_back(kind, markup):
    first, second = markup
    unit = coded(kind, (6, first), (11, second), target=[(4, first), (8, second)])
    export, (found,) = written([unit], kind)

    assert found.variants == unit.variants
    assert export.left_out == {}


@pytest.mark.parametrize(
    ("kind", "bad", "lost"),
    [
        ("xliff12", [(0, '<g id="1">')], 1),  # no end
        ("xliff12", [(0, "<g>"), (2, "</g>")], 2),  # no id
        ("xliff12", [(0, '<it id="1">x</it>')], 1),  # open or close?
        ("xliff12", [(0, '<ept id="1" rid="7">x</ept>')], 1),
        ("xliff12", [(0, '<mrk mtype="x-a" mid="3">'), (2, "</mrk>")], 2),
        ("xliff12", [(0, '<mrk mtype="x-a" its:translate="no">'), (2, "</mrk>")], 2),
        ("xliff12", [(0, "river")], 1),
        ("xliff12", [(0, "<!-- x -->"), (0, '<x id="1"/>')], 2),
        ("xliff12", [(0, "&e;")], 1),
        ("xliff12", [(0, '<x id="\x01"/>')], 1),
        ("xliff12", [(0, '<ph id="1"><b/></ph>')], 1),
        ("xliff2", [(0, '<ph id="1"/>'), (0, '<ph id="1"/>')], 1),  # the second
        ("xliff2", [(0, "<ph/>")], 1),
        ("xliff2", [(0, '<ph id="a b"/>')], 1),
        ("xliff2", [(0, '<ph id="1" copyOf="2"/>')], 1),
        ("xliff2", [(0, '<ph id="1" subType="xlf:b"/>')], 1),
        ("xliff2", [(0, '<ph id="1" canReorder="no"/>')], 1),
        ("xliff2", [(0, '<em startRef="1"/>'), (0, '<sm id="2"/>')], 2),
        ("xliff2", [(0, '<mrk id="1" type="comment" ref="#n=1">'), (2, "</mrk>")], 2),
        ("xliff2", [(0, '<ec isolated="yes"/>')], 1),
        ("xliff2", [(0, '<cp hex="0001"/>')], 1),
        ("xliff2", [(0, '<pc id="1">a</pc>')], 1),
    ],
)
def test_codes_that_would_not_be_valid_are_counted_and_the_text_is_whole(kind, bad, lost):
    export, (found,) = written([coded(kind, *bad)], kind)

    assert export.left_out == {"inline codes": lost}
    assert texts(found) == {"en": "Press Start.", "ar": ARABIC}
    assert len(found.variants[0].codes) == len(bad) - lost


def test_what_lost_its_other_half_is_isolated():
    unit = coded("xliff2", (0, '<ec startRef="7"/>'), (5, '<sc id="2"/>'))
    export, (found,) = written([unit], "xliff2")

    assert codes(found, "en") == [(0, '<ec id="7" isolated="yes"/>'), (5, '<sc id="2" isolated="yes"/>')]
    assert export.left_out == {}


def test_halves_that_meet_again_are_not_isolated():
    unit = coded("xliff2", (0, '<sc id="2" isolated="yes"/>'), (5, '<ec id="9" isolated="yes" startRef="2"/>'))

    assert codes(written([unit], "xliff2")[1][0], "en") == [(0, '<sc id="2"/>'), (5, '<ec startRef="2"/>')]


def test_a_run_in_fixed_order_has_a_first():
    fixed = ' canCopy="no" canDelete="no" canReorder="no"/>'
    unit = coded("xliff2", (0, f'<ph id="1"{fixed}'), (0, f'<ph id="2"{fixed}'))

    assert [markup.rpartition(" ")[2] for _, markup in codes(written([unit], "xliff2")[1][0], "en")] == [
        'canReorder="firstNo"/>',
        'canReorder="no"/>',
    ]


def test_data_of_joined_units_get_names_of_their_own():
    unit = coded(
        "xliff2", (0, '<ph id="1" dataRef="d1" data="a"/>'), (3, '<ph id="2" dataRef="d1" data="b"/>'),
        target=[(0, '<ph id="1" dataRef="d1" data="a"/>'), (0, '<ph id="3" dataRef="gone"/>')],
    )  # fmt: skip
    export, (found,) = written([unit], "xliff2")

    data = etree.fromstring(export.data).iterfind(".//x:data", xliff21.NS)
    assert [(one.get("id"), one.text) for one in data] == [("d1", "a"), ("d2", "b")]
    assert codes(found, "ar") == [(0, '<ph id="1" dataRef="d1" data="a"/>'), (0, '<ph id="3"/>')]


def test_a_code_of_the_target_is_of_the_kind_that_the_source_has():
    unit = coded("xliff2", (0, '<ph id="1"/>'), target=[(0, '<pc id="1">'), (3, "</pc>")])
    export, (found,) = written([unit], "xliff2")

    assert export.left_out == {"inline codes": 2}
    assert found.variant("ar").codes == ()


@pytest.mark.parametrize("kind", FORMATS)
def test_units_of_one_id_are_numbered(kind):
    _, found = written([coded(kind), coded(kind), replace(coded(kind), id="1-2")], kind)

    assert [one.id for one in found] == ["1", "1-2", "1-2-2"]


@pytest.mark.parametrize("name", ["a_x20_b", "first unit:ا", "\u200f", "u1:2"])
def test_ids_come_back(name):
    assert written([replace(coded("x"), id=name)], "xliff2")[1][0].id == name


@pytest.mark.parametrize(
    ("kind", "state", "status", "written_state"),
    [
        ("xliff2", "final", Status.ACCEPTED, "final"),
        ("xliff2", "final", Status.AUTO, "translated"),
        ("xliff2", "initial", Status.AUTO, "initial"),
        ("xliff2", "signed-off", Status.AUTO, "translated"),
        ("xliff12", "final", Status.ACCEPTED, "final"),
        ("xliff12", "final", Status.AUTO, "translated"),
        ("xliff12", "needs-l10n", Status.AUTO, "needs-l10n"),
        ("xliff12", "new", Status.ACCEPTED, "signed-off"),
        ("xliff12", "reviewed", Status.AUTO, "translated"),
    ],
)
def test_the_state_of_the_file_stays_unless_we_know_better(kind, state, status, written_state):
    unit = coded(kind, status=status, properties=(Property("@state", state, "ar"),))
    export, (found,) = written([unit], kind)

    root = etree.fromstring(export.data)
    assert {one.get("state") for one in root.iter() if "state" in one.attrib} == {written_state}
    assert (found.status, told(found)) == (status, {("@state", "ar"): state})


@pytest.mark.parametrize("kind", FORMATS)
def test_a_tool_that_takes_a_translation_back_is_believed(kind):
    export, _ = written([coded(kind, status=Status.ACCEPTED)], kind)
    data = export.data.replace(b'state="reviewed"', b'state="initial"').replace(b'state="signed-off"', b'state="new"')

    assert read(data)[0][0].status is Status.AUTO


@pytest.mark.parametrize("kind", FORMATS)
def test_a_tool_that_accepts_a_translation_is_believed(kind):
    export, _ = written([coded(kind)], kind)

    assert read(export.data.replace(b'state="translated"', b'state="final"'))[0][0].status is Status.ACCEPTED


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("xliff12", samples.TRADOS),
        ("xliff12", samples.MEMOQ),
        ("xliff12", samples.ANGULAR),
        ("xliff12", samples.WEBLATE),
        (
            "xliff2",
            v2(
                '<unit id="u1"><originalData><data id="d1">&lt;b&gt;</data></originalData><segment id="a"><source>'
                'A <pc id="1" dataRefStart="d1">b</pc> <sc id="2"/>c</source><target>آ</target></segment>'
                '<segment id="b" state="final"><source>d<ec startRef="2"/></source><target>ت</target></segment></unit>'
            ),
        ),
    ],
    ids=["trados", "memoq", "angular", "weblate", "segments"],
)
def test_files_of_others_come_back_from_ours(kind, data):
    units, _ = read(data)
    languages = tuple(variant.language for variant in units[0].variants)
    _, found = written(units, kind, languages)
    _, again = written(found, kind, languages)

    assert [texts(one) for one in found] == [texts(one) for one in units if len(one.variants) == 2]
    assert [one.id for one in found] == [one.id for one in units if len(one.variants) == 2]
    assert [one.notes for one in found] == [one.notes for one in units if len(one.variants) == 2]
    if "SdlXliff" not in data:  # conf is more than a state
        assert [one.status for one in found] == [one.status for one in units if len(one.variants) == 2]
    assert list(map(without_line, again)) == list(map(without_line, found))


def test_translate_toolkit_reads_our_codes():
    unit = coded("xliff12", (6, '<g id="1">'), (11, "</g>"), target=[(4, '<g id="1">'), (8, "</g>")])
    (made,) = xlifffile.parsestring(written([unit], "xliff12")[0].data).units
    assert (str(made.source), str(made.target)) == ("Press Start.", ARABIC)
    assert str(made.rich_source[0].sub[1]) == "Start"
    assert made.rich_source[0].sub[1].id == "1"

    unit = coded("xliff2", (6, '<pc id="1">'), (11, "</pc>"))
    (made,) = Xliff2File.parsestring(written([unit], "xliff2")[0].data).units
    assert (made.source, made.target) == ("Press Start.", ARABIC)


def test_a_unit_of_version_1_keeps_its_sizes_and_name():
    (unit,), _ = read(
        v12(
            '<trans-unit id="1" resname="menu.file" maxwidth="20" size-unit="char" approved="no"><source>File</source>'
            '<target state="translated" state-qualifier="exact-match">ملف</target></trans-unit>'
        )
    )
    export, (found,) = written([unit], "xliff12")

    assert b'resname="menu.file" maxwidth="20"' in export.data
    assert b'state-qualifier="exact-match"' in export.data
    assert b'approved="no"' in export.data
    assert without_line(found) == without_line(unit)

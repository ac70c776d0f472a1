from __future__ import annotations

import pytest
from lxml import etree

from aligntrans.errors import WriteError
from aligntrans.exporters.tmx import TmxExporter
from aligntrans.model import Alignment, Document, Level, Status
from aligntrans.protocols import Choice
from support import tmx14
from support.briefs import bead, brief, pair
from support.exports import exported

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
WHOLE = """\
<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
  <header creationtool="aligntrans" creationtoolversion="VERSION" segtype="sentence" o-tmf="aligntrans" \
adminlang="en" srclang="en" datatype="plaintext">
    <prop type="x-signature">aligntrans 0.1.0</prop>
  </header>
  <body>
    <tu tuid="first" segtype="sentence">
      <prop type="x-confidence">0.6131</prop>
      <prop type="x-similarity">0.9100</prop>
      <prop type="x-bead-type">2-1-2</prop>
      <prop type="x-status">auto</prop>
      <prop type="x-kind">paragraph</prop>
      <tuv xml:lang="en">
        <prop type="x-document">brief.en.html</prop>
        <seg>The river is low. Farmers are waiting for rain.</seg>
      </tuv>
      <tuv xml:lang="ar">
        <prop type="x-document">brief.ar.html</prop>
        <seg>منسوب النهر منخفض، والمزارعون ينتظرون المطر.</seg>
      </tuv>
      <tuv xml:lang="fa">
        <prop type="x-document">brief.fa.html</prop>
        <seg>آب رودخانه کم است. کشاورزان چشم‌به‌راه باران‌اند.</seg>
      </tuv>
    </tu>
    <tu tuid="second" segtype="sentence">
      <prop type="x-confidence">0.9877</prop>
      <prop type="x-bead-type">1-1-0</prop>
      <prop type="x-status">accepted</prop>
      <prop type="x-kind">paragraph</prop>
      <tuv xml:lang="en">
        <prop type="x-document">brief.en.html</prop>
        <seg>It rained on Monday.</seg>
      </tuv>
      <tuv xml:lang="ar">
        <prop type="x-document">brief.ar.html</prop>
        <seg>هطل المطر يوم الاثنين.</seg>
      </tuv>
    </tu>
  </body>
</tmx>
"""


def tree(export):
    assert tmx14.faults(export.data) == []
    return etree.fromstring(export.data)


def named_brief():
    return brief(
        beads=(
            bead((0, 2), (0, 1), (0, 2), confidence=0.6131, similarity=0.91, id="first"),
            bead((2, 3), (1, 2), (2, 2), confidence=0.987654321, status=Status.ACCEPTED, id="second"),
        )
    )


def test_three_languages_stand_in_one_file():
    from aligntrans import __version__

    export = exported(TmxExporter(), named_brief())

    assert export.data.decode() == WHOLE.replace("VERSION", __version__)
    assert (export.units, dict(export.left_out)) == (2, {})
    assert tmx14.faults(export.data) == []


def test_a_unit_without_the_source_names_its_own():
    documents = brief().documents
    beads = (bead((0, 3), (0, 0), (0, 0)), bead((3, 3), (0, 2), (0, 2)))
    (tu,) = tree(exported(TmxExporter(), Alignment(documents, beads))).iter("tu")

    assert tu.get("srclang") == "ar"
    assert [tuv.get(LANG) for tuv in tu.iter("tuv")] == ["ar", "fa"]


def test_null_beads_are_left_out_and_counted():
    beads = (bead((0, 3), (0, 2), (0, 0)), bead((3, 3), (2, 2), (0, 2)))
    alignment = Alignment(brief().documents, beads)

    export = exported(TmxExporter(), alignment)
    assert (export.units, dict(export.left_out)) == (1, {"no English or Arabic text": 1})

    export = exported(TmxExporter(choice=Choice(include_null=True)), alignment)
    assert (export.units, dict(export.left_out)) == (2, {})
    assert tmx14.faults(export.data) == []


def test_uncertain_units_are_left_out_unless_accepted():
    assert dict(exported(TmxExporter(choice=Choice(min_confidence=0.99)), named_brief()).left_out) == {
        "confidence below 0.99": 1
    }


def test_what_a_person_rejected_is_left_out():
    export = exported(TmxExporter(), pair("One.", "واحد.", status=Status.REJECTED))

    assert (export.units, dict(export.left_out)) == (0, {"rejected": 1})
    assert tmx14.faults(export.data) == []


@pytest.mark.parametrize("character", ["\x00", "\x01", "\x0c", "\x1b", "\ud83d", "\ufffe", "\uffff"])
def test_text_with_a_character_that_xml_forbids_is_left_out_whole(character):
    export = exported(TmxExporter(), pair(f"a{character}b", "واحد."))

    assert (export.units, dict(export.left_out)) == (0, {"characters that XML forbids": 1})


@pytest.mark.parametrize(
    "text",
    [
        "a\rb",
        "a\r\nb",
        "a\n\tb",
        "\u2067قيس\u2069 \u200eA\u200f",
        "\ufeffa",
        "a\u0085b\u2028c",
        "a]]>b",
        "<a> & &amp; \"'",
        "😀",
        "می\u200cروم",
    ],
)
def test_text_comes_back_as_it_was(text):
    root = tree(exported(TmxExporter(), pair(text, "واحد.")))

    assert [seg.text for seg in root.iter("seg")] == [text, "واحد."]


def test_a_carriage_return_is_written_as_a_reference():
    assert b"<seg>a&#13;\nb</seg>" in exported(TmxExporter(), pair("a\r\nb", "واحد.")).data


def test_both_levels_fit_in_one_file():
    exporter = TmxExporter(levels=["paragraph", "sentence"])
    root = tree(exported(exporter, brief()))
    tus = list(root.iter("tu"))

    assert root.find("header").get("segtype") == "paragraph"
    assert [tu.get("segtype") for tu in tus] == ["paragraph", "paragraph", "sentence", "sentence"]
    assert len({tu.get("tuid") for tu in tus}) == 4


def test_paragraphs_alone_can_be_asked_for():
    root = tree(exported(TmxExporter(levels=[Level.PARAGRAPH]), brief()))

    assert {tu.get("segtype") for tu in root.iter("tu")} == {"paragraph"}


def test_a_level_that_is_not_known_is_refused_with_what_to_do():
    with pytest.raises(WriteError, match="no beads at paragraph level: align again with --level paragraph"):
        exported(TmxExporter(levels=["paragraph"]), brief(block_beads=()))


def test_a_language_that_xml_cannot_hold_is_refused():
    documents = (Document.from_segments("e\x00n", ["One."]), Document.from_segments("ar", ["واحد."]))

    with pytest.raises(WriteError, match=r"'e\\x00n' is no language tag"):
        exported(TmxExporter(), Alignment(documents, (bead((0, 1), (0, 1)),)))


def test_a_moved_bead_says_so():
    documents = (
        Document.from_segments("en", ["One.", "Two."]),
        Document.from_segments("fa", ["دو.", "یک."]),
    )
    beads = (bead((0, 1), (1, 2), moved=True), bead((1, 2), (0, 1)))
    root = tree(exported(TmxExporter(), Alignment(documents, beads)))

    assert [tu.findtext("prop[@type='x-moved']") for tu in root.iter("tu")] == ["true", None]


def test_odd_names_of_files_are_written_visibly():
    documents = (
        Document.from_segments("en", ["One."], "brief\x00\udc80.txt"),
        Document.from_segments("ar", ["واحد."], "a & b.txt"),
    )
    root = tree(exported(TmxExporter(), Alignment(documents, (bead((0, 1), (0, 1)),))))

    assert [prop.text for prop in root.iterfind(".//tuv/prop")] == [r"brief\x00\udc80.txt", "a & b.txt"]


HEADER = (
    '<header creationtool="a" creationtoolversion="1" segtype="sentence" o-tmf="a" adminlang="en" '
    'srclang="en" datatype="plaintext"/>'
)
UNIT = '<tu><tuv xml:lang="en"><seg>a</seg></tuv></tu>'


@pytest.mark.parametrize(
    ("version", "header", "body"),
    [
        ("1.4b", HEADER, UNIT),
        ("1.4", HEADER.replace('srclang="en"', ""), UNIT),
        ("1.4", "", UNIT),
        ("1.4", HEADER, UNIT.replace("</tu>", '<prop type="x-a">1</prop></tu>')),
        ("1.4", HEADER, UNIT.replace("</seg>", '</seg><prop type="x-a">1</prop>')),
        ("1.4", HEADER, UNIT.replace("<seg>", '<seg dir="rtl">')),
        ("1.4", HEADER, UNIT.replace(' xml:lang="en"', "")),
        ("1.4", HEADER, "<tu/>"),
        ("1.4", HEADER, UNIT.replace("<tu>", '<tu segtype="line">')),
    ],
)
def test_our_content_model_refuses_what_readers_refuse(version, header, body):
    file = f'<tmx version="{{}}">{HEADER}<body>{UNIT}</body></tmx>'
    assert tmx14.faults(file.format("1.4").encode()) == []
    assert tmx14.faults(f'<tmx version="{version}">{header}<body>{body}</body></tmx>'.encode()) != []

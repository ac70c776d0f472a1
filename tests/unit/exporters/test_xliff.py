from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree
from translate.storage.xliff2 import Xliff2File

from aligntrans import __version__
from aligntrans.errors import WriteError
from aligntrans.exporters.xliff import XliffExporter
from aligntrans.model import Alignment, Document, Status
from aligntrans.protocols import Choice
from support import xliff21
from support.briefs import bead, brief, pair
from support.exports import exported

WHOLE = """\
<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" \
version="2.1" srcLang="en" trgLang="ar">
  <file id="f1" original="brief.en.html" srcDir="ltr" trgDir="rtl">
    <notes>
      <note category="generator">aligntrans VERSION</note>
      <note category="signature">aligntrans 0.1.0</note>
    </notes>
    <unit id="first" xml:space="preserve">
      <mtc:matches>
        <mtc:match ref="#s1" matchQuality="61.31" origin="aligntrans" type="other" subType="aligntrans:alignment">
          <source>The river is low. Farmers are waiting for rain.</source>
          <target>منسوب النهر منخفض، والمزارعون ينتظرون المطر.</target>
        </mtc:match>
      </mtc:matches>
      <notes>
        <note category="confidence">0.6131</note>
        <note category="similarity">0.9100</note>
        <note category="bead-type">2-1</note>
        <note category="status">auto</note>
        <note category="kind">paragraph</note>
      </notes>
      <segment id="s1" state="initial" subState="aligntrans:unsure">
        <source>The river is low. Farmers are waiting for rain.</source>
        <target>منسوب النهر منخفض، والمزارعون ينتظرون المطر.</target>
      </segment>
    </unit>
  </file>
</xliff>
"""


def tree(export):
    assert xliff21.faults(export.data) == []
    return etree.fromstring(export.data)


def segments(export):
    return tree(export).findall(".//x:segment", xliff21.NS)


def test_a_unit_is_a_unit_with_one_segment():
    first, _ = brief().beads
    alignment = brief(beads=(replace(first, id="first"), *brief().beads[1:])).pair("en", "ar")
    export = exported(
        XliffExporter(choice=Choice(min_confidence=0.5)),
        replace(
            alignment,
            beads=(alignment.beads[0], *(replace(one, status=Status.REJECTED) for one in alignment.beads[1:])),
        ),
    )

    assert export.data.decode() == WHOLE.replace("VERSION", __version__)
    assert (export.units, dict(export.left_out)) == (1, {"rejected": 1})
    assert xliff21.faults(export.data) == []


@pytest.mark.parametrize(
    ("quality", "state", "sub_state"),
    [
        ({"confidence": 0.75}, "translated", None),
        ({"confidence": 0.74}, "initial", "aligntrans:unsure"),
        ({"confidence": 0.1, "status": Status.ACCEPTED}, "reviewed", None),
    ],
)
def test_the_state_says_who_stands_behind_a_translation(quality, state, sub_state):
    (segment,) = segments(exported(XliffExporter(), pair("One.", "واحد.", **quality)))

    assert (segment.get("state"), segment.get("subState")) == (state, sub_state)


def test_source_without_translation_is_written_for_those_who_ask():
    alignment = Alignment(brief().documents[:2], (bead((0, 2), (0, 2)), bead((2, 3), (2, 2))))
    assert dict(exported(XliffExporter(), alignment).left_out) == {"no Arabic text": 1}

    _, untranslated = segments(exported(XliffExporter(choice=Choice(include_null=True)), alignment))
    assert untranslated.get("state") == "initial"
    assert untranslated.find("x:target", xliff21.NS) is None


def test_a_file_without_units_is_valid_still():
    export = exported(XliffExporter(), pair("One.", "واحد.", status=Status.REJECTED))

    assert xliff21.faults(export.data) == []
    assert export.units == 0


@pytest.mark.parametrize(
    "text",
    ["\x00", "a\x01\x02b", "\ud83d", "\ufffe a \uffff", "a\r\nb\tc  d", "]]> & <a>", "\u2067قيس\u2069 \u200f", "😀"],
)
def test_every_text_comes_back_as_it_was(text):
    export = exported(XliffExporter(), pair(text, "واحد."))

    assert xliff21.faults(export.data) == []
    assert [unit[1:] for unit in xliff21.read(export.data)] == [(text, "واحد.")]
    match = tree(export).find(".//mtc:match/x:source", xliff21.NS)
    assert xliff21.text_of(match) == text


def test_characters_that_xml_forbids_are_elements():
    assert (
        b'<source>a<cp hex="0001"/><cp hex="FFFE"/>b</source>'
        in exported(XliffExporter(), pair("a\x01\ufffeb", "x")).data
    )


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("4a9247c83d-2", "4a9247c83d-2"),
        ("first unit:ا", "first_x20_unit_x3A__x627_"),
        ("a_x20_b", "a_x5F_x20_b"),
        ("a_b", "a_b"),
    ],
)
def test_ids_are_name_tokens_and_other_ones_are_kept_as_names(name, written):
    unit = tree(exported(XliffExporter(), pair("One.", "واحد.", id=name))).find(".//x:unit", xliff21.NS)

    assert unit.get("id") == written
    assert unit.get("name") == (None if name == written else name)


def test_matches_can_be_left_away():
    assert tree(exported(XliffExporter(matches=False), pair("One.", "واحد."))).find(".//mtc:match", xliff21.NS) is None


def test_translate_toolkit_reads_states_and_texts():
    file = Xliff2File.parsestring(exported(XliffExporter(), brief().pair("en", "ar")).data)

    assert [(unit.source, unit.target, unit.isfuzzy()) for unit in file.units] == [
        ("The river is low. Farmers are waiting for rain.", "منسوب النهر منخفض، والمزارعون ينتظرون المطر.", True),
        ("It rained on Monday.", "هطل المطر يوم الاثنين.", False),
    ]


def test_scores_that_are_no_probabilities_say_so():
    notes = tree(exported(XliffExporter(), replace(pair("a", "b"), calibrated=False))).iterfind(".//x:note", xliff21.NS)

    assert {note.get("category") for note in notes} >= {"calibration"}


@pytest.mark.parametrize("tag", ["e\x00n", "en_US", "x" * 9])
def test_a_language_that_is_no_tag_is_refused(tag):
    documents = (Document.from_segments(tag, ["One."]), Document.from_segments("ar", ["واحد."]))

    with pytest.raises(WriteError, match="is no language tag that XLIFF takes"):
        exported(XliffExporter(), Alignment(documents, (bead((0, 1), (0, 1)),)))


def test_a_threshold_is_a_probability():
    with pytest.raises(ValueError, match="unsure_below is between 0 and 1"):
        XliffExporter(unsure_below=1.1)


GOOD = (
    f'<xliff xmlns="{xliff21.CORE}" xmlns:mtc="{xliff21.MATCHES}" version="2.1" srcLang="en" trgLang="ar">'
    '<file id="f"><unit id="u">'
    '<mtc:matches><mtc:match ref="#s" matchQuality="50.0" type="tm"><source>a</source><target>b</target></mtc:match>'
    "</mtc:matches><notes><note>n</note></notes>"
    '<segment id="s" state="translated"><source>a<cp hex="0001"/></source><target>b</target></segment>'
    "</unit></file></xliff>"
)


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ('version="2.1"', 'version="1.2"'),
        ('srcLang="en"', 'srcLang="en_US"'),
        (' trgLang="ar"', ""),
        ('id="u"', 'id="a b"'),
        ("</file>", '<unit id="u"><segment><source/></segment></unit></file>'),
        ('ref="#s"', 'ref="#t"'),
        ('matchQuality="50.0"', 'matchQuality="101"'),
        ('type="tm"', 'subType="a:b"'),
        ('type="tm"', 'type="am" subType="plain"'),
        ("<note>n</note>", ""),
        ("<target>b</target></segment>", "</segment>"),
        ('state="translated"', 'subState="a:b"'),
        ('state="translated"', 'state="done"'),
        ('hex="0001"', 'hex="001"'),
        ('hex="0001"', 'hex="0041"'),
        ('<notes><note>n</note></notes><segment id="s"', '<segment id="s"'.replace("id=", 'translate="x" id=')),
        ("<source>a", '<source dir="rtl">a'),
    ],
)
def test_our_checks_refuse_what_the_specification_refuses(good, bad):
    assert xliff21.faults(GOOD.encode()) == []
    assert good in GOOD
    assert xliff21.faults(GOOD.replace(good, bad).encode()) != []

from __future__ import annotations

import pytest
from lxml import etree
from translate.storage.xliff import xlifffile

from aligntrans import __version__
from aligntrans.exporters.xliff12 import Xliff12Exporter
from aligntrans.model import Alignment, Status
from aligntrans.protocols import Choice
from support import xliff12
from support.briefs import bead, brief, pair
from support.exports import exported

WHOLE = """\
<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
  <file original="unnamed" source-language="en" target-language="ar" datatype="plaintext" tool-id="aligntrans">
    <header>
      <tool tool-id="aligntrans" tool-name="aligntrans" tool-version="VERSION"/>
      <note from="aligntrans">generator: aligntrans VERSION</note>
    </header>
    <body>
      <trans-unit id="first" approved="yes" xml:space="preserve">
        <source xml:lang="en">One.</source>
        <target xml:lang="ar" state="translated">واحد.</target>
        <note from="aligntrans">confidence: 0.9500</note>
        <note from="aligntrans">bead-type: 1-1</note>
        <note from="aligntrans">status: auto</note>
        <note from="aligntrans">kind: paragraph</note>
        <alt-trans match-quality="95%" origin="aligntrans" xml:space="preserve">
          <source xml:lang="en">One.</source>
          <target xml:lang="ar">واحد.</target>
        </alt-trans>
      </trans-unit>
    </body>
  </file>
</xliff>
"""


def tree(export):
    assert xliff12.faults(export.data) == []
    return etree.fromstring(export.data)


def test_a_unit_is_a_trans_unit():
    export = exported(Xliff12Exporter(), pair("One.", "واحد.", confidence=0.95, id="first"))

    assert export.data.decode() == WHOLE.replace("VERSION", __version__)
    assert xliff12.faults(export.data) == []


@pytest.mark.parametrize(
    ("quality", "state", "approved"),
    [
        ({"confidence": 0.75}, "translated", "yes"),
        ({"confidence": 0.74}, "needs-review-translation", "no"),
        ({"confidence": 0.1, "status": Status.ACCEPTED}, "signed-off", "yes"),
    ],
)
def test_sure_translations_are_approved(quality, state, approved):
    root = tree(exported(Xliff12Exporter(), pair("One.", "واحد.", **quality)))

    assert root.find(".//x:trans-unit", xliff12.NS).get("approved") == approved
    assert root.find(".//x:target", xliff12.NS).get("state") == state


def test_source_without_translation_is_written_for_those_who_ask():
    alignment = Alignment(brief().documents[:2], (bead((0, 2), (0, 2)), bead((2, 3), (2, 2))))
    assert dict(exported(Xliff12Exporter(), alignment).left_out) == {"no Arabic text": 1}

    _, unit = tree(exported(Xliff12Exporter(choice=Choice(include_null=True)), alignment)).iterfind(
        ".//x:trans-unit", xliff12.NS
    )
    assert unit.get("approved") == "no"
    assert unit.find("x:target", xliff12.NS) is None
    assert unit.find("x:alt-trans", xliff12.NS) is None


def test_text_with_a_character_that_xml_forbids_is_left_out_whole():
    assert dict(exported(Xliff12Exporter(), pair("a\x01", "واحد.")).left_out) == {"characters that XML forbids": 1}


def test_matches_can_be_left_away():
    root = tree(exported(Xliff12Exporter(matches=False), pair("One.", "واحد.")))

    assert root.find(".//x:alt-trans", xliff12.NS) is None


def test_translate_toolkit_reads_texts_notes_candidates_and_what_is_unsure():
    file = xlifffile.parsestring(exported(Xliff12Exporter(), brief().pair("en", "ar")).data)
    first, second = file.units

    assert (first.source, first.target, first.isfuzzy()) == (
        "The river is low. Farmers are waiting for rain.",
        "منسوب النهر منخفض، والمزارعون ينتظرون المطر.",
        True,
    )
    assert "confidence: 0.6131" in first.getnotes()
    assert [candidate.target for candidate in first.getalttrans()] == [first.target]
    assert not second.isfuzzy()


def test_a_threshold_is_a_probability():
    with pytest.raises(ValueError, match="unsure_below is between 0 and 1"):
        Xliff12Exporter(unsure_below=-0.1)


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ('version="1.2"', 'version="2.0"'),
        ('original="unnamed" ', ""),
        ('datatype="plaintext" ', ""),
        (' id="first"', ""),
        ('state="translated"', 'state="reviewed"'),
        ('<tool tool-id="aligntrans"', '<tool tool-id="other"'),
        ("</body>", '<trans-unit id="first"><source/></trans-unit></body>'),
        ('<source xml:lang="en">One.</source>', ""),
    ],
)
def test_our_content_model_refuses_what_the_specification_refuses(good, bad):
    file = WHOLE.removeprefix('<?xml version="1.0" encoding="UTF-8"?>\n')
    assert good in file
    assert xliff12.faults(file.encode()) == []
    assert xliff12.faults(file.replace(good, bad, 1).encode()) != []

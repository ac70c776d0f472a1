from __future__ import annotations

import pytest
from translate.storage.xliff2 import Xliff2File

from aligntrans.model import Code, Quality, Status
from support.xliff_files import codes, left_out, read, texts, told, v2


def unit(content, **options):
    (found,), _ = read(v2(content, **options))
    return found


@pytest.mark.parametrize("version", ["2.0", "2.1", "2.2"])
def test_a_unit_of_one_segment_is_a_unit(version):
    found = unit(
        '<unit id="u1"><segment><source> One.\n</source><target>یک.</target></segment></unit>', version=version
    )

    assert (found.id, found.line, texts(found)) == ("u1", 3, {"en": " One.\n", "fa": "یک."})
    assert [variant.document for variant in found.variants] == ["manual.html", ""]
    assert (found.quality, found.status, found.properties) == (Quality(known=False), Status.AUTO, ())


def test_every_segment_is_a_unit_and_space_between_is_not_missed():
    units, reader = read(
        v2(
            '<unit id="u1" name="intro"><segment id="a" state="final">'
            "<source>One.</source><target>یک.</target></segment>"
            "<ignorable><source> </source></ignorable>"
            '<segment><source>Two.</source><target order="1">دو.</target></segment></unit>'
        )
    )

    assert [(one.id, texts(one)) for one in units] == [
        ("u1:a", {"en": "One.", "fa": "یک."}),
        ("u1:2", {"en": "Two.", "fa": "دو."}),
    ]
    assert [one.status for one in units] == [Status.ACCEPTED, Status.AUTO]
    assert told(units[0]) == {("@name", ""): "intro", ("@state", "fa"): "final"}
    assert told(units[1]) == {("@name", ""): "intro", ("@order", "fa"): "1"}
    assert left_out(reader) == {}


def test_text_between_segments_is_counted():
    _, reader = read(
        v2(
            '<unit id="u1"><segment><source>One.</source></segment>'
            '<ignorable><source> * <ph id="1"/></source></ignorable></unit>'
        )
    )

    assert left_out(reader) == {"texts between segments": 1, "inline codes between segments": 1}


def test_codes_know_what_they_stand_for():
    found = unit(
        '<unit id="u1"><originalData><data id="d1">&lt;b&gt;</data><data id="d2">&lt;/b&gt;</data></originalData>'
        '<segment><source>A <pc id="1" dataRefStart="d1" dataRefEnd="d2">b<ph id="2" equiv="{n}"/></pc>.'
        '<sc id="3" dataRef="d1"/><ec startRef="3" dataRef="gone"/></source></segment></unit>'
    )

    assert texts(found) == {"en": "A b."}
    assert found.variants[0].codes == (
        Code(
            2,
            '<pc id="1" dataRefStart="d1" dataRefEnd="d2" dataStart="&lt;b&gt;" dataEnd="&lt;/b&gt;">',
            "xliff2",
        ),
        Code(3, '<ph id="2" equiv="{n}"/>', "xliff2"),
        Code(3, "</pc>", "xliff2"),
        Code(4, '<sc id="3" dataRef="d1" data="&lt;b&gt;"/>', "xliff2"),
        Code(4, '<ec startRef="3" dataRef="gone"/>', "xliff2"),
    )


def test_annotations_are_codes():
    found = unit(
        '<unit id="u1"><segment><source><mrk id="m1" type="term" ref="http://example.org">River</mrk> '
        '<sm id="m2" type="comment" value="low"/>is low<em startRef="m2"/></source></segment></unit>'
    )

    assert texts(found) == {"en": "River is low"}
    assert [markup for _, markup in codes(found, "en")] == [
        '<mrk id="m1" type="term" ref="http://example.org">',
        "</mrk>",
        '<sm id="m2" type="comment" value="low"/>',
        '<em startRef="m2"/>',
    ]


def test_characters_that_stand_as_elements_are_characters():
    found = unit(
        '<unit id="u1"><segment><source>a<cp hex="0001"/><pc id="1">b<cp hex="D83D"/></pc>c</source></segment></unit>'
    )

    assert texts(found) == {"en": "a\x01b\ud83dc"}
    assert [position for position, _ in codes(found, "en")] == [2, 4]


def test_notes_metadata_and_candidates():
    (found,), reader = read(
        v2(
            '<unit id="u1" translate="no" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" '
            'xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" xmlns:fs="urn:oasis:names:tc:xliff:fs:2.0" fs:fs="p">'
            '<mtc:matches><mtc:match ref="#1" matchQuality="97.0"><source>x</source><target>y</target></mtc:match>'
            '</mtc:matches><mda:metadata><mda:metaGroup category="job" appliesTo="target"><mda:meta type="who">Ali'
            "</mda:meta></mda:metaGroup></mda:metadata>"
            '<notes><note category="location">a.html:3</note><note>Short</note><note appliesTo="target">Formal</note>'
            "</notes><segment><source>x</source></segment></unit>"
        )
    )

    assert found.notes == ("location: a.html:3", "Short", "Formal")
    assert told(found) == {("job:who", "fa"): "Ali", ("@translate", ""): "no", ("@fs:fs", ""): "p"}
    assert found.quality == Quality(known=False)
    assert left_out(reader) == {"translation candidates": 1, "attributes of notes": 1}


def test_a_note_that_looks_like_ours_is_a_note_in_the_files_of_others():
    found = unit(
        '<unit id="u1"><notes><note category="confidence">0.5</note></notes>'
        "<segment><source>x</source></segment></unit>"
    )

    assert (found.notes, found.quality.known) == (("confidence: 0.5",), False)


def test_groups_say_what_is_not_translated_and_their_notes_are_counted():
    units, reader = read(
        v2(
            '<notes><note>Of the file</note></notes><group id="g" translate="no"><notes><note>a</note><note>b</note>'
            '</notes><unit id="1"><segment><source>x</source></segment></unit></group>'
            '<unit id="2"><segment><source>y</source></segment></unit>'
        )
    )

    assert [told(one) for one in units] == [{("@translate", ""): "no"}, {}]
    assert left_out(reader) == {"notes of groups": 2, "notes of files": 1}


def test_what_translate_toolkit_writes_is_read():
    file = Xliff2File(sourcelanguage="en", targetlanguage="fa")
    made = file.addsourceunit("Open <the> valve & wait.")
    made.target = "شیر را باز کنید."
    made.addnote("Mind the order")

    (found,), _ = read(bytes(file))
    assert texts(found) == {"en": made.source, "fa": made.target}
    assert any("Mind the order" in note for note in found.notes)

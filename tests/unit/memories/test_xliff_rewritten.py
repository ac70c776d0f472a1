from __future__ import annotations

import pytest

from aligntrans.errors import ReadError, WriteError
from aligntrans.updating.xliff import rewritten
from support import xliff_files as samples
from support.xliff_files import read, texts, v2, v12

UNIT12 = '<trans-unit id="1"><source>a</source>\n  <target  state = "new" >b</target ></trans-unit>'


@pytest.mark.parametrize(
    "data",
    [samples.TRADOS, samples.MEMOQ, samples.ANGULAR, samples.XCODE, samples.OKAPI, samples.WEBLATE],
    ids=["trados", "memoq", "angular", "xcode", "okapi", "weblate"],
)
def test_nothing_changes_but_what_is_asked_for(data):
    assert rewritten(data.encode(), {}) == data.encode()


def test_the_new_text_stands_where_the_old_one_stood():
    data = v12(UNIT12, more=" \n")

    new = rewritten(data.encode(), {("1", "ar"): "«ب» < & ]]>\r"})
    assert new.decode() == data.replace(">b<", ">«ب» &lt; &amp; ]]&gt;&#13;<")
    assert texts(read(new)[0][0]) == {"en": "a", "ar": "«ب» < & ]]>\r"}


def test_the_source_can_be_mended_too():
    data = v12(UNIT12)

    assert rewritten(data.encode(), {("1", "en"): "A"}).decode() == data.replace(">a<", ">A<")


@pytest.mark.parametrize(
    ("target", "written"),
    [
        ("", "\n  <target>ب</target>\n"),
        ("\n  <target/>", "\n  <target>ب</target>\n"),
        ('\n  <target state="new" />', '\n  <target state="new">ب</target>\n'),
        ("\n  <target></target>", "\n  <target>ب</target>\n"),
        ("\n  <target><![CDATA[b]]></target>", "\n  <target>ب</target>\n"),
    ],
)
def test_a_translation_that_is_not_there_is_added(target, written):
    data = v12(f'<trans-unit id="1">\n  <source>a</source>{target}\n</trans-unit>')

    new = rewritten(data.encode(), {("1", "ar"): "ب"}).decode()
    assert new == data.replace(f"</source>{target}\n", f"</source>{written}")


def test_segments_of_trados_are_mended_one_by_one():
    new = rewritten(samples.TRADOS.encode(), {("a2:3", "ar-SA"): "تمهّل.", ("a2:4", "ar-SA"): "أغلقه."}).decode()

    assert new == samples.TRADOS.replace(">انتظر.<", ">تمهّل.<").replace(
        '<mrk mtype="seg" mid="4"/></target>', '<mrk mtype="seg" mid="4">أغلقه.</mrk></target>'
    )


def test_segments_of_version_2_and_characters_that_xml_forbids():
    data = v2(
        '<unit id="u"><notes><note>source</note></notes><segment id="a"><source>x</source><target>y<cp hex="0001"/>'
        "</target></segment><segment><source>z</source></segment></unit>"
    )
    new = rewritten(data.encode(), {("u:a", "fa"): "پ\x02", ("u:2", "fa"): "ت"}).decode()

    assert new == data.replace('y<cp hex="0001"/>', 'پ<cp hex="0002"/>').replace(
        "z</source>", "z</source><target>ت</target>"
    )
    assert [texts(one)["fa"] for one in read(new)[0]] == ["پ\x02", "ت"]


def test_prefixes_are_those_of_the_file():
    data = (
        f'<x:xliff xmlns:x="{samples.CORE20}" version="2.0" srcLang="en" trgLang="fa"><x:file id="f"><x:unit id="u">'
        "<x:segment><x:source>a</x:source></x:segment></x:unit></x:file></x:xliff>"
    )

    new = rewritten(data.encode(), {("u", "fa"): "آ\x01"}).decode()
    assert '</x:source><x:target>آ<x:cp hex="0001"/></x:target></x:segment>' in new


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "windows-1256"])
def test_the_encoding_stays(encoding):
    data = v12(UNIT12).replace("UTF-8", encoding.removesuffix("-sig")).encode(encoding)

    new = rewritten(data, {("1", "ar"): "سلام 😀"})
    assert texts(read(new)[0][0])["ar"] == "سلام 😀"
    assert rewritten(new, {("1", "ar"): "b"}) == data


@pytest.mark.parametrize(
    ("data", "key", "message"),
    [
        (v12(UNIT12), ("2", "ar"), "unit '2' in 'ar' is not in the file"),
        (v12(UNIT12), ("1", "fa"), "unit '1' in 'fa' is not in the file"),
        (v12(UNIT12 + UNIT12), ("1", "ar"), "is there more than once"),
        (samples.TRADOS, ("a2:2", "ar-SA"), "has inline codes or comments in its target"),
        (samples.TRADOS, ("a2:3", "en-US"), "holds its source twice"),
        (samples.WEBLATE, ("1", "fa-IR"), "has inline codes or comments"),
        (v12(UNIT12.replace("b", "<?x y?>")), ("1", "ar"), "has inline codes or comments"),
    ],
)
def test_what_cannot_be_changed_safely_is_refused(data, key, message):
    with pytest.raises(WriteError, match=message):
        rewritten(data.encode(), {key: "x"})


def test_characters_that_version_1_cannot_hold_are_refused():
    with pytest.raises(WriteError, match=r"XLIFF 1\.2 cannot hold the character"):
        rewritten(v12(UNIT12).encode(), {("1", "ar"): "\x01"})


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "broken XML"),
        (b"<tmx/>", "is no XLIFF"),
        (b"\xff\xfe<", "encoding that is not read"),
        (b'<?xml version="1.0" encoding="no-such"?><xliff/>', "encoding that is not read"),
        (b'<!DOCTYPE x [<!ENTITY e "x">]><xliff version="1.2"/>', "defines entities"),
        (b'<xliff version="1.2">&e;</xliff>', "broken XML in line 1"),
    ],
)
def test_what_is_no_xliff_is_refused(data, message):
    with pytest.raises(ReadError, match=message):
        rewritten(data, {})


@pytest.mark.parametrize("data", [samples.TRADOS, samples.XCODE, samples.MEMOQ, samples.OKAPI, samples.ANGULAR])
def test_places_have_the_ids_under_which_units_are_read(data):
    for unit in read(data)[0]:
        for variant in unit.variants:
            try:
                rewritten(data.encode(), {(unit.id, variant.language): variant.text})
            except WriteError as error:
                assert "is not in the file" not in str(error)

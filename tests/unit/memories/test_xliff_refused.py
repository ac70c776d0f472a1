from __future__ import annotations

import io
import time

import pytest

from aligntrans.errors import ReadError
from support.xliff_files import CORE12, read, texts, v2, v12

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
UNIT12 = '<trans-unit id="1"><source>a</source><target>b</target></trans-unit>'
UNIT2 = '<unit id="1"><segment><source>a</source><target>b</target></segment></unit>'


def nested(depth):
    return f"<trans-unit id='1'><source>{'a<g>' * depth}{'</g>' * depth}</source></trans-unit>"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("", "is broken XML in line 1"),
        ("{}", "is broken XML in line 1"),
        ("<tmx/>", "is no XLIFF file: its first element is 'tmx'"),
        (f'<xliff xmlns="{CORE12}" version="1.2"><file', "is broken XML in line 1"),
        ('<xliff version="1.0"/>', r"not read \(version '1.0'\)"),
        ('<xliff xmlns="urn:x:y" version="1.2"/>', r"not read \(name space 'urn:x:y'\)"),
        ('<xliff xmlns="urn:oasis:names:tc:xliff:document:3.0"/>', r"not read \(version '3.0'\)"),
        (f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>{v12("&l11;").partition("?>")[2]}', "defines entities"),
        (f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>{v2("&e;").partition("?>")[2]}', "defines entities"),
        (v12('<trans-unit id="1"><source>a &e; b</source></trans-unit>'), "is broken XML"),
        (v12('<trans-unit id="&e;"><source>a</source></trans-unit>'), "is broken XML"),
        (v12(UNIT12, target="en"), "text and translation in one language, en"),
        (v12(UNIT12, target=""), "does not say the language of its translations"),
        (v2(UNIT2).replace(' trgLang="fa"', ""), "does not say the language of its translations"),
        (v2(UNIT2).replace(' srcLang="en"', ""), "does not say the language of its texts"),
        (v2(UNIT2).replace("a</s", '<cp hex="110000"/></s'), "in line 3 a cp that is no character"),
        (v2(UNIT2).replace("a</s", '<cp hex="x"/></s'), "in line 3 a cp that is no character"),
        (v2(UNIT2).replace("a</s", "<cp/></s"), "in line 3 a cp that is no character"),
        (v12(UNIT12).replace("UTF-8", "no-such"), "encoding that is not read"),
        (v12(nested(100_000)), "depth"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line_and_quickly(data, message):
    start = time.perf_counter()
    with pytest.raises(ReadError, match=message) as caught:
        read(data)

    assert len(str(caught.value)) < 300
    assert "\n" not in str(caught.value)
    assert time.perf_counter() - start < 2


def test_elements_lie_in_each_other_as_deep_as_xml_is_read():
    depth = 1500
    (found,), _ = read(v12(nested(depth)))

    assert texts(found) == {"en": "a" * depth}
    assert len(found.variants[0].codes) == 2 * depth


def test_files_without_units_and_units_without_text_give_nothing():
    units, reader = read(v12('<trans-unit id="1"><source/></trans-unit><trans-unit id="2"/>'))

    assert units == []
    assert dict(+reader.left_out) == {"units without text": 2}
    assert read(v2(""))[0] == []


def test_units_of_one_id_are_all_there():
    units, _ = read(v12(UNIT12 + UNIT12))

    assert [one.id for one in units] == ["1", "1"]


def test_three_languages_are_three_languages():
    data = v12(UNIT12 + UNIT12.replace("<target", '<target xml:lang="fa"'))

    assert [set(texts(one)) for one in read(data)[0]] == [{"en", "ar"}, {"en", "fa"}]


def test_a_second_reading_begins_anew():
    _, reader = read(v12("<trans-unit id='1'/>"))
    assert reader.left_out["units without text"] == 1

    list(reader.units(io.BytesIO(v12(UNIT12).encode())))
    assert +reader.left_out == {}

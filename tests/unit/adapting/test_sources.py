"""Memories of any tool are read: text without codes, by language, and nothing from outside the file."""

from __future__ import annotations

import pytest

from aligntrans.adapting.sources import units_in, units_of
from aligntrans.errors import ReadError


@pytest.fixture
def read(tmp_path):
    def read(text, name="m.tmx", pair=None):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return list(units_of(str(path), pair))

    return read


def tmx(body, before=""):
    return f'<?xml version="1.0"?>{before}<tmx version="1.4"><header srclang="en"/><body>{body}</body></tmx>'


def tu(*segments):
    return "<tu>" + "".join(f"<tuv {tag}><seg>{text}</seg></tuv>" for tag, text in segments) + "</tu>"


def test_a_unit_is_its_texts_by_language_old_attribute_or_new(read):
    found = read(tmx(tu(('xml:lang="en-GB"', "A river."), ('lang="AR"', "نهر."))))

    assert found == [{"en-GB": "A river.", "ar": "نهر."}]


def test_units_come_in_order_and_a_doctype_is_not_looked_for(read):
    body = "".join(tu(('xml:lang="en"', f"River {n}."), ('xml:lang="ar"', f"نهر {n}.")) for n in range(50))
    found = read(tmx(body, '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'))

    assert [unit["en"] for unit in found] == [f"River {n}." for n in range(50)]


@pytest.mark.parametrize(
    ("segment", "text"),
    [
        ("See <bpt i='1'>&lt;b&gt;</bpt>here<ept i='1'>&lt;/b&gt;</ept>.", "See here."),
        ("One<ph>&lt;br/&gt;</ph>two", "One two"),
        ("One <it pos='begin'>{\\i </it>two<ut>}</ut>", "One two "),
        ("A <hi type='term'>water <ph>x</ph>meter</hi> here", "A water  meter here"),
        ("<!-- note -->Plain<?tool x?> text", "Plain text"),
    ],
)
def test_codes_are_left_out_and_marked_text_is_kept(read, segment, text):
    assert read(tmx(tu(('xml:lang="en"', segment))))[0]["en"] == text


def test_other_parts_of_a_unit_are_no_text(read):
    variant = '<tuv xml:lang="en"><prop type="y">8</prop><seg>A.</seg></tuv>'
    body = f'<tu><note>ask Sara</note><prop type="x">9</prop>{variant}</tu>'

    assert read(tmx(body)) == [{"en": "A."}]


def test_entities_of_the_file_itself_are_refused(read):
    bomb = '<!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    with pytest.raises(ReadError, match="entities"):
        read(tmx(tu(('xml:lang="en"', "&b;")), bomb))


def test_files_named_by_entities_are_not_read(read, tmp_path):
    (tmp_path / "secret").write_text("secret", "utf-8")
    outside = f'<!DOCTYPE tmx [<!ENTITY s SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    with pytest.raises(ReadError, match="entities"):
        read(tmx(tu(('xml:lang="en"', "&s;")), outside))


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        ("<html/>", "m.tmx", "no TMX file"),
        ("<tmx><body><tu>", "m.tmx", "broken XML"),
        ("", "m.tmx", "broken XML"),
        ("x", "m.docx", "ends in '.docx'"),
        ("A\tB\n", "m.tsv", "--pair"),
        (b"\xff\tB\n", "m.tsv", "UTF-8|--pair"),
        ('msgid ""\nmsgstr ""\n\nmsgid "A"\nmsgstr "B"\n', "m.po", "language"),
    ],
)
def test_what_cannot_be_read_is_one_error_with_the_path(read, text, name, why):
    with pytest.raises(ReadError, match=why) as caught:
        read(text, name)
    assert name in str(caught.value)


def test_a_file_that_is_not_there_is_an_error(tmp_path):
    for name in ("m.tmx", "m.po", "m.tsv"):
        with pytest.raises(ReadError, match="no such file"):
            list(units_in([str(tmp_path / name)], ("en", "ar")))


def test_columns_are_in_the_languages_of_the_pair(read):
    found = read("\ufeffA river.\tنهر.\r\n\nA bridge.\tجسر.\n", "m.tsv", ("en", "ar"))

    assert found == [{"en": "A river.", "ar": "نهر."}, {"en": "A bridge.", "ar": "جسر."}]


def test_a_line_without_a_tab_has_one_language(read):
    assert read("A\tB\nC\n", "m.tsv", ("en", "ar")) == [{"en": "A", "ar": "B"}, {"en": "C"}]


def test_certain_entries_of_a_po_are_read_in_its_language(read):
    entries = (
        'msgid ""\nmsgstr "Language: fa\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "A river"\nmsgstr "رود"\n\n'
        '#, fuzzy\nmsgid "A lake"\nmsgstr "رود"\n\nmsgid "A bridge"\nmsgstr ""\n\n#~ msgid "Old"\n#~ msgstr "کهنه"\n'
    )

    assert read(entries, "m.po") == [{"en": "A river", "fa": "رود"}, {"en": "A bridge"}]


def test_a_table_of_our_own_says_its_languages(read):
    table = "unit\tconfidence\ttype\ten\tar\n1\t0.9\t1-1\tRain.\tمطر.\n"

    assert read(table, "m.tsv") == [{"en": "Rain.", "ar": "مطر."}]

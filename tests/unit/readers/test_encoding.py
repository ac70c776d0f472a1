from __future__ import annotations

import pytest

from aligntrans.errors import ReadError
from aligntrans.readers.encoding import as_utf_8, decode
from aligntrans.readers.html.reader import HtmlReader

ARABIC = "قال الوزير إن النهر يجف."


def meta(charset):
    return f'<meta http-equiv="Content-Type" content="text/html; charset={charset}"><p>'.encode()


@pytest.mark.parametrize(
    ("charset", "codec", "text"),
    [
        ("windows-1256", "cp1256", ARABIC),
        ("iso-8859-6", "iso8859-6", ARABIC),
        ("windows-1252", "cp1252", "“naïve” – 5 €"),
        ("ISO-8859-1", "cp1252", "“naïve” – 5 €"),
    ],
)
def test_a_declared_character_set_is_believed(charset, codec, text):
    assert HtmlReader().read(meta(charset) + text.encode(codec)).text == text


def test_an_xml_declaration_counts_too():
    data = b'<?xml version="1.0" encoding="windows-1256"?><html><body><p>' + ARABIC.encode("cp1256")

    assert HtmlReader().read(data).text == ARABIC


def test_a_page_saved_as_utf_8_with_its_old_declaration_is_utf_8():
    assert HtmlReader().read(meta("windows-1256") + ARABIC.encode()).text == ARABIC


def test_a_character_set_without_declaration_is_not_guessed():
    with pytest.raises(ReadError, match=r"not UTF-8 \(byte 0xDE at offset 0\).*iconv -f windows-1256 -t utf-8"):
        decode("قال".encode("cp1256")[::-1].replace(b"\xe1", b"\xde"))


@pytest.mark.parametrize("charset", ["rot13", "utf-7", "unicode_escape", "x-nonsense", "hex"])
def test_what_is_no_character_set_is_refused(charset):
    with pytest.raises(ReadError, match="unknown character set"):
        HtmlReader().read(meta(charset) + b"caf\xe9")


def test_a_false_declaration_is_named_with_the_offset():
    with pytest.raises(ReadError, match=r"not UTF-8 \(byte 0xE9"):
        HtmlReader().read(meta("utf-8") + b"caf\xe9")


def test_half_a_utf_16_character_is_refused():
    with pytest.raises(ReadError, match="byte order mark of UTF-16-LE"):
        decode("ab".encode("utf-16") + b"c")


def test_form_feed_and_next_line_stay():
    assert decode("a\fb\u0085c".encode()) == "a\fb\u0085c"


def test_every_line_end_becomes_a_line_feed():
    assert decode(b"a\r\nb\rc\n") == "a\nb\nc\n"


# Character sets told beside the data -----------------------------------------------------------------------------


def test_a_character_set_told_beside_the_data_outranks_the_head():
    page = '<meta charset="iso-8859-1"><p>ماء</p>'.encode("windows-1256")

    assert as_utf_8(page, "windows-1256") == '\ufeff<meta charset="iso-8859-1"><p>ماء</p>'.encode()


@pytest.mark.parametrize("charset", ["", "iso-8859-1", "utf-8", "no-such-set"])
@pytest.mark.parametrize("data", ["ماء".encode(), "\ufeffماء".encode(), "ماء".encode("utf-16"), b"water"])
def test_unicode_stays_whatever_is_told_of_it(charset, data):
    assert as_utf_8(data, charset) == data


@pytest.mark.parametrize("charset", ["", "utf-8", "no-such-set", "rot13", "gb18030"])
def test_data_that_is_not_in_what_is_told_stays(charset):
    assert as_utf_8(b"\xe3\xc7\xff", charset) == b"\xe3\xc7\xff"

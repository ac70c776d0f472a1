"""What every reader promises, ours or a plug-in's."""

from __future__ import annotations

import pytest

from aligntrans import registry
from aligntrans.errors import ReadError
from aligntrans.model import Document
from aligntrans.protocols import Reader
from support import docx, epub, odt, pdf, subtitles

READERS = [registry.load("readers", name) for name in registry.names("readers")]
PACKED = {
    registry.load("readers", "docx"): docx.of_text,
    registry.load("readers", "epub"): epub.of_text,
    registry.load("readers", "odt"): odt.of_text,
    registry.load("readers", "pdf"): pdf.of_text,
}
"""How a file is made of text and an encoding for those that read no text."""
TIMED = {
    registry.load("readers", "srt"): subtitles.srt_of_text,
    registry.load("readers", "vtt"): subtitles.vtt_of_text,
}
"""The same for those that read text of a form."""
TEXT = "Water is scarce.\n\nالماء شحيح.\n\nآب کمیاب است و می‌ماند.\n"

pytestmark = pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__)


def made(reader, text, encoding="utf-8"):
    """The bytes of a file that *reader* is for."""
    make = (PACKED | TIMED).get(reader, str.encode)
    return make(text, encoding)


def test_it_needs_no_options_and_follows_the_protocol(reader):
    assert isinstance(reader(), Reader)


def test_its_extensions_are_lower_case_with_the_dot(reader):
    assert reader.extensions
    assert all(ending.startswith(".") and ending == ending.lower() for ending in reader.extensions)


def test_an_ending_of_ours_finds_it(reader):
    names = {registry.READERS_BY_EXTENSION.get(ending) for ending in reader.extensions}

    assert {registry.load("readers", name) for name in names if name} <= {reader}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_its_page_makes_a_document_whatever_the_encoding(reader, encoding, line_end):
    page = reader().read(made(reader, TEXT.replace("\n", line_end), encoding))

    document = Document(page.text, page.language or "en", page.blocks)
    assert "می\u200cماند" in document.text
    assert "\r" not in document.text
    assert "\ufeff" not in document.text


def test_line_ends_do_not_change_what_is_read(reader):
    assert reader().read(made(reader, TEXT)) == reader().read(made(reader, TEXT.replace("\n", "\r\n")))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04...", "ZIP archive"),
        (b"\x89PNG\r\n", "PNG"),
    ],
)
def test_other_files_it_refuses_in_one_line(reader, data, message):
    with pytest.raises(ReadError, match=message) as refusal:
        reader().read(data)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("\u00a0\u2028\n".encode(), "is empty"),
        (b"a\0b", "NUL byte at offset 1"),
        (b"good\nbad \x07 bell", r"U\+0007 on line 2"),
        ("right\u0092s".encode(), r"U\+0092 on line 1"),
        (b"caf\xe9 is not UTF-8", r"byte 0xE9 at offset 3"),
    ],
)
def test_text_that_it_cannot_read_it_refuses_in_one_line(reader, data, message):
    if reader in PACKED:
        message = "its mark %PDF- is missing" if ".pdf" in reader.extensions else "no ZIP archive"
    with pytest.raises(ReadError, match=message) as refusal:
        reader().read(data)
    assert "\n" not in str(refusal.value)

"""CSV that others made: delimiters, encodings, quotes, and what is no CSV."""

from __future__ import annotations

import codecs
import io

import pytest

from aligntrans.errors import ReadError
from aligntrans.memories.csv import CsvReader
from aligntrans.memories.rows import NO_TEXT
from aligntrans.model import Property
from aligntrans.protocols import MemoryReader


def read(text, *, encoding="utf-8", languages=(), mark=b""):
    reader = CsvReader(languages=languages)
    return list(reader.units(io.BytesIO(mark + text.encode(encoding)))), reader


def texts(units):
    return [{variant.language: variant.text for variant in unit.variants} for unit in units]


def test_it_follows_the_protocol():
    assert isinstance(CsvReader(), MemoryReader)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_delimiter_is_found(delimiter, end):
    table = end.join([delimiter.join(["en", "ar"]), delimiter.join(['"Yes, rain; much."', "نعم، مطر."]), ""])

    assert texts(read(table)[0]) == [{"en": "Yes, rain; much.", "ar": "نعم، مطر."}]


def test_a_delimiter_that_stands_in_every_text_too_is_not_taken_for_one():
    table = "en;ar\nRain, again;مطر, مجددا\nWind, then;ريح, ثم\n"

    assert texts(read(table)[0])[0] == {"en": "Rain, again", "ar": "مطر, مجددا"}


def test_the_line_by_which_excel_says_its_delimiter_is_believed():
    units, _ = read("sep=|\nen|ar\nRain.|مطر.\n")

    assert (texts(units), units[0].line) == ([{"en": "Rain.", "ar": "مطر."}], 3)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_byte_order_marks_tell_the_encoding(mark, encoding):
    assert texts(read("en\tar\nRain.\tمطر.\n", encoding=encoding, mark=mark)[0]) == [{"en": "Rain.", "ar": "مطر."}]


def test_windows_1256_is_refused_with_the_line_and_what_to_do():
    with pytest.raises(ReadError, match=r"is not UTF-8 \(byte 0xE3 on line 3\).*CSV UTF-8.*iconv -f windows-1256"):
        read("en,ar\nRain.,rain\nRain.,مطر\n", encoding="windows-1256")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04", "is not text: it looks like a ZIP archive such as XLSX"),
        (b"\xd0\xcf\x11\xe0", r"an old Excel workbook \(.xls\); save it as .xlsx"),
        ("en,ar".encode("utf-16-le"), "if it is UTF-16, save it with a byte order mark"),
        (b"", "is empty"),
        (b"\n\n", "is empty"),
        (b'en,ar\n"Rain.,x\n', "line 2: a quote that never closes; double the quotes"),
        (b'en,ar\n"Rain" and,x\n', "line 2: text behind a closing quote"),
        (b"en,ar\na,b\na,b,c\n", "line 3: has 3 cells, and there are 2 columns"),
        (b"en,ar\n" + b"a" * 200_000 + b",b\n", "line 2: a cell of more than 131,072 characters"),
    ],
)
def test_what_is_no_table_is_refused(data, message):
    with pytest.raises(ReadError, match=message):
        list(CsvReader(languages=("en", "ar")).units(io.BytesIO(data)))


def test_lines_are_counted_from_where_a_row_begins():
    units, _ = read('en,ar\n"One.\nTwo.",واحد.\n\nThree.,ثلاثة.\n')

    assert [(unit.id, unit.line, unit.variants[0].text) for unit in units] == [
        ("1", 2, "One.\nTwo."),
        ("2", 5, "Three."),
    ]


def test_white_space_and_apostrophes_of_others_are_theirs():
    units, _ = read("en,ar\n Rain. ,'=مطر\n")

    assert texts(units) == [{"en": " Rain. ", "ar": "'=مطر"}]


def test_our_apostrophes_are_taken_away_and_no_others():
    table = "unit,confidence,type,en,ar\na1,0.5,1-1,'=1+1,''tis\na2,,1-1,'tis,x\n"

    units, _ = read(table)

    assert texts(units) == [{"en": "=1+1", "ar": "'tis"}, {"en": "'tis", "ar": "x"}]
    assert [(unit.id, unit.quality.confidence, unit.quality.known) for unit in units] == [
        ("a1", 0.5, True),
        ("a2", 1.0, False),
    ]


def test_a_row_without_a_text_is_counted_and_one_with_some_is_a_unit():
    units, reader = read("id,en,ar,client\n7,Rain.,,A\n8,,,B\n")

    assert [(unit.id, unit.type, unit.properties) for unit in units] == [("7", "1-0", (Property("client", "A"),))]
    assert +reader.left_out == {NO_TEXT: 1}


def test_a_type_that_a_spreadsheet_took_for_a_day_is_made_again():
    assert read("unit,confidence,type,en,ar\na1,0.5,01-Jan,Rain.,مطر.\n")[0][0].type == "1-1"


def test_a_confidence_with_a_comma_is_a_number_and_a_word_is_kept():
    units, _ = read("id;confidence;en;ar\n1;0,61;Rain.;مطر.\n2;high;Rain.;مطر.\n")

    assert [unit.quality.confidence for unit in units] == [0.61, 1.0]
    assert units[1].properties == (Property("confidence", "high"),)


def test_the_file_stays_open_and_can_be_read_again():
    file, reader = io.BytesIO("en,ar\nRain.,مطر.\n".encode()), CsvReader()

    assert list(reader.units(file)) == list(reader.units(file))
    next(reader.units(file))
    assert not file.closed

"""TSV that others made: with quotes and without, and what tells one from the other."""

from __future__ import annotations

import io

import pytest

from aligntrans.errors import ReadError
from aligntrans.memories.tsv import TsvReader
from aligntrans.protocols import MemoryReader


def read(text, **options):
    data = text if isinstance(text, bytes) else text.encode()
    return list(TsvReader(**options).units(io.BytesIO(data)))


def first(units):
    return [unit.variants[0].text for unit in units]


def test_it_follows_the_protocol():
    assert isinstance(TsvReader(), MemoryReader)


def test_two_columns_without_a_header_are_what_the_user_says():
    (unit,) = read("Rain.\tمطر.\r\n", languages=("en", "ar"))

    assert [(variant.language, variant.text) for variant in unit.variants] == [("en", "Rain."), ("ar", "مطر.")]


def test_backslashes_are_escapes_in_our_files_only():
    row = r"\=1\tx\u2028\\n" + "\tواحد.\n"

    assert first(read("unit\tconfidence\ttype\ten\tar\n1\t\t1-1\t" + row)) == ["=1\tx\u2028\\n"]
    assert first(read("en\tar\n" + row)) == [r"\=1\tx\u2028\\n"]


def test_a_workbook_of_ours_that_was_saved_as_tsv_has_no_escapes():
    header = "unit\tconfidence\ttype\ten\tar\tstatus\tnote\n"

    assert first(read(header + "1\t0.5\t1-1\tC:\\new\tواحد.\tauto\t\n")) == [r"C:\new"]


def test_a_line_ends_where_it_ends_and_nowhere_else():
    assert first(read("en\tar\nOne.\u2028Two.\x0c\x85\tواحد.\n")) == ["One.\u2028Two.\x0c\x85"]


@pytest.mark.parametrize(
    ("cells", "texts"),
    [
        (['"Rain," he said.'], ['"Rain," he said.']),
        (['"Rain."', "Wind."], ['"Rain."', "Wind."]),
        (['"Rain, then wind."', "Wind, then rain."], ['"Rain, then wind."', "Wind, then rain."]),
        (['"Rain, then wind."', "Wind."], ["Rain, then wind.", "Wind."]),
        (['"He said ""rain""."', "Wind."], ['He said "rain".', "Wind."]),
        (['"One.\nTwo."', "Wind."], ["One.\nTwo.", "Wind."]),
        (['"One.\tTwo."', "Wind."], ["One.\tTwo.", "Wind."]),
        (['"', '"Rain'], ['"', '"Rain']),
        (['"It rains.', "It pours.", 'I stay."'], ['"It rains.', "It pours.", 'I stay."']),
        (['5" pipe', '"5"" pipe"'], ['5" pipe', '5" pipe']),
    ],
)
def test_quotes_are_taken_away_where_a_spreadsheet_has_put_them(cells, texts):
    table = "en\tar\n" + "".join(f"{cell}\tواحد.\n" for cell in cells)

    assert first(read(table)) == texts


def test_our_table_saved_by_a_spreadsheet_is_read_as_it_was():
    table = 'unit\tconfidence\ttype\ten\tar\r\n1\t0.5\t1-1\t"\\""Rain,"" he said."\tواحد.\r\n'

    assert first(read(table.encode("utf-16"))) == ['"Rain," he said.']


def test_a_line_with_too_many_cells_is_refused():
    with pytest.raises(ReadError, match="line 3: has 3 cells, and there are 2 columns"):
        read("en\tar\na\tb\na\tb\tc\n")


def test_lines_are_counted():
    assert [unit.line for unit in read("en\tar\n\na\tb\n\t\nc\td\n")] == [3, 5]

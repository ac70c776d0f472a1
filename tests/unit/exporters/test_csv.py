from __future__ import annotations

import pytest

from aligntrans.exporters.csv import CsvExporter
from aligntrans.model import Status
from aligntrans.protocols import Choice
from support.briefs import brief, pair
from support.exports import exported
from support.tables import read_csv


def written(text):
    """The row of *text*, and its translation, without the other columns."""
    data = exported(CsvExporter(), pair(text, "واحد.")).data.decode()
    return data.removeprefix("unit,confidence,type,en,ar\r\n").split(",", 3)[3]


def test_a_unit_is_a_row_and_a_language_a_column():
    export = exported(CsvExporter(), brief())
    rows = read_csv(export.data)

    assert (export.units, dict(export.left_out)) == (2, {})
    assert rows[0] == ["unit", "confidence", "type", "en", "ar", "fa"]
    assert rows[2][1:] == ["0.9877", "1-1-0", "It rained on Monday.", "هطل المطر يوم الاثنين.", ""]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("a, b", '"a, b",واحد.\r\n'),
        ('a "b"', '"a ""b""",واحد.\r\n'),
        ("a\nb", '"a\nb",واحد.\r\n'),
        ("a\rb", '"a\rb",واحد.\r\n'),
        ("=1+1", "'=1+1,واحد.\r\n"),
        ("@SUM(A1)", "'@SUM(A1),واحد.\r\n"),
        ("-2", "'-2,واحد.\r\n"),
        ("＝1", "'＝1,واحد.\r\n"),
        ("'Twas", "''Twas,واحد.\r\n"),
        ("it's = 1", "it's = 1,واحد.\r\n"),
    ],
)
def test_cells_are_quoted_and_formulas_disarmed_and_both_come_back(text, row):
    assert written(text) == row
    assert read_csv(exported(CsvExporter(), pair(text, "واحد.")).data)[1][3:] == [text, "واحد."]


@pytest.mark.parametrize("character", ["\x00", "\ud83d"])
def test_text_that_csv_cannot_hold_is_left_out_whole(character):
    export = exported(CsvExporter(), pair(f"a{character}b", "واحد."))

    assert (export.units, dict(export.left_out)) == (0, {"characters that CSV forbids": 1})


def test_a_byte_order_mark_is_there_for_those_who_ask():
    plain, marked = (exported(CsvExporter(bom=bom), brief()).data for bom in (False, True))

    assert marked == b"\xef\xbb\xbf" + plain


def test_uncertain_and_rejected_units_are_left_out():
    assert dict(exported(CsvExporter(choice=Choice(min_confidence=0.7)), brief()).left_out) == {
        "confidence below 0.7": 1
    }
    assert dict(exported(CsvExporter(), pair("One.", "واحد.", status=Status.REJECTED)).left_out) == {"rejected": 1}

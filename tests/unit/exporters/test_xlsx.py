from __future__ import annotations

import io
import sys
import time
import zipfile
from dataclasses import replace

import pytest

from aligntrans import registry
from aligntrans.errors import MissingExtra, WriteError
from aligntrans.exporters import xlsx
from aligntrans.exporters.xlsx import XlsxExporter
from aligntrans.model import Status
from aligntrans.protocols import Choice
from support.briefs import brief, pair
from support.exports import exported
from support.workbooks import parts_of, read_xlsx, sheet_of


def test_a_unit_is_a_row_and_a_language_a_column():
    export = exported(XlsxExporter(), brief())
    rows = read_xlsx(export.data)

    assert (export.units, dict(export.left_out)) == (2, {})
    assert rows[0] == ["unit", "confidence", "type", "en", "ar", "fa", "status", "note"]
    assert rows[2][1:] == ["0.9877", "1-1-0", "It rained on Monday.", "هطل المطر يوم الاثنين.", "", "auto", ""]


def test_the_header_stays_and_filters_and_columns_run_as_their_languages_do():
    sheet = sheet_of(exported(XlsxExporter(), brief()).data)

    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:H3"
    assert not sheet.sheet_view.rightToLeft
    assert [sheet.cell(3, column).alignment.readingOrder for column in (4, 5, 6)] == [1, 2, 2]
    assert [sheet.cell(2, column).alignment.wrap_text for column in (4, 5, 6)] == [True] * 3


def test_a_sheet_whose_source_runs_from_right_to_left_does_too():
    assert sheet_of(exported(XlsxExporter(), brief().pair("ar", "en")).data).sheet_view.rightToLeft


def test_confidence_is_a_number_with_a_colour():
    sheet = sheet_of(exported(XlsxExporter(), brief()).data)
    (scale,) = sheet.conditional_formatting

    assert [sheet.cell(row, 2).value for row in (2, 3)] == [0.6131, 0.9877]
    assert (str(scale.sqref), [rule.type for rule in scale.rules]) == ("B2:B3", ["colorScale"])


@pytest.mark.parametrize("text", ["=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "＝1"])
def test_no_text_is_a_formula_nor_becomes_one_when_edited(text):
    cell = sheet_of(exported(XlsxExporter(), pair(text, "واحد.")).data).cell(2, 4)

    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_bead_types_are_text_so_that_they_do_not_become_dates():
    cell = sheet_of(exported(XlsxExporter(), pair("One.", "واحد.")).data).cell(2, 3)

    assert (cell.value, cell.data_type, cell.number_format) == ("1-1", "s", "@")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("a\r\nb", "a_x000D_\nb"),
        ("a\x01\ufffeb", "a_x0001__xFFFE_b"),
        ("_x0041_", "_x005F_x0041_"),
        ("_x0041\x01_", "_x005F_x0041_x0001__"),
        ("_x41_ _x", "_x41_ _x"),
        ("a\tb  c", "a\tb  c"),
        ("#N/A", "#N/A"),
        ("TRUE", "TRUE"),
        ("12.50", "12.50"),
        ("\u2067قيس\u2069 می\u200cروم 😀 <&>]]>", "\u2067قيس\u2069 می\u200cروم 😀 <&>]]>"),
    ],
)
def test_characters_are_escaped_as_excel_does_and_come_back(text, held):
    data = exported(XlsxExporter(), pair(text, "واحد.")).data

    assert sheet_of(data).cell(2, 4).value == held
    assert read_xlsx(data)[1][3] == text


@pytest.mark.parametrize("character", ["\x00", "\ud83d"])
def test_text_that_a_workbook_cannot_hold_is_left_out_whole(character):
    export = exported(XlsxExporter(), pair(f"a{character}b", "واحد."))

    assert (export.units, dict(export.left_out)) == (0, {"characters that XLSX forbids": 1})


@pytest.mark.parametrize(
    ("text", "units"), [("a" * 32_767, 1), ("a" * 32_768, 0), ("😀" * 16_384, 0), ("\x01" * 5_000, 0)]
)
def test_text_longer_than_a_cell_is_left_out_and_not_cut(text, units):
    export = exported(XlsxExporter(), pair(text, "واحد."))

    assert export.units == units
    assert dict(export.left_out) == ({} if units else {"texts longer than a cell of XLSX holds": 1})


def test_more_units_than_rows_are_refused(monkeypatch):
    monkeypatch.setattr(xlsx, "MOST_ROWS", 2)

    with pytest.raises(WriteError, match=r"a sheet has 2 rows, too few for 2 units: write \.csv or \.tsv"):
        exported(XlsxExporter(), brief())


def test_the_file_does_not_say_when_it_was_made():
    first = exported(XlsxExporter(), brief()).data
    time.sleep(1.1)  # times in the workbook count seconds

    assert exported(XlsxExporter(), brief()).data == first
    assert {part.date_time for part in zipfile.ZipFile(io.BytesIO(first)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_workbook_says_what_made_it_and_whether_scores_are_probabilities():
    description = parts_of(exported(XlsxExporter(), replace(brief(), calibrated=False)).data)[
        "docProps/core.xml"
    ].decode()

    assert "aligntrans 0.1.0" in description
    assert "Confidence is uncalibrated" in description


def test_uncertain_and_rejected_units_are_left_out():
    assert dict(exported(XlsxExporter(choice=Choice(min_confidence=0.7)), brief()).left_out) == {
        "confidence below 0.7": 1
    }
    assert dict(exported(XlsxExporter(), pair("One.", "واحد.", status=Status.REJECTED)).left_out) == {"rejected": 1}


def test_without_openpyxl_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "openpyxl", None)

    with pytest.raises(MissingExtra, match=r"'xlsx' needs openpyxl: pip install 'aligntrans\[xlsx\]'"):
        XlsxExporter()


def test_without_openpyxl_it_can_be_listed_still(monkeypatch):
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    monkeypatch.delitem(sys.modules, "aligntrans.exporters.xlsx")

    assert registry.load("exporters", "xlsx").extensions == (".xlsx",)

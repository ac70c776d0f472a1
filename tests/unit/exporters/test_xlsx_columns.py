"""The columns of a workbook for whoever reads it: a status to choose, and notes."""

from __future__ import annotations

from dataclasses import replace

from aligntrans.exporters.xlsx import XlsxExporter
from aligntrans.model import Status
from support.briefs import brief
from support.exports import exported
from support.workbooks import read_xlsx, sheet_of


def noted(*notes):
    first, second = brief().beads
    return brief(beads=(replace(first, notes=notes, status=Status.ACCEPTED), second))


def test_a_status_stands_behind_the_languages_and_can_be_chosen():
    data = exported(XlsxExporter(), noted()).data
    (states,) = sheet_of(data).data_validations.dataValidation

    assert [row[6:] for row in read_xlsx(data)] == [["status", "note"], ["accepted", ""], ["auto", ""]]
    assert (str(states.sqref), states.formula1, states.type) == ("G2:G3", '"auto,accepted,rejected"', "list")


def test_a_note_has_a_column_and_further_ones_too():
    rows = read_xlsx(exported(XlsxExporter(), noted("=Look.", "Look\r\nagain.")).data)

    assert [row[7:] for row in rows] == [["note", "note"], ["=Look.", "Look\r\nagain."], ["", ""]]


def test_a_note_that_no_cell_holds_is_counted():
    export = exported(XlsxExporter(), noted("a\x00b", "x" * 40_000, "", "Fine."))

    assert dict(export.left_out) == {"notes": 3}
    assert read_xlsx(export.data)[1][7:] == ["Fine."]


def test_columns_are_as_wide_as_what_stands_in_them():
    sheet = sheet_of(exported(XlsxExporter(), noted("One.", "Two.")).data)

    assert [sheet.column_dimensions[column].width for column in "ABCDEFGHI"] == [14, 12, 8, 60, 60, 60, 11, 40, 40]

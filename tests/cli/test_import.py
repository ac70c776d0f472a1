"""Corrections that a translator made in a spreadsheet, taken back by the program."""

from __future__ import annotations

import json

import openpyxl
import pytest


@pytest.fixture
def sheet(worked, alignment, tmp_path):
    """Exports the alignment, lets a function edit the sheet, and gives its name."""

    def sheet(edit, *options):
        worked("export", alignment, "-o", "a.xlsx", *options)
        book = openpyxl.load_workbook(tmp_path / "a.xlsx")
        edit(book.worksheets[0])
        book.save(tmp_path / "a.xlsx")
        return "a.xlsx"

    return sheet


def column(sheet, name):
    return next(cell.column for cell in sheet[1] if cell.value == name)


def correct(sheet):
    sheet.cell(2, column(sheet, "fa"), "این یک آزمایش است.")
    sheet.cell(3, column(sheet, "status"), "rejected")
    sheet.cell(4, column(sheet, "status"), "accepted")
    sheet.cell(4, column(sheet, "note"), "=Fine.")
    sheet.cell(4, column(sheet, "note")).data_type = "s"
    sheet.delete_rows(6)


def beads(tmp_path, name):
    return json.loads((tmp_path / name).read_text("utf-8"))["beads"]


def test_corrections_come_back_into_the_same_file(sheet, worked, alignment, tmp_path):
    ids = [bead["id"] for bead in beads(tmp_path, alignment)]

    outcome = worked("import", alignment, sheet(correct), "-o", alignment)

    assert "1 text changed, 1 accepted, 1 rejected, 0 unknown, 1 with other notes, 2 not in the file" in outcome.err
    after = beads(tmp_path, alignment)
    assert [bead["id"] for bead in after] == ids
    assert sorted(bead["status"] for bead in after if bead["status"] != "auto") == ["accepted", "accepted", "rejected"]
    assert [bead["notes"] for bead in after if "notes" in bead] == [["=Fine."]]
    assert "این یک آزمایش است." in worked("show", alignment).out
    assert worked("import", alignment, "a.xlsx").err.startswith("aligntrans: 0 texts changed, 0 accepted, 0 rejected")


def test_without_a_path_it_says_what_would_change(sheet, worked, alignment, tmp_path):
    before = (tmp_path / alignment).read_bytes()

    outcome = worked("import", alignment, sheet(correct))

    name, old, new = outcome.out.splitlines()
    assert name.split()[1] == "fa"
    assert (old[0], new) == ("-", "+ \u2068این یک آزمایش است.\u2069")
    assert "nothing is written: -o PATH writes it" in outcome.err
    assert (tmp_path / alignment).read_bytes() == before


@pytest.mark.parametrize("ending", ["xlsx", "csv", "tsv", "jsonl", "tmx"])
def test_an_export_that_nobody_touched_changes_nothing(worked, alignment, tmp_path, ending):
    before = (tmp_path / alignment).read_bytes()
    worked("export", alignment, "-o", f"a.{ending}", "--include-null", "--lang-map", "fa=fa-IR")

    outcome = worked("import", alignment, f"a.{ending}", "-o", "b.json")

    assert "0 texts changed, 0 accepted, 0 rejected, 0 unknown" in outcome.err
    assert (tmp_path / "b.json").read_bytes() == before


def test_what_is_not_taken_is_told(sheet, worked, alignment):
    def edit(sheet):
        sheet.cell(2, column(sheet, "ar")).value = None
        sheet.cell(3, column(sheet, "unit"), "nobody")

    outcome = worked("import", alignment, sheet(edit))

    assert "has no Arabic text any more, and no text is taken out" in outcome.err
    assert "ids that the alignment does not have: nobody." in outcome.err
    assert "0 texts changed, 0 accepted, 0 rejected, 1 unknown, 1 not taken, 2 not in the file" in outcome.err


def test_other_files_are_refused(worked, refused, alignment, tmp_path):
    worked("export", alignment, "-o", "a.tmx")
    (tmp_path / "other.csv").write_text("id,en,ar\n1,Rain.,مطر.\n", "utf-8")

    assert "a.tmx: is a memory; corrections go into alignment files" in refused("import", "a.tmx", "other.csv")
    assert "other.csv: none of its 1 ids is in a.json" in refused("import", alignment, "other.csv")
    assert "the same file as" in refused("import", alignment, alignment)
    assert "would be overwritten" in refused("import", alignment, "other.csv", "-o", "other.csv")
    assert "there is no such file" in refused("import", alignment, "none.xlsx")

"""Workbooks that others made: cells as they are shown, sheets, and what is no workbook or a bomb."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import subprocess
import zipfile

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from aligntrans.errors import ReadError
from aligntrans.exporters.xlsx import XlsxExporter
from aligntrans.memories import workbook
from aligntrans.memories.xlsx import OTHER_SHEETS, XlsxReader
from aligntrans.model import Property
from aligntrans.protocols import Choice, MemoryReader
from support.briefs import brief
from support.exports import exported

SOFFICE = shutil.which("soffice")


def book(*rows, **sheets):
    """A workbook of a sheet of *rows*, or of several by name."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, content in ({"Sheet1": rows} if rows else sheets).items():
        sheet = made.create_sheet(name)
        for row in content:
            sheet.append(row)
    return made


def saved(made):
    file = io.BytesIO()
    made.save(file)
    return file


def read(file, **options):
    reader = XlsxReader(**options)
    return list(reader.units(file if isinstance(file, io.BytesIO) else saved(file))), reader


def first(units):
    return [unit.variants[0].text for unit in units]


def with_part(file, name, data):
    """The same workbook with other bytes in one part."""
    made = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, data)
    return made


def test_it_follows_the_protocol():
    assert isinstance(XlsxReader(), MemoryReader)


def test_a_row_is_a_unit_and_its_number_the_line():
    units, reader = read(book(["ID", "English", "Arabic", "Client"], ["a", "Rain.", "مطر.", "A"], [], ["b", "Wind."]))

    assert [(unit.id, unit.line, unit.type) for unit in units] == [("a", 2, "1-1"), ("b", 4, "1-0")]
    assert units[0].properties == (Property("Client", "A"),)
    assert reader.source == "en"


def test_ours_says_what_made_it():
    data = exported(XlsxExporter(choice=Choice(include_null=True)), brief()).data

    units, reader = read(io.BytesIO(data))

    assert reader.signature == "aligntrans 0.1.0"
    assert [unit.id for unit in units] == [unit.id for unit in brief().units()]


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (12, "General", "12"),
        (0.1 + 0.2, "General", "0.3"),
        (-2.5, "General", "-2.5"),
        (1e20, "General", "1E+20"),
        (1234.565, "0.00", "1234.57"),
        (1234567, "#,##0", "1,234,567"),
        (0.256, "0%", "26%"),
        (0.5, "0.0#", "0.5"),
        (True, "General", "TRUE"),
        (dt.date(2021, 4, 19), "yyyy-mm-dd", "2021-04-19"),
        (dt.datetime(2021, 4, 19, 13, 5), "dd/mm/yyyy hh:mm", "2021-04-19 13:05:00"),  # noqa: DTZ001
        (dt.time(13, 5), "hh:mm", "13:05:00"),
        (44305, "[$-401]d mmmm yyyy", "2021-04-19"),
        (5, '0" days"', "5"),
        ("=text", "@", "=text"),
        (" two  spaces ", "General", " two  spaces "),
        ("one\ntwo", "General", "one\ntwo"),
        ("a_x000D_b_x005F_x", "General", "a\rb_x"),
    ],
)
def test_cells_are_read_as_they_are_shown(value, form, text):
    made = book(["en", "ar"], ["", "مطر."])
    cell = made.worksheets[0].cell(2, 1, value)
    cell.number_format = form
    if isinstance(value, str):
        cell.data_type = "s"

    assert first(read(made)[0]) == [text]


def test_days_may_be_counted_from_1904():
    made = book(["en", "ar"], [dt.date(2021, 4, 19), "مطر."])
    made.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904

    assert first(read(made)[0]) == ["2021-04-19"]


def test_rich_text_is_text_and_hidden_rows_are_rows():
    rich = CellRichText("The ", TextBlock(InlineFont(b=True), "river"), " is low.")
    made = book(["en", "ar"], [rich, "النهر منخفض."], ["Rain.", "مطر."])
    made.worksheets[0].row_dimensions[3].hidden = True

    assert first(read(made)[0]) == ["The river is low.", "Rain."]


def test_a_formula_is_its_value_and_without_one_refused():
    made = saved(book(["en", "ar"], ["Rain.", "مطر."]))
    sheet = zipfile.ZipFile(made).read("xl/worksheets/sheet1.xml").decode()
    cell = sheet[sheet.index('<c r="A2"') : sheet.index('<c r="B2"')]
    known = sheet.replace(cell, '<c r="A2" t="str"><f>B1&amp;"x"</f><v>shown</v></c>').encode()
    unknown = sheet.replace(cell, '<c r="A2"><f>B1&amp;"x"</f><v/></c>').encode()

    assert first(read(with_part(made, "xl/worksheets/sheet1.xml", known))[0]) == ["shown"]
    with pytest.raises(ReadError, match="line 2, column 1: a formula without a value; open it in a spreadsheet"):
        read(with_part(made, "xl/worksheets/sheet1.xml", unknown))


def test_cells_need_not_say_where_they_are():
    sheet = "<row>{}</row>".format("".join(f"<c t='inlineStr'><is><t>{text}</t></is></c>" for text in ("en", "ar")))
    sheet += sheet.replace("en<", "Rain.<").replace("ar<", "مطر.<")
    data = f"<worksheet><sheetData>{sheet}</sheetData></worksheet>".encode()

    units, _ = read(with_part(saved(book(["x"])), "xl/worksheets/sheet1.xml", data))

    assert [(unit.line, unit.variants[0].text) for unit in units] == [(2, "Rain.")]


def test_the_first_sheet_with_languages_is_read_and_others_are_counted():
    made = book(
        About=[["Terms of 2021"]], Hidden=[["en", "ar"], ["No.", "لا."]], Terms=[["en", "ar"], ["Rain.", "مطر."]]
    )
    made["Hidden"].sheet_state = "hidden"

    units, reader = read(made)

    assert first(units) == ["Rain."]
    assert +reader.left_out == {OTHER_SHEETS: 2}


def test_a_csv_of_ours_that_was_saved_as_a_workbook_is_read_as_it_was():
    ours = ["unit", "confidence", "type", "en", "ar"]

    assert first(read(book(ours, ["1", 0.5, "1-1", "'- Rain.", "مطر."]))[0]) == ["- Rain."]
    assert first(read(book([*ours, "status", "note"], ["1", 0.5, "1-1", "'- Rain.", "مطر."]))[0]) == ["'- Rain."]


def test_languages_can_be_told():
    assert first(read(book(["Rain.", "Regen."]), languages=("en", "de"))[0]) == ["Rain."]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"a,b", r"is no XLSX: it is no ZIP archive; name a table in text \.csv"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, r"is an old Excel workbook \(\.xls\)"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "is encrypted with a password"),
        (b"PK\x03\x04" + b"\0" * 100, "its archive is broken"),
    ],
)
def test_what_is_no_workbook_is_refused(data, message):
    with pytest.raises(ReadError, match=message):
        read(io.BytesIO(data))


def test_a_workbook_that_is_cut_short_or_damaged_is_refused():
    data = saved(book(["en", "ar"], *[[f"Rain {number}.", "مطر."] for number in range(300)])).getvalue()
    middle = data.index(b"xl/worksheets/sheet1.xml") + 200

    for broken in (data[: len(data) // 2], data[:middle] + b"\xff" * 40 + data[middle + 40 :]):
        with pytest.raises(ReadError, match=r"open it in a spreadsheet program|export it again"):
            read(io.BytesIO(broken))


def test_another_kind_of_archive_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("content.xml", "<x/>")

    with pytest.raises(ReadError, match=r"is no Excel workbook \(\.xlsx\), but another kind of ZIP archive"):
        read(file)


def test_a_bomb_is_refused_before_it_is_opened():
    bomb = b"<worksheet><sheetData>" + b" " * 20_000_000 + b"</sheetData></worksheet>"

    with pytest.raises(ReadError, match=r"unpacks to [\d,]+ times its size in 'xl/worksheets/sheet1.xml'"):
        read(with_part(saved(book(["en"])), "xl/worksheets/sheet1.xml", bomb))


def test_a_part_larger_than_any_is_refused(monkeypatch):
    monkeypatch.setattr(workbook, "LARGEST_SHEET", 100)

    with pytest.raises(ReadError, match=r"unpacks to more than 0 MB at 'xl/worksheets/sheet1\.xml'"):
        read(book(["en", "ar"], ["Rain.", "مطر."]))


def test_entities_of_its_own_are_refused():
    bomb = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet><sheetData/></worksheet>'

    with pytest.raises(ReadError, match="defines entities of its own"):
        read(with_part(saved(book(["en"])), "xl/worksheets/sheet1.xml", bomb))


def test_a_cell_far_out_is_refused():
    made = book(["en", "ar"], ["Rain.", "مطر."])
    made.worksheets[0].cell(2, 5000, "x")

    with pytest.raises(ReadError, match="line 2: has a cell in column 5,000"):
        read(made)


def test_an_empty_workbook_is_refused():
    with pytest.raises(ReadError, match="is empty: there is no row in it"):
        read(book(["", ""]))


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_what_libreoffice_saves_is_read_as_it_was(tmp_path):
    data = exported(XlsxExporter(choice=Choice(include_null=True)), brief()).data
    (tmp_path / "brief.xlsx").write_bytes(data)
    home = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [SOFFICE, home, "--headless", "--convert-to", "xlsx", "--outdir", "saved", "brief.xlsx"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=120,
    )

    saved_again = io.BytesIO((tmp_path / "saved" / "brief.xlsx").read_bytes())

    assert read(saved_again)[0] == read(io.BytesIO(data))[0]

"""Workbooks read back by openpyxl, which leaves characters escaped that Excel shows as they are."""

from __future__ import annotations

import io
import re
import zipfile

import openpyxl


def sheet_of(data: bytes):
    """Return the first sheet of a workbook."""
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]


def shown(value) -> str:
    """Return what Excel shows for the text of a cell."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), value or "")


def read_xlsx(data: bytes) -> list[list[str]]:
    """Return the rows of a workbook as texts, its header first."""
    return [
        [shown(cell.value) if cell.data_type == "s" else str(cell.value or "") for cell in row]
        for row in sheet_of(data)
    ]


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the files in a workbook by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}

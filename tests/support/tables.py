"""Tables read back as their documentation says, by code that shares nothing with what wrote them."""

from __future__ import annotations

import csv
import io
import re

SHORT = {"t": "\t", "n": "\n", "r": "\r"}


def read_tsv(data: bytes) -> list[list[str]]:
    """Return the rows of a TSV file, its header first."""
    assert data.endswith(b"\n")
    return [[_unescaped(cell) for cell in line.split("\t")] for line in data.decode("utf-8").split("\n")[:-1]]


def _unescaped(cell: str) -> str:
    def character(found: re.Match[str]) -> str:
        name = found[1]
        return chr(int(name[1:], 16)) if len(name) == 5 else SHORT.get(name, name)

    return re.sub(r"\\(u[0-9a-f]{4}|.)", character, cell, flags=re.DOTALL)


def read_csv(data: bytes) -> list[list[str]]:
    """Return the rows of a CSV file, its header first."""
    assert data.endswith(b"\r\n")
    rows = csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True)
    return [[cell.removeprefix("'") for cell in row] for row in rows]

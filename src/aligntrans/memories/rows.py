"""Rows of a table to units: what tables of every format have in common once their cells are read."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from typing import TYPE_CHECKING

from aligntrans.errors import ReadError
from aligntrans.memories.columns import SAMPLE, columns
from aligntrans.model import Property, Quality, Status, TranslationUnit, Variant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from aligntrans.memories.columns import Columns, Row

NO_TEXT = "rows without a text"
_TYPE = re.compile(r"\d+(?:-\d+)+")


def as_it_is(cell: str) -> str:
    """Return *cell*."""
    return cell


class Table:
    """A table whose rows are read as they are asked for."""

    def __init__(self, rows: Iterable[Row], told: Sequence[str] = ()) -> None:
        """Look at the first rows; those without anything in them count for nothing.

        Args:
            rows: all of them.
            told: BCP 47 tags that the user gives, the source first.

        Raises:
            ReadError: there is none, or it is not clear which columns hold texts.
        """
        kept = (row for row in rows if any(row.cells))
        sample = list(itertools.islice(kept, SAMPLE))
        if not sample:
            raise ReadError("is empty: there is no row in it; give a table with a column for each language.")
        self.columns: Columns = columns(sample, told)
        self.left_out = Counter[str]()
        self._rows = itertools.chain(sample[self.columns.has_header :], kept)

    @property
    def source(self) -> str:
        """The language of the first column of texts."""
        return self.columns.texts[0][1]

    def units(self, ours: Callable[[str], str] = as_it_is) -> Iterator[TranslationUnit]:
        """Yield a unit a row that has a text.

        Args:
            ours: takes from a cell what our exporter puts into it.

        Raises:
            ReadError: a row has more cells than there are columns.
        """
        read = ours if self.columns.is_escaped else as_it_is
        width = self.columns.width
        for number, row in enumerate(self._rows, 1):
            cells = [read(cell) for cell in row.cells]
            if any(cells[width:]):
                raise ReadError(
                    f"line {row.line}: has {len(cells)} cells, and there are {width} columns; "
                    "look for a delimiter inside a text."
                )
            cells += [""] * (width - len(cells))
            if unit := _unit(self.columns, cells, number, row.line):
                yield unit
            else:
                self.left_out[NO_TEXT] += 1


def _unit(columns: Columns, cells: Sequence[str], number: int, line: int) -> TranslationUnit | None:
    """Return a row as a unit, or none when it has no text."""
    variants = tuple(Variant(tag, cells[place]) for place, tag in columns.texts if cells[place])
    if not variants:
        return None
    properties = [Property(name, cells[place]) for place, name in columns.others if cells[place]]
    quality, status = Quality(known=False), Status.AUTO
    if columns.confidence is not None and (text := cells[columns.confidence]):
        try:
            quality = Quality(float(text.strip().replace(",", ".")))
        except ValueError:
            properties.append(Property("confidence", text))
    if columns.status is not None and (text := cells[columns.status]).strip():
        try:
            status = Status(text.strip().lower())
        except ValueError:
            properties.append(Property("status", text))
    return TranslationUnit(
        (cells[columns.unit] if columns.unit is not None else "") or str(number),
        variants,
        quality,
        status=status,
        type=_type(columns, cells),
        notes=tuple(cells[place] for place in columns.notes if cells[place]),
        properties=tuple(properties),
        line=line,
    )


def _type(columns: Columns, cells: Sequence[str]) -> str:
    """Return the type that a row says, or what can be told of it: spreadsheets turn 1-1 into a day in January."""
    said = cells[columns.type].strip() if columns.type is not None else ""
    if _TYPE.fullmatch(said):
        return said
    return "-".join("1" if cells[place] else "0" for place, _ in sorted(columns.texts))

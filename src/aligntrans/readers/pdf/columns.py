"""Rows of a page to lines in the order in which they are read: column by column, table row by row."""

from __future__ import annotations

import itertools
import statistics
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aligntrans.readers.pdf.rows import Cell, Row

# In ems of the text; seen on pages set in two and three columns by LibreOffice and Chromium.
GUTTER = 0.95
FEWEST_ROWS = 3
FULL = 0.62
"""Share of a column that its lines fill in the middle; cells of a table are shorter."""
MOST_ROWS = 400
"""Rows of a page in which columns are looked for."""
DEEPEST = 6
ROW_GAP = 1.75
"""Line heights between rows of a table whose cells have several lines."""
TABLE_SHARE = 0.6
APART = 2.0
"""Ems between cells of a row that are no table but no sentence either."""


@dataclass(slots=True)
class Line:
    """Cells that are read together, and the column they stand in."""

    cells: list[Cell]
    left: float
    right: float
    y: float
    size: float
    is_rtl: bool
    column: int
    column_left: float
    column_right: float
    is_parted: bool
    """Whether other columns stand beside its own."""
    table: int = 0
    """Number of the table, 0 outside."""
    cell: int = 0
    """Number of the cell of a table that it is part of."""
    text: str = ""
    is_bold: bool = False
    sheet: int = 0
    block: int = 0
    """Number of the block that the tags name on its page, 0 without."""
    role: str = ""
    gap: float = 0.0
    """Points from the line above in the same column, 0 for none."""
    is_low: bool = False
    """Whether it stands in the lower half of its page."""
    links: list[tuple[str, str]] = field(default_factory=list)
    """Words and addresses."""


class Reading:
    """Reads the rows of one page."""

    def __init__(self, rows: Sequence[Row], *, is_rtl: bool) -> None:
        """Prepare to read *rows*, given from top to bottom."""
        self._rows = rows
        self._is_rtl = is_rtl
        self._em = statistics.median(row.size for row in rows) if rows else 1.0
        self._column = 0
        self._table = 0
        self._cell = 0

    def lines(self) -> list[Line]:
        """Return the lines in the order in which they are read."""
        return list(self._read([list(row.cells) for row in self._rows], 0, is_parted=False))

    def _read(self, rows: list[list[Cell]], depth: int, *, is_parted: bool) -> Iterator[Line]:
        rows = [row for row in rows if row]
        found = self._columns(rows) if depth < DEEPEST else None
        if found is None:
            yield from self._one_column(rows, is_parted=is_parted)
            return
        start, end, gutters = found
        yield from self._read(rows[:start], depth + 1, is_parted=is_parted)
        middle = rows[start:end]
        if self._is_table(middle, gutters):
            yield from self._cells(middle, gutters)
        else:
            for part in self._parted(middle, gutters[:1]):
                yield from self._read(part, depth + 1, is_parted=True)
        yield from self._read(rows[end:], depth + 1, is_parted=is_parted)

    def _parted(self, rows: Sequence[list[Cell]], gutters: Sequence[float]) -> list[list[list[Cell]]]:
        """Return the rows of each column, in reading order."""
        edges = [float("-inf"), *sorted(gutters), float("inf")]
        parts = [
            [[cell for cell in row if low <= (cell.left + cell.right) / 2 < high] for row in rows]
            for low, high in itertools.pairwise(edges)
        ]
        return parts[::-1] if self._is_rtl else parts

    def _columns(self, rows: Sequence[list[Cell]]) -> tuple[int, int, list[float]] | None:
        """Return the longest run of rows that white space parts from top to bottom, and where."""
        best: tuple[int, int, list[float]] | None = None
        has_gaps = any(len(row) > 1 for row in rows) or self._is_uneven(rows)
        if not (has_gaps and FEWEST_ROWS <= len(rows) <= MOST_ROWS):
            return None
        for start in range(len(rows)):
            if best and len(rows) - start <= best[1] - best[0]:
                break
            free = [(float("-inf"), float("inf"))]
            for end in range(start, len(rows)):
                free = _narrowed(free, rows[end], GUTTER * self._em)
                if not free:
                    break
                if end + 1 - start >= FEWEST_ROWS and (best is None or end + 1 - start > best[1] - best[0]):
                    gutters = _gutters(free, rows[start : end + 1])
                    best = (start, end + 1, gutters) if gutters else best
        return best

    def _is_uneven(self, rows: Sequence[list[Cell]]) -> bool:
        """Tell whether columns could stand beside each other with their base lines at different heights."""
        steps = [above[0].y - below[0].y for above, below in itertools.pairwise(rows)]
        return sum(step < self._em for step in steps) >= FEWEST_ROWS

    def _is_table(self, rows: Sequence[list[Cell]], gutters: Sequence[float]) -> bool:
        shared = sum(len(row) > 1 for row in rows)
        if shared < TABLE_SHARE * len(rows) and len(gutters) < 2 and shared < FEWEST_ROWS:
            return False
        for part in self._parted(rows, gutters):
            widths = [max(cell.right for cell in row) - min(cell.left for cell in row) for row in part if row]
            if not widths or statistics.median(widths) < FULL * max(widths) or max(widths) < 8 * self._em:
                return True
        return False

    def _cells(self, rows: Sequence[list[Cell]], gutters: Sequence[float]) -> Iterator[Line]:
        """Yield the cells of a table row by row; a cell may have several lines."""
        self._table += 1
        for band in self._bands(rows, len(gutters) + 1):
            for part in self._parted(band, gutters):
                self._cell += 1
                for row in part:
                    for cell in sorted(row, key=lambda one: -one.right if self._is_rtl else one.left):
                        yield self._line([cell], cell.left, cell.right, table=self._table)

    def _bands(self, rows: Sequence[list[Cell]], columns: int) -> Iterator[list[list[Cell]]]:
        """Yield the rows of text that make up each row of a table."""
        steps = [above[0].y - below[0].y for above, below in itertools.pairwise(rows)]
        usual = min(steps, default=0.0)
        band: list[list[Cell]] = []
        for number, row in enumerate(rows):
            is_full = len(row) == columns
            if band and (is_full or steps[number - 1] > ROW_GAP * max(usual, self._em)):
                yield band
                band = []
            band.append(row)
        if band:
            yield band

    def _one_column(self, rows: Sequence[list[Cell]], *, is_parted: bool) -> Iterator[Line]:
        if not rows:
            return
        self._column += 1
        left = min(cell.left for row in rows for cell in row)
        right = max(cell.right for row in rows for cell in row)
        for row in rows:
            cells = sorted(row, key=lambda one: -one.right if self._is_rtl else one.left)
            group = [cells[0]]
            groups = [group]
            for cell in cells[1:]:
                gap = max(cell.left, group[-1].left) - min(cell.right, group[-1].right)
                is_far = gap > APART * self._em and not _is_sign(group) and not _is_leader(group[-1].text, cell.text)
                if is_far or (cell.is_apart and group[-1].is_apart):
                    group = []
                    groups.append(group)
                group.append(cell)
            for group in groups:
                self._table += len(groups) > 1 or group[0].is_apart
                self._cell += len(groups) > 1 or group[0].is_apart
                table = self._table if len(groups) > 1 or group[0].is_apart else 0
                yield self._line(group, left, right, table=table, is_parted=is_parted)

    def _line(self, cells: list[Cell], left: float, right: float, *, table: int = 0, is_parted: bool = True) -> Line:
        size = max(cells, key=lambda cell: len(cell.clusters)).size
        return Line(
            cells,
            min(cell.left for cell in cells),
            max(cell.right for cell in cells),
            cells[0].y,
            size,
            sum(len(cell.text) * (1 if cell.is_rtl else -1) for cell in cells) > 0,
            self._column,
            left,
            right,
            is_parted,
            table,
            self._cell if table else 0,
            " ".join(cell.text for cell in cells),
        )


def _narrowed(free: Sequence[tuple[float, float]], row: Sequence[Cell], least: float) -> list[tuple[float, float]]:
    """Return what of the intervals *free* no cell of *row* takes and is wide enough."""
    found = list(free)
    for cell in row:
        kept: list[tuple[float, float]] = []
        for low, high in found:
            if cell.right <= low or cell.left >= high:
                kept.append((low, high))
                continue
            kept += [(a, b) for a, b in ((low, cell.left), (cell.right, high)) if b - a >= least]
        found = kept
    return found


def _gutters(free: Sequence[tuple[float, float]], rows: Sequence[Sequence[Cell]]) -> list[float]:
    """Return the middles of the white columns that have enough rows on both sides."""
    found: list[float] = []
    for low, high in free:
        if low == float("-inf") or high == float("inf"):
            continue
        middle = (low + high) / 2
        before = sum(any(cell.right <= middle for cell in row) for row in rows)
        after = sum(any(cell.left >= middle for cell in row) for row in rows)
        if min(before, after) >= FEWEST_ROWS:
            found.append(middle)
    return found


def _is_sign(cells: Sequence[Cell]) -> bool:
    """Tell whether cells are the bullet or number of a list item, which may stand far from it."""
    return len(cells) == 1 and len(cells[0].text) <= 4 and not cells[0].text.isalpha()


def _is_leader(before: str, after: str) -> bool:
    return before.endswith((". .", "..", "…")) or after.startswith((". .", "..", "…"))

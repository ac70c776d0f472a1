"""Rows of narrow tables parted into their cells: gaps below each other that no space of the file fills, or tags."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aligntrans.readers.pdf.rows import Cell, Row

FEWEST_ROWS = 2
FEWEST_CELLS = 3
"""Of a row: two could be the mark and the text of a list item, or what stands left and right of a line."""
SIGN = 4
"""Letters of a bullet or a number before a list item, at most."""
CELL_ROLES = ("TD", "TH")
WIDEST_STEP = 3.5
"""Line heights between the rows of a table, at most."""


def part(rows: Sequence[Row], blocks: Mapping[int, tuple[int, str]]) -> None:
    """Part the cells of *rows*, given from top to bottom, where they are of tables.

    Args:
        rows: of one page, not read yet.
        blocks: number and roles of the block of each marked content of the page, as the tags say.
    """
    if any(role.endswith(CELL_ROLES) for _, role in blocks.values()):
        for row in rows:
            _part_by_tags(row, blocks)
        return
    cut = [_cut(row) for row in rows]
    start = 0
    while start < len(rows):
        end = start + 1
        while end < len(rows) and _goes_on(rows[end - 1], rows[end], cut[end - 1], cut[end]):
            end += 1
        if end - start >= FEWEST_ROWS:
            for number in range(start, end):
                rows[number].cells = [replace(cell, is_apart=True) for cell in cut[number]]
        start = end


def _cut(row: Row) -> list[Cell]:
    """Return the cells of a row with those of more than one gap cut at their gaps."""
    found: list[Cell] = []
    for cell in row.cells:
        found += _pieces(cell, [place for place, is_gap in enumerate(cell.gaps) if is_gap])
    return found


def _pieces(cell: Cell, places: Sequence[int]) -> list[Cell]:
    """Return *cell* cut before the clusters at *places*."""
    found: list[Cell] = []
    for start, end in itertools.pairwise((0, *places, len(cell.clusters))):
        clusters = cell.clusters[start:end]
        left, right = min(one.left for one in clusters), max(one.right for one in clusters)
        spaces, gaps = [False, *cell.spaces[start + 1 : end]], [False, *cell.gaps[start + 1 : end]]
        found.append(replace(cell, clusters=clusters, spaces=spaces, gaps=gaps, left=left, right=right))
    return found


def _goes_on(above: Row, below: Row, upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """Tell whether two rows could be of one table: as many cells, those of each column below each other."""
    if len(upper) != len(lower) or len(upper) < FEWEST_CELLS:
        return False
    if above.y - below.y > WIDEST_STEP * max(above.size, below.size):
        return False
    for row in (upper, lower):
        if any(map(_is_leader, row)) or any(
            len(cell.clusters) <= SIGN and not _has_figure(cell) for cell in (row[0], row[-1])
        ):
            return False
    edges = [
        (max(up.right, low.right), min(after.left, behind.left))
        for (up, after), (low, behind) in zip(itertools.pairwise(upper), itertools.pairwise(lower), strict=True)
    ]
    return all(end < start for end, start in edges)


def _is_leader(cell: Cell) -> bool:
    """Tell whether dots lead from an entry to its page."""
    dots = sum(cluster.base.text == "." for cluster in cell.clusters)
    return dots > SIGN and dots * 4 > len(cell.clusters)


def _has_figure(cell: Cell) -> bool:
    return any(cluster.base.text.isdigit() for cluster in cell.clusters)


def _part_by_tags(row: Row, blocks: Mapping[int, tuple[int, str]]) -> None:
    """Cut the cells of a row where the tags change from one cell of a table to another."""
    found: list[Cell] = []
    for cell in row.cells:
        of_table = [_block(cell, place, blocks) for place in range(len(cell.clusters))]
        places = [
            place for place in range(1, len(of_table)) if of_table[place] != of_table[place - 1] and of_table[place]
        ]
        found += [
            replace(piece, is_apart=any(_block(piece, place, blocks) for place in range(len(piece.clusters))))
            for piece in _pieces(cell, places)
        ]
    row.cells = found


def _block(cell: Cell, place: int, blocks: Mapping[int, tuple[int, str]]) -> int:
    """Return the number of the block of the cell of a table that a cluster stands in, 0 for none."""
    number, role = blocks.get(cell.clusters[place].base.content, (0, ""))
    return number if role.endswith(CELL_ROLES) else 0

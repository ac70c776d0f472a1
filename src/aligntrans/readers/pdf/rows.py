"""Characters in their places to rows of cells: what stands on one base line, parted where the gaps are wide."""

from __future__ import annotations

import itertools
import statistics
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligntrans.readers.pdf import letters
from aligntrans.readers.pdf.clusters import clusters_of, place_of
from aligntrans.readers.pdf.order import Sign, read_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aligntrans.readers.pdf.clusters import Cluster
    from aligntrans.readers.pdf.extraction import Glyph

# In ems; seen on pages of LibreOffice and Chromium in three languages.
SAME_LINE = 0.45
CELL_GAP = 0.95
SPACE = 0.16
SURE_SPACE = 0.04  # where the file has a space
LIKELY_SPACE = 0.08
NO_SPACE = 0.25  # where the file runs on without a space
NO_SPACE_IN_WORD = 0.24
WIDEST_SPACED = 0.3
TABLE_GAP = 0.35
FARTHEST = 40  # characters in the file between the last and the first ones of two cells beside each other


@dataclass(slots=True)
class Cell:
    """Part of a row without a wide gap."""

    clusters: list[Cluster]
    spaces: list[bool]
    """Whether a space stands before each cluster, from left to right."""
    gaps: list[bool]
    """Whether a gap stands before each cluster that the file has no space for, as between cells of a table."""
    left: float
    right: float
    y: float
    size: float
    text: str = ""
    is_rtl: bool = False
    is_apart: bool = False
    """Whether it is known to be a cell of a table."""


@dataclass(slots=True)
class Row:
    """What stands on one base line, from left to right."""

    y: float
    size: float
    cells: list[Cell]


def rows(glyphs: Sequence[Glyph]) -> list[Row]:
    """Return the rows of a page from top to bottom, their text not read yet.

    Args:
        glyphs: upright ones of one page, in the order of its stream.
    """
    visible = [glyph for glyph in glyphs if not glyph.text.isspace()]
    spaced = {glyph.order: glyph.holder != 0 for glyph in glyphs if glyph.text.isspace()}
    has_spaces = any(spaced.values())
    found = []
    for y, size, members in _base_lines(visible):
        clusters = clusters_of(members, y)
        if clusters:
            found.append(Row(y, size, list(_cells(clusters, y, size, spaced, has_spaces=has_spaces))))
    return found


def _base_lines(glyphs: Sequence[Glyph]) -> Iterator[tuple[float, float, list[Glyph]]]:
    """Yield height, size and glyphs of each base line from top to bottom.

    Lines of many characters are found first, so that raised figures, and marks, join the line that they belong to.
    """
    marked = {place_of(glyph) for glyph in glyphs if letters.is_mark(glyph.text[0])}
    groups: dict[tuple[int, int], list[Glyph]] = {}
    loose: list[Glyph] = []
    for glyph in glyphs:
        if letters.is_mark(glyph.text[0]) or place_of(glyph) in marked:
            loose.append(glyph)
        else:
            groups.setdefault((round(glyph.y), round(glyph.size)), []).append(glyph)
    lines: list[tuple[float, float, list[Glyph]]] = []
    heights: list[float] = []
    for group in sorted(groups.values(), key=lambda group: (-len(group) * group[0].size, -group[0].y)):
        y, size = group[0].y, group[0].size
        line = _nearest(lines, heights, y, SAME_LINE, size)
        if line is None:
            line = (y, size, [])
            place = bisect_left(heights, -y)
            heights.insert(place, -y)
            lines.insert(place, line)
        line[2].extend(group)
    for glyph in loose:
        line = _nearest(lines, heights, glyph.y, 1.0, 0.0)
        if line is None:
            line = (glyph.y, glyph.size, [])
            place = bisect_left(heights, -glyph.y)
            heights.insert(place, -glyph.y)
            lines.insert(place, line)
        line[2].append(glyph)
    for y, _, members in lines:
        yield y, statistics.median(one.size for one in members), members


def _nearest(
    lines: Sequence[tuple[float, float, list[Glyph]]],
    heights: Sequence[float],
    y: float,
    ems: float,
    size: float,
) -> tuple[float, float, list[Glyph]] | None:
    """Return the line next to a height, if it is no more than *ems* of the larger of its size and *size* away."""
    place = bisect_left(heights, -y)
    near = [line for line in lines[max(0, place - 2) : place + 2] if abs(line[0] - y) <= ems * max(line[1], size)]
    return min(near, key=lambda line: abs(line[0] - y), default=None)


def _cells(
    clusters: Sequence[Cluster], y: float, size: float, spaced: Mapping[int, bool], *, has_spaces: bool
) -> Iterator[Cell]:
    """Yield the cells of a line; a gap that is wide for its letters parts them."""
    gaps = [max(0.0, right.left - left.right) for left, right in itertools.pairwise(clusters)]
    narrow = [gap for gap in gaps if gap < WIDEST_SPACED * size]
    usual = statistics.median(narrow) if len(narrow) > 5 else 0.0
    cell: list[Cluster] = [clusters[0]]
    spaces, parts = [False], [False]
    reach = clusters[0].right
    for cluster in clusters[1:]:
        em = max(1.0, min(cluster.base.size, cell[-1].base.size)) if size else 1.0
        gap = cluster.left - reach
        if gap > CELL_GAP * max(em, size):
            yield _cell(cell, spaces, parts, y, size)
            cell, spaces, parts = [], [], []
        parts.append(
            bool(cell)
            and has_spaces
            and gap > TABLE_GAP * em
            and not _has_own_space(cell[-1].base, cluster.base, spaced)
        )
        spaces.append(bool(cell) and gap > usual + em * _threshold(cell[-1].base, cluster.base, spaced))
        cell.append(cluster)
        reach = max(reach, cluster.right)
    yield _cell(cell, spaces, parts, y, size)


def _has_own_space(left: Glyph, right: Glyph, spaced: Mapping[int, bool]) -> bool:
    """Tell whether the file has a space between two glyphs, or could have: they do not stand side by side in it."""
    first, last = sorted((left.order, right.order))
    return last - first > FARTHEST or any(spaced.get(order, False) for order in range(first + 1, last))


def _threshold(left: Glyph, right: Glyph, spaced: Mapping[int, bool]) -> float:
    """Return how many ems make a space between two glyphs, by what stands between them in the file."""
    first, last = sorted((left.order, right.order))
    if last - first == 1:
        if left.holder == right.holder:
            return NO_SPACE
        return NO_SPACE_IN_WORD if left.text[0].isalpha() and right.text[0].isalpha() else SPACE
    if last - first == 2 and (is_own := spaced.get(first + 1)) is not None:
        if is_own:
            return SURE_SPACE
        # The library's own guess is good for letters that stand beside each other in their order.
        return (
            LIKELY_SPACE if left.text[0].isascii() and right.text[0].isascii() and left.order < right.order else SPACE
        )
    return SPACE


def _cell(clusters: list[Cluster], spaces: list[bool], gaps: list[bool], y: float, size: float) -> Cell:
    left, right = min(one.left for one in clusters), max(one.right for one in clusters)
    return Cell(clusters, spaces, gaps, left, right, y, size)


def read(cell: Cell, *, is_rtl: bool) -> Cell:
    """Return *cell* with its text and direction set; *is_rtl* tells the direction of the document."""
    signs: list[Sign] = []
    for cluster, has_space in zip(cell.clusters, cell.spaces, strict=True):
        if has_space:
            signs.append(Sign(" ", cluster.base.order))
        if text := letters.folded(cluster.text()):
            signs.append(Sign(text, cluster.base.order))
    rtl = sum(sign.kind == "R" for sign in signs)
    ltr = sum(sign.kind == "L" for sign in signs)
    cell.is_rtl = rtl > (ltr / 8 if is_rtl else ltr) or (is_rtl and not ltr)
    text = "".join(sign.text for sign in read_order(signs, right_to_left=cell.is_rtl))
    text = letters.turned(text) if cell.is_rtl else text
    if cell.is_rtl != is_rtl and text[-1:] in letters.BULLETS:  # it stands where the lines of the document begin
        text = f"{text[-1]} {text[:-1].rstrip()}"
    cell.text = text
    return cell

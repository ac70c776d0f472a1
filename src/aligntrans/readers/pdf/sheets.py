"""A page's characters to its lines in the order in which they are read, with links, weight and tags."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from aligntrans.readers.pdf import rows, tables
from aligntrans.readers.pdf.columns import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.readers.pdf.columns import Line
    from aligntrans.readers.pdf.extraction import Content, Glyph, Sheet
    from aligntrans.readers.pdf.rows import Cell, Row

BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
BOLD_SHARE = 0.9
OUTSIDE = 2.0
"""Points around the page in which characters still count as seen."""
CONTROLS = {"\x02": "-", "\u2028": " ", "\u2029": " "}
"""What the library makes of a hyphen at the end of a line, among others."""


def rows_of(sheet: Sheet) -> list[list[Row]]:
    """Return the rows of a page, their text not read yet: those of most letters, then those of each other angle."""
    upright, turned = _by_angle(sheet)
    return [rows.rows(glyphs) for glyphs in (upright, *turned)]


def _by_angle(sheet: Sheet) -> tuple[list[Glyph], list[list[Glyph]]]:
    """Return the characters of the commonest angle, laid upright, and the others."""
    left, bottom, right, top = sheet.box
    has_no_size = not (right > left and top > bottom)
    by_angle: dict[int, list[Glyph]] = {}
    last = 0
    for glyph in sheet.glyphs:
        angle = last = (round(glyph.angle / 5) * 5) % 360 if glyph.holder else last
        # Tiny tilts are of scans and slanted letters.
        angle = round(angle / 90) * 90 % 360 if min(angle % 90, 90 - angle % 90) <= 5 else angle
        is_seen = has_no_size or (
            left - OUTSIDE <= glyph.x <= right + OUTSIDE and bottom - OUTSIDE <= glyph.y <= top + OUTSIDE
        )
        text = CONTROLS.get(glyph.text, glyph.text)
        if is_seen and text not in "\x00\ufeff\ufffe\uffff":
            by_angle.setdefault(angle, []).append(glyph if text == glyph.text else replace(glyph, text=text))
    if not by_angle:
        return [], []
    most = max(by_angle, key=lambda angle: (len(by_angle[angle]), -angle))
    upright = _laid(by_angle.pop(most), most)
    return upright, [_laid(by_angle[angle], angle) for angle in sorted(by_angle)]


def _laid(glyphs: list[Glyph], angle: int) -> list[Glyph]:
    """Return characters written at a right angle as if the page was turned; others stay where they are."""
    if angle not in (90, 180, 270):
        return glyphs
    found: list[Glyph] = []
    for glyph in glyphs:
        corners = [_turned(x, y, angle) for x in (glyph.left, glyph.right) for y in (glyph.bottom, glyph.top)]
        x, y = _turned(glyph.x, glyph.y, angle)
        sides = [x for x, _ in corners], [y for _, y in corners]
        found.append(
            replace(glyph, x=x, y=y, left=min(sides[0]), right=max(sides[0]), bottom=min(sides[1]), top=max(sides[1]))
        )
    return found


def _turned(x: float, y: float, angle: int) -> tuple[float, float]:
    return {90: (y, -x), 180: (-x, -y), 270: (-y, x)}[angle]


def lines_of(found_rows: Sequence[Row], content: Content, number: int, *, is_rtl: bool) -> list[Line]:
    """Return the lines of rows of page *number*, in the order in which they are read."""
    sheet = content.sheets[number]
    bold = {place for place, (name, _, _) in enumerate(content.fonts) if BOLD.search(name)}
    tables.part(found_rows, sheet.blocks)
    for row in found_rows:
        for cell in row.cells:
            rows.read(cell, is_rtl=is_rtl)
    found = Reading(found_rows, is_rtl=is_rtl).lines()
    middle = (sheet.box[1] + sheet.box[3]) / 2
    for line in found:
        bases = [cluster.base for cell in line.cells for cluster in cell.clusters]
        line.sheet = number
        line.is_low = line.y < middle
        line.is_bold = sum(base.font in bold for base in bases) >= BOLD_SHARE * len(bases)
        blocks = Counter(sheet.blocks[base.content] for base in bases if base.content in sheet.blocks)
        for (block, role), _ in blocks.most_common(1):
            line.block, line.role = block, role
        if sheet.links:
            line.links = _links(line, sheet, is_rtl=is_rtl)
    for above, below in itertools.pairwise(found):
        if above.column == below.column:
            below.gap = above.y - below.y
    return found


def _links(line: Line, sheet: Sheet, *, is_rtl: bool) -> list[tuple[str, str]]:
    """Return the links of a line in the order in which they are read."""
    found: list[tuple[float, str, str]] = []
    for (left, bottom, right, top), address in sheet.links:
        if not bottom <= line.y + line.size / 4 <= top or left > line.right or right < line.left:
            continue
        words = " ".join(filter(None, (_inside(cell, left, right, is_rtl=is_rtl) for cell in line.cells)))
        if words.strip():
            found.append((-right if line.is_rtl else left, words.strip(), address))
    return [(words, address) for _, words, address in sorted(found)]


def _inside(cell: Cell, left: float, right: float, *, is_rtl: bool) -> str:
    """Return the text of a cell between two edges."""
    chosen = [
        (cluster, space)
        for cluster, space in zip(cell.clusters, cell.spaces, strict=True)
        if left <= (cluster.left + cluster.right) / 2 <= right
    ]
    if not chosen:
        return ""
    clusters, spaces = map(list, zip(*chosen, strict=True))
    inside = replace(cell, clusters=clusters, spaces=[False, *spaces[1:]], gaps=[False] * len(clusters))
    return rows.read(inside, is_rtl=is_rtl).text

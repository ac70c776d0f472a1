"""Lines that a page repeats or numbers: running heads and page numbers; and notes at its foot."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from aligntrans.readers.page.vocabulary import squash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.readers.pdf.columns import Line

EDGE_LINES = 4
"""Lines from the top and the bottom of a page that may be its head or foot."""
EDGE_SHARE = 0.16
"""Of the height of the page."""
SAME_HEIGHT = 14.0  # points
PAGE_NUMBER = re.compile(
    r"[\W_]*(?:[^\W\d_]{1,8}\.?\s+)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|\||[^\W\d_]{1,4})\s*\d{1,4})?[\W_]*",
    re.IGNORECASE,
)
DIGITS = re.compile(r"\d+")
SMALL = 0.93
"""Of the size of most letters: notes are smaller."""
NOTE = re.compile(r"(?:\[?\d{1,3}[\]).]?|[*†‡§\u00b9\u00b2\u00b3\u2070-\u2079]+)\s*\S")


def mark(sheets: Sequence[tuple[Sequence[Line], float, float]]) -> set[int]:
    """Return the ids of lines that are running heads or page numbers.

    Args:
        sheets: lines of each page with its lower and upper edge, in points.
    """
    edges = [_edges(lines, bottom, top) for lines, bottom, top in sheets]
    places: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, lines in enumerate(edges):
        for line in lines:
            places[_key(line)].append((number, line.y))
    found: set[int] = set()
    for number, lines in enumerate(edges):
        for line in lines:
            others = {other for other, y in places[_key(line)] if other != number and abs(y - line.y) <= SAME_HEIGHT}
            is_number = PAGE_NUMBER.fullmatch(line.text) is not None and any(map(str.isdigit, line.text))
            is_alone = is_number and len(sheets) == 1 and _is_outermost(line, sheets[0][0])
            if (len(others) * 8 >= len(sheets) and others) or is_alone:
                found.add(id(line))
    return found


def _is_outermost(line: Line, lines: Sequence[Line]) -> bool:
    return len(lines) > 2 and (line.y >= max(one.y for one in lines) or line.y <= min(one.y for one in lines))


def _key(line: Line) -> str:
    return DIGITS.sub("#", line.text) if not squash(DIGITS.sub("", line.text)) else squash(DIGITS.sub("", line.text))


def _edges(lines: Sequence[Line], bottom: float, top: float) -> list[Line]:
    """Return the first and last few lines of a page that stand near its edges."""
    heights = sorted({round(line.y) for line in lines})
    near = {*heights[:EDGE_LINES], *heights[-EDGE_LINES:]}
    share = EDGE_SHARE * (top - bottom)
    return [line for line in lines if round(line.y) in near and (line.y > top - share or line.y < bottom + share)]


def notes(lines: Sequence[Line], size: float) -> set[int]:
    """Return the ids of the lines of a page that are notes at its foot, given the *size* of most letters."""
    found: set[int] = set()
    by_height = sorted(lines, key=lambda line: line.y)
    for line in by_height:
        if line.size > SMALL * size or line.table:
            break
        found.add(id(line))
    small = [line for line in lines if id(line) in found]
    first = next((number for number, line in enumerate(small) if NOTE.match(line.text)), None)
    if first is None or len(small) == len(lines):
        return set()
    return {id(line) for line in small[first:]}

"""Lines set for players that know no right-to-left text: the controls around them, punctuation put in front."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

INVISIBLE = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
OPENS = "\u202a\u202b\u2066\u2067\u2068"
"""Embeddings and isolates, which say the direction of a line as a style would. Overrides and marks stay."""
CLOSES = "\u202c\u2069"
LEADING = re.compile("([\u061c\u200e\u200f\ufeff]*)([.!?\u061f\u060c,\u061b;:\u2026]+)([ \t]*)")
RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
LEAST_IN_FRONT = 3
"""Lines with punctuation in front from which it is no slip; not tuned."""
STOPS = ".!?\u061f\u060c,\u061b;:"


def mended(cues: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the lines of *cues* as their writer meant them.

    Embeddings and isolates that open at a line's start or close at its end go: a line's end ends them, and lines are
    joined. Where right-to-left lines have their punctuation in front more often than at their end, as files for
    players that set everything from the left, it is put back where it is read.
    """
    bare = [[_without_embedding(line) for line in lines] for lines in cues]
    sides = [_side(line) for lines in bare for line in lines]
    in_front = sides.count(-1)
    if in_front < LEAST_IN_FRONT or in_front <= sides.count(1):
        return bare
    return [[_turned(line) if _side(line) < 0 else line for line in lines] for lines in bare]


def _without_embedding(line: str) -> str:
    line = line.strip()
    end = len(line)
    start = 0
    while start < end and line[start] in OPENS:
        start += 1
    while end > start and line[end - 1] in CLOSES:
        end -= 1
    opened = sum(line[start:end].count(one) for one in OPENS) - sum(line[start:end].count(one) for one in CLOSES)
    # What opens inside and closes at the end is no frame of the line: its ends stay.
    return line[start : end + max(0, min(opened, len(line) - end))].strip()


def _side(line: str) -> int:
    """Return -1 when the stop of a right-to-left line stands in front, 1 at its end, else 0; dots in front go on."""
    bare = INVISIBLE.sub("", line).strip()
    if not RTL.search(bare[:8]):
        return 0
    if bare[-1] in STOPS:
        return 1
    is_dots = bare.startswith(("...", "\u2026"))
    return -1 if bare[0] in STOPS and not is_dots else 0


def _turned(line: str) -> str:
    found = LEADING.match(line)
    return f"{found[1]}{line[found.end() :]}{found[2]}" if found else line

"""Nouns of subtitles, and what their formats share: cues, their lines and their times."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligntrans.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Sequence

CLOCK = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,:](\d{1,3}))?"
TIMING = re.compile(rf"\s*{CLOCK}\s*-{{1,2}}>\s*{CLOCK}(?=\s|$)", re.ASCII)
MEANT = re.compile(r"\s*[\d:.,]{0,20}\d:\d[\d:.,]{0,20}\s*(?:-+>|\u2192)|[^:]{0,12}-->\s*\d+:\d", re.ASCII)
"""A line that was to be a timing line, well-formed or not."""
LONGEST_SHOWN = 60
"""Characters of a line that messages show."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a cue, without mark-up."""

    text: str
    speaker: str = ""
    """Who says it, where the format has a place for that."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What stands on the screen for a while. Times are milliseconds."""

    start: int
    end: int
    lines: tuple[Line, ...]


def is_timing(line: str) -> bool:
    """Tell whether *line* is a timing line, or was to be one."""
    return ">" in line and (TIMING.match(line) is not None or MEANT.match(line) is not None)


def times(line: str, number: int) -> tuple[int, int]:
    """Return start and end, in milliseconds, that a timing line gives.

    Args:
        line: the line.
        number: its place in the file, from 1, for the message.

    Raises:
        ReadError: it cannot be read.
    """
    found = TIMING.match(line)
    if found:
        start, end = _milliseconds(found.groups()[:4]), _milliseconds(found.groups()[4:])
        if start is not None and end is not None:
            return start, end
    raise ReadError(
        f"line {number}: {line.strip()[:LONGEST_SHOWN]!r} is no timing line; write it as 00:01:02,500 --> 00:01:04,000"
    )


def _milliseconds(parts: Sequence[str | None]) -> int | None:
    hours, minutes, seconds = (int(part or "0") for part in parts[:3])
    if minutes > 59 or seconds > 59:
        return None
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + int((parts[3] or "0").ljust(3, "0"))

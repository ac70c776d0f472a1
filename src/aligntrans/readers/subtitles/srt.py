"""SubRip files to a page. How cues become paragraphs is told elsewhere."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from aligntrans.errors import ReadError
from aligntrans.model import Metadata
from aligntrans.readers.encoding import decode
from aligntrans.readers.page import pages
from aligntrans.readers.subtitles import blocks, cues
from aligntrans.readers.subtitles.cues import Cue, Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aligntrans.model import Page

TAGS = re.compile(r"</?(?:i|b|u|s|em|strong|font|span|c|p|ruby|rt)(?:\s[^<>]*)?/?>", re.IGNORECASE)
LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
OVERRIDES = re.compile(r"\{\\[^{}]*\}|\{/?[biusBIUS]\}|\{[a-zA-Z]:[^{}]*\}")
"""Those of Sub Station Alpha and MicroDVD that players take in SubRip: place, colour, italics."""


class SrtReader:
    """Reads SubRip subtitles; sentences that run over several cues are made whole."""

    extensions: ClassVar[tuple[str, ...]] = (".srt",)

    def read(self, data: bytes, *, keep_lines: bool = False) -> Page:
        """Return the text of the cues; see `aligntrans.protocols.Reader`.

        Numbers, times, places and mark-up are no text. With *keep_lines* every cue is a block of its own.
        """
        lines = decode(data).split("\n")
        return pages.page(blocks.pieces(list(_cues(lines)), whole_cues=keep_lines), Metadata())


def _cues(lines: Sequence[str]) -> Iterator[Cue]:
    starts = [number for number, line in enumerate(lines) if cues.is_timing(line)]
    if not starts:
        raise ReadError("has no timing line such as 00:01:02,500 --> 00:01:04,000; if it is plain text, name it .txt")
    has_numbers = starts[0] > 0 and lines[starts[0] - 1].strip().isdigit()
    texts = [
        (start, _without_number(lines, start + 1, after) if has_numbers else after)
        for start, after in pairwise([*starts, len(lines)])
    ]
    if lines[0].startswith("WEBVTT"):
        raise ReadError("line 1: 'WEBVTT' begins a WebVTT file; name it .vtt")
    for number in range(starts[0]):
        text = lines[number].strip()
        if text and not text.isdigit():
            raise ReadError(
                f"line {number + 1}: {text[: cues.LONGEST_SHOWN]!r} stands before the first timing line; remove it, or"
                " give it a timing line"
            )
    for start, end in texts:
        began, ended = cues.times(lines[start], start + 1)
        shown = LINE_BREAK.sub("\n", "\n".join(lines[start + 1 : end])).split("\n")
        yield Cue(began, ended, tuple(Line(OVERRIDES.sub("", TAGS.sub("", line))) for line in shown))


def _without_number(lines: Sequence[str], start: int, end: int) -> int:
    """Return where the text of a cue ends, whose lines end where the next timing line stands."""
    if end == len(lines):
        return end
    last = end - 1
    while last >= start and not lines[last].strip():
        last -= 1
    is_number = last >= start and lines[last].strip().isdigit()
    is_apart = last == start or not lines[last - 1].strip()
    return last if is_number and is_apart else end

"""WebVTT files to a page. How cues become paragraphs is told elsewhere."""

from __future__ import annotations

import html
import re
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

HEADER = re.compile(r"WEBVTT(?:[ \t]|$)")
LANGUAGE = re.compile(r"Language\s*[:=]\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\s*", re.IGNORECASE)
NO_CUE = re.compile(r"(?:NOTE(?:[ \t]|$)|(?:STYLE|REGION)[ \t]*$)")
VOICE = re.compile(r"<v(?:\.[^\s<>]*)?(?:[ \t]([^<>]*))?>|(</v>)")
TAGS = re.compile(r"</?(?:[a-zA-Z][^<>]*|[.\d][^<>]*)?>")


class VttReader:
    """Reads WebVTT subtitles; sentences that run over several cues are made whole."""

    extensions: ClassVar[tuple[str, ...]] = (".vtt",)

    def read(self, data: bytes, *, keep_lines: bool = False) -> Page:
        """Return the text of the cues; see `aligntrans.protocols.Reader`.

        Names of cues, times, settings, notes, styles, speakers and mark-up are no text. With *keep_lines* every cue
        is a block of its own.
        """
        lines = decode(data).split("\n")
        if not HEADER.match(lines[0]):
            raise ReadError(
                f"line 1: {lines[0].strip()[: cues.LONGEST_SHOWN]!r} is not WEBVTT; put that line before the cues, or"
                " name a SubRip file .srt"
            )
        found = list(_cues(lines))
        return pages.page(blocks.pieces(found, whole_cues=keep_lines), Metadata(), _language(lines))


def _language(lines: Sequence[str]) -> str:
    """Return the tag that the file's head names, empty when it names none."""
    for line in lines[1:]:
        if not line.strip() or "-->" in line:
            break
        if found := LANGUAGE.fullmatch(line):
            return found[1]
    return ""


def _cues(lines: Sequence[str]) -> Iterator[Cue]:
    place = 0
    while place < len(lines) and lines[place].strip() and not cues.is_timing(lines[place]):
        place += 1  # the file's head
    if place < len(lines) and cues.is_timing(lines[place]) and place > 1:
        place -= 1  # the name of a cue right behind the head, or a line of the head, which names nothing
    while place < len(lines):
        end = place
        while end < len(lines) and lines[end].strip():
            end += 1
        if end > place and not NO_CUE.match(lines[place]):
            yield from _block(lines, place, end)
        place = end + 1


def _block(lines: Sequence[str], start: int, end: int) -> Iterator[Cue]:
    """Yield the cues of lines that no empty line parts: one, or more in files that leave the empty lines out."""
    starts = [number for number in range(start, end) if cues.is_timing(lines[number])]
    if not starts or starts[0] > start + 1:
        raise ReadError(
            f"line {start + 1}: {lines[start].strip()[: cues.LONGEST_SHOWN]!r} belongs to no cue; give it a timing line"
            " such as 00:01:02.500 --> 00:01:04.000, or write NOTE before it"
        )
    for number, place in enumerate(starts):
        began, ended = cues.times(lines[place], place + 1)
        after = starts[number + 1] if number + 1 < len(starts) else end
        yield Cue(began, ended, tuple(_lines("\n".join(lines[place + 1 : after]))))


def _lines(text: str) -> Iterator[Line]:
    speaker, start = "", 0
    for voice in VOICE.finditer(text):
        yield from _spoken(text[start : voice.start()], speaker)
        speaker, start = html.unescape(voice[1] or "").strip(), voice.end()
    yield from _spoken(text[start:], speaker)


def _spoken(text: str, speaker: str) -> Iterator[Line]:
    for line in text.split("\n"):
        words = html.unescape(TAGS.sub("", line))
        if words.strip():
            yield Line(words, speaker)

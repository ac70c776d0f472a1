"""Cues to pieces of text: sentences that run over cues made whole, changes of speaker kept apart."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from aligntrans.languages import LANGUAGES
from aligntrans.model import Kind
from aligntrans.readers.page import pages, wording
from aligntrans.readers.page.pages import Piece
from aligntrans.readers.subtitles import direction

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aligntrans.readers.subtitles.cues import Cue

# None of these is tuned: subtitlers' guides ask for less than a second between the cues of a sentence.
LONGEST_GAP = 3000
"""Milliseconds without text after which nothing goes on."""
MOST_CUES = 12
"""Of a block: where captions have no full stops, nothing else would end one."""
ROLLING_GAP = 200
"""Milliseconds between cues of which the second repeats the first and adds to it."""
LEAST_GROWING = 3
"""Cues that repeat and add from which captions roll up."""
DASHES = re.compile(r"[-\u2010\u2012-\u2015\u2212](?=\s*[^\W_]|\s*[\"'«“‘(\[\u2026.])")
SOUND = re.compile(r"\[[^\[\]]*\]|\([^()]*\)|([♪♫#]).*[♪♫#]")
"""A cue that is nothing but a sound or a song, in brackets or between notes."""
DOTS = ("...", "\u2026")


class _Said(NamedTuple):
    """A line, or lines of one speaker in one cue, as one."""

    text: str
    speaker: str
    cue: int
    has_dash: bool


def pieces(cues: Sequence[Cue], *, whole_cues: bool) -> list[Piece]:
    """Return the text of *cues* in order, a sentence never parted where it goes on in the next cue.

    A block ends where a cue or line ends as a sentence does, at a change of speaker, which another name or a dash
    at the start of a line tells, around sounds in brackets, and where the screen is empty for `LONGEST_GAP`.

    Args:
        cues: in the order of the file.
        whole_cues: make a block of every cue instead.
    """
    if not cues:
        return []
    texts = direction.mended([[line.text for line in cue.lines] for cue in cues])
    texts = _without_repeats(cues, texts)
    if whole_cues:
        joined = (pages.one_line(" ".join(lines)) for lines in texts)
        return [Piece(Kind.PARAGRAPH, text) for text in joined if text]
    found: list[Piece] = []
    block: list[_Said] = []
    for said in _said(cues, texts):
        if block and not _goes_on(block, said, cues):
            found.append(_piece(block))
            block = []
        block.append(said)
    return [*found, _piece(block)] if block else found


def _piece(block: Sequence[_Said]) -> Piece:
    return Piece(Kind.PARAGRAPH, " ".join(said.text for said in block))


def _said(cues: Sequence[Cue], texts: Sequence[Sequence[str]]) -> Iterator[_Said]:
    for number, (cue, lines) in enumerate(zip(cues, texts, strict=True)):
        told = [(pages.one_line(text), line.speaker) for text, line in zip(lines, cue.lines, strict=True)]
        told = [(text, speaker) for text, speaker in told if text]
        if SOUND.fullmatch(" ".join(text for text, _ in told)) and len({speaker for _, speaker in told}) == 1:
            yield _Said(" ".join(text for text, _ in told), told[0][1], number, has_dash=False)
            continue
        is_talk = bool(told) and _has_dash(told[0][0])
        for place, (text, speaker) in enumerate(told):
            has_dash = _has_dash(text) and (place == 0 or is_talk or _ends(told[place - 1][0]))
            yield _Said(text, speaker, number, has_dash)


def _has_dash(text: str) -> bool:
    return DASHES.match(direction.INVISIBLE.sub("", text)) is not None


def _goes_on(block: Sequence[_Said], said: _Said, cues: Sequence[Cue]) -> bool:
    """Tell whether the sentence that *block* ends with goes on in *said*."""
    last = block[-1]
    if said.has_dash or said.speaker != last.speaker or said.cue - block[0].cue >= MOST_CUES:
        return False
    if SOUND.fullmatch(said.text) or SOUND.fullmatch(last.text):
        return False
    if cues[said.cue].start - cues[last.cue].end > LONGEST_GAP:
        return False
    bare = direction.INVISIBLE.sub("", said.text)
    if last.text.endswith(DOTS) and said.cue != last.cue:
        return bare.startswith(DOTS) or bare[:1].islower()
    return said.cue == last.cue or not _ends(last.text)


def _ends(text: str) -> bool:
    """Tell whether a sentence ends where *text* does."""
    bare = direction.INVISIBLE.sub("", text)
    return wording.ends_sentence(bare) and bare.rsplit(None, 1)[-1].lower() not in _never_final()


@cache
def _never_final() -> frozenset[str]:
    held = (language.abbreviations for language in LANGUAGES.values())
    return frozenset(word for one in held for word in one.honorifics | one.never_final)


def _without_repeats(cues: Sequence[Cue], texts: list[list[str]]) -> list[list[str]]:
    """Return *texts* without the lines that captions which roll up show once more above each new line.

    Only where most cues do so: elsewhere someone says the same thing twice.
    """
    shown = [[text for line in lines if (text := pages.one_line(line))] for lines in texts]
    repeats = [0]
    for number, (before, after) in enumerate(pairwise(shown), start=1):
        is_next = cues[number].start - cues[number - 1].end <= ROLLING_GAP
        repeats.append(_repeated(before, after) if is_next else 0)
    rolling = sum(map(bool, repeats))
    growing = sum(0 < count < len(lines) for count, lines in zip(repeats, shown, strict=True))
    if 2 * rolling < sum(map(bool, shown)) or 3 * growing < rolling or growing < LEAST_GROWING:
        return texts
    return [_blanked(lines, count) for lines, count in zip(texts, repeats, strict=True)]


def _repeated(before: Sequence[str], after: Sequence[str]) -> int:
    """Return how many lines at the start of *after* are the last of *before*."""
    for count in range(min(len(before), len(after)), 0, -1):
        if list(before[-count:]) == list(after[:count]):
            return count
    return 0


def _blanked(lines: Sequence[str], count: int) -> list[str]:
    """Return *lines* with the first *count* of those that hold anything made empty."""
    kept = []
    for line in lines:
        is_repeat = count > 0 and bool(line.strip())
        count -= is_repeat
        kept.append("" if is_repeat else line)
    return kept

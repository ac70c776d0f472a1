"""Messages in English that quote other scripts: which parts of one run from right to left, and have to be isolated."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from aligntrans import languages
from aligntrans.errors import LanguageError
from aligntrans.text.bidi import isolate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligntrans.checking.results import Found

TO_THE_LEFT = frozenset({"R", "AL", "AN"})
"""Bidirectional classes of what runs to the left."""
QUOTED = re.compile(r"""(?<=“)[^“”]+(?=”)|(?<=‘)[^‘’]+(?=’)|(?<=")[^"]+(?=")|«[^«»]*»""")
"""What a message quotes, which runs by itself; the marks of Arabic and Farsi run with it."""
WHITE = re.compile(r"[^\S \u00a0\u202f]+")
INVISIBLE = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Controls of direction and of terminals, and halves of characters."""


def runs(message: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of *message* in order, and whether each has a direction of its own."""
    done = 0
    for quoted in QUOTED.finditer(message):
        if any(map(_turns, quoted.group())):
            yield from _unquoted(message[done : quoted.start()])
            yield quoted.group(), True
            done = quoted.end()
    yield from _unquoted(message[done:])


def _unquoted(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of text outside quotation marks: what runs to the left ends at a letter that does not."""
    done = begin = end = 0
    for position, character in enumerate(text):
        if _turns(character):
            if end <= done:
                begin = position
            end = position + 1
        elif end > done and (unicodedata.bidirectional(character) == "L" or text.startswith(", ", position)):
            yield from _parts(text, done, begin, end)
            done = end
    if end > done:
        yield from _parts(text, done, begin, end)
        done = end
    if done < len(text):
        yield text[done:], False


def _turns(character: str) -> bool:
    return unicodedata.bidirectional(character) in TO_THE_LEFT


def _parts(message: str, done: int, begin: int, end: int) -> Iterator[tuple[str, bool]]:
    if done < begin:
        yield message[done:begin], False
    yield message[begin:end], True


def isolated(message: str) -> str:
    """Return *message* in one line, what is invisible in it written as its code, each part with its own direction."""
    return "".join(isolate(part) if turned else part for part, turned in runs(shown(message)))


def shown(text: str) -> str:
    """Return *text* in one line, controls of direction and of terminals written as their codes: ``U+202E``."""
    return INVISIBLE.sub(lambda found: f"U+{ord(found.group()):04X}", WHITE.sub(" ", text))


def where(found: Found) -> str:
    """Return the file of *found* with line and column, as far as they are known: ``brief.po:12:4``."""
    return ":".join([found.file, *position(found)])


def position(found: Found) -> list[str]:
    """Return line and column of *found*, as far as they are known."""
    if not found.place.line:
        return []
    return [str(found.place.line), *([str(found.place.column)] if found.place.column else [])]


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: ``1 error``, ``2,000 errors``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def direction(tag: str) -> str:
    """Return where text of a language runs: ``rtl``, ``ltr``, or ``auto`` when the tag is none."""
    try:
        return str(languages.of(tag).direction)
    except LanguageError:
        return "auto"

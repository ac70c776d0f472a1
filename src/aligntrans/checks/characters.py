"""What checks of single characters share: where the characters of a text are that one asks for, and their fixes."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from aligntrans.model import Finding, Fix, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from aligntrans.model import Severity, TranslationUnit, Variant

REACH = 60
"""Characters on either side that may belong to a word."""
MOST_NAMED = 4
"""How many different characters, or pieces of text, a message names."""


def described(characters: Iterable[str]) -> str:
    """Return code points with their names, each once: ``U+202E RIGHT-TO-LEFT OVERRIDE``."""
    every = list(dict.fromkeys(characters))
    named = [f"U+{ord(one):04X} {unicodedata.name(one, '')}".rstrip() for one in every[:MOST_NAMED]]
    more = len(every) - len(named)
    return ", ".join(named) + (f" and {more} more" if more else "")


def quoted(pieces: Iterable[str]) -> str:
    """Return pieces of a text as a message quotes them, each once."""
    every = list(dict.fromkeys(pieces))
    more = len(every) - MOST_NAMED
    return ", ".join(f"“{one}”" for one in every[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def spans(places: Iterable[int]) -> tuple[Span, ...]:
    """Return runs of neighbouring characters, given in order, as spans."""
    found: list[Span] = []
    for place in places:
        if found and found[-1].end == place:
            found[-1] = Span(found[-1].start, place + 1)
        else:
            found.append(Span(place, place + 1))
    return tuple(found)


def replaced(variant: Variant, changes: Mapping[int, str]) -> tuple[Fix, ...]:
    """Return what puts *changes*, by place in order, into a text, each instead of one character."""
    return tuple(Fix(variant.language, Span(place, place + 1), text) for place, text in changes.items())


def finding(
    check: str,
    unit: TranslationUnit,
    severity: Severity,
    message: str,
    variant: Variant,
    where: Sequence[Span],
    *,
    fixes: Sequence[Fix] = (),
    suggestion: str | None = None,
) -> Finding:
    """Return a finding about one text."""
    return Finding(check, unit.id, severity, message, {variant.language: tuple(where)}, suggestion, tuple(fixes))


def word_at(text: str, place: int) -> Span:
    """Return the word around *place*: letters, marks and non-joiners; empty when none is there."""
    start = end = place
    while start and place - start < REACH and _is_part(text[start - 1]):
        start -= 1
    while end < len(text) and end - place < REACH and _is_part(text[end]):
        end += 1
    return Span(start, end)


def _is_part(character: str) -> bool:
    return character.isalpha() or character == "\u200c" or unicodedata.category(character) == "Mn"

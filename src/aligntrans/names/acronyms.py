"""Acronyms in Latin capitals tied to what they stand for, where a text writes one in brackets after the other.

After Schwartz and Hearst (2003), who find the long form by the letters of the short one, right to left. In Arabic
script there are no such letters: there the long form is what is quoted before the bracket, or its last few words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligntrans.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_LETTERS = 10
INVISIBLE = "\u200c-\u200f\u202a-\u202e\u2066-\u2069"
BRACKETED = re.compile(rf"\([{INVISIBLE}]*([^()\n]{{2,120}}?)[{INVISIBLE}]*\)")
SHORT = re.compile(rf"[A-Z][A-Za-z0-9&./-]{{1,{MOST_LETTERS - 1}}}")
SHORT_BEFORE = re.compile(rf"(?<![\w-])([A-Z][A-Za-z0-9&./-]{{1,{MOST_LETTERS - 1}}})[{INVISIBLE}\s]*$")
WORD = re.compile(rf"[^\s{INVISIBLE}]+(?:\u200c[^\s{INVISIBLE}]+)*")
ARABIC = re.compile("[\u0620-\u06d3]")
QUOTED = re.compile(rf"[«“\"]([^«»“”\"\n]{{2,80}})[»”\"][{INVISIBLE}\s]*$")
STOPS = '.,;:!?،؛؟()[]«»“”"'
MORE_WORDS = 5
"""A long form has at most so many words more than the short has letters, and at most twice as many."""


@dataclass(frozen=True, slots=True)
class Acronym:
    """A short form and what it stands for, in one text."""

    short: Span
    long: Span
    is_spelled: bool
    """Whether the letters of the short form are those of the long; else where the long form begins is a guess."""


def acronyms(text: str) -> list[Acronym]:
    """Return the acronyms that *text* explains, in order: ``Popular Mobilization Forces (PMF)``, or the other way."""
    return list(_found(text))


def _found(text: str) -> Iterator[Acronym]:
    for match in BRACKETED.finditer(text):
        start = text.rfind("\n", 0, match.start()) + 1
        inside = Span(*match.span(1))
        if _is_short(match[1]):
            found = _long_before(text, start, match.start(), match[1])
            if found:
                yield Acronym(inside, *found)
        elif before := SHORT_BEFORE.search(text, start, match.start()):
            if _is_short(before[1]) and (spelled := _begins(before[1], match[1])) is not None:
                yield Acronym(Span(*before.span(1)), Span(inside.start + spelled, inside.end), is_spelled=True)
            elif _is_short(before[1]) and ARABIC.search(match[1]):
                yield Acronym(Span(*before.span(1)), inside, is_spelled=False)


def _is_short(text: str) -> bool:
    return bool(SHORT.fullmatch(text)) and sum(map(str.isupper, text)) >= 2


def _long_before(text: str, start: int, end: int, short: str) -> tuple[Span, bool] | None:
    """Return where the long form of *short* is that ends before *end*, and whether it is spelled by it."""
    letters = sum(map(str.isalnum, short))
    words = _words_before(text, start, end, min(letters + MORE_WORDS, 2 * letters))
    if not words:
        return None
    if ARABIC.search(words[-1].of(text)):
        if quoted := QUOTED.search(text, start, end):
            return Span(*quoted.span(1)), False
        last = [word for word in words[-letters:] if ARABIC.search(word.of(text))]
        return Span(last[0].start, last[-1].end), False
    window = Span(words[0].start, words[-1].end)
    spelled = _begins(short, window.of(text))
    return None if spelled is None else (Span(window.start + spelled, window.end), True)


def _words_before(text: str, start: int, end: int, most: int) -> list[Span]:
    """Return the words that end before *end*, at most so many, with no punctuation mark between them."""
    reach = max(start, end - 40 * most)
    found: list[Span] = []
    for match in reversed(list(WORD.finditer(text, reach, end))):
        word = match.group()
        if found and word[-1] in STOPS:
            break
        kept = word.strip(STOPS)
        if not kept or len(found) == most:
            break
        place = match.start() + word.index(kept)
        found.append(Span(place, place + len(kept)))
        if word[0] in STOPS and len(found) > 1:
            break
    return found[::-1]


def _begins(short: str, long: str) -> int | None:
    """Return where in *long* the form begins that the letters of *short* spell; none when they do not."""
    found = _spelled(short, long, capital=True)
    return _spelled(short, long, capital=False) if found is None else found


def _spelled(short: str, long: str, *, capital: bool) -> int | None:
    letters = [letter for letter in short.lower() if letter.isalnum()]
    folded = long.lower() if len(long.lower()) == len(long) else long
    place = len(long)
    for letter in letters[:0:-1]:
        place = folded.rfind(letter, 0, place)
        if place < 0:
            return None
    while (place := folded.rfind(letters[0], 0, place)) >= 0:
        if not (place and folded[place - 1].isalnum()) and (long[place].isupper() or not capital):
            words = len(long[place:].split())
            return place if 1 < words <= min(len(letters) + MORE_WORDS, 2 * len(letters)) else None
    return None

"""Where placeholders, tags and entities stand in a text; which ones are wrong is `placeholders`' to say."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache
from html.entities import html5
from operator import itemgetter
from typing import TYPE_CHECKING

from aligntrans.model import Span
from aligntrans.text.addresses import addresses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SIGNS = re.compile(r"[{%<&]")
"""What every code begins with, or holds."""
PERCENT = re.compile(
    r"%(?:\([\w.-]+\)[-+#0]*\d*(?:\.\d+)?[a-zA-Z]|\{[\w.-]+\}|\d{1,2}\$[-+#0]*\d*(?:\.\d+)?[a-zA-Z@]"
    r"|[-+#0]*\d{0,3}(?:\.\d+)?(?:hh|h|ll|l|z)?[diufxXscgG@](?![^\W\d_]{2}))"
)
"""printf of C, Python, Objective-C; no space after the sign, which is where prose has 50 % of."""
BRACES = re.compile(r"\$?\{\{\s*[\w.$-]{1,60}\s*\}\}|\$?\{\s*[$-]?[\w.\[\]-]{0,60}(?:![rsa])?(?::[^{}\s]{0,20})?\s*\}")
ICU = re.compile(r"\{\s*(\$?[\w.-]{1,60})\s*,\s*(plural|selectordinal|select|number|date|time)\b\s*,?")
BRANCH = re.compile(r"(=?[\w-]{1,60})\s*\{")
TAG = re.compile(
    r"<(/?)([A-Za-z][\w:.-]{0,40})((?:\s+[\w:.-]{1,40}(?:\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s<>\"']+))?)*)\s*(/?)>"
)
ID = re.compile(r"\bid\s*=\s*[\"']?([^\"'\s<>]+)")
ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9.-]{1,40});")
HTML = frozenset(
    "a abbr acronym address article aside b bdi bdo big blockquote body br button caption center cite code col dd del "  # noqa: SIM905
    "dfn div dl dt em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img "
    "input ins kbd label legend li link main mark menu meta nav ol option p pre q s samp script section select small "
    "span strike strong style sub summary sup svg table tbody td textarea tfoot th thead time title tr tt u ul var "
    "video wbr g x ph bx ex pc sc ec mrk it ept bpt hi".split()
)
"""Elements of HTML and of XLIFF and TMX; other tags count when they are closed."""


DEEPEST = 5
"""Plurals within plurals: messages have two."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A placeholder, tag or entity of a text."""

    key: str
    """What it is compared by: spelled the same in every language."""
    span: Span
    is_tag: bool = False
    optional: bool = False
    """Whether it stands in a branch of a plural, of which languages have more or fewer."""


def may_have_codes(text: str) -> bool:
    """Return whether it is worth looking: quick."""
    return SIGNS.search(text) is not None


@lru_cache(maxsize=256)
def codes(text: str) -> tuple[Mark, ...]:
    """Return the codes of *text* in order; what overlaps an earlier one is left out."""
    if not may_have_codes(text):
        return ()
    found = sorted(_all(text), key=lambda code: (code.span.start, -code.span.end))
    kept: list[Mark] = []
    for code in found:
        if not kept or code.optional or code.span.start >= kept[-1].span.end:
            kept.append(code)
    return tuple(kept)


@lru_cache(maxsize=256)
def untouchable(text: str) -> tuple[tuple[int, int], ...]:
    """Return where codes and addresses of *text* start and end, in which no mark is punctuation."""
    found = [(code.span.start, code.span.end) for code in codes(text)]
    if "@" in text or "/" in text or "www." in text:
        found += addresses(text.lower()) if len(text.lower()) == len(text) else addresses(text)
    apart: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return tuple(apart)


def inside(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Return whether *place* is within one of *spans*, which are in order and apart."""
    number = bisect_right(spans, place, key=itemgetter(0))
    return number > 0 and place < spans[number - 1][1]


def touches(span: Span, spans: Sequence[tuple[int, int]]) -> bool:
    """Return whether one of *spans*, which are in order and apart, is beside or around *span*."""
    number = bisect_right(spans, span.end, key=itemgetter(0))
    return number > 0 and span.start <= spans[number - 1][1]


def _all(text: str) -> Iterator[Mark]:
    taken: list[tuple[int, int]] = []
    if "{" in text:
        for found, whole in _icu(text, 0, len(text)):
            taken.append(whole)
            yield from found
        for match in BRACES.finditer(text):
            if not inside(match.start(), taken):
                yield Mark("".join(match[0].split()), Span(*match.span()))
    if "%" in text:
        for match in PERCENT.finditer(text):
            if (
                not text[max(0, match.start() - 1) : match.start()].isdecimal()
                and text[match.start() - 1 : match.start()] != "%"
            ):
                yield Mark(match[0], Span(*match.span()))
    if "<" in text:
        yield from _tags(text)
    if "&" in text:
        for match in ENTITY.finditer(text):
            if f"{match[1]};" not in html5:
                yield Mark(match[0], Span(*match.span()))


def _tags(text: str) -> Iterator[Mark]:
    matches = list(TAG.finditer(text))
    closed = {match[2] for match in matches if match[1] or match[4]}
    for match in matches:
        name = match[2]
        if name.lower() in HTML or name in closed:
            number = ID.search(match[3])
            key = f"<{match[1]}{name}{' ' + number[0] if number else ''}{match[4]}>"
            yield Mark("<br>" if name.lower() == "br" else key, Span(*match.span()), is_tag=True)


def _icu(text: str, start: int, end: int, depth: int = 0) -> Iterator[tuple[list[Mark], tuple[int, int]]]:
    """Yield the codes of every ICU argument with branches or a format between *start* and *end*, and its place."""
    place = start
    while match := ICU.search(text, place, end):
        close = _closing(text, match.start(), end)
        if close < 0:
            return
        whole = (match.start(), close + 1)
        found = [Mark(f"{{{match[1]}, {match[2]}}}", Span(*whole))]
        if match[2] in {"plural", "selectordinal", "select"}:
            found += _branches(text, match.end(), close, depth)
        yield found, whole
        place = close + 1


def _branches(text: str, start: int, end: int, depth: int) -> Iterator[Mark]:
    place = start
    while match := BRANCH.search(text, place, end):
        close = _closing(text, match.end() - 1, end)
        if close < 0 or depth == DEEPEST:
            return
        taken: list[tuple[int, int]] = []
        for found, whole in _icu(text, match.end(), close, depth + 1):
            taken.append(whole)
            yield from (replace(mark, optional=True) for mark in found)
        for pattern in (BRACES, PERCENT):
            for inner in pattern.finditer(text, match.end(), close):
                if not inside(inner.start(), taken):
                    yield Mark("".join(inner[0].split()), Span(*inner.span()), optional=True)
        place = close + 1


def _closing(text: str, start: int, end: int) -> int:
    depth = 0
    for place in range(start, end):
        if text[place] == "{":
            depth += 1
        elif text[place] == "}":
            depth -= 1
            if not depth:
                return place
    return -1

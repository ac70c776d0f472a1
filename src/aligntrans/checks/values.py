"""The numbers and dates of a unit's texts, read once for the checks that ask for them; what is wrong is theirs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from aligntrans.checks.sides import UNDETERMINED, language
from aligntrans.dates import Date
from aligntrans.linking.values import compared
from aligntrans.linking.values import values as values_of
from aligntrans.model import overlap
from aligntrans.numbers import Number
from aligntrans.text.digits import to_ascii_digits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.linking.values import Values
    from aligntrans.model import Span, Variant

Value = TypeVar("Value", Number, Date)
RUN = re.compile(r"\d+(?:[.,٫٬،]\d+)*")
SEPARATOR = re.compile(r"[.,٫٬،]")
CODE_BEFORE = re.compile(r"[^\W\d_][\-\u2010\u2011\u200c]?$")
"""Letters, joined or with a hyphen, before digits that are part of a name: COVID-19."""
REACH = 3


@dataclass(frozen=True, slots=True)
class Rest:
    """What two texts do not have in common."""

    numbers: tuple[tuple[Number, ...], tuple[Number, ...]]
    dates: tuple[tuple[Date, ...], tuple[Date, ...]]


def values(text: str, tag: str) -> Values:
    """Return the numbers and dates of *text*, the same that links were made of."""
    return values_of(text, known_tag(tag))


@lru_cache(maxsize=256)
def known_tag(tag: str) -> str:
    """Return *tag* if it is one, or that of a language of which nothing is known."""
    return tag if language(tag).tag != UNDETERMINED else UNDETERMINED


@lru_cache(maxsize=64)
def runs(text: str) -> frozenset[str]:
    """Return the digits of *text* run by run, in ASCII, without what parts thousands; and the parts so parted."""
    found: set[str] = set()
    for run in RUN.findall(to_ascii_digits(text)):
        found.add(SEPARATOR.sub("", run))
        found.update(SEPARATOR.split(run))
    return frozenset(found | {run.lstrip("0") for run in found})


@lru_cache(maxsize=64)
def rest(source: Variant, target: Variant) -> Rest:
    """Return the numbers and dates that each of two texts has alone."""
    sides = (values(source.text, source.language), values(target.text, target.language))
    same = compared(source.text, known_tag(source.language), target.text, known_tag(target.language))
    spans = [
        [*(pair[side].span for pair in same.numbers), *(pair[side].span for pair in same.dates)] for side in (0, 1)
    ]
    numbers = [_free(side.numbers, taken) for side, taken in zip(sides, spans, strict=True)]
    dates = [_free(side.dates, taken) for side, taken in zip(sides, spans, strict=True)]
    return Rest((numbers[0], numbers[1]), (dates[0], dates[1]))


def _free(found: Sequence[Value], taken: Sequence[Span]) -> tuple[Value, ...]:
    return tuple(one for one in found if not any(overlap(one.span, span) for span in taken))


def is_code(text: str, span: Span) -> bool:
    """Return whether letters before a number make it part of a name."""
    return bool(CODE_BEFORE.search(text[max(0, span.start - REACH) : span.start]))


def is_joined(text: str, span: Span) -> bool:
    """Return whether a letter stands right before a number."""
    return text[max(0, span.start - 1) : span.start].isalpha()


def digits(text: str) -> frozenset[str]:
    """Return the digits of *text* run by run, in ASCII, without what parts thousands."""
    return frozenset(SEPARATOR.sub("", run) for run in RUN.findall(to_ascii_digits(text)))

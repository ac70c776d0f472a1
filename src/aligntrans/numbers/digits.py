"""The value of a numeral in digits, whatever parts its thousands and its decimals; not number words."""

from __future__ import annotations

import re
from fractions import Fraction

LONGEST = 30
"""Digits; a longer run is data, not a number that somebody counts with."""
SEPARATOR = re.compile(r"[.,\u066b\u066c،'\u00a0]")
DECIMALS = frozenset(".,\u066b،")
THOUSANDS = frozenset(".,\u066c،'\u00a0")
SURE = frozenset("\u066b\u066c'\u00a0")
"""Separators with one meaning."""
GUESS_DECIMAL = frozenset(".")
"""A single one of these before three digits is rather a decimal sign; of the others, it parts thousands."""


def values(numeral: str) -> tuple[Fraction, ...]:
    """Return what *numeral* may stand for, the likeliest first; nothing when it is no single number."""
    if len(numeral) > 2 * LONGEST:
        return ()
    groups, signs = SEPARATOR.split(numeral), SEPARATOR.findall(numeral)
    if len("".join(groups)) > LONGEST:
        return ()
    if not signs:
        return (Fraction(int(groups[0])),)
    whole = _grouped(groups, signs)
    parted = _decimal(groups, signs)
    found = [value for value in (whole, parted) if value is not None]
    if len(signs) == 1 and signs[0] in GUESS_DECIMAL:
        found.reverse()
    return tuple(dict.fromkeys(found))


def is_label(numeral: str) -> bool:
    """Return whether *numeral* is a section number: three groups or more, parted by full stops."""
    return re.fullmatch(r"\d{1,3}(?:\.\d{1,3}){2,5}", numeral) is not None


def _grouped(groups: list[str], signs: list[str]) -> Fraction | None:
    """Return the value when all *signs* part thousands."""
    if len(set(signs)) > 1 or signs[0] not in THOUSANDS or not _in_threes(groups):
        return None
    return Fraction(int("".join(groups)))


def _decimal(groups: list[str], signs: list[str]) -> Fraction | None:
    """Return the value when the last of *signs* is a decimal sign."""
    *thousands, decimal = signs
    *before, after = groups
    if decimal not in DECIMALS or decimal in thousands or len(set(thousands)) > 1:
        return None
    if thousands and not (thousands[0] in THOUSANDS and _in_threes(before)):
        return None
    if not thousands and decimal not in SURE | GUESS_DECIMAL and len(before[0]) > 3 and len(after) >= 3:
        return None  # 2021,300 is two numbers.
    return Fraction(int("".join(before) + after), 10 ** len(after))


def _in_threes(groups: list[str]) -> bool:
    first, *rest = groups
    return 1 <= len(first) <= 3 and not first.startswith("0") and all(len(group) == 3 for group in rest)

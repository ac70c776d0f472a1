"""Fractions behind a value: two thirds, two and a half, a million and a half."""

from __future__ import annotations

from math import gcd
from typing import TYPE_CHECKING

from aligntrans.numbers.groups import is_hyphen, joined, near
from aligntrans.numbers.lexicon import Role
from aligntrans.numbers.quantity import Quantity

if TYPE_CHECKING:
    from fractions import Fraction

    from aligntrans.numbers.lexicon import Lexicon
    from aligntrans.text.tokens import Tokens


def with_fraction(tokens: Tokens, place: int, value: int, start: int, lexicon: Lexicon) -> Quantity | None:
    """Return two thirds, or two and a half, of which the cardinal before *place* is the two."""
    if not near(tokens, place):
        return None
    part = place + 1 if tokens.text(place) == "-" and tokens.touches(place) and tokens.touches(place + 1) else place
    entry = lexicon.at(tokens, part) if near(tokens, part) else None
    if entry and not entry.prefix and 0 < value < 100:
        under = entry.roles.get(Role.DENOMINATOR)
        if under is None and value == 1:
            under = entry.roles.get(Role.DENOMINATOR_OF_ONE)
        if under and under > value and gcd(value, int(under)) == 1:  # two quarters are three months twice
            return Quantity((value / under,), start, tokens.ends[entry.after - 1], entry.after, spelled=True)
    if mixed := and_fraction(tokens, place, lexicon):
        more, end, after = mixed
        return Quantity((value + more,), start, end, after, spelled=True)
    return None


def and_fraction(tokens: Tokens, place: int, lexicon: Lexicon) -> tuple[Fraction, int, int] | None:
    """Return the fraction that a conjunction adds at *place*, where it ends, and the place behind it."""
    if not near(tokens, place):
        return None
    part = joined(tokens, place, lexicon)
    conjoined = part > place
    if tokens.word(part) in lexicon.numerals.articles and near(tokens, part):
        part += 2 if is_hyphen(tokens, part + 1) else 1
    elif conjoined and lexicon.numerals.articles:
        return None  # "two and half the others" is no two and a half.
    entry = lexicon.at(tokens, part) if near(tokens, part) else None
    if entry is None or entry.prefix not in {"", *lexicon.numerals.conjunctions} or not (conjoined or entry.prefix):
        return None
    fraction = entry.roles.get(Role.FRACTION)
    if fraction is None and Role.DENOMINATOR_OF_ONE in entry.roles:
        fraction = 1 / entry.roles[Role.DENOMINATOR_OF_ONE]
    if fraction is None:
        return None
    return fraction, tokens.ends[entry.after - 1], entry.after


def over_articles(tokens: Tokens, place: int, lexicon: Lexicon) -> int:
    """Return the place behind ``of a`` in ``a quarter of a million``."""
    for words in (lexicon.numerals.of, lexicon.numerals.articles):
        if tokens.word(place) in words and near(tokens, place + 1):
            place += 1
    return place


def scaled_fraction(tokens: Tokens, last: Quantity, lexicon: Lexicon) -> Quantity | None:
    """Return a million and a half, of which *last* is the million."""
    mixed = and_fraction(tokens, last.after, lexicon)
    if mixed is None:
        return None
    fraction, end, after = mixed
    place = over_articles(tokens, after, lexicon)
    entry = lexicon.at(tokens, place) if near(tokens, place) else None
    scale = last.scale
    if entry and not entry.prefix and (named := entry.roles.get(Role.SCALE)):
        if named > last.scale:
            return None
        scale, end, after = int(named), tokens.ends[entry.after - 1], entry.after
    return last.plus(fraction * scale, end, after)

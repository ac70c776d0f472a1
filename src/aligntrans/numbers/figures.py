"""Values in digits: with spaces, fraction bars and fractions; no scales."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from aligntrans.numbers import digits
from aligntrans.numbers.parts import and_fraction
from aligntrans.numbers.quantity import Quantity
from aligntrans.text.tokens import FRACTION, FRACTIONS

if TYPE_CHECKING:
    from aligntrans.numbers.lexicon import Lexicon
    from aligntrans.text.tokens import Tokens


def sign(tokens: Tokens, place: int) -> Fraction:
    return Fraction(FRACTIONS[tokens.texts[place]]).limit_denominator(10)


def in_digits(tokens: Tokens, place: int, lexicon: Lexicon) -> Quantity | None:
    start, end, after = tokens.starts[place], tokens.ends[place], place + 1
    if run := _spaced(tokens, place):
        text = "".join(tokens.texts[place:run])
        return Quantity((Fraction(int(text)),), start, tokens.ends[run - 1], run, spelled=False)
    values = digits.values(tokens.texts[place])
    if not values:
        return None
    if tokens.text(after) == "/" and (parts := _slashed(tokens, place, lexicon)):
        return Quantity(parts, start, tokens.ends[place + 2], place + 3, spelled=False)
    if after < len(tokens) and tokens.kinds[after] == FRACTION and tokens.gap(after) in {"", " "}:
        mixed = values[0] + sign(tokens, after)
        return Quantity((mixed,), start, tokens.ends[after], after + 1, spelled=False)
    if tokens.is_digits(after) and tokens.gap(after) == " " and tokens.text(after + 1) == "/":
        parts = _slashed(tokens, after, lexicon)
        if parts and 0 < parts[-1] < 1 and parts[-1].denominator <= 10:
            return Quantity((values[0] + parts[-1],), start, tokens.ends[after + 2], after + 3, spelled=False)
    if with_fraction := and_fraction(tokens, after, lexicon):
        part, end, after = with_fraction
        return Quantity((values[0] + part,), start, end, after, spelled=False)
    return Quantity(values, start, end, after, spelled=False)


def _spaced(tokens: Tokens, place: int) -> int:
    """Return the place behind a numeral whose thousands are parted by plain spaces: 1 250 000, 10 000; 0 for none.

    A lone group behind the first is taken for one only when it is 000, since two numbers may well stand side by side.
    """
    first = tokens.texts[place]
    if len(first) > 3 or not first.isdecimal() or first.startswith("0"):
        return 0
    run = place + 1
    while (
        run - place < 6
        and tokens.is_digits(run)
        and tokens.gap(run) == " "
        and len(tokens.texts[run]) == 3
        and tokens.texts[run].isdecimal()
    ):
        run += 1
    count = run - place - 1
    return run if count and tokens.texts[run - 1] == "000" else 0


def _slashed(tokens: Tokens, place: int, lexicon: Lexicon) -> tuple[Fraction, ...]:
    """Return the readings of digits, a slash and digits, nothing when they are a date or two numbers."""
    if not (tokens.touches(place + 1) and tokens.touches(place + 2) and tokens.is_digits(place + 2)):
        return ()
    over, under = tokens.texts[place], tokens.texts[place + 2]
    if not (over.isdecimal() and under.isdecimal()) or len(over) > 9 or len(under) > 3:
        return ()
    if tokens.text(place + 3) == "/" and tokens.touches(place + 3):
        return ()
    readings = []
    if lexicon.numerals.slash_is_decimal and len(over) <= 3:
        readings.append(Fraction(int(over + under), 10 ** len(under)))
    if 0 < int(over) < int(under) <= 100:
        readings.append(Fraction(int(over), int(under)))
    return tuple(readings)

"""Values with their units on either side: currencies, percent. No ranges."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from aligntrans.languages.currencies import CODES, DOLLARS, SIGNS
from aligntrans.numbers.quantities import quantity

if TYPE_CHECKING:
    from aligntrans.numbers.lexicon import Lexicon
    from aligntrans.numbers.quantity import Quantity
    from aligntrans.text.tokens import Tokens

PERCENT_SIGNS = frozenset("%‰")


@dataclass(frozen=True, slots=True)
class Amount:
    """A value, its unit, and where the two stand in the flat text."""

    quantity: Quantity
    unit: str
    start: int
    end: int
    after: int
    """The place behind it."""


def amount(tokens: Tokens, words: Lexicon, place: int, floor: int = 0) -> Amount | None:
    """Return the value at *place* with its unit on either side, none of it before *floor* in the flat text."""
    found = quantity(tokens, place, words)
    if found is None:
        return None
    found = _as_ordinal(tokens, words, found)
    if tokens.word(found.after) in words.numerals.no_number_before and tokens.follows(found.after):
        return None
    if _is_indefinite(tokens, words, place, found):
        return None
    unit, start = unit_before(tokens, place)
    if found.spelled or not unit or start < floor:
        signed = tokens.text(place - 1) == "±" and tokens.touches(place)
        unit, start = "", tokens.starts[place - 1] if signed else found.start
    return _with_unit_behind(tokens, words, Amount(found, unit, start, found.end, found.after))


def _is_indefinite(tokens: Tokens, words: Lexicon, place: int, found: Quantity) -> bool:
    """Return whether a scale alone is only "several of it"."""
    alone = found.spelled and found.value == found.scale > 1
    return alone and tokens.follows(place) and tokens.word(place - 1) in words.numerals.no_scale_after


def _as_ordinal(tokens: Tokens, words: Lexicon, found: Quantity) -> Quantity:
    place = found.after
    if found.spelled or tokens.word(place) not in words.numerals.ordinal_endings:
        return found
    if tokens.gap(place) not in {"", "\u200c"} or found.value.denominator != 1:
        return found
    return replace(found, ordinal=True, end=tokens.ends[place], after=place + 1)


def unit_before(tokens: Tokens, place: int) -> tuple[str, int]:
    """Return the currency before the digits at *place* and where it starts, or nothing."""
    sign, word = tokens.text(place - 1), tokens.word(place - 1)
    if not place or "\n\n" in tokens.gap(place):
        return "", 0
    if sign == "%" and tokens.touches(place) and not tokens.is_digits(place - 2):
        return "%", tokens.starts[place - 1]
    if sign in SIGNS and not (tokens.is_digits(place - 2) and tokens.touches(place - 1)):
        country = tokens.word(place - 2) if tokens.touches(place - 1) else ""
        if sign == "$" and country in DOLLARS:
            return DOLLARS[country], tokens.starts[place - 2]
        return SIGNS[sign], tokens.starts[place - 1]
    if word in CODES and _is_capital(tokens, place - 1):
        return word.upper(), tokens.starts[place - 1]
    return "", 0


def _is_capital(tokens: Tokens, place: int) -> bool:
    return tokens.written(place).isupper()


def _with_unit_behind(tokens: Tokens, words: Lexicon, amount: Amount) -> Amount:
    place = amount.after
    if not tokens.follows(place):
        return amount
    sign, word = tokens.text(place), tokens.word(place)
    if sign in PERCENT_SIGNS and not (tokens.touches(place + 1) and tokens.is_digits(place + 1)):
        return replace(amount, unit=amount.unit or sign, end=tokens.ends[place], after=place + 1)
    if sign in SIGNS and tokens.touches(place) and not amount.unit:
        return replace(amount, unit=SIGNS[sign], end=tokens.ends[place], after=place + 1)
    if sign in SIGNS and not amount.unit and not tokens.is_digits(place + 1):
        return replace(amount, unit=SIGNS[sign], end=tokens.ends[place], after=place + 1)
    if sign == "-" and tokens.touches(place) and tokens.touches(place + 1):
        place, word = place + 1, tokens.word(place + 1)  # a 25-percent cut
    found = _unit_word(tokens, words, place, word)
    if found is None or amount.quantity.ordinal:
        return amount
    unit, after = found
    if amount.unit and unit != amount.unit and amount.unit in PERCENT_SIGNS:
        return amount
    if amount.unit and unit in PERCENT_SIGNS:
        return amount
    end = tokens.ends[after - 1] - _ending(tokens.word(after - 1), words)
    return replace(amount, unit=amount.unit or unit, end=end, after=after)


def _ending(word: str, words: Lexicon) -> int:
    """Return how many letters at the end of a unit only make an adjective of it."""
    ending = words.numerals.unit_ending
    stem = word.removesuffix(ending)
    if stem == word or not (words.currencies.starts(stem) or words.percent.starts(stem)):
        return 0
    return len(ending)


def _unit_word(tokens: Tokens, words: Lexicon, place: int, word: str) -> tuple[str, int] | None:
    if not word:
        return None
    for stem, cut in words.stems(word):
        if cut:
            continue  # "and dinars" is another thing
        for phrases in (words.percent, words.currencies):
            if found := phrases.at(tokens, place, stem):
                return found
    if word in CODES and _is_capital(tokens, place):
        return word.upper(), place + 1
    return None

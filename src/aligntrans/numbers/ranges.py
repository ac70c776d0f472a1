"""The upper end of a range behind its lower one: 10-15, ten to fifteen, between ten and fifteen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligntrans.numbers.amounts import amount, unit_before
from aligntrans.numbers.lexicon import Role
from aligntrans.text.tokens import WORD

if TYPE_CHECKING:
    from fractions import Fraction

    from aligntrans.numbers.amounts import Amount
    from aligntrans.numbers.lexicon import Lexicon
    from aligntrans.text.tokens import Tokens


def other_end(tokens: Tokens, words: Lexicon, place: int, first: Amount) -> Amount | None:
    """Return the upper end of the range whose lower end is *first*."""
    numerals = words.numerals
    connector = first.after
    if not tokens.follows(connector):
        return None
    if numerals.pairs_are_ranges and _is_pair(tokens, words, connector, first):
        return _upper(tokens, first, amount(tokens, words, connector, first.end))
    after = connector + 1
    before = _word_before(tokens, words, place, first)
    if tokens.text(connector) == "-":
        if tokens.gap(connector) != tokens.gap(after) if after < len(tokens) else True:
            return None
    elif tokens.word(connector) in numerals.to:
        pass
    elif before in numerals.between and (
        tokens.word(connector) in numerals.conjunctions or _is_conjoined(tokens, words, connector)
    ):
        after = connector + 1 if tokens.word(connector) in numerals.conjunctions else connector
    else:
        return None
    if not tokens.follows(after):
        return None
    second = amount(tokens, words, _over_sign(tokens, after), first.end)
    upper = _upper(tokens, first, second)
    if upper and second and before in numerals.origin and first.unit and second.unit:
        return None  # "from 5 percent to 14 percent" tells of a change.
    return upper


def _over_sign(tokens: Tokens, place: int) -> int:
    """Return the place of the digits behind a currency sign or code at *place*."""
    for step in (1, 2):
        if tokens.is_digits(place + step) and unit_before(tokens, place + step)[1] == tokens.starts[place] > 0:
            return place + step
    return place


def _word_before(tokens: Tokens, words: Lexicon, place: int, first: Amount) -> str:
    while place > 0 and tokens.starts[place] > first.start:
        place -= 1
    word = tokens.word(place - 1)
    if tokens.kinds[place] == WORD:
        word = word or tokens.word(place)[: first.start - tokens.starts[place]]
    stems = [stem for stem, _ in words.stems(word)]
    known = words.numerals.between | words.numerals.origin
    return next((stem for stem in stems if stem in known), word)


def _is_conjoined(tokens: Tokens, words: Lexicon, place: int) -> bool:
    entry = words.at(tokens, place)
    return entry is not None and entry.prefix in words.numerals.conjunctions


def _is_pair(tokens: Tokens, words: Lexicon, place: int, first: Amount) -> bool:
    entry = words.at(tokens, place)
    value = first.quantity.value
    return (
        entry is not None
        and not entry.prefix
        and first.quantity.spelled
        and not first.quantity.ordinal
        and not first.unit
        and value < 10
        and entry.roles.get(Role.SMALL) == value + 1
    )


def _upper(tokens: Tokens, first: Amount, second: Amount | None) -> Amount | None:
    if second is None or first.quantity.ordinal != second.quantity.ordinal:
        return None
    if first.unit and second.unit and first.unit != second.unit:
        return None
    low, high = ends(tokens, first, second)
    return second if low < high else None


def ends(tokens: Tokens, first: Amount, second: Amount) -> tuple[Fraction, Fraction]:
    """Return the values of a range, of which the lower may leave its scale, or its century, to the upper."""
    low, high = first.quantity, second.quantity
    if low.scale == 1 and high.scale > 1 and low.value < high.scale and low.value <= high.value / high.scale:
        return low.value * high.scale, high.value
    years = _is_short_year(tokens, first, second)
    return low.value, low.value // 100 * 100 + high.value if years else high.value


def _is_short_year(tokens: Tokens, first: Amount, second: Amount) -> bool:
    """Return whether the two are years such as 2019-21."""
    year, short = tokens.text(first.after - 1), tokens.text(second.after - 1)
    between = tokens.text(first.after)
    return (
        between == "-"
        and tokens.touches(first.after)
        and len(year) == 4
        and len(short) == 2
        and year.isdecimal()
        and short.isdecimal()
        and 1000 <= first.quantity.value < 2200
        and second.quantity.value > first.quantity.value % 100
    )

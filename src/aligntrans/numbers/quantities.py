"""Values at a place of a text: digits or words, with their scales and fractions. No units, no ranges."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from aligntrans.languages.currencies import SIGNS
from aligntrans.numbers.figures import in_digits, sign
from aligntrans.numbers.groups import group, joined, near
from aligntrans.numbers.lexicon import Role
from aligntrans.numbers.parts import over_articles, scaled_fraction, with_fraction
from aligntrans.numbers.quantity import Quantity
from aligntrans.text.tokens import DIGITS, FRACTION

if TYPE_CHECKING:
    from aligntrans.numbers.lexicon import Lexicon
    from aligntrans.text.tokens import Tokens

THOUSAND = 1000
MILLION = 10**6
GREATEST = 10**18
"""Scale; a run of millions beyond it is no number that anybody writes."""


def quantity(tokens: Tokens, place: int, lexicon: Lexicon) -> Quantity | None:
    """Return the longest value that begins at *place*."""
    total: Quantity | None = None
    part = _part(tokens, place, lexicon)
    while part is not None:
        total = part if total is None else total
        if total.ordinal or total.scale == 1:
            return total
        if with_fraction := scaled_fraction(tokens, total, lexicon):
            return with_fraction
        last, part = total, None
        following = _next_place(tokens, total, lexicon)
        candidate = _part(tokens, following, lexicon, going_on=True) if following else None
        if candidate is None or (not candidate.spelled and candidate.scale == 1):
            break
        if candidate.scale < last.scale and candidate.value < last.scale:
            total = replace(last.plus(candidate, candidate.end, candidate.after), scale=candidate.scale)
            greatest = last.scale
            if candidate.scale == 1:
                return replace(total, scale=greatest)
            part = total
        elif last.scale == THOUSAND and candidate.scale >= MILLION:
            unscaled = candidate.value / candidate.scale
            if unscaled >= THOUSAND:
                break
            total = replace(last.plus(unscaled, candidate.end, candidate.after), scale=1).times(candidate.scale)
            part = total
    return total


def _next_place(tokens: Tokens, last: Quantity, lexicon: Lexicon) -> int:
    """Return the place where a smaller part of the same number may stand, 0 where none can."""
    if not near(tokens, last.after):
        return 0
    place = joined(tokens, last.after, lexicon)
    if not near(tokens, place):
        return 0
    if place > last.after or not lexicon.numerals.needs_conjunction:
        return place
    word = tokens.word(place)
    return place if any(word.startswith(conjunction) for conjunction in lexicon.numerals.conjunctions) else 0


def _part(tokens: Tokens, place: int, lexicon: Lexicon, *, going_on: bool = False) -> Quantity | None:
    """Return the value at *place* with the scales behind it."""
    base = _base(tokens, place, lexicon)
    if base is None or base.ordinal:
        return base
    if going_on and base.spelled and not _only_conjoined(tokens, place, lexicon):
        return None
    while scale := _scale(tokens, base, lexicon):
        factor, end, after = scale
        if base.scale * factor > GREATEST:
            break
        base = replace(base.times(factor), end=end, after=after)
    return base


def _only_conjoined(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    entry = lexicon.at(tokens, place)
    return entry is None or not entry.prefix or entry.prefix in lexicon.numerals.conjunctions


def _base(tokens: Tokens, place: int, lexicon: Lexicon) -> Quantity | None:
    if tokens.kinds[place] == DIGITS:
        return in_digits(tokens, place, lexicon)
    if tokens.kinds[place] == FRACTION:
        return Quantity((sign(tokens, place),), tokens.starts[place], tokens.ends[place], place + 1, spelled=False)
    word = tokens.word(place)
    # A clitic parts "و" from the digits: و٢٠٠ goes on with a number.
    if word in lexicon.numerals.conjunctions and tokens.touches(place + 1) and tokens.is_digits(place + 1):
        return None
    if word in lexicon.numerals.articles:
        return _after_article(tokens, place, lexicon)
    return _in_words(tokens, place, lexicon)


def _after_article(tokens: Tokens, place: int, lexicon: Lexicon) -> Quantity | None:
    """Return ``a hundred``, ``a million``, ``a dozen``, ``a third of``."""
    if not near(tokens, place + 1):
        return None
    entry = lexicon.at(tokens, place + 1)
    if entry is None or entry.prefix:
        return None
    start, end = tokens.starts[place], tokens.ends[entry.after - 1]
    if Role.HUNDRED in entry.roles:
        hundreds = Quantity((Fraction(100),), start, end, entry.after, spelled=True)
        return _hundred_and(tokens, hundreds, lexicon)
    if Role.SCALE in entry.roles:
        scale = int(entry.roles[Role.SCALE])
        return Quantity((Fraction(scale),), start, end, entry.after, spelled=True, scale=scale)
    if (whole := entry.roles.get(Role.FRACTION)) and not entry.roles.get(Role.ORDINAL):
        return Quantity((whole,), start, end, entry.after, spelled=True)
    part = entry.roles.get(Role.DENOMINATOR_OF_ONE)
    if part is None:
        return None
    start = tokens.starts[place + 1]
    if tokens.word(entry.after) in lexicon.numerals.of:
        return Quantity((1 / part,), tokens.starts[place], end, entry.after, spelled=True)
    if Role.ORDINAL in entry.roles:  # fallen by a third; a third time
        return Quantity((entry.roles[Role.ORDINAL], 1 / part), start, end, entry.after, spelled=True, ordinal=True)
    return None


def _hundred_and(tokens: Tokens, hundreds: Quantity, lexicon: Lexicon) -> Quantity:
    place = joined(tokens, hundreds.after, lexicon)
    rest = group(tokens, place, lexicon) if place < len(tokens) and near(tokens, place) else None
    if rest and rest.value < 100:
        return replace(
            hundreds.plus(Fraction(rest.value), tokens.ends[rest.after - 1], rest.after), ordinal=rest.ordinal
        )
    return hundreds


def _in_words(tokens: Tokens, place: int, lexicon: Lexicon) -> Quantity | None:
    if part := lexicon.vowelled(tokens, place):
        fraction, cut = part
        return Quantity((fraction,), tokens.starts[place] + cut, tokens.ends[place], place + 1, spelled=True)
    if found := group(tokens, place, lexicon):
        return with_fraction(tokens, found.after, found.value, found.start, lexicon) or Quantity(
            (Fraction(found.value),),
            found.start,
            tokens.ends[found.after - 1],
            found.after,
            spelled=True,
            ordinal=found.ordinal,
            weak=found.weak,
        )
    entry = lexicon.at(tokens, place)
    if entry is None:
        return None
    start, end = tokens.starts[place] + entry.cut, tokens.ends[entry.after - 1]
    if Role.FRACTION in entry.roles:
        weak = any(lexicon.weak.starts(stem) for stem, _ in lexicon.stems(tokens.word(place)))
        return Quantity((entry.roles[Role.FRACTION],), start, end, entry.after, spelled=True, weak=weak)
    for role in (Role.DUAL, Role.SCALE):
        if role in entry.roles:
            value = entry.roles[role]
            single = entry.roles.get(Role.COUNTED)
            scale = int(value if role is Role.SCALE else value / 2)
            values = (value, single) if single else (value,)
            return Quantity(values, start, end, entry.after, spelled=True, scale=scale)
    return None


def _scale(tokens: Tokens, base: Quantity, lexicon: Lexicon) -> tuple[int, int, int] | None:
    """Return the scale behind *base*, where it ends, and the place behind it."""
    place = base.after
    if not near(tokens, place):
        return None
    numerals = lexicon.numerals
    word = tokens.word(place)
    if not base.spelled and base.scale == 1 and word in numerals.loose_scales:
        glued = tokens.touches(place)
        if (glued or len(word) > 1) and not (tokens.touches(place + 1) and tokens.is_digits(place + 1)):
            return numerals.loose_scales[word], tokens.ends[place], place + 1
    if (scale := numerals.money_scales.get(word)) and tokens.touches(place) and _is_money(tokens, base):
        return scale, tokens.ends[place], place + 1
    if 0 < base.value < 1:
        place = over_articles(tokens, place, lexicon)
    elif tokens.text(place) == "-" and tokens.touches(place) and tokens.touches(place + 1):
        place += 1
    if not near(tokens, place):
        return None
    entry = lexicon.at(tokens, place)
    if entry is None or entry.prefix:
        return None
    for role in (Role.SCALE, Role.COUNTED):
        if role in entry.roles:
            return int(entry.roles[role]), tokens.ends[entry.after - 1], entry.after
    return None


def _is_money(tokens: Tokens, base: Quantity) -> bool:
    return not base.spelled and base.start > 0 and tokens.flat[base.start - 1] in SIGNS

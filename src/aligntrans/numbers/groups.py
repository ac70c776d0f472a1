"""Number words below a thousand put together: three hundred and twenty-five, خمسة وعشرون. No scales, no fractions."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from aligntrans.numbers.lexicon import Role

if TYPE_CHECKING:
    from aligntrans.numbers.lexicon import Entry, Lexicon
    from aligntrans.text.tokens import Tokens

UNIT, TEEN, TENS, HUNDREDS, ZERO = "unit", "teen", "tens", "hundreds", "zero"
TENS_FIRST = frozenset({(HUNDREDS, TENS), (HUNDREDS, TEEN), (HUNDREDS, UNIT), (TENS, UNIT)})
UNITS_FIRST = frozenset({(HUNDREDS, UNIT), (HUNDREDS, TEEN), (HUNDREDS, TENS), (UNIT, TENS)})
"""What may follow what."""
ROLES = (Role.SMALL, Role.ORDINAL, Role.BOUND, Role.BOUND_ORDINAL)
ORDINALS = frozenset({Role.ORDINAL, Role.BOUND_ORDINAL})
BOUND = frozenset({Role.BOUND, Role.BOUND_ORDINAL})


class Group(NamedTuple):
    """A number below a thousand in words, or a hundred times one below a hundred."""

    value: int
    after: int
    """The place behind it."""
    start: int
    """Where it starts in the flat text, behind proclitics."""
    ordinal: bool
    weak: bool


class _Term(NamedTuple):
    value: int
    size: str
    after: int
    entry: Entry
    ordinal: bool
    bound: bool
    """Whether it is no number unless something follows."""


def group(tokens: Tokens, place: int, lexicon: Lexicon) -> Group | None:
    """Return the longest number below a thousand that begins at *place*."""
    first = term = _term(tokens, place, lexicon)
    if term is None or first is None:
        return None
    value, ordinal, pending, count = term.value, term.ordinal, term.bound, 1
    while following := _following(tokens, term, lexicon):
        term = following
        value += term.value
        ordinal |= term.ordinal
        pending = term.bound
        count += 1
    if pending:
        return None
    weak = count == 1 and term.after == place + 1 and _is_weak(tokens, first, place, lexicon)
    return Group(value, term.after, tokens.starts[place] + first.entry.cut, ordinal, weak)


def joined(tokens: Tokens, place: int, lexicon: Lexicon) -> int:
    """Return the place behind a conjunction that is a word of its own at *place*, or *place* where none stands."""
    first = place + 1 if is_hyphen(tokens, place) else place
    if tokens.word(first) not in lexicon.numerals.conjunctions or not tokens.follows(first):
        return place
    return first + 2 if is_hyphen(tokens, first + 1) else first + 1


def is_hyphen(tokens: Tokens, place: int) -> bool:
    """Return whether a hyphen joins the words around *place*: one-and-a-half."""
    return tokens.text(place) == "-" and tokens.touches(place) and tokens.touches(place + 1)


def near(tokens: Tokens, place: int) -> bool:
    """Return whether the token at *place* may go on with a number: same paragraph, nothing between."""
    return tokens.follows(place)


def _is_weak(tokens: Tokens, term: _Term, place: int, lexicon: Lexicon) -> bool:
    word = tokens.word(place)[term.entry.cut :]
    if any(map(unicodedata.combining, tokens.written(place))):
        return False  # Who writes نُه means nine, not no.
    return any(lexicon.weak.starts(stem) for stem, _ in lexicon.stems(word))


def _term(tokens: Tokens, place: int, lexicon: Lexicon, prefixes: frozenset[str] | None = None) -> _Term | None:
    """Return the units, teen, tens or hundreds at *place*: the longest of its readings.

    Args:
        prefixes: if given, only readings with these proclitics.
    """
    best: _Term | None = None
    for entry in lexicon.all_at(tokens, place):
        if prefixes is not None and entry.prefix not in prefixes:
            continue
        term = _of_entry(tokens, entry, lexicon)
        if term and (best is None or term.after > best.after):
            best = term
    return best


def _of_entry(tokens: Tokens, entry: Entry, lexicon: Lexicon) -> _Term | None:
    role = next((role for role in ROLES if role in entry.roles), None)
    if role is None:
        return None
    value, ordinal = int(entry.roles[role]), role in ORDINALS
    size = _size(value)
    if size in {UNIT, TEEN} and (multiplied := _multiplied(tokens, entry, value, size, lexicon, ordinal=ordinal)):
        return multiplied
    return _Term(value, size, entry.after, entry, ordinal, role in BOUND)


def _multiplied(
    tokens: Tokens, entry: Entry, value: int, size: str, lexicon: Lexicon, *, ordinal: bool
) -> _Term | None:
    """Return the teen or the hundreds that units make with the word behind them."""
    if not near(tokens, entry.after):
        return None
    bound = Role.BOUND in entry.roles
    place = entry.after
    if tokens.text(place) == "-" and tokens.touches(place):
        place += 1
    following = lexicon.at(tokens, place)
    if following is None or following.prefix:
        return None
    whole = not lexicon.numerals.bound or ordinal or bound or value > 2
    if Role.TEN in following.roles and size == UNIT and whole:
        return _Term(value + 10, TEEN, following.after, entry, ordinal, bound=False)
    if Role.HUNDRED in following.roles and not ordinal and not bound:
        return _Term(value * 100, HUNDREDS, following.after, entry, ordinal, bound=False)
    return None


def _size(value: int) -> str:
    if value == 0:
        return ZERO
    return UNIT if value < 10 else TEEN if value < 20 else TENS if value < 100 else HUNDREDS


def _following(tokens: Tokens, last: _Term, lexicon: Lexicon) -> _Term | None:
    """Return the term that goes on with the group behind *last*."""
    numerals = lexicon.numerals
    if last.ordinal and not numerals.units_first:
        return None
    if not near(tokens, last.after):
        return None
    place = joined(tokens, last.after, lexicon)
    with_word = place > last.after
    if is_hyphen(tokens, place):
        place += 1
    if not near(tokens, place):
        return None
    bare = frozenset({""})
    conjoined = with_word
    term = _term(tokens, place, lexicon, bare if with_word else numerals.conjunctions)
    if term is not None and not with_word:
        conjoined = True
    elif term is None and not with_word:
        term = _term(tokens, place, lexicon, bare)
    if term is None:
        return None
    order = UNITS_FIRST if numerals.units_first else TENS_FIRST
    if (last.size, term.size) not in order or (last.size == TENS and term.bound):
        return None
    if last.ordinal and term.ordinal:
        return None
    if numerals.needs_conjunction:
        return term if conjoined else None
    return term if not conjoined or last.size == HUNDREDS else None

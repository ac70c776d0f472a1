"""Where the numbers of a text stand, with their units, ranges and labels; dates are found elsewhere, by others."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from aligntrans.languages.currencies import CODES
from aligntrans.numbers import digits, lexicon
from aligntrans.numbers.amounts import amount
from aligntrans.numbers.exclusions import chain, is_note, is_part_of_word
from aligntrans.numbers.number import Number
from aligntrans.numbers.ranges import ends, other_end
from aligntrans.text.addresses import addresses
from aligntrans.text.tokens import DIGITS, WORD, tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aligntrans.languages import Language
    from aligntrans.model import Span
    from aligntrans.numbers.amounts import Amount
    from aligntrans.numbers.lexicon import Lexicon
    from aligntrans.text.tokens import Tokens

MARKS_BEFORE, MARKS_BEHIND = frozenset("(,;"), frozenset(".,;)")
"""Beside digits they say nothing about them."""
MOST_GROUPS = 8
"""Of digits that commas join without being one number; longer runs are data."""


def find(text: str, language: Language) -> tuple[Number, ...]:
    """Return the numbers of *text* in order, none overlapping another.

    Digits count as numbers in any language, words in those that have number words. The digits of addresses, parts of
    words such as B2B, marks of notes and whole dates in digits are none; the day and the year of a date whose month
    is in letters are, since the dates of a text are another module's.
    """
    tokens = tokens_of(text)
    words = lexicon.of(language)
    places = tokens.promising(words.beginnings)
    return tuple(_Finder(tokens, words).numbers(places)) if places else ()


class _Finder:
    def __init__(self, tokens: Tokens, words: Lexicon) -> None:
        self.tokens = tokens
        self.words = words
        self.floor = 0  # where the last number ended, so that 5€03 does not lend its sign twice

    def numbers(self, places: Iterable[int]) -> Iterator[Number]:
        tokens = self.tokens
        skipped = iter([*addresses(tokens.flat), (len(tokens.flat) + 1, len(tokens.flat) + 1)])
        address = next(skipped)
        after = 0
        for place in places:
            if place < after:
                continue
            while address[1] <= tokens.starts[place]:
                address = next(skipped)
            if tokens.starts[place] >= address[0]:
                continue
            if self._is_plain(place):
                yield self._plain(place)
                continue
            found, after = self._at_word(place) if tokens.kinds[place] == WORD else self._at_digits(place)
            yield from found

    def _is_plain(self, place: int) -> bool:
        """Return whether there are digits with nothing around them that may belong to them, as most often."""
        tokens = self.tokens
        numeral = tokens.texts[place]
        if tokens.kinds[place] != DIGITS or not numeral.isdecimal() or len(numeral) > digits.LONGEST:
            return False
        if place and not self._is_apart(place):
            return False
        after = place + 1
        if after == len(tokens):
            return True
        if tokens.kinds[after] == WORD:
            return tokens.starts[after] > tokens.ends[place] and self.words.is_plain(tokens.texts[after])
        return tokens.texts[after] in MARKS_BEHIND

    def _is_apart(self, place: int) -> bool:
        """Return whether what stands before digits says nothing about them."""
        tokens = self.tokens
        before = tokens.texts[place - 1]
        if tokens.kinds[place - 1] == WORD:
            return tokens.ends[place - 1] < tokens.starts[place] and before not in CODES
        return before in MARKS_BEFORE

    def _plain(self, place: int) -> Number:
        self.floor = self.tokens.ends[place]
        value = Fraction(int(self.tokens.texts[place]))
        return Number(self._span(place, place), value, value)

    def _at_word(self, place: int) -> tuple[list[Number], int]:
        if after := self.words.other(self.tokens, place):
            return [], after
        if self.tokens.is_digits(place - 1) and self.tokens.touches(place):
            return [], place + 1
        return self._amounts(place)

    def _at_digits(self, place: int) -> tuple[list[Number], int]:
        tokens = self.tokens
        if after := chain(self.tokens, place):
            return [], after
        if is_part_of_word(self.tokens, self.words, place) or is_note(self.tokens, self.words, place):
            return [], place + 1
        if clock := self._clock(place):
            return [clock], place + 3
        numeral = tokens.texts[place]
        if digits.is_label(numeral) and not digits.values(numeral):
            return [self._label(place, numeral)], place + 1
        if tokens.kinds[place] == DIGITS and not digits.values(numeral):
            return list(self._split(place)), place + 1
        return self._amounts(place)

    def _amounts(self, place: int) -> tuple[list[Number], int]:
        first = amount(self.tokens, self.words, place, self.floor)
        if first is None:
            return [], place + 1
        second = other_end(self.tokens, self.words, place, first)
        last = second or first
        self.floor = self.tokens.ends[last.after - 1]
        return [self._range(first, second) if second else self._number(first)], last.after

    def _range(self, first: Amount, second: Amount) -> Number:
        tokens = self.tokens
        low, high = ends(self.tokens, first, second)
        return Number(
            tokens.span(first.start, second.end),
            low,
            high,
            first.unit or second.unit,
            ordinal=first.quantity.ordinal,
            spelled=first.quantity.spelled and second.quantity.spelled,
            ends=(tokens.span(first.start, first.end), tokens.span(second.start, second.end)),
        )

    def _number(self, amount: Amount) -> Number:
        found = amount.quantity
        return Number(
            self.tokens.span(amount.start, amount.end),
            found.value,
            found.value,
            amount.unit,
            ordinal=found.ordinal,
            spelled=found.spelled,
            weak=found.weak and not amount.unit,
            also=found.values[1:],
        )

    def _label(self, place: int, numeral: str) -> Number:
        value = Fraction(int(numeral.partition(".")[0]))
        return Number(self._span(place, place), value, value, "section", label=numeral)

    def _split(self, place: int) -> Iterator[Number]:
        """Yield the numbers that commas without spaces join."""
        tokens = self.tokens
        groups = [group for group in digits.SEPARATOR.split(tokens.texts[place]) if group]
        if len(groups) > MOST_GROUPS or max(map(len, groups)) > digits.LONGEST:
            return
        start = tokens.starts[place]
        for group in groups:
            value = Fraction(int(group))
            yield Number(tokens.span(start, start + len(group)), value, value)
            start += len(group) + 1

    def _clock(self, place: int) -> Number | None:
        tokens = self.tokens
        hour, minute = tokens.texts[place], tokens.text(place + 2)
        if tokens.text(place + 1) != ":" or not (tokens.touches(place + 1) and tokens.touches(place + 2)):
            return None
        if not (hour.isdecimal() and minute.isdecimal() and len(hour) <= 2 and len(minute) == 2):
            return None
        if int(hour) > 24 or int(minute) > 59:
            return None
        value = int(hour) + Fraction(int(minute), 60)
        return Number(self._span(place, place + 2), value, value, "time")

    def _span(self, first: int, last: int) -> Span:
        return self.tokens.span(self.tokens.starts[first], self.tokens.ends[last])

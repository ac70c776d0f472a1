"""Which digits are no numbers: dates and telephone numbers, parts of codes, marks of notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligntrans.languages.currencies import CODES, SIGNS
from aligntrans.numbers import digits

if TYPE_CHECKING:
    from aligntrans.numbers.lexicon import Lexicon
    from aligntrans.text.tokens import Tokens


def chain(tokens: Tokens, place: int) -> int:
    """Return the place behind three or more numerals that hyphens or slashes join: dates, telephone numbers."""
    after, joints = place, 0
    plus = tokens.text(place - 1) == "+" and tokens.touches(place)
    while (
        tokens.text(after + 1) in {"-", "/"}
        and tokens.is_digits(after + 2)
        and tokens.touches(after + 1)
        and tokens.touches(after + 2)
    ):
        after += 2
        joints += 1
    whole_date = tokens.texts[place].count(".") == 2 and tokens.texts[place].rpartition(".")[2].isdecimal()
    if whole_date and len(tokens.texts[place].rpartition(".")[2]) == 4 and not digits.values(tokens.texts[place]):
        return place + 1
    return after + 1 if joints > 1 or (plus and joints) else 0


def is_part_of_word(tokens: Tokens, words: Lexicon, place: int) -> bool:
    """Return whether Latin letters make a code of the digits: B2B, F16, 5G."""
    start, end = tokens.starts[place], tokens.ends[place]
    before, after = tokens.flat[start - 1 : start], tokens.flat[end : end + 1]
    if _is_latin(before):
        word = tokens.word(place - 1)
        return not (word in CODES or word == "us")
    if len(tokens.word(place - 1)) == 1 and tokens.touches(place):
        return tokens.word(place - 1) not in words.proclitics  # م3
    if not _is_latin(after):
        return False
    word = tokens.word(place + 1)
    if word in words.numerals.loose_scales or word in words.numerals.ordinal_endings:
        return tokens.touches(place + 2) and tokens.is_digits(place + 2)
    if word in words.numerals.money_scales and tokens.text(place - 1) in SIGNS:
        return False
    return len(word) == 1 or (tokens.touches(place + 2) and tokens.is_digits(place + 2))


def is_note(tokens: Tokens, words: Lexicon, place: int) -> bool:
    """Return whether the digits mark a foot note: word[12], word.12."""
    sign = tokens.text(place - 1)
    if sign == "[" and tokens.text(place + 1) == "]":
        return tokens.touches(place - 1) and len(tokens.texts[place]) <= 3
    return (
        sign == "."
        and tokens.touches(place)
        and tokens.touches(place - 1)
        and len(tokens.word(place - 2)) > 1
        and f"{tokens.word(place - 2)}." not in words.abbreviations
        and len(tokens.texts[place]) <= 3
    )


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()

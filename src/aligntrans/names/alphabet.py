"""The units that names are compared in: letters of both scripts, digraphs, and letters told apart by their place.

A unit is a number below `COUNT`. How texts become units is in `spelling`; what units cost is in the weights.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import numpy as np

SEPARATOR = 0
"""Also what pads an array."""
DROPPED = 255

LATIN = "abcdefghijklmnopqrstuvwxyz'"
DIGRAPHS = ("sh", "kh", "gh", "th", "dh", "ch", "zh", "ph", "ck", "dj", "cz", "sz", "aa", "ee", "oo", "ou")
ARABIC = "اأإآبتثجحخدذرزسشصضطظعغفقکلمنهةوؤیىئءپچژگڤ"
DIGITS = "0123456789"
OTHERS = 8
"""Letters of other scripts fall into so many units, by their code."""

BASES = ("", *LATIN, *DIGRAPHS, *ARABIC, *DIGITS, *(f"other{number}" for number in range(OTHERS)))
BASE = {name: number for number, name in enumerate(BASES)}

VOWELS = frozenset({*"aeiou", "aa", "ee", "oo", "ou"})
BY_PLACE = VOWELS | frozenset("ywhاویه")
"""Told apart at the start of a word, inside and at its end: most of what is silent or written otherwise is these."""
BY_NEXT = frozenset("cg")
"""Told apart before e, i and y."""
FRONT = frozenset({*"eiy", "ee"})

INSIDE, FIRST, LAST = 0, 1, 2
NAMES: list[str] = list(BASES)
PLACED = np.zeros((3, len(BASES)), np.uint8)  # (place, base): the unit
SOFT = np.arange(len(BASES), dtype=np.uint8)  # (base,): the unit before e, i and y
PLACED[:] = np.arange(len(BASES))
for _base in BASES:
    if _base in BY_PLACE:
        for _place, _mark in ((FIRST, "<"), (LAST, ">")):
            PLACED[_place, BASE[_base]] = len(NAMES)
            NAMES.append(f"{_mark}{_base}")
    elif _base in BY_NEXT:
        SOFT[BASE[_base]] = len(NAMES)
        NAMES.append(f"{_base}i")
COUNT = len(NAMES)

IS_FRONT = np.array([name in FRONT for name in BASES])
IS_LATIN = np.array([name.strip("<>")[:1] in {*LATIN} for name in NAMES]) & (np.arange(COUNT) != SEPARATOR)
for _number in range(OTHERS):
    IS_LATIN[BASE[f"other{_number}"]] = False
IS_ARABIC = np.array([name.strip("<>")[:1] in {*ARABIC} and name != "" for name in NAMES])

DIGRAPH = np.zeros((len(BASES), len(BASES)), np.uint8)  # (first, second): the digraph, or 0
for _name in DIGRAPHS:
    DIGRAPH[BASE[_name[0]], BASE[_name[1]]] = BASE[_name]
KEPT_DOUBLE = np.array([name in {*"aeo", *DIGITS} or name.startswith("other") for name in BASES])
"""Whose doubles are units or two units; those of others are written once."""

SAME: dict[str, str] = {
    "ي": "ی",  # ARABIC LETTER YEH
    "ے": "ی",  # ARABIC LETTER YEH BARREE
    "ې": "ی",  # ARABIC LETTER E
    "ێ": "ی",  # ARABIC LETTER FARSI YEH WITH SMALL V
    "ۍ": "ی",  # ARABIC LETTER YEH WITH TAIL
    "ك": "ک",  # ARABIC LETTER KAF
    "ڪ": "ک",  # ARABIC LETTER SWASH KAF
    "ګ": "گ",  # ARABIC LETTER KAF WITH RING
    "ڭ": "گ",  # ARABIC LETTER NG
    "ݣ": "گ",  # ARABIC LETTER KEHEH WITH THREE DOTS ABOVE
    "ڨ": "گ",  # ARABIC LETTER QAF WITH THREE DOTS ABOVE, of Tunisia
    "ۃ": "ة",  # ARABIC LETTER TEH MARBUTA GOAL
    "ە": "ه",  # ARABIC LETTER AE
    "ۀ": "ه",  # ARABIC LETTER HEH WITH YEH ABOVE
    "ۂ": "ه",  # ARABIC LETTER HEH GOAL WITH HAMZA ABOVE
    "ہ": "ه",  # ARABIC LETTER HEH GOAL
    "ھ": "ه",  # ARABIC LETTER HEH DOACHASHMEE
    "ٱ": "ا",  # ARABIC LETTER ALEF WASLA
    "ٲ": "أ",  # ARABIC LETTER ALEF WITH WAVY HAMZA ABOVE
    "ٳ": "إ",  # ARABIC LETTER ALEF WITH WAVY HAMZA BELOW
    "ۆ": "و",  # ARABIC LETTER OE
    "ۇ": "و",  # ARABIC LETTER U
    "ۋ": "و",  # ARABIC LETTER VE
    "ۊ": "و",  # ARABIC LETTER WAW WITH TWO DOTS ABOVE
    "ٹ": "ت",  # ARABIC LETTER TTEH
    "ټ": "ت",  # ARABIC LETTER TEH WITH RING
    "ڈ": "د",  # ARABIC LETTER DDAL
    "ډ": "د",  # ARABIC LETTER DAL WITH RING
    "ڑ": "ر",  # ARABIC LETTER RREH
    "ړ": "ر",  # ARABIC LETTER REH WITH RING
    "ڕ": "ر",  # ARABIC LETTER REH WITH SMALL V BELOW
    "ږ": "ژ",  # ARABIC LETTER REH WITH DOT BELOW AND DOT ABOVE
    "ښ": "ش",  # ARABIC LETTER SEEN WITH DOT BELOW AND DOT ABOVE
    "ں": "ن",  # ARABIC LETTER NOON GHUNNA
    "ڼ": "ن",  # ARABIC LETTER NOON WITH RING
    "ڵ": "ل",  # ARABIC LETTER LAM WITH SMALL V
    "ڥ": "ڤ",  # ARABIC LETTER FEH WITH THREE DOTS BELOW
    "څ": "چ",  # ARABIC LETTER HAH WITH THREE DOTS ABOVE
    "ځ": "ز",  # ARABIC LETTER HAH WITH HAMZA ABOVE
    "ٴ": "ء",  # ARABIC LETTER HIGH HAMZA
    "\u0640": "",  # ARABIC TATWEEL
    "\u0654": "ء",  # ARABIC HAMZA ABOVE that composes with nothing
    "\u0655": "",  # ARABIC HAMZA BELOW that composes with nothing
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ß": "ss",
    "þ": "th",
    "ð": "d",
    "đ": "d",
    "ħ": "h",
    "ł": "l",
    "ı": "i",
    "ə": "a",
    "ɛ": "e",
    "ɔ": "o",
    "ŋ": "ng",
    **dict.fromkeys("šşșś", "sh"),
    **dict.fromkeys("čć", "ch"),
    "ž": "zh",
    "ğ": "gh",
    "ġ": "gh",
    "ḫ": "kh",
    "ḵ": "kh",
    "ṯ": "th",
    "ḏ": "dh",
    "ǧ": "j",
    "ā": "aa",
    "ī": "ee",
    "ū": "oo",
    **dict.fromkeys("‘’‛′´`ʼʾʿʻˈˊˋʹ＇", "'"),
}
"""What letters that `BASES` has not are read as."""

_INVISIBLE = frozenset({"Mn", "Me", "Cf"})


@cache
def bases_of(code: int) -> tuple[int, ...]:
    """Return the bases that the character of *code* is read as: none for marks, one, or the several of a ligature."""
    found: list[int] = []
    plain = _plain(chr(code))
    if plain and plain in BASE:
        return (BASE[plain],)
    for character in plain:
        if character in BASE:
            found.append(BASE[character])
        elif character.isdecimal():
            found.append(BASE[str(unicodedata.decimal(character))])
        elif character.isalpha():
            found.append(BASE[f"other{ord(character) % OTHERS}"])
        elif unicodedata.category(character) not in _INVISIBLE:
            found.append(SEPARATOR)
    return tuple(found)


def _plain(character: str) -> str:
    """Return *character* as letters of `BASES` where that can be: lower case, no accents, one form for its variants."""
    if character in BASE:
        return character
    if character in SAME:
        return SAME[character]
    parts = unicodedata.normalize("NFKD", character.lower())
    if parts == character:
        return character
    composed = unicodedata.normalize("NFC", parts)
    if composed in BASE or composed in SAME:
        return "".join(map(_plain, composed))
    return "".join(map(_plain, parts))


SEVERAL = 254
"""In `table`, a character to ask `bases_of` about: it is read as several bases, or stands far up and is rare."""
RARE = 0x2200
"""Code from which characters are rare in names of our scripts."""


@cache
def table() -> np.ndarray:
    """Return, by the code of a character below 2 ** 16, its base, `DROPPED` or `SEVERAL`."""
    found = np.full(1 << 16, SEVERAL, np.uint8)
    for code in range(RARE):
        bases = bases_of(code)
        if len(bases) < 2:
            found[code] = bases[0] if bases else DROPPED
    return found

"""What is compared as what, and the fold itself; the way back is in `aligntrans.text.folding`.

Stands this low because the word lists of this folder are folded as they are made.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ARABIC_LETTERS: Mapping[str, str] = {
    "ي": "ی",  # ARABIC LETTER YEH
    "ى": "ی",  # ARABIC LETTER ALEF MAKSURA
    "ے": "ی",  # ARABIC LETTER YEH BARREE
    "ك": "ک",  # ARABIC LETTER KAF
    "ڪ": "ک",  # ARABIC LETTER SWASH KAF
    "ة": "ه",  # ARABIC LETTER TEH MARBUTA
    "ۃ": "ه",  # ARABIC LETTER TEH MARBUTA GOAL
    "ە": "ه",  # ARABIC LETTER AE: half of U+06C0, the Persian heh with yeh above
    "ہ": "ه",  # ARABIC LETTER HEH GOAL
    "ھ": "ه",  # ARABIC LETTER HEH DOACHASHMEE
    "ٱ": "ا",  # ARABIC LETTER ALEF WASLA
    "ٲ": "ا",  # ARABIC LETTER ALEF WITH WAVY HAMZA ABOVE
    "ٳ": "ا",  # ARABIC LETTER ALEF WITH WAVY HAMZA BELOW
    "ٴ": "",  # ARABIC LETTER HIGH HAMZA
    "ـ": "",  # ARABIC TATWEEL
}
"""Letters that readers of Arabic and Farsi take for the same.

Those with hamza or madda above or below fall to their bare letter when marks are dropped.
"""

PUNCTUATION: Mapping[str, str] = {
    "؛": ";",  # ARABIC SEMICOLON
    "،": ",",  # ARABIC COMMA
    "؟": "?",  # ARABIC QUESTION MARK
    "۔": ".",  # ARABIC FULL STOP
    "٪": "%",  # ARABIC PERCENT SIGN
    "٫": ".",  # ARABIC DECIMAL SEPARATOR
    "٬": ",",  # ARABIC THOUSANDS SEPARATOR
    "٭": "*",  # ARABIC FIVE POINTED STAR
    "﴾": ")",  # ORNATE LEFT PARENTHESIS, which closes in Arabic
    "﴿": "(",  # ORNATE RIGHT PARENTHESIS
    **dict.fromkeys("«»“”„‟‹›″", '"'),
    **dict.fromkeys("‘’‚‛′´`ʼʾʿʻˈ", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "\u2044": "/",  # FRACTION SLASH: half of U+00BD
    "\u200b": " ",  # ZERO WIDTH SPACE
    "\u200c": " ",  # ZERO WIDTH NON-JOINER: Farsi writes one word with it, with a space or with neither
}

DROPPED = frozenset({"Mn", "Me", "Cf"})
"""Unicode categories that are not compared: harakat and accents, enclosing marks, joiners, bidi controls."""


class _Table(dict[int, str]):
    """For `str.translate`: learns a character when it first meets it."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    """Return what *character* is compared as: nothing, one character, or the several of a ligature."""
    folded = "".join(map(_step, character))
    while folded != character:
        character, folded = folded, "".join(map(_step, folded))
    return folded


def _step(character: str) -> str:
    for table in (ARABIC_LETTERS, PUNCTUATION):
        if character in table:
            return table[character]
    if unicodedata.category(character) in DROPPED:
        return ""
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return unicodedata.normalize("NFKD", character.lower())


CHARACTERS = _Table()
"""Folded form by code point; context-free, so that folding a text is folding its characters one by one."""


def fold(text: str) -> str:
    """Return *text* as it is compared: one form for what readers take for the same.

    Lower case, ASCII digits, no accents, harakat, tatweel or invisible characters, one space for any white
    space, none at the ends. Folding twice is folding once.
    """
    return " ".join(text.translate(CHARACTERS).split())


def fold_list(texts: str) -> tuple[str, ...]:
    """Return what stands between the commas of *texts*, folded, in order, each once."""
    return tuple(dict.fromkeys(fold(text) for text in texts.split(",")))


def fold_words(texts: str) -> frozenset[str]:
    """Return the words of *texts* folded; what a zero width non-joiner joins is two words."""
    return frozenset(fold(texts).split())


def as_written(texts: str) -> frozenset[str]:
    """Return what stands between the white space of *texts*, not folded."""
    return frozenset(texts.split())


def fold_keys(names: Mapping[int, str]) -> dict[str, int]:
    """Return number by folded name; in *names* the names of a number are parted by commas."""
    return {name: number for number, texts in names.items() for name in fold_list(texts)}

"""Digits of any script as ASCII, and the numbers of a text in one spelling; not number words, not dates."""

from __future__ import annotations

import re

from aligntrans.languages.folding import fold

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
GROUPED_BY_STOPS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
DECIMAL = re.compile(r"(\d+)[.,](\d+)")


class _Digits(dict[int, str]):
    """For `str.translate`: learns a character when it first meets it."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = str(int(character)) if character.isdecimal() else character
        return self[code]


DIGITS = _Digits()


def to_ascii_digits(text: str) -> str:
    """Return *text* with the digits of every script as 0 to 9, all else as it was: same length."""
    return text.translate(DIGITS)


def numbers(text: str) -> list[str]:
    """Return the numbers of *text* in order, spelled so that equal numbers are equal.

    Digits are ASCII, thousands are not parted, the decimal sign is a full stop, idle zeros are gone:
    1,234 and ١٬٢٣٤ are ``1234``, ٣٫٥٠ is ``3.5``. A single comma before three digits parts
    thousands, before any other number of digits it is a decimal sign, as in Arabic ٣,٥. Section numbers and
    dates keep their full stops: ``2.1.3``.
    """
    return folded_numbers(fold(text))


def folded_numbers(folded: str) -> list[str]:
    """Return the numbers of a text that is folded already."""
    return [number for match in NUMBER.finditer(folded) for number in _values(match.group())]


def _values(token: str) -> list[str]:
    if GROUPED.fullmatch(token):
        token = token.replace(",", "")
    elif GROUPED_BY_STOPS.fullmatch(token):
        token = token.replace(".", "")
    if match := DECIMAL.fullmatch(token):
        fraction = match[2].rstrip("0")
        return [f"{_whole(match[1])}.{fraction}" if fraction else _whole(match[1])]
    return [".".join(map(_whole, part.split("."))) for part in token.split(",")]


def _whole(digits: str) -> str:
    return digits.lstrip("0") or "0"

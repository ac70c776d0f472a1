"""Lines for a person on standard error, and text made safe to print; nothing heavy is imported here."""

from __future__ import annotations

import sys
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def notice(*, quiet: bool) -> Callable[[str], None]:
    """Return what prints a line on standard error, or nothing when *quiet*."""

    def say(line: str) -> None:
        if not quiet and sys.stderr is not None:
            sys.stderr.write(f"aligntrans: {one_line(line)}\n")

    return say


def counted(number: int, noun: str) -> str:
    """Return a number of things in words: ``1 unit``, ``1,200 units``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def one_line(message: str) -> str:
    """Return *message* without line ends and other characters that a terminal would act on.

    Isolates and joiners stay: the first keep a name in its place, the second belong to Farsi words.
    """
    return "".join(
        character if character.isprintable() or character in KEPT else repr(character)[1:-1] for character in message
    )


KEPT = "\u200c\u200d\u2068\u2069"


def harmless(text: str) -> str:
    """Return *text* with control characters, but for tabs and line ends, written as escapes."""
    return "".join(
        repr(character)[1:-1] if unicodedata.category(character) in HARMFUL and character not in "\t\n" else character
        for character in text
    )


HARMFUL = ("Cc", "Cs")

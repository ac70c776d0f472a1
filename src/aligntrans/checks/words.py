"""The words of a text, folded once for the checks that ask for them one after the other."""

from __future__ import annotations

import re
from functools import lru_cache

from aligntrans.languages.folding import fold

WORD = re.compile(r"[^\W_]+")
MOST_SHOWN = 80


@lru_cache(maxsize=16)
def words(text: str) -> tuple[str, ...]:
    """Return the words and numbers of *text*, folded, in order."""
    return tuple(WORD.findall(fold(text)))


@lru_cache(maxsize=16)
def short(text: str) -> str:
    """Return *text* in one line, as long as a message can hold."""
    line = " ".join(text.split())
    return line if len(line) <= MOST_SHOWN else f"{line[: MOST_SHOWN - 1]}…"

"""Language tags as files have them, and as we write them."""

from __future__ import annotations

from functools import cache

from aligntrans.languages.general import normal


@cache
def canonical(tag: str) -> str:
    """Return *tag* as BCP 47 writes it, ``en_us`` as ``en-US``; what is no tag as it is, without outer white space."""
    return normal(tag) or tag.strip()

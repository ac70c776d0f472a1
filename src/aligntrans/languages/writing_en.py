"""How English is written."""

from __future__ import annotations

from aligntrans.languages.writing import Inflection, Writing

WRITING = Writing(
    tight=frozenset(",;:.!?"),
    inflection=Inflection(
        suffixes={"s": ("",), "es": ("",), "ies": ("y",), "'s": ("",), "s'": ("",), "ves": ("f", "fe")},
    ),
)

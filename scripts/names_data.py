"""The name lists as rows with their split: what trains, what is for choosing, and what only the benchmark sees."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

TEST, DEV = "1", "2"
"""First hex digits of the SHA-1 of the lower-cased English form; those that begin with 0 are not in the lists."""


@dataclass(frozen=True, slots=True)
class Row:
    """A name in two languages."""

    source: str
    """The list it stands in: ``cldr``."""
    languages: str
    """``en-ar``, ``en-fa`` or ``ar-fa``."""
    first: str
    second: str
    split: str
    """``train``, ``dev`` or ``test``."""


def split_of(text: str) -> str:
    """Return the split of a row by its lower-cased English form."""
    digit = hashlib.sha1(text.lower().encode(), usedforsecurity=False).hexdigest()[0]
    return {TEST: "test", DEV: "dev"}.get(digit, "train")


def read_rows(folder: Path) -> list[Row]:
    """Return the rows of every list in *folder*, in order, each once a list.

    Rows of Arabic and Farsi go where the English of either goes that is furthest from training, and where they have
    none, by the hash of the Arabic.
    """
    rows: list[Row] = []
    splits: dict[str, set[str]] = defaultdict(set)
    for path in sorted(folder.glob("*.tsv"), key=lambda path: (".ar-fa" in path.name, path.name)):
        source, languages, _ = path.name.rsplit(".", 2)
        lines = dict.fromkeys(path.read_text("utf-8").splitlines())
        for line in lines:
            first, _, second = line.partition("\t")
            if not first or not second:
                continue
            if languages != "ar-fa":
                split = split_of(first)
                splits[second].add(split)
            else:
                known = splits[first] | splits[second]
                split = next((name for name in ("test", "dev", "train") if name in known), split_of(first))
            rows.append(Row(source, languages, first, second, split))
    return rows

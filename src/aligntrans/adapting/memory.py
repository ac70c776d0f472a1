"""What is learnt from: units of translation memories, sifted; what is left out is counted. No file is read here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from aligntrans import languages
from aligntrans.errors import LanguageError
from aligntrans.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

Texts = Mapping[str, str]
"""Text by language tag as the file has it: one unit of a memory."""
LONGEST = 2_000
"""Characters of a text that is used: more is no sentence, and often two texts glued together."""


class Pair(NamedTuple):
    """Two texts of a unit."""

    unit: int
    """Number of the unit: a unit in three languages has three pairs."""
    texts: tuple[str, str]


@dataclass(frozen=True)
class Memory:
    """Pairs of texts by their two languages, the one that was met first before the other, in the order of the files."""

    pairs: Mapping[tuple[str, str], tuple[Pair, ...]]
    units: int
    """How many units there are."""
    left_out: Mapping[str, int] = field(default_factory=dict)
    """How many units were of no use, by reason."""

    @property
    def languages(self) -> tuple[str, ...]:
        """Tags of all languages, sorted."""
        return tuple(sorted({tag for pair in self.pairs for tag in pair}))


def sifted(units: Iterable[Texts], known: Container[str]) -> Memory:
    """Return the memory of *units*, without those of no use, each pair of texts once.

    Args:
        units: texts by tag; regional tags count as their language.
        known: languages that can be learnt, as primary subtags.
    """
    pairs: dict[tuple[str, str], dict[tuple[str, str], int]] = {}
    left_out = Counter[str]()
    ranks: dict[str, int] = {}
    used = 0
    for unit in units:
        texts = {tag: text for tag, text in _primary(unit).items() if tag in known}
        if reason := _refusal(unit, texts):
            left_out[reason] += 1
            continue
        texts = {tag: text for tag, text in texts.items() if text}
        new = False
        for tag in texts:
            ranks.setdefault(tag, len(ranks))
        for a, b in combinations(sorted(texts, key=ranks.__getitem__), 2):
            known_pairs = pairs.setdefault((a, b), {})
            if fold(texts[a]) != fold(texts[b]) and (texts[a], texts[b]) not in known_pairs:
                known_pairs[texts[a], texts[b]] = used
                new = True
        used += new
        left_out["seen before"] += not new
    return Memory(
        {tags: tuple(Pair(unit, texts) for texts, unit in found.items()) for tags, found in pairs.items() if found},
        used,
        {reason: count for reason, count in sorted(left_out.items()) if count},
    )


def _primary(unit: Texts) -> dict[str, str]:
    """Return the texts of a unit by primary subtag, the first of a language, white space made single."""
    found: dict[str, str] = {}
    for tag, text in unit.items():
        found.setdefault(_language(tag), " ".join(text.split()))
    return found


@cache
def _language(tag: str) -> str:
    """Return the primary subtag: ``fa`` for ``pes-IR``."""
    try:
        return languages.get(tag).tag
    except LanguageError:
        return tag.strip().lower().replace("_", "-").partition("-")[0]


def _refusal(unit: Texts, texts: Texts) -> str:
    """Return why a unit is of no use; empty when it is."""
    if len(texts) < 2:
        return "in other languages" if len(_primary(unit)) > 1 else "in one language only"
    if sum(map(bool, texts.values())) < 2:
        return "empty"
    if max(map(len, texts.values())) > LONGEST:
        return f"longer than {LONGEST:,} characters"
    if len({fold(text) for text in texts.values()}) < 2:
        return "the same in both languages"
    return ""

"""Links inside units: names, numbers and dates that several languages have in common, and where each has them.

No tagger: names come from a language of a script with capitals, and lead to each other in all other languages. Two
documents of scripts without capitals are linked by numbers and dates alone.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from aligntrans import languages
from aligntrans.languages.folding import fold
from aligntrans.linking import names
from aligntrans.linking.sources import sources
from aligntrans.linking.values import compared, values
from aligntrans.model import LINK_KINDS, Link, Status
from aligntrans.names.acronyms import acronyms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aligntrans.languages import Language
    from aligntrans.linking.names import Found
    from aligntrans.linking.sources import Source
    from aligntrans.model import Alignment, Span
    from aligntrans.protocols import Encoder

    Pair = tuple[str, str]
    Places = list[tuple[Span, Span]]

NAME, NUMBER, DATE = LINK_KINDS
CASED = frozenset({"Latn", "Cyrl", "Grek", "Armn"})
"""Scripts with capitals."""


def linked(alignment: Alignment, encoder: Encoder | None = None) -> Alignment:
    """Return *alignment* with the links of its beads.

    Args:
        alignment: of two documents or more.
        encoder: finds names that are translated, where its vectors add up and it knows both languages.
    """
    beads = alignment.beads
    texts = {
        document.language: [
            "" if bead.status is Status.LEFT_OUT else document.excerpt(bead.spans[side], alignment.level)
            for bead in beads
        ]
        for side, document in enumerate(alignment.documents)
    }
    every = links(texts, encoder)
    return replace(alignment, beads=tuple(replace(bead, links=found) for bead, found in zip(beads, every, strict=True)))


def links(texts: Mapping[str, Sequence[str]], encoder: Encoder | None = None) -> list[tuple[Link, ...]]:
    """Return the links of every unit: names, then numbers, then dates, each pair of languages in order.

    Args:
        texts: by language, the texts of all units, in step; empty where a unit lacks the language.
        encoder: as for `linked`.
    """
    known = {tag: languages.of(tag) for tag in texts}
    found: dict[str, dict[Pair, list[Places]]] = {kind: {} for kind in LINK_KINDS}
    found[NAME] = _names(texts, known, encoder)
    for pair in combinations(texts, 2):
        first, second = pair
        every = [compared(one, first, other, second) for one, other in zip(texts[first], texts[second], strict=True)]
        found[NUMBER][pair] = [[(one.span, other.span) for one, other in unit.numbers] for unit in every]
        found[DATE][pair] = [[(one.span, other.span) for one, other in unit.dates] for unit in every]
    return [
        tuple(
            Link(kind, pair, spans)
            for kind, by_pair in found.items()
            for pair, units in by_pair.items()
            for spans in units[unit]
        )
        for unit in range(len(next(iter(texts.values()), ())))
    ]


def _names(
    texts: Mapping[str, Sequence[str]],
    known: Mapping[str, Language],
    encoder: Encoder | None,
) -> dict[Pair, list[Places]]:
    """Return where names stand in both languages of every pair, by unit."""
    units = len(next(iter(texts.values()), ()))
    pivot = next((tag for tag in texts if known[tag].script in CASED), None)
    if pivot is None:
        return {}
    candidates = undated(tuple(texts[pivot]), pivot)
    long_forms = {fold(one.short.of(text)): fold(one.long.of(text)) for text in texts[pivot] for one in acronyms(text)}
    found: dict[str, list[list[Found]]] = {}
    for tag in texts:
        if tag != pivot:
            knows = encoder if encoder is None or _knows(encoder, (pivot, tag)) else None
            found[tag] = names.find(candidates, texts[tag], (known[pivot], known[tag]), knows, long_forms)
    by_pair: dict[Pair, list[Places]] = {}
    for first, second in combinations(texts, 2):
        if pivot in (first, second):
            other = second if first == pivot else first
            ordered = [[(one.source, one.target) for one in unit] for unit in found[other]]
            by_pair[first, second] = ordered if first == pivot else [[pair[::-1] for pair in unit] for unit in ordered]
        else:
            by_pair[first, second] = [_through(found[first][unit], found[second][unit]) for unit in range(units)]
    return by_pair


@lru_cache(maxsize=4)
def undated(texts: tuple[str, ...], tag: str) -> list[tuple[Source, ...]]:
    """Return what may be a name in each of *texts*, of one document in a script with capitals, and is no date."""
    taken = [[date.span for date in values(text, tag).dates if date.month or not date.weak] for text in texts]
    return sources(texts, languages.of(tag), taken)


def _through(first: Sequence[Found], second: Sequence[Found]) -> Places:
    """Return where two languages have the names that both share with the language of capitals."""
    places = {one.source: one.target for one in first}
    return [(places[other.source], other.target) for other in second if other.source in places]


def _knows(encoder: Encoder, tags: Sequence[str]) -> bool:
    known = encoder.languages
    return known is None or all(tag.split("-")[0].lower() in known for tag in tags)

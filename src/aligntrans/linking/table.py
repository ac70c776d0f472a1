"""Every name of some units with all its spellings: how often each stands where, and whether a language has several."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligntrans.languages.folding import fold, fold_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from aligntrans.model import Link, Span

APART = re.compile(r"[\W_]+")
ENDINGS = fold_words("s n ns an ian ians i is ese ة ه ي ى ية یه ين ون ان ات ها های ای")
"""What may be behind a name, folded: of many, of that place."""
ARTICLES = ("ال", "al", "the")


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit whose links are known."""

    id: str
    texts: Mapping[str, str]
    """By language."""
    links: Sequence[Link]


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way in which a name is written in a language."""

    text: str
    """As it stands in the text, with single spaces."""
    units: tuple[str, ...]
    """Ids of the units, one for every time that it stands there."""

    @property
    def count(self) -> int:
        """How often it stands there."""
        return len(self.units)


@dataclass(frozen=True, slots=True)
class Name:
    """What is named, in all languages."""

    spellings: Mapping[str, tuple[Spelling, ...]]
    """By language, the commonest first."""

    def preferred(self, language: str) -> str:
        """Return the commonest spelling in a language; of several, the first in the text; empty when there is none."""
        return next((spelling.text for spelling in self.spellings.get(language, ())), "")

    @property
    def count(self) -> int:
        """How often it is linked, in the language that has it most often."""
        return max(sum(one.count for one in every) for every in self.spellings.values())

    @property
    def inconsistent(self) -> tuple[str, ...]:
        """Languages that spell it in several ways; forms such as plurals, and forms with an article, are one way."""
        return tuple(
            language
            for language, every in self.spellings.items()
            if any(not alike(every[0].text, other.text) for other in every[1:])
        )


def alike(first: str, second: str) -> bool:
    """Return whether two spellings differ in nothing but an article, an ending, or what folding takes away.

    How the words are parted counts: عبد الرحمن is not عبدالرحمن.
    """
    one, other = (_bare(fold(text)) for text in (first, second))
    short, long = sorted((one, other), key=len)
    return one == other or (long.startswith(short) and long[len(short) :].lstrip() in ENDINGS)


def _bare(folded: str) -> str:
    for article in ARTICLES:
        rest = folded.removeprefix(article).lstrip(" -")
        if rest != folded and len(rest) > 2:
            return rest
    return folded


def name_table(units: Iterable[NamedUnit]) -> tuple[Name, ...]:
    """Return the names of *units*, in the order in which they first stand there.

    Spellings belong to one name when links tie them, or when they are equal but for case, article and spaces.
    """
    places: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)  # what stands there, and the unit's id
    ties = _Ties()
    for unit in units:
        seen = set()
        for link in unit.links:
            spans = dict(zip(link.languages, link.spans, strict=True))
            if link.kind != "name" or not all(_stands(span, unit.texts[tag]) for tag, span in spans.items()):
                continue
            nodes = []
            for language, span in spans.items():
                text = " ".join(span.of(unit.texts[language]).split())
                node = (language, APART.sub("", _bare(fold(text))) or text)
                nodes.append(node)
                if (language, span) not in seen:
                    seen.add((language, span))
                    places[node].append((text, unit.id))
            ties.tie(*nodes)
    groups: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for node in places:
        groups[ties.first(node)].append(node)
    return tuple(_name(nodes, places) for nodes in groups.values())


def _stands(span: Span, text: str) -> bool:
    """Return whether a span lies in *text* and holds some; files that others wrote may say anything."""
    return span.end <= len(text) and bool(span.of(text).strip())


def _name(nodes: Sequence[tuple[str, str]], places: Mapping[tuple[str, str], Sequence[tuple[str, str]]]) -> Name:
    found: dict[str, dict[str, list[str]]] = {}
    for node in nodes:
        for text, unit in places[node]:
            found.setdefault(node[0], {}).setdefault(text, []).append(unit)
    return Name(
        {
            language: tuple(
                Spelling(text, tuple(units)) for text, units in sorted(every.items(), key=lambda one: -len(one[1]))
            )
            for language, every in found.items()
        }
    )


class _Ties:
    """Which spellings are tied, directly or through others."""

    def __init__(self) -> None:
        self.before: dict[tuple[str, str], tuple[str, str]] = {}

    def first(self, node: tuple[str, str]) -> tuple[str, str]:
        """Return the node that stands for all that are tied to *node*."""
        while (before := self.before.get(node, node)) != node:
            self.before[node] = self.before.get(before, before)
            node = before
        return node

    def tie(self, one: tuple[str, str], other: tuple[str, str]) -> None:
        """Tie two nodes; the one that was there first goes on standing for both."""
        first, second = self.first(one), self.first(other)
        self.before.setdefault(first, first)
        if first != second:
            self.before[second] = first

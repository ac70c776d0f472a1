"""Runs of segments that are translations of each other: how sure, linked by what, and in which order."""

from __future__ import annotations

import hashlib
import itertools
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from aligntrans.model.kinds import Level, Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aligntrans.model.documents import Document
    from aligntrans.model.spans import Span


LINK_KINDS = ("name", "number", "date")
DECIMALS = 6
"""How exact the figures of a bead are."""


@dataclass(frozen=True, slots=True)
class Quality:
    """How good a bead is, and why. Figures are kept to six decimals, so that a file can hold them whole."""

    confidence: float = 1.0
    """Probability that the bead is right, 0 to 1."""
    similarity: float | None = None
    """How much its sides look alike, 0 to 1; none when it was not measured."""
    reasons: Mapping[str, float] = field(default_factory=dict)
    """What raised (positive) or lowered the score, by name of the feature."""
    rival: str = ""
    """For people to read: the likeliest other bead over the same text, and how likely; empty when not known."""
    known: bool = True
    """Whether anybody has said how good it is; units of most memories have no score, and confidence is 1 there."""

    def __post_init__(self) -> None:
        for name in ("confidence", "similarity"):
            value = getattr(self, name)
            if value is not None and not 0 <= value <= 1:
                raise ValueError(f"{name} is between 0 and 1, not {value}")
            object.__setattr__(self, name, None if value is None else round(value, DECIMALS))
        reasons = {name: round(value, DECIMALS) for name, value in self.reasons.items()}
        object.__setattr__(self, "reasons", MappingProxyType(reasons))


@dataclass(frozen=True, slots=True)
class Link:
    """Two places of a bead that name the same thing: a name, a number, a date."""

    kind: str
    """``name``, ``number`` or ``date``."""
    languages: tuple[str, str]
    """In the documents' order."""
    spans: tuple[Span, Span]
    """Into the texts of the bead in these languages."""

    def __post_init__(self) -> None:
        if self.kind not in LINK_KINDS:
            raise ValueError(f"a link is one of {', '.join(LINK_KINDS)}, not {self.kind!r}")
        if len(set(self.languages)) != 2 or not all(self.spans):
            raise ValueError("a link needs two languages, and a place that is not empty in each")


@dataclass(frozen=True, slots=True)
class Property:
    """What a file says of a unit beside its texts: a TMX ``prop``, a flag of a PO entry, the state of a target."""

    name: str
    value: str
    language: str = ""
    """Of the variant that it is about; empty when it is about the unit."""


@dataclass(frozen=True, slots=True)
class Bead:
    """Runs of segments, one per document, that are translations of each other."""

    spans: tuple[Span, ...]
    """In the documents' order. An empty span keeps its place: where the text would stand if it were there."""
    quality: Quality = field(default_factory=Quality)
    status: Status = Status.AUTO
    moved: bool = False
    """Whether the bead breaks the order of a document other than the first."""
    id: str = ""
    links: tuple[Link, ...] = ()
    """What is named on several sides; spans are into the texts of the bead's sides."""
    notes: tuple[str, ...] = ()
    """What people wrote about it."""
    properties: tuple[Property, ...] = ()
    """What the memory that it was read from says of it and has no field here."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "spans", tuple(self.spans))
        object.__setattr__(self, "links", tuple(self.links))
        object.__setattr__(self, "notes", tuple(self.notes))
        object.__setattr__(self, "properties", tuple(self.properties))
        if not any(self.spans):
            raise ValueError("a bead needs a segment on at least one side")

    @property
    def confidence(self) -> float:
        """Probability that the bead is right, 0 to 1."""
        return self.quality.confidence

    @property
    def type(self) -> str:
        """How many segments each side has: ``1-1``, ``2-1-1``, ``0-1-1``."""
        return "-".join(str(len(span)) for span in self.spans)

    @property
    def is_null(self) -> bool:
        """Whether some side is empty."""
        return not all(self.spans)

    def project(self, *sides: int) -> Bead | None:
        """Return the bead as these sides see it, or none when it has nothing on them."""
        spans = tuple(self.spans[side] for side in sides)
        return replace(self, spans=spans) if any(spans) else None


def swapped(bead: Bead) -> Bead:
    """Return *bead* with its sides turned round."""
    return replace(bead, spans=bead.spans[::-1])


def reordered(beads: Sequence[Bead]) -> tuple[Bead, ...]:
    """Return *beads* of two documents in the order of the first, those that break the second's order marked."""
    return mark_moved(sorted(beads, key=lambda bead: (bead.spans[0], bead.spans[1])))


def mark_moved(beads: Sequence[Bead]) -> tuple[Bead, ...]:
    """Return *beads*, in the order of the first document, with `moved` set on as few as need be.

    A bead keeps its place when it is on the heaviest chain that rises in every document; the weight of a bead is
    the number of its segments. Beads off that chain are moved.
    """
    chain = _rising_chain(beads)
    return tuple(
        bead if bead.moved == (number not in chain) else replace(bead, moved=not bead.moved)
        for number, bead in enumerate(beads)
    )


def _rising_chain(beads: Sequence[Bead]) -> set[int]:
    if all(
        before <= after
        for first, second in itertools.pairwise(beads)
        for before, after in zip(_ends(first), _starts(second), strict=True)
    ):
        return set(range(len(beads)))
    weights: list[int] = []
    before: list[int] = []
    for number, bead in enumerate(beads):
        best, link = 0, -1
        for earlier in range(number):
            if weights[earlier] > best and all(
                end <= start for end, start in zip(_ends(beads[earlier]), _starts(bead), strict=True)
            ):
                best, link = weights[earlier], earlier
        weights.append(best + sum(len(span) for span in bead.spans))
        before.append(link)
    chain: set[int] = set()
    number = max(range(len(beads)), key=lambda n: weights[n], default=-1)
    while number >= 0:
        chain.add(number)
        number = before[number]
    return chain


def _starts(bead: Bead) -> list[int]:
    return [span.start for span in bead.spans]


def _ends(bead: Bead) -> list[int]:
    return [span.end for span in bead.spans]


def with_ids(beads: Sequence[Bead], documents: Sequence[Document], level: Level) -> tuple[Bead, ...]:
    """Give a stable id to every bead that has none.

    It comes from the text of the bead's first side, so that it survives a change of the translation and of the rest
    of the document. Equal texts are told apart by a number.
    """
    seen: dict[str, int] = {}
    taken: set[str] = set()
    for bead in beads:
        if bead.id in taken:
            raise ValueError(f"two beads have the id {bead.id!r}")
        taken |= {bead.id} - {""}
    named = []
    for bead in beads:
        if bead.id:
            named.append(bead)
            continue
        side = next(side for side, span in enumerate(bead.spans) if span)
        text = documents[side].excerpt(bead.spans[side], level) or f"{documents[side].language}{bead.spans}"
        base = hashlib.sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:10]
        if level is Level.PARAGRAPH:  # a paragraph of one sentence may stand in one file with that sentence
            base = f"p{base}"
        while True:
            seen[base] = seen.get(base, 0) + 1
            name = base if seen[base] == 1 else f"{base}-{seen[base]}"
            if name not in taken:
                break
        named.append(replace(bead, id=name))
    return tuple(named)


def retagged(bead: Bead, tags: Mapping[str, str]) -> Bead:
    """Return *bead* with other language tags in its links and properties."""
    links = tuple(
        replace(
            link,
            languages=(tags.get(link.languages[0], link.languages[0]), tags.get(link.languages[1], link.languages[1])),
        )
        for link in bead.links
    )
    properties = tuple(replace(one, language=tags.get(one.language, one.language)) for one in bead.properties)
    return replace(bead, links=links, properties=properties)

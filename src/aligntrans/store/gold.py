"""Gold: beads that a person made, to measure against; from our own file, its beads alone, or lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from aligntrans.errors import ReadError
from aligntrans.model import Level, Span, Status
from aligntrans.store.nodes import parse
from aligntrans.store.reading import alignment, check_format, spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from aligntrans.model import Bead, Document
    from aligntrans.store.nodes import Node

NO_CLAIM = frozenset({Status.REJECTED, Status.LEFT_OUT})

# `[0, 1]:[0]`, and the cost that aligners write after it
_LINE = re.compile(r"\[([\d\s,]*)\]\s*:\s*\[([\d\s,]*)\](?:\s*:\s*[-+.\deE]+)?")


@dataclass(frozen=True, slots=True)
class Gold:
    """What an alignment ought to be."""

    beads: tuple[tuple[Span, ...], ...]
    """The spans of every bead, one a document; without beads that were rejected or left out of alignment."""
    block_beads: tuple[tuple[Span, ...], ...] = ()
    """The same for the blocks above, if known."""
    documents: tuple[Document, ...] | None = None
    """The documents that the spans count, when the file holds them."""
    level: Level = Level.SENTENCE
    """What the spans of *beads* count."""
    pairs: Mapping[tuple[int, int], tuple[tuple[Span, ...], ...]] = field(default_factory=dict)
    """Finer beads of two of three documents or more, by their places, if known."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "pairs", MappingProxyType(dict(self.pairs)))


def load_gold(data: bytes) -> Gold:
    """Return the gold in *data*: an alignment file, ``{"beads": [{"spans": ...}]}``, or lines ``[0, 1]:[0]``.

    Gold without documents need not hold every segment.

    Raises:
        ReadError: none of the three; the message names the place.
    """
    if not data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return Gold(_lines(data))
    root = parse(data)
    if "documents" in root:
        whole = alignment(root)
        pairs = {sides: _claims(beads) for sides, beads in whole.pairs.items()}
        return Gold(_claims(whole.beads), _claims(whole.block_beads), whole.documents, whole.level, pairs)
    if "format" in root:
        check_format(root)
    level = root.get("level", str(Level.SENTENCE)).choice(Level)
    return Gold(_bare(root.get("beads")), _bare(root.get("block_beads", [])), level=level)


def _claims(beads: Iterable[Bead]) -> tuple[tuple[Span, ...], ...]:
    return tuple(bead.spans for bead in beads if bead.status not in NO_CLAIM)


def _bare(node: Node) -> tuple[tuple[Span, ...], ...]:
    beads = []
    for bead in node.list():
        found = spans(bead.get("spans"))
        if bead.get("status", str(Status.AUTO)).choice(Status) not in NO_CLAIM:
            beads.append(found)
    _check(beads, node.path)
    return tuple(beads)


def _check(beads: Sequence[tuple[Span, ...]], path: str) -> None:
    """Refuse beads of unequal numbers of documents, and beads that share a segment."""
    taken: dict[tuple[int, int], int] = {}
    for number, bead in enumerate(beads):
        if len(bead) != len(beads[0]) or len(bead) < 2:
            raise ReadError(f"{path}[{number}].spans: {len(bead)} spans; every bead has one a document, two or more")
        for side, span in enumerate(bead):
            for position in span:
                if (other := taken.setdefault((side, position), number)) != number:
                    raise ReadError(f"{path}[{number}].spans: {position} of document {side} is in {path}[{other}] too")


def _lines(data: bytes) -> tuple[tuple[Span, ...], ...]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadError(f"gold is neither JSON nor UTF-8 text: byte {error.start}") from error
    beads: list[tuple[Span, ...]] = []
    ends = [0, 0]
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        if not (found := _LINE.fullmatch(line.strip())):
            raise ReadError(f"line {number}: a bead such as [0,1]:[0] was expected, not {line[:40]!a}")
        bead = tuple(_run(side, end, number) for side, end in zip(found.groups(), ends, strict=True))
        if not any(bead):
            raise ReadError(f"line {number}: a bead needs a segment on at least one side")
        ends = [span.end for span in bead]
        beads.append(bead)
    if not beads:
        raise ReadError("gold holds no bead: give an alignment file, or a line a bead such as [0,1]:[0]")
    _check(beads, "beads")
    return tuple(beads)


def _run(numbers: str, end: int, line: int) -> Span:
    """Return the run of segments that *numbers* lists; none keep the place after the bead before, *end*."""
    try:
        positions = [int(number) for number in numbers.split(",")] if numbers.strip() else []
    except ValueError:
        raise ReadError(f"line {line}: [{numbers}] is not a list of numbers") from None
    if not positions:
        return Span(end, end)
    first, last = positions[0], positions[-1]
    if last - first + 1 != len(positions) or positions != list(range(first, last + 1)):
        raise ReadError(f"line {line}: the segments [{numbers}] do not follow each other")
    return Span(first, last + 1)

"""Blocks that take no part in alignment, such as page furniture: put back, so that beads tile the document."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aligntrans.model import Bead, Level, Quality, Span, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.model import Document


def aligned(document: Document) -> list[int]:
    """Return the numbers of the blocks that take part."""
    return [number for number, block in enumerate(document.blocks) if block.is_aligned]


def restored(documents: Sequence[Document], beads: Sequence[Bead], level: Level) -> tuple[Bead, ...]:
    """Return *beads* over all blocks, those that were left out of alignment in null beads of their own."""
    if level is Level.SENTENCE or all(block.is_aligned for document in documents for block in document.blocks):
        return tuple(beads)
    places = [aligned(document) for document in documents]
    held = [
        {
            number
            for bead in beads
            if (span := bead.spans[side])
            for number in range(numbers[span.start], numbers[span.end - 1] + 1)
        }
        for side, numbers in enumerate(places)
    ]
    waiting = [
        [number for number in range(len(document.blocks)) if number not in inside and number not in taking_part]
        for document, inside, taking_part in zip(documents, held, map(set, places), strict=True)
    ]
    ends = [0] * len(documents)
    found: list[Bead] = []

    def leave_out(side: int, before: int) -> None:
        while waiting[side] and waiting[side][0] < before:
            number = waiting[side].pop(0)
            ends[side] = max(ends[side], number)
            alone = [Span(end, end) for end in ends]
            alone[side] = Span(number, number + 1)
            ends[side] = number + 1
            found.append(Bead(tuple(alone), Quality(), Status.LEFT_OUT))

    for bead in beads:
        own: list[Span | None] = [
            Span(numbers[span.start], numbers[span.end - 1] + 1) if span else None
            for span, numbers in zip(bead.spans, places, strict=True)
        ]
        for side, here in enumerate(own):
            if here and (side == 0 or not bead.moved):
                leave_out(side, here.start)
        placed = tuple(span or Span(end, end) for span, end in zip(own, ends, strict=True))
        found.append(replace(bead, spans=placed))
        ends = [
            max(end, span.end) if side == 0 or not bead.moved else end
            for side, (end, span) in enumerate(zip(ends, placed, strict=True))
        ]
    for side, document in enumerate(documents):
        leave_out(side, len(document.blocks))
    return tuple(found)

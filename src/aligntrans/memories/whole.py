"""Units to an alignment: what commands need that look at beads and not at units alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aligntrans.model import Alignment, Bead, Block, Document, Segment, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aligntrans.model import Code, TranslationUnit

BETWEEN = "\n"


class _Side:
    """One language: its text, a block and a segment a unit."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.blocks: list[Block] = []
        self.codes: list[Code] = []
        self.end = 0

    def add(self, unit: TranslationUnit, language: str) -> Span:
        """Take the text of *unit* in *language*, and return the span of its bead: empty when there is none."""
        variant = unit.variant(language)
        count = len(self.blocks)
        if variant is None or not variant.text.strip():
            return Span(count, count)
        span = Span(self.end, self.end + len(variant.text))
        self.blocks.append(Block(unit.kind, span, (Segment(variant.text, span),)))
        self.texts.append(variant.text)
        self.codes += (replace(code, position=self.end + code.position) for code in variant.codes)
        self.end += len(variant.text) + len(BETWEEN)
        return Span(count, count + 1)

    def document(self, like: Document) -> Document:
        """Return the whole side, in the language and under the name of *like*."""
        return Document(BETWEEN.join(self.texts), like.language, tuple(self.blocks), like.name, codes=tuple(self.codes))


def aligned(units: Iterable[TranslationUnit], documents: Sequence[Document], signature: str = "") -> Alignment:
    """Return *units* as an alignment, a segment a text, of documents that have languages and names but no text.

    Units keep ids, scores, status, notes, properties, inline codes and links; of two units of one id the second is
    numbered. A blank text counts as none.
    """
    sides = [_Side() for _ in documents]
    beads, taken = [], dict[str, int]()
    for unit in units:
        spans = tuple(side.add(unit, document.language) for side, document in zip(sides, documents, strict=True))
        if not any(spans):
            continue
        beads.append(
            Bead(
                spans,
                unit.quality,
                unit.status,
                id=_free(unit.id, taken),
                links=unit.links,
                notes=unit.notes,
                properties=unit.properties,
            )
        )
    made = tuple(side.document(document) for side, document in zip(sides, documents, strict=True))
    return Alignment(made, tuple(beads), signature=signature, calibrated=False)


def _free(name: str, taken: dict[str, int]) -> str:
    """Return *name*, or with a number behind it what no unit is called so far."""
    free = name
    while free in taken:
        taken[name] += 1
        free = f"{name}-{taken[name]}"
    taken[free] = 1
    return free

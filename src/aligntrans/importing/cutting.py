"""What cuts a corrected text into segments: what has cut the documents, as far as that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligntrans import languages, registry
from aligntrans.errors import LanguageError
from aligntrans.model import Span

if TYPE_CHECKING:
    from aligntrans.importing.texts import Cut
    from aligntrans.model import Alignment
    from aligntrans.protocols import Segmenter

USUAL = "rules"
"""Cuts the texts of an alignment that does not say how it was cut."""


def cutters(alignment: Alignment) -> dict[str, Cut]:
    """Return what finds the segments of a new text, by language."""
    parts = dict(part.split(":", 1) for part in alignment.signature.split("|") if ":" in part)
    said = parts.get("segmenter", "")
    known = said in registry.names("segmenters")
    segmenter: Segmenter = registry.load("segmenters", said if known else USUAL)()
    return {tag: _cutter(segmenter, tag, always=known) for tag in alignment.languages}


def _cutter(segmenter: Segmenter, tag: str, *, always: bool) -> Cut:
    def cut(text: str, had: int) -> list[Span]:
        """Return segments; a text that was one of somebody else's cutting stays one."""
        if not always and had == 1:
            return [Span(0, len(text))]
        try:
            return list(segmenter.segment(text, languages.of(tag)))
        except LanguageError:
            return [Span(0, len(text))]

    return cut

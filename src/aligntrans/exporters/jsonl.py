"""Alignments to JSON lines, an object a unit, for pipelines. Not what we read back: that is the alignment file."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, ClassVar

from aligntrans.exporters.selection import Selector
from aligntrans.exporters.table import refuse_tags
from aligntrans.protocols import Export

if TYPE_CHECKING:
    from aligntrans.model import Alignment, Link, TranslationUnit

# JSON can escape half a character, but most readers refuse the whole file then, or change it.
FORBIDDEN = re.compile("[\ud800-\udfff]")

# JSON lets them stand in a text, but programs that cut at every line end of Unicode would cut there.
_LINE_ENDS = re.compile("[\x7f-\x9f\u2028\u2029]")


class JsonlExporter:
    """Writes JSON lines, an object a unit, with scores, status and links.

    Writes a line a unit, its texts by language; what is not known is not there.
    """

    extensions: ClassVar[tuple[str, ...]] = (".jsonl",)
    is_bilingual: ClassVar[bool] = False

    def __init__(self, *, min_confidence: float = 0.0, include_null: bool = False) -> None:
        """Keep the options.

        Args:
            min_confidence: lowest confidence, 0 to 1, of a unit that is written.
            include_null: write units with text in one language only too.
        """
        self.selector = Selector(
            format="JSON", forbidden=FORBIDDEN, min_confidence=min_confidence, include_null=include_null
        )

    def export(self, alignment: Alignment) -> Export:
        """Return *alignment* as JSON lines; nothing at all when no unit fits.

        Raises:
            WriteError: a language tag is not valid.
        """
        refuse_tags(alignment.languages, FORBIDDEN)
        selection = self.selector.select(alignment)
        lines = [_line(unit, calibrated=alignment.calibrated) for unit in selection.units]
        return Export("".join(lines).encode(), len(selection.units), selection.left_out)


def _line(unit: TranslationUnit, *, calibrated: bool) -> str:
    text = json.dumps(_object(unit, calibrated=calibrated), ensure_ascii=False, allow_nan=False)
    return _LINE_ENDS.sub(lambda found: f"\\u{ord(found.group()):04x}", text) + "\n"


def _object(unit: TranslationUnit, *, calibrated: bool) -> dict[str, Any]:
    """Return what is known of *unit*; keys that TMX has as props are called as they are there."""
    quality = unit.quality
    return {
        "id": unit.id,
        "texts": {variant.language: variant.text for variant in unit.variants},
        "confidence": quality.confidence,
        **({} if calibrated else {"calibrated": False}),
        **({} if quality.similarity is None else {"similarity": quality.similarity}),
        "type": unit.type,
        "level": str(unit.level),
        "kind": str(unit.kind),
        "status": str(unit.status),
        "moved": unit.moved,
        "links": [_link(link) for link in unit.links],
    }


def _link(link: Link) -> dict[str, Any]:
    spans = zip(link.languages, link.spans, strict=True)
    return {"kind": link.kind, **{language: [span.start, span.end] for language, span in spans}}

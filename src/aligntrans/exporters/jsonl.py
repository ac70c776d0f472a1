"""Alignments to JSON lines, an object a unit, for pipelines. Not what we read back: that is the alignment file."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, ClassVar

from aligntrans.exporters.selection import FORMATS, NOTES, PROPERTIES, Selector
from aligntrans.exporters.table import refuse_tags

if TYPE_CHECKING:
    from aligntrans.model import Link, Property, TranslationUnit
    from aligntrans.protocols import Bitext, Choice, Export, Output

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

    def __init__(self, *, choice: Choice | None = None) -> None:
        """Keep the options.

        Args:
            choice: which units are written.
        """
        self.selector = Selector(
            format="JSON", forbidden=FORBIDDEN, choice=choice, holds=frozenset({NOTES, PROPERTIES, *FORMATS})
        )

    def export(self, bitext: Bitext, output: Output) -> Export:
        """Write *bitext* as JSON lines; nothing at all when no unit fits.

        Raises:
            WriteError: a language tag is not valid.
        """
        refuse_tags(bitext.languages, FORBIDDEN)
        selection = self.selector.select(bitext)
        file = output.file()
        for unit in selection:
            file.write(_line(unit, calibrated=bitext.calibrated).encode())
        return selection.export


def _line(unit: TranslationUnit, *, calibrated: bool) -> str:
    text = json.dumps(_object(unit, calibrated=calibrated), ensure_ascii=False, allow_nan=False)
    return _LINE_ENDS.sub(lambda found: f"\\u{ord(found.group()):04x}", text) + "\n"


def _object(unit: TranslationUnit, *, calibrated: bool) -> dict[str, Any]:
    """Return what is known of *unit*; keys that TMX has as props are called as they are there."""
    quality = unit.quality
    return {
        "id": unit.id,
        "texts": {variant.language: variant.text for variant in unit.variants},
        **({"confidence": quality.confidence} if quality.known else {}),
        **({} if calibrated or not quality.known else {"calibrated": False}),
        **({} if quality.similarity is None else {"similarity": quality.similarity}),
        "type": unit.type,
        "level": str(unit.level),
        "kind": str(unit.kind),
        "status": str(unit.status),
        "moved": unit.moved,
        "links": [_link(link) for link in unit.links],
        **({"notes": list(unit.notes)} if unit.notes else {}),
        **({"properties": [_property(one) for one in unit.properties]} if unit.properties else {}),
        **({"codes": codes} if (codes := _codes(unit)) else {}),
    }


def _property(found: Property) -> dict[str, str]:
    return {
        "name": found.name,
        "value": found.value,
        **({"language": found.language} if found.language else {}),
    }


def _codes(unit: TranslationUnit) -> dict[str, list[list[Any]]]:
    """Return position, markup and format of inline codes, by language."""
    return {
        variant.language: [[code.position, code.markup, code.format] for code in variant.codes]
        for variant in unit.variants
        if variant.codes
    }


def _link(link: Link) -> dict[str, Any]:
    spans = zip(link.languages, link.spans, strict=True)
    return {"kind": link.kind, **{language: [span.start, span.end] for language, span in spans}}

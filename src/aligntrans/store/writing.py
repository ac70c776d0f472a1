"""An alignment to the bytes of its file, a bead or block a line, so that a diff shows what changed."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from aligntrans.errors import WriteError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligntrans.model import Alignment, Bead, Block, Code, Document, Link, Metadata, Property

FORMAT = "aligntrans/1"
DIGITS = 6  # scores: enough to tell any two apart that a reader would, few enough to hide a machine's last bit

_SURROGATE = re.compile("[\ud800-\udfff]")
_SPLIT_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def dump(alignment: Alignment) -> bytes:
    """Return *alignment* as UTF-8 JSON, the same bytes every time; scores are rounded to six digits.

    Raises:
        WriteError: a reason is not finite, or a text holds halves of a character that JSON would join.
    """
    entries = [
        ("format", _json(FORMAT)),
        ("level", _json(str(alignment.level))),
        ("signature", _json(alignment.signature)),
        *([] if alignment.calibrated else [("calibrated", _json(value=False))]),
        ("documents", _rows(map(_document, alignment.documents), 1)),
        ("beads", _rows(map(_bead, alignment.beads), 1)),
    ]
    if alignment.block_beads:
        entries.append(("block_beads", _rows(map(_bead, alignment.block_beads), 1)))
    if alignment.pairs:
        entries.append(("pairs", _rows((_pair(*pair) for pair in sorted(alignment.pairs.items())), 1)))
    text = "{" + ",\n ".join(f'"{name}": {value}' for name, value in entries) + "}\n"
    if split := _SPLIT_PAIR.search(text):
        raise WriteError(
            f"the halves {split.group()!a} of one character stand in a text as two, which JSON would join: "
            "decode the file again"
        )
    return _SURROGATE.sub(lambda found: f"\\u{ord(found.group()):04x}", text).encode()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _rows(rows: Iterable[str], depth: int) -> str:
    """Join *rows* to a list with a line each, *depth* spaces before them."""
    inner = ("\n" + " " * (depth + 1)).join(f"{row}," for row in rows).removesuffix(",")
    return f"[\n{' ' * (depth + 1)}{inner}\n{' ' * depth}]" if inner else "[]"


def _document(document: Document) -> str:
    entries = (
        ("language", _json(document.language)),
        ("name", _json(document.name)),
        ("metadata", _json(_metadata(document.metadata))),
        ("text", _json(document.text)),
        *([("codes", _rows(map(_code, document.codes), 3))] if document.codes else []),
        ("blocks", _rows(map(_block, document.blocks), 3)),
    )
    return "{" + ",\n   ".join(f'"{name}": {value}' for name, value in entries) + "}"


def _metadata(metadata: Metadata) -> dict[str, Any]:
    """Return what *metadata* says, without what it leaves empty."""
    values: dict[str, Any] = {
        "title": metadata.title,
        "authors": list(metadata.authors),
        "date": metadata.date,
        "url": metadata.url,
        "alternates": dict(sorted(metadata.alternates.items())),
        "addresses": [list(address) for address in metadata.addresses],
    }
    return {name: value for name, value in values.items() if value}


def _block(block: Block) -> str:
    return _json(
        {
            "kind": str(block.kind),
            "span": [block.span.start, block.span.end],
            "segments": [[segment.span.start, segment.span.end] for segment in block.segments],
        }
    )


def _code(code: Code) -> str:
    return _json([code.position, code.markup, code.format])


def _pair(sides: tuple[int, int], beads: Iterable[Bead]) -> str:
    return f'{{"documents": {_json(list(sides))},\n   "beads": {_rows(map(_bead, beads), 3)}}}'


def _bead(bead: Bead) -> str:
    quality = bead.quality
    try:
        return _json(
            {
                "id": bead.id,
                "spans": [[span.start, span.end] for span in bead.spans],
                "confidence": _rounded(quality.confidence),
                "similarity": None if quality.similarity is None else _rounded(quality.similarity),
                "reasons": {name: _rounded(value) for name, value in sorted(quality.reasons.items())},
                **({"rival": quality.rival} if quality.rival else {}),
                **({} if quality.known else {"known": False}),
                "status": str(bead.status),
                "moved": bead.moved,
                **({"links": [_link(link) for link in bead.links]} if bead.links else {}),
                **({"notes": list(bead.notes)} if bead.notes else {}),
                **({"properties": [_property(one) for one in bead.properties]} if bead.properties else {}),
            }
        )
    except ValueError as error:
        raise WriteError(f"bead {bead.id}: a reason is not a finite number; find the feature that gave it") from error


def _link(link: Link) -> dict[str, Any]:
    spans = zip(link.languages, link.spans, strict=True)
    return {"kind": link.kind, **{language: [span.start, span.end] for language, span in spans}}


def _property(found: Property) -> list[str]:
    return [found.name, found.value, *([found.language] if found.language else [])]


def _rounded(value: float) -> float:
    return round(float(value), DIGITS) + 0.0  # the sum turns -0.0 into 0.0

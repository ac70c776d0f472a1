"""JSON lines as our exporter writes them to units. What others write in a line is not known here."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn

from aligntrans.errors import ReadError
from aligntrans.memories.characters import text_of
from aligntrans.memories.tags import canonical
from aligntrans.model import Code, Kind, Level, Link, Property, Quality, Span, Status, TranslationUnit, Variant

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import BinaryIO

OURS = frozenset(
    {
        *("id", "texts", "confidence", "calibrated", "similarity", "type", "level", "kind", "status", "moved"),
        *("links", "notes", "properties", "codes"),
    }
)
NO_TEXT = "lines without a text"


class JsonlReader:
    """Reads JSON lines of ours, an object a unit, with scores, status and links."""

    extensions: ClassVar[tuple[str, ...]] = (".jsonl",)

    def __init__(self, *, languages: Sequence[str] = ()) -> None:
        """Take what other readers take; a line says its languages.

        Args:
            languages: the first is the source.
        """
        self._given = tuple(map(canonical, languages))
        self.source, self.signature = "", ""
        self.left_out = Counter[str]()

    def units(self, file: BinaryIO) -> Iterator[TranslationUnit]:
        """Yield a unit a line; a key that is not ours is a property.

        Raises:
            ReadError: a line is no such object; the message names it.
        """
        self.left_out = Counter()
        self.source = next(iter(self._given), "")
        with text_of(file, "\n") as text:
            for number, line in enumerate(text, 1):
                if line.isspace():
                    continue
                try:
                    unit = _unit(_parsed(line), number)
                except (AttributeError, LookupError, OverflowError, TypeError, ValueError) as error:
                    reason = " ".join(str(error).split())[:120]
                    raise ReadError(
                        f"line {number}: is no unit ({reason}); "
                        'write one like {"id": "1", "texts": {"en": "Rain.", "ar": "مطر."}}.'
                    ) from None
                if unit is None:
                    self.left_out[NO_TEXT] += 1
                    continue
                self.source = self.source or unit.variants[0].language
                yield unit


def _parsed(line: str) -> Mapping[str, Any]:
    try:
        found = json.loads(line, parse_constant=_refuse)
    except RecursionError:
        raise ValueError("lists inside lists without end") from None
    if not isinstance(found, dict):
        raise TypeError("not an object")
    return found


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def _unit(held: Mapping[str, Any], number: int) -> TranslationUnit | None:
    """Return what a line holds, or none when it has no text."""
    codes = _mapping(held, "codes")
    variants = tuple(
        Variant(
            canonical(tag),
            _text(text),
            codes=tuple(Code(int(position), _text(code), _text(form)) for position, code, form in codes.get(tag, ())),
        )
        for tag, text in _mapping(held, "texts").items()
        if text
    )
    if not variants:
        return None
    known = "confidence" in held
    properties = [
        Property(_text(one["name"]), _text(one["value"]), _text(one.get("language", "")))
        for one in held.get("properties", ())
    ]
    properties += (
        Property(name, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
        for name, value in held.items()
        if name not in OURS
    )
    return TranslationUnit(
        str(held.get("id", "")) or str(number),
        variants,
        Quality(float(held["confidence"]) if known else 1.0, held.get("similarity"), known=known),
        Level(held.get("level", Level.SENTENCE)),
        Kind(held.get("kind", Kind.PARAGRAPH)),
        Status(held.get("status", Status.AUTO)),
        bool(held.get("moved", False)),
        _text(held.get("type", "-".join(["1"] * len(variants)))),
        tuple(_link(link) for link in held.get("links", ())),
        tuple(map(_text, held.get("notes", ()))),
        tuple(properties),
        number,
    )


def _link(held: Mapping[str, Any]) -> Link:
    (first, one), (second, other) = ((tag, Span(*span)) for tag, span in held.items() if tag != "kind")
    return Link(_text(held["kind"]), (canonical(first), canonical(second)), (one, other))


def _mapping(held: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = held.get(key, {})
    if not isinstance(value, dict):
        raise TypeError(f"{key!r} is no object")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text"[:100])
    return value

"""Texts changed inside the bytes of a file of units; every other byte stays as it is."""

from __future__ import annotations

import re
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from aligntrans.checking.raw_text import charset, spelled
from aligntrans.checking.results import where
from aligntrans.errors import WriteError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from aligntrans.checking.raw_text import Spelled
    from aligntrans.checking.results import Where
    from aligntrans.model import Fix, TranslationUnit

XML_ENDINGS = (".tmx", ".xlf", ".xliff", ".xliff12")
PO_ENDINGS = (".po", ".pot")
C_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def rewritten(
    data: bytes, ending: str, units: Sequence[TranslationUnit], fixes: Mapping[Where, Mapping[str, tuple[Fix, ...]]]
) -> bytes:
    """Return *data* with fixes made where their texts stand.

    Args:
        data: content of the file.
        ending: of its name.
        units: of the file, all that say their lines, in its order.
        fixes: by id and line of a unit and the language of its text.

    Raises:
        WriteError: a text is not found as it was read, a tag stands inside of what changes, or the bytes are not what
            their character set makes of them.
    """
    mark, name = charset(data)
    raw = data[len(mark) :].decode(name, "replace")
    if mark + raw.encode(name, "replace") != data:
        raise WriteError(f"is not all {name}; save it as UTF-8, or mend it by hand.")
    begins = [0, *(found.end() for found in re.finditer("\n", raw))]
    starts = sorted({begins[min(unit.line, len(begins)) - 1] for unit in units if unit.line})
    following = dict(pairwise([*starts, len(raw)]))
    changes: list[tuple[int, int, str]] = []
    for unit in units:
        if by_language := fixes.get(where(unit)):
            if not unit.line:
                raise WriteError(f"unit {unit.id}: its place in the file is not known; mend it by hand.")
            start = begins[min(unit.line, len(begins)) - 1]
            part = spelled(raw, ending, start, following[start], keep_white=True)
            changes += _changes(raw, part, unit, by_language, ESCAPES[ending])
    done, parts = 0, []
    for start, end, text in sorted(changes):
        if start < done:
            raise WriteError("two changes are about the same place; mend it by hand.")
        parts += [raw[done:start], text]
        done = end
    return mark + "".join([*parts, raw[done:]]).encode(name)


def _changes(
    raw: str,
    part: Spelled,
    unit: TranslationUnit,
    fixes: Mapping[str, tuple[Fix, ...]],
    escaped: Callable[[str], str],
) -> Iterator[tuple[int, int, str]]:
    """Yield which part of *raw* becomes what."""
    places: dict[int, int] = {}
    taken = 0
    for variant in unit.variants:
        start = part.text.find(variant.text, taken)
        start = part.text.find(variant.text) if start < 0 else start
        if variant.language in fixes:
            if start < 0 or start in places:
                raise WriteError(
                    f"unit {unit.id}: its {variant.language} text is not found in the file; mend it by hand."
                )
            for fix in fixes[variant.language]:
                first, last = start + fix.span.start, start + fix.span.end
                begin = part.raw(first) if first < len(part.text) else part.raw_end(first)
                end = part.raw_end(last) if last > first else begin
                if "<" in raw[begin:end]:
                    raise WriteError(f"unit {unit.id}: a tag stands inside of what changes; mend it by hand.")
                yield begin, end, escaped(fix.text)
        places[start] = taken
        taken = max(taken, start + len(variant.text))


def _in_xml(text: str) -> str:
    return escape(text, quote=False)


def _in_po(text: str) -> str:
    return "".join(C_ESCAPES.get(character, character) for character in text)


ESCAPES: dict[str, Callable[[str], str]] = {
    **dict.fromkeys(XML_ENDINGS, _in_xml),
    **dict.fromkeys(PO_ENDINGS, _in_po),
}
"""How text is written, by the ending of the file."""

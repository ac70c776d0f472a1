"""Files that hold paired texts, whoever made them: alignment files and memories."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from aligntrans import files, registry
from aligntrans.errors import ReadError
from aligntrans.memories.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from aligntrans.model import Variant
    from aligntrans.protocols import Bitext, MemoryReader

ALIGNMENT = ".json"
_NAME = re.compile(r"</?([\w:.-]*)|")


def holds_units(path: str | os.PathLike[str]) -> bool:
    """Return whether the ending of *path* is that of an alignment file or a memory."""
    return Path(path).suffix.lower() in (ALIGNMENT, *registry.MEMORIES_BY_EXTENSION)


def is_memory(path: str | os.PathLike[str]) -> bool:
    """Return whether the ending of *path* is that of a memory."""
    return Path(path).suffix.lower() in registry.MEMORIES_BY_EXTENSION


def opened(
    path: str | os.PathLike[str],
    *,
    languages: Sequence[str] = (),
    progress: Callable[[str], None] = lambda _: None,
) -> Bitext:
    """Return what is paired in a file: of an alignment file all of it, of a memory what is asked for when it is.

    Args:
        path: its ending says what it is; any but those of memories is taken for an alignment file.
        languages: BCP 47 tags for a file that does not say them, the source first.
        progress: is told how much of a memory has been read.

    Raises:
        ReadError: the file is not there or is not what its ending says; the message begins with its path.
    """
    name = os.fspath(path)
    reader = registry.MEMORIES_BY_EXTENSION.get(Path(name).suffix.lower())
    if reader is None:
        from aligntrans import store  # noqa: PLC0415 - readers of memories need none of it

        data = files.contents(name)
        ending = Path(name).suffix.lower()
        if ending not in ("", ALIGNMENT) and not data.lstrip().startswith((b"{", b"\xef\xbb\xbf")):
            known = ", ".join(sorted({ALIGNMENT, *registry.MEMORIES_BY_EXTENSION}))
            raise ReadError(f"{name}: no file of units that can be read ends in {ending!r}; give one of {known}.")
        with files.about(name):
            return store.load(data)
    made: MemoryReader = registry.load("memories", reader)(languages=tuple(languages))
    return Memory(name, made, progress=progress)


STANDALONE = frozenset({"ph", "x", "ut"})
"""Inline elements that stand for something of their own, such as a line break."""


def spaced(variant: Variant) -> str:
    """Return the text with a space for every code that stands alone: a line break between two words parts them."""
    parts: list[str] = []
    end = 0
    for code in variant.codes:
        if (found := _NAME.match(code.markup)) and found[1] in STANDALONE:
            parts += (variant.text[end : code.position], " ")
            end = code.position
    return "".join((*parts, variant.text[end:])) if parts else variant.text


def doubts_of(bitext: Bitext) -> Iterator[str]:
    """Yield a line on what of a memory that was read through is in no unit, if anything."""
    if isinstance(bitext, Memory) and bitext.left_out:
        reasons = ", ".join(f"{count} {reason}" for reason, count in sorted(bitext.left_out.items()))
        yield f"{bitext.path}: not read: {reasons}"

"""The names of files: documents that are aligned first, an alignment file, or translation memories."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from aligntrans import bitexts, languages, pipeline
from aligntrans.errors import LanguageError, ReadError
from aligntrans.linking.links import linked, links
from aligntrans.linking.table import NamedUnit, name_table
from aligntrans.model import Alignment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aligntrans.linking.table import Name
    from aligntrans.pipeline import Notice
    from aligntrans.protocols import Bitext, Encoder

AT_ONCE = 4096
"""Units of a memory that are linked together: what stands in capitals in one helps to read the others."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of some files."""

    languages: tuple[str, ...]
    names: tuple[Name, ...]
    units: int


def names_of(
    asked: Sequence[tuple[str | None, str]],
    *,
    pair: tuple[str, str] | None = None,
    encoder: str | Encoder | None = pipeline.ENCODER,
    segmenter: str = "rules",
    notice: Notice = pipeline.silent,
    progress: Notice = pipeline.silent,
) -> Names:
    """Return the names of files: two documents or more, or alignment files and memories, one or more.

    Args:
        asked: language, or none, and path of every file.
        pair: languages of a memory that does not say them.
        encoder: finds names that are translated; none leaves those that sound alike.
        segmenter: cuts documents.
        notice: is told of what looks wrong but is not.
        progress: is told what is being done.

    Raises:
        AligntransError: a file cannot be read, or documents stand beside files that hold units.
    """
    paths = [path for _, path in asked]
    held = [path for path in paths if bitexts.holds_units(path)]
    if not held:
        found = pipeline.align_files(
            asked, encoder=encoder, segmenter=segmenter, links=False, notice=notice, progress=progress
        )
        progress("linking names")
        return _names(list(of_alignment(linked(found, pipeline.encoder_of(encoder)))))
    if len(held) < len(paths):
        other = next(path for path in paths if path not in held)
        raise ReadError(
            f"{other}: a document, beside {held[0]}, which holds units; name documents alone, or files of units alone."
        )
    loaded = pipeline.encoder_of(encoder)
    units: list[NamedUnit] = []
    for path in held:
        progress(f"reading {path}")
        opened = bitexts.opened(path, languages=pair or (), progress=progress)
        if isinstance(opened, Alignment):
            known = any(bead.links for bead in opened.beads)
            units += of_alignment(opened if known else linked(opened, loaded))
        else:
            units += _of_memory(path, opened, loaded, notice)
    return _names(units)


def of_alignment(alignment: Alignment) -> Iterator[NamedUnit]:
    """Yield the units of an alignment whose beads are linked."""
    for unit in alignment.units():
        yield NamedUnit(unit.id, {variant.language: variant.text for variant in unit.variants}, unit.links)


def _of_memory(path: str, memory: Bitext, encoder: Encoder | None, notice: Notice) -> Iterator[NamedUnit]:
    """Yield the units of a memory, linked, under the name of the file and their ids."""
    held, passed = [], 0
    for unit in memory.units():
        kept = _by_language({variant.language: bitexts.spaced(variant) for variant in unit.variants})
        passed += len(unit.variants) - len(kept)
        held.append((f"{Path(path).name}#{unit.id}", kept))
    for line in bitexts.doubts_of(memory):
        notice(line)
    if passed:
        notice(f"{path}: texts passed over, because their language is no tag or their unit has it twice: {passed}.")
    for start in range(0, len(held), AT_ONCE):
        part = held[start : start + AT_ONCE]
        tags = list(dict.fromkeys(tag for _, texts in part for tag in texts))
        every = links({tag: [texts.get(tag, "") for _, texts in part] for tag in tags}, encoder)
        for (name, texts), found in zip(part, every, strict=True):
            yield NamedUnit(name, texts, found)


def _by_language(texts: Mapping[str, str]) -> dict[str, str]:
    """Return the texts of a unit by our tags, the first of each language: of ``en-US`` and ``en-GB`` one."""
    found: dict[str, str] = {}
    for tag, text in texts.items():
        with suppress(LanguageError):
            found.setdefault(languages.of(tag).tag, text)
    return found


def _names(units: Sequence[NamedUnit]) -> Names:
    tags = tuple(dict.fromkeys(tag for unit in units for tag in unit.texts))
    return Names(tags, name_table(units), len(units))

"""What a user names to what is checked: files of units, folders of them, and documents, which are aligned first."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from aligntrans import files, pipeline, registry
from aligntrans.bitexts import ALIGNMENT, doubts_of, holds_units, opened
from aligntrans.errors import ReadError
from aligntrans.web import addresses

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aligntrans.model import TranslationUnit
    from aligntrans.pipeline import Notice
    from aligntrans.protocols import Bitext, Encoder

HEAD = 256
"""Bytes in which an alignment file says that it is one."""
OFTEN_OTHER = frozenset({".csv", ".jsonl", ".tab", ".tsv", ".txt", ".xlsm", ".xlsx"})
"""Endings of files that need not hold units at all: read when they are named, passed over in folders."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What is checked by itself: units, and the files that they come from."""

    name: str
    """What a report calls it: the paths of its files with plus signs between."""
    paths: tuple[str, ...]
    """Of one file of units, or of the documents of *content* in the order of its languages."""
    content: Bitext


@dataclass(frozen=True, slots=True)
class How:
    """How files are read and documents aligned."""

    pair: tuple[str, str] | None = None
    encoder: str | Encoder | None = pipeline.ENCODER
    segmenter: str = "rules"


def bitexts(
    asked: Sequence[tuple[str | None, str]], how: How, *, notice: Notice, progress: Notice
) -> Iterator[Checked]:
    """Yield what is to be checked, files of units in the order asked for, then the documents, aligned.

    Args:
        asked: language, or none, and path of every file or folder.
        how: languages of a file that does not say them, encoder and segmenter.
        notice: is told of documents in a folder, which are passed over.
        progress: is told what is being done.

    Raises:
        AligntransError: a file cannot be read, a folder holds nothing to check, or there is a document alone.
    """
    held: dict[str, None] = {}
    documents: list[tuple[str | None, str]] = []
    for language, path in asked:
        if Path(path).is_dir():
            held.update(dict.fromkeys(in_folder(path, notice)))
        elif holds_units(path):
            held[path] = None
        else:
            documents.append((language, path))
    if len(documents) == 1:
        known = ", ".join(endings())
        raise ReadError(
            f"{documents[0][1]}: a document alone; name its other versions as well, or a file of units ({known})."
        )
    files.refuse_repeated(list(held))
    for path in held:
        progress(f"reading {path}")
        found = read(path, how, progress)
        yield Checked(shown(path), (path,), found)
        for line in doubts_of(found):
            notice(line)
    if documents:
        yield aligned(documents, how, notice=notice, progress=progress)


def read(path: str, how: How, progress: Notice = pipeline.silent) -> Bitext:
    """Return the units of a file of units."""
    return opened(path, languages=how.pair or (), progress=progress)


def endings() -> list[str]:
    """Return the endings of files of units that a folder is searched for."""
    return sorted({ALIGNMENT, *registry.MEMORIES_BY_EXTENSION} - OFTEN_OTHER)


def aligned(documents: Sequence[tuple[str | None, str]], how: How, *, notice: Notice, progress: Notice) -> Checked:
    """Return the alignment of documents, given as language, or none, and path."""
    found = pipeline.align_files(
        documents, encoder=how.encoder, segmenter=how.segmenter, notice=notice, progress=progress
    )
    paths = tuple(path for _, path in documents)
    return Checked(" + ".join(map(shown, paths)), paths, found)


def in_folder(folder: str, notice: Notice) -> list[str]:
    """Return the files of units in *folder* and the folders below it, sorted; hidden ones are passed over.

    Raises:
        ReadError: there is none.
    """
    known = endings()
    found: list[str] = []
    documents = 0
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            ending = Path(name).suffix.lower()
            path = os.path.join(here, name)  # noqa: PTH118 - as the user wrote it, a leading ./ included
            if ending in known and not name.startswith(".") and _is_ours(path, ending):
                found.append(path)
            documents += ending in registry.READERS_BY_EXTENSION
    if documents:
        notice(f"{folder}: {documents} documents passed over; to check versions of a text, name each of their files.")
    if not found:
        raise ReadError(f"{folder}: holds no file of units ({', '.join(known)}); name the files to check.")
    return sorted(found)


def _is_ours(path: str, ending: str) -> bool:
    """Return whether a file with an ending that others use as well is one that we know."""
    if ending != ALIGNMENT:
        return True
    try:
        with Path(path).open("rb") as file:
            head = file.read(HEAD)
    except OSError:
        return True  # whoever reads it says so
    return b'"format"' in head and b'"aligntrans/' in head


def is_file(path: str) -> bool:
    """Return whether *path* is that of a file, rather than standard input or a web address."""
    return path != files.STANDARD_INPUT and not addresses.is_address(path)


def shown(path: str) -> str:
    """Return *path* with slashes, from the current folder when it lies below it."""
    if not is_file(path):
        return path
    whole, here = Path(os.path.abspath(path)), Path.cwd()  # noqa: PTH100 - links are kept as they are named
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()


def earlier(
    checked: Checked, asked: Mapping[str, str | None], old: Mapping[str, bytes], how: How
) -> list[TranslationUnit]:
    """Return the units of *checked* as its files were when they held *old* bytes.

    Args:
        checked: what is checked now.
        asked: languages that users said, by path.
        old: former content by path, of all its files.
        how: as for `bitexts`.
    """
    with TemporaryDirectory(prefix="aligntrans-") as folder:
        places = []
        for number, path in enumerate(checked.paths):
            place = Path(folder, str(number), Path(path).parent.name or "_", Path(path).name)
            place.parent.mkdir(parents=True)
            place.write_bytes(old[path])
            places.append(str(place))
        if len(places) == 1:
            return list(read(places[0], how).units())
        languages = checked.content.languages
        documents = list(
            zip(
                [asked.get(path) or tag for path, tag in zip(checked.paths, languages, strict=True)],
                places,
                strict=True,
            )
        )
        return list(aligned(documents, how, notice=pipeline.silent, progress=pipeline.silent).content.units())

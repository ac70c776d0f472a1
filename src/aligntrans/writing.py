"""Alignments and memories to files: which exporter, which units, under which language tags."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING

from aligntrans import files, registry
from aligntrans.errors import WriteError
from aligntrans.protocols import Choice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from aligntrans.protocols import Bitext, Exporter

_DECIDED = re.compile(rb'"status": "(?:accepted|rejected)"|"notes": \[')
OPTIONS = {"profile": "--profile", "bom": "--bom"}
"""How the command line calls what only some exporters take."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written, or several that one export makes."""

    path: Path
    """The first of them."""
    units: int
    left_out: Mapping[str, int]
    others: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """A file to write, its exporter known and its folder there."""

    path: Path
    exporter: Exporter
    inputs: tuple[str, ...] = ()
    """Paths that must not be overwritten, whatever files the exporter makes."""


def targets(
    paths: Sequence[str | os.PathLike[str]],
    *,
    exporter: str | None = None,
    inputs: Sequence[str] = (),
    choice: Choice | None = None,
    options: Mapping[str, object] | None = None,
) -> list[Target]:
    """Return where and how to write, or raise before any work is done.

    Args:
        paths: of the files to write; without *exporter* their endings pick it.
        exporter: name of an exporter.
        inputs: paths that must not be overwritten.
        choice: which units are written.
        options: keyword arguments for exporters; each path has to have one that takes them.

    Raises:
        WriteError: an ending that no exporter has, a folder that is not there or cannot be written, an option that
            the format does not know.
    """
    found: list[Target] = []
    for path in paths:
        files.refuse_unwritable(path, inputs)
        place = Path(path)
        name = exporter or registry.EXPORTERS_BY_EXTENSION.get(place.suffix.lower())
        if name is None:
            ending = f"no format ends in {place.suffix!r}" if place.suffix else "has no ending that tells its format"
            known = ", ".join(sorted(registry.EXPORTERS_BY_EXTENSION))
            raise WriteError(f"{place}: {ending}; use one of {known}, or name a format: aligntrans export --to NAME.")
        if place.resolve() in [target.path.resolve() for target in found]:
            raise WriteError(f"{place}: named twice; give every -o a path of its own.")
        kind = registry.load("exporters", name)
        with files.about(str(place)):
            found.append(Target(place, _made(kind, choice, options or {}), tuple(inputs)))
    return found


def refuse_decided(path: Path) -> None:
    """Raise WriteError when *path* is an alignment file in which a person has decided something.

    Aligning again would lose it without a word.
    """
    if path.suffix.lower() != ".json" or not path.is_file():
        return
    data = files.contents(path)
    if b'"aligntrans/' in data[:256] and _DECIDED.search(data):
        raise WriteError(
            f"{path}: holds units that a person accepted, rejected or noted something about, which aligning again would"
            " lose; write to another path, or take the file away first."
        )


def _made(kind: Callable[..., Exporter], choice: Choice | None, options: Mapping[str, object]) -> Exporter:
    """Return an exporter that was told what the user wants; one that cannot be told is refused."""
    known = signature(kind).parameters
    for name in options:
        if name not in known:
            raise WriteError(f"its format knows no {OPTIONS.get(name, name)}; leave it out.")
    told = {} if choice is None else {"choice": choice}
    if told and "choice" not in known and choice != Choice():
        raise WriteError("its format cannot leave out units; write all of them.")
    return kind(**(told if "choice" in known else {}), **options)


def write(
    bitext: Bitext,
    path: str | os.PathLike[str] | Sequence[Target],
    *,
    exporter: str | None = None,
    lang_map: Mapping[str, str] | None = None,
) -> list[Written]:
    """Write *bitext* and return what was written; all files or none.

    A bilingual format gets a file per language after the first, its tag before the ending: ``brief.ar.po``.

    Args:
        bitext: what to write: an alignment, or a memory.
        path: where; its ending picks the exporter, unless *exporter* names one. Or targets found before.
        exporter: name of an exporter.
        lang_map: tags that the files have instead of others: ``{"fa": "fa-IR"}``.

    Raises:
        WriteError: the format cannot hold it, or a file cannot be written.
    """
    found = targets([path], exporter=exporter) if isinstance(path, str | os.PathLike) else path
    named = _renamed(bitext, lang_map or {})
    done = []
    with files.Writing() as writing:
        for target in found:
            for place, part in _parts(named, target):
                files.refuse_unwritable(place, target.inputs)
                before = len(writing.paths)
                with files.about(str(place)), files.written_to(place):
                    export = target.exporter.export(part, files.Place(place, writing, target.inputs))
                paths = writing.paths[before:]
                done.append(Written(paths[0], export.units, export.left_out, paths[1:]))
    return done


def _renamed(bitext: Bitext, tags: Mapping[str, str]) -> Bitext:
    for tag in tags:
        if tag not in bitext.languages:
            raise WriteError(
                f"--lang-map {tag}: there is no text in it; the languages are {', '.join(bitext.languages)}."
            )
    names = [tags.get(tag, tag) for tag in bitext.languages]
    if len(set(names)) < len(names):
        raise WriteError(f"--lang-map gives two languages one tag: {', '.join(names)}.")
    return bitext.renamed(tags) if tags else bitext


def _parts(bitext: Bitext, target: Target) -> Iterator[tuple[Path, Bitext]]:
    """Yield path and content of every file that the format needs for all languages."""
    if not target.exporter.is_bilingual or len(bitext.languages) == 2:
        yield target.path, bitext
        return
    source = bitext.languages[0]
    for language in bitext.languages[1:]:
        if not language.replace("-", "").isalnum():
            raise WriteError(f"{target.path}: {language!r} is no language tag to name a file by; mend the tag.")
        place = target.path.with_name(f"{target.path.stem}.{language}{target.path.suffix}")
        yield place, bitext.pair(source, language)

"""The main path: files to documents, documents to an alignment, an alignment to files."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, TYPE_CHECKING

from aligntrans import __version__, languages, registry
from aligntrans.errors import AlignmentError, LanguageError, ReadError, UnknownName, WriteError
from aligntrans.model import Block, Document, Level, Segment, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aligntrans.model import Alignment, Page, TranslationUnit
    from aligntrans.protocols import Aligner, Encoder, Export, Exporter, Reader, Segmenter

STANDARD_INPUT = "-"
Notice = Callable[[str], None]
"""Takes one line that the user should see."""


ENOUGH_TEXT = 200
"""Characters from which a text that looks like no language we know contradicts its name."""
TAG_AT_END = re.compile(r"[-_]([A-Za-z]{2,3})$")
ONLY = f"aligntrans knows {', '.join(language.name for language in languages.LANGUAGES.values())}"


def silent(_: str) -> None:
    """Take a notice and drop it."""


# Reading -------------------------------------------------------------------------------------------------------


def read(
    path: str | os.PathLike[str],
    *,
    language: str | None = None,
    segmenter: str = "rules",
    with_furniture: bool = False,
    notice: Notice = silent,
) -> Document:
    """Return the document in a file, segmented.

    Args:
        path: its ending picks the reader; ``-`` is standard input, read as plain text.
        language: BCP 47 tag; else it is taken from the file's name, the file's own mark, or its text.
        segmenter: ``rules``, or ``lines`` for text that has a segment a line.
        with_furniture: align menus, captions and other page furniture as well.
        notice: is told of what looks wrong but is not.

    Raises:
        ReadError: the file cannot be read.
        LanguageError: its language is unsure or not supported.
    """
    name = os.fspath(path)
    cutter: Segmenter = registry.load("segmenters", segmenter)()
    page = _page(name, keep_lines=cutter.keeps_lines)
    tag = _language(name, page, language, notice)
    return segmented(page, tag, cutter, name=_short(name), with_furniture=with_furniture)


def segmented(
    page: Page, language: str, segmenter: Segmenter, *, name: str = "", with_furniture: bool = False
) -> Document:
    """Return *page* as a document whose content is cut into segments; furniture is not, unless asked for."""
    facts = languages.get(language)
    blocks = []
    for block in page.blocks:
        segments: tuple[Segment, ...] = ()
        if block.kind.is_content or with_furniture:
            text, start = block.span.of(page.text), block.span.start
            segments = tuple(
                Segment(span.of(text), Span(start + span.start, start + span.end))
                for span in segmenter.segment(text, facts)
            )
        blocks.append(Block(block.kind, block.span, segments))
    return Document(page.text, language, tuple(blocks), name, page.metadata)


def _page(name: str, *, keep_lines: bool) -> Page:
    reader: Reader = registry.load("readers", registry.READERS_BY_EXTENSION.get(Path(name).suffix.lower(), "plain"))()
    try:
        data = sys.stdin.buffer.read() if name == STANDARD_INPUT else Path(name).read_bytes()
        return reader.read(data, keep_lines=keep_lines)
    except FileNotFoundError:
        raise ReadError(f"{name}: there is no such file; check the path.") from None
    except IsADirectoryError:
        raise ReadError(f"{name}: is a folder; name the files in it.") from None
    except OSError as error:
        raise ReadError(f"{name}: cannot be read ({error.strerror or error}).") from None
    except ReadError as error:
        raise ReadError(f"{name}: {error}") from error


def _short(name: str) -> str:
    return "standard input" if name == STANDARD_INPUT else Path(name).name


def _language(name: str, page: Page, wanted: str | None, notice: Notice) -> str:
    """Return the language of a page: as told, by the file's name, by its own mark, by its text."""
    from aligntrans.text.detection import detect  # noqa: PLC0415 - only needed once there is text

    guess = detect("\n".join(block.span.of(page.text) for block in page.blocks if block.kind.is_content) or page.text)
    if wanted:
        tag = languages.get(wanted).tag
        if guess.tag not in (None, tag):
            notice(f"{name}: taken as {tag}, as you say, though it looks like {guess.tag}.")
        return tag
    named = _tag_in_name(name)
    if named is not None:
        if guess.tag is None and len(page.text) >= ENOUGH_TEXT:
            raise LanguageError(
                f"{name}: named {named}, but its text is not ({guess.reason}); if it is, say {named}={name}."
            )
        if guess.tag not in (None, named):
            notice(f"{name}: taken as {named} by its name, though it looks like {guess.tag}.")
        return named
    if page.language:
        declared = _known(page.language)
        if declared is None:
            raise LanguageError(
                f"{name}: is marked as {page.language!r}; {ONLY}. If it is one of them, say LANG={name}."
            )
        return declared
    if guess.tag is None:
        raise LanguageError(
            f"{name}: cannot tell its language ({guess.reason}); {ONLY}. If it is one of them, say LANG={name}."
        )
    return guess.tag


def _tag_in_name(name: str) -> str | None:
    """Return the language that a path names: ``brief.ar.html``, ``brief_ar.html``, ``ar/brief.html``, ``000.ar``."""
    path = Path(name)
    parts = [*path.suffixes[-2:][::-1], *TAG_AT_END.findall(path.stem), path.parent.name]
    return next((tag for part in parts if (tag := _known(part.lstrip(".")))), None)


def _known(tag: str) -> str | None:
    try:
        return languages.get(tag).tag
    except LanguageError:
        return None


# Aligning ------------------------------------------------------------------------------------------------------


def align(
    documents: Sequence[Document],
    *,
    level: Level | str = Level.SENTENCE,
    encoder: str | Encoder | None = None,
    aligner: str = "joint",
    segmenter: str = "",
) -> Alignment:
    """Return the alignment of two or more documents, one a language; the first is the source.

    Args:
        documents: in the order of their sides.
        level: ``sentence``, which aligns paragraphs as well, or ``paragraph`` alone.
        encoder: name of an encoder or an encoder; none uses what needs no model.
        aligner: name of an aligner.
        segmenter: name for the signature.

    Raises:
        AlignmentError: a document has no text to align, or there are fewer than two.
        LanguageError: two documents are in one language.
    """
    if len(documents) < 2:
        raise AlignmentError("an alignment needs two documents or more: name a file for each language.")
    for number, document in enumerate(documents):
        for other in documents[:number]:
            if other.language == document.language:
                raise LanguageError(
                    f"{other.name or 'one document'} and {document.name or 'another'} are both"
                    f" {languages.get(document.language).name}; give one file a language, or say LANG=FILE."
                )
    loaded: Encoder | None = registry.load("encoders", encoder)() if isinstance(encoder, str) else encoder
    worker: Aligner = registry.load("aligners", aligner)(encoder=loaded)
    found = worker.align(documents, Level(level))
    parts = [f"aligntrans:{__version__}", *([f"segmenter:{segmenter}"] if segmenter else []), found.signature]
    return replace(found, signature="|".join(parts))


# Writing -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written."""

    path: Path
    units: int
    left_out: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Target:
    """A file to write, its exporter known and its folder there."""

    path: Path
    exporter: Exporter


def targets(paths: Sequence[str | os.PathLike[str]], *, exporter: str | None = None) -> list[Target]:
    """Return where and how to write, or raise before any work is done.

    Raises:
        WriteError: an ending that no exporter has, a folder that is not there or cannot be written.
    """
    found = []
    for path in map(Path, paths):
        name = exporter or registry.EXPORTERS_BY_EXTENSION.get(path.suffix.lower())
        if name is None:
            known = ", ".join(sorted(registry.EXPORTERS_BY_EXTENSION))
            raise WriteError(
                f"{path}: no format ends in {path.suffix or 'nothing'!r}; use one of {known}, or --to NAME."
            )
        _check_folder(path)
        found.append(Target(path, registry.load("exporters", name)()))
    resolved = [target.path.resolve() for target in found]
    if len(set(resolved)) < len(resolved):
        raise WriteError(f"{found[-1].path}: named twice; give every -o a path of its own.")
    return found


def _check_folder(path: Path) -> None:
    folder = path.parent
    if not folder.is_dir():
        what = "is a file, not a folder" if folder.exists() else "does not exist"
        raise WriteError(f"{path}: the folder {str(folder)!r} {what}; make it, or choose another.")
    if path.is_dir():
        raise WriteError(f"{path}: is a folder; name a file in it.")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise WriteError(f"{path}: the folder {str(folder)!r} cannot be written; choose another, or change its rights.")


def write(
    alignment: Alignment, path: str | os.PathLike[str] | Sequence[Target], *, exporter: str | None = None
) -> list[Written]:
    """Write *alignment* and return what was written; all files or none.

    A bilingual format gets a file per language after the first, its tag before the ending: ``brief.ar.po``.

    Args:
        alignment: what to write.
        path: where; its ending picks the exporter, unless *exporter* names one. Or targets found before.
        exporter: name of an exporter.

    Raises:
        WriteError: the format cannot hold the alignment, or the file cannot be written.
    """
    found = targets([path], exporter=exporter) if isinstance(path, str | os.PathLike) else path
    exports = [made for target in found for made in _exports(alignment, target)]
    written = []
    with _temporaries() as temporaries:
        for place, export in exports:
            temporaries.append((_beside(place, export.data), place))
            written.append(Written(place, export.units, export.left_out))
    return written


def _exports(alignment: Alignment, target: Target) -> Iterator[tuple[Path, Export]]:
    if not target.exporter.is_bilingual or len(alignment.documents) == 2:
        yield target.path, target.exporter.export(alignment)
        return
    source = alignment.languages[0]
    for language in alignment.languages[1:]:
        place = target.path.with_name(f"{target.path.stem}.{language}{target.path.suffix}")
        yield place, target.exporter.export(alignment.pair(source, language))


@contextmanager
def _temporaries() -> Iterator[list[tuple[Path, Path]]]:
    """Rename what was written beside its place when all went well, else remove it."""
    files: list[tuple[Path, Path]] = []
    try:
        yield files
        for temporary, place in files:
            temporary.replace(place)
    except OSError as error:
        raise WriteError(f"{error.filename or 'output'}: cannot be written ({error.strerror or error}).") from None
    finally:
        for temporary, _ in files:
            temporary.unlink(missing_ok=True)


def _beside(place: Path, data: bytes) -> Path:
    file: IO[bytes]
    try:
        with NamedTemporaryFile(dir=place.parent, prefix=f".{place.name}.", delete=False) as file:
            file.write(data)
            os.fchmod(file.fileno(), 0o666 & ~_umask())
        return Path(file.name)
    except OSError as error:
        raise WriteError(f"{place}: cannot be written ({error.strerror or error}).") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


# Loading -------------------------------------------------------------------------------------------------------


def load(path: str | os.PathLike[str]) -> Alignment:
    """Return the alignment in an alignment file.

    Raises:
        ReadError: the file is not there or is no alignment file.
    """
    from aligntrans import store  # noqa: PLC0415 - a short way in for callers that only write

    try:
        return store.load(contents(path))
    except ReadError as error:
        raise ReadError(f"{os.fspath(path)}: {error}") from error


def contents(path: str | os.PathLike[str]) -> bytes:
    """Return the bytes of a file, or of standard input for ``-``.

    Raises:
        ReadError: it cannot be read.
    """
    name = os.fspath(path)
    try:
        return sys.stdin.buffer.read() if name == STANDARD_INPUT else Path(name).read_bytes()
    except FileNotFoundError:
        raise ReadError(f"{name}: there is no such file; check the path.") from None
    except OSError as error:
        raise ReadError(f"{name}: cannot be read ({error.strerror or error}).") from None


def at_level(alignment: Alignment, level: str | None) -> Alignment:
    """Return *alignment* at *level*, its own when none is given.

    Raises:
        AlignmentError: it knows nothing at that level.
    """
    try:
        return alignment.at(Level(level)) if level else alignment
    except ValueError as error:
        raise AlignmentError(f"{error}; align again with --level {level}.") from None


def find_unit(alignment: Alignment, name: str) -> TranslationUnit:
    """Return the unit whose id is *name*, or begins with it when no other does.

    Raises:
        UnknownName: there is none, or there are several.
    """
    units = [unit for level in (alignment, *_above(alignment)) for unit in level.units()]
    found = [unit for unit in units if unit.id == name] or [unit for unit in units if unit.id.startswith(name)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UnknownName(f"no bead has the id {name!r}; 'aligntrans show' lists them.")
    raise UnknownName(f"{len(found)} beads have ids that begin with {name!r}; give more of it.")


def _above(alignment: Alignment) -> list[Alignment]:
    return [alignment.at(Level.PARAGRAPH)] if alignment.block_beads else []

"""The main path: files to documents, documents to an alignment, an alignment to files."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Callable
from dataclasses import replace
from inspect import signature
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from aligntrans import __version__, calibration, doubts, files, languages, registry
from aligntrans.errors import AlignmentError, LanguageError, ReadError, UnknownName
from aligntrans.model import Alignment, Block, Document, Level, Segment, Span
from aligntrans.web import addresses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aligntrans.evaluate import Row
    from aligntrans.model import Page, TranslationUnit
    from aligntrans.protocols import Aligner, Bitext, Encoder, Reader, Segmenter

Notice = Callable[[str], None]
"""Takes one line that the user should see."""
MOST_SEGMENTS = 200_000
"""Ten long novels. A document of more would take gigabytes before any aligner could refuse it."""
MOST_LINKED = 20_000
"""Segments of all documents; linking so many takes some fifteen seconds."""
MOST_DOCUMENTS = 6
"""Every pair of documents is aligned: fifteen pairs of six."""
ENCODER = "static"
NO_ENCODER = "none"


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
        path: its ending picks the reader; ``-`` is standard input, read as plain text; ``https://...`` is fetched.
        language: BCP 47 tag; else it is taken from the file's name, the file's own mark, or its text.
        segmenter: ``rules``, or ``lines`` for text that has a segment a line.
        with_furniture: align menus, captions and other page furniture as well.
        notice: is told of what looks wrong but is not.

    Raises:
        ReadError: the file cannot be read.
        LanguageError: its language is unsure, or *language* is no tag.
    """
    from aligntrans.text.file_language import language_of  # noqa: PLC0415 - only needed once there is text

    name = os.fspath(path)
    if language:
        with files.about(name):
            language = languages.of(language).tag
    cutter: Segmenter = registry.load("segmenters", segmenter)()
    if addresses.is_address(name):
        page = _fetched(name, keep_lines=cutter.keeps_lines)
        short = addresses.short_name(name)
    else:
        reader = _reader(Path(name).suffix.lower())
        data = files.contents(name)
        with files.about(name):
            page = reader.read(data, keep_lines=cutter.keeps_lines)
        short = "standard input" if name == files.STANDARD_INPUT else Path(name).name
    tag = language_of(name, page, language, notice)
    with files.about(name):
        return segmented(page, tag, cutter, name=short, with_furniture=with_furniture)


def _reader(ending: str) -> Reader:
    reader: Reader = registry.load("readers", registry.READERS_BY_EXTENSION.get(ending, "plain"))()
    return reader


def _fetched(address: str, *, keep_lines: bool) -> Page:
    """Return what stands at a web address, read as what its server says that it is."""
    from aligntrans.readers.encoding import as_utf_8  # noqa: PLC0415 - only for addresses
    from aligntrans.web.fetching import fetch  # noqa: PLC0415 - what opens connections is loaded to open one

    with files.about(address):
        found = fetch(address)
        if found.ending not in registry.READERS_BY_EXTENSION:
            raise ReadError(f"is a {found.ending} file, which has no reader; {addresses.SAVE_IT} as text")
        page = _reader(found.ending).read(as_utf_8(found.data, found.charset), keep_lines=keep_lines)
    return addresses.located(page, found.url)


def segmented(
    page: Page, language: str, segmenter: Segmenter, *, name: str = "", with_furniture: bool = False
) -> Document:
    """Return *page* as a document whose content is cut into segments; furniture is not, unless asked for.

    Raises:
        ReadError: there are more segments than memory is safe for.
    """
    facts = languages.of(language)
    blocks, left = [], MOST_SEGMENTS
    for block in page.blocks:
        segments: tuple[Segment, ...] = ()
        if block.kind.is_content or with_furniture:
            text, start = block.span.of(page.text), block.span.start
            segments = tuple(
                Segment(span.of(text), Span(start + span.start, start + span.end))
                for span in islice(segmenter.segment(text, facts), left + 1)
            )
            left -= len(segments)
        if left < 0:
            raise ReadError(f"holds more than {MOST_SEGMENTS:,} sentences; split it into parts, such as chapters.")
        blocks.append(Block(block.kind, block.span, segments))
    return Document(page.text, language, tuple(blocks), name, page.metadata)


# Aligning ------------------------------------------------------------------------------------------------------


def align_files(
    asked: Sequence[tuple[str | None, str]],
    *,
    level: Level | str = Level.SENTENCE,
    segmenter: str = "rules",
    encoder: str | Encoder | None = ENCODER,
    aligner: str = "joint",
    with_furniture: bool = False,
    links: bool = True,
    notice: Notice = silent,
    progress: Notice = silent,
) -> Alignment:
    """Return the alignment of files, each given as its language, or none, and its path.

    Args:
        asked: language, or none, and path of every file, the source first.
        progress: is told what is being done.

    Raises:
        AligntransError: as `read` and `align`; the message begins with the paths that it is about.
    """
    paths = [path for _, path in asked]
    loaded = _encoder(encoder, aligner)
    _refuse_many(len(paths))
    files.refuse_repeated(paths)
    documents = []
    for language, path in asked:
        progress(f"reading {path}")
        found = read(path, language=language, segmenter=segmenter, with_furniture=with_furniture, notice=notice)
        if not found.segments:
            raise ReadError(
                f"{path}: holds no text to align, only page furniture or signs; give another file"
                f"{'' if with_furniture else ', or align furniture as well: --with-furniture'}."
            )
        documents.append(found)
    with files.about(", ".join(paths)):
        return align(
            documents,
            level=level,
            encoder=loaded,
            aligner=aligner,
            segmenter=segmenter,
            links=links,
            notice=notice,
            progress=progress,
        )


def align(
    documents: Sequence[Document],
    *,
    level: Level | str = Level.SENTENCE,
    encoder: str | Encoder | None = ENCODER,
    aligner: str = "joint",
    segmenter: str = "",
    links: bool = True,
    notice: Notice = silent,
    progress: Notice = silent,
) -> Alignment:
    """Return the alignment of two to six documents, one a language; the first is the source.

    Args:
        documents: in the order of their sides.
        level: ``sentence``, which aligns paragraphs as well, or ``paragraph`` alone.
        encoder: name of an encoder, ``model2vec:FOLDER``, or an encoder; ``none`` or None uses no model.
        aligner: name of an aligner.
        segmenter: name for the signature.
        links: link the names, numbers and dates of beads; those of very long documents are not.
        notice: is told of what looks wrong but is not.
        progress: is told what is being done, by aligners that tell.

    Raises:
        AlignmentError: a document has no text to align, or there are fewer than two or more than six.
        LanguageError: two documents are in one language.
    """
    if len(documents) < 2:
        raise AlignmentError("an alignment needs two documents or more; name a file for each language.")
    _refuse_many(len(documents))
    for number, document in enumerate(documents):
        for other in documents[:number]:
            if other.language == document.language:
                raise LanguageError(
                    f"{other.name or 'one document'} and {document.name or 'another'} are both"
                    f" {languages.of(document.language).name}; give one file a language, or say LANG=FILE."
                )
    loaded = _encoder(encoder, aligner)
    if line := doubts.of_languages(documents, loaded, cut_by_rules=segmenter == "rules"):
        notice(line)
    progress("aligning")
    found = _aligner(aligner, loaded, progress).align(documents, Level(level))
    encoded = None if loaded is None else loaded.signature
    is_calibrated = found.calibrated and calibration.is_of(found.signature) and calibration.covers(documents, encoded)
    if is_calibrated and (line := doubts.of_relation(found)):
        notice(line)
        found = doubts.lowered(found)
    if links:
        found = _linked(found, loaded, notice, progress)
    parts = [f"aligntrans:{__version__}", *([f"segmenter:{segmenter}"] if segmenter else []), found.signature]
    return replace(found, signature="|".join(parts), calibrated=is_calibrated)


def _linked(alignment: Alignment, encoder: Encoder | None, notice: Notice, progress: Notice) -> Alignment:
    """Return *alignment* with links, unless that would take longer than aligning was worth."""
    from aligntrans.linking.links import linked  # noqa: PLC0415 - callers that do not align need none of it

    if sum(len(document.segments) for document in alignment.documents) > MOST_LINKED:
        notice("so long a text that its names, numbers and dates are not linked; 'aligntrans names' links them.")
        return alignment
    progress("linking names, numbers and dates")
    return linked(alignment, encoder)


def _refuse_many(count: int) -> None:
    if count > MOST_DOCUMENTS:
        raise AlignmentError(
            f"an alignment takes {MOST_DOCUMENTS} documents at most, not {count};"
            " align them in parts that have the first file in common."
        )


def _encoder(encoder: str | Encoder | None, aligner: str) -> Encoder | None:
    """Return the encoder of that name; the default one only for aligners that do not say that they take none."""
    takes_one = getattr(registry.load("aligners", aligner), "takes_encoder", True)
    if isinstance(encoder, str):
        return None if encoder == NO_ENCODER or (encoder == ENCODER and not takes_one) else _kept_encoder(encoder)
    return encoder


def encoder_of(encoder: str | Encoder | None) -> Encoder | None:
    """Return the encoder of a name, as `align` takes it."""
    if isinstance(encoder, str):
        return None if encoder == NO_ENCODER else _kept_encoder(encoder)
    return encoder


_kept = threading.local()


def _kept_encoder(name: str) -> Encoder:
    """Return the encoder of that name, the one of this thread's last call if it is the same: it knows words by now."""
    if getattr(_kept, "name", None) != name:
        _kept.encoder, _kept.name = registry.encoder(name), name
    found: Encoder = _kept.encoder
    return found


def _aligner(name: str, encoder: Encoder | None, progress: Notice) -> Aligner:
    """Return a new aligner; one that takes ``progress`` is given it, others need not know of it."""
    made = registry.load("aligners", name)
    told = {"progress": progress} if "progress" in signature(made).parameters else {}
    aligner: Aligner = made(encoder=encoder, **told)
    return aligner


# Loading -------------------------------------------------------------------------------------------------------


def load(path: str | os.PathLike[str], *, languages: Sequence[str] = (), notice: Notice = silent) -> Alignment:
    """Return the alignment in an alignment file, or that of the units in a memory, such as TMX or PO.

    Args:
        path: its ending says what it is; any but those of memories is taken for an alignment file.
        languages: BCP 47 tags for a memory that does not say them, the source first.
        notice: is told what of a memory is in no unit.

    Raises:
        ReadError: the file is not there or is not what its ending says.
        AlignmentError: a memory holds fewer than two languages.
    """
    from aligntrans import bitexts  # noqa: PLC0415 - callers that align need no readers of alignments

    found = bitexts.opened(path, languages=languages)
    made = found.whole()
    for line in bitexts.doubts_of(found):
        notice(line)
    return made


def at_level(alignment: Alignment, level: str | None) -> Alignment:
    """Return *alignment* at *level*, its own when none is given.

    Raises:
        AlignmentError: it knows nothing at that level.
    """
    try:
        return alignment.at(Level(level)) if level else alignment
    except ValueError as error:
        raise AlignmentError(f"{error}; align again with --level {level}.") from None


def of_pair(bitext: Bitext, pair: Sequence[str]) -> Bitext:
    """Return two languages of *bitext* alone, by their tags or the first part of them.

    Raises:
        AlignmentError: it has no such language.
    """
    known = bitext.languages
    found = []
    for asked in pair:
        tag = next((tag for tag in known if tag == asked), None) or next(
            (tag for tag in known if languages.of(tag).tag == languages.of(asked).tag), None
        )
        if tag is None:
            raise AlignmentError(f"there is no text in {asked}; the languages are {', '.join(known)}.")
        found.append(tag)
    return bitext if tuple(found) == known else bitext.pair(*found)


def find_unit(alignment: Alignment, name: str) -> TranslationUnit:
    """Return the unit whose id is *name*, or begins with it when no other does.

    It is looked for among the units of all languages, those of paragraphs, and those of two languages, which may be
    finer, and are what a bilingual file holds.

    Raises:
        UnknownName: there is none, or there are several.
    """
    units: dict[str, TranslationUnit] = {}
    for view in _views(alignment):
        for unit in view.units():
            units.setdefault(unit.id, unit)
    found = [name] if name in units else [known for known in units if known.startswith(name)]
    if len(found) == 1:
        return units[found[0]]
    if not found:
        raise UnknownName(f"no bead has the id {name!r}; 'aligntrans show' lists them.")
    raise UnknownName(f"{len(found)} beads have ids that begin with {name!r}; give more of it.")


def _views(alignment: Alignment) -> Iterator[Alignment]:
    yield alignment
    if alignment.block_beads:
        yield alignment.at(Level.PARAGRAPH)
    for first, second in alignment.pairs:
        yield alignment.pair(alignment.languages[first], alignment.languages[second])


# Measuring -----------------------------------------------------------------------------------------------------


def measure(
    path: str | os.PathLike[str], gold: str | os.PathLike[str], *, pair: tuple[str, str] | None = None
) -> list[Row]:
    """Return how good the alignment in a file is against the gold in another, a row a pair of languages.

    Args:
        path: of an alignment file, or of a memory; the texts of a memory are looked for in the documents of the gold.
        gold: path of the gold.
        pair: which languages a gold of two is about; else they are taken from its name, such as ``000.en-ar.gold``.

    Raises:
        ReadError: a file is not what it should be.
        AlignmentError: the gold is about other documents.
    """
    from aligntrans import bitexts, store  # noqa: PLC0415 - see load
    from aligntrans.evaluate import evaluate  # noqa: PLC0415 - nothing else measures

    found = bitexts.opened(path, languages=pair or ())
    data = files.contents(gold)
    with files.about(os.fspath(gold)):
        wanted = store.load_gold(data)
    if wanted.documents and not isinstance(found, Alignment):
        with files.about(os.fspath(path)):
            alignment = _placed(found, wanted.documents)
    else:
        alignment = found.whole()
    with files.about(os.fspath(gold)):
        return evaluate(alignment, wanted, pair=pair or _pair_in_name(gold, alignment))


def _placed(memory: Bitext, documents: Sequence[Document]) -> Alignment:
    """Return the units of *memory* as beads of those *documents* whose language it has."""
    from aligntrans.memories.placed import placed  # noqa: PLC0415 - see measure

    tags = {languages.of(tag).tag: tag for tag in reversed(memory.languages)}
    common = [document for document in documents if languages.of(document.language).tag in tags]
    if len(common) < 2:
        raise AlignmentError(
            f"is in {', '.join(memory.languages)}, the gold in {', '.join(one.language for one in documents)};"
            " two languages have to be the same."
        )
    names = {tags[languages.of(document.language).tag]: document.language for document in common}
    return placed(list(memory.renamed(names).units()), common, memory.signature)


def _pair_in_name(path: str | os.PathLike[str], alignment: Alignment) -> tuple[str, str] | None:
    known = "|".join(map(re.escape, alignment.languages))
    named = re.search(rf"(?:^|[._-])({known})-(?!\1)({known})(?=[._-]|$)", Path(path).name)
    return (named[1], named[2]) if named else None

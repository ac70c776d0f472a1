"""A file of units as a bitext: read as it is asked for, so that it may be longer than memory is large."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from aligntrans import files
from aligntrans.errors import AlignmentError
from aligntrans.memories.whole import aligned
from aligntrans.model import Document, Level

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import BinaryIO

    from aligntrans.model import Alignment, TranslationUnit, Variant
    from aligntrans.protocols import MemoryReader

    Telling = Callable[[str], None]


OFTEN = 1000
"""Units between two words on how far one is."""


@dataclass(slots=True)
class _Seen:
    """What readings of a file have told."""

    languages: tuple[str, ...] = ()
    signature: str = ""
    left_out: Mapping[str, int] = field(default_factory=dict)


@runtime_checkable
class _TellsLanguages(Protocol):
    def languages_of(self, file: BinaryIO) -> Iterable[str]: ...


class Memory:
    """A file of units. Its languages are known once it was read through; its texts are never kept."""

    calibrated = False
    """Scores of a file may have been changed since they were made."""
    level = Level.SENTENCE

    def __init__(
        self,
        path: str,
        reader: MemoryReader,
        *,
        progress: Telling = lambda _: None,
        only: tuple[str, ...] = (),
        called: Mapping[str, str] | None = None,
    ) -> None:
        """Take a file, which is not read yet.

        Args:
            path: of the file.
            reader: of its format.
            progress: is told how much of it has been read.
            only: languages, by their tag here, that are looked at, in this order; all unless given.
            called: other tags for languages of the file.
        """
        self.path, self._reader, self._progress = path, reader, progress
        self._name = Path(path).name
        self._only, self._called = only, dict(called or {})
        self._seen = _Seen()

    @property
    def languages(self) -> tuple[str, ...]:
        """Tags of all languages, that which the file calls its source first."""
        return self._only or tuple(dict.fromkeys(self._called.get(tag, tag) for tag in self._looked_through.languages))

    @property
    def _looked_through(self) -> _Seen:
        """What is known once the file was looked through, for its languages at least."""
        seen = self._seen
        if not seen.languages:
            found: dict[str, None] = {}
            if isinstance(self._reader, _TellsLanguages):
                with files.opened(self.path) as file, files.about(self.path):
                    found.update(dict.fromkeys(self._reader.languages_of(file)))
            else:
                for unit in self._read("looking through"):
                    found.update(dict.fromkeys(variant.language for variant in unit.variants))
            seen.signature = self._reader.signature
            seen.languages = tuple(sorted(found, key=lambda tag: tag != self._reader.source))
        return seen

    @property
    def signature(self) -> str:
        """What made the file, if it says so."""
        return self._looked_through.signature

    @property
    def left_out(self) -> Mapping[str, int]:
        """What of the file is in no unit, by reason; known once all units were read."""
        return self._seen.left_out

    @property
    def documents(self) -> tuple[Document, ...]:
        """A document without text for every language, named like the file."""
        return tuple(Document("", language, (), self._name) for language in self.languages)

    def units(self, level: Level | None = None) -> Iterator[TranslationUnit]:
        """Yield every unit in the order of the file, without keeping any.

        Args:
            level: makes no difference: units of a file are what they are.
        """
        del level
        if not self._only and not self._called:
            yield from map(self._source_first, self._read("reading"))
            return
        tags = self.languages
        for unit in self._read("reading"):
            if kept := self._part(unit, tags):
                yield kept

    def _read(self, doing: str) -> Iterator[TranslationUnit]:
        with files.opened(self.path) as file, files.about(self.path):
            size = max(1, os.fstat(file.fileno()).st_size)
            for number, unit in enumerate(self._reader.units(file)):
                if not number % OFTEN:
                    self._progress(f"{doing} {self._name}: {min(1.0, file.tell() / size):.0%}")
                yield unit
        self._seen.left_out = +self._reader.left_out

    def _source_first(self, unit: TranslationUnit) -> TranslationUnit:
        source = self._reader.source
        if not source or unit.variants[0].language == source or not unit.variant(source):
            return unit
        return replace(unit, variants=tuple(sorted(unit.variants, key=lambda one: one.language != source)))

    def _part(self, unit: TranslationUnit, tags: tuple[str, ...]) -> TranslationUnit | None:
        """Return *unit* in the languages *tags*, or none when it has none of them."""
        variants: dict[str, Variant] = {}
        for variant in unit.variants:
            tag = self._called.get(variant.language, variant.language)
            variants.setdefault(tag, variant if tag == variant.language else replace(variant, language=tag))
        kept = tuple(variants[tag] for tag in tags if tag in variants)
        if kept == unit.variants and not self._called:
            return unit
        properties = tuple(
            replace(one, language=self._called.get(one.language, one.language)) for one in unit.properties
        )
        return replace(unit, variants=kept, properties=properties, links=()) if kept else None

    def pair(self, a: str, b: str) -> Memory:
        """Return two of the languages alone; raises ValueError when one is not there."""
        for tag in (a, b):
            self.languages.index(tag)
        return self._like(only=(a, b))

    def renamed(self, tags: Mapping[str, str]) -> Memory:
        """Return the same with other language tags: ``{"fa": "fa-IR"}``."""
        return self._like(called={**self._called, **tags})

    def _like(self, *, only: tuple[str, ...] | None = None, called: Mapping[str, str] | None = None) -> Memory:
        made = Memory(
            self.path,
            self._reader,
            progress=self._progress,
            only=self._only if only is None else only,
            called=self._called if called is None else called,
        )
        made._seen = self._seen
        return made

    def whole(self) -> Alignment:
        """Return all units as an alignment: a segment a text, in the order of the file.

        Raises:
            AlignmentError: the file holds one language only, or none.
        """
        if len(self.languages) < 2:
            held = f"one language only, {self.languages[0]}" if self.languages else "no units"
            raise AlignmentError(f"{self.path}: holds {held}; give a file of units in two languages or more.")
        return aligned(self.units(), self.documents, self.signature)

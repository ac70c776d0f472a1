"""PO to units, whatever made it: GNU gettext, Poedit, Weblate or we ourselves. MO files are not read."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache, partial
from itertools import chain
from typing import TYPE_CHECKING, ClassVar

from aligntrans.errors import ReadError
from aligntrans.memories.tags import canonical
from aligntrans.model import Property, TranslationUnit, Variant
from aligntrans.po.entries import PREVIOUS, entries
from aligntrans.po.header import GENERATOR, HEAD, LANGUAGE, OURS, SIGNATURE, SOURCE, charset_of, fields, tag_of
from aligntrans.po.names import Names
from aligntrans.po.places import CONTEXT, EXTRACTED, FLAG, PLURAL, PREVIOUS_KEYWORDS, REFERENCE, references
from aligntrans.po.remarks import Remark, understood

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import BinaryIO

    from aligntrans.po.entries import Entry

USUAL_SOURCE = "en"
"""Language of ``msgid`` in most PO files, which do not say it."""


UNKNOWN = Remark()
PREVIOUS_FIELDS = tuple((PREVIOUS + keyword, name) for keyword, name in PREVIOUS_KEYWORDS.items())


class PoReader:
    """Reads gettext PO of any age, however long: contexts, plurals, flags, comments and previous texts.

    A unit is called by its ``msgctxt``, else by its number among the entries that are in use, the header not counted.
    Forms of a plural after the first are units of their own, ``name[1]``, beside ``msgid_plural``.
    """

    extensions: ClassVar[tuple[str, ...]] = (".po", ".pot")

    def __init__(self, *, languages: Sequence[str] = ()) -> None:
        """Take the languages of a file that does not say them.

        Args:
            languages: of ``msgid`` and ``msgstr``.
        """
        self._given = tuple(map(canonical, languages))
        self.source, self.signature = "", ""
        self.left_out = Counter[str]()
        self.target = ""
        """Language of translations."""
        self._ours = False

    def units(self, file: BinaryIO) -> Iterator[TranslationUnit]:
        """Yield the units of *file*; one without translation has its source alone.

        Raises:
            ReadError: it is no PO file, or holds translations and does not say of what language.
        """
        file.seek(0)
        charset = charset_of(file.read(HEAD))
        file.seek(0)
        self.left_out = Counter()
        self.take_header({})
        names = Names()
        for entry in entries(file, charset):
            if entry.is_header:
                self.take_header(fields(entry.target))
            elif entry.obsolete:
                self.left_out["obsolete entries"] += 1
            elif not entry.is_empty:
                yield from self._read(entry, names.of(entry))

    def languages_of(self, file: BinaryIO) -> Iterator[str]:
        """Yield the languages of ``msgid`` and ``msgstr``, as the header says; nothing is read behind it."""
        file.seek(0)
        charset = charset_of(file.read(HEAD))
        file.seek(0)
        self.take_header({})
        if (first := next(iter(entries(file, charset)), None)) and first.is_header:
            self.take_header(fields(first.target))
        yield self.source
        if self.target:
            yield self.target

    def take_header(self, header: Mapping[str, str]) -> None:
        """Learn from the fields of a header what languages follow."""
        first, second = (*self._given, "", "")[:2]
        self.source = tag_of(header.get(SOURCE, "")) or first or USUAL_SOURCE
        self.target = tag_of(header.get(LANGUAGE, "")) or second
        if self.source == self.target and first and second:  # a header that says nonsense, or no source
            self.source, self.target = first, second
        self.signature = header.get(SIGNATURE, "")
        self._ours = header.get(GENERATOR, "").startswith(OURS)

    def _read(self, entry: Entry, name: str) -> list[TranslationUnit]:
        source, plural, texts = entry.source, entry.plural, entry.texts
        target = texts[0] if texts else ""
        if plural is None:
            if source or target:
                return [self._unit(entry, name, name, source, target)]
            self.left_out["entries without text"] += 1
            return []
        forms = [(source, target), *((plural, text) for text in texts[1:] or [""])]
        return [
            self._unit(entry, name, f"{name}[{number}]" if number else name, *form, Property(PLURAL, str(number)))
            for number, form in enumerate(forms)
            if any(form)
        ]

    def _unit(self, entry: Entry, name: str, form: str, source: str, target: str, *facts: Property) -> TranslationUnit:
        document, properties = "", [_flag(flag) for flag in entry.flags]
        if entry.extracted:
            properties.append(Property(EXTRACTED, "\n".join(entry.extracted)))
        if entry.references:
            places = list(references(entry.references))
            properties += [Property(REFERENCE, f"{file}:{line}" if line else file) for file, line in places]
            document = places[0][0] if self._ours and places else ""
        if len(entry.fields) > 2:
            properties += _less_common(entry, name)
        variants = [Variant(self.source, source, document)] if source else []
        if target:
            if not self.target or self.target == self.source:
                raise self._refusal(entry.line)
            variants.append(Variant(self.target, target))
        about, notes = self._said(entry.comments) if entry.comments else (UNKNOWN, ())
        return TranslationUnit(
            form,
            tuple(variants),
            about.quality,
            status=about.status,
            moved=about.moved,
            type=about.type,
            notes=notes,
            properties=(*properties, *facts),
            line=entry.line,
        )

    def _refusal(self, line: int) -> ReadError:
        if self.target:
            return ReadError(
                f"says that its texts and their translations are both {self.source}; name both, as in --pair en-ar."
            )
        return ReadError(
            f"line {line}: a translation, but the header does not say of what language; name both, as in --pair en-ar."
        )

    def _said(self, comments: list[str]) -> tuple[Remark, tuple[str, ...]]:
        """Return scores and notes of translators' *comments*."""
        if about := understood(comments[0], ours=self._ours):
            return about, tuple(paragraphs(comments[1:]))
        return UNKNOWN, tuple(paragraphs(comments))


_flag = lru_cache(maxsize=256)(partial(Property, FLAG))


def _less_common(entry: Entry, name: str) -> Iterator[Property]:
    for keyword, named in PREVIOUS_FIELDS:
        if keyword in entry.fields:
            yield Property(named, entry.fields[keyword])
    if entry.context is not None and entry.context != name:
        yield Property(CONTEXT, entry.context)


def paragraphs(comments: Sequence[str]) -> Iterator[str]:
    """Yield the notes in translators' *comments*, which an empty line parts."""
    held: list[str] = []
    for line in chain(comments, [""]):
        if line.strip():
            held.append(line)
        elif held:
            yield "\n".join(held)
            held = []

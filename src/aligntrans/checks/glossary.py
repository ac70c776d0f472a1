"""Glossaries: terms of several languages from CSV, TSV and TBX. Where they stand in a text is `terms`' to say."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from aligntrans import languages
from aligntrans.errors import LanguageError, ReadError
from aligntrans.files import contents, opened
from aligntrans.memories.xml import LANGUAGE, elements, name_of, root_name
from aligntrans.readers.encoding import decode

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Mapping

    from lxml import etree

SEPARATOR = "|"
"""Between terms of one cell."""
ALSO, NOT = ("also", "admitted", "alternative"), ("not", "forbidden", "deprecated", "avoid")
"""Before a language in the head of a column of terms that are allowed, or not, beside the preferred one."""
NOTES = frozenset(("note", "notes", "comment", "comments", "definition"))
ENTRIES = ("termEntry", "conceptEntry")
TERM_GROUPS = frozenset(("tig", "ntig", "termSec"))
LANGUAGE_GROUPS = frozenset(("langSet", "langSec"))
BAD_STATUS = ("deprecated", "superseded", "forbidden", "obsolete")
FORMULA = frozenset("=+-@\t")


@dataclass(frozen=True, slots=True)
class Term:
    """A concept and what it is called."""

    texts: Mapping[str, tuple[str, ...]]
    """By primary subtag, the preferred term first, then what is allowed beside it."""
    forbidden: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By primary subtag, what it must not be called."""
    note: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "texts", MappingProxyType(dict(self.texts)))
        object.__setattr__(self, "forbidden", MappingProxyType(dict(self.forbidden)))


def load(path: str | os.PathLike[str]) -> tuple[Term, ...]:
    """Return the terms of a glossary, in its order.

    A table (``.csv``, ``.tsv``) has a column a language, headed by its tag or English name, and may have columns such
    as ``also ar``, ``not fa`` and ``note``; others are passed over. Several terms of a cell are parted by ``|``.

    Raises:
        ReadError: it cannot be read, is in another format, or names no language; one line says what to do.
    """
    place = Path(path)
    reader = READERS.get(place.suffix.lower())
    if reader is None:
        known = ", ".join(READERS)
        raise ReadError(f"{path}: a glossary is one of {known}, by the ending of its name; save it as CSV.")
    try:
        terms = tuple(reader(place))
    except csv.Error as error:
        raise ReadError(f"{path}: is no table ({error}); save it as CSV again.") from None
    except ReadError as error:
        message = str(error)
        raise ReadError(message if message.startswith(str(path)) else f"{path}: {message}") from None
    if not terms:
        raise ReadError(f"{path}: holds no terms; write a column a language, headed by its tag, such as en, ar, fa.")
    return terms


def primary(tag: str) -> str:
    """Return the part of a tag that glossaries are kept by: ``pt`` of ``pt-BR``."""
    return tag.partition("-")[0]


def _table(path: Path) -> Iterator[Term]:
    text = decode(contents(path))
    head = text.partition("\n")[0]
    delimiter = max("\t;,", key=head.count) if path.suffix.lower() == ".csv" else "\t"
    rows = csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)
    columns = [_column(cell) for cell in next(rows, [])]
    if not any(kind == "texts" for kind, _ in columns):
        raise ReadError("has no column of a language; head columns with tags, such as en, ar, fa.")
    for row in rows:
        found: dict[str, dict[str, list[str]]] = {"texts": {}, "also": {}, "not": {}}
        notes = []
        for (kind, tag), cell in zip(columns, row, strict=False):
            if kind == "note":
                notes.append(cell.strip())
            elif kind:
                found[kind].setdefault(tag, []).extend(_several(cell))
        for tag, also in found["also"].items():
            found["texts"].setdefault(tag, []).extend(also)
        yield from _term(found["texts"], found["not"], " ".join(filter(None, notes)))


def _column(head: str) -> tuple[str, str]:
    """Return what a column holds, empty for what is passed over, and the tag of its language."""
    words = head.strip().lower().replace(":", " ").split()
    if not words:
        return "", ""
    if " ".join(words) in NOTES:
        return "note", ""
    for kind, names in (("also", ALSO), ("not", NOT)):
        rest = [word for word in words if word not in names]
        if len(rest) < len(words) and len(rest) == 1 and (tag := _tag(rest[0])):
            return kind, tag
    return ("texts", tag) if len(words) == 1 and (tag := _tag(words[0])) else ("", "")


def _tag(name: str) -> str:
    """Return the tag of one of our languages by its name, or of any by its tag; empty for what is neither."""
    for language in languages.LANGUAGES.values():
        if name.casefold() in (language.name.casefold(), language.own_name.casefold()):
            return language.tag
    try:
        found = languages.of(name)
    except LanguageError:
        return ""
    return "" if found.name == found.tag else primary(found.tag)


def _several(cell: str) -> list[str]:
    terms = (term.strip() for line in cell.splitlines() for term in line.split(SEPARATOR))
    return [term[1:] if term[:1] == "'" and term[1:2] in FORMULA else term for term in terms if term]


def _tbx(path: Path) -> Iterator[Term]:
    with opened(path) as file:
        root_name(file)
        for entry in elements(file, ENTRIES):
            texts: dict[str, list[str]] = {}
            forbidden: dict[str, list[str]] = {}
            notes = []
            for element in entry.iter():
                if name_of(element) in LANGUAGE_GROUPS:
                    _language_group(element, texts, forbidden)
                elif name_of(element) == "note" and element.getparent() is entry:
                    notes.append(_text(element))
            yield from _term(texts, forbidden, " ".join(notes))


def _language_group(group: etree._Element, texts: dict[str, list[str]], forbidden: dict[str, list[str]]) -> None:
    tag = group.get(LANGUAGE) or group.get("lang") or ""
    try:
        tag = primary(languages.of(tag).tag)
    except LanguageError:
        raise ReadError(f"has a language group without a language that is known: {tag!r}; write its tag.") from None
    preferred: list[str] = []
    allowed: list[str] = []
    for part in group.iter():
        if name_of(part) not in TERM_GROUPS:
            continue
        status = " ".join(_text(note).lower() for note in part.iter() if "status" in (note.get("type") or "").lower())
        for term in (_text(element) for element in part.iter() if name_of(element) == "term"):
            if any(word in status for word in BAD_STATUS):
                forbidden.setdefault(tag, []).append(term)
            else:
                (preferred if "preferred" in status else allowed).append(term)
    texts.setdefault(tag, []).extend([*preferred, *allowed])


def _text(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _term(texts: Mapping[str, list[str]], forbidden: Mapping[str, list[str]], note: str) -> Iterator[Term]:
    kept, bad = (
        {tag: tuple(dict.fromkeys(filter(None, every))) for tag, every in found.items() if any(every)}
        for found in (texts, forbidden)
    )
    if kept or bad:
        yield Term(kept, bad, note)


READERS = {".csv": _table, ".tsv": _table, ".tbx": _tbx}
"""By the ending of a file's name."""

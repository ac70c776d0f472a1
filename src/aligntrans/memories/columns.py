"""Which columns of a table hold texts, and in which language; what the others are. How cells are read is not here."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from aligntrans import languages
from aligntrans.errors import LanguageError, ReadError
from aligntrans.languages.folding import fold
from aligntrans.languages.general import named, normal
from aligntrans.text.detection import detect

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SAMPLE = 200
"""Rows from which languages are told."""
FIRST = ("unit", "confidence", "type")
"""How the header of a table of ours begins."""
LAST = ("status", "note")
"""What may stand in it behind the languages."""

IDS = frozenset({"unit", "id", "key", "identifier", "segment id", "string id"})
NOTES = frozenset({"note", "notes", "comment", "comments", "remark", "remarks"})
SIDES = (
    frozenset(
        map(
            fold,
            (
                *("source", "source text", "source segment", "source language", "src", "original"),
                *("المصدر", "النص المصدر", "الأصل", "النص الأصلي", "متن مبدأ", "مبدأ", "متن اصلی"),
            ),
        )
    ),
    frozenset(
        map(
            fold,
            (
                *("target", "target text", "target segment", "target language", "tgt", "trg", "translation"),
                *("الهدف", "النص الهدف", "الترجمة", "متن مقصد", "مقصد", "ترجمه"),
            ),
        )
    ),
)
"""What columns of source and target are called, folded."""
_ALSO_NUMBERS = frozenset({"no", "id"})
"""Tags of Norwegian and Indonesian; over a column of numbers they mean something else."""
_TAG = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})+")
_PLACE = re.compile(r"\s*[(\[].*[)\]]\s*$")
_PAIR = "say which languages it has: --pair en-ar"


class Row(NamedTuple):
    """A row of a table."""

    line: int
    """Where it begins in the file, from 1."""
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a table are, by their places from 0."""

    texts: tuple[tuple[int, str], ...]
    """Place and BCP 47 tag, the source first."""
    width: int
    """How many columns there are; a row may have fewer."""
    has_header: bool = True
    is_ours: bool = False
    """Whether the header is that of our exporters."""
    unit: int | None = None
    confidence: int | None = None
    type: int | None = None
    status: int | None = None
    notes: tuple[int, ...] = ()
    others: tuple[tuple[int, str], ...] = ()
    """Place and name."""

    @property
    def is_escaped(self) -> bool:
        """Whether cells are as our exporters of text write them; one of workbooks, which does not, adds `LAST`."""
        return self.is_ours and (self.status is None or not self.notes)


def columns(rows: Sequence[Row], told: Sequence[str] = ()) -> Columns:
    """Return what the columns of a table are that begins with *rows*.

    Args:
        rows: the first ones, `SAMPLE` or all that there are; at least one.
        told: BCP 47 tags that the user gives, the source first.

    Raises:
        ReadError: no two columns can be told to hold texts in two languages.
    """
    header = [cell.strip() for cell in rows[0].cells]
    if is_ours(header):
        return _ours(header)
    texts = _named(header, rows[1:], told)
    if not texts:
        return _unnamed(rows, told)
    return _told_first(_sorted_out(header, texts), told)


def is_ours(header: Sequence[str]) -> bool:
    """Return whether a table with this first row was written by us, whatever somebody did to its columns since."""
    return FIRST[0] in header[:1] and bool({FIRST[1], FIRST[2]} & set(header))


def _ours(header: Sequence[str]) -> Columns:
    """Return the columns of a table of ours; its languages stand there as tags, of languages that we know or not."""
    end = next((place for place, name in enumerate(header) if name in LAST and place > 0), len(header))
    texts = {}
    for place in range(1, end):
        name = header[place]
        if name not in FIRST and (tag := _tag(name, ()) or normal(name) or (name if _TAG.fullmatch(name) else "")):
            texts[place] = tag
    if not texts:
        raise ReadError("line 1: names no language; the columns of texts need a header such as en.")
    _refuse_twice(texts)
    return _sorted_out(header, texts, is_ours=True)


def _named(header: Sequence[str], rows: Sequence[Row], told: Sequence[str]) -> dict[int, str]:
    """Return the languages that a header names, by place; none when it is no header."""
    texts = {place: tag for place, name in enumerate(header) if (tag := _tag(name, told))}
    for place in [place for place in texts if header[place].lower() in _ALSO_NUMBERS]:
        if not _holds_words(rows, place):
            del texts[place]
    if len(set(texts.values())) > 1:
        _refuse_twice(texts)
        return texts
    sides = [[place for place, name in enumerate(header) if fold(name) in names] for names in SIDES]
    if any(len(side) != 1 for side in sides):
        return {}
    (source,), (target,) = sides
    if told:
        return dict(zip((source, target), told, strict=False))
    tags = {place: _detected(rows, place) for place in (source, target)}
    if not all(tags.values()) or len(set(tags.values())) < 2:
        raise ReadError(f"calls its columns {header[source]!r} and {header[target]!r}; {_PAIR}.")
    return tags


def _tag(name: str, told: Sequence[str]) -> str:
    """Return the language that a column of this *name* is in; empty when it names none."""
    for written in (name, _PLACE.sub("", name)):
        tag = normal(written)
        if tag and (tag in told or _is_known(tag)):
            return tag
        if tag := _by_name().get(fold(written)) or named(written):
            return tag
    return ""


def _is_known(tag: str) -> bool:
    try:
        return languages.of(tag).name != tag
    except LanguageError:
        return False


@cache
def _by_name() -> Mapping[str, str]:
    """Return the tags of our languages by all their names, folded; names that mean two of them are not there."""
    found: dict[str, set[str]] = {}
    for language in languages.LANGUAGES.values():
        for name in (language.name, language.own_name):
            found.setdefault(fold(name), set()).add(language.tag)
        for name, tag in language.page.language_names.items():
            found.setdefault(name, set()).add(tag)
    return {name: next(iter(tags)) for name, tags in found.items() if len(tags) == 1}


def _holds_words(rows: Sequence[Row], place: int) -> bool:
    cells = [row.cells[place] for row in rows if place < len(row.cells) and row.cells[place].strip()]
    return sum(" " in cell.strip() for cell in cells) > len(cells) / 2


def _refuse_twice(texts: Mapping[int, str]) -> None:
    for tag, count in Counter(texts.values()).items():
        if count > 1:
            places = " and ".join(str(place + 1) for place, other in texts.items() if other == tag)
            raise ReadError(f"line 1: columns {places} are both called {tag}; rename one of them, or take it out.")


def _sorted_out(header: Sequence[str], texts: Mapping[int, str], *, is_ours: bool = False) -> Columns:
    """Return what the columns are that are no *texts*, by their names."""
    one: dict[str, int] = {}
    notes, others = [], []
    known = ("confidence", "type", "status") if is_ours else ("confidence",)
    for place, name in enumerate(header):
        low = name.lower()
        if place in texts:
            continue
        if low in IDS and "unit" not in one:
            one["unit"] = place
        elif low in NOTES:
            notes.append(place)
        elif low in known and low not in one:
            one[low] = place
        else:
            others.append((place, name or f"column {place + 1}"))
    return Columns(
        tuple(texts.items()),
        len(header),
        is_ours=is_ours,
        unit=one.get("unit"),
        confidence=one.get("confidence"),
        type=one.get("type"),
        status=one.get("status"),
        notes=tuple(notes),
        others=tuple(others),
    )


def _told_first(found: Columns, told: Sequence[str]) -> Columns:
    """Return *found*, the languages that the user gave first and in their order."""
    texts = list(found.texts)
    for tag in reversed(told):
        like = [text for text in texts if text[1] == tag] or [
            text for text in texts if text[1].partition("-")[0] == tag.partition("-")[0]
        ]
        if len(like) != 1:
            held = ", ".join(held for _, held in found.texts)
            raise ReadError(f"has {'several columns' if like else 'no column'} in {tag}; its columns are in {held}.")
        texts.remove(like[0])
        texts.insert(0, like[0])
    return replace(found, texts=tuple(texts))


def _unnamed(rows: Sequence[Row], told: Sequence[str]) -> Columns:
    """Return the columns of a table without header: those told, or those whose language shows."""
    width = max(len(row.cells) for row in rows)
    filled = [place for place in range(width) if any(row.cells[place : place + 1] != [""] for row in rows)]
    tags = {place: _detected(rows, place) for place in filled}
    if told and len(filled) == len(told):
        texts = dict(zip(filled, told, strict=True))
    else:
        texts = {place: tag for place, tag in tags.items() if tag and (not told or tag in told)}
        enough = len(set(texts.values())) == len(texts) and len(texts) >= max(2, len(told))
        if not enough:
            raise ReadError(_unclear(width, told))
    others = tuple((place, f"column {place + 1}") for place in range(width) if place not in texts)
    return _told_first(Columns(tuple(texts.items()), width, has_header=False, others=others), told)


def _unclear(width: int, told: Sequence[str]) -> str:
    if width < 2:
        return "has one column only; give a table with a column for each language."
    if told:
        return (
            f"has {width} columns, and it is not clear which are {' and '.join(told)}; write the tags over them, "
            "in a first row."
        )
    return f"does not say which languages its columns are in; write their tags over them, in a first row, or {_PAIR}."


def _detected(rows: Sequence[Row], place: int) -> str:
    """Return the language of a column as its cells look, empty when that is not clear."""
    return detect("\n".join(row.cells[place] for row in rows if place < len(row.cells))).tag or ""

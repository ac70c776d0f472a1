"""Alignments of two languages to gettext PO: source as ``msgid``, target as ``msgstr``. No plurals, no MO."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, ClassVar

import polib

from aligntrans import __version__, languages
from aligntrans.errors import LanguageError, WriteError
from aligntrans.exporters.selection import NOTES, UNCALIBRATED, Selector, language_name, visible
from aligntrans.model import Alignment, Level, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aligntrans.model import TranslationUnit
    from aligntrans.protocols import Bitext, Choice, Export, Output

# NUL ends a string and EOT parts context from message in MO files; halves of characters have no UTF-8.
FORBIDDEN = re.compile("[\x00\x04\ud800-\udfff]")

# In a file name or header: controls, line ends, and the isolates that gettext puts around names.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u2066-\u2069\ud800-\udfff]")
_NO_DATE = date(1970, 1, 1)
FLAG, EXTRACTED = "flag", "extracted-comment"
"""Properties of units that PO has a place for."""

# gettext knows these escapes; translate-toolkit, and so Weblate, reads a letter instead. Raw, all agree.
_ESCAPE = re.compile(r"\\.")
_RAW = {r"\b": "\b", r"\f": "\f", r"\v": "\v"}


class PoExporter:
    """Writes gettext PO, a file per target language; unsure translations are marked fuzzy.

    Writes PO that ``msgfmt -c`` accepts, unwrapped, an entry a unit; ``msgctxt`` is the unit's id.
    """

    extensions: ClassVar[tuple[str, ...]] = (".po",)
    is_bilingual: ClassVar[bool] = True

    def __init__(self, *, choice: Choice | None = None, fuzzy_below: float = 0.75) -> None:
        """Keep the options.

        Args:
            choice: which units are written.
            fuzzy_below: mark units of lower confidence, 0 to 1, as fuzzy, unless a person accepted them.
        """
        if not 0 <= fuzzy_below <= 1:
            raise ValueError(f"fuzzy_below is between 0 and 1, not {fuzzy_below}")
        self.fuzzy_below = fuzzy_below
        self.selector = Selector(
            format="PO",
            forbidden=FORBIDDEN,
            choice=choice,
            needs_source=True,
            holds=frozenset({NOTES, FLAG, EXTRACTED}),
        )

    def export(self, bitext: Bitext, output: Output) -> Export:
        """Write *bitext* as PO; the first document is the source, the second the target.

        Raises:
            WriteError: the alignment is not of two languages.
        """
        if len(bitext.documents) != 2:
            raise WriteError(f"PO holds two languages, not {', '.join(bitext.languages)}: write a file for each target")
        selection = self.selector.select(bitext)
        lines = _lines(bitext) if isinstance(bitext, Alignment) else {}
        header = polib.POFile(wrapwidth=0)
        header.metadata = dict(_header(bitext))
        header.header = "" if bitext.calibrated else UNCALIBRATED
        file = output.file()
        file.write(_serialised(str(header).removeprefix("#\n")))
        taken: set[str] = set()
        for unit in selection:
            entry = self._entry(unit, bitext.languages, lines.get(unit.id, 0))
            entry.msgctxt = _free(unit.id, taken)
            file.write(b"\n" + _serialised(entry.__unicode__(wrapwidth=0)))
        return selection.export

    def _entry(self, unit: TranslationUnit, tags: tuple[str, ...], line: int) -> polib.POEntry:
        source, target = (unit.variant(tag) for tag in tags)
        if source is None:
            raise AssertionError("the selector lets no unit without source pass")
        flags = [flag for flag in _properties(unit, FLAG) if flag != "fuzzy" or unit.status is not Status.ACCEPTED]
        fuzzy = target and unit.quality.confidence < self.fuzzy_below and unit.status is not Status.ACCEPTED
        return polib.POEntry(
            msgid=source.text,
            msgstr=target.text if target else "",
            tcomment="\n".join((*_comment(unit), *unit.notes)),
            comment="\n".join(_properties(unit, EXTRACTED)),
            occurrences=[(_reference(source.document), line)] if source.document else [],
            flags=list(dict.fromkeys(("fuzzy", *flags) if fuzzy else flags)),
        )


def _free(name: str, taken: set[str]) -> str:
    """Return *name*, a number behind it when it is taken: gettext refuses two entries of one context and text."""
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free)
    return free


def _properties(unit: TranslationUnit, name: str) -> Iterator[str]:
    return (found.value for found in unit.properties if found.name == name)


def _serialised(text: str) -> bytes:
    lines = text.rstrip("\n").split("\n")
    return "".join(f"{line if line.startswith('#') else _unescaped(line)}\n" for line in lines).encode()


def _unescaped(line: str) -> str:
    return _ESCAPE.sub(lambda found: _RAW.get(found.group(), found.group()), line)


def _comment(unit: TranslationUnit) -> Iterator[str]:
    """Yield the line of scores, of a unit that has any."""
    parts = [f"confidence {unit.quality.confidence:.3f}", unit.type] if unit.quality.known else []
    if unit.status is not Status.AUTO:
        parts.append(str(unit.status))
    if unit.moved:
        parts.append("moved")
    if parts:
        yield ", ".join(parts)


def _reference(name: str) -> str:
    """Return the name of a file as gettext writes it: between isolates when it holds a space."""
    name = visible(name, _UNSAFE)
    return f"\u2068{name}\u2069" if any(character.isspace() for character in name) else name


def _lines(alignment: Alignment) -> Mapping[str, int]:
    """Return the line, from 1, of the source document's text in which each bead begins, by its id."""
    document, lines = alignment.documents[0], {}
    pieces = document.segments if alignment.level is Level.SENTENCE else document.blocks
    line, end = 1, 0
    for bead in alignment.beads:
        if span := bead.spans[0]:
            start = pieces[span.start].span.start
            line, end = line + document.text.count("\n", end, start), start
            lines[bead.id] = line
    return lines


def _header(bitext: Bitext) -> Mapping[str, str]:
    source, target = bitext.documents
    header = {
        "Project-Id-Version": source.name,
        "PO-Revision-Date": f"{_newest(bitext)} 00:00+0000",
        "Last-Translator": "",
        "Language-Team": language_name(target.language),
        "Language": _locale(target.language),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": _plural_forms(target.language),
        "X-Generator": f"aligntrans {__version__}",
        "X-Signature": bitext.signature,
        "X-Source-Language": _locale(source.language),
    }
    optional = {"Plural-Forms", "X-Signature"}
    return {name: visible(value, _UNSAFE) for name, value in header.items() if value or name not in optional}


def _newest(bitext: Bitext) -> date:
    """Return the newest date that a document gives itself: the clock would change the file at every run.

    Without one it is the first day of 1970: readers such as Babel fail on an empty date.
    """
    dates = [_NO_DATE]
    for document in bitext.documents:
        try:
            dates.append(date.fromisoformat(document.metadata.date[:10]))
        except ValueError:
            continue
    return max(dates)


def _locale(tag: str) -> str:
    """Return a BCP 47 tag as gettext writes it: ``fa-IR`` as ``fa_IR``, ``ar-Latn-EG`` as ``ar_EG@latn``."""
    language, *rest = tag.replace("_", "-").split("-")
    region = next((part for part in rest if re.fullmatch("[A-Za-z]{2}|[0-9]{3}", part)), "")
    modifiers = [part.lower() for part in rest if part != region]
    return (
        language.lower() + (f"_{region.upper()}" if region else "") + (f"@{'-'.join(modifiers)}" if modifiers else "")
    )


def _plural_forms(tag: str) -> str:
    try:
        return languages.get(tag).plural_forms
    except LanguageError:
        return ""

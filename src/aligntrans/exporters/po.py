"""Alignments of two languages to gettext PO: source as ``msgid``, target as ``msgstr``. No plurals, no MO."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, ClassVar

import polib

from aligntrans import __version__, languages
from aligntrans.errors import LanguageError, WriteError
from aligntrans.exporters.selection import UNCALIBRATED, Selector, language_name, visible
from aligntrans.model import Level, Status
from aligntrans.protocols import Export

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aligntrans.model import Alignment, TranslationUnit

# NUL ends a string and EOT parts context from message in MO files; halves of characters have no UTF-8.
FORBIDDEN = re.compile("[\x00\x04\ud800-\udfff]")

# In a file name or header: controls, line ends, and the isolates that gettext puts around names.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u2066-\u2069\ud800-\udfff]")
_NO_DATE = date(1970, 1, 1)

# gettext knows these escapes; translate-toolkit, and so Weblate, reads a letter instead. Raw, all agree.
_ESCAPE = re.compile(r"\\.")
_RAW = {r"\b": "\b", r"\f": "\f", r"\v": "\v"}


class PoExporter:
    """Writes gettext PO, a file per target language; unsure translations are marked fuzzy.

    Writes PO that ``msgfmt -c`` accepts, unwrapped, an entry a unit; ``msgctxt`` is the unit's id.
    """

    extensions: ClassVar[tuple[str, ...]] = (".po",)
    is_bilingual: ClassVar[bool] = True

    def __init__(self, *, min_confidence: float = 0.0, include_null: bool = False, fuzzy_below: float = 0.75) -> None:
        """Keep the options.

        Args:
            min_confidence: lowest confidence, 0 to 1, of a unit that is written.
            include_null: write source text without a translation too, as an untranslated entry.
            fuzzy_below: mark units of lower confidence, 0 to 1, as fuzzy, unless a person accepted them.
        """
        if not 0 <= fuzzy_below <= 1:
            raise ValueError(f"fuzzy_below is between 0 and 1, not {fuzzy_below}")
        self.fuzzy_below = fuzzy_below
        self.selector = Selector(
            format="PO",
            forbidden=FORBIDDEN,
            min_confidence=min_confidence,
            include_null=include_null,
            needs_source=True,
        )

    def export(self, alignment: Alignment) -> Export:
        """Return *alignment* as PO; the first document is the source, the second the target.

        Raises:
            WriteError: the alignment is not of two languages.
        """
        if len(alignment.documents) != 2:
            raise WriteError(
                f"PO holds two languages, not {', '.join(alignment.languages)}: write a file for each target"
            )
        selection = self.selector.select(alignment)
        lines = _lines(alignment)
        file = polib.POFile(wrapwidth=0)
        file.metadata = dict(_header(alignment))
        file.header = "" if alignment.calibrated else UNCALIBRATED
        for unit in selection.units:
            file.append(self._entry(unit, alignment.languages, lines.get(unit.id, 0)))
        return Export(_serialised(file), len(selection.units), selection.left_out)

    def _entry(self, unit: TranslationUnit, tags: tuple[str, ...], line: int) -> polib.POEntry:
        source, target = (unit.variant(tag) for tag in tags)
        if source is None:
            raise AssertionError("the selector lets no unit without source pass")
        fuzzy = target and unit.quality.confidence < self.fuzzy_below and unit.status is not Status.ACCEPTED
        return polib.POEntry(
            msgctxt=unit.id,
            msgid=source.text,
            msgstr=target.text if target else "",
            tcomment=_comment(unit),
            occurrences=[(_reference(source.document), line)] if source.document else [],
            flags=["fuzzy"] if fuzzy else [],
        )


def _serialised(file: polib.POFile) -> bytes:
    lines = str(file).removeprefix("#\n").rstrip("\n").split("\n")
    return "".join(f"{line if line.startswith('#') else _unescaped(line)}\n" for line in lines).encode()


def _unescaped(line: str) -> str:
    return _ESCAPE.sub(lambda found: _RAW.get(found.group(), found.group()), line)


def _comment(unit: TranslationUnit) -> str:
    parts = [f"confidence {unit.quality.confidence:.3f}", unit.type]
    if unit.status is not Status.AUTO:
        parts.append(str(unit.status))
    if unit.moved:
        parts.append("moved")
    return ", ".join(parts)


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


def _header(alignment: Alignment) -> Mapping[str, str]:
    source, target = alignment.documents
    header = {
        "Project-Id-Version": source.name,
        "PO-Revision-Date": f"{_newest(alignment)} 00:00+0000",
        "Last-Translator": "",
        "Language-Team": language_name(target.language),
        "Language": _locale(target.language),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": _plural_forms(target.language),
        "X-Generator": f"aligntrans {__version__}",
        "X-Signature": alignment.signature,
        "X-Source-Language": _locale(source.language),
    }
    optional = {"Plural-Forms", "X-Signature"}
    return {name: visible(value, _UNSAFE) for name, value in header.items() if value or name not in optional}


def _newest(alignment: Alignment) -> date:
    """Return the newest date that a document gives itself: the clock would change the file at every run.

    Without one it is the first day of 1970: readers such as Babel fail on an empty date.
    """
    dates = [_NO_DATE]
    for document in alignment.documents:
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

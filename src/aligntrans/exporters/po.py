"""Alignments of two languages to gettext PO: source as ``msgid``, target as ``msgstr``. No plurals, no MO."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from aligntrans import __version__, languages
from aligntrans.errors import LanguageError, WriteError
from aligntrans.exporters.selection import NOTES, UNCALIBRATED, Selector, language_name, visible
from aligntrans.model import Alignment, Level, Status
from aligntrans.po.entries import PREVIOUS
from aligntrans.po.names import Names
from aligntrans.po.places import CONTEXT, EXTRACTED, FLAG, HELD, PREVIOUS_KEYWORDS, REFERENCE, reference, spelled
from aligntrans.po.remarks import remark, understood
from aligntrans.po.strings import field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from aligntrans.model import TranslationUnit, Variant
    from aligntrans.protocols import Bitext, Choice, Export, Output

# NUL ends a string and EOT parts context from message in MO files; halves of characters have no UTF-8.
FORBIDDEN = re.compile("[\x00\x04\ud800-\udfff]")

# In a file name or header: controls, line ends, and the isolates that gettext puts around names.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u2066-\u2069\ud800-\udfff]")
_NO_DATE = date(1970, 1, 1)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
"""What no line of a comment can hold."""
_NO_FLAG = re.compile("[,\x00-\x1f\x7f-\x9f\ud800-\udfff]")


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
            holds=HELD | {NOTES},
        )

    def export(self, bitext: Bitext, output: Output) -> Export:
        """Write *bitext* as PO; the first document is the source, the second the target.

        Raises:
            WriteError: the alignment is not of two languages.
        """
        if len(bitext.documents) != 2:
            raise WriteError(f"PO holds two languages, not {', '.join(bitext.languages)}: write a file for each target")
        selection = self.selector.select(bitext)
        lines = lines_of(bitext) if isinstance(bitext, Alignment) else {}
        file = output.file()
        file.write(_serialised(_head(bitext)))
        contexts = Contexts()
        for unit in selection:
            entry = self.entry(unit, bitext.languages, contexts.of(unit, bitext.languages[0]), lines.get(unit.id, 0))
            file.write(b"\n" + _serialised(entry))
        return selection.export

    def is_unsure(self, unit: TranslationUnit) -> bool:
        """Return whether a translation has to be looked at because of its score."""
        return unit.quality.confidence < self.fuzzy_below and unit.status is not Status.ACCEPTED

    def entry(self, unit: TranslationUnit, tags: tuple[str, ...], context: str | None, line: int = 0) -> list[str]:
        """Return the lines of the entry of *unit*, without line ends.

        Args:
            unit: has a text in the first of *tags*.
            tags: of source and target.
            context: ``msgctxt``, if it is to have one.
            line: in which its source begins; 0 when that is not known.
        """
        source, target = (unit.variant(tag) for tag in tags)
        if source is None:
            raise AssertionError("the selector lets no unit without source pass")
        lines = [f"# {text}" if text else "#" for text in comments(unit)]
        lines += _automatic(unit, source, line, fuzzy=target is not None and self.is_unsure(unit))
        if context is not None:
            lines += field("msgctxt", context)
        return [*lines, *field("msgid", source.text), *field("msgstr", target.text if target else "")]


class Contexts:
    """Gives every entry a context: gettext refuses two entries of one context and text."""

    def __init__(self, taken: Iterable[tuple[str, str]] = ()) -> None:
        """Begin with the contexts and texts that there are already."""
        self._names, self._taken = Names(), set(taken)
        for context in {context for context, _ in self._taken}:
            self._names.free(context)

    def of(self, unit: TranslationUnit, language: str) -> str:
        """Return the context of *unit*, whose source is in *language*: its id, or what it was in a file before."""
        variant = unit.variant(language)
        text = variant.text if variant else ""
        for context in _properties(unit, CONTEXT):
            if (context, text) not in self._taken and not FORBIDDEN.search(context):
                self._taken.add((context, text))
                return context
        while ((context := self._names.free(unit.id)), text) in self._taken:
            pass
        self._taken.add((context, text))
        return context


def _properties(unit: TranslationUnit, name: str) -> Iterator[str]:
    return (found.value for found in unit.properties if found.name == name)


def _automatic(unit: TranslationUnit, source: Variant, line: int, *, fuzzy: bool) -> Iterator[str]:
    """Yield the lines of comments that are not a translator's."""
    held: dict[str, list[str]] = {}
    for one in unit.properties:
        held.setdefault(one.name, []).append(one.value)
    flags = [flag for flag in held.get(FLAG, ()) if flag != "fuzzy" or unit.status is not Status.ACCEPTED]
    if fuzzy:
        flags.insert(0, "fuzzy")
    places = [spelled(visible(place, _UNSAFE)) for place in held.get(REFERENCE, ())]
    if source.document and not places:
        places = [reference(visible(source.document, _UNSAFE), str(line or ""))]
    for value in held.get(EXTRACTED, ()):
        yield from (f"#. {visible(text, _CONTROL)}" for text in value.split("\n"))
    yield from (f"#: {place}" for place in places)
    if flags:
        yield f"#, {', '.join(dict.fromkeys(visible(flag, _NO_FLAG) for flag in flags))}"
    for keyword, name in PREVIOUS_KEYWORDS.items():
        for text in held.get(name, ()):
            yield from field(keyword, visible(text, FORBIDDEN), f"{PREVIOUS} ")


def _serialised(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def comments(unit: TranslationUnit) -> Iterator[str]:
    """Yield the lines of the comments of *unit*: scores, if it has any, and notes with an empty line between."""
    scores = remark(unit)
    if scores:
        yield scores
    parted = False
    for note in unit.notes:
        if parted or (not scores and understood(note.partition("\n")[0])):  # not to be taken for scores
            yield ""
        yield from visible(note, _CONTROL).split("\n")
        parted = True


def lines_of(alignment: Alignment) -> Mapping[str, int]:
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


def _head(bitext: Bitext) -> Iterator[str]:
    """Yield the lines of the first entry."""
    if not bitext.calibrated:
        yield f"# {UNCALIBRATED}"
    yield from field("msgid", "")
    yield from field("msgstr", "".join(f"{name}: {value}\n" for name, value in _header(bitext).items()))


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

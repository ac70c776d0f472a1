"""Alignments to TMX 1.4: all languages in one file, or as some tool wants it. No time stamps of our own."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from lxml import etree

from aligntrans import __version__
from aligntrans.errors import WriteError
from aligntrans.exporters.selection import CODES, NOTES, PROPERTIES, UNCALIBRATED, Selector, visible
from aligntrans.exporters.tmx_profiles import PROFILES
from aligntrans.model import Level
from aligntrans.protocols import Export

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

    from aligntrans.exporters.tmx_profiles import Profile
    from aligntrans.model import TranslationUnit, Variant
    from aligntrans.protocols import Bitext, Choice, Output

# https://www.w3.org/TR/xml/#charsets
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
FORMAT = "tmx"
_MARKUP = re.compile("[&<>\r]")
_SPECIAL = re.compile(r"[&<>\"\r\n\t]")

# No DOCTYPE. TMX asks for none; with one, parsers that guard against external entities refuse the file, and
# others look for a tmx14.dtd that does not lie beside it.
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_END = "  </body>\n</tmx>\n"
_NAME = "aligntrans"

ATTRIBUTE = "@"
"""Begins the names of properties that were attributes of a ``tu`` or ``tuv``: ``@creationdate``."""
ATTRIBUTES = frozenset(
    {
        "creationdate",
        "creationid",
        "creationtool",
        "creationtoolversion",
        "changedate",
        "changeid",
        "datatype",
        "lastusagedate",
        "o-encoding",
        "o-tmf",
        "usagecount",
    }
)
"""Of a ``tu`` or ``tuv`` in TMX 1.4, but those that we write ourselves."""


class TmxExporter:
    """Writes a TMX 1.4 translation memory, all languages in one file, with scores.

    Writes TMX 1.4 as its DTD has it: a ``tu`` a unit, scores as ``x-`` props, a ``tuv`` a language.
    """

    extensions: ClassVar[tuple[str, ...]] = (".tmx",)
    is_bilingual = False

    def __init__(
        self,
        *,
        choice: Choice | None = None,
        levels: Sequence[Level | str] | None = None,
        profile: str = "generic",
    ) -> None:
        """Keep the options.

        Args:
            choice: which units are written.
            levels: of the units that are written, in this order; the alignment's own unless given.
            profile: name of the tool that the file is for; see `aligntrans.exporters.tmx_profiles`.

        Raises:
            WriteError: there is no such profile.
        """
        if profile not in PROFILES:
            raise WriteError(f"TMX has no profile {profile!r}; use one of {', '.join(PROFILES)}.")
        self.profile = PROFILES[profile]
        self.is_bilingual = self.profile.is_bilingual
        self.levels = tuple(map(Level, levels)) if levels else None
        holds = {FORMAT, NOTES, PROPERTIES} if self.profile.props else {FORMAT, NOTES}
        self.selector = Selector(format="XML", forbidden=FORBIDDEN, choice=choice, holds=frozenset(holds))

    def export(self, bitext: Bitext, output: Output) -> Export:
        """Write *bitext* as TMX; the first document is the source.

        Raises:
            WriteError: the alignment knows no beads at a level asked for, a language tag is not valid, or there are
                more languages than the profile takes.
        """
        for tag in bitext.languages:
            if FORBIDDEN.search(tag):
                raise WriteError(f"{tag!a} is no language tag: name the document's language")
        if self.is_bilingual and len(bitext.languages) != 2:
            raise WriteError(
                f"TMX for {self.profile.name} holds two languages, not {', '.join(bitext.languages)}:"
                " write a file for each target"
            )
        levels = self.levels or (bitext.level,)
        files = {"": output.file()}
        head = _head(bitext, levels[0])
        files[""].write(head)
        units, left_out = 0, Counter[str]()
        for level in levels:
            selection = self.selector.select(bitext, level)
            for unit in selection:
                folder = self.profile.folder(unit.quality)
                if folder not in files:
                    files[folder] = output.file(f"{folder}/{output.stem}.tmx")
                    files[folder].write(head)
                self.write_unit(files[folder], unit, bitext.languages[0], left_out)
            units += selection.count
            left_out.update(selection.counts)
        for file in files.values():
            file.write(_END.encode())
        return Export(units, dict(sorted(left_out.items())))

    def write_unit(self, file: BinaryIO, unit: TranslationUnit, source: str, left_out: Counter[str]) -> None:
        """Write a ``tu`` into *file*, whose source is in *source*, and count what of it has no place in *left_out*."""
        lines = list(_lines(unit, source, self.profile))
        for variant in unit.variants:
            content, lost = segment(variant)
            if lost:
                left_out[CODES] += lost
            lines += (*variant_lines(unit, variant, self.profile), f"        <seg>{content}</seg>", "      </tuv>")
        file.write(("\n".join((*lines, "    </tu>")) + "\n").encode())


def _head(bitext: Bitext, level: Level) -> bytes:
    attributes = {
        "creationtool": _NAME,
        "creationtoolversion": __version__,
        "segtype": str(level),
        "o-tmf": _NAME,
        "adminlang": "en",
        "srclang": bitext.languages[0],
        "datatype": "plaintext",
    }
    inner = [] if bitext.calibrated else [f"    <note>{escaped(UNCALIBRATED)}</note>"]
    if bitext.signature:
        inner.append(prop("x-signature", bitext.signature, 4))
    start = f"  <header{_attributes(attributes)}"
    header = "\n".join((f"{start}>", *inner, "  </header>")) if inner else f"{start}/>"
    return f'{_DECLARATION}<tmx version="1.4">\n{header}\n  <body>\n'.encode()


def _lines(unit: TranslationUnit, source: str, profile: Profile) -> Iterator[str]:
    """Yield the start of a ``tu``, its notes and props."""
    held, others = _parted(unit, "")
    attributes = {"tuid": unit.id, "segtype": str(unit.level), **held}
    if unit.variant(source) is None:
        # A unit's source language has to be one that it holds; the header's holds for all others.
        attributes["srclang"] = unit.variants[0].language
    yield f"    <tu{_attributes(attributes)}>"
    for note in unit.notes:
        yield f"      <note>{escaped(visible(note, FORBIDDEN))}</note>"
    if profile.props:
        for name, value in (*profile.scores(unit), *others):
            yield prop(name, value, 6)


def variant_lines(unit: TranslationUnit, variant: Variant, profile: Profile) -> Iterator[str]:
    """Yield the start of a ``tuv`` and its props."""
    held, others = _parted(unit, variant.language)
    yield f"      <tuv{_attributes({'xml:lang': variant.language, **held})}>"
    if profile.props:
        if variant.document:
            yield prop("x-document", variant.document, 8)
        for name, value in others:
            yield prop(name, value, 8)


def _parted(unit: TranslationUnit, language: str) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Return the attributes that a file had, of the unit or of the variant in *language*, and other properties."""
    held: dict[str, str] = {}
    others: list[tuple[str, str]] = []
    for found in unit.properties:
        if found.language == language:
            name = found.name
            if name.startswith(ATTRIBUTE) and name[1:] in ATTRIBUTES:
                held[name[1:]] = visible(found.value, FORBIDDEN)
            else:
                others.append((name, found.value))
    return held, others


def segment(variant: Variant) -> tuple[str, int]:
    """Return the content of a ``seg``, and how many inline codes it lacks because they are no TMX."""
    codes = [code for code in variant.codes if code.format == FORMAT]
    if not codes:
        return escaped(variant.text), 0
    parts: list[str] = []
    end = 0
    for code in codes:
        parts += (escaped(variant.text[end : code.position]), code.markup)
        end = code.position
    if not _is_well_formed("".join(code.markup for code in codes)):
        return escaped(variant.text), len(codes)
    return "".join((*parts, escaped(variant.text[end:]))), 0


@lru_cache(maxsize=4096)
def _is_well_formed(markup: str) -> bool:
    """Return whether codes, one after the other, are elements with both their ends: text between them changes nothing.

    A code itself must not be text, or it would be more of the translation.
    """
    try:
        root = etree.fromstring(f"<seg>{markup}</seg>", etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError:
        return False
    return not root.text and not any(child.tail for child in root)


def prop(name: str, value: str, depth: int) -> str:
    """Return a ``prop`` behind *depth* spaces."""
    return f"{' ' * depth}<prop type={_quoted(visible(name, FORBIDDEN))}>{escaped(visible(value, FORBIDDEN))}</prop>"


def _attributes(values: dict[str, str]) -> str:
    return "".join(f" {name}={_quoted(value)}" for name, value in values.items())


def escaped(text: str) -> str:
    """Return *text* as it stands in XML between tags."""
    if not _MARKUP.search(text):
        return text
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def _quoted(text: str) -> str:
    if not _SPECIAL.search(text):
        return f'"{text}"'
    plain = escaped(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
    return f'"{plain}"'

"""Characters that no XML file can hold, and others that nobody wrote on purpose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aligntrans.checks.characters import described, finding, replaced, spans
from aligntrans.checks.sides import named
from aligntrans.model import Severity
from aligntrans.protocols import Example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligntrans.model import Finding, TranslationUnit, Variant

SUSPECT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffd-\U0010ffff]")
"""All that may be wrong, and emoji: ten times as fast as what follows."""
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
    + "]"
)
LOST = re.compile("[\x7f-\x84\x86-\x9f\ufffd]")
"""Control characters of old code pages, and the sign of text that could not be read."""
SURROGATES = range(0xD800, 0xE000)
SPACES = frozenset("\x0b\x0c\x1c\x1d\x1e\x1f")
"""Controls that parted words."""


class XmlCharactersCheck:
    r"""A character cannot stand in XML, or is left of text that was read wrongly.

    Why it matters: one such character makes a TMX or XLIFF file unreadable as a whole, and programs that drop it
    silently lose what the author wrote.

    Reported as an error: control characters but tab and line ends, lone surrogates, noncharacters such as ``U+FFFE``.
    Reported as a warning: the replacement character ``U+FFFD`` and controls of old code pages, which show that the
    file was once read in a wrong encoding. Fixed: control characters and noncharacters are removed, those that part
    words become a space. Lost text is for people to restore.

    To silence it for a unit, ignore ``xml-characters`` there; exporters will still refuse or replace the characters.
    """

    id = "xml-characters"
    severity = Severity.ERROR
    examples = (
        Example({"en": "The dam\x0bis full.", "ar": "السد ممتلئ."}, fires=True),
        Example({"fa": "سد پر است\x00."}, fires=True),
        Example({"ar": "السد \ufffd\ufffdتلئ."}, fires=True),
        Example({"en": "The dam\tis full.\nIt may spill.", "fa": "سد پر است.\nشاید سرریز کند."}, fires=False),
        Example({"fa": "می\u200cگوید سد پر است."}, fires=False),
    )

    def find(self, unit: TranslationUnit) -> Iterator[Finding]:
        """Yield forbidden characters of every text, then signs of lost text."""
        for variant in unit.variants:
            if not SUSPECT.search(variant.text):
                continue
            if found := [match.start() for match in FORBIDDEN.finditer(variant.text)]:
                yield self._forbidden(unit, variant, found)
            if found := [match.start() for match in LOST.finditer(variant.text)]:
                names = described(variant.text[place] for place in found)
                message = f"{names} in {named([variant.language])}: text was lost or read in a wrong encoding"
                where = spans(found)
                yield finding(self.id, unit, Severity.WARNING, message, variant, where, suggestion="restore the text")

    def _forbidden(self, unit: TranslationUnit, variant: Variant, found: list[int]) -> Finding:
        text = variant.text
        names = described(text[place] for place in found)
        message = f"{names} in {named([variant.language])} cannot stand in XML"
        changes = {
            place: " " if text[place] in SPACES and _parts_words(text, place) else ""
            for place in found
            if ord(text[place]) not in SURROGATES
        }
        fixes = replaced(variant, changes)
        if len(changes) == len(text):
            fixes = ()
        return finding(self.id, unit, self.severity, message, variant, spans(found), fixes=fixes)


def _parts_words(text: str, place: int) -> bool:
    return 0 < place < len(text) - 1 and text[place - 1].isalnum() and text[place + 1].isalnum()

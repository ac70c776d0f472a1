"""Fields of a part, whose results are text and whose instructions are not: which are open, and what they are for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aligntrans.readers.docx.names import name, value

if TYPE_CHECKING:
    from lxml import etree

ADDRESS = re.compile(r'\s*HYPERLINK\s+(?!\\)(?:"([^"]*)"|(\S+))', re.IGNORECASE)
PLACE = re.compile(r'\s*HYPERLINK\s.*?\\l\s+(?:"([^"]*)"|(\S+))', re.IGNORECASE | re.DOTALL)
LISTING = re.compile(r"\s*(?:TOC|INDEX|TOA)\b", re.IGNORECASE)
LONGEST_INSTRUCTION = 5000
"""Characters that are looked at."""
DEEPEST_LINK = 4
"""Links within links; deeper ones are no links of a writer's."""


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    is_result: bool = False
    address: str = ""
    is_listing: bool = False


@dataclass(slots=True)
class Fields:
    """The fields that are open at one place."""

    _open: list[_Field] = field(default_factory=list)
    _instructions: int = 0
    _listings: int = 0

    @property
    def in_instruction(self) -> bool:
        """Whether text here is an instruction, or stands in one."""
        return self._instructions > 0

    @property
    def in_listing(self) -> bool:
        """Whether text here is of a table of contents, an index or the like."""
        return self._listings > 0

    @property
    def addresses(self) -> list[str]:
        """Where the innermost open fields lead to, for those that lead anywhere."""
        return [one.address for one in self._open[-DEEPEST_LINK:] if one.address]

    def begin(self, instruction: str = "") -> None:
        """Open a field."""
        self._open.append(_Field(instruction))
        self._instructions += 1

    def instruct(self, text: str) -> None:
        """Take a piece of the innermost field's instruction."""
        if self._open and not self._open[-1].is_result and len(self._open[-1].instruction) < LONGEST_INSTRUCTION:
            self._open[-1].instruction += text

    def separate(self) -> str:
        """Begin the result of the innermost field; return where it leads to, empty if nowhere."""
        if not self._open or self._open[-1].is_result:
            return ""
        one = self._open[-1]
        text = one.instruction[:LONGEST_INSTRUCTION]
        one.is_result = True
        one.is_listing = LISTING.match(text) is not None
        address, place = ADDRESS.match(text), PLACE.match(text)
        one.address = (address[1] or address[2] or "") if address else ""
        one.address += f"#{place[1] or place[2]}" if place else ""
        self._instructions -= 1
        self._listings += one.is_listing
        return one.address

    def end(self) -> str:
        """Close the innermost field; return where its result led to, empty if nowhere."""
        if not self._open:
            return ""
        one = self._open.pop()
        self._instructions -= not one.is_result
        self._listings -= one.is_listing
        return one.address


def matched(root: etree._Element) -> frozenset[etree._Element]:
    """Return the marks of fields that begin and end: text behind one that never ends is no instruction."""
    found: list[etree._Element] = []
    opened: list[list[etree._Element]] = []
    for element in root.iter():
        if name(element) != "w:fldChar":
            continue
        match value(element, "w:fldCharType"):
            case "begin":
                opened.append([element])
            case "separate" if opened:
                opened[-1].append(element)
            case "end" if opened:
                found += [*opened.pop(), element]
    return frozenset(found)

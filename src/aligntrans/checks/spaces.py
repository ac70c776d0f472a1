"""Spaces: doubled, before marks, inside quotation marks and brackets, missing after marks, lost at the ends."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligntrans.checks.characters import finding
from aligntrans.checks.codes import touches, untouchable
from aligntrans.checks.sides import language, named, sides
from aligntrans.model import Fix, Kind, Severity, Span
from aligntrans.protocols import Example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligntrans.languages import Language
    from aligntrans.model import Finding, TranslationUnit, Variant

RUN = re.compile(" +")
SUSPECTS = tuple(map(re.compile, (" [ )\\]».,;:!?،؛؟]", "[(\\[«] ", "[،؛][^\\W\\d_]", "«", "\\.[^\\W\\d_A-Za-z]")))
"""Cheap: a text without any of these has no wrong space inside. Not one pattern, which would be slower."""


@dataclass(frozen=True, slots=True)
class _Enclosing:
    """Marks that enclose text."""

    opening: frozenset[str]
    closing: frozenset[str]
    reversed: re.Pattern[str]
    """Where they were typed for how they look, so that it cannot be told what is inside."""


BRACKETS = _Enclosing(frozenset("(["), frozenset(")]"), re.compile(r"(?:^|[\s«])[)\]]\w"))
GUILLEMETS = _Enclosing(frozenset("«"), frozenset("»"), re.compile(r"(?:^|[\s(\[])»\w"))
ENDS_WORD = frozenset("»)]”\"%٪'’°")
LETTERS_BEFORE = 3
"""Of a word that is set against an opening mark: shorter ones may be particles, as in Arabic ب«…»."""
SMILING, SMILES = frozenset(":;"), frozenset(")(]")
SHOWN = 8
"""Characters that a message shows on either side."""
STOP = re.compile(r"(?<=[^\W\d_]{3})\.(?=[^\W\d_]{3})")


class SpacesCheck:
    """A space is doubled, missing, or stands where none belongs.

    Why it matters: readers see it, and a full stop or comma that is set off lands alone on the next line.

    Reported: two spaces and more between words; a space before a mark that stands close to its word in that language,
    inside guillemets and brackets; none after an Arabic comma or semicolon, before an opening guillemet, or after a
    full stop between words of Arabic script; a line end at the beginning or end of one text and not of the other,
    which gettext refuses. Not reported: what stands in or beside codes and addresses and between
    digits; spaces of other widths;
    languages whose rules are not known. Fixed: all of it.

    To silence it for a unit, ignore ``spaces`` there.
    """

    id = "spaces"
    severity = Severity.INFO
    examples = (
        Example({"en": "The port  is open.", "ar": "الميناء مفتوح."}, fires=True),
        Example({"en": "Yes, it is.", "fa": "بله ، همین\u200cطور است."}, fires=True),
        Example({"en": "Food, water and fuel", "ar": "غذاء،ماء ووقود"}, fires=True),
        Example({"en": "“Peace” is a village.", "fa": "« صلح » نام یک روستاست."}, fires=True),
        Example({"en": "Save\n", "ar": "احفظ"}, fires=True),
        Example({"en": "Wait ... what?", "fa": "۱،۵ میلیون نفر «آواره» شدند."}, fires=False),
        Example({"en": "Wait: 10 000 people (and more).", "ar": "انتظر: قال «نعم»، ثم ذهب."}, fires=False),
    )

    def find(self, unit: TranslationUnit) -> Iterator[Finding]:
        """Yield texts with wrong spaces inside, then texts that lost a line end at an edge."""
        for variant in unit.variants:
            if unit.kind is Kind.CODE or not any(suspect.search(variant.text) for suspect in SUSPECTS):
                continue
            if fixes := _wrong(variant, language(variant.language)):
                yield self._finding(unit, variant, fixes)
        for source, target in sides(unit):
            if "\n" in source.text or "\n" in target.text:
                yield from self._edges(unit, source, target)

    def _finding(self, unit: TranslationUnit, variant: Variant, fixes: list[Fix]) -> Finding:
        text = variant.text
        first = fixes[0].span
        shown = " ".join(text[max(0, first.start - SHOWN) : first.end + SHOWN].splitlines())
        missing = sum(not fix.span for fix in fixes)
        counts = ((len(fixes) - missing, "not wanted"), (missing, "missing"))
        said = " and ".join(f"{count} {what}" for count, what in counts if count)
        message = f"Spaces in {named([variant.language])}: {said}, as in “{shown}”"
        where = [fix.span or Span(fix.span.start - 1, fix.span.start + 1) for fix in fixes]
        return finding(self.id, unit, self.severity, message, variant, where, fixes=fixes)

    def _edges(self, unit: TranslationUnit, source: Variant, target: Variant) -> Iterator[Finding]:
        for edge, name in enumerate(("begins", "ends")):
            spans = [_edge(variant.text, edge) for variant in (source, target)]
            wanted, given = spans[0].of(source.text), spans[1].of(target.text)
            if ("\n" in wanted) != ("\n" in given) and wanted != source.text and given != target.text:
                with_it, other = (source, target) if "\n" in wanted else (target, source)
                message = f"{named([with_it.language])} {name} with a line end, {named([other.language])} does not"
                fix = Fix(target.language, spans[1], wanted)
                yield finding(
                    self.id, unit, Severity.WARNING, message[0].upper() + message[1:], target, [spans[1]], fixes=[fix]
                )


def _edge(text: str, edge: int) -> Span:
    """Return the white space that *text* begins with, or, when *edge* is 1, ends with."""
    return Span(len(text.rstrip()), len(text)) if edge else Span(0, len(text) - len(text.lstrip()))


def _wrong(variant: Variant, own: Language) -> list[Fix]:
    text = variant.text
    kinds = (BRACKETS, GUILLEMETS) if own.writing.tight_quotes else (BRACKETS,)
    enclosing = [kind for kind in kinds if not kind.reversed.search(text)]
    fixes = []
    for match in RUN.finditer(text):
        start, end = match.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        if before.strip() and after.strip() and (right := _right(text, start, end, own, enclosing)) != match[0]:
            fixes.append(Fix(variant.language, Span(start, end), right))
    fixes += [Fix(variant.language, Span(place, place), " ") for place in _missing(text, own)]
    if not fixes:
        return []
    spared = untouchable(text)  # a mark too near to an address would belong to it
    return sorted((fix for fix in fixes if not touches(fix.span, spared)), key=lambda fix: fix.span)


def _right(text: str, start: int, end: int, own: Language, enclosing: list[_Enclosing]) -> str:
    """Return what should stand instead of the spaces between *start* and *end*."""
    before, after = text[start - 1], text[end]
    for kind in enclosing:
        if (before in kind.opening) != (after in kind.closing):
            return ""
    if after in own.writing.tight and _ends_word(before) and _ends_clause(text, end + 1, own):
        return ""
    return " "


def _ends_word(character: str) -> bool:
    return character.isalnum() or character in ENDS_WORD or unicodedata.category(character) == "Mn"


def _ends_clause(text: str, place: int, own: Language) -> bool:
    """Return whether the mark before *place* belongs to what stands before it, rather than to what follows."""
    mark, after = text[place - 1], text[place : place + 1]
    if mark in SMILING and after in SMILES:
        return False
    return mark in own.writing.spaced or not after or after.isspace() or after in own.closers


def _missing(text: str, own: Language) -> Iterator[int]:
    """Yield where a space is missing."""
    for place, character in enumerate(text[1:-1], 1):
        after = text[place + 1]
        if character in own.writing.spaced:
            if after.isalpha() and not text[place - 1].isdecimal():
                yield place + 1
        elif character == "«" and own.writing.tight_quotes:
            before = text[max(0, place - LETTERS_BEFORE) : place]
            if len(before) == LETTERS_BEFORE and before.isalpha():
                yield place
    if own.writing.tight_quotes and "." in text:
        for match in STOP.finditer(text):
            around = text[match.start() - LETTERS_BEFORE : match.end() + LETTERS_BEFORE]
            if not any(one.isascii() for one in around if one != "."):
                yield match.end()

"""Placeholders, tags and inline codes that a translation lacks, adds or renames."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from aligntrans.checks.characters import quoted
from aligntrans.checks.codes import codes, may_have_codes
from aligntrans.checks.odd import odd_ones
from aligntrans.checks.sides import named
from aligntrans.model import Finding, Severity
from aligntrans.protocols import Example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligntrans.checks.codes import Mark
    from aligntrans.model import Span, TranslationUnit, Variant

ELEMENT = re.compile(r"</?([A-Za-z][\w.-]*)")
NUMBER = re.compile(r"\b(?:x|id|rid)\s*=\s*[\"']([^\"']*)")
ONCE = 1


class PlaceholdersCheck:
    """A placeholder, a tag or an inline code of one language is not in the other.

    Why it matters: a program that fills ``{name}`` or ``%s`` in shows nonsense, or stops; lost tags lose links and
    emphasis.

    Compared as a bag: printf (``%s``, ``%1$d``, ``%(n)s``), braces (``{0}``, ``{name}``, ``${x}``, ``{{x}}``), the
    arguments of ICU messages, whose plural branches may differ, entities that HTML does not know, tags by name and
    id, and the inline codes of TMX and XLIFF. An error for placeholders, a warning for tags and inline codes. Not
    reported: order, ``50% of``, HTML's own entities, attributes that people see.

    To silence it for a unit, ignore ``placeholders`` there.
    """

    id = "placeholders"
    severity = Severity.ERROR
    examples = (
        Example({"en": "Hello {name}!", "ar": "مرحبًا {name}!"}, fires=False),
        Example({"en": "Hello {name}!", "ar": "مرحبًا {الاسم}!"}, fires=True),
        Example({"en": "%d of %s", "fa": "%d از"}, fires=True),
        Example({"en": "50% of people", "fa": "۵۰٪ مردم"}, fires=False),
        Example({"en": "Press <b>Save</b>.", "ar": "اضغط <b>حفظ."}, fires=True),
        Example({"en": "%(n)s files in %(folder)s", "fa": "%(folder)s: %(n)s پرونده"}, fires=False),
    )

    def find(self, unit: TranslationUnit) -> Iterator[Finding]:
        """Yield what differs in placeholders, then in tags, then in inline codes."""
        variants = unit.variants
        if len(variants) < 2:
            return
        if any(may_have_codes(variant.text) for variant in variants):
            found = [codes(variant.text) for variant in variants]
            if any(found):
                for is_tag, severity in ((False, self.severity), (True, Severity.WARNING)):
                    yield from self._text(unit, [_of_kind(every, is_tag=is_tag) for every in found], severity)
        if any(variant.codes for variant in variants):
            yield from self._inline(unit)

    def _text(self, unit: TranslationUnit, found: list[list[Mark]], severity: Severity) -> Iterator[Finding]:
        counts = [_bag(every) for every in found]
        for odd, right in odd_ones([frozenset(bag.items()) for bag in counts]):
            missing, added = counts[right] - counts[odd], counts[odd] - counts[right]
            one, other = unit.variants[odd], unit.variants[right]
            spans = {
                variant.language: places
                for variant, every, keys in ((one, found[odd], added), (other, found[right], missing))
                if (places := _spans(every, keys))
            }
            yield Finding(self.id, unit.id, severity, _message(one, other, list(missing), list(added)), spans)

    def _inline(self, unit: TranslationUnit) -> Iterator[Finding]:
        if len({code.format for variant in unit.variants for code in variant.codes}) > 1:
            return
        counts = [Counter(_element(code.markup) for code in variant.codes) for variant in unit.variants]
        for odd, right in odd_ones([frozenset(bag.items()) for bag in counts]):
            missing, added = counts[right] - counts[odd], counts[odd] - counts[right]
            message = _message(unit.variants[odd], unit.variants[right], list(missing), list(added))
            yield Finding(self.id, unit.id, Severity.WARNING, message)


def _of_kind(found: tuple[Mark, ...], *, is_tag: bool) -> list[Mark]:
    return [mark for mark in found if mark.is_tag is is_tag]


def _bag(marks: list[Mark]) -> Counter[str]:
    """Return how often each placeholder stands in a text; once, if in the branches of a plural."""
    count = Counter(mark.key for mark in marks if not mark.optional)
    for key in {mark.key for mark in marks if mark.optional} - set(count):
        count[key] = ONCE
    return count


def _spans(marks: list[Mark], keys: Counter[str]) -> tuple[Span, ...]:
    return tuple(mark.span for mark in marks if mark.key in keys)


def _message(one: Variant, other: Variant, missing: list[str], added: list[str]) -> str:
    sides = named([one.language]), named([other.language])
    if missing and added:
        return f"{quoted(missing)} of {sides[1]} became {quoted(added)} in {sides[0]}"
    if missing:
        return f"{quoted(missing)} is missing from {sides[0]}"
    return f"{quoted(added)} of {sides[0]} is not in {sides[1]}"


def _element(markup: str) -> str:
    """Return what an inline code is compared by: its element, and its number if it has one."""
    element, number = ELEMENT.search(markup), NUMBER.search(markup)
    return f"<{element[1] if element else markup}{f' {number[1]}' if number else ''}>"

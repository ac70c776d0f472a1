"""Inline codes of XLIFF back into elements: those that stay valid in the new file. How units are written is elsewhere.

A unit of a file may hold one segment of several, so that what belonged together stands in two; XLIFF says how such
codes are written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from aligntrans.exporters.tmx import FORBIDDEN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aligntrans.model import Variant

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_ESCAPED = re.compile(f"[&<>\r]|{FORBIDDEN.pattern}")
_UNWRAPPED, _GONE = "unwrapped", "gone"


@dataclass(frozen=True, slots=True)
class Grammar:
    """Inline codes of a version of XLIFF."""

    space: str
    format: str
    attributes: Mapping[str, Mapping[str, re.Pattern[str]]]
    """What each element may have, and of what form."""
    required: Mapping[str, frozenset[str]]
    spanning: frozenset[str]
    """Elements with text of the unit inside."""
    mend: Callable[[etree._Element, Found], set[etree._Element]]
    """Changes codes so that they are valid where they stand now; returns those that cannot be."""
    keeps_characters: bool = False
    """Whether characters that XML forbids are elements."""


@dataclass(slots=True)
class Found:
    """What the codes of one unit have in common."""

    data: dict[str, str] = field(default_factory=dict)
    """What they stand for, by id."""
    kinds: dict[str, str] = field(default_factory=dict)
    """Elements of the source by id: those of the target with the same id are their translations."""
    is_target: bool = False
    lost: int = 0
    """Codes that could not be written."""


def filled(parent: etree._Element, name: str, variant: Variant, grammar: Grammar, found: Found) -> etree._Element:
    """Add an element *name* of the text and the codes of *variant* to *parent*."""
    codes = [code for code in variant.codes if code.format == grammar.format]
    if codes:
        parts: list[str] = []
        end = 0
        for code in codes:
            parts += (_escaped(variant.text[end : code.position]), code.markup)
            end = code.position
        content = "".join((*parts, _escaped(variant.text[end:])))
        element = _parsed(name, content, grammar)
        if element is not None and _text(element, grammar) == variant.text:
            found.lost += _prune(element, grammar, found)
            parent.append(element)
            return element
        found.lost += len(codes)
    return add_text(parent, name, variant.text, grammar)


def add_text(parent: etree._Element, name: str, text: str, grammar: Grammar) -> etree._Element:
    """Add an element of *text*, characters that XML cannot hold as elements of their own."""
    element = etree.SubElement(parent, f"{{{grammar.space}}}{name}")
    last, end = None, 0
    for found in (*FORBIDDEN.finditer(text), None):
        plain = text[end : found.start() if found else None]
        if last is None:
            element.text = plain
        else:
            last.tail = plain
        if found:
            last = etree.SubElement(element, f"{{{grammar.space}}}cp", {"hex": f"{ord(found.group()):04X}"})
            end = found.end()
    return element


def _escaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: _ESCAPES.get(found[0]) or f'<cp hex="{ord(found[0]):04X}"/>', text)


def _parsed(name: str, content: str, grammar: Grammar) -> etree._Element | None:
    """Return *content* as an element, or none when it is no XML, or has more in it than elements and text."""
    try:
        element = etree.fromstring(
            f'<{name} xmlns="{grammar.space}">{content}</{name}>',
            etree.XMLParser(resolve_entities=False, no_network=True),
        )
    except (etree.XMLSyntaxError, ValueError):  # ValueError: characters that XML forbids, in a code
        return None
    return None if any(callable(one.tag) for one in element.iter()) else element


def _own(element: etree._Element, grammar: Grammar) -> str:
    tag = str(element.tag)
    return tag.removeprefix(f"{{{grammar.space}}}") if tag.startswith(f"{{{grammar.space}}}") else ""


def _text(element: etree._Element, grammar: Grammar) -> str:
    """Return the text of an element as a reader finds it: without what codes hold."""
    parts: list[str] = []
    for event, one in etree.iterwalk(element, events=("start", "end")):
        name = _own(one, grammar)
        inside = all(above is element or _own(above, grammar) in grammar.spanning for above in one.iterancestors())
        if event == "start":
            if name == "cp" and grammar.keeps_characters and inside:
                parts.append(chr(int(one.get("hex") or "0", 16)))
            if inside and (one is element or name in grammar.spanning):
                parts.append(one.text or "")
        elif one is not element and inside:
            parts.append(one.tail or "")
    return "".join(parts)


def _prune(element: etree._Element, grammar: Grammar, found: Found) -> int:
    """Take codes out of *element* that are not valid in it, leaving their text; return how many."""
    lost = {one for one in _codes(element, grammar) if not _is_valid(one, grammar)}
    for one in lost:
        _mark(one, grammar)
    more = grammar.mend(element, found)
    for one in more:
        _mark(one, grammar)
    count = sum(2 if one.tag == _UNWRAPPED else 1 for one in (*lost, *more))
    etree.strip_elements(element, _GONE, with_tail=False)
    etree.strip_tags(element, _UNWRAPPED)
    return count


def _codes(element: etree._Element, grammar: Grammar) -> list[etree._Element]:
    """Return the codes of *element*, without what stands inside codes that hold no text."""
    found, opened = [], [element]
    while opened:
        for one in opened.pop():
            name = _own(one, grammar)
            if name == "cp" and grammar.keeps_characters:
                continue
            found.append(one)
            if name in grammar.spanning:
                opened.append(one)
    return found


def _mark(element: etree._Element, grammar: Grammar) -> None:
    element.tag = _UNWRAPPED if _own(element, grammar) in grammar.spanning else _GONE


def _is_valid(element: etree._Element, grammar: Grammar) -> bool:
    """Return whether a code and all in it are as XLIFF has them, each for itself."""
    name = _own(element, grammar)
    inside = () if name in grammar.spanning else element.iterdescendants()
    return all(_has_form(one, grammar) for one in (element, *inside))


def _has_form(element: etree._Element, grammar: Grammar) -> bool:
    name = _own(element, grammar)
    known = grammar.attributes.get(name)
    if known is None or not grammar.required.get(name, frozenset()) <= set(map(str, element.attrib)):
        return False
    return all(
        (form := known.get(str(attribute))) is not None and form.fullmatch(str(value)) is not None
        for attribute, value in element.attrib.items()
    )

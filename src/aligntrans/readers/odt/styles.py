"""What the styles of an ODT say of paragraphs and spans: kind, language, whether they are hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aligntrans.model import Kind
from aligntrans.readers.odt.names import children, find, name, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

LONGEST_CHAIN = 12
"""Styles based on styles."""
BODY_LEVEL = 9
"""Outline level of running text; headings are 0 to 8."""
# Programs write these names in English whatever their language. Squashed: no case, no spaces.
NAMED = (
    (re.compile(r"title"), Kind.TITLE),
    (
        re.compile(r"(?:contents|index|toa|userindex|illustrationindex|tableindex|objectindex)(?:heading|\d+)"),
        Kind.FURNITURE,
    ),
    (re.compile(r"caption"), Kind.CAPTION),
    (re.compile(r"quotations?|quote|blocktext|blockquote"), Kind.QUOTE),
    (re.compile(r"preformattedtext|sourcecode|htmlpreformatted"), Kind.CODE),
    (re.compile(r"listheading"), Kind.HEADING),
    (re.compile(r"listcontents"), Kind.LIST_ITEM),
    (re.compile(r"subtitle|standard|textbody|tablecontents|tableheading|footnote|endnote"), Kind.PARAGRAPH),
)
HEADING = re.compile(r"heading(\d{0,2})")
ESCAPED = re.compile(r"_([0-9a-f]{1,4})_")
NOT_WORD = re.compile(r"[\W_]+")
FACTORY = frozenset({"en-US", "hi-IN", "zh-CN"})
"""What word processors write as the default of any text, whatever its language: as a default it says nothing."""
NO_LANGUAGE = ("", "none", "zxx", "und")


@dataclass(slots=True)
class _Style:
    name: str
    base: str
    level: int | None
    is_hidden: bool | None
    languages: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says of paragraphs, its bases included."""

    kind: Kind = Kind.PARAGRAPH
    level: int = BODY_LEVEL
    is_named: bool = False
    """Whether the kind is that of a style that every program knows, and not what is taken when nothing is said."""


@dataclass(slots=True)
class Styles:
    """All styles of a document, by family and name."""

    _styles: dict[tuple[str, str], _Style] = field(default_factory=dict)
    _defaults: dict[str, tuple[str, str]] = field(default_factory=dict)
    _looks: dict[str, Look] = field(default_factory=dict)

    def add(self, root: etree._Element | None) -> None:
        """Take the styles of a part."""
        for holder in ("office:styles", "office:automatic-styles"):
            held = find(root, holder)
            for element in () if held is None else held:
                family = value(element, "style:family")
                if name(element) == "style:style":
                    self._styles.setdefault((family, value(element, "style:name")), _style(element))
                elif name(element) == "style:default-style":
                    self._defaults.setdefault(family, _languages(find(element, "style:text-properties")))

    def look(self, style: str) -> Look:
        """Return what a paragraph of that style is."""
        if style not in self._looks:
            self._looks[style] = self._look(style)
        return self._looks[style]

    def is_hidden(self, *styles: tuple[str, str]) -> bool:
        """Return what the first of *styles*, given as family and name, that says something says of text."""
        said = (style.is_hidden for named in styles for style in self._chain(*named))
        return next((is_hidden for is_hidden in said if is_hidden is not None), False)

    def language(self, *styles: tuple[str, str], is_rtl: bool) -> str:
        """Return the tag that the first of *styles* gives text of that direction, else the document's default."""
        given = (style.languages[is_rtl] for named in styles for style in self._chain(*named))
        tag = next(filter(None, given), "") or self._defaults.get("paragraph", ("", ""))[is_rtl]
        return "" if tag in FACTORY else tag

    def _chain(self, family: str, style: str) -> Iterator[_Style]:
        for _ in range(LONGEST_CHAIN):
            if (family, style) not in self._styles:
                return
            yield self._styles[family, style]
            style = self._styles[family, style].base

    def _look(self, style: str) -> Look:
        chain = list(self._chain("paragraph", style))
        for named, level in [(base.name, base.level) for base in chain] or [(_plain(style), None)]:
            squashed = NOT_WORD.sub("", named).lower()
            if heading := HEADING.fullmatch(squashed):
                number = int(heading[1] or "1") - 1
                return Look(Kind.HEADING, level if level is not None else number, is_named=True)
            for pattern, kind in NAMED:
                if pattern.fullmatch(squashed):
                    return Look(kind, BODY_LEVEL, is_named=kind is not Kind.PARAGRAPH)
            if level is not None:
                return Look(Kind.HEADING, level, is_named=True)
        return Look()


def _style(element: etree._Element) -> _Style:
    text = find(element, "style:text-properties")
    level = value(element, "style:default-outline-level")
    display = value(text, "text:display")
    return _Style(
        _plain(value(element, "style:name")),
        value(element, "style:parent-style-name"),
        int(level) - 1 if level.isdecimal() and 0 < int(level[:3]) < 10 else None,
        display == "none" if display else None,
        _languages(text),
    )


def _languages(properties: etree._Element | None) -> tuple[str, str]:
    """Return the tags that text properties name, for text from the left and from the right."""
    western = _tag(value(properties, "fo:language"), value(properties, "fo:country"))
    return western, _tag(value(properties, "style:language-complex"), value(properties, "style:country-complex"))


def _tag(language: str, country: str) -> str:
    if language.lower() in NO_LANGUAGE:
        return ""
    return language if country.lower() in NO_LANGUAGE else f"{language}-{country}"


def _plain(style: str) -> str:
    """Return the name of a style as programs show it: ``Text_20_body`` is ``Text body``."""
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), style)


def hidden_sections(root: etree._Element) -> frozenset[etree._Element]:
    """Return the sections of *root* that are not shown."""
    return frozenset(
        element
        for element in root.iter("{*}section")
        if value(element, "text:display") == "none" or value(element, "text:is-hidden") == "true"
    )


def language_of_meta(meta: etree._Element | None) -> str:
    """Return the language that the document's properties name, empty when they name none."""
    for element in children(meta, "dc:language"):
        return (element.text or "").strip()
    return ""

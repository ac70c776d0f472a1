"""What the styles of a DOCX say of a paragraph or run: its kind, numbering, language, whether it is hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from aligntrans.model import Kind
from aligntrans.readers.docx.names import children, find, name, toggle, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

LONGEST_CHAIN = 12
"""Styles based on styles; Word allows eleven."""
BODY_LEVEL = 9
"""Outline level of running text; headings are 0 to 8."""
# Built-in styles: their names are English in every Word, their ids are not. Squashed: no case, no spaces.
NAMED = (
    (re.compile(r"title"), Kind.TITLE),
    (re.compile(r"(?:toc|contents|index|toa|userindex)(?:heading|\d+)|tableof(?:figures|authorities)"), Kind.FURNITURE),
    (re.compile(r"caption|figurecaption|tablecaption|illustration"), Kind.CAPTION),
    (re.compile(r"quote|intensequote|quotations?|blocktext|blockquote"), Kind.QUOTE),
    (re.compile(r"htmlpreformatted|preformattedtext|sourcecode|macro(?:text)?"), Kind.CODE),
    (re.compile(r"subtitle|normal|bodytext|(?:foot|end)notetext|listparagraph"), Kind.PARAGRAPH),
)
LEVELS = frozenset("012345678")
HEADING = re.compile(r"heading(\d)")
NOT_WORD = re.compile(r"[\W_]+")
FACTORY = frozenset({"en-US", "ar-SA", "hi-IN"})
"""What word processors write as the default of any text, whatever its language: as a default it says nothing."""


class Number(NamedTuple):
    """A numbering, and the level in it."""

    id: str
    level: str


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says of paragraphs, its bases included."""

    kind: Kind = Kind.PARAGRAPH
    level: int = BODY_LEVEL
    """Outline level, 0 being the highest."""
    number: Number | None = None


@dataclass(slots=True)
class _Style:
    name: str
    base: str
    level: int | None
    number: Number | None
    is_hidden: bool | None
    languages: tuple[str, str]


@dataclass(slots=True)
class Styles:
    """All styles of a document by id."""

    _styles: dict[str, _Style] = field(default_factory=dict)
    _defaults: tuple[str, str] = ("", "")
    _looks: dict[str, Look] = field(default_factory=dict)
    default: str = ""
    """Id of the style of paragraphs that name none."""

    @classmethod
    def of(cls, root: etree._Element | None, settings: etree._Element | None) -> Styles:
        """Return the styles in a styles part; either part may be missing."""
        properties = find(root, "w:docDefaults", "w:rPrDefault", "w:rPr")
        theme = find(settings, "w:themeFontLang")
        own, fonts = languages_of(properties), (value(theme), value(theme, "w:bidi"))
        styles = cls(_defaults=(own[0] or fonts[0], own[1] or fonts[1]))
        for element in children(root, "w:style"):
            style_id = value(element, "w:styleId")
            styles._styles.setdefault(style_id, _style(element))
            if value(element, "w:type") == "paragraph" and value(element, "w:default") in ("1", "true", "on"):
                styles.default = styles.default or style_id
        return styles

    def look(self, style: str) -> Look:
        """Return what a paragraph of that style is; one that names a style that is not there goes by its id."""
        if style not in self._looks:
            self._looks[style] = self._look(style)
        return self._looks[style]

    def is_hidden(self, *styles: str) -> bool:
        """Return what the first of *styles* that says something says of runs."""
        said = (style.is_hidden for named in styles for style in self._chain(named))
        return next((is_hidden for is_hidden in said if is_hidden is not None), False)

    def language(self, *styles: str, is_rtl: bool) -> str:
        """Return the tag that the first of *styles* gives text of that direction, else the document's default."""
        given = (style.languages[is_rtl] for named in styles for style in self._chain(named))
        tag = next(filter(None, given), self._defaults[is_rtl])
        return "" if tag in FACTORY else tag

    def _chain(self, style: str) -> Iterator[_Style]:
        for _ in range(LONGEST_CHAIN):
            if style not in self._styles:
                return
            yield self._styles[style]
            style = self._styles[style].base

    def _look(self, style: str) -> Look:
        chain = list(self._chain(style))
        number = next((base.number for base in chain if base.number), None)
        for named, level in [(base.name, base.level) for base in chain] or [(style, None)]:
            squashed = NOT_WORD.sub("", named).lower()
            if heading := HEADING.fullmatch(squashed):
                return Look(Kind.HEADING, level if level is not None else int(heading[1]) - 1, number)
            for pattern, kind in NAMED:
                if pattern.fullmatch(squashed):
                    return Look(kind, BODY_LEVEL, number)
            if level is not None:
                return Look(Kind.HEADING if level < BODY_LEVEL else Kind.PARAGRAPH, level, number)
        return Look(number=number)


def number_of(properties: etree._Element | None) -> Number | None:
    """Return the numbering that the properties of a paragraph name."""
    given = find(properties, "w:numPr")
    named = value(find(given, "w:numId"))
    return Number(named, value(find(given, "w:ilvl")) or "0") if named else None


def level_of(properties: etree._Element | None) -> int | None:
    """Return the outline level that the properties of a paragraph name."""
    level = value(find(properties, "w:outlineLvl"))
    return int(level) if level.isdecimal() and len(level) == 1 else None


def languages_of(properties: etree._Element | None) -> tuple[str, str]:
    """Return the tags that the properties of a run name, for text from the left and from the right."""
    given = find(properties, "w:lang")
    return value(given), value(given, "w:bidi")


def _style(element: etree._Element) -> _Style:
    paragraph, run = find(element, "w:pPr"), find(element, "w:rPr")
    return _Style(
        value(find(element, "w:name")) or value(element, "w:styleId"),
        value(find(element, "w:basedOn")),
        level_of(paragraph),
        number_of(paragraph),
        toggle(find(run, "w:vanish")),
        languages_of(run),
    )


def shown_numbers(root: etree._Element | None) -> frozenset[Number]:
    """Return the levels of numberings that put a bullet or number before a paragraph."""
    levels: dict[str, frozenset[str]] = {}
    for abstract in children(root, "w:abstractNum"):
        shown = {value(level, "w:ilvl") or "0" for level in children(abstract, "w:lvl") if _is_shown(level)}
        is_linked = any(name(child) in ("w:numStyleLink", "w:styleLink") for child in abstract)
        levels[value(abstract, "w:abstractNumId")] = LEVELS if is_linked and not shown else LEVELS & shown
    return frozenset(
        Number(value(number, "w:numId"), level)
        for number in children(root, "w:num")
        for level in levels.get(value(find(number, "w:abstractNumId")), ())
    )


def _is_shown(level: etree._Element) -> bool:
    return value(find(level, "w:numFmt")) != "none" or bool(value(find(level, "w:lvlText")))

"""A unit as a row of the page: its texts with what is linked in them marked."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from aligntrans import languages
from aligntrans.errors import LanguageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aligntrans.model import Quality, Span, TranslationUnit

    Marks = Mapping[str, Mapping[Span, int]]

BANDS = ((0.99, "sure"), (0.9, "likely"), (0.0, "doubtful"))
"""Name by lowest confidence."""
ONE_SIDED, UNSCORED = "one-sided", "unscored"


def band(unit: TranslationUnit, sides: int) -> str:
    """Return the band of a unit of a bitext in so many languages."""
    if len(unit.variants) < min(2, sides):
        return ONE_SIDED
    return next(name for least, name in BANDS if unit.quality.confidence >= least) if unit.quality.known else UNSCORED


def row(unit: TranslationUnit, tags: tuple[str, ...]) -> Iterator[str]:
    """Yield the lines of the row of *unit* in a table of columns *tags*."""
    name = escape(unit.id, quote=True)
    classes = f"{unit.kind}{' moved' if unit.moved else ''}"
    yield f'<tr id="u-{name}" class="{classes}" data-band="{band(unit, len(tags))}">'
    notes = [unit.type, *(["moved"] if unit.moved else []), *([] if unit.status == "auto" else [str(unit.status)])]
    yield (
        f'<td class="score"><a href="#u-{name}" title="{name}">{_figure(unit.quality)}</a>'
        f"<small>{escape(', '.join(notes))}</small></td>"
    )
    marks = _marks(unit)
    for tag in tags:
        variant = unit.variant(tag)
        if variant is None:
            yield '<td class="missing"></td>'
        else:
            yield f'<td class="text" {attributes(tag)}>{_marked(variant.text, marks.get(tag, {}))}</td>'
    yield "</tr>"


def attributes(tag: str) -> str:
    """Return the attributes of an element of text in the language *tag*."""
    try:
        direction = str(languages.of(tag).direction)
    except LanguageError:
        direction = "auto"
    return f'lang="{escape(tag, quote=True)}" dir="{direction}"'


def own_name(tag: str) -> str:
    """Return what the language *tag* calls itself, or *tag* when we do not know it."""
    try:
        return languages.of(tag).own_name
    except LanguageError:
        return tag


def _figure(quality: Quality) -> str:
    return f"{quality.confidence:.3f}" if quality.known else "–"


def _marks(unit: TranslationUnit) -> Marks:
    """Return by language the number of each linked place; places that links tie together have the same."""
    numbers: dict[tuple[str, Span], int] = {}
    for count, link in enumerate(unit.links):
        ends = list(zip(link.languages, link.spans, strict=True))
        known = {numbers[end] for end in ends if end in numbers}
        number = min(known, default=count)
        numbers.update(dict.fromkeys((end for end, old in list(numbers.items()) if old in known), number))
        numbers.update(dict.fromkeys(ends, number))
    marks: dict[str, dict[Span, int]] = {}
    for (language, span), number in numbers.items():
        marks.setdefault(language, {})[span] = number
    return marks


def _marked(text: str, marks: Mapping[Span, int]) -> str:
    parts: list[str] = []
    end = 0
    for span, number in sorted(marks.items()):
        if end <= span.start < span.end <= len(text):
            parts += [
                escape(text[end : span.start], quote=False),
                f'<mark data-link="{number}">{escape(span.of(text), quote=False)}</mark>',
            ]
            end = span.end
    return "".join((*parts, escape(text[end:], quote=False)))

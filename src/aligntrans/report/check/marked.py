"""Texts as HTML: escaped, their places marked, what is invisible and turns text shown as what it is."""

from __future__ import annotations

import unicodedata
from html import escape
from typing import TYPE_CHECKING

from aligntrans.report.check.runs import INVISIBLE, WHITE, runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.model import Span


def message(text: str) -> str:
    """Return a message, what runs from right to left in it isolated."""
    line = WHITE.sub(" ", text)
    return "".join(f"<bdi>{visible(part)}</bdi>" if turned else visible(part) for part, turned in runs(line))


def marked(text: str, spans: Sequence[Span]) -> str:
    """Return an author's text with *spans*, in any order, marked; an empty one as a point."""
    places = sorted({place for span in spans for place in (span.start, span.end)} | {0, len(text)})
    covered = [(span.start, span.end) for span in spans]
    points = {span.start for span in spans if not span}
    parts: list[str] = []
    for start, end in zip(places, [*places[1:], places[-1]], strict=True):
        if start in points and not any(first < start < last for first, last in covered):
            parts.append('<mark class="point"></mark>')
        if piece := text[start:end]:
            shown = visible(piece)
            is_marked = any(first <= start and end <= last for first, last in covered)
            parts.append(f"<mark>{shown}</mark>" if is_marked else shown)
    return "".join(parts).replace("</mark><mark>", "")


def visible(text: str) -> str:
    """Return *text* escaped, each control of direction or terminals as its code, so that it turns nothing."""
    return "".join(_control(one) if INVISIBLE.match(one) else escape(one) for one in text)


def _control(character: str) -> str:
    name = unicodedata.name(character, "control character").lower()
    return f'<span class="control" title="{name}">U+{ord(character):04X}</span>'

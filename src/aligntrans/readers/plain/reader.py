"""Plain text to a page: text out of a PDF or a web page made whole again, or its lines as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from aligntrans.model import Block, Kind, Metadata, Page, Span
from aligntrans.readers.encoding import decode
from aligntrans.readers.page import furniture, pages, pullquotes, wording
from aligntrans.readers.plain import addresses, layout, lines
from aligntrans.readers.plain.layout import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

RUN = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*(?:\n|\Z)))*+")
STRONG = re.compile(r"\*\*(?=[^\s*])([^*\n]*[^\s*])\*\*")
EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![\w*])")
ESCAPE = re.compile(r"\\([$()\[\]_*#&~`.!+-])")
LEFT_MARKDOWN = re.compile(r"\]\(|\*\*|\\[()]")
OPENING = re.compile(r"^([“‘])[ \t]+(?=\w)")
SPACES = re.compile(r"[ \t]{2,}")
LABEL_WORDS = 5


class PlainReader:
    """Reads plain text, out of a PDF or a web page too, and files of any other ending."""

    extensions: ClassVar[tuple[str, ...]] = (".txt", ".text")

    def read(self, data: bytes, *, keep_lines: bool = False) -> Page:
        """Return the text with its paragraphs made whole; see `aligntrans.protocols.Reader`.

        Addresses in brackets go to the metadata, bullets and asterisks of Markdown go. With *keep_lines* the
        text stays as it is, and its blocks are paragraphs.
        """
        text = decode(data)
        if keep_lines:
            return _as_it_is(text)
        taken = addresses.take_out(text)
        has_markdown = LEFT_MARKDOWN.search(text) is not None
        parts = [_part(unit, has_markdown=has_markdown) for unit in lines.units(taken)]
        layout.mark_page_furniture(parts)
        pullquotes.mark(parts, (Kind.PARAGRAPH, Kind.QUOTE))
        parts = layout.mend(parts)
        layout.name_title(parts)
        layout.name_headings(parts)
        found = furniture.classify(parts)
        _mark_labels(parts)
        return pages.page(parts, _metadata(parts, found))


def _as_it_is(text: str) -> Page:
    spans = (Span(run.start(), run.start() + len(run[0].rstrip())) for run in RUN.finditer(text))
    return Page(text, tuple(Block(Kind.PARAGRAPH, span) for span in spans))


def _part(unit: lines.Unit, *, has_markdown: bool) -> Part:
    text = addresses.MARK.sub("", unit.text)
    if "*" in text:
        text = EMPHASIS.sub(r"\1", STRONG.sub(r"\1", text))
    if has_markdown:
        text = ESCAPE.sub(r"\1", text)
    text = SPACES.sub(" ", OPENING.sub(r"\1", text.strip()))
    kind = Kind.LIST_ITEM if unit.is_item and text else Kind.PARAGRAPH
    links = [(words.strip("*_ "), address) for words, address in unit.links if address]
    return Part(kind, text, links, unit.run, unit.lines, unit.is_full, unit.is_numbered)


def _mark_labels(parts: Sequence[Part]) -> None:
    """Make the labels between title and text, such as the name of a series, furniture.

    They have no words of their own: what tells is that they stand among or right behind the rest of a page's
    head, before a standfirst that no heading would have to itself.
    """
    texts = [part for part in parts if part.text and not _is_icon(part)]
    start = next((number for number, part in enumerate(texts) if part.kind is Kind.TITLE), -1) + 1
    body = next(
        (number for number in range(start, len(texts)) if texts[number].is_open and _is_body(texts[number])),
        0,
    )
    head = texts[start:body]
    known = [number for number, part in enumerate(head) if not part.is_open]
    for number, part in enumerate(head):
        if not known or not part.is_open or number < known[0]:
            continue
        is_among = number < known[-1]
        is_behind = head[known[-1]].kind is Kind.FURNITURE and len(part.text.split()) <= LABEL_WORDS
        after = texts[body + 1 : body + 2]
        if is_among or (is_behind and bool(after) and after[0].kind is Kind.PARAGRAPH):
            part.kind = Kind.FURNITURE


def _is_icon(part: Part) -> bool:
    return part.kind is Kind.FURNITURE and not any(map(str.isalnum, part.text))


def _is_body(part: Part) -> bool:
    return wording.ends_sentence(part.text) or wording.is_prose(part.text)


def _metadata(parts: Sequence[Part], found: furniture.Found) -> Metadata:
    links = pages.links(parts)
    return Metadata(
        title=next((part.text for part in parts if part.kind is Kind.TITLE), ""),
        authors=tuple(found.authors),
        date=found.date,
        alternates=found.alternates,
        addresses=pages.links(parts, furniture.alternates_only(links, found.alternates)),
    )

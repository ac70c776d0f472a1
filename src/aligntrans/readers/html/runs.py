"""An HTML tree to runs of text, as a browser sets them in blocks. What is furniture is judged elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from aligntrans.model import Kind
from aligntrans.readers.html import roles
from aligntrans.readers.html.roles import Purpose
from aligntrans.readers.html.tree import Container, Run, Tree
from aligntrans.readers.page import pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligntrans.readers.page.pages import Link

BLOCKS = re.compile(
    r"address|article|aside|audio|blockquote|body|button|caption|center|dd|details|dialog|dir|div|dl|dt"
    r"|fieldset|figcaption|figure|footer|form|h[1-6]|header|hgroup|hr|html|iframe|legend|li|main|menu|nav|ol|optgroup"
    r"|option|p|pre|search|section|select|summary|table|tbody|td|textarea|tfoot|th|thead|tr|ul|video"
)
KINDS = {
    "h1": Kind.TITLE,
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6", "dt", "legend", "summary"), Kind.HEADING),
    **dict.fromkeys(("li", "dd"), Kind.LIST_ITEM),
    **dict.fromkeys(("td", "th"), Kind.TABLE_CELL),
    "blockquote": Kind.QUOTE,
    "pre": Kind.CODE,
}
DROPPED = ("head", "script", "style", "noscript", "template", "svg", "object", "iframe", "math-annotation")
PROSE_TAGS = frozenset({"p", "li", "td", "th", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "pre"})
WHITE = re.compile(r"[ \t\n\r\f]+")
BREAK = "\x01"  # refused in text, so free to stand for <br>
BREAKS = re.compile(rf"[ \t\n]*{BREAK}(?:[ \t\n]*{BREAK})+[ \t\n]*")
ONE_BREAK = re.compile(rf"[ \t\n]*{BREAK}[ \t\n]*")
LONG_NODE = 60
BODY_SHARE = 0.4
"""Of a page's long text: an element with that much of it is no furniture, whatever its class says."""


@dataclass(slots=True)
class _Frame:
    tag: str
    kind: Kind
    purpose: Purpose | None
    is_block: bool
    is_prose: bool
    is_note: bool
    container: Container | None = None


def walk(root: etree._Element, title: etree._Element | None) -> Tree:
    """Return the runs below *root*; *title* is the heading that names the page. No recursion, one pass."""
    return _Walker(root, title).walk()


def long_text(element: etree._Element) -> int:
    """Return how many characters of running text an element holds."""
    return sum(len(text) for text in element.itertext() if len(text) >= LONG_NODE)


ROOT = _Frame("", Kind.PARAGRAPH, None, is_block=True, is_prose=False, is_note=False)


class _Walker:
    def __init__(self, root: etree._Element, title: etree._Element | None) -> None:
        self._root = root
        self._title = title
        self._title_path = frozenset() if title is None else frozenset((title, *title.iterancestors()))
        self._total = long_text(root)
        self._tree = Tree()
        self._frames: list[_Frame] = []
        self._texts: list[str] = []
        self._links: list[Link] = []
        self._open_link: tuple[str, int] | None = None
        self._times: list[tuple[str, int, int]] = []
        self._time: tuple[str, int] | None = None

    def walk(self) -> Tree:
        for event, element in etree.iterwalk(self._root, events=("start", "end")):
            if event == "start":
                self._start(element)
            else:
                self._end(element)
        self._flush()
        return self._tree

    def _start(self, element: etree._Element) -> None:
        tag = str(element.tag)
        attributes = {str(name): str(value) for name, value in element.attrib.items()}
        around = self._frames[-1] if self._frames else ROOT
        if tag == "br":
            self._texts.append(BREAK)
        purpose = around.purpose
        if purpose in (None, Purpose.META):
            purpose = self._purpose(element, tag, attributes) or purpose
        is_apart = tag in ("span", "a", "time") and purpose is not around.purpose and not around.is_prose
        is_block = BLOCKS.fullmatch(tag) is not None or (is_apart and purpose is not None)
        if is_block:
            self._flush()
        kind = KINDS.get(tag, around.kind)
        if tag == "table":
            kind = Kind.PARAGRAPH
        elif tag in ("td", "th") and self._is_layout(element):
            kind = around.kind
        elif kind is Kind.TITLE and element is not self._title:
            kind = Kind.HEADING
        frame = _Frame(
            tag,
            kind,
            purpose,
            is_block,
            around.is_prose or tag in PROSE_TAGS,
            around.is_note or roles.has_notes(attributes),
        )
        if BLOCKS.fullmatch(tag) and tag not in PROSE_TAGS:
            is_main = tag in ("main", "article") or attributes.get("role") in ("main", "article")
            frame.container = Container(len(self._tree.runs), is_main=is_main and purpose is None)
            self._tree.containers.append(frame.container)
        self._frames.append(frame)
        if tag == "a" and attributes.get("href"):
            self._open_link = (attributes["href"], len(self._texts))
        elif tag == "time":
            self._time = (attributes.get("datetime", ""), len(self._texts))
        if element.text:
            self._texts.append(element.text)

    def _end(self, element: etree._Element) -> None:
        frame = self._frames[-1]
        if frame.tag == "a" and self._open_link:
            address, start = self._open_link
            words = pages.one_line("".join(self._texts[start:]).replace(BREAK, " "))
            if words:
                self._links.append((words, address))
            self._open_link = None
        elif frame.tag == "time" and self._time:
            self._times.append((*self._time, len(self._texts)))
            self._time = None
        if frame.is_block:
            self._flush()
        self._frames.pop()
        if frame.container:
            frame.container.last = len(self._tree.runs)
        if element.tail and self._frames:
            self._texts.append(element.tail)

    def _purpose(self, element: etree._Element, tag: str, attributes: dict[str, str]) -> Purpose | None:
        if tag in ("html", "body", "main") or (element in self._title_path and tag not in roles.TAGS):
            return None
        if sure := roles.is_sure(tag, attributes):
            in_quote = tag == "footer" and any(frame.tag == "blockquote" for frame in self._frames)
            return None if in_quote else sure
        likely = roles.is_likely(attributes)
        if likely is None and tag in roles.DOUBTFUL_TAGS:
            likely = self._doubtful(element, tag)
        if likely is None or (tag == "article" and not self._in_article()):
            return None
        is_body = self._total and long_text(element) >= BODY_SHARE * self._total and likely is not Purpose.PULL_QUOTE
        return None if is_body else likely

    def _doubtful(self, element: etree._Element, tag: str) -> Purpose | None:
        """Return what a header, an aside or a form is for, by where it stands and what it holds."""
        if tag == "form":
            return Purpose.FURNITURE
        if not self._in_article() and not any(frame.tag == "main" for frame in self._frames):
            return Purpose.FURNITURE
        return None if tag == "header" or long_text(element) else Purpose.FURNITURE

    def _in_article(self) -> bool:
        return any(frame.tag == "article" for frame in self._frames)

    @staticmethod
    def _is_layout(cell: etree._Element) -> bool:
        """Tell whether a table cell sets the page rather than a datum: it holds headings, lists or tables."""
        return next(cell.iter("h1", "h2", "h3", "h4", "table", "ul", "ol", "article"), None) is not None

    def _flush(self) -> None:
        frame = self._frames[-1] if self._frames else None
        if frame is None:
            return
        raw = "".join(self._texts)
        if raw.replace(BREAK, " ").strip():
            datetime, is_time = self._time_in()
            for text, links in self._split(raw, is_code=frame.kind is Kind.CODE):
                is_title = frame.kind is Kind.TITLE
                run = Run(frame.kind, text, links, frame.purpose, is_title, frame.is_note, datetime, is_time)
                self._tree.runs.append(run)
        self._texts.clear()
        self._links = []
        self._times.clear()
        if self._open_link:
            self._open_link = (self._open_link[0], 0)
        if self._time:
            self._time = (self._time[0], 0)

    def _time_in(self) -> tuple[str, bool]:
        """Return the date of the first time element in the text so far, and whether it is all of the text."""
        times = self._times or ([(*self._time, len(self._texts))] if self._time else [])
        if not times:
            return "", False
        date, start, end = times[0]
        return date, not "".join([*self._texts[:start], *self._texts[end:]]).strip()

    def _split(self, raw: str, *, is_code: bool) -> Iterator[tuple[str, list[Link]]]:
        """Yield the paragraphs of a run, which two line breaks part, with their links."""
        if is_code:
            yield raw.replace(BREAK, "\n").strip("\n"), self._links
            return
        texts = [ONE_BREAK.sub("\n", part).strip() for part in BREAKS.split(WHITE.sub(" ", raw))]
        texts = [text for text in texts if text]
        links = list(self._links)
        for number, text in enumerate(texts):
            if number == len(texts) - 1:
                yield text, links
                return
            count = place = 0
            flat = text.replace("\n", " ")
            while count < len(links) and (place := flat.find(links[count][0], place)) >= 0:
                place += len(links[count][0])
                count += 1
            yield text, links[:count]
            links = links[count:]

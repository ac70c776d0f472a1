"""Tags of HTML and JSX inside Markdown: what stands between them, with its kind. Not for whole HTML pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

from aligntrans.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligntrans.readers.page.pages import Link

TOKEN = re.compile(
    r"<!--(?:(?!-->).)*(?:-->|\Z)"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][\w.:-]*)"
    r"(?P<attributes>(?:[^<>\"'{}]|\"[^\"]*\"|'[^']*'|\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\})*)>"
    r"|</?>",
    re.DOTALL,
)
ATTRIBUTE = re.compile(r"\b(href|to|alt)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|\{\s*[\"'`]([^\"'`]*)[\"'`]\s*\})")
BREAK = re.compile(r"<br\b", re.IGNORECASE)
INLINE = re.compile(
    r"a|abbr|b|bdi|bdo|big|br|cite|code|data|del|dfn|em|font|i|img|ins|kbd|label|mark|q|s|samp|small|span|strike|strong"
    r"|sub|sup|time|tt|u|var|wbr"
)
KINDS = {
    "li": Kind.LIST_ITEM,
    "td": Kind.TABLE_CELL,
    "th": Kind.TABLE_CELL,
    "figcaption": Kind.CAPTION,
    "caption": Kind.CAPTION,
    "blockquote": Kind.QUOTE,
    "pre": Kind.CODE,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "dt"), Kind.HEADING),
}
DROPPED = frozenset({"script", "style"})


@dataclass(slots=True)
class Part:
    """A run of text between tags of blocks."""

    kind: Kind
    text: str
    is_markdown: bool
    """Whether the text is Markdown still: it is inside JSX, and is not inside HTML."""
    links: list[Link] = field(default_factory=list)


def is_break(tag: str) -> bool:
    """Tell whether *tag* is a line break."""
    return BREAK.match(tag) is not None


def parts(source: str) -> Iterator[Part]:
    """Yield the runs of text in *source*, in order; tags, comments, scripts and styles are gone."""
    run = _Run()
    end = 0
    for token in TOKEN.finditer(source):
        run.add(source[end : token.start()])
        end = token.end()
        name = (token["name"] or "").lower()
        if INLINE.fullmatch(token["name"] or ""):
            yield from run.inline(name, token["attributes"] or "", closes=bool(token["close"]))
        elif token["name"] or token[0] in ("<>", "</>"):
            yield from run.cut()
            run.enter(token["name"] or "", closes=bool(token["close"]), attributes=token["attributes"] or "")
    run.add(source[end:])
    yield from run.cut()


class _Run:
    """The text since the last tag of a block."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._kinds: list[tuple[str, Kind]] = []
        self._links: list[Link] = []
        self._address = ""
        self._from = 0
        self._dropped = ""
        self._is_markdown = True

    def add(self, text: str) -> None:
        if text and not self._dropped:
            self._texts.append(text)

    def cut(self) -> Iterator[Part]:
        self._close_link()
        text = "".join(self._texts)
        if text.strip():
            kind = self._kinds[-1][1] if self._kinds else Kind.PARAGRAPH
            yield Part(kind, text if self._is_markdown else unescape(text), self._is_markdown, self._links)
        elif self._links and not self._dropped:
            yield Part(Kind.PARAGRAPH, "", is_markdown=False, links=self._links)
        self._texts, self._links, self._from = [], [], 0

    def inline(self, name: str, attributes: str, *, closes: bool) -> Iterator[Part]:
        if name == "br":
            self.add("\n")
        elif name == "img":
            if alt := _attribute(attributes, "alt"):
                yield Part(Kind.CAPTION, unescape(alt), is_markdown=False)
        elif name == "a":
            self._close_link()
            if not closes:
                self._address, self._from = _attribute(attributes, "href"), len(self._texts)

    def enter(self, name: str, *, closes: bool, attributes: str) -> None:
        """Note that the tag of a block opened or closed."""
        low = name.lower()
        if self._dropped:
            if closes and low == self._dropped:
                self._dropped = ""
            return
        if low in DROPPED and not closes and not attributes.endswith("/"):
            self._dropped = low
            return
        self._is_markdown = not name.islower() if name else True
        if low in KINDS:
            if not closes:
                self._kinds.append((low, KINDS[low]))
            elif self._kinds and self._kinds[-1][0] == low:
                self._kinds.pop()
        if not closes and (address := _attribute(attributes, "href") or _attribute(attributes, "to")):
            self._address, self._from = address, 0

    def _close_link(self) -> None:
        if self._address:
            words = " ".join("".join(self._texts[self._from :]).split())
            if words:
                self._links.append((unescape(words), unescape(self._address)))
        self._address = ""


def _attribute(attributes: str, name: str) -> str:
    for match in ATTRIBUTE.finditer(attributes):
        if match[1] == name:
            return str(match[2] or match[3] or match[4] or "")
    return ""

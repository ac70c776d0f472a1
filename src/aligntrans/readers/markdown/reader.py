"""Markdown to a page: the text as it is rendered. Tags of HTML and JSX go, what they hold stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from markdown_it import MarkdownIt
from markdown_it.rules_block import reference

from aligntrans.errors import ReadError
from aligntrans.model import Kind
from aligntrans.readers.encoding import decode
from aligntrans.readers.markdown import frontmatter, tags
from aligntrans.readers.page import furniture, pages, pullquotes
from aligntrans.readers.page.pages import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

    from aligntrans.model import Page
    from aligntrans.readers.page.pages import Link

DEEPEST = 100
KINDS = {"list_item_open": Kind.LIST_ITEM, "blockquote_open": Kind.QUOTE}
HEADING_ID = re.compile(r"[ \t]*\{#[^{}\n]*\}[ \t]*$")
MDX_COMMENT = re.compile(r"\{/\*.*?\*/\}", re.DOTALL)
MDX_CODE = re.compile(r"(?:(?:import|export)\s[^\n]*(?:\n|$))+\Z")
MDX_IMPORT = re.compile(r"import\s.*['\"]|export\s+(?:default|const|function|let)\b", re.DOTALL)
FOOTNOTE = re.compile(r"^[ ]{0,3}\[\^([^\]\s]{1,80})\]:[ \t]*", re.MULTILINE)
FOOTNOTE_MARK = re.compile(r"\[\^([^\]\s]{1,80})\]")
# Emphasis that CommonMark leaves standing, as where Arabic letters follow a closing quotation mark.
LEFT_EMPHASIS = re.compile(r"\*\*(?=[^\s*])([^*\n]*[^\s*])\*\*")
PROTECTED = "\0"  # decoding refuses NUL, so it is free to shield asterisks of inline code
PARAGRAPH_END = re.compile(r"\n[ \t]*\n")
MOST_BRACKETS = 20_000
"""In one paragraph: markdown-it takes time that grows with the square of brackets that are never closed."""
SPACE_BREAK = re.compile(r"[ \t]*\n[ \t]*")


class MarkdownReader:
    """Reads CommonMark with tables, front matter and footnotes."""

    extensions: ClassVar[tuple[str, ...]] = (".md", ".markdown")

    def read(self, data: bytes, *, keep_lines: bool = False) -> Page:
        """Return the rendered text; see `aligntrans.protocols.Reader`.

        Code is a block of its own kind; the words of links stay, their addresses go to the metadata. With
        *keep_lines*, the line ends inside a paragraph stay too.
        """
        fields, body = frontmatter.split(decode(data))
        if any(part.count("[") > MOST_BRACKETS for part in PARAGRAPH_END.split(body)):
            raise ReadError(f"has more than {MOST_BRACKETS} opening brackets in one paragraph; part it by empty lines")
        pieces = list(_Renderer(keep_lines=keep_lines).pieces(body))
        _name_title(pieces)
        found = furniture.classify(pieces, authors=frontmatter.names(fields), trusts_headings=True)
        pullquotes.mark(pieces, (Kind.QUOTE,))
        return pages.page(pieces, frontmatter.metadata(fields, found, pieces), frontmatter.language(fields))


def _name_title(pieces: Sequence[Piece]) -> None:
    """Make the first heading of level one, which `_Renderer` leaves as a title, the only title."""
    first = True
    for piece in pieces:
        if piece.kind is Kind.TITLE:
            piece.kind = Kind.TITLE if first else Kind.HEADING
            first = False


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a link definition, but not a footnote, whose text CommonMark would take for an address."""
    position = state.bMarks[start] + state.tShift[start]
    return not state.src.startswith("[^", position) and reference(state, start, end, silent)


class _Renderer:
    """Tokens of markdown-it to pieces."""

    def __init__(self, *, keep_lines: bool) -> None:
        self._parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable(["table", "strikethrough"])
        self._parser.block.ruler.at("reference", _reference)
        self._soft_break = "\n" if keep_lines else " "

    def pieces(self, text: str) -> Iterator[Piece]:
        environment: dict[str, object] = {}
        containers: list[Kind] = []
        kind = Kind.PARAGRAPH
        for token in self._parser.parse(text, environment):
            if token.level >= DEEPEST - 1:
                raise ReadError(f"nests lists or quotes more than {DEEPEST} levels deep; flatten them")
            if token.type in KINDS:
                containers.append(KINDS[token.type])
            elif token.type in ("list_item_close", "blockquote_close"):
                containers.pop()
            elif token.type == "heading_open":
                kind = Kind.TITLE if token.tag == "h1" else Kind.HEADING
            elif token.type in ("th_open", "td_open"):
                kind = Kind.TABLE_CELL
            elif token.type == "paragraph_open":
                kind = containers[-1] if containers else Kind.PARAGRAPH
            elif token.type == "inline":
                yield from self._inline(token, kind, environment)
            elif token.type in ("fence", "code_block"):
                yield Piece(Kind.CODE, token.content)
            elif token.type == "html_block":
                yield from self._markup(token.content, containers, environment)

    def _inline(self, token: Token, kind: Kind, environment: dict[str, object]) -> Iterator[Piece]:
        if kind is Kind.PARAGRAPH and MDX_CODE.match(token.content) and MDX_IMPORT.match(token.content):
            yield Piece(Kind.CODE, token.content)
            return
        starts = [match.start() for match in FOOTNOTE.finditer(token.content)]
        if not starts:
            yield from self._rendered(token.children or [], kind)
            return
        for start, end in zip([0, *starts], [*starts, len(token.content)], strict=True):
            source = FOOTNOTE.sub("", token.content[start:end])
            for part in self._parser.parseInline(source, environment):
                yield from self._rendered(part.children or [], kind)

    def _markup(self, source: str, containers: list[Kind], environment: dict[str, object]) -> Iterator[Piece]:
        around = containers[-1] if containers else Kind.PARAGRAPH
        for part in tags.parts(source):
            kind = around if part.kind is Kind.PARAGRAPH else part.kind
            if not part.is_markdown:
                yield Piece(kind, part.text if kind is Kind.CODE else pages.one_line(part.text), list(part.links))
                continue
            for token in self._parser.parseInline(part.text.strip(), environment):
                pieces = list(self._rendered(token.children or [], kind))
                if pieces and part.links:
                    pieces[0].links.extend(part.links)
                yield from pieces

    def _rendered(self, tokens: Sequence[Token], kind: Kind) -> Iterator[Piece]:
        """Yield the piece that inline tokens make, and a caption for every image beside it."""
        parts: list[str] = []
        captions: list[str] = []
        links: list[Link] = []
        opened: list[tuple[str, int]] = []
        for token in tokens:
            if token.type == "text":
                parts.append(FOOTNOTE_MARK.sub(r"[\1]", token.content))
            elif token.type == "code_inline":
                parts.append(token.content.replace("*", PROTECTED))
            elif token.type == "softbreak":
                parts.append(self._soft_break)
            elif token.type == "hardbreak":
                parts.append("\n")
            elif token.type == "image":
                captions.append(_plain(token.children or []))
            elif token.type == "link_open":
                opened.append((str(token.attrs.get("href", "")), len(parts)))
            elif token.type == "link_close" and opened:
                address, start = opened.pop()
                words = _unmarked("".join(parts[start:])).strip() or "".join(captions[-1:])
                if address and address != words:
                    links.append((words, address))
            elif token.type == "html_inline" and tags.is_break(token.content):
                parts.append("\n")
        text = _unmarked(MDX_COMMENT.sub("", "".join(parts)))
        if kind in (Kind.TITLE, Kind.HEADING):
            text = HEADING_ID.sub("", text)
        yield Piece(kind, SPACE_BREAK.sub("\n", text).strip(), links)
        for caption in captions:
            yield Piece(Kind.CAPTION, pages.one_line(caption))


def _plain(tokens: Sequence[Token]) -> str:
    return "".join(" " if token.type == "softbreak" else token.content for token in tokens)


def _unmarked(text: str) -> str:
    """Return *text* without the strong emphasis that was left standing."""
    return LEFT_EMPHASIS.sub(r"\1", text).replace(PROTECTED, "*")

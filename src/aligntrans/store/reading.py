"""The bytes of an alignment file to an alignment. Unknown keys are passed over, wrong shapes are not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aligntrans.errors import ReadError
from aligntrans.model import (
    Alignment,
    Bead,
    Block,
    Code,
    Document,
    Kind,
    Level,
    Link,
    Metadata,
    Property,
    Quality,
    Segment,
    Status,
)
from aligntrans.store.nodes import Node, parse
from aligntrans.store.writing import FORMAT

if TYPE_CHECKING:
    from aligntrans.model import (
        Span,
    )

TAG = re.compile(r"[A-Za-z]{1,8}(?:[-_][A-Za-z0-9]{1,8})*")
"""What a language tag looks like; files are named by it, so that it must hold nothing else."""


def load(data: bytes) -> Alignment:
    """Return the alignment that *data*, the content of an ``aligntrans/1`` file, holds.

    Raises:
        ReadError: not such a file; the message names the place: ``beads[3].spans: ...``.
    """
    return alignment(parse(data))


def alignment(root: Node) -> Alignment:
    """Return the alignment that the parsed file *root* holds."""
    check_format(root)
    documents = tuple(_document(node) for node in root.get("documents").list())
    with root.built():
        return Alignment(
            documents,
            _beads(root.get("beads")),
            root.get("level", str(Level.SENTENCE)).choice(Level),
            root.get("signature", "").text(),
            _beads(root.get("block_beads", [])),
            _pairs(root.get("pairs", []), len(documents)),
            root.get("calibrated", default=True).flag(),
        )


def check_format(root: Node) -> None:
    """Refuse a file that does not say that it is of our format and version."""
    root.mapping()
    if "format" not in root:
        raise ReadError(f'not an alignment file: it has no "format"; one made by "aligntrans align" says "{FORMAT}"')
    name = root.get("format").text()
    if name != FORMAT:
        family = FORMAT.rpartition("/")[0] + "/"
        hint = "update aligntrans to read it" if name.startswith(family) else 'make one with "aligntrans align"'
        raise ReadError(f"the format is {name!a} and not {FORMAT!r}: {hint}")


def spans(node: Node) -> tuple[Span, ...]:
    """Return the spans of a bead, of which at least one is not empty."""
    found = tuple(span.span() for span in node.list())
    if not any(found):
        raise node.refuse("a span that is not empty")
    return found


def _document(node: Node) -> Document:
    text = node.get("text").text()
    language = node.get("language")
    if language.text() and not TAG.fullmatch(language.text()):
        raise language.refuse("a BCP 47 tag such as fa")
    blocks = tuple(_block(block, text) for block in node.get("blocks").list())
    with node.built():
        return Document(
            text,
            language.text(),
            blocks,
            node.get("name", "").text(),
            _metadata(node.get("metadata", {})),
            tuple(_code(code) for code in node.get("codes", []).list()),
        )


def _code(node: Node) -> Code:
    parts = node.list()
    if len(parts) != 3:
        raise node.refuse("[position, markup, format]")
    return Code(parts[0].integer(), parts[1].text(), parts[2].text())


def _block(node: Node, text: str) -> Block:
    segments = []
    for place in node.get("segments", []).list():
        span = place.span()
        with place.built():
            segments.append(Segment(span.of(text), span))
    with node.built():
        return Block(node.get("kind").choice(Kind), node.get("span").span(), tuple(segments))


def _metadata(node: Node) -> Metadata:
    addresses = []
    for place in node.get("addresses", []).list():
        words = place.texts()
        if len(words) != 2:
            raise place.refuse("[words, address]")
        addresses.append((words[0], words[1]))
    return Metadata(
        node.get("title", "").text(),
        node.get("authors", []).texts(),
        node.get("date", "").text(),
        node.get("url", "").text(),
        node.get("alternates", {}).by_name(Node.text),
        tuple(addresses),
    )


def _beads(node: Node) -> tuple[Bead, ...]:
    return tuple(_bead(bead) for bead in node.list())


def _bead(node: Node) -> Bead:
    with node.built():
        return Bead(
            spans(node.get("spans")),
            _quality(node),
            node.get("status", str(Status.AUTO)).choice(Status),
            node.get("moved", default=False).flag(),
            node.get("id", "").text(),
            tuple(_link(link) for link in node.get("links", []).list()),
            node.get("notes", []).texts(),
            tuple(_property(found) for found in node.get("properties", []).list()),
        )


def _property(node: Node) -> Property:
    parts = node.texts()
    if len(parts) not in (2, 3):
        raise node.refuse("[name, value] or [name, value, language]")
    return Property(*parts)


def _link(node: Node) -> Link:
    spans = {name: place.span() for name, place in node.mapping().items() if name != "kind"}
    if len(spans) != 2:
        raise node.refuse('a kind and two languages: {"kind": "name", "en": [0, 4], "ar": [3, 7]}')
    (first, one), (second, other) = spans.items()
    with node.built():
        return Link(node.get("kind").text(), (first, second), (one, other))


def _quality(node: Node) -> Quality:
    similarity = node.get("similarity", None)
    return Quality(
        node.get("confidence", 1.0).number(),
        None if similarity.value is None else similarity.number(),
        node.get("reasons", {}).by_name(Node.number),
        node.get("rival", "").text(),
        node.get("known", default=True).flag(),
    )


def _pairs(node: Node, documents: int) -> dict[tuple[int, int], tuple[Bead, ...]]:
    pairs: dict[tuple[int, int], tuple[Bead, ...]] = {}
    for pair in node.list():
        sides = [side.integer() for side in pair.get("documents").list()]
        if len(sides) != 2 or not 0 <= sides[0] < sides[1] < documents or (sides[0], sides[1]) in pairs:
            raise pair.get("documents").refuse(f"[first, second], each pair once, of {documents} documents")
        pairs[sides[0], sides[1]] = _beads(pair.get("beads"))
    return pairs

"""Hypothesis strategies for every noun of the model, with the text that breaks file formats."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from aligntrans.model import (
    LINK_KINDS,
    Alignment,
    Bead,
    Block,
    Document,
    Kind,
    Level,
    Link,
    Metadata,
    Quality,
    Segment,
    Span,
    Status,
    mark_moved,
)

FAST = settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
LANGUAGES = ("en", "ar", "fa", "pt-BR", "ckb")
HOSTILE = (
    *"\"\\<>&%{}[]#~:;'`",
    *"\t\n\r\v\f\b",
    *"\x01\x1f\x7f\x85\xa0\xad",
    *"\u200c\u200d\u200e\u200f\u061c\u202b\u202e\u2066\u2068\u2069",  # joiners and bidi controls
    *"\u2028\u2029\u200b\ufeff\ufffd",
    *"أبتپچژکگی٣۴،؛؟۔",
    *"aZ 0é😀\U000e0001",
    "%s",
    "%(name)d",
    "\\n",
    "]]>",
    "&amp;",
    "\r\n",
    "msgid ",
)
WORST = ("\x00", "\x04", "\ufffe", "\uffff", "\ud83d", "\udc80")  # what some format cannot hold
SPACES = ("\n", " ", "\r\n", "\t", "\u2028", "  \n")
SCORES = st.integers(0, 10**6).map(lambda number: number / 10**6)


def texts(*, worst: bool = False) -> st.SearchStrategy[str]:
    """Strings that can be a segment, most of them made of what is hard to write to a file."""
    pieces = st.sampled_from((*HOSTILE, *(WORST if worst else ())))
    safe = st.characters(exclude_categories=("Cs",), exclude_characters="\x00\x04\ufffe\uffff")
    text = st.lists(pieces | safe, min_size=1, max_size=5).map("".join).map(str.strip)
    return text.filter(lambda text: text and "\ud83d\udc80" not in text)


@st.composite
def documents(draw, language="en", sentences=None, *, worst=False):
    """Documents of *sentences*, or of a few: in blocks, some of them furniture, with odd space between."""
    if sentences is None:
        sentences = draw(st.lists(texts(worst=worst), max_size=6))
    spaces = st.sampled_from(SPACES)
    blocks, text = [], draw(st.sampled_from(("", "\n")))
    left = list(sentences)
    while left:
        if draw(st.integers(0, 5)) == 0:
            text += draw(spaces)
            start, text = len(text), text + "Share this page"
            blocks.append(Block(Kind.FURNITURE, Span(start, len(text))))
            continue
        text += draw(spaces)
        start, segments = len(text), []
        for _ in range(draw(st.integers(1, len(left)))):
            text += draw(spaces) if segments else ""
            sentence = left.pop(0)
            segments.append(Segment(sentence, Span(len(text), len(text) + len(sentence))))
            text += sentence
        kind = draw(st.sampled_from((Kind.PARAGRAPH, Kind.HEADING, Kind.LIST_ITEM)))
        blocks.append(Block(kind, Span(start, len(text)), tuple(segments)))
    text += draw(st.sampled_from(("", "\n", "\u2029")))
    return Document(text, language, tuple(blocks), draw(names), draw(metadata))


names = st.sampled_from(("", "brief.en.html", "two words.txt", "ar/موجز.md", 'odd\n\u2068"name\udc80.txt'))
metadata = st.builds(
    Metadata,
    title=st.sampled_from(("", "A brief", "موجز \u2067<b>")),
    authors=st.lists(st.just("ناصر"), max_size=2),
    date=st.sampled_from(("", "2021-04-19", "2021", "soon")),
    url=st.sampled_from(("", "https://example.org/?a=b&c")),
    alternates=st.dictionaries(st.sampled_from(("fa", "ar")), st.just("https://example.org/x"), max_size=2),
    addresses=st.lists(st.tuples(st.just("words"), st.just("https://example.org")), max_size=2),
)
qualities = st.builds(
    Quality,
    confidence=SCORES,
    similarity=st.none() | SCORES,
    reasons=st.dictionaries(st.sampled_from(("names", "length", "أرقام")), SCORES, max_size=2),
    rival=st.sampled_from(("", "2-1 with the next sentence, .12")),
)
statuses = st.sampled_from((Status.AUTO, Status.AUTO, Status.ACCEPTED, Status.REJECTED))


@st.composite
def bead_lists(draw, sides, max_beads=5):
    """Lists of beads in the first side's order that tile all sides; some are moved, some are null."""
    counts = st.lists(st.sampled_from((0, 1, 1, 1, 2)), min_size=sides, max_size=sides).filter(any)
    sizes = draw(st.lists(counts, max_size=max_beads))
    spans = [[Span(0, 0)] * sides for _ in sizes]
    for side in range(sides):
        order = list(range(len(sizes)))
        if side and len(order) > 1 and draw(st.booleans()):
            moved = order.pop(draw(st.integers(0, len(order) - 1)))
            order.insert(draw(st.integers(0, len(order))), moved)
        end = 0
        for number in order:
            spans[number][side] = Span(end, end + sizes[number][side])
            end += sizes[number][side]
    return mark_moved([Bead(tuple(bead), draw(qualities), draw(statuses)) for bead in spans])


@st.composite
def linked(draw, beads, versions, level):
    """Give one of *beads*, now and then, a link or two between texts of its sides."""
    if not beads or draw(st.booleans()):
        return tuple(beads)
    chosen = draw(st.integers(0, len(beads) - 1))
    texts = {
        document.language: text
        for document, span in zip(versions, beads[chosen].spans, strict=True)
        if (text := document.excerpt(span, level))
    }
    links = tuple(
        Link(draw(st.sampled_from(LINK_KINDS)), pair, tuple(draw(places(texts[tag])) for tag in pair))
        for pair in list(combinations(texts, 2))[: draw(st.integers(0, 2))]
    )
    return tuple(replace(bead, links=links) if number == chosen else bead for number, bead in enumerate(beads))


def places(text):
    """Spans in a text, not empty."""
    starts = st.integers(0, len(text) - 1)
    return starts.flatmap(lambda start: st.integers(start + 1, len(text)).map(lambda end: Span(start, end)))


@st.composite
def alignments(draw, min_documents=2, max_documents=5, level=None, *, worst=False):
    """Alignments of two to five documents, with beads of blocks and of pairs now and then."""
    tags = draw(st.permutations(LANGUAGES))[: draw(st.integers(min_documents, max_documents))]
    beads = draw(bead_lists(len(tags)))
    versions = []
    for side, tag in enumerate(tags):
        count = sum(len(bead.spans[side]) for bead in beads)
        sentences = draw(st.lists(texts(worst=worst), min_size=count, max_size=count))
        versions.append(draw(documents(tag, sentences)))
    beads = draw(linked(beads, versions, Level.SENTENCE))
    blocks = draw(linked(_block_beads(versions), versions, Level.PARAGRAPH))
    signature = draw(st.sampled_from(("", "aligntrans 0.1 | rules | star", "odd\n\x00")))
    if level is Level.PARAGRAPH or (level is None and blocks and draw(st.integers(0, 3)) == 0):
        return Alignment(tuple(versions), blocks, Level.PARAGRAPH, signature, calibrated=draw(st.booleans()))
    pairs = {}
    if len(tags) > 2 and draw(st.booleans()):
        pairs[0, 2] = tuple(pair for bead in beads if (pair := bead.project(0, 2)))
    above = blocks if draw(st.booleans()) else ()
    return Alignment(tuple(versions), beads, Level.SENTENCE, signature, above, pairs, draw(st.booleans()))


def _block_beads(versions):
    """Pair the blocks of *versions* one by one; furniture that meets nothing but furniture is left out."""
    beads = []
    for number in range(max(len(document.blocks) for document in versions)):
        spans, aligned = [], False
        for document in versions:
            size = len(document.blocks)
            spans.append(Span(min(number, size), min(number + 1, size)))
            aligned |= number < size and document.blocks[number].is_aligned
        beads.append(Bead(tuple(spans), status=Status.AUTO if aligned else Status.LEFT_OUT))
    return tuple(beads)

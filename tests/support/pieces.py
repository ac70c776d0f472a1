"""Documents made of blocks of sentences, and Hypothesis strategies for small ones that an aligner has evidence in."""

from __future__ import annotations

from hypothesis import strategies as st

from aligntrans.model import Block, Document, Kind, Segment, Span

WORDS = (
    *("river", "NATO", "gpt-4", "U.S.", "الماء", "آب", "می‌رود", "Line"),
    *("12", "1,250", "3.5", "٤٢", "۱۴۰۰", "12", "7"),
    *("?", "!", ":", "(", ")", '"', "؛", "،", "؟", ".", "«نعم»", "😀", "\u064b", "\u200c"),
)
KINDS = (Kind.PARAGRAPH, Kind.PARAGRAPH, Kind.HEADING, Kind.TITLE, Kind.LIST_ITEM, Kind.QUOTE)

sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join)
blocks = st.tuples(st.sampled_from(KINDS), st.lists(sentences, min_size=1, max_size=3))


def made(language, blocks, name=""):
    """A document of blocks given as their kind and their sentences; a block without sentences is left out."""
    text, found = "", []
    for kind, lines in blocks:
        start, segments = len(text), []
        for line in lines:
            segments.append(Segment(line, Span(len(text), len(text) + len(line))))
            text += f"{line} "
        text = text[:-1] if lines else f"{text}Share this page"
        found.append(Block(kind, Span(start, len(text)), tuple(segments)))
        text += "\n\n"
    return Document(text, language, tuple(found), name)


def paragraphs_of(language, lines, name=""):
    """A document of paragraphs of one sentence each."""
    return made(language, [(Kind.PARAGRAPH, [line]) for line in lines], name)


@st.composite
def small_documents(draw, language="en", *, min_blocks=0, max_blocks=4, with_furniture=False):
    """Documents of a few blocks, up to three sentences each; with furniture, some blocks are left out."""
    found = draw(st.lists(blocks, min_size=min_blocks, max_size=max_blocks))
    if with_furniture:
        places = draw(st.lists(st.integers(0, len(found)), max_size=3))
        for place in sorted(places, reverse=True):
            found.insert(place, (Kind.FURNITURE, []))
    return made(language, found)


@st.composite
def one_block(draw, language="en", *, max_sentences=6):
    """Documents of one paragraph, or of none."""
    lines = draw(st.lists(sentences, max_size=max_sentences))
    return made(language, [(Kind.PARAGRAPH, lines)] if lines else [])

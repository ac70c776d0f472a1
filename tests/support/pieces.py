"""Documents made of blocks of sentences, small ones for Hypothesis, bands, and encoders that know a few words."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from aligntrans.aligners.bands import Band
from aligntrans.aligners.evidence import gather
from aligntrans.aligners.pairing import Pairing
from aligntrans.model import Block, Document, Kind, Level, Segment, Span

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
def one_block(draw, language="en", *, min_sentences=0, max_sentences=6):
    """Documents of one paragraph, or of none."""
    lines = draw(st.lists(sentences, min_size=min_sentences, max_size=max_sentences))
    return made(language, [(Kind.PARAGRAPH, lines)] if lines else [])


def pairing(first, second, level=Level.PARAGRAPH, encoder=None, **more):
    """What an aligner sees of two documents."""
    return Pairing(gather(first, level, encoder), gather(second, level, encoder), **more)


@st.composite
def bands_of(draw, n, m):
    """Bands over n and m pieces, ragged, some of them full."""
    places = st.lists(st.integers(-3, m + 3), min_size=n + 1, max_size=n + 1)
    return Band.around(np.array(sorted(draw(places))), np.array(sorted(draw(places))), m)


MEANINGS = ("river", "harvest", "school", "border", "market", "winter", "doctor", "election")
MEANT = dict(zip(("نهر", "حصاد", "مدرسة", "حدود", "سوق", "شتاء", "طبيب", "انتخاب"), MEANINGS, strict=True))


class Dictionary:
    """An encoder that knows eight words in two languages: a text is the sum of what its words mean."""

    signature = "dictionary"
    is_additive = True
    languages = None

    def encode(self, texts, language):
        rows = [[MEANT.get(word, word) for word in text.rstrip(".").lower().split()] for text in texts]
        table = [[row.count(meaning) for meaning in MEANINGS] for row in rows]
        return np.array(table, np.float32).reshape(len(texts), len(MEANINGS))


LETTERS = {"en": "abcdefghij", "ar": "ابتثجحخدذر", "fa": "سشصضطظعغفق"}


def coded(language, *meanings):
    """A text of words that mean numbers, written in letters of the language, so that only an encoder sees it."""
    return " ".join("".join(LETTERS[language][int(digit)] for digit in str(meaning)) for meaning in meanings)


class Codebook:
    """An encoder of `coded` texts: every number has a direction of its own, and a text is the sum of its words'."""

    signature = "codebook"
    is_additive = True
    languages = None
    width = 32

    def encode(self, texts, language):
        found = np.zeros((len(texts), self.width), np.float32)
        digits = str.maketrans(LETTERS[language], "0123456789")
        for number, text in enumerate(texts):
            for word in text.translate(digits).split():
                found[number] += np.random.default_rng(int(word)).normal(size=self.width).astype(np.float32)
        return found


class Whole:
    """The same as another encoder, which does not say that its vectors add up."""

    is_additive = False

    def __init__(self, encoder):
        self.encode, self.signature, self.languages = encoder.encode, encoder.signature, encoder.languages

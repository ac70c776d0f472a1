"""Documents that have nothing to do with each other are noticed, and translations of each other are not."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from aligntrans import pipeline
from aligntrans.model import Block, Document, Kind, Segment, Span

CORPORA = Path(__file__).parents[2] / "corpora"
NAMES = sorted(path.parent.name for path in CORPORA.glob("*/gold.json"))
PAIRS = list(combinations(("en", "ar", "fa"), 2))
ODD = "like translations of each other"


@cache
def brief(name, language):
    return pipeline.read(next((CORPORA / name).glob(f"brief.{language}.*")), language=language)


def part(document, keep):
    """The document of the blocks for which *keep*, given place and number of all, holds."""
    blocks = [block for block in document.blocks if block.is_aligned]
    kept = [block for place, block in enumerate(blocks) if keep(place, len(blocks))]
    text, found = "", []
    for block in kept:
        start, segments = len(text), []
        for segment in block.segments:
            segments.append(Segment(segment.text, Span(len(text), len(text) + len(segment.text))))
            text += f"{segment.text} "
        found.append(Block(Kind(block.kind), Span(start, len(text)), tuple(segments)))
        text += "\n\n"
    return Document(text, document.language, tuple(found), document.name)


def said(*documents, **how):
    lines = []
    pipeline.align(documents, notice=lines.append, **how)
    return lines


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("level", ["sentence", "paragraph"])
def test_translations_are_never_called_strangers(name, level):
    for first, second in PAIRS:
        assert said(brief(name, first), brief(name, second), level=level) == []
    assert said(*(brief(name, language) for language in ("en", "ar", "fa")), level=level) == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "keep",
    [
        lambda place, count: place < count / 2,
        lambda place, count: place >= count / 2,
        lambda place, _: place % 2,
    ],
    ids=["first half", "second half", "every second"],
)
def test_nor_are_they_when_half_of_the_text_is_missing(name, keep):
    for first, second in PAIRS:
        assert said(brief(name, first), part(brief(name, second), keep)) == []


@pytest.mark.parametrize(("level", "share"), [("sentence", 0.9), ("paragraph", 0.7)])
def test_nearly_all_strangers_are_called_so(level, share):
    """Of few paragraphs nothing is said."""
    pairs = [
        (brief(name, first), brief(NAMES[(place + step) % len(NAMES)], second))
        for place, name in enumerate(NAMES)
        for step, (first, second) in enumerate((*PAIRS, ("fa", "en")), 1)
    ]
    found = [said(*pair, level=level) for pair in pairs]

    assert all(len(lines) <= 1 for lines in found)
    assert sum(bool(lines) and ODD in lines[0] for lines in found) >= share * len(pairs)


def test_the_stranger_among_three_is_named():
    lines = said(brief("water-sharing", "en"), brief("water-sharing", "ar"), brief("grid-reform", "fa"))

    assert len(lines) == 1
    assert lines[0].startswith("brief.fa.html does not look like a translation of the rest: only ")
    assert lines[0].endswith("its text has a clear counterpart; check that the right files were given.")


def test_uncalibrated_confidence_says_nothing_of_it():
    assert said(brief("water-sharing", "en"), brief("grid-reform", "fa"), encoder=None) == []

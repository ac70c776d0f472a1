"""Documents of a size and shape that nobody writes: they are aligned, in time."""

from __future__ import annotations

import time
import tracemalloc

import numpy as np
import pytest

from aligntrans.aligners import anchors
from aligntrans.aligners.joint import JointAligner
from aligntrans.aligners.solution import Solution
from aligntrans.aligners.weights import shipped
from aligntrans.model import Document, Level
from support.pieces import Codebook, Whole, coded, pairing, paragraphs_of

TAGS = ("en", "ar", "fa")


class Same(Codebook):
    """An encoder to which all texts are the same."""

    def encode(self, texts, language):
        return np.ones((len(texts), 4), np.float32)


def align(*texts, make=Document.from_segments, level=Level.SENTENCE, encoder=None):
    """Alignments tile by what they are: a gap or an overlap is refused."""
    documents = [make(tag, lines) for tag, lines in zip(TAGS, texts, strict=False)]
    return JointAligner(encoder=encoder).align(documents, level)


def starts(found):
    return [tuple(span.start for span in bead.spans) for bead in found.beads]


@pytest.mark.parametrize("encoder", [None, Same()], ids=["plain", "same"])
def test_five_thousand_identical_lines_a_side_are_aligned_one_to_one(monkeypatch, encoder):
    monkeypatch.setattr(anchors, "HALF_WIDTH", 10)  # 150 takes ten times as long
    lines = ["The very same line."] * 5000

    started = time.perf_counter()
    found = align(lines, lines, encoder=encoder)

    assert starts(found) == [(number, number) for number in range(5000)]
    assert time.perf_counter() - started < 60


def test_hundreds_of_identical_lines_need_little_memory():
    lines = ["The very same line."] * 400

    tracemalloc.start()
    try:
        found = align(lines, lines)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert starts(found) == [(number, number) for number in range(400)]
    assert peak < 500e6


def test_identical_paragraphs_are_aligned_one_to_one():
    lines = ["The very same line."] * 80

    found = align(lines, lines, lines, make=paragraphs_of)

    assert starts(found) == [(number,) * 3 for number in range(80)]


@pytest.mark.parametrize("encoder", [None, Same(), Whole(Same())], ids=["plain", "same", "whole"])
def test_a_side_without_a_letter_is_aligned(encoder):
    found = align(["water and rain"] * 120, ["...", "؟؟", "12", "—"] * 30, encoder=encoder)

    assert sum(len(bead.spans[0]) for bead in found.beads) == 120
    assert all(0 <= bead.confidence <= 1 for bead in found.beads)


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize("encoder", [None, Same()], ids=["plain", "same"])
def test_a_side_three_times_as_long_is_aligned(swapped, encoder):
    texts = [["water and rain"] * 100, ["مطر وماء"] * 300]

    found = align(*(texts[::-1] if swapped else texts), encoder=encoder)

    assert [len(bead.spans[0]) for bead in found.beads if all(bead.spans)]
    assert all(0 <= bead.confidence <= 1 for bead in found.beads)


@pytest.mark.parametrize("encoder", [None, Same(), Whole(Same())], ids=["plain", "same", "whole"])
@pytest.mark.parametrize("alone", [False, True])
def test_a_segment_of_two_hundred_kilobytes_is_aligned(alone, encoder):
    text = " ".join(f"{number} Place{number}" for number in range(14_000))
    assert len(text) > 200_000

    found = align([text, "End."][: 2 - alone], [text, "نهاية."], encoder=encoder)

    assert found.beads[0].spans[1].start == 0
    assert starts(found)[0] == (0, 0)


@pytest.mark.parametrize("encoder", [Codebook(), Whole(Codebook())], ids=["additive", "whole"])
def test_a_long_pair_is_solved_as_if_every_rung_had_been_looked_at(monkeypatch, encoder):
    kept = [k for k in range(70) if k not in range(30, 34)], [k for k in range(70) if k not in (10, 50)]
    first, second = ([coded(tag, 100 + k, 300 + k) for k in side] for tag, side in zip(TAGS, kept, strict=False))
    pair = pairing(
        *(Document.from_segments(tag, side) for tag, side in (("en", first), ("ar", second))), Level.SENTENCE, encoder
    )
    choice = shipped(Level.SENTENCE)

    banded = Solution.found(pair, choice)
    monkeypatch.setattr(anchors, "FULL_RUNGS", 10**6)
    monkeypatch.setattr("aligntrans.aligners.solution.UNLIKELY", -1.0)
    whole = Solution.found(pair, choice)

    assert whole.scores.band.is_full
    assert len(banded.scores.band) < len(whole.scores.band) / 3
    assert banded.path == whole.path
    for i, j, bead in whole.path:
        assert banded.posteriors.of(i, j, bead) == pytest.approx(whole.posteriors.of(i, j, bead), abs=1e-3)


@pytest.mark.parametrize("encoder", [Codebook(), Whole(Codebook())], ids=["additive", "whole"])
def test_where_slack_covers_everything_the_band_is_the_whole_lattice(monkeypatch, encoder):
    first, second = ([coded(tag, 100 + k) for k in range(12)] for tag in TAGS[:2])
    pair = pairing(paragraphs_of("en", first), paragraphs_of("ar", second), encoder=encoder)
    monkeypatch.setattr(anchors, "FULL_RUNGS", 0)
    monkeypatch.setattr(anchors, "SLACK", 12)

    assert anchors.band_for(pair).is_full

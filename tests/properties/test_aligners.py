"""What the aligners keep over any documents: one answer from the fast and the readable lattice, and beads that tile."""

from __future__ import annotations

import random
from collections import defaultdict
from itertools import combinations
from math import exp

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from aligntrans.aligners import anchors, reference
from aligntrans.aligners.bands import BEAD_TYPES, Band
from aligntrans.aligners.features import (
    ENCODER_FEATURES,
    FEATURES,
    NULL_FEATURES,
    SUPPORT_FEATURES,
    SUPPORT_NULLS,
    WORD_FEATURES,
)
from aligntrans.aligners.grid import Grid
from aligntrans.aligners.joint import JointAligner
from aligntrans.aligners.lattice import NOTHING, Scores, best_path, links, posteriors, weight_of
from aligntrans.aligners.moves import seams
from aligntrans.aligners.reference import ReferenceAligner
from aligntrans.aligners.scoring import score
from aligntrans.aligners.solution import Solution
from aligntrans.aligners.star import joined, star
from aligntrans.aligners.weights import Weights, shipped
from aligntrans.model import Kind, Level, Status
from support.pieces import (
    Codebook,
    Dictionary,
    Whole,
    bands_of,
    coded,
    made,
    one_block,
    pairing,
    paragraphs_of,
    small_documents,
)
from support.strategies import FAST

CLOSE = 1e-6
TYPES = {name: 0.4 - 0.2 * place for place, name in enumerate(dict.fromkeys(f"{min(b)}-{max(b)}" for b in BEAD_TYPES))}
PLAIN = [name for name in FEATURES if name not in {*ENCODER_FEATURES, *WORD_FEATURES, *SUPPORT_FEATURES}]
PLAIN_NULLS = [name for name in NULL_FEATURES if name not in {*SUPPORT_NULLS, "null-near"}]
ALL_PLAIN = Weights(
    {name: 0.3 + 0.1 * place for place, name in enumerate(PLAIN)},
    TYPES,
    {name: 0.2 + 0.3 * place for place, name in enumerate(PLAIN_NULLS)},
)
"""Weights that leave no feature out that needs no encoder, whatever was fitted."""
ALL_FEATURES = Weights(
    {name: 0.3 + 0.1 * place for place, name in enumerate(FEATURES)},
    TYPES,
    {name: 0.2 + 0.3 * place for place, name in enumerate(NULL_FEATURES)},
)
SOME = settings(FAST, max_examples=40)
FEW = settings(FAST, max_examples=20)


def full(pair):
    return Grid(pair, Band.full(*pair.shape))


def lattices(first, second, level, weights, band=None):
    """The fast and the readable lattice of two documents."""
    pair = pairing(first, second, level)
    sides = reference.Sides(reference.pieces(first, level), reference.pieces(second, level))
    readable = BandedLattice(sides, weights)
    readable.band = band = band or Band.full(*pair.shape)
    return Solution.of(Grid(pair, band), weights), readable


class BandedLattice(reference.Lattice):
    """The readable lattice without the rungs outside a band."""

    band: Band

    def moves(self, state):
        return [(target, value) for target, value in super().moves(state) if self.holds(state) and self.holds(target)]

    def holds(self, state):
        return self.band.lows[state[0]] <= state[1] < self.band.stops[state[0]]


def assert_one_answer(solution, readable):
    found, scores = solution.posteriors, solution.scores
    assert scores.size == readable.end
    assert found.total == pytest.approx(readable.total, abs=CLOSE)
    assert found.total == pytest.approx(reference.log_add(*(readable.forward[end] for end in readable.ends)), abs=CLOSE)
    assert weight_of(scores, solution.path) == pytest.approx(readable.best_path()[0], abs=CLOSE)
    wanted, through = defaultdict(float), defaultdict(float)
    for state, moves in readable.every_move.items():
        through[state[:2]] += exp(readable.forward[state] + readable.backward[state] - readable.total)
        for target, value in moves:
            bead = (target[0] - state[0], target[1] - state[1])
            wanted[(*state[:2], bead)] += exp(
                readable.forward[state] + value + readable.backward[target] - readable.total
            )
            if all(bead):
                assert scores.of(*state[:2], bead) == pytest.approx(value, abs=CLOSE)
    for (i, j, bead), value in wanted.items():
        if all(bead):
            assert found.of(i, j, bead) == pytest.approx(value, abs=CLOSE)
    possible = {place for place in wanted if all(place[2])}
    assert (scores.beads > NOTHING).sum() == len(possible)
    assert found.rungs == pytest.approx(
        [through[rung] for rung in zip(found.band.rows.tolist(), found.band.columns.tolist(), strict=True)], abs=CLOSE
    )
    for side, size in enumerate(readable.end):
        alone = (found.leave_first, found.leave_second)[side]
        assert alone == pytest.approx([readable.left_alone(side, place) for place in range(size)], abs=CLOSE)


def test_the_readable_aligner_knows_every_feature_that_two_documents_alone_have():
    documents = [paragraphs_of(tag, ["One."]) for tag in ("en", "ar")]
    sides = reference.Sides(*(reference.pieces(document, Level.SENTENCE) for document in documents))

    known = reference.features(sides, range(1), range(1))

    assert known.keys() | {"linked-blocks"} == set(PLAIN)


@pytest.mark.parametrize(
    "weights", [shipped(Level.PARAGRAPH).sets["plain"], ALL_PLAIN], ids=["shipped", "all features"]
)
@FEW
@given(first=small_documents("en", min_blocks=1), second=small_documents("ar", min_blocks=1))
@example(made("en", [(Kind.TITLE, ["7"])]), made("ar", [(Kind.HEADING, ["12"])]))
@example(made("en", [(Kind.PARAGRAPH, ["4 May 1400", "river"])]), made("ar", [(Kind.PARAGRAPH, ["gpt-4 آب ۱۴۰۰"])]))
def test_the_fast_lattice_of_blocks_agrees_with_the_readable_one(weights, first, second):
    assert_one_answer(*lattices(first, second, Level.PARAGRAPH, weights))


@pytest.mark.parametrize("weights", [shipped(Level.SENTENCE).sets["plain"], ALL_PLAIN], ids=["shipped", "all features"])
@FEW
@given(
    first=one_block("en", min_sentences=1, max_sentences=5), second=one_block("fa", min_sentences=1, max_sentences=5)
)
def test_the_fast_lattice_of_sentences_agrees_with_the_readable_one(weights, first, second):
    assert_one_answer(*lattices(first, second, Level.SENTENCE, weights))


@settings(FAST, max_examples=10)
@given(
    first=small_documents("en", min_blocks=1, max_blocks=2), second=small_documents("fa", min_blocks=1, max_blocks=2)
)
def test_the_lattices_agree_on_sentences_of_several_blocks_that_are_not_linked(first, second):
    assert_one_answer(*lattices(first, second, Level.SENTENCE, ALL_PLAIN))


@SOME
@given(
    first=small_documents("en", min_blocks=1, max_blocks=5),
    second=small_documents("ar", min_blocks=1, max_blocks=5),
    data=st.data(),
)
def test_a_band_gives_what_the_readable_lattice_gives_without_the_rungs_outside(first, second, data):
    band = data.draw(bands_of(len(first.blocks), len(second.blocks)))

    assert_one_answer(*lattices(first, second, Level.PARAGRAPH, ALL_PLAIN, band))


@FEW
@given(first=small_documents("en", min_blocks=1), second=small_documents("ar", min_blocks=1))
def test_the_joint_aligner_finds_a_path_of_blocks_as_good_as_that_of_the_reference(first, second):
    solution, readable = lattices(first, second, Level.PARAGRAPH, shipped(Level.PARAGRAPH).sets["plain"])

    found, wanted = (
        aligner.align([first, second], Level.PARAGRAPH).beads for aligner in (JointAligner(), ReferenceAligner())
    )

    best = readable.best_path()[0]
    assert weight_of(solution.scores, path_of(wanted)) == pytest.approx(best, abs=CLOSE)
    if not any(bead.moved for bead in found):
        assert weight_of(solution.scores, path_of(found)) == pytest.approx(best, abs=CLOSE)
        sure = {(bead.type, bead.spans): bead.confidence for bead in wanted}
        for bead in found:
            if (bead.type, bead.spans) in sure:
                assert bead.confidence == pytest.approx(sure[bead.type, bead.spans], abs=CLOSE)


def path_of(beads):
    """Beads of two documents as a path of the lattice."""
    return [(bead.spans[0].start, bead.spans[1].start, tuple(map(len, bead.spans))) for bead in beads]


# Every path, one by one ----------------------------------------------------------------------------------------


def paths(band, i=0, j=0, *, may_leave_first=True):
    """Every path from a rung to the end: at one place, pieces of the first document are left alone before others."""
    if (i, j) == band.shape:
        yield []
    for x, y in (*BEAD_TYPES, (1, 0), (0, 1)):
        inside = i + x <= band.shape[0] and band.lows[i + x] <= j + y < band.stops[i + x]
        if inside and ((x, y) != (1, 0) or may_leave_first):
            for rest in paths(band, i + x, j + y, may_leave_first=(x, y) != (0, 1)):
                yield [(i, j, (x, y)), *rest]


@st.composite
def any_scores(draw, most=4):
    """Scores of a tiny lattice, without a document."""
    n, m = draw(st.tuples(*[st.integers(0, most)] * 2))
    band = draw(bands_of(n, m) | st.just(Band.full(n, m)))
    rng = np.random.default_rng(draw(st.integers(0, 10**6)))
    beads = rng.normal(0, 3, (len(BEAD_TYPES), len(band)))
    beads[band.after()[:-1] == len(band)] = NOTHING
    return Scores(beads, rng.normal(0, 2, n), rng.normal(0, 2, m), band)


@SOME
@given(scores=any_scores())
def test_probabilities_are_shares_of_all_paths_by_weight(scores):
    n, m = scores.size
    every = list(paths(scores.band))
    weights = np.array([weight_of(scores, path) for path in every])
    shares = np.exp(weights - np.logaddexp.reduce(weights))
    beads, alone = np.zeros_like(scores.beads), (np.zeros(n), np.zeros(m))
    rungs, together = np.zeros(len(scores.band)), np.zeros((n, m))
    for path, share in zip(every, shares, strict=True):
        rungs[len(scores.band) - 1] += share
        for i, j, bead in path:
            rungs[scores.band.number(i, j)] += share
            if all(bead):
                beads[BEAD_TYPES.index(bead), scores.band.number(i, j)] += share
                together[i : i + bead[0], j : j + bead[1]] += share
            else:
                alone[bead[1]][(i, j)[bead[1]]] += share

    found = posteriors(scores)

    assert found.total == pytest.approx(np.logaddexp.reduce(weights), abs=CLOSE)
    assert found.beads == pytest.approx(beads, abs=CLOSE)
    assert found.leave_first == pytest.approx(alone[0], abs=CLOSE)
    assert found.leave_second == pytest.approx(alone[1], abs=CLOSE)
    assert found.rungs == pytest.approx(rungs, abs=CLOSE)
    assert links(found).window(slice(0, n), slice(0, m)) == pytest.approx(together, abs=1e-4)
    assert weight_of(scores, best_path(scores)) == pytest.approx(weights.max(), abs=CLOSE)
    assert best_path(scores) in every


@SOME
@given(n=st.integers(0, 3), m=st.integers(0, 3))
def test_every_alignment_is_one_path(n, m):
    """An alignment is the beads that link something; what is in none of them is left alone."""
    alignments = [frozenset(step for step in path if all(step[2])) for path in paths(Band.full(n, m))]

    assert len(set(alignments)) == len(alignments)


# Bands ---------------------------------------------------------------------------------------------------------


def documents_of(min_blocks=1):
    return small_documents("en", min_blocks=min_blocks), small_documents("ar", min_blocks=min_blocks)


@SOME
@given(documents=st.tuples(*documents_of()), half=st.integers(0, 3), encoder=st.sampled_from([None, Dictionary()]))
def test_a_band_rises_holds_both_ends_and_overlaps_from_row_to_row(documents, half, encoder):
    pair = pairing(*documents, encoder=encoder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(anchors, "FULL_RUNGS", 0)
        patch.setattr(anchors, "FULL_RUNGS_WITHOUT_VECTORS", 0)
        patch.setattr(anchors, "HALF_WIDTH", half)
        patch.setattr(anchors, "SLACK", half)
        patch.setattr(anchors, "FAR", 5)
        band = anchors.band_for(pair)

    assert_is_band(band, *pair.shape)


def assert_is_band(band, n, m):
    lows, stops = band.lows.tolist(), band.stops.tolist()
    assert band.shape == (n, m)
    assert len(lows) == len(stops) == n + 1
    assert lows[0] == 0
    assert stops[-1] == m + 1
    assert lows == sorted(lows)
    assert stops == sorted(stops)
    assert all(low < stop for low, stop in zip(lows, stops, strict=True))
    assert all(low < stop for low, stop in zip(lows[1:], stops, strict=False))
    assert lows[-1] <= m
    assert len(band) == len(band.rows) == len(band.columns)


ANY = st.integers(-12, 12) | st.integers(-(10**9), 10**9)


@SOME
@given(rows=st.lists(st.tuples(ANY, ANY), min_size=1, max_size=8), m=st.integers(0, 9))
def test_around_any_integers_a_band_keeps_its_invariants(rows, m):
    lows, stops = np.array(rows).T

    band = Band.around(lows, stops, m)

    assert_is_band(band, len(rows) - 1, m)
    again = Band.around(band.lows, band.stops, m)
    assert np.array_equal(again.lows, band.lows)
    assert np.array_equal(again.stops, band.stops)


@st.composite
def any_band(draw):
    return draw(bands_of(draw(st.integers(0, 7)), draw(st.integers(0, 7))))


@SOME
@given(band=any_band(), types=st.integers(0, len(BEAD_TYPES)))
def test_numbers_of_rungs_and_steps_there_and_back_are_inverse(band, types):
    places = np.arange(len(band))
    assert np.array_equal(band.numbers(band.rows, band.columns), places)
    assert [band.number(i, j) for i, j in zip(band.rows, band.columns, strict=True)] == places.tolist()
    after, before = band.after(types), band.before(types)
    assert after.shape == before.shape == (types + 1, len(band))
    for there, back, (x, y) in zip(after, before, (*BEAD_TYPES[:types], (1, 0)), strict=True):
        inside = there < len(band)
        assert np.array_equal(back[there[inside]], places[inside])
        assert (back < len(band)).sum() == inside.sum()
        assert np.array_equal(band.rows[there[inside]], band.rows[inside] + x)
        assert np.array_equal(band.columns[there[inside]], band.columns[inside] + y)


@SOME
@given(band=any_band(), margin=st.integers(0, 2), seed=st.integers(0, 10**6))
def test_a_narrowed_band_is_a_band_that_holds_what_is_kept(band, margin, seed):
    kept = np.random.default_rng(seed).random(len(band)) < 0.3
    kept[[0, -1]] = True

    narrow = band.narrowed(kept, margin)

    assert_is_band(narrow, *band.shape)
    assert (narrow.numbers(band.rows[kept], band.columns[kept]) < len(narrow)).all()
    whole = band.narrowed(np.ones(len(band), np.bool_), margin)
    assert np.array_equal(whole.lows, band.lows)
    assert np.array_equal(whole.stops, band.stops)


@SOME
@given(documents=st.tuples(*documents_of()))
def test_a_band_that_is_wide_enough_is_the_whole_lattice(documents):
    pair = pairing(*documents)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(anchors, "FULL_RUNGS_WITHOUT_VECTORS", 0)
        band = anchors.band_for(pair)
    wide, whole = Solution.of(Grid(pair, band), ALL_PLAIN), Solution.of(full(pair), ALL_PLAIN)

    assert band.is_full
    assert wide.path == whole.path
    assert wide.posteriors.total == whole.posteriors.total


NUMBERS = st.lists(st.integers(10, 40), min_size=1, max_size=9)


@FEW
@given(first=NUMBERS, second=NUMBERS, encoder=st.sampled_from([Codebook(), Whole(Codebook())]))
def test_what_is_looked_at_again_is_scored_as_the_whole_lattice_would(first, second, encoder):
    documents = [
        paragraphs_of(tag, [coded(tag, number, number + 50) for number in side])
        for tag, side in (("en", first), ("ar", second))
    ]
    pair, choice = pairing(*documents, encoder=encoder), shipped(Level.PARAGRAPH)

    found = Solution.found(pair, choice)

    whole = score(full(pair), found.weights)
    narrow = found.scores
    places = whole.band.numbers(narrow.band.rows, narrow.band.columns)
    looked_at = narrow.beads > NOTHING
    assert narrow.beads[looked_at] == pytest.approx(whole.beads[:, places][looked_at], rel=1e-4, abs=1e-3)
    assert weight_of(narrow, found.path) > NOTHING / 2
    assert weight_of(whole, found.path) == pytest.approx(weight_of(narrow, found.path), rel=1e-4, abs=1e-2)


# Parts of the scores -------------------------------------------------------------------------------------------


@SOME
@given(scores=any_scores(most=8), data=st.data())
def test_a_part_of_the_scores_holds_the_scores_of_its_stretch(scores, data):
    n, m = scores.size
    rows, columns = (range(*sorted(data.draw(st.tuples(*[st.integers(0, size)] * 2)))) for size in (n, m))

    part = scores.part(rows, columns)

    assert part.size == (len(rows), len(columns))
    assert_is_band(part.band, len(rows), len(columns))
    for place, (x, y) in enumerate(BEAD_TYPES):
        for number, (i, j) in enumerate(zip(part.band.rows.tolist(), part.band.columns.tolist(), strict=True)):
            fits = i + x <= len(rows) and j + y <= len(columns)
            whole = scores.band.numbers(np.array(i + rows.start), np.array(j + columns.start))
            known = fits and whole < len(scores.band)
            assert part.beads[place, number] == (scores.beads[place, whole] if known else NOTHING)
    path = best_path(part)
    moved = [(i + rows.start, j + columns.start, bead) for i, j, bead in path]
    assert weight_of(part, path) > NOTHING / 2
    assert weight_of(scores, moved) == pytest.approx(weight_of(part, path))


@SOME
@given(scores=any_scores(most=6))
def test_the_part_of_everything_is_the_whole(scores):
    n, m = scores.size

    part = scores.part(range(n), range(m))

    assert best_path(part) == best_path(scores)
    assert posteriors(part).total == pytest.approx(posteriors(scores).total)
    assert np.array_equal(part.beads, scores.beads)


@SOME
@given(documents=st.tuples(*documents_of()), data=st.data())
def test_scores_in_another_order_are_those_of_the_pieces_in_that_order(documents, data):
    pair = pairing(*documents)
    order = np.array(data.draw(st.permutations(range(len(pair.second)))), np.int64)

    taken = score(full(pair), ALL_PLAIN).taken(order)

    moved = pairing(*documents)
    moved = type(pair)(moved.first, moved.second.taken(order))
    wanted = score(full(moved), ALL_PLAIN, breaks=((), seams(order)))
    assert taken.leave_second == pytest.approx(wanted.leave_second)
    assert taken.beads == pytest.approx(wanted.beads)


# Sums and mirrors ----------------------------------------------------------------------------------------------


def in_beads(found, side):
    """How probable it is that each piece of one side is in a bead with two sides."""
    sums = np.zeros(found.band.shape[side])
    for bead, row in zip(BEAD_TYPES, found.beads, strict=False):
        starts = (found.band.rows, found.band.columns)[side]
        for step in range(bead[side]):
            inside = row > 0
            np.add.at(sums, starts[inside] + step, row[inside])
    return sums


@SOME
@given(scores=any_scores(most=9))
def test_every_piece_is_in_one_bead_or_left_alone(scores):
    found = posteriors(scores)

    for side, alone in enumerate((found.leave_first, found.leave_second)):
        assert alone + in_beads(found, side) == pytest.approx(np.ones(len(alone)), abs=CLOSE)
    assert weight_of(scores, best_path(scores)) <= found.total + CLOSE
    assert found.rungs[[0, -1]] == pytest.approx([1, 1])


@SOME
@given(
    first=small_documents("en", min_blocks=1),
    second=small_documents("ar", min_blocks=1),
    level=st.sampled_from(list(Level)),
    encoder=st.sampled_from([None, Dictionary(), Whole(Dictionary())]),
)
def test_swapping_the_documents_mirrors_every_score_and_probability(first, second, level, encoder):
    there, back = (
        Solution.of(full(pairing(*order, level, encoder)), shipped(level).of(full(pairing(*order, level, encoder))))
        for order in ((first, second), (second, first))
    )

    n, m = there.scores.size
    close = CLOSE if encoder is None else 1e-3
    assert back.posteriors.total == pytest.approx(there.posteriors.total, abs=close)
    best = weight_of(there.scores, there.path)
    assert weight_of(back.scores, back.path) == pytest.approx(best, abs=close)
    mirrored = [(j, i, (y, x)) for i, j, (x, y) in back.path]
    assert weight_of(there.scores, mirrored) == pytest.approx(best, abs=close)
    assert back.posteriors.leave_first == pytest.approx(there.posteriors.leave_second, abs=close)
    assert back.posteriors.leave_second == pytest.approx(there.posteriors.leave_first, abs=close)
    for place, (x, y) in enumerate(BEAD_TYPES[: len(there.scores.beads)]):
        mirror = BEAD_TYPES.index((y, x))
        a, b = (
            table.reshape(-1, n + 1, m + 1)[place]
            if table is there.posteriors.beads
            else table.reshape(-1, m + 1, n + 1)[mirror].T
            for table in (there.posteriors.beads, back.posteriors.beads)
        )
        assert a == pytest.approx(b, abs=close)


# Whole alignments ----------------------------------------------------------------------------------------------


def versions(min_blocks=1):
    """Two or three documents, blocks of furniture among theirs."""
    tags = ("en", "ar", "fa")
    each = [small_documents(tag, min_blocks=min_blocks, with_furniture=True) for tag in tags]
    return st.integers(2, 3).flatmap(lambda count: st.tuples(*each[:count]))


@FEW
@given(documents=versions(), level=st.sampled_from(list(Level)))
def test_the_joint_aligner_tiles_any_documents_and_does_so_twice(documents, level):
    found = JointAligner().align(documents, level)

    assert found == JointAligner().align(documents, level)
    assert found.level is level
    assert set(found.pairs) == (set(combinations(range(3), 2)) if len(documents) == 3 else set())
    for bead in (*found.beads, *found.block_beads):
        assert 0 <= bead.confidence <= 1
    for bead in found.block_beads if level is Level.SENTENCE else found.beads:
        blocks = [
            document.blocks[place] for document, span in zip(documents, bead.spans, strict=True) for place in span
        ]
        if bead.status is Status.LEFT_OUT:
            assert [block.is_aligned for block in blocks] == [False]
        else:
            assert blocks[0].is_aligned
            assert blocks[-1].is_aligned


@FEW
@given(documents=versions())
def test_what_is_left_out_changes_no_bead(documents):
    bare = [
        made(one.language, [(block.kind, [s.text for s in block.segments]) for block in one.blocks if block.is_aligned])
        for one in documents
    ]

    found, again = (JointAligner().align(given, Level.SENTENCE) for given in (documents, bare))

    assert [bead.spans for bead in again.beads] == [bead.spans for bead in found.beads]
    assert [bead.confidence for bead in again.beads] == [bead.confidence for bead in found.beads]


def telling(language, numbers):
    """A document whose blocks cannot be taken for one another: a block for every number."""
    digits = {"en": "0123456789", "ar": "٠١٢٣٤٥٦٧٨٩", "fa": "۰۱۲۳۴۵۶۷۸۹"}[language]
    names = [f"{number + 1000} {number * 7 + 2000} {number * 13 + 3000}." for number in numbers]
    return paragraphs_of(language, [name.translate(dict(zip(map(ord, "0123456789"), digits))) for name in names])  # noqa: B905


@FEW
@given(size=st.integers(1, 12), level=st.sampled_from(list(Level)))
def test_the_same_numbers_in_the_digits_of_three_languages_align_one_to_one(size, level):
    found = JointAligner().align([telling(language, range(size)) for language in ("en", "ar", "fa")], level)

    assert {bead.type for bead in found.beads} == {"1-1-1"}
    assert all(bead.spans[0] == bead.spans[1] == bead.spans[2] for bead in found.beads)


@st.composite
def moves(draw):
    """Orders of a few blocks, one run of them moved by three places at least."""
    size = draw(st.integers(7, 12))
    length = draw(st.integers(1, 3))
    start = draw(st.integers(0, size - length))
    rest = [place for place in range(size) if not start <= place < start + length]
    landing = draw(st.integers(0, len(rest)))
    assume(abs(landing - start) > length + 1)
    return [*rest[:landing], *range(start, start + length), *rest[landing:]]


@SOME
@given(order=moves(), languages=st.sampled_from([("en", "ar"), ("en", "ar", "fa"), ("fa", "en", "ar")]))
def test_a_run_of_blocks_that_was_moved_is_found_again(order, languages):
    documents = [telling(languages[0], range(len(order))), *(telling(tag, order) for tag in languages[1:])]

    for level in Level:
        found = JointAligner().align(documents, level)

        pairs = [tuple(span.start for span in bead.spans) for bead in found.beads]
        assert pairs == [(place, *[order.index(place)] * (len(languages) - 1)) for place in range(len(order))]
        assert any(bead.moved for bead in found.beads)


# Stars ---------------------------------------------------------------------------------------------------------


def random_path(seed, first, second):
    """A path through two runs that depends on nothing but its arguments."""
    rng = random.Random(f"{seed}|{first}|{second}")
    path, i, j = [], first.start, second.start
    while i < first.stop or j < second.stop:
        fitting = [bead for bead in (*BEAD_TYPES, (1, 0), (0, 1)) if fits(bead, first.stop - i, second.stop - j)]
        bead = rng.choice(fitting)
        path.append((i, j, bead))
        i, j = i + bead[0], j + bead[1]
    return path, -rng.random() * 10


def fits(bead, rows, columns):
    return bead[0] <= rows and bead[1] <= columns


def assert_tiles(beads, runs):
    ends = [run.start for run in runs]
    for bead in beads:
        assert len(bead) == len(runs)
        assert any(bead)
        for side, run in enumerate(bead):
            if run:
                assert run.start == ends[side]
                ends[side] = run.stop
    assert ends == [run.stop for run in runs]


@st.composite
def runs_of(draw):
    """Two to five runs of places, some empty."""
    sizes = draw(st.lists(st.integers(0, 6), min_size=2, max_size=5))
    starts = draw(st.lists(st.integers(0, 3), min_size=len(sizes), max_size=len(sizes)))
    return tuple(range(start, start + size) for start, size in zip(starts, sizes, strict=True))


@settings(FAST, max_examples=200)
@given(runs=runs_of(), seed=st.integers(0, 10**6))
def test_paths_that_contradict_each_other_are_joined_into_beads_that_tile(runs, seed):
    def solve(a, b, first, second):
        return random_path(f"{seed}|{a}|{b}", first, second)

    assert_tiles(joined(runs, solve), runs)
    for pivot in range(len(runs)):
        order = [pivot, *(other for other in range(len(runs)) if other != pivot)]
        assert_tiles(star(runs, solve, order), runs)


@settings(FAST, max_examples=200)
@given(
    sizes=st.lists(st.lists(st.integers(1, 2), min_size=4, max_size=4), max_size=6),
    strays=st.lists(st.tuples(st.integers(0, 6), st.integers(0, 3)), max_size=4),
    count=st.integers(2, 4),
)
def test_paths_that_agree_are_joined_into_the_beads_that_they_come_from(sizes, strays, count):
    hidden = [tuple(bead[:count]) for bead in sizes]
    for place, side in strays:
        if side < count:
            hidden.insert(min(place, len(hidden)), tuple(int(side == other) for other in range(count)))
    ends, beads = [0] * count, []
    for bead in hidden:
        beads.append(tuple(range(end, end + size) for end, size in zip(ends, bead, strict=True)))
        ends = [run.stop for run in beads[-1]]

    def solve(a, b, first, second):
        inside = [
            (bead[a], bead[b])
            for bead in beads
            if inner(bead[a], first) and inner(bead[b], second) and (bead[a] or bead[b])
        ]
        return [(x.start, y.start, (len(x), len(y))) for x, y in inside], 0.0

    found = joined(tuple(range(end) for end in ends), solve)

    assert_tiles(found, tuple(range(end) for end in ends))
    assert [bead for bead in found if all(bead)] == [bead for bead in beads if all(bead)]


def inner(run, whole):
    return not run or (whole.start <= run.start and run.stop <= whole.stop)

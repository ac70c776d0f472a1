"""What the aligners keep over any documents: one answer from the fast and the readable lattice, and beads that tile."""

from __future__ import annotations

import random
from itertools import combinations, pairwise
from math import inf

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from aligntrans.aligners import bands, reference
from aligntrans.aligners.evidence import gather
from aligntrans.aligners.features import BEAD_TYPES, FEATURES, NULL_FEATURES, Pairing
from aligntrans.aligners.joint import JointAligner, Solution
from aligntrans.aligners.lattice import Band, best_path, links, posteriors, weight_of
from aligntrans.aligners.moves import seams
from aligntrans.aligners.reference import ReferenceAligner
from aligntrans.aligners.scoring import score
from aligntrans.aligners.star import joined, star
from aligntrans.aligners.weights import Weights, shipped
from aligntrans.model import Kind, Level, Status
from support.pieces import made, one_block, paragraphs_of, small_documents
from support.strategies import FAST

CLOSE = 1e-6
ALL_FEATURES = Weights(
    {name: 0.3 + 0.1 * place for place, name in enumerate(list(FEATURES)[:-4])},
    {"1-1": 0.4, "1-2": -0.3, "2-2": 0.2, "1-3": -0.1, "2-3": -0.6, "1-4": 0.1},
    {name: 0.2 + 0.3 * place for place, name in enumerate(NULL_FEATURES)},
)
"""Weights that leave no feature out that needs no encoder, whatever was fitted."""
SOME = settings(FAST, max_examples=60)
FEW = settings(FAST, max_examples=25)


def lattices(first, second, level, weights):
    """The fast and the readable lattice of two documents."""
    pairing = Pairing(gather(first, level), gather(second, level))
    sides = reference.Sides(reference.pieces(first, level), reference.pieces(second, level))
    return Solution.of(pairing, weights), reference.Lattice(sides, weights)


def assert_one_answer(solution, readable):
    n, m = readable.end
    assert solution.scores.size == (n, m)
    assert solution.posteriors.total == pytest.approx(readable.forward[n, m], abs=CLOSE)
    assert solution.posteriors.total == pytest.approx(readable.backward[0, 0], abs=CLOSE)
    assert solution.weight == pytest.approx(readable.best_path()[0], abs=CLOSE)
    for (i, j), moves in readable.every_move.items():
        for (k, l), value in moves:  # noqa: E741 - i, j to k, l
            bead, wanted = (k - i, l - j), readable.probability((i, j), (k, l), value)
            if all(bead):
                assert solution.scores.beads[bead][i, j] == pytest.approx(value, abs=CLOSE)
                assert solution.confidence(i, j, bead) == pytest.approx(wanted, abs=CLOSE)
            elif bead == (1, 0):
                assert solution.posteriors.first_at[i, j] == pytest.approx(wanted, abs=CLOSE)
            else:
                assert solution.posteriors.second_at[i, j] == pytest.approx(wanted, abs=CLOSE)
    for side, size in enumerate((n, m)):
        alone = (solution.posteriors.leave_first, solution.posteriors.leave_second)[side]
        assert alone == pytest.approx([readable.left_alone(side, place) for place in range(size)], abs=CLOSE)


@pytest.mark.parametrize("weights", [shipped(Level.PARAGRAPH), ALL_FEATURES], ids=["shipped", "all features"])
@SOME
@given(first=small_documents("en"), second=small_documents("ar"))
@example(made("en", []), made("ar", []))
@example(made("en", []), made("ar", [(Kind.HEADING, ["12"])]))
def test_the_fast_lattice_of_blocks_agrees_with_the_readable_one(weights, first, second):
    assert_one_answer(*lattices(first, second, Level.PARAGRAPH, weights))


@pytest.mark.parametrize("weights", [shipped(Level.SENTENCE), ALL_FEATURES], ids=["shipped", "all features"])
@SOME
@given(first=one_block("en"), second=one_block("fa"))
def test_the_fast_lattice_of_sentences_agrees_with_the_readable_one(weights, first, second):
    assert_one_answer(*lattices(first, second, Level.SENTENCE, weights))


@FEW
@given(first=small_documents("en", max_blocks=3), second=small_documents("fa", max_blocks=3))
def test_the_lattices_agree_on_sentences_of_several_blocks_that_are_not_linked(first, second):
    assert_one_answer(*lattices(first, second, Level.SENTENCE, ALL_FEATURES))


@FEW
@given(first=small_documents("en", min_blocks=1), second=small_documents("ar", min_blocks=1))
def test_the_joint_aligner_finds_a_path_of_blocks_as_good_as_that_of_the_reference(first, second):
    weights = shipped(Level.PARAGRAPH)
    solution, readable = lattices(first, second, Level.PARAGRAPH, weights)

    found, wanted = (
        aligner.align([first, second], Level.PARAGRAPH).beads for aligner in (JointAligner(), ReferenceAligner())
    )

    best = readable.best_path()[0]
    assert weight_of(solution.scores, path_of(wanted)) == pytest.approx(best, abs=CLOSE)
    if not any(bead.moved for bead in found):
        assert weight_of(solution.scores, path_of(found)) == pytest.approx(best, abs=CLOSE)
        sure = {bead.spans: bead.confidence for bead in wanted if not bead.is_null}
        for bead in found:
            if bead.spans in sure:
                assert bead.confidence == pytest.approx(sure[bead.spans], abs=CLOSE)


def path_of(beads):
    """Beads of two documents as a path of the lattice."""
    return [(bead.spans[0].start, bead.spans[1].start, tuple(map(len, bead.spans))) for bead in beads]


# Bands ---------------------------------------------------------------------------------------------------------


class BandedLattice(reference.Lattice):
    """The readable lattice without the rungs outside a band."""

    band: Band

    def moves(self, rung):
        return [(target, value) for target, value in super().moves(rung) if self.holds(rung) and self.holds(target)]

    def holds(self, rung):
        low = self.band.lows[rung[0]]
        return low <= rung[1] < low + self.band.width

    def best(self):
        totals = dict.fromkeys(self.every_move, -inf)
        totals[0, 0] = 0.0
        for rung, moves in self.every_move.items():
            for target, value in moves:
                totals[target] = max(totals[target], totals[rung] + value)
        return totals[self.end]


@st.composite
def bands_of(draw, n, m):
    """Bands that some path fits in."""
    width = draw(st.integers(1 if m == 0 or n >= m else 2, m + 1))
    last = m + 1 - width
    lows = sorted(draw(st.lists(st.integers(0, last), min_size=n + 1, max_size=n + 1)))
    lows[0], lows[n] = 0, last
    assume(n or not last)
    assume(all(after < before + width for before, after in pairwise(lows)))
    return Band(np.array(lows, np.int64), width, m + 1)


@SOME
@given(first=small_documents("en"), second=small_documents("ar"), data=st.data())
def test_a_band_gives_what_the_readable_lattice_gives_without_the_rungs_outside(first, second, data):
    pairing = Pairing(gather(first, Level.PARAGRAPH), gather(second, Level.PARAGRAPH))
    n, m = len(pairing.first), len(pairing.second)
    band = data.draw(bands_of(n, m))
    sides = reference.Sides(*(reference.pieces(document, Level.PARAGRAPH) for document in (first, second)))
    readable = BandedLattice(sides, ALL_FEATURES)
    readable.band = band

    scores = score(pairing, ALL_FEATURES, band)
    found = posteriors(scores)

    assert found.total == pytest.approx(readable.forward[n, m], abs=CLOSE)
    assert weight_of(scores, best_path(scores)) == pytest.approx(readable.best(), abs=CLOSE)
    table = np.zeros((n, m))
    for (i, j), moves in readable.every_move.items():
        for (k, l), value in moves:  # noqa: E741 - i, j to k, l
            wanted = readable.probability((i, j), (k, l), value)
            table[i:k, j:l] += wanted
            if k > i and l > j:
                assert found.beads[k - i, l - j][i, j - band.lows[i]] == pytest.approx(wanted, abs=CLOSE)
    assert links(found, band) == pytest.approx(table, abs=CLOSE)
    assert found.leave_first + table_free(found, band, 0) == pytest.approx(np.ones(n), abs=CLOSE)
    assert found.leave_second + table_free(found, band, 1) == pytest.approx(np.ones(m), abs=CLOSE)


def table_free(found, band, side):
    """How probable it is that each piece of one side is in a bead with two sides."""
    sums = np.zeros((len(found.leave_first), len(found.leave_second))[side])
    for bead, values in found.beads.items():
        for i, row in enumerate(values):
            for place, value in enumerate(row):
                start = (i, place + int(band.lows[i]))[side]
                if value:
                    sums[start : start + bead[side]] += value
    return sums


@SOME
@given(first=small_documents("en"), second=small_documents("ar"), half=st.integers(0, 3))
def test_a_band_rises_holds_both_ends_and_overlaps_from_row_to_row(first, second, half):
    pairing = Pairing(gather(first, Level.PARAGRAPH), gather(second, Level.PARAGRAPH))
    n, m = len(pairing.first), len(pairing.second)
    assume(n)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bands, "FULL_CELLS", 0)
        patch.setattr(bands, "HALF_WIDTH", half)
        band = bands.band_for(pairing)

    lows = band.lows.tolist()
    assert len(lows) == n + 1
    assert band.columns == m + 1
    assert lows[0] == 0
    assert lows[-1] + band.width == m + 1
    assert all(before <= after < before + band.width for before, after in pairwise(lows))


@SOME
@given(first=small_documents("en"), second=small_documents("ar"))
def test_a_band_that_is_wide_enough_is_the_whole_lattice(first, second):
    pairing = Pairing(gather(first, Level.PARAGRAPH), gather(second, Level.PARAGRAPH))
    assume(len(pairing.first))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bands, "FULL_CELLS", 0)
        wide = Solution.of(pairing, ALL_FEATURES)
    whole = Solution.of(pairing, ALL_FEATURES)

    assert wide.scores.band.is_full
    assert wide.path == whole.path
    assert wide.posteriors.total == whole.posteriors.total


# Parts of the scores -------------------------------------------------------------------------------------------


@SOME
@given(first=small_documents("en"), second=small_documents("ar"), data=st.data())
def test_a_part_of_the_scores_holds_the_scores_of_its_stretch(first, second, data):
    pairing = Pairing(gather(first, Level.PARAGRAPH), gather(second, Level.PARAGRAPH))
    n, m = len(pairing.first), len(pairing.second)
    scores = score(pairing, ALL_FEATURES)
    rows, columns = (range(*sorted(data.draw(st.tuples(*[st.integers(0, size)] * 2)))) for size in (n, m))

    part = scores.part(rows, columns)

    assert part.size == (len(rows), len(columns))
    for (x, y), values in part.beads.items():
        inside = values[:, : len(columns) - y + 1]
        wanted = scores.beads[x, y][rows.start : rows.stop - x + 1, columns.start : columns.stop - y + 1]
        assert np.array_equal(inside, wanted)
    path = best_path(part)
    moved = [(i + rows.start, j + columns.start, bead) for i, j, bead in path]
    assert weight_of(scores, moved) == pytest.approx(weight_of(part, path))


@SOME
@given(first=small_documents("en"), second=small_documents("ar"))
def test_the_part_of_everything_is_the_whole(first, second):
    scores = score(Pairing(gather(first, Level.PARAGRAPH), gather(second, Level.PARAGRAPH)), ALL_FEATURES)
    n, m = scores.size

    part = scores.part(range(n), range(m))

    assert best_path(part) == best_path(scores)
    assert posteriors(part).total == pytest.approx(posteriors(scores).total)
    assert {bead: values[:, : m - bead[1] + 1].tolist() for bead, values in part.beads.items()} == {
        bead: values[:, : m - bead[1] + 1].tolist() for bead, values in scores.beads.items()
    }


@SOME
@given(first=small_documents("en"), second=small_documents("ar"), data=st.data())
def test_scores_in_another_order_are_those_of_the_pieces_in_that_order(first, second, data):
    pairing = Pairing(gather(first, Level.PARAGRAPH), gather(second, Level.PARAGRAPH))
    order = np.array(data.draw(st.permutations(range(len(pairing.second)))), np.int64)

    taken = score(pairing, ALL_FEATURES).taken(order)

    moved = Pairing(pairing.first, pairing.second.taken(order))
    wanted = score(moved, ALL_FEATURES, breaks=((), seams(order)))
    assert taken.leave_second == pytest.approx(wanted.leave_second)
    for bead, values in wanted.beads.items():
        assert taken.beads[bead] == pytest.approx(values)


# Sums and mirrors ----------------------------------------------------------------------------------------------


@SOME
@given(
    first=small_documents("en", max_blocks=6),
    second=small_documents("ar", max_blocks=6),
    level=st.sampled_from(list(Level)),
)
def test_every_piece_is_in_one_bead_or_left_alone(first, second, level):
    solution = Solution.of(Pairing(gather(first, level), gather(second, level)), shipped(level))
    found, band = solution.posteriors, solution.scores.band

    for side, alone in enumerate((found.leave_first, found.leave_second)):
        assert alone + table_free(found, band, side) == pytest.approx(np.ones(len(alone)), abs=CLOSE)
    assert solution.weight <= found.total + CLOSE


@SOME
@given(first=small_documents("en"), second=small_documents("ar"), level=st.sampled_from(list(Level)))
def test_swapping_the_documents_mirrors_every_score_and_probability(first, second, level):
    sides = gather(first, level), gather(second, level)

    there, back = (Solution.of(Pairing(*order), shipped(level)) for order in (sides, sides[::-1]))

    n, m = there.scores.size
    assert back.posteriors.total == pytest.approx(there.posteriors.total, abs=CLOSE)
    assert back.weight == pytest.approx(there.weight, abs=CLOSE)
    mirrored = [(j, i, (y, x)) for i, j, (x, y) in back.path]
    assert weight_of(there.scores, mirrored) == pytest.approx(there.weight, abs=CLOSE)
    assert back.posteriors.leave_first == pytest.approx(there.posteriors.leave_second, abs=CLOSE)
    for x, y in BEAD_TYPES:
        if x <= n and y <= m:
            a, b = there.posteriors.beads[x, y][:, : m - y + 1], back.posteriors.beads[y, x][:, : n - x + 1]
            assert a == pytest.approx(b.T, abs=CLOSE)


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

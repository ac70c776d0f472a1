"""Tables near a band: each holds what a plain table of everything, counted piece by piece, holds there."""

from __future__ import annotations

from collections import Counter
from itertools import product
from math import log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligntrans.aligners import candidates, coverage, strips, vectors
from aligntrans.aligners import grid as grids
from aligntrans.aligners.bands import BEAD_TYPES, Band
from aligntrans.aligners.candidates import Candidates
from aligntrans.aligners.features import ENCODER_FEATURES, FEATURES, WORD_FEATURES, values
from aligntrans.aligners.grid import Grid, runs
from aligntrans.aligners.strips import LONGEST, Reach, Rectangles, Strip
from aligntrans.aligners.tokens import Tokens, pairs
from aligntrans.aligners.vectors import NEAREST, Vectors, rivals
from aligntrans.model import Level
from support.pieces import Codebook, Dictionary, Whole, bands_of, coded, made, pairing, paragraphs_of, small_documents
from support.strategies import FAST

SOME = settings(FAST, max_examples=40)
FEW = settings(FAST, max_examples=20)
SEEDS = st.integers(0, 10**6)


@st.composite
def reaches(draw):
    """Cells of up to seven rows, ragged, some rows empty."""
    n, m = draw(st.integers(0, 7)), draw(st.integers(0, 8))
    places = st.lists(st.integers(0, m), min_size=n, max_size=n)
    starts = np.array(sorted(draw(places)), np.int64)
    return Reach(starts, np.maximum(starts, np.array(sorted(draw(places)), np.int64))), m


def held(reach, m):
    """Which cells of a table with m columns are in reach."""
    columns = np.arange(m)
    return (columns >= reach.starts[:, None]) & (columns < reach.stops[:, None])


def assert_holds(strip, table):
    n, m = table.shape
    assert strip.window(slice(0, n), slice(0, m)) == pytest.approx(table)
    for rows, columns in product(range(n + 1), range(m + 1)):
        window = strip.window(slice(rows // 2, rows), slice(columns // 2, columns))
        assert window == pytest.approx(table[rows // 2 : rows, columns // 2 : columns])
    i, j = (side.ravel() for side in np.indices((n, m)))
    assert strip.at(i, j) == pytest.approx(table.ravel())


@pytest.mark.parametrize("area", [1, 9, 10**6])
@FEW
@given(reach=reaches(), seed=SEEDS)
def test_a_strip_of_any_ragged_reach_is_the_table_with_zeros_elsewhere(area, reach, seed):
    reach, m = reach
    table = np.random.default_rng(seed).normal(size=(len(reach.starts), m))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(strips, "AREA", area)
        strip = Strip.of(reach, lambda rows, columns: table[rows, columns])

    assert_holds(strip, np.where(held(reach, m), table, 0))


@SOME
@given(reach=reaches(), seed=SEEDS, size=st.integers(0, 30))
def test_a_strip_of_cells_adds_them_up_and_drops_those_out_of_reach(reach, seed, size):
    reach, m = reach
    n = len(reach.starts)
    rng = np.random.default_rng(seed)
    size = size if n and m else 0
    rows, columns, numbers = rng.integers(0, max(1, n), size), rng.integers(0, max(1, m), size), rng.normal(size=size)
    table = np.zeros((n, m))
    np.add.at(table, (rows, columns), numbers)

    strip = Strip.of_cells(reach, rows, columns, numbers)

    assert_holds(strip, np.where(held(reach, m), table, 0))


@SOME
@given(reach=reaches())
def test_windows_hold_every_cell_and_rows_and_columns_reach_each_other(reach):
    reach, m = reach
    inside = held(reach, m)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(strips, "AREA", 5)
        windows = reach.windows()

    assert [number for rows, _ in windows for number in range(rows.start, rows.stop)] == list(range(len(inside)))
    for rows, columns in windows:
        rest = inside[rows].copy()
        rest[:, columns] = False
        assert not rest.any()
    for start in range(m):
        rows = reach.rows(slice(start, min(m, start + 2)))
        rest = inside[:, start : start + 2].copy()
        rest[rows] = False
        assert not rest.any()
    assert reach.sizes.tolist() == inside.sum(1).tolist()


@st.composite
def any_band(draw):
    return draw(bands_of(draw(st.integers(1, 7)), draw(st.integers(1, 7))))


@SOME
@given(band=any_band(), seed=SEEDS)
def test_rectangles_are_sums_over_what_a_bead_holds(band, seed):
    n, m = band.shape
    table = np.random.default_rng(seed).normal(size=(n + 1, m + 1))
    pieces = Strip.of(Reach.of(band), lambda rows, columns: table[:n, :m][rows, columns])
    rungs = Strip.of(Reach.of_rungs(band), lambda rows, columns: table[rows, columns])

    over = Rectangles.of(pieces, band.rows, band.columns)
    between = Rectangles.of(rungs, band.rows, band.columns, LONGEST + 1)

    for (x, y), inside in zip(BEAD_TYPES, band.after()[:-1] < len(band), strict=True):
        for number in np.flatnonzero(inside).tolist():
            i, j = int(band.rows[number]), int(band.columns[number])
            assert over.over(x, y, number) == pytest.approx(table[i : i + x, j : j + y].sum())
            assert between.over(x + 1, y + 1, number) == pytest.approx(table[i : i + x + 1, j : j + y + 1].sum())
            assert between.cell(x, y, number) == pytest.approx(table[i + x, j + y])
            assert over.cell(x - 1, y - 1, number) == pytest.approx(table[i + x - 1, j + y - 1])


TOKENS = st.lists(st.frozensets(st.sampled_from("abcdef"), max_size=3), min_size=1, max_size=7)


@pytest.mark.parametrize("common", [False, True])
@SOME
@given(first=TOKENS, second=TOKENS, data=st.data())
def test_tokens_weigh_one_over_the_root_of_how_often_they_stand(common, first, second, data):
    band = data.draw(bands_of(len(first), len(second)))
    counts = [Counter(token for tokens in side for token in tokens) for side in (first, second)]
    known = counts[0].keys() & counts[1].keys() if common else counts[0].keys() | counts[1].keys()
    weights = {token: 1 / (counts[0][token] + counts[1][token]) ** 0.5 for token in known}

    reach = Reach.of(band)
    found = Tokens.of(first, second, reach, common=common)

    for side, totals in ((first, found.first), (second, found.second)):
        assert totals == pytest.approx([sum(weights.get(token, 0) for token in tokens) for tokens in side])
    shared = np.array([[sum(weights[token] for token in one & other) for other in second] for one in first])
    assert_holds(found.shared, np.where(held(reach, len(second)), shared, 0))
    cells = Counter(zip(*(side.tolist() for side in pairs(first, second, sorted(known), reach)[:2]), strict=True))
    inside = held(reach, len(second))
    assert cells == Counter(
        {
            (i, j): len(one & other)
            for (i, one), (j, other) in product(enumerate(first), enumerate(second))
            if inside[i, j] and one & other
        }
    )


# Vectors -------------------------------------------------------------------------------------------------------


def made_up(n, seed, width=5):
    return Vectors((np.random.default_rng(seed).normal(size=(n, width)).astype(np.float32),))


def spread_out(found):
    """The same with a table for every size of run, as of an encoder that does not add up."""
    n = len(found.pieces)
    return Vectors(tuple(found.run(size, slice(0, n)) for size in range(1, LONGEST + 1)))


@SOME
@given(n=st.integers(1, 9), data=st.data(), seed=SEEDS)
def test_runs_and_their_lengths_are_sums_of_what_is_left_of_the_document(n, data, seed):
    found = made_up(n, seed)
    start, stop = sorted(data.draw(st.tuples(*[st.integers(0, n)] * 2)))

    for either in (found, spread_out(found)):
        for size in range(1, LONGEST + 1):
            brute = np.array([found.pieces[i : i + size].sum(0) for i in range(n)])
            assert either.run(size, slice(start, stop)) == pytest.approx(brute[start:stop], abs=1e-5)
            assert either.norms[size - 1] == pytest.approx(np.linalg.norm(brute, axis=1), abs=1e-5)


@SOME
@given(n=st.integers(1, 8), m=st.integers(1, 8), data=st.data(), seed=SEEDS)
def test_rivals_are_the_mean_cosine_of_the_nearest_pieces_in_each_window(n, m, data, seed):
    first, second = made_up(n, seed), made_up(m, seed + 1)
    cut = data.draw(st.integers(0, n))
    ends = [sorted(data.draw(st.tuples(*[st.integers(0, m)] * 2))) for _ in range(2)]
    windows = [(slice(0, cut), slice(*ends[0])), (slice(cut, n), slice(*ends[1]))]

    for found in (rivals(first, second, windows), rivals(spread_out(first), spread_out(second), windows)):
        for rows, columns in windows:
            for i in range(rows.start, rows.stop):
                for size in range(1, LONGEST + 1):
                    run = first.pieces[i : i + size].sum(0)
                    others = second.pieces[columns]
                    cosines = others @ run / np.linalg.norm(others, axis=1) / np.linalg.norm(run)
                    wanted = np.sort(cosines)[-NEAREST:].mean() if len(others) else 0
                    assert found[size - 1, i] == pytest.approx(wanted, abs=1e-4)


@pytest.mark.parametrize("within", [1, 3, 100])
@FEW
@given(n=st.integers(1, 12), m=st.integers(1, 12), seed=SEEDS, data=st.data())
def test_rivals_are_looked_for_near_the_band(within, n, m, seed, data):
    documents = [
        paragraphs_of(tag, [coded(tag, 10 + (seed + k * 7) % 60) for k in range(size)])
        for tag, size in (("en", n), ("ar", m))
    ]
    pair = pairing(*documents, encoder=Codebook())
    grid = Grid(pair, data.draw(bands_of(n, m)))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grids, "RIVALS_WITHIN", within)
        found = grid.rivals

    assert [side.shape for side in found] == [(LONGEST + 1, n + 1), (LONGEST + 1, m + 1)]
    assert all((np.abs(side) <= 1.01).all() for side in found)
    if within > 6:
        first, second = pair.vectors
        assert found[0][1:, :n] == pytest.approx(rivals(first, second, [(slice(0, n), slice(0, m))]), abs=1e-5)


@FEW
@given(
    first=st.lists(st.lists(st.integers(10, 20), min_size=1, max_size=3), min_size=1, max_size=6),
    second=st.lists(st.lists(st.integers(10, 20), min_size=1, max_size=3), min_size=1, max_size=6),
    data=st.data(),
)
def test_an_encoder_that_adds_up_gives_the_same_features_whether_it_says_so_or_not(first, second, data):
    documents = [
        paragraphs_of(tag, [coded(tag, *meanings) for meanings in side])
        for tag, side in (("en", first), ("ar", second))
    ]
    band = data.draw(bands_of(len(first), len(second)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vectors, "centred", lambda table: table)  # runs have another mean than pieces
        either = [Grid(pairing(*documents, encoder=encoder), band) for encoder in (Codebook(), Whole(Codebook()))]

    assert [grid.pairing.vectors[0].add_up for grid in either] == [True, False]
    names = [name for name in FEATURES if name not in WORD_FEATURES]
    for bead, there in zip(BEAD_TYPES, band.after()[:-1], strict=True):
        inside = there < len(band)
        starts = zip(band.rows[inside].tolist(), band.columns[inside].tolist(), strict=True)
        beads = [(i, j, bead) for i, j in starts]
        one, other = (values(Candidates.of(grid, beads), names) for grid in either)
        assert one.keys() == other.keys() >= set(ENCODER_FEATURES)
        for name in names:
            assert one[name] == pytest.approx(other[name], abs=1e-4)


@FEW
@given(
    sizes=st.tuples(*[st.integers(1, 5)] * 2),
    seed=SEEDS,
    same=st.booleans(),
    encoder=st.sampled_from([Codebook(), Whole(Codebook())]),
)
def test_cosines_are_cosines_though_a_short_document_sums_up_to_nothing(sizes, seed, same, encoder):
    rng = np.random.default_rng(seed)
    documents = [
        paragraphs_of(tag, [coded(tag, 10 if same else int(rng.integers(10, 99)), 12) for _ in range(size)])
        for tag, size in zip(("en", "ar"), sizes, strict=True)
    ]
    grid = Grid(pairing(*documents, encoder=encoder), Band.full(*sizes))

    for _, _, beads in grid.candidates(len(BEAD_TYPES)):
        found = values(beads, ENCODER_FEATURES)
        assert np.abs(found["cosine"]).max(initial=0) <= 1.01
        assert np.abs(found["margin"]).max(initial=0) <= 2.02
        assert np.abs(found["edge"]).max(initial=0) <= 1.01


@SOME
@given(n=st.integers(1, 7), seed=SEEDS)
def test_sums_of_runs_end_with_the_document(n, seed):
    table = np.random.default_rng(seed).normal(size=(n, 2))

    found = runs(table)

    for size, i in product(range(LONGEST + 1), range(n + 1)):
        assert found[size, i] == pytest.approx(table[i : i + size].sum(0))


@SOME
@given(n=st.integers(2, 9), seed=SEEDS)
def test_centring_takes_away_what_all_vectors_share_and_nothing_else(n, seed):
    rng = np.random.default_rng(seed)
    table = (rng.normal(size=(n, 6)) + np.array([9, 0, 0, 0, 0, 0])).astype(np.float32)
    lengths = np.linalg.norm(table, axis=1)

    found = vectors.centred(table.copy())

    mean = table.sum(0) / lengths.sum()
    assert found == pytest.approx(table - lengths[:, None] * mean, abs=1e-4)
    assert np.abs(found.sum(0)).max() < 1e-3


# Words ---------------------------------------------------------------------------------------------------------


def share(piece, others, seen, heard):
    """How much of a piece its nearest words in some pieces of the other document hold."""
    words = seen.part(slice(piece, piece + 1))[0]
    near = heard.part(others)[0]
    weights = seen.weights[seen.starts[piece] : seen.starts[piece + 1]]
    if not weights.any():
        return 1.0
    cosines = (seen.vectors[words] @ heard.vectors[near].T).max(1, initial=-1)
    found = np.clip((cosines - coverage.MISSING) / (coverage.FOUND - coverage.MISSING), 0, 1)
    return float((found * weights).sum() / weights.sum())


WORDY = st.lists(
    st.lists(st.sampled_from(["river", "نهر", "school", "مدرسة", "Line", "12", "?"]), min_size=1, max_size=4).map(
        " ".join
    ),
    min_size=1,
    max_size=6,
)


@FEW
@given(first=WORDY, second=WORDY, data=st.data())
def test_every_piece_of_a_bead_is_looked_for_word_by_word_on_the_other_side(first, second, data):
    documents = [made(tag, [("paragraph", lines)]) for tag, lines in (("en", first), ("ar", second))]
    pair = pairing(*documents, Level.SENTENCE, Dictionary())
    band = data.draw(bands_of(*pair.shape))
    one, other = pair.first.vocabulary, pair.second.vocabulary
    floor = candidates.COVERAGE_FLOOR

    for _, _, beads in Grid(pair, band).candidates(len(BEAD_TYPES)):
        found = values(beads, WORD_FEATURES)
        every = zip(*[part.tolist() for part in (beads.rows, beads.columns, beads.x, beads.y)], strict=True)
        for number, (i, j, x, y) in enumerate(every):
            shares = [share(piece, slice(j, j + y), one, other) for piece in range(i, i + x)]
            shares += [share(piece, slice(i, i + x), other, one) for piece in range(j, j + y)]
            assert found["least-coverage"][number] == pytest.approx(min(shares), abs=1e-4)
            assert found["coverage"][number] == pytest.approx(sum(log(floor + s) for s in shares), abs=1e-3)


@FEW
@given(document=small_documents("en", min_blocks=1), data=st.data())
def test_words_in_another_order_of_pieces_are_the_words_of_those_pieces(document, data):
    found = pairing(document, document, Level.PARAGRAPH, Dictionary()).first.vocabulary
    order = data.draw(st.permutations(range(len(document.blocks))))

    taken = found.taken(np.array(order, np.int64))

    for place, piece in enumerate(order):
        ours, theirs = (one.part(slice(at, at + 1))[0] for one, at in ((taken, place), (found, piece)))
        assert ours.tolist() == theirs.tolist()


@SOME
@given(band=any_band())
def test_what_beads_of_a_band_hold_is_in_reach(band):
    n, m = band.shape
    pieces, rungs = np.zeros((n, m), bool), np.zeros((n + 1, m + 1), bool)
    for (x, y), inside in zip(BEAD_TYPES, band.after()[:-1] < len(band), strict=True):
        for i, j in zip(band.rows[inside].tolist(), band.columns[inside].tolist(), strict=True):
            pieces[i : i + x, j : j + y] = True
            rungs[i : i + x + 1, j : j + y + 1] = True

    assert held(Reach.of(band), m)[pieces].all()
    assert held(Reach.of_rungs(band), m + 1)[rungs].all()
    assert held(Reach.of(Band.full(n, m)), m).all()

"""Sums over paths and the best path, on scores made by hand."""

from __future__ import annotations

from math import exp, log

import numpy as np
import pytest

from aligntrans.aligners.bands import BEAD_TYPES, Band
from aligntrans.aligners.lattice import NOTHING, Scores, best_path, links, posteriors, weight_of


def scores(n, m, beads, leave_first=None, leave_second=None, band=None):
    """Scores of a full band: {type: {(i, j): value}}, all else impossible."""
    band = band or Band.full(n, m)
    table = np.full((len(BEAD_TYPES), len(band)), NOTHING)
    for bead, values in beads.items():
        for place, value in values.items():
            table[BEAD_TYPES.index(bead), band.number(*place)] = value
    alone = [
        np.array(values, float) if values else np.zeros(size) for values, size in ((leave_first, n), (leave_second, m))
    ]
    return Scores(table, *alone, band)


def window(strip):
    n = len(strip.reach.starts)
    return strip.window(slice(0, n), slice(0, int(strip.reach.stops.max(initial=0))))


def test_one_piece_a_side_is_linked_or_left_alone_in_one_order():
    found = posteriors(scores(1, 1, {(1, 1): {(0, 0): log(6)}}))

    assert found.total == pytest.approx(log(7))
    assert found.of(0, 0, (1, 1)) == pytest.approx(6 / 7)
    assert found.leave_first.tolist() == pytest.approx([1 / 7])
    assert found.leave_second.tolist() == pytest.approx([1 / 7])


def test_at_one_place_pieces_of_the_first_document_are_left_alone_before_those_of_the_second():
    one = scores(2, 2, {(1, 1): {(0, 0): -9.0}})

    assert best_path(one) == [(0, 0, (1, 0)), (1, 0, (1, 0)), (2, 0, (0, 1)), (2, 1, (0, 1))]
    found = posteriors(one)
    assert found.total == pytest.approx(log(1 + exp(-9)))
    assert found.rungs[one.band.number(2, 0)] == pytest.approx(1, abs=1e-3)
    assert found.rungs[one.band.number(0, 2)] == 0


def test_no_piece_on_one_side_leaves_all_alone():
    one = scores(0, 3, {}, leave_second=[-1, -2, -3])

    assert best_path(one) == [(0, 0, (0, 1)), (0, 1, (0, 1)), (0, 2, (0, 1))]
    assert posteriors(one).total == pytest.approx(-6)
    assert posteriors(one).leave_second.tolist() == pytest.approx([1, 1, 1])
    assert links(posteriors(one)).sums.size == 0


def test_nothing_on_either_side_is_an_empty_path():
    nothing = scores(0, 0, {})

    assert best_path(nothing) == []
    assert posteriors(nothing).total == 0
    assert posteriors(nothing).rungs.tolist() == [1]
    assert weight_of(nothing, []) == 0


def test_the_best_path_takes_the_heavier_of_a_joined_bead_and_two():
    apart = {(0, 0): 1.0, (1, 1): 1.0}
    values = scores(2, 2, {(1, 1): apart, (2, 2): {(0, 0): 2.5}}, [-3, -3], [-3, -3])

    assert best_path(values) == [(0, 0, (2, 2))]
    assert weight_of(values, best_path(values)) == 2.5
    assert best_path(scores(2, 2, {(1, 1): apart, (2, 2): {(0, 0): 1.5}}, [-3, -3], [-3, -3])) == [
        (0, 0, (1, 1)),
        (1, 1, (1, 1)),
    ]


def test_a_bead_of_four_and_four_is_one_step():
    values = scores(5, 5, {(4, 4): {(1, 1): 9.0}, (1, 1): {(0, 0): 1.0}}, [-1] * 5, [-1] * 5)

    assert best_path(values) == [(0, 0, (1, 1)), (1, 1, (4, 4))]


def test_scores_of_fewer_types_have_no_other_beads():
    one = scores(2, 2, {(1, 1): {(0, 0): 1.0, (1, 1): 1.0}})
    fewer = Scores(one.beads[:4], one.leave_first, one.leave_second, one.band)

    assert best_path(fewer) == best_path(one)
    assert posteriors(fewer).total == pytest.approx(posteriors(one).total)
    assert posteriors(fewer).beads.shape == (4, len(one.band))
    assert window(links(posteriors(fewer))) == pytest.approx(window(links(posteriors(one))))


def test_what_is_impossible_is_never_taken_and_has_no_probability():
    found = scores(2, 2, {}, [-500, -500], [-500, -500])

    assert [bead for _, _, bead in best_path(found)].count((1, 1)) == 0
    assert posteriors(found).beads.max() == 0


def test_hundreds_of_pieces_keep_probabilities_that_sum_to_one():
    size = 400
    rng = np.random.default_rng(1)
    band = Band.full(size, size)
    table = np.full((1, len(band)), NOTHING)
    inside = (band.rows < size) & (band.columns < size)
    table[0, inside] = rng.normal(-3, 4, inside.sum())
    alone = rng.normal(-5, 2, (2, size))

    found = posteriors(Scores(table, alone[0], alone[1], band))

    beads = found.beads[0].reshape(size + 1, size + 1)[:size, :size]
    assert found.leave_first + beads.sum(1) == pytest.approx(np.ones(size), abs=1e-9)
    assert found.leave_second + beads.sum(0) == pytest.approx(np.ones(size), abs=1e-9)


def test_links_spread_a_bead_over_its_pieces():
    values = scores(2, 1, {(1, 1): {(0, 0): 0.0, (1, 0): 0.0}, (2, 1): {(0, 0): 3.0}}, [-2, -2], [-2])
    found = posteriors(values)

    table = window(links(found))

    assert table[0, 0] == pytest.approx(found.of(0, 0, (2, 1)) + found.of(0, 0, (1, 1)))
    assert table[1, 0] == pytest.approx(found.of(0, 0, (2, 1)) + found.of(1, 0, (1, 1)))
    assert table.max() <= 1


def test_the_probability_of_a_null_bead_is_that_its_piece_is_left_alone_anywhere():
    found = posteriors(scores(1, 2, {(1, 1): {(0, 0): 1.0, (0, 1): 2.0}}))

    assert found.of(0, 2, (1, 0)) == found.leave_first[0]
    assert found.of(1, 1, (0, 1)) == found.leave_second[1]


def test_scores_of_any_size_do_not_run_over():
    found = posteriors(scores(1, 1, {(1, 1): {(0, 0): 5000.0}}, [-4000], [-4000]))

    assert found.total == pytest.approx(5000)
    assert found.leave_first[0] == exp(-13000)
    assert found.of(0, 0, (1, 1)) == 1


def test_equal_paths_are_chosen_in_the_same_way_every_time():
    values = scores(2, 2, {}, [0, 0], [0, 0])

    assert best_path(values) == best_path(values)
    assert len(best_path(values)) == 4


@pytest.mark.parametrize(("rows", "columns"), [(range(4, 6), range(2)), (range(2), range(4, 6)), (range(6), range(2))])
def test_a_stretch_beside_the_band_is_left_alone(rows, columns):
    band = Band.around(np.arange(7) - 1, np.arange(7) + 2, 6)
    one = scores(6, 6, {(1, 1): {(i, i): 5.0 for i in range(6)}}, [-1] * 6, [-1] * 6, band)

    path = best_path(one.part(rows, columns))

    assert [bead for _, _, bead in path].count((1, 1)) == len(set(rows) & set(columns))
    assert weight_of(one.part(rows, columns), path) > NOTHING / 2


def test_a_part_out_of_order_of_a_full_band_only_is_taken():
    one = scores(2, 2, {(1, 1): {(0, 1): 3.0}, (1, 2): {(0, 0): 4.0}}, [-1, -1], [-1, -2])

    taken = one.taken(np.array([1, 0]))

    assert taken.of(0, 0, (1, 1)) == 3.0
    assert taken.of(0, 0, (1, 2)) == NOTHING
    assert taken.leave_second.tolist() == [-2, -1]


def test_a_path_whose_null_beads_are_out_of_order_is_not_taken_though_the_band_holds_no_other_way():
    band = Band(np.array([0, 0, 0, 1]), np.array([1, 1, 2, 2]))
    one = scores(3, 1, {(2, 1): {(0, 0): 1.0}}, [0, 0, 0], [5], band)

    assert best_path(one) == [(0, 0, (2, 1)), (2, 1, (1, 0))]
    assert posteriors(one).total == pytest.approx(1)

"""Sums over paths and the best path, on scores made by hand."""

from __future__ import annotations

from math import exp, log

import numpy as np
import pytest

from aligntrans.aligners.lattice import NOTHING, Band, Scores, best_path, links, posteriors, weight_of


def scores(n, m, beads, leave_first=None, leave_second=None):
    """Scores of a full band: {type: {(i, j): value}}, all else impossible."""
    tables = {}
    for (x, y), values in beads.items():
        tables[x, y] = np.full((n - x + 1, m + 1), NOTHING)
        for place, value in values.items():
            tables[x, y][place] = value
    alone = [
        np.array(values, float) if values else np.zeros(size) for values, size in ((leave_first, n), (leave_second, m))
    ]
    return Scores(tables, *alone, Band.full(n, m))


def test_one_piece_a_side_is_linked_or_left_alone_in_two_orders():
    found = posteriors(scores(1, 1, {(1, 1): {(0, 0): log(6)}}))

    assert found.total == pytest.approx(log(8))
    assert found.beads[1, 1][0, 0] == pytest.approx(6 / 8)
    assert found.leave_first.tolist() == pytest.approx([2 / 8])
    assert found.leave_second.tolist() == pytest.approx([2 / 8])


def test_no_piece_on_one_side_leaves_all_alone():
    one = scores(0, 3, {}, leave_second=[-1, -2, -3])

    assert best_path(one) == [(0, 0, (0, 1)), (0, 1, (0, 1)), (0, 2, (0, 1))]
    assert posteriors(one).total == pytest.approx(-6)
    assert posteriors(one).leave_second.tolist() == pytest.approx([1, 1, 1])
    assert links(posteriors(one), one.band).shape == (0, 3)


def test_nothing_on_either_side_is_an_empty_path():
    nothing = scores(0, 0, {})

    assert best_path(nothing) == []
    assert posteriors(nothing).total == 0
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


def test_what_is_impossible_is_never_taken_and_has_no_probability():
    found = scores(2, 2, {(1, 1): {}}, [-500, -500], [-500, -500])

    assert [bead for _, _, bead in best_path(found)].count((1, 1)) == 0
    assert posteriors(found).beads[1, 1].max() == 0


def test_a_thousand_pieces_keep_probabilities_that_sum_to_one():
    size = 400
    rng = np.random.default_rng(1)
    table = np.full((size, size + 1), NOTHING)
    table[:, :size] = rng.normal(-3, 4, (size, size))
    alone = rng.normal(-5, 2, (2, size))
    found = posteriors(Scores({(1, 1): table}, alone[0], alone[1], Band.full(size, size)))

    assert found.leave_first + found.beads[1, 1].sum(1) == pytest.approx(np.ones(size), abs=1e-9)
    assert found.leave_second + found.beads[1, 1].sum(0)[:size] == pytest.approx(np.ones(size), abs=1e-9)


def test_links_spread_a_bead_over_its_pieces():
    values = scores(2, 1, {(1, 1): {(0, 0): 0.0, (1, 0): 0.0}, (2, 1): {(0, 0): 3.0}}, [-2, -2], [-2])
    found = posteriors(values)

    table = links(found, values.band)

    assert table[0, 0] == pytest.approx(found.beads[2, 1][0, 0] + found.beads[1, 1][0, 0])
    assert table[1, 0] == pytest.approx(found.beads[2, 1][0, 0] + found.beads[1, 1][1, 0])
    assert table.max() <= 1


def test_scores_of_any_size_do_not_run_over():
    found = posteriors(scores(1, 1, {(1, 1): {(0, 0): 5000.0}}, [-4000], [-4000]))

    assert found.total == pytest.approx(5000)
    assert found.leave_first[0] == exp(-13000)
    assert found.beads[1, 1][0, 0] == 1


def test_equal_paths_are_chosen_in_the_same_way_every_time():
    values = scores(2, 2, {(1, 1): {}}, [0, 0], [0, 0])

    assert best_path(values) == best_path(values)
    assert len(best_path(values)) == 4

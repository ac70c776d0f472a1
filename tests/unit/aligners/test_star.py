"""Beads of many documents from paths of pairs, on paths made by hand."""

from __future__ import annotations

from aligntrans.aligners.star import joined, star

ONE, LEFT, RIGHT = (1, 1), (1, 0), (0, 1)


def solver(paths, weights=None):
    """Cut whole paths to stretches; a stretch's weight is the sum of its beads', minus one for each cut bead."""

    def solve(a, b, first, second):
        inside = [
            (i, j, (x, y))
            for i, j, (x, y) in paths[a, b]
            if first.start <= i and i + x <= first.stop and second.start <= j and j + y <= second.stop
        ]
        covered = sum(x for _, _, (x, _) in inside), sum(y for _, _, (_, y) in inside)
        if covered == (len(first), len(second)):
            return inside, (weights or {}).get((a, b), 1.0)
        alone = [(i, second.start, LEFT) for i in first] + [(first.stop, j, RIGHT) for j in second]
        return alone, -10.0

    return solve


def test_two_documents_get_the_beads_of_their_path():
    path = [(0, 0, ONE), (1, 1, (2, 1)), (3, 2, RIGHT)]

    assert joined((range(3), range(3)), solver({(0, 1): path})) == [
        (range(1), range(1)),
        (range(1, 3), range(1, 2)),
        (range(3, 3), range(2, 3)),
    ]


def test_a_join_in_one_language_joins_all():
    paths = {
        (0, 1): [(0, 0, (2, 1)), (2, 1, ONE)],
        (0, 2): [(0, 0, ONE), (1, 1, ONE), (2, 2, ONE)],
        (1, 2): [(0, 0, (1, 2)), (1, 2, ONE)],
    }

    assert joined((range(3), range(2), range(3)), solver(paths)) == [
        (range(2), range(1), range(2)),
        (range(2, 3), range(1, 2), range(2, 3)),
    ]


def test_what_the_first_document_lacks_is_aligned_among_the_others():
    paths = {
        (0, 1): [(0, 0, ONE), (1, 1, RIGHT), (1, 2, ONE)],
        (0, 2): [(0, 0, ONE), (1, 1, RIGHT), (1, 2, ONE)],
        (1, 2): [(0, 0, ONE), (1, 1, ONE), (2, 2, ONE)],
    }

    assert joined((range(2), range(3), range(3)), solver(paths)) == [
        (range(1), range(1), range(1)),
        (range(1, 1), range(1, 2), range(1, 2)),
        (range(1, 2), range(2, 3), range(2, 3)),
    ]


def test_the_star_that_bends_the_others_least_is_taken():
    paths = {
        (0, 1): [(0, 0, ONE), (1, 1, ONE)],
        (0, 2): [(0, 0, ONE), (1, 1, ONE)],
        (1, 2): [(0, 0, (1, 2)), (1, 2, LEFT)],
    }

    assert joined((range(2), range(2), range(2)), solver(paths, {(1, 2): -5.0})) == [
        (range(1), range(1), range(1)),
        (range(1, 2), range(1, 2), range(1, 2)),
    ]


def test_a_document_with_nothing_there_gets_empty_runs():
    path = {(0, 1): [(0, 0, ONE)], (0, 2): [(0, 0, LEFT)], (1, 2): [(0, 0, LEFT)]}

    assert joined((range(1), range(1), range(0)), solver(path)) == [(range(1), range(1), range(0))]
    assert star((range(2), range(0), range(0)), solver(path), [0, 1, 2]) == [
        (range(1), range(0), range(0)),
        (range(1, 2), range(0), range(0)),
    ]


def test_nothing_anywhere_gives_no_bead():
    assert joined((range(0), range(0)), solver({(0, 1): []})) == []


def test_long_runs_left_alone_by_many_documents_are_not_multiplied_with_each_other():
    size = 300

    def solve(a, b, first, second):
        if a == 0:
            return [(0, j, RIGHT) for j in second] + [(i, second.stop, LEFT) for i in first], 0.0
        return [(i, i, ONE) for i in first], 0.0

    beads = joined((range(1), *[range(size)] * 4), solve)

    assert len(beads) == size + 1
    assert {tuple(map(len, bead)) for bead in beads} == {(0, 1, 1, 1, 1), (1, 0, 0, 0, 0)}

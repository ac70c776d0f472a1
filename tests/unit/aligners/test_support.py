"""What third documents say, on lattices made by hand."""

from __future__ import annotations

import numpy as np
import pytest

from aligntrans.aligners.bands import BEAD_TYPES, Band
from aligntrans.aligners.features import NULL_FEATURES, SUPPORT_FEATURES, SUPPORT_NULLS
from aligntrans.aligners.grid import Grid
from aligntrans.aligners.lattice import NOTHING, Scores, posteriors
from aligntrans.aligners.solution import Solution
from aligntrans.aligners.support import Opinion, Opinions, Support
from aligntrans.aligners.weights import Weights
from aligntrans.model import Level
from support.pieces import pairing, paragraphs_of

SURE = 12.0
NEUTRAL = {f"{x}-{y}": -1.0 for x, y in BEAD_TYPES if x <= y} | {"1-1": 0.0}
THREE = ["water", "water", "water"]


def said(n, m, *beads):
    """What a lattice says that is sure of some beads, given as their start and type, and of nothing else."""
    band = Band.full(n, m)
    table = np.full((len(BEAD_TYPES), len(band)), NOTHING)
    for i, j, bead in beads:
        table[BEAD_TYPES.index(bead), band.number(i, j)] = SURE
    return Opinion.of(posteriors(Scores(table, np.zeros(n), np.zeros(m), band)))


def one_to_one(n, shift=0):
    return said(n, n, *((i, i + shift, (1, 1)) for i in range(n) if 0 <= i + shift < n))


def joined():
    return said(3, 3, (0, 0, (2, 1)), (2, 1, (1, 2)))


def heard(first, second, n=3):
    """A grid of two documents that say nothing themselves, with what one third says of them."""
    pair = pairing(*(paragraphs_of(tag, ["water"] * n) for tag in ("en", "ar")), Level.SENTENCE)
    band = Band.full(n, n)
    opinions = Opinions({(0, 1): said(n, n), (0, 2): first, (1, 2): second})
    return Grid(pair, band).supported(Support.of(band, opinions, 0, 1, [2]))


def probability(grid, weights, i, j, bead):
    return Solution.of(grid, weights).posteriors.of(i, j, bead)


@pytest.mark.parametrize("name", SUPPORT_FEATURES)
def test_a_third_document_that_agrees_raises_a_bead_and_one_that_does_not_lowers_it(name):
    weights = Weights({name: 1.0}, NEUTRAL, {"null": 1.0})
    unheard = pairing(*(paragraphs_of(tag, THREE) for tag in ("en", "ar")), Level.SENTENCE)

    agrees = probability(heard(one_to_one(3), one_to_one(3)), weights, 1, 1, (1, 1))
    alone = probability(Grid(unheard, Band.full(3, 3)), weights, 1, 1, (1, 1))
    contradicts = probability(heard(one_to_one(3), one_to_one(3, 1)), weights, 1, 1, (1, 1))

    assert agrees > alone
    assert agrees > contradicts
    assert contradicts < alone or name == "shared-links"


@pytest.mark.parametrize("name", SUPPORT_FEATURES)
def test_pieces_that_two_documents_join_for_a_third_are_joined(name):
    weights = Weights({name: 2.0}, NEUTRAL, {"null": 1.0})

    together, apart = heard(joined(), one_to_one(3)), heard(one_to_one(3), one_to_one(3))

    assert probability(together, weights, 0, 0, (2, 1)) > probability(apart, weights, 0, 0, (2, 1))
    assert probability(together, weights, 2, 1, (1, 2)) > probability(apart, weights, 2, 1, (1, 2))


def test_links_go_through_the_third_document():
    grid = heard(one_to_one(3), joined())

    window = grid.support.links.window(slice(0, 3), slice(0, 3))

    assert window == pytest.approx(np.array([[1, 1, 0], [0, 0, 1], [0, 0, 1]]), abs=1e-3)


def test_borders_are_those_that_all_three_have():
    borders = heard(one_to_one(3), joined()).support.borders

    window = np.zeros((4, 4))
    window[[0, 1, 3], [0, 2, 3]] = 1
    assert borders.window(slice(0, 4), slice(0, 4)) == pytest.approx(window, abs=1e-3)


def test_a_piece_that_the_third_has_and_the_other_lacks_is_left():
    support = heard(one_to_one(3), said(3, 3, (0, 0, (1, 1)), (2, 2, (1, 1)))).support

    assert support.left[0] == pytest.approx([0, 1, 0], abs=1e-3)
    assert support.linked[0] == pytest.approx([1, 0, 1], abs=1e-3)
    assert support.alone[0] == pytest.approx([0, 0, 0], abs=1e-3)
    assert support.alone[1] == pytest.approx([0, 1, 0], abs=1e-3)
    assert support.left[1] == pytest.approx([0, 0, 0], abs=1e-3)


@pytest.mark.parametrize("name", SUPPORT_NULLS)
@pytest.mark.parametrize("side", [0, 1])
def test_what_third_documents_say_of_a_piece_hangs_on_what_they_hold(name, side):
    whole = heard(one_to_one(3), one_to_one(3))
    opinions = (one_to_one(3), said(3, 3, (0, 0, (1, 1)), (2, 2, (1, 1))))
    holed = heard(*(opinions if name != "null-alone" else opinions[::-1]))
    if side:
        holed = heard(*(opinions[::-1] if name != "null-alone" else opinions))

    here, there = NULL_FEATURES[name](whole, side), NULL_FEATURES[name](holed, side)

    assert here.shape == there.shape == (3,)
    assert here[0] == pytest.approx(there[0], abs=1e-2)
    assert abs(here[1] - there[1]) > 0.5


def test_thirds_are_heard_on_average():
    pair = pairing(*(paragraphs_of(tag, THREE) for tag in ("en", "ar")), Level.SENTENCE)
    band = Band.full(*pair.shape)
    agrees, empty = one_to_one(3), said(3, 3)
    opinions = Opinions({(0, 1): empty, (0, 2): agrees, (1, 2): agrees, (0, 3): empty, (1, 3): empty, (2, 3): empty})

    found = Support.of(band, opinions, 0, 1, [2, 3])

    assert found.links.at(np.arange(3), np.arange(3)) == pytest.approx([0.5] * 3, abs=1e-3)
    assert found.alone[0] == pytest.approx([0.5] * 3, abs=1e-3)


def dense(strip, n, m):
    return strip.window(slice(0, n), slice(0, m))


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(("a", "b", "third"), [(0, 1, 2), (0, 2, 1), (1, 2, 0)])
def test_support_is_a_product_of_tables_whichever_document_is_the_third(seed, a, b, third):
    rng = np.random.default_rng(seed)
    sizes = rng.integers(1, 7, 3).tolist()
    opinions, tables, borders = {}, {}, {}
    for one, other in ((0, 1), (0, 2), (1, 2)):
        n, m = sizes[one], sizes[other]
        band = Band.around(np.sort(rng.integers(-4, m, n + 1)), np.sort(rng.integers(2, m + 5, n + 1)), m)
        beads = rng.normal(0, 3, (len(BEAD_TYPES), len(band)))
        beads[band.after()[:-1] == len(band)] = NOTHING
        found = Opinion.of(posteriors(Scores(beads, rng.normal(0, 2, n), rng.normal(0, 2, m), band)))
        opinions[one, other] = found
        tables[one, other], borders[one, other] = dense(found.links, n, m), dense(found.borders, n + 1, m + 1)
        tables[other, one], borders[other, one] = tables[one, other].T, borders[one, other].T
    said_by_all = Opinions(opinions)

    found = Support.of(Band.full(sizes[a], sizes[b]), said_by_all, a, b, [third])

    links = np.minimum(1, tables[a, third] @ tables[third, b])
    assert dense(found.links, sizes[a], sizes[b]) == pytest.approx(links, abs=1e-9)
    together = np.minimum(1, borders[a, third] @ borders[third, b])
    assert dense(found.borders, sizes[a] + 1, sizes[b] + 1) == pytest.approx(together, abs=1e-9)
    assert found.linked[0] == pytest.approx(np.minimum(1, links.sum(1)), abs=1e-9)
    assert found.linked[1] == pytest.approx(np.minimum(1, links.sum(0)), abs=1e-9)
    for side, (one, other) in enumerate(((a, b), (b, a))):
        left = np.minimum(1, tables[one, third] @ said_by_all.alone(third, other))
        assert found.left[side] == pytest.approx(left, abs=1e-9)
        assert np.array_equal(found.alone[side], said_by_all.alone(one, third))

"""Beads of many documents from the paths of pairs.

Where the paths of all pairs meet in one rung, all documents have a border. Between two such rungs a star is drawn
around one document: its borders are the rungs that this document shares with every other, and what it does not claim
is aligned among the others in the same way. Of all stars the one is taken that bends the other paths least.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations, islice, pairwise, product

from aligntrans.aligners.bands import BeadType

Path = Sequence[tuple[int, int, BeadType]]
"""Beads in order: where each starts in two documents, and its type."""
Runs = tuple[range, ...]
"""One run of pieces per document."""
Solve = Callable[[int, int, range, range], tuple[Path, float]]
"""Return the path of two documents (by number) inside two runs, places counted over the whole documents, and the
logarithm of its weight."""
MOST_MEETINGS = 64
"""How many ways to leave pieces alone at one place are tried for a meeting of all paths."""


def joined(runs: Runs, solve: Solve) -> list[Runs]:
    """Return beads, one run per document each, that tile *runs* in order."""
    beads: list[Runs] = []
    for start, end in pairwise(_meetings(runs, solve)):
        beads += _least_bent(tuple(range(a, b) for a, b in zip(start, end, strict=True)), solve)
    return beads


def _meetings(runs: Runs, solve: Solve) -> list[tuple[int, ...]]:
    """Return the rungs of all documents at which the paths of all pairs meet, in order, both ends included."""
    pairs = list(combinations(range(len(runs)), 2))
    rungs = {(a, b): _rungs(solve(a, b, runs[a], runs[b])[0], runs[a], runs[b]) for a, b in pairs}
    found = {tuple(run.start for run in runs), tuple(run.stop for run in runs)}
    for place in range(runs[0].start, runs[0].stop + 1):
        spans = [rungs[0, other].get(place) for other in range(1, len(runs))]
        if all(spans):
            ranges = [range(span[0], span[1] + 1) for span in spans if span]
            rungs_here = ((place, *rest) for rest in islice(product(*ranges), MOST_MEETINGS))
            found.update(rung for rung in rungs_here if _meet(rung, rungs))
    return sorted(found)


def _meet(rung: tuple[int, ...], rungs: dict[tuple[int, int], dict[int, tuple[int, int]]]) -> bool:
    for (a, b), path in rungs.items():
        low, high = path.get(rung[a], (1, 0))
        if not low <= rung[b] <= high:
            return False
    return True


def _least_bent(runs: Runs, solve: Solve) -> list[Runs]:
    """Return the beads of the star whose borders cost the paths of pairs least."""
    present = [number for number, run in enumerate(runs) if run]
    if len(present) < 3 or max(map(len, runs)) == 1:
        return star(runs, solve, present)
    stars = [star(runs, solve, [pivot, *(other for other in present if other != pivot)]) for pivot in present]
    return max(stars, key=lambda beads: sum(_weight(bead, solve) for bead in beads) + 1e-6 * len(beads))


def _weight(bead: Runs, solve: Solve) -> float:
    return sum(solve(a, b, bead[a], bead[b])[1] for a, b in combinations(range(len(bead)), 2) if bead[a] or bead[b])


def star(runs: Runs, solve: Solve, order: Sequence[int]) -> list[Runs]:
    """Return beads that tile *runs*, drawn around the first document of *order* that has something there."""
    present = [number for number in order if runs[number]]
    if len(present) < 2:
        return [_only(runs, number, place) for number in present for place in runs[number]]
    pivot, others = present[0], present[1:]
    rungs = {other: _rungs(_path(solve, pivot, other, runs), runs[pivot], runs[other]) for other in others}
    borders = [
        place for place in range(runs[pivot].start, runs[pivot].stop + 1) if all(place in rungs[o] for o in others)
    ]
    beads: list[Runs] = []
    for number, border in enumerate(borders):
        between = {o: range(rungs[o][border][0], rungs[o][border][1]) for o in others}
        beads += star(_empty(runs, {**between, pivot: range(border, border)}), solve, others)
        if number + 1 < len(borders):
            after = borders[number + 1]
            sides = {o: range(rungs[o][border][1], rungs[o][after][0]) for o in others}
            beads.append(_empty(runs, {**sides, pivot: range(border, after)}))
    return beads


def _path(solve: Solve, pivot: int, other: int, runs: Runs) -> Path:
    """Return the path from *pivot* to *other*, whichever of them comes first."""
    if pivot < other:
        return solve(pivot, other, runs[pivot], runs[other])[0]
    return [(j, i, (y, x)) for i, j, (x, y) in solve(other, pivot, runs[other], runs[pivot])[0]]


def _rungs(path: Path, first: range, second: range) -> dict[int, tuple[int, int]]:
    """Return for every place of the first document that is a border: the first and the last rung there."""
    found = {first.start: (second.start, second.start)}
    for i, j, (x, y) in path:
        if x:
            found[i + x] = (j + y, j + y)
        else:
            found[i] = (found[i][0], j + y)
    return found


def _empty(runs: Runs, sides: dict[int, range]) -> Runs:
    """Return *sides*, and empty runs for the other documents."""
    return tuple(sides.get(number, range(run.start, run.start)) for number, run in enumerate(runs))


def _only(runs: Runs, number: int, place: int) -> Runs:
    return _empty(runs, {number: range(place, place + 1)})

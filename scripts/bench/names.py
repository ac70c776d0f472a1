#!/usr/bin/env python3
"""How well names are matched across scripts, beside romanisers with rapidfuzz, in one run.

    scripts/bench/names.py DATA/names [--split test] [--peers] [--markdown]

Needs the extra ``bench``; a peer that is not installed is left out with a line that says so. Measured on the rows of
the lists that nothing was fitted on:

* recall: right pairs above the score that 1 % of random pairs reach;
* top-1: right pairs above 19 look-alikes, the names of the list that are written most like the right one (rapidfuzz's
  ratio) and are not it, nor another spelling of it in the list; ties count as lost;
* own top-1, of ours alone: the same with the 19 that the matcher itself takes for the nearest, of 1,000 rows.

* calibration: of pairs that were given some probability, right ones and one look-alike of each together, how many are
  right;
* speed: pairs a second of processor time, all in; in the table names come again and again, which helps, so ours is
  measured once more on random pairs of English and Arabic rows, and on a matrix of 30 names by 2,000.

A few in a hundred rows are wrong, or translated rather than spelled: nothing reaches 1.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz, process

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from aligntrans.names import matrix, similarities
from aligntrans.text.folding import fold
from names_data import read_rows
from names_pairs import nearest, spellings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from names_data import Row

    Score = Callable[[Sequence[str], Sequence[str]], NDArray[np.float64]]

LANGUAGES = ("en-ar", "en-fa", "ar-fa")
CANDIDATES = 20
RANDOM = 10
"""Random pairs a row."""
FEW = 1000
"""Rows for what is slow."""


@dataclass(frozen=True)
class Task:
    """The rows of two languages, and what they are to be told from."""

    rows: Sequence[Row]
    candidates: Sequence[Sequence[str]]
    """For each row, look-alikes of its second name."""
    chance: Sequence[tuple[str, str]]
    """Wrong pairs."""


@dataclass(frozen=True)
class Figures:
    """What one matcher reaches."""

    recall: NDArray[np.bool_]
    top: NDArray[np.bool_]
    speed: float
    """Pairs a second, all in."""


def task(rows: Sequence[Row]) -> Task:
    """Return what is measured on *rows*, the same for everyone."""
    rng = np.random.default_rng(0)
    pairs = [(row.first, row.second) for row in rows]
    known = spellings(pairs)
    names = list(dict.fromkeys(second for _, second in pairs))
    near = nearest([second for _, second in pairs], names, [known[fold(first)] for first, _ in pairs], CANDIDATES - 1)
    places = rng.integers(0, len(rows), (RANDOM * len(rows), 2))
    chance = [(pairs[one][0], pairs[other][1]) for one, other in places.tolist()]
    wrong = [(first, second) for first, second in chance if fold(second) not in known[fold(first)]]
    return Task(rows, [[names[place] for place in found] for found in near], wrong)


def measure(score: Score, what: Task) -> Figures:
    """Return what *score* reaches on *what*."""
    begun = time.process_time()
    right = score([row.first for row in what.rows], [row.second for row in what.rows])
    wrong = score(*zip(*what.chance, strict=True))
    owner = np.repeat(np.arange(len(what.rows)), [len(found) for found in what.candidates])
    others = score(
        [what.rows[row].first for row in owner.tolist()], [name for found in what.candidates for name in found]
    )
    seconds = time.process_time() - begun
    best = np.full(len(right), -1.0)
    np.maximum.at(best, owner, others)
    pairs = len(right) + len(wrong) + len(others)
    return Figures(right > np.quantile(wrong, 0.99), right > best, pairs / seconds)


def own_top(rows: Sequence[Row]) -> float:
    """Return the share of *rows* whose right name our own score puts first of all that its look-alikes are."""
    known = spellings([(row.first, row.second) for row in rows])
    names = list(dict.fromkeys(row.second for row in rows))
    some = [rows[place] for place in np.random.default_rng(1).permutation(len(rows))[:FEW]]
    won = 0
    for start in range(0, len(some), 100):
        part = some[start : start + 100]
        found = matrix([row.first for row in part], names)
        for row, scores in zip(part, found, strict=True):
            mine = similarities([row.first], [row.second])[0]
            better = (names[place] for place in np.flatnonzero(scores >= mine))
            won += all(fold(name) in known[fold(row.first)] for name in better)
    return won / len(some)


def by_romanising(romanise: Callable[[str], str]) -> Score:
    """Return rapidfuzz's ratio of what *romanise* makes of both names, each name once."""

    def score(first: Sequence[str], second: Sequence[str]) -> NDArray[np.float64]:
        made = {name: fold(romanise(name)) for name in dict.fromkeys([*first, *second])}
        found: NDArray[np.float64] = process.cpdist(
            [made[name] for name in first], [made[name] for name in second], scorer=fuzz.ratio, dtype=np.float64
        )
        return found

    return score


def peers() -> Iterator[tuple[str, Score, frozenset[str], int]]:
    """Yield the peers that are installed: name, score, languages, most rows."""
    everything = frozenset(LANGUAGES)
    try:
        import uroman  # noqa: PLC0415

        yield "uroman", by_romanising(uroman.Uroman().romanize_string), everything, 10**6
    except ImportError:
        print("uroman is not installed: left out", file=sys.stderr)
    try:
        from anyascii import anyascii  # noqa: PLC0415

        yield "anyascii", by_romanising(anyascii), everything, 10**6
    except ImportError:
        print("anyascii is not installed: left out", file=sys.stderr)
    try:
        import icu  # noqa: PLC0415

        any_latin = icu.Transliterator.createInstance("Any-Latin; Latin-ASCII")
        yield "ICU Any-Latin", by_romanising(any_latin.transliterate), everything, 10**6
    except ImportError:
        print("PyICU is not installed: left out", file=sys.stderr)
    try:
        import arabnamer  # noqa: PLC0415

        yield "arabnamer", _arabnamer(arabnamer), frozenset({"en-ar"}), FEW
    except ImportError:
        print("arabnamer is not installed: left out", file=sys.stderr)


def _arabnamer(package: object) -> Score:
    made: dict[str, str] = {}

    def score(first: Sequence[str], second: Sequence[str]) -> NDArray[np.float64]:
        new = [name for name in dict.fromkeys(first) if name not in made]
        for name, found in zip(new, package.translit_batch(new), strict=True):  # type: ignore[attr-defined]
            made[name] = found.arabic
        pairs = zip(first, second, strict=True)
        return np.array([package.similarity(made[one], other)[1] for one, other in pairs], np.float64)  # type: ignore[attr-defined]

    return score


def few(what: Task, most: int) -> Task:
    """Return the task with at most so many rows, drawn evenly."""
    step = -(-len(what.rows) // most)
    rows = what.rows[::step]
    firsts = [row.first for row in rows]
    chance = [(firsts[place % len(firsts)], second) for place, (_, second) in enumerate(what.chance[::step])]
    return Task(rows, what.candidates[::step], chance)


def by_source(rows: Sequence[Row], values: NDArray[np.bool_]) -> Mapping[str, float]:
    """Return the mean of *values* by list."""
    found: dict[str, list[bool]] = defaultdict(list)
    for row, value in zip(rows, values.tolist(), strict=True):
        found[row.source].append(value)
    return {source: float(np.mean(each)) for source, each in sorted(found.items())}


def lines(rows: Sequence[Row], *, with_peers: bool) -> Iterator[list[str]]:
    """Yield the cells of the table."""
    for languages in LANGUAGES:
        what = task([row for row in rows if row.languages == languages])
        ours = measure(similarities, what)
        yield _line(languages, "aligntrans", len(what.rows), ours, f"{own_top(what.rows):.3f}")
        recall, top = by_source(what.rows, ours.recall), by_source(what.rows, ours.top)
        for source in recall:
            count = sum(row.source == source for row in what.rows)
            yield [languages, f"- {source}", f"{count:,}", f"{recall[source]:.3f}", f"{top[source]:.3f}", "", ""]
        if with_peers:
            for name, score, served, most in peers():
                if languages in served:
                    part = few(what, most)
                    yield _line(languages, name, len(part.rows), measure(score, part), "")


def calibration(rows: Sequence[Row]) -> Iterator[str]:
    """Yield how many of the pairs of each probability are right."""
    rng = np.random.default_rng(0)
    for languages in LANGUAGES:
        what = task([row for row in rows if row.languages == languages])
        firsts = [row.first for row in what.rows]
        right = similarities(firsts, [row.second for row in what.rows])
        wrong = similarities(firsts, [found[rng.integers(5)] for found in what.candidates])
        chance, truth = np.concatenate([right, wrong]), np.repeat([1.0, 0.0], [len(right), len(wrong)])
        bins = np.minimum((chance * 10).astype(int), 9)
        for place in range(10):
            of = bins == place
            if of.any():
                yield f"{languages} {place / 10:.1f} to {place / 10 + 0.1:.1f}: {truth[of].mean():.3f} of {of.sum():,}"


def speeds(rows: Sequence[Row]) -> Iterator[str]:
    """Yield how fast we are."""
    rng = np.random.default_rng(0)
    some = [rows[place] for place in rng.integers(0, len(rows), 100_000).tolist() if rows[place].languages == "en-ar"]
    first, second = [row.first for row in some], [row.second for row in reversed(some)]
    similarities(first[:10], second[:10])
    begun = time.process_time()
    similarities(first, second)
    yield f"{len(some) / (time.process_time() - begun):,.0f} pairs a second, {len(some):,} random pairs"
    begun = time.process_time()
    matrix(first[:30], second[:2000])
    yield f"{1000 * (time.process_time() - begun):.0f} ms a matrix of 30 names by 2,000"


def _line(languages: str, name: str, count: int, figures: Figures, own: str) -> list[str]:
    recall, top = figures.recall.mean(), figures.top.mean()
    return [languages, name, f"{count:,}", f"{recall:.3f}", f"{top:.3f}", own, f"{figures.speed:,.0f}"]


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="DATA")
    parser.add_argument("--split", choices=("test", "dev"), default="test")
    parser.add_argument("--peers", action="store_true", help="measure the others too: some minutes")
    parser.add_argument("--markdown", action="store_true")
    arguments = parser.parse_args()
    every = read_rows(arguments.data)
    rows = [row for row in every if row.split == arguments.split]
    head = ["", "matcher", "rows", "recall", "top-1", "own top-1", "pairs/s"]
    if arguments.markdown:
        print(f"| {' | '.join(head)} |\n| --- | --- |{' ---: |' * (len(head) - 2)}")
    else:
        print(f"{head[0]:6}{head[1]:32}" + "".join(f"{cell:>12}" for cell in head[2:]))
    for cells in lines(rows, with_peers=arguments.peers):
        if arguments.markdown:
            print(f"| {' | '.join(cells)} |", flush=True)
        else:
            print(f"{cells[0]:6}{cells[1]:32}" + "".join(f"{cell:>12}" for cell in cells[2:]), flush=True)
    print()
    for line in (*calibration(rows), *speeds(every)):
        print(line)


if __name__ == "__main__":
    main()

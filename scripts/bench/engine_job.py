"""One engine on one set of pairs, in a process of its own: counts, seconds and peak memory, as JSON.

    scripts/bench/engine_job.py JOB

JOB is a `Job` as JSON; `engines.py` makes them. Every engine is imported only where it runs, so that the peak of
memory is its own.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine_texts import Pair, least, long_pair, pairs_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from engine_texts import Bead
    from numpy.typing import NDArray

    from aligntrans.protocols import Encoder

PASSES = 3
ENOUGH_SECONDS = 20.0
"""A pass that takes longer is not repeated."""
WARM_UP = 10
"""Beads that are aligned before the clock starts, so that imports and the loading of models are not counted."""

MOST_CELLS = 10**12
"""In the place of the limits by which galechurch (7,000 segments a side) and NLTK (4,000) refuse long texts."""

Align = Callable[[Pair], "Iterable[Bead]"]


@dataclass(frozen=True)
class Job:
    """What to run."""

    engine: str
    """Name in ENGINES."""
    folder: str
    pairs: tuple[tuple[str, str], ...]
    """Which languages."""
    at_least: int = 0
    """The first files that together have so many segments on the first side; 0 for all."""
    size: int = 0
    """Instead of the files as they are, one long document of so many segments; 0 for none."""
    gigabytes: float = 0
    """Address space that the process may take; 0 for all there is."""

    @classmethod
    def of(cls, text: str) -> Job:
        """Return the job in a JSON object."""
        found = json.loads(text)
        return cls(**{**found, "pairs": tuple((a, b) for a, b in found["pairs"])})

    def texts(self) -> list[Pair]:
        """Return what is to be aligned."""
        found = []
        for languages in self.pairs:
            pairs = list(pairs_in(Path(self.folder), languages))
            chosen = least(pairs, self.at_least) if self.at_least else pairs
            found += [long_pair(pairs, self.size)] if self.size else chosen
        return found


@dataclass
class Spent:
    """Seconds."""

    wall: float = 0.0
    cpu: float = 0.0

    @classmethod
    def now(cls) -> Spent:
        """Return what both clocks show."""
        return cls(time.perf_counter(), time.process_time())

    def plus(self, other: Spent) -> Spent:
        """Return the sum of both."""
        return Spent(self.wall + other.wall, self.cpu + other.cpu)

    def since(self, other: Spent) -> Spent:
        """Return how much more this is."""
        return Spent(self.wall - other.wall, self.cpu - other.cpu)


class Meter:
    """An encoder, and the seconds it takes. Takes texts without a language as well.

    Lists of texts that a slow encoder has had before are not encoded again: their seconds are counted again.
    """

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self.signature, self.is_additive, self.languages = encoder.signature, encoder.is_additive, encoder.languages
        self.spent, self.spared = Spent(), Spent()
        self.known: dict[tuple[str, ...], tuple[NDArray[np.float32], Spent]] = {}

    def encode(self, texts: Sequence[str], language: str = "") -> NDArray[np.float32]:
        """Return (texts, width)."""
        key = () if self.is_additive else tuple(texts)
        if key in self.known:
            vectors, took = self.known[key]
            self.spent, self.spared = self.spent.plus(took), self.spared.plus(took)
            return vectors.copy()
        started = Spent.now()
        vectors = self.encoder.encode(texts, language)
        took = Spent.now().since(started)
        self.spent = self.spent.plus(took)
        if key:
            self.known[key] = vectors.copy(), took
        return vectors


def encoder_named(name: str) -> Meter | None:
    """Return a new encoder of aligntrans."""
    from aligntrans import registry  # noqa: PLC0415 - only in the process that needs it

    return None if name == "none" else Meter(registry.encoder(name))


def aligntrans(encoder: Meter | None) -> Align:
    """Return aligntrans as it comes, a pair at a time."""
    from aligntrans import pipeline  # noqa: PLC0415 - as above
    from aligntrans.model import Document  # noqa: PLC0415

    def align(pair: Pair) -> Iterable[Bead]:
        a, b = pair.languages
        found = pipeline.align(
            [Document.from_segments(a, pair.first), Document.from_segments(b, pair.second)],
            encoder=encoder,
            links=False,
        )
        return [
            (first.start, first.end, second.start, second.end) for first, second in (bead.spans for bead in found.beads)
        ]

    return align


def sentweave(encoder: Meter | None) -> Align:
    """Return sentweave, Vecalign's program, as it comes; it takes vectors from any encoder."""
    import sentweave as program  # noqa: PLC0415 - as above

    def align(pair: Pair) -> Iterable[Bead]:
        return [
            (*ends(block.src_indices), *ends(block.tgt_indices))
            for block in program.align(pair.first, pair.second, encoder=encoder).alignments
        ]

    return align


def galechurch(_: Meter | None) -> Align:
    """Return PyPI galechurch as it comes, but for how long a text it takes."""
    import galechurch as program  # noqa: PLC0415 - as above

    def align(pair: Pair) -> Iterable[Bead]:
        found = program.align(pair.first, pair.second, max_block_size=MOST_CELLS).beads
        return [(bead.source_start, bead.source_end, bead.target_start, bead.target_end) for bead in found]

    return align


def nltk(_: Meter | None) -> Align:
    """Return NLTK's Gale-Church as it comes, but for how long a text it takes; its links are put together to beads."""
    from nltk.translate import gale_church as program  # noqa: PLC0415 - as above

    program.MAX_ALIGN_BLOCKS = MOST_CELLS

    def align(pair: Pair) -> Iterable[Bead]:
        return grouped(program.align_blocks([len(text) for text in pair.first], [len(text) for text in pair.second]))

    return align


def ends(indices: Sequence[int]) -> tuple[int, int]:
    """Return from and to of neighbouring segments."""
    return (indices[0], indices[-1] + 1) if indices else (0, 0)


def grouped(links: Iterable[tuple[int, int]]) -> list[Bead]:
    """Return the beads that links which do not cross make; without null beads."""
    beads: list[Bead] = []
    for i, j in sorted(links):
        if beads and (i < beads[-1][1] or j < beads[-1][3]):
            a, b, c, d = beads.pop()
            beads.append((a, max(b, i + 1), c, max(d, j + 1)))
        else:
            beads.append((i, i + 1, j, j + 1))
    return beads


@dataclass(frozen=True)
class Engine:
    """A program that aligns, and what it compares meanings with."""

    name: str
    encoder: str
    make: Callable[[Meter | None], Align]


ENGINES = {
    "aligntrans": Engine("aligntrans", "static", aligntrans),
    "aligntrans-none": Engine("aligntrans", "none", aligntrans),
    "aligntrans-e5": Engine("aligntrans", "e5", aligntrans),
    "sentweave": Engine("sentweave", "static", sentweave),
    "sentweave-e5": Engine("sentweave", "e5", sentweave),
    "galechurch": Engine("galechurch", "none", galechurch),
    "nltk": Engine("NLTK", "none", nltk),
}


def full(beads: Iterable[Bead]) -> set[Bead]:
    """Return the beads that have something on both sides."""
    return {bead for bead in beads if bead[0] < bead[1] and bead[2] < bead[3]}


def one_pass(engine: Engine, texts: Sequence[Pair]) -> dict[str, Any]:
    """Return the figures of one pass of a new aligner over *texts*, with a new encoder."""
    meter = encoder_named(engine.encoder)
    align = engine.make(meter)
    list(align(long_pair(texts[:1], WARM_UP)))
    counts: dict[str, list[int]] = {}
    before, spared = (meter.spent, meter.spared) if meter else (Spent(), Spent())
    took = Spent()
    for pair in texts:
        started = Spent.now()
        beads = align(pair)
        took = took.plus(Spent.now().since(started))
        found, gold = full(beads), full(pair.gold)
        row = counts.setdefault("-".join(pair.languages), [0, 0, 0])
        for place, number in enumerate((len(found & gold), len(found), len(gold))):
            row[place] += number
    took = took.plus(meter.spared.since(spared)) if meter else took
    encoding = meter.spent.since(before) if meter else Spent()
    return {"counts": counts, **asdict(took), "encoding": encoding.wall, "encoding_cpu": encoding.cpu}


def run(job: Job) -> dict[str, Any]:
    """Return the figures of the fastest pass, and the process's memory in MB before and at its peak."""
    texts, engine = job.texts(), ENGINES[job.engine]
    base = peak()
    passes: list[dict[str, Any]] = []
    while len(passes) < PASSES and (not passes or passes[-1]["wall"] < ENOUGH_SECONDS):
        passes.append(one_pass(engine, texts))
    best = min(passes, key=lambda found: float(found["wall"]))
    segments = sum(pair.segments for pair in texts)
    return {**best, "passes": len(passes), "pairs": len(texts), "segments": segments, "base": base, "peak": peak()}


def peak() -> float:
    """Return the most memory that this process has held, in MB."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except FileNotFoundError:  # not Linux; kilobytes on most others
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024


def main() -> None:
    """Run one job and print its figures, or why there are none."""
    job = Job.of(sys.argv[1])
    if job.gigabytes:
        limit = int(job.gigabytes * 2**30)
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    try:
        found = run(job)
    except MemoryError:
        found = {"failure": "out of memory"}
    print(json.dumps(found))


if __name__ == "__main__":
    main()

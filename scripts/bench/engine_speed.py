"""Speed of aligntrans alone: how long the installed command takes, and which parts of the work take how long.

    scripts/bench/engine_speed.py FOLDER CORPORA

Prints JSON; `engines.py` makes tables of it.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from engine_job import Meter, Spent
from engine_texts import pairs_in

from aligntrans import pipeline, registry
from aligntrans.aligners.layers import read
from aligntrans.aligners.pairing import Pairing
from aligntrans.aligners.solution import Solution
from aligntrans.aligners.weights import shipped
from aligntrans.model import Level

if TYPE_CHECKING:
    from collections.abc import Sequence

TIMES = 10
LEAST, MOST = 100, 200
"""Segments of the first side of the documents that parts are timed on."""
LANGUAGES = ("en", "ar", "fa")
Table = list[list[float | str]]


def shortest(corpora: Path) -> list[Path]:
    """Return the files of the shortest brief, in the order of LANGUAGES."""
    briefs = [
        [next(folder.glob(f"brief.{tag}.*")) for tag in LANGUAGES] for folder in corpora.iterdir() if folder.is_dir()
    ]
    return min(briefs, key=lambda files: (sum(file.stat().st_size for file in files), files))


def start_up(files: Sequence[Path]) -> Table:
    """Return rows of what is run, and the median of seconds and of processor seconds."""
    command = str(Path(sys.executable).with_name("aligntrans"))
    two, three = [str(file) for file in files[:2]], [str(file) for file in files]
    with tempfile.TemporaryDirectory() as folder:
        out = ["-q", "-o", os.fspath(Path(folder, "brief.json"))]
        runs = {
            "Python alone": [sys.executable, "-c", "pass"],
            "Python and NumPy": [sys.executable, "-c", "import numpy"],
            "`aligntrans --version`": [command, "--version"],
            "`aligntrans align`, two languages": [command, "align", *two, *out],
            "`aligntrans align`, three languages": [command, "align", *three, *out],
            "the same, `--encoder none`": [command, "align", "--encoder", "none", *three, *out],
        }
        return [[name, *medians(run)] for name, run in runs.items()]


def medians(command: Sequence[str]) -> list[float]:
    """Return the medians of seconds and processor seconds of ten runs, after one that is not counted."""
    found = []
    for _ in range(TIMES + 1):
        started, before = Spent.now(), resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        found.append(Spent(Spent.now().since(started).wall, cpu))
    return [median(one.wall for one in found[1:]), median(one.cpu for one in found[1:])]


def parts(folder: Path) -> Table:
    """Return rows of a part of the work, and its seconds and processor seconds for 1,000 segments of both sides.

    Every two documents get a new encoder, which knows no word yet; its files are open.
    """
    spent = dict.fromkeys(("read", "align", "encode", "lattice"), Spent())
    segments = 0

    def add(name: str, started: Spent) -> None:
        spent[name] = spent[name].plus(Spent.now().since(started))

    for languages in (("en", "ar"), ("en", "fa"), ("ar", "fa")):
        for path, pair in zip(
            sorted(folder.glob(f"*.{'-'.join(languages)}.gold")), pairs_in(folder, languages), strict=True
        ):
            if not LEAST <= len(pair.first) <= MOST:
                continue
            name = path.name.partition(".")[0]
            segments += pair.segments
            meter = Meter(registry.encoder("static"))
            meter.encode(["."])
            known = meter.spent
            started = Spent.now()
            documents = [pipeline.read(folder / f"{name}.{tag}", language=tag, segmenter="lines") for tag in languages]
            add("read", started)
            started = Spent.now()
            pipeline.align(documents, encoder=meter, links=False)
            add("align", started)
            spent["encode"] = spent["encode"].plus(meter.spent.since(known))
            first, second = (reading.at(Level.SENTENCE) for reading in read(documents, meter))
            started = Spent.now()
            Solution.found(Pairing(first, second), shipped(Level.SENTENCE))
            add("lattice", started)
    if not segments:
        raise ValueError(f"{folder}: no document has {LEAST} to {MOST} segments; give a folder that has some.")
    rows = {
        "reading, encoding, aligning": spent["read"].plus(spent["align"]),
        "encoding, aligning": spent["align"],
        "aligning": spent["align"].since(spent["encode"]),
        "the lattice alone: features, sums, best path": spent["lattice"],
        "reading alone": spent["read"],
        "encoding alone": spent["encode"],
    }
    return [[name, 1000 * one.wall / segments, 1000 * one.cpu / segments] for name, one in rows.items()]


def main() -> None:
    """Measure and print."""
    folder, corpora = Path(sys.argv[1]), Path(sys.argv[2])
    parts(folder)  # once unmeasured: imports, the file cache
    files = shortest(corpora)
    print(json.dumps({"brief": files[0].parent.name, "start_up": start_up(files), "parts": parts(folder)}))


if __name__ == "__main__":
    main()

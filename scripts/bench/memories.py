#!/usr/bin/env python3
"""How fast files of units are read and written, beside translate-toolkit, and how much memory a long TMX takes.

    scripts/bench/memories.py [--units N] [--rounds N] [--stream MEGABYTES]

Files of N units are made of the sentences of the sample briefs: TMX of two languages as plain as can be, TMX with
notes, props and inline codes, and PO. Both programs read every unit and take source and target of it, and write all
units to a new file. Figures are seconds of processor time, the least of the rounds, which take turns; the ratio is
theirs by ours.
With --stream, a TMX of that size is exported to other formats by the command line, and the most memory that took is
told, in MB.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree
from translate.storage.pypo import pofile
from translate.storage.tmx import tmxfile

from aligntrans import store, writing
from aligntrans.bitexts import opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CORPORA = Path(__file__).parents[2] / "corpora"
HEADER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="bench" creationtoolversion="1"'
    ' segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="xml"/><body>\n'
)
RICH = (
    '<tu tuid="u{n}" creationdate="20200101T000000Z" creationid="LN"><note>See {n}.</note>'
    '<prop type="client">ACME</prop>\n<tuv xml:lang="en"><seg><bpt i="1">&lt;b&gt;</bpt>{en}<ept i="1">&lt;/b&gt;</ept>'
    '</seg></tuv>\n<tuv xml:lang="ar"><seg>{ar}<ph x="1"/></seg></tuv>\n</tu>\n'
)
PLAIN = '<tu tuid="u{n}">\n<tuv xml:lang="en"><seg>{en}</seg></tuv>\n<tuv xml:lang="ar"><seg>{ar}</seg></tuv>\n</tu>\n'
PO_HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: ar\\n"\n'


def sentences() -> list[tuple[str, str]]:
    """Return English and Arabic of all gold beads of the sample briefs."""
    return [
        (unit.variants[0].text, unit.variants[1].text)
        for path in sorted(CORPORA.glob("*/gold.json"))
        for unit in store.load(path.read_bytes()).pair("en", "ar").units()
        if len(unit.variants) == 2
    ]


def escaped(text: str) -> str:
    """Return *text* as XML has it."""
    element = etree.Element("a")
    element.text = text
    return etree.tostring(element, encoding="unicode")[3:-4]


def tmx(units: int, form: str) -> Iterator[str]:
    """Yield a TMX file of so many units, each of this *form*."""
    pairs = [(escaped(english), escaped(arabic)) for english, arabic in sentences()]
    yield HEADER
    for n, (english, arabic) in enumerate(islice(cycle(pairs), units)):
        yield form.format(n=n, en=f"{n} {english}", ar=arabic)
    yield "</body></tmx>\n"


def po(units: int) -> Iterator[str]:
    """Yield a PO file of so many entries."""

    def quoted(text: str) -> str:
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'

    yield PO_HEADER
    for n, (english, arabic) in enumerate(islice(cycle(sentences()), units)):
        yield f"\n# See {n}.\n#: brief.html:{n}\nmsgctxt {quoted(f'u{n}')}\n"
        yield f"msgid {quoted(english)}\nmsgstr {quoted(arabic)}\n"


def read_ours(path: Path) -> int:
    """Return how many characters the texts have, read by us."""
    return sum(len(one.text) for unit in opened(path, languages=("en", "ar")).units() for one in unit.variants)


def read_theirs(path: Path) -> int:
    """Return the same, read by translate-toolkit."""
    with path.open("rb") as file:
        content = tmxfile(file, "en", "ar") if path.suffix == ".tmx" else pofile(file)
    return sum(len(unit.source) + len(unit.target) for unit in content.units if unit.source)


def write_ours(path: Path, folder: Path) -> None:
    """Write what is in *path* again."""
    writing.write(opened(path, languages=("en", "ar")), folder / f"ours{path.suffix}")


def write_theirs(path: Path, folder: Path) -> None:
    """Write source and target of every unit in *path* to a new file of translate-toolkit."""
    with path.open("rb") as file:
        content = tmxfile(file, "en", "ar") if path.suffix == ".tmx" else pofile(file)
    made = tmxfile(sourcelanguage="en", targetlanguage="ar") if path.suffix == ".tmx" else pofile()
    for unit in content.units:
        if unit.source:
            fresh = made.addsourceunit(unit.source)
            fresh.target = unit.target
            fresh.setid(unit.getid()) if path.suffix == ".tmx" else fresh.setcontext(unit.getcontext())
    with (folder / f"theirs{path.suffix}").open("wb") as file:
        made.serialize(file)


def least(rounds: int, *tasks: Callable[[], object]) -> list[float]:
    """Return the least processor time of each task in so many rounds."""
    best = [float("inf")] * len(tasks)
    for _ in range(rounds):
        for number, task in enumerate(tasks):
            start = time.process_time()
            task()
            best[number] = min(best[number], time.process_time() - start)
    return best


def speeds(folder: Path, units: int, rounds: int) -> None:
    """Print the table of speeds."""
    print(f"{'':24}{'ours':>8}{'theirs':>8}{'ratio':>7}")
    for name, content in (
        ("plain.tmx", tmx(units, PLAIN)),
        ("rich.tmx", tmx(units, RICH)),
        ("plain.po", po(units)),
    ):
        path = folder / name
        path.write_text("".join(content), "utf-8")
        if name.startswith("plain") and read_ours(path) != read_theirs(path):  # theirs takes codes for text
            print(f"{name}: not the same characters", file=sys.stderr)
        for doing, ours, theirs in (
            ("read", lambda path=path: read_ours(path), lambda path=path: read_theirs(path)),
            (
                "read and write",
                lambda path=path: write_ours(path, folder),
                lambda path=path: write_theirs(path, folder),
            ),
        ):
            mine, other = least(rounds, ours, theirs)
            print(f"{f'{doing} {name}':24}{mine:8.2f}{other:8.2f}{other / mine:7.2f}", flush=True)


def stream(folder: Path, megabytes: int) -> None:
    """Print the most memory that exporting a long TMX takes."""
    path, size = folder / "long.tmx", 0
    with path.open("w", encoding="utf-8") as file:
        for line in tmx(10_000_000, RICH):
            file.write(line)
            size += len(line.encode())
            if size >= megabytes * 1_000_000:
                file.write("</body></tmx>\n")
                break
    print(f"{path.stat().st_size / 1e6:.0f} MB of TMX")
    for ending in ("tsv", "jsonl", "ar.po", "tmx"):
        code = (
            "import resource, sys, time; from aligntrans.cli.export import command; start = time.time()\n"
            "try: command(sys.argv[1:])\n"
            "except SystemExit: pass\n"
            "print(f'{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB, {time.time() - start:.0f} s')"
        )
        command = [sys.executable, "-c", code, str(path), "-o", str(folder / f"out.{ending}"), "--quiet"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        print(f"export to {ending}: {done.stdout.strip()}", flush=True)


def main() -> None:
    """Measure what the command line asks for."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--stream", type=int, default=0, metavar="MEGABYTES")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.stream:
            stream(Path(folder), options.stream)
        else:
            speeds(Path(folder), options.units, options.rounds)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""What the checks find of errors planted in clean translations, and what they say of the clean ones, in one run.

    scripts/bench/checks.py DATA [--part all|even|odd] [--corpora] [--peers] [--only CHECK ...] [--kind KIND ...]

DATA is a file with a JSON object a line, a document: by language, a list of its sentences in step (TICO-19). Its
documents are taken as files of two languages, English first, each with Arabic and with Farsi. ``--corpora`` adds the
gold of the sample briefs, ``--part`` takes every second document. Errors are planted by `seeded_errors`, with a fixed
seed; one is found when a check that is about its kind says so of its unit, as an error or a warning, and new when that
check says nothing of the unit as it was.

False alarms are counted on the same files as they are. Some are none: the translations have errors of their own.
``--peers`` runs pofilter of translate-toolkit on the same units as PO.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import json
import pkgutil
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import polib

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import aligntrans.checks
from aligntrans import registry, store
from aligntrans.checks import runner
from aligntrans.model import Severity, Status, TranslationUnit, Variant
from seeded_errors import ABOUT, PLANTERS, seeded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aligntrans.protocols import Check, Encoder

ROOT = Path(__file__).resolve().parents[2]
OTHERS = ("ar", "fa")
PARTS = {"all": slice(None), "even": slice(0, None, 2), "odd": slice(1, None, 2)}
COUNTED = (Severity.ERROR, Severity.WARNING)
WRONG_LANGUAGE = "wrong language"
PEERS_ABOUT = {
    "number changed": {"numbers"},
    "number dropped": {"numbers"},
    "address changed": {"urls", "emails", "filepaths"},
    "address dropped": {"urls", "emails", "filepaths"},
    "untranslated": {"unchanged", "untranslated"},
    "dropped sentence": {"short", "sentencecount", "blank", "untranslated"},
    "bracket dropped": {"brackets"},
    "question mark changed": {"endpunc"},
}
"""Filters of pofilter that are about the kinds that both look for."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of translation units; the last language is the one that errors are planted in."""

    name: str
    units: tuple[TranslationUnit, ...]

    @property
    def target(self) -> str:
        """The language of the translation."""
        return self.units[0].variants[-1].language

    def pair(self) -> File:
        """Return the file without the languages between the first and the last."""
        return File(self.name, tuple(two(unit) for unit in self.units))


def two(unit: TranslationUnit) -> TranslationUnit:
    """Return *unit* with its first and its last language alone."""
    return replace(unit, variants=(unit.variants[0], unit.variants[-1]), links=()) if len(unit.variants) > 2 else unit


def read(path: Path, part: str) -> Iterator[File]:
    """Yield the documents of *path* with three languages, the translation last."""
    for line in path.read_text("utf-8").splitlines()[PARTS[part]]:
        row = json.loads(line)
        for tag in OTHERS:
            middle = next(other for other in OTHERS if other != tag)
            tags = [one for one in ("en", middle, tag) if one in row]
            units = [
                TranslationUnit(f"{row['doc']}-{number}", tuple(map(Variant, tags, texts)))
                for number, texts in enumerate(zip(*(row[one] for one in tags), strict=True))
                if all(text.strip() for text in texts)
            ]
            if tag in tags and units:
                yield File(row["doc"], tuple(units))


def corpora() -> Iterator[File]:
    """Yield the sample briefs by their gold, without units that lack a language."""
    for path in sorted((ROOT / "corpora").glob("*/gold.json")):
        units = [unit for unit in store.load(path.read_bytes()).units() if len(unit.variants) == 3]
        for tag in OTHERS:
            texts = [[next(one for one in unit.variants if one.language == at) for at in order(tag)] for unit in units]
            made = [
                replace(unit, variants=tuple(text), links=(), status=Status.AUTO)  # people accepted the gold
                for unit, text in zip(units, texts, strict=True)
            ]
            yield File(path.parent.name, tuple(made))


def order(tag: str) -> tuple[str, ...]:
    """Return our languages, English first and *tag* last."""
    return ("en", *(other for other in OTHERS if other != tag), tag)


def classes() -> list[type[Check]]:
    """Return all checks in the package, by id."""
    found = {}
    for module in pkgutil.iter_modules(aligntrans.checks.__path__):
        loaded = importlib.import_module(f"aligntrans.checks.{module.name}")
        for made in vars(loaded).values():
            if inspect.isclass(made) and made.__module__ == loaded.__name__ and hasattr(made, "examples"):
                found[made.id] = made
    return [found[one] for one in sorted(found)]


def checks_of(every: Sequence[type[Check]], encoder: Encoder) -> list[Check]:
    """Return new checks for one file."""
    return [made(encoder=encoder) if "encoder" in inspect.signature(made).parameters else made() for made in every]


def found_in(
    units: Iterable[TranslationUnit], every: Sequence[type[Check]], encoder: Encoder
) -> dict[str, set[tuple[str, Severity]]]:
    """Return by unit the checks that find something, and how bad it is."""
    found: dict[str, set[tuple[str, Severity]]] = defaultdict(set)
    for _, finding in runner.run(units, checks_of(every, encoder), encoder):
        found[finding.unit].add((finding.check, finding.severity))
    return found


def recall(
    files: Sequence[File], kind: str, every: Sequence[type[Check]], encoder: Encoder
) -> Counter[tuple[str, str]]:
    """Return how many errors of a kind were planted, by language, how many were found, and how many of these are new.

    New is what was not said of the same unit when it was clean.
    """
    counts: Counter[tuple[str, str]] = Counter()
    about = ABOUT[kind]
    relevant = [made for made in every if made.id in about]
    for file in files:
        base = file if kind == WRONG_LANGUAGE else file.pair()
        made = seeded(base.units, kind, encoder=encoder)
        if not made.planted:
            continue
        found, before = (found_in(map(two, units), relevant, encoder) for units in (made.units, base.units))
        for ids in made.planted:
            said, was = (
                {check for one in ids for check, severity in every.get(one, ()) if severity in COUNTED}
                for every in (found, before)
            )
            counts[file.target, "planted"] += 1
            counts[file.target, "found"] += bool(said & about)
            counts[file.target, "new"] += bool(said & about - was)
    return counts


def alarms(
    files: Sequence[File], every: Sequence[type[Check]], encoder: Encoder
) -> tuple[Counter[tuple[str, str, Severity]], Counter[tuple[str, Severity]], Counter[str]]:
    """Return findings by check, language and severity; units with any, by language and severity; units by language."""
    counts: Counter[tuple[str, str, Severity]] = Counter()
    flagged: Counter[tuple[str, Severity]] = Counter()
    units: Counter[str] = Counter()
    for file in files:
        pair = file.pair()
        units[file.target] += len(pair.units)
        worst: dict[str, Severity] = {}
        for _, finding in runner.run(pair.units, checks_of(every, encoder), encoder):
            counts[finding.check, file.target, finding.severity] += 1
            if finding.severity is Severity.ERROR or finding.unit not in worst:
                worst[finding.unit] = finding.severity
        flagged.update((file.target, severity) for severity in worst.values() if severity in COUNTED)
    return counts, flagged, units


def pofilter(units: Sequence[TranslationUnit], tag: str) -> dict[str, set[str]]:
    """Return by unit the filters of translate-toolkit's pofilter that fail, run without options but language."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in.po"), Path(folder, "out.po")
        po = polib.POFile(wrapwidth=0)
        po.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Language": tag}
        for unit in units:
            text = unit.variants[-1].text if len(unit.variants) > 1 else ""
            po.append(polib.POEntry(msgid=unit.variants[0].text, msgstr=text, msgctxt=unit.id))
        po.save(str(source))
        program = Path(sys.executable).parent / "pofilter"
        command = [str(program), f"--language={tag}", "--progress=none", "-i", str(source), "-o", str(target)]
        subprocess.run(command, check=True, capture_output=True)
        if not target.exists():
            return {}
        return {
            entry.msgctxt or "": set(re.findall(r"\(pofilter\) (\w+):", f"{entry.comment}\n{entry.tcomment}"))
            for entry in polib.pofile(str(target))
        }


def peer_recall(files: Sequence[File], kind: str) -> Counter[tuple[str, str]]:
    """Return what pofilter finds of a kind, as `recall` does."""
    counts: Counter[tuple[str, str]] = Counter()
    for tag in OTHERS:
        made = [(file, seeded(file.pair().units, kind)) for file in files if file.target == tag]
        found = pofilter([replace(unit, id=f"{file.name} {unit.id}") for file, one in made for unit in one.units], tag)
        before = pofilter(named(file for file, _ in made), tag)
        for file, one in made:
            for ids in one.planted:
                said, was = (
                    {name for at in ids for name in every.get(f"{file.name} {at}", ()) if name in PEERS_ABOUT[kind]}
                    for every in (found, before)
                )
                counts[tag, "planted"] += 1
                counts[tag, "found"] += bool(said)
                counts[tag, "new"] += bool(said - was)
    return counts


def named(files: Iterable[File]) -> list[TranslationUnit]:
    """Return the units of *files* with the names of these in their ids."""
    return [replace(unit, id=f"{file.name} {unit.id}") for file in files for unit in file.pair().units]


def share(counts: Counter[tuple[str, str]], tag: str | None = None) -> str:
    """Return what part was found, of how many."""
    tags = OTHERS if tag is None else (tag,)
    planted, found = (sum(counts[one, what] for one in tags) for what in ("planted", "found"))
    return f"{found / planted:.3f} of {planted:,}" if planted else "none planted"


def fresh(counts: Counter[tuple[str, str]]) -> str:
    """Return what part was found and new."""
    planted, found = (sum(counts[one, what] for one in OTHERS) for what in ("planted", "new"))
    return f"{found / planted:.3f}" if planted else ""


def report_recall(
    files: Sequence[File], kinds: Sequence[str], every: Sequence[type[Check]], encoder: Encoder, *, peers: bool
) -> None:
    """Print a table of recall."""
    peer_head = f"{'pofilter':18}{'new':8}" if peers else ""
    print(f"{'planted':26}{'Arabic':18}{'Farsi':18}{'both':18}{'new':8}{peer_head}")
    for kind in kinds:
        counts = recall(files, kind, every, encoder)
        row = f"{kind:26}{share(counts, 'ar'):18}{share(counts, 'fa'):18}{share(counts):18}{fresh(counts):8}"
        if peers and kind in PEERS_ABOUT:
            found = peer_recall(files, kind)
            row += f"{share(found):18}{fresh(found):8}"
        print(row.rstrip(), flush=True)


def report_alarms(files: Sequence[File], every: Sequence[type[Check]], encoder: Encoder, *, peers: bool) -> None:
    """Print a table of what is said of clean text."""
    start = time.process_time()
    counts, flagged, units = alarms(files, every, encoder)
    spent = time.process_time() - start
    total = sum(units.values())
    print(f"\nof 1,000 clean units ({total:,}), findings   {'error':>8}{'warning':>9}{'info':>8}")
    for made in every:
        row = [sum(counts[made.id, tag, severity] for tag in OTHERS) / total * 1000 for severity in Severity]
        if any(row):
            print(f"  {made.id:42}{row[0]:8.2f}{row[1]:9.2f}{row[2]:8.2f}")
    for tag in (*OTHERS, None):
        some = [one for one in OTHERS if tag in {one, None}]
        size = sum(units[one] for one in some) or 1
        row = [
            sum(n for (_, at, level), n in counts.items() if at in some and level is severity) / size * 1000
            for severity in Severity
        ]
        print(f"  {'all, ' + (tag or 'both'):42}{row[0]:8.2f}{row[1]:9.2f}{row[2]:8.2f}")
        held = [sum(flagged[one, severity] for one in some) for severity in COUNTED]
        print(f"  {'units with an error or a warning':42}{sum(held) / size * 1000:17.2f}")
    print(f"{spent:.1f} s of processor time, {spent / total * 1e5:.0f} s for 100,000 units, linking included")
    if peers:
        for tag in OTHERS:
            here = [file for file in files if file.target == tag]
            held = len(pofilter(named(here), tag))
            print(f"pofilter flags {held} of {units[tag]:,} clean {tag} units: {held / units[tag] * 1000:.1f} of 1,000")


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="DATA")
    parser.add_argument("--part", choices=PARTS, default="all", help="of the documents of DATA")
    parser.add_argument("--corpora", action="store_true", help="add the sample briefs")
    parser.add_argument("--peers", action="store_true", help="run pofilter beside")
    parser.add_argument("--only", nargs="*", metavar="CHECK", help="these checks alone")
    parser.add_argument("--kind", nargs="*", metavar="KIND", help="plant these kinds alone; with no KIND, none")
    args = parser.parse_args()
    every = [made for made in classes() if not args.only or made.id in args.only]
    encoder = registry.encoder("static")
    files = [*read(args.data, args.part), *(corpora() if args.corpora else ())]
    kinds = list(PLANTERS) if args.kind is None else args.kind
    if kinds:
        report_recall(files, kinds, every, encoder, peers=args.peers)
    report_alarms(files, every, encoder, peers=args.peers)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Shows the links marked by hand in the sample briefs: the names, numbers and dates of each bead in brackets.

    scripts/link_marks.py [NAME ...] [--counts]

Without names, every brief of `corpora` that has a `links.json`. Links of a bead are numbered in order; `?` stands after
the number of an optional one, `n`, `#` or `d` before it for name, number and date. Changes no file.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aligntrans import store
from aligntrans.model import Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CORPORA = Path(__file__).parents[1] / "corpora"
SIGNS = {"name": "n", "number": "#", "date": "d"}
Link = dict[str, Any]


def links(name: str) -> list[Link]:
    """Return the links of the brief *name* as its file has them."""
    found: list[Link] = json.loads((CORPORA / name / "links.json").read_text("utf-8"))["links"]
    return found


def bracketed(text: str, language: str, marks: Sequence[Link]) -> str:
    """Return *text* with a bracket around each span, a label after each opening one; inner spans inside outer ones."""
    labels: dict[tuple[int, int], list[str]] = defaultdict(list)
    for number, link in enumerate(marks, 1):
        if language in link:
            start, end = link[language]
            labels[start, end].append(f"{SIGNS[link['kind']]}{number}{'?' if link['optional'] else ''}")
    places = [(end, 0, -start, "]") for start, end in labels]
    places += [(start, 1, -end, f"[{','.join(label)} ") for (start, end), label in labels.items()]
    parts, done = [], 0
    for place, _, _, sign in sorted(places):
        parts += [text[done:place], sign]
        done = place
    return "".join([*parts, text[done:]])


def shown(name: str) -> Iterator[str]:
    """Yield the lines of the brief *name*: for each bead its number and type, and each language with its marks."""
    gold = store.load((CORPORA / name / "gold.json").read_bytes())
    by_bead: dict[tuple[tuple[int, int], ...], list[Link]] = defaultdict(list)
    for link in links(name):
        by_bead[tuple((start, end) for start, end in link["bead"])].append(link)
    for number, bead in enumerate(gold.beads, 1):
        marks = by_bead[tuple((span.start, span.end) for span in bead.spans)]
        yield f"\n{name} {number} ({bead.type})"
        for document, span in zip(gold.documents, bead.spans, strict=True):
            if span:
                text = bracketed(document.excerpt(span, Level.SENTENCE), document.language, marks)
                yield f"  {document.language}  {' '.join(text.split())}"


def counted(names: Sequence[str]) -> Iterator[str]:
    """Yield the rows of the table of counts that stands in `corpora/README.md`."""
    for name in names:
        found = Counter((link["kind"], link["optional"]) for link in links(name))
        cells = (f"{found[kind, False]} + {found[kind, True]}" for kind in SIGNS)
        yield f"| `{name}` | {' | '.join(cells)} |"


def main() -> None:
    """Print the marks, or how many there are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--counts", action="store_true", help="print a table of counts instead: required + optional")
    args = parser.parse_args()
    names = args.names or sorted(path.parent.name for path in CORPORA.glob("*/links.json"))
    lines = counted(names) if args.counts else (line for name in names for line in shown(name))
    for line in lines:
        print(line)


if __name__ == "__main__":
    main()

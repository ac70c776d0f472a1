#!/usr/bin/env python3
"""F1 of sentence boundaries by our rules, beside pySBD, sentencex, ICU and a cut at every mark, in one run.

    scripts/bench/segmenters.py DATA [--everything] [--inner] [--markdown]

Needs the extra ``bench``. DATA has a JSON object a line, a document: by language, a list of its sentences. They are
joined by single spaces and split again; a boundary is found when it is at the same character.

What is counted: documents of connected prose (``connected_prose`` is not false; 30 of the 31 of TICO-19), and the end
of a document as a boundary like any other. This is the counting that gives, on TICO-19, pySBD .948 en, .573 ar,
.870 fa and sentencex .892, .680, .737. The end is nobody's merit: ``--inner`` leaves it out, and the figures for
all documents fall by at most .004. ``--everything`` takes phrase books and lists too.
"""

from __future__ import annotations

import argparse
import json
import re
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from aligntrans.languages import LANGUAGES
from aligntrans.segmenters.rules import RulesSegmenter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Split = Callable[[str], set[int]]
"""A text to the ends of its sentences, white space left out."""
PARTS = {"all": slice(None), "even": slice(0, None, 2), "odd": slice(1, None, 2)}


@dataclass
class Score:
    """Boundaries counted over documents."""

    right: int = 0
    found: int = 0
    gold: int = 0
    seconds: float = 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0


def ours(tag: str) -> Split:
    """Return our own rules for a language."""
    segmenter, language = RulesSegmenter(), LANGUAGES[tag]
    return lambda text: {span.end for span in segmenter.segment(text, language)}


def pysbd(tag: str) -> Split:
    """Return pySBD's rules."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        from pysbd import Segmenter  # noqa: PLC0415 - optional, and slow to import

    segmenter = Segmenter(language=tag, clean=False)
    return lambda text: set(ends(text, segmenter.segment(text)))


def sentencex(tag: str) -> Split:
    """Return sentencex's rules."""
    from sentencex import segment  # noqa: PLC0415 - optional

    return lambda text: set(ends(text, segment(tag, text)))


def icu(tag: str) -> Split:
    """Return ICU's rules for the language's locale."""
    from icu4py.breakers import SentenceBreaker  # noqa: PLC0415 - optional

    return lambda text: set(ends(text, SentenceBreaker(text, tag)))


def every_mark(tag: str) -> Split:
    """Return what cuts at every ender before white space, whatever it stands for."""
    language = LANGUAGES[tag]
    closers = re.escape("".join(sorted(language.closers)))
    pattern = re.compile(rf"[{re.escape(''.join(sorted(language.enders)))}]+[{closers}]*(?=\s|\Z)")
    return lambda text: {match.end() for match in pattern.finditer(text)} | {len(text)}


SPLITTERS = {"aligntrans": ours, "pySBD": pysbd, "sentencex": sentencex, "ICU": icu, "every mark": every_mark}


def ends(text: str, pieces: Sequence[str] | Iterator[str]) -> Iterator[int]:
    """Yield where each piece ends in *text*, however a splitter treats the white space around it."""
    place = 0
    for piece in pieces:
        if body := piece.strip():
            start = text.find(body, place)
            if start >= 0:
                place = start + len(body)
                yield place


def gold_ends(sentences: Sequence[str]) -> set[int]:
    """Return where *sentences* end once joined by spaces."""
    places, end = set(), -1
    for sentence in sentences:
        end += 1 + len(sentence)
        places.add(end)
    return places


def measure(split: Split, documents: Sequence[Sequence[str]], *, inner: bool) -> Score:
    """Return how *split* does on documents, each a list of sentences; *inner* leaves their ends out."""
    score = Score()
    for sentences in documents:
        text = " ".join(sentences)
        start = time.perf_counter()
        found = split(text)
        score.seconds += time.perf_counter() - start
        gold = gold_ends(sentences)
        if inner:
            found.discard(len(text))
            gold.discard(len(text))
        score.right += len(found & gold)
        score.found += len(found)
        score.gold += len(gold)
    return score


def load(path: Path, *, prose_only: bool) -> dict[str, list[list[str]]]:
    """Return documents by language, each a list of sentences without white space at their ends."""
    documents: dict[str, list[list[str]]] = {tag: [] for tag in LANGUAGES}
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if prose_only and not entry.get("connected_prose", True):
            continue
        for tag, texts in documents.items():
            texts.append([" ".join(sentence.split()) for sentence in entry[tag] if sentence.strip()])
    return documents


def rows(documents: dict[str, list[list[str]]], *, inner: bool) -> Iterator[list[str]]:
    """Yield the cells of the table: F1 by language, part of the documents and splitter; sentences a second last."""
    seconds = dict.fromkeys(SPLITTERS, 0.0)
    for tag, texts in documents.items():
        for part, chosen in PARTS.items():
            scores = {name: measure(make(tag), texts[chosen], inner=inner) for name, make in SPLITTERS.items()}
            yield [tag, part, *(f"{score.f1:.3f}" for score in scores.values()), f"{scores['aligntrans'].gold:,}"]
            if part == "all":
                seconds = {name: seconds[name] + score.seconds for name, score in scores.items()}
    sentences = sum(len(sentences) for texts in documents.values() for sentences in texts)
    yield ["", "per s", *(f"{sentences / seconds[name]:,.0f}" for name in SPLITTERS), ""]


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="DATA")
    parser.add_argument("--everything", action="store_true", help="phrase books and lists too, not only prose")
    parser.add_argument("--inner", action="store_true", help="do not count the ends of documents")
    parser.add_argument("--markdown", action="store_true")
    arguments = parser.parse_args()
    head = ["", "part", *SPLITTERS, "boundaries"]
    table = rows(load(arguments.data, prose_only=not arguments.everything), inner=arguments.inner)
    if arguments.markdown:
        for row in (head, ["---", "---", *("---:" for _ in head[2:])], *table):
            print(f"| {' | '.join(row)} |")
        return
    for row in (head, *table):
        print(f"{row[0]:3}{row[1]:9}" + "".join(f"{cell:>12}" for cell in row[2:]))


if __name__ == "__main__":
    main()

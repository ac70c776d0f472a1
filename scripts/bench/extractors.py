#!/usr/bin/env python3
"""What is kept of web pages by our HTML reader, trafilatura, readability, jusText and Resiliparse, in one run.

    scripts/bench/extractors.py [DATA] [--missing]

Needs the extra ``bench``; an extractor that is not installed is left out with a line. Pages: the HTML ones of
corpora/, with the blocks of their gold; and every NAME.html in DATA and below, with NAME.txt beside it or in a folder
txt beside its own, whose blocks are parted by empty lines: so are the pages of news sites in tests/data of the source
of newspaper4k 0.9.6. ``--missing`` lists the blocks that each extractor did not give.

What is counted, without titles, which extractors give apart from the text: blocks of the content that are a block
of what was found, up to white space; the same up to invisible characters too, such as the zero width non-joiner of
Farsi, which some extractors drop; words of the content that were found, invisible characters apart; words found that
are none of the content's; and pages of which nothing at all was found. The pages of corpora/ were written for this
project and its reader with them in view, so that its figures there are a check and not a merit.
"""

from __future__ import annotations

import argparse
import time
import unicodedata
import warnings
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from aligntrans import store
from aligntrans.model import Kind
from aligntrans.readers.encoding import decode
from aligntrans.readers.html import runs
from aligntrans.readers.html.reader import HtmlReader, declared, parsed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CORPORA = Path(__file__).parents[2] / "corpora"
STOP_LISTS = {"en": "English", "ar": "Arabic", "fa": "Persian"}
HOLDERS = ("head", "p", "item", "cell", "quote", "code")
"""Elements of trafilatura's XML that hold text."""
Extract = Callable[[bytes, str], list[str]]
"""The bytes of a page and the tag of its language to blocks of text."""


@dataclass(frozen=True)
class Case:
    """A page and what is its content."""

    name: str
    data: bytes
    language: str
    blocks: tuple[str, ...]


@dataclass
class Score:
    """What was found, over pages."""

    gold: int = 0
    exact: int = 0
    alike: int = 0
    words: int = 0
    kept: int = 0
    found: int = 0
    empty: int = 0
    seconds: float = 0.0
    missing: list[str] = field(default_factory=list)


def ours(data: bytes, _: str) -> list[str]:
    """Return the content blocks of our own reader."""
    page = HtmlReader().read(data)
    return [block.span.of(page.text) for block in page.blocks if block.kind.is_content and block.kind is not Kind.TITLE]


def trafilatura(**options: bool) -> Extract:
    """Return trafilatura's extraction."""
    from trafilatura import extract  # noqa: PLC0415 # an extra

    def blocks(data: bytes, _: str) -> list[str]:
        found = extract(decode(data, declared), output_format="xml", include_comments=False, **options)
        if not found:
            return []
        main = etree.fromstring(found.encode()).find("main")
        return [] if main is None else ["".join(map(str, element.itertext())) for element in _innermost(main)]

    return blocks


def _innermost(root: etree._Element) -> Iterator[etree._Element]:
    for element in root.iter(*HOLDERS):
        if next(element.iterdescendants(*HOLDERS), None) is None:
            yield element


def readability() -> Extract:
    """Return Mozilla's algorithm in Python; it gives HTML, whose blocks we cut."""
    from readability import Document  # noqa: PLC0415 # an extra

    def blocks(data: bytes, _: str) -> list[str]:
        summary = Document(decode(data, declared)).summary()
        root = parsed(summary)
        etree.strip_elements(root, *runs.DROPPED, with_tail=False)
        return [run.text for run in runs.walk(root, None).runs]

    return blocks


def justext() -> Extract:
    """Return jusText with the list of stop words of the page's language."""
    from justext import get_stoplist  # noqa: PLC0415 # an extra
    from justext import justext as run  # noqa: PLC0415

    def blocks(data: bytes, language: str) -> list[str]:
        words = get_stoplist(STOP_LISTS[language]) if language in STOP_LISTS else frozenset()
        return [one.text for one in run(decode(data, declared), words) if not one.is_boilerplate]

    return blocks


def resiliparse() -> Extract:
    """Return Resiliparse's main content."""
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415 # an extra

    def blocks(data: bytes, _: str) -> list[str]:
        text = extract_plain_text(decode(data, declared), main_content=True, alt_texts=False, list_bullets=False)
        return text.split("\n")

    return blocks


EXTRACTORS: dict[str, Callable[[], Extract]] = {
    "aligntrans": lambda: ours,
    "trafilatura": trafilatura,
    "trafilatura, recall": lambda: trafilatura(favor_recall=True),
    "trafilatura, precision": lambda: trafilatura(favor_precision=True),
    "readability": readability,
    "jusText": justext,
    "Resiliparse": resiliparse,
}


def of_corpora() -> Iterator[Case]:
    """Yield the HTML pages of corpora/ with the blocks that their gold aligns."""
    for path in sorted(CORPORA.glob("*/gold.json")):
        for document in store.load_gold(path.read_bytes()).documents or ():
            if document.name.endswith(".html"):
                held = [block for block in document.blocks if block.kind.is_content and block.kind is not Kind.TITLE]
                texts = tuple(block.span.of(document.text) for block in held)
                data = (path.parent / document.name).read_bytes()
                yield Case(f"{path.parent.name}/{document.name}", data, document.language, texts)


def of_folder(folder: Path) -> Iterator[Case]:
    """Yield the pages of a folder that have a text beside them."""
    for path in sorted(folder.rglob("*.html")):
        beside = path.with_suffix(".txt")
        text = beside if beside.exists() else path.parents[1] / "txt" / beside.name
        if text.exists():
            data = path.read_bytes()
            language = HtmlReader().read(data).language.partition("-")[0]
            blocks = tuple(block for block in text.read_text("utf-8").split("\n\n") if block.strip())
            yield Case(str(path.relative_to(folder)), data, language, blocks)


def seen(text: str) -> str:
    """Return *text* without the characters that are not seen."""
    return "".join(character for character in text if unicodedata.category(character) != "Cf")


def flat(text: str) -> str:
    """Return *text* without the differences that do not matter: white space."""
    return " ".join(text.split())


def score(extract: Extract, cases: Sequence[Case]) -> Score:
    """Return what an extractor finds in all *cases*."""
    total = Score()
    for case in cases:
        start = time.perf_counter()
        found = [text for text in map(flat, extract(case.data, case.language)) if text]
        total.seconds += time.perf_counter() - start
        wanted = [flat(block) for block in case.blocks]
        held = Counter(found)
        for block in wanted:
            if held[block]:
                held[block] -= 1
                total.exact += 1
            else:
                total.missing.append(f"{case.name}: {block[:70]}")
        total.alike += (Counter(map(seen, wanted)) & Counter(map(seen, found))).total()
        gold_words, found_words = (Counter(seen(" ".join(blocks)).split()) for blocks in (wanted, found))
        total.gold += len(wanted)
        total.words += gold_words.total()
        total.kept += (gold_words & found_words).total()
        total.found += found_words.total()
        total.empty += not found
    return total


def main() -> None:
    """Print a table for the corpora, and one for DATA."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path)
    parser.add_argument("--missing", action="store_true")
    asked = parser.parse_args()
    warnings.simplefilter("ignore")
    sets = {"corpora": list(of_corpora())}
    if asked.data:
        sets[str(asked.data)] = list(of_folder(asked.data))
    for named, cases in sets.items():
        print(
            f"\n{named}: {len(cases)} pages, {sum(len(case.blocks) for case in cases)} content blocks without titles\n"
        )
        if not cases:
            print("no page has its text beside it")
            continue
        print("| | blocks exact | but for the invisible | words kept | words not content's | pages empty | ms a page |")
        print("| --- | --: | --: | --: | --: | --: | --: |")
        for name, make in EXTRACTORS.items():
            try:
                extract = make()
            except ImportError as error:
                print(f"| {name} | not installed ({error.name}) | | | | | |")
                continue
            got = score(extract, cases)
            noise = (got.found - got.kept) / got.found if got.found else 0.0
            shares = (got.exact / got.gold, got.alike / got.gold, got.kept / got.words, noise)
            figures = " | ".join(f"{share:.3f}" for share in shares)
            print(f"| {name} | {figures} | {got.empty} | {1000 * got.seconds / len(cases):.1f} |")
            if asked.missing:
                print("\n".join(f"  - {line}" for line in got.missing))


if __name__ == "__main__":
    main()

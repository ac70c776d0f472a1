"""The links marked by hand: they lie where the gold has text, and are as many as the word about them says."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter, defaultdict
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from aligntrans import store
from aligntrans.model import Level, Span

ROOT = Path(__file__).parents[2]
CORPORA = ROOT / "corpora"
NAMES = sorted(path.parent.name for path in CORPORA.glob("*/links.json"))
TAGS = ("en", "ar", "fa")
KINDS = ("name", "number", "date")
ROW = re.compile(r"^\| `([a-z-]+)` \| (\d+) \+ (\d+) \| (\d+) \+ (\d+) \| (\d+) \+ (\d+) \|$", re.MULTILINE)
MARKS = "\u0610-\u061a\u064b-\u065f\u0670"
"""Harakat: a span may not begin with one, for it belongs to the letter before."""

each_brief = pytest.mark.parametrize("name", NAMES)


def links(name):
    return json.loads((CORPORA / name / "links.json").read_text("utf-8"))["links"]


def bead(link):
    return tuple(tuple(span) for span in link["bead"])


@pytest.fixture(scope="module")
def golds():
    return {name: store.load((CORPORA / name / "gold.json").read_bytes()) for name in NAMES}


def texts(gold, link):
    """The text of the link's bead in each language."""
    spans = (Span(*span) for span in link["bead"])
    return {
        document.language: document.excerpt(span, Level.SENTENCE)
        for document, span in zip(gold.documents, spans, strict=True)
    }


def test_every_brief_has_links():
    assert sorted(path.parent.name for path in CORPORA.glob("*/gold.json")) == NAMES
    assert len(NAMES) == 12


@each_brief
def test_a_link_has_its_keys_in_order_and_a_known_kind(name):
    for link in links(name):
        assert list(link) == ["bead", "kind", *(tag for tag in TAGS if tag in link), "optional"]
        assert link["kind"] in KINDS
        assert isinstance(link["optional"], bool)


@each_brief
def test_a_link_has_two_languages_at_least(name):
    assert [link for link in links(name) if sum(tag in link for tag in TAGS) < 2] == []


@each_brief
def test_a_link_stands_in_a_bead_of_the_gold(name, golds):
    gold = golds[name]
    assert [document.language for document in gold.documents] == list(TAGS)
    beads = {tuple((span.start, span.end) for span in bead.spans) for bead in gold.beads}

    assert {bead(link) for link in links(name)} <= beads


@each_brief
def test_a_span_lies_inside_the_text_of_its_bead_without_white_space_at_its_ends(name, golds):
    for link in links(name):
        for tag, text in texts(golds[name], link).items():
            if tag in link:
                start, end = link[tag]
                marked = text[start:end]
                assert 0 <= start < end <= len(text), link
                assert marked == marked.strip(" \xa0\n\u200c،؛,;:"), (link, marked)
                assert not re.match(f"[{MARKS}]", marked), (link, marked)


@each_brief
def test_required_spans_of_a_language_do_not_overlap_in_a_bead(name):
    required = defaultdict(list)
    for link in links(name):
        for tag in TAGS:
            if tag in link and not link["optional"]:
                required[bead(link), tag].append((*link[tag], link["kind"]))

    for spans in required.values():
        for (_, end, _), (start, _, _) in pairwise(sorted(spans)):
            assert end <= start, spans


@each_brief
def test_no_pair_of_places_is_linked_twice(name):
    pairs = Counter(
        (bead(link), first, tuple(link[first]), second, tuple(link[second]))
        for link in links(name)
        for first, second in combinations([tag for tag in TAGS if tag in link], 2)
    )

    assert [pair for pair, times in pairs.items() if times > 1] == []


@each_brief
def test_links_stand_in_the_order_of_the_beads(name, golds):
    places = {tuple((span.start, span.end) for span in bead.spans): at for at, bead in enumerate(golds[name].beads)}
    order = [places[bead(link)] for link in links(name)]

    assert order == sorted(order)


@each_brief
def test_a_file_has_a_link_a_line(name):
    data = (CORPORA / name / "links.json").read_text("utf-8")
    rows = ",\n".join(f"  {json.dumps(link, ensure_ascii=False)}" for link in links(name))

    assert data == f'{{"links": [\n{rows}\n]}}\n'


def test_the_counts_in_the_word_about_the_briefs_are_true():
    stated = {
        row[0]: [int(cell) for cell in row[1:]] for row in ROW.findall((CORPORA / "README.md").read_text("utf-8"))
    }
    found = {}
    for name in NAMES:
        counts = Counter((link["kind"], link["optional"]) for link in links(name))
        found[name] = [counts[kind, optional] for kind in KINDS for optional in (False, True)]

    assert stated == found


def test_the_script_shows_every_span_in_brackets(golds):
    shown = subprocess.run(
        [sys.executable, ROOT / "scripts" / "link_marks.py", *NAMES],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env={"PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"},
    ).stdout

    beads = sum(len(gold.beads) for gold in golds.values())
    assert len(re.findall(r"^[a-z-]+ \d+ \([\d-]+\)$", shown, re.MULTILINE)) == beads
    spans = {
        (name, bead(link), tag, tuple(link[tag]))
        for name in NAMES
        for link in links(name)
        for tag in TAGS
        if tag in link
    }
    assert len(re.findall(r"\[[n#d]\d", shown)) == len(spans)

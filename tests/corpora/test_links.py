"""Links found in the sample briefs against those marked by hand, and the script that measures them."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

from aligntrans import registry
from aligntrans.model import Link, Span

SCRIPTS = Path(__file__).parents[2] / "scripts" / "bench"
FLOORS = {
    ("test", "name"): (0.93, 0.84),
    ("test", "number"): (0.985, 0.985),
    ("test", "date"): (0.99, 0.99),
    ("test", "all"): (0.97, 0.93),
    ("others", "name"): (0.95, 0.85),
    ("others", "number"): (0.98, 0.96),
    ("others", "date"): (0.97, 0.95),
    ("others", "all"): (0.97, 0.925),
}
"""The least precision and recall, by set of briefs and kind: a little below what they are."""
LEAST_EXACT = 0.96
LEAST_BY_SOUND = 0.96, 0.84
"""Precision and recall of all kinds together on all briefs, without an encoder."""


@pytest.fixture(scope="module")
def script():
    sys.path.insert(0, str(SCRIPTS))
    try:
        yield importlib.import_module("links")
    finally:
        sys.path.remove(str(SCRIPTS))
        sys.modules.pop("links", None)


@pytest.fixture(scope="module")
def measured(script):
    encoder = registry.encoder("static")
    parts = {
        "test": [name for name in script.briefs() if name in script.TEST],
        "others": [name for name in script.briefs() if name not in script.TEST],
    }
    return {part: script.measured(names, encoder) for part, names in parts.items()}


@pytest.mark.parametrize(("part", "kind"), FLOORS)
def test_precision_and_recall_are_above_their_floors(script, measured, part, kind):
    found = script.summed(measured[part], kind)
    precision, recall = FLOORS[part, kind]

    assert found.marked > 30
    assert found.precision >= precision
    assert found.recall >= recall


@pytest.mark.parametrize("part", ["test", "others"])
def test_what_is_found_is_found_with_its_spans(script, measured, part):
    assert script.summed(measured[part]).exactness >= LEAST_EXACT


def test_without_an_encoder_what_sounds_alike_is_found(script):
    found = script.summed(script.measured(script.briefs(), None))
    precision, recall = LEAST_BY_SOUND

    assert found.precision >= precision
    assert found.recall >= recall


def test_the_test_three_have_marks(script):
    assert set(script.TEST) < set(script.briefs())


def link(kind, first, second):
    return Link(kind, ("en", "ar"), (Span(*first), Span(*second)))


def mark(script, kind, first, second, *, optional=False):
    return script.Mark(link(kind, first, second), optional)


def test_half_of_the_longer_of_two_spans_on_both_sides_is_right(script):
    marked = [mark(script, "name", (0, 10), (0, 10))]

    for first, second, right in (
        ((0, 10), (0, 10), True),
        ((5, 10), (0, 10), True),
        ((6, 10), (0, 10), False),
        ((0, 10), (0, 20), True),
        ((0, 10), (0, 21), False),
        ((10, 20), (0, 10), False),
    ):
        assert bool(script.judge([link("name", first, second)], marked).right) is right


def test_another_kind_or_pair_is_wrong(script):
    marked = [mark(script, "name", (0, 10), (0, 10))]
    other = Link("name", ("en", "fa"), (Span(0, 10), Span(0, 10)))

    judged = script.judge([link("date", (0, 10), (0, 10)), other], marked)
    assert len(judged.wrong) == 2
    assert list(judged.missed) == marked


def test_each_mark_serves_once_and_equal_spans_come_first(script):
    marked = [mark(script, "name", (0, 10), (0, 10))]
    near, equal = link("name", (0, 9), (0, 10)), link("name", (0, 10), (0, 10))

    judged = script.judge([near, equal], marked)
    assert [found for found, _ in judged.right] == [equal]
    assert list(judged.wrong) == [near]


def test_optional_marks_count_neither_for_nor_against(script):
    marked = [
        mark(script, "name", (0, 10), (0, 10), optional=True),
        mark(script, "name", (20, 30), (20, 30), optional=True),
    ]
    tallies = script.counted(script.judge([link("name", (0, 10), (0, 10))], marked))

    assert script.summed(tallies) == script.Tally()


def test_right_wrong_and_missed_are_counted_by_kind_and_pair(script):
    marked = [mark(script, "name", (0, 10), (0, 10)), mark(script, "number", (20, 30), (20, 30))]
    found = [link("name", (0, 9), (0, 10)), link("date", (40, 44), (40, 44))]
    tallies = script.counted(script.judge(found, marked))

    assert tallies["name", "en-ar"] == script.Tally(right=1, exact=0, found=1, marked=1)
    assert tallies["number", "en-ar"] == script.Tally(marked=1)
    assert tallies["date", "en-ar"] == script.Tally(found=1)
    assert script.summed(tallies) == script.Tally(right=1, exact=0, found=2, marked=2)
    assert script.summed(tallies).precision == script.summed(tallies).recall == 0.5


def run(script, monkeypatch, capsys, *arguments):
    monkeypatch.setattr(sys, "argv", ["links.py", *arguments])
    script.main()
    return capsys.readouterr().out


def test_the_script_prints_figures_and_seconds(script, monkeypatch, capsys):
    printed = run(script, monkeypatch, capsys, "central-bank", "grain-imports", "--rounds", "1")

    assert [line.split()[:3] for line in printed.splitlines() if line.split()[1:3] == ["all", "all"]] == [
        ["test", "all", "all"],
        ["others", "all", "all"],
    ]
    assert "reading and aligning" in printed


def test_the_script_is_quiet_about_the_test_three_unless_asked(script, monkeypatch, capsys):
    names = ("border-security", "dust-storms", "--rounds", "0", "--encoder", "none")

    assert "border-security" not in run(script, monkeypatch, capsys, *names, "--show")
    assert "dust-storms" in run(script, monkeypatch, capsys, *names, "--show")
    assert "border-security" in run(script, monkeypatch, capsys, *names, "--show-test")

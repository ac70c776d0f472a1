"""Figures of an evaluation, for people and for programs."""

from __future__ import annotations

import json

from aligntrans.evaluate import Row, Score
from aligntrans.model import Level
from aligntrans.report import scores

ROWS = [
    Row(Level.SENTENCE, ("en", "ar", "fa"), 10, 12, Score(1, 5 / 6), Score(1, 1), Score(0, 0), 0, 2, 0.01234567),
    Row(Level.PARAGRAPH, ("en", "ar"), 3, 3, Score(2 / 3, 2 / 3), Score(1, 1), Score(0, 0), 0, 0, 0.5),
]


def test_a_row_is_a_line_under_its_heads():
    lines = scores.as_text(ROWS).splitlines()

    assert len(lines) == 3
    assert lines[0].split() == [*" ".join(scores.HEAD).split()]
    assert lines[1].split()[:7] == ["sentence", "en-ar-fa", "10", "12", "1.000", "0.833", "0.909"]
    assert {len(line) for line in lines} == {len(lines[0])}


def test_null_beads_are_judged_only_where_there_are_some():
    missed, none = (line.split()[10:13] for line in scores.as_text(ROWS).splitlines()[1:])

    assert missed == ["0.000", "0.000", "0.000"]
    assert none == ["-", "-", "-"]


def test_json_holds_every_figure():
    content = json.loads(scores.as_json(ROWS))

    assert content["format"] == "aligntrans-evaluation/1"
    assert content["rows"][0] == {
        "level": "sentence",
        "languages": ["en", "ar", "fa"],
        "found": 10,
        "gold": 12,
        "strict": {"precision": 1, "recall": 0.833333, "f1": 0.909091},
        "lax": {"precision": 1, "recall": 1, "f1": 1.0},
        "null": {"precision": 0, "recall": 0, "f1": 0.0, "found": 0, "gold": 2},
        "calibration_error": 0.012346,
    }

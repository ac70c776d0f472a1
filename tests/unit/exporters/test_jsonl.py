from __future__ import annotations

import json
from dataclasses import replace

import pytest

from aligntrans.exporters.jsonl import JsonlExporter
from aligntrans.model import Link, Span, Status
from aligntrans.protocols import Choice
from support.briefs import brief, pair
from support.exports import exported


def lines(alignment, **options):
    return [json.loads(line) for line in exported(JsonlExporter(**options), alignment).data.decode().splitlines()]


def test_a_unit_is_an_object_with_all_that_is_known_of_it():
    alignment = pair("It is 5 km.", "هي ٥ كم.", confidence=0.612345678, similarity=0.5, id="first")
    link = Link("number", ("en", "ar"), (Span(6, 7), Span(3, 4)))
    alignment = replace(alignment, beads=(replace(alignment.beads[0], links=(link,)),))

    assert lines(alignment) == [
        {
            "id": "first",
            "texts": {"en": "It is 5 km.", "ar": "هي ٥ كم."},
            "confidence": 0.612346,
            "similarity": 0.5,
            "type": "1-1",
            "level": "sentence",
            "kind": "paragraph",
            "status": "auto",
            "moved": False,
            "links": [{"kind": "number", "en": [6, 7], "ar": [3, 4]}],
        }
    ]


def test_what_is_not_known_is_not_there():
    (unit,) = lines(pair("One.", "واحد."))

    assert "similarity" not in unit
    assert "calibrated" not in unit


def test_scores_that_are_no_probabilities_say_so():
    assert [unit["calibrated"] for unit in lines(replace(brief(), calibrated=False))] == [False, False]


def test_no_line_ends_inside_a_text():
    text = "a\nb\rc\u2028d\u2029e\x85f\vg\x1ch\x00"
    data = exported(JsonlExporter(), pair(text, "واحد.")).data

    assert len(data.decode().splitlines()) == 1
    assert json.loads(data)["texts"]["en"] == text


def test_half_a_character_leaves_its_unit_out():
    export = exported(JsonlExporter(), pair("a\ud83d", "واحد."))

    assert (export.data, export.units, dict(export.left_out)) == (b"", 0, {"characters that JSON forbids": 1})


@pytest.mark.parametrize(
    ("choice", "count"), [(None, 1), (Choice(include_null=True), 2), (Choice(min_confidence=0.7), 0)]
)
def test_what_is_left_out_can_be_chosen(choice, count):
    alignment = brief().pair("en", "fa")
    alignment = replace(alignment, beads=(replace(alignment.beads[0], status=Status.REJECTED), *alignment.beads[1:]))
    alignment = replace(
        alignment, beads=tuple(replace(one, quality=replace(one.quality, confidence=0.6)) for one in alignment.beads)
    )

    assert len(lines(alignment, choice=choice)) == count

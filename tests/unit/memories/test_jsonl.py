"""JSON lines: all that ours hold, and what is no unit."""

from __future__ import annotations

import io
import json

import pytest

from aligntrans.errors import ReadError
from aligntrans.memories.jsonl import NO_TEXT, JsonlReader
from aligntrans.model import Code, Kind, Level, Link, Property, Span, Status
from aligntrans.protocols import MemoryReader

UNIT = {"id": "a1", "texts": {"en": "Rain 5.", "ar": "مطر 5."}}


def read(*lines):
    reader = JsonlReader()
    text = "\n".join(line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
    return list(reader.units(io.BytesIO(text.encode()))), reader


def test_it_follows_the_protocol():
    assert isinstance(JsonlReader(), MemoryReader)


def test_everything_that_is_said_of_a_unit_is_understood():
    (unit,), reader = read(
        {
            **UNIT,
            "confidence": 0.5,
            "calibrated": False,
            "similarity": 0.25,
            "type": "2-1",
            "level": "paragraph",
            "kind": "heading",
            "status": "accepted",
            "moved": True,
            "notes": ["one"],
            "client": "A",
            "count": 3,
            "links": [{"kind": "number", "en": [5, 6], "ar": [4, 5]}],
            "properties": [{"name": "x", "value": "y"}, {"name": "x", "value": "z", "language": "ar"}],
            "codes": {"en": [[0, "<b>", "tmx"]]},
        }
    )

    assert (unit.id, unit.quality.confidence, unit.quality.similarity, unit.type) == ("a1", 0.5, 0.25, "2-1")
    assert (unit.level, unit.kind, unit.status, unit.moved) == (Level.PARAGRAPH, Kind.HEADING, Status.ACCEPTED, True)
    assert unit.links == (Link("number", ("en", "ar"), (Span(5, 6), Span(4, 5))),)
    assert (unit.notes, unit.variants[0].codes) == (("one",), (Code(0, "<b>", "tmx"),))
    assert unit.properties == (
        Property("x", "y"),
        Property("x", "z", "ar"),
        Property("client", "A"),
        Property("count", "3"),
    )
    assert reader.source == "en"


def test_what_is_not_said_is_not_known():
    (first, second), reader = read({"texts": {"en": "Rain."}}, "", {"id": "x", "texts": {"en": ""}}, UNIT)

    assert (first.id, first.line, first.quality.known, first.type) == ("1", 1, False, "1")
    assert (second.line, +reader.left_out) == (4, {NO_TEXT: 1})


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 2: is no unit"),
        ("[]", "line 2: is no unit .not an object"),
        ('{"texts": ["a"]}', "'texts' is no object"),
        ('{"texts": {"en": 3}}', "3 is no text"),
        ('{"texts": {"en": "a"}, "confidence": NaN}', "NaN is no JSON"),
        ('{"texts": {"en": "a"}, "confidence": 7}', "between 0 and 1"),
        ('{"texts": {"en": "a"}, "status": "fine"}', "fine"),
        ('{"texts": {"en": "a"}, "links": [{"kind": "name"}]}', "line 2"),
        ('{"texts": {"en": "a"}, "properties": [{}]}', "line 2"),
        ("[" * 100_000, "line 2"),
    ],
)
def test_what_is_no_unit_is_refused_with_its_line(line, message):
    with pytest.raises(ReadError, match=message):
        read(UNIT, line)

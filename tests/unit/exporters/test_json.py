from __future__ import annotations

from aligntrans import store
from aligntrans.exporters.json import JsonExporter
from support.briefs import brief
from support.exports import exported


def test_the_file_is_the_alignment():
    export = exported(JsonExporter(), brief())

    assert export.data == store.dump(brief())
    assert (export.units, dict(export.left_out)) == (2, {})


def test_a_file_of_json_is_an_alignment_file():
    assert JsonExporter.extensions == (".json",)

from __future__ import annotations

import io
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from aligntrans.exporters.tmx import FORBIDDEN, TmxExporter
from aligntrans.memories.tmx import TmxReader
from aligntrans.protocols import Choice
from aligntrans.updating import tmx
from support.exports import exported
from support.strategies import FAST, alignments, texts

ALL = Choice(include_null=True)
fitting = texts().filter(lambda text: not FORBIDDEN.search(text))


def read(data):
    return [replace(unit, line=0) for unit in TmxReader().units(io.BytesIO(data))]


@FAST
@given(alignments(), alignments(), st.booleans())
def test_an_update_is_done_once(old, new, overwrite):
    data = exported(TmxExporter(choice=ALL), old).data

    first = tmx.updated(data, new, overwrite=overwrite, choice=ALL)
    second = tmx.updated(first.data, new, overwrite=overwrite, choice=ALL)
    assert second.data == first.data
    assert tmx.updated(data, old, choice=ALL).data == data
    assert {unit.id for unit in read(data)} <= {unit.id for unit in read(first.data)}

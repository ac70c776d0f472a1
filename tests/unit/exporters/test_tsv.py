from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from aligntrans.exporters.tsv import TsvExporter
from aligntrans.model import Alignment, Status
from aligntrans.protocols import Choice
from support.briefs import bead, brief, pair
from support.exports import exported
from support.tables import read_tsv

WHOLE = """\
unit\tconfidence\ttype\ten\tar\tfa
first\t0.6131\t2-1-2\tThe river is low. Farmers are waiting for rain.\t\
منسوب النهر منخفض، والمزارعون ينتظرون المطر.\tآب رودخانه کم است. کشاورزان چشم‌به‌راه باران‌اند.
second\t0.9877\t1-1-0\tIt rained on Monday.\tهطل المطر يوم الاثنين.\t
"""


def named_brief():
    first, second = brief().beads
    return brief(beads=(replace(first, id="first"), replace(second, id="second")))


def cell(text):
    """How *text* is written."""
    return exported(TsvExporter(), pair(text, "واحد.")).data.decode().split("\n")[1].split("\t")[3]


def test_a_unit_is_a_line_and_a_language_a_column():
    export = exported(TsvExporter(), named_brief())

    assert export.data.decode() == WHOLE
    assert (export.units, dict(export.left_out)) == (2, {})


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a\tb", r"a\tb"),
        ("a\nb\r\nc", r"a\nb\r\nc"),
        ("a\\nb", r"a\\nb"),
        ("a\u2028b\x85c\x00d\udc80", r"a\u2028b\u0085c\u0000d\udc80"),
        ("=cmd|' /C calc'!A0", r"\=cmd|' /C calc'!A0"),
        ("-5%", r"\-5%"),
        ("+1", r"\+1"),
        ("@SUM(A1)", r"\@SUM(A1)"),
        ('"Yes," he said.', r"\"Yes,\" he said.".replace(r"\" he", '" he')),
        ("1 = 1", "1 = 1"),
        ("می\u200cروم \u2067قيس\u2069", "می\u200cروم \u2067قيس\u2069"),
    ],
)
def test_what_would_end_a_cell_or_be_computed_is_escaped_and_comes_back(text, written):
    assert cell(text) == written
    assert read_tsv(exported(TsvExporter(), pair(text, "واحد.")).data)[1][3:] == [text, "واحد."]


def test_a_reader_that_minds_quotes_sees_every_row():
    data = exported(TsvExporter(), pair('"Never closed', "واحد.")).data
    rows = list(csv.reader(io.StringIO(data.decode(), newline=""), "excel-tab"))

    assert [len(row) for row in rows] == [5, 5]


def test_null_beads_are_left_out_and_counted_unless_asked_for():
    alignment = Alignment(brief().documents, (bead((0, 3), (0, 2), (0, 0)), bead((3, 3), (2, 2), (0, 2))))

    export = exported(TsvExporter(), alignment)
    assert (export.units, dict(export.left_out)) == (1, {"no English or Arabic text": 1})

    export = exported(TsvExporter(choice=Choice(include_null=True)), alignment)
    assert (export.units, dict(export.left_out)) == (2, {})
    assert read_tsv(export.data)[2][3:5] == ["", ""]


def test_uncertain_and_rejected_units_are_left_out():
    assert dict(exported(TsvExporter(choice=Choice(min_confidence=0.7)), brief()).left_out) == {
        "confidence below 0.7": 1
    }
    assert dict(exported(TsvExporter(), pair("One.", "واحد.", status=Status.REJECTED)).left_out) == {"rejected": 1}

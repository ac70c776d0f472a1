from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
from io import BytesIO, StringIO

import polib
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import etree
from translate.storage.pypo import pofile
from translate.storage.tmx import tmxfile
from translate.storage.xliff import xlifffile
from translate.storage.xliff2 import Xliff2File

from aligntrans import store
from aligntrans.exporters.csv import FORBIDDEN as CSV_FORBIDDEN
from aligntrans.exporters.csv import CsvExporter
from aligntrans.exporters.jsonl import FORBIDDEN as JSONL_FORBIDDEN
from aligntrans.exporters.jsonl import JsonlExporter
from aligntrans.exporters.po import FORBIDDEN as PO_FORBIDDEN
from aligntrans.exporters.po import PoExporter
from aligntrans.exporters.tmx import FORBIDDEN as XML_FORBIDDEN
from aligntrans.exporters.tmx import TmxExporter
from aligntrans.exporters.tsv import FORBIDDEN as TSV_FORBIDDEN
from aligntrans.exporters.tsv import TsvExporter
from aligntrans.exporters.xliff import FORBIDDEN as XLIFF_FORBIDDEN
from aligntrans.exporters.xliff import XliffExporter
from aligntrans.exporters.xliff12 import Xliff12Exporter
from aligntrans.exporters.xliff_units import valid_id
from aligntrans.exporters.xlsx import FORBIDDEN as XLSX_FORBIDDEN
from aligntrans.exporters.xlsx import XlsxExporter
from aligntrans.model import Status
from aligntrans.protocols import Choice
from support import tmx14, xliff12, xliff21
from support.briefs import pair
from support.exports import exported
from support.strategies import FAST, alignments
from support.strategies import texts as hostile_texts
from support.tables import read_csv, read_tsv
from support.workbooks import read_xlsx, sheet_of

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MSGFMT = shutil.which("msgfmt")

pairs = alignments(max_documents=2)


def fitting(alignment, forbidden):
    """The units that ought to be in a file."""
    return [
        unit
        for unit in alignment.units()
        if unit.status is not Status.REJECTED
        and len(unit.variants) > 1
        and not any(forbidden.search(variant.text) for variant in unit.variants)
    ]


def text(unit, language):
    variant = unit.variant(language)
    return variant.text if variant else ""


def read_tmx(data):
    for tu in etree.fromstring(data).iter("tu"):
        yield tu.get("tuid"), {tuv.get(LANG): tuv.findtext("seg") for tuv in tu.iter("tuv")}


def read_po(tmp_path, data):
    path = tmp_path / "unit.po"
    path.write_bytes(data)  # from a string polib would cut lines at U+2028
    return polib.pofile(str(path), encoding="utf-8")


@FAST
@given(alignments(worst=True))
def test_the_alignment_file_loses_nothing(alignment):
    data = store.dump(alignment)

    assert store.load(data) == alignment
    assert store.dump(store.load(data)) == data


@FAST
@given(alignments(worst=True))
def test_tmx_keeps_every_text_character_for_character(alignment):
    export = exported(TmxExporter(), alignment)

    assert list(read_tmx(export.data)) == [
        (unit.id, {variant.language: variant.text for variant in unit.variants})
        for unit in fitting(alignment, XML_FORBIDDEN)
    ]


@FAST
@given(alignments(worst=True))
def test_tmx_follows_the_dtd(alignment):
    assert tmx14.faults(exported(TmxExporter(choice=Choice(include_null=True)), alignment).data) == []


@FAST
@given(alignments(worst=True))
def test_units_and_left_out_units_add_up(alignment):
    total = sum(1 for _ in alignment.units())
    first, second, *_ = alignment.languages

    export = exported(TmxExporter(choice=Choice(min_confidence=0.5)), alignment)
    assert export.units + sum(export.left_out.values()) == total

    both = alignment.pair(first, second)
    export = exported(PoExporter(choice=Choice(min_confidence=0.5)), both)
    assert export.units + sum(export.left_out.values()) == sum(1 for _ in both.units())


@FAST
@given(alignments())
def test_translate_toolkit_reads_the_tmx(alignment):
    source, target, *_ = alignment.languages
    file = tmxfile(BytesIO(exported(TmxExporter(), alignment).data), source, target)

    assert [(unit.getid(), str(unit.source or ""), str(unit.target or "")) for unit in file.units] == [
        (unit.id, text(unit, source), text(unit, target)) for unit in fitting(alignment, XML_FORBIDDEN)
    ]


@FAST
@given(alignment=alignments(max_documents=2, worst=True))
def test_polib_reads_the_po(alignment, tmp_path_factory):
    file = read_po(tmp_path_factory.mktemp("po"), exported(PoExporter(), alignment).data)

    assert [(entry.msgctxt, entry.msgid, entry.msgstr) for entry in file] == [
        (unit.id, *(variant.text for variant in unit.variants)) for unit in fitting(alignment, PO_FORBIDDEN)
    ]


@FAST
@given(pairs)
def test_translate_toolkit_reads_the_po(alignment):
    # a line that begins with "_:" is an old KDE comment to translate-toolkit
    assume(not any("_:" in segment.text for document in alignment.documents for segment in document.segments))
    file = pofile.parsestring(exported(PoExporter(), alignment).data)

    assert [(unit.getcontext(), unit.source, unit.target) for unit in file.units if not unit.isheader()] == [
        (unit.id, *(variant.text for variant in unit.variants)) for unit in fitting(alignment, PO_FORBIDDEN)
    ]


@pytest.mark.skipif(MSGFMT is None, reason="gettext is not installed")
@settings(FAST, max_examples=30)
@given(alignment=alignments(max_documents=2, worst=True))
def test_msgfmt_accepts_the_po_without_a_word(alignment, tmp_path_factory):
    path = tmp_path_factory.mktemp("po") / "unit.po"
    path.write_bytes(exported(PoExporter(choice=Choice(include_null=True), fuzzy_below=0), alignment).data)
    run = subprocess.run([MSGFMT, "-c", "-o", path.with_suffix(".mo"), path], capture_output=True, check=False)

    assert (run.returncode, run.stderr.decode()) == (0, "")
    compiled = polib.mofile(str(path.with_suffix(".mo")))
    assert {(entry.msgctxt, entry.msgid, entry.msgstr) for entry in compiled} == {
        (unit.id, *(variant.text for variant in unit.variants)) for unit in fitting(alignment, PO_FORBIDDEN)
    }


FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a spreadsheet may compute when a cell begins with it."""

TABLES = [
    (TsvExporter, TSV_FORBIDDEN, read_tsv),
    (CsvExporter, CSV_FORBIDDEN, read_csv),
    (XlsxExporter, XLSX_FORBIDDEN, read_xlsx),
]
by_table = pytest.mark.parametrize(
    ("exporter", "forbidden", "read"), TABLES, ids=[exporter.__name__ for exporter, *_ in TABLES]
)
spreadsheet_texts = (
    st.tuples(st.sampled_from(("", "'", '"', *FORMULA)), hostile_texts(worst=True)).map("".join).map(str.strip)
)


@by_table
@FAST
@given(alignment=alignments(worst=True))
def test_tables_keep_every_text_character_for_character(exporter, forbidden, read, alignment):
    header, *rows = read(exported(exporter(), alignment).data)

    columns = 3 + len(alignment.languages)
    assert header[:columns] == ["unit", "confidence", "type", *alignment.languages]
    assert [(row[0], row[2], *row[3:columns]) for row in rows] == [
        (unit.id, unit.type, *(text(unit, language) for language in alignment.languages))
        for unit in fitting(alignment, forbidden)
    ]
    assert [float(row[1] or 0) for row in rows] == [
        round(unit.quality.confidence, 4) for unit in fitting(alignment, forbidden)
    ]


@by_table
@FAST
@given(source=spreadsheet_texts)
def test_what_looks_like_a_formula_comes_back_too(exporter, forbidden, read, source):
    alignment = pair(source, "واحد.")
    rows = read(exported(exporter(), alignment).data)[1:]

    assert [row[3:5] for row in rows] == [[source, "واحد."] for _ in fitting(alignment, forbidden)]


@FAST
@given(source=spreadsheet_texts)
def test_no_cell_of_a_table_is_a_formula(source):
    alignment = pair(source, "واحد.")

    lines = exported(TsvExporter(), alignment).data.decode().split("\n")[1:-1]
    assert not any(cell.startswith((*FORMULA, '"')) for line in lines for cell in line.split("\t"))
    rows = csv.reader(StringIO(exported(CsvExporter(), alignment).data.decode(), newline=""))
    assert not any(cell.startswith(FORMULA) for row in rows for cell in row)
    assert {cell.data_type for row in sheet_of(exported(XlsxExporter(), alignment).data) for cell in row} <= {"s", "n"}


@FAST
@given(alignments(worst=True))
def test_tsv_has_a_line_a_unit_wherever_a_program_cuts(alignment):
    export = exported(TsvExporter(), alignment)

    assert len(export.data.decode().splitlines()) == export.data.count(b"\n") == export.units + 1


@FAST
@given(alignments(worst=True))
def test_json_lines_keep_all_that_is_known_of_a_unit(alignment):
    export = exported(JsonlExporter(), alignment)
    lines = export.data.decode().splitlines()

    assert len(lines) == export.units
    for line, unit in zip(lines, fitting(alignment, JSONL_FORBIDDEN), strict=True):
        held = json.loads(line)
        assert held["texts"] == {variant.language: variant.text for variant in unit.variants}
        assert (held["id"], held["confidence"], held["type"]) == (unit.id, unit.quality.confidence, unit.type)
        assert (held["kind"], held["status"], held["moved"]) == (unit.kind, unit.status, unit.moved)
        assert [
            (link["kind"], *((tag, tuple(place)) for tag, place in link.items() if tag != "kind"))
            for link in held["links"]
        ] == [
            (
                link.kind,
                *((tag, (span.start, span.end)) for tag, span in zip(link.languages, link.spans, strict=True)),
            )
            for link in unit.links
        ]


@FAST
@given(alignments(max_documents=2, worst=True))
def test_xliff_follows_the_specification_and_keeps_every_text(alignment):
    assert xliff21.faults(exported(XliffExporter(choice=Choice(include_null=True)), alignment).data) == []
    data = exported(XliffExporter(), alignment).data

    assert xliff21.faults(data) == []
    assert list(xliff21.read(data)) == [
        (unit.id, *(variant.text for variant in unit.variants)) for unit in fitting(alignment, XLIFF_FORBIDDEN)
    ]


@FAST
@given(alignments(max_documents=2, worst=True))
def test_xliff_12_follows_the_specification_and_keeps_every_text(alignment):
    assert xliff12.faults(exported(Xliff12Exporter(choice=Choice(include_null=True)), alignment).data) == []
    data = exported(Xliff12Exporter(), alignment).data

    assert xliff12.faults(data) == []
    assert list(xliff12.read(data)) == [
        (unit.id, *(variant.text for variant in unit.variants)) for unit in fitting(alignment, XML_FORBIDDEN)
    ]


@FAST
@given(pairs)
def test_translate_toolkit_reads_both_kinds_of_xliff(alignment):
    expected = [tuple(variant.text for variant in unit.variants) for unit in fitting(alignment, XML_FORBIDDEN)]

    old = xlifffile.parsestring(exported(Xliff12Exporter(), alignment).data)
    assert [(unit.source, unit.target) for unit in old.units] == expected
    # it drops the elements of characters that XML forbids
    plain = [unit for unit in fitting(alignment, XLIFF_FORBIDDEN) if not _has(unit, XML_FORBIDDEN)]
    new = Xliff2File.parsestring(exported(XliffExporter(), alignment).data)
    found = {unit.getid().partition("::")[0]: (unit.source, unit.target) for unit in new.units}
    assert [found[unit.id] for unit in plain] == expected


def _has(unit, forbidden):
    return any(forbidden.search(variant.text) for variant in unit.variants)


@FAST
@given(st.lists(st.text(st.sampled_from("ab_x0F :\u0627\n")), unique=True))
def test_other_names_give_other_ids_all_of_them_valid(names):
    ids = [valid_id(name) for name in names if name]

    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch("[A-Za-z0-9._-]+", one) for one in ids)

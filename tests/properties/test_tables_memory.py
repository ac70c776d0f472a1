from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligntrans.errors import ReadError
from aligntrans.exporters.csv import FORBIDDEN as CSV_FORBIDDEN
from aligntrans.exporters.csv import CsvExporter
from aligntrans.exporters.jsonl import FORBIDDEN as JSONL_FORBIDDEN
from aligntrans.exporters.jsonl import JsonlExporter
from aligntrans.exporters.tsv import FORBIDDEN as TSV_FORBIDDEN
from aligntrans.exporters.tsv import TsvExporter
from aligntrans.exporters.xlsx import FORBIDDEN as XLSX_FORBIDDEN
from aligntrans.exporters.xlsx import XlsxExporter
from aligntrans.memories.csv import CsvReader
from aligntrans.memories.jsonl import JsonlReader
from aligntrans.memories.tsv import TsvReader
from aligntrans.memories.xlsx import XlsxReader
from aligntrans.model import Status
from aligntrans.protocols import Choice
from support.briefs import pair
from support.exports import exported
from support.strategies import FAST, alignments, texts

FEW = settings(FAST, max_examples=25)
FORMATS = [
    (TsvExporter, TSV_FORBIDDEN, TsvReader),
    (CsvExporter, CSV_FORBIDDEN, CsvReader),
    (XlsxExporter, XLSX_FORBIDDEN, XlsxReader),
    (JsonlExporter, JSONL_FORBIDDEN, JsonlReader),
]
by_format = pytest.mark.parametrize(
    ("exporter", "forbidden", "reader"), FORMATS, ids=[exporter.__name__ for exporter, *_ in FORMATS]
)
LANGUAGES = ("en", "ar", "fa", "pt-BR", "ckb")
everything = Choice(include_null=True)


def held(alignment, forbidden):
    """The units that ought to be in a file."""
    return [
        unit
        for unit in alignment.units()
        if unit.status is not Status.REJECTED and not any(forbidden.search(variant.text) for variant in unit.variants)
    ]


def read(reader, data):
    """The units of a file, and what was left out."""
    made = reader()
    return list(made.units(io.BytesIO(data))), +made.left_out


@by_format
@FEW
@given(alignment=alignments(worst=True))
def test_what_we_write_is_read_as_it_was(exporter, forbidden, reader, alignment):
    expected = held(alignment, forbidden)
    data = exported(exporter(choice=everything), alignment).data
    if not expected:
        return

    units, left_out = read(reader, data)

    assert left_out == {}
    assert [(one.id, one.type, [(two.language, two.text) for two in one.variants]) for one in units] == [
        (one.id, one.type, [(two.language, two.text) for two in one.variants]) for one in expected
    ]
    assert [(one.quality.confidence, one.quality.known) for one in units] == [
        (pytest.approx(one.quality.confidence, abs=5e-5), True) for one in expected
    ]


@FEW
@given(alignments(worst=True), st.lists(texts(worst=True), max_size=3))
def test_json_lines_lose_nothing_of_a_unit(alignment, notes):
    alignment = replace(alignment, beads=[replace(bead, notes=tuple(notes)) for bead in alignment.beads])
    expected = held(alignment, JSONL_FORBIDDEN)
    if any(JSONL_FORBIDDEN.search(note) for note in notes):
        return

    units, _ = read(JsonlReader, exported(JsonlExporter(choice=everything), alignment).data)

    assert [replace(unit, line=0) for unit in units] == [
        replace(
            unit,
            variants=tuple(replace(variant, document="") for variant in unit.variants),
            quality=replace(unit.quality, reasons={}, rival=""),
        )
        for unit in expected
    ]


@FEW
@given(alignments(worst=True), st.lists(texts(worst=True), max_size=3))
def test_a_workbook_keeps_status_and_notes(alignment, notes):
    alignment = replace(alignment, beads=[replace(bead, notes=tuple(notes)) for bead in alignment.beads])
    expected = held(alignment, XLSX_FORBIDDEN)
    if not expected:
        return

    units, _ = read(XlsxReader, exported(XlsxExporter(choice=everything), alignment).data)

    kept = tuple(note for note in notes if not XLSX_FORBIDDEN.search(note))
    assert [unit.status for unit in units] == [unit.status for unit in expected]
    assert {unit.notes for unit in units} == {kept if alignment.level != "paragraph" or notes else ()}


@by_format
@FEW
@given(source=st.tuples(st.sampled_from(("", "'", "''", '"', "=", "\\", "_x0041_")), texts()).map("".join))
def test_what_looks_like_a_formula_or_an_escape_comes_back(exporter, forbidden, reader, source):
    alignment = pair(source, "واحد.")

    units, _ = read(reader, exported(exporter(), alignment).data)

    assert [unit.variants[0].text for unit in units] == [source]


WORKBOOK = exported(XlsxExporter(), pair("Rain.", "مطر.")).data
PARTS = {
    part.filename: zipfile.ZipFile(io.BytesIO(WORKBOOK)).read(part)
    for part in zipfile.ZipFile(io.BytesIO(WORKBOOK)).infolist()
}
SCRAPS = (
    b"",
    b"<",
    b'r="A1"',
    b't="s"',
    b"<v>9</v>",
    b"\xff",
    b"&x;",
    b'numFmtId="22"',
    b"1e999",
    b"nan",
    b"\0",
    b"-1",
)


def refused_or_read(reader, data, **options):
    """Whether a file is read, or refused with a line."""
    try:
        list(reader(**options).units(io.BytesIO(data)))
    except ReadError as error:
        assert "\n" not in str(error)


@pytest.mark.parametrize("reader", [reader for *_, reader in FORMATS])
@FEW
@given(
    st.lists(
        st.sampled_from((b'"', b",", b"\t", b"\n", b"\r", b";", b"en", b"ar", b"unit", b"{", b"\xd8")) | st.binary()
    )
)
def test_whatever_stands_in_a_file_it_is_read_or_refused(reader, pieces):
    refused_or_read(reader, b"".join(pieces), languages=("en", "ar"))


@FEW
@given(st.sampled_from(sorted(PARTS)), st.integers(0, 10**6), st.integers(0, 40), st.sampled_from(SCRAPS))
def test_a_workbook_with_a_broken_part_is_read_or_refused(name, place, length, scrap):
    part = PARTS[name]
    place %= len(part)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for other, data in PARTS.items():
            archive.writestr(other, part[:place] + scrap + part[place + length :] if other == name else data)

    refused_or_read(XlsxReader, made.getvalue())


@FEW
@given(st.integers(0, len(WORKBOOK) - 1), st.binary(max_size=8))
def test_a_workbook_that_was_damaged_is_read_or_refused(place, scrap):
    refused_or_read(XlsxReader, WORKBOOK[:place] + scrap + WORKBOOK[place + len(scrap) :])

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO

import polib
import pytest
from hypothesis import assume, given, settings
from lxml import etree
from translate.storage.pypo import pofile
from translate.storage.tmx import tmxfile

from aligntrans import store
from aligntrans.exporters.po import FORBIDDEN as PO_FORBIDDEN
from aligntrans.exporters.po import PoExporter
from aligntrans.exporters.tmx import FORBIDDEN as XML_FORBIDDEN
from aligntrans.exporters.tmx import TmxExporter
from aligntrans.model import Status
from support import tmx14
from support.strategies import FAST, alignments

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MSGFMT = shutil.which("msgfmt")

pairs = alignments(max_documents=2)


def exported(alignment, forbidden):
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
    export = TmxExporter().export(alignment)

    assert list(read_tmx(export.data)) == [
        (unit.id, {variant.language: variant.text for variant in unit.variants})
        for unit in exported(alignment, XML_FORBIDDEN)
    ]


@FAST
@given(alignments(worst=True))
def test_tmx_follows_the_dtd(alignment):
    assert tmx14.faults(TmxExporter(include_null=True).export(alignment).data) == []


@FAST
@given(alignments(worst=True))
def test_units_and_left_out_units_add_up(alignment):
    total = sum(1 for _ in alignment.units())
    first, second, *_ = alignment.languages

    export = TmxExporter(min_confidence=0.5).export(alignment)
    assert export.units + sum(export.left_out.values()) == total

    pair = alignment.pair(first, second)
    export = PoExporter(min_confidence=0.5).export(pair)
    assert export.units + sum(export.left_out.values()) == sum(1 for _ in pair.units())


@FAST
@given(alignments())
def test_translate_toolkit_reads_the_tmx(alignment):
    source, target, *_ = alignment.languages
    file = tmxfile(BytesIO(TmxExporter().export(alignment).data), source, target)

    assert [(unit.getid(), str(unit.source or ""), str(unit.target or "")) for unit in file.units] == [
        (unit.id, text(unit, source), text(unit, target)) for unit in exported(alignment, XML_FORBIDDEN)
    ]


@FAST
@given(alignment=alignments(max_documents=2, worst=True))
def test_polib_reads_the_po(alignment, tmp_path_factory):
    file = read_po(tmp_path_factory.mktemp("po"), PoExporter().export(alignment).data)

    assert [(entry.msgctxt, entry.msgid, entry.msgstr) for entry in file] == [
        (unit.id, *(variant.text for variant in unit.variants)) for unit in exported(alignment, PO_FORBIDDEN)
    ]


@FAST
@given(pairs)
def test_translate_toolkit_reads_the_po(alignment):
    # a line that begins with "_:" is an old KDE comment to translate-toolkit
    assume(not any("_:" in segment.text for document in alignment.documents for segment in document.segments))
    file = pofile.parsestring(PoExporter().export(alignment).data)

    assert [(unit.getcontext(), unit.source, unit.target) for unit in file.units if not unit.isheader()] == [
        (unit.id, *(variant.text for variant in unit.variants)) for unit in exported(alignment, PO_FORBIDDEN)
    ]


@pytest.mark.skipif(MSGFMT is None, reason="gettext is not installed")
@settings(FAST, max_examples=30)
@given(alignment=alignments(max_documents=2, worst=True))
def test_msgfmt_accepts_the_po_without_a_word(alignment, tmp_path_factory):
    path = tmp_path_factory.mktemp("po") / "unit.po"
    path.write_bytes(PoExporter(include_null=True, fuzzy_below=0).export(alignment).data)
    run = subprocess.run([MSGFMT, "-c", "-o", path.with_suffix(".mo"), path], capture_output=True, check=False)

    assert (run.returncode, run.stderr.decode()) == (0, "")
    compiled = polib.mofile(str(path.with_suffix(".mo")))
    assert {(entry.msgctxt, entry.msgid, entry.msgstr) for entry in compiled} == {
        (unit.id, *(variant.text for variant in unit.variants)) for unit in exported(alignment, PO_FORBIDDEN)
    }

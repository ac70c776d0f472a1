from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligntrans import store
from aligntrans.exporters.csv import CsvExporter
from aligntrans.exporters.jsonl import JsonlExporter
from aligntrans.exporters.tsv import TsvExporter
from aligntrans.exporters.xlsx import XlsxExporter
from aligntrans.importing import corrected
from aligntrans.memories.csv import CsvReader
from aligntrans.memories.jsonl import JsonlReader
from aligntrans.memories.tsv import TsvReader
from aligntrans.memories.xlsx import XlsxReader
from aligntrans.model import Code, Level, Status, Variant
from aligntrans.protocols import Choice
from support.exports import exported
from support.strategies import FAST, alignments, texts

FEW = settings(FAST, max_examples=25)
FORMATS = [
    (TsvExporter, TsvReader),
    (CsvExporter, CsvReader),
    (XlsxExporter, XlsxReader),
    (JsonlExporter, JsonlReader),
]
sentences = st.lists(texts(), min_size=1, max_size=3).map(". A".join)


def lines(text):
    return text.replace("\r\n", "\n").replace("\r", "\n")


def of(alignment, level=None):
    return {unit.id: unit for unit in alignment.units(level)}


def said(unit):
    """What of a unit a change of another unit's text must leave alone."""
    return (unit.id, unit.variants, unit.quality, unit.kind, unit.status, unit.type, unit.links, unit.notes)


def edit(unit, language, text):
    variants = [one for one in unit.variants if one.language != language]
    return replace(unit, variants=(*variants, Variant(language, text)), links=())


@pytest.mark.parametrize(("exporter", "reader"), FORMATS, ids=[exporter.__name__ for exporter, _ in FORMATS])
@FEW
@given(alignment=alignments(worst=True))
def test_an_export_that_nobody_edited_changes_nothing(exporter, reader, alignment):
    before = store.dump(alignment)
    export = exported(exporter(choice=Choice(include_null=True)), alignment)
    if not export.units:
        return

    found = corrected(alignment, reader().units(io.BytesIO(export.data)))

    assert (found.texts, found.refused, found.unknown) == ((), (), ())
    assert (found.accepted, found.rejected, found.notes) == (0, 0, 0)
    assert store.dump(found.alignment) == before


@FEW
@given(st.data(), alignments())
def test_any_text_can_be_edited_and_no_other_unit_notices(data, alignment):
    units = of(alignment)
    if not units:
        return
    alignment = with_codes(data, alignment)
    units = of(alignment)
    chosen = data.draw(st.sampled_from(sorted(units)))
    language = data.draw(st.sampled_from([variant.language for variant in units[chosen].variants]))
    text = data.draw(st.sampled_from(("", " ", "\n"))) + data.draw(sentences) + data.draw(st.sampled_from(("", " ")))
    old = units[chosen].variant(language).text

    found = corrected(alignment, [edit(units[chosen], language, text)])

    now = of(found.alignment)
    if lines(text) == lines(old):
        assert found.alignment is alignment
        return
    assert [(one.unit, one.language, one.old, one.new) for one in found.texts] == [(chosen, language, old, text)]
    assert now[chosen].variant(language).text == text
    assert now[chosen].status is (Status.REJECTED if units[chosen].status is Status.REJECTED else Status.ACCEPTED)
    assert now[chosen].kind is units[chosen].kind
    assert [one.text for one in now[chosen].variants if one.language != language] == [
        one.text for one in units[chosen].variants if one.language != language
    ]
    assert list(now) == list(units)
    assert {one: said(unit) for one, unit in now.items() if one != chosen} == {
        one: said(unit) for one, unit in units.items() if one != chosen
    }
    kept = [(code.markup, code.format) for document in alignment.documents for code in document.codes]
    assert [(code.markup, code.format) for document in found.alignment.documents for code in document.codes] == kept
    assert store.load(store.dump(found.alignment)) == found.alignment


def with_codes(data, alignment):
    """Put codes into a document, now and then."""
    document = alignment.documents[0]
    places = sorted(data.draw(st.lists(st.integers(0, len(document.text)), max_size=3)))
    codes = tuple(Code(place, f"<x{number}/>", "tmx") for number, place in enumerate(places))
    return replace(alignment, documents=(replace(document, codes=codes), *alignment.documents[1:]))


@FEW
@given(st.data(), alignments())
def test_every_text_can_be_edited_at_once_and_gaps_filled(data, alignment):
    units = of(alignment)
    new = []
    for unit in data.draw(st.permutations(list(units.values()))):
        tags = [tag for tag in alignment.languages if unit.variant(tag) or data.draw(st.booleans())]
        new.append(replace(unit, variants=tuple(Variant(tag, data.draw(sentences)) for tag in tags), links=()))

    found = corrected(alignment, new)

    refused = {unit for unit, _ in found.refused}
    now = of(found.alignment)
    assert list(now) == list(units)
    for unit in new:
        for variant in unit.variants:
            old = units[unit.id].variant(variant.language)
            if old and lines(old.text) == lines(variant.text):
                continue
            if unit.id not in refused:
                assert now[unit.id].variant(variant.language).text == variant.text
    if alignment.level is Level.SENTENCE and all(document.segments for document in alignment.documents):
        assert not refused
    assert store.load(store.dump(found.alignment)) == found.alignment
    for a, b in alignment.pairs:
        tags = (alignment.languages[a], alignment.languages[b])
        held = [one.text for unit in found.alignment.pair(*tags).units() for one in unit.variants]
        assert len(held) >= len([one for unit in now.values() for one in unit.variants if one.language in tags])

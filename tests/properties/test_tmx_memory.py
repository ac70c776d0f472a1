"""What is written as TMX is read again, whatever its text; and what others wrote is written as they did."""

from __future__ import annotations

import io
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from aligntrans.exporters.selection import visible
from aligntrans.exporters.tmx import FORBIDDEN, TmxExporter
from aligntrans.memories.memory import Memory
from aligntrans.memories.tmx import TmxReader
from aligntrans.memories.whole import aligned
from aligntrans.model import Code, Document, Property, Quality, TranslationUnit, Variant
from aligntrans.protocols import Choice
from support.exports import exported
from support.strategies import FAST, alignments, texts

EVERYTHING = Choice(include_null=True)
CODES = ("<ph/>", '<bpt i="1">&lt;b&gt;</bpt>', '<ept i="1"/>', "<hi>", "</hi>", '<it pos="end"/>')


def read(data):
    return list(TmxReader().units(io.BytesIO(data)))


def seen(unit):
    """What TMX holds of a unit."""
    quality = Quality(round(unit.quality.confidence, 4), unit.quality.similarity and round(unit.quality.similarity, 4))
    variants = tuple(replace(one, document=visible(one.document, FORBIDDEN)) for one in unit.variants)
    return replace(unit, variants=variants, links=(), line=0, quality=quality)


@FAST
@given(alignments(worst=True))
def test_what_is_written_is_read_again(alignment):
    exporter = TmxExporter(choice=EVERYTHING)
    held = [unit for unit in alignment.units() if not exporter.selector.reason(unit, alignment.languages)]

    assert list(map(seen, read(exported(exporter, alignment).data))) == list(map(seen, held))


@st.composite
def others(draw):
    """A unit as others make it: outer white space, codes, notes, props."""
    variants = []
    for language in ("en", "fa"):
        text = draw(texts().filter(lambda text: not FORBIDDEN.search(text) and text.strip()))
        places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=3)))
        codes = tuple(Code(place, draw(st.sampled_from(CODES[:3])), "tmx") for place in places)
        variants.append(Variant(language, text, codes=codes))
    name = st.text("abc:@-é", min_size=1, max_size=8)
    value = texts().filter(lambda text: not FORBIDDEN.search(text))
    properties = draw(st.lists(st.builds(Property, name, value, st.sampled_from(("", "en", "fa"))), max_size=3))
    properties.sort(key=lambda one: ("", "en", "fa").index(one.language))
    notes = draw(st.lists(value.filter(bool), max_size=2))
    return TranslationUnit("u", tuple(variants), Quality(known=False), notes=tuple(notes), properties=tuple(properties))


@FAST
@given(st.lists(others(), max_size=4))
def test_what_others_wrote_is_kept(units):
    units = [replace(unit, id=str(number)) for number, unit in enumerate(units)]
    alignment = aligned(units, [Document("", "en", ()), Document("", "fa", ())])

    assert [replace(unit, line=0) for unit in alignment.units()] == units
    assert [replace(unit, line=0) for unit in read(exported(TmxExporter(), alignment).data)] == units


def test_a_memory_is_read_as_often_as_it_is_asked_for(tmp_path):
    path = tmp_path / "a.tmx"
    path.write_bytes(
        b'<tmx version="1.4"><header srclang="fa"/><body><tu><tuv xml:lang="en"><seg>Rain.</seg></tuv>'
        b'<tuv xml:lang="fa"><seg>B.</seg></tuv><tuv xml:lang="ar"><seg>M.</seg></tuv></tu></body></tmx>'
    )
    memory = Memory(str(path), TmxReader())

    assert memory.languages == ("fa", "en", "ar")
    assert [one.language for unit in memory.units() for one in unit.variants] == ["fa", "en", "ar"]
    assert [unit.variants for unit in memory.pair("ar", "fa").units()] == [(Variant("ar", "M."), Variant("fa", "B."))]
    assert memory.renamed({"fa": "fa-IR"}).languages == ("fa-IR", "en", "ar")
    assert memory.whole().languages == memory.languages
    assert memory.signature == ""

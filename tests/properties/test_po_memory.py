from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from aligntrans.exporters.po import FORBIDDEN, PoExporter
from aligntrans.memories.po import PoReader
from aligntrans.model import Property, Quality, Status
from aligntrans.po.entries import entries
from aligntrans.po.strings import field, unescaped
from aligntrans.protocols import Choice
from aligntrans.updating import po
from support.exports import exported
from support.strategies import FAST, alignments, texts

MSGCAT = shutil.which("msgcat")

LINES = (
    *("# a", "#. b", "#: c", "#, fuzzy", '#| msgid "d"', '#~ msgid "e"', '#~ msgstr "f"', 'msgid "g"', 'msgstr "h"'),
    *('msgctxt "i"', '"j"', "", 'msgid_plural "k"', 'msgstr[0] "l"', 'domain "m"', '#~| msgid "n"', "#~ # o", "\ufeff"),
)
pairs = alignments(max_documents=2)
ALL = Choice(include_null=True)


def read(data):
    return list(PoReader().units(io.BytesIO(data)))


def held(unit):
    """What PO can hold of a unit, and does not add itself."""
    added = ("reference", "flag")
    return replace(
        unit,
        variants=tuple(replace(variant, document="") for variant in unit.variants),
        quality=Quality(round(unit.quality.confidence, 3)) if unit.quality.known else Quality(known=False),
        level="sentence",
        kind="paragraph",
        links=(),
        properties=tuple(one for one in unit.properties if one.name not in added),
        line=0,
    )


@FAST
@given(pairs)
def test_what_we_write_is_read_back(alignment):
    wanted = [
        held(unit)
        for unit in alignment.units()
        if unit.status is not Status.REJECTED
        and unit.variant(alignment.languages[0])
        and not any(FORBIDDEN.search(variant.text) for variant in unit.variants)
    ]
    data = exported(PoExporter(choice=ALL), alignment).data

    assert [held(unit) for unit in read(data)] == wanted


class Units:
    """A bitext of given units."""

    def __init__(self, units, like):
        self._units = units
        self.documents, self.languages, self.level = like.documents, like.languages, like.level
        self.signature, self.calibrated = "", True

    def units(self, level=None):
        return iter(self._units)


lines = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1).filter(str.strip) | st.sampled_from(
    ["confidence 0.500, 1-1", "moved", "accepted", "#, fuzzy", "#~ msgid", ' msgid "a"', "1\u20282", "<\u2066>"]
)
notes = st.lists(lines, max_size=3).map("\n".join).filter(bool)
properties = st.builds(
    Property,
    st.sampled_from(["extracted-comment", "previous-msgid", "previous-msgctxt"]),
    texts(),
)


@FAST
@given(pairs, st.lists(st.tuples(st.lists(notes, max_size=2), st.lists(properties, max_size=1), st.booleans())))
def test_what_is_said_of_a_unit_is_read_back(alignment, said):
    units = [
        replace(
            unit, notes=tuple(notes), properties=tuple(found), quality=unit.quality if known else Quality(known=False)
        )
        for unit, (notes, found, known) in zip(alignment.units(), said, strict=False)
    ]
    data = exported(PoExporter(choice=ALL), Units(units, alignment)).data
    wanted = {unit.id: (unit.notes, unit.status, unit.quality.known) for unit in units}

    for unit in read(data):
        assert (unit.notes, unit.status, unit.quality.known) == wanted[unit.id]
    again = exported(PoExporter(choice=ALL), Units(read(data), alignment)).data
    assert [held(unit) for unit in read(again)] == [held(unit) for unit in read(data)]


@FAST
@given(texts(), st.sampled_from(["", "#~ ", "#| "]))
def test_strings_survive(text, before):
    written = "\n".join(field("msgid", text, before))
    (entry,) = entries(line.encode() + b"\n" for line in written.split("\n"))

    assert entry.fields["#|msgid" if before == "#| " else "msgid"] == text
    assert all(line.startswith(before) for line in written.split("\n"))
    assert unescaped(text.replace("\\", r"\\"), "utf-8") == text


@FAST
@given(st.binary() | texts().map(str.encode), st.lists(st.sampled_from(LINES)))
def test_no_line_is_lost(junk, lines):
    data = "\n".join(lines).encode() + junk
    found = []
    try:
        found += entries(io.BytesIO(data))
    except ValueError:
        return

    assert "".join(line for entry in found for line in entry.lines) == data.decode().removeprefix("\ufeff")


@FAST
@given(pairs, pairs, st.booleans())
def test_an_update_is_done_once(old, new, overwrite):
    new = new.renamed(dict(zip(new.languages, old.languages, strict=True)))
    data = exported(PoExporter(choice=ALL), old).data

    first = po.updated(data, new, overwrite=overwrite, choice=ALL)
    assert po.updated(first.data, new, overwrite=overwrite, choice=ALL).data == first.data
    assert po.updated(data, old, choice=ALL).data == data
    if MSGCAT:
        run = subprocess.run([MSGCAT, "-o", "-", "-"], input=first.data, capture_output=True, check=False)
        assert run.returncode == 0, run.stderr.decode()

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from lxml import etree

from aligntrans.errors import ReadError
from aligntrans.exporters.tmx import TmxExporter
from aligntrans.memories.tmx import TmxReader
from aligntrans.model import Alignment, Document, Status
from aligntrans.updating import tmx
from support.briefs import bead
from support.exports import exported

PAIRS = [
    ("The river is low.", "منسوب النهر منخفض."),
    ("Farmers are waiting.", "المزارعون ينتظرون."),
    ("It rained.", "هطل المطر."),
]


def aligned(pairs=PAIRS, *, confidence=0.9, status=Status.AUTO, notes=(), ids=("a", "b", "c", "d")):
    documents = (
        Document.from_segments("en", [source for source, _ in pairs], "brief.en.txt"),
        Document.from_segments("ar", [target for _, target in pairs], "brief.ar.txt"),
    )
    beads = tuple(
        replace(
            bead((number, number + 1), (number, number + 1), confidence=confidence, status=status),
            id=ids[number],
            notes=notes,
        )
        for number in range(len(pairs))
    )
    return Alignment(documents, beads)


def written(*args, **options):
    return exported(TmxExporter(), aligned(*args, **options)).data


def units(data):
    return list(TmxReader().units(BytesIO(data)))


def update(data, bitext, **options):
    """The file after an update, which a second one leaves as it is."""
    found = tmx.updated(data, bitext, **options)
    etree.fromstring(found.data)
    again = tmx.updated(found.data, bitext, **options)
    assert again.data == found.data
    assert (again.changes.added, again.changes.changed) == (0, 0)
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "windows-1256"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_nothing_new_changes_no_byte(encoding, newline):
    text = (
        written()
        .decode()
        .replace('encoding="UTF-8"', f"encoding='{encoding.removesuffix('-sig').removesuffix('-be')}'")
    )
    text = text.replace("<seg>The", "<!-- > --><seg\n >Th&#101;").replace("</tu>", "</tu\n>").replace("\n", newline)
    data = (("\ufeff" if encoding == "utf-16-be" else "") + text).encode(encoding)
    found = update(data, aligned())

    assert found.data == data
    new = update(data, aligned([*PAIRS, ("New.", "中 جديد.")]))
    assert new.changes.added == 1
    assert [unit.variants[1].text for unit in units(new.data)][3:] == ["中 جديد."]


def test_a_new_unit_stands_behind_its_predecessor_and_looks_like_any():
    pairs = [PAIRS[0], ("New.", "جديد."), *PAIRS[1:]]
    ids = ("a", "n", "b", "c")

    assert update(written(), aligned(pairs, ids=ids)).data == written(pairs, ids=ids)
    pairs, ids = [("New.", "جديد."), *PAIRS], ("n", "a", "b", "c")
    assert update(written(), aligned(pairs, ids=ids)).data == written(pairs, ids=ids)


def test_what_is_gone_stays():
    found = update(written(), aligned(PAIRS[1:], ids=("b", "c")))

    assert (found.data, found.changes.gone) == (written(), 1)


def test_a_changed_text_is_replaced_alone():
    new = [(PAIRS[0][0], "النهر منخفض."), *PAIRS[1:]]
    found = update(written(), aligned(new))

    assert found.data == written(new)
    assert (found.changes.changed, found.changes.added) == (1, 0)


def test_what_a_person_accepted_is_kept():
    data = written().replace(b'status">auto', b'status">accepted', 1)
    new = [(PAIRS[0][0], "النهر منخفض."), *PAIRS[1:]]
    found = update(data, aligned(new, confidence=0.95))

    assert (found.changes.kept, found.changes.changed) == (1, 2)
    assert units(found.data)[0].variants[1].text == "منسوب النهر منخفض."
    assert units(update(data, aligned(new), overwrite=True).data)[0].variants[1].text == "النهر منخفض."
    accepted = update(data, aligned(new, status=Status.ACCEPTED))
    assert accepted.data == written(new, status=Status.ACCEPTED)


def test_a_figure_is_written_when_one_sees_the_difference():
    assert update(written(), aligned(confidence=0.904)).data == written()
    assert update(written(), aligned(confidence=0.95)).data == written(confidence=0.95)


FOREIGN = """\
<?xml version="1.0"?>
<tmx version="1.4"><header srclang="en-US" segtype="sentence"/>
<body>
  <tu creationid="nadia"><prop type="x-mine">1</prop>
    <tuv xml:lang="en-US"><seg>Click <bpt i="1">&lt;b></bpt>here<ept i="1"/> <hi>no<ph x="1"/>w</hi>.</seg></tuv>
    <tuv lang="AR"><seg>انقر</seg></tuv></tu>
  <tu><tuv xml:lang="en-US"><seg>One.</seg></tuv></tu>
  <tu><tuv xml:lang="en-US"><seg/></tuv></tu>
</body></tmx>
"""


def test_units_without_ids_are_known_by_their_source():
    documents = (
        Document.from_segments("en-US", ["Click here now.", "One."]),
        Document.from_segments("ar", ["انقر هنا الآن.", "واحد."]),
    )
    bitext = Alignment(documents, (bead((0, 1), (0, 1), confidence=0.5), bead((1, 2), (1, 2), status=Status.ACCEPTED)))
    found = update(FOREIGN.encode(), bitext)

    assert (found.changes.added, found.changes.changed, found.changes.gone) == (0, 2, 1)
    assert "<seg>انقر هنا الآن.</seg></tuv></tu>" in found.data.decode()
    assert [len(unit.variants) for unit in units(found.data)] == [2, 2]
    assert found.data.count(b"x-status") == 1
    before, _, after = found.data.decode().partition(" هنا الآن.")
    assert FOREIGN.startswith(before)
    assert after.startswith('</seg></tuv></tu>\n  <tu>\n      <prop type="x-status">accepted</prop><tuv xml')


def test_notes_are_added_once():
    found = update(written(), aligned(notes=("Ask <her>.",)))

    assert [unit.notes for unit in units(found.data)] == [("Ask <her>.",)] * 3


def test_an_empty_body_is_filled():
    head = written().partition(b"  <body>")[0]

    assert update(head + b"  <body/>\n</tmx>\n", aligned()).data == written()
    assert update(head + b"  <body>\n  </body>\n</tmx>\n", aligned()).data == written()


@pytest.mark.parametrize("data", [b"<html/>", b"<tmx", b'<!DOCTYPE tmx [<!ENTITY a "b">]><tmx/>', b"<tmx/>"])
def test_what_is_no_tmx_is_refused(data):
    with pytest.raises(ReadError):
        tmx.updated(data, aligned())

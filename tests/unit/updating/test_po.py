from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO

import polib
import pytest

from aligntrans.errors import WriteError
from aligntrans.exporters.po import PoExporter
from aligntrans.memories.po import PoReader
from aligntrans.model import Alignment, Document, Status
from aligntrans.protocols import Choice
from aligntrans.updating import po
from support.briefs import bead
from support.exports import exported

MSGFMT, MSGCAT = shutil.which("msgfmt"), shutil.which("msgcat")

PAIRS = [
    ("The river is low.", "منسوب النهر منخفض."),
    ("Farmers are waiting for rain.", "المزارعون ينتظرون المطر."),
    ("It rained on Monday.", "هطل المطر يوم الاثنين."),
]


def aligned(pairs=PAIRS, *, confidence=0.9, status=Status.AUTO, ids=None, notes=()):
    """An alignment of sentences, each with its translation, or none."""
    documents = (
        Document.from_segments("en", [source for source, _ in pairs], "brief.en.txt"),
        Document.from_segments("ar", [target for _, target in pairs if target], "brief.ar.txt"),
    )
    beads, side = [], 0
    for number, (_, target) in enumerate(pairs):
        after = side + bool(target)
        made = bead((number, number + 1), (side, after), confidence=confidence, status=status)
        beads.append(replace(made, id=ids[number] if ids else "", notes=notes))
        side = after
    return Alignment(documents, tuple(beads))


def written(*args, **options):
    return exported(PoExporter(), aligned(*args, **options)).data


def edited(data, *changes):
    for old, new in changes:
        assert data.count(old.encode()) == 1, old
        data = data.replace(old.encode(), new.encode())
    return data


def check(tmp_path, data):
    """Run ``msgfmt -c`` and ``msgcat``, where gettext is installed."""
    path = tmp_path / "unit.po"
    path.write_bytes(data)
    if MSGFMT and MSGCAT:
        run = subprocess.run([MSGFMT, "-c", "-o", tmp_path / "unit.mo", path], capture_output=True, check=False)
        assert run.returncode == 0, run.stderr.decode()
        run = subprocess.run([MSGCAT, "-o", tmp_path / "cat.po", path], capture_output=True, check=False)
        assert run.returncode == 0, run.stderr.decode()
        assert texts((tmp_path / "cat.po").read_bytes()) == texts(data)


def texts(data):
    return [
        ([variant.text for variant in unit.variants], [one for one in unit.properties if one.name != "reference"])
        for unit in PoReader().units(BytesIO(data))
    ]


def entries(data):
    return {entry.msgid: entry for entry in polib.pofile(data.decode())}


def update(tmp_path, data, bitext, **options):
    """The file after an update, which a second one leaves as it is."""
    found = po.updated(data, bitext, **options)
    check(tmp_path, found.data)
    again = po.updated(found.data, bitext, **options)
    assert again.data == found.data
    assert (again.changes.added, again.changes.changed, again.changes.gone) == (0, 0, 0)
    return found


def test_nothing_new_changes_no_byte(tmp_path):
    data = written()

    assert update(tmp_path, data, aligned()).data == data


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_what_people_did_to_the_file_stays(newline, mark):
    data = (
        mark + written().decode() + '\n#. from the program\n#~| msgid "Old."\n#~ msgctxt "old"\n#~ msgid "Older."\n'
        '#~ msgstr "أقدم."\n\n# the end'
    ).replace('msgid "The river is low."', '#= no-wrap\nmsgid ""\n  "The river "\n"is low."')
    data = data.replace("# confidence 0.900, 1-1\n#: brief.en.txt:2", "#\n# by Nadia  \n#, no-c-format\n#: a.c:7 b.c:9")
    data = data.replace("\n", newline).encode()

    assert po.updated(data, aligned()).data == data


def test_a_new_unit_stands_behind_its_predecessor(tmp_path):
    new = ("It was not enough.", "لم يكن كافيًا.")
    found = update(tmp_path, written(), aligned([PAIRS[0], new, *PAIRS[1:]]))

    assert [unit.variants[0].text for unit in PoReader().units(BytesIO(found.data))] == [
        "The river is low.",
        "It was not enough.",
        "Farmers are waiting for rain.",
        "It rained on Monday.",
    ]
    assert (found.changes.added, found.changes.changed, found.changes.gone) == (1, 0, 0)


def test_only_lines_of_the_new_unit_are_in_the_diff(tmp_path):
    old = written()
    new = update(tmp_path, old, aligned([("First of all, water.", "الماء أولًا."), *PAIRS])).data
    lines = new.decode().split("\n")

    start = lines.index('msgid "First of all, water."') - 3
    assert lines[start - 1] == ""
    assert "\n".join(lines[:start] + lines[start + 6 :]).encode() == old


def test_what_is_gone_becomes_obsolete_and_comes_back(tmp_path):
    old = edited(written(), ("منسوب النهر منخفض.", "النهر منخفض."))
    found = update(tmp_path, old, aligned(PAIRS[1:]))

    assert (found.changes.added, found.changes.changed, found.changes.gone) == (0, 0, 1)
    assert [entry.msgstr for entry in polib.pofile(found.data.decode()).obsolete_entries()] == ["النهر منخفض."]
    assert found.data.endswith('#~ msgid "The river is low."\n#~ msgstr "النهر منخفض."\n'.encode())

    back = update(tmp_path, found.data, aligned())
    assert back.changes.added == 1
    assert back.data == old


def test_a_translation_that_is_not_fuzzy_wins(tmp_path):
    data = edited(written(), ("منسوب النهر منخفض.", "النهر منخفض."))
    found = update(tmp_path, data, aligned())

    assert found.data == data
    assert found.changes.kept == 1
    found = update(tmp_path, data, aligned(), overwrite=True)
    assert found.data == written()
    assert found.changes.changed == 1


def test_an_unsure_translation_is_replaced_and_no_longer_fuzzy(tmp_path):
    data = edited(written(confidence=0.5), ("منسوب النهر منخفض.", "النهر منخفض."))

    assert update(tmp_path, data, aligned()).data == written()


def test_what_a_person_marked_as_fuzzy_stays_fuzzy(tmp_path):
    data = edited(written(), ("#: brief.en.txt:1\n", "#: brief.en.txt:1\n#, fuzzy\n"))

    assert update(tmp_path, data, aligned()).data == data
    assert update(tmp_path, data, aligned(confidence=0.95)).data.count(b"fuzzy") == 1
    accepted = update(tmp_path, data, aligned(status=Status.ACCEPTED)).data
    assert b"fuzzy" not in accepted
    assert accepted.count(b", accepted") == 3


def test_a_translation_that_somebody_approved_is_not_made_fuzzy_again(tmp_path):
    data = written(confidence=0.5).replace(b"#, fuzzy\n", b"")

    assert update(tmp_path, data, aligned(confidence=0.4)).data.count(b"fuzzy") == 0


def test_an_untranslated_entry_gets_its_translation(tmp_path):
    data = edited(written(), ('"منسوب النهر منخفض."', '""'))

    assert update(tmp_path, data, aligned()).data == written()
    assert update(tmp_path, data, aligned(confidence=0.3)).data.count(b"#, fuzzy") == 1


@pytest.mark.parametrize("ids", [["a", "b", "c"], None])
def test_a_changed_source_keeps_its_translation_as_fuzzy(tmp_path, ids):
    new = [("The river is very low.", "منسوب النهر منخفض جدًّا."), *PAIRS[1:]]
    found = update(tmp_path, written(ids=ids), aligned(new, ids=ids))
    entry = entries(found.data)["The river is very low."]

    assert (found.changes.added, found.changes.changed, found.changes.gone) == (0, 1, 0)
    assert (entry.previous_msgid, entry.msgstr, entry.flags) == ("The river is low.", "منسوب النهر منخفض.", ["fuzzy"])
    assert (entry.previous_msgctxt is None) is (ids is not None)
    assert found.data.split(b"\n\n")[2:] == written(ids=ids).split(b"\n\n")[2:]
    taken = update(tmp_path, written(ids=ids), aligned(new, ids=ids), overwrite=True)
    assert entries(taken.data)["The river is very low."].msgstr == "منسوب النهر منخفض جدًّا."
    accepted = update(tmp_path, found.data, aligned(new, ids=ids, status=Status.ACCEPTED))
    entry = entries(accepted.data)["The river is very low."]
    assert (entry.previous_msgid, entry.msgstr, entry.flags) == (None, "منسوب النهر منخفض جدًّا.", [])


def test_a_figure_is_written_when_one_sees_the_difference(tmp_path):
    assert update(tmp_path, written(), aligned(confidence=0.904)).data == written()
    found = update(tmp_path, written(), aligned(confidence=0.93))
    assert found.data == written(confidence=0.93)
    assert found.changes.changed == 3


def test_units_that_are_not_chosen_leave_their_entries_alone(tmp_path):
    data = written()

    assert update(tmp_path, data, aligned(confidence=0.2), choice=Choice(min_confidence=0.5)).data == data
    assert update(tmp_path, data, aligned([(source, "") for source, _ in PAIRS[:2]] + PAIRS[2:])).data == data
    new = aligned([*PAIRS, ("New.", "جديد.")], confidence=0.2)
    found = update(tmp_path, data, new, choice=Choice(min_confidence=0.5))
    assert (found.data, dict(found.left_out)) == (data, {"confidence below 0.5": 4})


def test_notes_are_added_once(tmp_path):
    bitext = aligned(notes=("Ask the author.\nTwice.", "confidence 0.100, 1-1"))
    found = update(
        tmp_path, edited(written(), ("1-1\n#: brief.en.txt:2", "1-1\n# by Nadia\n#: brief.en.txt:2")), bitext
    )

    assert [unit.notes for unit in PoReader().units(BytesIO(found.data))] == [
        ("Ask the author.\nTwice.", "confidence 0.100, 1-1"),
        ("by Nadia", "Ask the author.\nTwice.", "confidence 0.100, 1-1"),
        ("Ask the author.\nTwice.", "confidence 0.100, 1-1"),
    ]


FOREIGN = """\
# Nobody's.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=CP1256\\n"
"Language: ar\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

#: a.c:1
msgid "The river is low."
msgstr "النهر منخفض."

#: a.c:2
msgid "One farmer"
msgid_plural "%d farmers"
msgstr[0] "مزارع"
msgstr[1] "مزارعون"

msgid "It rained on Monday."
msgstr ""
"""


def test_a_file_without_contexts_is_matched_by_its_texts(tmp_path):
    plural = [("One farmer", "مزارع واحد"), ("%d farmers", "مزارعون كثر")]
    new = [PAIRS[0], *plural, PAIRS[2], ("New.", "جديد.")]
    found = update(tmp_path, FOREIGN.encode("windows-1256"), aligned(new, confidence=1))
    text = found.data.decode("windows-1256")

    assert (found.changes.added, found.changes.changed, found.changes.gone, found.changes.kept) == (1, 1, 0, 1)
    assert text.startswith(FOREIGN.replace('Monday."\nmsgstr ""', 'Monday."\nmsgstr "هطل المطر يوم الاثنين."'))
    assert "msgctxt" not in text


def test_a_letter_that_the_encoding_lacks_is_refused():
    with pytest.raises(WriteError, match=r"is in cp1256, which has no .* \(U\+4E2D\); convert it: msgconv -t UTF-8"):
        po.updated(FOREIGN.encode("windows-1256"), aligned([("New.", "中")]))


def test_a_file_of_another_language_is_refused():
    documents = (Document.from_segments("en", ["One."]), Document.from_segments("fa", ["یک."]))
    bitext = Alignment(documents, (bead((0, 1), (0, 1)),))

    with pytest.raises(WriteError, match="says Language: ar, but the text is in fa"):
        po.updated(written(), bitext)
    assert po.language_of(written()) == "ar"


def test_an_obsolete_double_gives_way_to_the_entry_in_use(tmp_path):
    data = written(ids=["a", "b", "c"]) + b'\n#~ msgctxt "a"\n#~ msgid "The river is dry."\n#~ msgstr "x"\n'
    bitext = aligned([("The river is dry.", "جفّ النهر."), *PAIRS[1:]], ids=["a", "b", "c"])
    found = update(tmp_path, data, bitext)

    assert dict(found.left_out) == {"obsolete entries whose text is in use again": 1}


def test_an_empty_file_and_one_without_final_newline_are_filled(tmp_path):
    header = written().partition(b"\n\n")[0]

    assert update(tmp_path, header, aligned()).data == written()


@pytest.mark.skipif(not MSGCAT, reason="gettext is not installed")
@pytest.mark.parametrize("arguments", [(), ("--width=30",), ("--no-wrap",), ("-t", "CP1256")])
def test_what_gettext_wrapped_in_its_own_way_is_left_alone(tmp_path, arguments):
    (tmp_path / "a.po").write_bytes(update(tmp_path, written(), aligned(PAIRS[1:])).data)
    data = subprocess.run([MSGCAT, *arguments, tmp_path / "a.po"], capture_output=True, check=True).stdout

    assert po.updated(data, aligned(PAIRS[1:])).data == data
    assert po.updated(data, aligned()).changes.added == 1

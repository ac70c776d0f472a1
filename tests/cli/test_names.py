"""aligntrans names, as a person types it: documents, alignment files and memories, in every format."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from translate.storage.tbx import tbxfile

from support.memories import tmx

FSI, PDI = "\u2068", "\u2069"
BRIEF = {
    "en": "They met Karim Salman in Basra on Monday.\n\nIn Basra, Karim Salman spoke of the river.\n",
    "ar": "التقوا كريم سلمان في البصرة يوم الاثنين.\n\nوفي البصرة تحدث كريم سلمان عن النهر.\n",
    "fa": "روز دوشنبه در بصره با کریم سلمان دیدار کردند.\n\nکریم سلمان در بصره از رودخانه گفت.\n",
}
NAMES = [["Karim Salman", "كريم سلمان", "کریم سلمان"], ["Basra", "البصرة", "بصره"]]
PO = """msgid ""
msgstr ""
"Language: ar\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "They met Karim Salman in Basra."
msgstr "التقوا كريم سلمان في البصرة."
"""
UNITS = [{tag: text.split("\n", maxsplit=1)[0] for tag, text in BRIEF.items()}]


@pytest.fixture
def texts(tmp_path):
    """Names of a small brief in three languages."""
    for tag, text in BRIEF.items():
        (tmp_path / f"b.{tag}.txt").write_text(text, "utf-8")
    return [f"b.{tag}.txt" for tag in BRIEF]


@pytest.fixture
def memory(tmp_path):
    (tmp_path / "m.tmx").write_bytes(tmx(UNITS))
    return "m.tmx"


def preferred(text, languages=3):
    """The commonest spellings in a CSV."""
    return [row[:languages] for row in list(csv.reader(io.StringIO(text)))[1:]]


def test_documents_are_aligned_and_their_names_shown(worked, texts):
    outcome = worked("names", *texts)

    assert outcome.out.startswith("2 names in 2 units, 0 of them spelled in several ways")
    assert f"{FSI}البصرة{PDI} ×2" in outcome.out
    assert outcome.err == ""


def test_documents_may_be_given_their_languages(tmp_path, worked):
    for tag, text in BRIEF.items():
        (tmp_path / f"{tag}-brief").write_text(text, "utf-8")

    found = worked("names", "en=en-brief", "ar=ar-brief", "fa=fa-brief", "--format", "csv").out
    assert sorted(preferred(found)) == sorted(NAMES)


def test_an_alignment_file_gives_the_same_names_as_its_documents(worked, texts):
    worked("align", *texts, "-q", "-o", "a.json")
    for form in ("text", "json", "csv", "tbx"):
        assert worked("names", "a.json", "--format", form).out == worked("names", *texts, "--format", form).out


def test_an_alignment_file_without_links_is_linked(tmp_path, worked, texts):
    worked("align", *texts, "-q", "-o", "a.json")
    content = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert all([bead.pop("links", None) for bead in content["beads"]])  # noqa: C419 - each has to be taken
    (tmp_path / "bare.json").write_text(json.dumps(content))

    assert worked("names", "bare.json", "--format", "csv").out == worked("names", "a.json", "--format", "csv").out


def test_a_tmx_is_taken_as_it_is(worked, memory):
    found = json.loads(worked("names", memory, "--format", "json").out)

    assert found["languages"] == ["en", "ar", "fa"]
    assert [name["spellings"]["ar"] for name in found["names"]] == [
        [{"text": "كريم سلمان", "count": 1, "units": ["m.tmx#1"]}],
        [{"text": "البصرة", "count": 1, "units": ["m.tmx#1"]}],
    ]


def test_a_po_is_taken_as_it_is(tmp_path, worked):
    (tmp_path / "m.po").write_text(PO, "utf-8")

    assert preferred(worked("names", "m.po", "--format", "csv").out, 2) == [name[:2] for name in NAMES]


def test_the_languages_of_a_tsv_are_said_or_seen(tmp_path, worked):
    (tmp_path / "m.tsv").write_text("They met Karim Salman in Basra.\tالتقوا كريم سلمان في البصرة.\n", "utf-8")

    for said in (("--pair", "en-ar"), ()):
        assert preferred(worked("names", "m.tsv", *said, "--format", "csv").out, 2) == [name[:2] for name in NAMES]


def test_several_files_of_units_are_one_table(tmp_path, worked, texts, memory):
    worked("align", *texts, "-q", "-o", "a.json")
    (tmp_path / "m.po").write_text(PO, "utf-8")
    found = json.loads(worked("names", "a.json", memory, "m.po", "--format", "json").out)

    assert [name["count"] for name in found["names"]] == [4, 4]


def test_of_two_texts_in_one_language_the_first_is_taken_and_the_other_not_silently(tmp_path, worked):
    unit = {"en-US": "They met Karim in Basra.", "en-GB": "They met Kareem.", "ar": "التقوا كريم في البصرة."}
    (tmp_path / "m.tmx").write_bytes(tmx([unit]))
    outcome = worked("names", "m.tmx", "--format", "csv")

    assert preferred(outcome.out, 2) == [["Karim", "كريم"], ["Basra", "البصرة"]]
    assert outcome.err == (
        "aligntrans: m.tmx: texts passed over, because their language is no tag or their unit has it twice: 1.\n"
    )
    assert worked("names", "m.tmx", "--format", "csv", "-q").err == ""


def test_spellings_that_differ_are_marked(tmp_path, worked):
    units = [{"en": f"They met {name} today.", "ar": "التقوا كريم اليوم."} for name in ("Karim", "Kareem", "Karim")]
    (tmp_path / "m.tmx").write_bytes(tmx(units))
    (row,) = list(csv.reader(io.StringIO(worked("names", "m.tmx", "--format", "csv").out)))[1:]

    assert row == ["Karim", "كريم", "3", "en", "Kareem", ""]


@pytest.mark.parametrize("ending", ["json", "csv", "tbx"])
def test_the_ending_of_the_output_picks_the_format(tmp_path, worked, memory, ending):
    outcome = worked("names", memory, "-o", f"names.{ending}")

    assert outcome.out == ""
    assert outcome.err == f"aligntrans: wrote names.{ending}: 2 names\n"
    assert (tmp_path / f"names.{ending}").read_text("utf-8") == worked("names", memory, "--format", ending).out
    assert worked("names", memory, "-o", f"names.{ending}", "-q").err == ""


def test_a_format_that_is_named_needs_no_ending(tmp_path, worked, memory):
    worked("names", memory, "-o", "glossary", "--format", "csv")

    assert preferred((tmp_path / "glossary").read_text("utf-8")) == NAMES


def test_a_glossary_is_read_by_other_tools(tmp_path, worked, memory):
    worked("names", memory, "-o", "names.tbx")
    store = tbxfile.parsefile(str(tmp_path / "names.tbx"))

    assert [unit.source for unit in store.units] == ["Karim Salman", "Basra"]


def test_the_same_files_give_the_same_bytes(worked, texts):
    for form in ("text", "json"):
        assert worked("names", *texts, "--format", form).out == worked("names", *texts, "--format", form).out


def test_without_an_encoder_names_are_found_by_sound(worked, texts):
    assert sorted(preferred(worked("names", *texts, "--encoder", "none", "--format", "csv").out)) == sorted(NAMES)


def test_a_unit_shows_what_is_named_on_several_sides(tmp_path, worked, texts):
    worked("align", *texts, "-q", "-o", "a.json")
    bead = json.loads((tmp_path / "a.json").read_text("utf-8"))["beads"][0]["id"]
    for arguments in (("show", "a.json", "--bead", bead), ("explain", f"a.json#{bead}")):
        shown = worked(*arguments).out
        assert "Named on several sides" in shown
        assert re.search(rf"name\W+Basra\W+{FSI}البصرة{PDI}\W+{FSI}بصره{PDI}", shown)


@pytest.mark.parametrize("others", [["m.tmx"], ["a.json"]])
def test_documents_beside_units_are_refused(worked, refused, texts, memory, others):
    worked("align", *texts, "-q", "-o", "a.json")

    assert refused("names", *texts, *others) == (
        f"b.en.txt: a document, beside {others[0]}, which holds units; name documents alone, or files of units alone."
    )


def test_one_document_alone_is_refused(refused, texts):
    assert "two documents or more" in refused("names", texts[0])


@pytest.mark.parametrize("output", ["names.txt", "names", "names.tmx"])
def test_an_ending_that_no_format_has_is_refused(refused, memory, output):
    assert refused("names", memory, "-o", output) == (
        f"{output}: names are written as json, csv, tbx; end the name so, or say --format."
    )


def test_no_file_is_overwritten_that_is_read(refused, worked, texts):
    worked("align", *texts, "-q", "-o", "a.json")

    assert "would be overwritten" in refused("names", "a.json", "-o", "a.json")


def test_a_folder_that_is_not_there_is_refused_before_any_work(refused, memory):
    assert "nowhere" in refused("names", memory, "-o", "nowhere/names.csv")


def test_a_format_that_is_not_known_is_a_misuse(misused, memory):
    assert "'xml' is not one of 'text', 'json', 'csv', 'tbx'" in misused("names", memory, "--format", "xml")
    assert "Missing argument" in misused("names")
    assert "two languages" in misused("names", memory, "--pair", "en")


@pytest.mark.parametrize("name", ["no.json", "no.tmx", "no.po", "no.en.txt"])
def test_a_file_that_is_not_there_is_refused(refused, texts, name):
    rest = texts[1:] if name.endswith(".txt") else []

    assert name in refused("names", name, *rest)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bad.json", b"{"),
        ("bad.json", b"{}"),
        ("bad.json", b"\xff\xfe"),
        ("bad.tmx", b"<tmx>"),
        ("bad.tmx", b"<html/>"),
        ("bad.po", b"\xff"),
    ],
)
def test_a_broken_file_is_refused_by_name(tmp_path, refused, name, data):
    (tmp_path / name).write_bytes(data)

    assert refused("names", name).startswith(name)


@pytest.mark.parametrize("units", [[], [{"en": "They met Karim."}], [{"ar": "التقوا كريم.", "fa": "کریم را دیدند."}]])
def test_a_memory_without_names_gives_a_table_without_names(tmp_path, worked, units):
    (tmp_path / "m.tmx").write_bytes(tmx(units))

    assert json.loads(worked("names", "m.tmx", "--format", "json").out)["names"] == []
    assert worked("names", "m.tmx").out.startswith(f"0 names in {len(units)} units")


def test_links_outside_their_texts_are_passed_over(tmp_path, worked, texts):
    worked("align", *texts, "-q", "-o", "a.json")
    content = json.loads((tmp_path / "a.json").read_text("utf-8"))
    content["beads"][0]["links"] = [
        {"kind": "name", "en": [0, 10**9], "ar": [0, 4]},
        {"kind": "name", "en": [10**8, 10**9], "ar": [0, 4]},
        {"kind": "name", "xx": [0, 2], "ar": [0, 4]},
        {"kind": "name", "en": [4, 5], "ar": [0, 4]},
    ]
    (tmp_path / "evil.json").write_text(json.dumps(content))

    assert worked("names", "evil.json", "--format", "csv").out.count("\n") == 3
    assert worked("show", "evil.json", "--bead", content["beads"][0]["id"][:8]).err == ""


@pytest.mark.parametrize("encoding", ["ascii", "cp1256"])
@pytest.mark.parametrize("form", ["text", "csv"])
def test_a_terminal_of_another_encoding_is_no_error(worked, memory, encoding, form):
    assert "Basra" in worked("names", memory, "--format", form, PYTHONIOENCODING=encoding).out


def test_a_hostile_memory_cannot_steer_the_terminal(tmp_path, worked):
    unit = {"en": "They met Ka\u202erim\u2066 and [red]Basra.", "ar": "التقوا ك\u202eريم\u2069 والبصرة."}
    (tmp_path / "m.tmx").write_bytes(tmx([unit]))

    for line in worked("names", "m.tmx").out.splitlines():
        assert line.count(FSI) == line.count(PDI)

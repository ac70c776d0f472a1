"""What the program writes: the same every time, and nothing but what the authors wrote."""

from __future__ import annotations

import json
from pathlib import Path

import polib
import pytest
from lxml import etree

CORPORA = Path(__file__).parents[2] / "corpora"
NAMES = sorted(path.parent.name for path in CORPORA.glob("*/gold.json"))
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def sides(name, languages=("en", "ar", "fa")):
    """Paths of the versions of a sample brief."""
    return [str(next((CORPORA / name).glob(f"brief.{language}.*"))) for language in languages]


def entries(path):
    return [entry for entry in polib.pofile(str(path), wrapwidth=0) if entry.msgid]


@pytest.mark.parametrize("level", ["sentence", "paragraph"])
def test_same_input_same_bytes(tmp_path, worked, level):
    written = []
    for seed in ("0", "1", "random"):
        outputs = ("-o", f"{seed}.json", "-o", f"{seed}.tmx", "-o", f"{seed}.po")
        worked("align", *sides("dust-storms"), "--level", level, *outputs, PYTHONHASHSEED=seed)
        written.append([(tmp_path / f"{seed}{end}").read_bytes() for end in (".json", ".tmx", ".ar.po", ".fa.po")])

    assert written[0] == written[1] == written[2]


def test_export_writes_what_align_wrote(tmp_path, worked):
    worked("align", *sides("ballot-rules"), "-o", "a.json", "-o", "a.tmx", "-o", "a.po")
    worked("export", "a.json", "-o", "b.json", "-o", "b.tmx", "-o", "b.po")

    for end in (".json", ".tmx", ".ar.po", ".fa.po"):
        assert (tmp_path / f"a{end}").read_bytes() == (tmp_path / f"b{end}").read_bytes()


def test_a_second_run_over_old_files_changes_nothing(tmp_path, worked, alignment):
    worked("export", alignment, "-o", "o.tmx", "-o", "o.po")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    worked("export", alignment, "-o", "o.tmx", "-o", "o.po")

    assert before == {path.name: path.read_bytes() for path in tmp_path.iterdir()}


@pytest.mark.parametrize("name", NAMES)
def test_every_segment_and_string_stands_in_its_document_byte_for_byte(tmp_path, worked, name):
    worked("align", *sides(name), "-q", "-o", "a.json", "-o", "a.tmx", "-o", "a.po")
    texts = {
        document["language"]: document["text"]
        for document in json.loads((tmp_path / "a.json").read_text("utf-8"))["documents"]
    }
    tree = etree.parse(tmp_path / "a.tmx")
    segments = [(tuv.get(LANG), tuv.findtext("seg")) for tuv in tree.iter("tuv")]
    for language in ("ar", "fa"):
        for entry in entries(tmp_path / f"a.{language}.po"):
            segments += [("en", entry.msgid), (language, entry.msgstr)]

    assert len(segments) > 100
    for language, segment in segments:
        # Where furniture stands inside a unit, an empty line stands for it.
        assert all(part in texts[language] for part in segment.split("\n\n")), segment


@pytest.mark.parametrize("level", ["sentence", "paragraph"])
def test_units_are_all_there_or_counted(tmp_path, worked, alignment, level):
    said = worked("export", alignment, "--level", level, "-o", "o.tmx").err
    count = len(list(etree.parse(tmp_path / "o.tmx").iter("tu")))

    assert said.startswith(f"aligntrans: wrote o.tmx: {count} units")
    assert {tu.get("segtype") for tu in etree.parse(tmp_path / "o.tmx").iter("tu")} == {level}


def test_three_languages_give_a_po_file_for_each_target(tmp_path, worked):
    said = worked("align", *sides("central-bank"), "-o", "brief.po").err

    assert sorted(path.name for path in tmp_path.iterdir()) == ["brief.ar.po", "brief.fa.po"]
    assert [line.split(":")[1].strip() for line in said.splitlines()[-2:]] == ["wrote brief.ar.po", "wrote brief.fa.po"]
    for language in ("ar", "fa"):
        assert polib.pofile(str(tmp_path / f"brief.{language}.po")).metadata["Language"] == language


def test_two_languages_give_one_po_file_of_that_name(tmp_path, worked):
    worked("align", *sides("central-bank", ("fa", "en")), "-o", "brief.po")

    assert [path.name for path in tmp_path.iterdir()] == ["brief.po"]
    assert polib.pofile(str(tmp_path / "brief.po")).metadata["Language"] == "en"


def test_the_first_file_is_the_source(tmp_path, worked):
    worked("align", *sides("central-bank", ("fa", "ar", "en")), "-o", "a.tmx", "-o", "a.po")

    assert etree.parse(tmp_path / "a.tmx").find("header").get("srclang") == "fa"
    assert (tmp_path / "a.ar.po").exists()
    assert (tmp_path / "a.en.po").exists()


def test_a_format_may_be_named(tmp_path, worked, alignment):
    worked("export", alignment, "--to", "tmx", "-o", "o.xml")

    assert etree.parse(tmp_path / "o.xml").getroot().tag == "tmx"


def test_quiet_means_silent(worked, alignment, briefs):
    for arguments in (("export", alignment, "-o", "o.tmx"), ("align", *briefs, "-o", "b.json")):
        outcome = worked(*arguments, "-q")
        assert (outcome.out, outcome.err) == ("", "")


def test_data_goes_to_standard_output_and_talk_to_standard_error(worked, alignment, briefs):
    assert worked("align", *briefs, "-o", "b.json").out == ""
    assert worked("show", alignment).err == ""
    assert worked("evaluate", alignment, alignment).err == ""


def test_a_closed_standard_error_does_not_matter(tmp_path, run, alignment):
    assert run("export", alignment, "-o", "o.tmx", limits="exec 2>&-").status == 0
    assert (tmp_path / "o.tmx").exists()

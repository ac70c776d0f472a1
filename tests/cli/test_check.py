"""aligntrans check, as a person and a pipeline type it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import pytest

CLEAN = {"en": "The ministers met in Basra on Monday.", "fa": "وزیران روز دوشنبه در بصره دیدار کردند."}
WRONG = {"en": "The ministers met 12 engineers in Basra.", "fa": "وزیران در بصره با ۲۱ مهندس دیدار کردند."}
MESSY = {"en": "The ministers wrote a book.", "fa": "وزیران كتاب نوشتند ."}


def tmx(*units, notes=None):
    """A memory, a line a unit, the first on line 4."""
    rows = "".join(
        f'<tu tuid="u{number}">{f"<note>{notes[number]}</note>" if number in (notes or {}) else ""}'
        + "".join(f'<tuv xml:lang="{tag}"><seg>{text}</seg></tuv>' for tag, text in unit.items())
        + "</tu>\n"
        for number, unit in enumerate(units)
    )
    head = (
        '<header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="en"'
        ' datatype="plaintext"/>'
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">{head}\n<body>\n{rows}</body></tmx>\n'


@pytest.fixture
def memory(tmp_path):
    """Writes a memory."""

    def memory(*units, name="m.tmx", notes=None):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(tmx(*units, notes=notes), "utf-8")
        return name

    return memory


def test_nothing_wrong_is_status_0(worked, memory):
    assert worked("check", memory(CLEAN)).out.startswith("Nothing found in 1 unit of 1 file.")


def test_an_error_is_status_1_and_told_with_its_place(run, tmp_path, memory):
    name = memory(CLEAN, WRONG)
    outcome = run("check", name)

    assert outcome.status == 1
    assert outcome.err == ""
    column = (tmp_path / name).read_text("utf-8").split("\n")[4].index("۲۱") + 1
    assert f"\n  5:{column}  error  numbers  " in outcome.out
    assert "1 error in 2 units of 1 file." in outcome.out


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (["--fail-on", "none"], 0),
        (["--max-errors", "1"], 0),
        (["--skip", "numbers"], 0),
        (["--only", "dates"], 0),
        (["--only", "dates", "--only", "numbers"], 1),
        (["--fail-on", "info"], 1),
    ],
)
def test_what_fails_is_what_was_asked_for(run, memory, options, status):
    assert run("check", memory(WRONG), *options).status == status


def test_settings_say_what_fails_and_the_command_line_goes_first(run, tmp_path, memory):
    name = memory(WRONG)
    (tmp_path / "aligntrans.toml").write_text('[check]\ndisable = ["numbers"]\n')

    assert run("check", name).status == 0
    assert run("check", name, "--only", "numbers").status == 1
    (tmp_path / "other.toml").write_text('[check]\nseverity = { numbers = "warning" }\n')
    assert run("check", name, "--config", "other.toml").status == 0
    assert run("check", name, "--config", "other.toml", "--fail-on", "warning").status == 1


def test_reports_go_where_they_are_asked_for(run, tmp_path, memory):
    outcome = run(
        "check",
        memory(WRONG),
        "--format",
        "github",
        "--format",
        "junit",
        "-o",
        "a.report",
        "-o",
        "a.sarif",
        "-o",
        "b.html",
    )

    assert outcome.status == 1
    assert outcome.out.startswith("::error file=m.tmx,line=4,")
    assert (tmp_path / "a.report").read_bytes().startswith(b"<?xml")
    assert json.loads((tmp_path / "a.sarif").read_bytes())["version"] == "2.1.0"
    assert (tmp_path / "b.html").read_bytes().startswith(b"<!DOCTYPE html>")
    assert outcome.err.splitlines() == [f"aligntrans: wrote {name}" for name in ("a.report", "a.sarif", "b.html")]


def test_json_on_standard_output(run, memory):
    content = json.loads(run("check", memory(WRONG), "--format", "json").out)

    assert [(one["check"], one["unit"], one["line"]) for one in content["findings"]] == [("numbers", "u0", 4)]
    assert content["summary"]["failing"] == 1


@pytest.mark.parametrize(
    ("formats", "outputs", "places"),
    [
        ([], [], {None: "text"}),
        (["json"], [], {None: "json"}),
        ([], ["a.html"], {"a.html": "html"}),
        (["sarif"], ["a.json"], {"a.json": "sarif"}),
        (["github"], ["a.html", "b.sarif"], {"a.html": "html", "b.sarif": "sarif", None: "github"}),
        (["github"], ["a.out"], {"a.out": "github"}),
        (["github", "junit"], ["a.out", "b.md"], {"a.out": "junit", "b.md": "markdown", None: "github"}),
        (["sarif", "html"], ["a.html", "b.out"], {"a.html": "html", "b.out": "sarif"}),
        (["html", "html"], ["a.html", "b.html"], {"a.html": "html", "b.html": "html"}),
        (["text", "json"], ["a.json"], {"a.json": "json", None: "text"}),
    ],
)
def test_every_report_finds_its_place(tmp_path, monkeypatch, formats, outputs, places):
    from aligntrans.cli.check import destinations

    monkeypatch.chdir(tmp_path)
    assert {one.path: one.form for one in destinations(formats, outputs, [])} == places


def test_two_formats_for_standard_output_are_wrong_use(misused, memory):
    assert "2 formats for standard output: json, sarif" in misused(
        "check", memory(WRONG), "--format", "json", "--format", "sarif"
    )


def test_a_baseline_leaves_only_what_is_new(run, worked, memory):
    worked("check", memory(WRONG, CLEAN), "--write-baseline", "known.json")
    outcome = worked("check", memory(CLEAN, WRONG), "--baseline", "known.json")
    assert "Nothing found" in outcome.out
    assert "1 in the baseline" in outcome.out

    worse = {**WRONG, "fa": WRONG["fa"].replace("۲۱", "۳۳")}
    assert run("check", memory(CLEAN, WRONG, worse), "--baseline", "known.json").status == 1


def test_a_unit_says_what_to_ignore(run, worked, memory):
    assert "1 ignored" in worked("check", memory(WRONG, notes={0: "aligntrans-ignore: numbers"})).out
    assert run("check", memory(WRONG, notes={0: "aligntrans-ignore: dates"})).status == 1


def test_only_what_is_new_since_a_revision_counts(run, tmp_path, memory):
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    who = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org")
    memory(WRONG)
    for arguments in (["init", "-q"], ["add", "."], [*who, "commit", "-q", "-m", "first"]):
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True)
    other = {"en": "They built 40 bridges.", "fa": "آنها ۵۰ پل ساختند."}

    assert run("check", memory(CLEAN, WRONG), "--since", "HEAD").status == 0
    outcome = run("check", memory(other, WRONG), "--since", "HEAD")
    assert outcome.status == 1
    assert "(u0)" in outcome.out
    assert "(u1)" not in outcome.out
    assert run("check", memory(WRONG, name="new.tmx"), "--since", "HEAD").status == 1


def test_since_a_revision_that_is_not_there_is_one_line(refused, tmp_path, memory):
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    name = memory(WRONG)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)

    assert "has no revision 'v9'" in refused("check", name, "--since", "v9")


def test_fixes_change_what_changes_no_word_and_no_other_byte(worked, tmp_path, memory):
    name = memory(CLEAN, MESSY)
    before = (tmp_path / name).read_text("utf-8")
    outcome = worked("check", name, "--fix")

    assert outcome.err.startswith("aligntrans: m.tmx: mended 2 findings in 1 unit\n")
    assert (tmp_path / name).read_text("utf-8") == before.replace("كتاب", "کتاب").replace("نوشتند .", "نوشتند.")
    again = worked("check", name, "--fix")
    assert again.err == "aligntrans: nothing to mend\n"


PO = """msgid ""
msgstr ""
"Language: fa\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

#. the book's name
msgid "The \\"book\\" of the ministers."
msgstr ""
"كتاب "
"وزیران ."

#, aligntrans-ignore:numbers
msgid "Take 12 of them."
msgstr "۲۱ تا بردار."
"""
XLIFF_12 = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a" source-language="en" target-language="fa" datatype="plaintext"><body>
<trans-unit id="1"><source>The <g id="1">book</g> &amp; the ministers.</source>
<target><g id="1">كتاب</g> و وزیران .</target></trans-unit>
<trans-unit id="2"><source>Take 12.</source><target>۲۱ تا.</target><note>aligntrans-ignore: numbers</note></trans-unit>
</body></file></xliff>
"""
XLIFF_21 = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="fa"><file id="f">
<unit id="1"><segment><source>The <pc id="1">book</pc> of the ministers.</source>
<target><pc id="1">كتاب</pc> وزیران .</target></segment></unit>
</file></xliff>
"""


@pytest.mark.parametrize(("name", "content"), [("a.po", PO), ("a.xlf", XLIFF_12), ("b.xlf", XLIFF_21)])
def test_fixes_stand_inside_files_of_every_format(worked, tmp_path, name, content):
    (tmp_path / name).write_text(content, "utf-8")
    worked("check", name, "--fix", "--skip", "language")

    wanted = content.replace("كتاب", "کتاب").replace("وزیران .", "وزیران.")
    assert (tmp_path / name).read_text("utf-8") == wanted


def test_units_of_one_id_are_told_apart(run, tmp_path, memory):
    name = memory(MESSY, CLEAN, WRONG)
    (tmp_path / name).write_text(re.sub(r'tuid="u\d"', 'tuid="u"', (tmp_path / name).read_text("utf-8")), "utf-8")
    found = json.loads(run("check", name, "--format", "json").out)["findings"]

    assert {(one["check"], one["line"]) for one in found} == {("letters", 4), ("spaces", 4), ("numbers", 6)}
    run("check", name, "--fix")
    assert "نوشتند." in (tmp_path / name).read_text("utf-8").split("\n")[3]


def test_terms_come_from_a_glossary(run, tmp_path, memory):
    (tmp_path / "terms.csv").write_text("en,fa\nriver,رود\n", "utf-8")
    name = memory({"en": "They met at the river on Monday.", "fa": "روز دوشنبه کنار دریاچه دیدار کردند."})

    said = run("check", name, "--only", "terminology", "--glossary", "terms.csv").out
    assert "  terminology  " in said
    assert run("check", name, "--only", "terminology").out.startswith("Nothing found")


def test_documents_are_not_fixed(refused, briefs):
    assert "--fix changes files of units, not documents" in refused("check", *briefs, "--fix")


def test_documents_are_aligned_and_give_what_their_alignment_file_gives(run, briefs, alignment):
    contents = [json.loads(run("check", *what, "--format", "json").out) for what in (briefs, [alignment])]
    first, second = (
        [(one["check"], one["unit"], one["message"]) for one in content["findings"]] for content in contents
    )

    assert first == second
    assert {one["file"] for one in contents[0]["findings"]} <= set(briefs)
    assert contents[0]["summary"]["units"] > 30
    assert contents[0]["summary"]["confidence"] > 0.9


def test_a_folder_is_checked_whole(run, memory):
    memory(WRONG, name="po/a.tmx")
    memory(CLEAN, name="po/b.tmx")

    assert "1 error in 2 units of 2 files." in run("check", "po").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["no.tmx"], "no.tmx: there is no such file"),
        (["bad.tmx"], "bad.tmx: "),
        (["bad.json"], "bad.json: not JSON"),
        (["empty"], "empty: holds no file of units"),
        (["one.txt"], "one.txt: a document alone"),
        (["m.tmx", "m.tmx"], None),
        (["m.tmx", "--only", "number"], "No check named 'number'. Did you mean 'numbers'?"),
        (["m.tmx", "--baseline", "bad.json"], "bad.json: is no baseline"),
        (["m.tmx", "--config", "bad.toml"], "bad.toml: 'chek' is no table. Did you mean 'check'?"),
        (["m.tmx", "-o", "a.pdf"], "a.pdf: no report ends so"),
        (["m.tmx", "-o", "m.tmx"], "m.tmx: would be overwritten"),
        (["m.tmx", "-o", "a.html", "-o", "./a.html"], "named twice"),
        (["m.tmx", "--since", "HEAD"], "is in no git repository"),
        (["m.tmx", "--glossary", "no.csv"], "no.csv: there is no such file"),
    ],
)
def test_what_cannot_be_checked_is_one_line(run, refused, tmp_path, memory, arguments, said):
    memory(CLEAN)
    (tmp_path / "bad.tmx").write_bytes(b"<tmx><body>\xff")
    (tmp_path / "bad.json").write_bytes(b"{")
    (tmp_path / "bad.toml").write_text("[chek]")
    (tmp_path / "empty").mkdir()
    (tmp_path / "one.txt").write_text("They met.")
    if said is None:
        assert run("check", *arguments).status == 0
    else:
        assert said in refused("check", *arguments, GIT_CEILING_DIRECTORIES=str(tmp_path.parent))


def test_the_same_files_give_the_same_bytes(run, tmp_path, memory):
    name = memory(WRONG, CLEAN, MESSY)
    made = [f"a.{ending}" for ending in ("txt", "json", "xml", "sarif", "md", "html")]
    options = [part for path in made for part in ("-o", path)]
    outcome = run("check", name, "--format", "github", *options)
    first = [(tmp_path / path).read_bytes() for path in made]

    assert run("check", name, "--format", "github", *options) == outcome
    assert [(tmp_path / path).read_bytes() for path in made] == first


def test_a_check_is_explained_with_its_examples(worked):
    outcome = worked("explain", "numbers").out

    assert outcome.startswith("numbers (error)\n")
    assert "Why it matters" in outcome
    assert "It finds something in:" in outcome
    assert "It finds nothing in:" in outcome


def test_a_check_that_is_not_there_is_one_line(refused):
    assert "Did you mean 'numbers'?" in refused("explain", "number")


def test_checks_are_listed(worked):
    assert "\nnumbers " in worked("list", "checks").out


def test_a_figure_that_is_required_and_not_met_is_status_1(run, memory):
    name = memory(CLEAN)
    outcome = run("check", name, "--require", "coverage>=1", "--require", "chrf>=30")

    assert outcome.status == 1
    assert outcome.err == "aligntrans: chrf>=30 is required, and chrf is not known\n"
    assert run("check", name, "--reference", name, "--require", "chrf>=99").status == 0

"""What the program shows: tables and explanations, right-to-left text isolated on every line."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import unicodedata

import polib
import pytest

from aligntrans import registry

FSI, PDI = "\u2068", "\u2069"
ARABIC_SCRIPT = re.compile("[\u0600-\u06ff]")
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def columns(line):
    """How wide a terminal draws a line: marks and format characters take no room."""
    return sum(unicodedata.category(character) not in ("Mn", "Cf") for character in line)


def assert_isolated(text):
    for line in text.splitlines():
        depth = 0
        for character in line:
            depth += (character == FSI) - (character == PDI)
            assert depth in (0, 1), line
            assert depth == 1 or not ARABIC_SCRIPT.match(character), line
        assert depth == 0, line


def ids(text):
    return re.findall(r"[│|]\s(p?[0-9a-f]{10}(?:-\d+)?)\s", text)


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "a.json"),
        ("show", "a.json", "--worst", "3"),
        ("show", "a.json", "--level", "paragraph"),
        ("align", "brief.en.html", "brief.ar.html", "brief.fa.html"),
        ("align", "brief.fa.html", "brief.en.html", "--level", "paragraph"),
    ],
)
def test_a_piped_table_is_120_columns_wide_and_isolated(worked, alignment, briefs, arguments):
    shown = worked(*arguments).out

    assert_isolated(shown)
    assert "\x1b" not in shown
    assert {columns(line) for line in shown.splitlines() if line[:1] in "│┃┏┡├└"} == {120}


def test_a_table_fits_a_terminal_of_80_columns(tmp_path, alignment):
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": "80", "TERM": "xterm-256color", "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(
        [sys.executable, "-m", "aligntrans", "show", alignment, "--worst", "5"],
        cwd=tmp_path,
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        env=environment,
    ) as process:
        os.close(theirs)
        data = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # Linux says so when the other end is closed
                break
            if not piece:
                break
            data += piece
        os.close(ours)
        assert process.wait() == 0, process.stderr.read()

    shown = ESCAPES.sub("", data.decode()).replace("\r\n", "\n")
    assert_isolated(shown)
    assert {columns(line) for line in shown.splitlines() if line[:1] in "│┃┏┡├└"} == {80}
    assert len(ids(shown)) == 5


def test_the_table_holds_every_unit_in_order_and_the_worst_the_least_certain(worked, alignment, aligned):
    beads = json.loads(aligned)["beads"]

    assert ids(worked("show", alignment).out) == [bead["id"] for bead in beads]
    least = {bead["id"] for bead in sorted(beads, key=lambda bead: bead["confidence"])[:4]}
    worst = ids(worked("show", alignment, "--worst", "4").out)
    assert worst == [bead["id"] for bead in beads if bead["id"] in least]


def test_a_level_may_be_chosen(worked, alignment, aligned):
    beads = [bead["id"] for bead in json.loads(aligned)["block_beads"] if bead["status"] != "left-out"]

    assert ids(worked("show", alignment, "--level", "paragraph").out) == beads


def test_a_unit_is_shown_whole(worked, alignment, aligned):
    content = json.loads(aligned)
    bead = content["beads"][5]
    shown = worked("show", alignment, "--bead", bead["id"]).out

    assert_isolated(shown)
    assert shown.startswith(f"{bead['id']}  ")
    for document, (start, end) in zip(content["documents"], bead["spans"], strict=True):
        segments = [segment for block in document["blocks"] for segment in block["segments"]]
        text = document["text"][segments[start][0] : segments[end - 1][1]]
        bare = shown.replace(FSI, "").replace(PDI, "")
        assert "".join(text.split()) in "".join(bare.split())


def test_the_beginning_of_an_id_is_enough(worked, alignment, aligned):
    name = json.loads(aligned)["beads"][0]["id"]

    assert worked("show", alignment, "--bead", name[:6]).out == worked("show", alignment, "--bead", name).out


def test_explain_says_what_raised_and_lowered_the_score(worked, alignment, aligned):
    bead = next(bead for bead in json.loads(aligned)["beads"] if bead["reasons"])
    shown = worked("explain", f"{alignment}#{bead['id']}").out

    assert_isolated(shown)
    assert f"confidence {bead['confidence']:.3f}" in shown
    assert "What raised (+) and lowered (-) its score:" in shown
    strongest = max(bead["reasons"].items(), key=lambda item: abs(item[1]))
    assert f"{strongest[1]:+.2f}" in shown
    assert "made by aligntrans:" in shown


def test_what_a_po_file_calls_a_unit_can_be_explained(tmp_path, worked, alignment):
    worked("export", alignment, "-o", "o.po")
    for language in ("ar", "fa"):
        entries = [entry for entry in polib.pofile(str(tmp_path / f"o.{language}.po")) if entry.msgctxt]
        for entry in (entries[0], entries[-1]):
            assert entry.msgctxt in worked("explain", f"{alignment}#{entry.msgctxt}").out


def test_evaluate_prints_json(worked, alignment):
    content = json.loads(worked("evaluate", alignment, alignment, "--format", "json").out)

    assert content["format"] == "aligntrans-evaluation/1"
    assert [row["languages"] for row in content["rows"][:4]] == [
        ["en", "ar", "fa"],
        ["en", "ar"],
        ["en", "fa"],
        ["ar", "fa"],
    ]
    assert all(row["strict"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0} for row in content["rows"])


def test_evaluate_takes_the_languages_of_gold_from_its_name(tmp_path, worked, alignment):
    for name in ("g.en-ar.gold", "g.gold"):
        (tmp_path / name).write_text("[0]:[0]\n")

    assert worked("evaluate", alignment, "g.en-ar.gold").out == (
        worked("evaluate", alignment, "g.gold", "--pair", "en-ar").out
    )


@pytest.mark.parametrize("kind", registry.KINDS)
def test_list_names_every_kind_with_what_it_is_for(worked, kind):
    lines = worked("list", kind).out.splitlines()

    assert [line.split()[0] for line in lines] == registry.names(kind)
    assert all(len(line.split()) > 3 for line in lines)


def test_a_reader_who_stops_early_is_no_error(run, alignment):
    for arguments in (("show", alignment), ("evaluate", alignment, alignment), ("list", "readers")):
        outcome = run(*arguments, limits='{ "$@"; echo "status $?" >&2; } | true; exit 0')
        assert outcome.err == "status 0\n"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1256"])
def test_a_terminal_of_another_encoding_is_no_error(worked, alignment, encoding):
    assert "sure" in worked("show", alignment, "--worst", "1", PYTHONIOENCODING=encoding).out


def test_a_hostile_alignment_file_cannot_steer_the_terminal(tmp_path, worked, aligned):
    content = json.loads(aligned)
    content["signature"] = "\x1b[2Jsigned\u202e"
    for document in content["documents"]:
        document["name"] = "\x1b]0;owned\x07\u202ename[red]"
        document["text"] = document["text"][:-3] + "\x1b\u202e" + document["text"][-1]
    content["beads"][0]["id"] = "\x1b[31m[bold]id\u2066"
    (tmp_path / "evil.json").write_text(json.dumps(content))

    for arguments in (
        ("show", "evil.json"),
        ("show", "evil.json", "--bead", "\x1b[31m"),
        ("explain", "evil.json#\x1b"),
    ):
        shown = worked(*arguments).out
        assert "\x1b" not in shown
        assert "[bold]" in shown
        assert_isolated(shown.replace("\u202e", ""))

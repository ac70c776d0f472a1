"""Alignment files, gold and ids that are not what they should be."""

from __future__ import annotations

import json

import pytest


def changed(**entries):
    """How to make a bad file: the good one with other entries; ... takes one away."""

    def change(good):
        content = json.loads(good) | entries
        return json.dumps({name: value for name, value in content.items() if value is not ...}).encode()

    return change


def tagged(tag):
    """How to make a file whose last document has another language."""

    def change(good):
        content = json.loads(good)
        content["documents"][-1]["language"] = tag
        return json.dumps(content).encode()

    return change


BAD = {
    "text": (b"hello", "not JSON in line 1, column 1 (Expecting value); is it an alignment file, and whole?"),
    "empty": (b"", "not JSON in line 1, column 1"),
    "blank": (b" \n\n", "not JSON in line 3, column 1"),
    "png": (b"\x89PNG\r\n\x1a\n\0", "not UTF-8 at byte 0: save the file as UTF-8 JSON"),
    "utf-16": (lambda good: good.decode().encode("utf-16"), "not UTF-8 at byte 0"),
    "page": (b"<!doctype html><p>Hello.", "not JSON in line 1, column 1"),
    "list": (b"[]", "the whole file: an object was expected, not []"),
    "number": (b"3", "the whole file: an object was expected, not 3"),
    "null": (b"null", "the whole file: an object was expected, not null"),
    "object": (b"{}", 'not an alignment file: it has no "format"; one made by "aligntrans align" says "aligntrans/1"'),
    "deep": (b"[" * 100_000, "not an alignment file: lists or objects inside each other without end"),
    "digits": (b'{"format": ' + b"9" * 9000 + b"}", "not an alignment file: it holds a number of thousands of digits"),
    "nan": (b'{"format": NaN}', "not JSON: NaN is no number in it"),
    "cut": (lambda good: good[: len(good) // 2], "is it an alignment file, and whole?"),
    "short": (lambda good: good[:40], "is it an alignment file, and whole?"),
    "newer": (changed(format="aligntrans/2"), "the format is 'aligntrans/2' and not 'aligntrans/1': update aligntrans"),
    "other": (changed(format="tool/1"), "the format is 'tool/1' and not 'aligntrans/1': make one with"),
    "no documents": (changed(documents=...), "documents: missing; is this a whole alignment file?"),
    "empty documents": (changed(documents=[], pairs=...), "an alignment needs two documents or more"),
    "no beads": (changed(beads=...), "beads: missing; is this a whole alignment file?"),
    "few beads": (changed(beads=[]), "the beads: beads cover 0 of"),
    "level": (changed(level="word"), 'level: one of paragraph, sentence was expected, not "word"'),
    "twice": (tagged("en"), "an alignment has one document a language"),
    "no language": (tagged(""), "has no language"),
    "path for a language": (tagged("../../x"), 'documents[2].language: a BCP 47 tag such as fa was expected, not "../'),
}


@pytest.fixture
def bad(tmp_path, aligned):
    """Writes one of the bad files, and gives its name."""

    def bad(case):
        content = BAD[case][0]
        (tmp_path / "bad.json").write_bytes(content(aligned) if callable(content) else content)
        return "bad.json"

    return bad


@pytest.mark.parametrize("case", BAD)
def test_what_is_no_alignment_file_is_refused(bad, refused, case):
    said = refused("export", bad(case), "-o", "o.tmx", "-o", "o.po")

    assert said.startswith("bad.json: ")
    assert said.count("bad.json") == 1
    assert BAD[case][1] in said


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "bad.json"),
        ("show", "bad.json", "--worst", "3"),
        ("show", "bad.json", "--bead", "x"),
        ("explain", "bad.json#x"),
        ("evaluate", "bad.json", "a.json"),
        ("evaluate", "a.json", "bad.json"),
    ],
)
def test_every_command_refuses_it(bad, alignment, refused, arguments):
    bad("cut")

    assert refused(*arguments).startswith("bad.json: ")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["show", "no.json"], "no.json: there is no such file; check the path."),
        (["show", "."], ".: is a folder; name the files in it."),
        (["show", "-"], "-: not JSON in line 1, column 1"),
        (["show", "a.json", "--bead", "zzz"], "a.json: no bead has the id 'zzz'; 'aligntrans show' lists them."),
        (["show", "a.json", "--bead", ""], "beads have ids that begin with ''; give more of it."),
        (["show", "p.json", "--level", "sentence"], "p.json: the alignment holds no beads at sentence level; align"),
        (["export", "p.json", "-o", "o.po", "--level", "sentence"], "p.json: the alignment holds no beads at sentence"),
        (["export", "no.json", "-o", "o.po"], "no.json: there is no such file; check the path."),
        (["explain", "no.json#x"], "no.json: there is no such file; check the path."),
        (["explain", "a.json#zzz"], "a.json: no bead has the id 'zzz'; 'aligntrans show' lists them."),
        (["evaluate", "no.json", "a.json"], "no.json: there is no such file; check the path."),
        (["evaluate", "a.json", "no.gold"], "no.gold: there is no such file; check the path."),
    ],
)
def test_what_was_named_is_refused_with_its_name(tmp_path, alignment, aligned, refused, arguments, line):
    content = json.loads(aligned)
    content |= {"level": "paragraph", "beads": content.pop("block_beads")}
    content.pop("pairs")
    (tmp_path / "p.json").write_text(json.dumps(content))

    said = refused(*arguments)
    assert line in said
    assert said.count(".json") < 2


@pytest.mark.parametrize(
    ("name", "gold", "options", "line"),
    [
        ("g.gold", "", [], "g.gold: gold holds no bead: give an alignment file, or a line a bead such as [0,1]:[0]"),
        ("g.gold", "hello\n", [], "g.gold: line 1: a bead such as [0,1]:[0] was expected, not 'hello'"),
        ("g.gold", "[0]:[0]\n[0]:[1]\n", ["--pair", "en-ar"], "g.gold: beads[1].spans: 0 of document 0 is in beads[0]"),
        ("g.gold", "[1,0]:[0]\n", ["--pair", "en-ar"], "g.gold: line 1: the segments [1,0] do not follow each other"),
        ("g.gold", "[0]:[0]\n", [], "g.gold: the gold has two sides and the alignment 3 languages: say which with"),
        ("g.en-de.gold", "[0]:[0]\n", [], "g.en-de.gold: the gold has two sides and the alignment 3 languages: say"),
        ("g.gold", "[0]:[0]\n", ["--pair", "en-de"], "g.gold: en-de is no pair of the alignment's languages: name two"),
        ("g.gold", "[0]:[0]\n", ["--pair", "fa-fa"], "g.gold: fa-fa is no pair of the alignment's languages: name two"),
        ("g.en-ar.gold", "[0]:[9999]\n", [], "g.en-ar.gold: the gold counts 10000 sentences in brief.ar.html, the"),
        ("g.json", '{"beads": []}', [], "g.json: the gold has no beads at sentence level"),
        (
            "g.json",
            '{"beads": [{"spans": [[0, 1], [0, 1]], "status": 3}]}',
            [],
            "g.json: beads[0].status: one of auto,",
        ),
        ("g.json", '{"beads": [{"spans": [[0, 1]]}]}', [], "g.json: beads[0].spans: 1 spans; every bead has one a doc"),
    ],
)
def test_gold_that_does_not_fit_is_refused(tmp_path, alignment, refused, name, gold, options, line):
    (tmp_path / name).write_text(gold)

    assert line in refused("evaluate", alignment, name, *options)


def test_gold_of_another_text_is_refused(tmp_path, alignment, aligned, refused):
    (tmp_path / "gold.json").write_bytes(aligned.replace(b"Mosul", b"Basra"))

    said = refused("evaluate", alignment, "gold.json")
    assert said.startswith("gold.json: the text of brief.en.html is not the text that the gold was made for")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["explain", "a.json"], "'a.json' names no bead; write ALIGNMENT#BEAD"),
        (["explain", "a.json#"], "'a.json#' names no bead"),
        (["explain", "#zzz"], "'#zzz' names no bead"),
        (["show"], "Missing argument 'ALIGNMENT|MEMORY'"),
        (["show", "a.json", "--worst", "0"], "0 is not in the range"),
        (["show", "a.json", "--worst", "few"], "'few' is not a valid integer"),
        (["evaluate", "a.json"], "Missing argument 'GOLD'"),
        (["evaluate", "a.json", "a.json", "--pair", "english"], "'english' is not two languages, as in en-ar"),
        (["list", "verbs"], "'verbs' is not one of 'readers'"),
    ],
)
def test_wrong_use_is_told(alignment, misused, arguments, line):
    assert line in misused(*arguments)

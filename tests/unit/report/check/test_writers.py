"""Every format of a report: as recorded, the same bytes each time, and harmless whatever stands in texts."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from aligntrans.checking.results import Place, Report
from aligntrans.report.check import BY_ENDING, FORMATS, writer
from aligntrans.report.check.markdown import escaped
from support.reports import DOSE, GOLDEN, report

EMPTY = Report((), (), ())


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_is_written_as_recorded(name):
    assert writer(name)(report()) == GOLDEN[name].read_bytes()


@pytest.mark.parametrize("name", FORMATS)
def test_equal_reports_are_equal_bytes(name):
    assert writer(name)(report()) == writer(name)(report())


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_of_nothing_is_written(name):
    assert isinstance(writer(name)(EMPTY), bytes)


@pytest.mark.parametrize("name", FORMATS)
def test_halves_of_characters_and_controls_are_written_as_codes(name):
    first = report().found[0]
    strange = replace(
        first,
        finding=replace(first.finding, message="\ud800 \x1b[31m \x00", unit="\udfff"),
        file="a\x1b\n.po",
        within="a\x1b\n.po",
    )
    found = replace(report(), found=(strange,), files=(replace(report().files[0], path="a\x1b\n.po"),))
    data = writer(name)(found)

    assert b"\x1b" not in data
    assert b"\x00" not in data
    assert data.decode("utf-8")


def test_every_ending_has_a_format():
    assert set(BY_ENDING.values()) <= set(FORMATS)
    assert set(FORMATS) - set(BY_ENDING.values()) == {"github"}


def test_json_keeps_its_contract():
    content = json.loads(writer("json")(report()))

    assert content["format"] == "aligntrans-check/1"
    for found in content["findings"]:
        assert {"check", "unit", "severity", "message", "file", "line", "spans", "suggestion"} <= set(found)
    first = content["findings"][0]
    assert first["message"] == "12 is missing from the Farsi, which has “۲۱ قطره”"
    assert first["spans"] == {"en": [[5, 7]], "fa": [[7, 9]]}
    assert (first["line"], first["column"]) == (16, 17)
    assert content["summary"]["findings"] == {"error": 2, "warning": 2, "info": 1, "all": 5}
    assert content["summary"]["failing"] == 2
    assert [file["file"] for file in content["summary"]["files"]] == [file.path for file in report().files]


def commands(text):
    """What a runner of GitHub would take for commands in its log."""
    return [line for line in text.splitlines() if line.lstrip().startswith("::")]


def test_annotations_are_one_command_a_finding_and_nothing_more():
    lines = writer("github")(report()).decode().splitlines()

    assert len(lines) == len(report().found)
    for line in lines:
        assert re.fullmatch(r"::(error|warning|notice) (\w+=[^:,]*)(,\w+=[^:,]*)*::\S.*", line), line
    assert lines[0].startswith("::error file=po/brief.fa.po,line=16,endLine=16,col=17,endColumn=19,title=numbers")
    assert "%0A" in lines[0]
    assert "100%25" in lines[2]


def test_annotations_escape_what_separates():
    first = report().found[0]
    strange = replace(first, file="a,b:c%.po", finding=replace(first.finding, message="x\r\n::add-mask::y"))
    (line,) = writer("github")(replace(report(), found=(strange,))).decode().splitlines()

    assert "file=a%2Cb%3Ac%25.po," in line
    assert line.endswith("::x ::add-mask::y%0AWrite \u2068«۱۲ قطره»\u2069, or say why not.")


def test_text_holds_no_command_of_a_runner():
    shout = replace(
        DOSE, variants=(replace(DOSE.variants[0], text="::error::" * 30), replace(DOSE.variants[1], text="::stop"))
    )
    first = report().found[0]
    strange = replace(first, unit=shout, finding=replace(first.finding, message="::error::x", spans={}))

    assert commands(writer("text")(replace(report(), found=(strange,))).decode()) == []


def test_text_isolates_what_runs_to_the_left():
    text = writer("text")(report()).decode()

    assert "which has “\u2068۲۱ قطره\u2069”" in text
    assert text.count("\u2068") == text.count("\u2069")
    assert "\u202e" not in text


@pytest.mark.parametrize(
    "text", ["<b>", "a|b", "`x`", "[a](b)", "*a*", "_a_", "@name", "#12", "~~a~~", "1. a", "- a", "$x$"]
)
def test_markdown_shows_text_as_it_is(text):
    from markdown_it import MarkdownIt

    shown = (
        MarkdownIt("gfm-like", {"linkify": False, "html": True})
        .enable("table")
        .render(f"| a |\n| --- |\n| {escaped(text)} |\n")
    )
    cell = shown.split("<td>")[1].split("</td>")[0]

    assert cell.replace("&lt;", "<").replace("&gt;", ">") == text


def test_places_that_are_not_known_are_left_out():
    lost = replace(report().found[0], place=Place())
    unknown = replace(report(), found=(lost,))

    assert "line=" not in writer("github")(unknown).decode()
    assert "region" not in writer("sarif")(unknown).decode()
    assert b' line="' not in writer("junit")(unknown)

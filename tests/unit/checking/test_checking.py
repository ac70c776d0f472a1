"""Files under checks: what runs, what counts, in which order, and the figures; with checks made for the purpose."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import pytest

from aligntrans import checking, store
from aligntrans.checking.bitexts import How, in_folder, shown
from aligntrans.checking.figures import Figures
from aligntrans.errors import ReadError, UnknownName
from aligntrans.model import (
    Alignment,
    Bead,
    Document,
    Finding,
    Quality,
    Severity,
    Span,
    Status,
    TranslationUnit,
    Variant,
)
from aligntrans.settings import Settings


class FigureCheck:
    """A figure stands in the text.

    Why it matters: it does not.
    """

    id = "figure"
    severity = Severity.ERROR
    examples = ()

    def find(self, unit):
        for variant in unit.variants:
            for found in re.finditer(r"\d+", variant.text):
                spans = {variant.language: (Span(*found.span()),)}
                yield Finding(self.id, unit.id, self.severity, f"{found.group()} stands there", spans)


class EndCheck:
    """The first unit was seen."""

    id = "end"
    severity = Severity.INFO
    examples = ()

    def __init__(self, *, min_confidence=0.1):
        self.least, self.first = min_confidence, None

    def find(self, unit):
        self.first = self.first or unit.id
        return iter(())

    def finish(self):
        yield Finding(self.id, self.first, self.severity, f"seen, {self.least}")
        yield Finding(self.id, "nowhere", self.severity, "lost")


CHECKS = {"figure": FigureCheck, "end": EndCheck}
TEXTS = (("One 1.", "یک ۱."), ("Two.", "دو."), ("Three 3 and 33.", "سه ۳ و ۳۳."))


def alignment(texts=TEXTS):
    documents = (
        Document.from_segments("en", [en for en, _ in texts], "a.en.txt"),
        Document.from_segments("fa", [fa for _, fa in texts], "a.fa.txt"),
    )
    quality = [Quality(0.995), Quality(0.4), Quality(0.93)]
    return Alignment(
        documents,
        tuple(Bead((Span(i, i + 1), Span(i, i + 1)), quality[i], id=f"u{i}") for i in range(len(texts))),
        calibrated=True,
    )


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.json").write_bytes(store.dump(alignment()))
    return tmp_path


def run(*paths, settings=None, notice=lambda _: None, **more):
    asked = checking.Asked(
        [(None, path) for path in paths], CHECKS, frozenset(CHECKS), settings or Settings(), How(encoder=None), **more
    )
    return checking.check(asked, notice=notice)


def said(report):
    return [(found.finding.unit, found.finding.message) for found in report.found]


def test_findings_come_in_the_order_of_units_and_those_of_no_unit_last(folder):
    assert said(run("a.json")) == [
        ("u0", "1 stands there"),
        ("u0", "۱ stands there"),
        ("u0", "seen, 0.1"),
        ("u2", "3 stands there"),
        ("u2", "33 stands there"),
        ("u2", "۳ stands there"),
        ("u2", "۳۳ stands there"),
        ("nowhere", "lost"),
    ]


def test_places_are_those_of_the_file(folder):
    lines = (folder / "a.json").read_text("utf-8").split("\n")
    for found in run("a.json").found:
        if found.finding.check == "figure":
            place = found.place
            assert found.finding.message.startswith(
                lines[place.line - 1][place.column - 1 : place.end_column - 1] + " "
            )


def test_checks_are_told_what_they_ask_for(folder):
    assert ("u0", "seen, 0.7") in said(run("a.json", settings=Settings(min_confidence=0.7)))


def test_severities_of_the_settings_go_before_those_of_checks(folder):
    report = run("a.json", settings=Settings(severity={"figure": Severity.WARNING}, fail_on="warning"))

    assert {found.finding.severity for found in report.found} == {Severity.WARNING, Severity.INFO}
    assert report.failing == 6
    assert {rule.id: rule.severity for rule in report.rules} == {"end": Severity.INFO, "figure": Severity.WARNING}


def test_nothing_fails_when_nothing_is_to_fail(folder):
    assert run("a.json", settings=Settings(fail_on="none")).failing == 0


def test_figures_of_a_file(folder):
    (summary,) = run("a.json").files

    assert (summary.path, summary.languages, summary.units) == ("a.json", ("en", "fa"), 3)
    assert dict(summary.words) == {"en": 7, "fa": 7}
    assert (summary.covered_units, summary.covered_words) == (1.0, 1.0)
    assert summary.confidence == pytest.approx((0.995 + 0.4 + 0.93) / 3, abs=1e-6)
    assert summary.bands == (1, 1, 0, 1)
    assert (sum(summary.histogram), summary.histogram[8], summary.histogram[19]) == (3, 1, 1)
    assert dict(summary.by_check) == {"end": 2, "figure": 6}
    assert summary.per_thousand_words == pytest.approx(1000 * 8 / 7, abs=0.001)


def test_units_in_one_language_are_not_covered_and_those_left_out_do_not_count():
    figures = Figures("x", ("en", "fa"), lambda _: None)
    units = [
        TranslationUnit("a", (Variant("en", "one two"), Variant("fa", "یک"))),
        TranslationUnit("b", (Variant("en", "three"),)),
        TranslationUnit("c", (Variant("en", "four"),), status=Status.REJECTED),
        TranslationUnit("d", (Variant("en", "x"), Variant("fa", "y")), Quality(known=False)),
    ]
    assert list(figures.counted(units)) == units
    summary = figures.summary([])

    assert (summary.units, summary.full_units, summary.rated) == (3, 2, 1)
    assert summary.covered_units == pytest.approx(2 / 3, abs=1e-6)
    assert summary.covered_words == pytest.approx(5 / 6, abs=1e-6)


def test_a_baseline_leaves_what_is_new(folder):
    (folder / "b.json").write_bytes(checking.baseline.dump(run("a.json").found))
    lines = []
    settings = Settings(baseline="b.json")
    assert said(run("a.json", settings=settings, notice=lines.append)) == []
    assert lines == []
    changed = [("Four 4.", "چهار."), *reversed(TEXTS[:2])]
    (folder / "a.json").write_bytes(store.dump(alignment(changed)))
    report = run("a.json", settings=settings, notice=lines.append)

    assert ("u0", "4 stands there") in said(report)
    assert ("u2", "1 stands there") not in said(report)
    assert report.silenced["baseline"] >= 2
    assert lines[0].startswith("b.json: 5 of its findings are there no longer")


def test_what_a_file_beside_ignores_does_not_count(folder):
    (folder / "a.json.ignore.toml").write_text('[[ignore]]\nunit = "u2"\ncheck = "figure"\n[[ignore]]\nunit = "u1"\n')
    lines = []
    report = run("a.json", notice=lines.append)

    assert [unit for unit, _ in said(report)] == ["u0", "u0", "u0", "nowhere"]
    assert dict(report.silenced) == {"ignored": 4}
    assert lines == ["a.json: nothing to ignore in unit 'u1' of check 'all' any more."]


def test_a_folder_is_searched_for_files_of_units(folder):
    (folder / "sub").mkdir()
    (folder / "a.json").rename(folder / "sub" / "a.json")
    (folder / "package.json").write_text("{}")
    (folder / "sub" / "brief.en.txt").write_text("Hello there.")
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "b.tmx").touch()
    lines = []

    assert in_folder(".", lines.append) == ["./sub/a.json"]
    assert "1 documents passed over" in lines[0]
    assert [file.path for file in run(".").files] == ["sub/a.json"]


def test_a_folder_without_files_of_units_is_refused(tmp_path):
    with pytest.raises(ReadError, match="holds no file of units"):
        in_folder(str(tmp_path), lambda _: None)


def test_documents_are_aligned_and_their_findings_stand_in_their_files(folder):
    (folder / "b.en.txt").write_text("They met on Monday.\n\nTwo of them left at 9.\n", "utf-8")
    (folder / "b.fa.txt").write_text("روز دوشنبه دیدار کردند.\n\nدو نفرشان ساعت ۹ رفتند.\n", "utf-8")
    report = run("b.en.txt", "b.fa.txt")

    found = [one for one in report.found if one.finding.check == "figure"]
    assert [(one.file, one.place.line, one.place.column) for one in found] == [("b.en.txt", 3, 21), ("b.fa.txt", 3, 16)]
    assert {one.within for one in found} == {"b.en.txt + b.fa.txt"}


def test_of_documents_only_what_a_revision_did_not_hold_counts(folder):
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    (folder / "b.en.txt").write_text("They met at 8.\n\nTwo of them left.\n", "utf-8")
    (folder / "b.fa.txt").write_text("ساعت ۸ دیدار کردند.\n\nدو نفرشان رفتند.\n", "utf-8")
    who = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org")
    for arguments in (["init", "-q"], ["add", "."], [*who, "commit", "-q", "-m", "first"]):
        subprocess.run(["git", *arguments], cwd=folder, check=True)
    assert [one for one in said(run("b.en.txt", "b.fa.txt", since="HEAD")) if one[0] != "nowhere"] == []
    (folder / "b.en.txt").write_text("They met at 8.\n\nTwo of them left at 9.\n", "utf-8")

    assert [message for _, message in said(run("b.en.txt", "b.fa.txt", since="HEAD"))] == ["9 stands there", "lost"]


def test_a_document_alone_is_refused(folder):
    (folder / "b.en.txt").write_text("They met.")
    with pytest.raises(ReadError, match=r"b\.en\.txt: a document alone; name its other versions"):
        run("b.en.txt", "a.json")


def test_only_and_skip_choose_checks():
    assert list(checking.chosen(CHECKS)) == ["figure", "end"]
    assert list(checking.chosen(CHECKS, only=["end"])) == ["end"]
    assert list(checking.chosen(CHECKS, skip=["end"])) == ["figure"]
    with pytest.raises(UnknownName, match=r"No check named 'ends'\. Did you mean 'end'\?"):
        checking.chosen(CHECKS, skip=["ends"])


def test_paths_are_shown_from_the_current_folder(folder):
    assert shown("./a.json") == shown(str(folder / "a.json")) == "a.json"
    assert shown("/elsewhere/a.json") == "/elsewhere/a.json"


def test_the_same_files_give_the_same_report(folder):
    assert run("a.json") == run("a.json")
    assert json.dumps([found.fingerprint for found in run("a.json").found])

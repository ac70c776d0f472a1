"""What people have said they know: ignores beside files and at units, and baselines."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from aligntrans.checking import baseline, ignores
from aligntrans.checking.results import Found
from aligntrans.errors import ReadError
from aligntrans.model import Finding, Property, Severity, TranslationUnit, Variant

UNIT = TranslationUnit("a", (Variant("en", "Take 12."), Variant("fa", "۲۱ بخورید.")))
CHECKS = ("numbers", "dates")


def finding(check="numbers", unit="a", message="12 is missing"):
    return Finding(check, unit, Severity.ERROR, message)


@pytest.mark.parametrize(
    ("note", "ids"),
    [
        ("aligntrans-ignore: numbers, dates", ["numbers", "dates"]),
        ("aligntrans-ignore numbers", []),
        ("aligntrans-ignore", ["all"]),
        ("Aligntrans-Ignore:numbers", ["numbers"]),
        ("seen by an editor\naligntrans-ignore: dates", ["dates"]),
        ("do not write aligntrans-ignore: numbers", []),
    ],
)
def test_a_note_says_what_to_ignore(note, ids):
    assert list(ignores.at_unit(replace(UNIT, notes=(note,)))) == ids


@pytest.mark.parametrize(
    "said",
    [
        Property("x-aligntrans-ignore", "numbers"),
        Property("aligntrans-ignore", "dates numbers"),
        Property("flag", "aligntrans-ignore:numbers"),
    ],
)
def test_a_property_or_flag_says_what_to_ignore(said):
    one = replace(UNIT, properties=(said,))

    assert ignores.Ignores().silence(one, finding())
    assert not ignores.Ignores().silence(one, finding("spaces"))


def test_a_file_beside_says_what_to_ignore_and_what_is_of_no_use_is_known(tmp_path):
    (tmp_path / "b.tmx.ignore.toml").write_text(
        '[[ignore]]\nunit = "a"\ncheck = "numbers"\nwhy = "rounded"\n[[ignore]]\nunit = "b"\n', "utf-8"
    )
    found = ignores.beside([str(tmp_path / "b.tmx")], CHECKS)

    assert found.unused == (("a", "numbers"), ("b", "all"))
    assert found.silence(UNIT, finding())
    assert not found.silence(UNIT, finding("dates"))
    assert found.silence(None, finding("dates", "b"))
    assert found.unused == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[ignore]]\nunit = "a"\ncheck = "number"', "no check is named 'number'. Did you mean 'numbers'?"),
        ('[[ignore]]\nunits = "a"', "'units' is no key"),
        ('[[ignore]]\ncheck = "numbers"', "unit has to be there"),
        ("ignore = 3", "holds [[ignore]] tables alone"),
        ("[ignored]", "holds [[ignore]] tables alone"),
        ("[[", "is not TOML"),
    ],
)
def test_a_file_beside_that_says_something_else_is_refused(tmp_path, text, said):
    (tmp_path / "b.tmx.ignore.toml").write_text(text, "utf-8")

    with pytest.raises(ReadError) as caught:
        ignores.beside([str(tmp_path / "b.tmx")], CHECKS)

    assert said in str(caught.value)
    assert str(tmp_path / "b.tmx.ignore.toml") in str(caught.value)


def found(one=UNIT, said=None, file="b.tmx"):
    said = said or finding()
    return Found(said, file, one, fingerprint=baseline.fingerprint(file, one, said), within=file)


def test_a_fingerprint_survives_another_place_id_and_figure():
    assert found().fingerprint == found(replace(UNIT, id="z", line=9), finding(unit="z")).fingerprint
    assert found().fingerprint == found(said=finding(message="13  is missing")).fingerprint


@pytest.mark.parametrize(
    "other",
    [
        found(replace(UNIT, variants=(Variant("en", "Take 12."), Variant("fa", "۱۲ بخورید.")))),
        found(said=finding("dates")),
        found(said=finding(message="12 is added")),
        found(file="c.tmx"),
    ],
)
def test_a_fingerprint_changes_with_text_check_message_and_file(other):
    assert other.fingerprint != found().fingerprint


def test_a_baseline_takes_each_finding_once(tmp_path):
    path = tmp_path / "b.json"
    path.write_bytes(baseline.dump([found(), found(), found(file="c.tmx")]))
    known = baseline.load(path)

    assert [known.take("b.tmx", found().fingerprint) for _ in range(3)] == [True, True, False]
    assert known.gone_from({"b.tmx"}) == 0
    assert known.gone_from({"b.tmx", "c.tmx"}) == 1


def test_a_baseline_is_the_same_in_whatever_order_findings_come():
    several = [found(), found(file="c.tmx"), found(said=finding("dates"))]

    assert baseline.dump(several) == baseline.dump(several[::-1])
    assert json.loads(baseline.dump(several))["format"] == "aligntrans-baseline/1"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"format": "aligntrans-baseline/2", "findings": {}}',
        '{"format": "aligntrans-baseline/1"}',
        '{"format": "aligntrans-baseline/1", "findings": []}',
        '{"format": "aligntrans-baseline/1", "findings": {"a": {"xyz": 1}}}',
        '{"format": "aligntrans-baseline/1", "findings": {"a": {"0123456789abcdef": true}}}',
        "[" * 100_000,
    ],
)
def test_what_is_no_baseline_is_refused(tmp_path, text):
    (tmp_path / "b.json").write_text(text, "utf-8")

    with pytest.raises(ReadError, match="is no baseline"):
        baseline.load(tmp_path / "b.json")

"""SARIF 2.1.0 against the rules of its schema, those that our files can break, written down here."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from aligntrans.checking.results import Place
from aligntrans.report.check import writer
from aligntrans.report.check.sarif import address
from support.reports import report

URI_REFERENCE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*")
SEMVER = re.compile(r"\d+(\.\d+){0,2}(?:[-+].*)?")

# Of an object: keys that have to be there, and all keys with what stands under them, as in the schema of OASIS.
MESSAGE = ({"text"}, {"text": str, "markdown": str})
RULE = (
    {"id"},
    {
        "id": str,
        "name": str,
        "shortDescription": MESSAGE,
        "fullDescription": MESSAGE,
        "help": MESSAGE,
        "defaultConfiguration": (set(), {"level": {"none", "note", "warning", "error"}}),
        "properties": (set(), {"tags": [str]}),
    },
)
REGION = (set(), dict.fromkeys(("startLine", "startColumn", "endLine", "endColumn"), int))
LOCATION = (
    set(),
    {
        "physicalLocation": (
            {"artifactLocation"},
            {"artifactLocation": (set(), {"uri": URI_REFERENCE}), "region": REGION},
        ),
        "logicalLocations": [(set(), {"name": str, "kind": str})],
    },
)
RESULT = (
    {"message"},
    {
        "ruleId": str,
        "ruleIndex": int,
        "level": {"none", "note", "warning", "error"},
        "message": MESSAGE,
        "locations": [LOCATION],
        "partialFingerprints": dict,
    },
)
DRIVER = ({"name"}, {"name": str, "semanticVersion": SEMVER, "rules": [RULE]})
RUN = (
    {"tool"},
    {
        "tool": ({"driver"}, {"driver": DRIVER}),
        "columnKind": {"utf16CodeUnits", "unicodeCodePoints"},
        "results": [RESULT],
    },
)
LOG = ({"version", "runs"}, {"$schema": URI_REFERENCE, "version": {"2.1.0"}, "runs": [RUN]})


def broken(value, rule, path="$"):
    """Yield where *value* is not as *rule* has it."""
    if isinstance(rule, tuple):
        needed, keys = rule
        if not isinstance(value, dict) or needed - set(value) or set(value) - set(keys):
            yield path
            return
        for key, inner in value.items():
            yield from broken(inner, keys[key], f"{path}.{key}")
    elif isinstance(rule, list):
        if not isinstance(value, list):
            yield path
            return
        for number, inner in enumerate(value):
            yield from broken(inner, rule[0], f"{path}[{number}]")
    elif isinstance(rule, set):
        if value not in rule:
            yield path
    elif isinstance(rule, re.Pattern):
        if not isinstance(value, str) or not rule.fullmatch(value):
            yield path
    elif rule is int:
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            yield path
    elif not isinstance(value, rule) or (rule is str and not value):
        yield path


def sarif(found):
    return json.loads(writer("sarif")(found))


def test_the_rules_of_the_schema_are_kept():
    assert list(broken(sarif(report()), LOG)) == []


def test_the_rules_find_what_is_wrong():
    content = sarif(report())
    content["runs"][0]["results"][0]["level"] = "info"
    content["runs"][0]["results"][1]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] = "a b"

    assert list(broken(content, LOG)) == [
        "$.runs[0].results[0].level",
        "$.runs[0].results[1].locations[0].physicalLocation.artifactLocation.uri",
    ]


def test_every_result_points_at_its_rule():
    (run,) = sarif(report())["runs"]
    rules = run["tool"]["driver"]["rules"]

    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert rules[1]["help"]["markdown"].count("`") == 6


def test_regions_count_from_one_and_end_behind_their_last_character():
    for result in sarif(report())["runs"][0]["results"]:
        region = result["locations"][0]["physicalLocation"].get("region")
        if region is not None:
            assert min(region.values()) >= 1
            assert ("startColumn" in region) == ("endColumn" in region) == ("endLine" in region)
            if "endLine" in region:
                assert (region["endLine"], region["endColumn"]) >= (region["startLine"], region["startColumn"])
    assert "region" not in sarif(report())["runs"][0]["results"][3]["locations"][0]["physicalLocation"]


def test_fingerprints_tell_equal_findings_apart():
    first = report().found[0]
    twice = replace(report(), found=(first, replace(first, place=Place(99))))
    prints = [result["partialFingerprints"] for result in sarif(twice)["runs"][0]["results"]]

    assert prints[0] != prints[1]
    assert {name: value.partition(":")[0] for name, value in prints[0].items()} == {
        name: value.partition(":")[0] for name, value in prints[1].items()
    }


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("po/a.po", "po/a.po"),
        ("a b#%.po", "a%20b%23%25.po"),
        ("فا.po", "%D9%81%D8%A7.po"),
        ("a:b.po", "./a%3Ab.po"),
        ("/tmp/a b.po", "file:///tmp/a%20b.po"),
    ],
)
def test_addresses_are_relative_and_escaped(path, uri):
    assert address(path) == uri
    assert URI_REFERENCE.fullmatch(uri)

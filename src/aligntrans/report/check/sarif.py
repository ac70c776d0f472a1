"""Findings as SARIF 2.1.0, which code scanning of GitHub and others reads."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from aligntrans.model import Severity
from aligntrans.report.check.runs import isolated, shown

if TYPE_CHECKING:
    from aligntrans.checking.results import Found, Place, Report, Rule

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
FINGERPRINT = "aligntransFinding/v1"
LINE_HASH = "primaryLocationLineHash"
"""What GitHub goes by. Its own is of the line's neighbours, and changes when a file is sorted."""


def write(report: Report) -> bytes:
    """Return the report as UTF-8 JSON with one run; addresses of files are relative to the current folder."""
    rules = {rule.id: number for number, rule in enumerate(report.rules)}
    seen: Counter[str] = Counter()
    results = []
    for found in report.found:
        seen[found.fingerprint] += 1
        results.append(_result(found, rules, seen[found.fingerprint]))
    run = {
        "tool": {
            "driver": {
                "name": "aligntrans",
                "semanticVersion": report.version or "0",
                "rules": [_rule(rule) for rule in report.rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    content = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": "".join(part.capitalize() for part in rule.id.split("-")),
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": " ".join(_paragraph(rule.text, 1).split()) or rule.title},
        "help": {"text": rule.text, "markdown": rule.text.replace("``", "`")},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": ["translation"]},
    }


def _paragraph(text: str, number: int) -> str:
    paragraphs = [part for part in text.split("\n\n") if part.strip()]
    return paragraphs[number] if number < len(paragraphs) else ""


def _result(found: Found, rules: dict[str, int], number: int) -> dict[str, Any]:
    finding = found.finding
    message = isolated(finding.message)
    if finding.suggestion:
        message += f"\n{isolated(finding.suggestion)}"
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": address(found.file)}}}
    if region := _region(found.place):
        location["physicalLocation"]["region"] = region
    location["logicalLocations"] = [{"name": shown(finding.unit), "kind": "unit"}]
    return {
        "ruleId": finding.check,
        **({"ruleIndex": rules[finding.check]} if finding.check in rules else {}),
        "level": LEVELS[finding.severity],
        "message": {"text": message or finding.check},
        "locations": [location],
        "partialFingerprints": {
            FINGERPRINT: f"{found.fingerprint}:{number}",
            LINE_HASH: f"{found.fingerprint}:{number}",
        },
    }


def _region(place: Place) -> dict[str, int]:
    """Return the region as far as it is known; its end is behind its last character."""
    if not place.line:
        return {}
    if not place.column:
        return {"startLine": place.line}
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def address(path: str) -> str:
    """Return the URI of a path with slashes, relative when the path is."""
    if PurePosixPath(path).is_absolute():
        return "file://" + quote(path, errors="surrogatepass")
    written = quote(path, errors="surrogatepass")
    return f"./{written}" if ":" in path.partition("/")[0] else written

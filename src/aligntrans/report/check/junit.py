"""Findings as JUnit XML: a suite a file, a case a check. A case fails when the run would; else it holds what it saw."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from aligntrans.report.check.runs import counted, isolated, position, shown, where

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.checking.results import FileSummary, Found, Report

FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot hold."""


def write(report: Report) -> bytes:
    """Return the report as UTF-8 XML."""
    root = etree.Element("testsuites", name="aligntrans check")
    cases = failures = 0
    by_file = report.by_file()
    for file in report.files:
        found: dict[str, list[Found]] = {rule.id: [] for rule in report.rules}
        for one in by_file[file.path]:
            found.setdefault(one.finding.check, []).append(one)
        failed = {check for check, every in found.items() if any(map(report.is_failing, every))}
        suite = etree.SubElement(root, "testsuite", _numbers(len(found), len(failed)), name=_xml(file.path))
        _figures(suite, file)
        for check, every in found.items():
            _case(suite, file.path, check, every, report)
        cases, failures = cases + len(found), failures + len(failed)
    for name, value in _numbers(cases, failures).items():
        root.set(name, value)
    etree.indent(root)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return written + b"\n"


def _numbers(tests: int, failures: int) -> dict[str, str]:
    """Return the attributes that readers ask for; time is none, so that equal reports are equal files."""
    return {"tests": str(tests), "failures": str(failures), "errors": "0", "skipped": "0", "time": "0"}


def _figures(suite: etree._Element, file: FileSummary) -> None:
    properties = etree.SubElement(suite, "properties")
    figures = {
        "languages": " ".join(file.languages),
        "units": file.units,
        "words": sum(file.words.values()),
        "coverage": file.covered_units,
        "confidence": "" if file.confidence is None else file.confidence,
        "findings_per_1000_words": file.per_thousand_words,
    }
    for name, value in figures.items():
        etree.SubElement(properties, "property", name=name, value=_xml(str(value)))


def _case(suite: etree._Element, path: str, check: str, found: Sequence[Found], report: Report) -> None:
    case = etree.SubElement(suite, "testcase", name=_xml(check), classname=_xml(path), time="0")
    failing = [one for one in found if report.is_failing(one)]
    others = [one for one in found if not report.is_failing(one)]
    if found:
        first = (failing or found)[0]
        case.set("file", _xml(first.file))
        if line := position(first)[:1]:
            case.set("line", line[0])
    if failing:
        message = isolated(failing[0].finding.message) if len(failing) == 1 else counted(len(failing), "finding")
        failure = etree.SubElement(case, "failure", message=_xml(message), type=str(failing[0].finding.severity))
        failure.text = _lines(failing)
    if others:
        etree.SubElement(case, "system-out").text = _lines(others)


def _lines(found: Sequence[Found]) -> str:
    lines = []
    for one in found:
        finding = one.finding
        lines.append(f"{where(one)}: {finding.severity}: {isolated(finding.message)} (unit {shown(finding.unit)})")
        if finding.suggestion:
            lines.append(f"    {isolated(finding.suggestion)}")
    return _xml("\n".join(lines))


def _xml(text: str) -> str:
    """Return *text* with characters that XML forbids as escapes."""
    return FORBIDDEN.sub(lambda found: repr(found.group())[1:-1], text)

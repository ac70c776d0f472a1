"""Findings as annotations of GitHub Actions: workflow commands, a line each, the worst first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligntrans.model import Severity
from aligntrans.report.check.runs import isolated, shown

if TYPE_CHECKING:
    from aligntrans.checking.results import Found, Report

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
IN_MESSAGE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
IN_PROPERTY = {**IN_MESSAGE, ":": "%3A", ",": "%2C"}


def write(report: Report) -> bytes:
    """Return a command a finding; the runner shows the first ten of each severity."""
    lines = [_command(found) for found in report.worst_first()]
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")


def _command(found: Found) -> str:
    finding, place = found.finding, found.place
    properties = {"file": shown(found.file)}
    if place.line:
        properties["line"] = str(place.line)
        if place.end_line:
            properties["endLine"] = str(place.end_line)
        if place.column and place.end_line == place.line:  # the runner refuses columns over several lines
            properties |= {"col": str(place.column), "endColumn": str(place.end_column)}
    properties["title"] = f"{finding.check} in unit {shown(finding.unit)}"
    said = ",".join(f"{name}={_escaped(value, IN_PROPERTY)}" for name, value in properties.items())
    message = isolated(finding.message)
    if finding.suggestion:
        message += f"\n{isolated(finding.suggestion)}"
    return f"::{COMMANDS[finding.severity]} {said}::{_escaped(message, IN_MESSAGE)}"


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in text)

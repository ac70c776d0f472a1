"""Findings as JSON for other programs: ``aligntrans-check/1``, a finding a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from aligntrans.checking.results import BANDS

if TYPE_CHECKING:
    from aligntrans.checking.results import FileSummary, Found, Report

FORMAT = "aligntrans-check/1"


def write(report: Report) -> bytes:
    """Return the report as UTF-8 JSON; texts are as their authors wrote them."""
    summary = {
        **_figures(report.total),
        "failing": report.failing,
        **({"unmet": report.unmet} if report.required else {}),
        "silenced": dict(report.silenced),
        "files": [{"file": file.path, **_figures(file)} for file in report.files],
    }
    parts = [
        ("format", json.dumps(FORMAT)),
        ("version", json.dumps(report.version)),
        ("checks", _rows([{"id": one.id, "severity": str(one.severity), "title": one.title} for one in report.rules])),
        ("findings", _rows([_finding(one) for one in report.found])),
        ("summary", json.dumps(summary, ensure_ascii=False, indent=1)),
    ]
    text = "{" + ",\n ".join(f'"{name}": {value}' for name, value in parts) + "}\n"
    return text.encode("utf-8", "backslashreplace")  # halves of characters become \udXXX, which JSON knows as such


def _rows(rows: list[dict[str, Any]]) -> str:
    inner = ",\n  ".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"[\n  {inner}\n ]" if rows else "[]"


def _finding(found: Found) -> dict[str, Any]:
    finding, place = found.finding, found.place
    return {
        "check": finding.check,
        "unit": finding.unit,
        "severity": str(finding.severity),
        "message": finding.message,
        "file": found.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "spans": {tag: [[span.start, span.end] for span in spans] for tag, spans in finding.spans.items()},
        "suggestion": finding.suggestion,
        "fixes": [[fix.language, fix.span.start, fix.span.end, fix.text] for fix in finding.fixes],
        "fingerprint": found.fingerprint,
        **({"within": found.within} if found.within not in ("", found.file) else {}),
    }


def _figures(file: FileSummary) -> dict[str, Any]:
    return {
        "languages": list(file.languages),
        "units": file.units,
        "words": dict(file.words),
        "coverage": {"units": file.covered_units, "words": file.covered_words},
        "confidence": file.confidence,
        "confidence_bands": {f"{lowest:g}": share for lowest, share in zip(BANDS, file.shares, strict=True)},
        "confidence_histogram": list(file.histogram),
        "findings": {**{str(severity): count for severity, count in file.by_severity.items()}, "all": file.findings},
        "findings_by_check": dict(file.by_check),
        "findings_per_1000_words": file.per_thousand_words,
        **({"chrf": file.chrf.score, "chrf_signature": file.chrf.signature} if file.chrf else {}),
    }

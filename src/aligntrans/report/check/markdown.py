"""Findings as Markdown for a summary of a pipeline, such as GITHUB_STEP_SUMMARY: figures, and the worst findings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aligntrans.model import Severity
from aligntrans.report.check.runs import counted, isolated, where

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.checking.results import FileSummary, Report

MOST = 50
"""Findings that are listed; a step's summary holds a mebibyte."""
HOW = {"baseline": "in the baseline"}
ACTIVE = re.compile(r"[\\`*_{}\[\]<>#|!~@&$]|(?<=:)/(?=/)|(?<=w)\.|^[-+=]|(?<=^\d)\.")
"""What Markdown or GitHub would make something of."""


def write(report: Report) -> bytes:
    """Return a table of files, one of checks, and the worst findings."""
    total = report.total
    lines = ["## Translation check", "", headline(report), ""]
    lines += _table(
        ("File", "Units", "Words", "Coverage", "Confidence", "Errors", "Warnings", "Info", "Per 1,000 words"),
        [_file(file) for file in report.files] + ([_file(total)] if len(report.files) > 1 else []),
        numbers=8,
    )
    if total.chrf:
        lines += ["", f"chrF {total.chrf.score:.1f} against the reference ({escaped(total.chrf.signature)})."]
    lines += ["", *(f"- {escaped(line)}" for line in report.unmet)] if report.unmet else []
    severities = {rule.id: str(rule.severity) for rule in report.rules}
    if total.by_check:
        counts = [(check, severities.get(check, ""), f"{count:,}") for check, count in _commonest(total)]
        lines += ["", *_table(("Check", "Severity", "Findings"), counts, numbers=1)]
        worst = report.worst_first()
        rows = [
            (
                str(one.finding.severity),
                escaped(where(one)),
                escaped(one.finding.check),
                escaped(one.finding.message) + (f"<br>{escaped(said)}" if (said := one.finding.suggestion) else ""),
            )
            for one in worst[:MOST]
        ]
        lines += ["", *_table(("Severity", "Place", "Check", "Finding"), rows)]
        if len(worst) > MOST:
            lines += ["", f"and {len(worst) - MOST:,} more."]
    return ("\n".join(lines) + "\n").encode("utf-8", "backslashreplace")


def headline(report: Report) -> str:
    """Return how much was found in how much, in one line."""
    total = report.total
    counts = ", ".join(
        counted(count, str(severity)) if severity is not Severity.INFO else f"{count:,} info"
        for severity, count in total.by_severity.items()
        if count
    )
    line = f"{counts or 'Nothing found'} in {counted(total.units, 'unit')} of {counted(len(report.files), 'file')}"
    if said := ", ".join(f"{count:,} {HOW.get(how, how)}" for how, count in report.silenced.items()):
        line += f"; not counted: {said}"
    return f"{line}."


def _commonest(file: FileSummary) -> list[tuple[str, int]]:
    return sorted(file.by_check.items(), key=lambda item: (-item[1], item[0]))


def _file(file: FileSummary) -> tuple[str, ...]:
    sure = "" if file.confidence is None else f"{file.confidence:.3f}"
    return (
        escaped(file.path) or "All",
        f"{file.units:,}",
        f"{sum(file.words.values()):,}",
        f"{file.covered_units:.1%}",
        sure,
        *(f"{file.by_severity.get(severity, 0):,}" for severity in Severity),
        f"{file.per_thousand_words:.1f}",
    )


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], numbers: int = 0) -> list[str]:
    """Return the lines of a table whose last columns are numbers."""
    rules = [*["---"] * (len(head) - numbers), *["---:"] * numbers]
    return [f"| {' | '.join(cells)} |" for cells in (head, rules, *rows)]


def escaped(text: str) -> str:
    """Return *text* so that Markdown shows it as it is, in one line."""
    return ACTIVE.sub(lambda found: f"&#{ord(found.group())};", isolated(text))

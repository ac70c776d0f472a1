"""Findings for a person at a terminal: by file, the worst first, with the texts that they are about."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Literal

from rich.console import Console
from rich.table import Table
from rich.text import Text

from aligntrans.model import Severity
from aligntrans.report.check.markdown import headline
from aligntrans.report.check.runs import direction, isolated, position, shown
from aligntrans.report.terminal import PIPED_WIDTH, Isolated
from aligntrans.text.bidi import isolate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.checking.results import FileSummary, Found, Report, Where
    from aligntrans.model import Span

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
AROUND = 60
"""Characters shown before and after the place of a finding."""


def write(report: Report) -> bytes:
    """Return what `show` prints, without colours."""
    file = io.StringIO()
    show(report, Console(file=file, width=PIPED_WIDTH, highlight=False, color_system=None, force_terminal=False))
    lines = "".join(f"{line.rstrip()}\n" for line in file.getvalue().split("\n")[:-1])
    return lines.encode("utf-8", "backslashreplace")


def show(report: Report, console: Console) -> None:
    """Print what was found, file by file and unit by unit, and one line about all of it."""
    by_file: dict[str, dict[Where, list[Found]]] = {}
    for one in report.worst_first():
        by_file.setdefault(one.within, {}).setdefault(one.where, []).append(one)
    for file in sorted(report.files, key=_badness):
        if units := by_file.get(file.path):
            console.print(Text(isolate(_quiet(file.path)), style="bold"))
            for found in units.values():
                _unit(found, console)
    total = report.total
    console.print(Text(headline(report)), soft_wrap=True)
    figures = [f"coverage {total.covered_units:.1%}", f"{total.per_thousand_words:.1f} findings a thousand words"]
    if total.confidence is not None:
        sure = ", ".join(f"{share:.0%} {name}" for share, name in zip(total.shares, BANDS, strict=True) if share)
        figures.insert(0, f"mean confidence {total.confidence:.3f} ({sure})")
    if total.chrf:
        figures.append(f"chrF {total.chrf.score:.1f} against the reference")
    if total.units:
        console.print(Text(f"{', '.join(figures)}."), soft_wrap=True)


BANDS = ("at .99 or more", "at .9 or more", "at .5 or more", "below")


def _badness(file: FileSummary) -> tuple[int, ...]:
    return tuple(-file.by_severity.get(severity, 0) for severity in Severity)


def _unit(found: Sequence[Found], console: Console) -> None:
    """Print what was found in one unit, and below it the texts."""
    for one in found:
        _finding(one, console)
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=10, justify="right", style="dim", no_wrap=True)
    grid.add_column(width=max(20, console.width - 14))
    for variant in found[0].unit.variants if found[0].unit else ():
        side: Literal["left", "right"] = "right" if direction(variant.language) == "rtl" else "left"
        spans = [span for one in found for span in one.finding.spans.get(variant.language, ())]
        grid.add_row(Text(isolate(_quiet(variant.language))), Isolated(_quiet(excerpt(variant.text, spans)), side))
    console.print(grid)


def _finding(found: Found, console: Console) -> None:
    finding = found.finding
    place = ":".join(position(found)) or "-"
    if found.within != found.file:
        place = f"{found.file}:{place}"
    line = Text("  ")
    line.append(isolate(_quiet(place)), style="dim")
    line.append("  ").append(str(finding.severity), style=STYLES[finding.severity])
    line.append(f"  {finding.check}  ")
    line.append(isolated(_quiet(finding.message)))
    line.append(f"  ({isolate(_quiet(finding.unit))})", style="dim")
    if finding.suggestion:
        line.append(f"\n             {isolated(_quiet(finding.suggestion))}", style="green")
    console.print(line, soft_wrap=True)


def excerpt(text: str, spans: Sequence[Span]) -> str:
    """Return *text* in one line, or what stands around the first and last of *spans*; its beginning without any."""
    first = min((span.start for span in spans), default=0)
    last = max((span.end for span in spans), default=AROUND)
    start, end = max(0, first - AROUND), min(len(text), max(last, first + 1) + AROUND)
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    middle = text[start:end].strip()
    return f"{'… ' if start else ''}{middle}{' …' if end < len(text) else ''}"


def _quiet(text: str) -> str:
    """Return *text* in one line in which no runner of pipelines sees a command: these begin with two colons."""
    return shown(text).replace("::", ":\u2060:")

"""Findings as one page that needs no other file and no network: opens from a disk, prints, and filters by script."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from aligntrans.model import Severity
from aligntrans.report.check.histogram import histogram
from aligntrans.report.check.markdown import headline
from aligntrans.report.check.marked import marked, message
from aligntrans.report.check.runs import direction, position, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aligntrans.checking.results import FileSummary, Found, Report, Rule, Where
    from aligntrans.model import Span

HERE = Path(__file__).parent
HEAD = ("File", "Units", "Words", "Coverage", "Confidence", "Errors", "Warnings", "Info", "Per 1,000 words")


def write(report: Report) -> bytes:
    """Return the page, UTF-8; without script all findings are shown."""
    style, script = ((HERE / name).read_text("utf-8") for name in ("page.css", "page.js"))
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en" dir="ltr">',
        '<head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta name="generator" content="aligntrans {escape(report.version)}">',
        "<title>Translation check</title>",
        f"<style>{style}</style></head>",
        '<body><a class="skip" href="#findings">Skip to the findings</a>',
        f"<header><h1>Translation check</h1><p>{escape(headline(report))}</p></header>",
        '<main><div class="scrolls">',
        *_figures(report),
        "</div>",
        *histogram(report.total.histogram),
        *_filters(report),
        '<div id="findings">',
        *_sections(report),
        '<p class="none quiet" hidden>No finding fits the filters.</p></div>',
        *_rules(report.rules),
        "</main>",
        f"<script>{script}</script></body></html>",
    ]
    return ("\n".join(lines) + "\n").encode("utf-8", "backslashreplace")


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def _figures(report: Report) -> Iterator[str]:
    cells = "".join(f'<th scope="col">{name}</th>' for name in HEAD)
    yield f"<table><caption>What was checked</caption><thead><tr>{cells}</tr></thead><tbody>"
    yield from (_row(file, f"<bdi>{_line(file.path)}</bdi>") for file in report.files)
    yield "</tbody>"
    if len(report.files) > 1:
        yield f"<tfoot>{_row(report.total, 'All')}</tfoot>"
    yield "</table>"
    if report.chrf:
        score, recipe = report.chrf.score, escape(report.chrf.signature)
        yield f'<p class="quiet">chrF {score:.1f} against the reference ({recipe}).</p>'
    yield from (f'<p class="severity error">{escape(line)}</p>' for line in report.unmet)


def _row(file: FileSummary, name: str) -> str:
    words = ", ".join(f"{count:,} {tag}" for tag, count in file.words.items())
    values = (
        f"{file.units:,}",
        f'<span title="{escape(words)}">{sum(file.words.values()):,}</span>',
        f"{file.covered_units:.1%}",
        "–" if file.confidence is None else f"{file.confidence:.3f}",
        *(f"{file.by_severity.get(severity, 0):,}" for severity in Severity),
        f"{file.per_thousand_words:.1f}",
    )
    return f'<tr><th scope="row">{name}</th>{"".join(f"<td>{value}</td>" for value in values)}</tr>'


def _filters(report: Report) -> Iterator[str]:
    total = report.total
    yield '<form class="filters" hidden role="search" aria-label="Findings">'
    yield '<label>Search<input type="search" name="search" dir="auto" autocomplete="off"></label>'
    yield '<fieldset><legend class="skip">Severity</legend>'
    for severity in Severity:
        count = total.by_severity.get(severity, 0)
        yield (
            f'<label><input type="checkbox" name="severity" value="{severity}" checked>'
            f' <span class="severity {severity}">{severity}</span> {count:,}</label>'
        )
    yield "</fieldset>"
    yield _select("check", "Check", [(name, f"{name} ({count:,})") for name, count in total.by_check.items()])
    yield _select("file", "Document", [(file.path, file.path) for file in report.files if file.findings])
    yield '<button type="reset">Show all</button><output aria-live="polite"></output></form>'


def _select(name: str, label: str, options: Sequence[tuple[str, str]]) -> str:
    every = "".join(f'<option value="{_line(value)}">{_line(shown)}</option>' for value, shown in options)
    return f'<label>{label}<select name="{name}"><option value="">all</option>{every}</select></label>'


def _sections(report: Report) -> Iterator[str]:
    by_file = report.by_file()
    for file in report.files:
        found = by_file[file.path]
        if not found:
            continue
        yield f'<section data-file="{_line(file.path)}"><h2><bdi>{_line(file.path)}</bdi></h2>'
        for unit in _by_unit(found):
            yield from _article(unit)
        yield "</section>"


def _by_unit(found: Sequence[Found]) -> list[list[Found]]:
    units: dict[Where, list[Found]] = {}
    for one in found:
        units.setdefault(one.where, []).append(one)
    return list(units.values())


def _article(found: Sequence[Found]) -> Iterator[str]:
    """Yield a unit, what was found in it, the worst first, and its texts with their places marked."""
    order = tuple(Severity)
    found = sorted(found, key=lambda one: order.index(one.finding.severity))
    unit = found[0].unit
    yield f'<article class="{found[0].finding.severity}"><ul>'
    yield from map(_finding, found)
    yield "</ul>"
    if unit is not None:
        yield '<dl class="texts">'
        for variant in unit.variants:
            spans: list[Span] = [span for one in found for span in one.finding.spans.get(variant.language, ())]
            tag = _line(variant.language)
            text = marked(variant.text, spans)
            yield f'<dt>{tag}</dt><dd lang="{tag}" dir="{direction(variant.language)}">{text}</dd>'
        yield "</dl>"
    yield f'<div class="place">unit <bdi>{_line(found[0].finding.unit)}</bdi></div></article>'


def _finding(found: Found) -> str:
    finding = found.finding
    where = ":".join([found.file if found.file != found.within else "", *position(found)]).lstrip(":")
    place = f' <span class="place"><bdi>{_line(where)}</bdi></span>' if where else ""
    said = f'<span class="try">{message(finding.suggestion)}</span>' if finding.suggestion else ""
    return (
        f'<li data-check="{_line(finding.check)}" data-severity="{finding.severity}">'
        f'<span class="severity {finding.severity}">{finding.severity}</span>'
        f' <span class="check">{_line(finding.check)}</span> {message(finding.message)}{place}{said}</li>'
    )


def _rules(rules: Sequence[Rule]) -> Iterator[str]:
    if not rules:
        return
    yield '<section class="rules"><h2>What was looked for</h2>'
    for rule in rules:
        text = rule.text.removeprefix(rule.title).strip()
        yield (
            f'<details><summary><span class="check">{_line(rule.id)}</span>'
            f' <span class="quiet">{_line(rule.title)}</span></summary><p>{escape(text)}</p></details>'
        )
    yield "</section>"


def _line(text: str) -> str:
    return escape(shown(text))

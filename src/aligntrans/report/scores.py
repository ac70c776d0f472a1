"""Figures of an evaluation as text and as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.evaluate import Row, Score

HEAD = (
    "level",
    "languages",
    "found",
    "gold",
    "strict P",
    "R",
    "F1",
    "lax P",
    "R",
    "F1",
    "null P",
    "R",
    "F1",
    "ECE",
)


def as_text(rows: Sequence[Row]) -> str:
    """Return a table, a line a row."""
    lines = [HEAD, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEAD))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column < 2 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def _cells(row: Row) -> tuple[str, ...]:
    nulls = _figures(row.nulls) if row.null_found or row.null_gold else ("-", "-", "-")
    return (
        str(row.level),
        "-".join(row.languages),
        str(row.found),
        str(row.gold),
        *_figures(row.strict),
        *_figures(row.lax),
        *nulls,
        f"{row.calibration_error:.3f}",
    )


def _figures(score: Score) -> tuple[str, ...]:
    return tuple(f"{figure:.3f}" for figure in (score.precision, score.recall, score.f1))


def as_json(rows: Sequence[Row]) -> str:
    """Return the rows as JSON, ``{"format": "aligntrans-evaluation/1", "rows": [...]}``."""
    content = {
        "format": "aligntrans-evaluation/1",
        "rows": [
            {
                "level": str(row.level),
                "languages": list(row.languages),
                "found": row.found,
                "gold": row.gold,
                "strict": _score(row.strict),
                "lax": _score(row.lax),
                "null": {**_score(row.nulls), "found": row.null_found, "gold": row.null_gold},
                "calibration_error": round(row.calibration_error, 6),
            }
            for row in rows
        ],
    }
    return json.dumps(content, indent=2)


def _score(score: Score) -> dict[str, float | int]:
    return {
        "precision": round(score.precision, 6),
        "recall": round(score.recall, 6),
        "f1": round(score.f1, 6),
    }

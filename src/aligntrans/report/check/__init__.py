"""Findings as files: the writer of each format by its name, and the format of each ending."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from aligntrans.checking.results import Report

FORMATS = ("text", "json", "junit", "sarif", "github", "markdown", "html")
"""Each has a module of its name with a function `write`: a report to bytes, equal ones to equal bytes."""
BY_ENDING = {
    ".htm": "html",
    ".html": "html",
    ".json": "json",
    ".md": "markdown",
    ".sarif": "sarif",
    ".txt": "text",
    ".xml": "junit",
}


def writer(name: str) -> Callable[[Report], bytes]:
    """Return what writes the format of that name."""
    write: Callable[[Report], bytes] = import_module(f"{__name__}.{name}").write
    return write

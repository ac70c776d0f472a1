"""Which runs of an HTML page are its main text: those of the smallest element with nearly all prose."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from aligntrans.model import Span
from aligntrans.readers.page import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.readers.html.tree import Container, Run, Tree

PROSE_SHARE = 0.9


def main_and_body(tree: Tree) -> tuple[Span, Span]:
    """Return two runs of runs: the page's main part, title included, and in it the body of the text."""
    whole = Span(0, len(tree.runs))
    weights = [0, *accumulate(map(_weight, tree.runs))]
    total = weights[-1]
    if not total:
        weights = [0, *accumulate(len(run.text) if run.purpose is None else 0 for run in tree.runs)]
        total = weights[-1]
    body = whole
    for container in tree.containers:
        held = weights[container.last] - weights[container.first]
        if held >= PROSE_SHARE * total and container.last - container.first <= len(body):
            body = Span(container.first, container.last)
    main = _explicit(tree.containers, body) or body
    title = next((number for number, run in enumerate(tree.runs) if run.is_title), None)
    if title is not None and title not in main:
        main = _around(tree.containers, main, title, whole)
    return main, body


def _weight(run: Run) -> int:
    return len(run.text) if run.purpose is None and wording.is_prose(run.text) else 0


def _explicit(containers: Sequence[Container], body: Span) -> Span | None:
    """Return the widest main or article element around *body*."""
    for container in containers:
        if container.is_main and container.first <= body.start and body.end <= container.last:
            return Span(container.first, container.last)
    return None


def _around(containers: Sequence[Container], main: Span, title: int, whole: Span) -> Span:
    """Return the smallest element around *main* and the title."""
    first, last = min(main.start, title), max(main.end, title + 1)
    around = whole
    for container in containers:
        if container.first <= first and last <= container.last and container.last - container.first <= len(around):
            around = Span(container.first, container.last)
    return around

"""Nouns of the HTML reader: runs of text, and the elements that hold them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligntrans.model import Kind
    from aligntrans.readers.html.roles import Purpose
    from aligntrans.readers.page.pages import Link


@dataclass(slots=True)
class Run:
    """Text between two borders of blocks."""

    kind: Kind
    text: str
    links: list[Link]
    purpose: Purpose | None
    is_title: bool
    """Whether it is the heading that names the page."""
    is_note: bool
    datetime: str
    """Machine-readable date of the first time element in it."""
    is_time: bool
    """Whether a time element is all of the text."""


@dataclass(slots=True)
class Container:
    """An element that holds runs: which, and whether it is one made for a page's main text."""

    first: int
    last: int = 0
    is_main: bool = False


@dataclass(slots=True)
class Tree:
    """All runs of a page in order, and the elements that hold them."""

    runs: list[Run] = field(default_factory=list)
    containers: list[Container] = field(default_factory=list)

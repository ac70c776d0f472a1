"""Links put together: what is named in a unit, with its place in every language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligntrans.model import Link, Span


@dataclass(frozen=True, slots=True)
class Group:
    """What is named in several languages of a unit."""

    kind: str
    places: dict[str, Span]
    """By language, in its text."""


def groups(links: Iterable[Link]) -> list[Group]:
    """Return the links of a unit as what is named, each with its place by language, in the order of the links."""
    found: list[Group] = []
    for link in links:
        ends = dict(zip(link.languages, link.spans, strict=True))
        known = next(
            (
                group
                for group in found
                if group.kind == link.kind and any(group.places.get(t) == s for t, s in ends.items())
            ),
            None,
        )
        if known is None:
            found.append(Group(link.kind, ends))
        else:
            for tag, span in ends.items():
                known.places.setdefault(tag, span)
    return found

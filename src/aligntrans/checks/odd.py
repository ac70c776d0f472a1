"""Which of several languages differs from the others, so that a thing is said once and of the right one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

V = TypeVar("V", bound="Hashable")


def odd_ones(values: Sequence[V]) -> list[tuple[int, int]]:
    """Return which of *values* differ, each with the place of one that it should be equal to.

    Where most agree, the others are odd; where none do, all that differ from the first.
    """
    if len(set(values)) < 2:
        return []
    value, count = Counter(values).most_common(1)[0]
    right = values.index(value) if count > 1 else 0
    return [(place, right) for place, other in enumerate(values) if other != values[right]]

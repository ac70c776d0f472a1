"""The comment in which we write the scores of a unit into a PO file, made and understood. What else is said is not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from aligntrans.model import Quality, Status

if TYPE_CHECKING:
    from aligntrans.model import TranslationUnit

_REMARK = re.compile(
    r"(?:confidence (?P<figure>[01]\.\d{3}), (?P<type>\d+(?:-\d+)+))?"
    r"(?:(?:(?<=\d), |^)(?P<status>accepted|rejected|left-out))?"
    r"(?:(?:(?<=.), |^)(?P<moved>moved))?"
)


UNSAID = Quality(known=False)


@dataclass(frozen=True, slots=True)
class Remark:
    """What the comment says of a unit."""

    quality: Quality = field(default=UNSAID)
    type: str = "1-1"
    status: Status = Status.AUTO
    moved: bool = False


def remark(unit: TranslationUnit) -> str:
    """Return the comment of *unit*; empty when there is nothing to say."""
    parts = [f"confidence {unit.quality.confidence:.3f}", unit.type] if unit.quality.known else []
    if unit.status is not Status.AUTO:
        parts.append(str(unit.status))
    if unit.moved:
        parts.append("moved")
    return ", ".join(parts)


@lru_cache(maxsize=4096)
def understood(line: str, *, ours: bool = True) -> Remark | None:
    """Return what a translator's comment says if it is one that we make, else none.

    Args:
        line: of the comment.
        ours: whether we wrote the file; ``moved`` alone is anybody's word, a confidence is not.
    """
    found = _REMARK.fullmatch(line)
    if not line or found is None or not (ours or found["figure"]):
        return None
    figure = float(found["figure"] or 0)
    if figure > 1:
        return None
    quality = Quality(figure) if found["figure"] else UNSAID
    return Remark(quality, found["type"] or "1-1", Status(found["status"] or "auto"), bool(found["moved"]))

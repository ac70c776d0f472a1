"""Units asked every question, a batch at a time; nothing here knows what the questions are."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from aligntrans import languages
from aligntrans.errors import LanguageError
from aligntrans.linking.links import links
from aligntrans.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aligntrans.model import Finding, TranslationUnit
    from aligntrans.protocols import Check, Encoder

AT_ONCE = 4096
"""Units that are linked and prepared together."""
PASSED_OVER = frozenset({Status.REJECTED, Status.LEFT_OUT})


def run(
    units: Iterable[TranslationUnit], checks: Sequence[Check], encoder: Encoder | None = None
) -> Iterator[tuple[TranslationUnit | None, Finding]]:
    """Yield what *checks* find in *units*, with the unit; without it for what is found once all units are seen.

    Unit by unit, and for each in the order of *checks*. What people rejected and what was left out is not looked at.

    Args:
        units: of one file, in its order.
        checks: made for this file. One with ``needs_links = True`` is given units whose names, numbers and dates are
            linked; one with ``prepare(units)`` is shown the next few thousand before it is asked about each.
        encoder: links names that are translated.
    """
    source = iter(unit for unit in units if unit.status not in PASSED_OVER)
    linking = any(getattr(check, "needs_links", False) for check in checks)
    while batch := list(islice(source, AT_ONCE)):
        known = linked(batch, encoder) if linking else batch
        for check in checks:
            if prepare := getattr(check, "prepare", None):
                prepare(known)
        for unit in known:
            for check in checks:
                for finding in check.find(unit):
                    yield unit, finding
    for check in checks:
        if finish := getattr(check, "finish", None):
            for finding in finish():
                yield None, finding


def linked(units: Sequence[TranslationUnit], encoder: Encoder | None = None) -> list[TranslationUnit]:
    """Return *units* with their links; as they are when some are linked already, for then all were."""
    if any(unit.links for unit in units):
        return list(units)
    tags = [tag for tag in dict.fromkeys(one.language for unit in units for one in unit.variants) if _is_tag(tag)]
    if not tags:
        return list(units)
    rows = [{variant.language: variant.text for variant in unit.variants} for unit in units]
    every = links({tag: [row.get(tag, "") for row in rows] for tag in tags}, encoder)
    return [replace(unit, links=found) if found else unit for unit, found in zip(units, every, strict=True)]


def _is_tag(tag: str) -> bool:
    with suppress(LanguageError):
        languages.of(tag)
        return True
    return False

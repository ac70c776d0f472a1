"""Units from texts by language, and what a check finds in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aligntrans.checks.fixing import fixed
from aligntrans.model import Kind, TranslationUnit, Variant

if TYPE_CHECKING:
    from aligntrans.model import Finding
    from aligntrans.protocols import Check


def unit(*, number: int = 1, kind: Kind = Kind.PARAGRAPH, **texts: str) -> TranslationUnit:
    """Return a unit of these texts, in their order."""
    return TranslationUnit(str(number), tuple(Variant(tag, text) for tag, text in texts.items()), kind=kind)


def found(check: Check, *units: TranslationUnit) -> list[Finding]:
    """Return all that *check* finds."""
    every = [finding for one in units for finding in check.find(one)]
    return [*every, *getattr(check, "finish", list)()]


def mended(check: Check, **texts: str) -> dict[str, str]:
    """Return texts by language, fixed."""
    one = unit(**texts)
    return {variant.language: variant.text for variant in fixed(one, check.find(one)).variants}


def severities(check: Check, *units: TranslationUnit) -> list[str]:
    """Return how much each finding matters."""
    return [str(finding.severity) for finding in found(check, *units)]


def shown(finding: Finding, one: TranslationUnit) -> dict[str, list[str]]:
    """Return the pieces of text that a finding is about, by language."""
    pieces: dict[str, Any] = {}
    for tag, spans in finding.spans.items():
        variant = one.variant(tag)
        assert variant is not None
        pieces[tag] = [span.of(variant.text) for span in spans]
    return pieces

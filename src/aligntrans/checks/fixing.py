"""Units with the fixes of findings applied; which findings there are is the checks' to say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aligntrans.model import Code, Finding, Fix, TranslationUnit


def fixable(unit: TranslationUnit, findings: Iterable[Finding]) -> list[Finding]:
    """Return those of *findings* whose fixes can all be made: the first of those that get in each other's way."""
    taken: dict[str, list[Fix]] = {}
    kept = []
    for finding in findings:
        if finding.unit == unit.id and finding.fixes and _fit(unit, finding.fixes, taken):
            kept.append(finding)
            for fix in finding.fixes:
                taken.setdefault(fix.language, []).append(fix)
    return kept


def fixed(unit: TranslationUnit, findings: Iterable[Finding]) -> TranslationUnit:
    """Return *unit* with the fixes of *findings*, as far as they are `fixable`, in its texts.

    Codes keep their place in the text. Links are dropped, for their places are no longer right. The unit itself comes
    back when there is nothing to fix.
    """
    fixes: dict[str, list[Fix]] = {}
    for finding in fixable(unit, findings):
        for fix in finding.fixes:
            fixes.setdefault(fix.language, []).append(fix)
    if not fixes:
        return unit
    variants = []
    for variant in unit.variants:
        changes = sorted(fixes.get(variant.language, ()), key=lambda fix: (fix.span.start, fix.span.end))
        text, codes = _changed(variant.text, variant.codes, changes)
        variants.append(replace(variant, text=text, codes=codes) if changes else variant)
    return replace(unit, variants=tuple(variants), links=())


def _fit(unit: TranslationUnit, fixes: Sequence[Fix], taken: dict[str, list[Fix]]) -> bool:
    for fix in fixes:
        variant = unit.variant(fix.language)
        if variant is None or fix.span.end > len(variant.text):
            return False
        if any(_in_the_way(fix, other) for other in taken.get(fix.language, ())):
            return False
    for language in {fix.language for fix in fixes}:
        every = sorted(
            [fix for fix in (*fixes, *taken.get(language, ())) if fix.language == language],
            key=lambda fix: (fix.span.start, fix.span.end),
        )
        variant = unit.variant(language)
        if variant is None or not _changed(variant.text, (), every)[0]:
            return False  # a variant is never empty
    return True


def _in_the_way(one: Fix, other: Fix) -> bool:
    if not one.span or not other.span:  # something is inserted
        return (
            other.span.start <= one.span.start <= other.span.end or one.span.start <= other.span.start <= one.span.end
        )
    return one.span.start < other.span.end and other.span.start < one.span.end


def _changed(text: str, codes: tuple[Code, ...], fixes: Sequence[Fix]) -> tuple[str, tuple[Code, ...]]:
    pieces: list[str] = []
    moved = [code.position for code in codes]
    end = 0
    for fix in fixes:
        pieces += [text[end : fix.span.start], fix.text]
        end = fix.span.end
        growth = len(fix.text) - len(fix.span)
        for number, code in enumerate(codes):
            if code.position >= fix.span.end and code.position > fix.span.start:
                moved[number] += growth
            elif code.position > fix.span.start:  # inside what is replaced
                moved[number] -= max(0, code.position - fix.span.start - len(fix.text))
    pieces.append(text[end:])
    placed = tuple(replace(code, position=position) for code, position in zip(codes, moved, strict=True))
    return "".join(pieces), placed

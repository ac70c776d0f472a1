"""The manual page of a check, out of its class: what it says of itself, and what it says of its examples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligntrans import pipeline
from aligntrans.checking import made_with, rule
from aligntrans.model import TranslationUnit, Variant

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aligntrans.checking.results import Rule
    from aligntrans.protocols import Check


@dataclass(frozen=True, slots=True)
class Case:
    """An example, and what the check says of it."""

    units: tuple[Mapping[str, str], ...]
    fires: bool
    messages: tuple[str, ...]
    """Empty when it is not to fire, and when it takes more than the example to do so."""


@dataclass(frozen=True, slots=True)
class Manual:
    """All of the page."""

    rule: Rule
    cases: tuple[Case, ...]
    """Those where it fires first."""


def manual(made: type[Check]) -> Manual:
    """Return the manual page of the check that *made* is the class of."""
    from aligntrans.checks import runner  # noqa: PLC0415 - NumPy takes a while

    encoder = pipeline.encoder_of(pipeline.ENCODER)
    options = {"encoder": encoder, **getattr(made, "example_arguments", {})}
    cases = []
    for example in made.examples:
        units = [
            TranslationUnit(str(number), tuple(Variant(tag, text) for tag, text in texts.items() if text))
            for number, texts in enumerate(example.units, 1)
        ]
        found = [finding.message for _, finding in runner.run(units, [made_with(made, options)], encoder)]
        cases.append(Case(example.units, example.fires, tuple(found) if example.fires else ()))
    return Manual(rule(made), tuple(sorted(cases, key=lambda case: not case.fires)))

"""What every check promises: that it does to its own examples what they say, and explains itself."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import pytest

import aligntrans.checks
from aligntrans.checks import runner
from aligntrans.encoders.static import StaticEncoder
from aligntrans.model import Severity, TranslationUnit, Variant
from aligntrans.protocols import Check

UNTOLD = {"confidence", "moved"}
"""Checks of what aligners say of units, which no text shows."""


def _classes():
    found = {}
    for module in pkgutil.iter_modules(aligntrans.checks.__path__):
        loaded = importlib.import_module(f"aligntrans.checks.{module.name}")
        for made in vars(loaded).values():
            if inspect.isclass(made) and made.__module__ == loaded.__name__ and hasattr(made, "examples"):
                found[made.id] = made
    return [found[name] for name in sorted(found)]


CLASSES = _classes()
CASES = [
    pytest.param(made, example, id=f"{made.id} {number}: {example.units[0]}")
    for made in CLASSES
    for number, example in enumerate(made.examples)
]


@pytest.fixture(scope="module")
def encoder():
    return StaticEncoder()


def _made(made, encoder):
    arguments = dict(getattr(made, "example_arguments", {}))
    if "encoder" in inspect.signature(made).parameters:
        arguments["encoder"] = encoder
    return made(**arguments)


def _units(example):
    for number, texts in enumerate(example.units):
        yield TranslationUnit(f"{number}", tuple(Variant(tag, text) for tag, text in texts.items()))


@pytest.mark.parametrize(("made", "example"), CASES)
def test_check_keeps_its_promises(made, example, encoder):
    found = list(runner.run(_units(example), [_made(made, encoder)], encoder))

    assert bool(found) is example.fires, [finding.message for _, finding in found]


@pytest.mark.parametrize("made", CLASSES, ids=lambda made: made.id)
def test_check_shows_both_verdicts_and_explains_itself(made):
    shown = {example.fires for example in made.examples}

    assert shown == {True, False} or (made.id in UNTOLD and shown == {False})
    first, *_ = (made.__doc__ or "").splitlines()
    assert first.endswith(".")
    assert len(first) < 120
    assert "Why it matters: " in made.__doc__
    assert isinstance(made(), Check)
    assert isinstance(made.severity, Severity)
    assert made.id == made.id.lower()


@pytest.mark.parametrize(("made", "example"), CASES)
def test_findings_lie_in_their_texts_and_are_one_line(made, example, encoder):
    units = {unit.id: unit for unit in _units(example)}
    for _, finding in runner.run(units.values(), [_made(made, encoder)], encoder):
        assert finding.check == made.id
        assert "\n" not in finding.message
        unit = units.get(finding.unit)
        for tag, spans in finding.spans.items():
            variant = unit.variant(tag)
            assert all(span.end <= len(variant.text) for span in spans)


@pytest.mark.parametrize("made", CLASSES, ids=lambda made: made.id)
def test_checks_say_the_same_twice(made, encoder):
    units = [unit for example in made.examples for unit in _units(example)]
    units = [TranslationUnit(f"{number}", unit.variants) for number, unit in enumerate(units)]
    first, second = ([one for _, one in runner.run(units, [_made(made, encoder)], encoder)] for _ in range(2))

    assert first == second

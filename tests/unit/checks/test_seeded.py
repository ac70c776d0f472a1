"""Errors that the benchmark plants: that they are what they say, and that checks find them."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "scripts"))
import seeded_errors
from aligntrans.checks import runner
from aligntrans.checks.addresses import AddressesCheck
from aligntrans.checks.dates import DatesCheck
from aligntrans.checks.numbers import NumbersCheck
from aligntrans.checks.swapped import SwappedCheck
from aligntrans.checks.untranslated import UntranslatedCheck
from aligntrans.encoders.static import StaticEncoder
from aligntrans.model import Severity, TranslationUnit, Variant

ENCODER = StaticEncoder()
ROWS = [
    ("The dam holds 480 million cubic metres.", "يتسع السد لـ 480 مليون متر مكعب."),
    ("Engineers from Basra closed it on 4 March 2019.", "أغلقه مهندسون من البصرة في 4 مارس 2019."),
    ("Is the road to Mosul open (again)?", "هل الطريق إلى الموصل مفتوح (مجددًا)؟"),
    ("The school has nine new teachers.", "في المدرسة تسعة معلمين جدد."),
    ("Prices rose by 12 percent in Baghdad.", "ارتفعت الأسعار في بغداد بنسبة 12 في المئة."),
    ("Farmers wait for rain.", "ينتظر المزارعون المطر."),
] * 3
UNITS = [TranslationUnit(f"{n}", (Variant("en", en), Variant("ar", ar))) for n, (en, ar) in enumerate(ROWS)]
CHECKS = (NumbersCheck, DatesCheck, AddressesCheck, SwappedCheck, UntranslatedCheck)


@pytest.mark.parametrize("kind", seeded_errors.PLANTERS)
def test_planted_errors_are_the_same_every_time_and_change_their_units(kind):
    first, second = (seeded_errors.seeded(UNITS, kind, encoder=ENCODER) for _ in range(2))
    before = {unit.id: unit.variants for unit in UNITS}
    after = {unit.id: unit.variants for unit in first.units}

    assert first == second
    for ids in first.planted:
        assert any(after.get(one) != before[one] for one in ids)
    touched = frozenset().union(*first.planted)
    assert all(after[one] == before[one] for one in before if one not in touched)


@pytest.mark.parametrize(
    "kind",
    [
        "number changed",
        "number dropped",
        "date changed",
        "date dropped",
        "address changed",
        "untranslated",
        "swapped neighbour",
    ],
)
def test_planted_errors_are_found(kind):
    made = seeded_errors.seeded(UNITS, kind, encoder=ENCODER)
    checks = [check(encoder=ENCODER) if check is SwappedCheck else check() for check in CHECKS]
    found = {
        finding.unit
        for _, finding in runner.run(made.units, checks, ENCODER)
        if finding.check in seeded_errors.ABOUT[kind] and finding.severity is not Severity.INFO
    }

    assert made.planted
    assert all(ids & found for ids in made.planted)


def test_nothing_is_found_in_what_they_are_planted_in():
    checks = [check(encoder=ENCODER) if check is SwappedCheck else check() for check in CHECKS]

    assert not list(runner.run(UNITS, checks, ENCODER))


def test_a_clause_is_about_a_third_of_the_words():
    text = " ".join(f"word{number}" for number in range(20))
    cut = seeded_errors.clause(text, "fa", random.Random(0))

    assert 12 <= len(cut.split()) <= 15
    assert seeded_errors.clause("too short", "fa", random.Random(0)) is None

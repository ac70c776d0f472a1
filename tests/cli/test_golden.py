"""What the program prints is what was recorded; see make_golden.py."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

HERE = Path(__file__).parent
RECORDER = runpy.run_path(str(HERE / "make_golden.py"))
CASES = RECORDER["CASES"]


def test_every_case_is_recorded_and_nothing_else():
    assert {path.stem for path in (HERE / "golden").iterdir()} == set(CASES)


@pytest.mark.parametrize("name", CASES)
def test_the_program_prints_what_was_recorded(name):
    recorded = (HERE / "golden" / f"{name}.txt").read_text("utf-8")

    assert RECORDER["printed"](CASES[name]) == recorded, "if the change is meant, run tests/cli/make_golden.py"

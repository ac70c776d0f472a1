"""How often circles are looked for while files are checked."""

from __future__ import annotations

import gc

import pytest

from aligntrans.checking.collecting import OBJECTS, seldom
from aligntrans.errors import ReadError


@pytest.fixture(autouse=True)
def _as_before():
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_circles_are_looked_for_seldom_and_then_as_before():
    gc.set_threshold(700, 10, 10)
    with seldom():
        assert gc.get_threshold() == (OBJECTS, 10, 10)

    assert gc.get_threshold() == (700, 10, 10)


def test_an_error_leaves_it_as_before():
    gc.set_threshold(700, 10, 10)
    with pytest.raises(ReadError, match="broken"), seldom():
        raise ReadError("broken")

    assert gc.get_threshold() == (700, 10, 10)


@pytest.mark.parametrize("first", [0, OBJECTS + 1])
def test_who_looks_more_seldom_or_never_is_left_alone(first):
    gc.set_threshold(first, 10, 10)
    with seldom():
        assert gc.get_threshold() == (first, 10, 10)

"""Hostile texts cost no more than their length."""

from __future__ import annotations

import time

import pytest

from aligntrans import dates, numbers
from aligntrans.languages import get

LENGTH = 90_000
PATIENCE = 5  # seconds; what is quadratic takes minutes
PIECES = (
    *("1", " ", "و", "و ", "1,", "1-", "1/", "1.", "-", "$", "a@", "a./", "a.", "\u064b", "\u200c", "1 000 "),
    *("one hundred and ", "million ", "a ", "between 5 and ", "2019-20 ", "2019 to ", "April ", "19 and ", "Mon, "),
    *("واحد و", "مليون و", "نيسان/", "سه\u200c", "۱۹ فروردین و ", "rabi' ", "(", "دهه "),
)


@pytest.mark.parametrize("piece", PIECES)
def test_a_long_text_of_one_piece_takes_linear_time(piece):
    text = piece * (LENGTH // len(piece))
    started = time.monotonic()

    for tag in ("en", "ar", "fa"):
        numbers.find(text[: LENGTH // 3], get(tag))
        dates.find(text[: LENGTH // 3], get(tag))

    assert time.monotonic() - started < PATIENCE


def test_a_million_digits_are_no_number():
    assert numbers.find("1" * 1_000_000, get("en")) == ()
    assert dates.find("1" * 1_000_000, get("en")) == ()

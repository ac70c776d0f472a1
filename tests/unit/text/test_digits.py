"""Digits and numbers."""

from __future__ import annotations

import pytest

from aligntrans.text.digits import numbers, to_ascii_digits


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1,234 and 1234 and ١٬٢٣٤", ["1234", "1234", "1234"]),
        ("3.5 and ٣٫٥ and ٣,٥ and 3.50", ["3.5", "3.5", "3.5", "3.5"]),
        ("۱۲٬۳۴۵٬۶۷۸٫۹", ["12345678.9"]),
        ("1.234.567", ["1234567"]),
        ("on 2021-04-09", ["2021", "4", "9"]),
        ("section ۲٫۱٫۳", ["2.1.3"]),
        ("007, 0 and 0.05", ["7", "0", "0.05"]),
        ("COVID-19 و19 والـ١٩", ["19", "19", "19"]),
        ("refs 1,2,3", ["1", "2", "3"]),
        ("5.", ["5"]),
        ("none", []),
    ],
)
def test_equal_numbers_are_spelled_the_same(text, found):
    assert numbers(text) == found


def test_digits_of_every_script_become_ascii_and_nothing_else_changes():
    assert to_ascii_digits("٣ ۴ 5 ५ ¹ é، ي") == "3 4 5 5 ¹ é، ي"

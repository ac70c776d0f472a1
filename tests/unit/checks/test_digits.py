"""Digits of another language, and two sets in a text."""

from __future__ import annotations

import pytest

from aligntrans.checks.digits import DigitsCheck
from support.findings import found, mended, severities, unit

CHECK = DigitsCheck()


def test_digits_of_the_neighbour_are_replaced():
    assert mended(CHECK, ar="۴۵۶ شخصًا", fa="٤٥٦ نفر در ١٢ روستا") == {"ar": "٤٥٦ شخصًا", "fa": "۴۵۶ نفر در ۱۲ روستا"}
    assert severities(CHECK, unit(ar="۴۵۶ شخصًا", fa="٤٥٦ نفر")) == ["warning", "warning"]


def test_a_number_of_two_sets_is_a_warning_and_mended():
    assert mended(CHECK, fa="در ۲۰2۱ آمد") == {"fa": "در ۲۰۲۱ آمد"}


def test_latin_numbers_beside_own_ones_are_information_without_fix():
    (finding,) = found(DigitsCheck(), unit(fa="در 5 مارس ۲۰۲۰ آمد"))

    assert str(finding.severity) == "info"
    assert not finding.fixes


@pytest.mark.parametrize(
    "text",
    [
        "بیماری COVID-19 در ۲۰۲۰",
        "کووید-19 در ۲۰۲۰",
        "نسخهٔ v2.5 در ۲۰۲۰",
        "نشانی http://a.example/12 از ۲۰۲۰",
        "در 2020 و 2021",
        "3. در ۲۰۲۰ رفت.",
        "در ۲۰۲۰ رفت.[1]",
    ],
)
def test_names_addresses_and_latin_digits_alone_are_fine(text):
    assert not found(DigitsCheck(), unit(fa=text))


def test_a_file_that_changes_its_digits_is_told_of_once():
    units = [unit(number=n, fa=f"سال {year}") for n, year in enumerate(("۲۰۲۰", "2021", "۲۰۲۲", "2023", "۲۰۲۴"))]
    (finding,) = found(DigitsCheck(), *units)

    assert finding.unit == "1"
    assert "2 texts in Latin and 3 in its own digits" in finding.message

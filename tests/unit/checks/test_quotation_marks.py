"""Quotations left open in one language, and reversed marks."""

from __future__ import annotations

import pytest

from aligntrans.checks.quotation_marks import QuotationMarksCheck
from support.findings import found, mended, severities, unit

CHECK = QuotationMarksCheck()


@pytest.mark.parametrize(
    "texts",
    [
        {"en": "“No,” he said.", "ar": "قال: «لا».", "fa": 'گفت: "نه".'},
        {"en": "He said: “We will go.", "fa": "گفت: «خواهیم رفت."},
        {"en": "A 5\" pipe, the city's", "ar": "أنبوب المدينة"},
        {"en": "'One' and 'two' and ‘three’", "ar": "«واحد» و«اثنان» و«ثلاثة»"},
        {"en": 'Press <a href="x">here</a>', "fa": "<a href='x'>اینجا</a> را بفشارید"},
    ],
)
def test_all_kinds_of_marks_are_equal(texts):
    assert not found(CHECK, unit(**texts))


def test_a_quotation_open_in_the_translation_alone_is_a_warning():
    assert severities(CHECK, unit(en="“No,” he said.", ar="قال: «لا.")) == ["warning"]


def test_a_quotation_open_in_the_source_alone_is_information():
    assert severities(CHECK, unit(en="No,” he said.", ar="قال لا.")) == ["info"]


def test_guillemets_typed_for_their_looks_are_turned():
    assert mended(CHECK, en="He said “no”.", fa="گفت »نه«.") == {"en": "He said “no”.", "fa": "گفت «نه»."}


def test_many_more_quotations_are_information():
    assert severities(CHECK, unit(en="“Yes”, “no” and “maybe”", ar="نعم ولا وربما")) == ["info"]

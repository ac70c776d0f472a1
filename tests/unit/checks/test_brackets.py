"""Brackets without partner."""

from __future__ import annotations

import pytest

from aligntrans.checks.brackets import BracketsCheck
from support.findings import found, severities, shown, unit

CHECK = BracketsCheck()


@pytest.mark.parametrize(
    "texts",
    [
        {"en": "A (b [c]) d", "ar": "أ (ب [ج]) د"},
        {"en": "1) Water; 2) Land", "fa": "الف) آب؛ ب) زمین"},
        {"en": "(It began there.", "ar": "(بدأ هناك."},
        {"en": "Thanks :)", "fa": "سپاس :-)"},
        {"en": "Hello {name}", "ar": "مرحبًا {name}"},
        {"en": "He read it.", "ar": "قرأ ﴿الآية﴾."},
    ],
)
def test_paired_brackets_list_marks_and_smileys_are_fine(texts):
    assert not found(CHECK, unit(**texts))


def test_a_lone_bracket_of_the_translation_is_a_warning():
    one = unit(en="The fund (2019) is new.", ar="الصندوق (٢٠١٩ جديد.")
    (finding,) = found(CHECK, one)

    assert str(finding.severity) == "warning"
    assert shown(finding, one) == {"ar": ["("]}


def test_brackets_that_cross_have_no_partner():
    assert severities(CHECK, unit(en="a (b) c", ar="أ (ب] ج)")) == ["warning"]


def test_one_text_alone_is_information():
    assert severities(CHECK, unit(ar="الصندوق (٢٠١٩ جديد.")) == ["info"]

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


def test_what_looks_like_a_list_mark_is_half_a_pair_where_the_other_text_has_the_pair():
    one = unit(en="It was small (N = 32).", ar="كان صغيرًا العدد = 32).")
    (finding,) = found(CHECK, one)

    assert str(finding.severity) == "warning"
    assert shown(finding, one) == {"ar": [")"]}


def test_lists_marked_in_another_way_are_fine():
    assert not found(CHECK, unit(en="Water (1) and land (2)", fa="آب 1) و زمین 2)"))


def test_a_list_mark_that_lost_its_bracket_is_a_warning():
    one = unit(en="2) Land", ar="٢ الأرض")
    (finding,) = found(CHECK, one)

    assert finding.message == "“٢” of the Arabic is a list mark without its bracket"
    assert not found(CHECK, unit(en="2) Land", ar="٢- الأرض"))


def test_a_lone_bracket_of_the_source_that_the_translation_has_not_is_a_warning():
    one = unit(en="The fund (new (2019) is small.", ar="الصندوق الجديد (٢٠١٩) صغير.")
    (finding,) = found(CHECK, one)

    assert str(finding.severity) == "warning"
    assert shown(finding, one) == {"en": ["("]}

"""Terms of a glossary in inflected texts."""

from __future__ import annotations

import pytest

from aligntrans.checks.glossary import Term
from aligntrans.checks.terminology import TerminologyCheck
from support.findings import found, shown, unit

TERMS = (
    Term(
        {"en": ("central bank",), "ar": ("البنك المركزي",), "fa": ("بانک مرکزی",)},
        {"ar": ("بنك الدولة",)},
        "of a state",
    ),
    Term({"en": ("school",), "ar": ("مدرسة", "مدارس"), "fa": ("مدرسه",)}),
    Term({"en": ("employee",), "ar": ("موظف",), "fa": ("کارمند",)}, {"fa": ("مستخدم",)}),
    Term({"en": ("coexistence",), "ar": ("تعايش",), "fa": ("هم\u200cزیستی",)}),
    Term({"en": ("WHO",), "ar": ("منظمة الصحة العالمية",), "fa": ("سازمان جهانی بهداشت",)}),
    Term({"en": ("bank",), "ar": ("مصرف",), "fa": ("بانک",)}),
)
CHECK = TerminologyCheck(terms=TERMS)


@pytest.mark.parametrize(
    ("source", "tag", "target"),
    [
        ("The central banks met.", "ar", "اجتمعت البنوك المركزية، ومنها البنك المركزي."),
        ("The central bank's head", "ar", "رئيس للبنك المركزي"),
        ("Central bank", "ar", "وبالبنك المركزي"),
        ("Central bank", "fa", "بانک\u200cهای مرکزی"),
        ("Central bank", "fa", "بانک های مرکزی‌اش"),
        ("Our schools", "ar", "مدرستنا"),
        ("Our schools", "ar", "مدارسهم"),
        ("Two schools", "ar", "مدرستان"),
        ("Schools", "fa", "مدرسه\u200cهایی"),
        ("Employees", "ar", "والموظفون"),
        ("Employees'", "ar", "لموظفيها"),
        ("Employees", "fa", "کارمندان"),
        ("Employees", "fa", "کارمندانشان"),
        ("Coexistence", "fa", "همزیستی"),
        ("Coexistence", "fa", "هم زیستی"),
        ("Coexistence", "fa", "هم\u200cزیستی\u200cشان"),
        ("Those who came", "ar", "الذين جاؤوا"),
        ("A new bank", "ar", "مصرف جديد"),
    ],
)
def test_terms_are_found_inflected(source, tag, target):
    assert not found(CHECK, unit(**{"en": source, tag: target}))


@pytest.mark.parametrize(
    ("source", "tag", "target"),
    [
        ("The central bank met.", "ar", "اجتمع المصرف الوطني."),
        ("Schools closed.", "fa", "دانشگاه\u200cها بسته شد."),
        ("The WHO said so.", "ar", "قالت اليونيسف ذلك."),
        ("An employee left.", "fa", "یک مستخدم رفت."),
    ],
)
def test_other_translations_are_reported(source, tag, target):
    assert len(found(CHECK, unit(**{"en": source, tag: target}))) == 1


def test_the_message_names_term_and_forbidden_translation():
    one = unit(en="The central banks met.", ar="اجتمع في بنك الدولة.")
    (finding,) = found(CHECK, one)

    assert finding.message == "“central banks” is not “البنك المركزي” in the Arabic, but “بنك الدولة”"
    assert shown(finding, one) == {"en": ["central banks"], "ar": ["بنك الدولة"]}
    assert finding.suggestion == "“البنك المركزي”; of a state"


def test_a_forbidden_term_beside_the_right_one_is_reported():
    (finding,) = found(CHECK, unit(en="An employee", fa="یک کارمند، یعنی مستخدم"))

    assert "forbids" in finding.message


def test_without_a_glossary_there_is_nothing_to_say():
    assert not found(TerminologyCheck(), unit(en="The central bank met.", ar="اجتمع المصرف."))

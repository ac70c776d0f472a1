"""How texts end."""

from __future__ import annotations

import pytest

from aligntrans.checks.end_punctuation import EndPunctuationCheck
from aligntrans.model import Kind
from support.findings import found, mended, severities, shown, unit

CHECK = EndPunctuationCheck()


@pytest.mark.parametrize(
    "texts",
    [
        {"en": "Who will pay?", "ar": "من سيدفع؟", "fa": "چه کسی می\u200cپردازد؟"},
        {"en": "He said “no.”", "fa": "گفت «نه»."},
        {"en": "Rates rose.[3]", "ar": "ارتفعت المعدلات."},
        {"en": "And then...", "fa": "و سپس…"},
        {"en": "First;", "ar": "أولًا؛"},
        {"en": "یہ کتاب ہے.", "ur": "یہ کتاب ہے۔"},
    ],
)
def test_marks_are_equal_by_what_they_are(texts):
    assert not found(CHECK, unit(**texts))


def test_a_question_on_one_side_alone_is_a_warning():
    one = unit(en="Who will pay?", fa="چه کسی می\u200cپردازد.")
    (finding,) = found(CHECK, one)

    assert str(finding.severity) == "warning"
    assert shown(finding, one) == {"en": ["?"], "fa": ["."]}


def test_a_question_that_stands_elsewhere_in_the_other_text_is_information():
    assert severities(CHECK, unit(en="He asked: who pays?", ar="«من يدفع؟» سأل الوزير.")) == ["info"]


def test_of_three_the_one_that_differs_is_named_once():
    (finding,) = found(CHECK, unit(en="It is late", ar="الوقت متأخر.", fa="دیر است."))

    assert finding.message.startswith("The English ends with no mark")


def test_headings_may_end_as_they_like():
    assert not found(CHECK, unit(en="Water.", ar="المياه", kind=Kind.HEADING))
    assert found(CHECK, unit(en="Water?", ar="المياه", kind=Kind.HEADING))


def test_a_latin_mark_at_the_end_of_arabic_is_replaced():
    assert mended(CHECK, en="Who?", ar="من?") == {"en": "Who?", "ar": "من؟"}
    assert mended(CHECK, en="Is it C?", ar="هل هي C?") == {"en": "Is it C?", "ar": "هل هي C?"}

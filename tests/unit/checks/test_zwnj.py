"""Non-joiners that are missing, doubled or stray."""

from __future__ import annotations

import pytest

from aligntrans.checks.zwnj import ZwnjCheck
from support.findings import found, mended, severities, unit

CHECK = ZwnjCheck()


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("او می رود و نمی آید.", "او می\u200cرود و نمی\u200cآید."),
        ("او ميرود.", "او مي\u200cرود."),
        ("نمیخواهند بیایند.", "نمی\u200cخواهند بیایند."),
        ("کتاب های او", "کتاب\u200cهای او"),
        ("کار ها پیش رفت.", "کارها پیش رفت."),
        ("مهم ترین و بزرگ تر", "مهم\u200cترین و بزرگ\u200cتر"),
        ("آنها رفته اند به خانه ای دور", "آنها رفته\u200cاند به خانه\u200cای دور"),
        ("می\u200c\u200cرود", "می\u200cرود"),
        ("می\u200c رود", "می\u200cرود"),
        ("سخت\u200c است\u200c.", "سخت است."),
    ],
)
def test_what_is_sure_is_mended(text, right):
    assert severities(CHECK, unit(fa=text))
    assert mended(CHECK, fa=text) == {"fa": right}


@pytest.mark.parametrize(
    "text",
    [
        "میدان شهر میان میهمانان میوه پخش کرد.",
        "در ماه می باران بارید و در ۵ می رفت.",
        "چشم تر او",
        "«کتاب»\u200cهای او و PDF\u200cها",
        "ای مردم، همه ای کاش می\u200cدانستند.",
        "کار\u200cها پیش می\u200cرود.",
        "وضعیت میدانی خوب است.",
    ],
)
def test_words_that_only_look_like_it_are_left_alone(text):
    assert not found(CHECK, unit(fa=text))


def test_arabic_loses_idle_non_joiners_and_keeps_those_that_part_letters():
    assert mended(CHECK, ar="مدرسة\u200c جديدة") == {"ar": "مدرسة جديدة"}
    assert mended(CHECK, ar="المد\u200cرسة") == {"ar": "المدرسة"}
    (finding,) = found(CHECK, unit(ar="ميل\u200cيثانية"))
    assert not finding.fixes

"""Arabic letters in Farsi, Persian ones in Arabic."""

from __future__ import annotations

import pytest

from aligntrans.checks.letters import LettersCheck
from support.findings import found, mended, severities, unit

CHECK = LettersCheck()


def test_arabic_letters_in_persian_words_are_reported_and_replaced():
    assert severities(CHECK, unit(fa="كشاورزي در اين استان")) == ["warning"]
    assert mended(CHECK, fa="كشاورزي در اين استان و شوراى ده") == {"fa": "کشاورزی در این استان و شورای ده"}


@pytest.mark.parametrize(
    "text",
    [
        "خطیب گفت: «إن الله يحب المحسنين» و نشست.",
        "آیهٔ ﴿إياك نعبد وإياك نستعين﴾ را خواندند.",
        "این کتاب در فهرست آثار «الكافي في الحديث» آمده است.",
        "پس از سخنرانی، كَتَبَ الطالِبُ الدَّرسَ را نوشتند و رفتند.",
    ],
)
def test_arabic_phrases_in_farsi_are_left_alone(text):
    assert not found(CHECK, unit(fa=text))


def test_a_text_that_is_arabic_as_a_whole_is_not_for_this_check():
    assert not found(CHECK, unit(fa="قال الوزير إن الحكومة تدرس هذا الاقتراح منذ عام."))


def test_persian_letters_in_arabic_are_replaced_where_it_is_sure():
    assert mended(CHECK, ar="البنک المرکزي یعلن فی بیان") == {"ar": "البنك المركزي يعلن في بيان"}


def test_a_final_persian_yeh_in_arabic_is_left_to_people():
    (finding,) = found(CHECK, unit(ar="هذا مستشفی جديد"))

    assert not finding.fixes
    assert finding.suggestion


@pytest.mark.parametrize("text", ["تقع پراغ في التشيك", "مباراة في ڤيينا", "تأسست شركة گوگل", "اقرأ هذا باللغة: فارسی"])
def test_letters_that_arabic_borrows_for_names_are_fine(text):
    assert not found(CHECK, unit(ar=text))


def test_other_languages_are_left_alone():
    assert not found(CHECK, unit(ur="یہ کتاب ہے", ckb="ئەم کتێبە"))

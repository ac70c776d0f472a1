"""Stretched words."""

from __future__ import annotations

import pytest

from aligntrans.checks.tatweel import TatweelCheck
from support.findings import found, mended, unit

CHECK = TatweelCheck()


def test_stretched_words_are_put_right():
    assert mended(CHECK, ar="مرحبـــا بكـم", fa="خبـرها") == {"ar": "مرحبا بكم", "fa": "خبرها"}


@pytest.mark.parametrize(
    "text", ["عام ١٤٤٥ هـ", "المعروف بـ SARS", "بـ«الخطة»", "الرحمـٰن", "الـ19 دولة", "لـأحمد", "والـأمم"]
)
def test_tatweel_that_stands_for_something_is_left_alone(text):
    assert not found(CHECK, unit(ar=text))

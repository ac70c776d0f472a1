"""Spaces that are doubled, missing, or in the wrong place."""

from __future__ import annotations

import pytest

from aligntrans.checks.spaces import SpacesCheck
from aligntrans.model import Kind
from support.findings import found, mended, severities, unit

CHECK = SpacesCheck()


@pytest.mark.parametrize(
    ("tag", "text", "right"),
    [
        ("en", "The port  is open .", "The port is open."),
        ("en", "The port ( in the north ) is open", "The port (in the north) is open"),
        ("ar", "غذاء ،ماء؛وقود", "غذاء، ماء؛ وقود"),
        ("ar", "قال الوزير« نعم ».", "قال الوزير «نعم»."),
        ("fa", "رفتند.سپس آمدند .", "رفتند. سپس آمدند."),
        ("fa", "چرا ؟", "چرا؟"),
    ],
)
def test_spaces_are_put_right(tag, text, right):
    assert mended(CHECK, **{tag: text}) == {tag: right}


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "Wait ... what? See .NET, 10 000 and ( )"),
        ("en", "  an indented line\n  and another  "),
        ("fr", "Pourquoi ? « Parce que » !"),
        ("ar", "قالت ب«الخطة» نحو ١،٥ مليون د.م"),
        ("fa", "»نه« گفت و :) نوشت"),
        ("en", "Write to a@b.example , please"),
    ],
)
def test_what_may_be_meant_is_left_alone(tag, text):
    assert not found(CHECK, unit(**{tag: text}))


def test_code_is_left_alone():
    assert not found(CHECK, unit(en="if  x :", kind=Kind.CODE))


def test_a_lost_line_end_is_a_warning_and_put_back():
    assert severities(CHECK, unit(en="Save\n", ar="احفظ")) == ["warning"]
    assert mended(CHECK, en="\nSave\n", ar="احفظ") == {"en": "\nSave\n", "ar": "\nاحفظ\n"}
    assert mended(CHECK, en="Save", ar="احفظ\n") == {"en": "Save", "ar": "احفظ"}

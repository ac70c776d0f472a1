"""Controls of direction that are left open, override, or stand in codes."""

from __future__ import annotations

import pytest

from aligntrans.checks.bidi_controls import BidiControlsCheck
from support.findings import found, mended, severities, unit

CHECK = BidiControlsCheck()


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("الحد \u202e005\u202c وحدة.", "الحد 005 وحدة."),
        ("الحد \u202d500 وحدة.", "الحد 500 وحدة."),
        ("مادة \u2067أولى.", "مادة أولى."),
        ("مادة أولى\u2069.", "مادة أولى."),
        ("مادة \u2067\u202bأولى\u2069.", "مادة \u2067أولى\u2069."),
        ("\u202bسطر\nثان\u202c", "سطر\nثان"),
        ("انظر http://a.exa\u200emple/x هنا", "انظر http://a.example/x هنا"),
        ("مرحبًا {na\u2068m\u2069e}", "مرحبًا {name}"),
    ],
)
def test_dangerous_controls_are_errors_and_go(text, without):
    assert "error" in severities(CHECK, unit(ar=text))
    assert mended(CHECK, ar=text) == {"ar": without}


@pytest.mark.parametrize(
    "text",
    [
        "لغة C++\u200e سهلة",
        "لغة \u2066C++\u2069 سهلة",
        "لغة \u2068\u2067أ\u2069\u2069",
        "انظر \u2066http://a.example/x\u2069",
    ],
)
def test_marks_and_balanced_isolates_are_nobodys_business(text):
    assert not found(CHECK, unit(ar=text))


def test_balanced_embeddings_are_information_and_stay():
    one = unit(fa="به \u202bوزارت\u202c نامه نوشتند.")

    assert severities(CHECK, one) == ["info"]
    assert not found(CHECK, one)[0].fixes

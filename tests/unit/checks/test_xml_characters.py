"""Characters that XML forbids, and signs of lost text."""

from __future__ import annotations

import pytest

from aligntrans.checks.xml_characters import XmlCharactersCheck
from support.findings import found, mended, severities, unit

CHECK = XmlCharactersCheck()


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("The dam\x0bis full.", "The dam is full."),
        ("\x0cThe dam", "The dam"),
        ("dam\ufffe", "dam"),
        ("d\U0001ffffam", "dam"),
    ],
)
def test_what_xml_forbids_is_an_error_and_goes(text, without):
    assert severities(CHECK, unit(en=text)) == ["error"]
    assert mended(CHECK, en=text) == {"en": without}


def test_a_lone_surrogate_is_for_people():
    (finding,) = found(CHECK, unit(fa="سد \ud800 پر است."))

    assert not finding.fixes
    assert "U+D800" in finding.message


def test_signs_of_lost_text_are_warnings():
    assert severities(CHECK, unit(ar="السد \ufffd\ufffdتلئ."), unit(en="caf\x92s")) == ["warning", "warning"]


def test_emoji_and_line_ends_are_fine():
    assert not found(CHECK, unit(en="Thanks \U0001f64f\r\n\tall\x85"))

"""Lines for a person, made safe to print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligntrans.report.messages import harmless, notice, one_line


@pytest.mark.parametrize(
    ("message", "line"),
    [
        ("brief.en.txt: is empty", "brief.en.txt: is empty"),
        ("a\nb\r\tc", "a\\nb\\r\\tc"),
        ("\x1b[31mred\x07", "\\x1b[31mred\\x07"),
        ("\u202egnp.exe", "\\u202egnp.exe"),
        ("half \ud800", "half \\ud800"),
        ("موجز.txt می\u200cماند", "موجز.txt می\u200cماند"),
    ],
)
def test_a_message_is_one_line_that_no_terminal_acts_on(message, line):
    assert one_line(message) == line


@given(st.text())
def test_any_message_is_one_line(message):
    assert len(f"{one_line(message)}.".splitlines()) == 1


@given(st.text())
def test_harmless_text_holds_no_controls_but_tabs_and_line_ends(text):
    safe = harmless(text)

    assert not any(ord(character) < 32 and character not in "\t\n" for character in safe)
    assert "\x7f" not in safe
    assert safe.encode().decode() == safe


def test_harmless_text_is_left_alone():
    text = "می\u200cماند\tand\n“so” \u202bon\u202c"

    assert harmless(text) == text


def test_notices_go_to_standard_error_unless_quiet(capsys):
    notice(quiet=False)("one\ntwo")
    notice(quiet=True)("three")

    assert capsys.readouterr() == ("", "aligntrans: one\\ntwo\n")

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligntrans.names.acronyms import acronyms


def _pairs(text):
    return [(found.short.of(text), found.long.of(text)) for found in acronyms(text)]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Iraq's Popular Mobilization Forces (PMF) said so.", "PMF", "Popular Mobilization Forces"),
        ("The PMF (Popular Mobilization Forces) said so.", "PMF", "Popular Mobilization Forces"),
        ("members of Hay'at Tahrir al-Sham (HTS) left", "HTS", "Hay'at Tahrir al-Sham"),
        ("the Islamic Revolutionary Guard Corps (IRGC)", "IRGC", "Islamic Revolutionary Guard Corps"),
        (
            "Organization of the Petroleum Exporting Countries (OPEC)",
            "OPEC",
            "Organization of the Petroleum Exporting Countries",
        ),
        ("قالت هيئة الحشد الشعبي (PMF) إنها باقية", "PMF", "هيئة الحشد الشعبي"),
        ("أعلن «الحشد الشعبي» (PMF) ذلك", "PMF", "الحشد الشعبي"),
        ("سازمان حشد شعبی (\u200ePMF\u200e) گفت", "PMF", "سازمان حشد شعبی"),
        ("در PMF (حشد شعبی) گفتند", "PMF", "حشد شعبی"),
    ],
)
def test_an_acronym_is_tied_to_what_it_stands_for(text, short, long):
    assert _pairs(text) == [(short, long)]


@pytest.mark.parametrize(
    "text",
    [
        "The minister (right) left.",
        "He was born in 1970 (Baghdad).",
        "in 2014 (PMF)",
        "Section 3 (IV) applies",
        "(PMF)",
        "Nobody was hurt (AFP)",
    ],
)
def test_brackets_that_explain_nothing_are_left_alone(text):
    assert acronyms(text) == []


def test_words_before_a_stop_are_not_taken():
    assert _pairs("وصل الوفد. الحشد الشعبي (PMF)") == [("PMF", "الحشد الشعبي")]


def test_a_line_end_parts_what_is_not_one():
    assert acronyms("Popular Mobilization Forces\n(PMF)") == []


@given(st.text('AaBb ()«»"\n.,حشد\u200c', max_size=80))
@settings(max_examples=100, deadline=None)
def test_any_text_is_searched(text):
    for found in acronyms(text):
        assert found.short.of(text)
        assert found.long.of(text).strip()

"""Messages in English that quote other scripts: every quotation runs by itself."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligntrans.model import Span
from aligntrans.report.check.marked import marked, message
from aligntrans.report.check.runs import isolated, runs

FSI, PDI, RLO, ZWNJ = "\u2068", "\u2069", "\u202e", "\u200c"


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ("2019 is missing", []),
        ("has “۲۱ قطره”", ["۲۱ قطره"]),
        ("has «۲۱ قطره», or not", ["«۲۱ قطره»"]),
        ("بغداد, دمشق and حلب", ["بغداد", "دمشق", "حلب"]),
        ("“OPEC اوپک” is", ["OPEC اوپک"]),
        ("the Arabic has مدينة حلب (twice)", ["مدينة حلب"]),
        ("“border” is “هيئة الحدود”, “سلطة”", ["هيئة الحدود", "سلطة"]),
        (f"می{ZWNJ}رود is", [f"می{ZWNJ}رود"]),
        ("\"حلب\" or 'a'", ["حلب"]),
    ],
)
def test_parts_that_run_to_the_left(said, parts):
    assert [part for part, turned in runs(said) if turned] == parts
    assert isolated(said).count(FSI) == len(parts)


@given(st.text(alphabet=f'ab حل۱٢12“”"«»,.({RLO}{PDI}\n', max_size=30))
@settings(max_examples=60)
def test_nothing_of_a_message_is_lost_and_nothing_in_it_turns_the_rest(said):
    assert "".join(part for part, _ in runs(said)) == said
    shown = isolated(said)
    assert shown.count(FSI) == shown.count(PDI)
    assert not {RLO, "\n"} & set(shown)


def test_a_message_as_html_is_escaped_and_isolated():
    assert message("<b> “حلب”\n&") == "&lt;b&gt; “<bdi>حلب</bdi>” &amp;"


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        ([], "a &lt;b&gt; c"),
        ([(2, 5)], "a <mark>&lt;b&gt;</mark> c"),
        ([(0, 3), (2, 5)], "<mark>a &lt;b&gt;</mark> c"),
        ([(6, 7), (0, 1)], "<mark>a</mark> &lt;b&gt; <mark>c</mark>"),
        ([(2, 2)], 'a <mark class="point"></mark>&lt;b&gt; c'),
        ([(7, 7)], 'a &lt;b&gt; c<mark class="point"></mark>'),
    ],
)
def test_spans_are_marked_in_escaped_text(spans, shown):
    assert marked("a <b> c", [Span(*span) for span in spans]) == shown


def test_controls_are_shown_by_their_codes():
    assert marked(f"a{RLO}b\x07", []) == (
        'a<span class="control" title="right-to-left override">U+202E</span>b'
        '<span class="control" title="control character">U+0007</span>'
    )
    assert marked(f"می{ZWNJ}رود", []) == f"می{ZWNJ}رود"


@given(st.text("ab<>&", max_size=12), st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=4))
@settings(max_examples=60)
def test_marks_change_no_text(text, wanted):
    import re
    from html import unescape

    spans = [Span(min(pair), max(pair)) for pair in wanted if max(pair) <= len(text)]

    assert unescape(re.sub(r"<[^>]*>", "", marked(text, spans))) == text

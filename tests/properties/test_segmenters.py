"""What every segmenter keeps over any text, in any language."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligntrans.languages import LANGUAGES
from aligntrans.model import Segment, Span
from aligntrans.segmenters.lines import LinesSegmenter
from aligntrans.segmenters.rules import RulesSegmenter

STOPS = """
    . … ... ? ! ؟ ۔ \u061d \u061e ، ؛ : ) ( ] [ » « ” “ ' " [1] (2) ¹
    3.5 ۲٫۱. 1. a. U.S. Dr. د. م. الف. (Fig. al. e.g. هـ. word Word كلمة واژه
"""
SPACES = (" ", "  ", "\n", "\n\n", "\t", "\r", "\u00a0", "\u2028", "\u2029", "\f", "\x1c", "\x85")
OTHERS = "\u200c\u200e\u200f\u2067\u2069\ufeff\ud800\x00😀"
PIECES = (*STOPS.split(), *SPACES, *OTHERS)
texts = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
few = settings(max_examples=100, deadline=None)


@pytest.mark.parametrize("segmenter", [RulesSegmenter(), LinesSegmenter()], ids=lambda value: type(value).__name__)
@few
@given(text=texts, language=st.sampled_from(list(LANGUAGES.values())))
def test_nothing_but_white_space_is_lost(segmenter, text, language):
    end = 0
    for span in segmenter.segment(text, language):
        assert not text[end : span.start].strip()
        assert Segment(span.of(text), span)
        end = span.end
    assert not text[end:].strip()


@few
@given(text=texts, language=st.sampled_from(list(LANGUAGES.values())))
def test_an_empty_line_separates_whatever_stands_around_it(text, language):
    segmenter = RulesSegmenter()
    joined = f"{text}\n\nword"

    spans = list(segmenter.segment(joined, language))

    assert spans[:-1] == list(segmenter.segment(text, language))
    assert spans[-1] == Span(len(joined) - 4, len(joined))


@few
@given(text=texts, language=st.sampled_from(list(LANGUAGES.values())))
def test_the_same_text_gives_the_same_segments(text, language):
    segmenter = RulesSegmenter()

    assert list(segmenter.segment(text, language)) == list(segmenter.segment(text, language))

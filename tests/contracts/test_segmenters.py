"""What every segmenter promises, ours or a plug-in's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligntrans import registry
from aligntrans.languages import LANGUAGES
from aligntrans.model import Segment
from aligntrans.protocols import Segmenter
from support.strategies import FAST, HOSTILE

SEGMENTERS = [registry.load("segmenters", name) for name in registry.names("segmenters")]
TEXTS = st.text() | st.lists(st.sampled_from((*HOSTILE, "word ", "كلمة. ", "واژه؟ ", "\n")), max_size=30).map("".join)

pytestmark = pytest.mark.parametrize("segmenter", SEGMENTERS, ids=lambda segmenter: segmenter.__name__)
languages = pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda language: language.tag)


def test_it_needs_no_options_and_follows_the_protocol(segmenter):
    assert isinstance(segmenter(), Segmenter)
    assert isinstance(segmenter.keeps_lines, bool)


@languages
@pytest.mark.parametrize("text", ["", " ", "\n\t\u2028\n", "\u00a0"])
def test_white_space_alone_is_no_segment(segmenter, language, text):
    assert list(segmenter().segment(text, language)) == []


@languages
def test_a_sentence_by_itself_is_one_segment_without_the_space_around_it(segmenter, language):
    spans = list(segmenter().segment("  The rain fell \n", language))

    assert [span.of("  The rain fell \n") for span in spans] == ["The rain fell"]


@FAST
@given(text=TEXTS, language=st.sampled_from(list(LANGUAGES.values())))
def test_segments_are_in_order_and_lose_only_white_space(segmenter, text, language):
    end = 0
    for span in segmenter().segment(text, language):
        assert not text[end : span.start].strip()
        assert Segment(span.of(text), span)
        end = span.end
    assert not text[end:].strip()


@FAST
@given(text=TEXTS, language=st.sampled_from(list(LANGUAGES.values())))
def test_one_segmenter_gives_the_same_segments_twice(segmenter, text, language):
    one = segmenter()

    assert list(one.segment(text, language)) == list(one.segment(text, language))

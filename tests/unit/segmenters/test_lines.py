"""A segment a line."""

from __future__ import annotations

import pytest

from aligntrans.languages import LANGUAGES
from aligntrans.segmenters.lines import LinesSegmenter


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one. two.\nthree", ["one. two.", "three"]),
        ("  one  \r\n\r\n\ttwo", ["one", "two"]),
        ("one\rtwo\u2028three\u2029four", ["one", "two", "three", "four"]),
        ("سطر أول.\nسطر ثان؟ نعم.", ["سطر أول.", "سطر ثان؟ نعم."]),
        ("", []),
        ("\n \n", []),
    ],
)
def test_every_line_that_is_not_blank_is_a_segment(text, lines):
    spans = LinesSegmenter().segment(text, LANGUAGES["en"])

    assert [span.of(text) for span in spans] == lines


def test_line_ends_are_kept_for_it():
    assert LinesSegmenter.keeps_lines

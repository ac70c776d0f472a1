"""Foreign text in messages."""

from __future__ import annotations

import pytest

from aligntrans.text.bidi import isolate


@pytest.mark.parametrize(
    ("text", "isolated"),
    [
        ("ملف", "\u2068ملف\u2069"),
        ("ملف\u2069", "\u2068ملف\u2069"),
        ("\u202eملف", "\u2068\u202eملف\u202c\u2069"),
        ("\u2067ملف", "\u2068\u2067ملف\u2069\u2069"),
        ("\u2067\u202bملف\u2069", "\u2068\u2067\u202bملف\u202c\u2069\u2069"),
        ("\u202cملف", "\u2068ملف\u2069"),
        ("\u202b\u2067ملف\u202c\u2069\u202c", "\u2068\u202b\u2067ملف\u2069\u202c\u2069"),
    ],
    ids=["plain", "stray PDI", "open override", "open isolate", "open embedding", "stray PDF", "crossed"],
)
def test_isolated_text_cannot_reorder_what_stands_around_it(text, isolated):
    assert isolate(text) == isolated


def test_ascii_text_needs_no_isolation():
    assert isolate("brief.en.html") == "brief.en.html"

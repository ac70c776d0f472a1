"""Any cues become a page that loses no letter of them; any text becomes a page or a `ReadError`."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligntrans.errors import ReadError
from aligntrans.model import Document
from aligntrans.readers.subtitles.srt import SrtReader
from aligntrans.readers.subtitles.vtt import VttReader
from support.strategies import FAST

LINES = (
    "Rain fell.",
    "...and fell",
    "- No",
    "(thunder)",
    ".هطل المطر",
    "\u202bهطل المطر\u202c",
    "چه کسی دید؟",
    "",
    "12",
    "\u202b",
)
words = st.sampled_from(LINES) | st.text(
    st.characters(categories=("L", "N", "P", "Zs"), exclude_characters="<>&{}"), max_size=20
)
cues = st.lists(
    st.tuples(st.integers(0, 9000), st.integers(0, 9000), st.lists(words, min_size=1, max_size=3)),
    min_size=1,
    max_size=8,
)
PIECES = (
    *LINES,
    "1",
    "00:00:01,000 --> 00:00:02,000",
    "00:01.000 --> 00:02.000",
    "WEBVTT",
    "NOTE",
    "-->",
    "<v A>b",
    "&lt;",
    "<br>",
)


def letters(text):
    return Counter(character for character in text if character.isalpha())


def clock(milliseconds):
    return f"00:00:{milliseconds // 1000:02}.{milliseconds % 1000:03}"


@pytest.mark.parametrize(("reader", "head"), [(SrtReader, ""), (VttReader, "WEBVTT\n\n")])
@pytest.mark.parametrize("keep_lines", [False, True])
@FAST
@given(cues)
def test_subtitles_lose_no_letter(reader, head, keep_lines, cues):
    """Captions that roll up lose what they repeat, so that no line is the same as one of the cue before."""
    shown = [
        [f"{line}{'ab'[number % 2]}" for line in lines if line.strip()] for number, (_, _, lines) in enumerate(cues)
    ]
    text = head
    for (start, end, _), lines in zip(cues, shown, strict=True):
        text += "\n".join([f"{clock(start)} --> {clock(end)}", *lines, "", ""])
    try:
        page = reader().read(text.encode(), keep_lines=keep_lines)
    except ReadError:
        assert not any(shown)
        return
    Document(page.text, "en", page.blocks)
    assert letters(page.text) == letters("".join(line for lines in shown for line in lines))


@pytest.mark.parametrize("reader", [SrtReader, VttReader])
@FAST
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=10), max_size=14).map("\n".join))
def test_any_text_makes_a_document_or_is_refused_in_one_line(reader, text):
    for data in (text.encode("utf-8", "surrogatepass"), b"WEBVTT\n\n" + text.encode("utf-8", "surrogatepass")):
        try:
            page = reader().read(data)
        except ReadError as refusal:
            assert "\n" not in str(refusal)
        else:
            Document(page.text, "en", page.blocks)
            assert page == reader().read(data)


@pytest.mark.parametrize("reader", [SrtReader, VttReader])
@FAST
@given(st.binary(max_size=200))
def test_any_bytes_make_a_document_or_are_refused(reader, data):
    with suppress(ReadError):
        page = reader().read(data)
        Document(page.text, "en", page.blocks)

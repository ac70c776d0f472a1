"""The sentences of the sample briefs as subtitles of two short lines: read back, they are the same sentences."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from aligntrans import languages, store
from aligntrans.readers.page import wording
from aligntrans.readers.subtitles.srt import SrtReader
from aligntrans.readers.subtitles.vtt import VttReader
from aligntrans.segmenters.rules import RulesSegmenter

GOLDS = sorted((Path(__file__).parents[2] / "corpora").glob("*/gold.json"))
WIDTH = 40
"""Characters of a line; subtitlers have 37 to 42."""
LEAST = 0.99
"""Of sentences that are the same; .998 English, 1 Arabic and Farsi when this was written."""


def clock(milliseconds, mark):
    seconds = milliseconds // 1000
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{mark}{milliseconds % 1000:03}"


def subtitles(sentences, mark):
    """Cues of two seconds and two lines at most, .1 s apart in a sentence and .5 s between sentences."""
    cues, now = [], 0
    for sentence in sentences:
        lines = textwrap.wrap(sentence, WIDTH, break_on_hyphens=False, break_long_words=False)
        for first in range(0, len(lines), 2):
            text = "\n".join(lines[first : first + 2])
            cues.append(f"{clock(now, mark)} --> {clock(now + 2000, mark)}\n{text}\n")
            now += 2100
        now += 400
    return "\n".join(cues)


@pytest.mark.parametrize(("reader", "head", "mark"), [(SrtReader, "", ","), (VttReader, "WEBVTT\n\n", ".")])
@pytest.mark.parametrize("tag", ["en", "ar", "fa"])
def test_sentences_cut_into_cues_are_made_whole(tag, reader, head, mark):
    same = total = 0
    for gold in GOLDS:
        (document,) = (one for one in store.load_gold(gold.read_bytes()).documents if one.language == tag)
        texts = [" ".join(segment.text.split()) for segment in document.segments]
        sentences = [text for text in texts if wording.ends_sentence(text)]
        page = reader().read((head + subtitles(sentences, mark)).encode())
        found = {
            span.of(block.span.of(page.text))
            for block in page.blocks
            for span in RulesSegmenter().segment(block.span.of(page.text), languages.of(tag))
        }
        same += sum(sentence in found for sentence in sentences)
        total += len(sentences)

    assert total > 400
    assert same >= LEAST * total

"""What is seen of a piece."""

from __future__ import annotations

import numpy as np
import pytest

from aligntrans.aligners.evidence import END_MARKS, KINDS, MARKS, centred, counts, gather, last_mark, running
from aligntrans.model import Kind, Level
from support.pieces import made

BLOCKS = [
    (Kind.TITLE, ["Water in 2024"]),
    (Kind.FURNITURE, []),
    (Kind.PARAGRAPH, ["The GPT-4 model (of OpenAI) used 1,250 litres.", "Why, exactly?"]),
]


def test_sentences_carry_their_block_and_its_kind():
    seen = gather(made("en", BLOCKS), Level.SENTENCE)

    assert len(seen) == 3
    assert seen.blocks.tolist() == [0, 2, 2]
    assert [KINDS[kind] for kind in seen.kinds] == [Kind.TITLE, Kind.PARAGRAPH, Kind.PARAGRAPH]
    assert seen.headings.tolist() == [True, False, False]


def test_blocks_that_are_left_out_are_no_pieces():
    seen = gather(made("en", BLOCKS), Level.PARAGRAPH)

    assert seen.blocks.tolist() == [0, 2]
    assert seen.numbers == (frozenset({"2024"}), frozenset({"4", "1250"}))
    assert seen.words[1] >= {"gpt-4", "openai"}


def test_marks_are_counted_and_the_last_one_stands_alone():
    seen = gather(made("en", BLOCKS), Level.SENTENCE)

    assert dict(zip(MARKS, seen.marks[1], strict=True)) == {mark: float(mark in "(,") for mark in MARKS}
    assert [END_MARKS[end] if end >= 0 else "" for end in seen.ends] == ["", ".", "?"]


@pytest.mark.parametrize(
    ("arabic", "farsi", "english"),
    [
        ("كم لترًا؟", "چند لیتر؟", "How many litres?"),
        ("«نعم».", "«بله».", '"Yes".'),
        ("أولًا: ٣٫٥", "نخست: ۳٫۵", "First: 3.5"),
    ],
)
def test_marks_and_digits_of_all_scripts_are_the_same_evidence(arabic, farsi, english):
    seen = [
        gather(made(tag, [(Kind.PARAGRAPH, [text])]), Level.SENTENCE)
        for tag, text in (("ar", arabic), ("fa", farsi), ("en", english))
    ]

    assert len({side.numbers for side in seen}) == 1
    assert len({tuple(side.marks[0]) for side in seen}) == 1
    assert len({side.ends[0] for side in seen}) == 1


@pytest.mark.parametrize(("text", "mark"), [("end.", "."), ('end."', "."), ("end?) ", "?"), ("end", "d"), ("", "~")])
def test_closers_hide_no_last_mark(text, mark):
    assert last_mark(text) == mark


def test_an_empty_document_has_evidence_of_nothing():
    for level in Level:
        seen = gather(made("en", []), level)

        assert len(seen) == 0
        assert seen.marks.shape == (0, len(MARKS))


def test_text_that_folds_to_nothing_has_no_length():
    seen = gather(made("ar", [(Kind.PARAGRAPH, ["\u064b\u0651", "😀"])]), Level.SENTENCE)

    assert seen.lengths[0] == 0
    assert seen.ends.tolist() == [-1, -1]


def test_a_sum_of_a_run_is_a_difference_of_two_rows():
    sums = running(np.array([[1.0, 0.0], [2.0, 5.0], [4.0, 0.0]]))

    assert (sums[3] - sums[1]).tolist() == [6.0, 5.0]


def test_tokens_outside_the_vocabulary_are_not_counted():
    assert counts([frozenset({"a", "z"}), frozenset()], {"a": 0, "b": 1}).tolist() == [[1, 0], [0, 0]]
    assert counts([frozenset({"z"})], {}).shape == (1, 1)


def test_centring_takes_away_what_all_vectors_share():
    vectors = centred(np.array([[3.0, 1.0], [3.0, -1.0], [3.0, 0.0]]))

    assert np.abs(vectors[:, 0]).max() < 0.2
    assert vectors[0, 1] > 0 > vectors[1, 1]


def test_a_single_vector_is_not_centred_away():
    assert centred(np.array([[3.0, 1.0]])).tolist() == [[3.0, 1.0]]


def test_pieces_in_another_order_keep_their_evidence():
    seen = gather(made("en", BLOCKS), Level.SENTENCE)

    taken = seen.taken(np.array([2, 0, 1]))

    assert taken.blocks.tolist() == [2, 0, 2]
    assert taken.numbers == (seen.numbers[2], seen.numbers[0], seen.numbers[1])
    assert taken.marks.tolist() == [seen.marks[place].tolist() for place in (2, 0, 1)]

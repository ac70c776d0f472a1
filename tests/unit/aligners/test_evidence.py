"""What is seen of a piece."""

from __future__ import annotations

import numpy as np
import pytest

from aligntrans.aligners.evidence import END_MARKS, KINDS, MARKS, gather, last_mark
from aligntrans.model import Kind, Level
from support.pieces import Dictionary, Whole, made

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


@pytest.mark.parametrize("encoder", [None, Dictionary(), Whole(Dictionary())], ids=["plain", "additive", "whole"])
def test_an_empty_document_has_evidence_of_nothing(encoder):
    for level in Level:
        seen = gather(made("en", []), level, encoder)

        assert len(seen) == 0
        assert seen.marks.shape == (0, len(MARKS))


def test_text_that_folds_to_nothing_has_no_length():
    seen = gather(made("ar", [(Kind.PARAGRAPH, ["\u064b\u0651", "😀"])]), Level.SENTENCE)

    assert seen.lengths[0] == 0
    assert seen.ends.tolist() == [-1, -1]


def test_vectors_of_words_are_taken_only_from_an_encoder_that_adds_up():
    document = made("en", BLOCKS)

    assert gather(document, Level.SENTENCE).vectors is None
    assert gather(document, Level.SENTENCE).vocabulary is None
    assert gather(document, Level.SENTENCE, Dictionary()).vocabulary is not None
    assert gather(document, Level.SENTENCE, Whole(Dictionary())).vectors is not None
    assert gather(document, Level.SENTENCE, Whole(Dictionary())).vocabulary is None


@pytest.mark.parametrize("encoder", [Dictionary(), Whole(Dictionary())], ids=["additive", "whole"])
def test_pieces_in_another_order_keep_their_evidence(encoder):
    lines = ["The river in 2024?", "A harvest.", "That school, that border."]
    seen = gather(made("en", [(Kind.PARAGRAPH, [line]) for line in lines]), Level.SENTENCE, encoder)
    order = np.array([2, 0, 1])

    taken = seen.taken(order)

    assert taken.blocks.tolist() == [2, 0, 1]
    assert taken.numbers == (seen.numbers[2], seen.numbers[0], seen.numbers[1])
    assert taken.marks.tolist() == [seen.marks[place].tolist() for place in order]
    assert np.array_equal(taken.vectors.pieces, seen.vectors.pieces[order])
    if seen.vocabulary is not None:
        held = [set(seen.vocabulary.part(slice(place, place + 1))[0].tolist()) for place in order]
        assert [set(taken.vocabulary.part(slice(place, place + 1))[0].tolist()) for place in range(3)] == held


def test_pieces_in_their_own_order_are_the_evidence_itself():
    seen = gather(made("en", BLOCKS), Level.SENTENCE)

    assert seen.taken(np.arange(3)) is seen


@pytest.mark.parametrize("encoder", [None, Dictionary(), Whole(Dictionary())], ids=["plain", "additive", "whole"])
def test_a_block_is_seen_as_one_sentence_with_its_text_would_be(encoder):
    blocks = [["The river in 2024?", "A harvest, a harvest: 12."], ["?!", "School (border)."], ["River"]]
    joined = made("en", [(Kind.PARAGRAPH, [" ".join(lines)]) for lines in blocks])

    seen = gather(made("en", [(Kind.PARAGRAPH, lines) for lines in blocks]), Level.PARAGRAPH, encoder)

    wanted = gather(joined, Level.SENTENCE, encoder)
    for name in ("lengths", "marks", "ends", "kinds", "headings", "blocks"):
        assert getattr(seen, name).tolist() == getattr(wanted, name).tolist(), name
    assert (seen.numbers, seen.words) == (wanted.numbers, wanted.words)
    if encoder is not None:
        assert seen.vectors.pieces == pytest.approx(wanted.vectors.pieces, abs=1e-5)
    if seen.vocabulary is not None:
        for place in range(3):
            weights = [
                sorted(side.weights[side.starts[place] : side.starts[place + 1]].tolist())
                for side in (seen.vocabulary, wanted.vocabulary)
            ]
            assert [weight for weight in weights[0] if weight] == pytest.approx([w for w in weights[1] if w])

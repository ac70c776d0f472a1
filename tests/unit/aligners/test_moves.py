"""Which blocks moved."""

from __future__ import annotations

import random
import time

import numpy as np
import pytest

from aligntrans.aligners import moves
from aligntrans.aligners.joint import JointAligner
from aligntrans.aligners.moves import following_order, left_alone, seams
from aligntrans.aligners.solution import Solution
from aligntrans.aligners.weights import shipped
from aligntrans.model import Level
from support.pieces import Codebook, Whole, coded, pairing, paragraphs_of

NUMBERED = [f"Table {number + 1000} and {number * 7 + 3000} of Place{number}." for number in range(10)]
PARAGRAPH = shipped(Level.PARAGRAPH)


def order_of(first, second, encoder=None):
    """The order of the second document in which it follows the first."""
    pair = pairing(paragraphs_of("en", first), paragraphs_of("ar", second), encoder=encoder)
    return following_order(pair, PARAGRAPH, Solution.found(pair, PARAGRAPH).path).tolist()


def test_documents_in_one_order_keep_it():
    assert order_of(NUMBERED, NUMBERED) == list(range(10))


@pytest.mark.parametrize("order", [[0, 1, 7, 8, 2, 3, 4, 5, 6, 9], [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]])
def test_a_moved_run_is_put_where_the_first_document_has_it(order):
    second = [NUMBERED[place] for place in order]

    found = order_of(NUMBERED, second)

    assert [order[place] for place in found] == list(range(10))


@pytest.mark.parametrize("encoder", [Codebook(), Whole(Codebook())], ids=["additive", "whole"])
def test_a_moved_run_is_found_by_its_meaning(encoder):
    order = [0, 1, 7, 8, 9, 2, 3, 4, 5, 6]
    english, arabic = ([coded(tag, 20 + k, 40 + k, 60 + k, 80 + k) for k in range(10)] for tag in ("en", "ar"))

    found = order_of(english, [arabic[place] for place in order], encoder)

    assert [order[place] for place in found] == list(range(10))


def test_text_that_was_added_and_text_that_is_missing_did_not_move():
    second = [*NUMBERED[:3], *NUMBERED[4:], "Photo and words of others, without a number, at the end"]

    assert order_of(NUMBERED, second) == list(range(10))


def test_long_documents_keep_their_order(monkeypatch):
    monkeypatch.setattr(moves, "MOST_PIECES", 9)
    second = [*NUMBERED[5:], *NUMBERED[:5]]

    assert order_of(NUMBERED, second) == list(range(10))


def test_documents_without_any_order_take_no_minutes():
    texts = [f"Table {number + 1000} of Place{number} holds." for number in range(100)]
    parts = [texts[start : start + 5] for start in range(0, 100, 5)]
    random.Random(1).shuffle(parts)

    started = time.perf_counter()
    shuffled = [text for part in parts for text in part]
    found = JointAligner().align([paragraphs_of("en", texts), paragraphs_of("ar", shuffled)], Level.PARAGRAPH)

    assert time.perf_counter() - started < 30  # 0.6 s; it was 218 when every order was scored anew
    assert any(bead.moved for bead in found.beads)


def test_runs_that_are_left_alone_are_told_apart_by_what_stands_between():
    path = [(0, 0, (1, 0)), (1, 0, (0, 1)), (1, 1, (1, 0)), (2, 1, (1, 1)), (3, 2, (1, 0))]

    assert left_alone(path, 0) == [range(2), range(3, 4)]
    assert left_alone(path, 1) == [range(1)]


def test_seams_are_where_neighbours_are_no_neighbours():
    assert seams(np.array([0, 1, 5, 6, 2])) == [2, 4]
    assert seams(np.array([], np.int64)) == []

"""Training goes downhill along the gradient that it claims, the same way every time."""

from __future__ import annotations

import numpy as np
import pytest

from aligntrans.adapting.bags import Bags, cut
from aligntrans.adapting.training import ENOUGH, Options, Pairs, Training, contrast, unwindowed, windowed, windows
from aligntrans.encoders.pieces import SHIPPED, PieceTable
from aligntrans.text.folding import fold


@pytest.fixture
def random():
    return np.random.default_rng(3)


def lesson(random, size=40):
    """Pairs whose texts have a piece each side that belongs to the other, and some that say nothing."""
    rows = [[number, 40 + int(random.integers(5))] for number in range(size)]
    other = [[50 + number, 40 + int(random.integers(5))] for number in range(size)]
    keys = np.arange(size)
    return Pairs((Bags.of(rows), Bags.of(other)), (keys, keys + 1000)), random.standard_normal((95, 8)).astype(
        np.float32
    )


def test_gradients_are_those_of_the_loss(random):
    first, second = random.standard_normal((2, 6, 5)).astype(np.float32)
    keys = (np.array([0, 1, 2, 3, 4, 0]), np.arange(6))
    _, *gradients = contrast(first, second, keys, 0.5)
    for side, gradient in zip((first, second), gradients, strict=True):
        place, step = (2, 3), 1e-2
        values = []
        for sign in (1, -1):
            side[place] += sign * step
            values.append(contrast(first, second, keys, 0.5)[0])
            side[place] -= sign * step
        assert gradient[place] == pytest.approx((values[0] - values[1]) / (2 * step), abs=1e-3)


def test_windows_are_runs_of_neighbours_and_their_gradients_go_back_to_each(random):
    numbers = np.array([4, 5, 6, 9, 10])
    starts, stops = windows(numbers, 2)
    vectors = random.standard_normal((5, 3)).astype(np.float32)

    assert list(zip(starts.tolist(), stops.tolist(), strict=True))[5:] == [(0, 2), (1, 3), (3, 5)]
    assert np.allclose(windowed(vectors, starts, stops)[5], vectors[0] + vectors[1], atol=1e-6)
    gradient = random.standard_normal((8, 3)).astype(np.float32)
    assert np.allclose(unwindowed(gradient, starts, stops, 5)[1], gradient[1] + gradient[5] + gradient[6], atol=1e-6)


def test_the_loss_falls(random):
    training = Training(*lesson(random), Options(rate=0.1))
    losses = [training.step() for _ in range(60)]

    assert np.mean(losses[-5:]) < np.mean(losses[:5]) / 2


def test_training_is_the_same_every_time_and_leaves_its_start_alone(random):
    pairs, vectors = lesson(random)
    before = vectors.copy()
    runs = [Training(pairs, vectors) for _ in range(2)]
    for _ in range(5):
        assert runs[0].step() == runs[1].step()

    assert np.array_equal(runs[0].vectors, runs[1].vectors)
    assert np.array_equal(vectors, before)


def test_pieces_that_do_not_occur_stay_where_they_are(random):
    pairs, vectors = lesson(random)
    training = Training(pairs, vectors)
    training.step()

    assert np.array_equal(training.vectors[45:50], vectors[45:50])


def test_few_pairs_are_learnt_from_at_a_lower_rate():
    assert Options.of(ENOUGH // 2).rate == pytest.approx(Options().rate / 2)
    assert Options.of(10 * ENOUGH) == Options()


def test_texts_are_cut_as_the_encoder_cuts_them():
    table = PieceTable.read(SHIPPED)
    texts = ["The river rose.", "", "ارتفع  النهر ارتفع", "رودخانه\u200cها"]
    bags = cut(texts, table)
    starts = np.cumsum(bags.sizes) - bags.sizes

    for text, start, size in zip(texts, starts, bags.sizes, strict=True):
        assert bags.flat[start : start + size].tolist() == table.processor.encode(fold(text))

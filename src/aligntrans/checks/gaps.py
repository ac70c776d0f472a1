"""The run of words of one text that its translation most likely leaves out, and how likely that is.

Vectors that add up tell it: without the run, the text is more like its translation, and its length fits better; the
words of the run find no counterpart, those around it do. Runs of 15 to 50 % of a text are looked at. How much shorter
a translation is than others of its file says as much as all of that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

import numpy as np

from aligntrans.checks.length import lengths, letters
from aligntrans.model import Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from aligntrans.checks.length import Lengths
    from aligntrans.checks.meaning import Gist, Meaning, Worded
    from aligntrans.model import Variant

    Table = NDArray[np.float64]
    Places = NDArray[np.int64]

LEAST_WORDS, MOST_WORDS = 12, 120
"""Of the text that is whole. In shorter ones a run says too little; longer ones are no sentences."""
LEAST_LEFT = 5
"""Words of its translation."""
SHORTEST, LONGEST = 0.15, 0.5
"""Share of the words of a text that a run may be."""
MISSING, FOUND = 0.1, 0.5
"""Cosines with the nearest word, between which a word goes from missing to found, as in `aligners.coverage`."""
COMMON = 0.3
"""What one of the commonest words of its language counts beside others."""
MOST_GAIN = 6.0
MARK = re.compile("[,;:()\u060c\u061b]")
"""What parts clauses, in all three languages."""
DIGIT = re.compile(r"\d")
BORDERS = frozenset(",;:.()\u060c\u061b\u2013\u2014-")
"""What a run may begin behind and end before."""
MOST_CONTENT = -0.06
"""Translations whose words weigh more than that, as a logarithm above the mean, leave out nothing that can be told."""
WEIGHTS = {
    "gain": 23.503,  # how much more alike the texts are without the run
    "like": -2.574,  # how like the translation the run is
    "bare": 1.975,  # how many words of the run find no counterpart
    "lost": 0.858,  # the same, heavy words counting more
    "outside": 2.711,  # the same of the words around the run
    "fits": 0.305,  # how much better the lengths fit without it
    "alike": 1.399,  # how alike the texts are
    "words": 0.266,  # of the text, their number's logarithm
    "share": -1.977,  # of the text's words, how many are in the run
    "fewer": -2.021,  # words of the translation over words of the text: logarithm, above the mean
    "telling": -2.664,  # the same of words that are none of the commonest
    "left": 2.700,  # how far that is off without the run
    "held": 1.474,  # how many words of the text find a counterpart
    "back": -2.565,  # how many of the translation do
    "length": 0.065,  # standard deviations by which the translation is longer than it should be
    "weight": 19.036,  # of what the words of the text weigh, how much is in the run
    "content": -9.162,  # the same of what the words weigh, which is the length of their vectors
    "rest": -3.541,  # how far that is off without the run
    "full": -0.604,  # of the words of the run, how many are none of the commonest
    "outer": 25.679,  # how much of the translation the words around the run explain
    "whole": -22.833,  # how much of it all words of the text explain
    "usual": 22.423,  # what the translations of the file weigh
    "marks": -7.900,  # commas and the like, for a word of the text
    "others": 2.485,  # and for a word of the translation
    "kept": -0.778,  # the logarithm of the ratio of both
    "figures": 2.067,  # digits, for a word of the text
    "capitals": 1.093,  # for a word of the text
    "heavy": 5.990,  # what a word of the text weighs
    "light": -4.076,  # what a word of the translation weighs
    "begins": 1.440,  # whether the run begins at a mark
    "ends": 1.173,  # whether it ends at one
}
OFFSET = -14.042
"""By `scripts/fit_gaps.py`: a logistic regression on translations with and without a clause, from every second document
of TICO-19 and of two collections of web documents, English to Arabic and to Farsi, in 2026. They belong together and to
the encoder in the package; the figures depend on each other, so that another fit gives others that find as much."""
VECTOR = np.array(list(WEIGHTS.values()))


@dataclass(frozen=True, slots=True)
class Gap:
    """A run of words that is perhaps left out."""

    span: Span
    """In the text that has it."""
    odds: float
    """Logarithm of the odds that it is left out, of texts of which one in two leaves out something."""
    words: int
    """Of the whole text."""


def gap(
    meaning: Meaning, source: Variant, target: Variant, usual: float = 0.0, most_content: float = MOST_CONTENT
) -> Gap | None:
    """Return the run of *source* that *target* most likely leaves out; none when they do not lend themselves to it.

    Args:
        meaning: vectors of their words.
        source: the text that is whole.
        target: the text that leaves out something.
        usual: what the words of translations usually weigh in the file, by `usual.Usual`.
        most_content: what the words of *target* may weigh; a higher one is not looked at.
    """
    gists = meaning.gist(source), meaning.gist(target)
    if not is_fitting(*gists) or content(*gists, (source, target)) - usual > most_content:
        return None
    first, second = meaning.words(source), meaning.words(target)
    starts, stops = _runs(len(first))
    odds = features(first, second, (source, target), usual) @ VECTOR + OFFSET
    best = int(odds.argmax())
    span = Span(first.spans[starts[best]][0], first.spans[stops[best] - 1][1])
    return Gap(span, float(odds[best]), len(first))


def is_fitting(first: Gist, second: Gist) -> bool:
    """Return whether two texts are neither too short nor too long."""
    return LEAST_WORDS <= first.count <= MOST_WORDS and LEAST_LEFT <= second.count <= MOST_WORDS


def content(first: Gist, second: Gist, texts: tuple[Variant, Variant]) -> float:
    """Return the logarithm of what the words of a translation weigh over what those of the text do, above the mean."""
    usual = lengths(texts[0].language, texts[1].language).content
    return log((second.weight + 1) / (first.weight + 1)) - usual


def deviation(source: Variant, target: Variant) -> float:
    """Return by how many standard deviations *target* is longer than it should be; 0 where that is not known."""
    counts = (letters(source.text), letters(target.text))
    return lengths(source.language, target.language).deviation(*counts) if min(counts) else 0.0


@lru_cache(maxsize=256)
def _runs(words: int) -> tuple[Places, Places]:
    """Return where the runs of a text of so many words start and stop."""
    starts, stops = np.triu_indices(words + 1, 1)
    sizes = stops - starts
    kept = (sizes >= max(2, SHORTEST * words)) & (sizes <= LONGEST * words)
    return starts[kept], stops[kept]


def features(first: Worded, second: Worded, texts: tuple[Variant, Variant], usual: float) -> Table:
    """Return (runs, features): what speaks for and against each run of the first text, in the order of `WEIGHTS`."""
    starts, stops = _runs(len(first))
    sizes = stops - starts
    gain, like, alike = _likeness(first, second, starts, stops)
    found = np.clip((first.directions @ second.directions.T - MISSING) / (FOUND - MISSING), 0, 1)
    forth, back = (_share(found.max(axis), side.telling) for axis, side in ((1, first), (0, second)))
    weights = np.where(first.telling, 1.0, COMMON)
    bare = _sums((1 - found.max(1)) * weights, starts, stops) / _sums(weights, starts, stops)
    scale = lengths(texts[0].language, texts[1].language)
    norms = first.weights
    lost = _sums((1 - found.max(1)) * norms, starts, stops)
    heavy = _sums(norms, starts, stops)
    outside = ((1 - found.max(1)) @ norms - lost) / np.maximum(1e-9, norms.sum() - heavy)
    others = second.weights.sum()
    telling = _sums(first.telling, starts, stops)
    count, other = first.telling.sum() + 1, second.telling.sum() + 1
    lettered = [np.array([end - start for start, end in one.spans], np.float64) for one in (first, second)]
    rest = lettered[0].sum() - _sums(lettered[0], starts, stops)
    whole = _fit(scale, lettered[0].sum(), lettered[1].sum())
    fits = np.clip(_fit(scale, rest, lettered[1].sum()) - whole, -MOST_GAIN, MOST_GAIN)
    figures = [
        gain,
        like,
        bare,
        lost / np.maximum(1e-9, heavy),
        outside,
        fits,
        alike,
        np.log(len(first)),
        sizes / len(first),
        (np.log(len(second) / len(first)) - scale.words),
        (np.log(other / count) - scale.telling),
        np.abs(np.log(other / np.maximum(1, count - telling)) - scale.telling),
        forth,
        back,
        deviation(*texts),
        heavy / max(1e-9, norms.sum()),
        content(first.gist, second.gist, texts),
        np.abs(np.log((others + 1) / (norms.sum() - heavy + 1)) - scale.content),
        telling / sizes,
        *_explained(found, second.weights, starts, stops),
        usual,
        *_marks(first, second, texts),
        *_borders(first, texts[0].text, starts, stops),
    ]
    table = np.empty((len(figures), len(starts)))
    for row, figure in zip(table, figures, strict=True):
        row[:] = figure
    return table.T


def _explained(
    found: NDArray[np.float32], weights: NDArray[np.float32], starts: Places, stops: Places
) -> tuple[Table, float]:
    """Return how much of the translation, by weight, the words outside each run explain, and how much all words do."""
    nothing = np.zeros((1, found.shape[1]), found.dtype)
    before = np.concatenate([nothing, np.maximum.accumulate(found)])
    behind = np.concatenate([np.maximum.accumulate(found[::-1])[::-1], nothing])
    total = max(1e-9, float(weights.sum()))
    # einsum, since the product by BLAS warned once of invalid values though all of them were finite.
    outside: Table = np.einsum("ij,j->i", np.maximum(before[starts], behind[stops]), weights) / total
    return outside, float(before[-1] @ weights) / total


def _marks(first: Worded, second: Worded, texts: tuple[Variant, Variant]) -> tuple[float, ...]:
    """Return what the marks, figures and capitals of two texts say of how many words a good translation has."""
    marks = [len(MARK.findall(text.text)) for text in texts]
    source = texts[0].text
    return (
        marks[0] / len(first),
        marks[1] / len(second),
        float(np.log((marks[1] + 1) / (marks[0] + 1))),
        len(DIGIT.findall(source)) / len(first),
        sum(map(str.isupper, source)) / len(first),
        first.gist.weight / len(first),
        second.gist.weight / len(second),
    )


def _borders(first: Worded, text: str, starts: Places, stops: Places) -> tuple[Table, Table]:
    """Return whether each run begins, and whether it ends, at a mark or at an end of the text."""
    between = [text[one[1] : other[0]] for one, other in pairwise(first.spans)]
    known = np.array([1.0, *(float(not BORDERS.isdisjoint(gap)) for gap in between), 1.0])
    return known[starts], known[stops]


def _likeness(first: Worded, second: Worded, starts: Places, stops: Places) -> tuple[Table, Table, float]:
    """Return how much more alike two texts are without each run, how like the second the run is, how alike they are."""
    total = second.vectors.sum(0, dtype=np.float64)
    total /= max(1e-9, float(np.linalg.norm(total)))
    sums = np.concatenate([np.zeros((1, first.vectors.shape[1])), first.vectors.cumsum(0, dtype=np.float64)])
    along = sums @ total
    products = sums @ sums.T
    squares = np.diag(products)
    run = squares[stops] + squares[starts] - 2 * products[starts, stops]
    rest = squares[-1] - 2 * (products[-1, stops] - products[-1, starts]) + run
    part = along[stops] - along[starts]
    alike = float(along[-1] / max(1e-9, np.sqrt(squares[-1])))
    without = (along[-1] - part) / np.sqrt(np.maximum(1e-9, rest))
    return without - alike, part / np.sqrt(np.maximum(1e-9, run)), alike


def _sums(values: NDArray[np.generic], starts: Places, stops: Places) -> Table:
    sums = np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])
    found: Table = sums[stops] - sums[starts]
    return found


def _share(found: NDArray[np.float32], telling: NDArray[np.bool_]) -> float:
    """Return how much of a text is found in the other."""
    weights = np.where(telling, 1.0, COMMON)
    return float((found * weights).sum() / weights.sum())


def _fit(scale: Lengths, first: Table | float, second: float) -> Table:
    """Return the logarithm of the likelihood of two lengths, but for a constant."""
    variance = scale.wide + scale.short / np.sqrt(np.maximum(1, first) * second)
    off = np.log(second / np.maximum(1, first)) - scale.mean
    return np.asarray(-(off**2) / variance / 2 - np.log(variance) / 2)

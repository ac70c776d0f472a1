"""Where training starts: the sub-word vocabulary, and vectors of its pieces that add up to those of whole words."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import sentencepiece
import torch

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from encoder_words import Words

WORDS_COUNTED = 20_000_000
"""Counts that shares of words are turned into, for a trainer that takes whole numbers."""
PULL_TO_ZERO = 0.1
"""Ridge of the least squares, against word weights whose median is 1."""
ROUNDS = 60
"""Steps of conjugate gradients."""
PARTING = '()[]{}"/-'
"""Marks that stand apart from words: a word in brackets or quotes is the piece that it is elsewhere."""
MARKS = PARTING + ".,;:!?'%&*+=<>@#$_|~"
"""Characters that have to be pieces."""


def vocabulary(shares: Mapping[str, float], out: Path, size: int) -> sentencepiece.SentencePieceProcessor:
    """Return the sub-word model of *size* pieces that suits words of these *shares*, and write it to *out*."""
    counts: dict[str, int] = {}
    for words, share in shares.items():
        for word in words.split():
            counts[word] = counts.get(word, 0) + round(share * WORDS_COUNTED)
    counts.update(dict.fromkeys(MARKS, WORDS_COUNTED // 1000))
    lines = (f"{word}\t{count}" for word, count in sorted(counts.items()) if count)
    model = io.BytesIO()
    with tempfile.TemporaryDirectory() as folder:
        rules = Path(folder) / "rules.tsv"
        rules.write_text("".join(f"{ord(mark):X}\t20 {ord(mark):X} 20\n" for mark in PARTING), encoding="ascii")
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=lines,
            input_format="tsv",
            model_writer=model,
            vocab_size=size,
            model_type="unigram",
            character_coverage=0.9999,
            required_chars=MARKS,
            normalization_rule_tsv=str(rules),
            num_threads=1,
            minloglevel=2,
        )
    out.write_bytes(model.getvalue())
    return sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())


def rarity(share: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how much a word of that probability says: .15 for the most common, 1.6 for one in ten million."""
    return np.maximum(0.15, (-np.log(np.maximum(share, 1e-8)) - 3) / 8)


def word_targets(words: Words, width: int) -> NDArray[np.float32]:
    """Return (words, width): directions of the words' vectors with what all of a script share taken out, times rarity.

    The axes are those of most variance, each scaled to the same variance: vectors of multilingual-e5-small lie in a
    narrow cone.
    """
    keys = list(words.vectors)
    vectors = np.stack([words.vectors[key] for key in keys]).astype(np.float64)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    scripts = np.array([_script(key) for key in keys])
    for script in set(scripts.tolist()):
        vectors[scripts == script] -= vectors[scripts == script].mean(0)
    variance, axes = np.linalg.eigh(vectors.T @ vectors)
    whitened = vectors @ (axes / np.sqrt(np.maximum(variance, variance[-1] * 1e-9)))[:, ::-1][:, :width]
    whitened /= np.linalg.norm(whitened, axis=1).mean()
    shares = np.array([words.shares[key] for key in keys])
    targets: NDArray[np.float32] = (whitened * rarity(shares)[:, None]).astype(np.float32)
    return targets


def _script(word: str) -> str:
    if any("\u0600" <= character <= "\u06ff" for character in word):
        return "arabic"
    return "latin" if any("a" <= character <= "z" for character in word) else "other"


def start_vectors(pieces: sentencepiece.SentencePieceProcessor, words: Words, width: int) -> torch.Tensor:
    """Return (pieces, width) vectors whose sums are nearest to the words' own, by weighted least squares.

    Words with one piece set it; the rest teach the pieces that words are made of. Solved by conjugate gradients.
    """
    keys = list(words.vectors)
    ids = pieces.encode(keys)
    weights = np.sqrt(np.array([words.shares[key] for key in keys]))
    weights = torch.tensor(weights / np.median(weights), dtype=torch.float32)[:, None]
    targets = torch.from_numpy(word_targets(words, width))
    flat = torch.tensor([piece for row in ids for piece in row])
    owners = torch.tensor([number for number, row in enumerate(ids) for _ in row])
    size = pieces.get_piece_size()

    def sums(table: torch.Tensor) -> torch.Tensor:
        return torch.zeros(len(keys), table.shape[1]).index_add_(0, owners, table[flat])

    def spread(values: torch.Tensor) -> torch.Tensor:
        return torch.zeros(size, values.shape[1]).index_add_(0, flat, (weights * values)[owners])

    diagonal = spread(torch.ones(len(keys), 1)) + PULL_TO_ZERO
    table = torch.zeros(size, width)
    rest = spread(targets)
    step = rest / diagonal
    power = (rest * step).sum(0)
    for _ in range(ROUNDS):
        moved = spread(sums(step)) + PULL_TO_ZERO * step
        rate = power / (step * moved).sum(0)
        table += rate * step
        rest -= rate * moved
        scaled = rest / diagonal
        before, power = power, (rest * scaled).sum(0)
        step = scaled + power / before * step
    return table

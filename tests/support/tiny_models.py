"""Models of a few words for the encoders that bring none, written to folders."""

from __future__ import annotations

import shutil

import numpy as np

from aligntrans.encoders.pieces import FILES, SHIPPED

WORDS = ("[UNK]", "the", "rain", "fell", "باران", "مطر", "bread", "نان")
ROWS = np.arange(len(WORDS) * 6, dtype=np.float32).reshape(len(WORDS), 6) % 7 - 3


def tokenizer():
    from tokenizers import Tokenizer, models, pre_tokenizers

    words = Tokenizer(models.WordLevel({word: place for place, word in enumerate(WORDS)}, unk_token="[UNK]"))
    words.pre_tokenizer = pre_tokenizers.Whitespace()
    return words


def model2vec(folder):
    """Write a model2vec model and return its folder."""
    from model2vec import StaticModel

    StaticModel(ROWS, tokenizer(), normalize=True).save_pretrained(folder)
    return folder


def sentence_transformers(folder):
    """Write a sentence-transformers model and return its folder."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    SentenceTransformer(modules=[StaticEmbedding(tokenizer(), embedding_weights=ROWS)], device="cpu").save(str(folder))
    return folder


def static(folder, width=4):
    """Write a static model with the pieces that are shipped and *width* plain numbers a piece; return its folder."""
    shutil.copy(SHIPPED / FILES[0], folder)
    size = len(np.load(SHIPPED / "scales.npy"))
    np.save(folder / "scales.npy", np.full(size, 0.01, np.float32))
    np.save(folder / "vectors.npy", (np.arange(size * width) % 255 - 127).astype(np.int8).reshape(size, width))
    return folder

"""The lossless alignment file, ``aligntrans/1``, and gold files. No other format is read or written here."""

from __future__ import annotations

from aligntrans.store.gold import Gold, load_gold
from aligntrans.store.reading import load
from aligntrans.store.writing import FORMAT, dump

__all__ = ("FORMAT", "Gold", "dump", "load", "load_gold")

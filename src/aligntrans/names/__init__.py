"""Names across scripts: how alike two of them sound, and how they read in Latin letters. Finding them is not here."""

from __future__ import annotations

from aligntrans.names.romaniser import romanise
from aligntrans.names.similarity import heard, matrix, similarities, similarity

__all__ = ("heard", "matrix", "romanise", "similarities", "similarity")

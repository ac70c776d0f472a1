"""Numbers of a text: their exact values, in digits and in words, and which of them agree. Not dates."""

from __future__ import annotations

from aligntrans.numbers.finding import find
from aligntrans.numbers.number import Number, agree

__all__ = ("Number", "agree", "find")

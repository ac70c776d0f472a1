"""A segment a line, for text that is already split."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from aligntrans.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligntrans.languages.base import Language

LINE = re.compile(r"[^\n\r\u2028\u2029]+")


class LinesSegmenter:
    """Takes every line that is not blank as a segment, whatever the language."""

    keeps_lines: ClassVar[bool] = True

    def segment(self, text: str, language: Language) -> Iterator[Span]:  # noqa: ARG002 - the protocol's
        """Yield where each line of *text* sits without the white space around it, in order."""
        for match in LINE.finditer(text):
            line = match.group()
            start = match.start() + len(line) - len(line.lstrip())
            if body := line.strip():
                yield Span(start, start + len(body))

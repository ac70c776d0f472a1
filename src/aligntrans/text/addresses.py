"""Where web and mail addresses stand in a text: their digits are nobody's numbers."""

from __future__ import annotations

import re

WEB = re.compile(
    r"(?<![a-z0-9+.-])(?:[a-z][a-z0-9+.-]{1,15}://[^\s<>\"]+|www\.[^\s<>\"]+"
    r"|(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}/[^\s<>\"]*)"
)
MAIL = re.compile(r"(?<![^\s<>(\",;:])[^\s<>(\",;:@]{1,64}@[^\s<>\"@]+")


def addresses(text: str) -> list[tuple[int, int]]:
    """Return where the addresses of *text*, in lower case, start and end, in order and apart from each other."""
    found = []
    if "www." in text or "/" in text:
        found += [match.span() for match in WEB.finditer(text)]
    if "@" in text:
        found += [match.span() for match in MAIL.finditer(text)]
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined

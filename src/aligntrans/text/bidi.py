"""Foreign text inside messages that we print, so that neither disorders the other. Data is never wrapped."""

from __future__ import annotations

LRE, RLE, PDF, LRO, RLO = "\u202a", "\u202b", "\u202c", "\u202d", "\u202e"
LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"

CLOSES = {LRE: PDF, RLE: PDF, LRO: PDF, RLO: PDF, LRI: PDI, RLI: PDI, FSI: PDI}


def isolate(text: str) -> str:
    """Return *text* between FSI and PDI, for a message in another direction.

    Controls inside are balanced: what *text* opens is closed, and what it closes without having opened it is
    dropped, so that it cannot reorder the message around it. ASCII text comes back as it is: it disorders
    nothing.
    """
    if text.isascii():
        return text
    return f"{FSI}{_balanced(text)}{PDI}"


def _balanced(text: str) -> str:
    kept: list[str] = []
    open_controls: list[str] = []
    for character in text:
        if character in CLOSES:
            open_controls.append(CLOSES[character])
        elif character == PDF:
            if open_controls[-1:] != [PDF]:
                continue
            open_controls.pop()
        elif character == PDI:
            if PDI not in open_controls:
                continue
            while open_controls.pop() != PDI:
                kept.append(PDF)
        kept.append(character)
    return "".join(kept) + "".join(reversed(open_controls))

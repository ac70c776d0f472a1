"""Characters of a PDF's fonts to characters of a text: presentation forms folded, mirrored marks turned."""

from __future__ import annotations

import re
import unicodedata

ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9]")
RIGHT_TO_LEFT = frozenset({"R", "AL"})
FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
LIGATURES = re.compile("[\ufb00-\ufb06]")
LAM = "\u0644"
ALEFS = "\u0627\u0623\u0625\u0622\u0671"
OPENING, CLOSING = "([{\u00ab\u2039\u201c\u2018", ")]}\u00bb\u203a\u201d\u2019"
QUOTES = "\u201c\u201d\u2018\u2019\u2039\u203a"
BRACKETS = frozenset("()[]{}\u00ab\u00bb\u201c\u201d")
TURNED = {**dict(zip(OPENING, CLOSING, strict=True)), **dict(zip(CLOSING, OPENING, strict=True))}
BULLETS = frozenset("\u2022\u2023\u25aa\u25e6\u25cf\u25cb\u25a0")
INVISIBLE = frozenset("\u00ad\u200b\u2060\ufeff")
JOINERS = frozenset("\u200c\u200d")
BEFORE_MARK = "\u2013\u2014-/\u00ab\u2039([{\u201c\"'"
AFTER_MARK = ".,:;!?\u060c\u061b\u061f\u06d4\u2026)]}\u00bb\u203a\u201d\"'/-\u2013\u2014"


def folded(text: str) -> str:
    """Return *text* with Arabic presentation forms and Latin ligatures as the letters they stand for."""
    if not (FORMS.search(text) or LIGATURES.search(text)):
        return text
    return "".join(_letters(one) for one in text)


def _letters(character: str) -> str:
    if FORMS.match(character) or LIGATURES.match(character):
        # Marks with a form of their own decompose to a space and the mark.
        found = unicodedata.normalize("NFKC", character)
        return found.strip() if len(found) <= 3 else found
    return character


def is_mark(character: str) -> bool:
    """Tell whether *character* stands over or under another."""
    return unicodedata.category(character) in ("Mn", "Me")


def bidi_class(character: str) -> str:
    """Return the bidirectional class, the number classes as ``N`` and both classes of right-to-left letters ``R``."""
    found = unicodedata.bidirectional(character)
    if found in RIGHT_TO_LEFT:
        return "R"
    return "N" if found in ("EN", "AN") else found


def turned(text: str) -> str:
    """Return right-to-left *text* with brackets that face the wrong way turned.

    Fonts have one glyph for the opening bracket of one direction and the closing one of the other, so what a PDF
    says of it is right for one direction only. What stands beside tells: an opening one has a word behind it.
    """
    if not any(one in TURNED for one in text):
        return text
    found: list[str] = []
    waiting: list[str] = []
    for place, one in enumerate(text):
        if one not in TURNED:
            found.append(one)
            continue
        opening = one if one in OPENING else TURNED[one]
        opens = _opens(text[place - 1 : place], text[place + 1 : place + 2])
        if opens is None and one in QUOTES:  # an apostrophe, or a mark between names of pages
            opens = one == opening
        elif opens is None:
            opens = opening not in waiting
        if opens:
            waiting.append(opening)
        elif opening in waiting:
            waiting.reverse()
            waiting.remove(opening)
            waiting.reverse()
        found.append(opening if opens else TURNED[opening])
    return "".join(found)


def _opens(before: str, after: str) -> bool | None:
    """Tell whether a bracket between two characters, empty at the ends, opens; none when they do not tell."""
    starts = not before or before.isspace() or before in BEFORE_MARK
    ends = not after or after.isspace() or after in AFTER_MARK
    return None if starts == ends else starts

"""Whether what a PDF says of its characters can be trusted: if not, it is refused, never read wrong in silence."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from aligntrans.errors import ReadError
from aligntrans.readers.pdf import letters
from aligntrans.readers.pdf.extraction import SAVE_AGAIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.readers.pdf.extraction import Content

UNKNOWN_SHARE = 0.04
"""Of the characters of a document that may be without a meaning: icons and bullets of symbol fonts are."""
FEWEST = 20
"""Characters below which a document is not judged."""
FEWEST_UNSHOWN = 5
MOST_SPACES = 0.6
"""Of the text objects of a font that is not in the file: as many may show nothing, being spaces between words."""
NO_UNICODE = 2
RECOGNISE = "make a searchable PDF of it with a text recognition program, such as ocrmypdf, or ask for the original"
ORIGINAL = "ask for the file that it was made from, or recognise its text, for instance with ocrmypdf --force-ocr"
WORD = re.compile(r"[\u0620-\u064a\u066e-\u06d3]{3,}")
ENDS_ONLY = frozenset("\u0629\u0649")
"""Letters that only end words: teh marbuta and alef maksura."""
BACKWARDS = 5
"""How many words have to begin with what only ends words before a text is taken for written backwards."""


def check_glyphs(content: Content) -> None:
    """Raise a `ReadError` where a document has no text, or most of its characters mean nothing."""
    none, some = (sum(sheet.unshown[place] for sheet in content.sheets) for place in (0, 1))
    if none >= FEWEST_UNSHOWN and none > MOST_SPACES * (none + some):
        raise ReadError(
            "has letters of fonts that are neither in the file nor on this computer, so that they cannot be read;"
            " print it anew from the program that made it, with its fonts in the file"
        )
    seen = [glyph for sheet in content.sheets for glyph in sheet.glyphs if not glyph.text.isspace()]
    if not seen:
        if any(sheet.images for sheet in content.sheets):
            raise ReadError(f"holds pictures of pages and no text, as scans do; {RECOGNISE}")
        raise ReadError("is empty: there is no text in it; name a file with text")
    unknown = sum(_is_unknown(glyph.text, glyph.flags) for glyph in seen)
    if len(seen) >= FEWEST and unknown > UNKNOWN_SHARE * len(seen):
        share = unknown / len(seen)
        raise ReadError(
            f"does not say which letters {share:.0%} of its characters are: its fonts have no usable map to Unicode;"
            f" {ORIGINAL}"
        )


def _is_unknown(character: str, flags: int) -> bool:
    if character == "\x02":
        return False
    return bool(flags & NO_UNICODE) or character == "\ufffd" or unicodedata.category(character) in ("Co", "Cn", "Cc")


def is_right_to_left(content: Content) -> bool:
    """Tell whether most letters of a document are read from right to left."""
    rtl = ltr = 0
    for sheet in content.sheets:
        for glyph in sheet.glyphs:
            kind = letters.bidi_class(glyph.text)
            rtl += kind == "R"
            ltr += kind == "L"
    return rtl > ltr


def check_words(texts: Sequence[str]) -> None:
    """Raise a `ReadError` where Arabic words are written backwards."""
    first = last = 0
    for text in texts:
        for word in WORD.findall(text):
            first += word[0] in ENDS_ONLY
            last += word[-1] in ENDS_ONLY
    if first >= BACKWARDS and first > last:
        raise ReadError(
            f"has its Arabic words backwards: its fonts say the letters in the wrong order; {ORIGINAL}, or {SAVE_AGAIN}"
        )

"""Properties of units that PO has a place for, and the references that it holds. Nothing is judged here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FLAG, EXTRACTED, REFERENCE = "flag", "extracted-comment", "reference"
CONTEXT = "msgctxt"
"""Context of an entry whose name is another because an entry before it has the same."""
PLURAL = "plural-form"
"""Number of the form; PO files that we write have no plurals."""
PREVIOUS_KEYWORDS = {
    "msgctxt": "previous-msgctxt",
    "msgid": "previous-msgid",
    "msgid_plural": "previous-msgid-plural",
}
"""Property by the keyword that stands behind ``#|``."""
HELD = frozenset({FLAG, EXTRACTED, REFERENCE, CONTEXT, *PREVIOUS_KEYWORDS.values()})

# gettext puts names of files that hold white space between isolates.
_REFERENCE = re.compile("\u2068([^\u2069]*)\u2069(?::([0-9]+))?|([^ \t\r\f\v]+)")
_SPACE = re.compile(r"\s")
_NAMED = re.compile(r"(.+):([0-9]+)")


def references(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield file and line, which may be empty, of every reference in the *lines* of an entry."""
    for line in lines:
        for isolated, number, plain in _REFERENCE.findall(line):
            if plain:
                found = _NAMED.fullmatch(plain)
                yield (found[1], found[2]) if found else (plain, "")
            elif isolated:
                yield isolated, number


def reference(file: str, line: str = "") -> str:
    """Return a reference as gettext writes it: the name of a file between isolates when it holds a space."""
    name = f"\u2068{file}\u2069" if _SPACE.search(file) else file
    return f"{name}:{line}" if line else name


def spelled(value: str) -> str:
    """Return a reference that is written plainly, ``two words.txt:3``, as gettext writes it."""
    found = _NAMED.fullmatch(value)
    return reference(found[1], found[2]) if found else reference(value)

"""Single texts of a TMX file written anew, inline codes kept, all else byte for byte as it is."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from aligntrans.errors import WriteError
from aligntrans.exporters.tmx import FORBIDDEN, escaped

if TYPE_CHECKING:
    from aligntrans.updating.tmx_places import Language, TmxFile


def replaced(file: TmxFile, language: Language, content: str) -> tuple[int, int, str]:
    """Return the edit that puts *content* into the ``seg`` of *language*."""
    start, end = language.seg
    if file.data.endswith(b"/>", start, end):
        return start, end, f"<seg>{content}</seg>"
    return language.pieces[0].start, language.pieces[-1].end, content


def content(file: TmxFile, language: Language, text: str) -> str:
    """Return what stands in the ``seg`` of *language* when its text is *text*: codes stay, as far as letters stay.

    Raises:
        WriteError: XML cannot hold the text.
    """
    if FORBIDDEN.search(text):
        raise WriteError(f"a text in {language.tag} has characters that XML forbids; take them out.")
    if all(piece.text is not None for piece in language.pieces):
        return escaped(text)
    moved = _moved(language.text, text)
    parts, position = [], 0
    for piece in language.pieces:
        raw = file.data[piece.start : piece.end].decode()
        if piece.text is not None:
            new = text[moved[position] : moved[position + len(piece.text)]]
            position += len(piece.text)
            raw = raw if new == piece.text else escaped(new)
        parts.append(raw)
    return "".join(parts)


def _moved(old: str, new: str) -> list[int]:
    """Return for every place between characters of *old*, ends included, where it is in *new*."""
    places = [0] * (len(old) + 1)
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for place in range(i1, i2 + 1):
            places[place] = j1 + place - i1 if kind == "equal" else j2 if place > i1 else max(places[place], j1)
    places[0], places[-1] = 0, len(new)
    return places

"""Single texts of a PO file written anew, all else byte for byte as it is. Which texts, somebody else decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligntrans.errors import WriteError
from aligntrans.exporters.po import FORBIDDEN
from aligntrans.memories.po import PoReader
from aligntrans.po.header import fields
from aligntrans.po.names import Names
from aligntrans.updating.po_file import PoFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aligntrans.po.entries import Entry


def rewritten(data: bytes, texts: Mapping[tuple[str, str], str], *, languages: Sequence[str] = ()) -> bytes:
    """Return the PO file *data* with other texts; nothing else in it changes by a byte.

    Args:
        data: of the file.
        texts: new ones by unit and language, as `aligntrans.memories.po.PoReader` names them.
        languages: of a file that does not say them, the source first.

    Raises:
        ReadError: *data* is no PO file.
        WriteError: a unit is not there or has no text in that language, or the file cannot hold a text.
    """
    file, names = PoFile(data), Names()
    reader = PoReader(languages=languages)
    left = dict(texts)
    for item in file.items:
        entry = item.entry
        if entry.is_header:
            reader.take_header(fields(entry.target))
        elif entry.fields and not entry.obsolete:
            for unit, keyword, other in _places(entry, names.of(entry)):
                language = reader.target if keyword.startswith("msgstr") else reader.source
                text = left.pop((unit, language), None)
                if text is None or text == other:
                    continue
                if FORBIDDEN.search(text):
                    raise WriteError(f"unit {unit}: PO cannot hold NUL, EOT or halves of characters; take them out.")
                item.draft.set(keyword, text)
    for unit, language in left:
        raise WriteError(f"has no unit {unit!r} with a text in {language}; read it again.")
    return file.joined(file.items)


def _places(entry: Entry, name: str) -> Iterator[tuple[str, str, str]]:
    """Yield unit, keyword and text of everything that a reader gives of *entry*."""
    if entry.source:
        yield name, "msgid", entry.source
    if entry.plural:
        yield f"{name}[1]", "msgid_plural", entry.plural
    for number, keyword in enumerate(keyword for keyword in entry.fields if keyword.startswith("msgstr")):
        if text := entry.fields[keyword]:
            yield (f"{name}[{number}]" if number else name), keyword, text

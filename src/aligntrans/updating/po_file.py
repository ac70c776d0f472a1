"""A PO file taken apart and put together again without loss. What changes in it is not decided here."""

from __future__ import annotations

import codecs
from io import BytesIO

from aligntrans.errors import WriteError
from aligntrans.po.entries import Entry, entries
from aligntrans.po.header import HEAD, charset_of, fields
from aligntrans.updating.po_entry import Draft


class Item:
    """An entry of the file and its text, which may be changed."""

    __slots__ = ("draft", "entry", "key", "was")

    def __init__(self, entry: Entry, text: str, newline: str) -> None:
        """Begin with the *text* that the file has."""
        self.entry, self.draft, self.was = entry, Draft(text, newline), text
        self.key: tuple[str | None, str] = (entry.context, entry.source)
        """Context and text, which no other entry has."""

    @property
    def is_changed(self) -> bool:
        """Whether its text is not as it was in the file."""
        return self.draft.text != self.was


class PoFile:
    """A PO file: its entries in order, encoding, line ends and byte order mark."""

    def __init__(self, data: bytes) -> None:
        """Read the file.

        Raises:
            ReadError: it is no PO file.
        """
        self.charset = charset_of(data[:HEAD])
        self._mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        self.newline = "\r\n" if data.partition(b"\n")[0].endswith(b"\r") else "\n"
        self.items = [Item(entry, "".join(entry.lines), self.newline) for entry in entries(BytesIO(data), self.charset)]
        header = next((item.entry for item in self.items if item.entry.is_header), None)
        self.header = {} if header is None else fields(header.target)
        if self.joined(self.items) != data:
            raise WriteError(f"cannot be written again as it is in {self.charset}; convert it: msgconv -t UTF-8.")

    def new(self, lines: list[str]) -> Item:
        """Return a new entry of *lines*, an empty one before it."""
        return Item(Entry(), "".join(f"{line}{self.newline}" for line in ("", *lines)), self.newline)

    def joined(self, items: list[Item]) -> bytes:
        """Return the file with *items* as its entries.

        Raises:
            WriteError: the file's encoding cannot hold a text.
        """
        parts: list[str] = []
        for item in items:
            part = item.draft.text
            if parts and not parts[-1].endswith("\n"):
                parts.append(self.newline)
            if not parts and not item.entry.lines:
                part = part.removeprefix(self.newline)
            if part:
                parts.append(part)
        text = "".join(parts)
        try:
            return self._mark + text.encode(self.charset)
        except UnicodeEncodeError as error:
            character = text[error.start]
            raise WriteError(
                f"is in {self.charset}, which has no {character!r} (U+{ord(character):04X});"
                " convert it: msgconv -t UTF-8."
            ) from None

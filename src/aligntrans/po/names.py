"""What entries of a PO file are called, so that no two have one name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligntrans.po.entries import Entry


class Names:
    """Gives names to entries in the order of the file."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}
        self._number = 0

    def of(self, entry: Entry) -> str:
        """Return the name of the next entry that is in use: its context, else its number, from 1.

        The second entry of a context has a number behind it: ``menu-2``.
        """
        self._number += 1
        return self.free(str(self._number) if entry.context is None else entry.context)

    def free(self, name: str) -> str:
        """Return *name*, or with a number behind it what nothing is called so far, and take it."""
        found = name
        while found in self._taken:
            self._taken[name] += 1
            found = f"{name}-{self._taken[name]}"
        self._taken[found] = 1
        return found

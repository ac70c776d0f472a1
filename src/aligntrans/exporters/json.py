"""Alignments to their own lossless file; what is in it is said in `aligntrans.store`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from aligntrans import store
from aligntrans.protocols import Export

if TYPE_CHECKING:
    from aligntrans.protocols import Bitext, Choice, Output


class JsonExporter:
    """Writes everything that is known, for 'show', 'export' and 'evaluate' to read again."""

    extensions: ClassVar[tuple[str, ...]] = (".json",)
    is_bilingual: ClassVar[bool] = False

    def __init__(self, *, choice: Choice | None = None) -> None:
        """Take what other formats take; this one holds every bead, so that less can be left out later.

        Args:
            choice: leaves nothing out here.
        """

    def export(self, bitext: Bitext, output: Output) -> Export:
        """Write *bitext* as a file that `aligntrans.store.load` reads back.

        Raises:
            WriteError: a score is not finite, or a text holds halves of a character that JSON would join.
        """
        alignment = bitext.whole()
        output.file().write(store.dump(alignment))
        return Export(len(alignment.beads))

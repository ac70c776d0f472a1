"""Alignments to text files of one line a unit, one file a language, line by line in step: what trainers of MT take."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from aligntrans.errors import WriteError
from aligntrans.exporters.selection import Selector, language_name
from aligntrans.protocols import Export

if TYPE_CHECKING:
    from aligntrans.protocols import Bitext, Choice, Output

# Halves of characters have no UTF-8, and programs in C end a line at NUL.
FORBIDDEN = re.compile("[\x00\ud800-\udfff]")
_LINE_END = re.compile("[ \t]*[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]\\s*")
_SPACED = "line ends inside a text, written as spaces"


class MosesExporter:
    """Writes plain text, a file a language and a line a unit, for training machine translation.

    Writes ``brief.en``, ``brief.ar``... beside the path asked for, units that have all languages only. A line end
    inside a text is written as a space.
    """

    extensions: ClassVar[tuple[str, ...]] = (".moses",)
    is_bilingual: ClassVar[bool] = False

    def __init__(self, *, choice: Choice | None = None) -> None:
        """Keep the options.

        Args:
            choice: which units are written; null beads are not, whatever it says.
        """
        self.selector = Selector(format="Moses", forbidden=FORBIDDEN, choice=choice)

    def export(self, bitext: Bitext, output: Output) -> Export:
        """Write *bitext*, a file for each of its languages.

        Raises:
            WriteError: a language tag cannot be part of a file name.
        """
        tags = bitext.languages
        for tag in tags:
            if not tag.replace("-", "").isalnum():
                raise WriteError(f"{tag!a} is no language tag to name a file by: name the document's language")
        selection = self.selector.select(bitext)
        files = [output.file(f"{output.stem}.{tag}") for tag in tags]
        units, left_out = 0, selection.counts
        for unit in selection:
            texts = {variant.language: variant.text for variant in unit.variants}
            if missing := [tag for tag in tags if tag not in texts]:
                left_out[f"no {' or '.join(map(language_name, missing))} text"] += 1
                continue
            units += 1
            for file, tag in zip(files, tags, strict=True):
                line, changed = _LINE_END.subn(" ", texts[tag])
                if changed:
                    left_out[_SPACED] += changed
                file.write(f"{line}\n".encode())
        return Export(units, dict(sorted(left_out.items())))

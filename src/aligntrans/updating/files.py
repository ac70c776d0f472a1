"""Existing files brought up to date by an alignment: which of its languages each is of. Nothing is written here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from aligntrans import files
from aligntrans.errors import WriteError
from aligntrans.updating import po, tmx

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.protocols import Bitext, Choice
    from aligntrans.updating.changes import Updated

PO, TMX = ".po", ".tmx"


@dataclass(frozen=True, slots=True)
class FileUpdate:
    """A file, and what it is to hold."""

    path: Path
    updated: Updated
    is_changed: bool
    """Whether it is not to stay as it is."""

    @property
    def summary(self) -> str:
        """What happens to it, for people: ``2 added, 1 changed; 3 translations kept that differ``."""
        changes = self.updated.changes
        gone = "now obsolete" if self.path.suffix.lower() == PO else "only in the file"
        counts = ((changes.added, "added"), (changes.changed, "changed"), (changes.gone, gone))
        done = ", ".join(f"{count} {what}" for count, what in counts if count) or "nothing new"
        kept = f"; {changes.kept} kept as they are in the file (--overwrite takes the new)" if changes.kept else ""
        left_out = ", ".join(f"{count} {reason}" for reason, count in self.updated.left_out.items())
        return done + kept + (f"; left out: {left_out}" if left_out else "")


def updates(
    paths: Sequence[str],
    bitext: Bitext,
    *,
    inputs: Sequence[str] = (),
    choice: Choice | None = None,
    profile: str = "generic",
    overwrite: bool = False,
) -> list[FileUpdate]:
    """Return what *bitext* makes of the PO and TMX files at *paths*; none is written.

    A PO file is that of the language in its header, which a bitext of two languages need not find there.

    Args:
        paths: of files that exist.
        bitext: of two languages or more, the source first.
        inputs: paths that must not be overwritten.
        choice: which units may be added and bring changes.
        profile: what new units of TMX look like.
        overwrite: take the new text even where a person's stands in the file.

    Raises:
        ReadError: a file is not there, or is not what its ending says.
        WriteError: it is in other languages, or cannot hold a text.
    """
    files.refuse_repeated(paths)
    found = []
    for name in paths:
        path = Path(name)
        ending = path.suffix.lower()
        if ending not in (PO, TMX):
            raise WriteError(f"{name}: only {PO} and {TMX} files are brought up to date; write it anew with -o.")
        data = files.contents(name)
        files.refuse_unwritable(path, inputs)
        with files.about(name):
            if ending == TMX:
                updated = tmx.updated(data, bitext, choice=choice, profile=profile, overwrite=overwrite)
            else:
                updated = po.updated(data, _pair(data, bitext), choice=choice, overwrite=overwrite)
        found.append(FileUpdate(path, updated, updated.data != data))
    return found


def _pair(data: bytes, bitext: Bitext) -> Bitext:
    """Return the source and the language of a PO file."""
    source, *targets = bitext.languages
    if len(targets) == 1:
        return bitext
    said = po.language_of(data)
    if said:
        for same in (targets, [tag.partition("-")[0] for tag in targets]):
            wanted = said if same is targets else said.partition("-")[0]
            if same.count(wanted) == 1:
                return bitext.pair(source, targets[same.index(wanted)])
    raise WriteError(
        f"says {f'Language: {said}' if said else 'no Language'} in its header, which is none of {', '.join(targets)};"
        " mend its header, or name another file."
    )

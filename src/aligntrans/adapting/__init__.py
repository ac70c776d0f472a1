"""Learning from a user's own translation memories: files in, a model out, and the encoder that it makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligntrans.adapting.learning import learn
from aligntrans.adapting.memory import sifted
from aligntrans.adapting.model_encoder import AdaptedEncoder, encoder_of, load, static_encoder
from aligntrans.adapting.model_file import Model, parse
from aligntrans.adapting.sources import units_in
from aligntrans.errors import AlignmentError
from aligntrans.files import about

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ("AdaptedEncoder", "Model", "adapted", "encoder_of", "learn", "load", "parse", "sifted", "static_encoder")


def _silent(_: str) -> None:
    """Take a line and drop it."""


def adapted(
    memories: Sequence[str],
    *,
    encoder: str = "static",
    pair: tuple[str, str] | None = None,
    notice: Callable[[str], None] = _silent,
    progress: Callable[[str], None] = _silent,
) -> Model:
    """Return what translation memories teach an encoder.

    Args:
        memories: paths of ``.tmx``, ``.po`` and ``.tsv`` files.
        encoder: ``static``, or ``static:FOLDER``.
        pair: languages of the columns of ``.tsv`` files, or of ``msgid`` and ``msgstr``.
        notice: is told what was read and left out.
        progress: is told what is being done.

    Raises:
        ReadError: a memory cannot be read.
        UnknownName: the encoder cannot be adapted.
        AlignmentError: the memories are too small, hold no translations, or teach nothing.
    """
    learner = static_encoder(encoder)
    progress(f"reading {', '.join(memories)}")
    memory = sifted(units_in(memories, pair), learner.languages or ())
    counts = ", ".join(f"{len(found)} {'-'.join(tags)}" for tags, found in memory.pairs.items())
    left = ", ".join(f"{count} {reason}" for reason, count in memory.left_out.items())
    if not memory.units:
        raise AlignmentError(
            f"{', '.join(memories)}: nothing to learn from{f' ({left})' if left else ''}; give memories in two of"
            f" {', '.join(sorted(learner.languages or ()))}."
        )
    notice(f"read {memory.units} units, in pairs: {counts}{f'; left out: {left}' if left else ''}")
    with about(", ".join(memories)):
        return learn(memory, learner, tell=progress)

"""The encoder in the package, or in a folder, with the rows of a model in the place of its own."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np

from aligntrans import files, registry
from aligntrans.adapting.model_file import parse
from aligntrans.encoders.static import StaticEncoder
from aligntrans.errors import ReadError, UnknownName

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from aligntrans.adapting.model_file import Model

STATIC = "static"


class AdaptedEncoder:
    """Adds up sub-word vectors, some of them learnt from translation memories."""

    is_additive: bool = True

    def __init__(self, model: Model, base: StaticEncoder) -> None:
        """Make one of a *model* and the encoder that it was learnt on.

        Raises:
            ReadError: it was learnt on another.
        """
        if model.encoder != base.signature:
            raise ReadError(
                f"was learnt on the encoder {model.encoder}, and this is {base.signature}; adapt again, or name the"
                " folder of the other: --encoder static:FOLDER."
            )
        self.languages = base.languages
        self.signature = f"{base.signature}+adapted:{_digest(model)}"
        """That of the encoder below, and a hash of the rows."""
        self._encoder = StaticEncoder(base.folder, rows=model.rows)

    def encode(self, texts: Sequence[str], language: str) -> NDArray[np.float32]:
        """Return (texts, width): what the encoder below gives with the rows learnt in the place of its own."""
        return self._encoder.encode(texts, language)


def _digest(model: Model) -> str:
    ids, vectors = model.rows
    content = hashlib.sha256(np.ascontiguousarray(ids, np.int32).tobytes())
    content.update(np.ascontiguousarray(vectors, np.float32).tobytes())
    return content.hexdigest()[:12]


def static_encoder(name: str) -> StaticEncoder:
    """Return the static encoder that *name* stands for: ``static`` or ``static:FOLDER``.

    Raises:
        UnknownName: it is another encoder, whose rows cannot be replaced.
    """
    if name.partition(":")[0] != STATIC:
        raise UnknownName(f"only the encoder 'static' can be adapted, not {name!r}; leave --encoder out.")
    made = registry.encoder(name)
    if not isinstance(made, StaticEncoder):
        raise TypeError(name)  # a plug-in may not shadow ours
    return made


def load(path: str | os.PathLike[str]) -> Model:
    """Return the model in a file.

    Raises:
        ReadError: it is not there, or is none.
    """
    data = files.contents(path)
    with files.about(str(path)):
        return parse(data)


def encoder_of(path: str | os.PathLike[str], base: str = STATIC) -> AdaptedEncoder:
    """Return the encoder that the model at *path* makes of the *base* named.

    Raises:
        ReadError: the file is not there, is no model, or was learnt on another encoder.
        UnknownName: *base* cannot be adapted.
    """
    encoder = static_encoder(base)
    model = load(path)
    with files.about(str(path)):
        return AdaptedEncoder(model, encoder)

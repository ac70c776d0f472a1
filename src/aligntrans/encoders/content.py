"""What encoders have in common: files hashed for signatures, models that users name, texts as models take them."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from aligntrans.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

Model = TypeVar("Model")
HUB_NAME = re.compile(r"\w[\w.-]*(/\w[\w.-]*)?", re.ASCII)


def digest(path: Path) -> bytes:
    """Return the SHA-256 of a file's content; a file that has not changed is not read again by this process."""
    status = path.stat()
    return _digest(path.resolve(), status.st_size, status.st_mtime_ns)


@lru_cache
def _digest(path: Path, size: int, changed: int) -> bytes:  # noqa: ARG001 - what tells that the file is the same
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def loaded(model: str, load: Callable[[str], Model]) -> tuple[str, Model]:
    """Return the short name of a *model* that a user names, a folder or a name on the Hugging Face hub, and the model.

    Raises:
        ReadError: there is none, or *load* cannot load it.
    """
    folder = Path(model).expanduser()
    is_folder = folder.is_dir()
    if not is_folder and not HUB_NAME.fullmatch(model):
        raise ReadError(f"{model}: there is no such folder, nor can it be a name on the Hugging Face hub; check it.")
    try:
        found = load(str(folder) if is_folder else model)
    except Exception as error:  # libraries raise what they like when a model is broken or a network is down
        reason = (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".")
        advice = "check what lies in the folder" if is_folder else "check the name, or give a folder that has the model"
        raise ReadError(f"{model}: no model can be loaded from it ({reason}); {advice}.") from error
    return folder.resolve().name if is_folder else model, found


def cleaned(text: str) -> str:
    """Return *text* as any model takes it: single spaces, no NUL, and no halves of surrogate pairs."""
    return " ".join(text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8").split())


def rows_of(
    texts: Sequence[str], width: int, encode: Callable[[list[str]], NDArray[np.floating]]
) -> NDArray[np.float32]:
    """Return (texts, width): what *encode* makes of the texts that are not blank, zeros for the others."""
    clean = [cleaned(text) for text in texts]
    filled = [place for place, text in enumerate(clean) if text]
    rows = np.zeros((len(texts), width), np.float32)
    if filled:
        rows[filled] = encode([clean[place] for place in filled])
    return rows

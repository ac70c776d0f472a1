"""What adapting yields, as a small file: an npz without pickles, the same byte by byte for the same content."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from aligntrans.adapting.terms import Term
from aligntrans.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aligntrans.encoders.pieces import Rows

FORMAT = "aligntrans-model/1"
MEMBERS = ("about", "ids", "vectors")
LARGEST = 1 << 28
"""Bytes of a member when unpacked: the largest table of all pieces is a fraction of it."""
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first date that a zip file can hold."""


@dataclass(frozen=True)
class Model:
    """Rows that stand for those of an encoder, and where they come from."""

    encoder: str
    """Signature of the encoder that they were learnt on."""
    rows: Rows
    languages: tuple[str, ...]
    units: int
    """Units of the memories that were learnt from."""
    pairs: Mapping[str, int]
    """Pairs of texts by languages: ``en-ar``."""
    steps: int
    held_out: Mapping[str, float]
    """How well held-out units were told apart: ``before`` and ``after``, 0 to 1."""
    terms: tuple[Term, ...] = ()
    """The surest first."""
    version: str = ""
    """Of the program that made it."""
    left_out: Mapping[str, int] = field(default_factory=dict)

    def dump(self) -> bytes:
        """Return the model as a file."""
        about: dict[str, Any] = {"format": FORMAT} | {
            name: value for name, value in vars(self).items() if name not in ("rows", "terms")
        }
        about["terms"] = [asdict(term) for term in self.terms]
        text = json.dumps(about, ensure_ascii=False, sort_keys=True, default=dict)
        ids, vectors = self.rows
        arrays: tuple[np.ndarray[Any, Any], ...] = (
            np.frombuffer(text.encode(), np.uint8),
            ids.astype(np.int32),
            vectors.astype(np.float16),
        )
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
            for name, array in zip(MEMBERS, arrays, strict=True):
                member = io.BytesIO()
                np.lib.format.write_array(member, array, version=(1, 0), allow_pickle=False)
                entry = zipfile.ZipInfo(f"{name}.npy", EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                file.writestr(entry, member.getvalue())
        return data.getvalue()


def parse(data: bytes) -> Model:
    """Return the model in a file.

    Raises:
        ReadError: it is no model file, or one of a later version.
    """
    try:
        about, ids, vectors = _members(data)
        found = json.loads(about.tobytes())
        if found.pop("format") != FORMAT:
            raise ReadError("was made by a later version of aligntrans; install that, or adapt again.")
        terms = tuple(
            Term(**(term | {"languages": tuple(term["languages"]), "words": tuple(term["words"])}))
            for term in found.pop("terms")
        )
        found["languages"] = tuple(found["languages"])
        return Model(rows=(ids.astype(np.int32), vectors.astype(np.float32)), terms=terms, **found)
    except (zipfile.BadZipFile, OSError, EOFError, KeyError, TypeError, ValueError, AttributeError) as error:
        if isinstance(error, ReadError):
            raise
        raise ReadError("is no model of aligntrans, or a broken one; make it again with 'aligntrans adapt'.") from None


def _members(data: bytes) -> list[np.ndarray[Any, Any]]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        found = []
        for name in MEMBERS:
            entry = file.getinfo(f"{name}.npy")
            if entry.file_size > LARGEST:
                raise ValueError(f"{name} is too large")
            found.append(np.lib.format.read_array(io.BytesIO(file.read(entry)), allow_pickle=False))
        return found

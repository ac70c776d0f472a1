"""Files read whole, and written whole or not at all. What stands in them is no matter here."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from aligntrans.errors import AligntransError, ReadError, WriteError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


STANDARD_INPUT = "-"


@contextmanager
def about(name: str) -> Iterator[None]:
    """Put *name*, of what the user should look at, before the messages of our errors."""
    try:
        yield
    except AligntransError as error:
        raise type(error)(f"{name}: {error}") from error


def contents(path: str | os.PathLike[str]) -> bytes:
    """Return the bytes of a file, or of standard input for ``-``.

    Raises:
        ReadError: it cannot be read.
    """
    name = os.fspath(path)
    if not name:
        raise ReadError("an empty file name; name a file.")
    if name == STANDARD_INPUT:
        if sys.stdin is None:
            raise ReadError(f"{name}: standard input is closed; name a file.")
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except FileNotFoundError:
        raise ReadError(f"{name}: there is no such file; check the path.") from None
    except IsADirectoryError:
        raise ReadError(f"{name}: is a folder; name the files in it.") from None
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL in it
        raise ReadError(f"{name}: cannot be read ({_reason(error)}); check the path and its rights.") from None


def refuse_repeated(names: Sequence[str]) -> None:
    """Raise ReadError when two *names* are one file, however it is spelled or linked."""
    seen: dict[object, str] = {}
    for name in names:
        key = _identity(name)
        if key in seen:
            raise ReadError(f"{name}: the same file as {seen[key]}; name a file for each language.")
        seen[key] = name


def _identity(name: str) -> object:
    if name == STANDARD_INPUT:
        return name
    try:
        status = Path(name).stat()
    except (OSError, ValueError):  # not there: whoever reads it says so
        return os.path.abspath(name)  # noqa: PTH100 - resolving would follow links that lead nowhere
    return (status.st_dev, status.st_ino)


def refuse_unwritable(path: str | os.PathLike[str], inputs: Sequence[str] = ()) -> None:
    """Raise WriteError when *path* cannot be written, or is one of the *inputs*."""
    name = os.fspath(path)
    if not name:
        raise WriteError("an empty file name to write; name a file.")
    with _writing(name):
        if refusal := _refusal(name, Path(name), inputs):
            raise WriteError(f"{name}: {refusal}.")


def _refusal(name: str, place: Path, inputs: Sequence[str]) -> str:
    """Return why *place* cannot be written, and what to do; empty when it can."""
    folder = place.parent
    if place.is_dir() or name.endswith(os.sep):
        return "is a folder; name a file in it"
    if not folder.is_dir():
        what = "is a file, not a folder" if folder.exists() else "does not exist"
        return f"the folder {str(folder)!r} {what}; make it, or choose another"
    if place.exists():
        if not place.is_file():
            return "is a device or the like, not a file; choose another path"
        if not os.access(place, os.W_OK):
            return "is write-protected; choose another path, or change its rights"
        if _identity(name) in map(_identity, inputs):
            return "would be overwritten, but it is read from; choose another path"
    if not os.access(place.resolve().parent, os.W_OK | os.X_OK):
        return f"the folder {str(folder)!r} cannot be written; choose another, or change its rights"
    return ""


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write *files*, all or none: beside their places first, then renamed.

    Raises:
        WriteError: one cannot be written.
    """
    ready: list[tuple[Path, Path, Path]] = []
    try:
        for path, data in files.items():
            place = path.resolve()  # a link stays a link
            ready.append((path, place, _beside(path, place, data)))
        for path, place, temporary in ready:
            with _writing(path):
                temporary.replace(place)
    finally:
        for _, _, temporary in ready:
            temporary.unlink(missing_ok=True)


def _beside(path: Path, place: Path, data: bytes) -> Path:
    """Return a file of *data* in the folder of *place*, with the rights that *place* has or would get."""
    with _writing(path):
        mode = stat.S_IMODE(place.stat().st_mode) if place.exists() else 0o666 & ~_umask()
        with NamedTemporaryFile(dir=place.parent, prefix=".aligntrans-", delete=False) as file:
            temporary = Path(file.name)
            try:
                file.write(data)
                file.flush()
                temporary.chmod(mode)
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise
        return temporary


@contextmanager
def _writing(path: str | os.PathLike[str]) -> Iterator[None]:
    """Say of a failure to write which *path* it is about."""
    try:
        yield
    except WriteError:
        raise
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL in it
        raise WriteError(f"{os.fspath(path)}: cannot be written ({_reason(error)}); choose another path.") from None


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

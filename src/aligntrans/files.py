"""Files read whole, and written whole or not at all. What stands in them is no matter here."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from aligntrans.errors import AligntransError, ReadError, WriteError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from types import TracebackType
    from typing import BinaryIO, Self


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
    with opened(name) as file, _reading(name):
        return file.read()


def opened(path: str | os.PathLike[str]) -> BinaryIO:
    """Return a file, open to be read.

    Raises:
        ReadError: it cannot be read.
    """
    name = os.fspath(path)
    with _reading(name):
        return Path(name).open("rb")


@contextmanager
def _reading(name: str) -> Iterator[None]:
    """Say of a failure to read which file it is about."""
    try:
        yield
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
    with written_to(name):
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
    with Writing() as writing:
        for path, data in files.items():
            file = writing.open(path)
            with written_to(path):
                file.write(data)


class Writing:
    """Files that are written side by side, and appear all together when the block ends without an error."""

    def __init__(self) -> None:
        self._files: list[tuple[Path, Path, Path, BinaryIO]] = []
        self._folders: list[Path] = []

    def open(self, path: Path) -> BinaryIO:
        """Return a new file that is to be *path*, its folder made if need be.

        Raises:
            WriteError: it cannot be written, or was opened before.
        """
        place = path.resolve()  # a link stays a link
        if place in [known for _, known, _, _ in self._files]:
            raise WriteError(f"{path}: would be written twice; give every file a name of its own.")
        with written_to(path):
            self._make(place.parent)
            mode = stat.S_IMODE(place.stat().st_mode) if place.exists() else 0o666 & ~_umask()
            with NamedTemporaryFile(dir=place.parent, prefix=".aligntrans-", delete=False) as made:
                temporary = Path(made.name)
            file = temporary.open("wb")
            self._files.append((path, place, temporary, file))
            temporary.chmod(mode)
        return file

    @property
    def paths(self) -> tuple[Path, ...]:
        """Where the files will be, in the order of their opening."""
        return tuple(path for path, _, _, _ in self._files)

    def _make(self, folder: Path) -> None:
        missing = []
        while not folder.exists():
            missing.append(folder)
            folder = folder.parent
        for made in reversed(missing):
            made.mkdir()
            self._folders.append(made)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the files appear, or after an error take away what was begun."""
        try:
            for path, _, _, file in self._files:
                with written_to(path):
                    file.close()
            if kind is None:
                for path, place, temporary, _ in self._files:
                    with written_to(path):
                        temporary.replace(place)
                self._folders = []
        finally:
            for _, _, temporary, file in self._files:
                with suppress(OSError):
                    file.close()
                temporary.unlink(missing_ok=True)
            for folder in reversed(self._folders):
                with suppress(OSError):
                    folder.rmdir()


@dataclass(frozen=True, slots=True)
class Place:
    """Where an exporter writes: see `aligntrans.protocols.Output`."""

    path: Path
    writing: Writing
    inputs: Sequence[str] = ()
    """Paths that must not be overwritten."""

    def file(self, path: str = "") -> BinaryIO:
        """Return a new file: the one asked for, or *path* in its folder; raises WriteError for one of the inputs."""
        place = self.path.parent / path if path else self.path
        if place.exists():
            refuse_unwritable(place, self.inputs)
        return self.writing.open(place)

    @property
    def stem(self) -> str:
        """Name of the file asked for, without its ending."""
        return self.path.stem


@contextmanager
def written_to(path: str | os.PathLike[str]) -> Iterator[None]:
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

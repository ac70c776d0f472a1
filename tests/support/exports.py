"""What an exporter writes, kept in memory."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aligntrans.protocols import Export

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aligntrans.protocols import Bitext, Exporter, Output


@dataclass(frozen=True)
class Exported:
    """An export with its files by path; the one asked for has the empty path."""

    files: Mapping[str, bytes]
    units: int
    left_out: Mapping[str, int]

    @property
    def data(self) -> bytes:
        return self.files.get("", b"".join(self.files.values()))


class _Kept(io.BytesIO):
    """Keeps its content when it is closed."""

    content = b""

    def close(self) -> None:
        self.content = self.content or self.getvalue()
        super().close()


@dataclass
class InMemory:
    """An output of files that are never written."""

    stem: str = "brief"
    made: dict[str, _Kept] = field(default_factory=dict)

    def file(self, path: str = "") -> io.BytesIO:
        assert path not in self.made, f"{path!r} is written twice"
        self.made[path] = _Kept()
        return self.made[path]


def exported(exporter: Exporter, bitext: Bitext, stem: str = "brief") -> Exported:
    """Return what *exporter* writes of *bitext*."""
    output = InMemory(stem)
    export = exporter.export(bitext, output)
    return Exported(
        {path: file.content if file.closed else file.getvalue() for path, file in output.made.items()},
        export.units,
        dict(export.left_out),
    )


class Whole:
    """An exporter of somebody else's, which cannot be told what to leave out."""

    extensions = (".x",)
    is_bilingual = False

    def export(self, bitext: Bitext, output: Output) -> Export:
        output.file().write(b"x")
        return Export(sum(1 for _ in bitext.units()))

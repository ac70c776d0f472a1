"""aligntrans pairs the English, Arabic and Farsi versions of a text and exports them aligned.

What is named here is the promised interface; it is imported when it is first used, so that `import aligntrans` costs
nothing.
"""

from __future__ import annotations

__version__ = "0.1.0"  # before any import: exporters read it from here

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aligntrans import names
    from aligntrans.errors import (
        AlignmentError,
        AligntransError,
        LanguageError,
        MissingExtra,
        ReadError,
        UnknownName,
        WriteError,
    )
    from aligntrans.model import (
        Alignment,
        Bead,
        Block,
        Document,
        Kind,
        Level,
        Link,
        Metadata,
        Quality,
        Segment,
        Span,
        Status,
        TranslationUnit,
        Variant,
    )
    from aligntrans.pipeline import align, load, read
    from aligntrans.writing import Written, write

__all__ = (
    "Alignment",
    "AlignmentError",
    "AligntransError",
    "Bead",
    "Block",
    "Document",
    "Kind",
    "LanguageError",
    "Level",
    "Link",
    "Metadata",
    "MissingExtra",
    "Quality",
    "ReadError",
    "Segment",
    "Span",
    "Status",
    "TranslationUnit",
    "UnknownName",
    "Variant",
    "WriteError",
    "Written",
    "__version__",
    "align",
    "load",
    "names",
    "read",
    "write",
)

_HOMES = ("aligntrans.model", "aligntrans.errors", "aligntrans.pipeline", "aligntrans.writing")

if not TYPE_CHECKING:  # a type checker would take any name for granted

    def __getattr__(name: str) -> Any:
        """Import and return what *name* stands for."""
        if name == "names":
            return import_module("aligntrans.names")
        if name in __all__:
            for home in map(import_module, _HOMES):
                if hasattr(home, name):
                    return globals().setdefault(name, getattr(home, name))
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

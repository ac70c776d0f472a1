"""Beads as texts: units, their variants, and what checks find in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from aligntrans.model.beads import Quality
from aligntrans.model.kinds import Kind, Level, Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aligntrans.model.beads import Link, Property
    from aligntrans.model.documents import Code
    from aligntrans.model.kinds import Severity
    from aligntrans.model.spans import Span


@dataclass(frozen=True, slots=True)
class Variant:
    """One language of a translation unit."""

    language: str
    text: str
    """Exactly as it stands in the document."""
    document: str = ""
    """Name of the document."""
    codes: tuple[Code, ...] = ()
    """Markup of the text in order, in the words of the file that it came from."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "codes", tuple(self.codes))
        if not self.text:
            raise ValueError(f"the {self.language} variant of a unit is empty")


@dataclass(frozen=True, slots=True)
class TranslationUnit:
    """A bead as text: TMX ``tu``, XLIFF ``unit``, PO entry."""

    id: str
    variants: tuple[Variant, ...]
    """One per language at most, in the documents' order; a null bead has fewer than its alignment has documents."""
    quality: Quality = field(default_factory=Quality)
    level: Level = Level.SENTENCE
    kind: Kind = Kind.PARAGRAPH
    status: Status = Status.AUTO
    moved: bool = False
    type: str = "1-1"
    links: tuple[Link, ...] = ()
    """Between its variants."""
    notes: tuple[str, ...] = ()
    """What people wrote about it."""
    properties: tuple[Property, ...] = ()
    """What the file that it came from says of it and has no field here."""
    line: int = 0
    """Where it begins in the file that it was read from, counted from 1; 0 when it was not, or has no lines."""

    def __post_init__(self) -> None:
        for name in ("variants", "links", "notes", "properties"):
            if type(value := getattr(self, name)) is not tuple:
                object.__setattr__(self, name, tuple(value))
        languages = [variant.language for variant in self.variants]
        if not languages or len(set(languages)) != len(languages):
            raise ValueError(f"a unit needs one variant a language, not {languages}")

    def variant(self, language: str) -> Variant | None:
        """Return the variant of *language*, or none."""
        return next((variant for variant in self.variants if variant.language == language), None)


@dataclass(frozen=True, slots=True)
class Fix:
    """A change of a text that touches no word and is safe to make unseen."""

    language: str
    span: Span
    """What is replaced, in the text of the unit's variant; empty to insert."""
    text: str
    """What stands there instead; empty to delete."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check saw in one unit."""

    check: str
    unit: str
    """The unit's id."""
    severity: Severity
    message: str
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    """Where, by language, in the texts of the unit's variants."""
    suggestion: str | None = None
    """For people: what to write instead, or what to do."""
    fixes: tuple[Fix, ...] = ()
    """What mends it, in order and without overlap; empty when only a person can."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "spans", MappingProxyType(dict(self.spans)))
        object.__setattr__(self, "fixes", tuple(self.fixes))

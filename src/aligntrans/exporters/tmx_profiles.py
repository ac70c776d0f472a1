"""What tools want of a TMX file beyond the standard: how many languages, which props, which folders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aligntrans.model import Quality, TranslationUnit

PENALTIES = ((0.99, ""), (0.9, "penalty-05"), (0.75, "penalty-15"), (0.5, "penalty-30"), (0.0, "penalty-50"))
"""Folder by lowest confidence: OmegaT takes so many percent off matches from memories in it. The figures are ours."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What one tool wants."""

    name: str
    is_bilingual: bool = True
    """Whether more than two languages in a file trip it."""
    props: bool = True
    """Whether it reads or keeps props."""
    context: bool = False
    """Whether it reads the unit's context from a prop ``x-context``."""
    fields: bool = False
    """Whether it reads custom fields from props named ``x-Name:Type``."""
    penalties: bool = False
    """Whether it knows memories of less worth by their folder."""

    def folder(self, quality: Quality) -> str:
        """Return the folder of a unit, relative to that of the file; empty for the file's own."""
        if not self.penalties or not quality.known:
            return ""
        return next(folder for least, folder in PENALTIES if quality.confidence >= least)

    def scores(self, unit: TranslationUnit) -> Iterator[tuple[str, str]]:
        """Yield name and value of the props of a unit."""
        quality = unit.quality
        if self.context:
            yield "x-context", unit.id
        if self.fields and quality.known:
            yield "x-Quality:Integer", f"{quality.confidence * 100:.0f}"
        if quality.known:
            yield "x-confidence", f"{quality.confidence:.4f}"
        if quality.similarity is not None:
            yield "x-similarity", f"{quality.similarity:.4f}"
        yield "x-bead-type", unit.type
        yield "x-status", str(unit.status)
        yield "x-kind", str(unit.kind)
        if unit.moved:
            yield "x-moved", "true"


PROFILES: Mapping[str, Profile] = {
    profile.name: profile
    for profile in (
        Profile("generic", is_bilingual=False),
        Profile("omegat", penalties=True),
        Profile("poedit", props=False),
        Profile("trados", fields=True),
        Profile("weblate", context=True),
    )
}
"""By name. Sources: OmegaT's ``ExternalTMX``, Weblate's ``memory/models.py``, Poedit's ``tmx_io.cpp``; of Trados its
documentation alone, where the form of the names of fields is not given."""

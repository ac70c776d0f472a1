"""What an XLIFF file says of a unit beside its texts: notes, properties, states. What we write is understood."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from aligntrans.errors import ReadError
from aligntrans.memories.tags import canonical
from aligntrans.memories.xliff_inline import qualified
from aligntrans.model import Kind, Level, Property, Quality, Status, TranslationUnit

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Mapping, Sequence

    from lxml import etree

    from aligntrans.model import Variant

TOOL = "aligntrans"
SCORES = ("confidence", "similarity")


@dataclass(slots=True)
class Facts:
    """Of a unit, or of a segment of one."""

    notes: list[str] = field(default_factory=list)
    properties: list[Property] = field(default_factory=list)
    scores: dict[str, float] = field(default_factory=dict)
    kind: Kind = Kind.PARAGRAPH
    level: Level = Level.SENTENCE
    status: Status | None = None
    """As we wrote it, if we did."""
    moved: bool = False
    type: str = "1-1"

    def take(self, name: str, value: str) -> bool:
        """Return whether *name* and *value* are a note of ours that says something; then it is kept."""
        with suppress(ValueError):
            if name in SCORES:
                if not 0 <= (score := float(value)) <= 1:
                    return False
                self.scores[name] = score
            elif name == "kind":
                self.kind = Kind(value)
            elif name == "status":
                self.status = Status(value)
            elif name == "level":
                self.level = Level(value)
            elif name == "bead-type":
                self.type = value
            elif name == "moved" and value == "true":
                self.moved = True
            else:
                return False
            return True
        return False

    def attributes(self, element: etree._Element, without: frozenset[str], language: str = "") -> None:
        """Keep the attributes of *element* that mean nothing to us, ``@`` before their names."""
        for name, value in element.items():
            if name not in without:
                self.properties.append(Property(f"@{qualified(element, str(name))}", str(value), language))

    def say(self, name: str, value: str, language: str = "") -> None:
        """Keep a property."""
        self.properties.append(Property(name, value, language))

    def copy(self) -> Facts:
        """Return the same for a segment, to which more can be added."""
        return replace(self, notes=list(self.notes), properties=list(self.properties))

    def unit(self, name: str, variants: Sequence[Variant], line: int, *, accepted: bool | None) -> TranslationUnit:
        """Return the unit.

        Args:
            name: its id.
            variants: its texts, one or two.
            line: where it begins.
            accepted: what its state says; none when it has none that says more than our note does.
        """
        if accepted is None:
            status = self.status or Status.AUTO
        elif accepted:
            status = Status.ACCEPTED
        else:
            status = self.status if self.status in (Status.REJECTED, Status.LEFT_OUT) else Status.AUTO
        confidence = self.scores.get("confidence")
        return TranslationUnit(
            name,
            tuple(variants),
            Quality(
                1.0 if confidence is None else confidence,
                self.scores.get("similarity"),
                known=confidence is not None,
            ),
            self.level,
            self.kind,
            status or Status.AUTO,
            self.moved,
            self.type,
            notes=tuple(self.notes),
            properties=tuple(self.properties),
            line=line,
        )


@dataclass(frozen=True, slots=True)
class Tags:
    """Languages of a ``file``, as BCP 47 has them; empty where neither it nor the user says any."""

    source: str
    target: str

    @classmethod
    def of(cls, source: str | None, target: str | None, given: Sequence[str]) -> Tags:
        """Return what a file says, or what the user has *given* where it says nothing."""
        return cls(
            canonical(source or "") or next(iter(given), ""),
            canonical(target or "") or next(iter(given[1:]), ""),
        )

    def resolved(self, own: str | None, *, is_target: bool, line: int) -> str:
        """Return the language of a text, which *own*, its ``xml:lang``, says when it is another one.

        Raises:
            ReadError: nothing says it.
        """
        told = self.target if is_target else self.source
        said = canonical(own or "")
        if said and (not told or said.partition("-")[0] != told.partition("-")[0]):
            return said
        if not told:
            what = "translations" if is_target else "texts"
            raise ReadError(f"does not say the language of its {what} (line {line}); name both: --pair en-ar.")
        return told


def refuse_same(source: str, target: str, line: int) -> None:
    """Raise ReadError when text and translation are in one language."""
    if source == target:
        raise ReadError(f"has in line {line} text and translation in one language, {source}; mend its language tags.")


def notes_of(elements: Iterable[etree._Element], category: str) -> Iterable[tuple[str, str, Mapping[str, str]]]:
    """Yield category, text and other attributes of notes, whose category stands in the attribute *category*."""
    for note in elements:
        others = {str(name): str(value) for name, value in note.items() if name not in (category, "id")}
        text = "".join(map(str, note.itertext())) if len(note) else note.text or ""
        yield note.get(category) or "", text, others


def take_note(facts: Facts, category: str, text: str, others: Mapping[str, str], left_out: Counter[str]) -> None:
    """Keep a note that people wrote."""
    if text:
        facts.notes.append(f"{category}: {text}" if category else text)
        if others:
            left_out["attributes of notes"] += len(others)

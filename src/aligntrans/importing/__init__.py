"""What people corrected in an export, back into the alignment: texts, statuses and notes, unit by unit."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from aligntrans import languages
from aligntrans.errors import LanguageError
from aligntrans.importing.beads import Edit, owners_of, with_texts
from aligntrans.importing.cutting import cutters
from aligntrans.model import Level, Span, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from aligntrans.importing.beads import Pair
    from aligntrans.model import Alignment, Bead, TranslationUnit

DECIDED = (Status.ACCEPTED, Status.REJECTED)

STALE = "its source was changed in the alignment since the file was written; export again"
TWICE = "stands in the file twice, with other texts; keep one of them"
EMPTIED = "has no {} text any more, and no text is taken out; to leave a unit out, set its status to rejected"
NO_PLACE = "has a {} text where the alignment has none, and no place for it; fill it in a file of all languages"
PARAGRAPH = "is a paragraph, and texts are corrected sentence by sentence; export without --level paragraph"


@dataclass(frozen=True, slots=True)
class Correction:
    """A text that is another now."""

    unit: str
    """Its id."""
    language: str
    old: str
    """Empty where there was none."""
    new: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """An alignment after its corrections, and what was not taken from the file."""

    alignment: Alignment
    texts: tuple[Correction, ...] = ()
    accepted: int = 0
    """Units whose status the file sets to accepted; not those that are so because a text was corrected."""
    rejected: int = 0
    notes: int = 0
    """Units whose notes are others now."""
    unknown: tuple[str, ...] = ()
    """Ids that the alignment does not have."""
    missing: int = 0
    """Units that the file does not have, which stay as they are."""
    refused: tuple[tuple[str, str], ...] = ()
    """Ids of units that stay as they are, and why."""
    strange: tuple[str, ...] = ()
    """Languages of the file that the alignment does not have."""


def corrected(alignment: Alignment, units: Iterable[TranslationUnit]) -> Corrected:
    """Return *alignment* with the texts of *units* that differ from its own, and with their statuses and notes.

    A bead with a new text keeps its id and score and is accepted, unless the file rejects it; links at changed words
    go. Differences in line ends alone are none, for spreadsheets make them. A status ``auto`` says nothing, nor does
    a unit without notes.

    Args:
        alignment: from which the file was written.
        units: of the file, with the alignment's ids.
    """
    return _Reading(alignment, tuple(units)).result()


@dataclass(slots=True)
class _Taken:
    """What the file says of one bead."""

    edits: list[Edit] = field(default_factory=list)
    status: Status | None = None
    notes: tuple[str, ...] | None = None


class _Reading:
    """One comparison of a file with an alignment."""

    def __init__(self, alignment: Alignment, units: Sequence[TranslationUnit]) -> None:
        self._alignment, self._units = alignment, units
        self._held = tuple(dict.fromkeys(variant.language for unit in units for variant in unit.variants))
        self._tags = _by_tag(self._held, alignment.languages)
        self._pair = self._two()
        self._sides = self._pair or tuple(range(len(alignment.documents)))
        self._beads = alignment.pairs[self._pair] if self._pair else alignment.beads
        self._owners = owners_of(alignment, self._pair) if self._pair else range(len(self._beads))
        self._by_id = {bead.id: number for number, bead in enumerate(self._beads) if bead.status is not Status.LEFT_OUT}
        self._paragraphs = {bead.id: bead for bead in alignment.block_beads}
        self._texts: list[Correction] = []
        self._refused: list[tuple[str, str]] = []
        self._unknown: list[str] = []
        self._taken: dict[int, _Taken] = {}

    def result(self) -> Corrected:
        seen: dict[str, TranslationUnit] = {}
        for unit in self._units:
            if unit.id in seen:
                if _texts(unit) != _texts(seen[unit.id]):
                    self._refused.append((unit.id, TWICE))
                continue
            seen[unit.id] = unit
            if unit.id in self._by_id:
                self._take(unit, self._by_id[unit.id])
            elif unit.id in self._paragraphs:
                self._look(unit, self._paragraphs[unit.id])
            else:
                self._unknown.append(unit.id)
        accepted, rejected, notes = self._counts()
        return Corrected(
            self._made(),
            tuple(self._texts),
            accepted,
            rejected,
            notes,
            tuple(self._unknown),
            sum(name not in seen for name in self._by_id),
            tuple(self._refused),
            tuple(tag for tag in self._held if tag not in self._tags),
        )

    def _two(self) -> Pair | None:
        """Return the two documents whose beads alone the file has, none when it has those of all documents.

        The beads of two may be finer. A file of all beads may show two languages only: then what nobody has edited
        tells one from the other.
        """
        sides = sorted({self._alignment.side(tag) for tag in self._tags.values()})
        everyone = range(len(self._alignment.documents))
        if len(sides) != 2 or (pair := (sides[0], sides[1])) not in self._alignment.pairs:
            return None
        two = self._alike(self._alignment.pairs[pair], pair)
        return pair if two >= self._alike(self._alignment.beads, everyone) else None

    def _alike(self, beads: Sequence[Bead], sides: Sequence[int]) -> tuple[int, int]:
        """Return how many units of the file have the texts of one of *beads*, and how many have its id."""
        by_id = {bead.id: bead for bead in beads}
        known = [(unit, by_id[unit.id]) for unit in self._units if unit.id in by_id]
        same = 0
        for unit, bead in known:
            old = self._texts_of(bead, self._alignment.level, sides)
            new = {self._tags[tag]: text for tag, text in _texts(unit).items() if tag in self._tags}
            same += all(_lines(new.get(tag, "")) == _lines(old[tag]) for tag in self._tags.values())
        return same, len(known)

    def _take(self, unit: TranslationUnit, number: int) -> None:
        """Compare *unit* with its bead."""
        bead = self._beads[number]
        old = self._texts_of(bead, self._alignment.level)
        new = {self._tags[tag]: text for tag, text in _texts(unit).items() if tag in self._tags}
        if _is_stale(bead.id, old, new):
            self._refused.append((bead.id, STALE))
            return
        taken = _Taken()
        for tag in dict.fromkeys(self._tags.values()):
            text = new.get(tag, "")
            if not text.strip():
                if old[tag]:
                    self._refused.append((bead.id, EMPTIED.format(_name(tag))))
            elif _lines(text) != _lines(old[tag]):
                self._edit(taken, number, tag, old[tag], text)
        decided = unit.status if unit.status in DECIDED and unit.status is not bead.status else None
        taken.status = decided or (Status.ACCEPTED if taken.edits and bead.status is not Status.ACCEPTED else None)
        if taken.edits and unit.status is Status.REJECTED:
            taken.status = Status.REJECTED
        if unit.notes and unit.notes != bead.notes:
            taken.notes = unit.notes
        if taken.edits or taken.status is not None or taken.notes is not None:
            self._taken[number] = taken

    def _edit(self, taken: _Taken, number: int, tag: str, old: str, new: str) -> None:
        side = self._alignment.side(tag)
        span = self._beads[number].spans[self._sides.index(side)]
        document = self._alignment.documents[side]
        if self._alignment.level is Level.PARAGRAPH:
            owned = document.segment_spans[span.start : span.end]
            span = Span(owned[0].start, owned[-1].end) if owned else Span(0, 0)
        has_place = not self._pair and self._alignment.level is Level.SENTENCE and bool(document.segments)
        if not old and not has_place:
            self._refused.append((self._beads[number].id, NO_PLACE.format(_name(tag))))
            return
        taken.edits.append(Edit(self._owners[number], side, span, new))
        self._texts.append(Correction(self._beads[number].id, tag, old, new))

    def _look(self, unit: TranslationUnit, bead: Bead) -> None:
        """Refuse a paragraph whose text was changed."""
        old = self._texts_of(bead, Level.PARAGRAPH, range(len(self._alignment.documents)))
        for tag, text in _texts(unit).items():
            if tag in self._tags and _lines(text) != _lines(old[self._tags[tag]]):
                self._refused.append((unit.id, PARAGRAPH))
                return

    def _texts_of(self, bead: Bead, level: Level, sides: Iterable[int] | None = None) -> dict[str, str]:
        documents = [self._alignment.documents[side] for side in (self._sides if sides is None else sides)]
        return {
            document.language: document.excerpt(span, level)
            for document, span in zip(documents, bead.spans, strict=True)
        }

    def _counts(self) -> tuple[int, int, int]:
        decided = [one.status for one in self._taken.values() if not one.edits or one.status is Status.REJECTED]
        notes = sum(one.notes is not None for one in self._taken.values())
        return decided.count(Status.ACCEPTED), decided.count(Status.REJECTED), notes

    def _made(self) -> Alignment:
        """Return the alignment, itself when nothing is taken."""
        if not self._taken:
            return self._alignment
        made = self._decided()
        edits = sorted(
            (edit for taken in self._taken.values() for edit in taken.edits), key=lambda edit: (edit.owner, edit.side)
        )
        return with_texts(made, edits, cutters(made)) if edits else made

    def _decided(self) -> Alignment:
        """Return the alignment with other statuses and notes."""
        alignment = self._alignment
        beads = [_decided(bead, self._taken.get(number)) for number, bead in enumerate(self._beads)]
        if self._pair:
            return replace(alignment, pairs={**alignment.pairs, self._pair: tuple(beads)})
        pairs = {}
        for pair, known in alignment.pairs.items() if alignment.level is Level.SENTENCE else ():
            owners = owners_of(alignment, pair)
            pairs[pair] = tuple(
                replace(bead, status=taken.status)
                if (taken := self._taken.get(owner)) and taken.status and _is_about(taken, bead, pair)
                else bead
                for owner, bead in zip(owners, known, strict=True)
            )
        return replace(alignment, beads=tuple(beads), pairs={**alignment.pairs, **pairs})


def _decided(bead: Bead, taken: _Taken | None) -> Bead:
    if taken is None:
        return bead
    return replace(
        bead,
        status=bead.status if taken.status is None else taken.status,
        notes=bead.notes if taken.notes is None else taken.notes,
    )


def _is_about(taken: _Taken, bead: Bead, pair: Pair) -> bool:
    """Return whether what a file says of a bead of all documents is said of this one of two inside it."""
    if not taken.edits:
        return True
    spans = dict(zip(pair, bead.spans, strict=True))
    return any(
        edit.side in spans and set(edit.segments) & set(spans[edit.side]) for edit in taken.edits if edit.segments
    )


def _by_tag(held: Sequence[str], known: Sequence[str]) -> dict[str, str]:
    """Return the alignment's tag for every tag of a file, ``fa`` for ``fa-IR`` if there is but one of each."""
    found = {tag: tag for tag in held if tag in known}
    for tag in held:
        primary = tag.partition("-")[0]
        near = [other for other in known if other.partition("-")[0] == primary and other not in found.values()]
        if tag not in found and len(near) == 1:
            found[tag] = near[0]
    return {tag: found[tag] for tag in held if tag in found}


def _texts(unit: TranslationUnit) -> dict[str, str]:
    return {variant.language: variant.text for variant in unit.variants}


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_stale(name: str, old: Mapping[str, str], new: Mapping[str, str]) -> bool:
    """Return whether the file has the source that a bead got its id from, and the alignment has another."""
    source = next((tag for tag, text in old.items() if text), "")
    if _lines(new.get(source, "")) in ("", _lines(old[source])):
        return False
    return _is_named_by(name, new[source]) and not _is_named_by(name, old[source])


def _is_named_by(name: str, text: str) -> bool:
    digest = hashlib.sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return name.removeprefix("p").partition("-")[0] == digest


def _name(tag: str) -> str:
    try:
        return languages.of(tag).name
    except LanguageError:
        return tag

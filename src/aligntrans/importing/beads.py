"""Beads over documents whose texts were changed: every list of an alignment follows, and stays a whole."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from aligntrans.importing.texts import Change, Shifts, changed, common
from aligntrans.model import Level, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aligntrans.importing.texts import Cut
    from aligntrans.model import Alignment, Bead, Document, Link

    Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Edit:
    """A new text of a bead on one side."""

    owner: int
    """Which of the alignment's beads it is in."""
    side: int
    segments: Span
    """Of the document; empty where it had none."""
    text: str


@dataclass(frozen=True, slots=True)
class _Anew:
    """What a change of texts does to an alignment."""

    old: Alignment
    documents: tuple[Document, ...]
    edits: Sequence[Edit]
    shifts: Sequence[Shifts]
    """A document each."""
    sizes: Sequence[int]
    """How many segments every edit has now."""

    def bead(self, bead: Bead, before: Sequence[Span], after: Sequence[Span], sides: Sequence[int]) -> Bead:
        """Return *bead* where its segments are now, without the links that stand where a text has changed."""
        return self._linked(replace(bead, spans=tuple(after)), before, sides, Level.SENTENCE)

    def block_bead(self, bead: Bead, sides: Sequence[int]) -> Bead:
        """Return *bead*, of blocks, without the links that stand where a text has changed."""
        return self._linked(bead, bead.spans, sides, Level.PARAGRAPH)

    def _linked(self, bead: Bead, before: Sequence[Span], sides: Sequence[int], level: Level) -> Bead:
        if not bead.links:
            return bead
        texts = {}
        for side, was, span in zip(sides, before, bead.spans, strict=True):
            old, new = self.old.documents[side].excerpt(was, level), self.documents[side].excerpt(span, level)
            if old != new:
                texts[self.documents[side].language] = (old, new)
        return replace(bead, links=tuple(kept for link in bead.links if (kept := _moved(link, texts))))


def with_texts(alignment: Alignment, edits: Sequence[Edit], cut: Mapping[str, Cut]) -> Alignment:
    """Return *alignment* with other texts; beads keep ids, scores and status.

    Args:
        alignment: whose spans count segments, or blocks, none of which is added or taken away.
        edits: without overlap.
        cut: finds segments, by language.
    """
    documents, shifts, sizes = list(alignment.documents), [], [0] * len(edits)
    for side, document in enumerate(alignment.documents):
        own = sorted(
            (number for number, edit in enumerate(edits) if edit.side == side),
            key=lambda number: (edits[number].segments, edits[number].owner),
        )
        changes = [Change(edits[number].segments, edits[number].text) for number in own]
        found: list[int] = []
        if own:
            documents[side], found = changed(document, changes, cut[document.language])
        for number, size in zip(own, found, strict=True):
            sizes[number] = size
        shifts.append(Shifts(changes, found))
    anew = _Anew(alignment, tuple(documents), edits, shifts, sizes)
    everyone = range(len(documents))
    blocks = tuple(anew.block_bead(bead, everyone) for bead in alignment.block_beads)
    if alignment.level is Level.PARAGRAPH:
        beads = tuple(anew.block_bead(bead, everyone) for bead in alignment.beads)
        pairs = {pair: tuple(anew.block_bead(bead, pair) for bead in known) for pair, known in alignment.pairs.items()}
    else:
        entries = [_Entry(owner, bead, bead.spans) for owner, bead in enumerate(alignment.beads)]
        beads = tuple(_shifted(anew, entries, everyone))
        pairs = {pair: tuple(_pair(anew, pair)) for pair in alignment.pairs}
    return _whole(replace(alignment, documents=anew.documents, beads=beads, block_beads=blocks, pairs={}), pairs)


def _whole(made: Alignment, pairs: Mapping[Pair, tuple[Bead, ...]]) -> Alignment:
    """Return *made* with the beads of two documents alone, but for those that a moved text has put out of order."""
    for pair, beads in pairs.items():
        try:
            made = replace(made, pairs={**made.pairs, pair: beads})
        except ValueError:  # `Alignment.pair` then takes them from the beads of all documents
            continue
    return made


@dataclass(frozen=True, slots=True)
class _Entry:
    """A bead in a list, before its segments are counted anew."""

    owner: int
    """The bead of all documents that it is in."""
    bead: Bead
    spans: tuple[Span, ...]
    """As the list has them; all may be empty when a text is to be put there."""


def _shifted(anew: _Anew, entries: Sequence[_Entry], sides: Sequence[int]) -> Iterator[Bead]:
    """Yield the beads of a list where their segments are now."""
    inserted = {
        (edit.owner, edit.side): size for edit, size in zip(anew.edits, anew.sizes, strict=True) if not edit.segments
    }
    before: dict[tuple[int, int], int] = {}
    for entry in entries:
        spans = []
        for side, span in zip(sides, entry.spans, strict=True):
            now = anew.shifts[side].of(span)
            if not span:
                start = now.start + before.get((side, span.start), 0)
                size = inserted.get((entry.owner, side), 0)
                before[side, span.start] = before.get((side, span.start), 0) + size
                now = Span(start, start + size)
            spans.append(now)
        yield anew.bead(entry.bead, entry.spans, spans, sides)


def _pair(anew: _Anew, pair: Pair) -> Iterator[Bead]:
    """Yield the beads of two documents alone; those inside a bead whose segments are others now become one."""
    known, owners = anew.old.pairs[pair], owners_of(anew.old, pair)
    merged = _merged(anew, pair, owners)
    entries: list[_Entry] = []
    seen: set[int] = set()
    for owner, bead in zip(owners, known, strict=True):
        if owner not in merged:
            entries.append(_Entry(owner, bead, bead.spans))
        elif owner not in seen:
            seen.add(owner)
            entries.append(_as_all(anew.old.beads[owner], owner, bead.id, pair))
    for owner in sorted(merged - seen):
        place = next((place for place, entry in enumerate(entries) if entry.owner > owner), len(entries))
        bead = anew.old.beads[owner]
        free = bead.id not in {entry.bead.id for entry in entries}
        entries.insert(place, _as_all(bead, owner, bead.id if free else "", pair))
    yield from _shifted(anew, entries, pair)


def _as_all(bead: Bead, owner: int, name: str, pair: Pair) -> _Entry:
    """Return *bead* as two documents see it, under another *name*."""
    return _Entry(owner, replace(bead, id=name), tuple(bead.spans[side] for side in pair))


def owners_of(alignment: Alignment, pair: Pair) -> list[int]:
    """Return which of the beads of all documents every bead of *pair* is in."""
    inside = {
        (side, place): number
        for number, bead in enumerate(alignment.beads)
        for side in pair
        for place in bead.spans[side]
    }
    return [
        next(inside[side, span.start] for side, span in zip(pair, bead.spans, strict=True) if span)
        for bead in alignment.pairs[pair]
    ]


def _merged(anew: _Anew, pair: Pair, owners: Sequence[int]) -> set[int]:
    """Return the beads of all documents inside which those of *pair* cannot stay as they are."""
    inside: dict[int, list[Bead]] = {}
    for owner, bead in zip(owners, anew.old.pairs[pair], strict=True):
        inside.setdefault(owner, []).append(bead)
    found = set()
    for edit, size in zip(anew.edits, anew.sizes, strict=True):
        if edit.side in pair:
            side = pair.index(edit.side)
            is_one = edit.segments in [bead.spans[side] for bead in inside.get(edit.owner, ())]
            if not edit.segments or (size != len(edit.segments) and not is_one):
                found.add(edit.owner)
    return found


def _moved(link: Link, texts: Mapping[str, tuple[str, str]]) -> Link | None:
    """Return *link* where its words are now, none when the text has changed at them or right beside them."""
    spans = []
    for language, span in zip(link.languages, link.spans, strict=True):
        if language in texts:
            old, new = texts[language]
            head, tail = common(old, new)
            if span.end < head:
                spans.append(span)
            elif span.start > len(old) - tail:
                spans.append(Span(span.start + len(new) - len(old), span.end + len(new) - len(old)))
            else:
                return None
        else:
            spans.append(span)
    return replace(link, spans=(spans[0], spans[1]))

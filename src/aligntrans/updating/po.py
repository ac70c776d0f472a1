"""An alignment into a PO file that translators have worked in. What stands in the file is never thrown away."""

from __future__ import annotations

from collections import Counter, defaultdict
from io import BytesIO
from typing import TYPE_CHECKING

from aligntrans.errors import WriteError
from aligntrans.exporters.po import FORBIDDEN, Contexts, PoExporter, comments, lines_of
from aligntrans.memories.po import paragraphs
from aligntrans.model import Alignment, Status
from aligntrans.po.entries import PREVIOUS, entries
from aligntrans.po.header import GENERATOR, HEAD, LANGUAGE, OURS, SOURCE, charset_of, fields, tag_of
from aligntrans.po.remarks import remark, understood
from aligntrans.updating.changes import Changes, Updated, told
from aligntrans.updating.po_file import Item, PoFile
from aligntrans.updating.po_matching import matched

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aligntrans.model import TranslationUnit
    from aligntrans.po.remarks import Remark
    from aligntrans.protocols import Bitext, Choice

VISIBLE = 0.01
"""Change of a confidence that is worth a line in somebody's diff."""


def updated(
    data: bytes, bitext: Bitext, *, choice: Choice | None = None, fuzzy_below: float = 0.75, overwrite: bool = False
) -> Updated:
    """Return the PO file *data* with what is new in *bitext*; everything else stays byte for byte.

    * A translation that is not fuzzy is somebody's, and stays, whatever the alignment has; so does one that is fuzzy
      because its source changed (``#| msgid``). It is replaced when it is empty, fuzzy for its score alone, or
      *overwrite* is true, or a person accepted the unit.
    * An entry is that of a unit when its context is the unit's id, else when its text is the unit's source, else when
      it stands in the same place and is much like it. Where the source changed, the old one becomes ``#| msgid``
      and the entry fuzzy.
    * Entries whose source is gone become obsolete, at the end of the file. New ones stand behind their predecessor.
    * The header, references and plural entries are left alone.

    Args:
        data: of the file.
        bitext: of two languages.
        choice: which units may be added and bring a translation; the entries of others stay as they are.
        fuzzy_below: confidence below which new translations are fuzzy.
        overwrite: take the alignment's translation wherever it differs.

    Raises:
        ReadError: *data* is no PO file.
        WriteError: it is in other languages, or its encoding cannot hold a text.
    """
    if len(bitext.languages) != 2:
        raise WriteError(f"PO holds two languages, not {', '.join(bitext.languages)}: update a file for each target.")
    file = PoFile(data)
    _refuse_other_languages(file, bitext)
    return _Update(file, bitext, PoExporter(choice=choice, fuzzy_below=fuzzy_below), overwrite=overwrite).run()


def language_of(data: bytes) -> str:
    """Return the language that the header of a PO file says, as a BCP 47 tag; empty when it says none."""
    found = next((entry for entry in entries(BytesIO(data), charset_of(data[:HEAD])) if entry.fields), None)
    return tag_of(fields(found.target).get(LANGUAGE, "")) if found and found.is_header else ""


def _refuse_other_languages(file: PoFile, bitext: Bitext) -> None:
    for name, tag in zip((SOURCE, LANGUAGE), bitext.languages, strict=True):
        said = tag_of(file.header.get(name, ""))
        if said and said.partition("-")[0] != tag.partition("-")[0].lower():
            raise WriteError(f"says {name}: {said}, but the text is in {tag}; name the file of that language.")


class _Update:
    """One file and one bitext."""

    def __init__(self, file: PoFile, bitext: Bitext, exporter: PoExporter, *, overwrite: bool) -> None:
        self._file, self._exporter, self._overwrite = file, exporter, overwrite
        self._bitext, self._tags = bitext, bitext.languages
        self._ours = file.header.get(GENERATOR, "").startswith(OURS)
        self._lines = lines_of(bitext) if isinstance(bitext, Alignment) else {}
        self._changes, self._dropped = Changes(), Counter[str]()
        self._keys = {item.key for item in file.items}
        self._contexts = Contexts((context, text) for context, text in self._keys if context is not None)
        in_use = [item.entry for item in file.items if item.entry.fields and not item.entry.is_header]
        self._is_plain = bool(in_use) and all(entry.context is None for entry in in_use)
        """Whether the file has no contexts, so that new entries have none either."""

    def run(self) -> Updated:
        selection = self._exporter.selector.select(self._bitext)
        units = [
            (unit, is_chosen)
            for unit, is_chosen in told(self._bitext.units(), selection)
            if unit.variant(self._tags[0]) and not _unholdable(unit)
        ]
        owners = matched([unit for unit, _ in units], self._file.items, self._tags[0])
        anchor = next((number for number, item in enumerate(self._file.items) if item.entry.is_header), -1)
        used, behind = set[int](), defaultdict[int, list[Item]](list)
        for number, (unit, is_chosen) in enumerate(units):
            place = owners.get(number)
            item = None if place is None else self._file.items[place]
            if item is None or place is None:
                if is_chosen:
                    behind[anchor].append(self._made(unit))
            elif not item.entry.obsolete:
                used.add(place)
                anchor = place
                self._merge(item, unit, may_translate=is_chosen)
                self._changes.changed += item.is_changed
            elif is_chosen:
                used.add(place)
                behind[anchor].append(item)
                item.draft.make_active()
                self._merge(item, unit, may_translate=True)
                self._changes.added += 1
        data = self._file.joined(self._ordered(used, behind))
        left_out = Counter(selection.export.left_out) + self._dropped
        return Updated(data, self._changes, dict(sorted(left_out.items())))

    def _made(self, unit: TranslationUnit) -> Item:
        """Return a new entry."""
        source = _text(unit, self._tags[0])
        if self._is_plain and (None, source) not in self._keys:
            context = None
        else:
            context = self._contexts.of(unit, self._tags[0])
        self._changes.added += 1
        item = self._file.new(self._exporter.entry(unit, self._tags, context, self._lines.get(unit.id, 0)))
        item.key = (context, source)
        self._keys.add(item.key)
        return item

    def _merge(self, item: Item, unit: TranslationUnit, *, may_translate: bool) -> None:
        """Bring what is new of *unit* into its entry, and its translation if it *may_translate*."""
        entry = item.entry
        if entry.plural is not None:
            return
        fuzzy, previous = entry.fuzzy, any(name.startswith(PREVIOUS) for name in entry.fields)
        if entry.source != _text(unit, self._tags[0]):
            self._change_source(item, unit)
            previous = previous or (bool(entry.target) and not fuzzy)
            fuzzy = fuzzy or bool(entry.target)
        target = _text(unit, self._tags[1]) if may_translate else ""
        if target:
            self._translate(item, unit, target, fuzzy=fuzzy, previous=previous)
        self._note(item, unit)

    def _change_source(self, item: Item, unit: TranslationUnit) -> None:
        """Make the entry one of the unit's source; its translation has to be looked at."""
        entry, draft, source = item.entry, item.draft, _text(unit, self._tags[0])
        context = entry.context
        if context is not None and context != unit.id:
            context = self._contexts.of(unit, self._tags[0])
        if entry.target and not entry.fuzzy:
            old = [("msgid", entry.source)]
            if entry.context is not None and context != entry.context:
                old.insert(0, ("msgctxt", entry.context))
            draft.add_previous(old)
            draft.make_fuzzy()
        draft.set("msgid", source)
        if context is not None and context != entry.context:
            draft.set("msgctxt", context)
        item.key = (context, source)

    def _translate(self, item: Item, unit: TranslationUnit, target: str, *, fuzzy: bool, previous: bool) -> None:
        """Give the entry its translation, if that is nobody's, and say how sure it is."""
        entry, draft = item.entry, item.draft
        is_accepted, is_unsure = unit.status is Status.ACCEPTED, self._exporter.is_unsure(unit)
        said = understood(entry.comments[0], ours=self._ours) if entry.comments else None
        if entry.target != target:
            if entry.target and not self._overwrite and not (fuzzy and (is_accepted or not previous)):
                self._changes.kept += 1
                return
            draft.set("msgstr", target)
            if is_unsure and not fuzzy:
                draft.make_fuzzy()
        was_unsure = said is not None and said.quality.known and said.quality.confidence < self._exporter.fuzzy_below
        if fuzzy and (is_accepted or (was_unsure and not is_unsure and not previous)):
            draft.make_sure()
        now = understood(remark(unit))
        if said and now and _differ(said, now):
            draft.set_comment(entry.comments[0], remark(unit))

    def _note(self, item: Item, unit: TranslationUnit) -> None:
        """Write down notes of *unit* that the entry has not."""
        if not unit.notes:
            return
        had = item.entry.comments
        known = set(paragraphs(had[1:] if had and understood(had[0], ours=self._ours) else had))
        lines = list(comments(unit))[bool(remark(unit)) :]
        for number, missing in enumerate(note for note in paragraphs(lines) if note not in known):
            parted = number or known or had or understood(missing.partition("\n")[0])
            item.draft.add_comments([*([""] if parted else []), *missing.split("\n")])

    def _ordered(self, used: set[int], behind: Mapping[int, list[Item]]) -> list[Item]:
        """Return what the file holds now: what has gone out of use at its end, before what is no entry."""
        order, gone, tail = list(behind.get(-1, ())), list[Item](), list[Item]()
        for number, item in enumerate(self._file.items):
            if item.entry.is_empty:
                tail.append(item)
            elif item.entry.is_header or number in used or item.entry.obsolete:
                if not (item.entry.obsolete and number in used):
                    order.append(item)
            else:
                item.draft.make_obsolete()
                gone.append(item)
            order += behind.get(number, ())
        self._changes.gone = len(gone)
        out_of_use = {number for number, item in enumerate(self._file.items) if item.entry.obsolete} - used
        return [*self._without_doubles(order, gone, out_of_use), *tail]

    def _without_doubles(self, order: list[Item], gone: list[Item], out_of_use: set[int]) -> Iterator[Item]:
        """Yield all items but obsolete ones whose text another has: gettext refuses both."""
        old = {id(self._file.items[number]) for number in out_of_use}
        keys = {item.key for item in (*order, *gone) if id(item) not in old}
        for item in (*order, *gone):
            if id(item) in old and item.key in keys:
                self._dropped["obsolete entries whose text is in use again"] += 1
            else:
                yield item


def _text(unit: TranslationUnit, language: str) -> str:
    variant = unit.variant(language)
    return variant.text if variant else ""


def _unholdable(unit: TranslationUnit) -> bool:
    return any(FORBIDDEN.search(text) for text in (unit.id, *(variant.text for variant in unit.variants)))


def _differ(old: Remark, new: Remark) -> bool:
    """Return whether two scores are worth a change of the file."""
    if (old.type, old.status, old.moved, old.quality.known) != (new.type, new.status, new.moved, new.quality.known):
        return True
    return abs(old.quality.confidence - new.quality.confidence) >= VISIBLE

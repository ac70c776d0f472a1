"""An alignment into a TMX memory that has been worked with. Units are never taken out of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING

from aligntrans.exporters.tmx import TmxExporter, escaped, prop, segment, variant_lines
from aligntrans.memories.tags import canonical
from aligntrans.model import Status
from aligntrans.updating.changes import Changes, Updated, told
from aligntrans.updating.tmx_places import TmxFile
from aligntrans.updating.tmx_segments import content, replaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.model import TranslationUnit, Variant
    from aligntrans.protocols import Bitext, Choice
    from aligntrans.updating.tmx_places import Language, Unit

VISIBLE = 0.01
"""Change of a score that is worth a line in somebody's diff."""
SCORES = ("x-confidence", "x-similarity")
STATUS = "x-status"
_ANY = "*all*"


def updated(
    data: bytes, bitext: Bitext, *, choice: Choice | None = None, profile: str = "generic", overwrite: bool = False
) -> Updated:
    """Return the TMX file *data* with what is new in *bitext*; everything else stays byte for byte.

    A ``tu`` is that of the unit whose id is its ``tuid``; one without, that of the unit with its source. Texts that
    differ are replaced, but for those of a ``tu`` that a person accepted, unless *overwrite* is true or the unit is
    accepted too. New units stand behind their predecessor; those that are gone stay.

    Args:
        data: of the file, UTF-8 or UTF-16.
        bitext: of two languages or more.
        choice: which units may be added and bring changes.
        profile: what new units look like; see `aligntrans.exporters.tmx_profiles`.
        overwrite: take the alignment's texts wherever they differ.

    Raises:
        ReadError: *data* is no TMX.
        WriteError: XML cannot hold a text, or there is no such profile.
    """
    return _Update(TmxFile(data), bitext, TmxExporter(choice=choice, profile=profile), overwrite=overwrite).run()


class _Update:
    """One file and one bitext."""

    def __init__(self, file: TmxFile, bitext: Bitext, exporter: TmxExporter, *, overwrite: bool) -> None:
        self._file, self._bitext, self._exporter, self._overwrite = file, bitext, exporter, overwrite
        self._changes, self._left_out = Changes(), Counter[str]()
        self._edits: list[tuple[int, int, str]] = []
        self._by_id, self._by_text = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
        for number, unit in reversed(list(enumerate(file.units))):
            if unit.id:
                self._by_id[unit.id].append(number)
            else:
                text = next((one.text for one in unit.languages if one.tag == bitext.languages[0]), "")
                self._by_text[text].append(number)

    def run(self) -> Updated:
        selection = self._exporter.selector.select(self._bitext)
        added = defaultdict[int, list[str]](list)
        anchor, used = -1, set[int]()
        for unit, is_chosen in told(self._bitext.units(), selection):
            place = self._place(unit)
            if place is not None:
                anchor = place
                used.add(place)
                if is_chosen:
                    self._merge(self._file.units[place], unit)
            elif is_chosen:
                added[anchor].append(self._made(unit))
        self._changes.gone = len(self._file.units) - len(used)
        self._changes.added = sum(map(len, added.values()))
        self._insert(added)
        left_out = Counter(selection.export.left_out) + self._left_out
        return Updated(self._file.written(self._edits), self._changes, dict(sorted(left_out.items())))

    def _place(self, unit: TranslationUnit) -> int | None:
        """Return the number of the ``tu`` of *unit*, each once."""
        source = unit.variant(self._bitext.languages[0])
        for known, key in ((self._by_id, unit.id), (self._by_text, source.text if source else "")):
            if key and known.get(key):
                return known[key].pop()
        return None

    def _made(self, unit: TranslationUnit) -> str:
        """Return a new ``tu``, from its first line's indent to its end."""
        source = self._file.source
        tag = self._bitext.languages[0] if source.lower() in ("", _ANY) else source
        same = next((one.language for one in unit.variants if canonical(one.language) == canonical(tag)), tag)
        made = BytesIO()
        self._exporter.write_unit(made, unit, same, self._left_out)
        return made.getvalue().decode().rstrip("\n").replace("\n", self._file.newline)

    def _insert(self, added: dict[int, list[str]]) -> None:
        newline = self._file.newline
        for anchor, units in added.items():
            text = "".join(f"{newline}{unit}" for unit in units)
            start, end = self._file.body
            if anchor >= 0:
                end = self._file.units[anchor].end
                self._edits.append((end, end, text))
            elif self._file.data.endswith(b"/>", start, end):
                self._edits.append((start, end, f"<body>{text}{newline}  </body>"))
            else:
                self._edits.append((end, end, text))

    def _merge(self, old: Unit, unit: TranslationUnit) -> None:
        """Bring what is new of *unit* into its ``tu``."""
        before = len(self._edits)
        accepted = any(one.name == STATUS and one.text == Status.ACCEPTED for one in old.props)
        is_theirs = accepted and unit.status is not Status.ACCEPTED and not self._overwrite
        kept = False
        for variant in unit.variants:
            language = _language(old, variant, unit)
            if language is None:
                self._add_language(old, unit, variant)
            elif language.text != variant.text:
                if is_theirs and language.text:
                    kept = True
                    continue
                self._set_text(language, variant)
        self._changes.kept += kept
        if not kept and self._exporter.profile.props:
            self._set_props(old, unit, is_changed=len(self._edits) > before, is_theirs=is_theirs)
        known = {note.text for note in old.notes}
        self._add_lines(old, [f"<note>{escaped(note)}</note>" for note in unit.notes if note not in known])
        self._changes.changed += len(self._edits) > before

    def _set_text(self, language: Language, variant: Variant) -> None:
        if variant.codes:
            inner, lost = segment(variant)
            self._left_out["inline codes"] += lost
        else:
            inner = content(self._file, language, variant.text)
        self._edits.append(replaced(self._file, language, inner))

    def _add_language(self, old: Unit, unit: TranslationUnit, variant: Variant) -> None:
        end = max((language.end for language in old.languages), default=old.head)
        inner, lost = segment(variant)
        self._left_out["inline codes"] += lost
        lines = (*variant_lines(unit, variant, self._exporter.profile), f"        <seg>{inner}</seg>", "      </tuv>")
        self._edits.append((end, end, "".join(f"{self._file.newline}{line}" for line in lines)))

    def _set_props(self, old: Unit, unit: TranslationUnit, *, is_changed: bool, is_theirs: bool) -> None:
        """Bring scores up to date that the ``tu`` has, where a reader would see the difference."""
        props = {one.name: one for one in old.props}
        missing = []
        for name, value in self._exporter.profile.scores(unit):
            known = props.get(name)
            if known is None:
                if (name == STATUS and unit.status is Status.ACCEPTED) or (name == "x-moved" and STATUS in props):
                    missing.append(prop(name, value, 0))
            elif known.text != value and not (name == STATUS and is_theirs):
                if name in SCORES and not is_changed and _near(known.text, value):
                    continue
                inner = known.inner if known.inner[1] else (known.start, known.end)
                self._edits.append((*inner, escaped(value) if known.inner[1] else prop(name, value, 0)))
        self._add_lines(old, missing)

    def _add_lines(self, old: Unit, lines: Sequence[str]) -> None:
        """Write notes or props of a unit behind those that it has."""
        end = max((one.end for one in (*old.props, *old.notes)), default=old.head)
        if lines:
            self._edits.append((end, end, "".join(f"{self._file.newline}      {line}" for line in lines)))


def _language(old: Unit, variant: Variant, unit: TranslationUnit) -> Language | None:
    """Return the ``tuv`` of *variant*: of its language, or of the only one that differs by its region."""
    tag = canonical(variant.language)
    same = next((one for one in old.languages if one.tag == tag), None)
    if same is not None:
        return same
    primary = tag.partition("-")[0]
    near = [one for one in old.languages if one.tag.partition("-")[0] == primary]
    ours = [one for one in unit.variants if canonical(one.language).partition("-")[0] == primary]
    return near[0] if len(near) == len(ours) == 1 else None


def _near(old: str, new: str) -> bool:
    with suppress(ValueError):
        return abs(float(old) - float(new)) < VISIBLE
    return False

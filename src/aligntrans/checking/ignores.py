"""Findings that people have looked at and want to hear no more of: said beside the file, or at the unit itself."""

from __future__ import annotations

import re
import tomllib
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aligntrans import files
from aligntrans.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from aligntrans.model import Finding, TranslationUnit

ENDING = ".ignore.toml"
"""Of the file beside the one that it is about: ``brief.tmx.ignore.toml``."""
MARK = re.compile(r"(?:x-)?aligntrans-ignore\b[ \t]*(?::[ \t]*(?P<checks>[^\n]*))?", re.IGNORECASE)
ALL = "all"
KEYS = frozenset({"unit", "check", "why"})


class Ignores:
    """What is not to be reported of a file, by unit and check."""

    def __init__(self, said: Iterable[tuple[str, str]] = ()) -> None:
        """Keep pairs of a unit's id and a check's, or ``all``."""
        self._unused = dict.fromkeys(said)
        self._said = frozenset(self._unused)

    def silence(self, unit: TranslationUnit | None, finding: Finding) -> bool:
        """Return whether *finding* is not to be reported; what says so beside the file has then been of use."""
        if unit is not None and {finding.check, ALL} & set(at_unit(unit)):
            return True
        saying = [entry for entry in ((finding.unit, finding.check), (finding.unit, ALL)) if entry in self._said]
        for entry in saying:
            self._unused.pop(entry, None)
        return bool(saying)

    @property
    def unused(self) -> tuple[tuple[str, str], ...]:
        """The entries beside the file that silenced nothing so far."""
        return tuple(self._unused)


def at_unit(unit: TranslationUnit) -> Iterator[str]:
    """Yield the ids that *unit* itself says are to be ignored, ``all`` for all.

    A note, a comment or a flag says ``aligntrans-ignore: numbers, dates``, or a property of that name its checks.
    """
    if not unit.notes and not unit.properties:
        return
    for note in unit.notes:
        for line in note.splitlines():
            if found := MARK.fullmatch(line.strip()):
                yield from _ids(found["checks"] or "")
    for one in unit.properties:
        if MARK.fullmatch(one.name):
            yield from _ids(one.value)
        elif found := MARK.fullmatch(one.value.strip()):
            yield from _ids(found["checks"] or "")


def _ids(text: str) -> list[str]:
    return re.findall(r"[\w-]+", text.lower()) or [ALL]


def beside(paths: Iterable[str], checks: Collection[str]) -> Ignores:
    """Return what the files beside *paths* say, which need not be there.

    Raises:
        ReadError: one cannot be read, or names a key or a check that is not known.
    """
    said: list[tuple[str, str]] = []
    for path in paths:
        place = Path(f"{path}{ENDING}")
        if place.is_file():
            data = files.contents(place)
            with files.about(str(place)):
                said += _entries(data, checks)
    return Ignores(said)


def _entries(data: bytes, checks: Collection[str]) -> Iterator[tuple[str, str]]:
    try:
        content = tomllib.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise ReadError(f"is not TOML ({error}); mend it.") from None
    entries: Any = content.pop("ignore", [])
    if content or not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ReadError('holds [[ignore]] tables alone, each with unit = "..." and check = "..."; mend it.')
    for number, entry in enumerate(entries, 1):
        if unknown := sorted(set(entry) - KEYS):
            raise ReadError(f"[[ignore]] {number}: {unknown[0]!r} is no key; known are unit, check and why.")
        unit, check = entry.get("unit"), entry.get("check", ALL)
        if not isinstance(unit, str) or not isinstance(check, str):
            raise ReadError(f"[[ignore]] {number}: unit and check are strings, and unit has to be there.")
        if check != ALL and check not in checks:
            near = get_close_matches(check, sorted(checks), n=1)
            hint = f" Did you mean {near[0]!r}?" if near else " 'aligntrans list checks' lists them."
            raise ReadError(f"[[ignore]] {number}: no check is named {check!r}.{hint}")
        yield unit, check

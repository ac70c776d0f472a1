"""What checks can mend without touching a word, written back into the files that were checked."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from aligntrans import files, pipeline
from aligntrans.bitexts import ALIGNMENT
from aligntrans.checking import Run, rewriting
from aligntrans.checking.bitexts import bitexts, earlier
from aligntrans.checking.moved_spans import mended
from aligntrans.checking.results import Where, where
from aligntrans.errors import WriteError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aligntrans.checking import Asked
    from aligntrans.checking.bitexts import Checked, How
    from aligntrans.model import Finding, Fix, TranslationUnit
    from aligntrans.pipeline import Notice


Fixes = dict[Where, dict[str, tuple["Fix", ...]]]
"""By id and line of a unit and the language of its text, in order and without overlap."""


def rewritten(checked: Checked, data: bytes, fixes: Fixes) -> bytes:
    """Return the content of a file of units with its texts changed.

    Raises:
        WriteError: it is of a format that cannot be changed in place, or a text cannot be changed so.
    """
    ending = Path(checked.paths[0]).suffix.lower()
    if ending == ALIGNMENT:
        from aligntrans import store  # noqa: PLC0415 - only runs that mend one write one

        return store.dump(mended(store.load(data), {name: some for (name, _), some in fixes.items()}))
    if ending in rewriting.ESCAPES:
        return rewriting.rewritten(data, ending, list(checked.content.units()), fixes)
    known = ", ".join(sorted({ALIGNMENT, *rewriting.ESCAPES}))
    raise WriteError(f"--fix cannot change a file of this format in place; it changes {known}.")


def mend(asked: Asked, *, notice: Notice = pipeline.silent, progress: Notice = pipeline.silent) -> int:
    """Write what can be fixed into the files, all of them or none, and return how many findings that mends.

    Raises:
        WriteError: documents are named, which are not written, or a file of a format that cannot be changed in place.
    """
    written: dict[Path, bytes] = {}
    told = []
    count = 0
    for checked in bitexts(asked.paths, asked.how, notice=pipeline.silent, progress=progress):
        if len(checked.paths) > 1:
            raise WriteError(
                f"{checked.name}: --fix changes files of units, not documents; align them to a file first."
            )
        path = checked.paths[0]
        progress(f"mending {path}")
        new, fixes, findings = _fixed(Run(asked, checked, pipeline.silent, progress))
        if fixes:
            with files.about(path):
                data = rewritten(checked, files.contents(path), fixes)
                _refuse_other_changes(checked, data, new, asked.how)
            _refuse_read_only(path)
            written[Path(path)] = data
            told.append(f"{path}: mended {_counted(findings, 'finding')} in {_counted(len(fixes), 'unit')}")
            count += findings
    files.write_all(written)
    for line in told or ["nothing to mend"]:
        notice(line)
    return count


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _refuse_read_only(path: str) -> None:
    if not os.access(path, os.W_OK):
        raise WriteError(f"{path}: is write-protected; change its rights, or check without --fix.")


def _refuse_other_changes(checked: Checked, data: bytes, new: Mapping[Where, TranslationUnit], how: How) -> None:
    """Raise WriteError when what would be written does not read as it should: nothing is lost by a mistake of ours."""
    there = earlier(checked, {}, {checked.paths[0]: data}, how)
    wanted = [_texts(new.get(where(unit), unit)) for unit in checked.content.units()]
    if [_texts(unit) for unit in there] != wanted:
        raise WriteError("cannot be changed in place without changing other texts; mend it by hand.")


def _texts(unit: TranslationUnit) -> list[tuple[str, str]]:
    return [(variant.language, variant.text) for variant in unit.variants]


def _fixed(run: Run) -> tuple[dict[Where, TranslationUnit], Fixes, int]:
    """Return the units that change as they will be, what changes them, and how many findings that mends."""
    from aligntrans.checks import fixing  # noqa: PLC0415 - NumPy takes a while

    by_unit: dict[Where, tuple[TranslationUnit, list[Finding]]] = {}
    for unit, finding in run.wanted():
        if finding.fixes:
            by_unit.setdefault(where(unit), (unit, []))[1].append(finding)
    new: dict[Where, TranslationUnit] = {}
    fixes: Fixes = {}
    count = 0
    for unit, findings in by_unit.values():
        if kept := fixing.fixable(unit, findings):
            new[where(unit)] = fixing.fixed(unit, kept)
            count += len(kept)
            for language in dict.fromkeys(fix.language for one in kept for fix in one.fixes):
                every = [fix for one in kept for fix in one.fixes if fix.language == language]
                ordered = sorted(every, key=lambda fix: (fix.span.start, fix.span.end))
                fixes.setdefault(where(unit), {})[language] = tuple(ordered)
    return new, fixes, count

"""How far two versions of a translation are apart: chrF, BLEU and TER by sacreBLEU, on texts of the same units.

The old version is the reference, the new one the hypothesis.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from aligntrans import bitexts, languages, pipeline
from aligntrans.errors import AlignmentError, LanguageError, ReadError
from aligntrans.text.folding import fold
from aligntrans.translation_scores import scores

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aligntrans.pipeline import Notice
    from aligntrans.protocols import Bitext
    from aligntrans.translation_scores import Figure

FOLD = "fold:aligntrans"
NEW_VERSION = "x-new"
"""Private subtag by which the aligner tells the new version of a document from the old one."""


@dataclass(frozen=True, slots=True)
class Row:
    """One language of one document, or of all."""

    document: str
    """Empty for all together."""
    language: str
    units: int
    """In both versions."""
    changed: int
    """Of these, with another text."""
    only_old: int
    only_new: int
    figures: tuple[Figure, ...]
    """Of the texts as they are; none when no unit is in both versions."""
    folded: tuple[Figure, ...] = ()
    """Of the texts without what folding takes away; for languages of the Arabic script alone."""


@dataclass(frozen=True, slots=True)
class Versions:
    """The texts of one language of a document in both versions, in step."""

    document: str
    language: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    only_old: int = 0
    only_new: int = 0


def compare(
    old: str,
    new: str,
    *,
    pair: tuple[str, str] | None = None,
    notice: Notice = pipeline.silent,
    progress: Notice = pipeline.silent,
) -> list[Row]:
    """Return how far two versions are apart: a row a document and language, then one a language for all.

    Args:
        old: path of a file of units, of a document, or of a folder of either.
        new: the same, later; files of folders belong together when their paths in them are the same.
        pair: languages of a memory that does not say them.
        notice: is told of files that one folder alone holds.
        progress: is told what is being done.

    Raises:
        AligntransError: a file cannot be read, or the versions have nothing in common.
    """
    found: list[Versions] = []
    for name, first, second in _files(old, new, notice):
        progress(f"reading {name}")
        if bitexts.holds_units(first) and bitexts.holds_units(second):
            found += _of_units(name, *(bitexts.opened(path, languages=pair or ()) for path in (first, second)))
        else:
            found.append(_of_documents(name, first, second, notice, progress))
    if not any(versions.old for versions in found):
        raise AlignmentError(f"{old}, {new}: no unit is in both; compare two versions of one translation.")
    rows = []
    for versions in [*found, *(_total(found) if len({one.document for one in found}) > 1 else ())]:
        progress(f"scoring {versions.document or 'all'}")
        rows.append(_row(versions))
    return rows


def _files(old: str, new: str, notice: Notice) -> Iterator[tuple[str, str, str]]:
    """Yield name and both paths of every file that is compared."""
    if not Path(old).is_dir() and not Path(new).is_dir():
        yield Path(new).name, old, new
        return
    if not (Path(old).is_dir() and Path(new).is_dir()):
        raise ReadError(f"{old}, {new}: one is a folder and one is not; name two files or two folders.")
    first, second = (_below(folder) for folder in (old, new))
    for folder, only in ((old, first - second), (new, second - first)):
        if only:
            notice(f"{folder}: {len(only)} files are in this folder alone and not compared, such as {min(only)}.")
    if not first & second:
        raise ReadError(f"{old}, {new}: no file is in both folders under the same name.")
    for name in sorted(first & second):
        yield name, os.path.join(old, name), os.path.join(new, name)  # noqa: PTH118 - as the user wrote it


def _below(folder: str) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in Path(folder).rglob("*")
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    }


def _of_units(name: str, old: Bitext, new: Bitext) -> Iterator[Versions]:
    """Yield every target language that both have, or the only language that they have in common."""
    before, after = _texts(old), _texts(new)
    common = [tag for tag in new.languages if tag in old.languages]
    for language in common[1:] or common:
        first, second = before.get(language, {}), after.get(language, {})
        ids = [known for known in second if known in first]
        yield Versions(
            name,
            language,
            tuple(first[known] for known in ids),
            tuple(second[known] for known in ids),
            len(first) - len(ids),
            len(second) - len(ids),
        )


def _texts(bitext: Bitext) -> Mapping[str, Mapping[str, str]]:
    """Return texts by id, by language; units of one id are told apart by a number."""
    found: dict[str, dict[str, str]] = {}
    seen = Counter[str]()
    for unit in bitext.units():
        seen[unit.id] += 1
        for variant in unit.variants:
            found.setdefault(variant.language, {})[f"{unit.id}\n{seen[unit.id]}"] = variant.text
    return found


def _of_documents(name: str, old: str, new: str, notice: Notice, progress: Notice) -> Versions:
    """Return two versions of a document, aligned with each other."""
    first, second = (pipeline.read(path, notice=notice) for path in (old, new))
    if languages.of(first.language).tag != languages.of(second.language).tag:
        raise LanguageError(
            f"{old}, {new}: one is {languages.of(first.language).name}, the other {languages.of(second.language).name};"
            " compare two versions in one language."
        )
    later = replace(second, language=f"{second.language}-{NEW_VERSION}")
    progress(f"aligning {name}")
    found = pipeline.align([first, later], links=False)
    pairs = [unit.variants for unit in found.units() if len(unit.variants) == 2]
    single = Counter(unit.variants[0].language for unit in found.units() if len(unit.variants) == 1)
    return Versions(
        name,
        first.language,
        tuple(before.text for before, _ in pairs),
        tuple(after.text for _, after in pairs),
        single[first.language],
        single[later.language],
    )


def _total(found: Sequence[Versions]) -> Iterator[Versions]:
    for language in dict.fromkeys(versions.language for versions in found):
        same = [versions for versions in found if versions.language == language]
        yield Versions(
            "",
            language,
            tuple(text for versions in same for text in versions.old),
            tuple(text for versions in same for text in versions.new),
            sum(versions.only_old for versions in same),
            sum(versions.only_new for versions in same),
        )


def _row(versions: Versions) -> Row:
    changed = sum(before != after for before, after in zip(versions.old, versions.new, strict=True))
    folds = bool(versions.old) and languages.of(versions.language).script == "Arab"
    return Row(
        versions.document,
        versions.language,
        len(versions.old),
        changed,
        versions.only_old,
        versions.only_new,
        scores(versions.new, versions.old) if versions.old else (),
        scores(map(fold, versions.new), map(fold, versions.old), recipe=FOLD) if folds else (),
    )

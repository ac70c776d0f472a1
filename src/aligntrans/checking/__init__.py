"""Files checked: which checks run, which findings count, where they stand. What is wrong with a text the checks say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from inspect import cleandoc, signature
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aligntrans import __version__, files, pipeline, registry
from aligntrans.checking import baseline, ignores, revisions
from aligntrans.checking.bitexts import How, bitexts, earlier, is_file, shown
from aligntrans.checking.collecting import seldom
from aligntrans.checking.figures import Figures
from aligntrans.checking.places import Locator, language_of
from aligntrans.checking.results import Found, Place, Report, Rule, where
from aligntrans.errors import UnknownName
from aligntrans.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aligntrans.checking.bitexts import Checked
    from aligntrans.checking.reference import Reference
    from aligntrans.checking.requirements import Requirement
    from aligntrans.checking.results import Where
    from aligntrans.model import Finding, TranslationUnit
    from aligntrans.pipeline import Notice
    from aligntrans.protocols import Check
    from aligntrans.translation_scores import Figure

KIND = "checks"
Checks = Mapping[str, "type[Check]"]
"""Classes by id."""


def known_checks() -> Checks:
    """Return the classes of all checks by id, sorted."""
    return {name: registry.load(KIND, name) for name in registry.names(KIND)}


def chosen(known: Checks, *, only: Sequence[str] = (), skip: Sequence[str] = ()) -> Checks:
    """Return the checks that are run: *only* these if any are named, and none of *skip*.

    Raises:
        UnknownName: a name that is no id.
    """
    for name in (*only, *skip):
        if name not in known:
            near = get_close_matches(name, sorted(known), n=1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            raise UnknownName(f"No check named {name!r}.{hint} 'aligntrans list checks' lists them.")
    return {name: made for name, made in known.items() if (not only or name in only) and name not in skip}


@dataclass(frozen=True, slots=True)
class Asked:
    """What to check, and how."""

    paths: Sequence[tuple[str | None, str]]
    """Language, or none, and path of every file or folder."""
    checks: Checks
    known: frozenset[str] = frozenset()
    """Ids of all checks, those that are not run included."""
    settings: Settings = field(default_factory=Settings)
    how: How = field(default_factory=How)
    terms: Any = None
    """What the check of terminology is told."""
    since: str | None = None
    """Git revision: only what units have to say counts that the file did not hold then."""
    with_baseline: bool = True
    reference: Reference | None = None
    """What translations are compared with."""
    required: tuple[Requirement, ...] = ()
    """What figures have to be."""


@seldom()
def check(asked: Asked, *, notice: Notice = pipeline.silent, progress: Notice = pipeline.silent) -> Report:
    """Return what the checks find in files.

    Raises:
        AligntransError: a file cannot be read, or there is no such revision.
    """
    path = asked.settings.baseline
    known = baseline.load(path) if path and asked.with_baseline else baseline.Baseline({})
    found: list[Found] = []
    summaries = []
    silenced: Counter[str] = Counter()
    for checked in bitexts(asked.paths, asked.how, notice=notice, progress=progress):
        progress(f"checking {checked.name}")
        run = Run(asked, checked, notice, progress)
        kept = list(run.kept(known, silenced))
        found += kept
        summaries.append(replace(run.figures.summary(one.finding for one in kept), chrf=run.chrf()))
    if (gone := known.gone_from({summary.path for summary in summaries})) and asked.since is None:
        notice(f"{path}: {gone} of its findings are there no longer; --write-baseline {path} takes them out.")
    return Report(
        tuple(found),
        tuple(summaries),
        rules(asked),
        dict(sorted(silenced.items())),
        __version__,
        asked.settings.fail_on,
        asked.reference.total if asked.reference else None,
        asked.required,
    )


def terms_of(path: str | None) -> Any:
    """Return the terms of a glossary, or none without one.

    Raises:
        ReadError: it cannot be read.
    """
    if path is None:
        return None
    from aligntrans.checks import glossary  # noqa: PLC0415 - most runs have none

    return glossary.load(path)


def rules(asked: Asked) -> tuple[Rule, ...]:
    """Return what a report tells of the checks that are run, sorted by id."""
    return tuple(rule(made, asked.settings) for _, made in sorted(asked.checks.items()))


def rule(made: type[Check], settings: Settings | None = None) -> Rule:
    """Return what the class of a check says of itself, its severity as *settings* have it."""
    text = cleandoc(made.__doc__ or made.id)
    severity = (settings or Settings()).severity.get(made.id, made.severity)
    return Rule(made.id, severity, text.partition("\n")[0].strip(), text)


class Run:
    """One file, or some documents that were aligned, under the checks."""

    def __init__(self, asked: Asked, checked: Checked, notice: Notice, progress: Notice) -> None:
        self._asked, self._checked, self._notice = asked, checked, notice
        self.figures = Figures(checked.name, checked.content.languages, progress)
        self._compared: list[tuple[str, str]] = []
        self._silent = ignores.beside(checked.paths, asked.known or frozenset(asked.checks))

    def kept(self, known: baseline.Baseline, silenced: Counter[str]) -> Iterator[Found]:
        """Yield what counts, in the order of the units; what does not is counted in *silenced*."""
        changed = self._changed()
        raw = self._findings()
        for one in self._placed(raw):
            if changed is not None and one.unit is not None and _texts(one.unit) not in changed:
                continue
            if self._silent.silence(one.unit, one.finding):
                silenced["ignored"] += 1
            elif known.take(one.within, one.fingerprint):
                silenced["baseline"] += 1
            else:
                yield one
        for unit, check_id in self._silent.unused if changed is None else ():
            if check_id == ignores.ALL or check_id in self._asked.checks:
                self._notice(
                    f"{self._checked.name}: nothing to ignore in unit {unit!r} of check {check_id!r} any more."
                )

    def chrf(self) -> Figure | None:
        """Return how near the translation is to the reference, if there is one."""
        content, reference = self._checked.content, self._asked.reference
        return reference.score(self._checked.name, self._compared, content.languages) if reference else None

    def wanted(self) -> Iterator[tuple[TranslationUnit, Finding]]:
        """Yield findings and their units, without those that are ignored; of what is found at the end, nothing."""
        for unit, finding in self._findings():
            if unit is not None and not self._silent.silence(unit, finding):
                yield unit, finding

    def _findings(self) -> list[tuple[TranslationUnit | None, Finding]]:
        from aligntrans.checks import runner  # noqa: PLC0415 - NumPy takes a while, and manual pages need none of it

        encoder = pipeline.encoder_of(self._asked.how.encoder)
        options = {
            "min_confidence": self._asked.settings.min_confidence,
            "terms": self._asked.terms,
            "encoder": encoder,
        }
        checks = [made_with(made, options) for made in self._asked.checks.values()]
        severity = self._asked.settings.severity
        content, reference = self._checked.content, self._asked.reference
        units = self.figures.counted(content.units())
        if reference:
            self._compared.clear()
            units = reference.compared(units, content.languages, self._compared)
        return [
            (unit, replace(finding, severity=severity[finding.check]) if finding.check in severity else finding)
            for unit, finding in runner.run(units, checks, encoder)
        ]

    def _placed(self, raw: Sequence[tuple[TranslationUnit | None, Finding]]) -> list[Found]:
        """Return findings with units and places, in the order of the units; those of no unit come last."""
        by_unit: dict[Where, list[Finding]] = {}
        by_id: dict[str, list[Finding]] = {}
        for unit, finding in raw:
            if unit is None:
                by_id.setdefault(finding.unit, []).append(finding)
            else:
                by_unit.setdefault(where(unit), []).append(finding)
        if not raw:
            return []
        places = Places(self._checked, self.figures.lines)
        found: list[Found] = []
        for unit in self._checked.content.units():
            places.pass_by(unit)
            findings = [*by_unit.pop(where(unit), ()), *by_id.pop(unit.id, ())]
            found.extend(self._found(unit, finding, *places.place(unit, finding)) for finding in findings)
        for findings in by_id.values():
            found += [self._found(None, finding, shown(self._checked.paths[0]), Place()) for finding in findings]
        return found

    def _found(self, unit: TranslationUnit | None, finding: Finding, file: str, place: Place) -> Found:
        name = self._checked.name
        return Found(finding, file, unit, place, baseline.fingerprint(name, unit, finding), name)

    def _changed(self) -> frozenset[tuple[str, ...]] | None:
        """Return the texts of the units that are new since a revision, or none when all count.

        A unit is new when none had all its texts: ids may be numbers, which change when a unit is put in.
        """
        revision = self._asked.since
        if revision is None:
            return None
        old = {path: revisions.contents(path, revision) for path in self._checked.paths}
        there = {path: data for path, data in old.items() if data is not None}
        now = frozenset(_texts(unit) for unit in self._checked.content.units())
        if len(there) < len(old):
            return now
        languages = {path: language for language, path in self._asked.paths}
        with files.about(f"{self._checked.name} as of {revision}"):
            before = earlier(self._checked, languages, there, self._asked.how)
        return now - {_texts(unit) for unit in before}


class Places:
    """Where the findings of one file stand, or of documents, each in its own."""

    def __init__(self, checked: Checked, lines: Iterable[int]) -> None:
        """Read the files."""
        self._locators: list[tuple[str, Locator]] = []
        for path in checked.paths:
            data = files.contents(path) if is_file(path) else b""
            self._locators.append((shown(path), Locator(data, Path(path).suffix.lower(), tuple(lines))))
        tags = checked.content.languages
        self._sides = dict(zip(tags, self._locators, strict=True)) if len(self._locators) > 1 else {}

    def pass_by(self, unit: TranslationUnit) -> None:
        """Take note that *unit* comes next."""
        for variant in unit.variants:
            _, locator = self._sides.get(variant.language, self._locators[0])
            if locator.needs_order:
                locator.pass_by(variant)

    def place(self, unit: TranslationUnit, finding: Finding) -> tuple[str, Place]:
        """Return the file that a finding stands in, and where."""
        file, locator = self._sides.get(language_of(unit, finding), self._locators[0])
        return file, locator.place(unit, finding)


def made_with(made: type[Check], options: Mapping[str, Any]) -> Check:
    """Return a new check, told what it asks for by the names of its arguments and what is known."""
    parameters = signature(made).parameters
    return made(**{name: value for name, value in options.items() if name in parameters and value is not None})


def _texts(unit: TranslationUnit) -> tuple[str, ...]:
    return tuple(f"{variant.language}={variant.text}" for variant in unit.variants)

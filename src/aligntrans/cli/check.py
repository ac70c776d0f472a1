"""aligntrans check: what is wrong with a translation, for a person and for a pipeline."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aligntrans import files, pipeline, settings
from aligntrans.cli.adapt import languages_of
from aligntrans.cli.align import split
from aligntrans.errors import WriteError
from aligntrans.report import messages
from aligntrans.report.check import BY_ENDING, FORMATS, writer
from aligntrans.report.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.checking import Asked
    from aligntrans.checking.reference import Reference
    from aligntrans.checking.results import Report

PRINTED = ("text", "github")
"""Formats for standard output."""


@click.command(name="check", short_help="Find what is wrong with a translation.")
@click.argument("paths", nargs=-1, required=True, metavar="[LANG=]PATH...")
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(FORMATS),
    help="How to report; one for each -o whose ending does not tell, and one for standard output.",
)
@click.option("-o", "--output", "outputs", multiple=True, metavar="PATH", help="Write a report here. May be repeated.")
@click.option("--only", multiple=True, metavar="CHECK", help="Run this check, and no other that is not named so.")
@click.option("--skip", multiple=True, metavar="CHECK", help="Do not run this check.")
@click.option(
    "--fail-on",
    type=click.Choice(settings.FAIL_ON),
    default=None,
    help="Exit with status 1 when there is a finding as bad as this.  [default: error]",
)
@click.option("--max-errors", type=click.IntRange(min=0), default=None, metavar="N", help="Let N such findings pass.")
@click.option(
    "--min-confidence", type=click.FloatRange(0, 1), default=None, metavar="P", help="Report units that are less sure."
)
@click.option("--glossary", default=None, metavar="PATH", help="Terms and their translations: .csv or .tbx.")
@click.option("--baseline", default=None, metavar="PATH", help="Report only what is not in this file.")
@click.option("--write-baseline", default=None, metavar="PATH", help="Write what is found to such a file.")
@click.option(
    "--reference",
    default=None,
    metavar="[LANG=]PATH",
    help="Add chrF against this translation: a file of units with the same ids, or a text with a line a unit.",
)
@click.option(
    "--require",
    "required",
    multiple=True,
    metavar="FIGURE>=N",
    help="Exit with status 1 unless coverage, confidence, sure or chrf is N or more; findings<=N.",
)
@click.option("--since", default=None, metavar="REV", help="Report only units that this git revision did not hold.")
@click.option("--fix", is_flag=True, help="Mend in the files what no word changes by; report the rest.")
@click.option("--config", default=None, metavar="PATH", help="Settings; else aligntrans.toml here or above.")
@click.option("--pair", default=None, metavar="LANG-LANG", help="Languages of a file that does not say them.")
@click.option(
    "--encoder",
    default=pipeline.ENCODER,
    show_default=True,
    metavar="NAME[:MODEL]",
    help="What compares meanings; 'none': nothing.",
)
@click.option("--segmenter", default="rules", show_default=True, metavar="NAME", help="How sentences are found.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors and what is found.")
@click.pass_context
def command(context: click.Context, /, paths: Sequence[str], **options: Any) -> None:
    """Find what is wrong with a translation: in alignment files and memories, folders of them, or documents.

    \b
    aligntrans check brief.tmx
    aligntrans check brief.en.html brief.ar.html --fail-on warning
    aligntrans check po/ --format github --format sarif -o findings.sarif -o findings.html

    Documents are aligned first. Exit status: 0 when nothing is as bad as --fail-on, 1 when something is, 2 when a file
    cannot be read. What --fail-on and the like are by default stands in aligntrans.toml; 'aligntrans list checks' lists
    the checks, 'aligntrans explain CHECK' tells of one.
    """  # noqa: D301 - \b is a character here: it keeps click from joining lines
    from aligntrans import checking  # noqa: PLC0415 - NumPy takes a while, and help needs none of it

    asked = what_is_asked(paths, options)
    inputs = [path for _, path in asked.paths if not Path(path).is_dir()]
    reports = destinations(options["formats"], options["outputs"], inputs)
    base = options["write_baseline"]
    if base is not None:
        files.refuse_unwritable(base, [*inputs, *options["outputs"]])
    quiet = options["quiet"]
    with Progress(quiet=quiet) as progress:
        say = progress.aside(messages.notice(quiet=quiet))
        if options["fix"]:
            from aligntrans.checking import mending  # noqa: PLC0415 - same

            mending.mend(asked, notice=say, progress=progress)
        found = checking.check(asked, notice=say, progress=progress)
        progress("writing")
        data = {Path(one.path): writer(one.form)(found) for one in reports if one.path is not None}
        if base is not None:
            data[Path(base)] = checking.baseline.dump(found.found)
        files.write_all(data)
    show(found, reports)
    for path in data:
        say(f"wrote {messages.one_line(str(path))}")
    for line in found.unmet:
        messages.notice(quiet=False)(line)
    if base is None and (found.failing > asked.settings.max_errors or found.unmet):
        context.exit(1)


def what_is_asked(paths: Sequence[str], options: dict[str, Any]) -> Asked:
    """Return what to check: what is said on the command line goes before what stands in the settings."""
    from aligntrans import checking  # noqa: PLC0415 - see command
    from aligntrans.checking.bitexts import How  # noqa: PLC0415 - same
    from aligntrans.checking.requirements import parsed  # noqa: PLC0415 - same

    known = checking.known_checks()
    place = options["config"] or settings.find()
    said = settings.load(place, known) if place else settings.Settings()
    names = ("fail_on", "max_errors", "min_confidence", "glossary", "baseline")
    said = replace(said, **{name: options[name] for name in names if options[name] is not None})
    required = parsed(options["required"] or said.require)
    skip = [*options["skip"], *(name for name in said.disable if name not in options["only"])]
    return checking.Asked(
        [split(path) for path in paths],
        checking.chosen(known, only=options["only"], skip=skip),
        frozenset(known),
        said,
        How(languages_of(options["pair"]), options["encoder"], options["segmenter"]),
        terms=checking.terms_of(said.glossary),
        since=options["since"],
        with_baseline=options["write_baseline"] is None,
        reference=_reference(options["reference"], options["pair"]),
        required=required,
    )


def _reference(asked: str | None, pair: str | None) -> Reference | None:
    if asked is None:
        return None
    from aligntrans.checking.reference import Reference  # noqa: PLC0415 - see command

    language, path = split(asked)
    return Reference(path, language, languages_of(pair))


@dataclass(frozen=True, slots=True)
class Destination:
    """A report to write."""

    form: str
    path: str | None
    """None for standard output."""


def destinations(formats: Sequence[str], outputs: Sequence[str], inputs: Sequence[str]) -> list[Destination]:
    """Return which report goes where, or raise before any work is done.

    A file takes the format of its ending when that is named; then the next of those that are named, ``text`` and
    ``github`` only when its ending tells of no other; else that of its ending. One format may be left for standard
    output, which gets text when nothing is named at all.
    """
    left = list(formats)
    forms: dict[str, str | None] = {}
    for path in outputs:
        files.refuse_unwritable(path, inputs)
        if Path(path).resolve() in [Path(known).resolve() for known in forms]:
            raise WriteError(f"{path}: named twice; give every -o a path of its own.")
        ending = BY_ENDING.get(Path(path).suffix.lower())
        forms[path] = ending if ending in left else None
        if ending in left:
            left.remove(ending)
    for path in outputs:
        ending = BY_ENDING.get(Path(path).suffix.lower())
        if forms[path] is None:
            ready = [form for form in left if form not in PRINTED] or ([] if ending else left)
            forms[path] = ready[0] if ready else ending
            left = [form for number, form in enumerate(left) if not ready or number != left.index(ready[0])]
        if forms[path] is None:
            known = ", ".join(sorted(BY_ENDING))
            raise WriteError(f"{path}: no report ends so; use one of {known}, or say --format.")
    if len(left) > 1:
        raise click.UsageError(f"{len(left)} formats for standard output: {', '.join(left)}; give all but one an -o.")
    if not outputs and not left:
        left = ["text"]
    return [
        *(Destination(form, path) for path, form in forms.items() if form),
        *(Destination(form, None) for form in left),
    ]


def show(found: Report, reports: Sequence[Destination]) -> None:
    """Print what goes to standard output; when nothing does, one line on standard error says what was found."""
    form = next((one.form for one in reports if one.path is None), None)
    if form == "text":
        from aligntrans.report.check import text  # noqa: PLC0415 - see command
        from aligntrans.report.terminal import out  # noqa: PLC0415 - same

        text.show(found, out())
    elif form is not None:
        sys.stdout.write(writer(form)(found).decode())
    else:
        from aligntrans.report.check.markdown import headline  # noqa: PLC0415 - same

        messages.notice(quiet=False)(headline(found))

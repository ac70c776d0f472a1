"""aligntrans names: every name of a text in all its languages, with all its spellings."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aligntrans import files, pipeline
from aligntrans.cli.adapt import languages_of
from aligntrans.cli.align import split
from aligntrans.errors import WriteError
from aligntrans.report import messages
from aligntrans.report.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Sequence


FORMATS = ("json", "csv", "tbx")


@click.command(name="names", short_help="List names with their spellings in each language.")
@click.argument("paths", nargs=-1, required=True, metavar="[LANG=]FILE...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", *FORMATS]),
    default=None,
    help="How to print; text unless -o says otherwise.",
)
@click.option("-o", "--output", default=None, metavar="PATH", help="Write here: .json, .csv or .tbx.")
@click.option("--pair", default=None, metavar="LANG-LANG", help="Languages of a .tsv's columns, or of a .po.")
@click.option(
    "--encoder",
    default=pipeline.ENCODER,
    show_default=True,
    metavar="NAME[:MODEL]",
    help="Finds translated names; 'none': only those that sound alike.",
)
@click.option("--segmenter", default="rules", show_default=True, metavar="NAME", help="How sentences are found.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def command(
    paths: Sequence[str],
    form: str | None,
    output: str | None,
    pair: str | None,
    encoder: str,
    segmenter: str,
    quiet: bool,
) -> None:
    """List the names of a text in two languages or more, those first that are spelled in several ways.

    \b
    aligntrans names brief.en.html brief.ar.html brief.fa.html
    aligntrans names brief.align.json -o names.tbx
    aligntrans names memory.tmx -o glossary.csv

    Documents are aligned first; an alignment file (.json) or a memory (.tmx, .po, .xlf...) is taken as it is. One of
    the languages has to be of a script with capitals, such as English: that is how names are known.
    """  # noqa: D301 - \b is a character here: it keeps click from joining lines
    from aligntrans import naming  # noqa: PLC0415 - NumPy takes a while, and help needs none of it
    from aligntrans.report import naming as tables  # noqa: PLC0415 - same

    asked = [split(path) for path in paths]
    writer = _format(form, output, [path for _, path in asked])
    with Progress(quiet=quiet) as progress:
        say = progress.aside(messages.notice(quiet=quiet))
        found = naming.names_of(
            asked, pair=languages_of(pair), encoder=encoder, segmenter=segmenter, notice=say, progress=progress
        )
    if writer == "text":
        tables.table(found)
    elif output is None:
        sys.stdout.write(tables.WRITERS[writer](found).decode())
    else:
        files.write_all({Path(output): tables.WRITERS[writer](found)})
        say(f"wrote {messages.one_line(output)}: {len(found.names)} names")


def _format(form: str | None, output: str | None, inputs: Sequence[str]) -> str:
    """Return the name of the format, or raise before any work is done."""
    if output is None:
        return form or "text"
    files.refuse_unwritable(output, inputs)
    ending = Path(output).suffix.lower().lstrip(".")
    name = form or ending
    if name not in FORMATS:
        known = ", ".join(FORMATS)
        raise WriteError(f"{output}: names are written as {known}; end the name so, or say --format.")
    return name

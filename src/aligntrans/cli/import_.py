"""aligntrans import: a translator's corrections back into an alignment file."""

from __future__ import annotations

import click

from aligntrans import bitexts, files, writing
from aligntrans.cli.adapt import languages_of
from aligntrans.errors import AlignmentError, ReadError
from aligntrans.model import Alignment
from aligntrans.report import messages, terminal
from aligntrans.report.progress import Progress


@click.command(name="import", short_help="Take corrections back into an alignment file.")
@click.argument("alignment", metavar="ALIGNMENT")
@click.argument("edited", metavar="EDITED")
@click.option("-o", "--output", default=None, metavar="PATH", help="Write here; may be ALIGNMENT itself.")
@click.option("--pair", default=None, metavar="LANG-LANG", help="Languages of a table that does not say them.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def command(alignment: str, edited: str, output: str | None, pair: str | None, quiet: bool) -> None:
    """Take what people corrected in an export of an alignment file back into it: texts, status and notes.

    \b
    aligntrans export brief.align.json -o brief.xlsx
    aligntrans import brief.align.json brief.xlsx -o brief.align.json

    Units are known by their ids. A unit with a new text is accepted; rows that are not there, and texts that were
    emptied, change nothing. Without -o, prints what would change and writes nothing.
    """  # noqa: D301 - \b is a character here: it keeps click from joining lines
    from aligntrans import importing  # noqa: PLC0415 - help needs none of it
    from aligntrans.report import importing as report  # noqa: PLC0415 - same

    targets = [] if output is None else writing.targets([output], inputs=[edited])
    files.refuse_repeated([alignment, edited])
    with Progress(quiet=quiet) as progress:
        say = progress.aside(messages.notice(quiet=quiet))
        known = bitexts.opened(alignment)
        if not isinstance(known, Alignment):
            raise ReadError(f"{alignment}: is a memory; corrections go into alignment files (.json).")
        memory = bitexts.opened(edited, languages=languages_of(pair) or (), progress=progress)
        units = list(memory.units())
        found = importing.corrected(known, units)
        if units and len(found.unknown) == len(units):
            raise AlignmentError(f"{edited}: none of its {len(units)} ids is in {alignment}; give the file it is from.")
        for line in (*bitexts.doubts_of(memory), *(f"{edited}: {line}" for line in report.refusals(found))):
            say(line)
        written = writing.write(found.alignment, targets)
    if output is None:
        report.changes(found)
    say(report.summary(found) + ("" if written else "; nothing is written: -o PATH writes it"))
    if not quiet:
        terminal.files(written)

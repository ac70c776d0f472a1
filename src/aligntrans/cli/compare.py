"""aligntrans compare: two versions of a translation."""

from __future__ import annotations

import click

from aligntrans.cli.adapt import languages_of
from aligntrans.report import messages
from aligntrans.report.progress import Progress


@click.command(name="compare", short_help="Measure how far two versions of a translation are apart.")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--pair", default=None, metavar="LANG-LANG", help="Languages of a memory that does not say them.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def command(old: str, new: str, style: str, pair: str | None, quiet: bool) -> None:
    """Print chrF, BLEU and TER of NEW against OLD, with 95 % intervals and sacreBLEU's signatures.

    \b
    aligntrans compare before/brief.ar.po after/brief.ar.po
    aligntrans compare old/brief.ar.html brief.ar.html
    aligntrans compare before/ after/ --format json

    OLD and NEW are files of units (alignment files, TMX, PO, XLIFF...), whose units are matched by their ids; documents
    in one language, which are aligned; or folders of such files with the same names. Arabic and Persian are scored a
    second time with letters folded: without vowel marks, and one form of yeh, kaf, alef and digits.
    """  # noqa: D301 - \b is a character here: it keeps click from joining lines
    from aligntrans import comparing  # noqa: PLC0415 - NumPy takes a while, and help needs none of it
    from aligntrans.report import comparing as report  # noqa: PLC0415 - same

    with Progress(quiet=quiet) as progress:
        say = progress.aside(messages.notice(quiet=quiet))
        rows = comparing.compare(old, new, pair=languages_of(pair), notice=say, progress=progress)
    if style == "json":
        click.echo(report.as_json(rows))
    else:
        report.table(rows)

"""aligntrans export: an alignment file, or a memory, to other formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from aligntrans import bitexts, files, pipeline, writing
from aligntrans.cli import choosing
from aligntrans.cli.adapt import languages_of
from aligntrans.model import Alignment
from aligntrans.report import messages, terminal
from aligntrans.report.progress import Progress
from aligntrans.updating.files import updates

if TYPE_CHECKING:
    from collections.abc import Sequence


@click.command(name="export", short_help="Write an alignment or a memory in other formats.")
@click.argument("alignment", metavar="ALIGNMENT|MEMORY")
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="PATH",
    help="Write here; may be repeated.",
)
@click.option(
    "--update",
    "existing",
    multiple=True,
    metavar="PATH",
    help="Bring this .po or .tmx up to date: only what changed changes; may be repeated.",
)
@click.option("--overwrite", is_flag=True, help="With --update: take new texts even where a person's would be kept.")
@click.option("--to", "exporter", default=None, metavar="NAME", help="Format, when the ending does not tell.")
@click.option("--level", type=click.Choice(["sentence", "paragraph"]), default=None, help="Export units of this level.")
@choosing.options
@click.option("--pair", default=None, metavar="LANG-LANG", help="Export these two languages alone.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def command(
    alignment: str,
    outputs: Sequence[str],
    existing: Sequence[str],
    overwrite: bool,
    exporter: str | None,
    level: str | None,
    min_confidence: float | None,
    target_precision: float | None,
    one_to_one: bool,
    include_null: bool,
    dedupe: bool,
    lang_map: Sequence[str],
    profile: str | None,
    bom: bool,
    pair: str | None,
    quiet: bool,
) -> None:
    """Write an alignment file in other formats, picked by the endings of the paths; or a memory, such as TMX or PO.

    \b
    aligntrans export brief.align.json -o brief.tmx -o brief.po
    aligntrans export memory.tmx -o memory.xlsx
    aligntrans export brief.align.json --update brief.ar.po --update brief.fa.po
    """  # noqa: D301 - \b is a character here: it keeps click from joining lines
    tags = choosing.tags(lang_map)
    if not outputs and not existing:
        raise click.UsageError("Name a file: -o PATH to write it, --update PATH to bring it up to date.")
    if overwrite and not existing:
        raise click.UsageError("--overwrite goes with --update; files of -o are always written anew.")
    special = choosing.special(profile, bom=bom)
    inputs = [alignment, *existing]
    writing.targets(outputs, exporter=exporter, inputs=inputs, options=special)  # refuses before anything is read
    with Progress(quiet=quiet) as progress:
        found = bitexts.opened(alignment, languages=languages_of(pair) or (), progress=progress)
        if isinstance(found, Alignment):
            with files.about(alignment):
                found = pipeline.at_level(found, level)
        elif level:
            raise click.UsageError("--level is for alignment files; units of a memory are what they are.")
        if pair:
            with files.about(alignment):
                found = pipeline.of_pair(found, languages_of(pair) or ())
        least, promised = choosing.threshold(min_confidence, target_precision, found.level)
        choice = choosing.choice(least, one_to_one=one_to_one, include_null=include_null, dedupe=dedupe)
        targets = writing.targets(outputs, exporter=exporter, inputs=inputs, choice=choice, options=special)
        writing.write(found, [], lang_map=tags)  # refuses tags before anything is written
        updated = updates(
            existing,
            found.renamed(tags) if tags else found,
            inputs=[alignment],
            choice=choice,
            profile=profile or "generic",
            overwrite=overwrite,
        )
        written = writing.write(found, targets, lang_map=tags)
        files.write_all({one.path: one.updated.data for one in updated if one.is_changed})
        say = progress.aside(messages.notice(quiet=quiet))
        for line in bitexts.doubts_of(found):
            say(line)
    if promised:
        choosing.tell(found, promised, quiet=quiet)
    if not quiet:
        terminal.files(written)
        for one in updated:
            messages.notice(quiet=False)(f"updated {terminal.named(str(one.path))}: {one.summary}")

"""aligntrans align: files in, alignment out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aligntrans import adapting, pipeline, writing
from aligntrans.cli import choosing
from aligntrans.report import messages, terminal
from aligntrans.report.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Sequence

WITH_LANGUAGE = re.compile(r"([A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{2,8})*)=(.+)", re.DOTALL)


@click.command(name="align", short_help="Align versions of a text in several languages.")
@click.argument("files", nargs=-1, required=True, metavar="[LANG=]FILE...")
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="PATH",
    help="Write here; the ending picks the format. May be repeated.",
)
@click.option(
    "--level",
    type=click.Choice(["sentence", "paragraph"]),
    default="sentence",
    show_default=True,
    help="What a bead is made of.",
)
@click.option(
    "--segmenter",
    default="rules",
    show_default=True,
    metavar="NAME",
    help="How sentences are found; 'lines': one a line.",
)
@click.option(
    "--encoder",
    default=pipeline.ENCODER,
    show_default=True,
    metavar="NAME[:MODEL]",
    help="What compares meanings; 'none': nothing.",
)
@click.option("--model", default=None, metavar="MODEL", help="What 'adapt' learnt: house.atm.")
@click.option("--aligner", default="joint", show_default=True, metavar="NAME", help="How beads are found.")
@click.option("--with-furniture", is_flag=True, help="Align menus, captions and related links as well.")
@click.option("--no-links", is_flag=True, help="Do not link names, numbers and dates: faster.")
@choosing.options
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def command(
    files: Sequence[str],
    outputs: Sequence[str],
    level: str,
    segmenter: str,
    encoder: str,
    model: str | None,
    aligner: str,
    with_furniture: bool,
    no_links: bool,
    min_confidence: float | None,
    target_precision: float | None,
    one_to_one: bool,
    include_null: bool,
    dedupe: bool,
    lang_map: Sequence[str],
    profile: str | None,
    bom: bool,
    quiet: bool,
) -> None:
    """Align two to six versions of a text; the first is the source.

    \b
    aligntrans align brief.en.html brief.ar.html brief.fa.html -o brief.tmx -o brief.po

    The language of a file comes from LANG= before it, its name (brief.ar.html, ar/brief.html), its own mark, or its
    text; one other than English, Arabic and Farsi only from LANG= (de=brief.html) or its mark. Formats: .json
    (everything, for 'show' and 'export'), .tmx, .tsv, .csv, .jsonl and .xlsx (all languages), .po, .xlf and .xliff12
    (a file per target: brief.ar.po). Without -o, prints a summary and the least certain units.
    """  # noqa: D301 - \b is a character here: it keeps click from joining lines
    least, promised = choosing.threshold(min_confidence, target_precision, level)
    tags = choosing.tags(lang_map)
    asked = [split(file) for file in files]
    targets = writing.targets(
        outputs,
        inputs=[path for _, path in asked],
        choice=choosing.choice(least, one_to_one=one_to_one, include_null=include_null, dedupe=dedupe),
        options=choosing.special(profile, bom=bom),
    )
    for target in targets:
        writing.refuse_decided(target.path)
    with Progress(quiet=quiet) as progress:
        alignment = pipeline.align_files(
            asked,
            level=level,
            segmenter=segmenter,
            encoder=encoder if model is None else adapting.encoder_of(model, encoder),
            aligner=aligner,
            with_furniture=with_furniture,
            links=not no_links,
            notice=progress.aside(messages.notice(quiet=quiet)),
            progress=progress,
        )
        progress("writing")
        written = writing.write(alignment, targets, lang_map=tags)
    if promised:
        choosing.tell(alignment, promised, quiet=quiet)
    if not quiet:
        terminal.summary(alignment, written)
        if not written:
            terminal.table(alignment, worst=10)


def split(file: str) -> tuple[str | None, str]:
    """Return the language, if one is named, and the path of an argument ``[LANG=]FILE``."""
    if (match := WITH_LANGUAGE.fullmatch(file)) and not Path(file).exists():
        return match[1], match[2]
    return None, file

"""aligntrans adapt: translation memories in, a model for align out."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aligntrans import files
from aligntrans.report.messages import notice, one_line
from aligntrans.report.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Sequence

PAIR = re.compile(r"([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*?)-([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)")

THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
"""What the libraries below NumPy read when they are loaded: products of tables differ in their last bits by the number
of threads, and so would models."""


@click.command(name="adapt", short_help="Learn from your translation memories.")
@click.option(
    "--from",
    "memories",
    multiple=True,
    metavar="MEMORY",
    help="Learn from this .tmx, .po, .xlf, .tsv... May be repeated.",
)
@click.option("-o", "--output", default=None, metavar="PATH", help="Write the model here: house.atm.")
@click.option(
    "--encoder",
    default="static",
    show_default=True,
    metavar="static[:FOLDER]",
    help="What learns.",
)
@click.option("--pair", default=None, metavar="LANG-LANG", help="Languages of a .tsv's columns, or of a .po.")
@click.option("--show", "model", default=None, metavar="MODEL", help="Print what a model has learnt instead.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def command(
    memories: Sequence[str], output: str | None, encoder: str, pair: str | None, model: str | None, quiet: bool
) -> None:
    """Learn the words of your own translation memories, for 'align --model'.

    \b
    aligntrans adapt --from old.tmx --from older.tmx -o house.atm
    aligntrans align brief.en.html brief.ar.html --model house.atm -o brief.tmx
    aligntrans adapt --show house.atm

    A tenth of the units is held out; when what is learnt from the others does not help there, nothing is written.
    """  # noqa: D301 - \b is a character here: it keeps click from joining lines
    if model is not None:
        if memories or output is not None:
            raise click.UsageError("--show prints a model and learns nothing; leave --from and -o out.")
        show(model)
        return
    if not memories or output is None:
        raise click.UsageError("name what to learn from and what to write: --from old.tmx -o house.atm.")
    files.refuse_unwritable(output, memories)
    files.refuse_repeated(memories)
    with Progress(quiet=quiet) as progress:
        learn(memories, output, encoder, languages_of(pair), progress, quiet=quiet)


def languages_of(pair: str | None) -> tuple[str, str] | None:
    """Return the two languages of an option ``en-ar``, or none when it is not given."""
    if pair is None:
        return None
    if not (named := PAIR.fullmatch(pair)):
        raise click.BadParameter(f"{pair!r} is not two languages, as in en-ar", param_hint="--pair")
    return named[1], named[2]


def learn(
    memories: Sequence[str],
    output: str,
    encoder: str,
    pair: tuple[str, str] | None,
    progress: Progress,
    *,
    quiet: bool,
) -> None:
    """Learn from *memories* and write what was learnt to *output*."""
    os.environ.update(dict.fromkeys(THREADS, "1"))
    from aligntrans import adapting  # noqa: PLC0415 - NumPy takes a while, and help needs none of it

    say = progress.aside(notice(quiet=quiet))
    made = adapting.adapted(memories, encoder=encoder, pair=pair, notice=say, progress=progress)
    data = made.dump()
    files.write_all({Path(output): data})
    say(
        f"of texts held out, {made.held_out['after']:.1%} found their translation among the others after"
        f" {made.steps} steps, {made.held_out['before']:.1%} before"
    )
    say(f"wrote {one_line(output)}: {len(data) / 1e6:.1f} MB; use it as in: aligntrans align ... --model {output}")


def show(path: str) -> None:
    """Print what the model at *path* has learnt."""
    from aligntrans import adapting  # noqa: PLC0415 - see learn
    from aligntrans.report import models  # noqa: PLC0415 - see learn

    models.table(adapting.load(path))

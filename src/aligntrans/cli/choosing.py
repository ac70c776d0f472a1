"""The options of commands that write files: which units go into them, and under which language tags."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar

import click

from aligntrans import calibration
from aligntrans.exporters.tmx_profiles import PROFILES
from aligntrans.protocols import Choice
from aligntrans.report import terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aligntrans.calibration import Threshold
    from aligntrans.model import Level
    from aligntrans.protocols import Bitext

Command = TypeVar("Command", bound="Callable[..., Any]")
SHARE = click.FloatRange(0, 1)
MAPPED = re.compile(r"([A-Za-z0-9_-]+)=([A-Za-z0-9_-]+)")


def options(command: Command) -> Command:
    """Return *command* with the options of what is written."""
    for option in reversed(
        (
            click.option(
                "--min-confidence",
                type=SHARE,
                default=None,
                metavar="P",
                help="Leave units below this confidence, 0 to 1, out of what is written; .json holds all.",
            ),
            click.option(
                "--target-precision",
                type=SHARE,
                default=None,
                metavar="P",
                help="The same, by the lowest confidence from which a share of P or more is right, such as .99.",
            ),
            click.option("--one-to-one", is_flag=True, help="Write only units of one sentence a language."),
            click.option("--include-null", is_flag=True, help="Write units too that have text in one language only."),
            click.option("--dedupe", is_flag=True, help="Of units with the same texts, write only the first."),
            click.option(
                "--lang-map",
                multiple=True,
                metavar="TAG=TAG",
                help="Write another language tag, as in fa=fa-IR; may be repeated.",
            ),
            click.option(
                "--profile", type=click.Choice(list(PROFILES)), default=None, help="Write TMX as this tool wants it."
            ),
            click.option("--bom", is_flag=True, help="Begin CSV with a byte order mark, as Excel wants it."),
        )
    ):
        command = option(command)
    return command


def threshold(
    min_confidence: float | None, target_precision: float | None, level: Level | str
) -> tuple[float, Threshold | None]:
    """Return the lowest confidence that is written, and the threshold that keeps the promise asked for, if one is."""
    if min_confidence is not None and target_precision is not None:
        raise click.UsageError("--min-confidence and --target-precision say the same thing twice; give one of them.")
    promised = None if target_precision is None else calibration.threshold(target_precision, level)
    return (promised.confidence if promised else min_confidence or 0.0), promised


def choice(least: float, *, one_to_one: bool, include_null: bool, dedupe: bool) -> Choice:
    """Return which units the user wants."""
    return Choice(min_confidence=least, one_to_one=one_to_one, include_null=include_null, dedupe=dedupe)


def special(profile: str | None, *, bom: bool) -> dict[str, object]:
    """Return what only some exporters take, as far as it was asked for."""
    return {**({"profile": profile} if profile else {}), **({"bom": True} if bom else {})}


def tags(pairs: Sequence[str]) -> dict[str, str]:
    """Return the tags of ``--lang-map``, by the tag that they replace."""
    found = {}
    for pair in pairs:
        match = MAPPED.fullmatch(pair)
        if not match:
            raise click.UsageError(f"--lang-map {pair}: write two language tags, as in fa=fa-IR.")
        found[match[1]] = match[2]
    return found


def tell(bitext: Bitext, threshold: Threshold, *, quiet: bool) -> None:
    """Say which threshold was taken, what it promises, if anything, and what it leaves of *bitext*."""
    if not quiet:
        terminal.kept(bitext, threshold)

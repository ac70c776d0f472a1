"""The options of commands that write files without units of low confidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from aligntrans import calibration
from aligntrans.report import terminal

if TYPE_CHECKING:
    from collections.abc import Callable

    from aligntrans.calibration import Threshold
    from aligntrans.model import Alignment, Level

Command = TypeVar("Command", bound="Callable[..., Any]")
SHARE = click.FloatRange(0, 1)


def options(command: Command) -> Command:
    """Return *command* with the options ``--min-confidence`` and ``--target-precision``."""
    least = click.option(
        "--min-confidence",
        type=SHARE,
        default=None,
        metavar="P",
        help="Leave units below this confidence, 0 to 1, out of what is written; .json holds all.",
    )
    target = click.option(
        "--target-precision",
        type=SHARE,
        default=None,
        metavar="P",
        help="The same, by the lowest confidence from which a share of P or more is right, such as .99.",
    )
    return least(target(command))


def refuse_both(min_confidence: float | None, target_precision: float | None) -> None:
    """Raise the error of wrong use when both options are given."""
    if min_confidence is not None and target_precision is not None:
        raise click.UsageError("--min-confidence and --target-precision say the same thing twice; give one of them.")


def promised(target_precision: float | None, level: Level | str) -> Threshold | None:
    """Return the threshold that keeps the promise asked for, if one is."""
    return None if target_precision is None else calibration.threshold(target_precision, level)


def tell(alignment: Alignment, threshold: Threshold, *, quiet: bool) -> None:
    """Say which threshold was taken, what it promises, if anything, and what it leaves of *alignment*."""
    if not quiet:
        terminal.kept(alignment, threshold)

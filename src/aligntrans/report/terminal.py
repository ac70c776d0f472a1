"""What the program prints for a person: summaries, tables of units, explanations.

Tables go to standard output, talk to standard error. Text runs in logical order; foreign text is isolated, so that
its direction does not spill over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from rich.console import Console
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from aligntrans import calibration, languages
from aligntrans.errors import LanguageError
from aligntrans.languages.base import Direction
from aligntrans.linking.groups import groups
from aligntrans.model import Status
from aligntrans.report.messages import counted, harmless, notice, one_line
from aligntrans.text.bidi import isolate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import ConsoleOptions

    from aligntrans.calibration import Threshold
    from aligntrans.model import Alignment, TranslationUnit
    from aligntrans.protocols import Bitext
    from aligntrans.writing import Written

BANDS = ((0.99, "green"), (0.9, "yellow"), (0.0, "red"))
"""Colours of confidence, from the lowest value of each."""
PIPED_WIDTH = 120
SHORT = 160


class Isolated:
    """Text whose direction stays inside each line that it is broken into."""

    def __init__(self, text: str, justify: Literal["left", "right"]) -> None:
        self.text = Text(harmless(text), justify=justify)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        """Yield its lines, each isolated."""
        for line in self.text.wrap(console, options.max_width, justify="left"):
            yield Text(isolate(line.plain.strip()), justify=self.text.justify)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Return how wide the text is at least and at most."""
        return Measurement.get(console, options, self.text)


class Output(Console):
    """A console that leaves it to the command line what happens when its reader stops early."""

    def on_broken_pipe(self) -> None:
        """Raise what was caught."""
        raise BrokenPipeError


def out() -> Console:
    """Return the console for data."""
    console = Output(highlight=False)
    return console if console.is_terminal else Output(highlight=False, width=PIPED_WIDTH)


def summary(alignment: Alignment, written: Sequence[Written]) -> None:
    """Print on standard error what was aligned, how sure it is, and what was written."""
    units = list(alignment.units())
    full = [unit for unit in units if len(unit.variants) == len(alignment.documents)]
    sure = sum(unit.quality.confidence >= 0.9 for unit in full)
    sides = ", ".join(
        f"{document.language} {named(document.name)} ({len(document.segments)} segments)"
        for document in alignment.documents
    )
    say = notice(quiet=False)
    say(f"aligned {sides}")
    say(
        f"{len(full)} units in all languages, {len(units) - len(full)} in some only;"
        f" {sure} of {len(full)} with confidence 0.9 or more"
    )
    if not alignment.calibrated:
        say(f"confidence is uncalibrated, good for ordering units only: {calibration.doubt_of(alignment)}")
    kept_out = sum(1 for document in alignment.documents for block in document.blocks if not block.is_aligned)
    if kept_out:
        say(f"{kept_out} blocks of page furniture left out of alignment (--with-furniture aligns them)")
    files(written)


def kept(bitext: Bitext, threshold: Threshold) -> None:
    """Print on standard error how many units a threshold leaves, and what it promises, if anything."""
    units = [unit for unit in bitext.units() if len(unit.variants) > 1]
    left = sum(unit.quality.confidence >= threshold.confidence for unit in units)
    say = notice(quiet=False)
    say(
        f"{left} of {len(units)} units ({left / max(1, len(units)):.0%}) have confidence {threshold.confidence:g} or"
        " more"
        + (
            f": in cross-validation at least {calibration.floored(threshold.precision)} of such beads were right"
            if bitext.calibrated
            else ""
        )
    )
    if not bitext.calibrated:
        say(f"--target-precision promises nothing here: confidence is uncalibrated, {calibration.doubt_of(bitext)}")


def files(written: Sequence[Written]) -> None:
    """Print on standard error which files were written, and what they do not hold."""
    for file in written:
        reasons = ", ".join(f"{count:,} {reason}" for reason, count in file.left_out.items())
        notice(quiet=False)(
            f"wrote {', '.join(named(str(path)) for path in (file.path, *file.others))}: {counted(file.units, 'unit')}"
            f"{f'; left out: {reasons}' if reasons else ''}"
        )


def named(name: str) -> str:
    """Return the name of a file so that it stays on its line and runs its own way."""
    return isolate(one_line(name))


def table(alignment: Alignment, *, worst: int | None = None) -> None:
    """Print the units, or the *worst* least certain, a column a language."""
    units = list(alignment.units())
    title = f"{len(units)} units{'' if alignment.calibrated else ', confidence uncalibrated'}"
    if worst is not None:
        chosen = {unit.id for unit in sorted(units, key=lambda unit: unit.quality.confidence)[:worst]}
        units = [unit for unit in units if unit.id in chosen]
        title = f"The {len(units)} least certain of {title}"
    grid = Table(title=title, show_lines=True, title_justify="left", expand=True)
    grid.add_column("id", no_wrap=True)
    grid.add_column("type", no_wrap=True)
    grid.add_column("sure", justify="right", no_wrap=True)
    for language in alignment.languages:
        grid.add_column(Text(named(language)), justify=_justify(language), ratio=1)
    for unit in units:
        cells = [_cell(unit, language) for language in alignment.languages]
        grid.add_row(Text(named(unit.id)), unit.type + (" moved" if unit.moved else ""), _confidence(unit), *cells)
    out().print(grid)


def _justify(language: str) -> Literal["left", "right"]:
    try:
        direction = languages.of(language).direction
    except LanguageError:  # an alignment file may hold what is no tag
        return "left"
    return "right" if direction is Direction.RIGHT_TO_LEFT else "left"


def _cell(unit: TranslationUnit, language: str) -> Text | Isolated:
    variant = unit.variant(language)
    if variant is None:
        return Text("—", style="dim")
    text = " ".join(variant.text.split())
    return Isolated(text if len(text) <= SHORT else text[: SHORT - 1].rstrip() + "…", _justify(language))


def _confidence(unit: TranslationUnit) -> Text:
    value = unit.quality.confidence
    if not unit.quality.known:
        return Text("–")
    style = next(style for lowest, style in BANDS if value >= lowest)
    return Text(f"{value:.3f}", style=style)


def unit(found: TranslationUnit) -> None:
    """Print one unit whole."""
    console = out()
    sure = f"confidence {found.quality.confidence:.3f}" if found.quality.known else "no score"
    if found.quality.similarity is not None:
        sure += f", similarity {found.quality.similarity:.3f}"
    marks = [found.type, str(found.kind), str(found.level), sure]
    if found.status is not Status.AUTO:
        marks.append(str(found.status))
    if found.moved:
        marks.append("moved")
    console.print(Text(f"{named(found.id)}  {', '.join(marks)}", style="bold"))
    for variant in found.variants:
        where = f" ({named(variant.document)})" if variant.document else ""
        console.print(Text(f"\n{named(variant.language)}{where}", style="dim"))
        console.print(Isolated(variant.text, _justify(variant.language)))
    links(found)


def links(found: TranslationUnit) -> None:
    """Print what is named on several sides of a unit, a column a language."""
    tied = groups(found.links)
    if not tied:
        return
    tags = [variant.language for variant in found.variants]
    grid = Table(title="Named on several sides", title_justify="left")
    grid.add_column("what", no_wrap=True)
    for tag in tags:
        grid.add_column(Text(named(tag)), justify=_justify(tag))
    for group in tied:
        cells = [
            Isolated(" ".join(span.of(variant.text).split()), _justify(variant.language)) if span else Text("")
            for variant in found.variants
            for span in [group.places.get(variant.language)]
        ]
        grid.add_row(group.kind, *cells)
    out().print(grid)


def explanation(alignment: Alignment, found: TranslationUnit) -> None:
    """Print one unit, what raised and lowered its score, and the bead that would have been next best."""
    unit(found)
    console = out()
    reasons = sorted(found.quality.reasons.items(), key=lambda item: -item[1])
    if reasons:
        grid = Table()
        grid.add_column("feature")
        grid.add_column("score", justify="right")
        for name, value in reasons:
            if abs(value) >= 0.005:
                grid.add_row(Text(named(name)), Text(f"{value:+.2f}", style="green" if value > 0 else "red"))
        console.print("\nWhat raised (+) and lowered (-) its score:")
        console.print(grid)
    elif "0" in found.type.split("-"):
        console.print("\nA null bead: leaving it alone scored better than joining it to anything near.")
    else:
        console.print("\nThe file gives no reasons for this bead.")
    if found.quality.rival:
        console.print(Text(f"Next best: {named(found.quality.rival)}"))
    if not alignment.calibrated:
        console.print(Text("Confidence is uncalibrated here: it orders units, but is no probability."))
    if reasons:
        console.print(Text(f"made by {named(alignment.signature)}", style="dim"))

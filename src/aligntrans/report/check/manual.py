"""The manual page of a check, printed for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from aligntrans.report.check.runs import direction, isolated
from aligntrans.report.terminal import Isolated, out

if TYPE_CHECKING:
    from rich.console import Console

    from aligntrans.checking.manual import Case, Manual


def show(page: Manual) -> None:
    """Print what the check looks for, how to silence it, and its examples."""
    console = out()
    console.print(Text(f"{page.rule.id} ({page.rule.severity})", style="bold"))
    console.print()
    for paragraph in page.rule.text.split("\n\n"):
        console.print(Text(isolated(paragraph.replace("``", "`"))))
        console.print()
    for fires, title in ((True, "It finds something in"), (False, "It finds nothing in")):
        if cases := [case for case in page.cases if case.fires is fires]:
            console.print(Text(f"{title}:", style="bold"))
            for case in cases:
                _case(case, console)


def _case(case: Case, console: Console) -> None:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", style="dim", no_wrap=True)
    grid.add_column()
    for texts in case.units:
        for tag, text in texts.items():
            grid.add_row(Text(tag), Isolated(text, "right" if direction(tag) == "rtl" else "left"))
    for message in case.messages:
        grid.add_row(Text("→"), Text(isolated(message), style="yellow"))
    console.print(Padding(grid, (0, 0, 1, 2)))

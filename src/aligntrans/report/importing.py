"""What an import would change, for a person: every text before and after, and a line on all the rest."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from aligntrans.report.messages import one_line
from aligntrans.text.bidi import isolate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligntrans.importing import Corrected

SHOWN = 20
"""Units that are named in a report of what was not taken."""


def changes(found: Corrected) -> None:
    """Print the corrected texts on standard output, three lines each: unit and language, old text, new text."""
    for one in found.texts:
        sys.stdout.write(f"{one_line(one.unit)} {one.language}\n")
        for sign, text in (("-", one.old), ("+", one.new)):
            if text:
                sys.stdout.write(f"{sign} {isolate(one_line(text))}\n")


def refusals(found: Corrected) -> Iterator[str]:
    """Yield a line on every unit that stays as it is, and one each on ids and languages that are not known."""
    for unit, reason in found.refused[:SHOWN]:
        yield f"unit {unit}: {reason}."
    if len(found.refused) > SHOWN:
        yield f"and {len(found.refused) - SHOWN} more units that stay as they are."
    if found.unknown:
        more = f" and {len(found.unknown) - SHOWN} more" if len(found.unknown) > SHOWN else ""
        yield f"ids that the alignment does not have: {', '.join(found.unknown[:SHOWN])}{more}."
    if found.strange:
        yield f"languages that the alignment does not have: {', '.join(found.strange)}."


def summary(found: Corrected) -> str:
    """Return a line on what is changed and what is not."""
    texts = len(found.texts)
    parts = [
        f"{texts} text{'s' * (texts != 1)} changed",
        f"{found.accepted} accepted",
        f"{found.rejected} rejected",
        f"{len(found.unknown)} unknown",
        *([f"{found.notes} with other notes"] if found.notes else []),
        *([f"{len(found.refused)} not taken"] if found.refused else []),
        *([f"{found.missing} not in the file"] if found.missing else []),
    ]
    return ", ".join(parts)

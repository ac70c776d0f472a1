"""How sure units are, as a drawing inside a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligntrans.report.check.runs import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDTH, HEIGHT = 520, 120
LEFT, BELOW, ABOVE = 44, 22, 14


def histogram(counts: Sequence[int]) -> Iterator[str]:
    """Yield the lines of a figure of units by confidence; none when no unit says how sure it is."""
    if not (total := sum(counts)):
        return
    most = max(counts)
    wide, tall = (WIDTH - LEFT) / len(counts), HEIGHT - BELOW - ABOVE
    yield f"<figure><figcaption>Confidence of {counted(total, 'unit')}</figcaption>"
    yield f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{_told(counts)}">'
    yield f'<line x1="{LEFT}" y1="{HEIGHT - BELOW}" x2="{WIDTH}" y2="{HEIGHT - BELOW}"/>'
    for number, count in enumerate(counts):
        if count:
            high = max(1.5, tall * count / most)
            low, top = number / len(counts), (number + 1) / len(counts)
            yield (
                f'<rect x="{LEFT + number * wide + 1:.1f}" y="{HEIGHT - BELOW - high:.1f}" width="{wide - 2:.1f}"'
                f' height="{high:.1f}"><title>{low:.2f} to {top:.2f}: {counted(count, "unit")}</title></rect>'
            )
    for share in (0, 0.25, 0.5, 0.75, 1):
        anchor = "start" if not share else "end" if share == 1 else "middle"
        place = LEFT + share * (WIDTH - LEFT)
        yield f'<text x="{place:.0f}" y="{HEIGHT - 6}" text-anchor="{anchor}">{share:g}</text>'
    yield f'<text x="{LEFT - 6}" y="{ABOVE + 4}" text-anchor="end">{most:,}</text>'
    yield "</svg></figure>"


def _told(counts: Sequence[int]) -> str:
    """Return the drawing in words."""
    parts = [
        f"{number / len(counts):.2f} to {(number + 1) / len(counts):.2f}: {count:,}"
        for number, count in enumerate(counts)
        if count
    ]
    return f"Units by confidence; {', '.join(parts)}"

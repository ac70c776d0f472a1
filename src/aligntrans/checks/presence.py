"""How much of a name stands in a text of another language, by sound and by meaning, outside places that are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligntrans.checks.sides import language
from aligntrans.linking.likeness import Likeness
from aligntrans.linking.targets import compounds, targets
from aligntrans.model import overlap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.linking.sources import Source
    from aligntrans.model import Span, Variant
    from aligntrans.protocols import Encoder

ZWNJ = "\u200c"
PEOPLE = ("ese", "ian", "an", "ish", "i", "is", "ians", "ans")
"""Ends of words for the people of a country."""
LEAST_STEM = 4


def presence(
    source: Source, tags: tuple[str, str], target: Variant, taken: Sequence[Span], encoder: Encoder | None
) -> float:
    """Return how much of a name stands in *target*, 0 to 1.

    Args:
        source: the name.
        tags: of its language and of the target's.
        target: where it is looked for.
        taken: places of *target* that are linked to other names.
        encoder: hears meaning; none, or one that does not know both languages, leaves sound.
    """
    known = language(tags[1])
    forms: set[str] = set()
    for text in {target.text, target.text.replace(ZWNJ, " "), target.text.replace(ZWNJ, "")}:
        words = targets(text, known)
        same = len(text) == len(target.text)
        free = [one for one in words if not (same and any(overlap(one.span, span) for span in taken))]
        forms.update(form.text for one in free if not one.common for form in one.forms)
        forms.update(form.text for place, form in compounds(words) if words[place] in free)
    if not forms:
        return 0.0
    stems = _stems(source.whole)
    likeness = Likeness.of([*source.content, source.whole, *stems], sorted(forms), (language(tags[0]), known), encoder)
    rows = [likeness.rows[word] for word in source.content]
    parts = likeness.either[rows][:, :-1].max(1).mean()
    whole = likeness.either[[likeness.rows[word] for word in (source.whole, *stems)]][:, :-1].max()
    return float(max(parts, whole))


def _stems(name: str) -> list[str]:
    """Return a name as one word, and what it may have of a country's name: ``chin`` of ``chinese``."""
    joined = "".join(filter(str.isalpha, name))
    stems = [name[: -len(end)] for end in PEOPLE if name.endswith(end) and len(name) >= len(end) + LEAST_STEM]
    return [joined, *stems] if joined != name and name.count(" ") < 2 else stems

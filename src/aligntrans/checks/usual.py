"""How long the translations of a file usually are, by what their words weigh; what that says is asked elsewhere."""

from __future__ import annotations

from collections import defaultdict
from statistics import median
from typing import TYPE_CHECKING

from aligntrans.checks.gaps import content, is_fitting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.checks.meaning import Meaning
    from aligntrans.model import TranslationUnit, Variant

AT_ONCE = 400
"""Units that are enough to know a file by; of more, every second, third and so on is seen."""
FEW = 8
"""Translations of a file that say half of what is usual in it; the other half is what is usual anywhere."""
BROKEN = 0.2
"""How far below the middle of a file a translation is that perhaps lacks something."""


class Usual:
    """What the words of translations weigh in a file for what those of their sources do."""

    def __init__(self, meaning: Meaning) -> None:
        self.meaning = meaning
        self.contents: dict[tuple[str, str], list[float]] = defaultdict(list)
        self.known: dict[tuple[str, str], float] = {}

    def learn(self, units: Sequence[TranslationUnit]) -> None:
        """See some of *units*, each of which has its source first."""
        for unit in units[:: 1 + len(units) // AT_ONCE]:
            source, *others = unit.variants
            for target in others:
                if self.meaning.knows(source.language, target.language):
                    self.see(source, target)
        self.known.clear()

    def see(self, source: Variant, target: Variant) -> None:
        """See a translation."""
        first, second = self.meaning.gist(source), self.meaning.gist(target)
        if is_fitting(first, second):
            self.contents[source.language, target.language].append(content(first, second, (source, target)))

    def of(self, source: Variant, target: Variant) -> float:
        """Return the middle of what was seen of two languages, as `content` has it; near 0 as long as that is little.

        The median of those that are not far below it, since a file from which much is missing is no terse one.
        """
        pair = (source.language, target.language)
        if pair not in self.known:
            seen = self.contents.get(pair) or [0.0]
            middle = median(seen)
            for _ in range(2):
                middle = median(one for one in seen if one > middle - BROKEN)
            self.known[pair] = middle * len(seen) / (len(seen) + FEW)
        return self.known[pair]

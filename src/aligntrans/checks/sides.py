"""The two sides that most checks hold against each other: a unit's first language, and each of its others."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from aligntrans import languages
from aligntrans.errors import LanguageError
from aligntrans.languages.general import general

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aligntrans.languages import Language
    from aligntrans.model import TranslationUnit, Variant

UNDETERMINED = "und"
MOST_QUOTED = 60
"""Characters."""


def sides(unit: TranslationUnit) -> Iterator[tuple[Variant, Variant]]:
    """Yield the unit's source with each of its translations: what all lack or add is seen once for each of them."""
    source, *others = unit.variants
    for other in others:
        yield source, other


@lru_cache(maxsize=256)
def language(tag: str) -> Language:
    """Return the language of a variant's tag; of one that is no tag, a language of which nothing is known."""
    try:
        return languages.of(tag)
    except LanguageError:
        return general(UNDETERMINED)


class Expected:
    """The languages of a file, as far as it was seen."""

    def __init__(self) -> None:
        self.tags: dict[str, None] = {}
        self.source = ""
        """Of the file: the first language of the first unit that has two."""

    def learn(self, units: Sequence[TranslationUnit]) -> None:
        """See *units*."""
        for unit in units:
            self.tags.update(dict.fromkeys(variant.language for variant in unit.variants))
            if not self.source and len(unit.variants) > 1:
                self.source = unit.variants[0].language

    def missing(self, unit: TranslationUnit) -> list[str]:
        """Return the languages of the file that *unit* lacks, the source first."""
        held = {variant.language for variant in unit.variants}
        return sorted((tag for tag in self.tags if tag not in held), key=lambda tag: tag != self.source)


def quoted(text: str) -> str:
    """Return what a message quotes of a text: on one line, its middle left out when it is long."""
    line = " ".join(text.split())
    if len(line) <= MOST_QUOTED:
        return line
    return f"{line[: MOST_QUOTED // 2].rstrip()} … {line[-MOST_QUOTED // 2 :].lstrip()}"


def named(tags: Sequence[str], *, article: bool = True) -> str:
    """Return languages as a message names them: ``the Arabic and the Farsi``."""
    names = [f"the {language(tag).name}" if article else language(tag).name for tag in dict.fromkeys(tags)]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"

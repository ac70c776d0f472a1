"""Units as the rows of a table, and what a spreadsheet would run. How a cell is written is each format's own matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligntrans.errors import WriteError

if TYPE_CHECKING:
    import re

    from aligntrans.model import Quality, TranslationUnit

FIXED = ("unit", "confidence", "type")
"""The columns before those of the languages. Not ``id``: that is the tag of Indonesian."""

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell begins with that some spreadsheet computes; the full-width ones are typed in East Asia.

https://owasp.org/www-community/attacks/CSV_Injection
"""


def header(tags: tuple[str, ...], forbidden: re.Pattern[str]) -> tuple[str, ...]:
    """Return the names of the columns, for an alignment in the languages *tags*.

    Raises:
        WriteError: a tag has characters that are *forbidden* in the format.
    """
    refuse_tags(tags, forbidden)
    return (*FIXED, *tags)


def refuse_tags(tags: tuple[str, ...], forbidden: re.Pattern[str]) -> None:
    """Raise WriteError when one of the languages *tags* has characters that are *forbidden* in the format."""
    for tag in tags:
        if forbidden.search(tag):
            raise WriteError(f"{tag!a} is no language tag: name the document's language")


def figure(quality: Quality) -> str:
    """Return a confidence with as many digits as TMX has; nothing when it is not known."""
    return f"{quality.confidence:.4f}" if quality.known else ""


def texts(unit: TranslationUnit, tags: tuple[str, ...]) -> tuple[str, ...]:
    """Return the text of *unit* in every one of the languages *tags*; empty where it has none."""
    by_language = {variant.language: variant.text for variant in unit.variants}
    return tuple(by_language.get(tag, "") for tag in tags)

"""Dates that one language has and another lacks, or has otherwise, in any of three calendars."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from aligntrans.checks.sides import language, named, quoted, sides
from aligntrans.checks.values import digits, is_code, rest, runs, values
from aligntrans.dates import agree
from aligntrans.model import Finding, Severity
from aligntrans.protocols import Example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligntrans.dates import Date
    from aligntrans.model import Span, TranslationUnit, Variant

DIGIT = re.compile(r"\d")
PART_OF_TIME = re.compile(r"\b(?:mid|early|late|pre|post)-$", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")


class DatesCheck:
    """A date stands in one language and not in the other, or is another day there.

    Why it matters: deadlines, births and treaties hang on dates, and calendars are converted by hand.

    Days, months and years are compared across the Gregorian, Solar Hijri and Islamic calendars (``30 فروردین ۱۴۰۰``
    is ``19 April 2021``), in the latter give or take a day. Not reported: a date of which day, month and year stand in
    the other text though put together in another way, or that is told there in another calendar; a month alone that the
    other text has none of; a day of the week alone; a month whose name is also a word; and digits that belong to a name
    or a code.

    A date that became another is one finding, an error; one that is missing or was added is a warning. To silence it
    for a unit, ignore ``dates`` there.
    """

    id = "dates"
    severity = Severity.ERROR
    examples = (
        Example(
            {"en": "The talks open on 19 April 2021.", "fa": "گفت\u200cوگوها ۳۰ فروردین ۱۴۰۰ آغاز می\u200cشود."},
            fires=False,
        ),
        Example(
            {"en": "The talks open on 19 April 2021.", "fa": "گفت\u200cوگوها ۳۱ فروردین ۱۴۰۰ آغاز می\u200cشود."},
            fires=True,
        ),
        Example({"en": "They met on 4 March 2019.", "ar": "التقوا في ٤ آذار ٢٠١٩."}, fires=False),
        Example({"en": "They met on 4 March 2019.", "ar": "التقوا في ٤ أيار ٢٠١٩."}, fires=True),
        Example({"en": "They met on 4 March 2019.", "ar": "التقوا بعد ذلك."}, fires=True),
        Example({"en": "The ministry may reply.", "ar": "قد ترد الوزارة في شهر مايو."}, fires=False),
    )

    def find(self, unit: TranslationUnit) -> Iterator[Finding]:
        """Yield dates that changed and those that were added, language by language, then those that are missing."""
        if not any(map(_may_be_dated, unit.variants)):
            return
        missing: dict[Span, list[str]] = defaultdict(list)
        for source, target in sides(unit):
            lost, added = (self._telling(side, source, target) for side in (0, 1))
            while changed := next(
                ((one, other) for one in lost for other in added if _says(one) == _says(other)), None
            ):
                one, other = changed
                lost.remove(one)
                added.remove(other)
                message = f"{_text(one, source)} is {_text(other, target)} in {named([target.language])}"
                spans = {source.language: (one.span,), target.language: (other.span,)}
                yield Finding(self.id, unit.id, self.severity, message, spans)
            for date in filter(_is_full, lost):
                missing[date.span].append(target.language)
            for date in filter(_is_full, added):
                languages = named([target.language]), named([source.language])
                message = f"{_text(date, target)} of {languages[0]} is not in {languages[1]}"
                yield Finding(self.id, unit.id, Severity.WARNING, message, {target.language: (date.span,)})
        source = unit.variants[0]
        for span, tags in missing.items():
            message = f"{quoted(span.of(source.text))} is missing from {named(tags)}"
            yield Finding(self.id, unit.id, Severity.WARNING, message, {source.language: (span,)})

    @staticmethod
    def _telling(side: int, source: Variant, target: Variant) -> list[Date]:
        """Return the dates of one side that the other should have and has not."""
        here, there = (source, target) if side == 0 else (target, source)
        return [
            date
            for date in rest(source, target).dates[side]
            if not date.weak
            and (date.year or date.month)
            and not _is_code(date, here.text)
            and not _is_word(date, here.text)
            and not _in_parts(date, here, there)
            and not any(agree(date, other) for other in values(there.text, there.language).dates)
        ]


def _may_be_dated(variant: Variant) -> bool:
    """Return whether a text has digits or the name of a month: to look costs little, to read dates much."""
    if DIGIT.search(variant.text):
        return True
    words = WORD.findall(variant.text)
    return not _months(variant.language).isdisjoint(map(str.lower, words))


@lru_cache(maxsize=256)
def _months(tag: str) -> frozenset[str]:
    """Return the words that names of months begin with, in lower case, and as they are folded."""
    return frozenset(name.split()[0] for every in language(tag).months.values() for name in every)


def _is_full(date: Date) -> bool:
    """Return whether a date is more than a month."""
    return not date.month or bool(date.day or date.year)


def _says(date: Date) -> tuple[bool, bool, bool]:
    return (date.year is not None, date.month is not None, date.day is not None)


def _text(date: Date, variant: Variant) -> str:
    return quoted(date.span.of(variant.text))


def _is_word(date: Date, text: str) -> bool:
    """Return whether the name of a month is written small in a script of capitals: may, march."""
    letters = [character for character in date.span.of(text) if character.isalpha()]
    return date.month is not None and bool(letters) and all(character.islower() for character in letters)


def _is_code(date: Date, text: str) -> bool:
    """Return whether the number that a date begins with is part of a name, ``COVID-19``, and not ``mid-1960s``."""
    begins = date.span.of(text)[:1].isdecimal()
    return begins and is_code(text, date.span) and not PART_OF_TIME.search(text[: date.span.start])


def _in_parts(date: Date, here: Variant, there: Variant) -> bool:
    """Return whether the other text has the day, the month and the year, put together in another way.

    Decades are in two digits or four: ``دهه ۶۰`` is the 1960s of one calendar or the 1360s of another.
    """
    figures, others = digits(date.span.of(here.text)), runs(there.text)
    if date.decade:
        return any(one.endswith(other) or other.endswith(one) for one in figures for other in others)
    if not figures <= others:
        return False
    return date.month is None or any(
        other.month == date.month and other.calendar is date.calendar
        for other in values(there.text, there.language).dates
    )

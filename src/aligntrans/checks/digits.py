"""Digits of another language, and of two sets in one text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from aligntrans.checks.characters import finding, quoted, replaced, spans
from aligntrans.checks.codes import inside, untouchable
from aligntrans.checks.sides import language, named
from aligntrans.model import Finding, Severity, Span
from aligntrans.protocols import Example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligntrans.languages import Language
    from aligntrans.model import TranslationUnit, Variant

ASCII = "0123456789"
OWN, LATIN, FOREIGN = 1, 2, 3
NAMES = {OWN: "its own", LATIN: "Latin"}
RUN = re.compile(r"\d+(?:[.,:/٫٬\u2013-]\d+)*")
NAME_BEFORE = re.compile(r"(?:[A-Za-z_\u00c0-\u024f][-\u2010\u2011./+]?|[^\W\d_][-\u2010\u2011]|\[\^?)$")
"""Latin letters, letters of any script with a hyphen, or a bracket: the number belongs to a name, or to a note."""
LIST_NUMBER = re.compile(r"^\s*\d{1,3}[.)](?=\s)", re.MULTILINE)
LATIN_AFTER = re.compile(r"[-\u2010\u2011./+]?[A-Za-z_\u00c0-\u024f]")
REACH = 2


class DigitsCheck:
    """Digits are another language's, or of two kinds in one text.

    Why it matters: readers of Farsi and Arabic write 4, 5 and 6 differently, programs that parse one set fail on the
    other, and a text that mixes sets looks unfinished.

    Warnings: Arabic ٤٥٦ in Farsi, Persian ۴۵۶ in Arabic, and one number of two sets; fixed by writing the
    language's own digits. Information: Latin digits beside the language's own in one text, and, once a file, texts with
    one set among texts with the other. Not reported: Latin digits throughout, which are usual in both languages; digits
    in codes, addresses, numbers of lists and notes, and names (``COVID-19``, ``کووید-19``).

    To silence it for a unit, ignore ``digits`` there.
    """

    id = "digits"
    severity = Severity.WARNING
    examples = (
        Example({"en": "456 people", "fa": "٤٥٦ نفر"}, fires=True),
        Example({"en": "456 people", "ar": "۴۵۶ شخصًا"}, fires=True),
        Example({"en": "In 2021, 12 of 30 left.", "fa": "در سال 2021، ۱۲ نفر از ۳۰ نفر رفتند."}, fires=True),
        Example(
            {"en": "In 2021, 12 left.", "fa": "در سال ۲۰۲۱، ۱۲ نفر رفتند.", "ar": "غادر 12 في عام 2021."}, fires=False
        ),
        Example({"en": "COVID-19 in 2021", "fa": "COVID-19 در سال ۲۰۲۱"}, fires=False),
    )

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._used: dict[str, dict[int, list[str]]] = {}

    def find(self, unit: TranslationUnit) -> Iterator[Finding]:
        """Yield digits of another language, then mixed ones, for every text."""
        for variant in unit.variants:
            if variant.text.isascii():
                continue
            own = language(variant.language)
            if own.writing.foreign_digits:
                yield from self._in(unit, variant, own)

    def _in(self, unit: TranslationUnit, variant: Variant, own: Language) -> Iterator[Finding]:
        text, side = variant.text, named([variant.language])
        runs = _runs(text)
        if not runs:
            return
        sets = _sets(own.digits, own.writing.foreign_digits)
        wrong: dict[int, str] = {}
        latin: list[Span] = []
        has_own = False
        for run in runs:
            kinds = {sets.get(character, 0) for character in run.of(text) if character.isdecimal()}
            if FOREIGN in kinds or {OWN, LATIN} <= kinds:
                for place in run:
                    if text[place].isdecimal() and sets.get(text[place], OWN) != OWN:
                        wrong[place] = own.digits[int(text[place])]
            elif LATIN in kinds:
                latin.append(run)
            has_own = has_own or OWN in kinds or FOREIGN in kinds
        if wrong:
            touched = [run for run in runs if any(place in wrong for place in run)]
            message = (
                f"{quoted(run.of(text) for run in touched)} in {side} with digits of another language or mixed ones"
            )
            fixes = replaced(variant, wrong)
            yield finding(self.id, unit, self.severity, message, variant, spans(wrong), fixes=fixes)
        if bool(latin) != has_own:
            self._used.setdefault(variant.language, {}).setdefault(LATIN if latin else OWN, []).append(unit.id)
        if latin and has_own:
            message = f"{quoted(run.of(text) for run in latin)} in Latin digits beside others in {side}"
            yield finding(self.id, unit, Severity.INFO, message, variant, latin, suggestion="write digits of one set")

    def finish(self) -> Iterator[Finding]:
        """Yield, for every language, where texts begin to have the digits that fewer of the file's texts have."""
        for tag, used in self._used.items():
            if len(used) > 1:
                fewer, more = sorted(used, key=lambda kind: (len(used[kind]), kind))
                counts = f"{len(used[fewer])} texts in {NAMES[fewer]} and {len(used[more])} in {NAMES[more]}"
                message = f"{named([tag])} has numbers of {counts} digits; this is the first of the fewer"
                suggestion = "write digits of one set in a file"
                yield Finding(
                    self.id, used[fewer][0], Severity.INFO, message[0].upper() + message[1:], suggestion=suggestion
                )


@lru_cache(maxsize=16)
def _sets(own: str, foreign: str) -> dict[str, int]:
    return {**dict.fromkeys(ASCII, LATIN), **dict.fromkeys(foreign, FOREIGN), **dict.fromkeys(own, OWN)}


def _runs(text: str) -> list[Span]:
    """Return where numbers stand that are not part of a code or of a Latin name."""
    found = [Span(*match.span()) for match in RUN.finditer(text)]
    if not found:
        return []
    spared = untouchable(text)
    numbers = [match.span() for match in LIST_NUMBER.finditer(text)]
    return [
        run
        for run in found
        if not inside(run.start, spared)
        and not inside(run.start, numbers)
        and not NAME_BEFORE.search(text[max(0, run.start - REACH) : run.start])
        and not LATIN_AFTER.match(text[run.end : run.end + REACH])
    ]

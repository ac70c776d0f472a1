"""How texts end: with a question mark in one language and none in another, or with another language's mark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aligntrans.checks.characters import finding
from aligntrans.checks.codes import inside, untouchable
from aligntrans.checks.odd import odd_ones
from aligntrans.checks.sides import language, named
from aligntrans.model import Finding, Fix, Kind, Severity, Span
from aligntrans.protocols import Example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligntrans.model import TranslationUnit, Variant

NOTHING, QUESTION = "no mark", "a question mark"
NAMES = {
    **dict.fromkeys(".۔。．।", "a full stop"),
    **dict.fromkeys("?؟？⁇", QUESTION),
    **dict.fromkeys("!！", "an exclamation mark"),
    **dict.fromkeys(":：", "a colon"),
    **dict.fromkeys(";؛；", "a semicolon"),
    **dict.fromkeys(",،，", "a comma"),
    "…": "an ellipsis",
    "-": "a dash",
    "–": "a dash",
    "—": "a dash",
}
QUESTIONS = frozenset(mark for mark, name in NAMES.items() if name == QUESTION)
NOTE = re.compile(r"(?:\[\d{1,3}\]|[\u00b9\u00b2\u00b3\u2070-\u2079])+\s*$")
"""Marks of footnotes behind the end of a sentence."""
TAIL = re.compile(r"[^\w]*$")
HEADINGS = frozenset({Kind.TITLE, Kind.HEADING, Kind.LIST_ITEM, Kind.TABLE_CELL, Kind.CAPTION, Kind.BYLINE})
"""What may end without a mark in one language and with one in another."""
LATIN = re.compile(r"[A-Za-z]")
LETTER = re.compile(r"[^\W\d_]")


class EndPunctuationCheck:
    """The texts do not end with the same mark.

    Why it matters: a question that became a statement, or the reverse, changes what is said; a sentence without its
    end is often cut off.

    Marks are compared by what they are: ؟ is a question mark, ۔ a full stop, ؛ a semicolon; quotation marks, brackets
    and footnote signs behind them are passed over. A warning when one text asks and the other holds no question mark
    at all; everything else is information. Also information, and fixed: a Latin question mark, semicolon or comma at
    the end of Arabic or Farsi. Not reported: headings, list items and table cells with and without full stop.

    To silence it for a unit, ignore ``end-punctuation`` there.
    """

    id = "end-punctuation"
    severity = Severity.WARNING
    examples = (
        Example({"en": "Who will pay?", "ar": "من سيدفع؟"}, fires=False),
        Example({"en": "Who will pay?", "fa": "چه کسی خواهد پرداخت."}, fires=True),
        Example({"en": "Who will pay?", "ar": "من سيدفع?"}, fires=True),
        Example({"en": "They said “no”.", "fa": "گفتند «نه.»"}, fires=False),
        Example({"en": "It is late.", "ar": "الوقت متأخر.", "fa": "دیر است"}, fires=True),
        Example({"en": "Water", "ar": "المياه", "fa": "آب"}, fires=False),
    )

    def find(self, unit: TranslationUnit) -> Iterator[Finding]:
        """Yield who ends otherwise than the others, then marks of another language."""
        variants = unit.variants
        tails = [_tail(variant.text) for variant in variants]
        kinds = [_kind(tail.of(variant.text)) for tail, variant in zip(tails, variants, strict=True)]
        if len(variants) > 1:
            for odd, right in odd_ones(kinds):
                if not self._is_told_apart(unit, kinds[odd], kinds[right]):
                    continue
                yield self._differs(unit, (odd, right), kinds, tails)
        for variant, tail in zip(variants, tails, strict=True):
            yield from self._foreign(unit, variant, tail)

    @staticmethod
    def _is_told_apart(unit: TranslationUnit, one: str, other: str) -> bool:
        return unit.kind not in HEADINGS or QUESTION in (one, other)

    def _differs(self, unit: TranslationUnit, pair: tuple[int, int], kinds: list[str], tails: list[Span]) -> Finding:
        odd, right = (unit.variants[place] for place in pair)
        mine, wanted = (kinds[place] for place in pair)
        asks = QUESTION in (mine, wanted)
        lone = asks and not (_asks(odd.text) and _asks(right.text))
        sides = named([odd.language]), named([right.language])
        message = f"{sides[0]} ends with {mine}, {sides[1]} with {wanted}"
        spans = {
            variant.language: (_shown(variant.text, tails[place]),)
            for variant, place in zip((odd, right), pair, strict=True)
        }
        severity = self.severity if lone else Severity.INFO
        return Finding(self.id, unit.id, severity, message[0].upper() + message[1:], spans)

    def _foreign(self, unit: TranslationUnit, variant: Variant, tail: Span) -> Iterator[Finding]:
        text = variant.text
        marks = language(variant.language).writing.marks
        wrong = [place for place in tail if text[place] in marks] if marks else []
        if not wrong or inside(wrong[0], untouchable(text)):
            return
        letters = LETTER.findall(text)
        if not letters or LATIN.match(letters[-1]) or all(LATIN.match(letter) for letter in letters):
            return  # it may belong to the Latin word before it
        fixes = [Fix(variant.language, Span(place, place + 1), marks[text[place]]) for place in wrong]
        side = named([variant.language])
        message = f"{side[0].upper()}{side[1:]} ends with a Latin {NAMES[text[wrong[0]]].split(' ', 1)[1]}"
        where = [fix.span for fix in fixes]
        yield finding(self.id, unit, Severity.INFO, message, variant, where, fixes=fixes)


def _tail(text: str) -> Span:
    """Return what follows the last letter or digit of *text*, signs of footnotes left out."""
    note = NOTE.search(text) if text[-1:] in "] \u00b9\u00b2\u00b3" or "\u2070" <= text[-1:] <= "\u2079" else None
    end = note.start() if note else len(text)
    start = end
    while start and not (text[start - 1].isalnum() or text[start - 1] == "_"):
        start -= 1
    return Span(start, end)


def _kind(tail: str) -> str:
    """Return the name of the last mark of a tail."""
    if not tail:
        return NOTHING
    if "..." in tail:
        return NAMES["…"]
    marks = [NAMES[character] for character in tail if character in NAMES]
    if QUESTION in marks and marks[-1] != NAMES["…"]:
        return QUESTION
    return marks[-1] if marks else NOTHING


def _asks(text: str) -> bool:
    return any(character in QUESTIONS for character in text)


def _shown(text: str, tail: Span) -> Span:
    return tail or Span(max(0, len(text) - 1), len(text))

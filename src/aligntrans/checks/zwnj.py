"""Zero width non-joiners: missing where a language joins words with them, doubled, or where they do nothing."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from aligntrans.checks.characters import finding, quoted
from aligntrans.checks.sides import language, named
from aligntrans.model import Fix, Kind, Severity, Span
from aligntrans.protocols import Example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligntrans.languages import Language
    from aligntrans.languages.writing import Joining
    from aligntrans.model import Finding, TranslationUnit, Variant

ZWNJ = "\u200c"
MARKS = frozenset('.,;:!?،؛؟…"«“”')
"""Beside which, or beside white space, a non-joiner does nothing; a suffix may follow a closing mark with one."""
BEFORE_MARK, AFTER_MARK = MARKS | frozenset(")]}»"), MARKS | frozenset("([{")
LEAST_BEFORE_HEH_SUFFIX = 3
SHOWN = 6
"""Characters that a message shows on either side."""


class ZwnjCheck:
    """A zero width non-joiner (U+200C) is missing, doubled, or out of place.

    Why it matters: a prefix or suffix and its word are one. With a space they break over lines and are not found, with
    nothing between they are another word to every program. Doubled and stray non-joiners make equal words unequal.

    All of it is information, for many publishers do without non-joiners. Missing: where Farsi joins and the text has a
    space or nothing: می and نمی before the verb forms of a list, ها and its forms, ترین, تر after the adjectives of a
    list, and ای, ام, اند... after silent heh. Stray: doubled, at the edge of a word, and any in a language that does
    not use them. One finding of each a text. Not reported: a non-joiner after a letter that would not join anyway.
    Fixed: all, but a non-joiner that keeps two letters of another language apart.

    To silence it for a unit, ignore ``zwnj`` there.
    """

    id = "zwnj"
    severity = Severity.INFO
    examples = (
        Example({"en": "It is said.", "fa": "گفته می شود."}, fires=True),
        Example({"en": "It becomes.", "fa": "میشود."}, fires=True),
        Example({"en": "The books", "fa": "کتاب ها"}, fires=True),
        Example({"en": "The biggest city", "fa": "بزرگ ترین شهر"}, fires=True),
        Example({"en": "It goes.", "fa": "می\u200c\u200cرود."}, fires=True),
        Example({"en": "The houses", "fa": "خانه\u200c ها"}, fires=True),
        Example({"en": "The square is big.", "fa": "میدان بزرگ است و مردم می\u200cروند."}, fires=False),
        Example({"en": "In May it rained.", "fa": "در ماه می باران بارید."}, fires=False),
        Example({"en": "The school", "ar": "المد\u200cرسة"}, fires=True),
    )

    def find(self, unit: TranslationUnit) -> Iterator[Finding]:
        """Yield stray non-joiners of every text, then missing ones."""
        if unit.kind is Kind.CODE:
            return
        for variant in unit.variants:
            if variant.text.isascii():
                continue
            own = language(variant.language)
            if own.joins_with_zwnj and own.writing.joining:
                yield from self._in(unit, variant, own, own.writing.joining)
            elif ZWNJ in variant.text and own.writing.letters:
                yield self._unused(unit, variant, own)

    def _in(self, unit: TranslationUnit, variant: Variant, own: Language, rules: Joining) -> Iterator[Finding]:
        text = variant.text
        stray: list[Fix] = []
        missing: list[Fix] = []
        words: list[str] = []
        gaps, joined = _candidates(rules)
        plain = _own(text, own)
        for match in gaps.finditer(plain):
            start, end = match.span()
            before, after = _token_before(plain, start), _token_after(plain, end)
            right = _right(plain, start, end, (before, after), own, rules)
            if right == match[0]:
                continue
            fix = Fix(variant.language, Span(start, end), right)
            if ZWNJ in match[0]:
                stray.append(fix)
            else:
                missing.append(fix)
                words.append(f"{before} {after}")
        for match in joined.finditer(plain):
            word, place = _token_after(plain, match.start()), match.end()
            if word[len(match[0]) :] in rules.verbs and word not in rules.not_verbs:
                missing.append(Fix(variant.language, Span(place, place), ZWNJ))
                words.append(word)
        side = named([variant.language])
        if stray:
            shown = " ".join(text[max(0, stray[0].span.start - SHOWN) : stray[0].span.end + SHOWN].splitlines())
            message = f"{_count(len(stray))} of {side} doubled or at the edge of a word, as in “{shown}”"
            where = [fix.span for fix in stray]
            yield finding(self.id, unit, self.severity, message, variant, where, fixes=stray)
        if missing:
            missing.sort(key=lambda fix: fix.span)
            message = f"{quoted(words)} in {side} without a zero width non-joiner"
            where = [fix.span or Span(fix.span.start - 1, fix.span.start + 1) for fix in missing]
            yield finding(self.id, unit, self.severity, message, variant, where, fixes=missing)

    def _unused(self, unit: TranslationUnit, variant: Variant, own: Language) -> Finding:
        text = variant.text
        where = [Span(*match.span()) for match in re.finditer(f"{ZWNJ}+", text)]
        idle = [
            span
            for span in where
            if not _joins(text, span.start - 1, own) or not text[span.end : span.end + 1].isalpha()
        ]
        fixes = [Fix(variant.language, span, "") for span in idle] if len(text.replace(ZWNJ, "")) else []
        message = f"{_count(len(where))} in {named([variant.language])}, which does not use it"
        suggestion = None if len(idle) == len(where) else "take it out, or write a space"
        return finding(self.id, unit, self.severity, message, variant, where, fixes=fixes, suggestion=suggestion)


def _count(number: int) -> str:
    return "a zero width non-joiner" if number == 1 else f"{number} zero width non-joiners"


def _joins(text: str, place: int, own: Language) -> bool:
    """Return whether the letter at or before *place*, marks aside, joins the one after it."""
    while place >= 0 and unicodedata.category(text[place]) == "Mn":
        place -= 1
    return (
        place >= 0
        and text[place].isalpha()
        and not text[place].isascii()
        and text[place] not in own.writing.non_joining
    )


def _right(text: str, start: int, end: int, words: tuple[str, str], own: Language, rules: Joining) -> str:
    """Return what should stand instead of the spaces and non-joiners between *start* and *end*."""
    gap = text[start:end]
    before, after = words
    if " " not in gap:
        left, right = text[start - 1 : start], text[end : end + 1]
        edge = not left or not right or left.isspace() or right.isspace()
        return "" if edge or left in AFTER_MARK or right in BEFORE_MARK else ZWNJ
    if before and after and gap.count(" ") == 1 and _belong(text, start, before, after, rules):
        prefix = before in rules.prefixes
        return ZWNJ if prefix or _joins(text, start - 1, own) else ""
    return gap.replace(ZWNJ, "")


def _belong(text: str, start: int, before: str, after: str, rules: Joining) -> bool:
    if before in rules.prefixes and after in rules.verbs:
        earlier = text[: start - len(before)].rstrip(f" {ZWNJ}")
        return not earlier[-1:].isdecimal() and _token_before(earlier, len(earlier)) not in rules.not_prefix_after
    if before.isascii():
        return False
    if after in rules.suffixes:
        return True
    if after in rules.suffixes_after_heh:
        return (
            before.endswith(rules.silent)
            and len(before) >= LEAST_BEFORE_HEH_SUFFIX
            and before not in rules.not_before_suffix
        )
    return after in rules.comparatives and before in rules.adjectives


def _own(text: str, own: Language) -> str:
    """Return *text*, as long as it was, with the language's own letters, so that a wrong yeh hides nothing."""
    return text.translate(_table(own.tag))


@cache
def _table(tag: str) -> dict[int, str]:
    return str.maketrans(dict(language(tag).writing.letters))


@cache
def _candidates(rules: Joining) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return where to look: at gaps that may be wrong, and at prefixes that may be written as one with their verb."""
    suffixes = "|".join(sorted(rules.suffixes | rules.suffixes_after_heh | rules.comparatives, key=len, reverse=True))
    prefixes = sorted(rules.prefixes, key=len, reverse=True)
    behind = "|".join(f"(?<={prefix})" for prefix in prefixes)
    gaps = f"[ {ZWNJ}]*{ZWNJ}[ {ZWNJ}]*| (?=(?:{suffixes})(?![^\\W\\d_]))|(?:{behind}) "
    return re.compile(gaps), re.compile(f"(?<![^\\W\\d_])(?:{'|'.join(prefixes)})(?=[^\\W\\d_]{{2}})")


def _token_before(text: str, end: int) -> str:
    start = end
    while start and (text[start - 1].isalpha() or unicodedata.category(text[start - 1]) == "Mn"):
        start -= 1
    return text[start:end]


def _token_after(text: str, start: int) -> str:
    end = start
    while end < len(text) and (text[end].isalpha() or unicodedata.category(text[end]) == "Mn"):
        end += 1
    return text[start:end]

"""Whether a sentence ends at a stop. Abbreviations and the like are data in `aligntrans.languages`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligntrans.languages.folding import fold

if TYPE_CHECKING:
    from aligntrans.languages.base import Language

REACH = 60
"""How far the words around a stop are read, in characters: enough for every abbreviation."""
WEAK = frozenset(".…")
"""Enders that have other uses."""
GOES_ON = frozenset(",;:،؛)]}")
"""What no sentence starts with."""
BRACKET_REACH = 500
"""How far the other bracket of a pair is looked for, in characters."""
BRACKETS = (("(", ")"), ("[", "]"))
"""Pairs that a stop may stand inside of."""

ELLIPSIS = re.compile(r"…|\.\s?\.")
OPENERS = "\"'“”‘’«‹([{„‚¿¡—–-*•· \u200e\u200f\u202a\u202b\u2066\u2067\u2068\ufeff"
GLUED = re.compile(r"[^\W\d_A-Za-z]{2}")
LIST_MARK = re.compile(r"[(\[]?(?:\d{1,3}(?:[.\u066b]\d{1,3})*+|[^\W\d_]|[ivx]{1,5})", re.IGNORECASE)
INITIALS = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]")
WORD = re.compile(r"[^\W_]++(?:[’'\u200c-][^\W_]++)*+")


@dataclass(frozen=True, slots=True)
class Stop:
    """A place where a sentence may end."""

    text: str
    sentence: int
    """Where the sentence starts, white space included."""
    start: int
    """Where the enders start."""
    marks_end: int
    """Where the enders and the closers among and behind them end."""
    end: int
    """Where all that belongs to the stop ends, footnote marks included."""
    limit: int
    """Where the paragraph ends."""

    @property
    def marks(self) -> str:
        return self.text[self.start : min(self.marks_end, self.start + REACH)]

    @property
    def before(self) -> str:
        """The end of the sentence up to the stop, openers of its last word included."""
        return self.text[max(self.sentence, self.start - REACH) : self.start]

    @property
    def ahead(self) -> str:
        """What follows the stop, without white space before it; cut somewhere."""
        start = self.end
        while start < self.limit and self.text[start].isspace():
            start += 1
        return self.text[start : min(self.limit, start + REACH)]


def ends_sentence(stop: Stop, language: Language) -> bool:
    """Return whether the sentence that *stop* stands in ends there."""
    if stop.end < stop.limit and not stop.text[stop.end].isspace():
        return _ends_glued(stop, language)
    ahead = stop.ahead
    if not ahead:
        return True
    if ahead[0] in GOES_ON or ahead[0] in language.enders:
        return False
    word = match.group() if (match := WORD.match(ahead.lstrip(OPENERS))) else ""
    if stop.text[stop.marks_end : stop.end].isdecimal() and _is_before_number(stop, language):
        return False
    if not language.enders.intersection(stop.marks) <= WEAK:
        return _ends_strong(stop, word, language)
    if _is_small(word) and not _is_caseless(stop.before):
        return False
    if _is_inside_brackets(stop):
        return False
    if ELLIPSIS.search(stop.marks):
        return not _goes_on(word, language)
    return _closes_before_ending(stop.marks, language) or _ends_period(stop, word, language)


def _ends_glued(stop: Stop, language: Language) -> bool:
    """Return whether a sentence ends without white space behind it, as few do.

    A full stop is a decimal, an address, a file name. A question mark among Latin letters is an address's;
    among others the space was forgotten.
    """
    if language.enders.intersection(stop.marks) <= WEAK:
        return False
    return _is_caseless(stop.before) and bool(GLUED.match(stop.text, stop.end, stop.limit))


def _closes_before_ending(marks: str, language: Language) -> bool:
    """Return whether a closer stands before the last full stop, which is no abbreviation's: ``(Inc.).``."""
    return not language.closers.isdisjoint(marks[: marks.rfind(".")])


def _is_inside_brackets(stop: Stop) -> bool:
    """Return whether a bracket that the sentence does not begin with is open at the stop, and closes later.

    When another bracket opens before one closes, the first was most likely left open by mistake; even so no
    sentence ends with the first word in it.
    """
    start = max(stop.sentence, stop.start - BRACKET_REACH)
    body = stop.text[start : stop.end].lstrip()
    if start == stop.sentence:
        body = body[1:]
    for opener, closer in BRACKETS:
        if body.count(opener) > body.count(closer):
            word = body.split()[-1]
            inside, closed, _ = stop.text[stop.end : min(stop.limit, stop.end + BRACKET_REACH)].partition(closer)
            return (opener in word and closer not in word) or (bool(closed) and opener not in inside)
    return False


def _ends_strong(stop: Stop, word: str, language: Language) -> bool:
    """Return whether a question or exclamation mark ends its sentence; quoted or in brackets it may not."""
    closers = [mark for mark in stop.marks if mark in language.closers]
    if _is_small(word):
        return not closers and "!" not in stop.marks
    if not closers or _has_case(word):
        return True
    return not _goes_on(word, language) and not (closers[-1] in ")]}" and _is_embedded(stop))


def _is_embedded(stop: Stop) -> bool:
    """Return whether the bracket that closes at the stop was opened inside the sentence, not at its start."""
    opener = max(
        stop.text.rfind(bracket, max(stop.sentence, stop.start - BRACKET_REACH), stop.start) for bracket in "([{"
    )
    return opener > 0 and bool(stop.text[max(stop.sentence, opener - REACH) : opener].strip())


def _ends_period(stop: Stop, word: str, language: Language) -> bool:
    before = stop.before
    if not before or before[-1].isspace():
        return True
    token = before.split()[-1].lstrip(OPENERS)
    previous = _word_before(before)
    if _is_list_mark(stop, token, language):
        return False
    return not _is_abbreviation(token, previous, word, language)


def _is_before_number(stop: Stop, language: Language) -> bool:
    """Return whether the word at the stop is an abbreviation before a number: ``Fig.3``."""
    words = stop.before.split()
    return bool(words) and words[-1].lstrip(OPENERS).lower() + "." in language.abbreviations.before_number


def _word_before(before: str) -> str:
    words = before.split()
    return words[-2].strip(OPENERS + "),") if len(words) > 1 else ""


def _is_list_mark(stop: Stop, token: str, language: Language) -> bool:
    """Return whether *token* is all that the sentence has so far, and numbers it: ``2.1.``, ``b.``."""
    if len(stop.before) >= REACH or stop.before.strip() != token:
        return False
    return LIST_MARK.fullmatch(token) is not None or fold(token) in language.list_marks


def _is_abbreviation(token: str, previous: str, word: str, language: Language) -> bool:
    """Return whether the full stop after *token* is the token's own and does not end the sentence as well."""
    known = language.abbreviations
    dotted = token.lower() + "."
    if dotted in known.after_number and previous.isdecimal():
        return False
    if dotted in known.before_number and word[:1].isdecimal():
        return True
    if dotted in known.maybe_final:
        return not _may_start(token, word, language)
    known_always = dotted in known.honorifics or dotted in known.never_final
    if INITIALS.fullmatch(token) and _has_capital_or_no_case(token):
        return (known_always and len(token) > 1) or _is_initial(token, previous, word, language)
    return known_always


def _may_start(token: str, word: str, language: Language) -> bool:
    """Return whether *word* may start a sentence after an abbreviation that may end one."""
    if not _has_case(word):
        return not word[:1].isdecimal()
    return token.islower() or fold(word) in language.function_words


def _is_initial(token: str, previous: str, word: str, language: Language) -> bool:
    """Return whether *token*, a single letter or several with full stops, stands for a name."""
    if len(token) == 1 and _is_lettered(previous, language):
        return False
    if _has_case(token) != _has_case(word):
        return not _has_case(token)
    if not _has_case(token):
        return True
    return fold(word) not in language.function_words


def _is_lettered(word: str, language: Language) -> bool:
    """Return whether a letter after *word* names something, as in vitamin C; prefixes may stand before it."""
    folded = fold(word)
    return any(folded[start:] in language.lettered for start in range(min(4, len(folded))))


def _goes_on(word: str, language: Language) -> bool:
    """Return whether *word* goes on with a sentence after what may have been a pause."""
    return fold(word).partition(" ")[0] in language.continuers


def _is_small(word: str) -> bool:
    """Return whether *word* is written small throughout; iPhone, mRNA and p53 may start a sentence."""
    return word[:1].islower() and word.islower() and not any(map(str.isdecimal, word))


def _is_caseless(before: str) -> bool:
    """Return whether a stop follows a script without case: a small Latin letter behind it says nothing."""
    return bool(before) and before[-1].isalpha() and not _has_case(before[-1])


def _has_case(word: str) -> bool:
    return word[:1].lower() != word[:1].upper()


def _has_capital_or_no_case(token: str) -> bool:
    return token[:1].isupper() or not _has_case(token)

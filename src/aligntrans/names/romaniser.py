"""Arabic and Farsi names in Latin letters as newspapers write them, for people to read; `similarity` does without."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from aligntrans.errors import LanguageError
from aligntrans.names.letters import (
    DAGGER_ALEF,
    INVISIBLE,
    ONE_FORM,
    ROMANISATIONS,
    SHADDA,
    SHORT_VOWELS,
    SUKUN,
    SUN_LETTERS,
)

if TYPE_CHECKING:
    from aligntrans.names.letters import Romanisation

WORD = re.compile("[\u0621-\u065f\u0670-\u06d3\u06d5\u200c]+")
MARK_LIST = "\u064b-\u0652\u0670"
MARKS = re.compile(f"[{MARK_LIST}]")
ZWNJ = "\u200c"
ALEFS = frozenset("اأإآ")
CARRIERS = {"ؤ": "u", "ئ": "i"}
LONG = "A"
"""A long a, until the word is whole."""
LATIN_VOWELS = frozenset("aeiouA")
COMPOUNDED = ("عبد", "نصر", "فتح", "روح", "سیف", "شمس", "نور", "نجم", "صلاح", "جلال", "کمال", "علاء", "حسام")
"""First words of names that are written as one with an article between."""
LEAST_PART = 3
"""Letters of either of two names that are written as one."""
BROKEN = "'"


def romanise(text: str, language: str, *, sun_letters: bool = False) -> str:
    """Return *text* with its words in Arabic script in Latin letters, the rest as it was: ``Qais al-Khazali``.

    Vowels that are not written are guessed, written ones are kept; a few hundred well-known names are spelled as
    everyone does.

    Args:
        text: a name, or several.
        language: ``ar`` or ``fa``, which read the same letters otherwise.
        sun_letters: whether the article is written as it is spoken: ``ash-Shami``.

    Raises:
        LanguageError: there is no romanisation for *language*.
    """
    if language not in ROMANISATIONS:
        raise LanguageError(f"{language}: no Latin letters are known for it; choose {' or '.join(ROMANISATIONS)}.")
    table = ROMANISATIONS[language]
    clean = "".join(character for character in unicodedata.normalize("NFC", text) if character not in INVISIBLE)
    return WORD.sub(lambda match: _word(match.group().translate(ONE_FORM), table, sun_letters), clean)


def _word(word: str, table: Romanisation, sun_letters: bool) -> str:
    word = word.strip(ZWNJ)
    bare = MARKS.sub("", word)
    if bare in table.particles:
        return table.particles[bare]
    if (whole := bare.replace(ZWNJ, "")) in table.names:
        return table.names[whole]
    if ZWNJ in word:
        return _joined(word, table, sun_letters)
    if bare.startswith("ال") and len(bare) >= len("ال") + table.least_after_article:
        return _with_article(word, table, sun_letters)
    for first in COMPOUNDED:
        if bare.startswith(f"{first}ال") and len(bare) > len(first) + 3:
            return _compound(first, bare[len(first) + 2 :], table)
    for cut in range(LEAST_PART, len(bare) - LEAST_PART + 1):
        if bare[:cut] in table.names and bare[cut:] in table.names:
            return f"{table.names[bare[:cut]]}-{table.names[bare[cut:]]}"
    return _capital(_spelled(word, table))


def _with_article(word: str, table: Romanisation, sun_letters: bool) -> str:
    """Return a word that begins with the article: ``al-Khazali``."""
    rest = re.sub(f"^ا[{MARK_LIST}]*ل[{MARK_LIST}]*", "", word)
    rest = re.sub(f"^(.[{MARK_LIST}]*?){SHADDA}", r"\1", rest)
    article = "al"
    if sun_letters and rest[:1] in SUN_LETTERS:
        article = f"a{table.consonants[rest[0]]}"
    return f"{article}-{_word(rest, table, sun_letters)}"


def _compound(first: str, rest: str, table: Romanisation) -> str:
    """Return two words in one that an article joins: ``Abdulrahman``, ``Abdolreza``, ``Nasrallah``."""
    head = table.names.get(first) or _capital(_spelled(first, table))
    if rest == "له":
        joint = "allah" if first != "عبد" else f"{table.article}lah"
        return f"{head}{joint}"
    return f"{head}{table.article}{_word(rest, table, sun_letters=False).lower()}"


def _joined(word: str, table: Romanisation, sun_letters: bool) -> str:
    """Return a word whose parts a zero width non-joiner parts: names by a hyphen, endings as they are."""
    found = ""
    for piece in filter(None, word.split(ZWNJ)):
        part = _word(piece, table, sun_letters)
        if part == table.names["الله"] and found:
            part = f"{table.article[0]}llah"
        found += part if not found or part[:1].islower() or len(part) < len("Ali") else f"-{part}"
    return found


def _capital(text: str) -> str:
    bare = text.lstrip(BROKEN)
    return bare[:1].upper() + bare[1:]


def _spelled(word: str, table: Romanisation) -> str:
    """Return *word* letter by letter, with vowels where they must be."""
    sounds = _sounds(word, table)
    found: list[str] = []
    run: list[str] = []
    for sound in sounds:
        if not _is_vowel(sound):
            run.append(sound)
            continue
        found += _before_vowel(run, found[-1:], table)
        found.append(sound)
        run = []
    found += _at_end(run, found[-1:], table)
    text = "".join(found).replace(LONG, "a")
    text = re.sub(f"(?<![aeiou]){BROKEN}|{BROKEN}(?![aeiou])|(?<=a){BROKEN}(?=a)", "", text)
    return re.sub("(?<!^)aaa+", "aa", text)


def _is_vowel(sound: str) -> bool:
    return sound[:1] in LATIN_VOWELS


def _before_vowel(run: list[str], vowel: list[str], table: Romanisation) -> list[str]:
    """Return the consonants *run* with the vowels that must stand between them; the last opens the next syllable."""
    if not vowel:
        return [*_opened(run[:-1], table, before=run[-1:]), *run[-1:]]
    if len(run) == 2 and vowel == [LONG] and table.diphthongs:  # no Arabic syllable has a long vowel and two consonants
        return [run[0], table.after_alef, run[1]]
    return run if len(run) < 3 else [run[0], *_opened(run[1:-1], table, before=run[-1:]), run[-1]]


def _opened(run: list[str], table: Romanisation, *, before: list[str]) -> list[str]:
    """Return syllables of a consonant, a vowel and, if there is one more, a consonant."""
    found: list[str] = []
    for place, sound in enumerate(run):
        found.append(sound)
        if place % 2 == 0:
            following = run[place + 1 :] or before
            found.append("i" if following[:1] == ["y"] else table.short)
    return found


def _at_end(run: list[str], vowel: list[str], table: Romanisation) -> list[str]:
    """Return the consonants at the end of a word, or of a word without any vowel."""
    if vowel:
        short = table.after_alef if vowel == [LONG] else table.short
        return run if len(run) < 2 else [*run[:-1], short, run[-1]]
    if len(run) == 4 and run[0] == "m":
        return ["m", table.opening, run[1], run[2], table.before_last, run[3]]
    if len(run) % 2 and len(run) > 1:
        return [run[0], table.short, *_opened(run[1:], table, before=[])]
    return _opened(run, table, before=[])


def _sounds(word: str, table: Romanisation) -> list[str]:
    """Return the sounds that are written: consonants, and vowels long or marked."""
    letters = [*re.sub(f"([{''.join(SHORT_VOWELS)}]){SHADDA}", f"{SHADDA}\\1", word.replace(SUKUN, ""))]
    found: list[str] = []
    for place, letter in enumerate(letters):
        rest = [other for other in letters[place + 1 :] if other != SHADDA]
        following = rest[0] if rest else ""
        before = found[-1] if found else ""
        if letter in SHORT_VOWELS:
            found.append(SHORT_VOWELS[letter])
        elif letter == SHADDA:
            found += [before] if len(before) == 1 else []
        elif letter in ALEFS or letter == DAGGER_ALEF:
            if before == "a" and letter == "ا":  # a written short vowel, of which the alef makes a long one
                found.pop()
            found += _alef(letter, found[-1] if found else "", rest, place)
        elif letter in "ةه" and not rest and letters[place - 1] not in ALEFS:
            found += _final_heh(letter, before, table)
        elif letter in "وی":
            found += _weak(letter, before, rest, place, letters, table)
        elif letter == "ى":
            found.append("a")
        elif letter in CARRIERS:
            found += [BROKEN] if following in ALEFS else [BROKEN, CARRIERS[letter]]
        elif letter in "عء":
            found += [BROKEN] if place else [] if following and following in "اویى" else ["a"]
        else:
            found.append(table.consonants.get(letter, letter))
    return found


def _alef(letter: str, before: str, rest: list[str], place: int) -> list[str]:
    if letter == "إ":
        return ["i"]
    if not place and letter == "ا" and rest and rest[0] in "وی":
        return ["i" if rest[0] == "ی" else "u"]
    if not place and letter == "ا" and len(rest) > 3 and rest[1] == "ت":
        return ["i"]
    long = LONG if place and letter != "أ" else "a"
    return [BROKEN, long] if _is_vowel(before) and letter in "أآ" else [long]


def _final_heh(letter: str, before: str, table: Romanisation) -> list[str]:
    """Return a heh or teh marbuta at the end: a vowel of its own after a consonant."""
    if before in {"i", "u"} and letter in table.heh_after_vowel:
        return ["y" if before == "i" else table.waw, table.final_heh]
    return ["h"] if _is_vowel(before) else [table.final_heh]


def _weak(letter: str, before: str, rest: list[str], place: int, letters: list[str], table: Romanisation) -> list[str]:
    """Return waw or yeh, which are vowels between consonants."""
    vowel = "u" if letter == "و" else "i"
    vowel_after = bool(rest) and (rest[0] in ALEFS or rest[0] in SHORT_VOWELS or rest[0] in "وی")
    if before == vowel and not vowel_after:  # written twice: after an alef that carries it, or a short vowel
        return []
    if before == LONG and letter == "ی" and not rest:
        return [table.ezafe]
    if not place or vowel_after or _is_vowel(before):
        return [table.waw if letter == "و" else "y"]
    plain = not any(other in ALEFS or other in "ویىةه" for other in rest)
    if place == 1 and len(letters) == 4 and plain and letters[0] not in ALEFS:
        return [table.diphthongs.get(letter, vowel)]
    return [vowel]

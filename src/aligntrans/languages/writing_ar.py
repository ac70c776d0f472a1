"""How Arabic is written."""

from __future__ import annotations

from aligntrans.languages.folding import as_written, fold
from aligntrans.languages.writing import Inflection, Writing

PRONOUNS = "ه ها هم هن هما ك كم كما كن نا ي".split()  # noqa: SIM905 - reads as what it is, a list of words
"""Attached to nouns: his, her, their, your, our, my."""
PLURALS = "ون ين ات ان ا".split()  # noqa: SIM905
"""Sound plurals, the dual, and the tanween's alef."""
TIED_TA = "ة"


def _suffixes() -> dict[str, tuple[str, ...]]:
    """Return dictionary endings by ending: before a suffix the tied ta is written as ت."""
    found: dict[str, tuple[str, ...]] = {}
    for suffix in (*PRONOUNS, *PLURALS):
        found[fold(suffix)] = ("",)
    for suffix in (*PRONOUNS, "ان", "ين", "ا"):
        found[fold(f"ت{suffix}")] = (fold(TIED_TA),)
    for suffix in ("ات", *(f"ات{pronoun}" for pronoun in PRONOUNS)):
        found[fold(suffix)] = ("", fold(TIED_TA))
    for suffix in (f"ي{pronoun}" for pronoun in PRONOUNS):  # a plural or dual in the genitive before a pronoun
        found[fold(suffix)] = ("",)
    return found


WRITING = Writing(
    marks={"?": "؟", ";": "؛", ",": "،"},
    tight=frozenset(",;:.!?،؛؟"),
    spaced=frozenset("،؛"),
    tight_quotes=True,
    letters={
        "ی": "ي",  # ARABIC LETTER FARSI YEH
        "ک": "ك",  # ARABIC LETTER KEHEH
        "ہ": "ه",  # ARABIC LETTER HEH GOAL
        "ھ": "ه",  # ARABIC LETTER HEH DOACHASHMEE
        "ە": "ه",  # ARABIC LETTER AE
    },
    final_letters={"ی": ("ي", "ى")},
    common_words=as_written("في على إلى حتى متى لدى مدى التي الذي هي أولى أخرى كبرى صغرى وفي وعلى وإلى والتي والذي"),
    foreign_digits="۰۱۲۳۴۵۶۷۸۹",
    non_joining=frozenset("اأإآٱدذرزوؤةىء"),
    inflection=Inflection(suffixes=_suffixes()),
)

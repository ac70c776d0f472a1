"""Any language that has no module of its own: what can be said of it by its tag. No words, no dates, no detection."""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType

from aligntrans.languages.base import Abbreviations, Calendar, Direction, Language, PageWords
from aligntrans.languages.folding import as_written

TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
"""BCP 47 tags of languages that have one: primary subtags of four letters or more are not given to any."""

# Subtags | English name | script
_TABLE = """
    af afr|Afrikaans|Latn
    am amh|Amharic|Ethi
    az aze|Azerbaijani|Latn
    be bel|Belarusian|Cyrl
    bg bul|Bulgarian|Cyrl
    bn ben|Bengali|Beng
    bs bos|Bosnian|Latn
    ca cat|Catalan|Latn
    ckb|Central Kurdish|Arab
    cs ces cze|Czech|Latn
    cy cym wel|Welsh|Latn
    da dan|Danish|Latn
    de deu ger|German|Latn
    el ell gre|Greek|Grek
    es spa|Spanish|Latn
    et est|Estonian|Latn
    eu eus baq|Basque|Latn
    fi fin|Finnish|Latn
    fr fra fre|French|Latn
    ga gle|Irish|Latn
    gl glg|Galician|Latn
    gu guj|Gujarati|Gujr
    ha hau|Hausa|Latn
    he heb iw|Hebrew|Hebr
    hi hin|Hindi|Deva
    hr hrv|Croatian|Latn
    hu hun|Hungarian|Latn
    hy hye arm|Armenian|Armn
    id ind|Indonesian|Latn
    is isl ice|Icelandic|Latn
    it ita|Italian|Latn
    ja jpn|Japanese|Jpan
    ka kat geo|Georgian|Geor
    kk kaz|Kazakh|Cyrl
    km khm|Khmer|Khmr
    ko kor|Korean|Kore
    ku kur kmr|Kurdish|Latn
    ky kir|Kyrgyz|Cyrl
    lt lit|Lithuanian|Latn
    lv lav|Latvian|Latn
    mk mkd mac|Macedonian|Cyrl
    mr mar|Marathi|Deva
    ms msa may|Malay|Latn
    my mya bur|Burmese|Mymr
    nb nob|Norwegian Bokmål|Latn
    ne nep|Nepali|Deva
    nl nld dut|Dutch|Latn
    nn nno|Norwegian Nynorsk|Latn
    no nor|Norwegian|Latn
    pa pan|Punjabi|Guru
    pl pol|Polish|Latn
    ps pus pbu|Pashto|Arab
    pt por|Portuguese|Latn
    ro ron rum|Romanian|Latn
    ru rus|Russian|Cyrl
    sd snd|Sindhi|Arab
    si sin|Sinhala|Sinh
    sk slk slo|Slovak|Latn
    sl slv|Slovenian|Latn
    so som|Somali|Latn
    sq sqi alb|Albanian|Latn
    sr srp|Serbian|Cyrl
    sv swe|Swedish|Latn
    sw swa|Swahili|Latn
    ta tam|Tamil|Taml
    te tel|Telugu|Telu
    tg tgk|Tajik|Cyrl
    th tha|Thai|Thai
    ti tir|Tigrinya|Ethi
    tk tuk|Turkmen|Latn
    tr tur|Turkish|Latn
    ug uig|Uyghur|Arab
    uk ukr|Ukrainian|Cyrl
    ur urd|Urdu|Arab
    uz uzb|Uzbek|Latn
    vi vie|Vietnamese|Latn
    yi yid|Yiddish|Hebr
    zh zho chi cmn|Chinese|Hani
"""
_KNOWN = {
    subtag: (subtags.split()[0], name, script)
    for subtags, name, script in (line.strip().split("|") for line in _TABLE.strip().splitlines())
    for subtag in subtags.split()
}
_TAGS = {name.lower(): tag for tag, name, _ in _KNOWN.values()}

RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"})
DIGITS = {"Arab": "۰۱۲۳۴۵۶۷۸۹", "Beng": "০১২৩৪৫৬৭৮৯", "Deva": "०१२३४५६७८९"}
ENDERS = frozenset(".!?…‼⁇⁈⁉؟۔।॥。．！？｡։።፧၊။៖។")
"""Full stops, exclamation and question marks of the scripts above; none has another use in another of them."""
SCRIPT_ENDERS = {"Grek": frozenset(";\u037e")}
"""Enders that mean something else in other scripts."""
CLOSERS = frozenset("\"'”’»›“‘)]}」』）】〉》")

ABBREVIATIONS = Abbreviations(
    honorifics=as_written("dr. prof. mr. mrs. st. gen."),
    never_final=as_written("cf. vs. ca. e.g. i.e. z.b. d.h. vgl. bzw. p.ex."),
    maybe_final=as_written("etc. u.s. p.m. a.m. usw. jr."),
    before_number=as_written("no. nr. n. art. fig. vol. p. pp. s. ch. стр."),
    after_number=frozenset(),
)
"""Those that many languages share."""

_NO_PAGE = PageWords(
    by=(),
    also_in=(),
    about_author=(),
    related=(),
    topics=(),
    share=(),
    caption=(),
    language_names=MappingProxyType({}),
)


def normal(tag: str) -> str:
    """Return a BCP 47 tag or POSIX locale as it is usually written: ``pt_br.UTF-8`` as ``pt-BR``; empty for no tag."""
    written = tag.strip().partition(".")[0].replace("_", "-")
    if not TAG.fullmatch(written):
        return ""
    primary, *rest = written.lower().split("-")
    shaped = [part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part for part in rest]
    return "-".join([_KNOWN[primary][0] if primary in _KNOWN else primary, *shaped])


def named(name: str) -> str:
    """Return the tag of the language of that English *name*, in any case; empty when none of the table has it."""
    return _TAGS.get(name.strip().lower(), "")


@cache
def general(tag: str) -> Language:
    """Return what is known of a language by its normal *tag* alone."""
    primary, *rest = tag.split("-")
    _, name, script = _KNOWN.get(primary, (primary, tag, "Latn"))
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), script)
    return Language(
        tag=tag,
        aliases=frozenset(),
        name=name,
        own_name=name,
        direction=Direction.RIGHT_TO_LEFT if script in RIGHT_TO_LEFT else Direction.LEFT_TO_RIGHT,
        script=script,
        digits=DIGITS.get(script, "0123456789"),
        enders=ENDERS | SCRIPT_ENDERS.get(script, frozenset()),
        closers=CLOSERS,
        abbreviations=ABBREVIATIONS,
        lettered=frozenset(),
        continuers=frozenset(),
        calendar=Calendar.GREGORIAN,
        months=MappingProxyType({calendar: MappingProxyType({}) for calendar in Calendar}),
        date_words=frozenset(),
        letters=frozenset(),
        keyboard_letters=frozenset(),
        prefixes=(),
        joins_with_zwnj=False,
        foreign_letters=frozenset(),
        function_words=frozenset(),
        foreign_words=frozenset(),
        page=_NO_PAGE,
    )

"""Whole numbers in English, Arabic and Farsi words, as people write them."""

from __future__ import annotations

EN_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
EN_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
FA_SMALL = [
    "صفر",
    "یک",
    "دو",
    "سه",
    "چهار",
    "پنج",
    "شش",
    "هفت",
    "هشت",
    "نه",
    "ده",
    "یازده",
    "دوازده",
    "سیزده",
    "چهارده",
    "پانزده",
    "شانزده",
    "هفده",
    "هجده",
    "نوزده",
]
FA_TENS = ["بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود"]
FA_HUNDREDS = ["صد", "دویست", "سیصد", "چهارصد", "پانصد", "ششصد", "هفتصد", "هشتصد", "نهصد"]
AR_UNITS = ["واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
AR_FEMININE = ["واحدة", "اثنتين", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"]
AR_TENS = ["عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
AR_HUNDREDS = ["مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]


def english(number):
    """Return *number* as a British newspaper spells it."""
    if number < 20:
        return EN_SMALL[number]
    if number < 100:
        return EN_TENS[number // 10 - 2] + (f"-{EN_SMALL[number % 10]}" if number % 10 else "")
    if number < 1000:
        rest = f" and {english(number % 100)}" if number % 100 else ""
        return f"{EN_SMALL[number // 100]} hundred{rest}"
    for scale, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if number >= scale:
            rest = number % scale
            link = " and " if 0 < rest < 100 else " "
            return f"{english(number // scale)} {name}" + (f"{link}{english(rest)}" if rest else "")
    raise AssertionError


def persian(number, joint=" و "):
    """Return *number* in Farsi words."""
    if number < 20:
        return FA_SMALL[number]
    if number < 100:
        return joint.join([FA_TENS[number // 10 - 2]] + [FA_SMALL[number % 10]] * (number % 10 > 0))
    if number < 1000:
        return joint.join([FA_HUNDREDS[number // 100 - 1]] + [persian(number % 100, joint)] * (number % 100 > 0))
    for scale, name in ((10**9, "میلیارد"), (10**6, "میلیون"), (1000, "هزار")):
        if number >= scale:
            head = f"{persian(number // scale, joint)} {name}"
            return joint.join([head] + [persian(number % scale, joint)] * (number % scale > 0))
    raise AssertionError


def arabic(number, *, oblique=False, feminine=False):
    """Return *number* in Arabic words, in the nominative or the oblique case."""
    if number >= 1000:
        return " و".join(_arabic_scales(number, oblique=oblique))
    units = AR_FEMININE if feminine else AR_UNITS
    parts = []
    if number >= 100:
        hundred = AR_HUNDREDS[number // 100 - 1]
        parts.append(
            "مائتين" if oblique and hundred == "مئتان" else hundred.replace("مئة", "مائة") if oblique else hundred
        )
    rest = number % 100
    if 0 < rest <= 10:
        parts.append(_oblique(units[rest - 1]) if oblique else units[rest - 1])
    elif 10 < rest < 20:
        ten = "عشرة" if feminine else "عشر"
        special = {11: ("أحد", "إحدى"), 12: ("اثني", "اثنتي") if oblique else ("اثنا", "اثنتا")}
        unit = special[rest][feminine] if rest in special else units[rest - 11]
        parts.append(f"{unit} {ten}")
    elif rest:
        if rest % 10:
            unit = units[rest % 10 - 1]
            parts.append(_oblique(unit) if oblique else unit)
        tens = AR_TENS[rest // 10 - 2]
        parts.append(tens[:-2] + "ين" if oblique else tens)
    return " و".join(parts)


def _oblique(word):
    return word.replace("اثنان", "اثنين")


def _arabic_scales(number, *, oblique):
    forms = ((10**9, "مليار", "ملياري", "مليارات"), (10**6, "مليون", "مليوني", "ملايين"), (1000, "ألف", "ألفي", "آلاف"))
    for scale, one, two, few_of in forms:
        count, number = divmod(number, scale)
        if count == 1:
            yield one
        elif count == 2:
            yield two[:-1] + ("ين" if oblique else "ان")
        elif 3 <= count % 100 <= 10:
            yield f"{arabic(count, oblique=oblique)} {few_of}"
        elif count:
            yield f"{arabic(count, oblique=oblique)} {one}{'ا' if count % 100 >= 11 else ''}"
    if number:
        yield arabic(number, oblique=oblique)

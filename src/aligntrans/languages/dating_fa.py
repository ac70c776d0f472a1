"""How Farsi writes dates, in Iran and in Afghanistan."""

from __future__ import annotations

from aligntrans.languages.dating import Dating, Era, by_name
from aligntrans.languages.folding import fold_words

UNITS = ["یکم", "دوم", "سوم", "چهارم", "پنجم", "ششم", "هفتم", "هشتم", "نهم"]
TEENS = ["یازدهم", "دوازدهم", "سیزدهم", "چهاردهم", "پانزدهم", "شانزدهم", "هفدهم", "هجدهم", "نوزدهم"]
DAYS = {
    **dict(enumerate(UNITS, 1)),
    1: "یکم,اول",
    10: "دهم",
    **{10 + number: name for number, name in enumerate(TEENS, 1)},
    20: "بیستم",
    **{20 + number: f"بیست و {name},بیست و‌{name},بیست‌و{name}" for number, name in enumerate(UNITS, 1)},
    30: "سی‌ام,سی ام",
    31: "سی و یکم,سی‌و‌یکم,سی‌ویکم",
}

DATING = Dating(
    weekdays=by_name(
        {
            1: "دوشنبه,دو شنبه",
            2: "سه‌شنبه,سه شنبه,سهشنبه",
            3: "چهارشنبه,چهار شنبه",
            4: "پنجشنبه,پنج‌شنبه,پنج شنبه",
            5: "جمعه,آدینه",
            6: "شنبه",
            7: "یکشنبه,یک‌شنبه,یک شنبه",
        }
    ),
    days=by_name(DAYS),
    of=fold_words("ماه سال از"),
    month_words=fold_words("ماه"),
    year_words=fold_words("سال سال‌های سالهای"),
    prepositions=fold_words("از تا در اواخر اوایل اواسط پاییز بهار تابستان زمستان میان بین"),
    short_year_words=fold_words("سال"),
    eras=by_name(
        {
            Era.COMMON: "م,میلادی,پس از میلاد",
            Era.BEFORE_COMMON: "ق.م,پ.م,پیش از میلاد,قبل از میلاد",
            Era.HIJRI: "ق,ه.ق,هـ.ق,هجری قمری,قمری,ه",
            Era.JALALI: "ش,ه.ش,هـ.ش,هجری شمسی,هجری خورشیدی,خورشیدی,شمسی",
        }
    ),
    risky_months=fold_words(
        "مه می مهٔ مۀ تیر مهر دی آذر بهمن حمل ثور جوزا سرطان اسد میزان عقرب قوس جدی دلو حوت صفر محرم جون"
    )
    | fold_words("آبان رجب شعبان رمضان اوت"),
    months_with_year=fold_words("می"),
    no_day_after=fold_words("نیمه نیمهٔ نیم هفته هفتهٔ دهه دههٔ روز‌های سه‌ماهه یکشنبه جمعه شنبه ی"),
    decade_words=fold_words("دهه دههٔ دهه‌ی"),
    decade_numbers=by_name(
        {
            20: "بیست",
            30: "سی",
            40: "چهل",
            50: "پنجاه",
            60: "شصت",
            70: "هفتاد",
            80: "هشتاد",
            90: "نود",
        }
    ),
)

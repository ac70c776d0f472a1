"""How Arabic writes dates."""

from __future__ import annotations

from aligntrans.languages.dating import Dating, Era, by_name
from aligntrans.languages.folding import fold_words

UNITS = ["أول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع"]
TEENS = ["حادي", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع"]
DAYS = {
    **dict(enumerate(UNITS, 1)),
    10: "عاشر",
    **{10 + number: f"{name} عشر" for number, name in enumerate(TEENS, 1)},
    20: "عشرين,عشرون",
    **{
        20 + number: f"{name} والعشرين,{name} والعشرون,{name} وعشرين,{name} وعشرون"
        for number, name in enumerate(TEENS, 1)
    },
    30: "ثلاثين,ثلاثون",
    31: "حادي والثلاثين,حادي والثلاثون",
}

DATING = Dating(
    weekdays=by_name(
        {
            1: "الاثنين,الإثنين",
            2: "الثلاثاء",
            3: "الأربعاء",
            4: "الخميس",
            5: "الجمعة",
            6: "السبت",
            7: "الأحد",
        }
    ),
    days=by_name(DAYS),
    of=fold_words("من شهر عام سنة"),
    month_words=fold_words("شهر"),
    year_words=fold_words("عام سنة عامي سنتي العام السنة أعوام سنوات"),
    prepositions=fold_words("منذ حتى أوائل أواخر مطلع بحلول خلال في بين إلى من"),
    eras=by_name(
        {
            Era.COMMON: "م,ميلادي,ميلادية,الميلادي,الميلادية,للميلاد",
            Era.BEFORE_COMMON: "ق.م,قبل الميلاد",
            Era.HIJRI: "هـ,ه,هجري,هجرية,الهجري,للهجرة,هـ.ق",
            Era.JALALI: "ش,هـ.ش,ه.ش,هجري شمسي,هجرية شمسية,شمسي,شمسية",
        }
    ),
    risky_months=fold_words("ماي مهر تير دي آزار صفر محرم مارث نوار جوان آب أوت شعبان رجب رمضان بهمن"),
    no_day_after=fold_words("نصف أسبوع ثلث ربع عقد جمعة أحد"),
    decades=by_name(
        {
            20: "عشرينيات,عشرينات",
            30: "ثلاثينيات,ثلاثينات",
            40: "أربعينيات,أربعينات",
            50: "خمسينيات,خمسينات",
            60: "ستينيات,ستينات",
            70: "سبعينيات,سبعينات",
            80: "ثمانينيات,ثمانينات",
            90: "تسعينيات,تسعينات",
        }
    ),
    centuries=by_name(
        {
            1800: "القرن التاسع عشر",
            1900: "القرن الماضي,القرن العشرين,القرن الفائت",
            2000: "القرن الحالي,القرن الحادي والعشرين,القرن الجاري",
        }
    ),
)

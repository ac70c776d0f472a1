"""Arabic number words, in every case and gender; the cases that only vowel marks tell apart are one when folded."""

from __future__ import annotations

from fractions import Fraction

from aligntrans.languages.currencies import spelled
from aligntrans.languages.folding import fold, fold_list, fold_words
from aligntrans.languages.numerals import Numerals, by_phrase, by_word

STEMS = {3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان", 9: "تسع"}
SMALL = {
    0: "صفر",
    1: "واحد واحدة واحدا",
    2: "اثنان اثنين اثنتان اثنتين إثنان إثنين ثنتان ثنتين",
    **{number: f"{stem} {stem}ة {stem}ا" for number, stem in STEMS.items() if number != 8},
    8: "ثمان ثماني ثمانية ثمانيا",
    10: "عشر عشرة عشرا",
    20: "عشرون عشرين",
    **{10 * number: f"{stem}ون {stem}ين" for number, stem in STEMS.items()},
    100: "مئة مائة مية ماية",
    200: "مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي ميتين",
    **{100 * number: f"{stem}مئة {stem}مائة {stem}ميه" for number, stem in STEMS.items()},
}
SMALL[800] += " ثمانيمئة ثمانيمائة"
ORDINALS = {
    1: "أول أولى أولا",
    2: "ثاني ثانية ثان ثانيا",
    3: "ثالث ثالثة ثالثا",
    4: "رابع رابعة رابعا",
    5: "خامس خامسة خامسا",
    6: "سادس سادسة سادسا",
    7: "سابع سابعة سابعا",
    8: "ثامن ثامنة ثامنا",
    9: "تاسع تاسعة تاسعا",
    10: "عاشر عاشرة عاشرا",
}
CURRENCIES = spelled(
    {
        "USD": (
            "دولار,دولارا,دولارات,دولار أميركي,دولار أمريكي,دولارا أميركيا,دولارا أمريكيا,"
            "دولارات أميركية,دولارات أمريكية"
        ),
        "CAD": "دولار كندي,دولارا كنديا,دولارات كندية",
        "AUD": "دولار أسترالي,دولارا أستراليا",
        "EUR": "يورو,أورو",
        "dinar": "دينار,دينارا,دنانير",
        "rial": "ريال,ريالا,ريالات",
        "pound": "جنيه,جنيها,جنيهات",
        "lira": "ليرة,ليرات",
        "dirham": "درهم,درهما,دراهم",
        "franc": "فرنك,فرنكا,فرنكات",
        "rupee": "روبية,روبيات",
        "IRT": "تومان,تومانا,تومانات",
        "ILS": "شيكل,شيكلا,شيقل,شواكل",
        "CNY": "يوان,يوانا",
        "JPY": "ين,ينا",
        "RUB": "روبل,روبلا,روبلات",
        "AFN": "أفغاني,أفغانيا",
    },
    {
        "dinar IQD": "عراقي,عراقيا,عراقية",
        "dinar JOD": "أردني,أردنيا,أردنية",
        "dinar KWD": "كويتي,كويتيا,كويتية",
        "dinar BHD": "بحريني,بحرينيا,بحرينية",
        "dinar LYD": "ليبي,ليبيا,ليبية",
        "dinar TND": "تونسي,تونسيا,تونسية",
        "dinar DZD": "جزائري,جزائريا,جزائرية",
        "rial IRR": "إيراني,إيرانيا,إيرانية",
        "rial SAR": "سعودي,سعوديا,سعودية",
        "rial QAR": "قطري,قطريا,قطرية",
        "rial OMR": "عماني,عمانيا,عمانية",
        "rial YER": "يمني,يمنيا,يمنية",
        "pound EGP": "مصري,مصريا,مصرية",
        "pound SDG": "سوداني,سودانيا,سودانية",
        "pound GBP": "إسترليني,استرليني,إسترلينيا,إسترلينية",
        "lira TRY": "تركية",
        "lira SYP": "سورية",
        "lira LBP": "لبنانية",
        "dirham AED": "إماراتي,إماراتيا,إماراتية",
        "dirham MAD": "مغربي,مغربيا,مغربية",
        "franc CHF": "سويسري,سويسريا,سويسرية",
        "rupee INR": "هندية",
        "rupee PKR": "باكستانية",
    },
    owner_first=False,
)

NUMERALS = Numerals(
    small=by_word(SMALL),
    bound=by_word({1: "أحد إحدى", 2: "اثنا اثني اثنتا اثنتي إثنا إثني"}),
    ten=fold_words("عشر عشرة"),
    hundred=fold_words("مئة مائة مية"),
    scales=by_word(
        {
            10**3: "ألف",
            10**6: "مليون",
            10**9: "مليار بليون",
            10**12: "تريليون ترليون",
        }
    ),
    counted=by_word(
        {
            10**3: "آلاف ألفا ألوف",
            10**6: "ملايين مليونا",
            10**9: "مليارات مليارا بلايين بليونا",
            10**12: "تريليونات تريليونا ترليونات",
        }
    ),
    duals=by_word(
        {
            2 * 10**3: "ألفان ألفين ألفا ألفي",
            2 * 10**6: "مليونان مليونين مليونا مليوني",
            2 * 10**9: "ملياران مليارين مليارا ملياري",
            2 * 10**12: "تريليونان تريليونين تريليوني",
        }
    ),
    ordinals=by_word(ORDINALS),
    bound_ordinals=by_word({1: "حادي حادية"}),
    fractions={
        fold(word): Fraction(part, whole)
        for part, whole, words in (
            (1, 2, "نصف"),
            (1, 3, "ثلث"),
            (2, 3, "ثلثا ثلثي ثلثان ثلثين"),
            (1, 4, "ربع"),
            (2, 5, "خمسي"),
            (1, 6, "سدس"),
        )
        for word in words.split()
    },
    vowelled_fractions={
        fold(word): Fraction(1, number) for number, word in {5: "خمس", 7: "سبع", 8: "ثمن", 9: "تسع", 10: "عشر"}.items()
    },
    vowel="\u064f",  # ARABIC DAMMA: خُمس, a fifth, against خَمس, five
    denominators=by_word(
        {
            3: "أثلاث",
            4: "أرباع",
            5: "أخماس",
            6: "أسداس",
            7: "أسباع",
            8: "أثمان",
            9: "أتساع",
            10: "أعشار",
        }
    ),
    conjunctions=fold_words("و"),
    needs_conjunction=True,
    units_first=True,
    percent=by_phrase(
        {
            "%": "في المئة,في المائة,في المية,بالمئة,بالمائة,بالمية",
            "‰": "في الألف,بالألف",
        }
    ),
    currencies=CURRENCIES,
    to=fold_words("إلى الى حتى"),
    between=fold_words("بين مابين"),
    origin=fold_words("من"),
    weak=fold_words("صفر واحد واحدة واحدا ألفا أول أولى أولا ثانية ثان ثاني ربع رابعة"),
    others=frozenset(
        fold_list(
            """
            تشرين الأول, تشرين الثاني, كانون الأول, كانون الثاني, ربيع الأول, ربيع الثاني, جمادى الأولى,
            جمادى الأول, جمادى الثانية, جمادى الثاني, تشرين أول, تشرين ثاني, كانون أول, كانون ثاني, ربيع أول,
            ربيع ثاني, الأحد, الاثنين, الإثنين, لست, كل واحد, الربع الخالي, من ناحية ثانية, كمية, ميتا, مرة ثانية
            """
        )
    ),
)

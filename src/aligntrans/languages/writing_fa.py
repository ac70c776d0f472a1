"""How Farsi is written: where the non-joiner belongs, and which letters and digits are its own."""

from __future__ import annotations

from aligntrans.languages.folding import as_written, fold, fold_words
from aligntrans.languages.writing import Inflection, Joining, Writing

PRESENT = as_written("""
    کن شو توان ده گیر آور بر رو آی خواه دان بین گوی رس یاب ساز پرداز پذیر گذار گذر افت انداز مان نویس خوان خور
    کش شناس فروش خر زن دار باش نشین ایست خواب پوش پرس فهم ترس شنو شوی ریز سوز چرخ جنگ کوش لرز گرد گردان رسان
    افزای نمای کاه انگیز آموز آزمای آفرین پیوند بند خند گریز گشای ستای شکن چسب خیز تاب تراش جوی ربای سپار ستان
    سنج طلب فرست فشار کاو کوب گزین گنج گمار مال نگر نواز نوش ورز هراس بخش پیمای گستر پرور پوی پراکن
    """)
PAST = as_written("""
    کرد شد توانست داد گرفت آورد برد رفت آمد خواست دانست دید گفت رسید یافت ساخت پرداخت پذیرفت گذاشت گذشت افتاد
    انداخت ماند نوشت خواند خورد کشید شناخت فروخت خرید زد داشت بود نشست ایستاد خوابید پوشید پرسید فهمید ترسید
    شنید شست ریخت سوخت چرخید جنگید کوشید لرزید گشت گردید گرداند رساند افزود نمود کاست انگیخت آموخت آفرید پیوست
    بست خندید گریخت گشود شکست چسبید تراشید ربود زیست سپرد سنجید طلبید فرستاد فشرد کوبید گزید گماشت نگریست
    نواخت نوشید ورزید هراسید گنجید پیمود بخشید کشت گسترد پرورد
    """)
"""Stems of the commonest simple verbs."""
PRESENT_ENDINGS = ("م", "ی", "د", "یم", "ید", "ند")
PAST_ENDINGS = ("", "م", "ی", "یم", "ید", "ند", "ه")
IMPERSONAL = frozenset(("توان", "بایست", "بایستی", "شد", "توانسته"))
VERBS = (
    frozenset(stem + ending for stem in PRESENT for ending in PRESENT_ENDINGS)
    | frozenset(stem + ending for stem in PAST for ending in PAST_ENDINGS)
    | IMPERSONAL
)

PLURALS = as_written("ها های هایی هایم هایت هایش هایمان هایتان هایشان هاست هایشون")
PRONOUNS = ("م", "ت", "ش", "مان", "تان", "شان")
AFTER_HEH = as_written("ای ام ات اش اند ایم اید")
ADJECTIVES = as_written("""
    بزرگ کوچک مهم بیش کم پایین بالا قوی ضعیف سریع زیاد قدیمی جدید جوان پیر سالم شدید بلند کوتاه طولانی آسان سخت
    دشوار ساده پیچیده ارزان گران گسترده عمیق دقیق نزدیک دور زود دیر خوب بد مناسب مؤثر موثر ایمن امن خطرناک سبک
    سنگین گرم سرد روشن تاریک تازه کهن باریک پهن نرم تیز کند تند آرام شفاف مفید کامل وسیع محدود رایج متداول فعال
    حساس محتمل پرخطر کارآمد پیشرفته مطلوب بهینه عالی پست فقیر غنی ثروتمند مسن سودمند پررنگ کمرنگ جدی معمول
    """)
"""The commonest adjectives: behind others تر may mean wet."""

WRITING = Writing(
    marks={"?": "؟", ";": "؛", ",": "،"},
    tight=frozenset(",;:.!?،؛؟"),
    spaced=frozenset("،؛"),
    tight_quotes=True,
    letters={
        "ي": "ی",  # ARABIC LETTER YEH
        "ى": "ی",  # ARABIC LETTER ALEF MAKSURA
        "ك": "ک",  # ARABIC LETTER KAF
        "ہ": "ه",  # ARABIC LETTER HEH GOAL
        "ھ": "ه",  # ARABIC LETTER HEH DOACHASHMEE
        "ە": "ه",  # ARABIC LETTER AE
    },
    foreign_digits="٠١٢٣٤٥٦٧٨٩",
    non_joining=frozenset("اأإآٱدذرزژوؤ"),
    joining=Joining(
        prefixes=frozenset(("می", "نمی")),
        verbs=VERBS,
        not_verbs=frozenset(("میدانی",)),  # of a field, beside the verb form: you know
        not_prefix_after=frozenset(("ماه",)),
        suffixes=PLURALS | {"ترین"},
        suffixes_after_heh=AFTER_HEH,
        silent="ه",
        not_before_suffix=as_written("همه به که چه نه سه ده شبه"),
        comparatives=as_written("تر تری"),
        adjectives=ADJECTIVES,
    ),
    inflection=Inflection(
        suffixes={
            **{fold(suffix): ("",) for suffix in PLURALS},
            **{fold(suffix): ("",) for suffix in ("ی", "یی", "ان", "ات", *PRONOUNS)},
            **{fold(plural + pronoun): ("",) for plural in ("ان", "ات", "ها") for pronoun in (*PRONOUNS, "ی")},
            **{fold(f"گان{pronoun}"): (fold("ه"),) for pronoun in (*PRONOUNS, "ی")},
            fold("گان"): (fold("ه"),),
            fold("ای"): ("",),
            fold("تر"): ("",),
            fold("ترین"): ("",),
        },
        particles=fold_words(" ".join((*PLURALS, "ی", "ای", "ام", "ات", "اش", "مان", "تان", "شان"))),
    ),
)

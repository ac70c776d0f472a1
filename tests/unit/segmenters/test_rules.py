"""What the sentence rules promise, one case a rule; the sentences are written for this purpose."""

from __future__ import annotations

import time

import pytest

from aligntrans.languages import LANGUAGES
from aligntrans.segmenters.rules import RulesSegmenter

WHOLE: dict[str, tuple[tuple[str, ...], ...]] = {
    "en": (
        ("The river rose overnight.", "Nobody slept."),
        ("Who sent them?", "No one knew!", "The mayor left."),
        ("Dr. Lane met Mr. Osei and Prof. Ito.", "They agreed."),
        ("He was born on Jan. 5, 1960, in Ohio.", "She was not."),
        ("The U.S. Congress passed it.", "The president signed."),
        ("They trained in the U.S.", "The others stayed home."),
        ("The U.S. State Department denied it.", "Then it apologised."),
        ("J. R. Smith wrote to George W. Bush.", "He got no answer."),
        ("Some goods, e.g. tea, i.e. leaves, cf. p. 12, are taxed.", "Others are not."),
        ("See Fig. 3 and No. 7.", "Both are old."),
        ("The meeting began at 9 a.m. on Monday.", "It ended late."),
        ("It ended at 5 p.m.", "Everyone went home."),
        ("They bought rice, oil, etc.", "Prices rose."),
        ("Rain fell (some 3.5 mm) in Basra.", "It stopped."),
        ("Visit www.example.org or write to a.b@example.org.", "Open report.v2.pdf first."),
        ("“We will not wait.”", "She meant it."),
        ('He said, "Go home."', "They went."),
        ("“Why now?” he asked.", "Nobody answered."),
        ('"Stop!" she shouted.', "It was late."),
        ("He waited... and waited.", "Then he left."),
        ("Well…", "Maybe not."),
        ("The talks failed (again).", "A new round is planned."),
        ("The talks failed.", "(They always do.)", "A new round is planned."),
        ("Output fell in 2019.", "In 2020 it rose."),
        ("The treaty of 1926.[3]", "It still holds."),
        ("The treaty holds.¹", "It was signed in Paris.²", "That is all."),
        ("Most salaries were not paid.1", "One in five centres closed.12"),
        ("It is shown in Fig.3 Of Book Two.", "Look there."),
        ("The treaty holds. [4]", "It was signed in Paris."),
        ("The plan has three parts; the first is done: roads.", "The rest is not."),
        ("Children need vitamin C.", "Parents know that."),
        ("Gilead Inc. said it would pay.", "It did."),
        ("Smith et al. found nothing.", "We did."),
        ("The phones came from the U.K. and the U.A.E. by sea.", "iPhones came by air."),
        ("Is it over?!", "Not yet."),
        ("We won.", "Great news! 😀"),
        ("St. Mary and Gen. Qaani never met.", "Lt. Col. Reed did."),
        ("It cost $3.5 million, vs. 2 million before.", "Nobody paid."),
        ("1. Wash the rice.", "2. Boil it."),
        ("2.1. The border.", "It is long."),
        ("The form is long, says Eng. Mizrawi.", "He wrote it."),
        ("He earned a Ph.D. in physics.", "It took years."),
        ("They sold it (to Acme Inc.).", "Smith was furious."),
        ("It stands on Main St. in Boston.", "St. Paul is far."),
        ("He hesitated . . . and left.", "Nobody saw him."),
        ("Doctors fear hepatitis B.", "Vaccines exist."),
        ("We asked J. Smith.", "We asked her too."),
        ("Exports fell (see Table 3. Source: Central Bank) that year.", "Then they rose."),
        ("It was built later [see the map. North is left] by monks.", "They left."),
        ("The wall is drawn to scale (Fig. B, left).", "The gate is not."),
        ("The list (see annex A is long.", "It has (some) gaps."),
        ("The clinics closed.(12)", "No one came."),
    ),
    "ar": (
        ("ارتفع منسوب النهر ليلًا.", "لم ينم أحد."),
        ("من أرسلهم؟", "لا أحد يعرف!", "غادر رئيس البلدية."),
        ("التقى د. سامي بالأستاذة أ. ليلى وأ.د. كريم.", "اتفقوا جميعًا."),
        ("وصلت السفن إلى الميناء، وبدأ التفريغ؛ ثم توقف.", "لا أحد يعرف السبب."),
        ("في الخطة ثلاثة أقسام: الطرق، والجسور، والموانئ.", "أُنجز الأول."),
        ("بلغت الزيادة ٣٫٥ في المئة، أي 2.5 مليون دينار.", "لم تكن كافية."),
        ("راجع ص. ١٢ من التقرير.", "ففيه التفاصيل."),
        ("العنوان: ص.ب. 1234، بيروت.", "الهاتف في آخر الصفحة."),
        ("هاجروا عام 622 م.", "ثم استقروا في المدينة."),
        ("اشتروا الأرز والزيت والسكر إلخ.", "ارتفعت الأسعار."),
        ("قال: «لن ننتظر».", "وكان جادًا."),
        ("قال: «لن ننتظر.»", "وكان جادًا."),
        ("سأل: «لماذا الآن؟» ثم سكت.", "لم يجبه أحد."),
        ("جاء الرد (وكان متأخرًا!) من بغداد.", "لم يرض أحدًا."),
        ("المعاهدة قائمة.[٣]", "وُقّعت في باريس."),
        ("المعاهدة قائمة.¹", "وُقّعت في باريس."),
        ("المعاهدة قائمة.١", "وُقّعت في باريس."),
        ("يحتاج الأطفال إلى فيتامين د.", "والآباء يعرفون ذلك."),
        ("انتظر... ثم غادر.", "لم يعد."),
        ("١. اغسل الأرز.", "٢. اسلقه."),
        ("٢٫١. الحدود.", "إنها طويلة."),
        ("زر موقع www.example.org أو راسل a.b@example.org.", "افتح الملف report.v2.pdf أولًا."),
        ("عملت الشركة في U.S. Steel سنوات.", "ثم أفلست."),
        ("توقفت الحرب عام 1988.", "بدأت المفاوضات بعدها."),
        ("هل انتهى الأمر؟!", "ليس بعد."),
        ("تنشر وكالة أ.ف.ب. الخبر ثم تسحبه.", "لا تعليق."),
        ("قيل (نقلًا عن د. سعيد!) إنه رحل.", "لم يرحل."),
        ("كتب Smith et al. أن الطريقة ناجحة.", "لم يوافقهم أحد."),
        ("نشرته شركة Acme Inc. في كاليفورنيا.", "ثم سحبته."),
        ("عملت في إحدى وكالات U.N. ثلاث سنوات.", "ثم استقالت."),
        ("انخفضت الصادرات (انظر الشكل ٣. المصدر: البنك المركزي) في العام نفسه.", "ثم ارتفعت."),
        ("غادر الوفد.(12)", "لم يعد."),
        ("«النجدة!» صرخ الحارس.", "هرع الناس."),
        ("سأل: «هل نرحل؟» فأجابه أخوه بالنفي.", "بقيا هناك."),
    ),
    "fa": (
        ("آب رودخانه شبانه بالا آمد.", "هیچ‌کس نخوابید."),
        ("چه کسی آن‌ها را فرستاد؟", "کسی نمی‌دانست!", "شهردار رفت."),
        ("د. محمود با م. رضایی دیدار کرد.", "آن‌ها توافق کردند."),
        ("کشتی‌ها به بندر رسیدند، بار را خالی کردند؛ سپس رفتند.", "کسی دلیلش را نمی‌داند."),
        ("طرح سه بخش دارد: راه، پل و بندر.", "بخش اول تمام شده است."),
        ("افزایش ۳٫۵ درصد یعنی 2.5 میلیون تومان بود.", "این کافی نبود."),
        ("نک. ص. ۱۲ همین گزارش.", "جزئیات آن‌جاست."),
        ("این قلعه در سدهٔ سوم ق.م. ساخته شد.", "هنوز پابرجاست."),
        ("در سال ۱۳۲۰ ه.ش. اشغال شد.", "اما دوام نیاورد."),
        ("گفت: «صبر نمی‌کنیم».", "جدی بود."),
        ("پرسید: «چرا حالا؟» و ساکت شد.", "کسی پاسخ نداد."),
        ("«چرا حالا؟» پرسید و ساکت شد.", "کسی پاسخ نداد."),
        ("پاسخ (چه دیر!) از بغداد رسید.", "کسی راضی نشد."),
        ("پیمان پابرجاست.[۳]", "در پاریس امضا شد."),
        ("پیمان پابرجاست.¹", "در پاریس امضا شد."),
        ("کودکان به ویتامین د نیاز دارند.", "پدرها و مادرها می‌دانند."),
        ("این جهش در پروتئین S.", "ساختار آن ناشناخته است."),
        ("صبر کرد... و رفت.", "دیگر بازنگشت."),
        ("۱. برنج را بشویید.", "۲. آن را بپزید."),
        ("۲٫۱. مرز.", "مرز طولانی است."),
        ("به www.example.org بروید یا به a.b@example.org بنویسید.", "پروندهٔ report.v2.pdf را باز کنید."),
        ("جنگ در سال ۱۳۶۷ پایان یافت.", "گفت‌وگوها پس از آن آغاز شد."),
        ("جنگ تمام شد۔", "مردم برگشتند۔"),
        ("آیا تمام شد؟!", "هنوز نه."),
        ("به گفتهٔ Smith et al. این روش کارآمد است.", "کسی نپذیرفت."),
        ("این کتاب را Acme Inc. چاپ کرد.", "پرفروش شد."),
        ("او سه سال در U.N. کار می‌کرد.", "راضی بود."),
        ("صادرات کاهش یافت (نک. شکل ۳. منبع: بانک مرکزی) و سپس بالا رفت.", "بازار آرام شد."),
        ("هیئت رفت.(۱۲)", "دیگر بازنگشت."),
        ("الف. آب را بجوشانید.", "ب. چای را دم کنید."),
    ),
}
CASES = [
    pytest.param(tag, sentences, id=f"{tag}: {' | '.join(sentences)}")
    for tag, texts in WHOLE.items()
    for sentences in texts
]


def split(text: str, tag: str) -> list[str]:
    return [span.of(text) for span in RulesSegmenter().segment(text, LANGUAGES[tag])]


@pytest.mark.parametrize(("tag", "sentences"), CASES)
def test_sentences_joined_by_spaces_come_apart_again(tag, sentences):
    assert split(" ".join(sentences), tag) == list(sentences)


def test_a_bracket_around_whole_sentences_holds_none_of_them_back():
    assert split("It failed. (It always does. Nobody minds.)", "en") == [
        "It failed.",
        "(It always does.",
        "Nobody minds.)",
    ]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_an_empty_line_always_ends_a_sentence(tag):
    assert split("A heading\n\nand a line\n \nand another", tag) == ["A heading", "and a line", "and another"]


@pytest.mark.parametrize(("tag", "text"), [("ar", "هل انتهت الحرب؟لا أحد يعرف."), ("fa", "جنگ تمام شد؟کسی نمی‌داند.")])
def test_a_forgotten_space_between_words_does_not_hide_an_end(tag, text):
    assert len(split(text, tag)) == 2


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_single_line_end_ends_nothing(tag):
    assert split("A sentence that is\nwrapped here.", tag) == ["A sentence that is\nwrapped here."]


def test_invisible_marks_stay_with_the_sentence_before():
    text = "وصل الوفد.\u200f غادر الوفد.\u200f"

    assert split(text, "ar") == ["وصل الوفد.\u200f", "غادر الوفد.\u200f"]


def test_closing_quotes_behind_invisible_marks_stay_with_their_sentence():
    assert split("قال: «وصلنا.\u200f» ثم نام. وصحا.", "ar")[0].endswith("\u200f»")


@pytest.mark.parametrize("text", ["", " \n\t ", "\u2029"])
def test_white_space_has_no_sentences(text):
    assert split(text, "en") == []


@pytest.mark.parametrize(
    "unit",
    [
        ".",
        ". ",
        "a. ",
        ".)",
        ".).",
        "?! ",
        "(",
        ".\n",
        "[1]",
        ". [1]",
        "«.» ",
        "U.S. ",
        "\n",
        " \n ",
        "م. ",
        ".\u200f",
        "\r ",
        "(a. ",
        "a (b. c) ",
        ".(1)",
        "a.a.",
    ],
    ids=repr,
)
def test_time_grows_with_the_length_and_no_faster(unit):
    segmenter, language = RulesSegmenter(), LANGUAGES["ar"]

    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        start = time.process_time()
        for _ in segmenter.segment(text, language):
            pass
        return time.process_time() - start

    seconds(1_000)
    assert seconds(160_000) < 40 * seconds(20_000) + 0.2

"""What language detection promises; the sentences are written for this purpose."""

from __future__ import annotations

import pytest

from aligntrans.text.detection import detect

TO_PERSIAN_KEYS = str.maketrans("يكى", "یکی")
TO_ARABIC_KEYS = str.maketrans("یک", "يك")

OURS = {
    "en": (
        "The committee will publish its report on the border next week.",
        "Smuggling networks have adapted to the new checkpoints.",
        "Water-sharing talks between Iraq and Turkey resume in Ankara.",
        "This is what al-Sadr told the crowd in Najaf.",
        "This article is also available in العربية and فارسی",
    ),
    "ar": (
        "ستنشر اللجنة تقريرها عن أوضاع الحدود في الأسبوع المقبل.",
        "تكيفت شبكات التهريب مع نقاط التفتيش الجديدة.",
        "قال الوزير إن المحادثات سوف تستأنف قريبا في أنقرة.",
        "أعلنت شركة Emergent BioSolutions عن شراكة مع Vaxart في هذا المجال",
        "لم يكن أحد يعرف من أين جاءت الشاحنات ولا إلى أين ذهبت.",
    ),
    "fa": (
        "این کمیته گزارش خود دربارهٔ مرز را هفتهٔ آینده منتشر می‌کند.",
        "شبکه‌های قاچاق خود را با ایست‌های بازرسی تازه سازگار کرده‌اند.",
        "وزیر گفت که گفت‌وگوها به زودی در آنکارا از سر گرفته خواهد شد.",
        "هیچ کس نمی دانست کامیون ها از کجا آمدند و به کجا رفتند.",
        "مذاکرات تقسیم آب میان عراق و ترکیه در آنکارا ادامه دارد.",
        "رئیس جمهور افغانستان با نمایندگان مردم در کابل دیدار کرد.",
    ),
}
OTHERS = {
    "German": "Der Ausschuss wird seinen Bericht über die Grenze in der nächsten Woche veröffentlichen.",
    "German without articles": "Hier war man so nett, in warme Hallen zu bitten.",
    "French": "Le comité publiera son rapport sur la frontière la semaine prochaine.",
    "Spanish": "El comité publicará su informe sobre la frontera la próxima semana.",
    "Italian": "Il comitato pubblicherà il suo rapporto sul confine la prossima settimana.",
    "Portuguese": "O comitê publicará o seu relatório sobre a fronteira na próxima semana.",
    "Dutch": "De commissie publiceert volgende week haar rapport over de grens, in het Engels.",
    "Swedish": "Kommittén kommer att publicera sin rapport om gränsen nästa vecka.",
    "Norwegian": "Komiteen vil legge fram rapporten om grensen i neste uke, og den er lang.",
    "Turkish": "Komite sınırla ilgili raporunu gelecek hafta yayımlayacak ve herkes okuyacak.",
    "Azerbaijani": "Komitə sərhədlə bağlı hesabatını gələn həftə dərc edəcək.",
    "Kurmanji": "Komîte dê hefteya bê rapora xwe ya li ser sînor biweşîne.",
    "Polish": "Komitet opublikuje w przyszłym tygodniu raport na temat granicy.",
    "Indonesian": "Panitia akan menerbitkan laporan tentang perbatasan itu minggu depan.",
    "Romanian": "Comitetul va publica raportul privind frontiera săptămâna viitoare.",
    "Swahili": "Kamati itachapisha ripoti yake kuhusu mpaka wiki ijayo.",
    "Vietnamese": "Ủy ban sẽ công bố báo cáo về biên giới vào tuần tới.",
    "Russian": "Комитет опубликует доклад о границе на следующей неделе.",
    "Hebrew": "הוועדה תפרסם את הדוח שלה על הגבול בשבוע הבא.",
    "Greek": "Η επιτροπή θα δημοσιεύσει την έκθεσή της την επόμενη εβδομάδα.",
    "Chinese": "委员会将于下周公布关于边界的报告，届时将举行新闻发布会。",
    "Urdu": "کمیٹی اگلے ہفتے سرحد کے بارے میں اپنی رپورٹ شائع کرے گی۔",
    "Pashto": "کمېټه به راتلونکې اونۍ د پولې په اړه خپل راپور خپور کړي.",
    "Sorani": "لیژنەکە هەفتەی داهاتوو ڕاپۆرتەکەی لەبارەی سنوورەوە بڵاو دەکاتەوە.",
    "Uyghur": "كومىتېت كېلەر ھەپتە چېگرا ھەققىدىكى دوكلاتىنى ئېلان قىلىدۇ.",
}


@pytest.mark.parametrize(("tag", "text"), [(tag, text) for tag, texts in OURS.items() for text in texts])
def test_a_sentence_tells_its_language(tag, text):
    guess = detect(text)

    assert guess.tag == tag, guess
    assert 0.5 < guess.confidence <= 1


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_are_nobodys(language):
    guess = detect(OTHERS[language])

    assert guess.tag is None, guess
    assert guess.confidence == 0
    assert guess.reason


@pytest.mark.parametrize("text", OURS["ar"])
def test_arabic_typed_with_persian_letters_is_arabic(text):
    assert detect(text.translate(TO_PERSIAN_KEYS)).tag == "ar"


@pytest.mark.parametrize("text", OURS["fa"])
def test_farsi_typed_with_arabic_letters_is_farsi(text):
    assert detect(text.translate(TO_ARABIC_KEYS)).tag == "fa"


@pytest.mark.parametrize("text", ["", "  ", "2021", "— … !", "OK", "نعم", "😀😀😀"])
def test_too_little_text_is_nobodys(text):
    assert detect(text).tag is None
    assert detect(text).reason == "too little text"


def test_the_reason_names_the_letters_that_give_a_language_away():
    assert detect(OTHERS["Urdu"]).reason == "letters ٹ ے ہ ں that Arabic and Farsi do not use"


def test_the_reason_says_when_the_words_are_not_english():
    assert detect(OTHERS["Swahili"]).reason == "Latin script but few English words"


def test_two_languages_side_by_side_are_nobodys():
    assert detect(f"{OURS['ar'][0]} {OURS['fa'][0]}").tag is None


def test_presentation_forms_read_as_their_letters():
    assert detect("ﺍﻟﻤﻌﺎﻫﺪﺓ ﻗﺎﺋﻤﺔ ﻓﻲ ﻫﺬﻩ ﺍﻟﻤﺪﻳﻨﺔ").tag == "ar"

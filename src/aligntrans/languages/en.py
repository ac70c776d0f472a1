"""English."""

from __future__ import annotations

from aligntrans.languages.base import Abbreviations, Calendar, Direction, Language, PageWords
from aligntrans.languages.dating_en import DATING
from aligntrans.languages.folding import as_written, fold_keys, fold_list, fold_words
from aligntrans.languages.numerals_en import NUMERALS
from aligntrans.languages.writing_en import WRITING

ABBREVIATIONS = Abbreviations(
    honorifics=as_written("""
        mr. mrs. ms. mx. messrs. mmes. dr. drs. prof. profs. rev. fr. br. ste. hon. esq. rt.hon.
        gen. lt. col. maj. capt. cpt. cmdr. cdr. adm. sgt. cpl. pvt. brig. gov. lt.gov. sen. sens. rep.
        reps. pres. amb. supt. atty. att. m. mme. mlle. ing. eng. sh. sheikh. ayat. mt.
        """),
    never_final=as_written(
        "e.g. eg. i.e. ie. cf. vs. v. viz. ca. approx. esp. incl. excl. resp. aka. a.k.a. n.b. q.v. s.v."
    ),
    maybe_final=as_written("""
        etc. al. a.m. p.m. am. pm. u.s. u.s.a. u.k. u.n. e.u. u.a.e. u.s.s.r. d.c. n.y. l.a. ph.d. m.d.
        b.a. m.a. b.sc. m.sc. j.d. ll.b. ll.m. m.p. inc. ltd. co. corp. llc. plc. bros. dept. univ. assn.
        assoc. govt. intl. jr. sr. st. ft. b.c. a.d. b.c.e. c.e. a.h. s.h. op.cit. ibid. id. ed. eds.
        trans. rev. est. min. max. avg. temp. tel. ext. misc. orig. ave. blvd. rd. hwy. sq. approx. spp.
        sp. subsp. var. wash. calif. mass. conn. fla. ariz. colo. mich. minn. tenn. pa. va. md.
        """),
    before_number=as_written("""
        no. nos. p. pp. pg. pt. art. arts. sec. secs. sect. fig. figs. eq. eqs. ref. refs. vol. vols. ch.
        chap. ed. par. para. paras. app. tab. nr. l. ll. n. nn. c. b. d. r. jan. feb. mar. apr. jun. jul.
        aug. sep. sept. oct. nov. dec. mon. tue. tues. thu. thur. thurs. fri.
        """),
    after_number=frozenset(),
)

MONTHS = {
    1: "January,Jan",
    2: "February,Feb",
    3: "March,Mar",
    4: "April,Apr",
    5: "May",
    6: "June,Jun",
    7: "July,Jul",
    8: "August,Aug",
    9: "September,Sept,Sep",
    10: "October,Oct",
    11: "November,Nov",
    12: "December,Dec",
}
JALALI_MONTHS = {
    1: "Farvardin,Farwardin,Hamal",
    2: "Ordibehesht,Urdibihisht,Sawr,Saur",
    3: "Khordad,Khurdad,Jawza",
    4: "Tir,Saratan",
    5: "Mordad,Amordad,Murdad,Asad",
    6: "Shahrivar,Shahriwar,Shahrivur,Sonbola,Sunbula",
    7: "Mehr,Mizan",
    8: "Aban,Aqrab",
    9: "Azar,Qaws,Qaus",
    10: "Dey,Dei,Jadi",
    11: "Bahman,Dalw,Dalwa",
    12: "Esfand,Isfand,Hut,Hoot",
}
"""As Iran and as Afghanistan call them."""
HIJRI_MONTHS = {
    1: "Muharram,Moharram,al-Muharram,Muharam",
    2: "Safar",
    3: "Rabi al-Awwal,Rabi' al-Awwal,Rabi al-Awal,Rabi I,Rabi' I,Rabi ol-Avval",
    4: "Rabi al-Thani,Rabi' al-Thani,Rabi al-Akhir,Rabi' al-Akhir,Rabi ath-Thani,Rabi II,Rabi' II",
    5: "Jumada al-Ula,Jumada al-Awwal,Jumada I,Jumada al-Oula,Jamadi al-Awwal",
    6: "Jumada al-Thani,Jumada al-Thaniya,Jumada al-Akhira,Jumada al-Akhirah,Jumada II,Jamadi al-Thani",
    7: "Rajab,Radjab",
    8: "Sha'ban,Shaban,Shaaban,Sha'aban",
    9: "Ramadan,Ramazan,Ramadhan,Ramzan",
    10: "Shawwal,Shawal,Shavval",
    11: "Dhu al-Qa'dah,Dhu al-Qadah,Dhu al-Qi'dah,Dhul Qadah,Dhul Qa'dah,Dhu'l-Qa'da,Zilqad,Zu al-Qadah",
    12: "Dhu al-Hijjah,Dhul Hijjah,Dhu'l-Hijja,Dhu al-Hijja,Zilhajj,Zu al-Hijjah",
}

ENGLISH = Language(
    tag="en",
    aliases=as_written("eng"),
    name="English",
    own_name="English",
    direction=Direction.LEFT_TO_RIGHT,
    script="Latn",
    digits="0123456789",
    enders=frozenset(".!?…‼⁇⁈⁉"),
    closers=frozenset("\"'”’»›)]}"),
    abbreviations=ABBREVIATIONS,
    lettered=fold_words(
        """
        vitamin vitamins hepatitis influenza type group class grade plan appendix annex section part category
        point level phase stage option item case schedule table figure team block zone line terminal building
        """
    ),
    continuers=fold_words(""),
    calendar=Calendar.GREGORIAN,
    months={
        Calendar.GREGORIAN: fold_keys(MONTHS),
        Calendar.JALALI: fold_keys(JALALI_MONTHS),
        Calendar.HIJRI: fold_keys(HIJRI_MONTHS),
    },
    date_words=fold_words(
        """
        monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
        date dated on at of st nd rd th published publication posted issued released written updated
        update last modified revised first originally created am pm a m p gmt utc est edt cet bst et pt
        local time ad ce ah sh ap hijri solar lunar gregorian corresponding to
        """
    ),
    letters=frozenset(),
    keyboard_letters=frozenset(),
    prefixes=(),
    joins_with_zwnj=False,
    foreign_letters=frozenset("àâäãåāąæçćčďđèêëēęěğíìîïīįıłñńňòôöõøőœřśšşșťțùúûüūůűýÿźżžßþð¿¡"),
    function_words=fold_words(
        """
        the of and to in a is that for it as was with be by on not he his but at are this have from or had
        an they which one were all their there been has when who will more if out so what about into than
        its them can only other some could these two may then do any my now such like our over me even most
        made after also did many must before through where much your should because each those people how
        too still between being under never same another while against both during since until would we you
        she him her us no just i again further once here why few nor don't doesn't didn't isn't without
        within among toward towards however whether although though upon across according
        """
    ),
    foreign_words=fold_words(
        """
        der das dem ein eine einer einen und ist nicht von zu auf im auch sich des werden wird sind wie über
        nach bei aus zum zur nur noch oder vor als
        le les du une et dans que qui pour pas sur aux avec ce cette sont nous vous ils elle mais ou où être
        ont leur ses entre comme la de en est
        los las una unos y es por con para se del lo su sus más como pero fue está también este
        di che gli della dei delle nel alla sono anche più questo si ha
        os uma não na nos nas da dos ao pela pelo mais foi são ser
        het een dat niet zijn te voor aan er maar om hij ook naar bij uit worden deze wij
        och att det som på är av den till inte ett jag så från också
        og af ikke til jeg har kan skal meg seg fra eller etter
        bir bu için olarak çok daha olan gibi kadar sonra ne ama değil olduğu
        yang dan untuk dengan ini itu dari pada dalam akan tidak adalah oleh juga
        z się jest nie że jak od przez dla są
        și nu mai din pe sau fi după
        je za sa kako biti što koji koje ale který podle jako
        ja ei että mutta kun hän olla oli ovat sekä
        az és hogy nem egy ez volt csak még már
        ku bi bo
        """
    ),
    page=PageWords(
        by=fold_list("by, written by, authored by, author, authors, story by, words by, text by"),
        also_in=fold_list(
            """
            also available in, available in, read in, read this in, read this article in, also in, in other
            languages, other languages, languages, language, translations, this page in, view in, also
            published in, also published on, originally published in
            """
        ),
        about_author=fold_list(
            """
            about the author, about the authors, about the author(s), about author, author bio,
            contributors, about the contributors, about the editor, about the editors, about the translator
            """
        ),
        related=fold_list(
            """
            recommended, recommended for you, recommended reading, related, related articles, related
            content, related posts, related analysis, related research, related reading, related links,
            related stories, related publications, read more, read next, further reading, more on this
            topic, more on this, more from this author, more like this, more stories, more analysis, see
            also, you may also like, you might also like, up next, most read, most popular, stay up to date,
            sign up for email alerts, subscribe to our newsletter, explore more
            """
        ),
        topics=fold_list(
            """
            topics, topic, tags, tag, regions & countries, regions and countries, regions, region, keywords,
            filed under, categories, category
            """
        ),
        share=fold_list(
            """
            share, share this, share this article, share this page, share on facebook, share on twitter,
            share on x, share on linkedin, share on whatsapp, share on telegram, share via email, tweet,
            print, print this page, email, email this article, copy link, copy, save, bookmark, download,
            download pdf, download the pdf, view pdf, pdf, listen, listen to this article, subscribe, sign
            up, log in, follow us, follow, cite, comment, comments, leave a comment, donate, contact us,
            home, menu, search, close, next, previous, back to top, skip to content, skip to main content,
            privacy policy, terms of use, all rights reserved
            """
        ),
        caption=fold_list(
            """
            photo, photograph, photo credit, image, image credit, source, sources, figure, fig., table, map,
            chart, graph, illustration, video, infographic, credit, caption, picture, getty images, reuters
            """
        ),
        language_names={
            "english": "en",
            "arabic": "ar",
            "farsi": "fa",
            "persian": "fa",
            "dari": "fa",
        },
    ),
    plural_forms="nplurals=2; plural=(n != 1);",
    numerals=NUMERALS,
    dating=DATING,
    writing=WRITING,
)

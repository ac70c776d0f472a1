"""How newspapers write Arabic and Farsi names in Latin letters: letters, particles, well-known names, by language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

INVISIBLE = frozenset("\u0640\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
SHORT_VOWELS = {"\u064e": "a", "\u064f": "u", "\u0650": "i", "\u064b": "an", "\u064c": "un", "\u064d": "in"}
SHADDA, SUKUN, DAGGER_ALEF = "\u0651", "\u0652", "\u0670"
SUN_LETTERS = frozenset("تثدذرزسشصضطظلن")
ONE_FORM = str.maketrans({"ك": "ک", "ي": "ی", "ٱ": "ا", "ۀ": "ه"})


@dataclass(frozen=True, slots=True)
class Romanisation:
    """What a language's names are written with."""

    consonants: Mapping[str, str]
    waw: str
    """Its consonant."""
    final_heh: str
    """A final heh or teh marbuta."""
    heh_after_vowel: str
    """Letters, of these two, that are a vowel even after a yeh: ``Haniya``, ``Somayeh``."""
    short: str
    """The vowel that is put where none is written."""
    after_alef: str
    """The same in the last syllable after a long a: ``Qasim``."""
    before_last: str
    """The same after an opening meem of four consonants, in the last syllable: ``Muslim``; *opening* in the first."""
    opening: str
    least_after_article: int
    """Letters that a word has after its article: in shorter ones, alef and lam are its own."""
    diphthongs: Mapping[str, str]
    """What waw and yeh are as the second of four letters without a vowel: ``Haitham``."""
    ezafe: str
    """What a yeh after a long vowel ends with."""
    article: str
    """Between a first word and what is joined to it with an article: ``Abdullah``, ``Abdolreza``."""
    particles: Mapping[str, str]
    """Words that keep their small letters, or are written as they are here."""
    names: Mapping[str, str]
    """Names, in `ONE_FORM` and without joiners, that the rules would spell otherwise than everyone does."""


def _table(text: str) -> dict[str, str]:
    entries = (entry.split("=") for entry in text.translate(ONE_FORM).split())
    return {word: latin.replace("_", " ") for word, latin in entries}


SHARED = "ب=b ت=t ج=j ح=h خ=kh د=d ر=r ز=z س=s ش=sh ص=s ط=t ف=f ک=k ل=l م=m ن=n ه=h پ=p چ=ch ژ=zh گ=g ڤ=v"

ARABIC = Romanisation(
    consonants=_table(f"{SHARED} ث=th ذ=dh ض=d ظ=z غ=gh ق=q"),
    waw="w",
    final_heh="a",
    heh_after_vowel="ة",
    short="a",
    after_alef="i",
    before_last="i",
    opening="u",
    least_after_article=2,
    diphthongs={"و": "aw", "ی": "ai"},
    ezafe="y",
    article="ul",
    particles=_table("بن=bin ابن=ibn بنت=bint و=wa في=fi من=min أبو=Abu ابو=Abu أبي=Abi ابي=Abi أم=Umm ام=Umm آل=Al"),
    names=_table(
        """
        محمد=Mohammed أحمد=Ahmed احمد=Ahmed محمود=Mahmoud حامد=Hamed حميد=Hamid علي=Ali حسن=Hassan حسين=Hussein
        الله=Allah عبدالله=Abdullah عبد=Abd إبراهيم=Ibrahim ابراهيم=Ibrahim إسماعيل=Ismail اسماعيل=Ismail
        يوسف=Youssef موسى=Musa عيسى=Isa يحيى=Yahya مصطفى=Mustafa مرتضى=Murtada عمر=Omar عثمان=Othman خالد=Khaled
        طارق=Tariq قيس=Qais ليث=Laith زيد=Zaid سيف=Saif خير=Khair بدر=Badr نصر=Nasr صدر=Sadr صدام=Saddam بشار=Bashar
        حيدر=Haider جعفر=Jaafar منصور=Mansour نوري=Nouri مقتدى=Muqtada هادي=Hadi مهدي=Mahdi عباس=Abbas جمال=Jamal
        جلال=Jalal نوال=Nawal فؤاد=Fouad سعود=Saud داود=Dawood رؤوف=Raouf مؤمن=Momen سلمان=Salman سليمان=Suleiman
        سليماني=Soleimani مهندس=Muhandis نصرالله=Nasrallah حزب=Hezb شعبي=Shaabi حشد=Hashd أهل=Ahl اهل=Ahl حق=Haq
        دين=Din حشاد=Hashad بغداد=Baghdad دمشق=Dimashq عراق=Iraq إيران=Iran ايران=Iran لبنان=Lubnan سوريا=Suriya
        مصر=Misr كربلاء=Karbala نجف=Najaf بصرة=Basra موصل=Mosul تكريت=Tikrit طهران=Tehran قدس=Quds غزة=Ghaza
        رحمن=Rahman عزيز=Aziz كريم=Karim قادر=Qader جبار=Jabbar ستار=Sattar سلام=Salam سيد=Sayyid شيخ=Sheikh
        عصائب=Asaib كتائب=Kataib فاطمة=Fatima زينب=Zainab مريم=Maryam خديجة=Khadija عائشة=Aisha ليلى=Layla
        هند=Hind نور=Nour سارة=Sara مكتوم=Maktoum راشد=Rashid خليفة=Khalifa تميم=Tamim فهد=Fahd بندر=Bandar
        مبارك=Mubarak مرسي=Morsi سيسي=Sisi أسد=Assad اسد=Assad حوثي=Houthi خميني=Khomeini خامنئي=Khamenei
        قذافي=Gaddafi حريري=Hariri عون=Aoun فياض=Fayyad مؤيد=Muayyad لؤي=Luay علاء=Alaa هنية=Haniyeh سيف=Saif
        أنس=Anas أيمن=Ayman ايمن=Ayman أمين=Amin امين=Amin أنور=Anwar أكرم=Akram أكبر=Akbar أسامة=Osama
        """
    ),
)

FARSI = Romanisation(
    consonants=_table(f"{SHARED} ث=s ذ=z ض=z ظ=z غ=gh ق=gh"),
    waw="v",
    final_heh="eh",
    heh_after_vowel="هة",
    short="a",
    after_alef="e",
    before_last="e",
    opening="o",
    least_after_article=4,
    diphthongs={},
    ezafe="-ye",
    article="ol",
    particles=_table("بن=bin ابن=ebn بنت=bint و=va ابو=Abu أبو=Abu ام=Om آل=Al"),
    names=_table(
        """
        محمد=Mohammad احمد=Ahmad محمود=Mahmoud حامد=Hamed حمید=Hamid علی=Ali حسن=Hassan حسین=Hossein الله=Allah
        ابراهیم=Ebrahim اسماعیل=Esmail یوسف=Yousef موسی=Mousa عیسی=Isa یحیی=Yahya مصطفی=Mostafa مرتضی=Morteza
        مجتبی=Mojtaba رضا=Reza مهدی=Mehdi هادی=Hadi عباس=Abbas اکبر=Akbar اصغر=Asghar قاسم=Qasem جواد=Javad
        قیس=Qais سلیمانی=Soleimani مهندس=Mohandes قاآنی=Qaani روحانی=Rouhani رئیسی=Raisi خامنه=Khamenei
        خامنهای=Khamenei خمینی=Khomeini احمدی=Ahmadi نژاد=Nejad احمدینژاد=Ahmadinejad ظریف=Zarif لاریجانی=Larijani
        قالیباف=Ghalibaf پزشکیان=Pezeshkian عراقچی=Araghchi امیر=Amir عبد=Abd عبدالله=Abdollah حزب=Hezb
        حزبالله=Hezbollah سپاه=Sepah پاسداران=Pasdaran قدس=Quds حشد=Hashd شعبی=Shaabi اهل=Ahl حق=Haq دین=Din
        عصائب=Asaib کتائب=Kataib فاطمه=Fatemeh زهرا=Zahra زینب=Zeinab مریم=Maryam نرگس=Narges شیرین=Shirin
        مهسا=Mahsa سید=Seyyed شیخ=Sheikh میرزا=Mirza خان=Khan پور=pour زاده=zadeh نیا=nia فر=far منش=manesh
        تهران=Tehran اصفهان=Isfahan مشهد=Mashhad شیراز=Shiraz تبریز=Tabriz قم=Qom اهواز=Ahvaz کرمان=Kerman
        ایران=Iran عراق=Iraq بغداد=Baghdad دمشق=Damascus کابل=Kabul هرات=Herat بلخ=Balkh قندهار=Kandahar
        نصرالله=Nasrallah خلیلی=Khalili کریم=Karim رحیم=Rahim رحمان=Rahman عزیز=Aziz قدرت=Ghodrat نعمت=Nemat
        کاظمی=Kazemi هاشمی=Hashemi قاسمی=Ghasemi غلام=Gholam گلستان=Golestan سیف=Seif ولی=Vali روح=Ruh
        محسن=Mohsen الدین=eddin حسام=Hesam
        نوروز=Nowruz بهمن=Bahman اسفند=Esfand خسرو=Khosrow فردوسی=Ferdowsi مسعود=Masoud سعید=Saeed حمزه=Hamzeh
        جعفر=Jafar منصور=Mansour ناصر=Naser صدر=Sadr بهشتی=Beheshti مطهری=Motahhari مصدق=Mossadegh پهلوی=Pahlavi
        """
    ),
)

ROMANISATIONS: Mapping[str, Romanisation] = {"ar": ARABIC, "fa": FARSI}
"""By language tag."""

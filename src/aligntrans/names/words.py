"""Words inside names that are translated, not spelled by sound: provinces, points of the compass, a few countries.

Not a dictionary: only what stands in names so often that names cannot be matched without it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from aligntrans.languages.folding import CHARACTERS, fold

KINDS = """
province provincia provincie provinsi gobernacion | مقاطعة مقاطعات محافظة إقليم ولاية | استان ولایت ایالت
governorate muhafazat | محافظة ولاية | استان فرمانداری
district bezirk okres rayon raion huyen | منطقة مديرية قضاء ناحية مركز مقاطعة | ناحیه منطقه بخش شهرستان ولسوالی
kreis distrito amphoe mueang arrondissement | منطقة مديرية قضاء ناحية مركز مقاطعة | ناحیه منطقه بخش شهرستان ولسوالی
county shahrestan | مقاطعة محافظة شهرستان | شهرستان استان ناحیه کانتی
department departamento departement | إدارة مقاطعة قسم محافظة مديرية | بخش دپارتمان اداره ناحیه
region | منطقة إقليم جهة | منطقه ناحیه اقلیم
state | ولاية دولة | ایالت دولت کشور
canton kanton | كانتون | کانتون ناحیه
municipality municipio kommune obshtina bashkia kommun | بلدية أوبشتينا | شهرداری بخش کمون اوبشتینا
city town ciudad stadt | مدينة بلدة | شهر شهرک
village | قرية | روستا روستای ده
parish diocese | أبرشية رعية | پریش کلیسای
oblast krai | أوبلاست كراي إقليم مقاطعة | اوبلاست استان
republic | جمهورية الجمهورية | جمهوری
kingdom | مملكة المملكة | پادشاهی
emirate emirates | إمارة الإمارات إمارات | امارات امارت
territory territories | إقليم أراضي مقاطعة | سرزمین قلمرو
zone area division sector | منطقة قطاع قسم | منطقه بخش ناحیه
time | توقيت التوقيت | وقت
language languages | لغة اللغات لغات | زبان زبانهای زبانهای
the of | | .
airport | مطار | فرودگاه
mr mister | السيد سيد | آقای جناب
mrs ms lady madam | السيدة سيدة | خانم بانو
dr doctor | الدكتور دكتور دكتورة | دکتر
sheikh shaykh shaikh sheik cheikh | الشيخ شيخ | شیخ
sayyid sayed seyed seyyed sayid syed sayyed | السيد سيد | سید
ayatollah ayatullah | آية آیتالله | آیتالله آیت
haji hajji hajj hadj | الحاج حاج حاجي | حاج حاجی
mirza | ميرزا | میرزا
general | الجنرال جنرال اللواء لواء | ژنرال سرلشکر
"""
"""What a thing is: one line a kind, parted by ``|`` English, Arabic and Farsi. Often left out in translation."""

MEANINGS = """
north northern | شمال شمالي شمالية | شمال شمالی
south southern | جنوب جنوبي جنوبية | جنوب جنوبی
east eastern | شرق شرقي شرقية | شرق شرقی خاوری
west western | غرب غربي غربية | غرب غربی باختری
central middle | وسط وسطى مركزي مركزية أوسط | مرکزی میانه مرکز
upper high | عليا أعلى علوي | بالا علیا بالایی
lower | سفلى أسفل سفلي | پایین سفلی پایینی
great greater grand big | كبرى كبير كبيرة عظمى عظيم | بزرگ کبیر
little small lesser | صغير صغيرة صغرى | کوچک صغیر
new | جديد جديدة | جدید نو
old ancient | قديم قديمة | قدیم قدیمی باستان کهنه
holy saint st sankt | قديس مقدس قديسة سانت سان | سنت مقدس سن
black | أسود سوداء | سیاه
white | أبيض بيضاء | سفید
red | أحمر حمراء | سرخ قرمز
green | أخضر خضراء | سبز
blue | أزرق زرقاء | آبی
island islands isle isles | جزيرة جزر | جزیره جزایر
sea | بحر | دریای دریا
ocean | محيط | اقیانوس
gulf bay | خليج | خلیج
river | نهر | رود رودخانه
lake | بحيرة | دریاچه
mount mountain mountains | جبل جبال | کوه کوههای
hill hills | تل تلة تلال هضبة | تپه تپههای
valley | وادي | دره
cape | رأس كيب | دماغه کیپ
coast beach | ساحل شاطئ | ساحل
port harbour harbor | ميناء مرفأ | بندر
bridge | جسر | پل
castle fort fortress | قلعة حصن | قلعه دژ
park garden gardens | حديقة حدائق | پارک باغ
forest wood woods | غابة | جنگل
desert | صحراء | صحرا بیابان
house | بيت دار | خانه
market | سوق | بازار
road street | طريق شارع | جاده خیابان
church | كنيسة | کلیسا کلیسای
square | ميدان ساحة | میدان
camp | معسكر مخيم | اردوگاه
spring springs | عين ينابيع | چشمه
hospital | مستشفى | بیمارستان
university | جامعة | دانشگاه
company | شركة | شرکت
bank | بنك مصرف | بانک
army | جيش | ارتش سپاه
party | حزب | حزب
movement | حركة | جنبش
front | جبهة | جبهه
force forces | قوة قوات | نیرو نیروی نیروهای
council | مجلس | شورا شورای
ministry | وزارة | وزارت
organization organisation | منظمة | سازمان
union | اتحاد | اتحادیه اتحاد
league | رابطة جامعة | اتحادیه لیگ
standard | رسمي رسمية | عادی استاندارد معیار
summer daylight | صيفي | تابستانی
winter | شتوي | زمستانی
united | متحدة | متحده
states | ولايات | ایالات
democratic | ديمقراطية ديمقراطي ديموقراطية | دموکراتیک دمکراتیک
people's peoples popular | شعبية شعبي | خلق مردمی
socialist | اشتراكية اشتراكي | سوسیالیستی
federal federation federated | اتحادية اتحاد فيدرالية | فدرال فدراسیون فدراتیو
islamic | إسلامية إسلامي | اسلامی
national | وطنية وطني قومي | ملی
international | دولي دولية | بینالمللی
autonomous | ذاتي ذاتية | خودمختار
independent | مستقل مستقلة | مستقل
equatorial | استوائية | استوایی
virgin | عذراء عذارى | ویرجین
arab arabic arabian | عربي عربية | عربی عرب
europe european | أوروبا أوروبي أوروبية | اروپا اروپای اروپایی
africa african | أفريقيا إفريقيا أفريقي أفريقية إفريقية | آفریقا آفریقای آفریقایی
america american americas | أمريكا أميركا أمريكي أمريكية الأمريكتين | آمریکا امریکا آمریکای امریکای آمریکایی
asia asian | آسيا آسيوي آسيوية | آسیا آسیای آسیایی
pacific | هادئ هادي | آرام
atlantic | أطلسي أطلنطي | اطلس آتلانتیک
indian india hindi | هند هندي هندية | هند هندی هندوستان
english england | إنجليزي إنجليزية إنجلترا إنكلترا | انگلیسی انگلستان انگلیس
british britain | بريطاني بريطانية بريطانيا | بریتانیا انگلستان
french france | فرنسي فرنسية فرنسا | فرانسه فرانسوی
german germany | ألماني ألمانية ألمانيا | آلمان آلمانی
spanish spain | إسباني إسبانية إسبانيا | اسپانیا اسپانیایی
greek greece hellenic | يوناني يونانية يونان | یونان یونانی
austrian austria | نمسا نمساوي نمساوية | اتریش اتریشی
hungarian hungary | مجر مجري مجرية هنغاريا | مجارستان مجاری
polish poland | بولندا بولندي بولندية | لهستان لهستانی
dutch netherlands holland | هولندا هولندي هولندية | هلند هلندی
belgian belgium | بلجيكا بلجيكي بلجيكية | بلژیک بلژیکی
swiss switzerland | سويسرا سويسري سويسرية | سوئیس سوئیسی
swedish sweden | سويد سويدي سويدية | سوئد سوئدی
norwegian norway | نرويج نرويجي نرويجية | نروژ نروژی
danish denmark | دنمارك دنماركي دنماركية | دانمارک دانمارکی
finnish finland | فنلندا فنلندي فنلندية | فنلاند فنلاندی
russian russia | روسيا روسي روسية | روسیه روسی
turkish turkey türkiye | تركيا تركي تركية | ترکیه ترکی
armenian armenia | أرمينيا أرمني أرمنية | ارمنستان ارمنی
georgian georgia | جورجيا جورجي جورجية | گرجستان گرجی
egyptian egypt | مصر مصري مصرية | مصر مصری
jordanian jordan | أردن أردني أردنية | اردن اردنی
algerian algeria algiers | جزائر جزائري جزائرية | الجزایر الجزایری الجزیره
moroccan morocco | مغرب مغربي مغربية | مغرب مراکش مغربی
syrian syria | سوريا سورية سوري | سوریه سوری
chinese china | صين صيني صينية | چین چینی
japanese japan | يابان ياباني يابانية | ژاپن ژاپنی
korean korea | كوريا كوري كورية | کره کرهای
israel israeli | إسرائيل إسرائيلي إسرائيلية | اسرائیل اسرائیلی
persian persia farsi | فارسي فارسية فارس | فارسی ایران پارسی
iran iranian | إيران إيراني إيرانية | ایران ایرانی
iraq iraqi | عراق عراقي عراقية | عراق عراقی
dollar dollars | دولار | دلار
pound pounds | جنيه ليرة | پوند لیره لیرهٔ
franc francs | فرنك | فرانک
jerusalem | قدس | قدس اورشلیم بیتالمقدس
cairo | قاهرة | قاهره
damascus | دمشق | دمشق
aleppo | حلب | حلب
athens | أثينا | آتن
vienna | فيينا | وین
"""
"""Words by meaning, in the same form. An article may stand before the Arabic ones; the Farsi are without joiners."""

WORD_BREAKS = frozenset("-(),./&")
"""Folded, besides white space."""


class _Table(dict[int, str]):
    """For `str.translate`: learns a character when it first meets it."""

    def __missing__(self, code: int) -> str:
        folded = "".join(" " if character in WORD_BREAKS else character for character in CHARACTERS[code])
        self[code] = "" if code == ZWNJ else folded
        return self[code]


ZWNJ = 0x200C
FOLDED = _Table()
"""Names are folded as texts are, but what a zero width non-joiner parts is one word, and a hyphen parts two."""


@dataclass(frozen=True, slots=True)
class Word:
    """What is known of a word in names."""

    meanings: frozenset[int]
    kinds: frozenset[int]


@cache
def known() -> dict[str, Word]:
    """Return what is known of every word, folded, in both scripts."""
    meanings: dict[str, set[int]] = {}
    kinds: dict[str, set[int]] = {}
    number = 0
    for table, found in ((KINDS, kinds), (MEANINGS, meanings)):
        for line in table.strip().splitlines():
            number += 1
            english, arabic, farsi = line.split("|")
            articled = [f"ال{word}" for word in arabic.split()]
            for text in (*english.split(), *arabic.split(), *articled, *farsi.split()):
                found.setdefault(fold(text), set()).add(number)
    return {
        word: Word(frozenset(meanings.get(word, ())), frozenset(kinds.get(word, ()))) for word in (meanings | kinds)
    }


@cache
def known_words() -> frozenset[str]:
    """Return the words of which something is `known`."""
    return frozenset(known())

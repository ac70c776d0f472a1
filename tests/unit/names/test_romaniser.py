from __future__ import annotations

import pytest

from aligntrans.errors import LanguageError
from aligntrans.names import romanise

ARABIC = {
    "قيس الخزعلي": "Qais al-Khazali",
    "أبو مهدي المهندس": "Abu Mahdi al-Muhandis",
    "عصائب أهل الحق": "Asaib Ahl al-Haq",
    "عبد الرحمن": "Abd al-Rahman",
    "عبدالرحمن": "Abdulrahman",
    "عبدالله": "Abdullah",
    "محمد بن راشد آل مكتوم": "Mohammed bin Rashid Al Maktoum",
    "نوري المالكي": "Nouri al-Maliki",
    "فالح الفياض": "Falih al-Fayyad",
    "رياض سلامة": "Riyad Salama",
    "إياد علاوي": "Iyad Alawi",
    "الشامي": "al-Shami",
    "قاسم": "Qasim",
    "كريم": "Karim",
    "صلاح الدين": "Salah al-Din",
    "بنت": "bint",
    "هيثم": "Haitham",
}
FARSI = {
    "قیس الخزعلی": "Qais al-Khazali",
    "اسماعیل قاآنی": "Esmail Qaani",
    "محمود احمدی‌نژاد": "Mahmoud Ahmadinejad",
    "علی‌اکبر": "Ali-Akbar",
    "محمدجواد ظریف": "Mohammad-Javad Zarif",
    "عبدالرضا رحمانی": "Abdolreza Rahmani",
    "حزب‌الله": "Hezbollah",
    "روح‌الله": "Ruhollah",
    "چنگیز": "Changiz",
    "ژاله": "Zhaleh",
    "پرویز": "Parviz",
    "وحیدی": "Vahidi",
    "زنگنه": "Zanganeh",
    "شورای نگهبان": "Shura-ye Naghaban",
}


@pytest.mark.parametrize("name", ARABIC)
def test_arabic_names_read_as_in_newspapers(name):
    assert romanise(name, "ar") == ARABIC[name]


@pytest.mark.parametrize("name", FARSI)
def test_farsi_names_read_as_in_newspapers(name):
    assert romanise(name, "fa") == FARSI[name]


def test_written_vowels_are_kept():
    assert romanise("جُندُب", "ar") == "Jundub"
    assert romanise("نَجلاء", "ar") == "Najla"


def test_doubled_letters_are_written_twice_where_they_are_marked():
    assert romanise("سَفّاح", "ar") == "Saffah"


def test_the_article_sounds_like_a_sun_letter_when_asked():
    assert romanise("الشامي", "ar", sun_letters=True) == "ash-Shami"
    assert romanise("الشَّامي", "ar", sun_letters=True) == "ash-Shami"
    assert romanise("القمر", "ar", sun_letters=True).startswith("al-")


def test_what_is_in_latin_letters_stays():
    assert romanise("PMF: الحشد الشعبي (2014)", "ar") == "PMF: al-Hashd al-Shaabi (2014)"


def test_a_language_without_letters_is_refused():
    with pytest.raises(LanguageError, match="en: no Latin letters are known for it; choose ar or fa"):
        romanise("علي", "en")

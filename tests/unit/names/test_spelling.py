from __future__ import annotations

from aligntrans.names.alphabet import NAMES
from aligntrans.names.spelling import LONGEST, spell


def _units(name):
    spelled = spell([name])
    return [NAMES[unit] for unit in spelled.units[0, : spelled.lengths[0]].tolist()]


def test_digraphs_are_one_unit_and_doubles_are_written_once():
    assert _units("Shaikh Hassan") == ["sh", "a", "i", "kh", "<h", "a", "s", "a", "n"]


def test_letters_are_told_apart_by_their_place():
    assert _units("ali") == ["<a", "l", ">i"]
    assert _units("واو") == ["<و", "ا", ">و"]


def test_c_and_g_are_told_apart_by_what_follows():
    assert _units("cecil")[0] == "ci"
    assert _units("carl")[0] == "c"


def test_marks_and_invisible_characters_are_no_units():
    assert _units("قَيـ\u200cس\u202c") == _units("قيس")


def test_an_alef_with_a_combining_hamza_is_the_composed_one():
    assert _units("ا\u0654حمد") == _units("أحمد")


def test_ligatures_are_their_letters():
    assert _units("\ufdf2") == _units("الله")


def test_accents_of_turkish_and_of_scholars_are_sounds():
    assert _units("Şerif") == _units("Sherif")
    assert _units("Kāẓim") == _units("Kaazim")


def test_names_are_cut_where_no_name_is_that_long():
    assert spell(["abc " * 100]).lengths.tolist() == [LONGEST]


def test_names_of_any_script_have_units():
    assert spell(["Москва", "北京", "𐌰", "123", ""]).lengths.tolist() == [6, 2, 1, 3, 0]

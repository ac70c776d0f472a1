"""Languages without a module: what their tags say, and where their sentences end."""

from __future__ import annotations

import pytest

from aligntrans.errors import LanguageError
from aligntrans.languages import LANGUAGES, Direction, get, of
from aligntrans.languages.general import general, normal
from aligntrans.segmenters.rules import RulesSegmenter


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("de", "de"),
        ("DEU", "de"),
        ("ger", "de"),
        ("de_at", "de-AT"),
        ("pt_BR.UTF-8", "pt-BR"),
        ("ZH-hans-cn", "zh-Hans-CN"),
        (" sr-latn ", "sr-Latn"),
        ("tlh", "tlh"),
        ("es-419", "es-419"),
    ],
)
def test_a_tag_is_written_as_it_usually_is(written, tag):
    assert normal(written) == of(written).tag == tag


@pytest.mark.parametrize("tag", ["", "-", "e", "farsi", "german", "x-klingon", "../x", "de--AT", "de-"])
def test_what_is_no_tag_is_refused(tag):
    with pytest.raises(LanguageError, match="Write its tag of two or three letters"):
        of(tag)


@pytest.mark.parametrize("tag", ["en", "fa-IR", "pes", "AR_eg"])
def test_our_languages_are_found_as_ever(tag):
    assert of(tag) is get(tag)


@pytest.mark.parametrize(
    ("tag", "name", "direction"),
    [
        ("de", "German", Direction.LEFT_TO_RIGHT),
        ("ur", "Urdu", Direction.RIGHT_TO_LEFT),
        ("he", "Hebrew", Direction.RIGHT_TO_LEFT),
        ("ku", "Kurdish", Direction.LEFT_TO_RIGHT),
        ("ku-Arab", "Kurdish", Direction.RIGHT_TO_LEFT),
        ("az-Arab-IR", "Azerbaijani", Direction.RIGHT_TO_LEFT),
        ("tlh", "tlh", Direction.LEFT_TO_RIGHT),
    ],
)
def test_name_and_direction_follow_from_the_tag(tag, name, direction):
    assert (of(tag).name, of(tag).direction) == (name, direction)


def test_none_of_ours_has_an_entry_of_its_own():
    aliases = {subtag for language in LANGUAGES.values() for subtag in (language.tag, *language.aliases)}

    assert not [subtag for subtag in aliases if general(normal(subtag)).name != normal(subtag)]


@pytest.mark.parametrize(
    ("tag", "sentences"),
    [
        ("de", ["Dr. Weber kommt, vgl. Nr. 4.", "Er fragt: „Regnet es?“", "Es regnet!"]),
        ("fr", ["M. Durand est là…", "Pleut-il ?", "« Oui. »"]),
        ("ur", ["دریا میں پانی کم ہے۔", "کیا بارش ہوگی؟", "ہاں۔"]),
        ("hi", ["नदी में पानी कम है।", "क्या बारिश होगी?", "हाँ।"]),
        ("zh", ["河水很少。", "农民在等雨。", "会下雨吗？"]),
        ("am", ["ወንዙ ዝቅተኛ ነው።", "ዝናብ ይጠብቃሉ።"]),
        ("el", ["Το ποτάμι είναι χαμηλό.", "Θα βρέξει;", "Ναι."]),
        ("ru", ["Река мелеет.", "Будет ли дождь?", "Да!"]),
    ],
)
def test_sentences_end_at_the_marks_of_their_script(tag, sentences):
    joiner = "" if of(tag).script == "Hani" else " "
    text = joiner.join(sentences)

    assert [span.of(text) for span in RulesSegmenter().segment(text, of(tag))] == sentences


def test_a_semicolon_ends_no_sentence_outside_greek():
    text = "Der Fluss ist niedrig; die Bauern warten."

    assert len(list(RulesSegmenter().segment(text, of("de")))) == 1

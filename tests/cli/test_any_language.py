"""Languages that the program has no rules for, and how many it takes at once."""

from __future__ import annotations

import json

import pytest
from lxml import etree

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ENGLISH = "The river is low in 2021. The farmers are waiting for rain. Will it rain before the 14 of May?\n"
TEXTS = {
    "de": "Der Fluss führt 2021 wenig Wasser. Die Bauern warten auf Regen. Wird es vor dem 14 Mai regnen?\n",
    "fr": "En 2021 le fleuve est bas. Les paysans attendent la pluie. Pleuvra-t-il avant le 14 mai ?\n",
    "tr": "Nehrin suyu 2021 yılında azaldı. Çiftçiler yağmur bekliyor. Ayın 14 gününden önce yağacak mı?\n",
    "ur": "دریا میں 2021 میں پانی کم ہے۔ کسان بارش کا انتظار کر رہے ہیں۔ کیا 14 مئی سے پہلے بارش ہوگی؟\n",
    "hi": "नदी में 2021 में पानी कम है। किसान बारिश की राह देख रहे हैं। क्या 14 मई से पहले बारिश होगी?\n",
    "zh-Hans": "今年是2021年河水很少。农民在等雨。五月14日以前会下雨吗？\n",
}
NAMES = {"de": "German", "fr": "French", "tr": "Turkish", "ur": "Urdu", "hi": "Hindi", "zh-Hans": "Chinese"}


@pytest.fixture
def folder(tmp_path):
    """The test's folder, with one short text in every language."""
    (tmp_path / "brief.en.txt").write_text(ENGLISH, "utf-8")
    for language, text in TEXTS.items():
        (tmp_path / f"{language}.txt").write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize("language", TEXTS)
def test_any_language_that_is_named_is_aligned_with_one_warning(folder, worked, language):
    said = worked("align", "brief.en.txt", f"{language}={language}.txt", "-o", "o.json", "-o", "o.tmx").err
    content = json.loads((folder / "o.json").read_text("utf-8"))

    assert said.splitlines()[0] == (
        f"aligntrans: {language}.txt: the static encoder knows Arabic, English and Farsi, not {NAMES[language]}; it is"
        " compared by length, numbers and Latin words alone, and its sentences are found by their marks alone."
    )
    assert said.count("encoder knows") == 1
    assert content["documents"][1]["language"] == language
    assert [bead["spans"] for bead in content["beads"]] == [[[i, i + 1], [i, i + 1]] for i in range(3)]
    assert {tuv.get(LANG) for tuv in etree.parse(folder / "o.tmx").iter("tuv")} == {"en", language}


def test_six_languages_are_aligned_with_one_warning_for_all(folder, worked):
    files = ["brief.en.txt", *(f"{language}={language}.txt" for language in list(TEXTS)[:5])]
    said = worked("align", *files, "-o", "o.json").err

    warnings = [line for line in said.splitlines() if "encoder knows" in line]
    assert len(warnings) == 1
    assert "de.txt, fr.txt, tr.txt, ur.txt and hi.txt: the static" in warnings[0]
    assert "not German, French, Turkish, Urdu or Hindi; they are compared" in warnings[0]
    assert len(json.loads((folder / "o.json").read_text("utf-8"))["documents"]) == 6


def test_two_languages_that_nobody_knows_are_aligned(folder, worked):
    said = worked("align", "de=de.txt", "fr=fr.txt", "-o", "o.po").err

    assert "3 units in all languages" in said
    assert "confidence is uncalibrated" in said


def test_a_page_may_mark_itself_as_any_language(folder, worked):
    (folder / "page.html").write_text(f"<html lang='de-AT'><body><p>{TEXTS['de']}</p></body></html>", "utf-8")

    worked("align", "brief.en.txt", "page.html", "-o", "o.po")
    assert '"Language: de_AT\\n"' in (folder / "o.po").read_text("utf-8")


@pytest.mark.parametrize(("named", "tag"), [("DEU", "de"), ("de_at", "de-AT"), ("tlh", "tlh")])
def test_a_tag_may_be_written_as_people_do(folder, worked, named, tag):
    assert f", {tag} de.txt (3 segments)" in worked("align", "brief.en.txt", f"{named}=de.txt", "-o", "o.tmx").err


def test_without_an_encoder_only_the_sentences_are_spoken_of(folder, worked):
    said = worked("align", "brief.en.txt", "de=de.txt", "-o", "o.tmx", "--encoder", "none").err

    assert said.startswith(
        "aligntrans: de.txt: there are no rules for the sentences of German; they are found by their marks alone.\n"
    )


def test_lines_need_no_rules(folder, worked):
    said = worked("align", "brief.en.txt", "de=de.txt", "-o", "o.tmx", "--segmenter", "lines").err

    assert "compared by length, numbers and Latin words alone.\n" in said
    assert "their marks" not in said


def test_languages_of_ours_need_no_warning(worked, briefs):
    assert worked("align", *briefs, "-o", "o.tmx").err.startswith("aligntrans: aligned en brief.en.html (")


def test_what_is_quiet_does_not_warn(folder, worked):
    assert worked("align", "brief.en.txt", "de=de.txt", "-o", "o.tmx", "-q").err == ""

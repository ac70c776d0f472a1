"""What may be a name in English: runs of capitals, their particles, and what is only perhaps one."""

from __future__ import annotations

import pytest

from aligntrans import languages
from aligntrans.linking.candidates import MOST_WORDS, candidates

ENGLISH = languages.of("en")


def found(text):
    return [one.text(text) for one in candidates(text, ENGLISH)]


def strong(text):
    return [one.text(text) for one in candidates(text, ENGLISH) if one.strong]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They met Qais al-Khazali again.", ["Qais al-Khazali"]),
        ("They met Hassan bin Tariq again.", ["Hassan bin Tariq"]),
        ("They met Vincent van Gogh again.", ["Vincent van Gogh"]),
        ("They left Deir ez-Zor again.", ["Deir ez-Zor"]),
        ("They left Asa'ib Ahl al-Haq again.", ["Asa'ib Ahl al-Haq"]),
        ("They met Ünal and Étienne again.", ["Ünal", "Étienne"]),
    ],
)
def test_particles_inside_a_name_belong_to_it(text, names):
    assert found(text) == names


@pytest.mark.parametrize("text", ["They met al-Khazali.", "They met Al-Khazali."])
def test_a_name_may_begin_with_its_article(text):
    assert strong(text) == [text[9:-1]]


def test_a_particle_at_the_end_of_a_run_is_no_part_of_the_name():
    assert found("They saw Karim of the north and Nadia for a day.") == ["Karim", "Nadia"]


@pytest.mark.parametrize(
    "text",
    [
        "They met Sheikh Hamid al-Rawi today.",
        "They met Prime Minister Hamid al-Rawi today.",
        "They met former President Hamid al-Rawi today.",
    ],
)
def test_titles_are_no_part_of_a_name(text):
    assert found(text) == ["Hamid al-Rawi"]


def test_titles_alone_name_nobody():
    assert found("They met the President and a Minister today.") == []


@pytest.mark.parametrize("apostrophe", ["'", "\u2019"])
def test_what_a_possessive_belongs_to_is_a_name_and_what_it_owns_another(apostrophe):
    assert found(f"They read Nadia{apostrophe}s Basra today.") == ["Nadia", "Basra"]


def test_an_apostrophe_inside_a_name_stays():
    assert found("They left Al-Qa'im and Ba\u02bfquba today.") == ["Al-Qa'im", "Ba\u02bfquba"]


@pytest.mark.parametrize("before", ["", "It rained. ", "It rained! ", "It rained: ", "\u201c", "It rained.\n"])
def test_what_begins_a_sentence_is_only_perhaps_a_name(before):
    text = f"{before}Farmers waited for the rain and for Karim."

    assert "Farmers" in found(text)
    assert strong(text) == ["Karim"]


def test_common_words_that_begin_a_sentence_are_none():
    assert found("In Basra, the river is low. They met Karim.") == ["Basra", "Karim"]


def test_an_acronym_that_begins_a_sentence_is_a_name():
    assert strong("UNHCR sent tents to the camp.") == ["UNHCR"]


def test_a_sentence_may_begin_with_a_name_or_with_a_word_before_one():
    assert found("Yesterday Karim left the camp.") == ["Yesterday Karim", "Karim"]


@pytest.mark.parametrize(
    "text",
    ["The Water Ministry's Plan", "WATER MINISTRY REPORTS LOSSES", "MINISTRY SAYS THE RIVER IS LOW.", "Karim Hassan"],
)
def test_in_headings_and_in_capitals_everything_is_only_perhaps_a_name(text):
    assert found(text)
    assert strong(text) == []


@pytest.mark.parametrize("gap", [" ", "  ", "\n", " \n ", "\t", "\u00a0", "\r\n"])
def test_a_name_goes_on_behind_a_line_end(gap):
    assert found(f"They met Karim{gap}Hassan today.") == [f"Karim{gap}Hassan"]


@pytest.mark.parametrize("gap", ["\n\n", ", ", ". ", " and ", "; ", " / ", " (", " \u2013 "])
def test_no_name_goes_over_an_empty_line_or_a_sign(gap):
    assert found(f"They met Karim{gap}Hassan today.")[:2] == ["Karim", "Hassan"]


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u2011"])
def test_hyphens_are_inside_names(hyphen):
    assert found(f"They met Anne{hyphen}Marie today.") == [f"Anne{hyphen}Marie"]


@pytest.mark.parametrize("text", ["They chose A over B today.", "They said I was late.", "They took the X to the Y."])
def test_a_single_letter_is_no_name(text):
    assert found(text) == []


def test_a_single_letter_may_be_part_of_one():
    assert found("They drew up Plan B today.") == ["Plan B"]


def test_what_stands_behind_initials_is_a_name():
    assert "Karim" in found("They met A. H. Karim today.")


def test_parts_around_of_are_names_of_their_own():
    assert found("They left the University of Basra today.") == ["University of Basra", "University", "Basra"]


def test_an_ampersand_joins():
    assert found("They bought it from Karim & Sons today.") == ["Karim & Sons"]


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u202a", "\u2069", "\u00ad", "\u2060"])
def test_what_is_not_seen_parts_no_name(mark):
    assert found(f"They met Ka{mark}rim{mark} Has{mark}san{mark} today.") == [f"Ka{mark}rim{mark} Has{mark}san"]


def test_longer_ones_come_before_those_they_hold():
    spans = [one.span for one in candidates("They left the University of Basra and Karim Hassan.", ENGLISH)]

    assert spans == sorted(spans, key=lambda span: (span.start, -span.end))
    assert len(spans) == len(set(spans))


def test_a_run_without_end_is_cut():
    assert max(len(one.words) for one in candidates(f"they met {'Karim ' * 50}today.", ENGLISH)) == MOST_WORDS


def test_the_words_of_a_name_are_its_words():
    text = "They met Hassan bin  Tariq today."
    (one,) = candidates(text, ENGLISH)

    assert [word.of(text) for word in one.words] == ["Hassan", "bin", "Tariq"]

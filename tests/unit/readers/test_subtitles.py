"""What is read from SubRip and WebVTT files, and as what."""

from __future__ import annotations

import time

import pytest

from aligntrans.errors import ReadError
from aligntrans.model import Kind
from aligntrans.readers.subtitles.srt import SrtReader
from aligntrans.readers.subtitles.vtt import VttReader

RLE, PDF, RLM = "\u202b", "\u202c", "\u200f"


def clock(seconds, mark=","):
    return f"00:{int(seconds) // 60:02}:{int(seconds) % 60:02}{mark}{int(seconds * 1000) % 1000:03}"


def srt(*cues, gap=0.5):
    """A file of cues of two seconds each."""
    texts = []
    for number, cue in enumerate(cues):
        start = number * (2 + gap)
        texts.append(f"{number + 1}\n{clock(start)} --> {clock(start + 2)}\n{cue}\n")
    return "\n".join(texts)


def vtt(*cues, head="WEBVTT"):
    texts = [head]
    for number, cue in enumerate(cues):
        texts.append(f"{clock(number * 2.5, '.')} --> {clock(number * 2.5 + 2, '.')}\n{cue}")
    return "\n\n".join(texts) + "\n"


def texts(page):
    return [block.span.of(page.text) for block in page.blocks]


def read(text, reader=SrtReader, encoding="utf-8", **options):
    return texts(reader().read(text.encode(encoding), **options))


# Cues to blocks --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("reader", "made"), [(SrtReader, srt), (VttReader, vtt)])
def test_a_sentence_that_runs_over_cues_is_one_block(reader, made):
    text = made("The wells along the coast", "have been turning\nsaline for a decade.", "Nobody counts them.")

    assert read(text, reader) == [
        "The wells along the coast have been turning saline for a decade.",
        "Nobody counts them.",
    ]


def test_arabic_and_farsi_question_marks_end_blocks():
    text = srt("متى بدأت الآبار", "تملح؟", "چه کسی", "آن‌ها را می‌شمارد؟", "هیچ‌کس")

    assert read(text) == ["متى بدأت الآبار تملح؟", "چه کسی آن‌ها را می‌شمارد؟", "هیچ‌کس"]


def test_a_long_silence_ends_a_block():
    assert read(srt("We wait", "and wait", gap=3.5)) == ["We wait", "and wait"]
    assert read(srt("We wait", "and wait", gap=2.5)) == ["We wait and wait"]


def test_titles_and_closing_quotes_are_no_mistake_for_ends():
    assert read(srt("They asked Dr.", "Salem about it.”", "He left")) == ["They asked Dr. Salem about it.”", "He left"]


def test_dots_go_on_where_the_next_cue_goes_on():
    assert read(srt("I thought...", "...that you knew.", "Well...", "No.")) == [
        "I thought... ...that you knew.",
        "Well...",
        "No.",
    ]


def test_a_dash_at_the_start_of_a_line_is_another_speaker():
    text = srt("- Did it rain\n- Not a drop", "since the spring", "– A pity\nof course")

    assert read(text) == ["- Did it rain", "- Not a drop since the spring", "– A pity of course"]


def test_a_dash_inside_a_cue_that_no_speaker_begins_goes_on():
    assert read(srt("the three ministries\n– all of them –", "agreed.")) == [
        "the three ministries – all of them – agreed."
    ]


def test_sounds_stand_apart():
    assert read(srt("They said", "[water running]", "that it would rain.")) == [
        "They said",
        "[water running]",
        "that it would rain.",
    ]


def test_captions_without_full_stops_make_blocks_that_end():
    found = read(srt(*(f"word{number}" for number in range(40))))

    assert [len(text.split()) for text in found] == [12, 12, 12, 4]


def test_lines_that_roll_up_are_taken_once():
    rolling = srt("one\ntwo", "two\nthree", "three\nfour", "four\nfive", gap=0)

    assert read(rolling) == ["one two three four five"]
    assert read(srt(" \none", "one\n ", "one\ntwo", "two", "two\nthree", "three", "three\nfour", gap=0)) == [
        "one two three four"
    ]


def test_what_is_said_twice_is_read_twice():
    assert read(srt("No", "No", "but yes", "and no", "again", gap=0)) == ["No No but yes and no again"]
    assert read(srt(*["Rain!"] * 6, gap=0)) == ["Rain!"] * 6


def test_cues_stay_whole_when_lines_are_kept():
    assert read(srt("The wells\nalong", "the coast. <i>All</i>"), keep_lines=True) == [
        "The wells along",
        "the coast. All",
    ]


def test_every_block_is_a_paragraph_in_the_order_of_the_file():
    page = SrtReader().read(srt("One.", "Two.").encode())

    assert [block.kind for block in page.blocks] == [Kind.PARAGRAPH] * 2
    assert page.text == "One.\n\nTwo."


# SubRip ----------------------------------------------------------------------------------------------------------


def test_markup_of_subrip_is_no_text():
    text = srt('{\\an8}<i>Rain</i> <font color="#ff0000">fell</font> {b}hard{/b}<br>at 5 < 6 {sic} <unknown>.')

    assert read(text) == ["Rain fell hard at 5 < 6 {sic} <unknown>."]


@pytest.mark.parametrize(
    "line", ["0:00:01.5 --> 0:00:02.5", "00:00:01,000 -> 00:00:02,000", "00:00:01,000-->00:00:02,000"]
)
def test_times_are_taken_as_players_take_them(line):
    assert read(f"1\n{line} X1:10 X2:20\nRain.\n") == ["Rain."]


def test_numbers_that_are_said_are_text():
    text = srt("The year was", "1979", "and then\n\n2021") + "\n"

    assert read(text) == ["The year was 1979 and then 2021"]


def test_files_without_numbers_and_empty_lines_are_read():
    text = "00:00:01,000 --> 00:00:02,000\nIt rained\n00:00:02,100 --> 00:00:03,000\non Monday.\n\n\n\n"

    assert read(text) == ["It rained on Monday."]


def test_numbers_alone_are_text_where_cues_have_none():
    text = "00:00:01,000 --> 00:00:02,000\n42\n00:00:02,100 --> 00:00:03,000\nwells.\n"

    assert read(text) == ["42 wells."]


@pytest.mark.parametrize(
    "line", ["1:" * 50_000 + ">", "<v" + " " * 100_000, "<" * 100_000 + ">", "{\\" * 50_000, "-" * 100_000 + ">"]
)
@pytest.mark.parametrize(("reader", "made"), [(SrtReader, srt), (VttReader, vtt)])
def test_long_lines_are_read_soon(reader, made, line):
    start = time.perf_counter()
    read(made(f"a{line}", f"{line} b"), reader)

    assert time.perf_counter() - start < 5


def test_an_arrow_that_is_said_is_text():
    assert read(srt("A --> B is a map.")) == ["A --> B is a map."]


@pytest.mark.parametrize(
    ("line", "number"),
    [("00:61:00,000 --> 00:62:00,000", 6), ("00:00:05,0000 --> 00:00:06,000", 6), ("00:00:05,000 --> ", 6)],
)
def test_a_bad_timing_line_is_refused_with_its_number(line, number):
    text = f"1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n2\n{line}\nTwo.\n"

    with pytest.raises(ReadError, match=f"^line {number}: .*no timing line; write it as") as refusal:
        SrtReader().read(text.encode())
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Water is scarce.", "has no timing line"),
        ("Water.\n\n1\n00:00:01,000 --> 00:00:02,000\nOne.\n", "line 1: 'Water.' stands before"),
        ("1\n00:00:01,000 --> 00:00:02,000\n\n", "is empty"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nOne.\n", "name it .vtt"),
    ],
)
def test_what_is_no_subrip_is_refused(text, message):
    with pytest.raises(ReadError, match=message):
        SrtReader().read(text.encode())


def test_a_code_page_is_refused_with_the_way_out():
    with pytest.raises(ReadError, match="iconv -f windows-1256"):
        SrtReader().read(srt("متى بدأت الآبار تملح؟").encode("windows-1256"))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_byte_order_marks_and_line_ends_change_nothing(encoding):
    text = srt("آب", "کمیاب است.")

    assert read(text.replace("\n", "\r\n"), encoding=encoding) == read(text) == ["آب کمیاب است."]


# Right-to-left lines ---------------------------------------------------------------------------------------------


def test_controls_around_lines_go_and_those_inside_stay():
    text = srt(f"{RLE}ذهب المهندس{PDF}\n{RLE}إلى {RLM}USA{PDF}", f"{RLE}ثم عاد {RLE}أمس{PDF}.")

    assert read(text) == [f"ذهب المهندس إلى {RLM}USA ثم عاد {RLE}أمس{PDF}."]


def test_punctuation_in_front_is_put_back_where_most_lines_have_it():
    text = srt(".هطل المطر\n،ثم توقف", "من رآه؟", "!لا أحد", ".الطرق خالية", "...وبعد")

    assert read(text) == ["هطل المطر. ثم توقف، من رآه؟", "لا أحد!", "الطرق خالية.", "...وبعد"]


def test_punctuation_in_front_of_one_line_stays():
    assert read(srt(".هطل المطر", "ثم توقف.", "لا أحد.")) == [".هطل المطر ثم توقف.", "لا أحد."]


# WebVTT ----------------------------------------------------------------------------------------------------------


def test_notes_styles_names_and_settings_are_no_text():
    text = (
        "WEBVTT - of a talk\nKind: captions\nLanguage: fa-IR\n\nNOTE\nnot this\n\nSTYLE\n::cue { color: lime }\n\n"
        "REGION\nid:top\n\nintro\n00:01.000 --> 00:02.000 align:start position:0%\n<c.loud>آب</c> <00:00:01.500>"
        "کمیاب است.\n\nNOTE or this\n\n01:00:00.000 --> 01:00:01.000\nA &lt; B &amp;&nbsp;C\n"
    )
    page = VttReader().read(text.encode())

    assert texts(page) == ["آب کمیاب است.", "A < B & C"]
    assert page.language == "fa-IR"


def test_another_voice_is_another_block():
    text = vtt("<v Mina>I counted", "<v Mina>them.", "<v.loud Omar Haddad>All\n<v Mina>Some</v>")

    assert read(text, VttReader) == ["I counted them.", "All", "Some"]


def test_a_cue_right_behind_the_head_is_read():
    assert read("WEBVTT\n00:01.000 --> 00:02.000\nRain.\n", VttReader) == ["Rain."]
    assert read("WEBVTT\nfirst\n00:01.000 --> 00:02.000\nRain.\n", VttReader) == ["Rain."]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1\n00:00:01,000 --> 00:00:02,000\nOne.\n", "line 1: '1' is not WEBVTT.*name a SubRip file .srt"),
        ("WEBVTT\n\nRain fell.\nAll day.\n", "line 3: 'Rain fell.' belongs to no cue"),
        ("WEBVTT\n\n00:01.000 --> soon\nRain.\n", "line 3: '00:01.000 --> soon' is no timing line"),
        ("WEBVTT\n\n", "is empty"),
    ],
)
def test_what_is_no_webvtt_is_refused(text, message):
    with pytest.raises(ReadError, match=message):
        VttReader().read(text.encode())

"""Texts that cannot be aligned: one line that says what, where and what to do, and nothing else."""

from __future__ import annotations

import os
import random

import pytest

ENGLISH = (
    "The council met on Monday to discuss how the water of the northern provinces is shared.\n\n"
    "It did not agree on a plan for the summer. The farmers said that they could not wait any longer, because the "
    "wells are dry and the river is low. The minister promised them an answer before the end of the month.\n"
)
FARSI = (
    "شورا روز دوشنبه برای بررسی تقسیم آب استان‌های شمالی تشکیل جلسه داد.\n\n"
    "این نشست بر سر برنامهٔ تابستان به توافق نرسید. کشاورزان گفتند که دیگر نمی‌توانند صبر کنند، چون چاه‌ها خشک شده و آب "
    "رودخانه کم است. وزیر به آنان قول داد که تا پایان ماه پاسخ بدهد.\n"
)
GERMAN = (
    "Der Rat hat am Montag darüber beraten, wie das Wasser der nördlichen Provinzen verteilt werden soll.\n\n"
    "Auf einen Plan für den Sommer hat er sich nicht geeinigt. Die Bauern sagten, dass sie nicht länger warten können, "
    "weil die Brunnen trocken sind und der Fluss wenig Wasser führt. Der Minister versprach ihnen eine Antwort.\n"
)
RUSSIAN = (
    "В понедельник совет обсуждал, как делить воду северных провинций.\n\n"
    "О плане на лето он не договорился. Крестьяне сказали, что больше не могут ждать, потому что колодцы сухие, а вода "
    "в реке стоит низко. Министр обещал им ответить до конца месяца.\n"
)
URDU = (
    "کونسل نے پیر کے روز اس بات پر غور کیا کہ شمالی صوبوں کا پانی کیسے تقسیم کیا جائے۔\n\n"
    "گرمیوں کے منصوبے پر اتفاق نہیں ہو سکا۔ کسانوں نے کہا کہ وہ مزید انتظار نہیں کر سکتے کیونکہ کنویں خشک ہیں اور دریا "
    "میں پانی کم ہے۔ وزیر نے ان سے وعدہ کیا کہ مہینے کے آخر تک جواب دیا جائے گا۔\n"
)
FOREIGN = {"de": GERMAN, "ru": RUSSIAN, "ur": URDU}
NOISE = random.Random(20).randbytes(4000)
ENDINGS = ("txt", "html", "md")


@pytest.fixture
def folder(tmp_path):
    """The test's folder, with a good text in English and one in Farsi."""
    (tmp_path / "good.en.txt").write_text(ENGLISH, "utf-8")
    (tmp_path / "good.fa.txt").write_text(FARSI, "utf-8")
    return tmp_path


def test_the_texts_that_are_refused_below_have_good_ones_beside_them(folder, worked):
    assert "aligned en good.en.txt" in worked("align", "good.en.txt", "good.fa.txt").err


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["no.en.txt", "good.fa.txt"], "no.en.txt: there is no such file; check the path."),
        (["en=no.txt", "good.fa.txt"], "no.txt: there is no such file; check the path."),
        (["en=", "good.fa.txt"], "en=: there is no such file; check the path."),
        (["", "good.fa.txt"], "an empty file name; name a file."),
        (["sub", "good.fa.txt"], "sub: is a folder; name the files in it."),
        (["en=sub", "good.fa.txt"], "sub: is a folder; name the files in it."),
        (["good.en.txt/x", "good.fa.txt"], "good.en.txt/x: cannot be read (Not a directory); check the path"),
        (["x" * 300, "good.fa.txt"], "cannot be read (File name too long); check the path"),
        (["a\nb\x1b.txt", "good.fa.txt"], "a\\nb\\x1b.txt: there is no such file"),
        (["good.en.txt"], "good.en.txt: an alignment needs two documents or more; name a file for each language."),
        (["farsi=good.en.txt", "good.fa.txt"], "good.en.txt: No language named 'farsi'. Write its tag of two or three"),
        (["good.en.txt"] * 7, "an alignment takes 6 documents at most, not 7; align them in parts that have the first"),
        (["good.en.txt", "good.en.txt"], "good.en.txt: the same file as good.en.txt; name a file for each language."),
        (["good.en.txt", "./sub/../good.en.txt"], "./sub/../good.en.txt: the same file as good.en.txt;"),
        (["en=good.en.txt", "fa=good.en.txt"], "good.en.txt: the same file as good.en.txt;"),
        (["good.en.txt", "symbolic.fa.txt"], "symbolic.fa.txt: the same file as good.en.txt;"),
        (["good.en.txt", "hard.fa.txt"], "hard.fa.txt: the same file as good.en.txt;"),
        (["-", "fa=-"], "-: the same file as -;"),
        (["-", "good.fa.txt"], "-: is empty: there is no text in it;"),
        (["good.en.txt", "sub/good.en.txt"], "good.en.txt, sub/good.en.txt: good.en.txt and good.en.txt are both"),
        (
            ["good.en.txt", "en=good.fa.txt", "-q"],
            "good.en.txt, good.fa.txt: good.en.txt and good.fa.txt are both English;",
        ),
        (["good.en.txt", "wrong.fa.txt"], "wrong.fa.txt: is named Farsi, but its text looks like English; if it is"),
        (["wrong.html", "good.fa.txt"], "wrong.html: is marked as Arabic, but its text looks like English; if it"),
        (["good.en.txt", "good.fa.txt", "--segmenter", "rulez"], "No segmenter named 'rulez'. Did you mean 'rules'?"),
        (["good.en.txt", "good.fa.txt", "--encoder", "nope"], "No encoder named 'nope'. "),
        (["good.en.txt", "good.fa.txt", "--aligner", "star"], "No aligner named 'star'. Known: joint, reference."),
    ],
)
def test_what_was_typed_is_refused_with_its_name(folder, refused, arguments, line):
    (folder / "sub").mkdir()
    (folder / "sub" / "good.en.txt").write_text(ENGLISH + ENGLISH, "utf-8")
    (folder / "wrong.fa.txt").write_text(ENGLISH, "utf-8")
    (folder / "wrong.html").write_text(f"<html lang=ar><p>{ENGLISH}</p></html>", "utf-8")
    (folder / "symbolic.fa.txt").symlink_to("good.en.txt")
    os.link(folder / "good.en.txt", folder / "hard.fa.txt")

    assert line in refused("align", *arguments)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"", "is empty: there is no text in it; name a file with text"),
        (b" \n\t \r\n\n", "is empty: there is no text in it; name a file with text"),
        (b"\xef\xbb\xbf\n", "is empty: there is no text in it; name a file with text"),
        (b"\x89PNG\r\n\x1a\n" + NOISE, "is not text: it looks like a PNG image"),
        (b"%PDF-1.7\n" + NOISE, "is not text: it looks like a PDF; give it the ending .pdf"),
        (b"PK\x03\x04" + NOISE, "is not text: it looks like a ZIP archive such as DOCX"),
        (NOISE, "is not text: NUL byte at offset"),
        (NOISE.replace(b"\0", b""), "is not UTF-8 (byte 0x"),
        (ENGLISH.encode() + b"\0", "is not text: NUL byte at offset"),
        (ENGLISH.encode() + b"\x07", "has the control character U+0007 on line 4; remove it"),
        (ENGLISH.encode() + b"\x1b[31m", "has the control character U+001B on line 4; remove it"),
        (ENGLISH.encode() + "\u0092".encode(), "has the control character U+0092 on line 4; remove it"),
        (ENGLISH.encode() + b"caf\xe9", "is not UTF-8 (byte 0xE9 at offset"),
        (ENGLISH.encode() + FARSI.encode()[:-3], "is not UTF-8 (byte 0xD8 at offset"),
        (ENGLISH.encode("utf-16-le"), "is not text: NUL byte at offset 1; if it is UTF-16, save it as UTF-8"),
        (ENGLISH.encode("utf-16-be"), "is not text: NUL byte at offset 0; if it is UTF-16, save it as UTF-8"),
        (b"\xff\xfe" + ENGLISH.encode("utf-16-le") + b"x", "has the byte order mark of UTF-16-LE, but offset"),
    ],
)
def test_what_is_no_text_is_refused(folder, refused, content, line):
    name = f"bad.en.{ENDINGS[len(content) % 3]}"  # the readers' contract tests do all endings
    (folder / name).write_bytes(content)

    assert refused("align", name, "good.fa.txt", "-o", "o.tmx").startswith(f"{name}: {line}")


@pytest.mark.parametrize("language", FOREIGN)
@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("brief.{}.txt", "brief.{}.txt: cannot tell its language ("),
        ("brief.txt", "brief.txt: cannot tell its language ("),
        ("brief.en.txt", "brief.en.txt: is named English, but its text does not look so ("),
        ("fa/brief.txt", "fa/brief.txt: is named Farsi, but its text does not look so ("),
    ],
)
def test_a_fourth_language_is_not_told_from_names_and_text(folder, refused, language, name, line):
    name = name.format(language)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(FOREIGN[language], "utf-8")

    said = refused("align", name, "good.fa.txt", "-o", "o.tmx")
    assert said.startswith(line.format(language))
    assert f"={name}." in said


def test_a_page_marked_as_a_fourth_language_that_reads_like_ours_is_refused(folder, refused):
    (folder / "brief.html").write_text(f"<html lang=de><body><p>{ENGLISH}</p></body></html>", "utf-8")

    said = refused("align", "brief.html", "good.fa.txt")
    assert said == (
        "brief.html: is marked as German, but its text looks like English; if it is German, say de=brief.html."
    )


@pytest.mark.parametrize("text", [GERMAN, FARSI])
def test_a_language_of_ours_before_the_file_is_believed_with_a_notice(folder, worked, text):
    (folder / "brief.txt").write_text(text, "utf-8")

    said = worked("align", "en=brief.txt", "good.fa.txt").err
    assert said.startswith("aligntrans: brief.txt: taken as English, as you say, though its text ")


def test_a_short_text_that_looks_otherwise_is_taken_as_it_is_named_with_a_notice(folder, worked):
    (folder / "brief.ar.txt").write_text("The river is low, and it is the summer.\n", "utf-8")

    said = worked("align", "brief.ar.txt", "good.fa.txt").err
    assert said.startswith("aligntrans: brief.ar.txt: taken as Arabic because it is named so, though its text looks")


def test_a_page_of_furniture_alone_is_refused(folder, refused):
    (folder / "menu.en.html").write_text("<body><nav><a href=a>Home</a> <a href=b>About us</a></nav></body>", "utf-8")

    said = refused("align", "menu.en.html", "good.fa.txt")
    assert said.startswith("menu.en.html: holds no text to align")
    assert "--with-furniture" in said


def test_standard_input_is_a_text_like_any_other(folder, worked):
    assert "aligned en standard input" in worked("align", "-", "good.fa.txt", stdin=ENGLISH.encode()).err
    assert "fa standard input" in worked("align", "good.en.txt", "fa=-", stdin=FARSI.encode()).err


def test_closed_standard_input_is_refused(folder, refused):
    assert refused("align", "-", "good.fa.txt", limits="exec <&-").startswith("-: standard input is closed")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ([], "Missing argument '[LANG=]FILE...'"),
        (["good.en.txt", "good.fa.txt", "--level", "word"], "'word' is not one of 'sentence', 'paragraph'"),
        (["good.en.txt", "good.fa.txt", "--nope"], "--nope"),
    ],
)
def test_wrong_use_of_align_is_told(folder, misused, arguments, line):
    assert line in misused("align", *arguments)


def test_an_unknown_command_is_told(misused):
    assert "nope" in misused("nope")

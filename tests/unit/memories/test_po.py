"""PO that others made: gettext's own tools, old and new syntax, encodings, and what is no PO."""

from __future__ import annotations

import io
import shutil
import subprocess

import pytest
from translate.storage.pypo import pofile

from aligntrans.errors import ReadError
from aligntrans.memories.po import PoReader
from aligntrans.model import Property, Status
from aligntrans.protocols import MemoryReader

GETTEXT = all(map(shutil.which, ("msgcat", "msgmerge", "msginit", "xgettext")))
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: ar\\n"\n\n'


def read(text, *, header=HEADER, encoding="utf-8", languages=()):
    return list(PoReader(languages=languages).units(io.BytesIO((header + text).encode(encoding))))


def only(text, **options):
    (unit,) = read(text, **options)
    return unit


def texts(unit):
    return [(variant.language, variant.text) for variant in unit.variants]


def values(unit, name):
    return [found.value for found in unit.properties if found.name == name]


def gettext(tool, *arguments, cwd):
    if not GETTEXT:
        pytest.skip("gettext is not installed")
    subprocess.run([tool, *arguments], cwd=cwd, check=True, capture_output=True)


def test_it_follows_the_protocol():
    assert isinstance(PoReader(), MemoryReader)


def test_an_entry_is_a_unit():
    unit = only('#: a.c:1\nmsgctxt "menu"\nmsgid "Rain. "\nmsgstr "مطر.\\n"\n')

    assert (unit.id, texts(unit), unit.line) == ("menu", [("en", "Rain. "), ("ar", "مطر.\n")], 7)
    assert not unit.quality.known
    assert unit.properties == (Property("reference", "a.c:1"),)


def test_entries_without_context_are_numbered():
    text = 'msgid "One."\nmsgstr ""\n\n#~ msgid "Old."\n#~ msgstr "قديم."\n\nmsgid "Two."\nmsgstr "اثنان."\n'
    reader = PoReader()
    first, second = reader.units(io.BytesIO((HEADER + text).encode()))

    assert (first.id, texts(first)) == ("1", [("en", "One.")])
    assert (second.id, texts(second)) == ("2", [("en", "Two."), ("ar", "اثنان.")])
    assert dict(reader.left_out) == {"obsolete entries": 1}


def test_two_entries_of_one_context_have_two_names():
    units = read('msgctxt "m"\nmsgid "One."\nmsgstr ""\n\nmsgctxt "m"\nmsgid "Two."\nmsgstr ""\n')

    assert [unit.id for unit in units] == ["m", "m-2"]
    assert values(units[1], "msgctxt") == ["m"]
    empty, *_ = read('msgctxt ""\nmsgid "One."\nmsgstr ""\n')
    assert empty.id == ""


def test_every_comment_has_its_place():
    unit = only(
        "# by Nadia\n#   twice \n#\n#glued\n#. from the program\n#.second\n#: a.c:1 b.c \u2068two words.c\u2069:3\n"
        '#, fuzzy,c-format\n#= no-wrap, range: 0..3\n#| msgctxt "was"\n#| msgid ""\n#| "Ra"\n#| "in\\n"\n'
        'msgctxt "is"\nmsgid "Rain."\nmsgstr "مطر."\n'
    )

    assert unit.notes == ("by Nadia\n  twice ", "glued")
    assert values(unit, "extracted-comment") == ["from the program\nsecond"]
    assert values(unit, "reference") == ["a.c:1", "b.c", "two words.c:3"]
    assert values(unit, "flag") == ["fuzzy", "c-format", "no-wrap", "range: 0..3"]
    assert (values(unit, "previous-msgctxt"), values(unit, "previous-msgid")) == (["was"], ["Rain\n"])


def test_our_own_scores_are_understood():
    entry = 'msgctxt "{}"\nmsgid "{}"\nmsgstr "x"\n\n'
    units = read(
        f"# confidence 0.987, 2-1, accepted, moved\n# a note\n{entry.format(1, 1)}"
        f"# confidence 0.5\n{entry.format(2, 2)}# moved\n{entry.format(3, 3)}# confidence 1.999, 1-1\n"
        + entry.format(4, 4)
    )

    assert units[0].quality.confidence == 0.987
    assert (units[0].type, units[0].status, units[0].moved) == ("2-1", Status.ACCEPTED, True)
    assert units[0].notes == ("a note",)
    assert [unit.notes for unit in units[1:]] == [("confidence 0.5",), ("moved",), ("confidence 1.999, 1-1",)]
    (ours,) = read(f"# moved\n{entry.format(1, 1)}", header=HEADER.rstrip() + '\n"X-Generator: aligntrans 1\\n"\n\n')
    assert (ours.moved, ours.notes) == (True, ())


def test_forms_of_a_plural_are_units():
    text = (
        'msgctxt "a"\nmsgid "%d farmer"\nmsgid_plural "%d farmers"\nmsgstr[0] "مزارع"\nmsgstr[1] "مزارعان"\n'
        'msgstr[2] "مزارعون"\n\nmsgid "one"\nmsgid_plural "many"\nmsgstr[0] ""\nmsgstr[1] ""\n'
    )
    units = read(text)

    assert [(unit.id, [text for _, text in texts(unit)]) for unit in units] == [
        ("a", ["%d farmer", "مزارع"]),
        ("a[1]", ["%d farmers", "مزارعان"]),
        ("a[2]", ["%d farmers", "مزارعون"]),
        ("2", ["one"]),
        ("2[1]", ["many"]),
    ]
    assert [values(unit, "plural-form") for unit in units] == [["0"], ["1"], ["2"], ["0"], ["1"]]


@pytest.mark.parametrize(
    ("string", "text"),
    [
        (r'"a\n\t\r\"\\\a\b\f\v"', 'a\n\t\r"\\\a\b\f\v'),
        (r'"\\n\\\n"', "\\n\\\n"),
        (r'"\303\251\x41\60"', "éA0"),
        (r'"\x41B\q\z"', r"AB\q\z"),
        ('""\n"a "\n\n  "b"\n\t"c"', "a bc"),
        ('"a" "b"  ', "ab"),
        ('"a\u2028b\x85c\x0bd\x0ce"', "a\u2028b\x85c\x0bd\x0ce"),
        ('"# a" \n"#~ msgid \\"x\\""', '# a#~ msgid "x"'),
        ('"msgid \\"a\\""', 'msgid "a"'),
    ],
)
def test_strings_are_exact(string, text):
    assert only(f'msgid "x"\nmsgstr {string}\n').variants[1].text == text


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("before", ["", "\ufeff", "\n\n# a comment\n\n"])
def test_line_ends_and_marks_make_no_difference(newline, before):
    text = f'{before}{HEADER}msgid ""\n"Rain.\\n"\n"Snow."\nmsgstr "مطر."'
    (unit,) = PoReader().units(io.BytesIO(text.replace("\n", newline).encode()))

    assert texts(unit) == [("en", "Rain.\nSnow."), ("ar", "مطر.")]


@pytest.mark.parametrize("encoding", ["windows-1256", "CP1256", "ISO-8859-6", "utf8"])
def test_the_header_names_the_encoding(encoding):
    header = HEADER.replace("UTF-8", encoding)

    assert texts(only('msgid "Rain."\nmsgstr "مطر."', header=header, encoding=encoding))[1] == ("ar", "مطر.")


@pytest.mark.parametrize("header", ["", HEADER.replace("UTF-8", "CHARSET"), HEADER.replace("charset=UTF-8", "")])
def test_without_an_encoding_it_is_utf_8(header):
    text = '# charset=latin-1\nmsgid "Content-Type: text/plain; charset=latin-1"\nmsgstr "مطر."'

    assert only(text, header=header, languages=("en", "ar")).variants[1].text == "مطر."


@pytest.mark.parametrize(
    ("locale", "tag"),
    [("fa_IR", "fa-IR"), ("sr@latin", "sr-Latn"), ("ar_EG@latn", "ar-Latn-EG"), ("ca@valencia", "ca-valencia")],
)
def test_locales_become_tags(locale, tag):
    assert only('msgid "a"\nmsgstr "b"', header=HEADER.replace(": ar", f": {locale}")).variants[1].language == tag


def test_languages_come_from_the_header_then_from_the_user():
    entry = 'msgid "a"\nmsgstr "b"'
    silent = HEADER.replace(": ar", ": ")

    said = HEADER.replace(": ar", r": ar\nX-Source-Language: fr_FR")
    assert [tag for tag, _ in texts(only(entry, header=said))] == ["fr-FR", "ar"]
    assert [tag for tag, _ in texts(only(entry, header=silent, languages=("de", "fa")))] == ["de", "fa"]
    same = HEADER.replace(": ar", ": en")
    assert [tag for tag, _ in texts(only(entry, header=same, languages=("de", "en")))] == ["de", "en"]
    with pytest.raises(ReadError, match=r"line 6: a translation, but .* name both, as in --pair en-ar"):
        read(entry, header=silent)
    with pytest.raises(ReadError, match="its texts and their translations are both en; name both"):
        read(entry, header=same)
    assert texts(only('msgid "a"\nmsgstr ""', header=silent)) == [("en", "a")]


def test_source_and_signature_are_known_after_reading():
    reader = PoReader()
    header = HEADER.replace(": ar", r": ar\nX-Source-Language: fr\nX-Signature: aligntrans 1")
    list(reader.units(io.BytesIO(header.encode())))

    assert (reader.source, reader.signature) == ("fr", "aligntrans 1")


def test_two_entries_of_one_text_are_two_units():
    assert [unit.id for unit in read('msgid "a"\nmsgstr "b"\n' * 2)] == ["1", "2"]


@pytest.mark.parametrize(
    "text",
    [
        'msgid "a" msgstr "b"\nmsgid "c" msgstr "d"',
        'msgid"a"\nmsgstr"b"\n# x\nmsgid "c"\n# y\nmsgstr "d"',
        'msgid "a"\nmsgstr [ 0 ] "b"\n\n\nmsgid "c"\nmsgstr "d"\n# end',
        'domain "x"\nmsgid "a"\nmsgstr "b"\ndomain "y"\nmsgid "c"\nmsgstr "d"',
        'msgid "a"\nmsgstr "b"\n#~ msgid "o"\n#~ msgstr "p"\n#~ "q"\nmsgid "c"\nmsgstr "d"\n#~ # odd\n',
        '#~| msgid "o"\n#~ msgid "o"\n#~ msgstr "p"\n#, fuzzy\nmsgid "a"\nmsgstr "b"\n\nmsgid "c"\nmsgstr "d"',
        'msgid "a"\nmsgstr "b"\n#~msgid "o"\n#~msgstr "p"\nmsgid "c"\nmsgstr "d"',
    ],
)
def test_unusual_layout_is_read(text):
    assert [[text for _, text in texts(unit)] for unit in read(text)] == [["a", "b"], ["c", "d"]]


def test_an_entry_without_msgstr_has_no_translation():
    assert [texts(unit) for unit in read('msgid "a"\nmsgid "b"\n\nmsgctxt "c"\nmsgid "d"\n')] == [
        [("en", "a")],
        [("en", "b")],
        [("en", "d")],
    ]


def test_nothing_is_dropped_without_a_word():
    reader = PoReader()

    assert list(reader.units(io.BytesIO(f'{HEADER}msgctxt "a"\nmsgid ""\nmsgstr ""\n# end\n'.encode()))) == []
    assert dict(reader.left_out) == {"entries without text": 1}
    assert list(reader.units(io.BytesIO(b""))) == []
    assert dict(reader.left_out) == {}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('msgid "a"\nmsgstr "b"\nmsgstr "c"', "line 8: a second msgstr in one entry"),
        ('# x\nmsgctxt "a"\nmsgstr "a"', "line 8: a msgstr without a msgid"),
        ('# x\n"a"', "line 7: '\"a\"' is no part of a PO file; check the file with msgfmt -c"),
        ('msgid "a', "line 6: 'msgid \"a' is no part of a PO file"),
        ("<html>", "line 6: '<html>' is no part of a PO file"),
        ('msgid "a" x', "is no part of a PO file"),
        ('msgid msgstr "a"', "is no part of a PO file"),
        ('msgid "a"\nmsgstr "\\377"', "line 6: the msgstr of this entry has escapes that are no UTF-8"),
    ],
)
def test_what_is_no_po_is_refused(text, message):
    with pytest.raises(ReadError, match=message.replace("(", r"\(")):
        read(text)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (HEADER.encode() + b'msgid "\xe9"', "line 6 is not UTF-8"),
        (HEADER.replace("UTF-8", "rot13").encode(), "in the encoding 'rot13', which is not read"),
        (HEADER.replace("UTF-8", "utf-16").encode(), "in the encoding 'utf-16', which is not read"),
        (HEADER.encode("utf-16"), "is in UTF-16"),
        (b"\x00\x01\x02", "is no part of a PO file"),
    ],
)
def test_what_is_in_another_encoding_is_refused(data, message):
    with pytest.raises(ReadError, match=message):
        list(PoReader().units(io.BytesIO(data)))


PROGRAM = """\
#include <libintl.h>
/* Said to farmers. */
puts(gettext("The river is low.\\n"));
printf(ngettext("%d farmer is waiting for rain in the valley of the long and winding river.",
                "%d farmers are waiting for rain in the valley of the long and winding river.", n), n);
puts(pgettext("weather", "It rained \\"on\\" Monday."));
"""


def test_what_gettext_makes_is_read_like_translate_toolkit_does(tmp_path):
    (tmp_path / "words.c").write_text(PROGRAM)
    keywords = ("--keyword=pgettext:1c,2", "--keyword=ngettext:1,2", "-c", "--from-code=UTF-8")
    gettext("xgettext", "-o", "a.pot", *keywords, "words.c", cwd=tmp_path)
    gettext("msginit", "--no-translator", "-l", "ar.UTF-8", "-i", "a.pot", "-o", "ar.po", cwd=tmp_path)
    path = tmp_path / "ar.po"
    text = path.read_text().replace("=ASCII", "=UTF-8")
    path.write_text(text.replace('low.\\n"\nmsgstr ""', 'low.\\n"\nmsgstr "النهر منخفض.\\n"'))
    (tmp_path / "words.c").write_text(PROGRAM.replace("is low", "is very low"))
    gettext("xgettext", "-o", "a.pot", *keywords, "words.c", cwd=tmp_path)
    gettext("msgmerge", "--previous", "-U", "ar.po", "a.pot", cwd=tmp_path)
    gettext("msgcat", "--width=30", "-o", "narrow.po", "ar.po", cwd=tmp_path)
    gettext("msgcat", "-t", "CP1256", "-o", "other.po", "ar.po", cwd=tmp_path)

    for name in ("ar.po", "narrow.po", "other.po"):
        data = (tmp_path / name).read_bytes()
        units = list(PoReader().units(io.BytesIO(data)))
        if name != "other.po":  # translate-toolkit fails on it
            theirs = [unit for unit in pofile(io.BytesIO(data)).units if not unit.isheader() and not unit.isobsolete()]
            first = [unit.variants[0].text for unit in units if "[" not in unit.id]
            assert first == [str(unit.source) for unit in theirs]
        assert texts(units[0]) == [("en", "The river is very low.\n"), ("ar", "النهر منخفض.\n")]
        assert (values(units[0], "flag"), values(units[0], "previous-msgid")) == (["fuzzy"], ["The river is low.\n"])
        assert values(units[0], "reference") == ["words.c:3"]
        assert values(units[0], "extracted-comment") == ["Said to farmers."]
        assert [unit.id for unit in units] == ["1", "2", "2[1]", "weather"]

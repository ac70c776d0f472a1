from __future__ import annotations

import shutil
import subprocess
from io import BytesIO

import polib
import pytest
from translate.storage.pypo import pofile

from aligntrans import __version__
from aligntrans.errors import WriteError
from aligntrans.exporters.po import PoExporter
from aligntrans.model import Alignment, Document, Level, Status
from aligntrans.protocols import Choice
from support.briefs import bead, brief, pair, paragraphs
from support.exports import exported

MSGFMT = shutil.which("msgfmt")
WHOLE = f"""\
msgid ""
msgstr ""
"Project-Id-Version: brief.en.html\\n"
"PO-Revision-Date: 2021-04-19 00:00+0000\\n"
"Last-Translator: \\n"
"Language-Team: Arabic\\n"
"Language: ar\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 \
? 3 : n%100>=11 ? 4 : 5;\\n"
"X-Generator: aligntrans {__version__}\\n"
"X-Signature: aligntrans 0.1.0\\n"
"X-Source-Language: en\\n"

# confidence 0.613, 2-1
#: brief.en.html:1
#, fuzzy
msgctxt "first"
msgid "The river is low. Farmers are waiting for rain."
msgstr "منسوب النهر منخفض، والمزارعون ينتظرون المطر."

# confidence 0.500, 1-1, accepted
#: brief.en.html:3
msgctxt "second"
msgid "It rained on Monday."
msgstr "هطل المطر يوم الاثنين."
"""


def named_brief():
    return brief(
        beads=(
            bead((0, 2), (0, 1), (0, 2), confidence=0.6131, similarity=0.91, id="first"),
            bead((2, 3), (1, 2), (2, 2), confidence=0.5, status=Status.ACCEPTED, id="second"),
        ),
        pairs={},
    )


def entries(export):
    return list(polib.pofile(export.data.decode()))


def check(tmp_path, export):
    """Run ``msgfmt -c``, where gettext is installed, over the file."""
    if MSGFMT is None:
        return
    path = tmp_path / "unit.po"
    path.write_bytes(export.data)
    run = subprocess.run([MSGFMT, "-c", "-o", path.with_suffix(".mo"), path], capture_output=True, check=False)
    assert (run.returncode, run.stderr.decode()) == (0, "")


def test_a_file_of_two_languages(tmp_path):
    export = exported(PoExporter(), named_brief().pair("en", "ar"))

    assert export.data.decode() == WHOLE
    assert (export.units, dict(export.left_out)) == (2, {})
    check(tmp_path, export)


def test_three_languages_are_refused_with_what_to_do():
    with pytest.raises(WriteError, match="PO holds two languages, not en, ar, fa: write a file for each target"):
        exported(PoExporter(), brief())


def test_the_source_may_be_any_language():
    (first, second) = entries(exported(PoExporter(fuzzy_below=0), named_brief().pair("ar", "en")))

    assert first.msgid.startswith("منسوب")
    assert second.msgstr == "It rained on Monday."


def test_null_beads_are_left_out_or_stay_untranslated(tmp_path):
    alignment = named_brief().pair("en", "fa")

    export = exported(PoExporter(), alignment)
    assert (export.units, dict(export.left_out)) == (1, {"no Farsi text": 1})

    export = exported(PoExporter(choice=Choice(include_null=True)), alignment)
    assert (export.units, dict(export.left_out)) == (2, {})
    assert [entry.msgid for entry in polib.pofile(export.data.decode()).untranslated_entries()] == [
        "It rained on Monday."
    ]
    check(tmp_path, export)


def test_a_translation_of_nothing_is_always_left_out():
    alignment = named_brief().pair("fa", "en")

    assert dict(exported(PoExporter(choice=Choice(include_null=True)), alignment).left_out) == {"no Farsi text": 1}


def test_an_untranslated_entry_is_not_fuzzy():
    documents = (Document.from_segments("en", ["One."]), Document("", "ar", ()))
    alignment = Alignment(documents, (bead((0, 1), (0, 0), confidence=0.1),))

    assert entries(exported(PoExporter(choice=Choice(include_null=True)), alignment))[0].flags == []


@pytest.mark.parametrize(
    ("confidence", "status", "fuzzy"),
    [
        (0.7499, Status.AUTO, True),
        (0.75, Status.AUTO, False),
        (0.2, Status.ACCEPTED, False),
    ],
)
def test_fuzzy_is_what_nobody_is_sure_of(confidence, status, fuzzy):
    (entry,) = entries(exported(PoExporter(), pair("One.", "واحد.", confidence=confidence, status=status)))

    assert entry.fuzzy is fuzzy


def test_equal_sentences_are_told_apart(tmp_path):
    documents = (
        Document.from_segments("en", ["It rained.", "It rained."]),
        Document.from_segments("fa", ["باران بارید.", "باران آمد."]),
    )
    alignment = Alignment(documents, (bead((0, 1), (0, 1)), bead((1, 2), (1, 2))))
    export = exported(PoExporter(), alignment)

    assert [entry.msgstr for entry in entries(export)] == ["باران بارید.", "باران آمد."]
    assert len({entry.msgctxt for entry in entries(export)}) == 2
    check(tmp_path, export)


def test_references_count_lines_of_the_source():
    documents = (
        paragraphs("en", ["One.", "Two."], ["Three."], ["Four."], name="a.txt"),
        Document.from_segments("ar", ["واحد."]),
    )
    beads = (bead((0, 1), (0, 1)), bead((1, 2), (1, 1)), bead((2, 3), (1, 1)), bead((3, 4), (1, 1)))
    export = exported(PoExporter(choice=Choice(include_null=True)), Alignment(documents, beads))

    assert [entry.occurrences for entry in entries(export)] == [
        [("a.txt", "1")],
        [("a.txt", "1")],
        [("a.txt", "3")],
        [("a.txt", "5")],
    ]


def test_references_at_paragraph_level_count_blocks():
    alignment = brief().pair("en", "ar").at(Level.PARAGRAPH)

    assert [entry.occurrences[0][1] for entry in entries(exported(PoExporter(), alignment))] == ["1", "3"]


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("", None),
        ("a.txt", "#: a.txt:1"),
        ("two words.txt", "#: \u2068two words.txt\u2069:1"),
        ("odd\n\u2066\udc80.txt", r"#: odd\n\u2066\udc80.txt:1"),
    ],
)
def test_names_of_files_cannot_break_the_file(tmp_path, name, line):
    documents = (Document.from_segments("en", ["One."], name), Document.from_segments("ar", ["واحد."]))
    export = exported(PoExporter(), Alignment(documents, (bead((0, 1), (0, 1)),)))

    assert [found for found in export.data.decode().split("\n") if found.startswith("#:")] == ([line] if line else [])
    check(tmp_path, export)


@pytest.mark.parametrize(
    "text",
    [
        "100%s of %d, %(name)s",
        'say "hello" \\n \\',
        "a\r\nb\rc\td",
        "a\bb\fc\vd",
        "\u2067قيس\u2069 \u200eA\u200f",
        "\ufeffa",
        "a\u0085b\u2028c",
        "# a",
        "msgid",
    ],
)
def test_text_comes_back_as_it_was(tmp_path, text):
    export = exported(PoExporter(), pair(text, f"{text}."))
    unit = pofile(BytesIO(export.data)).units[1]
    path = tmp_path / "read.po"
    path.write_bytes(export.data)
    (entry,) = polib.pofile(str(path), encoding="utf-8")

    assert (unit.source, unit.target) == (text, f"{text}.")
    assert (entry.msgid, entry.msgstr) == (text, f"{text}.")
    check(tmp_path, export)


@pytest.mark.parametrize("character", ["\x00", "\x04", "\ud83d"])
def test_text_that_po_cannot_hold_is_left_out_whole(character):
    export = exported(PoExporter(), pair("One.", f"و{character}ا"))

    assert (export.units, dict(export.left_out)) == (0, {"characters that PO forbids": 1})


def test_long_text_is_not_wrapped():
    text = "word " * 100 + "end."
    lines = exported(PoExporter(), pair(text, text)).data.decode().split("\n")

    assert f'msgid "{text}"' in lines
    assert f'msgstr "{text}"' in lines


def test_there_is_no_byte_order_mark_and_one_final_newline():
    data = exported(PoExporter(), pair("One.", "واحد.")).data

    assert data.startswith(b"msgid")
    assert data.endswith('"واحد."\n'.encode())


@pytest.mark.parametrize(
    ("tag", "locale", "plural"),
    [
        ("ar", "ar", "nplurals=6"),
        ("fa", "fa", "nplurals=2; plural=(n > 1);"),
        ("en", "en", "nplurals=2; plural=(n != 1);"),
        ("fa-ir", "fa_IR", "nplurals=2; plural=(n > 1);"),
        ("ar-Latn-EG", "ar_EG@latn", "nplurals=6"),
        ("es-419", "es_419", None),
    ],
)
def test_the_header_names_the_target_as_gettext_does(tmp_path, tag, locale, plural):
    documents = (Document.from_segments("de", ["Eins."]), Document.from_segments(tag, ["1."]))
    export = exported(PoExporter(), Alignment(documents, (bead((0, 1), (0, 1)),)))
    header = polib.pofile(export.data.decode()).metadata

    assert header["Language"] == locale
    assert header["X-Source-Language"] == "de"
    assert header.get("Plural-Forms", "").startswith(plural or "")
    assert ("Plural-Forms" in header) is (plural is not None)
    check(tmp_path, export)


def test_the_date_is_never_that_of_the_clock():
    header = polib.pofile(exported(PoExporter(), pair("One.", "واحد.")).data.decode()).metadata

    assert header["PO-Revision-Date"] == "1970-01-01 00:00+0000"
    assert "POT-Creation-Date" not in header


def test_a_threshold_is_a_probability():
    with pytest.raises(ValueError, match="fuzzy_below is between 0 and 1"):
        PoExporter(fuzzy_below=1.5)

from __future__ import annotations

import pytest
from translate.storage.xliff import xlifffile

from aligntrans.errors import ReadError
from aligntrans.memories.memory import Memory
from aligntrans.memories.xliff import XliffReader
from aligntrans.model import Code, Quality, Status
from support import xliff_files as samples
from support.xliff_files import codes, left_out, read, texts, told, v12


def unit(content, **options):
    (found,), _ = read(v12(content, **options))
    return found


def test_a_unit_has_its_texts_id_document_and_line():
    found = unit('<trans-unit id="u 1"><source> One.\n</source><target>واحد.</target></trans-unit>')

    assert (found.id, found.line, texts(found)) == ("u 1", 3, {"en": " One.\n", "ar": "واحد."})
    assert [variant.document for variant in found.variants] == ["manual.html", ""]
    assert (found.quality, found.status, found.properties) == (Quality(known=False), Status.AUTO, ())


def test_codes_stand_beside_the_text():
    found = unit(
        '<trans-unit id="1"><source>A <g id="1" ctype="bold">b <x id="2"/></g>c<ph id="3">&lt;br/&gt;</ph></source>'
        '<target><bpt id="4" rid="1">[</bpt>د<ept id="5" rid="1">]</ept></target></trans-unit>'
    )

    assert texts(found) == {"en": "A b c", "ar": "د"}
    assert codes(found, "en") == [
        (2, '<g id="1" ctype="bold">'),
        (4, '<x id="2"/>'),
        (4, "</g>"),
        (5, '<ph id="3">&lt;br/&gt;</ph>'),
    ]
    assert codes(found, "ar") == [(0, '<bpt id="4" rid="1">[</bpt>'), (1, '<ept id="5" rid="1">]</ept>')]
    assert found.variants[0].codes[0] == Code(2, '<g id="1" ctype="bold">', "xliff12")


def test_text_inside_a_code_is_counted():
    (found,), reader = read(
        v12('<trans-unit id="1"><source>See<ph id="1">&lt;img alt="<sub>A river</sub>"/&gt;</ph></source></trans-unit>')
    )

    assert codes(found, "en") == [(3, '<ph id="1">&lt;img alt="<sub>A river</sub>"/&gt;</ph>')]
    assert left_out(reader) == {"texts inside inline codes": 1}


def test_trados_segments_are_units_of_their_own():
    (first, second, third), reader = read(samples.TRADOS)

    assert [one.id for one in (first, second, third)] == ["a2:2", "a2:3", "a2:4"]
    assert texts(first) == {"en-US": "Open the valve.", "ar-SA": "افتح الصمام."}
    assert codes(first, "ar-SA") == [(0, '<g id="5">'), (4, "</g>")]
    assert texts(third) == {"en-US": "Close it."}
    assert [one.status for one in (first, second, third)] == [Status.ACCEPTED, Status.AUTO, Status.AUTO]
    assert told(first)["sdl:percent", "ar-SA"] == "100"
    assert first.quality.known is False
    assert (first.line, reader.source) == (14, "en-US")
    assert left_out(reader)["units without text"] == 1


def test_segments_of_the_source_alone_leave_the_unit_whole():
    (found,), _ = read(
        v12(
            '<trans-unit id="1"><source>One. Two.</source><seg-source><mrk mtype="seg" mid="0">One.</mrk> '
            '<mrk mtype="seg" mid="1">Two.</mrk></seg-source><target>واحد. اثنان.</target></trans-unit>'
        )
    )

    assert (found.id, texts(found)) == ("1", {"en": "One. Two.", "ar": "واحد. اثنان."})


def test_text_between_segments_is_counted():
    _, reader = read(
        v12(
            '<trans-unit id="1"><source>One. - Two.</source><seg-source><g id="1"><mrk mtype="seg" mid="0">One.</mrk>'
            '</g> - <mrk mtype="seg" mid="1">Two.</mrk></seg-source></trans-unit>'
        )
    )

    assert left_out(reader) == {"texts between segments": 1, "inline codes between segments": 1}


def test_memoq_keeps_its_attributes_and_codes():
    (found,), reader = read(samples.MEMOQ)

    assert texts(found) == {"en": "Press Start.", "fa": "شروع را بزنید."}
    assert codes(found, "en") == [(6, '<bpt id="1" ctype="bold">{}</bpt>'), (11, '<ept id="1">{}</ept>')]
    assert told(found)["@mq:status", ""] == "ManuallyConfirmed"
    assert left_out(reader) == {"parts of other kinds": 1}


def test_angular_interpolations_are_codes_and_descriptions_notes():
    (found,), reader = read(samples.ANGULAR)

    assert texts(found)["fa"] == "سلام !  نامه دارید."
    assert codes(found, "en-US")[1] == (18, '<x id="INTERPOLATION_1" equiv-text="{{ count &gt; 1 }}"/>')
    assert found.notes == ("description: Greeting on the first page",)
    assert told(found)["context:linenumber", ""] == "3"
    assert left_out(reader) == {"attributes of notes": 1}


def test_every_file_of_xcode_has_its_languages():
    (first, second), _ = read(samples.XCODE)

    assert texts(first) == {"en": "Good morning, %@", "ar": "صباح الخير يا %@"}
    assert texts(second) == {"en": "Bye", "fa": "خدانگهدار"}
    assert (first.notes, first.status, second.status) == (("Shown at dawn",), Status.AUTO, Status.ACCEPTED)
    assert told(first) == {("@state", "ar"): "translated"}


def test_okapi_marks_are_codes_and_candidates_are_counted():
    (found,), reader = read(samples.OKAPI)

    assert texts(found)["en"] == "Use git push now."
    assert codes(found, "en")[:2] == [(4, '<mrk mtype="protected" its:translate="no">'), (12, "</mrk>")]
    assert codes(found, "en")[2][1].startswith('<ph id="1">&lt;br xmlns="x" title="a xmlns=&amp;quot;b')
    assert found.status is Status.ACCEPTED
    assert told(found) == {
        ("@okp:wsBefore", ""): " ",
        ("@phase-name", ""): "p1",
        ("@approved", ""): "yes",
        ("@state", "ar"): "signed-off",
    }
    assert left_out(reader) == {"translation candidates": 1, "notes of groups": 1}


def test_weblate_cdata_comments_and_missing_translations():
    (first, second), _ = read(samples.WEBLATE)

    assert texts(first) == {"en": "Files & <b>folders</b>", "fa-IR": "پرونده‌ها و پوشه‌ها"}
    assert first.notes == ("translator: Ask Sara",)
    assert texts(second) == {"en": "Save"}


def test_a_code_that_looks_like_a_declaration_is_left_as_it_is():
    found = unit(
        '<trans-unit id="1"><source>a<bpt id="1" equiv-text="x xmlns=" rid="2">&lt;svg xmlns="http://x"&gt;<sub>b</sub>'
        "</bpt></source></trans-unit>"
    )

    assert codes(found, "en") == [
        (1, '<bpt id="1" equiv-text="x xmlns=" rid="2">&lt;svg xmlns="http://x"&gt;<sub>b</sub></bpt>')
    ]


def test_what_a_group_forbids_to_translate_is_said_of_its_units():
    found = unit('<group translate="no"><group><trans-unit id="1"><source>x</source></trans-unit></group></group>')

    assert told(found) == {("@translate", ""): "no"}


def test_units_of_binaries_are_counted_and_texts_in_them_read():
    (found,), reader = read(
        v12(
            '<bin-unit id="b" mime-type="image/png"><bin-source><internal-file>AA</internal-file></bin-source>'
            '<trans-unit id="1"><source>Map</source></trans-unit></bin-unit>'
        )
    )

    assert texts(found) == {"en": "Map"}
    assert left_out(reader) == {"units of other things than text": 1}


def test_a_unit_without_id_is_called_by_its_number():
    units, _ = read(v12("<trans-unit><source>a</source></trans-unit><trans-unit><source>b</source></trans-unit>"))

    assert [one.id for one in units] == ["1", "2"]


def test_languages_that_the_file_does_not_say_are_those_given():
    content = v12('<trans-unit id="1"><source>a</source><target>b</target></trans-unit>', target="")
    with pytest.raises(ReadError, match=r"does not say the language of its translations \(line 3\); name both: --pair"):
        read(content)

    (found,), reader = read(content, languages=("de", "fa"))
    assert texts(found) == {"en": "a", "fa": "b"}
    assert reader.source == "en"


def test_a_translation_may_say_its_own_language():
    content = '<trans-unit id="1"><source>a</source><target xml:lang="fa">b</target></trans-unit>'

    assert texts(unit(content, target="")) == {"en": "a", "fa": "b"}
    assert texts(unit(content, target="ar")) == {"en": "a", "fa": "b"}
    assert texts(unit(content, target="fa-IR")) == {"en": "a", "fa-IR": "b"}


def test_a_file_without_name_space_is_read():
    data = v12('<trans-unit id="1"><source>a<g id="1">b</g></source></trans-unit>').replace(
        f'xmlns="{samples.CORE12}" ', ""
    )

    assert texts(read(data)[0][0]) == {"en": "ab"}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "windows-1256"])
def test_encodings(encoding):
    data = v12('<trans-unit id="1"><source>a</source><target>سلام</target></trans-unit>')
    data = data.replace("UTF-8", encoding.removesuffix("-sig"))

    assert texts(read(data.encode(encoding))[0][0])["ar"] == "سلام"


def test_what_translate_toolkit_writes_is_read():
    file = xlifffile(sourcelanguage="en", targetlanguage="fa")
    made = file.addsourceunit("Open <the> valve & wait.")
    made.target = "شیر را باز کنید."
    made.setid("valve")
    made.addnote("Mind the order")
    made.markfuzzy()

    (found,), _ = read(bytes(file))
    assert texts(found) == {"en": made.source, "fa": made.target}
    assert found.notes == ("Mind the order",)
    assert told(found)["@state", "fa"].startswith("needs-")


def test_a_file_is_a_memory_and_an_alignment(tmp_path):
    path = tmp_path / "pump.sdlxliff"
    path.write_text(samples.TRADOS, encoding="utf-8")
    memory = Memory(str(path), XliffReader())

    assert memory.languages == ("en-US", "ar-SA")
    assert memory.left_out == {"units without text": 1, "inline codes of empty texts": 1}
    assert [bead.id for bead in memory.whole().beads] == ["a2:2", "a2:3", "a2:4"]
    assert next(memory.whole().units()).variants[1].codes == next(memory.units()).variants[1].codes


def test_a_second_translation_of_a_unit_is_counted():
    (found,), reader = read(
        v12('<trans-unit id="1"><source>a</source><target>b</target><target>c</target></trans-unit>')
    )

    assert texts(found) == {"en": "a", "ar": "b"}
    assert left_out(reader) == {"parts of other kinds": 1}

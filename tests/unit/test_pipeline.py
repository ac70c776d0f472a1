"""The main path, as Python calls it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import aligntrans
from aligntrans import pipeline, registry, writing
from aligntrans.aligners.reference import ReferenceAligner
from aligntrans.errors import AlignmentError, LanguageError, ReadError, UnknownName, WriteError
from aligntrans.model import Block, Document, Kind, Level, Page, Span, Status
from aligntrans.protocols import Choice
from aligntrans.segmenters.lines import LinesSegmenter
from support.briefs import ARABIC, ENGLISH, FARSI, brief, pair

BRIEFS = Path(__file__).parents[2] / "corpora" / "school-languages"
TEXT = "The river is low, and the farmers are waiting for the rain of the winter.\n"


def documents(*languages):
    texts = {"en": ENGLISH, "ar": ARABIC, "fa": FARSI}
    return [Document.from_segments(language, texts[language], f"{language}.txt") for language in languages]


def names(folder):
    return sorted(path.name for path in folder.iterdir())


# The promised interface


def test_a_brief_goes_the_whole_way(tmp_path):
    read = [aligntrans.read(BRIEFS / f"brief.{language}.md") for language in ("en", "ar", "fa")]
    alignment = aligntrans.align(read)
    written = aligntrans.write(alignment, tmp_path / "brief.json")

    assert aligntrans.load(tmp_path / "brief.json").documents == alignment.documents
    assert [file.path.name for file in written] == ["brief.json"]
    assert all(isinstance(span, aligntrans.Span) for bead in alignment.beads for span in bead.spans)
    assert {unit.level for unit in alignment.units()} == {Level.SENTENCE}


def test_documents_may_come_split():
    alignment = aligntrans.align([aligntrans.Document.from_segments("en", ENGLISH), *documents("ar")])

    assert alignment.languages == ("en", "ar")
    assert sum(len(bead.spans[0]) for bead in alignment.beads) == len(ENGLISH)


# Reading


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("brief.ar.txt", "ar"),
        ("brief.ar-EG.txt", "ar"),
        ("brief_fa.txt", "fa"),
        ("brief-pes.txt", "fa"),
        ("ar/brief.txt", "ar"),
        ("000.fa", "fa"),
        ("brief.txt", "en"),
        ("brief.xx.txt", "en"),
    ],
)
def test_the_language_comes_from_the_name_else_from_the_text(tmp_path, name, language):
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(TEXT)

    assert pipeline.read(path).language == language


def test_the_language_that_is_told_wins(tmp_path):
    (tmp_path / "brief.ar.txt").write_text(TEXT * 5)
    said = []

    assert pipeline.read(tmp_path / "brief.ar.txt", language="EN_us", notice=said.append).language == "en"
    assert said == []


def test_a_page_may_name_its_language(tmp_path):
    (tmp_path / "page.html").write_text(f"<html lang='fa-IR'><p>{TEXT}</p></html>")
    said = []

    assert pipeline.read(tmp_path / "page.html", notice=said.append).language == "fa"
    assert said[0].endswith("page.html: taken as Farsi because it is marked as so, though its text looks like English.")


def test_lines_stay_when_the_segmenter_asks_for_them(tmp_path):
    (tmp_path / "lines.en.txt").write_text("One of these.\nand one\nof those.\n")

    found = pipeline.read(tmp_path / "lines.en.txt", segmenter="lines")
    assert [segment.text for segment in found.segments] == ["One of these.", "and one", "of those."]


def test_furniture_is_segmented_only_when_asked_for(tmp_path):
    page = f"<body><nav>Home</nav><main><p>{TEXT}</p><p>{TEXT}</p></main></body>"
    (tmp_path / "page.en.html").write_text(page)

    without = pipeline.read(tmp_path / "page.en.html")
    having = pipeline.read(tmp_path / "page.en.html", with_furniture=True)
    assert without.text == having.text
    assert [segment.text for segment in having.segments] == ["Home", *(segment.text for segment in without.segments)]


def test_more_sentences_than_memory_is_safe_for_are_refused():
    text = "a\n" * (pipeline.MOST_SEGMENTS + 1)
    page = Page(text, (Block(Kind.PARAGRAPH, Span(0, len(text))),))

    with pytest.raises(ReadError, match="more than 200,000 sentences; split it into parts"):
        pipeline.segmented(page, "en", LinesSegmenter())


def test_unknown_parts_are_refused(tmp_path):
    (tmp_path / "a.en.txt").write_text(TEXT)

    with pytest.raises(UnknownName, match="No segmenter named 'nope'"):
        pipeline.read(tmp_path / "a.en.txt", segmenter="nope")
    with pytest.raises(LanguageError, match=r"a\.en\.txt: No language named 'klingon'"):
        pipeline.read(tmp_path / "a.en.txt", language="klingon")


# Aligning


def test_the_signature_names_what_made_the_alignment():
    signature = pipeline.align(documents("en", "fa"), segmenter="rules").signature

    assert signature.startswith(f"aligntrans:{aligntrans.__version__}|segmenter:rules|aligner:joint|")


def test_one_document_or_two_of_one_language_are_refused():
    with pytest.raises(AlignmentError, match="two documents or more"):
        pipeline.align(documents("en"))
    with pytest.raises(LanguageError, match=r"en\.txt and en\.txt are both English"):
        pipeline.align(documents("en", "en"))


def test_seven_documents_are_too_many():
    many = [Document.from_segments(f"x{letter}", ["Rain."]) for letter in "abcdefg"]

    with pytest.raises(AlignmentError, match="takes 6 documents at most, not 7"):
        pipeline.align(many)
    assert len(pipeline.align(many[:6]).documents) == 6


def test_the_encoder_in_the_package_is_used_unless_another_is_named():
    by_default = pipeline.align(documents("en", "fa"))

    assert by_default.signature.split("|")[-1].startswith("encoder:static:")
    assert pipeline.align(documents("en", "fa"), encoder=registry.encoder("static")) == by_default
    for none in (None, "none"):
        assert pipeline.align(documents("en", "fa"), encoder=none).signature.endswith("|encoder:none")


def test_confidence_is_calibrated_for_what_it_was_fitted_on_and_for_nothing_else():
    assert pipeline.align(documents("en", "ar", "fa")).calibrated
    assert not pipeline.align(documents("en", "fa"), encoder=None).calibrated
    assert not pipeline.align(documents("en", "fa"), aligner="reference", encoder=None).calibrated
    assert not pipeline.align([*documents("en"), Document.from_segments("de", ENGLISH)]).calibrated
    assert not pipeline.align([*documents("en"), Document.from_segments("fa", ["باران."])]).calibrated


def test_a_language_that_the_encoder_does_not_know_is_noticed_once():
    said = []
    others = [Document.from_segments(language, ENGLISH, f"brief.{language}.txt") for language in ("de", "ur")]
    pipeline.align([*documents("en"), *others], notice=said.append)

    (line,) = [line for line in said if "encoder" in line]
    assert line == (
        "brief.de.txt and brief.ur.txt: the static encoder knows Arabic, English and Farsi, not German or Urdu; they"
        " are compared by length, numbers and Latin words alone."
    )


class Told(ReferenceAligner):
    """An aligner that tells what it does, and takes no encoder."""

    takes_encoder = False

    def __init__(self, encoder=None, progress=None):
        super().__init__(encoder)
        self.progress = progress

    def align(self, documents, level):
        self.progress("counting")
        return super().align(documents, level)


def test_an_aligner_that_tells_what_it_does_is_heard_and_others_need_not(monkeypatch):
    said = []
    pipeline.align(documents("en", "fa"), aligner="reference", encoder=None, progress=said.append)
    assert "counting" not in said
    monkeypatch.setattr(registry, "load", lambda kind, name: Told)
    pipeline.align(documents("en", "fa"), aligner="told", progress=said.append)
    assert "counting" in said


# Writing


def test_low_confidence_is_left_out_and_counted_but_stays_in_the_alignment_file(tmp_path):
    places = [tmp_path / name for name in ("a.tmx", "a.po", "a.json")]
    written = writing.write(brief(), writing.targets(places, choice=Choice(min_confidence=0.9)))

    assert [(file.path.name, file.units, dict(file.left_out)) for file in written] == [
        ("a.tmx", 1, {"confidence below 0.9": 1}),
        ("a.ar.po", 1, {"confidence below 0.9": 1}),
        ("a.fa.po", 2, {"no Farsi text": 1}),
        ("a.json", 2, {}),
    ]
    assert pipeline.load(tmp_path / "a.json") == brief()


def test_a_format_that_cannot_do_what_is_asked_is_refused(tmp_path, monkeypatch):
    monkeypatch.setitem(registry.BUILTINS["exporters"], "whole", "support.exports:Whole")

    with pytest.raises(WriteError, match=r"a\.x: its format cannot leave out units"):
        writing.targets([tmp_path / "a.x"], exporter="whole", choice=Choice(min_confidence=0.5))
    with pytest.raises(WriteError, match=r"a\.po: its format knows no --profile"):
        writing.targets([tmp_path / "a.po"], options={"profile": "omegat"})


def test_files_can_have_other_language_tags(tmp_path):
    (written,) = writing.write(brief(), tmp_path / "a.tsv", lang_map={"fa": "fa-IR"})

    assert written.path.read_text().splitlines()[0].split("\t")[3:] == ["en", "ar", "fa-IR"]
    with pytest.raises(WriteError, match="--lang-map de: there is no text in it"):
        writing.write(brief(), tmp_path / "a.tsv", lang_map={"de": "de-AT"})
    with pytest.raises(WriteError, match="two languages one tag: en, ar, ar"):
        writing.write(brief(), tmp_path / "a.tsv", lang_map={"fa": "ar"})


def test_omegat_gets_memories_by_worth_in_folders_of_their_own(tmp_path):
    targets = writing.targets([tmp_path / "a.tmx"], options={"profile": "omegat"})
    arabic, farsi = writing.write(brief(), targets)

    found = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.tmx"))
    assert (
        sorted(str(path.relative_to(tmp_path)) for one in (arabic, farsi) for path in (one.path, *one.others)) == found
    )
    assert {"a.ar.tmx", "a.fa.tmx"} < set(found)
    assert any(path.startswith("penalty-") for path in found)


def test_a_bilingual_format_gets_a_file_for_each_target(tmp_path):
    written = writing.write(brief(), tmp_path / "brief.po")

    assert [file.path.name for file in written] == ["brief.ar.po", "brief.fa.po"]
    assert [file.units for file in written] == [2, 2]
    assert [dict(file.left_out) for file in written] == [{}, {"no Farsi text": 1}]


def test_two_documents_give_one_file_of_that_name(tmp_path):
    writing.write(pair("Rain.", "مطر."), tmp_path / "brief.po")

    assert names(tmp_path) == ["brief.po"]


def test_a_tag_that_is_no_tag_names_no_file(tmp_path):
    bad = brief()
    odd = Document(bad.documents[2].text, "../x", bad.documents[2].blocks)
    alignment = aligntrans.Alignment((*bad.documents[:2], odd), bad.beads)

    with pytest.raises(WriteError, match=r"'\.\./x' is no language tag"):
        writing.write(alignment, tmp_path / "brief.po")
    assert names(tmp_path) == []


def test_what_the_format_cannot_hold_is_refused_with_the_path(tmp_path):
    odd = (Document.from_segments("en", ["Rain."]), Document.from_segments("\0", ["Aua."]))
    alignment = aligntrans.Alignment(odd, pair("Rain.", "مطر.").beads)

    with pytest.raises(WriteError, match=r"o\.tmx: '\\x00' is no language tag"):
        writing.write(alignment, tmp_path / "o.tmx")


def test_nothing_is_left_when_the_second_file_fails(tmp_path):
    (tmp_path / "old.tmx").write_text("old")
    targets = writing.targets([tmp_path / "old.tmx", tmp_path / "new.po"])
    (tmp_path / "new.fa.po").mkdir()

    with pytest.raises(WriteError, match=r"new\.fa\.po: is a folder"):
        writing.write(brief(), targets)
    assert (tmp_path / "old.tmx").read_text() == "old"
    assert names(tmp_path) == ["new.fa.po", "old.tmx"]


# Looking up


def test_a_unit_is_found_by_the_beginning_of_its_id():
    alignment = brief()
    name = alignment.beads[0].id

    assert pipeline.find_unit(alignment, name) == pipeline.find_unit(alignment, name[:5])
    assert pipeline.find_unit(alignment, name).type == "2-1-2"


def test_paragraphs_and_finer_pairs_are_found_too():
    alignment = brief()
    fine = alignment.pair("en", "fa").beads[1]

    assert pipeline.find_unit(alignment, alignment.block_beads[0].id).level is Level.PARAGRAPH
    assert [variant.language for variant in pipeline.find_unit(alignment, fine.id).variants] == ["en", "fa"]


def test_an_unknown_or_unclear_id_is_refused():
    with pytest.raises(UnknownName, match="no bead has the id 'nope'"):
        pipeline.find_unit(brief(), "nope")
    with pytest.raises(UnknownName, match="beads have ids that begin with ''"):
        pipeline.find_unit(brief(), "")


def test_a_level_that_is_not_there_is_refused_with_what_to_do():
    with pytest.raises(AlignmentError, match="align again with --level paragraph"):
        pipeline.at_level(pair("Rain.", "مطر."), "paragraph")
    assert pipeline.at_level(brief(), "paragraph").level is Level.PARAGRAPH
    assert pipeline.at_level(brief(), None) == brief()


# Measuring


def test_gold_is_measured_with_the_languages_of_its_name(tmp_path):
    writing.write(brief(), tmp_path / "a.json")
    (tmp_path / "x.en-ar.gold").write_text("[0,1]:[0]\n[2]:[1]\n")

    (row,) = pipeline.measure(tmp_path / "a.json", tmp_path / "x.en-ar.gold")
    assert row.languages == ("en", "ar")
    assert row.strict.f1 == 1.0


@pytest.mark.parametrize("name", ["x.gold", "big-dog.gold", "en-en.gold", "en-ar/x.gold"])
def test_other_names_say_no_languages(tmp_path, name):
    writing.write(brief(), tmp_path / "a.json")
    gold = tmp_path / name
    gold.parent.mkdir(exist_ok=True)
    gold.write_text("[0,1]:[0]\n[2]:[1]\n")

    with pytest.raises(AlignmentError, match="say which with --pair"):
        pipeline.measure(tmp_path / "a.json", gold)


def test_links_are_made_unless_they_are_not_wanted_or_the_text_is_very_long(monkeypatch):
    documents = [
        Document.from_segments("en", ["It met in Baghdad in 2021."]),
        Document.from_segments("ar", ["اجتمعت في بغداد عام ٢٠٢١."]),
    ]
    said: list[str] = []

    found = pipeline.align(documents)
    without = pipeline.align(documents, links=False)
    monkeypatch.setattr(pipeline, "MOST_LINKED", 1)
    long = pipeline.align(documents, notice=said.append)

    assert {link.kind for link in found.beads[0].links} == {"name", "date"}
    assert not without.beads[0].links
    assert not long.beads[0].links
    assert "aligntrans names" in said[-1]


def test_decisions_of_a_person_are_not_written_over(tmp_path):
    path = tmp_path / "brief.json"
    writing.write(brief(), path)
    writing.refuse_decided(path)
    alignment = brief()
    beads = (replace(alignment.beads[0], status=Status.ACCEPTED), *alignment.beads[1:])
    writing.write(replace(alignment, beads=beads), path)

    with pytest.raises(WriteError, match=r"brief\.json: holds units that a person accepted"):
        writing.refuse_decided(path)


def test_two_languages_can_be_taken_of_more():
    assert pipeline.of_pair(brief(), ("fa", "en-GB")).languages == ("fa", "en")
    assert pipeline.of_pair(brief(), brief().languages) == brief()
    with pytest.raises(AlignmentError, match="there is no text in de; the languages are en, ar, fa"):
        pipeline.of_pair(brief(), ("en", "de"))

"""How far two versions of a translation are apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aligntrans import translation_scores, writing
from aligntrans.comparing import compare
from aligntrans.errors import AlignmentError, LanguageError, ReadError
from aligntrans.model import Alignment, Document
from aligntrans.translation_scores import scores
from support.briefs import bead

ENGLISH = ["Rain fell on Monday.", "The river is low.", "Farmers wait for the council."]
ARABIC = ["هطل المطر يوم الاثنين.", "النهر منخفض.", "ينتظر المزارعون قرار المجلس."]
LATER = ["هطل المطر يوم الاثنين.", "منسوب النهر منخفض.", "ينتظر المزارعون قرار المجلس."]


def alignment(arabic):
    documents = [Document.from_segments("en", ENGLISH), Document.from_segments("ar", arabic)]
    return Alignment(documents, [bead((n, n + 1), (n, n + 1)) for n in range(len(ENGLISH))])


@pytest.fixture
def versions(tmp_path):
    for name, texts in (("old", ARABIC), ("new", LATER)):
        (tmp_path / name).mkdir()
        writing.write(alignment(texts), tmp_path / name / "brief.tmx")
    return str(tmp_path / "old" / "brief.tmx"), str(tmp_path / "new" / "brief.tmx")


def figures(row):
    return {figure.name: figure.score for figure in row.figures}


def test_a_version_is_not_apart_from_itself(versions):
    (row,) = compare(versions[0], versions[0])

    assert (row.language, row.units, row.changed, row.only_old, row.only_new) == ("ar", 3, 0, 0, 0)
    assert figures(row) == {"chrF": 100.0, "BLEU": 100.0, "TER": 0.0}


def test_units_are_matched_by_their_ids_and_changed_ones_counted(versions):
    (row,) = compare(*versions)

    assert (row.document, row.units, row.changed) == ("brief.tmx", 3, 1)
    assert 50 < figures(row)["chrF"] < 100
    assert 0 < figures(row)["TER"] < 50


def test_scores_are_those_of_sacrebleu_and_carry_its_signatures():
    import sacrebleu

    found = {figure.name: figure for figure in scores(LATER, ARABIC)}

    assert found["chrF"].score == round(sacrebleu.corpus_chrf(LATER, [ARABIC]).score, 4)
    assert found["BLEU"].score == round(sacrebleu.corpus_bleu(LATER, [ARABIC], tokenize="intl").score, 4)
    assert found["TER"].score == round(sacrebleu.corpus_ter(LATER, [ARABIC]).score, 4)
    assert "tok:intl" in found["BLEU"].signature
    assert all("seed:12345" in figure.signature for figure in found.values())
    assert all(figure.low <= figure.score <= figure.high for figure in found.values())


def test_folding_takes_away_vowel_marks_and_says_so(tmp_path):
    marked = [ARABIC[0].replace("المطر", "المَطَر"), *ARABIC[1:]]
    for name, texts in (("old", ARABIC), ("new", marked)):
        writing.write(alignment(texts), tmp_path / f"{name}.json")
    (row,) = compare(str(tmp_path / "old.json"), str(tmp_path / "new.json"))

    assert row.changed == 1
    assert figures(row)["chrF"] < 100
    assert {figure.score for figure in row.folded if figure.name != "TER"} == {100.0}
    assert all(figure.signature.endswith("|fold:aligntrans") for figure in row.folded)


def test_documents_are_aligned_and_what_one_alone_has_is_counted(tmp_path):
    (tmp_path / "old.ar.txt").write_text("\n\n".join(ARABIC), "utf-8")
    (tmp_path / "new.ar.txt").write_text("\n\n".join(LATER[:2]), "utf-8")
    (row,) = compare(str(tmp_path / "old.ar.txt"), str(tmp_path / "new.ar.txt"))

    assert (row.language, row.units, row.changed, row.only_old, row.only_new) == ("ar", 2, 1, 1, 0)


def test_folders_give_a_row_a_file_and_one_for_all(tmp_path, versions):
    for name in ("old", "new"):
        (tmp_path / name / "second.tmx").write_bytes((tmp_path / name / "brief.tmx").read_bytes())
    (tmp_path / "new" / "third.tmx").write_text("only here")
    told = []
    rows = compare(str(tmp_path / "old"), str(tmp_path / "new"), notice=told.append)

    assert [(row.document, row.units) for row in rows] == [("brief.tmx", 3), ("second.tmx", 3), ("", 6)]
    assert "third.tmx" in told[0]


def test_what_cannot_be_compared_is_refused_in_one_line(tmp_path, versions):
    (tmp_path / "a.ar.txt").write_text("\n\n".join(ARABIC), "utf-8")
    (tmp_path / "a.en.txt").write_text("\n\n".join(ENGLISH), "utf-8")
    documents = [replace(one, language="fr") for one in alignment(ARABIC).documents[1:]]
    other = Alignment([Document.from_segments("de", ENGLISH), *documents], alignment(ARABIC).beads)
    writing.write(other, tmp_path / "other.tmx")

    with pytest.raises(LanguageError, match="one is Arabic, the other English"):
        compare(str(tmp_path / "a.ar.txt"), str(tmp_path / "a.en.txt"))
    with pytest.raises(ReadError, match="one is a folder and one is not"):
        compare(str(tmp_path), versions[0])
    with pytest.raises(AlignmentError, match="no unit is in both"):
        compare(versions[0], str(tmp_path / "other.tmx"))


def test_no_tokeniser_that_needs_a_download_is_used():
    assert translation_scores.TOKENIZER == "intl"

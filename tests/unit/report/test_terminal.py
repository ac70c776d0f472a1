"""Tables and explanations for a person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aligntrans.calibration import Threshold
from aligntrans.model import Alignment, Bead, Document, Quality, Span
from aligntrans.report import terminal
from aligntrans.writing import Written
from support.briefs import brief, pair

FSI, PDI = "\u2068", "\u2069"


@pytest.fixture(autouse=True)
def _plain(monkeypatch):
    for name in ("FORCE_COLOR", "COLUMNS", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)


def test_foreign_text_is_isolated_and_english_is_not(capsys):
    terminal.table(brief())
    shown = capsys.readouterr().out

    assert f"{FSI}هطل المطر يوم الاثنين.{PDI}" in shown
    assert "│ It rained on Monday." in shown


def test_a_long_text_is_cut_and_a_missing_one_is_a_dash(capsys):
    terminal.table(pair("rain " * 99 + "rain", "مطر"))
    assert "…" in capsys.readouterr().out
    terminal.table(brief())
    assert " — │" in capsys.readouterr().out


def test_the_worst_are_the_least_certain_in_the_order_of_the_source(capsys):
    terminal.table(brief(), worst=1)
    shown = capsys.readouterr().out

    assert shown.startswith("The 1 least certain of 2 units")
    assert brief().beads[0].id in shown
    assert brief().beads[1].id not in shown


def test_a_summary_counts_and_goes_to_standard_error(capsys, tmp_path):
    terminal.summary(brief(), [Written(tmp_path / "موجز.po", 2, {"no Farsi text": 1})])
    out, err = capsys.readouterr()

    assert out == ""
    assert "aligned en brief.en.html (3 segments), ar brief.ar.html (2 segments), fa brief.fa.html (2 segm" in err
    assert "1 units in all languages, 1 in some only; 0 of 1 with confidence 0.9 or more" in err
    assert err.endswith(f"{FSI}{tmp_path}/موجز.po{PDI}: 2 units; left out: 1 no Farsi text\n")


def explained(capsys, quality, **fields):
    documents = (Document.from_segments("en", ["Rain."]), Document.from_segments("fa", ["باران."]))
    alignment = Alignment(documents, (Bead((Span(0, 1), Span(0, 1)), quality),), signature="by hand", **fields)
    terminal.explanation(alignment, next(alignment.units()))
    return capsys.readouterr().out


def test_reasons_are_listed_by_what_they_add(capsys):
    reasons = {"against": -2.5, "weak": 0.01, "for": 2, "nothing": 0.001}
    shown = explained(capsys, Quality(0.5, 0.4, reasons))

    places = [shown.index(part) for part in ("for ", "+2.00", "weak", "+0.01", "against", "-2.50")]
    assert places == sorted(places)
    assert "nothing" not in shown
    assert "made by by hand" in shown
    assert "Next best" not in shown
    assert "uncalibrated" not in shown


def test_the_next_best_bead_is_named(capsys):
    shown = explained(capsys, Quality(0.8, rival="2-1 with the next sentence, .12[b]\x1b"))

    assert "\nNext best: 2-1 with the next sentence, .12[b]\\x1b\n" in shown


def test_uncalibrated_confidence_is_called_so_wherever_it_is_shown(capsys, tmp_path):
    assert "Confidence is uncalibrated here" in explained(capsys, Quality(0.8), calibrated=False)
    uncalibrated = brief(calibrated=False)
    terminal.table(uncalibrated)
    assert capsys.readouterr().out.splitlines()[0].rstrip() == "2 units, confidence uncalibrated"
    terminal.summary(uncalibrated, [])
    (line,) = [line for line in capsys.readouterr().err.splitlines() if "calibrated" in line]
    assert line == (
        "aligntrans: confidence is uncalibrated, good for ordering units only: it was fitted with the aligner in the"
        " package"
    )
    terminal.summary(brief(), [])
    assert "uncalibrated" not in capsys.readouterr().err


def test_a_threshold_is_said_with_what_it_leaves_and_promises(capsys):
    units = pair("Rain.", "مطر.", confidence=0.6)
    terminal.kept(units, Threshold(0.5, 0.98765, 1000))
    assert capsys.readouterr().err == (
        "aligntrans: 1 of 1 units (100%) have confidence 0.5 or more: in cross-validation at least 0.9876 of such beads"
        " were right\n"
    )
    terminal.kept(replace(units, calibrated=False), Threshold(0.9, 0.98765, 1000))
    first, second = capsys.readouterr().err.splitlines()
    assert first == "aligntrans: 0 of 1 units (0%) have confidence 0.9 or more"
    assert second.startswith("aligntrans: --target-precision promises nothing here: confidence is uncalibrated, it was")


def test_a_null_bead_and_a_bead_without_reasons_are_told_apart(capsys):
    whole, null = brief().units()
    terminal.explanation(brief(), null)
    assert "A null bead: leaving it alone scored better" in capsys.readouterr().out
    terminal.explanation(brief(), whole)
    assert "The file gives no reasons for this bead." in capsys.readouterr().out
    finer = next(brief().pair("en", "fa").units())
    terminal.explanation(brief(), finer)
    assert "The file gives no reasons for this bead." in capsys.readouterr().out


def test_markup_in_a_file_is_text(capsys):
    documents = (Document.from_segments("en", ["[red]Rain.[/red]"], "[b]"), Document.from_segments("xx", ["Aua."]))
    alignment = Alignment(documents, (Bead((Span(0, 1), Span(0, 1)), id="[i]x"),), signature="[u]")

    terminal.table(alignment)
    terminal.explanation(alignment, next(alignment.units()))
    shown = capsys.readouterr().out
    for text in ("[red]Rain.[/red]", "[b]", "[i]x", "Aua."):
        assert text in shown

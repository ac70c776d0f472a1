"""Thresholds: what is left out of files, what is promised, and where no promise holds."""

from __future__ import annotations

import json

import polib
import pytest
from lxml import etree

from aligntrans import calibration

EASY = 0.9
"""A precision that some confidence is known to reach."""


def tus(path):
    return list(etree.parse(path).iter("tu"))


def confidence(tu):
    return float(tu.findtext("prop[@type='x-confidence']"))


def median(aligned):
    """A confidence that about half of the units reach, and not all."""
    values = sorted(bead["confidence"] for bead in json.loads(aligned)["beads"])
    return next(value for value in values[len(values) // 2 :] if value > values[0])


def test_units_below_the_least_confidence_are_left_out_and_counted(tmp_path, worked, alignment, aligned):
    least = median(aligned)
    said = worked("export", alignment, "-o", "o.tmx", "--min-confidence", str(least)).err
    worked("export", alignment, "-o", "all.tmx")
    beads = [bead for bead in json.loads(aligned)["beads"] if sum(end > start for start, end in bead["spans"]) > 1]
    low = sum(bead["confidence"] < least for bead in beads)

    assert low > 0
    assert len(tus(tmp_path / "o.tmx")) == len(beads) - low
    assert all(confidence(tu) >= round(least, 4) for tu in tus(tmp_path / "o.tmx"))
    assert f"{len(beads) - low} units; left out: {low} confidence below {least:g}" in said
    assert len(tus(tmp_path / "all.tmx")) == len(beads)


def test_align_leaves_out_what_export_leaves_out_and_the_alignment_file_is_whole(tmp_path, worked, briefs, aligned):
    least = str(median(aligned))
    worked("align", *briefs, "-o", "a.json", "-o", "a.tmx", "-o", "a.po", "--min-confidence", least)
    worked("export", "a.json", "-o", "b.tmx", "-o", "b.po", "-o", "b.json", "--min-confidence", least)

    for end in (".tmx", ".ar.po", ".fa.po", ".json"):
        assert (tmp_path / f"a{end}").read_bytes() == (tmp_path / f"b{end}").read_bytes()
    assert (tmp_path / "a.json").read_bytes() == aligned


def test_a_po_file_is_sifted_too(tmp_path, worked, alignment):
    worked("export", alignment, "-o", "o.po", "--min-confidence", "1")
    worked("export", alignment, "-o", "all.po")

    few, every = (len(polib.pofile(str(tmp_path / f"{name}.ar.po"))) for name in ("o", "all"))
    assert few < every


@pytest.mark.parametrize("command", ["align", "export"])
def test_a_precision_asked_for_takes_a_threshold_and_says_which(tmp_path, worked, briefs, alignment, command):
    found = calibration.threshold(EASY, "sentence")
    inputs = briefs if command == "align" else [alignment]
    said = worked(command, *inputs, "-o", "o.tmx", "--target-precision", str(EASY)).err

    assert f"have confidence {found.confidence:g} or more: in cross-validation at least 0.9" in said
    assert "promises nothing" not in said
    assert all(confidence(tu) >= found.confidence for tu in tus(tmp_path / "o.tmx"))
    assert f"{len(tus(tmp_path / 'o.tmx'))} of " in said


def test_a_precision_that_no_confidence_reaches_is_refused_before_anything_is_read(refused):
    said = refused("align", "no.en.txt", "no.fa.txt", "--target-precision", "1")
    assert said.startswith("no confidence promises a precision of 1: the best is 0.")
    assert said.endswith("or more; ask for less.")


def test_the_best_that_can_be_had_can_be_had(worked, alignment, refused):
    said = refused("export", alignment, "-o", "o.tmx", "--target-precision", "1")
    best = said.split("the best is ")[1].split(",")[0]

    assert f"at least {best} " in worked("export", alignment, "-o", "o.tmx", "--target-precision", best).err


def test_an_uncalibrated_alignment_says_so_once_and_in_its_files(tmp_path, worked, briefs):
    outputs = ("-o", "o.json", "-o", "o.tmx", "-o", "o.po")
    said = worked("align", *briefs, *outputs, "--encoder", "none").err

    (line,) = [line for line in said.splitlines() if "calibrated" in line]
    assert line == (
        "aligntrans: confidence is uncalibrated, good for ordering units only: it was fitted with the encoder in the"
        " package"
    )
    assert json.loads((tmp_path / "o.json").read_text("utf-8"))["calibrated"] is False
    note = "Confidence is uncalibrated: it orders units, but is no probability."
    assert etree.parse(tmp_path / "o.tmx").findtext("header/note") == note
    assert polib.pofile(str(tmp_path / "o.ar.po")).header == note


def test_a_calibrated_alignment_says_nothing_of_it(tmp_path, worked, alignment):
    said = worked("export", alignment, "-o", "o.tmx", "-o", "o.po").err

    assert "calibrated" not in said
    assert b"calibrated" not in (tmp_path / "o.tmx").read_bytes() + (tmp_path / "o.ar.po").read_bytes()


def test_an_uncalibrated_alignment_is_promised_nothing(worked, briefs):
    worked("align", *briefs, "-o", "o.json", "--encoder", "none", "-q")
    said = worked("export", "o.json", "-o", "o.tmx", "--target-precision", str(EASY)).err

    (warning,) = [line for line in said.splitlines() if "promises nothing" in line]
    assert warning == (
        "aligntrans: --target-precision promises nothing here: confidence is uncalibrated, it was fitted with the"
        " encoder in the package"
    )
    assert "in cross-validation" not in said
    quiet = worked("export", "o.json", "-o", "o.tmx", "--target-precision", str(EASY), "-q")
    assert quiet.err == ""


@pytest.mark.parametrize("command", ["align", "export"])
def test_both_options_are_wrong_use(misused, briefs, alignment, command):
    inputs = briefs if command == "align" else [alignment]
    both = ("--min-confidence", ".5", "--target-precision", ".9")

    assert "say the same thing twice; give one of them" in misused(command, *inputs, "-o", "o.tmx", *both)


@pytest.mark.parametrize("option", ["--min-confidence", "--target-precision"])
@pytest.mark.parametrize("value", ["1.5", "-1", "99%"])
def test_what_is_no_share_is_wrong_use(misused, briefs, option, value):
    assert f"Invalid value for '{option}'" in misused("align", *briefs, option, value)


def test_an_aligner_that_takes_no_encoder_is_given_none(worked, briefs):
    said = worked("align", *briefs[:2], "-o", "o.tmx", "--aligner", "reference").err

    assert "uncalibrated, good for ordering units only: it was fitted with the aligner in the package" in said

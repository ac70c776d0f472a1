"""Learning from memories as a person types it, and aligning with what was learnt."""

from __future__ import annotations

import json
import random
import subprocess
import sys

import pytest

from support import memories


@pytest.fixture
def memory(tmp_path):
    """Name of a memory in the test's folder."""
    (tmp_path / "old.tmx").write_bytes(memories.memory())
    return "old.tmx"


@pytest.fixture(scope="session")
def learnt(tmp_path_factory):
    """A model, learnt once by the program itself."""
    folder = tmp_path_factory.mktemp("learnt")
    (folder / "old.tmx").write_bytes(memories.memory())
    command = [sys.executable, "-m", "aligntrans", "adapt", "--from", "old.tmx", "-o", "house.atm", "-q"]
    subprocess.run(command, cwd=folder, check=True)
    return (folder / "house.atm").read_bytes()


@pytest.fixture
def model(tmp_path, learnt):
    """Name of a model in the test's folder."""
    (tmp_path / "house.atm").write_bytes(learnt)
    return "house.atm"


def test_a_model_is_written_and_what_was_read_and_learnt_is_said(tmp_path, worked, memory, learnt):
    said = worked("adapt", "--from", memory, "-o", "house.atm")

    assert (tmp_path / "house.atm").read_bytes() == learnt
    assert said.out == ""
    assert f"read {len(memories.pairs())} units, in pairs: {len(memories.pairs())} en-ar" in said.err
    assert "found their translation" in said.err
    assert "wrote house.atm" in said.err


def test_the_model_does_not_hang_on_how_many_threads_there_are(tmp_path, worked, memory):
    for threads in ("1", "2"):
        worked("adapt", "--from", memory, "-o", f"{threads}.atm", "-q", OPENBLAS_NUM_THREADS=threads)

    assert (tmp_path / "1.atm").read_bytes() == (tmp_path / "2.atm").read_bytes()


def test_quiet_says_nothing(worked, memory):
    assert worked("adapt", "--from", memory, "-o", "house.atm", "-q").err == ""


def test_show_prints_the_terms(worked, model):
    shown = worked("adapt", "--show", model).out

    assert "norvex" in shown
    assert "الصقر" in shown


def test_align_uses_a_model_and_its_signature_names_it(tmp_path, worked, model):
    for language, side in (("en", 0), ("ar", 1)):
        text = "\n".join(pair[side] for pair in memories.pairs()[:40])
        (tmp_path / f"guide.{language}.txt").write_text(text, "utf-8")
    files = "guide.en.txt", "guide.ar.txt"
    worked("align", *files, "--model", model, "--segmenter", "lines", "-o", "a.json")
    found = json.loads((tmp_path / "a.json").read_bytes())

    assert "+adapted:" in found["signature"]
    assert [bead["spans"] for bead in found["beads"]] == [[[n, n + 1], [n, n + 1]] for n in range(40)]


def test_a_memory_that_teaches_nothing_is_refused_and_nothing_is_written(tmp_path, refused):
    rows = memories.pairs()
    others = random.Random(5).sample(rows, len(rows))
    shuffled = [{"en": english, "ar": arabic} for (english, _), (_, arabic) in zip(rows, others, strict=True)]
    (tmp_path / "bad.tmx").write_bytes(memories.tmx(shuffled))

    assert refused("adapt", "--from", "bad.tmx", "-o", "house.atm", "-q").startswith("bad.tmx: the texts of a unit")


def test_memories_in_other_languages_are_refused_with_what_they_hold(tmp_path, refused):
    (tmp_path / "de.tmx").write_bytes(memories.tmx([{"en": "A river.", "de": "Ein Fluss."}]))
    line = refused("adapt", "--from", "de.tmx", "-o", "house.atm")

    assert "nothing to learn from (1 in other languages)" in line


def test_a_model_for_another_encoder_and_what_is_no_model_are_refused(tmp_path, refused, memory, model):
    (tmp_path / "a.en.txt").write_text("A river.", "utf-8")
    (tmp_path / "a.ar.txt").write_text("نهر.", "utf-8")

    assert "no model of aligntrans" in refused("align", "a.en.txt", "a.ar.txt", "--model", memory)
    assert "can be adapted" in refused("align", "a.en.txt", "a.ar.txt", "--model", model, "--encoder", "e5")
    assert "no such file" in refused("adapt", "--show", "none.atm")
    assert "would be overwritten" in refused("adapt", "--from", memory, "-o", memory)
    assert "no memory that can be read ends in '.atm'" in refused("adapt", "--from", model, "-o", "new.atm")


@pytest.mark.parametrize(
    "arguments", [(), ("--from", "old.tmx"), ("-o", "house.atm"), ("--show", "house.atm", "--from", "old.tmx")]
)
def test_wrong_use_says_how_it_is_used(misused, arguments):
    misused("adapt", *arguments)


def test_a_pair_that_is_no_pair_is_wrong_use(misused, memory):
    assert "en-ar" in misused("adapt", "--from", memory, "-o", "house.atm", "--pair", "english")

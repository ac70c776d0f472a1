"""`scripts/fit_lattice.py` on two small documents made here, so that it keeps running, and the documents it makes."""

from __future__ import annotations

import importlib
import json
import random
import sys
from pathlib import Path

import pytest

from aligntrans.aligners.features import ENCODER_FEATURES, FEATURES, NULL_FEATURES, SUPPORT_FEATURES, WORD_FEATURES
from aligntrans.aligners.weights import Weights
from aligntrans.model import Level
from support import tiny_models

SCRIPTS = Path(__file__).parents[2] / "scripts"
TAGS = ("en", "ar", "fa")
WORDS = {
    "en": ["river", "rain", "farmer", "minister", "city", "market", "road", "water", "school", "winter"],
    "ar": ["نهر", "مطر", "مزارع", "وزير", "مدينة", "سوق", "طريق", "ماء", "مدرسة", "شتاء"],
    "fa": ["رود", "باران", "کشاورز", "وزیر", "شهر", "بازار", "راه", "آب", "مدرسه", "زمستان"],
}
ENDS = {"en": ".?", "ar": ".؟", "fa": ".؟"}


def sentences(tag, seed, size):
    """Sentences that are as long, hold the same numbers and end alike in every language, and mean nothing."""
    rng = random.Random(seed)
    found = []
    for _ in range(size):
        words = [rng.choice(range(10)) for _ in range(rng.randint(3, 9))]
        number = f" {rng.randint(2, 3000)}" if rng.random() < 0.6 else ""
        found.append(" ".join(WORDS[tag][word] for word in words) + number + ENDS[tag][rng.random() < 0.2])
    return found


@pytest.fixture(scope="module")
def loaded():
    """Loads a script, which finds its neighbours, and forgets both afterwards."""
    before = set(sys.modules)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(SCRIPTS)
        yield importlib.import_module
    for name in set(sys.modules) - before & {path.stem for path in SCRIPTS.glob("*.py")}:
        del sys.modules[name]


@pytest.fixture(scope="module")
def script(loaded):
    pytest.importorskip("scipy", reason="scripts/fit_lattice.py needs SciPy")
    module = loaded("fit_lattice")
    module.MOST_STEPS, module.FIT_SEEDS, module.TEST_SEEDS = 6, ("fit",), ("test",)
    return module


@pytest.fixture(scope="module")
def documents(loaded):
    return loaded("mn_documents")


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """Two documents of sentences, two of blocks."""
    folder = tmp_path_factory.mktemp("data")
    (folder / "dev").mkdir()
    types = ["h2", "p", "li", "blockquote", "td", "p"]
    for name, more in (("tico19", {}), ("docs_parallel", {"types": types * 3})):
        rows = [{"doc": str(seed), **{tag: sentences(tag, seed, 18) for tag in TAGS}, **more} for seed in (1, 2)]
        (folder / "dev" / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return folder


def weights_in(path):
    table = json.loads(path.read_text("utf-8"))
    return {
        (level, name): Weights(found["features"], found["types"], found["nulls"], table["signature"])
        for level, sets in table["weights"].items()
        for name, found in sets.items()
    }


def run(script, monkeypatch, *arguments):
    monkeypatch.setattr(sys, "argv", ["fit_lattice.py", *map(str, arguments)])
    script.main()


def test_what_it_writes_is_what_the_aligner_reads_and_the_same_twice(script, data, tmp_path, monkeypatch, capsys):
    for name in ("one.json", "two.json"):
        run(script, monkeypatch, data, "--out", tmp_path / name)

    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    found = weights_in(tmp_path / "one.json")
    assert {(str(level), name) for level in Level for name in ("plain", "plain+support")} <= set(found)
    assert capsys.readouterr().out.count(found["sentence", "plain"].signature) == 2
    for level in Level:
        plain, heard = found[level, "plain"], found[level, "plain+support"]
        assert set(plain.features) <= set(FEATURES)
        assert set(plain.nulls) <= set(NULL_FEATURES)
        assert plain.features["numbers-shared"] > 0
        assert not any(plain.features.get(name) for name in (*SUPPORT_FEATURES, *ENCODER_FEATURES, *WORD_FEATURES))
        assert any(heard.features.get(name) for name in SUPPORT_FEATURES)


def test_with_encoders_it_fits_all_sets_of_weights(script, data, tmp_path, monkeypatch):
    encoder = tiny_models.static(tmp_path)

    run(script, monkeypatch, data, "--encoder", encoder, "--blocks-encoder", encoder, "--out", tmp_path / "all.json")

    found = weights_in(tmp_path / "all.json")
    assert set(found) == {(str(level), name) for level in Level for name in script.SETS}
    for level in Level:
        assert found[level, "coarse"].count == script.COARSE_TYPES
        assert any(found[level, "meaning"].features.get(name) for name in ENCODER_FEATURES)
        assert not any(found[level, "meaning"].features.get(name) for name in WORD_FEATURES)
        assert any(found[level, "words"].features.get(name) for name in WORD_FEATURES)


def test_cross_validation_prints_figures_of_every_pair_and_writes_what_confidence_is_worth(
    script, data, tmp_path, monkeypatch, capsys
):
    run(script, monkeypatch, data, "--cross-validate", "--calibration", tmp_path / "calibration.json")

    rows = [line.split(" ", 3) for line in capsys.readouterr().out.splitlines()]
    wanted = {
        (str(level), name, pair)
        for level in Level
        for name in ("plain", "plain+support")
        for pair in ("ar-fa", "en-ar", "en-fa")
    }
    assert wanted <= {tuple(row[:3]) for row in rows}
    assert all(0 <= json.loads(row[3])["f1"] <= 1 for row in rows)
    found = json.loads((tmp_path / "calibration.json").read_text("utf-8"))
    assert set(found["levels"]) == {str(level) for level in Level}


def test_gold_beads_are_the_groups_that_share_an_original(documents):
    first, second = [[0], [1, 2], [4]], [[0, 1], [2], [3], [4]]

    assert documents.gold_beads(first, second) == [((0, 1), (0, 1)), ((), (2,)), ((2,), (3,))]


def test_nothing_is_dropped_in_all_languages_or_joined_over_a_gap(documents):
    dropped = documents.drops(random.Random(4), 300, 0.1)

    assert all(dropped.values())
    assert not set.intersection(*dropped.values())
    for piece in documents.joined(random.Random(5), 300, dropped["en"], 0.3):
        assert piece == list(range(piece[0], piece[-1] + 1))
        assert not dropped["en"] & set(piece)


@pytest.mark.parametrize("seed", range(20))
def test_documents_that_are_made_hold_the_pieces_that_the_gold_is_about(documents, seed):
    rows, others = ({tag: sentences(tag, number, 30) for tag in TAGS} for number in (seed, 99))

    made, pieces = documents.sentence_documents(rows, random.Random(seed), blocks=bool(seed % 2), others=others)

    for tag in TAGS:
        assert len(made[tag].segments) == len(pieces[tag])
        own = {number for piece in pieces[tag] for number in piece if number < documents.FOREIGN}
        held = " ".join(segment.text for segment in made[tag].segments)
        assert all(rows[tag][number] in held for number in own)
    for first, second in (("en", "ar"), ("ar", "fa")):
        gold = documents.gold_beads(pieces[first], pieces[second])
        assert sorted(place for bead in gold for place in bead[0]) == list(range(len(pieces[first])))
        assert sorted(place for bead in gold for place in bead[1]) == list(range(len(pieces[second])))

"""`scripts/fit_lattice.py` on two small documents made here, so that it keeps running."""

from __future__ import annotations

import importlib.util
import json
import random
import sys
from pathlib import Path

import pytest

from aligntrans.aligners.features import NULL_FEATURES
from aligntrans.aligners.weights import Weights
from aligntrans.model import Level

SCRIPT = Path(__file__).parents[2] / "scripts" / "fit_lattice.py"
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
def script():
    pytest.importorskip("scipy", reason="scripts/fit_lattice.py needs SciPy")
    spec = importlib.util.spec_from_file_location("fit_lattice", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    sys.modules["fit_lattice"] = module  # where dataclasses look for the module that they are in
    spec.loader.exec_module(module)
    module.MOST_STEPS = 8
    yield module
    del sys.modules["fit_lattice"]


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
        name: Weights(found["features"], found["types"], found["nulls"], table["signature"])
        for name, found in table["weights"].items()
    }


def run(script, monkeypatch, *arguments):
    monkeypatch.setattr(sys, "argv", ["fit_lattice.py", *map(str, arguments)])
    script.main()


def test_what_it_writes_is_what_the_aligner_reads_and_the_same_twice(script, data, tmp_path, monkeypatch, capsys):
    for name in ("one.json", "two.json"):
        run(script, monkeypatch, data, "--out", tmp_path / name)

    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    found = weights_in(tmp_path / "one.json")
    assert set(found) == {str(level) for level in Level}
    assert capsys.readouterr().out.count(found["sentence"].signature) == 2
    for weights in found.values():
        assert set(weights.nulls) == set(NULL_FEATURES)
        assert weights.features["support"] > 0
        assert weights.features["numbers-shared"] > 0


def test_cross_validation_prints_figures_of_every_pair(script, data, monkeypatch, capsys):
    run(script, monkeypatch, data, "--cross-validate")

    printed = capsys.readouterr().out
    assert printed.count("'en-ar'") == printed.count("'ar-fa'") == 4
    assert "f1" in printed


def test_gold_beads_are_the_groups_that_share_an_original(script):
    first, second = [[0], [1, 2], [4]], [[0, 1], [2], [3], [4]]

    assert script.gold_beads(first, second) == [((0, 1), (0, 1)), ((), (2,)), ((2,), (3,))]


def test_nothing_is_dropped_in_two_languages_or_joined_over_a_gap(script):
    dropped = script.drops(random.Random(4), 300, 0.1)

    assert all(dropped.values())
    assert not dropped["en"] & dropped["ar"]
    assert not dropped["ar"] & dropped["fa"]
    for piece in script.joined(random.Random(5), 300, dropped["en"], 0.3):
        assert piece == list(range(piece[0], piece[-1] + 1))
        assert not dropped["en"] & set(piece)

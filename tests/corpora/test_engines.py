"""`scripts/bench/engines.py` and what it is made of, on small documents made here, so that it keeps running."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from aligntrans.evaluate import evaluate
from aligntrans.model import Alignment, Bead, Document, Span
from aligntrans.store import load_gold

SCRIPTS = Path(__file__).parents[2] / "scripts" / "bench"
MODULES = ("engine_texts", "engine_job", "engines")
TAGS = ("en", "ar", "fa")
WORDS = {
    "en": ["river", "rain", "farmer", "minister", "city", "market", "road", "water"],
    "ar": ["نهر", "مطر", "مزارع", "وزير", "مدينة", "سوق", "طريق", "ماء"],
    "fa": ["رود", "باران", "کشاورز", "وزیر", "شهر", "بازار", "راه", "آب"],
}


@pytest.fixture(scope="module")
def scripts():
    sys.path.insert(0, str(SCRIPTS))
    try:
        yield SimpleNamespace(**{name: importlib.import_module(name) for name in MODULES})
    finally:
        sys.path.remove(str(SCRIPTS))
        for name in MODULES:
            sys.modules.pop(name, None)


def text(tag, number):
    words = [WORDS[tag][(number * step + number) % 8] for step in range(1, 3 + number % 5)]
    return f"{' '.join(words)} {number * 7}."


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Two files of 24 originals; Arabic joins originals 3 and 4, Farsi has no original 10."""
    made = tmp_path_factory.mktemp("mn")
    for file in (0, 1):
        pieces = {tag: [[number] for number in range(24)] for tag in TAGS}
        pieces["ar"][3:5] = [[3, 4]]
        del pieces["fa"][10]
        for tag, of_tag in pieces.items():
            lines = [" ".join(text(tag, 24 * file + number) for number in piece) for piece in of_tag]
            (made / f"00{file}.{tag}").write_text("\n".join(lines) + "\n", "utf-8")
        for a, b, gold in (
            ("en", "ar", ["[3,4]:[3]" if n == 3 else f"[{n}]:[{n - (n > 4)}]" for n in range(24) if n != 4]),
            ("en", "fa", ["[10]:[]" if n == 10 else f"[{n}]:[{n - (n > 10)}]" for n in range(24)]),
            ("ar", "fa", ["[3]:[3,4]" if n == 3 else fa_line(n) for n in range(23)]),
        ):
            (made / f"00{file}.{a}-{b}.gold").write_text("\n".join(gold) + "\n", "utf-8")
    return made


def fa_line(ar):
    original = ar + (ar > 3)
    return f"[{ar}]:[]" if original == 10 else f"[{ar}]:[{original - (original > 10)}]"


def test_gold_tiles_the_documents_that_it_is_about(scripts, folder):
    for languages in scripts.engines.PAIRS:
        for pair in scripts.engine_texts.pairs_in(folder, languages):
            assert [i for a, b, _, _ in pair.gold for i in range(a, b)] == list(range(len(pair.first)))
            assert [j for _, _, c, d in pair.gold for j in range(c, d)] == list(range(len(pair.second)))


@pytest.mark.parametrize("line", ["[5]:[5]", "[0]:[0,2]"])
def test_gold_that_leaves_out_a_segment_is_refused(scripts, folder, tmp_path, line):
    for path in folder.glob("000.*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    gold = tmp_path / "000.en-ar.gold"
    gold.write_text(line + "\n" + gold.read_text("utf-8"), "utf-8")

    with pytest.raises(ValueError, match="does not follow"):
        list(scripts.engine_texts.pairs_in(tmp_path, ("en", "ar")))


def test_gold_that_ends_early_is_refused(scripts, folder, tmp_path):
    for path in folder.glob("000.*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "000.en-ar.gold").write_text("[0]:[0]\n", "utf-8")

    with pytest.raises(ValueError, match="does not hold every segment"):
        list(scripts.engine_texts.pairs_in(tmp_path, ("en", "ar")))


def test_long_documents_are_made_of_beads_of_the_folder_and_are_the_same_twice(scripts, folder):
    texts = scripts.engine_texts
    short = list(texts.pairs_in(folder, ("en", "ar")))
    known = {(tuple(p.first[a:b]), tuple(p.second[c:d])) for p in short for a, b, c, d in p.gold}

    made = texts.long_pair(short, 300)

    assert 300 <= len(made.first) <= 303
    assert {(tuple(made.first[a:b]), tuple(made.second[c:d])) for a, b, c, d in made.gold} == known
    assert made == texts.long_pair(short, 300)
    assert made.first[:48] != made.first[48:96]


def test_nothing_long_is_made_of_nothing(scripts):
    with pytest.raises(ValueError, match="no documents"):
        scripts.engine_texts.long_pair([], 10)


def test_the_first_files_are_taken_until_there_is_enough(scripts, folder):
    pairs = list(scripts.engine_texts.pairs_in(folder, ("en", "ar")))

    assert scripts.engine_texts.least(pairs, 24) == pairs[:1]
    assert scripts.engine_texts.least(pairs, 25) == pairs
    assert scripts.engine_texts.least(pairs, 1000) == pairs


def test_links_that_share_a_segment_make_one_bead(scripts):
    links = [(0, 0), (1, 1), (1, 2), (3, 4), (2, 4), (5, 5)]

    assert scripts.engine_job.grouped(links) == [(0, 1, 0, 1), (1, 2, 1, 3), (2, 4, 4, 5), (5, 6, 5, 6)]


def test_strict_f1_is_what_evaluate_says(scripts, folder):
    pair = next(scripts.engine_texts.pairs_in(folder, ("en", "ar")))
    documents = (Document.from_segments("en", pair.first), Document.from_segments("ar", pair.second))
    beads = [(n, n + 1, n, n + 1) for n in range(23)] + [(23, 24, 23, 23)]
    spans = [Bead((Span(a, b), Span(c, d))) for a, b, c, d in beads]
    gold = load_gold((folder / "000.en-ar.gold").read_bytes())
    found, right = scripts.engine_job.full(beads), scripts.engine_job.full(pair.gold)
    counts = {"en-ar": [len(found & right), len(found), len(right)]}

    f1 = scripts.engines.Outcome(None, {"counts": counts}).f1("en-ar")

    assert 0 < f1 < 1
    assert f1 == pytest.approx(evaluate(Alignment(documents, spans), gold, pair=("en", "ar"))[0].strict.f1)


@pytest.mark.parametrize(
    ("points", "size", "expected"),
    [
        ([(100, 2.0)], 1000, 20.0),
        ([(1000, 20.0), (100, 2.0)], 10_000, 200.0),
        ([(100, 2.0), (1000, 200.0)], 10_000, 20_000.0),
        ([(100, 2.0), (1000, 2000.0)], 10_000, 200_000.0),
        ([(100, 2.0), (1000, 3.0)], 10_000, 30.0),
        ([(140, 2.0), (150, 9.0)], 1500, 90.0),
    ],
    ids=["one", "linear", "square", "no faster than the square", "no slower than the size", "too close to tell"],
)
def test_time_goes_on_growing_as_it_did(scripts, points, size, expected):
    assert scripts.engines.predicted(points, size) == pytest.approx(expected)


def test_durations_are_in_the_unit_that_fits(scripts):
    words = [scripts.engines.duration(seconds) for seconds in (40, 119, 600, 7200, 400_000)]

    assert words == ["40 s", "119 s", "10 minutes", "2 hours", "5 days"]


class Slow:
    """An encoder that counts what it is asked."""

    signature, is_additive, languages = "slow", False, None

    def __init__(self):
        self.calls = 0

    def encode(self, texts, language):
        self.calls += 1
        return np.ones((len(texts), 2), np.float32)


def test_a_slow_encoder_is_asked_once_and_counted_every_time(scripts):
    meter = scripts.engine_job.Meter(Slow())
    first = meter.encode(["a", "b"], "en")
    once = meter.spent.wall
    first[:] = 7

    again = meter.encode(["a", "b"])

    assert meter.encoder.calls == 1
    assert (again == 1).all()
    assert meter.spent.wall == pytest.approx(2 * once)
    assert meter.spared.wall == pytest.approx(once)


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize("name", ["aligntrans", "aligntrans-none", "sentweave", "galechurch", "nltk"])
def test_every_engine_is_counted_on_every_pair(scripts, folder, name):
    if not name.startswith("aligntrans"):
        pytest.importorskip(name, reason=f"{name} comes with the extra bench")
    job = scripts.engine_job.Job(name, str(folder), scripts.engines.PAIRS, at_least=23)

    found = scripts.engine_job.run(job)

    assert found["pairs"] == 3
    assert found["segments"] == 2 * (24 + 23 + 23)
    assert {pair: gold for pair, (_, _, gold) in found["counts"].items()} == {"en-ar": 23, "en-fa": 23, "ar-fa": 22}
    assert all(right <= min(beads, gold) and beads for right, beads, gold in found["counts"].values())
    assert found["wall"] > 0
    assert (found["encoding"] > 0) == (name in {"aligntrans", "sentweave"})


def test_tables_are_printed_and_what_would_take_too_long_is_told(scripts, folder, capsys):
    def run(job, _):
        size = job.size or 24
        figures = {
            "counts": {"-".join(pair): [size // 24, 100, 100] for pair in job.pairs},
            "wall": (0.01 if job.engine == "aligntrans" else 1.0) * size / 24 * len(job.pairs),
            "cpu": 0.01,
            "encoding": 0.001,
            "segments": 2 * size * len(job.pairs),
            "pairs": len(job.pairs),
            "base": 20.0,
            "peak": 120.0,
        }
        return scripts.engines.Outcome(job, figures)

    asked = ["--mn", str(folder), "--parts", "all,long", "--sizes", "2400,240", "--minutes", "1"]
    args = scripts.engines.arguments([*asked, "--engines", "galechurch,aligntrans"])

    scripts.engines.compare(args, run)

    rows = [line.split(" | ") for line in capsys.readouterr().out.splitlines() if line.startswith("| ")]
    bodies = [row for row in rows if row[0] not in {"| engine", "| ---"}]
    assert [row[0] for row in bodies] == ["| aligntrans", "| galechurch"] * 3
    assert [row[3] for row in bodies[2:]] == ["0.100", "0.100", "1.000", "not run (about 100 s)"]
    assert [row[4] for row in bodies[2:5]] == ["0.1", "10.0", "1.0"]
    assert bodies[1][-1] == "100 |"
    assert len({len(row) for row in rows[:4]}) == 1


def test_a_job_that_fails_leaves_its_reason(scripts, folder):
    engines = scripts.engines
    job = scripts.engine_job.Job("aligntrans", str(folder / "absent"), (("en", "ar"),), size=10)

    assert engines.run(job, 1).failure == "there are no documents to make a long one of"


@pytest.mark.parametrize(
    ("talk", "expected"),
    [
        ("Traceback\nnumpy._ArrayMemoryError: no\n", "out of memory"),
        ("memory allocation of 9926299262 bytes failed\nstack backtrace:\n", "out of memory"),
        ("Traceback\nerrors.AlignmentError: too many pieces; split the documents.\n", "too many pieces"),
        ("Killed\n", "Killed"),
        ("", ""),
    ],
)
def test_a_reason_is_short(scripts, talk, expected):
    assert scripts.engines.reason(talk) == expected


def test_a_job_survives_its_way_to_another_process(scripts, folder):
    job = scripts.engine_job.Job("nltk", str(folder), (("en", "ar"), ("ar", "fa")), 5, 0, 2.5)

    assert scripts.engine_job.Job.of(json.dumps(scripts.engines.asdict(job))) == job

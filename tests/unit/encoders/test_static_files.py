"""The files of the static encoder: shipped, checked, replaced in part, named by what is in them."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import numpy as np
import pytest

from aligntrans.encoders.pieces import FILES, SHIPPED
from aligntrans.encoders.static import StaticEncoder
from aligntrans.errors import ReadError
from support import tiny_models

ROOT = Path(__file__).parents[3]
MOST = 12_000_000
"""Bytes that the model may take."""


@pytest.fixture
def folder(tmp_path):
    return tiny_models.static(tmp_path)


def rows(ids, vectors):
    return np.array(ids, np.int32), np.array(vectors, np.float32)


def row(encoder, word):
    return encoder.encode([word], "en")[0]


def piece(encoder, word):
    """The number of the one piece that a word is."""
    (found,) = encoder._words.pieces.processor.encode(word)
    return found


# What is shipped ---------------------------------------------------------------------------------------------------


def test_the_model_is_small():
    assert sum(path.stat().st_size for path in SHIPPED.rglob("*")) < MOST


def test_the_wheel_holds_the_model_as_it_lies_in_the_package(tmp_path):
    wheel = pytest.importorskip("hatchling.builders.wheel", reason="hatchling is not installed")
    (built,) = wheel.WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    with zipfile.ZipFile(built) as archive:
        names = archive.namelist()
        for path in SHIPPED.iterdir():
            name = f"aligntrans/encoders/model/{path.name}"
            assert name in names
            assert archive.getinfo(name).file_size == path.stat().st_size
    assert {path.name for path in SHIPPED.iterdir()} >= set(FILES)
    assert Path(built).stat().st_size < MOST


# What is missing or broken -------------------------------------------------------------------------------------------


def test_an_encoder_reads_nothing_before_it_is_asked():
    assert StaticEncoder("no folder").is_additive


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named_with_what_to_do(folder, name):
    (folder / name).unlink()

    with pytest.raises(ReadError, match=rf"{name}: there is no such file; give a folder with pieces\.model"):
        row(StaticEncoder(folder), "rain")
    with pytest.raises(ReadError, match=rf"{name}: there is no such file; give a folder with pieces\.model"):
        _ = StaticEncoder(folder).signature


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("keep", [0, 100])
def test_a_file_that_is_cut_short_is_named(folder, name, keep):
    (folder / name).write_bytes((folder / name).read_bytes()[:keep])

    with pytest.raises(ReadError, match=rf"{name}: is broken \(.+\); give a folder"):
        row(StaticEncoder(folder), "rain")


def test_what_is_wrong_in_the_package_is_mended_by_installing_again(folder, monkeypatch):
    monkeypatch.setattr("aligntrans.encoders.pieces.SHIPPED", folder)
    (folder / "scales.npy").write_bytes(b"")

    with pytest.raises(ReadError, match="install aligntrans again"):
        row(StaticEncoder(folder), "rain")


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("vectors.npy", np.zeros((7, 4), np.int8)),
        ("vectors.npy", np.zeros((28000, 4), np.float32)),
        ("vectors.npy", np.zeros(28000, np.int8)),
        ("scales.npy", np.ones(7, np.float32)),
    ],
)
def test_files_of_two_trainings_are_refused(folder, name, table):
    np.save(folder / name, table)

    with pytest.raises(ReadError, match="do not belong together; give a folder"):
        row(StaticEncoder(folder), "rain")


@pytest.mark.parametrize("scale", [0, np.nan, np.inf])
def test_scales_that_say_nothing_are_refused(folder, scale):
    np.save(folder / "scales.npy", np.full_like(np.load(folder / "scales.npy"), scale))

    with pytest.raises(ReadError, match=r"scales\.npy: holds no usable scales"):
        row(StaticEncoder(folder), "rain")


# Rows that are replaced ----------------------------------------------------------------------------------------------


def test_a_replaced_row_stands_for_its_piece_and_no_other(folder):
    before = StaticEncoder(folder)
    new = [0.5, -0.25, 0.125, 1]
    after = StaticEncoder(folder, rows=rows([piece(before, "rain")], [new]))

    assert np.allclose(row(after, "Rain"), new, atol=1e-4)
    assert np.array_equal(row(after, "rain bread"), row(after, "rain") + row(before, "bread"))
    assert np.array_equal(row(after, "bread"), row(before, "bread"))


def test_replaced_rows_may_be_larger_than_any_other(folder):
    before = StaticEncoder(folder)
    after = StaticEncoder(folder, rows=rows([piece(before, "rain")], [[1e4, 0, 0, 1]]))

    assert np.allclose(row(after, "rain"), [1e4, 0, 0, 1], rtol=1e-4)
    assert np.array_equal(row(after, "bread"), row(before, "bread"))


def test_no_rows_change_no_vector(folder):
    assert np.array_equal(
        row(StaticEncoder(folder, rows=rows([], np.zeros((0, 4)))), "rain"), row(StaticEncoder(folder), "rain")
    )


@pytest.mark.parametrize(
    ("ids", "vectors", "message"),
    [
        ([1], [[1, 2, 3]], "not of width 4"),
        ([1, 2], [[1, 2, 3, 4]], "not of width 4"),
        ([[1]], [[1, 2, 3, 4]], "not of width 4"),
        ([28000], [[1, 2, 3, 4]], "not among the 28000"),
        ([-1], [[1, 2, 3, 4]], "not among the 28000"),
        ([1, 1], [[1, 2, 3, 4]] * 2, "come twice or are not finite"),
        ([1], [[1, 2, 3, np.nan]], "come twice or are not finite"),
    ],
)
def test_rows_that_do_not_fit_are_refused(folder, ids, vectors, message):
    with pytest.raises(ReadError, match=message):
        row(StaticEncoder(folder, rows=rows(ids, vectors)), "rain")


# Signatures ----------------------------------------------------------------------------------------------------------


def test_a_signature_is_of_the_content_and_not_of_the_place(folder, tmp_path_factory):
    copy = tmp_path_factory.mktemp("copy") / "model"
    shutil.copytree(folder, copy)

    assert StaticEncoder(folder).signature == StaticEncoder(str(copy)).signature
    assert StaticEncoder(folder).signature.startswith("static:")


@pytest.mark.parametrize("name", FILES)
def test_a_signature_changes_with_every_file(folder, name):
    before = StaticEncoder(folder).signature
    (folder / name).write_bytes((folder / name).read_bytes() + b"\0")

    assert StaticEncoder(folder).signature != before


def test_a_signature_changes_with_the_replaced_rows(folder):
    signatures = [
        StaticEncoder(folder, rows=replaced).signature
        for replaced in (None, rows([1], [[1, 2, 3, 4]]), rows([2], [[1, 2, 3, 4]]), rows([1], [[1, 2, 3, 5]]))
    ]

    assert len(set(signatures)) == 4

"""Encoders by name, with what follows a colon."""

from __future__ import annotations

from importlib.metadata import EntryPoint, EntryPoints

import pytest

from aligntrans import registry
from aligntrans.encoders.static import StaticEncoder
from aligntrans.errors import MissingExtra, UnknownName
from support import tiny_models


def test_a_plain_name_is_the_encoder_as_it_is_shipped():
    assert isinstance(registry.encoder("static"), StaticEncoder)


def test_what_follows_the_first_colon_is_the_argument(tmp_path):
    folder = tmp_path / "a:b"
    folder.mkdir()

    encoder = registry.encoder(f"static:{tiny_models.static(folder)}")

    assert encoder.encode(["rain"], "en").shape == (1, 4)


@pytest.mark.parametrize("name", ["model2vec", "model2vec:", "sentence_transformers", "sentence_transformers:"])
def test_an_encoder_that_brings_no_model_needs_one(name):
    plain = name.rstrip(":")

    with pytest.raises(UnknownName, match=rf"The encoder '{plain}' needs a model after a colon; write {plain}:MODEL\."):
        registry.encoder(name)


def test_an_argument_that_may_be_left_out_may_not_be_empty():
    with pytest.raises(UnknownName, match=r"'static' needs a folder after a colon; write static:FOLDER\."):
        registry.encoder("static:")


@pytest.mark.parametrize("argument", ["", "large"])
def test_an_encoder_that_takes_nothing_refuses_an_argument(argument):
    with pytest.raises(UnknownName, match=rf"'e5' takes nothing after its name; write e5, not e5:{argument}\."):
        registry.encoder(f"e5:{argument}")


def test_an_unknown_encoder_is_refused_by_its_name_alone():
    with pytest.raises(UnknownName, match=r"No encoder named 'statik'. Did you mean 'static'\?"):
        registry.encoder("statik:folder")


class Needy:
    def __init__(self):
        import package_that_is_not_here  # noqa: F401


def test_a_package_that_is_missed_only_when_it_is_used_names_its_extra(monkeypatch):
    point = EntryPoint("needy", f"{__name__}:Needy", "aligntrans.encoders")
    monkeypatch.setattr(registry, "entry_points", EntryPoints([point]).select)
    monkeypatch.setattr(EntryPoint, "load", lambda _: Needy)
    monkeypatch.setattr(registry, "EXTRAS", {"package_that_is_not_here": "large"})

    with pytest.raises(MissingExtra, match=r"'needy' needs package_that_is_not_here: pip install 'aligntrans\[large"):
        registry.encoder("needy")

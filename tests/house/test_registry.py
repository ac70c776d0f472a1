"""Everything that can be named keeps its promises."""

from __future__ import annotations

import pytest

from aligntrans import protocols, registry

PROTOCOLS = {
    "readers": protocols.Reader,
    "segmenters": protocols.Segmenter,
    "encoders": protocols.Encoder,
    "aligners": protocols.Aligner,
    "checks": protocols.Check,
    "exporters": protocols.Exporter,
    "memories": protocols.MemoryReader,
}
KNOWN = [(kind, name) for kind in registry.KINDS for name in registry.names(kind)]
MADE = [(kind, name) for kind, name in KNOWN if kind != "encoders"]
"""Encoders may need a model or an extra to be made; made ones are looked at by the contract tests."""


@pytest.mark.parametrize(("kind", "name"), MADE)
def test_it_follows_its_protocol(kind, name):
    assert isinstance(registry.load(kind, name)(), PROTOCOLS[kind])


@pytest.mark.parametrize("name", registry.names("encoders"))
def test_an_encoder_has_what_its_protocol_asks_for_and_needs_no_extra_to_be_listed(name):
    members = {"encode", *protocols.Encoder.__annotations__}

    assert members == {"encode", "is_additive", "languages", "signature"}
    assert members <= set(dir(registry.load("encoders", name)))


@pytest.mark.parametrize(("kind", "name"), KNOWN)
def test_its_first_line_tells_a_user_what_it_does(kind, name):
    line = (registry.load(kind, name).__doc__ or "").splitlines()[0]

    assert line.endswith(".")
    assert kind == "checks" or line.split()[0].endswith("s"), "a verb: Reads, Cuts, Writes"
    assert "`" not in line
    assert len(name) + len(line) < 100


@pytest.mark.parametrize(
    ("kind", "table"),
    [
        ("readers", registry.READERS_BY_EXTENSION),
        ("exporters", registry.EXPORTERS_BY_EXTENSION),
        ("memories", registry.MEMORIES_BY_EXTENSION),
    ],
)
def test_endings_are_what_the_classes_declare(kind, table):
    declared = {ending: name for name in registry.BUILTINS[kind] for ending in registry.load(kind, name).extensions}

    assert table == declared


def test_names_are_sorted_so_that_they_are_found():
    for kind in registry.KINDS:
        assert list(registry.BUILTINS[kind]) == sorted(registry.BUILTINS[kind])

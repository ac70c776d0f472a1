"""Names to classes."""

from __future__ import annotations

from importlib.metadata import EntryPoint, EntryPoints

import pytest

from aligntrans import registry
from aligntrans.errors import MissingExtra, UnknownName
from aligntrans.readers.plain.reader import PlainReader
from aligntrans.segmenters.lines import LinesSegmenter


@pytest.fixture
def plugged(monkeypatch):
    """Makes plug-ins known as if they were installed."""

    def plugged(*points):
        known = EntryPoints(EntryPoint(name, target, group) for group, name, target in points)
        monkeypatch.setattr(registry, "entry_points", known.select)

    return plugged


def test_a_name_of_ours_is_loaded():
    assert registry.load("readers", "plain") is PlainReader


def test_an_unknown_name_is_refused_with_the_nearest_and_all_known():
    known = ", ".join(registry.names("exporters"))
    with pytest.raises(UnknownName, match=rf"No exporter named 'tmxx'. Did you mean 'tmx'\? Known: {known}\."):
        registry.load("exporters", "tmxx")
    with pytest.raises(UnknownName, match=r"No aligner named 'zzz'. Known: joint, reference\."):
        registry.load("aligners", "zzz")


def test_a_plug_in_is_found_and_listed(plugged):
    plugged(("aligntrans.segmenters", "mine", "aligntrans.segmenters.lines:LinesSegmenter"))

    assert registry.load("segmenters", "mine") is LinesSegmenter
    assert registry.names("segmenters") == ["lines", "mine", "rules"]
    assert registry.names("readers") == sorted(registry.BUILTINS["readers"])


def test_a_plug_in_may_not_shadow_ours(plugged):
    plugged(("aligntrans.readers", "plain", "aligntrans.segmenters.lines:LinesSegmenter"))

    assert registry.load("readers", "plain") is PlainReader
    assert registry.names("readers").count("plain") == 1


def test_a_plug_in_without_its_packages_says_what_to_install(plugged, monkeypatch):
    plugged(("aligntrans.encoders", "large", "package_that_is_not_here:Encoder"))
    monkeypatch.setattr(registry, "EXTRAS", {"package_that_is_not_here": "large"})

    with pytest.raises(MissingExtra, match=r"'large' needs package_that_is_not_here: pip install 'aligntrans\[large"):
        registry.load("encoders", "large")


def test_a_broken_module_is_not_the_users_fault(plugged):
    plugged(("aligntrans.encoders", "broken", "package_that_is_not_here:Encoder"))

    with pytest.raises(ModuleNotFoundError, match="package_that_is_not_here"):
        registry.load("encoders", "broken")

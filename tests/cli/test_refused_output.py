"""Places that cannot be written: refused before any work is done, and nothing is left half-written."""

from __future__ import annotations

import os

import pytest

ENDINGS = ".csv, .htm, .html, .json, .jsonl, .moses, .po, .tmx, .tsv, .xlf, .xliff, .xliff12, .xlsx"
LINES = [
    ("no/o.tmx", "no/o.tmx: the folder 'no' does not exist; make it, or choose another."),
    ("file/o.tmx", "file/o.tmx: the folder 'file' is a file, not a folder; make it, or choose another."),
    ("file/sub/o.tmx", "file/sub/o.tmx: the folder 'file/sub' does not exist;"),
    ("folder", "folder: is a folder; name a file in it."),
    ("folder.tmx", "folder.tmx: is a folder; name a file in it."),
    ("o.tmx/", "o.tmx/: is a folder; name a file in it."),
    ("o.xyz", "o.xyz: no format ends in '.xyz'; use one of " + ENDINGS),
    ("o", "o: has no ending that tells its format; use one of " + ENDINGS),
    (".tmx", ".tmx: has no ending that tells its format;"),
    ("-", "-: has no ending that tells its format;"),
    ("", "an empty file name to write; name a file."),
    ("x" * 300 + ".tmx", ".tmx: cannot be written (File name too long); choose another path."),
    ("device.tmx", "device.tmx: is a device or the like, not a file; choose another path."),
    ("/proc/o.tmx", "/proc/o.tmx: "),
    ("brief.en.html", "brief.en.html: would be overwritten, but it is read from; choose another path."),
    ("a.json", "a.json: would be overwritten, but it is read from; choose another path."),
    ("link.json", "link.json: would be overwritten, but it is read from; choose another path."),
]


@pytest.fixture
def folder(tmp_path, briefs, alignment):
    """The test's folder, with what stands in the way of writing."""
    (tmp_path / "file").write_text("a file")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder.tmx").mkdir()
    (tmp_path / "device.tmx").symlink_to("/dev/null")
    (tmp_path / "link.json").symlink_to("a.json")
    return tmp_path


@pytest.mark.parametrize(("path", "line"), LINES)
def test_a_place_that_cannot_be_written_is_refused(folder, alignment, briefs, refused, path, line):
    command = ["align", *briefs] if path == "brief.en.html" else ["export", alignment]

    assert line in refused(*command, "-o", "good.tmx", "-o", path)


@pytest.mark.parametrize("path", ["no/o.tmx", "o.xyz", "folder.tmx", "device.tmx"])
def test_a_place_is_refused_before_anything_is_read(folder, refused, path):
    said = refused("align", "no.en.txt", "no.fa.txt", "-o", path)

    assert next(line for place, line in LINES if place == path) in said


@pytest.mark.parametrize("paths", [("o.tmx", "o.tmx"), ("o.tmx", "./o.tmx"), ("o.po", "o.tmx", "folder/../o.po")])
def test_one_place_named_twice_is_refused(folder, alignment, briefs, refused, paths):
    outputs = [part for path in paths for part in ("-o", path)]

    assert refused("export", alignment, *outputs).endswith("named twice; give every -o a path of its own.")
    assert refused("align", *briefs, *outputs).endswith("named twice; give every -o a path of its own.")


def test_all_files_are_written_or_none(folder, alignment, refused):
    (folder / "o.fa.po").mkdir()

    assert refused("export", alignment, "-o", "o.tmx", "-o", "o.po").startswith("o.fa.po: is a folder;")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_the_right_to_write_is_refused(folder, alignment, refused):
    (folder / "folder").chmod(0o555)

    assert "the folder 'folder' cannot be written" in refused("export", alignment, "-o", "folder/o.tmx")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anything")
def test_a_write_protected_file_is_kept(folder, alignment, refused):
    (folder / "o.tmx").write_text("mine")
    (folder / "o.tmx").chmod(0o444)

    assert "o.tmx: is write-protected" in refused("export", alignment, "-o", "o.tmx")


def test_a_full_disk_leaves_what_was_there(folder, alignment, refused):
    (folder / "o.tmx").write_text("what was there")

    said = refused("export", alignment, "-o", "o.po", "-o", "o.tmx", limits="ulimit -f 8")
    assert said.startswith("o.ar.po: cannot be written (File too large)")


def test_a_file_that_is_replaced_keeps_its_rights_and_its_links(folder, alignment, worked):
    (folder / "real.tmx").write_text("old")
    (folder / "real.tmx").chmod(0o600)
    (folder / "o.tmx").symlink_to("real.tmx")

    worked("export", alignment, "-o", "o.tmx")
    assert (folder / "o.tmx").is_symlink()
    assert (folder / "real.tmx").read_bytes().startswith(b"<?xml")
    assert (folder / "real.tmx").stat().st_mode & 0o777 == 0o600


def test_a_full_standard_output_is_told(folder, alignment, refused):
    if not os.path.exists("/dev/full"):  # noqa: PTH110 - a device
        pytest.skip("no /dev/full here")
    said = refused("show", alignment, limits="exec >/dev/full")
    assert said.startswith("standard output cannot be written (No space left on device)")


def test_an_unknown_format_is_refused(folder, alignment, refused):
    assert refused("export", alignment, "-o", "o.x", "--to", "tmxx").startswith("No exporter named 'tmxx'. Did you me")


def test_export_asks_where_to_write(alignment, misused):
    assert "Name a file: -o PATH to write it" in misused("export", alignment)

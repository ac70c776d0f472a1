"""``export --update``: files of several languages, and what is refused."""

from __future__ import annotations

import pytest

from aligntrans import store
from support.briefs import brief

FILES = ("brief.ar.po", "brief.fa.po", "brief.tmx")


@pytest.fixture
def folder(tmp_path, worked):
    """A folder with an alignment file and what was exported of it."""
    (tmp_path / "brief.align.json").write_bytes(store.dump(brief()))
    worked("export", "brief.align.json", "-o", "brief.po", "-o", "brief.tmx")
    return tmp_path


def existing(*names):
    return ("export", "brief.align.json", *(part for name in names for part in ("--update", name)))


def test_a_file_that_is_up_to_date_is_not_written(folder, worked):
    def state():
        return {name: ((folder / name).read_bytes(), (folder / name).stat().st_mtime_ns) for name in FILES}

    before = state()
    outcome = worked(*existing(*FILES))

    assert outcome.err.count("nothing new") == 3
    assert state() == before


def test_every_file_gets_its_language(folder, worked):
    for name in FILES[:2]:
        header, _, _ = (folder / name).read_bytes().partition(b"\n\n")
        (folder / f"old-{name}").write_bytes(header + b"\n")
    outcome = worked(*existing("old-brief.fa.po", "old-brief.ar.po"))

    assert "updated old-brief.ar.po: 2 added\n" in outcome.err
    for name in FILES[:2]:
        assert (folder / f"old-{name}").read_bytes() == (folder / name).read_bytes()


def test_what_a_person_wrote_is_kept_and_said(folder, worked):
    path = folder / "brief.ar.po"
    written = path.read_bytes()
    data = written.replace("هطل المطر".encode(), "نزل المطر".encode())
    path.write_bytes(data)

    outcome = worked(*existing("brief.ar.po"))
    assert "updated brief.ar.po: nothing new; 1 kept as they are in the file" in outcome.err
    assert path.read_bytes() == data
    assert "1 changed" in worked(*existing("brief.ar.po"), "--overwrite").err
    assert path.read_bytes() == written


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--update", "none.po"), "none.po: there is no such file"),
        (("--update", "brief.align.json"), "brief.align.json: only .po and .tmx files are brought up to date"),
        (("--update", "brief.ar.po", "--update", "./brief.ar.po"), "./brief.ar.po: the same file as brief.ar.po"),
        (("-o", "brief.tmx", "--update", "brief.tmx"), "brief.tmx: would be overwritten, but it is read from"),
        (("--update", "de.po"), "de.po: says Language: de in its header, which is none of ar, fa"),
        (("--update", "silent.po"), "silent.po: says no Language in its header, which is none of ar, fa"),
        (("--update", "broken.po", "-o", "new.po"), "broken.po: line 1: 'x' is no part of a PO file"),
        (("--update", "brief.tmx", "--lang-map", "de=fr"), "--lang-map de: there is no text in it"),
        (("--update", "brief.tmx", "--lang-map", "ar=fa"), "--lang-map gives two languages one tag"),
    ],
)
def test_what_cannot_be_brought_up_to_date_is_refused(folder, refused, arguments, message):
    (folder / "de.po").write_text('msgid ""\nmsgstr "Language: de\\n"\n')
    (folder / "silent.po").write_text('msgid ""\nmsgstr "Language: \\n"\n')
    (folder / "broken.po").write_text("x\n")

    assert message in refused("export", "brief.align.json", *arguments)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "Name a file: -o PATH to write it, --update PATH to bring it up to date."),
        (("-o", "x.po", "--overwrite"), "--overwrite goes with --update"),
    ],
)
def test_misuse_is_told(misused, arguments, message):
    assert message in misused("export", "a.json", *arguments)

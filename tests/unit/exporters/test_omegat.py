"""OmegaT itself, as Debian has it, loads the memories that are written for it."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from aligntrans import writing
from aligntrans.model import Alignment, Document
from support.briefs import bead

PROJECT = """<?xml version="1.0" encoding="UTF-8"?>
<omegat><project version="1.0"><source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file>
<dictionary_dir>__DEFAULT__</dictionary_dir><source_lang>EN</source_lang><target_lang>{target}</target_lang>
<source_tok>org.omegat.tokenizer.DefaultTokenizer</source_tok>
<target_tok>org.omegat.tokenizer.DefaultTokenizer</target_tok><sentence_seg>false</sentence_seg>
<support_default_translations>true</support_default_translations><remove_tags>false</remove_tags>
<external_command></external_command></project></omegat>
"""
ENGLISH = [
    "The council met on 3 May.",
    'It asked for "urgent" help & waited.',
    "Nobody answered.",
    "Rain fell <again>.",
]
ARABIC = ["اجتمع المجلس في ٣ أيار.", "طلب مساعدة «عاجلة» وانتظر.", "لم يُجب أحد.", "هطل المطر <مجددًا>."]
FARSI = ["شورا ۳ مه تشکیل جلسه داد.", "کمک «فوری» خواست و منتظر ماند.", "کسی پاسخ نداد.", "باران <دوباره> بارید."]

pytestmark = pytest.mark.skipif(not shutil.which("omegat"), reason="OmegaT is not installed")


def alignment():
    documents = [Document.from_segments(tag, texts) for tag, texts in (("en", ENGLISH), ("ar", ARABIC), ("fa", FARSI))]
    confidences = (0.999, 0.95, 0.8, 0.6)
    return Alignment(documents, [bead(*[(n, n + 1)] * 3, confidence=confidences[n]) for n in range(4)])


@pytest.mark.parametrize(("target", "texts"), [("ar", ARABIC), ("fa", FARSI)])
def test_omegat_finds_every_unit_of_every_band(tmp_path, target, texts):
    project = tmp_path / "project"
    memory = project / "tm" / "auto"
    for folder in ("source", "target", "omegat", "glossary", "dictionary", "tm/auto"):
        (project / folder).mkdir(parents=True)
    (project / "omegat.project").write_text(PROJECT.format(target=target.upper()), "utf-8")
    (project / "source" / "brief.txt").write_text("\n\n".join(ENGLISH) + "\n", "utf-8")
    writing.write(alignment(), writing.targets([memory / "brief.tmx"], options={"profile": "omegat"}))
    for other in memory.rglob("brief.fa.tmx" if target == "ar" else "brief.ar.tmx"):
        other.unlink()

    command = ["omegat", str(project), "--mode=console-translate", "--no-team", f"--config-dir={tmp_path / 'config'}"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    assert (memory / "penalty-15" / f"brief.{target}.tmx").exists()
    assert (project / "target" / "brief.txt").read_text("utf-8").split("\n\n") == [*texts[:-1], f"{texts[-1]}\n"]

"""Small subtitle files made of text."""

from __future__ import annotations


def _cues(words, mark):
    lines = [line for line in words.splitlines() if line]
    return "\n".join(
        f"00:00:{number:02}{mark}000 --> 00:00:{number:02}{mark}900\n{line}\n" for number, line in enumerate(lines)
    )


def srt_of_text(words, encoding="utf-8"):
    """The bytes of a SubRip file with a cue for each line of *words* that is not empty."""
    return _cues(words, ",").encode(encoding)


def vtt_of_text(words, encoding="utf-8"):
    """The same as WebVTT."""
    return f"WEBVTT\n\n{_cues(words, '.')}".encode(encoding)

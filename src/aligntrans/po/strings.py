"""Strings of PO files: escapes undone and made. Nothing is wrapped: a line of the text is a line of the file."""

from __future__ import annotations

import re

# Octal and hexadecimal escapes stand for bytes in the encoding of the file, so that a letter may be a run of them.
_ESCAPE = re.compile(r"(?:\\(?:[0-7]{1,3}|x[0-9A-Fa-f]{1,2}))+|\\(.)", re.DOTALL)
_BYTE = re.compile(r"\\(?:x([0-9A-Fa-f]{1,2})|([0-7]{1,3}))")
_MEANING = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
# \a, \b, \f and \v stay as they are: translate-toolkit, and so Weblate, reads letters in their escapes.


def unescaped(text: str, charset: str) -> str:
    """Return what stands between the quotes of a string; an escape that does not exist stays as it is.

    Args:
        text: between the quotes.
        charset: of the file.

    Raises:
        UnicodeDecodeError: the bytes of octal or hexadecimal escapes are no text in *charset*.
    """

    def meaning(found: re.Match[str]) -> str:
        if (letter := found[1]) is not None:
            return _MEANING.get(letter, found[0])
        numbers = (int(sixteen, 16) if sixteen else int(eight, 8) & 0xFF for sixteen, eight in _BYTE.findall(found[0]))
        return bytes(numbers).decode(charset)

    return _ESCAPE.sub(meaning, text)


def unescaped_plain(text: str) -> str | None:
    """Return the same, quicker, of a text with none but the commonest escapes; of others none."""
    if r"\\" in text:
        return None
    text = text.replace(r"\n", "\n").replace(r"\"", '"').replace(r"\t", "\t")
    return None if "\\" in text else text


def field(keyword: str, text: str, before: str = "") -> list[str]:
    r"""Return the lines of a keyword and its string, without line ends: one, or one for each line of *text*.

    Args:
        keyword: ``msgid``, ``msgstr[0]``...
        text: of the string.
        before: stands before every line: ``#~ `` or ``#| ``.
    """
    text = text.replace("\\", r"\\").replace('"', r"\"").replace("\t", r"\t").replace("\r", r"\r")
    if "\n" not in text:
        return [f'{before}{keyword} "{text}"']
    lines = text.split("\n")
    ended = [f"{line}\\n" for line in lines[:-1]] + lines[-1:] * bool(lines[-1])
    if len(ended) == 1:
        return [f'{before}{keyword} "{ended[0]}"']
    return [f'{before}{keyword} ""', *(f'{before}"{line}"' for line in ended)]

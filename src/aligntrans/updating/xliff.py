"""New texts put into an XLIFF file that somebody else made; everything else stays byte for byte as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aligntrans.errors import ReadError, WriteError
from aligntrans.updating.xliff_places import Finder, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aligntrans.updating.xliff_places import Place, Unit

# https://www.w3.org/TR/xml/#charsets
_FORBIDDEN = "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
_SPECIAL = re.compile(f"[&<>\r]|{_FORBIDDEN}")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_INDENT = re.compile(rb"(?<=>)\s*\Z")


def rewritten(
    data: bytes,
    texts: Mapping[tuple[str, str], str],
    *,
    languages: Sequence[str] = (),
) -> bytes:
    """Return the XLIFF file *data*, 1.2 or 2, with other texts.

    Args:
        data: the file.
        texts: new texts by id and language of the unit, both as the file is read: ``("12:1", "ar")``. A translation
            that is not there yet is added.
        languages: tags of source and target where the file gives none.

    Raises:
        ReadError: the file is broken, or no XLIFF of these versions.
        WriteError: a unit has inline codes, comments or the like in its text, is not there or there more than once,
            or XLIFF 1.2 cannot hold a character of its new text. Nothing is changed then.
    """
    encoding = _encoding(data)
    plain = _decoded(data, encoding)
    finder = Finder(plain, languages)
    places: dict[tuple[str, str], list[tuple[str, Text]]] = {}
    for name, unit in finder.units():
        for called, side, language, place in _texts(name, unit):
            if (called, language) in texts:
                places.setdefault((called, language), []).append((side, place))
    edits = []
    for (name, language), text in texts.items():
        found = places.get((name, language), [])
        if len(found) != 1:
            reason = "is there more than once; give its units ids of their own" if found else "is not in the file"
            raise WriteError(f"unit {name!r} in {language!r} {reason}.")
        ((side, where),) = found
        edits.append(_edit(plain, name, side, where, text, finder.version))
    for start, end, new in sorted(edits, reverse=True):
        plain = plain[:start] + new + plain[end:]
    return plain if encoding == "utf-8" else plain.decode().encode(encoding, "xmlcharrefreplace")


def _encoding(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"<\x00")):
        return "utf-16-le"
    if data.startswith((b"\xfe\xff", b"\x00<")):
        return "utf-16-be"
    declared = _DECLARED.match(data)
    name = declared[1].decode("ascii").lower() if declared else "utf-8"
    return "utf-8" if name == "utf8" else name


def _decoded(data: bytes, encoding: str) -> bytes:
    """Return *data* in UTF-8; one that cannot come back as it was is refused."""
    try:
        text = data.decode(encoding)
        if text.encode(encoding) == data:
            return text.encode()
    except (UnicodeError, LookupError):
        pass
    raise ReadError("is in an encoding that is not read; save it as UTF-8 or UTF-16.")


def _texts(name: str, unit: Unit) -> Iterator[tuple[str, str, str, Text]]:
    """Yield id, side, language and place of every text of *unit*, as it is read."""
    source, target, cut = (unit.parts.get(part) for part in ("source", "target", "seg-source"))
    marks = cut.marks if cut else {}
    others = target.marks if target else {}
    if not marks or (target and target.is_filled and not others and len(marks) > 1):
        yield name, "source", _language(unit, source, 0), Text(source, None, is_cut=bool(marks))
        yield name, "target", _language(unit, target, 1), Text(target, cut or source)
        return
    if target and target.is_filled and not others:
        others = dict.fromkeys(marks, target)
    for mid in {**marks, **others}:
        called = f"{name}:{mid}"
        yield called, "source", _language(unit, source, 0), Text(marks.get(mid), None, is_cut=True)
        yield called, "target", _language(unit, target, 1), Text(others.get(mid), None)


def _language(unit: Unit, place: Place | None, side: int) -> str:
    told, own = unit.languages[side], (place.language or "") if place else ""
    if own and (not told or own.partition("-")[0] != told.partition("-")[0]):
        return own
    return told


def _edit(data: bytes, name: str, side: str, where: Text, text: str, version: int) -> tuple[int, int, bytes]:
    place = where.place
    if where.is_cut and side == "source":
        raise WriteError(f"unit {name!r} holds its source twice, whole and in segments; change it in its own tool.")
    if place is None and where.beside is None:
        raise WriteError(f"unit {name!r} has no {side} that could be changed; change it in its own tool.")
    if place is not None and place.has_more:
        raise WriteError(f"unit {name!r} has inline codes or comments in its {side}; mend it in a translation tool.")
    anchor = place or where.beside
    assert anchor is not None  # noqa: S101 - one of them is there
    tag = re.match(rb"<([^\s/>]+)", data[anchor.tag : anchor.start])
    called = tag[1] if tag else b""
    prefix = called.rpartition(b":")[0] + b":" if b":" in called else b""
    new = _written(text, name, version, prefix.decode()).encode()
    if place is None:
        end = data.index(b">", anchor.end) + 1 if not anchor.is_empty else anchor.start
        indent = _INDENT.search(data[max(0, anchor.tag - 200) : anchor.tag])
        space = indent[0] if indent else b""
        return end, end, space + b"<" + prefix + b"target>" + new + b"</" + prefix + b"target>"
    if place.is_empty:
        head = data[place.tag : place.start - 2].rstrip()
        return place.tag, place.start, head + b">" + new + b"</" + called + b">"
    return place.start, place.end, new


def _written(text: str, name: str, version: int, prefix: str) -> str:
    """Return *text* as it stands in a file."""

    def escaped(found: re.Match[str]) -> str:
        if found[0] in _ESCAPES:
            return _ESCAPES[found[0]]
        if version == 1:
            raise WriteError(f"unit {name!r}: XLIFF 1.2 cannot hold the character {found[0]!a}; take it out.")
        return f'<{prefix}cp hex="{ord(found[0]):04X}"/>'

    return _SPECIAL.sub(escaped, text)

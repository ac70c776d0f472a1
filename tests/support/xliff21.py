"""What XLIFF 2.1 asks of a file of plain text, written from its specification: content model, then constraints.

Of the core and of translation candidates; no inline codes but ``cp``, no other modules.
"""

from __future__ import annotations

import re
from collections import Counter
from io import StringIO

from lxml import etree

CORE = "urn:oasis:names:tc:xliff:document:2.0"
MATCHES = "urn:oasis:names:tc:xliff:matches:2.0"
NS = {"x": CORE, "mtc": MATCHES}

_SPACE = "xml:space (default | preserve) #IMPLIED"
_YES = "(yes | no) #IMPLIED"
_DIRECTIONS = "srcDir (ltr | rtl | auto) #IMPLIED trgDir (ltr | rtl | auto) #IMPLIED"

MODEL = f"""
<!ELEMENT xliff (file+)>
<!ATTLIST xliff
    xmlns CDATA #FIXED "{CORE}" xmlns:mtc CDATA #FIXED "{MATCHES}"
    version CDATA #FIXED "2.1" srcLang CDATA #REQUIRED trgLang CDATA #IMPLIED {_SPACE}>
<!ELEMENT file (notes?, (unit | group)+)>
<!ATTLIST file id NMTOKEN #REQUIRED canResegment {_YES} original CDATA #IMPLIED translate {_YES} {_DIRECTIONS} {_SPACE}>
<!ELEMENT group (notes?, (unit | group)*)>
<!ATTLIST group
    id NMTOKEN #REQUIRED name CDATA #IMPLIED type CDATA #IMPLIED
    canResegment {_YES} translate {_YES} {_DIRECTIONS} {_SPACE}>
<!ELEMENT unit (mtc:matches?, notes?, (segment | ignorable)+)>
<!ATTLIST unit
    id NMTOKEN #REQUIRED name CDATA #IMPLIED type CDATA #IMPLIED
    canResegment {_YES} translate {_YES} {_DIRECTIONS} {_SPACE}>
<!ELEMENT notes (note+)>
<!ELEMENT note (#PCDATA)>
<!ATTLIST note
    id NMTOKEN #IMPLIED appliesTo (source | target) #IMPLIED category CDATA #IMPLIED
    priority (1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10) #IMPLIED>
<!ELEMENT segment (source, target?)>
<!ATTLIST segment
    id NMTOKEN #IMPLIED canResegment {_YES}
    state (initial | translated | reviewed | final) #IMPLIED subState CDATA #IMPLIED>
<!ELEMENT ignorable (source, target?)>
<!ATTLIST ignorable id NMTOKEN #IMPLIED>
<!ELEMENT source (#PCDATA | cp)*>
<!ATTLIST source xml:lang CDATA #IMPLIED {_SPACE}>
<!ELEMENT target (#PCDATA | cp)*>
<!ATTLIST target xml:lang CDATA #IMPLIED {_SPACE} order NMTOKEN #IMPLIED>
<!ELEMENT cp EMPTY>
<!ATTLIST cp hex NMTOKEN #REQUIRED>
<!ELEMENT mtc:matches (mtc:match+)>
<!ELEMENT mtc:match (source, target)>
<!ATTLIST mtc:match
    id NMTOKEN #IMPLIED ref CDATA #REQUIRED reference {_YES} origin CDATA #IMPLIED
    matchQuality CDATA #IMPLIED matchSuitability CDATA #IMPLIED similarity CDATA #IMPLIED
    type (am | mt | icm | idm | tb | tm | other) #IMPLIED subType CDATA #IMPLIED>
"""

DTD = etree.DTD(StringIO(MODEL))
LANGUAGE = re.compile("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")
USER_DEFINED = re.compile(r"[^\s:]+:[^\s:]+")
IN_XML = re.compile("[\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def faults(data: bytes) -> list[str]:
    """Return what in *data* is not as XLIFF 2.1 has it; nothing when it is valid."""
    root = etree.fromstring(data)
    found = [] if DTD.validate(root) else [str(entry) for entry in DTD.error_log]
    return [*found, *_of_languages(root), *_of_ids(root), *_of_states(root), *_of_matches(root), *_of_characters(root)]


def _of_languages(root):
    for name in ("srcLang", "trgLang"):
        if name in root.attrib and not LANGUAGE.fullmatch(root.get(name)):
            yield f"{name} is no language tag"
    if root.find(".//x:segment/x:target", NS) is not None and "trgLang" not in root.attrib:
        yield "a target, and no trgLang"


def _of_ids(root):
    scopes = [("file", [root]), ("group", root.iterfind("x:file", NS)), ("unit", root.iterfind("x:file", NS))]
    for name, owners in scopes:
        for owner in owners:
            counts = Counter(element.get("id") for element in owner.iterfind(f".//x:{name}", NS))
            yield from (f"{name} id {one} twice" for one, count in counts.items() if count > 1)
    for unit in root.iterfind(".//x:unit", NS):
        ids = [part.get("id") for part in unit.iterfind("x:segment", NS) if part.get("id")]
        if len(ids) != len(set(ids)):
            yield "two segments of a unit with one id"
        if not unit.findall("x:segment", NS):
            yield "a unit without segment"


def _of_states(root):
    for segment in root.iterfind(".//x:segment", NS):
        if "subState" in segment.attrib:
            if "state" not in segment.attrib:
                yield "subState without state"
            if not USER_DEFINED.fullmatch(segment.get("subState")):
                yield "subState without prefix"
        if segment.get("state", "initial") != "initial" and segment.find("x:target", NS) is None:
            yield "a translated segment without target"


def _of_matches(root):
    for match in root.iterfind(".//mtc:match", NS):
        unit = match.getparent().getparent()
        parts = {f"#{part.get('id')}" for part in unit.iterfind("x:segment", NS) if part.get("id")}
        if match.get("ref") not in parts:
            yield f"{match.get('ref')} is no place in the unit"
        if "subType" in match.attrib and (
            "type" not in match.attrib or not USER_DEFINED.fullmatch(match.get("subType"))
        ):
            yield "subType without type or prefix"
        for name in ("matchQuality", "matchSuitability", "similarity"):
            value = match.get(name, "0")
            if not re.fullmatch(r"\d+(\.\d+)?", value) or not 0 <= float(value) <= 100:
                yield f"{name} is not between 0 and 100"


def _of_characters(root):
    for element in root.iterfind(".//x:cp", NS):
        value = element.get("hex")
        if not re.fullmatch("([0-9A-F]{2})+", value) or IN_XML.fullmatch(chr(int(value, 16))):
            yield f"cp {value} is not a character that XML forbids, two digits a byte"


def text_of(element) -> str:
    """Return the text of a source or target, characters that stand as elements put back."""
    if element is None:
        return ""
    return (element.text or "") + "".join(chr(int(cp.get("hex"), 16)) + (cp.tail or "") for cp in element)


def read(data: bytes):
    """Yield id, source and target of every unit."""
    for unit in etree.fromstring(data).iterfind(".//x:unit", NS):
        segment = unit.find("x:segment", NS)
        yield unit.get("id"), text_of(segment.find("x:source", NS)), text_of(segment.find("x:target", NS))

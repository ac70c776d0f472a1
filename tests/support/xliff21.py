"""What XLIFF 2.1 asks of a file, written from its specification: content model, then constraints.

Of the core, of translation candidates and of metadata; no other modules, and no references between units.
"""

from __future__ import annotations

import re
from collections import Counter
from io import StringIO

from lxml import etree

CORE = "urn:oasis:names:tc:xliff:document:2.0"
MATCHES = "urn:oasis:names:tc:xliff:matches:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
NS = {"x": CORE, "mtc": MATCHES, "mda": METADATA}

_SPACE = "xml:space (default | preserve) #IMPLIED"
_YES = "(yes | no) #IMPLIED"
_DIRECTIONS = "srcDir (ltr | rtl | auto) #IMPLIED trgDir (ltr | rtl | auto) #IMPLIED"

_INLINE = "(#PCDATA | cp | ph | pc | sc | ec | mrk | sm | em)*"
_ID = "id NMTOKEN #REQUIRED"
_KIND = "type (fmt | ui | quote | link | image | other) #IMPLIED subType CDATA #IMPLIED"
_CAN = f"canCopy {_YES} canDelete {_YES} canReorder (yes | firstNo | no) #IMPLIED"
_SINGLE = f"{_KIND} {_CAN} copyOf NMTOKEN #IMPLIED disp CDATA #IMPLIED equiv CDATA #IMPLIED dataRef NMTOKEN #IMPLIED"
_EDGE = f"{_SINGLE} canOverlap {_YES} dir (ltr | rtl | auto) #IMPLIED isolated {_YES}"
_MARK = f"{_ID} translate {_YES} type CDATA #IMPLIED ref CDATA #IMPLIED value CDATA #IMPLIED"

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
<!ELEMENT unit (mtc:matches?, mda:metadata?, notes?, originalData?, (segment | ignorable)+)>
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
<!ELEMENT source {_INLINE}>
<!ATTLIST source xml:lang CDATA #IMPLIED {_SPACE}>
<!ELEMENT target {_INLINE}>
<!ATTLIST target xml:lang CDATA #IMPLIED {_SPACE} order NMTOKEN #IMPLIED>
<!ELEMENT cp EMPTY>
<!ATTLIST cp hex NMTOKEN #REQUIRED>
<!ELEMENT ph EMPTY>
<!ATTLIST ph {_ID} {_SINGLE}>
<!ELEMENT pc {_INLINE}>
<!ATTLIST pc
    {_ID} {_KIND} {_CAN} canOverlap {_YES} copyOf NMTOKEN #IMPLIED dir (ltr | rtl | auto) #IMPLIED
    dispStart CDATA #IMPLIED dispEnd CDATA #IMPLIED equivStart CDATA #IMPLIED equivEnd CDATA #IMPLIED
    dataRefStart NMTOKEN #IMPLIED dataRefEnd NMTOKEN #IMPLIED>
<!ELEMENT sc EMPTY>
<!ATTLIST sc {_ID} {_EDGE}>
<!ELEMENT ec EMPTY>
<!ATTLIST ec id NMTOKEN #IMPLIED startRef NMTOKEN #IMPLIED {_EDGE}>
<!ELEMENT mrk {_INLINE}>
<!ATTLIST mrk {_MARK}>
<!ELEMENT sm EMPTY>
<!ATTLIST sm {_MARK}>
<!ELEMENT em EMPTY>
<!ATTLIST em startRef NMTOKEN #REQUIRED>
<!ELEMENT originalData (data+)>
<!ELEMENT data (#PCDATA | cp)*>
<!ATTLIST data {_ID} dir (ltr | rtl | auto) #IMPLIED {_SPACE}>
<!ELEMENT mda:metadata (mda:metaGroup+)>
<!ATTLIST mda:metadata xmlns:mda CDATA #FIXED "{METADATA}" id NMTOKEN #IMPLIED>
<!ELEMENT mda:metaGroup ((mda:metaGroup | mda:meta)+)>
<!ATTLIST mda:metaGroup id NMTOKEN #IMPLIED category CDATA #IMPLIED appliesTo (source | target | ignorable) #IMPLIED>
<!ELEMENT mda:meta (#PCDATA)>
<!ATTLIST mda:meta type CDATA #REQUIRED>
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
    return [
        *found,
        *_of_languages(root),
        *_of_ids(root),
        *_of_states(root),
        *_of_matches(root),
        *_of_characters(root),
        *_of_codes(root),
    ]


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


def _of_codes(root):
    for unit in root.iterfind(".//x:unit", NS):
        parts = [part.get("id") for part in unit if part.get("id") and etree.QName(part).localname != "notes"]
        data = [one.get("id") for one in unit.iterfind("x:originalData/x:data", NS)]
        if len(data) != len(set(data)):
            yield "two data with one id"
        kinds = {}
        for side in ("source", "target"):
            codes = [one for text in unit.iterfind(f"*/x:{side}", NS) for one in text.iterdescendants()]
            ids = [one.get("id") for one in codes if one.get("id")]
            if len({*ids, *parts}) != len(ids) + len(parts):
                yield f"two of a unit's {side} with one id"
            yield from _of_pairs(codes)
            for one in codes:
                yield from _of_code(one, data)
                kind = {"sc": "pc", "sm": "mrk"}.get(name := etree.QName(one).localname, name)
                if one.get("id") and kinds.setdefault(one.get("id"), kind) != kind:
                    yield "a code of the target with the id of another kind of code"
            begun = False
            for one in codes:
                if one.get("canReorder") == "no" and not begun:
                    yield "a run of codes in fixed order without first"
                begun = begun or one.get("canReorder") == "firstNo"


def _of_pairs(codes):
    named = {name: [one for one in codes if etree.QName(one).localname == name] for name in ("sc", "ec", "sm", "em")}
    for start, end in (("sc", "ec"), ("sm", "em")):
        starts = [one.get("id") for one in named[start] if one.get("isolated") != "yes"]
        ends = [one.get("startRef") for one in named[end] if one.get("isolated") != "yes"]
        if sorted(starts) != sorted(map(str, ends)):
            yield f"{start} and {end} are no pairs: {starts} {ends}"
    for one in named["ec"]:
        isolated = one.get("isolated") == "yes"
        if isolated != ("id" in one.attrib) or isolated == ("startRef" in one.attrib):
            yield "an end with id has to be isolated, one with startRef not"
        if "dir" in one.attrib and not isolated:
            yield "dir on an end that is not isolated"


def _of_code(one, data):
    name, sub = etree.QName(one).localname, one.get("subType")
    for reference in ("dataRef", "dataRefStart", "dataRefEnd"):
        if one.get(reference, data[0] if data else None) not in (*data, None):
            yield f"{reference} to no data"
    if one.get("canReorder", "yes") != "yes" and {one.get("canCopy"), one.get("canDelete")} != {"no"}:
        yield "a code in fixed order that can be copied or deleted"
    if name in ("mrk", "sm"):
        if one.get("type", "generic") not in ("generic", "comment", "term") and not USER_DEFINED.fullmatch(
            one.get("type")
        ):
            yield "a type of annotation without prefix"
        if one.get("type") == "comment" and not {"value", "ref"} & set(one.attrib):
            yield "a comment that says nothing"
        if one.get("ref", "").startswith("#"):
            yield "a reference into a file that is another"
    if sub is not None:
        expected = {"xlf:var": "ui"} | dict.fromkeys(("xlf:lb", "xlf:pb", "xlf:b", "xlf:i", "xlf:u"), "fmt")
        if "type" not in one.attrib or not USER_DEFINED.fullmatch(sub):
            yield "subType of a code without type or prefix"
        elif sub.startswith("xlf:") and expected.get(sub) != one.get("type"):
            yield f"{sub} is no {one.get('type')}"


def text_of(element) -> str:
    """Return the text of a source or target, characters that stand as elements put back."""
    if element is None:
        return ""
    inner = (chr(int(one.get("hex"), 16)) if one.tag == f"{{{CORE}}}cp" else text_of(one) for one in element)
    tails = (one.tail or "" for one in element)
    return (element.text or "") + "".join(map("".join, zip(inner, tails, strict=True)))


def read(data: bytes):
    """Yield id, source and target of every unit."""
    for unit in etree.fromstring(data).iterfind(".//x:unit", NS):
        segment = unit.find("x:segment", NS)
        yield unit.get("id"), text_of(segment.find("x:source", NS)), text_of(segment.find("x:target", NS))

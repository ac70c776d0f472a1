"""The content model of XLIFF 1.2, strict, as far as our files need it, after the specification and its schema."""

from __future__ import annotations

import re
from io import StringIO

from lxml import etree

CORE = "urn:oasis:names:tc:xliff:document:1.2"
NS = {"x": CORE}

_SPACE = "xml:space (default | preserve) #IMPLIED"
_STATES = (
    "(final | needs-adaptation | needs-l10n | needs-review-adaptation | needs-review-l10n | needs-review-translation "
    "| needs-translation | new | signed-off | translated)"
)

_INLINE = "(#PCDATA | g | x | bx | ex | bpt | ept | ph | it | mrk)*"
_NATIVE = "(#PCDATA | sub)*"
_ID = "id CDATA #REQUIRED"
_SOURCE = "xid CDATA #IMPLIED equiv-text CDATA #IMPLIED ts CDATA #IMPLIED"
_CLONE = "ctype CDATA #IMPLIED clone (yes | no) #IMPLIED"
_RID = "rid CDATA #IMPLIED"
_SIZES = " ".join(
    f"{name} CDATA #IMPLIED" for name in ("maxwidth", "minwidth", "maxheight", "minheight", "maxbytes", "minbytes")
)

MODEL = f"""
<!ELEMENT xliff (file+)>
<!ATTLIST xliff xmlns CDATA #FIXED "{CORE}" version CDATA #FIXED "1.2">
<!ELEMENT file (header?, body)>
<!ATTLIST file
    original CDATA #REQUIRED source-language CDATA #REQUIRED target-language CDATA #IMPLIED datatype CDATA #REQUIRED
    tool-id CDATA #IMPLIED date CDATA #IMPLIED product-name CDATA #IMPLIED {_SPACE}>
<!ELEMENT header (note | tool)*>
<!ELEMENT tool EMPTY>
<!ATTLIST tool
    tool-id CDATA #REQUIRED tool-name CDATA #REQUIRED tool-version CDATA #IMPLIED tool-company CDATA #IMPLIED>
<!ELEMENT body (trans-unit*)>
<!ELEMENT trans-unit (source, target?, (context-group | note | alt-trans)*)>
<!ATTLIST trans-unit
    id CDATA #REQUIRED approved (yes | no) #IMPLIED translate (yes | no) #IMPLIED resname CDATA #IMPLIED
    restype CDATA #IMPLIED extradata CDATA #IMPLIED help-id CDATA #IMPLIED {_SIZES} {_SPACE}>
<!ELEMENT source {_INLINE}>
<!ATTLIST source xml:lang CDATA #IMPLIED {_SPACE}>
<!ELEMENT target {_INLINE}>
<!ATTLIST target xml:lang CDATA #IMPLIED {_SPACE} state {_STATES} #IMPLIED state-qualifier CDATA #IMPLIED>
<!ELEMENT g {_INLINE}>
<!ATTLIST g {_ID} {_CLONE} {_SOURCE}>
<!ELEMENT x EMPTY>
<!ATTLIST x {_ID} {_CLONE} {_SOURCE}>
<!ELEMENT bx EMPTY>
<!ATTLIST bx {_ID} {_RID} {_CLONE} {_SOURCE}>
<!ELEMENT ex EMPTY>
<!ATTLIST ex {_ID} {_RID} {_SOURCE}>
<!ELEMENT bpt {_NATIVE}>
<!ATTLIST bpt {_ID} {_RID} ctype CDATA #IMPLIED crc CDATA #IMPLIED {_SOURCE}>
<!ELEMENT ept {_NATIVE}>
<!ATTLIST ept {_ID} {_RID} crc CDATA #IMPLIED {_SOURCE}>
<!ELEMENT ph {_NATIVE}>
<!ATTLIST ph {_ID} ctype CDATA #IMPLIED crc CDATA #IMPLIED assoc (preceding | following | both) #IMPLIED {_SOURCE}>
<!ELEMENT it {_NATIVE}>
<!ATTLIST it
    {_ID} {_RID} pos (open | close) #REQUIRED ctype CDATA #IMPLIED crc CDATA #IMPLIED {_SOURCE}>
<!ELEMENT sub {_INLINE}>
<!ATTLIST sub datatype CDATA #IMPLIED ctype CDATA #IMPLIED xid CDATA #IMPLIED>
<!ELEMENT mrk {_INLINE}>
<!ATTLIST mrk mtype CDATA #REQUIRED mid CDATA #IMPLIED ts CDATA #IMPLIED comment CDATA #IMPLIED>
<!ELEMENT context-group (context+)>
<!ATTLIST context-group name CDATA #IMPLIED purpose (information | location | match) #IMPLIED crc CDATA #IMPLIED>
<!ELEMENT context (#PCDATA)>
<!ATTLIST context context-type CDATA #REQUIRED match-mandatory (yes | no) #IMPLIED crc CDATA #IMPLIED>
<!ELEMENT note (#PCDATA)>
<!ATTLIST note
    xml:lang CDATA #IMPLIED from CDATA #IMPLIED annotates (source | target | general) #IMPLIED
    priority (1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10) #IMPLIED>
<!ELEMENT alt-trans (source?, target+, note*)>
<!ATTLIST alt-trans
    match-quality CDATA #IMPLIED origin CDATA #IMPLIED tool-id CDATA #IMPLIED {_SPACE}
    alttranstype (proposal | previous-version | rejected | reference | accepted) #IMPLIED>
"""

DTD = etree.DTD(StringIO(MODEL))
CONTEXT = re.compile(
    r"database|element|elementtitle|linenumber|numparams|paramnotes|record|recordtitle|sourcefile|x-\S+"
)


def faults(data: bytes) -> list[str]:
    """Return what in *data* is not as XLIFF 1.2 has it; nothing when it is valid."""
    root = etree.fromstring(data)
    found = [] if DTD.validate(root) else [str(entry) for entry in DTD.error_log]
    ids = [unit.get("id") for unit in root.iterfind(".//x:trans-unit", NS)]
    if len(ids) != len(set(ids)):
        found.append("two units with one id")
    tools = {tool.get("tool-id") for tool in root.iterfind(".//x:tool", NS)}
    if any(file.get("tool-id") not in {*tools, None} for file in root.iterfind("x:file", NS)):
        found.append("a tool that the header does not name")
    return [*found, *_of_codes(root), *_of_contexts(root)]


def _of_codes(root):
    for text in root.iter(f"{{{CORE}}}source", f"{{{CORE}}}target"):
        if any(not one.get("id") for one in text.iterdescendants() if "id" in one.attrib):
            yield "an inline code without id"
        for start, end in (("bpt", "ept"), ("bx", "ex")):
            starts = [one.get("rid") for one in text.iterfind(f".//x:{start}[@rid]", NS)]
            if len(starts) != len(set(starts)):
                yield f"two {start} with one rid"
            if not {one.get("rid") for one in text.iterfind(f".//x:{end}[@rid]", NS)} <= set(starts):
                yield f"a rid of {end} without {start}"
        if etree.QName(text).localname == "target":
            marks = [one.get("mid") for one in text.iterfind(".//x:mrk[@mtype='seg']", NS)]
            segments = {one.get("mid") for one in text.getparent().iterfind("x:seg-source//x:mrk", NS)}
            if not set(marks) <= segments:
                yield "a segment of the target that the source does not have"


def _of_contexts(root):
    for context in root.iterfind(".//x:context", NS):
        if not CONTEXT.fullmatch(context.get("context-type")):
            yield f"{context.get('context-type')!r} is no type of context"


def read(data: bytes):
    """Yield id, source and target of every unit."""
    for unit in etree.fromstring(data).iterfind(".//x:trans-unit", NS):
        yield unit.get("id"), unit.findtext("x:source", "", NS), unit.findtext("x:target", "", NS)

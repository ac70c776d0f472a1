"""The content model of XLIFF 1.2, strict, as far as a file of plain text needs it, written from the specification."""

from __future__ import annotations

from io import StringIO

from lxml import etree

CORE = "urn:oasis:names:tc:xliff:document:1.2"
NS = {"x": CORE}

_SPACE = "xml:space (default | preserve) #IMPLIED"
_STATES = (
    "(final | needs-adaptation | needs-l10n | needs-review-adaptation | needs-review-l10n | needs-review-translation "
    "| needs-translation | new | signed-off | translated)"
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
<!ELEMENT trans-unit (source, target?, (note | alt-trans)*)>
<!ATTLIST trans-unit
    id CDATA #REQUIRED approved (yes | no) #IMPLIED translate (yes | no) #IMPLIED resname CDATA #IMPLIED {_SPACE}>
<!ELEMENT source (#PCDATA)>
<!ATTLIST source xml:lang CDATA #IMPLIED {_SPACE}>
<!ELEMENT target (#PCDATA)>
<!ATTLIST target xml:lang CDATA #IMPLIED {_SPACE} state {_STATES} #IMPLIED state-qualifier CDATA #IMPLIED>
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


def faults(data: bytes) -> list[str]:
    """Return what in *data* is not as XLIFF 1.2 has it; nothing when it is valid."""
    root = etree.fromstring(data)
    found = [] if DTD.validate(root) else [str(entry) for entry in DTD.error_log]
    ids = [unit.get("id") for unit in root.iterfind(".//x:trans-unit", NS)]
    if len(ids) != len(set(ids)):
        found.append("two units with one id")
    tools = {tool.get("tool-id") for tool in root.iterfind(".//x:tool", NS)}
    if any(file.get("tool-id", next(iter(tools), None)) not in tools for file in root.iterfind("x:file", NS)):
        found.append("a tool that the header does not name")
    return found


def read(data: bytes):
    """Yield id, source and target of every unit."""
    for unit in etree.fromstring(data).iterfind(".//x:trans-unit", NS):
        yield unit.get("id"), unit.findtext("x:source", "", NS), unit.findtext("x:target", "", NS)

"""The content model of TMX 1.4, written from the specification: elements, order and attributes."""

from __future__ import annotations

from io import StringIO

from lxml import etree

_SEGTYPE = "segtype (block | paragraph | sentence | phrase)"
_CHANGES = """
    o-encoding CDATA #IMPLIED
    creationdate CDATA #IMPLIED
    creationid CDATA #IMPLIED
    changedate CDATA #IMPLIED
    changeid CDATA #IMPLIED
"""
_USAGE = """
    datatype CDATA #IMPLIED
    usagecount CDATA #IMPLIED
    lastusagedate CDATA #IMPLIED
    creationtool CDATA #IMPLIED
    creationtoolversion CDATA #IMPLIED
    o-tmf CDATA #IMPLIED
"""
_LANG = "xml:lang CDATA #IMPLIED o-encoding CDATA #IMPLIED lang CDATA #IMPLIED"

MODEL = f"""
<!ELEMENT tmx (header, body)>
<!ATTLIST tmx version CDATA #FIXED "1.4">
<!ELEMENT header (note | prop | ude)*>
<!ATTLIST header
    creationtool CDATA #REQUIRED
    creationtoolversion CDATA #REQUIRED
    {_SEGTYPE} #REQUIRED
    o-tmf CDATA #REQUIRED
    adminlang CDATA #REQUIRED
    srclang CDATA #REQUIRED
    datatype CDATA #REQUIRED
    {_CHANGES}>
<!ELEMENT body (tu*)>
<!ELEMENT note (#PCDATA)>
<!ATTLIST note {_LANG}>
<!ELEMENT prop (#PCDATA)>
<!ATTLIST prop type CDATA #REQUIRED {_LANG}>
<!ELEMENT ude (map+)>
<!ATTLIST ude name CDATA #REQUIRED base CDATA #IMPLIED>
<!ELEMENT map EMPTY>
<!ATTLIST map unicode CDATA #REQUIRED code CDATA #IMPLIED ent CDATA #IMPLIED subst CDATA #IMPLIED>
<!ELEMENT tu ((note | prop)*, tuv+)>
<!ATTLIST tu tuid CDATA #IMPLIED {_SEGTYPE} #IMPLIED srclang CDATA #IMPLIED {_CHANGES} {_USAGE}>
<!ELEMENT tuv ((note | prop)*, seg)>
<!ATTLIST tuv xml:lang CDATA #REQUIRED lang CDATA #IMPLIED {_CHANGES} {_USAGE}>
<!ELEMENT seg (#PCDATA | bpt | ept | it | ph | hi | ut)*>
<!ELEMENT bpt (#PCDATA | sub)*>
<!ATTLIST bpt i CDATA #REQUIRED x CDATA #IMPLIED type CDATA #IMPLIED>
<!ELEMENT ept (#PCDATA | sub)*>
<!ATTLIST ept i CDATA #REQUIRED>
<!ELEMENT it (#PCDATA | sub)*>
<!ATTLIST it pos (begin | end) #REQUIRED x CDATA #IMPLIED type CDATA #IMPLIED>
<!ELEMENT ph (#PCDATA | sub)*>
<!ATTLIST ph x CDATA #IMPLIED assoc CDATA #IMPLIED type CDATA #IMPLIED>
<!ELEMENT hi (#PCDATA | bpt | ept | it | ph | hi | ut)*>
<!ATTLIST hi x CDATA #IMPLIED type CDATA #IMPLIED>
<!ELEMENT ut (#PCDATA | sub)*>
<!ATTLIST ut x CDATA #IMPLIED>
<!ELEMENT sub (#PCDATA | bpt | ept | it | ph | hi | ut)*>
<!ATTLIST sub datatype CDATA #IMPLIED type CDATA #IMPLIED>
"""

DTD = etree.DTD(StringIO(MODEL))


def faults(data: bytes) -> list[str]:
    """Return what in *data* breaks the content model; nothing when it is valid TMX 1.4."""
    root = etree.fromstring(data)
    return [] if DTD.validate(root) else [str(entry) for entry in DTD.error_log]

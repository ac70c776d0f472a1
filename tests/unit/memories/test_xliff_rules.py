from __future__ import annotations

import pytest

from support import xliff12, xliff21

CODES2 = (
    f'<xliff xmlns="{xliff21.CORE}" xmlns:mtc="{xliff21.MATCHES}" version="2.1" srcLang="en" trgLang="ar">'
    '<file id="f"><unit id="u"><notes><note>n</note></notes><originalData><data id="d">x</data></originalData>'
    '<segment id="s"><source>a<pc id="1" dataRefStart="d">b<ph id="2" dataRef="d"/></pc><sc id="3"/>c'
    '<ec startRef="3"/><ec id="4" isolated="yes"/><sm id="5" type="a:b"/>d<em startRef="5"/>'
    '<ph id="6" canReorder="firstNo" canCopy="no" canDelete="no" type="fmt" subType="xlf:b"/></source>'
    '<target><pc id="1">b</pc><mrk id="7" type="comment" value="v">e</mrk></target></segment></unit></file></xliff>'
)
CODES12 = (
    f'<xliff xmlns="{xliff12.CORE}" version="1.2"><file original="o" source-language="en" datatype="plaintext"><body>'
    '<trans-unit id="1"><source><g id="1">a<x id="2"/></g><bpt id="3" rid="3">[</bpt><ept id="4" rid="3">]</ept>'
    '<it id="5" pos="open"/><ph id="6">a<sub>b</sub></ph><mrk mtype="x-a">c</mrk></source>'
    '<context-group purpose="information"><context context-type="x-a">b</context></context-group></trans-unit>'
    "</body></file></xliff>"
)


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ('<data id="d">x</data>', '<data id="d">x</data><data id="d">y</data>'),
        ('dataRef="d"', 'dataRef="e"'),
        ('dataRefStart="d"', 'dataRefStart="e"'),
        ('<ph id="2"', '<ph id="1"'),
        ('<ph id="2"', '<ph id="s"'),
        ('<ph id="2"', "<ph"),
        ('<ec startRef="3"/>', ""),
        ('<ec startRef="3"/>', '<ec startRef="9"/>'),
        ('<ec startRef="3"/>', '<ec id="8"/>'),
        ('<ec startRef="3"/>', '<ec startRef="3" dir="rtl"/>'),
        ('<ec id="4" isolated="yes"/>', '<ec id="4" isolated="yes" startRef="3"/>'),
        ('<em startRef="5"/>', ""),
        ('type="a:b"', 'type="a"'),
        ('canReorder="firstNo"', 'canReorder="no"'),
        ('canCopy="no"', 'canCopy="yes"'),
        ('type="fmt" ', ""),
        ('type="fmt"', 'type="ui"'),
        (' value="v"', ""),
        (' value="v"', ' ref="#n"'),
        ('<target><pc id="1">b</pc>', '<target><ph id="1"/>'),
        ('<mrk id="7"', '<mrk id="s"'),
    ],
)
def test_our_rules_of_version_2_refuse_what_the_specification_refuses_of_codes(good, bad):
    assert xliff21.faults(CODES2.encode()) == []
    assert good in CODES2
    assert xliff21.faults(CODES2.replace(good, bad).encode()) != []


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ('<g id="1">', "<g>"),
        ('<g id="1">', '<g id="">'),
        ('<x id="2"/>', '<x id="2">b</x>'),
        ('<it id="5" pos="open"/>', '<it id="5"/>'),
        ('<ept id="4" rid="3">', '<ept id="4" rid="4">'),
        ('<bpt id="3" rid="3">[</bpt>', '<bpt id="3" rid="3"/><bpt id="7" rid="3"/>'),
        ("a<sub>b</sub>", '<g id="9">b</g>'),
        (' mtype="x-a"', ""),
        ("</source>", '</source><target><mrk mtype="seg" mid="1">x</mrk></target>'),
        ('context-type="x-a"', 'context-type="a"'),
        ('<context context-type="x-a">b</context>', ""),
    ],
)
def test_our_rules_of_version_1_refuse_what_the_specification_refuses_of_codes(good, bad):
    assert xliff12.faults(CODES12.encode()) == []
    assert good in CODES12
    assert xliff12.faults(CODES12.replace(good, bad).encode()) != []

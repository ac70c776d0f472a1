"""XLIFF as other tools write it, made by hand after the standards and what the tools are known for."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace

from aligntrans.memories.xliff import XliffReader
from aligntrans.model import Document, Level

CORE12 = "urn:oasis:names:tc:xliff:document:1.2"
CORE20 = "urn:oasis:names:tc:xliff:document:2.0"


def read(data, **options):
    """Return the units of *data*, and the reader that has read them."""
    reader = XliffReader(**options)
    return list(reader.units(io.BytesIO(data.encode() if isinstance(data, str) else data))), reader


@dataclass(frozen=True)
class Units:
    """Units as a bitext, as they are."""

    languages: tuple[str, ...]
    held: tuple
    calibrated: bool = True
    signature: str = ""
    level: Level = Level.SENTENCE

    @property
    def documents(self):
        return tuple(Document("", language, (), "manual.html") for language in self.languages)

    def units(self, level=None):
        return iter(self.held)


def without_line(unit):
    """The same unit, its properties in an order that does not hang on the file."""
    return replace(unit, line=0, properties=tuple(sorted(unit.properties, key=repr)))


def left_out(reader):
    """Return what was not read, without reasons that did not occur."""
    return dict(+reader.left_out)


def texts(unit):
    return {variant.language: variant.text for variant in unit.variants}


def codes(unit, language):
    return [(code.position, code.markup) for code in unit.variant(language).codes]


def told(unit):
    return {(one.name, one.language): one.value for one in unit.properties}


def v12(units, target="ar", more=""):
    """A file of XLIFF 1.2 with *units* in it."""
    language = f' target-language="{target}"' if target else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<xliff xmlns="{CORE12}" version="1.2"{more}>'
        f'<file original="manual.html" source-language="en" datatype="html"{language}>'
        f"<body>\n{units}</body></file></xliff>"
    )


def v2(units, version="2.1", more=""):
    """A file of XLIFF 2 with *units* in it."""
    space = CORE20.replace("2.0", "2.2") if version == "2.2" else CORE20
    return (
        f'<?xml version="1.0"?>\n<xliff xmlns="{space}" version="{version}" srcLang="en" trgLang="fa"{more}>'
        f'<file id="f1" original="manual.html">\n{units}</file></xliff>'
    )


TRADOS = """\
<?xml version="1.0" encoding="utf-8"?>
<xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"
 sdl:version="1.0">
<doc-info xmlns="http://sdl.com/FileTypes/SdlXliff/1.0"><rep-defs/></doc-info>
<file original="C:\\work\\pump.docx" datatype="x-sdlfilterframework2" source-language="en-US" target-language="ar-SA">
<header><file-info xmlns="http://sdl.com/FileTypes/SdlXliff/1.0"><value key="SDL:FileId">7</value></file-info>
<tag-defs xmlns="http://sdl.com/FileTypes/SdlXliff/1.0"><tag id="5"><bpt name="b">&lt;b&gt;</bpt></tag></tag-defs>
</header>
<body>
<trans-unit id="a1" translate="no"><source><x id="1"/></source></trans-unit>
<group><sdl:cxts><sdl:cxt id="1"/></sdl:cxts>
<trans-unit id="a2">
<source><g id="5">Open</g> the valve. Wait. Close it.</source>
<seg-source><mrk mtype="seg" mid="2"><g id="5">Open</g> the valve.</mrk> <mrk mtype="seg" mid="3">Wait.</mrk> \
<mrk mtype="seg" mid="4">Close it.</mrk></seg-source>
<target><mrk mtype="seg" mid="2"><g id="5">افتح</g> الصمام.</mrk> <mrk mtype="seg" mid="3">انتظر.</mrk> \
<mrk mtype="seg" mid="4"/></target>
<sdl:seg-defs><sdl:seg id="2" conf="ApprovedTranslation" origin="tm" percent="100"/>\
<sdl:seg id="3" conf="Translated"/><sdl:seg id="4"/></sdl:seg-defs>
</trans-unit></group>
</body></file></xliff>
"""
MEMOQ = """\
<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:mq="MQXliff" version="1.2" mq:version="1">
<file original="a.docx" source-language="en" target-language="fa" datatype="x-memoq"><header><skl>
<external-file href="x"/></skl></header><body>
<trans-unit id="1" mq:status="ManuallyConfirmed" mq:percent="100"><source xml:space="preserve">Press \
<bpt id="1" ctype="bold">{}</bpt>Start<ept id="1">{}</ept>.</source><target xml:space="preserve">\
<bpt id="1" ctype="bold">{}</bpt>شروع<ept id="1">{}</ept> را بزنید.</target><mq:minorversions/></trans-unit>
</body></file></xliff>
"""
ANGULAR = """\
<?xml version="1.0" encoding="UTF-8" ?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file source-language="en-US" target-language="fa" datatype="plaintext" original="ng2.template">
    <body>
      <trans-unit id="5206857922697139278" datatype="html">
        <source>Hello, <x id="INTERPOLATION" equiv-text="{{ name }}"/>! You have <x id="INTERPOLATION_1" \
equiv-text="{{ count &gt; 1 }}"/> letters.</source>
        <target>سلام <x id="INTERPOLATION" equiv-text="{{ name }}"/>! <x id="INTERPOLATION_1" \
equiv-text="{{ count &gt; 1 }}"/> نامه دارید.</target>
        <context-group purpose="location">
          <context context-type="sourcefile">src/app/app.component.html</context>
          <context context-type="linenumber">3</context>
        </context-group>
        <note priority="1" from="description">Greeting on the first page</note>
      </trans-unit>
    </body>
  </file>
</xliff>
"""
XCODE = """\
<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
version="1.2" xsi:schemaLocation="urn:oasis:names:tc:xliff:document:1.2 http://docs.oasis-open.org/x.xsd">
  <file original="App/en.lproj/Main.strings" source-language="en" target-language="ar" datatype="plaintext">
    <header><tool tool-id="com.apple.dt.xcode" tool-name="Xcode" tool-version="15.0" build-num="15A240d"/></header>
    <body>
      <trans-unit id="greeting" xml:space="preserve">
        <source>Good morning, %@</source>
        <target state="translated">صباح الخير يا %@</target>
        <note>Shown at dawn</note>
      </trans-unit>
    </body>
  </file>
  <file original="App/en.lproj/Other.strings" source-language="en" target-language="fa" datatype="plaintext">
    <body><trans-unit id="greeting"><source>Bye</source><target state="final">خدانگهدار</target></trans-unit></body>
  </file>
</xliff>
"""
OKAPI = """\
<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:okp="okapi-framework:xliff-extensions" \
xmlns:its="http://www.w3.org/2005/11/its" its:version="2.0">
<file original="page.html" source-language="en" target-language="ar" datatype="html" okp:inputEncoding="UTF-8">
<body><group id="g1" resname="head"><note>Of the head</note>
<trans-unit id="tu1" okp:wsBefore=" " phase-name="p1" approved="yes">
<source xml:lang="en">Use <mrk mtype="protected" its:translate="no">git push</mrk> now.<ph id="1">&lt;br xmlns="x" \
title="a xmlns=&amp;quot;b&amp;quot;"/&gt;</ph></source>
<target xml:lang="ar" state="signed-off">استعمل <mrk mtype="protected" its:translate="no">git push</mrk> \
الآن.<ph id="1">&lt;br/&gt;</ph></target>
<alt-trans match-quality="70" origin="TM"><source>Use it.</source><target>استعمله.</target></alt-trans>
</trans-unit></group></body></file></xliff>
"""
WEBLATE = """\
<?xml version="1.0" encoding="utf-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="app.po" source-language="en" \
target-language="fa_IR" datatype="po"><body>
<trans-unit xml:space="preserve" id="1" approved="no"><source><![CDATA[Files & <b>folders</b>]]></source>
<target state="needs-translation">پرونده‌ها و <!-- here -->پوشه‌ها</target>
<note from="translator" annotates="target">Ask Sara</note></trans-unit>
<trans-unit id="2"><source>Save</source></trans-unit>
</body></file></xliff>
"""

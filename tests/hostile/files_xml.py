# SPDX-License-Identifier: GPL-3.0-or-later
"""XML that is hostile whatever it means: depth, counts, sizes, references, encodings."""
from shapes import END, EVIDENCE, INDEX, ITEM, LABEL, REGION, RUBRIC, hostile, many, simple

WHOLE = ITEM + INDEX + b"</rubric>"

simple("xml-deep", "rubric", b"", b"<n>")
simple("xml-deep-in-a-rubric", "rubric", RUBRIC, b"<n>")
simple("xml-deep-and-closed-again", "rubric", RUBRIC, b"<n><n><n><n></n></n></n></n>", WHOLE)
simple("xml-a-million-elements", "rubric", RUBRIC, b"<a/>", WHOLE)
simple("xml-a-million-ends", "rubric", RUBRIC, b"</a>", WHOLE)
simple("xml-a-million-attributes", "rubric", b"<rubric ", b"a%d='' ", b"/>")
simple("xml-one-attribute-again-and-again", "rubric", b"<rubric ", b"a='' ", b"/>")
simple("xml-a-million-namespaces", "rubric", b"<rubric ", b"xmlns:p%d='u' ", b"/>")
simple("xml-namespaces-on-every-element", "rubric", RUBRIC, b"<p:a xmlns:p='u%d'/>", WHOLE)
simple("xml-a-giant-attribute", "rubric", RUBRIC + b"<item id='", b"a", b"'/>" + WHOLE)
simple("xml-a-giant-text", "rubric", RUBRIC + b"<note xml:lang='en'>", b"a", b"</note>" + WHOLE)
simple("xml-a-giant-name", "rubric", RUBRIC + b"<", b"a", b"/>" + WHOLE)
simple("xml-a-giant-comment", "rubric", RUBRIC + b"<!--", b"a", b"-->" + WHOLE)
simple("xml-a-giant-instruction", "rubric", RUBRIC + b"<?a ", b"a", b"?>" + WHOLE)
simple("xml-a-giant-cdata", "rubric", RUBRIC + b"<note xml:lang='en'><![CDATA[", b"a",
       b"]]></note>" + WHOLE)
simple("xml-a-million-comments", "rubric", RUBRIC, b"<!---->", WHOLE)
simple("xml-a-million-instructions", "rubric", RUBRIC, b"<?a?>", WHOLE)
simple("xml-instructions-of-many-names", "rubric", RUBRIC, b"<?a%d?>", WHOLE)
simple("xml-a-million-cdata", "rubric", RUBRIC + b"<note xml:lang='en'>", b"<![CDATA[]]>",
       b"</note>" + WHOLE)
simple("xml-cdata-between-elements", "rubric", RUBRIC, b"<a/><![CDATA[ ]]>", WHOLE)
simple("xml-blanks-and-elements", "rubric", RUBRIC, b"<a/>\n", WHOLE)
simple("xml-texts-and-elements", "rubric", RUBRIC, b"<a/>b", WHOLE)
simple("xml-character-references", "rubric", RUBRIC + b"<note xml:lang='en'>", b"&#65;",
       b"</note>" + WHOLE)
simple("xml-a-giant-character-reference", "rubric", RUBRIC + b"<note xml:lang='en'>&#", b"0",
       b"65;</note>" + WHOLE)
simple("xml-references-in-attributes", "rubric", RUBRIC,
       b"<source id='s%d' title='" + b"&amp;" * 12000 + b"'/>", WHOLE)
simple("xml-entities-that-are-not-declared", "rubric", RUBRIC + b"<note xml:lang='en'>", b"&x;",
       b"</note>" + WHOLE)
simple("xml-entities-of-many-names", "rubric", RUBRIC + b"<note xml:lang='en'>", b"&x%d;",
       b"</note>" + WHOLE)
simple("xml-many-laughs", "rubric", b"<!DOCTYPE r [<!ENTITY a 'ha'>", b"<!ENTITY b%d '&a;&a;'>",
       b"]>" + RUBRIC + b"&b1;" + WHOLE)
simple("xml-names-all-different", "rubric", RUBRIC, b"<a%d/>", WHOLE)
simple("xml-attribute-names-all-different", "rubric", RUBRIC, b"<item a%d=''/>", WHOLE)
simple("xml-near-misses-of-elements", "rubric", RUBRIC, b"<itme/>", WHOLE)
simple("xml-less-than-signs", "rubric", RUBRIC, b"<", WHOLE)
simple("xml-greater-than-signs", "rubric", RUBRIC, b">", WHOLE)
simple("xml-ampersands", "rubric", RUBRIC, b"&", WHOLE)
simple("xml-quotation-marks", "rubric", RUBRIC + b"<item a=", b"'\"", WHOLE)
simple("xml-quotation-marks-never-closed", "rubric", RUBRIC, b"<item id='", WHOLE)
simple("xml-comments-never-closed", "rubric", RUBRIC, b"<!--", WHOLE)
simple("xml-cdata-never-closed", "rubric", RUBRIC, b"<![CDATA[", WHOLE)
simple("xml-instructions-never-closed", "rubric", RUBRIC, b"<?a", WHOLE)
simple("xml-ends-of-cdata", "rubric", RUBRIC, b"]]>", WHOLE)
simple("xml-declarations", "rubric", b"", b"<?xml version='1.0'?>")
simple("xml-newlines-and-a-fault", "rubric", RUBRIC, b"\n", b"<itme/>" + WHOLE)
simple("xml-roots", "rubric", b"", RUBRIC + WHOLE)
simple("xml-text-behind-the-root", "rubric", RUBRIC + WHOLE, b"a")
simple("xml-blanks-behind-the-root", "rubric", RUBRIC + WHOLE, b" ")
simple("xml-blanks-before-the-root", "rubric", b"", b" ", RUBRIC + WHOLE)
simple("xml-a-nul-at-the-end", "rubric", RUBRIC + WHOLE, b" ", b"\0")
simple("xml-nuls", "rubric", RUBRIC, b"\0", WHOLE)
simple("xml-a-broken-letter-at-the-end", "rubric", RUBRIC + WHOLE, b"\n", b"\xC3")
simple("xml-broken-letters", "rubric", RUBRIC, b"\xFF", WHOLE)
simple("xml-byte-order-marks", "rubric", b"", b"\xEF\xBB\xBF", RUBRIC + WHOLE)
simple("xml-terminal-escapes-in-names", "rubric", RUBRIC,
       b"<item id='\xC2\x9B31m\xE2\x80\xAE%d' scale='\xE2\x80\x8B'>" + LABEL + b"</item>", WHOLE)
simple("xml-evidence-of-elements", "evidence", EVIDENCE, b"<a/>", b"</evidence>")
simple("xml-evidence-deep", "evidence", REGION, b"<answer>", END)
simple("xml-xinclude-and-schemas", "rubric", RUBRIC,
       b"<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='/etc/passwd' parse='text'/>",
       WHOLE)
simple("xml-catalogs-and-stylesheets", "rubric",
       b"", b"<?oasis-xml-catalog catalog='http://127.0.0.1:9/c'?>"
       b"<?xml-stylesheet href='http://127.0.0.1:9/s'?>", RUBRIC + WHOLE)


@hostile("xml-elements-at-the-limit", "rubric")
def elements_at_the_limit(size):
    elements = max(200000, size // 16) * size // (4 << 20)
    head = RUBRIC + b"<a/>" * (elements - 10)
    return head + b" " * (size - len(head) - len(WHOLE)) + WHOLE


@hostile("xml-attributes-at-the-limit", "rubric")
def attributes_at_the_limit(size):
    tag = b"<item " + b"".join([b"i%d='' " % i for i in range(255)]) + b"/>"
    return many(size, RUBRIC, tag, WHOLE)


@hostile("xml-a-long-namespace-on-short-elements", "rubric")
def long_namespace(size):
    root = RUBRIC[:-1].replace(b"<rubric ", b"<rubric xmlns:p='" + b"u" * 60000 + b"' ", 1) + b">"
    return many(size, root, b"<p:a/>", WHOLE)


@hostile("xml-long-texts", "rubric")
def long_texts(size):
    note = b"<source id='s%d' title='" + b"t" * 60000 + b"'/>"
    return many(size, RUBRIC, note, WHOLE)


@hostile("xml-long-labels", "rubric")
def long_labels(size):
    item = b"<item id='i%d'><label xml:lang='en'>" + b"t \n" * 20000 + b"</label></item>"
    return many(size, RUBRIC, item, WHOLE)


@hostile("xml-utf-16", "rubric")
def utf_16(size):
    return many(size // 2, RUBRIC, b"<a/>", WHOLE).decode().encode("utf-16")


@hostile("xml-gzip", "rubric")
def gzipped(size):
    import zlib
    return b"\x1F\x8B\x08\x00\x00\x00\x00\x00\x00\x03" + zlib.compress(b" " * size * 200)

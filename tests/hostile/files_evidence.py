# SPDX-License-Identifier: GPL-3.0-or-later
"""Evidence that means harm: XML, CSV and JSON, and results."""
from shapes import END, EVIDENCE, LABEL, REGION, RUBRIC, hostile, many, simple

simple("evidence-regions", "evidence", EVIDENCE, b"<region name='r%d'/>", b"</evidence>")
simple("evidence-regions-of-one-name", "evidence", EVIDENCE, b"<region name='r'/>", b"</evidence>")
simple("evidence-regions-with-an-answer", "evidence", EVIDENCE,
       b"<region name='r%d'><answer item='a' level='1'/></region>", b"</evidence>")
simple("evidence-answers-to-nothing", "evidence", REGION, b"<answer item='q%d' level='1'/>", END)
simple("evidence-answers-to-near-misses", "evidence", REGION, b"<answer item='naer-miss' level='1'/>",
       END)
simple("evidence-one-answer-again-and-again", "evidence", REGION, b"<answer item='a' level='1'/>",
       END)
simple("evidence-answers-in-no-form", "evidence", REGION, b"<answer/>", END)
simple("evidence-ratings", "evidence", REGION + b"<answer item='a'>",
       b"<rating assessor='a%d' level='1'/>", b"</answer>" + END)
simple("evidence-ratings-of-one-assessor", "evidence", REGION + b"<answer item='a'>",
       b"<rating assessor='a' level='1'/>", b"</answer>" + END)
simple("evidence-ratings-off-the-scale", "evidence", REGION + b"<answer item='a'>",
       b"<rating assessor='a%d' level='9'/>", b"</answer>" + END)
simple("evidence-responses", "evidence", REGION + b"<answer item='a'>",
       b"<response respondent='a%d' level='1'/>", b"</answer>" + END)
simple("evidence-units", "evidence", REGION + b"<answer item='v'>", b"<unit id='u%d' value='1'/>",
       b"</answer>" + END)
simple("evidence-documents", "evidence", REGION, b"<document id='d%d' title='t'/>", END)
simple("evidence-documents-of-one-id", "evidence", REGION, b"<document id='d' title='t'/>", END)
simple("evidence-citations-of-nothing", "evidence", REGION + b"<answer item='a' level='1'>",
       b"<document ref='d%d'/>", b"</answer>" + END)
simple("evidence-documents-in-an-answer", "evidence", REGION + b"<answer item='a' level='1'>",
       b"<document title='t%d'/>", b"</answer>" + END)
simple("evidence-given-nodes", "evidence", REGION, b"<given node='n%d' value='1'/>", END)
simple("evidence-externals", "evidence", REGION, b"<external ref='x' value='1'/>", END)
simple("evidence-quick-wins", "evidence", REGION, b"<quick-win pillar='p' title='t%d'/>", END)
simple("evidence-quick-wins-of-no-pillar", "evidence", REGION, b"<quick-win pillar='q%d' title='t'/>",
       END)
simple("evidence-risks", "evidence", REGION, b"<risk factor='f%d'/>", END)
simple("evidence-programmes", "evidence", REGION, b"<programme title='t%d'/>", END)
simple("evidence-surveys", "evidence", REGION, b"<survey pillar='p' users='%d'/>", END)
simple("evidence-sources", "evidence", EVIDENCE, b"<source title='t%d'/>",
       b"<region name='r'/></evidence>")
simple("evidence-criteria", "evidence", REGION, b"<answer item='c' checked='" + b"k " * 32000 +
       b"'/>", END)
simple("evidence-criteria-all-different", "evidence", REGION, b"<answer item='c' checked='" +
       b"".join([b"k%d " % i for i in range(10000)]) + b"'/>", END)
simple("evidence-long-numbers", "evidence", REGION, b"<answer item='v' value='" + b"1" * 65000 +
       b"'/>", END)
simple("evidence-long-names", "evidence", EVIDENCE, b"<region name='" + b"n" * 65000 + b"%d'/>",
       b"</evidence>")
simple("evidence-states-that-are-none", "evidence", REGION,
       b"<answer item='v' state='mising' reason=''/>", END)
simple("evidence-dates-that-are-none", "evidence", REGION,
       b"<document title='t' date='2026-02-30' sha256='x'/>", END)

# ---- CSV ----

simple("csv-columns", "csv", b"region,", b"a,", b"b\nx,\n")
simple("csv-columns-all-different", "csv", b"region,", b"a%d,", b"b\nx,\n")
simple("csv-columns-that-are-none", "csv", b"item,", b"naer%d,", b"b\nx,\n")
simple("csv-columns-without-a-header", "csv", b"", b"a,")
simple("csv-separators", "csv", b"", b",")
simple("csv-semicolons", "csv", b"", b";")
simple("csv-separators-below-a-header", "csv", b"item,level\n", b",")
simple("csv-short-rows", "csv", b"item,level\n", b"a\n")
simple("csv-blank-rows", "csv", b"item,level\n", b",\n")
simple("csv-newlines", "csv", b"item,level\n", b"\n")
simple("csv-carriage-returns", "csv", b"item,level\r", b"\r")
simple("csv-answers", "csv", b"item,level\n", b"a,1\n")
simple("csv-answers-to-nothing", "csv", b"item,level\n", b"q%d,1\n")
simple("csv-answers-that-are-no-numbers", "csv", b"item,level\n", b"a,x\n")
simple("csv-answers-with-a-comma", "csv", b"item;level\n", b"a;1.5\n")
simple("csv-answers-with-a-note", "csv", b"item,level,note\n", b"a%d,1,n\n")
simple("csv-answers-with-a-grade", "csv", b"item,grade\n", b"g,A\n")
simple("csv-regions", "csv", b"region,a\n", b"r%d,1\n")
simple("csv-regions-of-one-name", "csv", b"region,a\n", b"r,1\n")
simple("csv-regions-without-a-name", "csv", b"region,a\n", b",1\n")
simple("csv-regions-of-answers", "csv", b"region,item,level\n", b"r%d,a,1\n")
simple("csv-regions-that-sink", "csv", b"code,item,level\n", b"9%d,a,1\n")
simple("csv-two-names-of-a-code", "csv", b"region,code,item,level\n", b"r%d,c,a,1\n")
simple("csv-ratings", "csv", b"item,assessor,level\n", b"a,x%d,1\n")
simple("csv-ratings-of-one-assessor", "csv", b"item,assessor,level\n", b"a,x,1\n")
simple("csv-ratings-that-alternate", "csv", b"item,assessor,level\n", b"a,x%d,1\nv,x%d,1\n")
simple("csv-criteria", "csv", b"item,checked\n", b"c," + b"k " * 32000 + b"\n")
simple("csv-rubrics", "csv", b"rubric,item,level\n", b"r%d,a,1\n")
simple("csv-states", "csv", b"item,state,reason\n", b"a,mising,\n")
simple("csv-a-quotation-mark-never-closed", "csv", b"item,level\n\"", b"a\n")
simple("csv-quotation-marks", "csv", b"item,level\n\"", b"\"\"", b"\",1\n")
simple("csv-quotation-marks-in-fields", "csv", b"item,level\n", b"\"a\"b,1\n")
simple("csv-a-giant-field", "csv", b"item,level\n", b"a", b",1\n")
simple("csv-long-fields", "csv", b"item,level,note\n", b"a,1," + b"n" * 65000 + b"\n")
simple("csv-long-numbers", "csv", b"item,level\n", b"a," + b"1" * 65000 + b"\n")
simple("csv-nuls", "csv", b"item,level\n", b"a\0,1\n")
simple("csv-a-nul-at-the-end", "csv", b"item,level\n", b"a,1\n", b"\0")
simple("csv-a-broken-letter-at-the-end", "csv", b"item,level\n", b"a,1\n", b"\xE2\x80")
simple("csv-terminal-escapes", "csv", b"item,level\n", b"\x1B]0;x\x07\xC2\x9B%d,\x1B[31m\n")
simple("csv-dialects", "csv", b"", b"sep=;\n")
simple("csv-byte-order-marks", "csv", b"", b"\xEF\xBB\xBF", b"item,level\na,1\n")
simple("csv-a-wide-row", "csv", b"region," + b"a," * 10 + b"a\n", b"1,")


@hostile("csv-cells", "csv")
def cells(size):
    head = b"region" + b"".join([b",q%d" % i for i in range(1000)]) + b"\n"
    return many(size, head, b"r%d" + b",1" * 1000 + b"\n")


@hostile("csv-empty-cells", "csv")
def empty_cells(size):
    head = b"region" + b"".join([b",q%d" % i for i in range(1000)]) + b"\n"
    return many(size, head, b"r%d" + b"," * 1000 + b"\n")


@hostile("csv-utf-16", "csv")
def csv_utf_16(size):
    return many(size // 2 - 2, b"item,level\n", b"a,1\n").decode().encode("utf-16")


# ---- JSON ----

J = b'{"rubric": "h", "regions": [{"name": "R", "answers": ['
JEND = b']}]}'

simple("json-deep-arrays", "json", b'{"regions": ', b"[")
simple("json-deep-objects", "json", b"", b'{"regions":')
simple("json-ends", "json", b'{"a": 1', b"}")
simple("json-empty-arrays", "json", b'{"regions": [', b"[],", b"[]]}")
simple("json-empty-objects", "json", b'{"regions": [', b"{},", b"{}]}")
simple("json-answers-that-are-empty", "json", J, b"{},", b"{}" + JEND)
simple("json-nulls", "json", b'{"regions": [', b"null,", b"null]}")
simple("json-numbers", "json", b'{"regions": [', b"1,", b"1]}")
simple("json-commas", "json", b'{"regions": [', b",", b"]}")
simple("json-answers", "json", J, b'{"item":"a","level":1},', b"{}" + JEND)
simple("json-answers-to-nothing", "json", J, b'{"item":"q%d","level":1},', b"{}" + JEND)
simple("json-ratings", "json", J + b'{"item":"a","ratings":[',
       b'{"assessor":"a%d","level":1},', b'{}]}' + JEND)
simple("json-regions", "json", b'{"rubric":"h","regions":[', b'{"name":"r%d"},', b'{}]}')
simple("json-one-key-again-and-again", "json", b'{', b'"a":1,', b'"b":1}')
simple("json-keys-all-different", "json", b'{', b'"a%d":1,', b'"b":1}')
simple("json-keys-of-an-answer", "json", J + b'{', b'"itme%d":1,', b'"b":1}' + JEND)
simple("json-keys-that-are-long", "json", b'{', b'"' + b"a" * 65000 + b'%d":1,', b'"b":1}')
simple("json-a-giant-key", "json", b'{"', b"a", b'":1}')
simple("json-a-giant-text", "json", b'{"rubric":"', b"a", b'"}')
simple("json-a-giant-number", "json", b'{"regions": 1', b"0", b"}")
simple("json-a-giant-exponent", "json", b'{"regions": 1e', b"9", b"}")
simple("json-a-giant-fraction", "json", b'{"regions": 0.', b"1", b"}")
simple("json-numbers-too-large", "json", J, b'{"item":"v","value":1e999999},', b"{}" + JEND)
simple("json-escapes", "json", b'{"rubric":"', b"\\u0041", b'"}')
simple("json-lone-surrogates", "json", b'{"rubric":"', b"\\ud800", b'"}')
simple("json-surrogates", "json", b'{"rubric":"', b"\\ud83d\\ude00", b'"}')
simple("json-escaped-nuls", "json", b'{"rubric":"', b"\\u0000", b'"}')
simple("json-escaped-controls", "json", J, b'{"item":"\\u001b[31m\\u009b%d","level":1},',
       b"{}" + JEND)
simple("json-backslashes", "json", b'{"rubric":"', b"\\\\", b'"}')
simple("json-a-text-never-closed", "json", b'{"rubric":"', b"\\\"")
simple("json-quotation-marks", "json", b'{"rubric":', b'"')
simple("json-words-of-a-list", "json", J + b'{"item":"c","checked":[', b'"k",', b'"k"]}' + JEND)
simple("json-lists-of-words", "json", J, b'{"item":"c","checked":[]},', b"{}" + JEND)
simple("json-blanks", "json", b'{"rubric":"h"', b" ", b'}')
simple("json-newlines-and-a-fault", "json", b'{"rubric":"h"', b"\n", b']')
simple("json-nuls", "json", b'{"rubric":"h"', b"\0", b'}')
simple("json-a-broken-letter-at-the-end", "json", b'{"rubric":"h"', b" ", b'\xFF')

# ---- results ----

HEAD = (b'{"format":"siap-result-1","engine":"0","rubric":{"agency":"a","id":"h","version":"1",'
        b'"edition":"1","status":"ours","sha256":""},"plan":{"profile":"","sha256":""},'
        b'"region":{"name":"R","code":"","class":"","participated":true},'
        b'"evidence":{"stage":"self","simulation":true,"sha256":""},"indices":[],"entries":[')
ENTRY = (b'{"id":"e%d","kind":"KIND","label":"L","status":"ours","state":"missing","exact":null,'
         b'"rounded":null,"coverage":0,"low":null,"high":null},')
simple("result-items", "result", HEAD, ENTRY.replace(b"KIND", b"item"), ENTRY.replace(
    b"%d", b"").replace(b"KIND", b"item")[:-1] + b"]}")
simple("result-indices", "result", HEAD, ENTRY.replace(b"KIND", b"index"), ENTRY.replace(
    b"%d", b"").replace(b"KIND", b"index")[:-1] + b"]}")
simple("result-entries-that-are-none", "result", HEAD, b"1,", b"1]}")
simple("result-results", "result", b"[", HEAD + b"]},", b"1]")

# ---- evidence against a rubric that helps it ----

def wide(count):
    """A rubric of many pillars, each with an item of its own."""
    return (RUBRIC + b"<survey least='3'/><scale id='s' min='0' max='4'/>" + b"".join(
        [b"<pillar id='p%d'>" % i + LABEL + b"</pillar><item id='a%d' pillar='p%d' scale='s'>" %
         (i, i) + LABEL + b"</item>" for i in range(count)]) +
        b"<index id='top' method='mean' missing='exclude'>" + LABEL + b"<items/></index></rubric>")


simple("evidence-responses-in-every-pillar", "evidence", REGION,
       b"<answer item='a%d'><response respondent='r' level='1'/></answer>"
       b"<survey pillar='p%d' users='1'/>", END, against=wide(10000))

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The program from the outside: what it prints, where, and how it ends.
#
# usage: test_assess.sh ASSESS TREE
set -u
assess=$1
tree=$2
data=$tree/examples/data
passed=0
failed=0
room=$(mktemp -d) || exit 1
trap 'chmod -R u+rwx "$room"; rm -rf "$room"' EXIT
SIAP_RUBRIC_PATH=$tree/rubrics
export SIAP_RUBRIC_PATH

pass() {
  passed=$((passed + 1))
  echo "ok - $what"
}

fail() {
  failed=$((failed + 1))
  echo "not ok - $what"
  echo "#   $*"
  sed 's/^/#   out: /' "$room/out" | head -n 5
  sed 's/^/#   err: /' "$room/err" | head -n 5
}

# run SENTENCE CODE ARGUMENT...: stdin is $room/in; stdout and stderr go to $room/out and $room/err
: > "$room/in"
run() {
  what=$1
  wanted=$2
  shift 2
  "$assess" "$@" < "$room/in" > "$room/out" 2> "$room/err"
  code=$?
  if [ "$code" -eq "$wanted" ]; then pass; else fail "exit $code, not $wanted: assess $*"; fi
}

# has FILE TEXT, lacks FILE TEXT: of the run before
has() {
  what="$1 has: $2"
  if grep -Fq -e "$2" "$room/$1"; then pass; else fail "\"$2\" is not in $1"; fi
}
lacks() {
  what="$1 lacks: $2"
  if grep -Fq -e "$2" "$room/$1"; then fail "\"$2\" is in $1"; else pass; fi
}
is_empty() {
  what="$1 is empty"
  if [ -s "$room/$1" ]; then fail "$1 is not empty"; else pass; fi
}
is_json() {
  what='out is JSON'
  if python3 -m json.tool < "$room/out" > "$room/json" 2>&1; then pass; else fail 'no JSON'; fi
}
# Nothing but printable characters, tabs and line ends: no C0, DEL, C1, bidi or zero-width.
is_clean() {
  for file in out err; do
    what="$file is clean"
    if python3 - "$room/$file" <<'PY'
import sys, unicodedata
text = open(sys.argv[1], "rb").read().decode("utf-8")
bad = [c for c in text if c not in "\t\r\n" and unicodedata.category(c) in ("Cc", "Cf", "Cs")]
sys.exit(1 if bad else 0)
PY
    then pass; else fail "control characters in $file"; fi
  done
}

malang=$data/malang-2023.xml

# ---- help and wrong use: 0 and 2 ----
run 'help is printed on request' 0 --help
has out 'assess check'
is_empty err
run 'help of a verb' 0 score --help
has out '--previous'
run 'help in Indonesian' 0 --help --lang id
has out 'BERKAS'
run 'the version' 0 --version
run 'no verb is wrong use' 2
run 'an unknown verb' 2 scor
has err 'Did you mean "score"?'
run 'an unknown option' 2 score --profyle p "$malang"
has err 'Did you mean "--profile"?'
run 'an option without its value' 2 score "$malang" --profile
run 'an option given twice' 2 score "$malang" --profile a --profile b
run 'an option of another verb' 2 info gmsc-2023 --fail-under 3
run 'no file named' 2 score
run 'an explanation without an id' 2 explain "$malang"
run 'an unknown format' 2 score "$malang" --format pdf
run 'an unknown language' 2 score "$malang" --lang fr
run 'a workbook is made elsewhere' 2 template gmsc-2023 --format xlsx
has err 'python3 -m siap.workbook write'
run 'a form for a browser' 0 template gmsc-2023 --class kppn-ikn --format html --lang id
has out '<!DOCTYPE html>'
has out '<html lang="id">'
run 'a limit that is no number' 2 score "$malang" --fail-under low
run 'a number of bytes that is none' 2 score "$malang" --max-bytes many
run 'a profile that does not exist' 2 score "$malang" --profile kppn-inn
has err 'Did you mean "kppn-ikn"?'
run 'a region that does not exist' 2 score "$data/regions-2022.csv" --rubric gmsc-2022 --region 'KAB. X'
run 'an id that does not exist' 2 explain "$malang" outcom
has err 'Did you mean "outcome"?'
run 'an external that does not exist' 2 score "$malang" --external last=1
run 'the standard input twice' 2 score - --previous -

# ---- what the help shows is what comes out ----
# what a command writes does not belong into the tree
cp -r "$data" "$room/data"

# shows_what_it_does VERB LANGUAGE: below a command, indented twice, stand lines of its output
shows_what_it_does() {
  # what is broken by a backslash is one line
  "$assess" "$1" --help --lang "$2" | sed -e ':a' -e '/\\$/N; s/\\\n *//; ta' > "$room/help"
  asked=$1
  while IFS= read -r line; do
    case $line in
      '      '*) ;;
      "  assess $asked "*)
        # words without blanks in them: they are to be split
        # shellcheck disable=SC2086
        (cd "$room/data" && exec "$assess" ${line#  assess }) > "$room/out" 2> "$room/err" ;;
      "  assess template "*"| assess $asked "*)
        (cd "$data" && echo "$line" | sed "s#assess \([a-z]\)#'$assess' \1#g" | sh) \
          > "$room/out" 2> "$room/err" ;;
      '    '[!\ ]*) has out "${line#    }" ;;
    esac
  done < "$room/help"
}
case $assess in /*) ;; *) assess=$PWD/$assess ;; esac
for verb in rank compare agree robust plan owed report; do
  shows_what_it_does "$verb" en
  shows_what_it_does "$verb" id
done

# ---- how much memory reading may take ----
run 'too little memory' 3 score "$malang" --max-memory 20K
has err 'E116'
has err '--max-memory'
run 'enough memory' 0 score "$malang" --max-memory 100M
run 'no number of bytes' 2 score "$malang" --max-memory 1T

# ---- check ----
run 'check of good evidence' 0 check "$malang"
run 'check of every rubric of the tree' 0 check "$tree/rubrics/gmsc-2022.xml" "$tree/rubrics/gmsc-2023.xml" "$tree/rubrics/spbe-2020.xml"
sed 's/"oc.gov.program"/"oc.gov.programm"/; s/"out.dewan" level="2.80"/"out.dewan" level="9"/' "$malang" > "$room/bad.xml"
run 'check of faulty evidence' 3 check "$room/bad.xml"
has err "bad.xml:"
has err 'error E310: no item "oc.gov.programm" in rubric gmsc-2023'
has err 'Did you mean "oc.gov.program"?'
has err 'error E316'
has err '2 errors'
is_empty out
run 'check in Indonesian' 3 check "$room/bad.xml" --lang id
has err 'tidak ada indikator "oc.gov.programm"'
run 'score of faulty evidence' 3 score "$room/bad.xml"
has err 'not scored'
is_empty out
run 'score of faulty evidence in Indonesian' 3 score "$room/bad.xml" --lang id
has err 'tidak diskor'

# ---- score ----
run 'score as text' 0 score "$malang" --previous "$data/malang-2022.xml"
has out '2.94'
has out '0.44'
has out '2.98'
lacks out 'SIMULATION'
run 'score in Indonesian' 0 score "$malang" --lang id
has out '2,94'
run 'score as JSON' 0 score "$malang" --format json
is_json
has out '"siap-result-1"'
run 'score as CSV' 0 score "$malang" --format csv
has out '2.94'
run 'score of the standard input' 2 score - --format nothing
cp "$malang" "$room/in"
run 'score of the standard input' 0 score -
has out '2.94'
: > "$room/in"
run 'score of CSV with what it cannot say' 0 score "$data/malang-2023.csv" --rubric gmsc-2023 --class kppn-ikn --region 'Kabupaten Malang' --stage final
has out '2.94'
lacks out 'SIMULATION'
run 'simulation until the stage is final' 0 score "$data/malang-2023.csv" --rubric gmsc-2023 --class kppn-ikn --region 'Kabupaten Malang' --stage visit
has out 'SIMULATION'
run 'simulation in Indonesian' 0 score "$data/denpasar-2021-self.xml" --lang id
has out 'SIMULASI'
run 'many regions give a line each' 0 score "$data/regions-2022.csv" --rubric gmsc-2022
what='38 lines of regions'
if [ "$(grep -c '^KAB\.\|^KOTA' "$room/out")" -eq 38 ]; then pass; else fail 'not 38 lines'; fi
run 'many regions as CSV' 0 score "$data/regions-2022.csv" --rubric gmsc-2022 --format csv
what='38 rows are the published indices'
if python3 - "$room/out" "$data/regions-2022-published.csv" <<'PY'
import csv, sys
rows = {r["region"]: r["achievement"] for r in csv.DictReader(open(sys.argv[1], newline=""))}
wanted = {r["region"]: r["index"] for r in csv.DictReader(open(sys.argv[2], newline=""))}
sys.exit(rows != wanted or len(rows) != 38)
PY
then pass; else fail 'other indices'; fi
run 'many regions as JSON' 0 score "$data/regions-2022.csv" --rubric gmsc-2022 --format json
is_json
run 'one of many regions' 0 score "$data/regions-2022.csv" --rubric gmsc-2022 --region 'KAB. KUDUS'
has out '2.87'
run 'the improvement over a stated number' 0 score "$malang" --previous 2.50
has out '0.44'
run 'the improvement over an external' 0 score "$malang" --external previous=2.50
has out '0.44'

# a result of last year in JSON is as good as its evidence
run 'last year as JSON' 0 score "$data/malang-2022.xml" --format json -o "$room/last.json"
run 'check of a result' 0 check "$room/last.json"
run 'the improvement over a result' 0 score "$malang" --previous "$room/last.json"
has out '0.44'
cp "$room/out" "$room/by-result"
run 'the improvement over the evidence' 0 score "$malang" --previous "$data/malang-2022.xml"
what='both ways give the same bytes'
if cmp -s "$room/out" "$room/by-result"; then pass; else fail 'other bytes'; fi
printf '{"format": "siap-result-1",' > "$room/broken.json"
run 'a result that is cut off' 3 score "$malang" --previous "$room/broken.json"

# ---- output by rename ----
echo before > "$room/kept"
run 'output of a failure leaves the file' 3 score "$room/bad.xml" -o "$room/kept"
what='the file is as before'
if [ "$(cat "$room/kept")" = before ]; then pass; else fail 'the file was touched'; fi
run 'output replaces the file' 0 score "$malang" --output "$room/kept"
what='the file has the result'
if grep -q '2\.94' "$room/kept"; then pass; else fail 'no result in the file'; fi
is_empty out
what='nothing else is left in the folder'
if ls -A "$room" | grep -q '^\.\|kept.'; then fail "$(ls -A "$room")"; else pass; fi
run 'output into a folder that does not exist' 5 score "$malang" -o "$room/absent/out"
run 'output that cannot be written' 5 score "$malang" -o "$room"

# ---- exit codes 1, 4, 5, 70 ----
run 'an index above the limit' 0 score "$malang" --fail-under 2.94
run 'an index below the limit' 1 score "$malang" --fail-under 2.95
grep -v '"base.rapat_dewan"' "$malang" > "$room/gap.xml"
run 'a warning is no failure by itself' 0 check "$room/gap.xml"
has err 'warning W320'
run 'a warning under --strict' 1 check "$room/gap.xml" --strict

# ---- the standing review: who must act, what jumped ----
printf '%s\n' '<evidence xmlns="urn:siap:evidence:1" rubric="gmsc-2023" stage="self"><region' \
  ' name="Kabupaten Malang" code="35.07" class="kppn-ikn">' \
  '<document id="d" title="SK"/><answer item="out.dewan" level="4"/>' \
  '<answer item="out.tim" level="1"><document ref="d"/></answer>' \
  '<answer item="oc.eco.miskin" level="4"/></region></evidence>' > "$room/few.xml"
sed 's/level="4"/level="2"/' "$room/few.xml" > "$room/few-last.xml"
run 'a review names the agency that must act' 0 check "$room/few.xml"
has err '  diskominfo: Cite the document, or lower the level.'
lacks err 'W366'
run 'a review in order of agencies' 0 check "$room/few.xml" --by holder
has err "bps (1)"
has err 'no agency named (1)'
what='each agency comes before the next'
if [ "$(grep -n '^bps' "$room/err" | cut -d: -f1)" -lt "$(grep -n '^diskominfo' "$room/err" | cut -d: -f1)" ]
then pass; else fail 'another order'; fi
run 'the same in Indonesian' 0 check "$room/few.xml" --by holder --lang id
has err 'tanpa instansi yang disebut (1)'
run 'findings in another order' 2 check "$room/few.xml" --by line
run 'findings of another verb in order' 2 score "$room/few.xml" --by holder
run 'a review held against last year' 0 check "$room/few.xml" --previous "$room/few-last.xml"
has err 'W366: "out.dewan" jumps from 2 to 4'
has err 'W366: "oc.eco.miskin" jumps from 2 to 4'
lacks err 'few-last.xml'
run 'a jump under --strict' 1 check "$room/few.xml" --previous "$room/few-last.xml" --strict
run 'last year as a number' 2 check "$room/few.xml" --previous 2.5
run 'last year as a faulty file' 3 check "$room/few.xml" --previous "$room/bad.xml"
run 'last year as a file that is not there' 5 check "$room/few.xml" --previous "$room/absent.xml"
run 'a jump over the crosswalk' 0 check "$room/few.xml" --previous "$data/malang-2022.xml"
lacks err 'error'

sed '/<answer/d' "$malang" > "$room/nothing.xml"
run 'nothing to score from' 4 score "$room/nothing.xml"
run 'a file that does not exist' 5 score "$room/absent.xml"
has err 'E101'
run 'a folder instead of a file' 5 score "$room"
run 'a rubric that does not exist' 5 score "$malang" --rubric nowhere
has err 'tried:'
run 'a file over the limit' 3 score "$malang" --max-bytes 100
has err 'E105'
has err '--max-bytes'
run 'results of many regions' 0 score "$data/regions-2022.csv" --rubric gmsc-2022 --format json
cp "$room/out" "$room/results.json"
run 'results over the limit' 3 check "$room/results.json" --max-bytes 40000
has err 'E105: the input is larger than 40000 bytes'
lacks err 'E423'
run 'results of the edition before over the limit' 3 score "$malang" --previous "$room/results.json" --max-bytes 40000
has err 'results.json: error E105'
if [ -e /dev/full ]; then
  what='a full disk behind the standard output'
  "$assess" score "$malang" > /dev/full 2> "$room/err"
  code=$?
  if [ "$code" -eq 5 ]; then pass; else fail "exit $code, not 5"; fi
fi
if (ulimit -v 60000; "$assess" --version > /dev/null 2>&1); then
  truncate -s 200M "$room/in"
  what='no memory is an internal error'
  (ulimit -v 60000; "$assess" check --max-bytes 1G - < "$room/in" > "$room/out" 2> "$room/err")
  code=$?
  if [ "$code" -eq 70 ]; then pass; else fail "exit $code, not 70"; fi
  : > "$room/in"
fi

# ---- info ----
run 'a list of rubrics' 0 info
has out 'gmsc-2022'
has out 'gmsc-2023'
has out 'spbe-2020'
run 'a rubric as text' 0 info gmsc-2023
has out 'kppn-ikn'
run 'a rubric in Indonesian' 0 info gmsc-2023 --lang id
run 'a rubric as JSON' 0 info gmsc-2023 --format json
is_json
run 'a list of rubrics as JSON' 0 info --format json
is_json
run 'a rubric by its path' 0 info "$tree/rubrics/spbe-2020.xml"

# ---- explain ----
run 'an explanation as text' 0 explain "$malang" achievement
has out '2.94'
run 'an explanation as JSON' 0 explain "$malang" pillars --format json
is_json
run 'an explanation of one of many regions' 0 explain "$data/regions-2022.csv" achievement --rubric gmsc-2022 --region 'KAB. KUDUS'
run 'an explanation needs one region' 2 explain "$data/regions-2022.csv" achievement --rubric gmsc-2022
run 'all entries of Malang 2023' 0 score "$malang" --format json
python3 -c 'import json, sys
for entry in json.load(open(sys.argv[1]))["entries"]: print(entry["id"])' "$room/out" > "$room/ids"
what='every entry of Malang 2023 is explained'
silent=
count=0
while read -r id; do
  count=$((count + 1))
  text=$("$assess" explain "$malang" "$id" < /dev/null 2> "$room/err") && [ -n "$text" ] || silent="$silent $id"
done < "$room/ids"
if [ -z "$silent" ] && [ "$count" -gt 120 ]; then pass; else fail "of $count:$silent"; fi

# ---- what strangers write never reaches the terminal raw ----
python3 - "$malang" "$room" <<'PY'
import sys
text = open(sys.argv[1], encoding="utf-8").read()
nasty = "\u009b31m\u202e\u200b\u2066Malang\u007f"
open(sys.argv[2] + "/nasty.xml", "w", encoding="utf-8").write(
    text.replace('name="Kabupaten Malang"', f'name="{nasty}" code2=""', 1).replace(' code2=""', ""))
open(sys.argv[2] + "/nasty-id.xml", "w", encoding="utf-8").write(
    text.replace('item="out.dewan"', f'item="{nasty}"', 1))
open(sys.argv[2] + "/nasty.csv", "w", encoding="utf-8").write(
    "region,class,stage,baseline,output,outcome,impact,quick_win\n"
    "\x1b]0;owned\x07KAB. A,awal,final,1,1,1,1,1\n=1+1,awal,final,1,1,1,1,1\n")
PY
for format in text json line csv; do
  run "a nasty name as $format" 0 score "$room/nasty.xml" --format $format
  if [ $format = text ] || [ $format = line ]; then is_clean; fi
done
run 'a nasty id' 3 check "$room/nasty-id.xml"
is_clean
run 'a nasty region' 2 score "$malang" --region "$(printf '\033]0;x\007')"
is_clean
run 'a nasty file name' 5 score "$(printf '%s/\033[31mx' "$room")"
is_clean
run 'nasty names in a table of regions' 0 score "$room/nasty.csv" --rubric gmsc-2022
is_clean
run 'a formula in CSV is guarded' 0 score "$room/nasty.csv" --rubric gmsc-2022 --format csv
has out "\"'=1+1\""

# ---- parts merged: the example of the help ----
cat > "$room/bappeda.xml" <<'XML'
<evidence xmlns="urn:siap:evidence:1" rubric="gmsc-2023">
<region code="35.07" name="Kabupaten Malang" class="kppn-ikn">
<document id="p" title="Perbup 12/2022" date="2022-03-01"/>
<answer item="base.masterplan_hukum" level="3"><document ref="p"/></answer>
<answer item="base.program_lalu" level="2"/>

<answer item="base.rapat_dewan" level="4"/>
</region>
</evidence>
XML
printf 'region,rubric,item,level\nKabupaten Malang,gmsc-2023,out.dewan,2\n,,base.rapat_dewan,3\n' \
  > "$room/diskominfo.csv"
# merges ARGUMENT...: in $room, so that files have the names of the help
merges() {
  (cd "$room" && exec "$assess" merge "$@") > "$room/out" 2> "$room/err"
  code=$?
}
for words in en id; do
  what="the conflict of the help in $words"
  "$assess" merge --help --lang "$words" | sed -n 's/^  \(diskominfo.csv:3: .*\)/\1/p; s/^    \( [^ ].*--prefer.*\)/ \1/p' \
    > "$room/help"
  merges bappeda.xml diskominfo.csv -o malang.xml --lang "$words"
  if [ "$code" -eq 3 ] && [ -s "$room/help" ] && [ ! -e "$room/malang.xml" ]; then pass
  else fail "exit $code, or no example"; fi
  while IFS= read -r line; do has err "$line"; done < "$room/help"
done
has err 'diskominfo.csv: 1'
what='a part that goes first'
merges bappeda.xml diskominfo.csv --prefer diskominfo.csv -o malang.xml
if [ "$code" -eq 0 ]; then pass; else fail "exit $code"; fi
has err 'N355'
run 'what was merged is in order' 0 check "$room/malang.xml"
printf '<evidence' > "$room/broken.xml"
what='a part that is broken, and one that is not there'
merges bappeda.xml broken.xml no-such.xml
if [ "$code" -eq 3 ] || [ "$code" -eq 5 ]; then pass; else fail "exit $code"; fi
has err 'broken.xml: 1 error; nothing is written'
has err 'no-such.xml: 1 error'
is_empty out
merges bappeda.xml bappeda.xml -o twice.xml
run 'a part that is named twice is warned of' 1 merge "$room/bappeda.xml" "$room/bappeda.xml" --strict
has err 'is named twice'
run 'no such part' 2 merge "$room/bappeda.xml" --prefer "$room/bapeda.xml"
has err 'Did you mean'
run 'a broken part alone' 3 merge "$room/bappeda.xml" "$room/broken.xml"

# ---- other formats, and last year's evidence: the examples of the help ----
run 'to JSON by the name of the output' 0 convert "$malang" -o "$room/malang.json"
run 'and back' 0 convert "$room/malang.json" -o "$room/back.xml"
run 'to XML' 0 convert "$malang"
what='XML through JSON is XML'
if cmp -s "$room/out" "$room/back.xml"; then pass; else fail 'other bytes'; fi
run 'to the sheet of Excel' 0 convert "$malang" --format csv-excel -o "$room/malang.csv"
has err 'W350'
run 'which scores the same' 0 score "$room/malang.csv" --previous "$data/malang-2022.xml"
has out '2.94'
run 'what is left out under --strict' 1 convert "$malang" --format csv --strict
run 'a draft of last year' 0 convert "$data/malang-2022.xml" --carry-to gmsc-2023 -o "$room/draft.xml"
has err '"im.baru" is not carried over: retired'
has err 'N391: the class "awal" is not carried over'
run 'which says the classes that there are' 3 check "$room/draft.xml"
has err 'E405'
run 'a draft of a class of this year' 0 convert "$data/malang-2022.xml" --carry-to gmsc-2023 --class kppn-ikn -o "$room/draft.xml"
run 'which is in order' 0 check "$room/draft.xml"
run 'a class that the new rubric does not serve' 2 convert "$data/malang-2022.xml" --carry-to gmsc-2023 --class awal
has err '"awal"'
run 'a class where last year had one that goes over' 2 convert "$data/malang-2022.xml" --carry-to gmsc-2022 --class reguler
run 'a draft without a crosswalk' 3 convert "$malang" --carry-to gmsc-2022
has err 'E359'
run 'an option of the other' 2 convert "$malang" --prefer "$malang"

# ---- years compared: the example of the help ----
run 'a year and the next' 0 compare "$data/malang-2022.xml" "$malang" --of achievement
has out 'answers                            0.5045'
has out 'rounding                          -0.0064'
run 'the improvement without --previous' 0 compare "$data/malang-2022.xml" "$malang" --table change \
  --of achievement --format csv
has out '2.51,2.94,0.43,0.44,improvement'
run 'the help says what comes out' 0 compare --help
has out '  answers                            0.5045'
run 'a result, written' 0 score "$malang" --format json -o "$room/malang-2023.json"
run 'a result beside evidence of another rubric' 4 compare "$data/malang-2022.xml" \
  "$room/malang-2023.json"
has err E512
run 'too little in common' 4 compare "$data/malang-2022.xml" "$malang" --of pillars
has err E510
is_empty out
run 'one year is not two' 4 compare "$malang"
run 'five years' 0 compare "$data"/bogor-2020.csv "$data"/bogor-2021.csv "$data"/bogor-2022.csv \
  "$data"/bogor-2023.csv "$data"/bogor-2024.csv --rubric "$data/bogor-series.xml" \
  --times 2020,2021,2022,2023,2024 --table trend --lang id
has out '0,0962'
run 'times that do not fit' 3 compare "$data"/bogor-2020.csv "$data"/bogor-2021.csv \
  "$data"/bogor-2022.csv --rubric "$data/bogor-series.xml" --times 1,2

# ---- pages and charts ----
run 'a page' 0 rank "$data/regions-2022.csv" --rubric gmsc-2022 --of achievement --format html --lang id
has out '<!DOCTYPE html>'
has out '<html lang="id">'
has out '3,41'
is_clean
run 'a page of one table' 0 plan "$malang" --target 3.00 --format html --table steps
has out 'id="t-steps"'
lacks out 'id="t-gains"'
run 'a chart' 0 compare "$data/malang-2022.xml" "$malang" --of achievement --format svg --table causes
has out '<svg xmlns='
run 'a table without a chart' 2 rank "$data/regions-2022.csv" --rubric gmsc-2022 --format svg --table about
has err 'no table with a chart'
is_empty out
run 'no page of a score' 2 score "$malang" --format html

# ---- the same bytes again ----
for format in text json csv; do
  run "a first run as $format" 0 score "$malang" --format $format
  cp "$room/out" "$room/first"
  run "a second run as $format" 0 score "$malang" --format $format
  what="both runs give the same bytes as $format"
  if cmp -s "$room/out" "$room/first"; then pass; else fail 'other bytes'; fi
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The program on thousands of regions. What takes time with the square of their number would take
# minutes here, and is stopped after 20 seconds of the processor; what does not takes a few. Where
# SIAP_TEST_PART says that the program runs slowly, under sanitizers, ten times as long is allowed.
#
# usage: test_many.sh ASSESS
set -u
assess=$1
passed=0
failed=0
seconds=20
[ -z "${SIAP_TEST_PART:-}" ] || seconds=200
room=$(mktemp -d) || exit 1
trap 'rm -rf "$room"' EXIT
mkdir "$room/then"

# run SENTENCE LINES ARGUMENT...: the program ends well, in time, with so many lines on $room/out
run() {
  what=$1
  lines=$2
  shift 2
  (ulimit -t "$seconds"; "$assess" "$@" > "$room/out" 2> "$room/err")
  code=$?
  if [ "$code" -eq 0 ] && [ "$(wc -l < "$room/out")" -eq "$lines" ]; then
    passed=$((passed + 1))
    echo "ok - $what"
  else
    failed=$((failed + 1))
    echo "not ok - $what"
    echo "#   exit $code, $(wc -l < "$room/out") lines, not 0 and $lines: assess $*"
    sed 's/^/#   err: /' "$room/err" | head -n 5
  fi
}

# villages ROWS CLASSES: the classes take turns
villages() {
  awk -v rows="$1" -v classes="$2" 'BEGIN {
    print "region,code,class,rubric,stage,a,b"
    for (i = 1; i <= rows; i++)
      printf "Village %d,%d,c%d,t,final,%d,%d\n", i % 9000, i, i % classes, i * 7919 % 1009, i % 97
  }'
}

# ---- cohort stages are fitted once for each profile ----
cat > "$room/t.xml" <<'XML'
<rubric xmlns="urn:siap:rubric:1" agency="id.example" id="t" version="1" edition="2026"
        languages="en" fallback="en" status="ours">
  <label xml:lang="en">Villages</label>
  <item id="a"><label xml:lang="en">A</label><cohort normalise="min-max" by="class"/></item>
  <item id="b"><label xml:lang="en">B</label><cohort normalise="percentile-rank"/></item>
  <index id="x" method="sum" places="2"><label xml:lang="en">X</label>
    <item ref="a"/><item ref="b"/></index>
  <profile id="p0" classes="c0"><label xml:lang="en">One</label></profile>
  <profile id="p1" classes="c1"><label xml:lang="en">Other</label></profile>
</rubric>
XML
sed '/<profile/d' "$room/t.xml" > "$room/open.xml"
villages 20000 2 > "$room/two.csv"
villages 20000 5000 > "$room/classes.csv"
run 'classes that take turns, each with a profile' 20001 \
  score "$room/two.csv" --rubric "$room/t.xml" --format csv
run 'the same, checked' 1 check "$room/two.csv" --rubric "$room/t.xml"
run 'five thousand classes of four regions' 20001 \
  score "$room/classes.csv" --rubric "$room/open.xml" --format csv
run 'the same on a reference' 20001 \
  score "$room/classes.csv" --rubric "$room/open.xml" --format csv --reference "$room/classes.csv"

# ---- each region finds its own among those of the other years ----
run 'twenty thousand regions in three years' 20001 compare "$room/two.csv" "$room/classes.csv" \
  "$room/two.csv" --rubric "$room/open.xml" --table trend --format csv

# ---- each region finds its own among those of the edition before ----
cat > "$room/now.xml" <<'XML'
<rubric xmlns="urn:siap:rubric:1" agency="id.example" id="now" version="1" edition="2027"
        languages="en" fallback="en" status="ours">
  <label xml:lang="en">Change</label>
  <item id="a"><label xml:lang="en">A</label></item>
  <external id="previous" rubric="t" index="x"><label xml:lang="en">Before</label></external>
  <index id="x" method="sum" places="2"><label xml:lang="en">X</label>
    <item ref="a"/><external ref="previous" factor="-1"/></index>
</rubric>
XML
cat > "$room/then/t.xml" <<'XML'
<rubric xmlns="urn:siap:rubric:1" agency="id.example" id="t" version="1" edition="2026"
        languages="en" fallback="en" status="ours">
  <label xml:lang="en">Before</label>
  <item id="a"><label xml:lang="en">A</label></item>
  <index id="x" method="sum" places="2"><label xml:lang="en">X</label><item ref="a"/></index>
</rubric>
XML
awk 'BEGIN { print "region,rubric,stage,a"
  for (i = 1; i <= 40000; i++) printf "Village number %d,t,final,%d\n", i, i % 5 }' > "$room/then.csv"
{ echo 'region,rubric,stage,a'
  sed 1d "$room/then.csv" | sed 's/,t,final,.*/,now,final,5/' | sort -r; } > "$room/now.csv"
run 'the edition before' 40001 \
  score "$room/then.csv" --rubric "$room/then/t.xml" --format csv
run 'evidence of the edition before' 40001 \
  score "$room/now.csv" --rubric "$room/now.xml" --rubrics "$room/then" --format csv \
  --previous "$room/then.csv"
"$assess" score "$room/then.csv" --rubric "$room/then/t.xml" --format json \
  > "$room/then.json" 2> "$room/err"
run 'results of the edition before' 40001 \
  score "$room/now.csv" --rubric "$room/now.xml" --format csv --previous "$room/then.json"

# ---- who agrees with whom: stages by region, pools of assessors, each assessor with few ratings ----
cat > "$room/agree.xml" <<'XML'
<rubric xmlns="urn:siap:rubric:1" agency="id.example" id="agree" version="1" edition="2026"
        languages="en" fallback="en" status="ours">
  <label xml:lang="en">Rated</label>
  <item id="a"><label xml:lang="en">A</label></item>
  <item id="b"><label xml:lang="en">B</label></item>
  <index id="x" method="mean" places="2"><label xml:lang="en">X</label>
    <item ref="a"/><item ref="b"/></index>
</rubric>
XML
villages 40000 2 | sed 's/,t,/,agree,/' > "$room/self.csv"
{ sed 1q "$room/self.csv"; sed 1d "$room/self.csv" | sort -r; } > "$room/final.csv"
run 'two stages of many regions' 40001 \
  agree "$room/self.csv" "$room/final.csv" --rubric "$room/agree.xml" --table indices --format csv
# assessors REGIONS POOL: three ratings of each item, by assessors who come in turn
assessors() {
  awk -v regions="$1" -v pool="$2" 'BEGIN {
    print "region,code,rubric,stage,item,assessor,level"
    for (i = 1; i <= regions; i++)
      for (k = 0; k < 6; k++)
        printf "Village %d,%d,agree,final,%s,p%d,%d\n", i, i, k < 3 ? "a" : "b",
               (i * 6 + k) % pool, (i * 7919 + k) % 5
  }'
}
assessors 20000 120000 > "$room/own.csv"
assessors 20000 60 > "$room/pool.csv"
run 'assessors who rated once each' 120001 \
  agree "$room/own.csv" --rubric "$room/agree.xml" --table raters --format csv
run 'a pool of assessors' 61 \
  agree "$room/pool.csv" --rubric "$room/agree.xml" --table raters --format csv

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]

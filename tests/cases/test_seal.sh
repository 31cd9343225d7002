#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Seals from the outside: sealed, verified, forged, and signed with ordinary tools.
# provokes: E560 E561 E562 E563 E564 E565 E566 E567 E568 W569 N570 W571 E572 E573 W574 W575 E576
#
# usage: test_seal.sh ASSESS TREE
set -u
assess=$1
tree=$2
case $assess in /*) ;; *) assess=$PWD/$assess ;; esac
passed=0
failed=0
room=$(mktemp -d) || exit 1
trap 'rm -rf "$room"' EXIT
SIAP_RUBRIC_PATH=$tree/rubrics
LC_ALL=C
export SIAP_RUBRIC_PATH LC_ALL
unset SOURCE_DATE_EPOCH

check() {
  if [ "$1" -eq 0 ]; then
    passed=$((passed + 1))
    echo "ok - $what"
  else
    failed=$((failed + 1))
    echo "not ok - $what"
    sed 's/^/#   /' "$room/out" "$room/err" | head -n 12
  fi
}

# run SENTENCE CODE COMMAND...
run() {
  what=$1
  wanted=$2
  shift 2
  "$@" > "$room/out" 2> "$room/err"
  [ $? -eq "$wanted" ]
  check $?
}
has() {
  what="$1 has: $2"
  grep -Fq -e "$2" "$room/$1"
  check $?
}

mkdir -p "$room/year/documents" && cd "$room/year" || exit 1
cp "$tree/examples/data/malang-2022.xml" "$tree/examples/data/malang-2023.xml" .
printf 'the minutes\n' > documents/minutes.txt
digest=$(sha256sum documents/minutes.txt | cut -c 1-64)
sed -e "s|<region \([^>]*\)>|<region \1><document id=\"m\" title=\"Minutes\" href=\"minutes.txt\" sha256=\"$digest\"/><document id=\"n\" title=\"Letter\" href=\"letter.pdf\"/>|" \
  malang-2023.xml > with-documents.xml

# ---- sealed ----
run 'a year is sealed' 0 "$assess" seal with-documents.xml --previous malang-2022.xml --documents documents -o seal.json
has err 'W569'
run 'the same files give the same bytes' 0 "$assess" seal with-documents.xml --previous malang-2022.xml --documents documents
cp "$room/out" again.json
run 'byte for byte' 0 cmp again.json seal.json
run 'digests of files are those of other tools' 0 grep -Fq "$(sha256sum with-documents.xml | cut -c 1-64)" seal.json
run 'of documents too' 0 grep -Fq "\"file\": \"$digest\"" seal.json
run 'no folder of this machine is in it' 1 grep -Fq "$room" seal.json
run 'its results are those of score' 0 python3 - "$assess" <<'PY'
import json, subprocess, sys
told = subprocess.run([sys.argv[1], 'score', 'with-documents.xml', '--previous', 'malang-2022.xml',
                       '--format', 'json'], capture_output=True, check=True).stdout
with open('seal.json', encoding='utf-8') as file:
    sys.exit(json.load(file)['results'] != [json.loads(told)])
PY
for more in '--class reguler' '--reference' ; do
  case $more in
    --reference) set -- "$tree/tests/instruments/stranger-cohort-130/evidence.csv" --rubric "$tree/tests/instruments/stranger-cohort-130/rubric.xml" ;;
    *) set -- "$tree/examples/data/regions-2022.csv" --rubric gmsc-2022 ;;
  esac
  "$assess" seal "$@" > many.json 2> "$room/err"
  "$assess" score "$@" --format json > score.json 2>> "$room/err"
  run "many regions are sealed as they are scored ($more)" 0 python3 -c "
import json
assert json.load(open('many.json'))['results'] == json.load(open('score.json'))"
done
run 'a date is given' 0 "$assess" seal malang-2023.xml --date 2026-11-22
has out '"date": "2026-11-22"'
run 'or comes from SOURCE_DATE_EPOCH' 0 env SOURCE_DATE_EPOCH=1763805600 "$assess" seal malang-2023.xml
has out '"date": "2025-11-22T10:00:00Z"'
run 'which must be a number of seconds' 2 env SOURCE_DATE_EPOCH=today "$assess" seal malang-2023.xml
run 'a date that is none' 3 "$assess" seal malang-2023.xml --date today
has err 'E566'
run 'a stage that the evidence overrules' 3 "$assess" seal malang-2023.xml --stage desk
has err 'E567'
run 'a date that no calendar has' 3 "$assess" seal malang-2023.xml --date 2026-02-30
has err 'E566'
run 'an external that the rubric does not take' 2 "$assess" seal malang-2023.xml --external nosuch=2
has err 'E576'
run 'a last edition without the region' 0 "$assess" seal "$tree/examples/data/regions-2022.csv" --rubric gmsc-2022 \
  --previous malang-2022.xml
has err 'W575'
mkdir -p ../2022 && cp malang-2022.xml ../2022/malang-2023.xml
run 'two files that a seal would call alike' 3 "$assess" seal malang-2023.xml --previous ../2022/malang-2023.xml -o new.json
has err 'E573'
cp malang-2023.xml "$(printf 'b\377.xml')"
run 'a name that JSON cannot hold' 3 "$assess" seal "$(printf 'b\377.xml')" -o new.json
has err 'E572'
for name in 'malang-2023.xml --previous' 'malang-2023.xml --reference' '' ; do
  # shellcheck disable=SC2086
  run "what has no name is not sealed ($name -)" 2 "$assess" seal $name - -o new.json < malang-2022.xml
  has err 'the standard input (-) has no name'
done
run 'leaves no seal' 1 test -e new.json
cp with-documents.xml own.xml
run 'a seal is not written over what it seals' 2 "$assess" seal own.xml -o ./own.xml
run 'which stays as it was' 0 cmp own.xml with-documents.xml
run 'a region that is not there' 2 "$assess" seal malang-2023.xml --region 'Kota Malang'
has err 'E568'
printf 'other words\n' > documents/minutes.txt
run 'a document that is not what the evidence states' 3 "$assess" seal with-documents.xml --documents documents -o new.json
has err 'E563'
run 'leaves no seal' 1 test -e new.json
printf 'the minutes\n' > documents/minutes.txt

# ---- as the last edition ----
"$assess" seal malang-2022.xml -o seal-2022.json 2> "$room/err"
"$assess" score malang-2022.xml --format json -o result-2022.json 2> "$room/err"
"$assess" score malang-2023.xml --previous malang-2022.xml --format json > score.json 2> "$room/err"
for last in seal-2022.json result-2022.json; do
  run "$last is taken as the evidence would be" 0 "$assess" score malang-2023.xml --previous "$last" --format json
  cp "$room/out" again.json
  run 'to the same figures' 0 cmp again.json score.json
done
run 'a seal rests on a seal' 0 "$assess" seal malang-2023.xml --previous seal-2022.json -o on-seal.json
run 'to the same figures again' 0 python3 -c "
import json
assert json.load(open('on-seal.json'))['results'] == [json.load(open('score.json'))]"
run 'and is verified' 0 "$assess" verify on-seal.json
run 'a cohort of a seal' 0 "$assess" rank seal-2022.json --of achievement --table ranks
has out 'Kabupaten Malang'
run 'a seal that was cut off' 3 sh -c 'sed "\$d" seal-2022.json > cut.json && "$0" score malang-2023.xml --previous cut.json' "$assess"
has err 'E423'
run 'whether a seal holds is not for check to say' 2 "$assess" check seal-2022.json
has err 'assess verify'
# two regions, and this one under another name: the code decides, for score as for seal
python3 - <<'PY'
import json
with open('result-2022.json', encoding='utf-8') as file:
    one = json.load(file)
other = json.loads(json.dumps(one))
one['region']['name'] = 'Kab. Malang'
other['region']['code'] = '35.73'
with open('two.json', 'w', encoding='utf-8') as file:
    json.dump([other, one], file)
with open('malang-2023.xml', encoding='utf-8') as file:
    text = file.read()
begin, end = text.index('<region'), text.index('</evidence>')
another = text[begin:end].replace('code="35.07"', 'code="35.99"').replace('Kabupaten Malang', 'Kota X')
with open('two.xml', 'w', encoding='utf-8') as file:
    file.write(text[:end] + another + text[end:])
PY
run 'two regions are scored' 0 "$assess" score two.xml --previous two.json --format json
cp "$room/out" score.json
has err 'has no region "Kota X"'
run 'and sealed' 0 "$assess" seal two.xml --previous two.json -o many.json
has err 'W575'
run 'with the same figures' 0 python3 -c "
import json
sealed, scored = json.load(open('many.json'))['results'], json.load(open('score.json'))
assert sealed == scored
print([[one['exact'] for one in result['entries'] if one['id'] == 'previous'] for result in scored])"
has out '[[2.5'

# ---- verified ----
run 'what was sealed is verified' 0 "$assess" verify seal.json --documents documents
has out 'files 4, documents 1/2, regions 1'
run 'a seal that is not there' 5 "$assess" verify nosuch.json
has err 'E101'
truncate -s 70M documents/letter.pdf
run 'a document larger than any input may be' 0 "$assess" seal with-documents.xml --documents documents -o large.json
run 'has the digest of other tools' 0 grep -Fq "$(sha256sum documents/letter.pdf | cut -c 1-64)" large.json
run 'and is verified' 0 "$assess" verify large.json --documents documents --strict --max-bytes 200K
has out 'documents 2/2'
rm documents/letter.pdf
run 'one that is gone' 0 "$assess" verify large.json --documents documents
has err 'W574'
has err '"Letter"'
run 'which --strict does not let pass' 1 "$assess" verify large.json --documents documents --strict
cd "$room" || exit 1
run 'from any folder, beside the seal' 0 "$assess" verify year/seal.json
has out 'documents 0/2'
has err 'W574'
run 'in Indonesian' 0 "$assess" verify year/seal.json --lang id
has out 'semuanya sesuai segel'
mkdir -p "$room/away" && cp year/seal.json away && cd "$room/away" || exit 1
run 'a file that is not there' 5 "$assess" verify seal.json
has err 'E560'
run 'unless it is named' 0 "$assess" verify seal.json ../year/with-documents.xml ../year/malang-2022.xml

# ---- forged ----
cd "$room/year" || exit 1
# forge FROM TO: another seal
forge() {
  sed "s|$1|$2|" seal.json > forged.json
  ! cmp -s seal.json forged.json || { what="forge $1"; check 1; }
}
forge '"rounded": 2.94' '"rounded": 3.94'
run 'a figure is forged' 1 "$assess" verify forged.json
has err 'entries[achievement]: rounded was sealed as 3.94, recomputed it is 2.94'
has err '1 difference'
forge '"previous": "malang-2022.xml"' '"previous": "2.00"'
run 'an option is forged' 1 "$assess" verify forged.json
has err 'E562'
forge '"stated": "'"$digest"'"' '"stated": null'
run 'a document is forged' 1 "$assess" verify forged.json
forge '"engine": "[^"]*",' '"engine": "9.9.9",'
run 'another version sealed it' 0 "$assess" verify forged.json
has err 'W571'
run 'which --strict does not let pass' 1 "$assess" verify forged.json --strict
forge 'siap-seal-1' 'siap-seal-7'
run 'a format that is not known yet' 3 "$assess" verify forged.json
has err 'E561'
forge '"files":' '"fils":'
run 'something is missing' 3 "$assess" verify forged.json
has err 'E565'
forge '"bytes": [0-9]*' '"bytes": 1'
run 'a length is forged' 1 "$assess" verify forged.json
has err 'files[evidence]: bytes was sealed as 1'
for what in '"external": ["x"]' '"external": ["=", "a=", "=b"]' '"external": ["a=1\\nb=2"]' '"external": "x"' \
            '"stage": "bogus"' '"class": 7'; do
  forge '"language": "en"' "$what"
  run "options of another form: $what" 3 "$assess" verify forged.json
  has err 'E565'
done
forge '"language": "en"' '"region": "Kota Malang"'
run 'a region that the evidence has not' 3 "$assess" verify forged.json
has err 'E568'
forge '"engine":' '"date": "yesterday", "engine":'
run 'a date of another form' 3 "$assess" verify forged.json
has err 'E565'
forge '"evidence": "with-documents.xml"' '"evidence": "../../../etc/passwd"'
run 'a name that leads out is not followed' 5 "$assess" verify forged.json
has err 'E560'
head -n 50 seal.json > forged.json
run 'a seal that was cut off, in Indonesian' 3 "$assess" verify forged.json --lang id
has err 'JSON tidak tersusun dengan benar: berakhir terlalu dini'
: > forged.json
run 'an empty one' 3 "$assess" verify forged.json
has err 'E330'
run 'evidence is no seal' 3 "$assess" verify malang-2023.xml
has err 'E561'
run 'a result is no seal' 3 "$assess" verify result-2022.json
has err 'siap-result-1'
printf 'other words\n' > documents/minutes.txt
run 'a document was changed' 1 "$assess" verify seal.json --documents documents
has err 'E563'
has err '1 difference;'
printf 'the minutes\n' > documents/minutes.txt
cp with-documents.xml kept.xml
sed -i 's/level="3.00"/level="4.00"/' with-documents.xml
run 'evidence was changed' 1 "$assess" verify seal.json
has err 'E562'
has err 'entries[achievement]: rounded was sealed as 2.94'
sed -i 's/<evidence/<evidenc/' with-documents.xml
run 'evidence was broken' 1 "$assess" verify seal.json
has err 'E562'
mv kept.xml with-documents.xml
run 'nothing was changed after all' 0 "$assess" verify seal.json

# ---- signed: the commands of examples/README.md ----
# of a block of the page, those lines that begin so
signed_with() {
  sed -n '/^## Sealing and signing/,/^## /p' "$tree/examples/README.md" | grep "^$1 "
}
signed_with openssl > "$room/commands"
what='the page says how to sign with openssl'
[ "$(wc -l < "$room/commands")" -eq 4 ]
check $?
cp seal.json malang-2023.seal.json
sed '$d' "$room/commands" > "$room/sign"
tail -n 1 "$room/commands" > "$room/proof"
run 'a key is made and a seal is signed with openssl' 0 sh -e "$room/sign"
run 'the signature holds' 0 sh -e "$room/proof"
sed -i 's/"rounded": 2.94/"rounded": 2.95/' malang-2023.seal.json
run 'and does not when the seal was changed' 1 sh -e "$room/proof"
if command -v gpg > /dev/null 2>&1; then
  GNUPGHOME=$room/keys
  export GNUPGHOME
  mkdir -m 700 "$GNUPGHOME"
  cp seal.json malang-2023.seal.json
  gpg --batch --quiet --passphrase '' --quick-generate-key 'Test <test@example.org>' > "$room/out" 2> "$room/err"
  signed_with gpg > "$room/commands"
  sed '$d' "$room/commands" > "$room/sign"
  tail -n 1 "$room/commands" > "$room/proof"
  run 'a seal is signed with gpg' 0 sh -e "$room/sign"
  run 'the signature of gpg holds' 0 sh -e "$room/proof"
  sed -i 's/"rounded": 2.94/"rounded": 2.95/' malang-2023.seal.json
  run 'and does not when the seal was changed' 1 sh -e "$room/proof"
  gpgconf --kill all > "$room/out" 2>&1
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]

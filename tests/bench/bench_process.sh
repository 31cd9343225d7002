#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# `assess score` on Kabupaten Malang 2023 as a whole process, against `xmllint --noout` on the same
# two files. usage: bench_process.sh ASSESS ROOT
set -eu
assess=$1
root=$2
rubric=$root/rubrics/gmsc-2023.xml
evidence=$root/examples/data/malang-2023.xml
count=60 # the kernel counts in hundredths of a second

if ! command -v xmllint >/dev/null 2>&1; then
  echo "xmllint is not installed: whole processes are not compared"
  exit 0
fi

# Milliseconds of processor time that one run of a command takes, over many of them.
one() (
  i=0
  while [ $i -lt "$count" ]; do
    "$@" >/dev/null
    i=$((i + 1))
  done
  times >"$spent" # not into a pipe: its shell has no children yet
  awk -v n="$count" 'NR == 2 {
    for (i = 1; i <= 2; i++) { split($i, t, "m"); s += 60 * t[1] + t[2] }
    printf "%.3f\n", 1000 * s / n
  }' "$spent"
)

least() {
  sort -n | head -1
}

spent=$(mktemp)
trap 'rm -f "$spent"' EXIT
"$assess" score --rubric "$rubric" "$evidence" >/dev/null
ours=$(for turn in 1 2 3; do one "$assess" score --rubric "$rubric" "$evidence"; done | least)
theirs=$(for turn in 1 2 3; do one xmllint --noout "$rubric" "$evidence"; done | least)
awk -v ours="$ours" -v theirs="$theirs" 'BEGIN {
  print "whole processes, processor time"
  printf "  %-58s %7.2f   aim <= 2     %s\n", \
    sprintf("assess score (%.1f ms) against xmllint --noout (%.1f ms)", ours, theirs), ours / theirs,
    ours <= 2 * theirs ? "met" : "MISSED"
}'

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Files that a case folder cannot hold: one without permission, one too large for the memory.
# provokes: E102 E119
#
# usage: test_io.sh RUN_CASES TREE
set -u
run_cases=$1
tree=$2
passed=0
failed=0
room=$(mktemp -d) || exit 1
trap 'chmod -R u+rwx "$room"; rm -rf "$room"' EXIT
chmod 755 "$room"

# make_case NAME STATUS FINDING [LINE]: a folder room/io/NAME that reads rubric.xml
make_case() {
  mkdir -p "$room/io/$1"
  { echo 'run: check-rubric'; echo 'rubric: rubric.xml'; echo 'newline: keep'
    echo "status: $2"; echo "${4-}"; } > "$room/io/$1/case.txt"
  echo "$3" > "$room/io/$1/expect.diag"
  cp "$tree/rubrics/spbe-2020.xml" "$room/io/$1/rubric.xml"
}

verdict() {
  if [ "$2" -eq 0 ]; then
    passed=$((passed + 1))
    echo "ok - io/$1"
  else
    failed=$((failed + 1))
    echo "not ok - io/$1"
    sed 's/^/#   /' "$room/out"
  fi
}

# Nobody may read it. The superuser may read anything, and becomes somebody else first.
make_case a-file-without-permission io 'E102 error 0 "rubric.xml"'
chmod 000 "$room/io/a-file-without-permission/rubric.xml"
as=
if [ "$(id -u)" -eq 0 ]; then
  as='setpriv --reuid=65534 --regid=65534 --clear-groups'
fi
if $as "$run_cases" --root "$tree" > "$room/out" 2>&1; [ $? -eq 1 ]; then
  $as "$run_cases" --root "$tree" "$room/io/a-file-without-permission" > "$room/out" 2>&1
  verdict a-file-without-permission $?
else
  echo "skip - io/a-file-without-permission: the runner cannot be started as somebody else"
fi

# A sparse file of 1 GiB where 400 MB may be used. Sanitizers need more than that to start.
make_case a-file-larger-than-the-memory memory 'E119 error 0' 'limit: bytes 4000000000'
truncate -s 1G "$room/io/a-file-larger-than-the-memory/rubric.xml"
if (ulimit -v 400000; "$run_cases" --root "$tree" > "$room/out" 2>&1; [ $? -eq 1 ]); then
  (ulimit -v 400000; "$run_cases" --root "$tree" "$room/io/a-file-larger-than-the-memory" > "$room/out" 2>&1)
  verdict a-file-larger-than-the-memory $?
else
  echo "skip - io/a-file-larger-than-the-memory: the runner cannot be started with so little"
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]

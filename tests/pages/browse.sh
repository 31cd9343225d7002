#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Pages in a browser: what axe-core finds, what stands over its edge or is cut, and how many sheets of A4.
#
# usage: browse.sh ASSESS [PAGE...]    without pages: those of make.py
# Takes axe-core and playwright-core from npm into a folder of its own, and needs chromium. No part of the tests.
set -eu
assess=$1
shift
here=$(cd "$(dirname "$0")" && pwd)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cp "$here/browse.mjs" "$room"
(cd "$room" && npm install --silent --no-audit --no-fund axe-core@4 playwright-core@1)
if [ $# -eq 0 ]; then
  python3 "$here/make.py" "$assess" "$room/pages"
  set -- "$room"/pages/*.html
fi
CHROMIUM=${CHROMIUM:-$(command -v chromium)} node "$room/browse.mjs" "$@"

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The page with one command: installs what is missing, builds, and serves it to this machine only.
# usage: run.sh [PORT]     8000 without one
set -eu
cd "$(dirname "$0")/../.."
me=web
. examples/prepare.sh
tools="$tools php"
packages="$packages php-cli"

prepare siap
SIAP_LIBRARY=$(cd "$build/lib" && pwd)/libsiap.so.0
export SIAP_LIBRARY
rm -f "$log" # what follows takes the place of this shell
echo "$me: http://127.0.0.1:${1:-8000}/ (stop with Ctrl-C)" >&2
exec php -c examples/web/php.ini -d opcache.preload="$PWD/bindings/php/preload.php" \
  -d opcache.preload_user="$(id -un)" -S "127.0.0.1:${1:-8000}" -t examples/web/public

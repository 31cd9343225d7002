#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every test, in every way: installs what is missing, builds, and runs the suites plain, under the
# address, undefined-behaviour and thread sanitizers, under valgrind and with a decimal comma. Run it
# from anywhere; it ends with `N passed, N failed`. The builds go to build-tests*/.
set -u
cd "$(dirname "$0")/.." || exit 1
LC_ALL=C
SIAP_TEST_TYPES=1 # mypy over the Python package
export LC_ALL SIAP_TEST_TYPES

build=${BUILD:-build-tests}
tools="meson ninja gcc g++ pkg-config xmllint valgrind nm readelf python3 localedef mypy \
abidw abidiff php chromium chromedriver openssl man"
modules="libxml-2.0 gsl jansson nettle check"
packages="meson ninja-build gcc g++ libc6-dev pkgconf libxml2-dev libgsl-dev libjansson-dev \
libcsv-dev nettle-dev check libxml2-utils valgrind binutils python3 locales mypy python3-venv \
python3-numpy python3-pandas python3-openpyxl python3-distributed abigail-tools php-cli php-xml \
chromium chromium-driver python3-selenium python3-jsonschema openssl man-db"

say() {
  echo "tests: $*"
}

give_up() {
  say "$*"
  echo "0 passed, 1 failed"
  exit 1
}

# What is missing, one word each; nothing when all is there.
missing() {
  for tool in $tools; do
    command -v "$tool" >/dev/null 2>&1 || echo "$tool"
  done
  for module in $modules; do
    pkg-config --exists "$module" 2>/dev/null || echo "$module"
  done
  for module in numpy pandas openpyxl distributed selenium jsonschema; do
    runs_meson -c "import $module" >/dev/null 2>&1 || echo "python3-$module"
  done
  for module in FFI dom "Zend OPcache"; do
    php -m 2>/dev/null | grep -qx "$module" || echo "php-$module"
  done
  echo '#include <csv.h>' | gcc -E - >/dev/null 2>&1 || echo libcsv
  [ -r /usr/share/i18n/locales/id_ID ] || has_locale || echo locales
}

# the Python that runs Meson also runs the tests of the package for Python
runs_meson() {
  # shellcheck disable=SC2046 # a program and perhaps its argument
  $(sed -n '1s/^#! *//p' "$(command -v meson)") "$@"
}

has_locale() {
  locale -a 2>/dev/null | grep -qi '^id_ID\.utf-\{0,1\}8$'
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

can_install() {
  command -v apt-get >/dev/null 2>&1 || return 1
  [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null
}

install_packages() {
  as_root apt-get -o DPkg::Lock::Timeout=600 update || return 1
  # shellcheck disable=SC2086 # a list of words
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 \
    install -y --no-install-recommends $packages
}

tell_what_to_install() {
  cat <<WORDS
tests: please install what is missing: $lacking
On Debian 12, Ubuntu 23.04 or later:
  sudo apt-get install $packages
Elsewhere: meson 1.0 or later, ninja, gcc and g++, pkg-config, the development files of libxml2, GSL,
  jansson, libcsv, nettle and Check, and xmllint, valgrind, binutils, libabigail, Python 3, mypy and the
  sources of the locale id_ID; numpy, pandas, openpyxl, Selenium and Dask's distributed for the Python
  that runs Meson; Chromium with its driver; PHP 8.2 with FFI, opcache and DOM. Then run this script again.
WORDS
}

log=$(mktemp) || exit 1
trap 'rm -f "$log"' EXIT

lacking=$(missing | tr '\n' ' ')
if [ -n "$lacking" ]; then
  if can_install; then
    say "installing: $lacking"
    install_packages >"$log" 2>&1 || { cat "$log"; give_up 'apt-get failed'; }
    lacking=$(missing | tr '\n' ' ')
  fi
  [ -z "$lacking" ] || { tell_what_to_install; give_up 'something is missing'; }
fi

# set_up FOLDER OPTION...: configure anew or again, then compile: the $targets, all when there are none
targets=
set_up() {
  folder=$1
  shift
  [ -f "$folder/build.ninja" ] || meson setup "$folder" "$@" >"$log" 2>&1 ||
    { cat "$log"; give_up "$folder cannot be configured"; }
  # shellcheck disable=SC2086 # a list of words
  meson compile -C "$folder" $targets >"$log" 2>&1 || { cat "$log"; give_up "$folder cannot be built"; }
}

logs=
# run NAME FOLDER SETUP ARGUMENT...: one run, in the setup of that name or in "plain"; its log is
# counted at the end
run() {
  name=$1
  folder=$2
  setup=$3
  shift 3
  file=$folder/meson-logs/$name
  if [ "$setup" = plain ]; then file=$file.json; else
    file=$file-$setup.json
    set -- --setup "$setup" "$@"
  fi
  rm -f "$file"
  started=$(date +%s)
  meson test -C "$folder" --no-stdsplit --print-errorlogs --logbase "$name" "$@" >"$log" 2>&1 ||
    grep -v '^ *[0-9]*/[0-9]* .* OK  ' "$log"
  say "$name: $(($(date +%s) - started)) s"
  logs="$logs $file"
}

say "building in $build"
set_up "$build"
run plain "$build" plain

# every suite must be there: one that fell out of the build would not be missed otherwise
for suite in unit api cases lint oom orders threads php python cluster form promise reference certified \
  instruments fuzz hostile schemas program; do
  meson test -C "$build" --list --suite "$suite" 2>/dev/null | grep -q . ||
    { say "the suite $suite is empty"; logs="$logs suite-$suite"; }
done

say "building with sanitizers in $build-asan"
set_up "$build-asan" -Db_sanitize=address,undefined -Db_lundef=false
run sanitizers "$build-asan" asan

say "building with the thread sanitizer in $build-tsan"
targets=eight_threads
set_up "$build-tsan" -Db_sanitize=thread -Db_lundef=false
targets=
run races "$build-tsan" tsan --no-rebuild --suite threads

# a suite that is asked for runs although the setup leaves it out
run memory "$build" valgrind --suite unit --suite api --no-suite long

# the cases where most memory changes hands, two areas at a time; what valgrind finds fails the area
valgrind_area() {
  file=$build/meson-logs/memory-$1.txt
  valgrind --quiet --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite \
    "$build/tests/cases/run_cases" --root . "tests/cases/$1" >"$file" 2>&1 && return
  grep -v '^ok' "$file"
  echo '0 passed, 1 failed' >>"$file"
}

started=$(date +%s)
for pair in 'published bounds' 'results json-faults'; do
  for area in $pair; do
    valgrind_area "$area" &
    logs="$logs $build/meson-logs/memory-$area.txt"
  done
  wait
done
say "memory, cases: $(($(date +%s) - started)) s"

if ! has_locale; then
  LOCPATH=$PWD/$build/locale
  export LOCPATH
  mkdir -p "$LOCPATH"
  localedef -i id_ID -f UTF-8 "$LOCPATH/id_ID.UTF-8" >"$log" 2>&1 || cat "$log"
fi
run comma "$build" locale

# shellcheck disable=SC2086 # a list of words
python3 tests/count.py $logs

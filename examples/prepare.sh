# shellcheck shell=sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What the scripts here share: sourced with the top folder as the current one, after $me is set. It
# knows what the library is built with; `prepare TARGET` installs what is missing and builds to
# build/ in the tree (or $BUILD).
# shellcheck disable=SC2034,SC2154

build=${BUILD:-build}
tools="meson ninja gcc pkg-config"
modules="libxml-2.0 gsl jansson nettle check"
packages="meson ninja-build gcc libc6-dev pkgconf libxml2-dev libgsl-dev libjansson-dev \
libcsv-dev nettle-dev check"
imports= # modules of Python that one interpreter must have

# The first Python that has the modules: the one on the path, or the distribution's.
python_with() {
  for python in python3 /usr/bin/python3; do
    # shellcheck disable=SC2086 # a list of words
    for module in $1; do
      "$python" -c "import $module" >/dev/null 2>&1 || continue 2
    done
    echo "$python"
    return
  done
  return 1
}

# What is missing, one word each; nothing when all is there.
missing() {
  for tool in $tools; do
    command -v "$tool" >/dev/null 2>&1 || echo "$tool"
  done
  for module in $modules; do
    pkg-config --exists "$module" 2>/dev/null || echo "$module"
  done
  echo '#include <csv.h>' | gcc -E - >/dev/null 2>&1 || echo libcsv
  [ -z "$imports" ] || python_with "$imports" >/dev/null || echo "Python with $imports"
}

# Run a command without its chatter; show all of it when it fails.
quietly() {
  "$@" >"$log" 2>&1 </dev/null && return
  code=$?
  cat "$log" >&2
  echo "$me: failed ($code): $*" >&2
  exit "$code"
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    quietly "$@"
  else
    quietly sudo -n "$@"
  fi
}

can_install() {
  command -v apt-get >/dev/null 2>&1 || return 1
  [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null
}

say_what_to_install() {
  cat >&2 <<EOF
$me: please install what is missing: $lacking
On Debian 12, Ubuntu 23.04 or later:
  sudo apt-get install $packages
Elsewhere: meson 1.0 or later, ninja, a C11 compiler, pkg-config, and the development files of
  libxml2, GSL, jansson, libcsv, nettle and Check${imports:+; Python with $imports}. Then run this
  script again.
EOF
  exit 1
}

prepare() {
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  lacking=$(missing | tr '\n' ' ')
  if [ -n "$lacking" ]; then
    can_install || say_what_to_install
    echo "$me: installing: $lacking" >&2
    as_root apt-get -o DPkg::Lock::Timeout=600 update
    # shellcheck disable=SC2086 # a list of words
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 \
      install -y --no-install-recommends $packages
  fi
  echo "$me: building in $build" >&2
  [ -f "$build/build.ninja" ] || quietly meson setup "$build"
  quietly meson compile -C "$build" "$1"
}

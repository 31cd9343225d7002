#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Villages on a cluster of this machine with one command: installs what is missing, builds, and runs.
# usage: run.sh [--full] [OPTION]...     README.md says what there is
set -eu
cd "$(dirname "$0")/../.."
me=cluster
. examples/prepare.sh
imports="distributed numpy"
packages="$packages python3-distributed python3-numpy"

prepare siap
SIAP_LIBRARY=$(cd "$build/lib" && pwd)/libsiap.so.0
PYTHONPATH=$PWD/bindings/python/src${PYTHONPATH:+:$PYTHONPATH}
PYTHONDONTWRITEBYTECODE=1
export SIAP_LIBRARY PYTHONPATH PYTHONDONTWRITEBYTECODE
rm -f "$log" # what follows takes the place of this shell
exec "$(python_with "$imports")" examples/cluster/cluster.py "$@"

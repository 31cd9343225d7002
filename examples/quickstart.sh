#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# From a bare machine to a real score: installs what is missing, builds, and scores Kabupaten
# Malang 2023. Run it from anywhere. The build goes to build/ in the tree (or $BUILD).
set -eu
cd "$(dirname "$0")/.."
me=quickstart
. examples/prepare.sh

prepare assess
SIAP_RUBRIC_PATH=rubrics "$build/examples/assess" score examples/data/malang-2023.xml \
  --previous examples/data/malang-2022.xml

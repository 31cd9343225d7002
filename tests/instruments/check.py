#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Score every instrument of this folder and compare with its expected.tsv.

usage: check.py PROGRAM [FOLDER...]      PROGRAM: path of assess
"""
import decimal
import json
import pathlib
import subprocess
import sys


def expected_of(path):
    """The rows of an expected.tsv: region, entry, value or state, band ("" where there is none)."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        fields = (line.split("\t") + ["", "", ""])[:4]
        if fields[:2] != ["region", "entry"]:
            rows.append(tuple(field.strip() for field in fields))
    return rows


def run(*words):
    return subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=False)


def complaint(done):
    """What a run that failed says; a crash says nothing."""
    return (done.stdout + done.stderr).strip() or f"exit {done.returncode} without a word"


def results_of(program, folder):
    """Every result of a folder, by region name; or what went wrong."""
    rubric = folder / "rubric.xml"
    done = run(program, "check", "--strict", str(rubric))
    if done.returncode != 0:
        return None, complaint(done)
    results = {}
    for evidence in sorted(folder.glob("evidence*")):
        done = run(program, "score", str(evidence), "--rubric", str(rubric), "--format", "json")
        if done.returncode not in (0, 4):  # 4: valid, but some region has no score
            return None, complaint(done)
        loaded = json.loads(done.stdout, parse_float=decimal.Decimal, parse_int=decimal.Decimal)
        for result in loaded if isinstance(loaded, list) else [loaded]:
            results[result["region"]["name"]] = {entry["id"]: entry for entry in result["entries"]}
    return results, ""


def figure_of(entry, wanted):
    """What the program says, written with as many decimals as the wanted value has."""
    if entry["state"] != "scored":
        return entry["state"]
    value = entry["rounded"]
    try:
        places = -decimal.Decimal(wanted).as_tuple().exponent
    except decimal.InvalidOperation:
        return str(value)
    unit = decimal.Decimal(1).scaleb(-places)
    return str(value.quantize(unit, rounding=decimal.ROUND_HALF_UP))


def check(program, folder):
    """The numbers of figures that pass and that fail."""
    passed = failed = 0
    rows = expected_of(folder / "expected.tsv")
    results, fault = results_of(program, folder)
    if results is None:
        print(f"{folder.name}: {fault}")
        return 0, len(rows)
    if not rows:
        print(f"{folder.name}: nothing is expected")
        return 0, 1
    for region, name, value, band in rows:
        entry = results.get(region, {}).get(name)
        if entry is None:
            print(f"{folder.name}: {region}: {name}: not in the result")
            failed += 1
            continue
        is_value = figure_of(entry, value)
        is_band = (entry.get("band") or {}).get("id", "")
        if is_value == value and is_band == band:
            passed += 1
        else:
            failed += 1
            print(f"{folder.name}: {region}: {name}: {is_value} {is_band}".rstrip()
                  + f", not {value} {band}".rstrip())
    return passed, failed


def main():
    if len(sys.argv) < 2 or not pathlib.Path(sys.argv[1]).is_file():
        print(__doc__.strip(), file=sys.stderr)
        return 2
    here = pathlib.Path(__file__).resolve().parent
    folders = [pathlib.Path(name) for name in sys.argv[2:]] or sorted(
        rubric.parent for rubric in here.glob("*/rubric.xml"))
    passed = failed = 0
    for folder in folders:
        good, bad = check(sys.argv[1], folder)
        passed += good
        failed += bad
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())

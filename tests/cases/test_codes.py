# SPDX-License-Identifier: GPL-3.0-or-later
"""Every code of the register is provoked: by an expect.diag, or by a test that says so.

Usage: test_codes.py CODES_DEF FOLDER...

A test outside the case folders says what it provokes in a line "provokes: E102 E119".
"""
import pathlib
import re
import sys

SUFFIXES = {".c", ".sh", ".py"}


def register(path):
    return re.findall(r"^CODE\(([ENW]\d{3}),", path.read_text(encoding="utf-8"), re.M)


def provoked(folders):
    codes = set()
    for folder in folders:
        for path in folder.rglob("expect.diag"):
            codes |= set(re.findall(r"^([ENW]\d{3}) ", path.read_text(encoding="utf-8"), re.M))
        for path in folder.rglob("*"):
            if path.suffix in SUFFIXES and path.name != "test_codes.py":
                for line in re.findall(r"provokes: ([ENW0-9 ]+)", path.read_text(encoding="utf-8")):
                    codes |= set(line.split())
    return codes


def main():
    codes = register(pathlib.Path(sys.argv[1]))
    found = provoked([pathlib.Path(folder) for folder in sys.argv[2:]])
    lacking = [code for code in codes if code not in found]
    unknown = sorted(found - set(codes))
    for code in lacking:
        print(f"not ok - no case provokes {code}")
    for code in unknown:
        print(f"not ok - a case expects {code}, which is not in the register")
    print(f"{len(codes) - len(lacking)} passed, {len(lacking) + len(unknown)} failed")
    return 1 if lacking or unknown else 0


if __name__ == "__main__":
    sys.exit(main())

# SPDX-License-Identifier: GPL-3.0-or-later
"""Add up test logs of Meson, one file for each run; the last line is `N passed, N failed`.

usage: count.py LOG...     LOG: testlog*.json, or what one program printed, *.txt

A test that tells of its parts counts as its parts: by a line `N passed, N failed`, by the line that
Check ends with, or by TAP. Any other test is one. A test that failed counts at least one failure.
"""
import json
import re
import sys

PLAIN = re.compile(r'^(\d+) passed, (\d+) failed$', re.M)
CHECK = re.compile(r'^\d+%: Checks: (\d+), Failures: (\d+), Errors: (\d+)$', re.M)
TAP = re.compile(r'^(not ok|ok)\b', re.M)


def parts(test):
    """Passed and failed of one test."""
    text = test.get('stdout', '')
    if found := PLAIN.findall(text):
        passed, failed = map(int, found[-1])
    elif found := CHECK.findall(text):
        every, failures, errors = (sum(map(int, column)) for column in zip(*found))
        passed, failed = every - failures - errors, failures + errors
    elif found := TAP.findall(text):
        passed, failed = found.count('ok'), found.count('not ok')
    else:
        passed, failed = 1, 0
    if test['result'] != 'OK' and failed == 0:
        return (0, 1) if passed <= 1 else (passed, 1)
    return passed, failed


def log(path):
    """Passed and failed of one run; what failed is named. A log that is not there is a failure."""
    passed = failed = 0
    try:
        with open(path, encoding='utf-8') as file:
            if path.endswith('.txt'):
                text = file.read()
                tests = [{'name': 'one program', 'stdout': text,
                          'result': 'OK' if PLAIN.search(text) else 'ERROR'}]
            else:
                tests = [json.loads(line) for line in file if line.strip()]
    except OSError:
        tests = []
    if not tests:
        print(f'{path}: nothing was run')
        return 0, 1
    for test in tests:
        good, bad = parts(test)
        passed += good
        failed += bad
        if bad:
            print(f'failed: {test["name"]} ({test["result"]}), {bad} of {good + bad}, in {path}')
    return passed, failed


sums = [log(path) for path in sys.argv[1:]]
total = [sum(column) for column in zip(*sums)] or [0, 1]
print(f'{total[0]} passed, {total[1]} failed')
sys.exit(1 if total[1] else 0)

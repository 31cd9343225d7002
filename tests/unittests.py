# SPDX-License-Identifier: GPL-3.0-or-later
"""Run files of Python's unittest; the last line is `N passed, N failed`.

usage: unittests.py FOLDER [PATTERN]     PATTERN: test_*.py

What is skipped is named with its reason and counts neither way.
"""
import os
import sys
import unittest


class Result(unittest.TextTestResult):
    """Counts a test as failed once, however many of its parts fail."""

    def bad(self):
        return {str(getattr(test, 'test_case', test)) for test, _ in self.failures + self.errors}


def main(words):
    folder, pattern = os.path.abspath(words[0]), (words[1:] or ['test_*.py'])[0]
    suite = unittest.TestLoader().discover(folder, pattern=pattern)
    result = unittest.TextTestRunner(sys.stdout, resultclass=Result, verbosity=1).run(suite)
    for test, reason in result.skipped:
        print(f'skipped: {test}: {reason}')
    failed = len(result.bad() | {str(test) for test in result.unexpectedSuccesses})
    passed = result.testsRun - len(result.skipped) - failed
    print(f'{max(passed, 0)} passed, {failed or int(passed < 1)} failed')
    return 1 if failed or passed < 1 else 0


if __name__ == '__main__': # processes that a test starts read this file again
    sys.exit(main(sys.argv[1:]))

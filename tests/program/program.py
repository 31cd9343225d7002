# SPDX-License-Identifier: GPL-3.0-or-later
"""The program, and what its sources say that it knows."""
import os
import re
import subprocess

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..'))
ASSESS = os.environ['ASSESS']
DATA = os.path.join(ROOT, 'examples', 'data')


def source(path):
    with open(os.path.join(ROOT, path), encoding='utf-8') as file:
        return file.read()


def environment(**changes):
    """Without a language, colour, or date of whoever runs the tests."""
    kept = {name: value for name, value in os.environ.items()
            if name not in ('LC_ALL', 'LC_MESSAGES', 'LANG', 'LANGUAGE', 'NO_COLOR', 'SOURCE_DATE_EPOCH')}
    return {**kept, 'SIAP_RUBRIC_PATH': os.path.join(ROOT, 'rubrics'), 'TERM': 'xterm', **changes}


def run(*words, cwd=None, **changes):
    return subprocess.run([ASSESS, *words], capture_output=True, text=True, encoding='utf-8',
                          env=environment(**changes), stdin=subprocess.DEVNULL, check=False, cwd=cwd)


def verbs():
    """As the command line knows them."""
    listed = re.search(r'verb_names\[VERB_COUNT\] = \{(.*?)\};', source('examples/assess/options.c'), re.S)
    return [verb for verb in re.findall(r'"([a-z]*)"', listed.group(1)) if verb]


def options():
    """Long options: those of the program, and those that are handed to analyses."""
    found = re.findall(r'\{"([a-z-]+)", (\w+), NULL, (\w+)\}', source('examples/assess/options.c'))
    own = {name: kind == 'required_argument' for name, kind, letter in found if letter != 'SETTING'}
    settings = {name: kind == 'required_argument' for name, kind, letter in found if letter == 'SETTING'}
    return own, settings


def exit_codes():
    listed = re.search(r'\} order\[\] = \{(.*?)\};', source('examples/assess/app.c'), re.S)
    return ['0'] + re.findall(r', +(\d+)\}', listed.group(1))


def help_of(verb, language='en'):
    return run(*([verb] if verb else []), '--help', '--lang', language).stdout

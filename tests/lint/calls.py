# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls and formats that follow the locale, overrun, print or stop the program; open ends."""
import re
import sys

from checks import TEXT, Tally, files, read, without_comments, without_texts

root = sys.argv[1]
tally = Tally()

BANNED = '''strtod strtof strtold atof atoi atol strcpy strcat sprintf vsprintf gets strtok sscanf scanf fscanf
printf fprintf vprintf vfprintf puts fputs putchar perror strerror assert abort exit _exit signal setlocale
localeconv getenv alloca rand srand tolower toupper isalpha isdigit isspace isalnum isxdigit strcasecmp
strncasecmp asprintf vasprintf system popen tmpnam mktemp gmtime localtime'''.split()
# path -> formats that it may use, and why
KNOWN = {'lib/ground/number.c': ('%.*e',)} # the one place for numbers: its comma is mended there
MEMORY = 'malloc calloc realloc free strdup strndup'.split()
LOCALE_FORMAT = re.compile(r"%[-+ #0']*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:l|L)?[aAeEfFgG]")
OPEN_END = re.compile(r'\b(' + 'TO' + 'DO|FIX' + 'ME|XX' + r'X|HA' + 'CK)\b')

for path in files(root, 'lib', ends=('.c', '.h', '.def')):
    whole = read(root, path)
    code, bare = without_comments(whole), without_texts(whole)
    for name in BANNED:
        for match in re.finditer(rf'(?<![\w.>]){name}\s*\(', bare):
            line = bare.count('\n', 0, match.start()) + 1
            tally.check(False, f'{path}:{line}: {name}()')
    if path != 'lib/ground/memory.c':
        for name in MEMORY:
            for match in re.finditer(rf'(?<![\w.>]){name}\s*\(', bare):
                line = bare.count('\n', 0, match.start()) + 1
                tally.check(False, f'{path}:{line}: {name}() outside lib/ground/memory.c')
    for text in re.finditer(TEXT, code):
        found = LOCALE_FORMAT.search(text.group()) if '%' in text.group() else None
        # a percent sign in a message is written with a blank or a stop behind it
        if found and not path.endswith('.def') and found.group() not in KNOWN.get(path, ()):
            line = code.count('\n', 0, text.start()) + 1
            tally.check(False, f'{path}:{line}: format {found.group()}')
    tally.check(True, path)

for path in files(root, 'lib', 'include', 'examples', 'rubrics', 'bindings', 'tests'):
    if path.endswith(('.pyc', '.gz', '.zip', '.png')):
        continue
    try:
        words = read(root, path)
    except UnicodeDecodeError:
        continue # an input of a case that is meant to be broken
    for number, line in enumerate(words.split('\n'), 1):
        if OPEN_END.search(line):
            tally.check(False, f'{path}:{number}: {OPEN_END.search(line).group()}')
    tally.check(True, path)
tally.end()

# SPDX-License-Identifier: GPL-3.0-or-later
"""Header = map = exported symbols; nothing dangerous is imported; every function is called by a test."""
import re
import subprocess
import sys

from checks import Tally, files, read, without_comments, without_texts

root, library = sys.argv[1:3]
tally = Tally()

MOST = 150
NEVER = set('''exit _exit _Exit quick_exit abort raise kill signal sigaction atexit system popen
setlocale getenv secure_getenv setenv putenv printf vprintf puts putchar putc fprintf vfprintf fputs
fputc fwrite perror psignal stdout stderr __printf_chk __fprintf_chk __vprintf_chk __vfprintf_chk
__assert_fail syslog socket connect getaddrinfo strtod strtof strtold atof sscanf strerror
xmlCleanupParser xmlCleanupGlobals xmlCleanupThreads xmlSetGenericErrorFunc xmlSetStructuredErrorFunc
xmlThrDefSetGenericErrorFunc xmlThrDefSetStructuredErrorFunc xmlSetExternalEntityLoader
xmlSubstituteEntitiesDefault xmlKeepBlanksDefault xmlLineNumbersDefault xmlPedanticParserDefault
xmlLoadExtDtdDefaultValue xmlMemSetup xmlGcMemSetup xmlRegisterInputCallbacks xmlReadFile xmlParseFile
xmlNanoHTTPFetch gsl_set_error_handler gsl_set_error_handler_off gsl_error json_set_alloc_funcs
json_set_alloc_funcs2 mp_set_memory_functions rand srand random srandom'''.split())


def nm(*flags):
    try:
        told = subprocess.run(['nm', '-D', *flags, library], check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError) as error:
        tally.check(False, f'nm cannot read the library: {error}')
        tally.end()
    return [line.split() for line in told.stdout.splitlines()]


declared = set()
for path in files(root, 'include', ends=('.h',)):
    for statement in re.findall(r'\bSIAP_API\b([^;]*);', without_texts(read(root, path))):
        name = re.search(r'\b(\w+)\s*\(', statement)
        if path != 'include/siap/export.h':
            declared.add(name.group(1))
text = without_comments(read(root, 'lib/libsiap.map'))
mapped = set(re.findall(r'\b(siap_\w+)\s*;', text))
exported = {words[-1].split('@')[0] for words in nm('--defined-only') if words[-2] in 'TDBRWV'}
exported = {name for name in exported if not name.startswith('SIAP_')}
imported = {words[-1].split('@')[0] for words in nm('-u')}

for name in sorted(declared | mapped | exported):
    where = [word for word, names in (('a header', declared), ('the map', mapped),
                                      ('the library', exported)) if name in names]
    tally.check(len(where) == 3, f'{name} is only in {" and ".join(where)}')
    tally.check(re.fullmatch(r'siap_[a-z0-9_]+', name), f'{name} is no name of ours')
    tally.check(not name.startswith('siap_i_'), f'{name} is internal')
tally.check(len(exported) < MOST, f'{len(exported)} functions are exported, {MOST} are too many')
tally.check(re.search(r'local:\s*\*;', text), 'the map does not hide the rest')
tally.check('NODELETE' in subprocess.run(['readelf', '-d', library], capture_output=True,
                                         text=True, check=False).stdout,
            'the library is not linked with -z nodelete')
tally.check(len(imported) > 20, 'no imports were found')
for name in sorted(imported):
    tally.check(name not in NEVER, f'the library calls {name}')

tests = '\n'.join(without_texts(read(root, path)) for path in files(root, 'tests/api', ends=('.c', '.h')))
for name in sorted(declared):
    tally.check(re.search(rf'\b{name}\b', tests), f'no test in tests/api calls {name}')
print(f'{len(exported)} functions, {len(imported)} imports')
tally.end()

# SPDX-License-Identifier: GPL-3.0-or-later
"""Header = map = exported symbols = Python = PHP; what is hidden; nothing dangerous is imported; every
function is called by a test."""
import glob
import os
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
# what belongs to the host and has many names: settings of libxml2, GSL and jansson for the whole process,
# environment, printing, signals, time limits, processes, working folder
NEVER_LIKE = re.compile(
    r'xml(Set|ThrDef|Cleanup|Register|Unregister|Nano|Catalog|LoadCatalog|InitializeCatalog'
    r'|AddEncodingAlias|DelEncodingAlias|NewCharEncodingHandler)\w*'
    r'|(__)?xml\w*(Default|DefaultValue|DebugEntities|GenericError|StructuredError)'
    r'|gsl_set_\w+|gsl_error\w*|json_set_\w+'
    r'|(un|clear)?(set|put)?env(iron)?|__environ|\w*getenv'
    r'|v?[df]?w?printf(_unlocked)?|__v?[df]?w?printf_chk|f?put(s|c|char|w)(_unlocked)?|std(in|out|err)'
    r'|v?(err|warn)x?|error|psiginfo|openlog|vsyslog'
    r'|(__)?(bsd_|sysv_)?signal|sig(action|procmask|set|block|vec|suspend|interrupt|altstack)\w*'
    r'|pthread_(sigmask|atfork|kill|cancel|exit)|(at_quick|on_)exit|__cxa_at_quick_exit|longjmp|siglongjmp'
    r'|alarm|ualarm|setitimer|timer_\w+|fork|vfork|exec\w+|posix_spawn\w*|umask|f?chdir|setrlimit|prctl'
    r'|uselocale|fesetround|fesetenv|feenableexcept|dup[23]?|mallopt|rand_r|[dlm]rand48')


def told(*command):
    try:
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        tally.check(False, f'{command[0]} cannot read the library: {error}')
        tally.end()


def nm(*flags):
    return [line.split() for line in told('nm', '-D', *flags, library).splitlines()]


def found(path, pattern):
    return set(re.findall(pattern, read(root, path), re.M))


def seen_outside():
    """Symbols of the library's own objects that are global and not hidden."""
    real = os.path.realpath(library)
    parts = glob.glob(os.path.join(os.path.dirname(real), 'libsiap-*.a.p/*.o'))
    objects = glob.glob(real + '.p/*.o') + [path for path in parts if 'libsiap-internal' not in path]
    tally.check(len(objects) > 50, f'only {len(objects)} objects of the library were found beside it')
    lines = [line.split() for line in told('readelf', '-sW', *objects).splitlines()] if objects else []
    return {words[7] for words in lines if len(words) == 8 and words[4] in ('GLOBAL', 'WEAK')
            and words[5] == 'DEFAULT' and words[6] != 'UND'}


declared = set()
for path in files(root, 'include', ends=('.h',)):
    for statement in re.findall(r'\bSIAP_API\b([^;]*);', without_texts(read(root, path))):
        name = re.search(r'\b(\w+)\s*\(', statement)
        if path != 'include/siap/export.h':
            declared.add(name.group(1))
text = without_comments(read(root, 'lib/libsiap.map'))
mapped = set(re.findall(r'\b(siap_\w+)\s*;', text))
defined = [words[-1] for words in nm('--defined-only') if words[-2] in 'TDBRWV']
exported = {name.split('@')[0] for name in defined if not name.startswith('SIAP_')}
imported = {words[-1].split('@')[0] for words in nm('-u')}
PYTHON, PHP = 'bindings/python/src/siap/_api.py', 'bindings/php/siap.h'
places = {
    'a header': declared, 'the map': mapped, 'the library': exported,
    'Python': found(PYTHON, r"^    '(siap_\w+)': \(") & found(PYTHON, r'^    (siap_\w+): Call'),
    'PHP': found(PHP, r'^[^{}]*?\b(siap_\w+)\('),
}

for name in sorted(set().union(*places.values())):
    where = [place for place, names in places.items() if name in names]
    absent = ' and '.join(place for place in places if place not in where)
    tally.check(not absent, f'{name} is in {", ".join(where)}, but not in {absent}')
    tally.check(re.fullmatch(r'siap_[a-z0-9_]+', name), f'{name} is no name of ours')
    tally.check(not name.startswith('siap_i_'), f'{name} is internal')
tally.check(len(exported) < MOST, f'{len(exported)} functions are exported, {MOST} are too many')
tally.check(re.search(r'local:\s*\*;', text), 'the map does not hide the rest')
nodes = re.findall(r'^([\w.]+) \{', text, re.M)
tally.check(len(nodes) == 1, f'the map has the nodes {nodes}, one is wanted')
for name in defined:
    tally.check(name.split('@@')[-1] in nodes, f'{name} is of no node of the map')
for name in sorted(seen_outside() - declared):
    tally.check(False, f'{name} is not hidden: only what a header declares with SIAP_API may be seen')
abi = re.search(r"^abi = '(\d+)'$", read(root, 'meson.build'), re.M).group(1)
dynamic = told('readelf', '-d', library)
tally.check(f'soname: [libsiap.so.{abi}]' in dynamic, f'the soname is not libsiap.so.{abi}')
tally.check('NODELETE' in dynamic, 'the library is not linked with -z nodelete')
tally.check(len(imported) > 20, 'no imports were found')
for name in sorted(imported):
    tally.check(name not in NEVER and not NEVER_LIKE.fullmatch(name), f'the library calls {name}')

tests = '\n'.join(without_texts(read(root, path)) for path in files(root, 'tests/api', ends=('.c', '.h')))
for name in sorted(declared):
    tally.check(re.search(rf'\b{name}\b', tests), f'no test in tests/api calls {name}')
print(f'{len(exported)} functions, {len(imported)} imports')
tally.end()

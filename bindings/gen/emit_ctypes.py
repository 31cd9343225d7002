# SPDX-License-Identifier: GPL-3.0-or-later
"""The description as declarations for Python's ctypes: bindings/python/src/siap/_api.py."""
import textwrap

BASE = {'char': 'c_char', 'double': 'c_double', 'int32_t': 'c_int32', 'uint8_t': 'c_uint8',
        'uint32_t': 'c_uint32', 'uint64_t': 'c_uint64', 'size_t': 'c_size_t'}
HEAD = '''\
# SPDX-License-Identifier: GPL-3.0-or-later
"""libsiap as ctypes sees it. Written by bindings/gen from include/siap: do not edit."""
from __future__ import annotations

import ctypes
from ctypes import POINTER, c_char_p, c_double, c_int32, c_size_t, c_uint8, c_uint32, c_uint64
from ctypes import c_void_p
from typing import Any, Callable, Dict, Optional, Tuple

'''
BIND = '''\

    def __init__(self, library: ctypes.CDLL) -> None:
        for name, (gives, takes, words) in FUNCTIONS.items():
            function = getattr(library, name)
            function.restype, function.argtypes, function.__doc__ = gives, takes, words
            setattr(self, name, function)
'''


def wrapped(text, first='', more=''):
    """Lines of at most 96 columns; `first` stands before the first, `more` before the others."""
    return textwrap.wrap(text, 96, initial_indent=first, subsequent_indent=more,
                         break_long_words=False, break_on_hyphens=False)


def escaped(text):
    return text.replace('\\', '\\\\').replace('"""', '\\"\\"\\"')


def scalar(api, name):
    """The scalar behind an alias."""
    return next((one['type'] for one in api['aliases'] if one['name'] == name), name)


def ctype(api, kind):
    """The ctypes type of a parameter, field or returned value."""
    base = scalar(api, kind['type'])
    if base == 'void':
        return 'c_void_p' if kind['pointer'] else 'None'
    if base == 'char':
        # const char * is borrowed text; char * is ours to free, so its address must be kept
        if kind['pointer'] == 1:
            return 'c_char_p' if kind['const'] else 'c_void_p'
        return 'POINTER(c_void_p)'
    inner = BASE.get(base, base)
    for _ in range(kind['pointer']):
        inner = f'POINTER({inner})'
    return inner


def python_type(api, kind):
    """What Python sees of a returned value."""
    base = scalar(api, kind['type'])
    if kind['pointer']:
        return 'Optional[bytes]' if base == 'char' else 'Any'
    return {'void': 'None', 'double': 'float'}.get(base, 'int')


def c_text(kind):
    if kind.get('list'):
        return f'const {kind["type"]} *const *'
    return ('const ' if kind['const'] else '') + kind['type'] + ' *'[:bool(kind['pointer'])] + \
        '*' * kind['pointer']


def parameter_lines(one):
    """`name (type[, shape]; out): meaning`."""
    about = [c_text(one)] + ([one['shape']] if one['shape'] else [])
    about += {'in': [], 'out': ['out'], 'inout': ['in and out']}[one['direction']]
    about += ['may be None'] if one['null'] else []
    return wrapped(f'{one["name"]} ({", ".join(about)}): {one["doc"]}', '  ', '      ')


def function_doc(function):
    """The docstring of a function: what, parameters with type and shape, what is promised."""
    doc = function['doc']
    lines = wrapped(doc['summary'], ' ' * 11) # which the quotation marks take
    lines[0] = lines[0].strip()
    for paragraph in filter(None, doc.get('detail', '').split('\n\n')):
        lines += [''] + wrapped(paragraph)
    if function['params']:
        lines += ['', 'Parameters:']
        for one in function['params']:
            lines += parameter_lines(one)
    if function['returns']['doc']:
        lines += [''] + wrapped(function['returns']['doc'], 'Returns ', '    ')
    lines.append('')
    for tag in ('ownership', 'errors', 'threads', 'cost', 'since'):
        if tag in doc:
            lines += wrapped(doc[tag], f'{tag.capitalize()}: ', '    ')
    return '\n'.join(lines)


def constants(api):
    lines = [f'ABI = {api["abi"]}', f"SONAME = '{api['soname']}'"]
    for enum in api['enums']:
        lines += [''] + wrapped(enum['doc'], '# ', '# ')
        for value in enum['values']:
            lines += wrapped(f'{value["name"]} = {value["value"]}  # {value["doc"]}', '', '# ')
    return lines


def classes(api):
    lines = []
    for one in api['handles']:
        lines += ['', '', f'class {one["name"]}(ctypes.Structure):']
        lines += wrapped(escaped(one['doc']) + '"""', '    """', '    ')
    for one in api['structs']:
        lines += ['', '', f'class {one["name"]}(ctypes.Structure):']
        lines += wrapped(escaped(one['doc']), '    """', '    ')
        lines += ['']
        for field in one['fields']:
            said = f'{field["name"]} ({c_text(field)}): {field["doc"]}'
            lines += wrapped(escaped(said), '      ', '        ')
        lines += ['    """', '    _fields_ = [']
        lines += [f"        ('{field['name']}', {ctype(api, field)})," for field in one['fields']]
        lines += ['    ]']
    for one in api['callbacks']:
        takes = ', '.join(ctype(api, kind) for kind in [{'type': one['gives'], 'pointer': 0}] +
                          one['params'])
        lines += ['', ''] + wrapped(one['doc'], '# ', '# ')
        lines += [f'{one["name"]} = ctypes.CFUNCTYPE({takes})']
    return lines


def table(api):
    lines = ['', '', '# name -> what it gives, what it takes, what the header says',
             'FUNCTIONS: Dict[str, Tuple[Any, Tuple[Any, ...], str]] = {']
    for one in api['functions']:
        takes = ', '.join(ctype(api, param) for param in one['params'])
        takes = f'({takes},)' if len(one['params']) == 1 else f'({takes})'
        lines += [f"    '{one['name']}': (", f'        {ctype(api, one["returns"])},']
        lines += wrapped(takes, '        ', '         ')
        lines[-1] += ','
        lines += ['        """' + escaped(function_doc(one)) + '""",', '    ),']
    return lines + ['}']


def bound(api):
    lines = ['', '', 'class Api:']
    lines += ['    """The functions of one library, with the types of the header."""', '']
    for one in api['functions']:
        lines.append(f'    {one["name"]}: Callable[..., {python_type(api, one["returns"])}]')
    return lines


def emit(api):
    lines = constants(api) + classes(api) + table(api) + bound(api)
    return HEAD + '\n'.join(lines) + '\n' + BIND

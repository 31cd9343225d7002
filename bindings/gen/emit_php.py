# SPDX-License-Identifier: GPL-3.0-or-later
"""The description for PHP: as C for its FFI, bindings/php/siap.h, and its numbers, src/Api.php.

The two lines that FFI::load() and ffi.preload want come first; for FFI::cdef() they are cut off.
"""
import textwrap

NUMBERS = '''\
<?php

// SPDX-License-Identifier: GPL-3.0-or-later

declare(strict_types=1);

namespace Siap;

/** Numbers of libsiap. Written by bindings/gen from include/siap: do not edit. */
final class Api
{
    /** The binary interface that these declarations are of. */
    public const ABI = %d;

    /** What the loader calls it. */
    public const SONAME = '%s';
'''


def declared(kind, name):
    if kind.get('list'):
        return f'const {kind["type"]} *const *{name}'
    stars = '*' * kind['pointer']
    return f'{"const " if kind["const"] else ""}{kind["type"]} {stars}{name}'


def function(one):
    takes = ', '.join(declared(param, param['name']) for param in one['params']) or 'void'
    return f'{declared(one["returns"], one["name"])}({takes});'


def emit(api):
    lines = ['#define FFI_SCOPE "SIAP"', f'#define FFI_LIB "{api["soname"]}"',
             '/* SPDX-License-Identifier: GPL-3.0-or-later */',
             '/* libsiap for PHP. Written by bindings/gen from include/siap: do not edit. */']
    lines += [f'typedef {one["type"]} {one["name"]};' for one in api['aliases']]
    for enum in api['enums']:
        lines += ['enum {'] + [f'  {value["name"]} = {value["value"]},' for value in enum['values']]
        lines[-1] = lines[-1].rstrip(',')
        lines += ['};']
    lines += [f'typedef struct {one["name"]} {one["name"]};' for one in api['handles']]
    for one in api['structs']:
        lines += [f'typedef struct {one["name"]} {{']
        lines += [f'  {declared(field, field["name"])};' for field in one['fields']]
        lines += [f'}} {one["name"]};']
    for one in api['callbacks']:
        takes = ', '.join(declared(param, param['name']) for param in one['params'])
        lines.append(f'typedef {one["gives"]} (*{one["name"]})({takes});')
    return '\n'.join(lines + [function(one) for one in api['functions']]) + '\n'


def emit_numbers(api):
    """The constants, each with its words of the header."""
    text = NUMBERS % (api['abi'], api['soname'])
    for enum in api['enums']:
        for value in enum['values']:
            words = textwrap.wrap(f'/** {value["doc"]} */', 96, initial_indent='    ',
                                  subsequent_indent='     * ', break_long_words=False)
            text += '\n' + '\n'.join(words) + '\n'
            text += f'    public const {value["name"]} = {value["value"]};\n'
    return text + '}\n'

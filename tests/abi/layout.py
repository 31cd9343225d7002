# SPDX-License-Identifier: GPL-3.0-or-later
"""Constants, sizes and offsets as a C compiler, ctypes and PHP's FFI see them: {what: number}.

The words are the same in all three: "constant SIAP_OK", "size siap_cell", "offset siap_cell.state",
"bytes siap_cell.state", "kind siap_cell.state".
"""
import ctypes
import importlib.util
import os
import shlex
import subprocess
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SIGNED, UNSIGNED, DOUBLE, TEXT = range(1, 5)
KIND_IN_C = f"""#define KIND(x) _Generic((x), int32_t: {SIGNED}, uint8_t: {UNSIGNED}, \\
  uint32_t: {UNSIGNED}, uint64_t: {UNSIGNED}, double: {DOUBLE}, const char *: {TEXT})"""
KIND_IN_CTYPES = {'i': SIGNED, 'B': UNSIGNED, 'I': UNSIGNED, 'L': UNSIGNED, 'Q': UNSIGNED,
                  'd': DOUBLE, 'z': TEXT}


def compiler():
    return shlex.split(os.environ.get('SIAP_TEST_CC', 'cc'))


def run(*command, text=None):
    """What a program prints; what it complains of ends the test."""
    told = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    if told.returncode:
        raise RuntimeError(f'{" ".join(command)}\n{told.stdout}{told.stderr}')
    return told.stdout


def numbers(text):
    lines = [line.rsplit(' ', 1) for line in text.splitlines()]
    return {what: int(number) for what, number in lines}


def program(api):
    """A program in C that prints them all."""
    said = []
    for enum in api['enums']:
        said += [(f'constant {one["name"]}', one['name']) for one in enum['values']]
    for struct in api['structs']:
        name = struct['name']
        said.append((f'size {name}', f'sizeof({name})'))
        for field in (one['name'] for one in struct['fields']):
            said.append((f'offset {name}.{field}', f'offsetof({name}, {field})'))
            one = f'(({name} *)0)->{field}'
            said += [(f'bytes {name}.{field}', f'sizeof({one})'),
                     (f'kind {name}.{field}', f'KIND({one})')]
    lines = [f'  printf("{what} %lld\\n", (long long)({value}));' for what, value in said]
    head = ['#include <siap/siap.h>', '#include <stdio.h>', KIND_IN_C, 'int main(void)', '{']
    return '\n'.join([*head, *lines, '  return 0;', '}', ''])


def in_c(api, include):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'layout')
        run(*compiler(), '-x', 'c', '-I', include, '-o', path, '-', text=program(api))
        return numbers(run(path))


def in_ctypes(path=os.path.join(ROOT, 'bindings/python/src/siap/_api.py')):
    spec = importlib.util.spec_from_file_location('siap_api', path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found = {}
    for name, value in vars(module).items():
        if name.startswith('SIAP_'):
            found[f'constant {name}'] = value
        elif isinstance(value, type) and getattr(value, '_fields_', None):
            found[f'size {name}'] = ctypes.sizeof(value)
            for field, kind in value._fields_:
                found[f'offset {name}.{field}'] = getattr(value, field).offset
                found[f'bytes {name}.{field}'] = ctypes.sizeof(kind)
                found[f'kind {name}.{field}'] = KIND_IN_CTYPES[kind._type_]
    return found


def in_php(library, path=os.path.join(ROOT, 'bindings/php/siap.h')):
    return numbers(run('php', os.path.join(HERE, 'layout.php'), path, library))

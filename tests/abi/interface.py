# SPDX-License-Identifier: GPL-3.0-or-later
"""The public interface as lines of text, and what a change of it means to programs that are built.

A line is "WHAT: HOW": "constant SIAP_OK: 0", "field siap_cell.state: int32_t at 8",
"function siap_free: void (char *text)".
"""
import os
import re
import sys

import layout

sys.path.insert(0, os.path.join(layout.ROOT, 'bindings/gen'))
import emit_php # noqa: E402
import generate # noqa: E402

BREAKS, RENEWS = 'breaks', 'renews'


def types(kind):
    return emit_php.declared(kind, '').strip()


def parameters(one):
    takes = ', '.join(emit_php.declared(param, param['name']) for param in one['params'])
    return f'({takes or "void"})'


def described(root):
    """What the headers of a tree declare."""
    return generate.description(root)


def lines(api, numbers):
    """{what: how}, in the order of the headers; `numbers` are those of the compiler."""
    said = {}
    for enum in api['enums']:
        for one in enum['values']:
            said[f'constant {one["name"]}'] = str(numbers[f'constant {one["name"]}'])
    for one in api['aliases']:
        said[f'type {one["name"]}'] = one['type']
    for one in api['handles']:
        said[f'handle {one["name"]}'] = 'opaque'
    for struct in api['structs']:
        name = struct['name']
        said[f'struct {name}'] = f'{numbers[f"size {name}"]} bytes'
        for field in struct['fields']:
            at = numbers[f'offset {name}.{field["name"]}']
            said[f'field {name}.{field["name"]}'] = f'{types(field)} at {at}'
    for one in api['callbacks']:
        said[f'callback {one["name"]}'] = f'{one["gives"]} {parameters(one)}'
    for one in api['functions']:
        said[f'function {one["name"]}'] = f'{types(one["returns"])} {parameters(one)}'
    return said


def read_headers(root):
    api = described(root)
    return lines(api, layout.in_c(api, os.path.join(root, 'include')))


def without_names(how):
    """A signature without the names of its parameters."""
    return re.sub(r'\w+(?=[,)])', lambda name: name.group() if name.group() == 'void' else '', how)


def struct_of(what):
    return 'struct ' + what.split(' ')[1].split('.')[0]


def added(what, how, before):
    """A line that is new: nothing minds it, but for a field among old fields."""
    struct = struct_of(what)
    if not what.startswith('field ') or struct not in before:
        return RENEWS, f'{what}: new'
    end = int(before[struct].split(' ')[0])
    if int(how.split(' ')[-1]) >= end:
        return RENEWS, f'{what}: new, behind the fields that were there'
    return BREAKS, f'{what}: new, but not behind the {end} bytes that the struct had: append it'


def grown(what, how, before, now):
    """A struct of another size: only fields behind the old ones may have done that."""
    end, size = int(before.split(' ')[0]), int(how.split(' ')[0])
    behind = [field for field, at in now.items() if field.startswith('field ')
              and struct_of(field) == what and int(at.split(' ')[-1]) >= end]
    if size > end and behind:
        return RENEWS, f'{what}: {before}, now {how}'
    return BREAKS, f'{what}: {before}, now {how}'


def changes(before, now):
    """[(verdict, words)]: nothing where both are the same."""
    said = []
    for what, how in before.items():
        if what not in now:
            said.append((BREAKS, f'{what}: gone; it was {how}'))
        elif now[what] == how:
            continue
        elif what.startswith('struct '):
            said.append(grown(what, now[what], how, now))
        elif what.startswith(('function ', 'callback ')) and without_names(how) == without_names(now[what]):
            said.append((RENEWS, f'{what}: other names, {how}, now {now[what]}; '
                                 'were two parameters exchanged, it breaks programs'))
        else:
            said.append((BREAKS, f'{what}: it was {how}, now it is {now[what]}'))
    return said + [added(what, now[what], before) for what in now if what not in before]

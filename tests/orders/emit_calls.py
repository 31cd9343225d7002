# SPDX-License-Identifier: GPL-3.0-or-later
"""Write, for each public function, how to call it with arguments drawn at random.

usage: emit_calls.py API.JSON OUT.C

The kinds of parameters are those of bindings/gen/api.json; one that is not known here is refused by
name, so that a new function is either tried like the others or stops the build.
"""
import json
import re
import sys

# scalar -> the function of draw.c that draws one
SCALARS = {'size_t': 'draw_size', 'uint64_t': 'draw_size', 'uint32_t': 'draw_number32',
           'int32_t': 'draw_signed', 'double': 'draw_double'}
# element of an array that is passed in -> the function of draw.c that fills it
ELEMENTS = {'double': 'draw_doubles', 'uint8_t': 'draw_states', 'uint64_t': 'draw_numbers'}
HEAD = '''/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Written by tests/orders/emit_calls.py from bindings/gen/api.json. */
#include "orders.h"

#include <string.h>
'''


class Unknown(Exception):
    """A parameter or a returned value that this script cannot draw or judge."""


class Call:
    """The C text of one public function: arguments, the call, what is held against the outcome."""

    def __init__(self, api, function):
        self.function = function
        self.aliases = {one['name']: one['type'] for one in api['aliases']}
        self.handles = {one['name']: one for one in api['handles']}
        self.structs = {one['name']: one for one in api['structs']}
        self.callbacks = {one['name'] for one in api['callbacks']}
        self.functions = {one['name'] for one in api['functions']}
        self.params = function['params']
        self.said, self.draws, self.counts, self.after = [], [], [], []
        self.names = []
        self.sized = {part for one in self.params if one['shape']
                      for part in one['shape'].split(' x ')}

    def refuse(self, what):
        raise Unknown(f'{self.function["name"]}: {what}; teach tests/orders/emit_calls.py how to '
                      'draw or judge it')

    def scalar(self, name):
        return self.aliases.get(name, name)

    def handle(self, kind=None):
        """The first parameter that is an object, of one kind or of any."""
        return next((one for one in self.params if one['type'] in self.handles and
                     one['pointer'] == 1 and kind in (None, one['type'])), None)

    # ---- how many elements an array has ----

    def part(self, part, of):
        """One factor of a shape as C."""
        named = {one['name']: one for one in self.params}
        if part.endswith('()'):
            kind = next((one for one in self.handles if part.startswith(one + '_')), None)
            owner = self.handle(kind) if kind else None
            if owner is None or part[:-2] not in self.functions:
                self.refuse(f'shape of {of["name"]}: {part}')
            return f'{part[:-2]}(thing_at({owner["name"]}))'
        if part not in named:
            self.refuse(f'shape of {of["name"]}: {part}')
        one = named[part]
        if one['pointer'] == 0:
            return part
        owner, count = self.handle(), f'{part[:-1]}_count'
        whole = f'{owner["type"]}_{count}' if owner else ''
        if whole not in self.functions or one['shape'] != count:
            self.refuse(f'shape of {of["name"]}: how many {part} there are when it is NULL')
        return f'({part} ? {one["shape"]} : {whole}(thing_at({owner["name"]})))'

    def elements(self, one):
        return ' * '.join(self.part(part, one) for part in one['shape'].split(' x '))

    # ---- parameters ----

    def words(self, one):
        """The words that the comment of a text quotes, and NULL at the end."""
        quoted = re.findall(r'"([^"]+)"', one['doc'])
        if one['name'] == 'path':
            return 'paths'
        if not quoted:
            return 'NULL'
        name = f'{self.function["name"]}_{one["name"]}'
        words = ', '.join(json.dumps(word) for word in quoted)
        self.said.append(f'static const char *const {name}[] = {{{words}, NULL}};')
        return name

    def parameter(self, one):
        """Draw one argument; the name under which it is passed."""
        name, kind, null = one['name'], one['type'], int(one['null'])
        way = (one['pointer'], one['direction'])
        if kind in self.handles and way == (1, 'in'):
            self.draws.append(f'thing *{name} = draw_thing(r, KIND_{kind}, {null});')
            if self.function['name'] == self.handles[kind]['release']:
                self.after.append(f'give_back(r, {name});')
            if self.function['name'] == f'{kind}_clear':
                self.draws.append(f'forget(r, {name});')
            return f'thing_at({name})'
        if kind in self.handles and one.get('list'):
            self.draws.append(f'const {kind} *const *{name} = draw_things(r, KIND_{kind}, '
                              f'{self.elements(one)}, {null});')
            return name
        if kind in self.handles and way == (2, 'out') and one['new']:
            self.draws.append(f'{kind} *{name} = draw_poison();')
            self.draws.append(f'{kind} **to_{name} = draw_whether(r, {null}) ? &{name} : NULL;')
            self.after.append(f'take_thing(r, KIND_{kind}, to_{name} != NULL, {name}, got);')
            return f'to_{name}'
        if kind in self.callbacks and one['pointer'] == 0:
            self.draws.append(f'{kind} {name} = draw_whether(r, {null}) ? back_{kind} : NULL;')
            return name
        if kind == 'void' and one['pointer'] == 1 and name == 'user':
            return 'r'
        if kind in self.structs and one['pointer'] == 1:
            return self.struct(one)
        if kind == 'char':
            return self.text(one)
        if self.scalar(kind) in {**SCALARS, **ELEMENTS}:
            return self.number(one)
        return self.refuse(f'parameter {name} of type {kind}')

    def struct(self, one):
        name, kind = one['name'], one['type']
        self.draws.append(f'{kind} *{name} = draw_{kind}(r, {int(one["direction"] != "out")}, '
                          f'{int(one["null"])});')
        if one['direction'] != 'in':
            self.after.append(f'if ({name} && got == SIAP_OK)\n    tell_{kind}(r, {name});')
        return name

    def text(self, one):
        name, null = one['name'], int(one['null'])
        way = (one['pointer'], one['direction'], one['const'])
        if way == (1, 'in', True) and one['shape']:
            if ' x ' in one['shape']:
                self.refuse(f'shape of {name}')
            self.counts.append(f'size_t {one["shape"]} = 0;')
            self.draws.append(f'const char *{name} = draw_bytes(r, &{one["shape"]}, {null});')
        elif way == (1, 'in', True):
            self.draws.append(f'const char *{name} = draw_text(r, {self.words(one)}, {null});')
        elif way == (1, 'in', False):
            self.draws.append(f'char *{name} = draw_given(r);')
        elif way == (2, 'out', False) and one['new'] and one['release'] == 'siap_free':
            lengths = [more['name'] for more in self.params if more['name'] == 'length' and
                       (more['pointer'], more['direction']) == (1, 'out')]
            length = f'to_{lengths[0]} ? &{lengths[0]} : NULL' if lengths else 'NULL'
            self.draws.append(f'char *{name} = draw_poison();')
            self.draws.append(f'char **to_{name} = draw_whether(r, {null}) ? &{name} : NULL;')
            self.after.append(f'take_text(r, to_{name} != NULL, {name}, {length}, got);')
            return f'to_{name}'
        else:
            self.refuse(f'parameter {name}, a text')
        return name

    def number(self, one):
        name, kind = one['name'], one['type']
        base, null = self.scalar(kind), int(one['null'])
        way = (one['pointer'], one['direction'])
        if way == (0, 'in') and name in self.sized:
            if not any(more['shape'] == name and more['type'] == 'char' for more in self.params):
                self.counts.append(f'{kind} {name} = draw_count(r);')
        elif way == (0, 'in') and name == 'size' and base == 'uint32_t':
            struct = next((more['type'] for more in self.params
                           if more['type'] in self.structs), '')
            if not struct:
                self.refuse('parameter size: of which struct')
            self.draws.append(f'uint32_t {name} = draw_sizeof(r, sizeof({struct}));')
        elif way == (0, 'in') and base in SCALARS:
            self.draws.append(f'{kind} {name} = ({kind}){SCALARS[base]}(r);')
        elif way == (1, 'in') and one['const'] and one['shape'] and base in ELEMENTS:
            self.draws.append(f'const {kind} *{name} = {ELEMENTS[base]}(r, {self.elements(one)}, '
                              f'{null});')
        elif way == (1, 'out') and one['shape']:
            self.draws.append(f'{kind} *{name} = draw_room(r, {self.elements(one)}, '
                              f'sizeof({kind}), {null});')
        elif way == (1, 'out') and null:
            self.draws.append(f'{kind} {name} = 0;')
            self.draws.append(f'{kind} *to_{name} = draw_whether(r, {null}) ? &{name} : NULL;')
            return f'to_{name}'
        else:
            self.refuse(f'parameter {name} of type {kind}')
        return name

    # ---- what comes back ----

    def outcome(self):
        """The lines that hold the returned value against what the header promises."""
        gives, kind = self.function['returns'], self.function['returns']['type']
        if kind == 'siap_status' and not gives['pointer']:
            allowed = ' | '.join(['1u'] + [f'1u << -{one}' for one in self.function['errors']])
            return [f'end_status(r, got, {allowed});']
        if kind == 'char' and gives['pointer'] == 1 and gives['ownership'] == 'borrowed':
            owner = self.handle()
            from_library = 'from the library' in self.function['doc']['ownership']
            if owner is None and not from_library:
                self.refuse('whom its text is borrowed from')
            return [f'end_text(r, got, {"NULL" if from_library else owner["name"]});']
        if kind in self.handles and gives['pointer'] == 1 and gives['ownership'] == 'new':
            owner = self.handle(kind)
            if owner is None:
                self.refuse('whose reference it gives')
            return [f'end_reference(r, KIND_{kind}, got, {owner["name"]});']
        if kind == 'void' and not gives['pointer']:
            return ['end_nothing(r);']
        if self.scalar(kind) in SCALARS and not gives['pointer']:
            if self.scalar(kind) == 'double':
                return ['end_double(r, got);']
            return ['end_number(r, (int64_t)got);']
        return self.refuse(f'what it gives, {kind}')

    def emit(self):
        name = self.function['name']
        passed = [self.parameter(one) for one in self.params]
        gives = self.function['returns']
        takes = f'{name}({", ".join(passed)});'
        if gives['type'] != 'void':
            const = 'const ' if gives['const'] else ''
            takes = f'{const}{gives["type"]} {"*" * gives["pointer"]}got = {takes}'
        may_run_out = int('SIAP_ERR_MEMORY' in self.function['errors'])
        lines = self.counts + self.draws + [f'memory_before(r, {may_run_out});', takes,
                                            f'memory_after(r, {may_run_out});']
        lines += self.outcome() + self.after
        return self.said + [f'static void call_{name}(run *r)', '{'] + \
            [f'  {line}' for line in lines] + ['}', '']


def callback(one, structs):
    """A callback that now and then gives something else than 0, or hands a struct over (draw.c)."""
    takes = ', '.join(f'{"const " if param["const"] else ""}{param["type"]} '
                      f'{"*" * param["pointer"]}{param["name"]}' for param in one['params'])
    for param in one['params']:
        if param['type'] in structs:
            names = ', '.join(more['name'] for more in one['params'])
            return [f'static {one["gives"]} back_{one["name"]}({takes})', '{',
                    f'  return hand_{param["type"]}({names});', '}', '']
    unused = [f'  (void){param["name"]};' for param in one['params'][1:]]
    return [f'static {one["gives"]} back_{one["name"]}({takes})', '{'] + unused + \
        ['  return draw_odd(user);', '}', '']


def struct_draw(api, one, aliases):
    """How to fill a struct that is passed in, and how to tell of one that comes out."""
    kind, made = one['name'], []
    init = any(function['name'] == f'{kind}_init' for function in api['functions'])
    if (one['fields'][0]['name'], one['fields'][0]['type']) != ('size', 'uint32_t'):
        raise Unknown(f'{kind} does not begin with its size')
    for field in one['fields'][1:]:
        name, base = field['name'], aliases.get(field['type'], field['type'])
        if field['pointer'] == 1 and base == 'char' and field['const']:
            made.append(f'  if (draw_odd(r))\n    own.{name} = draw_text(r, NULL, 1);')
        elif field['pointer'] == 0 and base in SCALARS:
            drawn = f'({field["type"]}){SCALARS[base]}(r)'
            made.append(f'  if (draw_odd(r))\n    own.{name} = {drawn};')
        else:
            raise Unknown(f'{kind}: field {name} of type {field["type"]}; teach '
                          'tests/orders/emit_calls.py how to draw it')
    return [f'static {kind} *draw_{kind}(run *r, int is_read, int may_be_null)', '{',
            f'  {kind} own;', '  memset(&own, 0, sizeof own);'] + \
        ([f'  {kind}_init(&own, sizeof own);'] if init else []) + made + \
        ['  return draw_struct(r, &own, sizeof own, is_read, may_be_null);', '}', '']


def struct_tell(one, aliases):
    lines = [f'static void tell_{one["name"]}(run *r, const {one["name"]} *told)', '{']
    for field in one['fields']:
        if field['pointer']:
            continue
        base = aliases.get(field['type'], field['type'])
        lines.append(f'  tell_double(r, told->{field["name"]});' if base == 'double' else
                     f'  tell_number(r, (int64_t)told->{field["name"]});')
    return lines + ['}', '']


def emit(api):
    """The whole file."""
    aliases = {one['name']: one['type'] for one in api['aliases']}
    lines = ['', 'enum {'] + [f'  KIND_{one["name"]},' for one in api['handles']] + ['};', '']
    for one in api['callbacks']:
        lines += callback(one, [more['name'] for more in api['structs']])
    for one in api['structs']:
        used = {more['direction'] for function in api['functions'] for more in function['params']
                if more['type'] == one['name']}
        lines += struct_draw(api, one, aliases) if used else []
        lines += struct_tell(one, aliases) if used - {'in'} else []
    for function in api['functions']:
        lines += Call(api, function).emit()
    for one in api['handles']:
        lines += [f'static void drop_{one["name"]}(void *at)', '{',
                  f'  {one["release"]}(at);', '}', '']
    lines += ['const kind kinds[] = {']
    lines += [f'  {{"{one["name"]}", drop_{one["name"]}}},' for one in api['handles']]
    lines += ['};', f'const size_t kind_count = {len(api["handles"])};', '',
              'const order orders[] = {']
    for function in api['functions']:
        makes = int(function['returns']['type'] == 'siap_status')
        lines.append(f'  {{"{function["name"]}", call_{function["name"]}, {makes}}},')
    lines += ['};', f'const size_t order_count = {len(api["functions"])};', '']
    return HEAD + '\n'.join(lines)


def main(words):
    with open(words[0], encoding='utf-8') as file:
        api = json.load(file)
    try:
        text = emit(api)
    except Unknown as error:
        print(error, file=sys.stderr)
        return 1
    with open(words[1], 'w', encoding='utf-8') as file:
        file.write(text)
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))

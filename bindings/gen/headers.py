# SPDX-License-Identifier: GPL-3.0-or-later
"""The public headers as one description. README.md says which grammar they keep.

What is outside of it raises HeaderError with file, line and what was expected.
"""
import os
import re

from comments import errors_of, function_comment, parameter_comment, prose
from tokens import HeaderError, Reader

SCALARS = {'char', 'double', 'int32_t', 'uint8_t', 'uint32_t', 'uint64_t', 'size_t'}
INCLUDES = {'<stddef.h>', '<stdint.h>'}
MACROS = 'export.h'      # macros only: nothing in it is seen through a binding
UMBRELLA = 'siap.h'


class Header:
    """One header: its declarations are added to a description of all."""

    def __init__(self, folder, name, api):
        self.name, self.api = name, api
        with open(os.path.join(folder, name), encoding='utf-8') as file:
            self.of = Reader(f'include/siap/{name}', file.read())
        self.included = []

    def new(self, group, entry, names):
        """Keep a declaration; `names` are those that it brings in."""
        groups = [one for part in self.api.values() for one in part]
        known = {one['name'] for one in groups if 'name' in one}
        known |= {value['name'] for enum in self.api['enums'] for value in enum['values']}
        for name in names:
            if name in known or names.count(name) > 1:
                self.of.refuse(f'{name} is declared twice')
        self.api[group].append(entry)

    # ---- around the declarations

    def directive(self, wanted):
        token = self.of.take('directive', f'"{wanted}"')
        if token.text != wanted:
            self.of.refuse(f'expected "{wanted}", got {token}', token.line)

    def read(self):
        of, guard = self.of, 'SIAP_' + self.name.upper().replace('.', '_')
        licence = of.take('note', 'the licence')
        if 'SPDX-License-Identifier' not in licence.text:
            of.refuse('the first line does not name the licence', licence.line)
        of.take('note', f'a comment "siap/{self.name} - …"')
        self.directive(f'#ifndef {guard}')
        self.directive(f'#define {guard}')
        while of.next.kind == 'directive' and of.next.text.startswith('#include'):
            self.include(of.take('directive', 'an include'))
        if self.name != UMBRELLA:
            of.take('name', '"SIAP_BEGIN_DECLS"', 'SIAP_BEGIN_DECLS')
            while not of.skip('name', 'SIAP_END_DECLS'):
                self.declaration()
        self.directive('#endif')
        of.take('end', 'the end of the file')

    def include(self, token):
        what = token.text.split(None, 1)[1]
        own = re.fullmatch(r'<siap/(\w+\.h)>', what)
        if not own and what not in INCLUDES:
            self.of.refuse(f'{what} must not be included', token.line)
        if own:
            self.included.append(own.group(1))

    # ---- declarations

    def declaration(self):
        comment = self.of.take('doc', 'a comment /** … */ above a declaration')
        known = {'typedef': self.typedef, 'enum': self.enum, 'SIAP_API': self.function}
        token = self.of.take('name', '"typedef", "enum" or "SIAP_API"', *known)
        known[token.text](comment)

    def own_name(self, what):
        token = self.of.take('name', what)
        if not re.fullmatch(r'siap_[a-z0-9_]+', token.text):
            self.of.refuse(f'{token} is no name of the library: siap_…', token.line)
        return token.text

    def typedef(self, comment):
        of, doc = self.of, prose(comment.text)
        if not of.skip('name', 'struct'):
            base = of.take('name', '"struct" or a scalar type', *sorted(SCALARS)).text
            if of.skip('mark', '('):
                self.callback(base, doc)
                return
            name = self.own_name('the name of the type')
            entry = {'name': name, 'type': base, 'header': self.name, 'doc': doc}
            self.new('aliases', entry, [name])
        else:
            name, fields = self.own_name('the name of the struct'), None
            if of.skip('mark', '{'):
                fields = self.fields(name)
            of.take('name', f'"{name}"', name)
            entry = {'name': name, 'header': self.name, 'doc': doc}
            if fields is None:
                self.new('handles', entry, [name])
            else:
                self.new('structs', {**entry, 'fields': fields}, [name])
        of.mark(';')

    def callback(self, gives, doc):
        """`typedef SCALAR (*siap_NAME)(void *user, …);`: numbers, text, a struct to fill."""
        of = self.of
        of.mark('*')
        name = self.own_name('the name of the callback')
        of.mark(')')
        of.mark('(')
        params = [self.parameter()]
        while of.skip('mark', ','):
            params.append(self.parameter())
        of.mark(')')
        of.mark(';')
        structs = [one['name'] for one in self.api['structs']]
        if params[0]['name'] != 'user' or not all(
                one['pointer'] == 0 or (one['pointer'] == 1 and (
                    (one['type'] == 'char' and one['const']) or one['type'] in structs))
                for one in params[1:]):
            of.refuse(f'{name}: a callback takes void *user, then numbers, text, structs')
        self.new('callbacks', {'name': name, 'header': self.name, 'gives': gives,
                               'params': params, 'doc': doc}, [name])

    def fields(self, name):
        of, fields = self.of, []
        while not of.skip('mark', '}'):
            line, kind = of.next.line, self.type()
            field = of.take('name', 'the name of a field').text
            of.mark(';')
            doc = prose(of.take('behind', 'a comment /**< … */ behind the field').text)
            if field in [one['name'] for one in fields]:
                of.refuse(f'the field {field} stands twice', line)
            if kind['pointer'] and kind != {'type': 'char', 'const': True, 'pointer': 1}:
                of.refuse(f'{field}: a field is a number or const char *', line)
            fields.append({'name': field, **kind, 'doc': doc})
        if not fields or (fields[0]['name'], fields[0]['type']) != ('size', 'uint32_t'):
            of.refuse(f'the first field of {name} is not uint32_t size')
        return fields

    def enum(self, comment):
        of, values = self.of, []
        of.mark('{')
        while not of.skip('mark', '}'):
            name = of.take('name', 'a constant SIAP_…')
            if not re.fullmatch(r'SIAP_[A-Z0-9_]+', name.text):
                of.refuse(f'{name} is no constant of the library: SIAP_…', name.line)
            of.mark('=')
            value = int(of.take('number', 'a whole number').text)
            more = of.skip('mark', ',')
            doc = prose(of.take('behind', 'a comment /**< … */ behind the constant').text)
            values.append({'name': name.text, 'value': value, 'doc': doc})
            if not more and not (of.next.kind == 'mark' and of.next.text == '}'):
                of.refuse('expected "," between constants')
        of.mark(';')
        entry = {'header': self.name, 'doc': prose(comment.text), 'values': values}
        self.new('enums', entry, [one['name'] for one in values])

    def type(self):
        of = self.of
        const = bool(of.skip('name', 'const'))
        token = of.take('name', 'a type')
        known = SCALARS | {'void'} | {one['name'] for part in ('aliases', 'callbacks', 'handles', 'structs')
                                      for one in self.api[part]}
        if token.text not in known:
            of.refuse(f'{token} is no type of the grammar', token.line)
        pointer = 0
        while of.skip('mark', '*'):
            pointer += 1
            if const and pointer == 1 and of.skip('name', 'const'): # an array of handles
                of.mark('*')
                return self.handles(token)
        is_user = token.text == 'void' and pointer == 1 and of.next.text == 'user'
        if pointer > 2 or (token.text == 'void' and pointer and not is_user):
            of.refuse(f'{token} with so many * is outside the grammar', token.line)
        big = {one['name'] for part in ('handles', 'structs') for one in self.api[part]}
        if token.text in big and not pointer:
            of.refuse(f'{token.text} is passed by pointer only', token.line)
        return {'type': token.text, 'const': const, 'pointer': pointer}

    def handles(self, token):
        """`const siap_<noun> *const *name`: an array of handles, which the call reads."""
        if token.text not in {one['name'] for one in self.api['handles']}:
            self.of.refuse(f'{token} is no handle: an array of handles is const siap_… *const *', token.line)
        return {'type': token.text, 'const': True, 'pointer': 2, 'list': True}

    # ---- functions

    def function(self, comment):
        of, line = self.of, self.of.next.line
        gives = self.type()
        name = self.own_name('the name of the function')

        def refuse(words):
            of.refuse(f'{name}: {words}', line)

        said = function_comment(comment.text, refuse)
        of.mark('(')
        params = []
        if not of.skip('name', 'void'):
            params = [self.parameter()]
            while of.skip('mark', ','):
                params.append(self.parameter())
        of.mark(')')
        of.mark(';')
        names = [one['name'] for one in params]
        if list(said['params']) != names:
            refuse(f'the comment describes {list(said["params"])}, the function takes {names}')
        for one in params:
            one.update(parameter_comment(said['params'][one['name']], names))
            is_callback = one['type'] in [call['name'] for call in self.api['callbacks']]
            one['null'] = one['null'] and (one['pointer'] > 0 or is_callback)
            check_parameter(one, refuse)
        doc = {key: value for key, value in said.items()
               if key not in ('params', 'return') and value}
        gives = {**gives, **check_return(gives, said, refuse), 'doc': said['return']}
        self.new('functions', {'name': name, 'header': self.name, 'returns': gives,
                               'params': params, 'errors': errors_of(said), 'doc': doc}, [name])

    def parameter(self):
        kind = self.type()
        if kind['type'] == 'void' and not kind['pointer']:
            self.of.refuse('a parameter of type void')
        return {'name': self.of.take('name', 'the name of a parameter').text, **kind}


def check_parameter(one, refuse):
    """Type and comment of a parameter must say the same about who fills it."""
    name, out = one['name'], one['direction'] != 'in'
    if one.get('list'):
        if out or not one['shape']:
            refuse(f'{name}: an array of handles is read, and needs its length in front: "count: …"')
        return
    is_new = one['pointer'] == 2
    if is_new != one['new'] or (is_new and one['direction'] != 'out'):
        refuse(f'{name}: "out, new:" and ** belong together')
    if out and (one['const'] or not one['pointer']):
        refuse(f'{name}: what is filled is a pointer without const')
    is_array = one['pointer'] == 1 and one['type'] in SCALARS - {'char'}
    if is_array and one['const'] and not one['shape']:
        refuse(f'{name}: an array needs its shape in front: "rows x columns: …"')
    if is_array and not one['const'] and not out:
        refuse(f'{name}: a pointer without const is filled: "out: …"')


def check_return(gives, said, refuse):
    """`const` decides who owns what is returned; the comment must agree."""
    owner = said.get('ownership', '')
    if (gives['type'] == 'void') != (not said['return']):
        refuse('@return stands where something is returned, and only there')
    if not gives['pointer']:
        return {'ownership': None}
    if gives == {'type': 'char', 'const': True, 'pointer': 1}:
        if not owner.startswith('borrowed'):
            refuse('const char * is borrowed: "Ownership: borrowed from …"')
        return {'ownership': 'borrowed'}
    if gives['const'] or gives['pointer'] != 1 or gives['type'] in SCALARS:
        refuse('a function returns a number, const char * or a handle')
    if not owner.startswith('new'):
        refuse('a handle that is returned is new: "Ownership: new"')
    return {'ownership': 'new'}


def add_releases(api):
    """Which function gives back what: siap_free() for text, siap_<noun>_unref() for handles."""
    names = {one['name'] for one in api['functions']}
    for one in api['handles']:
        one['release'] = one['name'] + '_unref'
        if one['release'] not in names:
            raise HeaderError(f'include/siap/{one["header"]}: '
                              f'{one["name"]} has no {one["release"]}()')
    for one in api['functions']:
        for param in one['params']:
            if param['new']:
                text = param['type'] == 'char'
                param['release'] = 'siap_free' if text else param['type'] + '_unref'
                if f'release with {param["release"]}()' not in one['doc'].get('ownership', ''):
                    raise HeaderError(f'include/siap/{one["header"]}: {one["name"]} does not say '
                                      f'"Ownership: new; release with {param["release"]}()"')


def read_headers(folder):
    """Everything that the headers in a folder declare, in the order of the umbrella."""
    api = {'aliases': [], 'callbacks': [], 'enums': [], 'structs': [], 'handles': [], 'functions': []}
    order = Header(folder, UMBRELLA, api)
    order.read()
    there = {name for name in os.listdir(folder) if name.endswith('.h')}
    for name in sorted(there - {UMBRELLA, MACROS} - set(order.included)):
        raise HeaderError(f'include/siap/{name}: {UMBRELLA} does not include it')
    for name in order.included:
        Header(folder, name, api).read()
    add_releases(api)
    return api

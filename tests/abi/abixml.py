# SPDX-License-Identifier: GPL-3.0-or-later
"""The public interface as libabigail writes it, and its comparison by abidiff.

The baseline comes from a stand-in: a library of empty functions, made of the public headers alone.
So it tells neither of the inside of the library, nor of the machine, nor much of the compiler. Of
the real library the types that no public header defines are dropped before it is compared: where
one side knows the inside of a handle and the other does not, abidiff 2.2 overlooks changes of the
other parameters. (--headers-dir is no way to drop them: it looks at the last part of a path only,
and lib/model/rubric.h has the name of include/siap/rubric.h.)
"""
import os
import shutil
import tempfile

import interface
import layout

ABIDW = ('abidw', '--exported-interfaces-only', '--no-show-locs', '--no-comp-dir-path',
         '--no-corpus-path', '--no-elf-needed', '--no-architecture', '--no-parameter-names',
         '--type-id-style', 'hash')
# the label is the one of libabigail's own rules for private types: these become opaque
INSIDE = '''[suppress_type]
  label = Artificial private types suppression specification
  source_location_not_regexp = (^|/)include/siap/
  drop = yes
'''


def tools():
    """Which programs are missing: a test without them is red, not silent."""
    return [name for name in ('abidw', 'abidiff') if not shutil.which(name)]


def empty(one):
    takes = ', '.join(interface.emit_php.declared(param, param['name']) for param in one['params'])
    gives = one['returns']
    body = '' if interface.types(gives) == 'void' else ' return 0; '
    return f'{interface.emit_php.declared(gives, one["name"])}({takes or "void"}) {{{body}}}'


def of_headers(root):
    """The stand-in of a tree's headers, as XML."""
    api = interface.described(root)
    code = '\n'.join(['#include <siap/siap.h>'] + [empty(one) for one in api['functions']]) + '\n'
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, api['soname'])
        layout.run(*layout.compiler(), '-g', '-O0', '-fPIC', '-shared', '-o', path, '-x', 'c',
                   '-I', os.path.join(root, 'include'), '-', '-x', 'none',
                   f'-Wl,-soname,{api["soname"]}',
                   '-Wl,--version-script=' + os.path.join(layout.ROOT, 'lib/libsiap.map'),
                   text=code)
        return layout.run(*ABIDW, path)


def of_library(path):
    """The real library's public part, as XML."""
    with tempfile.TemporaryDirectory() as folder:
        rules = os.path.join(folder, 'inside.ini')
        with open(rules, 'w', encoding='utf-8') as file:
            file.write(INSIDE)
        return layout.run(*ABIDW, '--suppressions', rules, path)


def compare(before, after):
    """What abidiff says of two texts; nothing where they are the same to it."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, name) for name in ('before.abi', 'after.abi')]
        for path, text in zip(paths, (before, after)):
            with open(path, 'w', encoding='utf-8') as file:
                file.write(text)
        try:
            layout.run('abidiff', *paths)
        except RuntimeError as error:
            return str(error).split('\n', 1)[1].strip() or str(error)
    return ''

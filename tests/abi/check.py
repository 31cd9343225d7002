# SPDX-License-Identifier: GPL-3.0-or-later
"""Hold headers and library against what was promised; README.md says when to renew that.

usage: check.py                        what differs, and what to do
       check.py --renew                write the promise anew; refused where programs would break
       check.py --renew --unreleased   even then: when no release carried what changed

SIAP_LIBRARY is the library that is looked at; without it, only the headers are.
"""
import os
import sys

import abixml
import interface
import layout

COMMAND = 'python3 tests/abi/check.py --renew'
HEAD = f'# The public interface, written by {COMMAND}: do not edit. Sizes in bytes, for 64 bits.\n'
BROKEN = f'''
Programs that are built against the library would break. Either
  - take it back: constants, structs and functions that are there stay as they are; fields are
    appended at the end of their struct, other things get a new name; or
  - if it must be: give abi in meson.build the next number, name the node of lib/libsiap.map after
    the new version, say so in the notes of the release, and run
      {COMMAND}
Did no release carry what changed, then: {COMMAND} --unreleased
'''
HARMLESS = f'''
Programs that are built go on. If it is meant so, add what changed to the promise:
  {COMMAND}
'''


def path_of(root, abi, ending):
    return os.path.join(root, f'siap-{abi}.{ending}')


def read_promise(abi, root=layout.HERE):
    """{what: how} and the XML; None where nothing was promised for that number."""
    try:
        with open(path_of(root, abi, 'txt'), encoding='utf-8') as file:
            rows = [line.split(': ', 1) for line in file.read().splitlines()[1:]]
        with open(path_of(root, abi, 'abi'), encoding='utf-8') as file:
            return dict(rows), file.read()
    except FileNotFoundError:
        return None


def verdict(promise, now):
    """What the headers changed, with what to do; nothing where they keep the promise."""
    if promise is None:
        return f'Nothing is promised for this number of the binary interface yet: {COMMAND}\n'
    found = interface.changes(promise[0], now)
    breaks = [words for kind, words in found if kind == interface.BREAKS]
    renews = [words for kind, words in found if kind == interface.RENEWS]
    said = ''.join(f'breaks programs: {words}\n' for words in breaks)
    said += ''.join(f'changed: {words}\n' for words in renews)
    return said + (BROKEN if breaks else HARMLESS) if found else ''


def library_verdict(promise, library):
    """What abidiff finds between the promise and a library; nothing where it keeps it."""
    if missing := abixml.tools():
        return f'{" and ".join(missing)} are missing: install abigail-tools\n'
    said = abixml.compare(promise[1], abixml.of_library(library)) if promise else ''
    return said + BROKEN + 'Did it only grow: ' + COMMAND + '\n' if said else ''


def renew(root, folder, unreleased):
    """Write the promise; a text where that is refused."""
    abi, now = interface.described(root)['abi'], interface.read_headers(root)
    promise = read_promise(abi, folder)
    said = verdict(promise, now)
    if promise and BROKEN in said and not unreleased:
        return said
    for name in os.listdir(folder):
        if name.endswith(('.txt', '.abi')):
            os.remove(os.path.join(folder, name))
    with open(path_of(folder, abi, 'txt'), 'w', encoding='utf-8') as file:
        file.write(HEAD + ''.join(f'{what}: {how}\n' for what, how in now.items()))
    with open(path_of(folder, abi, 'abi'), 'w', encoding='utf-8') as file:
        file.write(abixml.of_headers(root))
    return ''


def main(words):
    if '--renew' in words:
        said = renew(layout.ROOT, layout.HERE, '--unreleased' in words)
    else:
        promise = read_promise(interface.described(layout.ROOT)['abi'])
        said = verdict(promise, interface.read_headers(layout.ROOT))
        if library := os.environ.get('SIAP_LIBRARY'):
            said += library_verdict(promise, library)
    print(said, end='')
    return 1 if said else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))

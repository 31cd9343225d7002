# SPDX-License-Identifier: GPL-3.0-or-later
"""Read the public headers and write what bindings need of them.

usage: generate.py [--check] [ROOT]

Without --check the files are written; with it they are compared, and what differs is named.
"""
import json
import os
import re
import sys

import emit_ctypes
import emit_php
from headers import HeaderError, read_headers


def emit_json(api):
    return json.dumps(api, indent=1, ensure_ascii=False) + '\n'


# what is written -> who writes it; a further language is a line here and its emitter
OUTPUTS = {
    'bindings/gen/api.json': emit_json,
    'bindings/python/src/siap/_api.py': emit_ctypes.emit,
    'bindings/php/siap.h': emit_php.emit,
    'bindings/php/src/Api.php': emit_php.emit_numbers,
}


def description(root):
    """What the headers say, and the number of the binary interface, which the build knows."""
    with open(os.path.join(root, 'meson.build'), encoding='utf-8') as file:
        abi = re.search(r"^abi = '(\d+)'$", file.read(), re.M)
    if not abi:
        raise HeaderError("meson.build: no line abi = 'N'")
    return {'abi': int(abi.group(1)), 'soname': f'libsiap.so.{abi.group(1)}',
            **read_headers(os.path.join(root, 'include', 'siap'))}


def outdated(root):
    """The files that are not what the headers say."""
    api, names = description(root), []
    for path, emit in OUTPUTS.items():
        try:
            with open(os.path.join(root, path), encoding='utf-8', newline='') as file:
                same = file.read() == emit(api)
        except FileNotFoundError:
            same = False
        names += [] if same else [path]
    return names


def write(root):
    api = description(root)
    for path, emit in OUTPUTS.items():
        os.makedirs(os.path.dirname(os.path.join(root, path)), exist_ok=True)
        with open(os.path.join(root, path), 'w', encoding='utf-8', newline='\n') as file:
            file.write(emit(api))


def main(words):
    here = os.path.dirname(os.path.abspath(__file__))
    roots = [word for word in words if word != '--check']
    root = roots[0] if roots else os.path.join(here, '..', '..')
    try:
        if '--check' not in words:
            write(root)
            return 0
        for path in (names := outdated(root)):
            print(f'{path} is not what the headers say: run python3 bindings/gen/generate.py')
        return 1 if names else 0
    except HeaderError as error:
        print(error)
        return 1


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))

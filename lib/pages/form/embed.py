#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of a page (style, script) as one C array: embed.py OUT NAME FILE...

The files are put after each other. Beside the bytes stands their SHA-256 in base64, which a policy
of the page names (Content-Security-Policy), so that a browser runs these bytes and no others.
"""
import base64
import hashlib
import sys

PRINTABLE = {byte: chr(byte) for byte in range(32, 127)} | {ord('"'): '\\"', ord('\\'): '\\\\'}


def literal(line):
    """One line of bytes as a C literal; octal escapes end by themselves, hexadecimal ones do not."""
    return '"' + ''.join(PRINTABLE.get(byte, f'\\{byte:03o}') for byte in line).replace('??', '?\\?') + '"'


def main():
    out, name, paths = sys.argv[1], sys.argv[2], sys.argv[3:]
    content = b''
    for path in paths:
        with open(path, 'rb') as file:
            content += file.read()
    digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
    with open(out, 'w', encoding='ascii', newline='\n') as file:
        file.write('/* Written by embed.py. */\n#include "pages/form/embedded.h"\n\n')
        file.write(f'const char siap_i_embedded_{name}[] =\n')
        file.write('\n'.join('    ' + literal(line) for line in content.splitlines(keepends=True)))
        file.write(f';\nconst size_t siap_i_embedded_{name}_length = {len(content)};\n')
        file.write(f'const char siap_i_embedded_{name}_sha256[] = "{digest}";\n')


main()

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of a page (style, script) as one C array: embed.py [--trim] OUT NAME FILE...

The files are put after each other; --trim: style sheets without their comments and margins. Beside the bytes stands their SHA-256 in base64, which a policy
of the page names (Content-Security-Policy), so that a browser runs these bytes and no others.
"""
import base64
import hashlib
import re
import sys

PRINTABLE = {byte: chr(byte) for byte in range(32, 127)} | {ord('"'): '\\"', ord('\\'): '\\\\'}


def literal(line):
    """One line of bytes as a C literal; octal escapes end by themselves, hexadecimal ones do not."""
    return '"' + ''.join(PRINTABLE.get(byte, f'\\{byte:03o}') for byte in line).replace('??', '?\\?') + '"'


def trimmed(style):
    lines = [line.strip() for line in re.sub(rb'/\*.*?\*/', b'', style, flags=re.S).split(b'\n')]
    return b''.join(line + b'\n' for line in lines if line)


def main():
    words = [word for word in sys.argv[1:] if word != '--trim']
    out, name, paths = words[0], words[1], words[2:]
    content = b''
    for path in paths:
        with open(path, 'rb') as file:
            content += file.read()
    if '--trim' in sys.argv:
        content = trimmed(content)
    digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
    with open(out, 'w', encoding='ascii', newline='\n') as file:
        file.write('/* Written by embed.py. */\n#include "pages/embedded.h"\n\n')
        file.write(f'const char siap_i_embedded_{name}[] =\n')
        file.write('\n'.join('    ' + literal(line) for line in content.splitlines(keepends=True)))
        file.write(f';\nconst size_t siap_i_embedded_{name}_length = {len(content)};\n')
        file.write(f'const char siap_i_embedded_{name}_sha256[] = "{digest}";\n')


main()

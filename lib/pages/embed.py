# SPDX-License-Identifier: GPL-3.0-or-later
"""A style sheet as an array in C: embed.py STYLE NAME OUT. Comments and margins are left out."""
import re
import sys

style, name, out = sys.argv[1:]
with open(style, encoding='ascii') as file:
    text = re.sub(r'/\*.*?\*/', '', file.read(), flags=re.S)
lines = [line.strip() for line in text.split('\n')]
with open(out, 'w', encoding='ascii') as file:
    file.write('/* made by embed.py */\n')
    file.write(f'extern const char {name}[];\nconst char {name}[] =\n')
    for line in lines:
        if line:
            escaped = line.replace('\\', '\\\\').replace('"', '\\"')
            file.write(f'    "{escaped}\\n"\n')
    file.write('    "";\n')

# SPDX-License-Identifier: GPL-3.0-or-later
"""Each public function that may run out of memory is a step of `oom`.

usage: covered.py ROOT

What else is public must not allocate: tests/orders holds that with --failing, for every function.
"""
import json
import os
import re
import sys

root = sys.argv[1]
with open(os.path.join(root, 'bindings/gen/api.json'), encoding='utf-8') as file:
    functions = json.load(file)['functions']
tried, texts = set(), [] # what stands in the bodies of those calls that a table names
for name in ('steps.c', 'steps_analysis.c'):
    with open(os.path.join(root, 'tests/oom', name), encoding='utf-8') as file:
        texts.append(file.read())
for text in texts:
    calls = text[text.index('/* ---- calls ---- */'):text.index('/* ---- what they give ---- */')]
    table = ''.join(re.findall(r'^(?:static )?const oom_step \w+\[\] = \{.*?^\};', text, re.M | re.S))
    bodies = dict(re.findall(r'^static siap_status (\w+)\(.*?\n\{\n(.*?)\n\}', calls, re.M | re.S))
    for name, body in bodies.items():
        if re.search(rf'\b{name}\b', table):
            body += ''.join(more for other, more in bodies.items() if f'{other}(' in body)
            tried |= set(re.findall(r'\bsiap_\w+(?=\()', body))
if 'WRITES(text)' in texts[0]:
    tried.add('siap_result_write') # by a macro

wanted = [one['name'] for one in functions if 'SIAP_ERR_MEMORY' in one['errors']]
missing = [name for name in wanted if name not in tried]
for name in missing:
    print(f'not ok - {name} may run out of memory: make it a step in tests/oom/steps*.c')
if not wanted:
    print('not ok - no function may run out of memory')
print(f'{len(wanted) - len(missing)} passed, {len(missing) or int(not wanted)} failed')
sys.exit(1 if missing or not wanted else 0)

# SPDX-License-Identifier: GPL-3.0-or-later
"""The schemas for editors accept every rubric and all evidence of the tree, and refuse what is wrong."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

from checks import Tally, files, read

root = sys.argv[1]
tally = Tally()
if not tally.check(shutil.which('xmllint'), 'xmllint is needed: install libxml2-utils'):
    tally.end()


def validate(schema, path):
    told = subprocess.run(['xmllint', '--nonet', '--noout', '--schema', os.path.join(root, 'rubrics', schema),
                           path], capture_output=True, text=True, check=False)
    return told.returncode == 0, told.stderr


# what the story in examples/README.md mends before it is read
FAULTY = {'examples/data/round/agencies.xml'}
kinds = {'rubric': 'siap-rubric.xsd', 'evidence': 'siap-evidence.xsd'}
count = dict.fromkeys(kinds, 0)
for path in files(root, 'rubrics', 'examples', 'tests/oom', ends=('.xml',)):
    kind = re.search(r'urn:siap:(rubric|evidence):1', read(root, path))
    if kind:
        right, words = validate(kinds[kind.group(1)], os.path.join(root, path))
        count[kind.group(1)] += 1
        tally.check(right != (path in FAULTY), f'{path}:\n{words or "it should be faulty"}')
for kind, number in count.items():
    tally.check(number > 2, f'only {number} files of {kind} were found')

# the shape of the examples in the manuals
for page, schema in (('rubrics/README.md', 'rubric'), ('rubrics/EVIDENCE.md', 'evidence')):
    example = re.search(rf'```xml\n(<{schema} .*?</{schema}>)\n```', read(root, page), re.S)
    if tally.check(example, f'{page} has no whole example') and schema == 'rubric':
        with tempfile.NamedTemporaryFile('w', suffix='.xml', encoding='utf-8') as file:
            file.write(example.group(1))
            file.flush()
            right, words = validate(kinds[schema], file.name)
            tally.check(right, f'the example of {page}:\n{words}')

WRONG = {
    'rubric': [('<item ', '<itme '), (' method="', ' metod="'), ('places="2"', 'places="many"')],
    'evidence': [('<answer ', '<anser '), (' stage="', ' stag="'), ('<region ', '<region nam="x" ')],
}
for schema, path in (('rubric', 'rubrics/spbe-2020.xml'), ('evidence', 'examples/data/malang-2023.xml')):
    text = read(root, path)
    for was, becomes in WRONG[schema]:
        with tempfile.NamedTemporaryFile('w', suffix='.xml', encoding='utf-8') as file:
            file.write(text.replace(was, becomes, 1))
            file.flush()
            right, _ = validate(kinds[schema], file.name)
            tally.check(was in text and not right, f'{kinds[schema]} accepts {becomes.strip()}')
tally.end()

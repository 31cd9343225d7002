# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages to look at: make.py ASSESS FOLDER. Every analysis in both languages, and what strains a page."""
import os
import subprocess
import sys

assess, folder = sys.argv[1:]
ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..'))
os.makedirs(folder, exist_ok=True)

LONG = 'Persentase rumah tangga yang memiliki akses terhadap sanitasi layak dan berkelanjutan ' * 3
HOSTILE = ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', 'a\u202eb\u200bc', 'javascript:alert(1)',
           'Panjangsekali' * 20, LONG]


def quoted(text):
    return text.replace('&', '&amp;').replace('<', '&lt;').replace('"', '&quot;')


def write(name, text):
    path = os.path.join(folder, name)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)
    return path


def strained(count):
    """A rubric and evidence of regions and items with names that strain a page; some without answers."""
    label = ''.join(f'<label xml:lang="{language}">{{}}</label>' for language in ('en', 'id'))
    items = ''.join(f'<item id="i{at}" scale="s">{label.format(*[quoted(name)] * 2)}</item>'
                    for at, name in enumerate(HOSTILE))
    refs = ''.join(f'<item ref="i{at}"/>' for at in range(len(HOSTILE)))
    rubric = write(f'strained-{count}.xml', (
        '<rubric xmlns="urn:siap:rubric:1" agency="id.example" id="strained" version="1" edition="1" '
        'languages="en id" fallback="en" status="ours">' + label.format(*[quoted(LONG)] * 2) +
        '<scale id="s" min="0" max="4"/>' + items +
        f'<index id="t" method="mean" places="2">{label.format(*[quoted(HOSTILE[0])] * 2)}{refs}</index></rubric>'))
    regions = []
    for at in range(count):
        answers = ''.join(f'<answer item="i{k}" level="{(at * 7 + k * 3) % 5}"/>' for k in range(len(HOSTILE))
                          if (at + k) % 9)
        name = quoted(HOSTILE[at]) if at < len(HOSTILE) else f'Kabupaten {at}'
        regions.append(f'<region name="{name}"' + (f'>{answers}</region>' if at % 17 else ' participated="no"/>'))
    evidence = write(f'strained-{count}-evidence.xml', '<evidence xmlns="urn:siap:evidence:1" rubric="strained" '
                     'stage="self">' + ''.join(regions) + '</evidence>')
    return [evidence, '--rubric', rubric]


regions = ['regions-2022.csv', '--rubric', 'gmsc-2022']
years = ['malang-2022.xml', 'malang-2023.xml']
PAGES = {
    'rank': ['rank', *regions, '--of', 'achievement'],
    'relations': ['rank', *regions, '--relations', 'baseline,output,outcome,impact,quick_win'],
    'compare': ['compare', *years, '--of', 'achievement'],
    'agree': ['agree', 'denpasar-2021-self.xml', 'denpasar-2021-final.xml'],
    'robust': ['robust', *regions, '--of', 'achievement', '--sources', 'weights', '--replications', '200'],
    'plan': ['plan', 'malang-2023.xml', '--target', '3.00'],
    'strained-rank': ['rank', *strained(60)],
    'strained-robust': ['robust', *strained(60), '--sources', 'missing,weights', '--replications', '100'],
    'strained-plan': ['plan', *strained(3)],
}
environment = dict(os.environ, SIAP_RUBRIC_PATH=os.path.join(ROOT, 'rubrics'))
for name, arguments in PAGES.items():
    for language in ('en', 'id'):
        subprocess.run([os.path.abspath(assess), *arguments, '--format', 'html', '--lang', language, '-o',
                        os.path.abspath(os.path.join(folder, f'{name}-{language}.html'))], check=True,
                       cwd=os.path.join(ROOT, 'examples', 'data'), env=environment,
                       stderr=subprocess.DEVNULL)

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


def many(count):
    """Made-up regions with the values of the dimensions of 2022, without any pattern; one in 25 took no part."""
    rows = ['region,class,stage,participated,baseline,output,outcome,impact,quick_win']
    for at in range(count):
        took = at % 25 != 7
        values = [f'{1 + (at * (37 + 14 * k) + 11 * k) % 301 / 100:.2f}' if took else '' for k in range(5)]
        rows.append(f'KAB. BUATAN {at + 1},{("awal", "reguler")[at % 3 > 1]},final,{"yes" if took else "no"},'
                    + ','.join(values))
    return write(f'many-{count}.csv', '\n'.join(rows) + '\n')


def answered(count):
    """Evidence of the rubric of 2023 with its first answers only."""
    with open(os.path.join(ROOT, 'examples', 'data', 'malang-2023.xml'), encoding='utf-8') as file:
        lines = file.read().split('\n')
    answers = [at for at, line in enumerate(lines) if '<answer' in line]
    return write(f'answered-{count}.xml', '\n'.join(line for at, line in enumerate(lines)
                                                   if at not in answers[count:]))


def lone_question():
    return [write('lone.xml', '<evidence xmlns="urn:siap:evidence:1" rubric="lone" stage="self"><region name="Desa Satu">'
                  '<answer item="a" level="3"/></region></evidence>'), '--rubric',
            write('lone-rubric.xml', '<rubric xmlns="urn:siap:rubric:1" agency="id.example" id="lone" version="1" '
                  'edition="2026" languages="en id" fallback="en" status="ours"><label xml:lang="en">One question</label>'
                  '<label xml:lang="id">Satu pertanyaan</label><scale id="s" min="0" max="4"/><item id="a" scale="s">'
                  '<label xml:lang="en">Is there a plan?</label><label xml:lang="id">Adakah rencana?</label></item>'
                  '<index id="t" method="mean" places="2"><label xml:lang="en">Readiness</label>'
                  '<label xml:lang="id">Kesiapan</label><item ref="a"/></index></rubric>')]


def collected():
    """What three agencies sent, merged, as the round of a year tells it."""
    given = os.path.join(ROOT, 'examples', 'data', 'round')
    with open(os.path.join(given, 'agencies.xml'), encoding='utf-8') as file:
        mended = write('agencies.xml', file.read().replace('level="3,60"', 'level="3.60"'))
    merged = os.path.join(folder, 'collected.xml')
    bappeda = os.path.join(given, 'bappeda.xml')
    run(['merge', bappeda, os.path.join(given, 'diskominfo.csv'), mended, '--rubric', 'gmsc-2023', '--region',
         'Kabupaten Malang', '--prefer', bappeda, '-o', merged])
    return merged


def run(arguments):
    done = subprocess.run([os.path.abspath(assess), *arguments], check=False, cwd=os.path.join(ROOT, 'examples', 'data'),
                          env=dict(os.environ, SIAP_RUBRIC_PATH=os.path.join(ROOT, 'rubrics')), stderr=subprocess.DEVNULL)
    if done.returncode not in (0, 4):  # 4: there are pages of what is not enough for a score
        sys.exit(f'{arguments}: exit {done.returncode}')


def case(name):
    room = os.path.join(ROOT, 'tests', 'cases', 'reports', name)
    return [os.path.join(room, 'evidence.xml'), '--rubric', os.path.join(room, 'rubric.xml')]


folder = os.path.abspath(folder)
regions = ['regions-2022.csv', '--rubric', 'gmsc-2022']
years = ['malang-2022.xml', 'malang-2023.xml']
collected = collected()
PAGES = {
    'rank': ['rank', *regions, '--of', 'achievement'],
    'relations': ['rank', *regions, '--relations', 'baseline,output,outcome,impact,quick_win'],
    'compare': ['compare', *years, '--of', 'achievement'],
    'agree': ['agree', 'denpasar-2021-self.xml', 'denpasar-2021-final.xml'],
    'robust': ['robust', *regions, '--of', 'achievement', '--sources', 'weights', '--replications', '200'],
    'plan': ['plan', 'malang-2023.xml', '--target', '3.00'],
    'owed': ['owed', collected, '--deadline', '2023-10-31', '--today', '2023-11-02'],
    'report': ['report', *years, '--target', '3.00'],
    'report-round': ['report', years[0], collected, '--target', '3.00'],
    'report-uncertain': ['report', *years, '--target', '3.00', '--uncertainty', 'ratings,weights',
                         '--replications', '200'],
    'report-of-38': ['report', *regions, '--region', 'KAB. MALANG', '--uncertainty', 'weights',
                     '--replications', '200'],
    'report-full': ['report', *case('everything-that-evidence-may-say'), '--date', '2026-07-31'],
    'report-nobody': ['report', *case('nobody-took-part')],
    'report-one-answer': ['report', answered(1)],
    'report-lone': ['report', *lone_question()],
    'report-claim': ['report', 'denpasar-2021-final.xml', '--self', 'denpasar-2021-self.xml'],
    'report-series': ['report', *[f'bogor-{year}.csv' for year in range(2020, 2025)], '--rubric', 'bogor-series.xml'],
    'report-totals': ['report', 'kediri-2022.xml'],
    'overview': ['report', *regions],
    'overview-ranges': ['report', *regions, '--uncertainty', 'weights', '--replications', '200'],
    'overview-500': ['report', many(500), '--rubric', 'gmsc-2022'],
    'strained-rank': ['rank', *strained(60)],
    'strained-robust': ['robust', *strained(60), '--sources', 'missing,weights', '--replications', '100'],
    'strained-plan': ['plan', *strained(3)],
    'strained-report': ['report', *strained(60), '--region', HOSTILE[4], '--target', '3'],
    'strained-overview': ['report', *strained(60)],
}
for name, arguments in PAGES.items():
    for language in ('en', 'id'):
        run([*arguments, '--format', 'html', '--lang', language, '-o', os.path.join(folder, f'{name}-{language}.html')])

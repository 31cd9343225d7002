# SPDX-License-Identifier: GPL-3.0-or-later
"""The command that an analysis prints, so that it can be recomputed: typed again, it gives the same bytes."""
import json
import os
import shlex
import shutil
import subprocess
import tempfile
import unittest

from program import ASSESS, DATA, environment, run, source

SCALES = """<rubric xmlns="urn:siap:rubric:1" agency="id.example" id="fits" version="1" edition="2026" languages="en"
    fallback="en" status="ours"><label xml:lang="en">T</label>
  <item id="a"><label xml:lang="en">A</label><cohort normalise="min-max"/></item>
  <index id="x" method="sum" places="2"><label xml:lang="en">X</label><item ref="a"/></index></rubric>"""

CASES = (
    ('malang-2023.xml',),
    ('malang-2022.xml', 'malang-2023.xml', '--target', '3.00', '--date', '2026-11-22'),
    ('malang-2023.xml', '--previous', '2.40'),
    ('malang-2023.xml', '--previous', 'malang-2022.xml'),
    ('malang-2023-excel.csv', '--rubric', 'gmsc-2023', '--class', 'kppn-ikn', '--region', 'Kabupaten Malang',
     '--stage', 'final'),
    ('regions-2022.csv', '--rubric', 'gmsc-2022', '--region', 'KAB. MALANG'),
    ('denpasar-2021-final.xml', '--self', 'denpasar-2021-self.xml'),
    ('classless.xml', '--profile', 'kppn-ikn'),
    ('./-odd name.xml',),
    ('malang-2022.json', 'malang-2023.json'),
    ('malang-2022.json', '--self', 'malang-2022.json', '--date', '2026-11-22'),
    ('fitted.csv', '--rubric', 'scales.xml', '--region', 'R5'),
    ('fitted.csv', '--rubric', 'scales.xml', '--region', 'R5', '--reference', 'all.csv'),
    ('malang-2023-moved.xml', '--rubric', './moved.xml'),
)
OTHERS = (
    ('report', 'regions-2022.csv', '--rubric', 'gmsc-2022', '--uncertainty', 'weights', '--replications', '50'),
    ('report', 'odd-2021.xml', 'odd-2022.xml'),
    ('report', 'odd-2022.xml', '--self', 'odd-2021.xml'),
    ('rank', 'regions-2022.csv', '--rubric', 'gmsc-2022', '--of', 'outcome,impact'),
    ('robust', 'odd-2022.xml', 'malang-2022.xml', '--sources', 'weights', '--seed', '7', '--replications', '40'),
    ('compare', 'malang-2022.xml', 'malang-2023.xml'),
    ('agree', 'denpasar-2021-self.xml', 'denpasar-2021-final.xml'),
    ('plan', 'malang-2023.xml', '--target', '3.00'),
    ('owed', 'malang-2023.xml', '--today', '2023-11-02'),
    ('agree', 'malang-2023.json', 'malang-2023.json'),
    ('compare', 'bogor-2020.csv', 'bogor-2021.csv', '--rubric', './bogor-series.xml', '--stage', 'final'),
    ('rank', 'fitted.csv', '--rubric', 'scales.xml', '--reference', 'all.csv', '--of', 'x'),
)


class Again(unittest.TestCase):

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        for name in {name for case in (*CASES, *OTHERS) for name in case if os.path.isfile(os.path.join(DATA, name))}:
            shutil.copy(os.path.join(DATA, name), self.folder)
        with open(os.path.join(DATA, 'malang-2023.xml'), encoding='utf-8') as file:
            text = file.read()
        self.put('-odd name.xml', text)
        self.put('classless.xml', text.replace(' class="kppn-ikn"', ''))

        for year in '2022', '2023':
            written = run('score', f'malang-{year}.xml', '--format', 'json', '-o', f'malang-{year}.json', cwd=self.folder)
            self.assertEqual(written.returncode, 0, written.stderr)
        self.put('scales.xml', SCALES)
        self.put('fitted.csv', 'region,a\nR4,4\nR5,5\n')
        self.put('all.csv', 'region,a\nR4,4\nR5,5\nR6,9\n')
        self.put('moved.xml', source('rubrics/gmsc-2023.xml').replace('id="gmsc-2023"', 'id="other-2023"'))
        self.put('malang-2023-moved.xml', text.replace('rubric="gmsc-2023"', 'rubric="other-2023"'))

        for year, levels in ('2021', ('2', '3')), ('2022', ('3', '3.4')):
            self.put(f'odd-{year}.xml', '<evidence xmlns="urn:siap:evidence:1" rubric="gmsc-2022">' + ''.join(
                f'<region name="Kota {at}" code="{at}" class="awal" stage="self"><given node="baseline" value="{level}"/>'
                f'</region>' for at, level in enumerate(levels)) + '</evidence>')

    def put(self, name, text):
        with open(os.path.join(self.folder, name), 'w', encoding='utf-8') as file:
            file.write(text)

    def again(self, *words, **how):
        """The command that a report prints."""
        done = subprocess.run([ASSESS, 'report', *words, '--format', 'json'], capture_output=True, text=True,
                              encoding='utf-8', env=environment(), check=False, cwd=self.folder, **how)
        self.assertEqual(done.returncode, 0, done.stderr)
        return {row['fact']: row['value'] for row in json.loads(done.stdout)['tables']['provenance']['rows']}

    def test_what_is_not_known_stands_in_capitals(self):
        with open(os.path.join(self.folder, 'malang-2023.xml'), encoding='utf-8') as file:
            facts = self.again('-', stdin=file)
        self.assertEqual(facts['again'], 'assess report EVIDENCE')
        self.assertNotIn('evidence', facts)
        with open(os.path.join(self.folder, 'malang-2023.json'), encoding='utf-8') as file:
            self.assertEqual(self.again('-', stdin=file)['again'], 'assess report RESULT')
        with open(os.path.join(self.folder, 'all.csv'), encoding='utf-8') as file:
            self.assertEqual(self.again('fitted.csv', '--rubric', 'scales.xml', '--region', 'R5', '--reference', '-',
                                        stdin=file)['again'],
                             'assess report fitted.csv --rubric scales.xml --reference REFERENCE --stage self --region R5')
        with open(os.path.join(self.folder, 'moved.xml'), encoding='utf-8') as file:
            self.assertEqual(self.again('malang-2023-moved.xml', '--rubric', '-', stdin=file)['again'],
                             'assess report malang-2023-moved.xml --rubric RUBRIC')

    def test_files_stand_without_their_folders(self):
        os.mkdir(os.path.join(self.folder, 'rubrics'))
        shutil.move(os.path.join(self.folder, 'scales.xml'), os.path.join(self.folder, 'rubrics'))
        shutil.move(os.path.join(self.folder, 'all.csv'), os.path.join(self.folder, 'rubrics'))
        self.assertEqual(self.again('fitted.csv', '--rubric', 'rubrics/scales.xml', '--region', 'R5',
                                    '--reference', 'rubrics/all.csv')['again'],
                         'assess report fitted.csv --rubric scales.xml --reference all.csv --stage self --region R5')

    def test_a_report_of_a_result_says_what_that_of_its_evidence_says(self):
        tables = {}
        for kind in 'xml', 'json':
            done = run('report', f'malang-2023.{kind}', '--format', 'json', cwd=self.folder)
            self.assertEqual(done.returncode, 0, done.stderr)
            tables[kind] = {name: table['rows'] for name, table in json.loads(done.stdout)['tables'].items()}
        for name, left_out in (('summary', ()), ('pillars', ()), ('dimensions', ()),
                               ('questions', ('holder', 'answer', 'documents', 'evidence', 'findings'))):
            said, held = ([{key: value for key, value in row.items() if key not in left_out} for row in tables[kind][name]]
                          for kind in ('xml', 'json'))
            self.assertGreater(len(said), 2, name)
            key = {'questions': 'item', 'pillars': 'pillar'}.get(name)
            if key: # the rubric has an order of pillars, a result that of its questions
                said, held = (sorted(rows, key=lambda row: row[key]) for rows in (said, held))
            self.assertEqual(held, said, name)
        both = run('report', 'malang-2022.json', 'malang-2023.json', '--format', 'json', cwd=self.folder)
        for row in json.loads(both.stdout)['tables']['pillars']['rows']:
            self.assertGreater(row['value'], 2)
            self.assertIsNone(row.get('before'), 'two rubrics, and nobody knows whether they compare')

    def test_the_command_gives_the_same_report(self):
        for words in CASES:
            first = run('report', *words, '--format', 'json', cwd=self.folder)
            self.assertEqual(first.returncode, 0, first.stderr)
            facts = {row['fact']: row['value'] for row in json.loads(first.stdout)['tables']['provenance']['rows']}
            command = shlex.split(facts['again'])
            self.assertEqual(command[:2], ['assess', 'report'])
            again = run(*command[1:], '--format', 'json', cwd=self.folder)
            self.assertEqual(again.stdout, first.stdout, facts['again'] + '\n' + again.stderr)

    def test_so_does_that_of_any_analysis(self):
        for words in OTHERS:
            first = run(*words, '--format', 'json', cwd=self.folder)
            self.assertEqual(first.returncode, 0, first.stderr)
            facts = {row['fact']: row['value'] for row in json.loads(first.stdout)['tables']['about']['rows']}
            self.assertEqual(len(facts['evidence digest' if 'evidence digest' in facts else 'evidence digest 1']), 64)
            again = run(*shlex.split(facts['again'])[1:], '--format', 'json', cwd=self.folder)
            self.assertEqual(again.stdout, first.stdout, facts['again'] + '\n' + again.stderr)


if __name__ == '__main__':
    unittest.main()

# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages of analyses: complete, the reader's numbers, valid, and nothing of strangers but text."""
import itertools
import os
import re
import unittest

import reading
import siap

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..'))
DATA = os.path.join(ROOT, 'examples', 'data')
LANGUAGES = ('en', 'id')
CROSSWISE = ('profiles',)  # figures with a column for each series
CHARTS_ONLY = ('panels',)  # whose figures stand in the next table

HOSTILE = ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "'; DROP TABLE region; --",
           'a\u202eb\u200bc\u009b31m', '</title></style></section>', '=HYPERLINK("http://x","y")',
           'javascript:alert(1)', '../../etc/passwd', '&lt;b&gt; &amp; &#60;', ']]>', '\\22 }',
           'Kabupaten ' + 'Panjangsekali' * 20]
# what it becomes on a page, read back
SHOWN = {'a\u202eb\u200bc\u009b31m': 'a\\u{202E}b\\u{200B}c\\u{9B}31m'}
RUBRIC = '''<rubric xmlns="urn:siap:rubric:1" agency="id.example" id="tiny" version="1.0" edition="2026"
languages="id en" fallback="en" status="ours"><label xml:lang="id">Kecil &lt;i&gt;</label>
<label xml:lang="en">Tiny &lt;i&gt;</label><scale id="s" min="0" max="4"/>
<item id="a" scale="s"><label xml:lang="id">A</label><label xml:lang="en">A</label></item>
<index id="total" method="mean" places="2"><label xml:lang="id">&lt;script&gt; "J" \u202e</label>
<label xml:lang="en">&lt;script&gt; "T" \u202e</label><item ref="a"/></index></rubric>'''.encode()


def data(name):
    return os.path.join(DATA, name)


def rubric(name):
    return os.path.join(ROOT, 'rubrics', name + '.xml')


def tiny(names):
    return siap.cohort(RUBRIC, {'rubric': 'tiny', 'stage': 'self', 'regions': [
        {'name': name, 'answers': [{'item': 'a', 'level': at % 5}]} for at, name in enumerate(names)]})


def samples():
    """Analyses of every kind that has a page of its own."""
    regions = siap.cohort(rubric('gmsc-2022'), data('regions-2022.csv'))
    years = [siap.cohort(rubric(f'gmsc-{year}'), data(f'malang-{year}.xml')) for year in (2022, 2023)]
    stages = [siap.cohort(rubric('spbe-2020'), data(f'denpasar-2021-{stage}.xml'))
              for stage in ('self', 'final')]
    return {
        'rank': siap.rank(regions),
        'relations': siap.rank(regions, relations='baseline,output,outcome,impact,quick_win'),
        'compare': siap.compare(*years),
        'agree': siap.agree(*stages),
        'robust': siap.robust(regions, sources='weights', of='achievement', replications=50),
        'plan': siap.roadmap(years[1], target=3.0),
        'hostile': siap.rank(tiny(HOSTILE)),
        'report': siap.report(*years, target=3.0),
        'overview': siap.overview(regions, uncertainty='weights', replications=20),
    }


class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.analyses = samples()
        cls.text = {(name, language): analysis.write('html', language)
                    for name, analysis in cls.analyses.items() for language in LANGUAGES}
        cls.page = {key: reading.parse(text) for key, text in cls.text.items()}

    def each(self):
        for (name, language), page in self.page.items():
            with self.subTest(name, language=language):
                yield self.analyses[name], language, page

    # ---- complete

    def section(self, page, id):
        found = [one for one in page.iter('section') if one.get('id') == f't-{id}']
        self.assertEqual(len(found), 1, id)
        return found[0]

    def test_every_table_is_there_with_every_cell(self):
        cells = 0
        for analysis, language, page in self.each():
            for id in analysis:
                table = analysis.table(id, language)
                shown = reading.Table(self.section(page, id))
                self.assertEqual(shown.title, table.title)
                if id in CROSSWISE:
                    cells += self.compare_crosswise(table, shown, language)
                elif shown.kind == 'summary':
                    cells += self.compare_cards(table, shown, language)
                elif shown.kind in ('facts', 'provenance'):
                    self.assertEqual(len(shown.facts), len(table), id)
                elif id not in CHARTS_ONLY:
                    self.assertEqual(len(shown.rows), len(table), id)
                    cells += self.compare_rows(table, shown, language)
        self.assertGreater(cells, 10000)

    def compare_crosswise(self, table, shown, language):
        """Row by row, what stands crosswise is the table in its own order."""
        said = [(cells[0], one) for _, cells in shown.rows for one in cells[1:] if one]
        self.assertEqual(len(said), len(table))
        for (region, value), row in zip(said, table):
            self.assertEqual(region, row['region'])
            self.assertAlmostEqual(reading.number(value, language)[0], row['value'], delta=0.005)
        return len(said)

    def compare_cards(self, table, shown, language):
        self.assertEqual(len(shown.cards), len(table))
        cells = 0
        for row, card in zip(table, shown.cards):
            said = ' '.join(card).split()
            numbers = [reading.number(one, language) for one in said]
            for column in table.columns:
                value = row[column.id]
                if column.kind == 'text' or value is None:
                    continue
                self.assertTrue(any(one and abs(one[0] - value) <= 0.5000001 * 10.0 ** -one[1] for one in numbers),
                                (column.id, value, said))
                cells += 1
        return cells

    def compare_rows(self, table, shown, language):
        cells, silent = 0, {one.id for one in table.columns if not any(
            row[one.id] or row[one.id] == 0 or row.why.get(one.id, 'does-not-apply') != 'does-not-apply'
            for row in table)}
        constant = {one.id for one in table.columns if len(table) > 1 and len(set(table[one.id])) == 1 and
                    (one.kind == 'text' or shown.kind == 'list' and table[one.id][0] is not None)}
        for at, row in enumerate(table):
            said, whole = shown.row(at, table.columns, constant)
            self.assertTrue(whole, (table.id, said))
            self.assertEqual({one.id for one in table.columns} - set(said), silent, table.id)
            for column in table.columns:
                if column.id in said:
                    self.compare_cell(row, column, said[column.id], language)
                    cells += 1
        return cells

    def compare_cell(self, row, column, said, language):
        value = row[column.id]
        if said in ('No pillar', 'Tanpa pilar'):
            self.assertEqual(value, '')
        elif column.kind == 'text':
            self.assertEqual(bool(said), bool(value), column.id)
        elif value is None:
            self.assertNotEqual(said, '')
            self.assertIsNone(reading.number(said, language), said)
            self.assertEqual(said == '\u2013', row.why.get(column.id) == 'does-not-apply', said)
        else:
            number = reading.number(said, language)
            self.assertIsNotNone(number, said)
            self.assertLessEqual(abs(number[0] - value), 0.5000001 * 10.0 ** -number[1], said)
            self.assertEqual(said.lstrip(reading.MINUS) == said, value >= 0 or number[0] == 0, said)

    def test_text_of_the_input_is_as_it_was(self):
        for language in LANGUAGES:
            table = reading.Table(self.section(self.page['hostile', language], 'ranks'))
            said = {cells[1] for _, cells in table.rows}
            self.assertEqual(said, {SHOWN.get(name, name) for name in HOSTILE})

    def test_both_languages_say_the_same_in_their_own_words(self):
        for name in self.analyses:
            english, indonesian = (self.page[name, language] for language in LANGUAGES)
            for page, language in ((english, 'en'), (indonesian, 'id')):
                self.assertEqual(page.get('lang'), language)
            titles = [[reading.words(one) for one in page.iter() if re.fullmatch('h[1-4]', one.tag)]
                      for page in (english, indonesian)]
            self.assertEqual(len(titles[0]), len(titles[1]))
            if name in ('report', 'overview'):  # names of places and of pillars are the same in both
                self.assertGreater(sum(one != other for one, other in zip(*titles)), len(titles[0]) * 0.75)
                continue
            for one, other in zip(*titles):
                self.assertNotEqual(one, other, name)

    # ---- valid

    def test_ids_are_unique_and_references_lead_somewhere(self):
        for _, _, page in self.each():
            ids = [one.get('id') for one in page.iter() if one.get('id')]
            self.assertEqual(len(ids), len(set(ids)))
            named = set(itertools.chain.from_iterable(
                one.get('aria-labelledby', '').split() for one in page.iter()))
            linked = {one.get('href')[1:] for one in page.iter('a')}
            self.assertLessEqual(named | linked, set(ids))

    def test_landmarks_and_headings(self):
        for _, _, page in self.each():
            body = page.find('body')
            self.assertEqual([one.tag for one in body], ['header', 'nav', 'main', 'footer'])
            levels = [int(one.tag[1]) for one in page.iter() if re.fullmatch('h[1-6]', one.tag)]
            self.assertEqual((levels[0], levels.count(1)), (1, 1))
            for before, after in zip(levels, levels[1:]):
                self.assertLessEqual(after, before + 1)
            self.assertEqual(len(page.findall('head/title')), 1)
            self.assertTrue(page.findtext('head/title').strip())

    def test_tables_have_captions_and_scopes(self):
        for _, _, page in self.each():
            for table in page.iter('table'):
                self.assertEqual([one.tag for one in table][:2], ['caption', 'thead'])
                self.assertTrue(reading.words(table[0]))
                width = len(table.find('thead/tr'))
                for cell in table.iter('th'):
                    self.assertIn(cell.get('scope'), ('col', 'row', 'rowgroup'))
                for row in table.findall('tbody/tr'):
                    self.assertEqual(sum(int(cell.get('colspan', 1)) for cell in row), width)
                box = [one for one in page.iter('div') if one.get('role') and table in one.iter()][0]
                self.assertEqual((box.get('role'), box.get('tabindex')), ('group', '0'))

    def test_every_chart_has_its_figures_beside_it(self):
        charts = 0
        for _, _, page in self.each():
            for section in page.iter('section'):
                figures = section.findall('figure')
                charts += len(figures)
                self.assertTrue(not figures or section.find('.//table') is not None or
                                section.get('id')[2:] in CHARTS_ONLY)
                for figure in figures:
                    svg = figure.find('svg')
                    self.assertEqual(svg.get('role'), 'img')
                    self.assertTrue(svg.findtext('title'))
        self.assertGreater(charts, 20)

    # Where each element may stand, as far as pages use them.
    PARENTS = {'li': {'ol', 'ul'}, 'dt': {'div', 'dl'}, 'dd': {'div', 'dl'}, 'tr': {'thead', 'tbody'},
               'th': {'tr'}, 'td': {'tr'}, 'caption': {'table'}, 'figcaption': {'figure'},
               'summary': {'details'}, 'thead': {'table'}, 'tbody': {'table'}}
    PHRASING = {'p', 'h1', 'h2', 'h3', 'h4', 'span', 'b', 'a', 'dt', 'th', 'td', 'caption', 'summary',
                'figcaption'}

    def test_elements_stand_where_they_may(self):
        for _, _, page in self.each():
            for parent in page.iter():
                for child in parent:
                    self.assertIn(parent.tag, self.PARENTS.get(child.tag, {parent.tag}))
                    if parent.tag in self.PHRASING:
                        self.assertIn(child.tag, {'span', 'b', 'a'})
                    if child.tag == 'dl':
                        self.assertTrue(len(child))

    # ---- closed

    def test_nothing_comes_from_elsewhere(self):
        for (name, language), text in self.text.items():
            with self.subTest(name, language=language):
                page = self.page[name, language]
                self.assertFalse({'script', 'img', 'link', 'iframe', 'object', 'base', 'form', 'image', 'use',
                                  'foreignObject'} & {one.tag for one in page.iter()})
                for one in page.iter():
                    for key, value in one.attrib.items():
                        self.assertFalse(key.startswith('on') or key in ('src', 'action', 'formaction'))
                        self.assertTrue(key != 'href' or value.startswith('#'))
                        self.assertNotIn('url(', value if key == 'style' else '')
                style = reading.words(page.find('head/style'))
                self.assertNotRegex(style, r'url\(|@import|http|expression')
                if name == 'report':  # names where the documents lie on which the rubric rests, as text
                    self.assertNotRegex(text, r'src=|<script|javascript|="http')
                elif name != 'hostile':
                    self.assertNotRegex(text.replace('http-equiv', ''), r'http|src=|script|javascript')
                policy = [one.get('content') for one in page.iter('meta') if one.get('http-equiv')]
                self.assertEqual(policy, ["default-src 'none'; style-src 'unsafe-inline'"])
                self.assertNotRegex(text, '[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]')

    def test_a_simulation_says_so_in_its_head_and_on_every_sheet(self):
        for language, word in (('en', 'Simulation'), ('id', 'Simulasi')):
            for name in self.analyses:
                page, simulated = self.page[name, language], name in ('hostile', 'agree')
                told = [one for one in page.iter('p') if one.get('class') == 'simulation']
                self.assertEqual([reading.words(one).startswith(word) for one in told], [True] * simulated)
                self.assertEqual('@top-right{content:' in reading.words(page.find('head/style')), simulated)

    # ---- size

    def test_a_page_is_small_and_grows_with_its_rows(self):
        for key, text in self.text.items():
            self.assertLess(len(text.encode()), 150_000, key)
        sizes = [len(siap.rank(tiny([f'Region {at:05}' for at in range(count)])).write('html').encode())
                 for count in (1000, 2000, 4000)]
        self.assertAlmostEqual((sizes[2] - sizes[1]) / (sizes[1] - sizes[0]), 2, delta=0.1)

    def test_the_same_page_again(self):
        for (name, language), text in self.text.items():
            self.assertEqual(self.analyses[name].write('html', language), text)


class Charts(unittest.TestCase):
    def test_a_chart_alone_is_an_element_that_names_its_space(self):
        ranks = siap.rank(tiny(HOSTILE))
        chart = reading.ElementTree.fromstring(ranks.write('svg', 'id', 'ranks'))
        self.assertEqual(chart.tag, '{http://www.w3.org/2000/svg}svg')
        self.assertNotIn('onload', chart.attrib)
        with self.assertRaises(siap.UnknownNameError):
            ranks.write('svg', 'id', 'unranked')

    def test_a_page_of_one_table(self):
        ranks = siap.rank(tiny(HOSTILE))
        page = reading.parse(ranks.write('html', 'id', 'ranks'))
        self.assertEqual([one.get('id') for one in page.iter('section')], ['t-ranks'])
        self.assertIsNone(page.find('.//nav'))


if __name__ == '__main__':
    unittest.main()

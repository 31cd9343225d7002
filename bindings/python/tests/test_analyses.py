# SPDX-License-Identifier: GPL-3.0-or-later
"""What is worked out of cohorts: tables as values, options, lifetimes."""
import copy
import decimal
import enum
import gc
import importlib.util
import inspect
import itertools
import pickle
import threading
import unittest

import samples
import siap
from samples import REGIONS, tiny
from siap import analysing
from test_life import resident

HAS_PANDAS = importlib.util.find_spec('pandas')
HAS_NUMPY = importlib.util.find_spec('numpy')


class Tables(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.cohort = siap.cohort(samples.RUBRIC_2022, REGIONS)
        cls.ranks = siap.rank(cls.cohort, of='achievement')

    def test_an_analysis_is_a_mapping_of_tables(self):
        ranks = self.ranks
        self.assertEqual(ranks.name, 'rank')
        self.assertEqual(list(ranks), list(ranks.keys()))
        self.assertEqual(len(ranks), len(list(ranks)))
        self.assertEqual(list(ranks)[0], 'ranks')
        self.assertEqual([one.id for one in ranks.values()], list(ranks))
        self.assertIs(ranks[0], ranks['ranks'])
        self.assertEqual(ranks[-1].id, 'about')
        self.assertIn('ranks', ranks)
        self.assertNotIn('nothing', ranks)
        self.assertNotIn(3, ranks)
        self.assertIsNone(ranks.get('nothing'))
        self.assertEqual(ranks, ranks)
        self.assertNotEqual(ranks, siap.rank(self.cohort, of='achievement'))
        self.assertEqual(dict(ranks), dict(siap.rank(self.cohort, of='achievement')))
        self.assertIn('38 ranks', repr(ranks))
        self.assertEqual(str(ranks), ranks.write())
        with self.assertRaises(KeyError):
            ranks['nothing']
        with self.assertRaises(KeyError):
            ranks['ranks\0']
        with self.assertRaises(IndexError):
            ranks[len(ranks)]

    def test_a_table_is_a_sequence_of_rows(self):
        table = self.ranks['ranks']
        self.assertEqual((len(table), len(list(table)), len(table[2:5])), (38, 38, 3))
        self.assertEqual(table[0]['region'], 'KOTA SURABAYA')
        self.assertEqual(table[0]['value'], 3.41)
        self.assertIs(type(table[0]['rank']), int)
        self.assertIs(type(table[0]['percentile']), float)
        self.assertEqual(table['rank'][:4], [1, 2, 3, 4])
        self.assertEqual(table[0].shown('percentile'), '1.00')
        self.assertEqual([one.kind for one in table.columns][:4], ['text', 'count', 'text', 'text'])
        self.assertRegex(repr(table), r'^<siap.Table ranks, 38 rows: node, rank, region, .*…>$')
        with self.assertRaises(KeyError):
            table['nothing']
        with self.assertRaises(IndexError):
            table[38]

    def test_tables_are_those_of_the_json(self):
        for ranks in (self.ranks, siap.rank(self.cohort, of='nodes'), siap.rank(tiny())):
            for language in ('en', 'id'):
                tables = ranks.to_dict(language)['tables']
                self.assertEqual({id: ranks.table(id, language).to_dict() for id in ranks}, tables)

    def test_a_number_that_does_not_exist_is_none_and_says_why(self):
        row = siap.rank(tiny())['distribution'][0]
        self.assertEqual((row['n'], row['missing'], row['skewness']), (2, 1, None))
        self.assertEqual(row.why['skewness'], 'too-few')
        self.assertEqual(row.shown('skewness'), 'too few')
        other = siap.rank(tiny(), language='id')['distribution'][0]
        self.assertEqual((other, other.why, other.shown('skewness')), (row, row.why, 'terlalu sedikit'))
        self.assertEqual(pickle.loads(pickle.dumps(other)).shown('skewness'), 'terlalu sedikit')
        self.assertNotIn('mean', row.why)
        self.assertEqual(siap.rank(tiny())['unranked'][0]['why'], 'no-value')

    def test_words_come_in_indonesian_too(self):
        table = self.ranks.table('ranks', 'id')
        self.assertEqual((table.title, table.columns[2].title), ('Peringkat', 'daerah'))
        self.assertEqual(table.column('region'), self.ranks['ranks'].column('region'))
        other = siap.rank(self.cohort, of='achievement', language='id')
        self.assertEqual(other['ranks'], table)
        self.assertEqual(str(other), self.ranks.write('text', 'id'))

    def test_written(self):
        self.assertIn('KOTA SURABAYA', self.ranks.write('csv'))
        self.assertNotIn('KOTA SURABAYA', self.ranks.write('csv', table='about'))
        for words in (('pdf',), ('text', 'en', 'nothing')):
            with self.assertRaises(siap.SiapError):
                self.ranks.write(*words)
        with self.assertRaises(ValueError):
            self.ranks.write('te\0xt')

    def test_tables_are_values(self):
        ranks = siap.rank(tiny())
        table = ranks['ranks']
        ranks.close()
        del ranks
        gc.collect()
        self.assertEqual(table['region'], ['P', 'Q'])
        for again in (pickle.loads(pickle.dumps(table)), copy.deepcopy(table)):
            self.assertEqual(again, table)
            self.assertEqual(again[0].places, table[0].places)
        with self.assertRaisesRegex(TypeError, 'pickle its tables'):
            pickle.dumps(self.ranks)
        with self.assertRaises(TypeError):
            siap.Analysis()

    def test_notebooks_get_tables_and_nothing_gets_out_of_them(self):
        ranks = siap.rank(siap.cohort(samples.TINY, samples.tiny_regions(('<script>', '&"', 'R'))))
        for shown in (ranks, ranks['ranks'], siap.Cohort(), tiny()):
            self.assertRegex(shown._repr_html_(), r'^<table>.*</table>$')
        self.assertIn('&lt;script&gt;', ranks._repr_html_())
        self.assertNotIn('<script>', ranks._repr_html_())

    def test_names_of_regions_may_be_anything(self):
        names = ('=1+2', 'a\tb', 'Kota "X", Y', '\u202eatoK', '😀' * 50, 'None', 'last')
        ranks = siap.rank(siap.cohort(samples.TINY, samples.tiny_regions(names)))
        found = {row['region'] for row in ranks['ranks']}
        self.assertEqual(found, set(names[:-1]))
        self.assertEqual(ranks['ranks'].to_dict(), ranks.to_dict()['tables']['ranks'])

    @unittest.skipUnless(HAS_PANDAS, 'pandas is not installed')
    def test_data_frames(self):
        frame = self.ranks['ranks'].to_frame()
        self.assertEqual((len(frame), frame['rank'].sum()), (38, sum(self.ranks['ranks']['rank'])))
        self.assertEqual([str(frame[name].dtype) for name in ('region', 'rank', 'value')],
                         ['object', 'Int64', 'float64'])
        self.assertEqual(frame.attrs['title'], 'Ranks')
        frame = siap.rank(tiny())['distribution'].to_frame()
        self.assertTrue(frame['skewness'].isna()[0])
        empty = self.ranks['unranked'].to_frame()
        self.assertEqual((len(empty), list(empty.columns)), (0, ['node', 'region', 'code', 'why']))


class Asking(unittest.TestCase):
    def raised(self, kind, *words, **options):
        with self.assertRaises(kind) as caught:
            siap.analyse(*words, **options)
        return caught.exception

    def test_what_is_wrong_with_a_request(self):
        cohort = tiny()
        self.assertEqual(self.raised(siap.UnknownNameError, 'ranks').findings[0].code, 'E501')
        error = self.raised(siap.UnknownNameError, 'rank', cohort, exactly=True)
        self.assertEqual(error.findings[0].code, 'E502')
        self.assertIn('exact', error.findings[0].hint + error.findings[0].text)
        error = self.raised(siap.RuleError, 'rank', cohort, exact='maybe', language='id')
        self.assertEqual(error.findings[0].code, 'E503')
        self.assertIn('opsi', error.findings[0].text)
        self.assertIsInstance(self.raised(siap.LackingError, 'rank'), ValueError)
        self.raised(siap.ArgumentError, 'rank', cohort, cohort)
        error = self.raised(siap.UnknownNameError, 'rank', cohort, of='x')
        self.assertEqual(error.findings[0].code, 'E507')
        self.raised(ValueError, 'ra\0nk')
        self.raised(ValueError, 'rank', cohort, of='a\0b')
        self.raised(TypeError, 3)
        self.raised(TypeError, 'rank', 3)
        self.raised(TypeError, 'rank', cohort, of=3j)

    def test_options_as_text(self):
        class Kind(enum.Enum):
            ONE = 'one'
        for value, text in ((True, 'yes'), (False, 'no'), (3, '3'), (0.05, '0.05'), (2.0, '2'),
                            (1e-7, '1e-07'), (decimal.Decimal('0.1'), '0.1'), ('word', 'word'),
                            (Kind.ONE, 'one'), (['a', 'b'], 'a,b'), (('a',), 'a'), ([], ''),
                            ((one for one in 'ab'), 'a,b'), ([1, 2.5], '1,2.5')):
            self.assertEqual(analysing.option_text(value, 'x'), text)
        for value in (float('nan'), float('inf'), ['a,b'], ['a', '']):
            with self.assertRaises(ValueError):
                analysing.option_text(value, 'x')
        for value in (b'a', {'a': 1}, object(), 1j, [None]):
            with self.assertRaises(TypeError):
                analysing.option_text(value, 'x')
        self.assertEqual(analysing.option_name('group_size'), 'group-size')
        self.assertEqual(analysing.option_name('from_'), 'from')

    @unittest.skipUnless(HAS_NUMPY, 'numpy is not installed')
    def test_options_from_numpy(self):
        import numpy
        for value, text in ((numpy.int64(3), '3'), (numpy.float64(0.1), '0.1'),
                            (numpy.array([1, 2]), '1,2'), (numpy.float32(0.5), '0.5')):
            self.assertEqual(analysing.option_text(value, 'x'), text)

    def test_options_reach_the_analysis(self):
        cohort = tiny()
        about = {row['fact']: row['value']
                 for row in siap.rank(cohort, of=['a', 'b'], exact=True)['about']}
        self.assertEqual((about['option of'], about['option exact'], about['option group']),
                         ('a,b', 'yes', 'class'))
        self.assertEqual(siap.rank(cohort, of=None).to_dict(), siap.rank(cohort).to_dict())

    def test_functions_have_the_options_of_the_library(self):
        told = {one.name: {analysing.option_name(option.name) for option in one.options}
                for one in siap.analyses()}
        own = {name: function for name, function in vars(analysing).items()
               if inspect.isfunction(function) and 'progress' in inspect.signature(
                   function).parameters and name != 'analyse'}
        self.assertIn('rank', own)
        for name, function in own.items():
            self.assertIs(getattr(siap, name), function)
            self.assertIn(name, siap.__all__)
            words = {analysing.option_name(one.name)
                     for one in inspect.signature(function).parameters.values()
                     if one.kind is one.KEYWORD_ONLY}
            # siap.plan is a module: what the library calls plan is roadmap() here
            known = told[{'roadmap': 'plan'}.get(name, name)]
            self.assertEqual(words - {'progress', 'language'}, known, name)

    def test_an_overview_of_all_regions(self):
        regions = siap.cohort(samples.RUBRIC_2022, REGIONS)
        page = siap.overview(regions, regions, least_group=1)
        self.assertEqual(page['summary'][0]['took-part'], 38)
        self.assertEqual(page['ranks']['region'][0], 'KOTA SURABAYA')
        self.assertEqual(page['change-summary'][0]['same'], 38)
        self.assertEqual(len(page['profiles']), 38 * 5)

    def test_agencies_and_what_they_owe(self):
        rubric = siap.Rubric.read(
            b'<rubric xmlns="urn:siap:rubric:1" agency="id.x" id="r" version="1" edition="2026"'
            b' languages="en" fallback="en" status="ours"><label xml:lang="en">R</label>'
            b'<scale id="s" min="0" max="4"/><item id="a" scale="s" holder="bps">'
            b'<label xml:lang="en">A</label><evidence kind="decree"/></item>'
            b'<index id="x" method="mean"><label xml:lang="en">X</label><item ref="a"/></index>'
            b'</rubric>')
        cohort = siap.cohort(rubric, siap.Evidence.from_dict({'rubric': 'r', 'regions': [
            {'name': 'R', 'documents': [{'id': 'd', 'title': 'D'}],
             'answers': [{'item': 'a', 'level': 1}]}]}))
        self.assertEqual([one.holder for one in cohort.findings if one.code == 'W360'], ['bps'])
        owed = siap.owed(cohort, deadline='2026-09-30', today='2026-10-01')
        self.assertEqual(owed['agencies'][0]['overdue'], 'yes')
        self.assertEqual(owed['open'][0]['findings'], 'W360')
        later = siap.owed(cohort, deadline='2026-09-30', deadlines=['bps=2026-12-01'],
                          today='2026-10-01')
        self.assertEqual(later['agencies'][0]['overdue'], 'no')

    def test_a_report_is_a_page_of_one_region(self):
        rubric = siap.Rubric.read(
            b'<rubric xmlns="urn:siap:rubric:1" agency="id.x" id="r" version="1" edition="2026"'
            b' languages="en" fallback="en" status="ours"><label xml:lang="en">R</label>'
            b'<scale id="s" min="0" max="4"/><item id="a" scale="s">'
            b'<label xml:lang="en">A</label></item>'
            b'<index id="x" method="mean"><label xml:lang="en">X</label><item ref="a"/></index>'
            b'</rubric>')
        cohort = siap.cohort(rubric, siap.Evidence.from_dict({'rubric': 'r', 'regions': [
            {'name': 'R & S', 'answers': [{'item': 'a', 'level': 1}]},
            {'name': 'T', 'answers': [{'item': 'a', 'level': 3}]}]}))
        report = siap.report(cohort, region='R & S', date='2026-08-01')
        self.assertEqual(report['summary'][0]['value'], 1)
        self.assertEqual(report['summary'][0]['rank'], 2)
        self.assertIn('R &amp; S', report.write('html'))
        with self.assertRaises(siap.RuleError):
            siap.report(cohort) # of which of the two

    def test_sentences_come_in_the_language_asked_for_and_ids_in_none(self):
        rubric = siap.Rubric.read(
            b'<rubric xmlns="urn:siap:rubric:1" agency="id.x" id="r" version="1" edition="2026"'
            b' languages="en id" fallback="en" status="ours"><label xml:lang="en">R</label>'
            b'<label xml:lang="id">R</label>'
            b'<scale id="s" min="0" max="4"/><item id="a" scale="s">'
            b'<label xml:lang="en">A</label><label xml:lang="id">B</label></item>'
            b'<index id="x" method="mean"><label xml:lang="en">X</label><label xml:lang="id">X</label>'
            b'<item ref="a"/></index>'
            b'</rubric>')
        cohort = siap.cohort(rubric, siap.Evidence.from_dict({'rubric': 'r', 'regions': [
            {'name': 'R', 'stage': 'self', 'answers': []}]}))
        report = siap.report(cohort)
        said = {'en': ('not answered', 'A', 'open', 'Not answered', 'Readiness report',
                       'self-assessment'),
                'id': ('tidak dijawab', 'B', 'open', 'Belum dijawab', 'Laporan kesiapan',
                       'penilaian mandiri')}
        for language, (answer, label, id, about, name, stage) in said.items():
            with self.subTest(language):
                asked = report.table('questions', language)[0]
                self.assertEqual((asked['answer'], asked.shown('answer')), (answer, answer))
                self.assertEqual((asked['item'], asked.shown('item')), ('a', label))
                brief = next(row for row in report.table('brief', language) if row['about'] == id)
                self.assertEqual(brief.shown('about'), about)
                written = report.to_dict(language)['tables']
                self.assertEqual(written['questions']['rows'][0]['answer'], answer)
                self.assertEqual(written['brief'], report.table('brief', language).to_dict())
                self.assertIn(answer, report.write('csv', language, 'questions'))
                facts = {row['fact']: row for row in report.table('about', language)}
                self.assertEqual((facts['analysis']['value'], facts['analysis'].shown('value')),
                                 ('report', name))
                self.assertEqual((facts['stage']['value'], facts['stage'].shown('value')),
                                 ('self', stage))

    def test_analyses_are_listed(self):
        rank = next(one for one in siap.analyses() if one.name == 'rank')
        self.assertEqual((rank.name, rank.cohorts), ('rank', (1, 1)))
        self.assertEqual([one.name for one in rank.options][0], 'of')
        self.assertNotIn(rank.about, [one.about for one in siap.analyses('id')])


class Lives(unittest.TestCase):
    def family(self):
        rubric, evidence = siap.Rubric.read(samples.TINY), siap.Evidence.from_dict(
            samples.tiny_regions())
        cohort = siap.cohort(rubric, evidence)
        return [rubric, evidence, cohort, siap.rank(cohort)]

    def test_closing_in_every_order(self):
        for order in itertools.permutations(range(4)):
            things = self.family()
            for at in order:
                things[at].close()
                self.assertTrue(things[at].closed)
                for other in things:
                    if not other.closed:
                        self.assertNotIn('closed', repr(other))
                things[at].close()

    def test_forgetting_in_every_order(self):
        for order in itertools.permutations(range(4)):
            things = self.family()
            for at in order:
                things[at] = None
                gc.collect(0)

    def test_children_keep_their_parents(self):
        rubric, evidence, cohort, ranks = self.family()
        rubric.close()
        evidence.close()
        again = siap.rank(cohort)
        cohort.close()
        for one in (ranks, again):
            self.assertEqual(one['ranks']['region'], ['P', 'Q'])
        with siap.Cohort() as cohort, siap.rank(tiny()) as ranks:
            self.assertEqual(len(cohort), 0)
        self.assertTrue(cohort.closed and ranks.closed)

    def test_use_after_close_raises(self):
        for thing in self.family()[2:]:
            thing.close()
            calls = [lambda: len(thing), lambda: thing.__enter__(), lambda: thing.__reduce__()]
            if isinstance(thing, siap.Analysis):
                calls += [lambda: iter(thing), lambda: 'a' in thing, lambda: thing['ranks'],
                          lambda: thing.name, thing.write, thing.to_dict, thing._repr_html_]
            else:
                calls += [lambda: siap.rank(thing), thing.names, lambda: thing.findings,
                          lambda: thing.rubric_id,
                          lambda: thing.add(siap.score(samples.TINY, samples.ANSWERS))]
            for call in calls:
                with self.assertRaises(siap.ClosedError):
                    call()
            self.assertIn('closed', repr(thing))

    def test_thousands_come_and_go_without_growth(self):
        rubric, evidence = siap.Rubric.read(samples.TINY), siap.Evidence.from_dict(
            samples.tiny_regions())

        def cycle(times):
            for _ in range(times):
                cohort = siap.cohort(rubric, evidence)
                cohort.me = siap.rank(cohort)
                cohort.me.friend = cohort # a circle
                cohort.me['ranks']
                for wrong in ('nothing', 'rank'):
                    try:
                        siap.analyse(wrong, cohort, of='nothing',
                                     progress=lambda done, total: True)
                    except siap.SiapError:
                        pass
        cycle(500)
        gc.collect()
        before = resident()
        cycle(1000)
        gc.collect()
        self.assertLess(resident() - before, 1 << 20)

    def test_adding_and_counting_in_many_threads(self):
        cohort, plan = siap.Cohort(), siap.Rubric.read(samples.TINY).plan()
        names = [f'region {at}' for at in range(60)]
        evidence = siap.Evidence.from_dict(samples.tiny_regions(names))

        def add(numbers):
            for at in numbers:
                cohort.add_region(plan, evidence, at)
                len(cohort)
        workers = [threading.Thread(target=add, args=(range(at, 60, 3),)) for at in range(3)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        self.assertEqual(len(cohort), 60)
        self.assertEqual(sorted(cohort.names()), sorted(names))
        self.assertEqual(len(siap.rank(cohort)['ranks']), 59)


if __name__ == '__main__':
    unittest.main()

# SPDX-License-Identifier: GPL-3.0-or-later
"""The offline form in a real browser: filled in, saved, checked, scored, opened again."""
import hashlib
import xml.etree.ElementTree as ET

from browser import until
from forms import ROOT, SPACE, assess, scores
from formtest import FormTest, browser, setUpModule, the_folder # setUpModule: unittest calls it

FILL = '''
  const [levels, comma] = arguments;
  for (const card of document.querySelectorAll('.question')) {
    const level = levels[card.querySelector('.meta code').textContent];
    if (level === undefined) continue;
    const how = card.querySelector('div.how select');
    if (how && how.value !== 'level') { how.value = 'level'; how.dispatchEvent(new Event('change', { bubbles: true })); }
    const input = card.querySelector('.answer input.number');
    input.value = comma ? level.replace('.', ',') : level;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }'''


class Malang(FormTest):
    """The 117 published answers, typed with a decimal comma."""

    def test_the_published_answers_give_the_published_index(self):
        known = ROOT / 'examples/data/malang-2023.xml'
        levels = {item: answer.get('level') for item, answer in self.answers(known).items()
                  if answer.get('level') is not None}
        self.assertEqual(len(levels), 117)
        self.open('gmsc-2023', '--class', 'kppn-ikn', language='id')
        self.name_region('Kabupaten Malang', 'Daerah', 'Nama daerah')
        browser.type(browser.one('main'), 'Kode (Kemendagri)', '35.07')
        browser.choose(browser.one('main'), 'Tahap', 'final')
        for name in browser.run('return groupsBy("pillar").map((group) => group.key)'):
            browser.run('openSection("questions", arguments[0])', name)
            browser.run(FILL, levels, True)
        self.assertEqual(browser.texts('#progress-words')[0].split(';')[0], '117 dari 117 terjawab')
        saved = browser.save('Simpan ke berkas')
        self.assertEqual(saved.name, 'gmsc-2023-kabupaten-malang.xml')
        self.check(saved)
        self.assertEqual(scores(saved), scores(known))
        self.assertIn('2.94', assess('score', saved)[1])

    def test_a_saved_file_is_opened_and_continued(self):
        self.open('gmsc-2023', '--class', 'kppn-ikn')
        browser.choose_file('#open-file', ROOT / 'examples/data/malang-2023.xml')
        browser.told('malang-2023.xml is open: 117 of 117')
        browser.section('Smart Society')
        card = browser.card('oc.soc.mutu')
        self.assertEqual(browser.labelled(card, 'Level').get_attribute('value'), '4.00')
        browser.type(card, 'Level', '3,5')
        saved = browser.save('Save to file')
        self.check(saved)
        before, after = self.answers(ROOT / 'examples/data/malang-2023.xml'), self.answers(saved)
        self.assertEqual(after['oc.soc.mutu'].get('level'), '3.5')
        del before['oc.soc.mutu'], after['oc.soc.mutu']
        self.assertEqual({item: answer.attrib for item, answer in before.items()},
                         {item: answer.attrib for item, answer in after.items()})
        text = saved.read_text(encoding='utf-8')
        self.assertIn('<!-- Outcome: governance -->', text)
        self.assertIn('digest ', text.split('<evidence')[0])
        browser.choose_file('#open-file', saved)
        browser.told(f'{saved.name} is open: 117 of 117')


class Kinds(FormTest):
    """Every form of an answer."""

    def fill(self):
        self.open('kinds')
        self.name_region('Kota Uji')
        browser.section('Economy')
        browser.run('arguments[0].click()', browser.all('input[type=radio]', browser.card('chosen'))[1])
        browser.type(browser.card('scored'), 'Level', '2,75')
        browser.section('Living')
        browser.type(browser.card('counted'), 'Value, in people', '1.234.567')
        browser.type(browser.card('shared'), 'Numerator', '9')
        browser.type(browser.card('shared'), 'Denominator', '12')
        browser.choose(browser.card('graded'), 'Grade', 'WDP')
        for criterion in ('plan', 'team'):
            browser.labelled(browser.card('listed'), criterion).click()
        self.rows('rated', 'Assessor (a pseudonym)', 'Level', [('a1', '3'), ('a2', '2,5')])
        self.rows('united', 'Unit', 'Value', [('desa-1', '80'), ('desa-2', '81,5')])
        browser.section('Without a pillar')
        browser.type(browser.card('people'), 'Value, in people', '2500')
        browser.section('Other figures')
        browser.type(browser.card('before'), 'Value of total from the result of other', '2,5')
        browser.type(browser.card('told'), 'Value as published', '3')

    def rows(self, item, by, number, rows):
        card = browser.card(item)
        for name, value in rows:
            browser.run('arguments[0].click()', browser.all('.fields > div > button', card)[0])
            row = browser.all('fieldset.row', card)[-1]
            browser.type(row, by, name)
            browser.type(row, number, value)

    def test_every_form_is_saved_as_the_readers_want_it(self):
        self.fill()
        self.assertTrue(browser.texts('#progress-words')[0].startswith('9 of 9 answered'))
        saved = browser.save('Save to file')
        self.assertNotIn('Error', self.check(saved, the_folder() / 'kinds.xml'))
        got = {name: ({key: value for key, value in answer.attrib.items() if key not in ('item', 'node', 'ref')},
                      [child.attrib for child in answer]) for name, answer in self.answers(saved).items()}
        self.assertEqual(got, {
            'chosen': ({'level': '4'}, []), 'scored': ({'level': '2.75'}, []), 'counted': ({'value': '1234567'}, []),
            'shared': ({'numerator': '9', 'denominator': '12'}, []), 'graded': ({'grade': 'WDP'}, []),
            'listed': ({'checked': 'plan team'}, []),
            'rated': ({}, [{'assessor': 'a1', 'level': '3'}, {'assessor': 'a2', 'level': '2.5'}]),
            'united': ({}, [{'id': 'desa-1', 'value': '80'}, {'id': 'desa-2', 'value': '81.5'}]),
            'people': ({'value': '2500'}, []), 'before': ({'value': '2.5'}, []), 'told': ({'value': '3'}, [])})
        # in the order of the rubric, whatever the order in which they were filled in
        self.assertEqual(list(got), [name for name in browser.run('return QUESTIONS.map((question) => question.id)') if name in got])

    def test_a_question_answered_in_another_way_is_saved_in_that_one_only(self):
        self.fill()
        browser.section('Living')
        browser.choose(browser.card('shared'), 'How to answer', 'level')
        browser.type(browser.card('shared'), 'Level', '1')
        browser.choose(browser.card('rated'), 'How to answer', 'not-applicable')
        browser.type(browser.card('rated'), 'Reason', 'no assessor came')
        got = self.answers(browser.save('Save to file'))
        self.assertEqual(got['shared'].attrib, {'item': 'shared', 'level': '1'})
        self.assertEqual(got['rated'].attrib, {'item': 'rated', 'state': 'not-applicable', 'reason': 'no assessor came'})
        self.assertEqual(len(got['rated']), 0)

    def test_a_checklist_of_which_nothing_is_met_is_an_answer(self):
        self.open('kinds')
        self.name_region()
        browser.section('Living')
        card = browser.card('listed')
        self.assertEqual(browser.standing(card), 'open')
        browser.labelled(card, 'None of them is met').click()
        self.assertEqual(browser.standing(card), 'answered')
        self.assertEqual(self.answers(browser.save('Save to file'))['listed'].get('checked'), '')

    def test_not_applicable_wants_a_reason(self):
        self.open('kinds')
        self.name_region()
        browser.section('Economy')
        card = browser.card('scored')
        browser.choose(card, 'How to answer', 'not-applicable')
        self.assertEqual(browser.standing(card), 'partial')
        browser.press('Save to file')
        self.assertIn('Say why there is no answer.', browser.one('dialog').text)
        browser.press('Back, to mend them', 'dialog')
        self.assertIn('Say why there is no answer.', browser.one('main').text)
        browser.press('Scored', 'main section')
        browser.type(browser.card('scored'), 'Reason', 'no such service in an inland region')
        self.assertEqual(browser.standing(browser.card('scored')), 'excused')
        saved = browser.save('Save to file')
        self.check(saved, the_folder() / 'kinds.xml')
        self.assertEqual(self.answers(saved)['scored'].attrib, {
            'item': 'scored', 'state': 'not-applicable', 'reason': 'no such service in an inland region'})

    def test_what_has_a_fault_is_named_and_left_out_only_when_asked(self):
        self.open('kinds')
        self.name_region()
        browser.section('Economy')
        browser.type(browser.card('scored'), 'Level', '5')
        self.assertEqual(browser.faults(browser.card('scored')), ['5 is above 4, the most.'])
        browser.section('Living')
        browser.type(browser.card('counted'), 'Value, in people', '1.000')
        self.assertEqual(browser.faults(browser.card('counted')),
                         ['“1.000” can be read as 1000 or as 1. Write 1000, or 1.'])
        browser.type(browser.card('shared'), 'Numerator', '3')
        browser.section('Risks')
        browser.press('Add a row', 'main')
        browser.type(browser.one('main'), 'Cause', 'a cause without its factor')
        before = set(browser.downloads.iterdir())
        browser.press('Save to file')
        self.assertIn('4 entries cannot be written', browser.one('dialog').text)
        browser.press('Save without them', 'dialog')
        saved = browser.downloaded(before)
        self.check(saved, the_folder() / 'kinds.xml')
        self.assertEqual(self.answers(saved), {})
        browser.section('Economy')
        self.assertEqual(browser.labelled(browser.card('scored'), 'Level').get_attribute('value'), '5')

    def test_a_file_without_a_region_name_is_not_saved(self):
        self.open('kinds')
        browser.press('Save to file')
        browser.told('Enter the name of the region first')
        focused = browser.run('return document.activeElement.labels[0].textContent')
        self.assertEqual(focused, 'Name of the region *')

    def test_a_file_without_a_class_is_not_saved_where_there_are_several(self):
        self.open('classes')
        self.name_region('Kota Uji')
        browser.press('Save to file')
        browser.told('Choose the class of the region first')
        self.assertEqual(browser.run('return document.activeElement.labels[0].textContent'), 'Class')
        browser.choose(browser.one('main'), 'Class', 'kota')
        self.check(browser.save('Save to file'), the_folder() / 'classes.xml')

    def test_what_stands_beside_the_questions(self):
        self.open('kinds')
        self.name_region()
        main = browser.one('main')
        for section, fields in {
                'Quick wins': {'Pillar': 'economy', 'Title *': 'Pasar daring', 'Milestones planned': '4', 'Milestones reached': '3,5'},
                'Risks': {'Risk factor *': 'Listrik padam', 'Likelihood': '2', 'Consequence': '3'},
                'Programmes': {'Title *': 'Layanan satu pintu', 'Status *': 'running'},
                'Citizen surveys': {'Pillar *': 'living', 'Programme': 'Layanan', 'Number of users': '1200'}}.items():
            browser.section(section)
            browser.press('Add a row', 'main')
            for name, value in fields.items():
                field = browser.labelled(main, name.replace(' *', ''))
                if field.tag_name == 'select':
                    browser.choose(main, name.replace(' *', ''), value)
                else:
                    browser.type(main, name.replace(' *', ''), value)
            browser.press('Add a row', 'main')  # an empty row is none
        saved = browser.save('Save to file')
        self.check(saved, the_folder() / 'kinds.xml')
        region = ET.parse(saved).getroot().find(f'{SPACE}region')
        self.assertEqual([(child.tag.split('}')[1], child.attrib) for child in region], [
            ('quick-win', {'pillar': 'economy', 'title': 'Pasar daring', 'planned': '4', 'reached': '3.5'}),
            ('risk', {'factor': 'Listrik padam', 'likelihood': '2', 'consequence': '3'}),
            ('programme', {'title': 'Layanan satu pintu', 'status': 'running'}),
            ('survey', {'pillar': 'living', 'programme': 'Layanan', 'users': '1200'})])


class Documents(FormTest):
    def setUp(self):
        self.paper = the_folder() / 'Perbup 12.pdf'
        self.paper.write_bytes(bytes(range(256)) * 300)
        self.digest = hashlib.sha256(self.paper.read_bytes()).hexdigest()
        self.open('kinds')
        self.name_region()
        browser.section('Economy')
        browser.run('arguments[0].open = true', browser.one('details.documents', browser.card('chosen')))

    def attach(self, item, *paths):
        details = browser.one('details.documents', browser.card(item))
        browser.run('arguments[0].open = true', details)
        until(lambda: browser.all('input[type=file]', details), 'the file field')[0].send_keys(
            '\n'.join(str(path) for path in paths))

    def test_a_chosen_file_is_hashed_and_cited(self):
        browser.run('arguments[0].click()', browser.all('input[type=radio]', browser.card('chosen'))[1])
        self.assertEqual(browser.standing(browser.card('chosen')), 'unproven')
        self.assertIn('No document attached yet.', browser.card('chosen').text)
        self.attach('chosen', self.paper)
        browser.told('Perbup 12.pdf attached.')
        card = browser.card('chosen')
        self.assertEqual(browser.standing(card), 'answered')
        self.assertIn(self.digest, card.text)
        browser.type(card, 'Kind', 'decree')
        browser.type(card, 'Page', '4')
        browser.run('''arguments[0].value = "2027-12-31";
          arguments[0].dispatchEvent(new Event("input", { bubbles: true }))''', browser.labelled(card, 'Valid until'))
        saved = browser.save('Save to file')
        self.check(saved, the_folder() / 'kinds.xml')
        region = ET.parse(saved).getroot().find(f'{SPACE}region')
        self.assertEqual(region.find(f'{SPACE}document').attrib, {
            'id': 'doc-1', 'title': 'Perbup 12', 'href': 'Perbup 12.pdf', 'holder': 'bappeda', 'sha256': self.digest,
            'kind': 'decree', 'valid-until': '2027-12-31'})
        self.assertEqual(region.find(f'{SPACE}answer/{SPACE}document').attrib, {'ref': 'doc-1', 'page': '4'})

    def test_the_same_file_is_one_document(self):
        copy = the_folder() / 'copy of it.pdf'
        copy.write_bytes(self.paper.read_bytes())
        self.attach('chosen', self.paper)
        browser.told('Perbup 12.pdf attached.')
        self.attach('scored', copy)
        browser.told('copy of it.pdf is the same file as “Perbup 12”')
        saved = browser.save('Save to file')
        self.check(saved, the_folder() / 'kinds.xml')
        region = ET.parse(saved).getroot().find(f'{SPACE}region')
        self.assertEqual(len(region.findall(f'{SPACE}document')), 1)
        # not answered, but with a document: said so, as evidence wants it
        self.assertEqual([answer.attrib for answer in region.findall(f'{SPACE}answer')], [
            {'item': item, 'state': 'missing', 'reason': 'not answered yet'} for item in ('chosen', 'scored')])
        browser.choose_file('#open-file', saved)
        browser.told('0 of 9 questions answered')
        browser.section('Economy')
        self.assertEqual(browser.standing(browser.card('chosen')), 'open')
        self.assertIn('Documents (1)', browser.card('chosen').text)

    def test_a_document_without_a_file_and_one_taken_off(self):
        self.attach('chosen', self.paper)
        browser.told('Perbup 12.pdf attached.')
        browser.press('Add a document without its file')
        card = browser.card('chosen')
        browser.type(browser.all('.documents fieldset', card)[1], 'Title', 'SK Bupati 7')
        browser.press('Take off this question')
        saved = browser.save('Save to file')
        self.check(saved, the_folder() / 'kinds.xml')
        region = ET.parse(saved).getroot().find(f'{SPACE}region')
        self.assertEqual([document.get('title') for document in region.findall(f'{SPACE}document')], ['Perbup 12', 'SK Bupati 7'])
        self.assertEqual(region.find(f'{SPACE}answer/{SPACE}document').get('ref'), 'doc-2')
        browser.section('Documents')
        browser.press('Delete', 'main')
        self.assertEqual(browser.run('return documentsThere().length'), 1)


class Files(FormTest):
    FULL = '''<?xml version="1.0"?>
<!-- by hand --><evidence xmlns="urn:siap:evidence:1" rubric="kinds" version="1.0" stage="desk" cut-off="2026-01-31">
  <source title="A letter" date="2026-01-02"/>
  <region name="Kota Satu" code="01.01">
    <!-- kept --> <survey pillar="living" programme="P" users="900"/>
    <answer item="chosen" level="2" effort="3.5" note="a &lt;b&gt; &amp; c"><document title="In place" page="2"/></answer>
    <answer item="scored"><response respondent="r1" level="4"/><response respondent="r2" level="2"/></answer>
    <answer item="rated"><rating assessor="x" level="3"/><rating assessor="y" level="1.5"/></answer>
    <answer item="unheard.of" value="1"/>
  </region>
  <region name="Kota Dua" code="01.02"><answer item="scored" level="1.10"/></region>
</evidence>
'''

    def write(self, name, text):
        path = the_folder() / name
        path.write_text(text, encoding='utf-8')
        return path

    def flat(self, path):
        """Elements, attributes and comments in order; blanks do not count."""
        parser = ET.XMLParser(target=ET.TreeBuilder(insert_comments=True))
        root = ET.parse(path, parser).getroot()
        return [(element.tag if isinstance(element.tag, str) else 'comment', dict(element.attrib),
                 (element.text or '').strip()) for element in root.iter()]

    def test_what_the_form_does_not_show_is_carried_through(self):
        self.open('kinds')
        path = self.write('full.xml', self.FULL)
        browser.choose_file('#open-file', path)
        browser.told('1 answers in the file are not asked here')
        browser.section('Living')
        browser.type(browser.card('counted'), 'Value, in people', '7')
        browser.section('Economy')
        self.assertIn('2 survey responses', browser.card('scored').text)
        self.assertIn('kept as they are', browser.card('scored').text)
        saved = browser.save('Save to file')
        before, after = self.flat(path), self.flat(saved)
        after.remove((f'{SPACE}answer', {'item': 'counted', 'value': '7'}, ''))
        self.assertEqual(before, after)
        self.assertIn('<!-- by hand -->', saved.read_text(encoding='utf-8'))

    def test_another_region_of_the_file_can_be_filled_in(self):
        self.open('kinds')
        browser.choose_file('#open-file', self.write('full.xml', self.FULL))
        browser.told('is open')
        browser.choose(browser.one('main'), 'Region in this file', '1')
        browser.section('Economy')
        card = browser.card('scored')
        self.assertEqual(browser.labelled(card, 'Level').get_attribute('value'), '1.10')
        browser.type(card, 'Level', '2')
        text = browser.save('Save to file').read_text(encoding='utf-8')
        self.assertIn('<response respondent="r1" level="4"/>', text)
        self.assertIn('code="01.02"><answer item="scored" level="2"/>', text)

    def test_other_files_are_refused_with_the_reason(self):
        self.open('kinds')
        digest = browser.run('return ASKED.digest')
        good = '<evidence xmlns="urn:siap:evidence:1" rubric="kinds"><region name="x"/></evidence>'
        for text, part in {
                good.replace('"kinds"', '"gmsc-2023"'): 'answers the rubric gmsc-2023, and this form asks kinds',
                good.replace('rubric=', 'version="2.0" rubric='): 'answers version 2.0 of the rubric',
                '<!-- digest ' + '0' * 64 + ' -->' + good: 'digest 00000000…, here ' + digest[:8],
                '<!DOCTYPE evidence>' + good: 'it has a DOCTYPE',
                good[:-5]: 'it is not well-formed XML',
                '{"rubric": "kinds"}': 'it is not well-formed XML',
                good.replace('evidence:1', 'evidence:2'): 'it is no evidence file',
                '<html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>': 'it is no evidence file',
                '<evidence xmlns="urn:siap:evidence:1" rubric="kinds"/>': 'it has no region'}.items():
            browser.run('tell("")')
            browser.choose_file('#open-file', self.write('bad.xml', text))
            browser.told(part)
            self.assertEqual(browser.one('#status').get_attribute('class'), 'fault')
            # Chromium paints the message of its XML parser, and the policy refuses the paint
            self.assertTrue(all('Applying inline style' in line for line in browser.console()))
        browser.run('tell("")')
        path = the_folder() / 'latin.xml'
        path.write_bytes(good.replace('x', '\xe9').encode('latin-1'))
        browser.choose_file('#open-file', path)
        browser.told('cannot be')
        browser.choose_file('#open-file', self.write('good.xml', '<!-- digest ' + digest + ' -->' + good))
        browser.told('good.xml is open')

    def test_unsaved_entries_are_not_replaced_unasked(self):
        self.open('kinds')
        self.name_region('Kota Lama')
        path = self.write('full.xml', self.FULL)
        browser.choose_file('#open-file', path)
        until(lambda: browser.run('return document.getElementById("asking").open'), 'the question')
        browser.press('Cancel', 'dialog')
        self.assertEqual(browser.texts('#whose'), ['Kota Lama'])
        browser.choose_file('#open-file', path)
        until(lambda: browser.run('return document.getElementById("asking").open'), 'the question')
        browser.press('Open and replace', 'dialog')
        browser.told('full.xml is open')
        self.assertEqual(browser.texts('#whose'), ['Kota Satu'])

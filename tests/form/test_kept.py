# SPDX-License-Identifier: GPL-3.0-or-later
"""The offline form in a real browser: what must not be lost, and what must not be saved unseen."""
import hashlib
import unittest
import xml.etree.ElementTree as ET

from browser import until
from forms import SPACE
from formtest import FormTest, browser, setUpModule, the_folder, the_form # setUpModule: unittest calls it
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys


def drafts_there():
    return browser.run('return Object.values(localStorage).map((text) => JSON.parse(text).name).sort()')


class Drafts(FormTest):
    def kept(self):
        until(lambda: 'Draft kept' in browser.texts('#draft')[0] and browser.run('return drafts.timer') == 0, 'the draft')

    def another_tab(self):
        driver = browser.driver
        driver.switch_to.new_window('tab')
        browser.open(the_form('kinds'))

    def test_a_new_form_does_not_write_over_the_draft_of_its_region(self):
        self.open('kinds')
        self.name_region('Kota Draf')
        self.kept()
        browser.run('sessionStorage.clear()')
        self.open('kinds', forget=False)
        browser.run('sessionStorage.clear()')
        self.name_region('Kota Draf')
        self.kept()
        self.assertEqual(drafts_there(), ['Kota Draf', 'Kota Draf'])

    def test_two_tabs_with_one_draft_keep_two(self):
        self.open('kinds')
        self.name_region('Kota Satu')
        self.kept()
        first = browser.driver.current_window_handle
        self.another_tab()
        try:
            browser.press('Continue', '#drafts')
            self.name_region('Kota Dua')
            self.kept()
            self.assertEqual(drafts_there(), ['Kota Dua'])
            browser.driver.switch_to.window(first)
            self.name_region('Kota Satu lagi')
            browser.told('in another tab too')
            self.kept()
            self.assertEqual(drafts_there(), ['Kota Dua', 'Kota Satu lagi'])
        finally:
            for handle in browser.driver.window_handles:
                browser.driver.switch_to.window(handle)
                if handle != first:
                    browser.driver.close()
            browser.driver.switch_to.window(first)

    def test_a_full_store_is_said_and_leaving_is_asked(self):
        self.open('kinds')
        browser.run('''const all = 6 * 1024 * 1024;
          for (let size = all; size > 0; size = Math.floor(size / 2)) {
            try { localStorage.setItem('full-' + size, 'x'.repeat(size)); } catch (error) { /* as much as goes in */ }
          }''')
        self.name_region('Kota Penuh')
        until(lambda: 'no room for a draft' in browser.texts('#draft')[0], 'the words about room')
        self.assertEqual(browser.one('#draft').get_attribute('class'), 'lacks')
        leaving = '''const event = new Event('beforeunload', { cancelable: true }); dispatchEvent(event);
          return event.defaultPrevented;'''
        self.assertTrue(browser.run(leaving))
        self.check(browser.save('Save to file'), the_folder() / 'kinds.xml')
        self.assertFalse(browser.run(leaving))
        browser.run('localStorage.clear()')


class Dates(FormTest):
    def keys(self, *keys):
        ActionChains(browser.driver).send_keys(*keys).perform()

    def test_a_date_half_typed_or_of_five_digits_is_told_and_not_saved(self):
        self.open('kinds')
        self.name_region()
        control = browser.labelled(browser.one('main'), 'Evidence collected until')
        control.click()
        self.keys('12', Keys.TAB, Keys.TAB, Keys.TAB, Keys.TAB)
        told = 'This is no whole date'
        until(lambda: told in browser.one('main').text, 'the words about the date')
        browser.run('''arguments[0].value = "20260-02-03";
          arguments[0].dispatchEvent(new Event("input", { bubbles: true }));
          arguments[0].dispatchEvent(new Event("change", { bubbles: true }))''', control)
        self.assertIn(told, browser.one('main').text)
        saved = browser.save('Save to file')
        self.check(saved, the_folder() / 'kinds.xml')
        self.assertIsNone(ET.parse(saved).getroot().get('cut-off'))

    def test_dates_are_days_of_the_calendar(self):
        self.open('kinds')
        for text, is_date in {'2026-02-28': True, '2024-02-29': True, '0001-01-01': True, '9999-12-31': True, '2026-02-29': False,
                              '2026-2-3': False, '10000-01-01': False, '0000-01-01': False, '2026-13-01': False, '': False}.items():
            self.assertEqual(browser.run('return isFileDate(arguments[0])', text), is_date, text)


class Steps(FormTest):
    def test_steps_are_held_in_decimals(self):
        self.open('kinds')
        for number, bounds, is_on in (('0.0000000001', {'min': 0, 'step': 0.01}, False), ('2.8', {'step': 0.01}, True),
                                      ('2.805', {'step': 0.01}, False), ('1.50', {'min': 0.5, 'step': 0.25}, True),
                                      ('1e3', {'step': 100}, True), ('0.3', {'step': 0.1}, True), ('-0.1', {'min': -1, 'step': 0.3}, True),
                                      ('100000000000000000000', {'step': 0.01}, True)):
            fault = browser.run('return faultWithin(arguments[0], arguments[1])', number, bounds)
            self.assertEqual(fault is None, is_on, (number, bounds, fault))


class Digests(FormTest):
    def digest(self, length, seed):
        return browser.driver.execute_async_script('''
          const [length, seed, done] = arguments;
          const bytes = new Uint8Array(length).map((_, i) => (i * 31 + (i >> 8) * 7 + seed) & 255);
          sha256InPieces(new Blob([bytes]), () => {}).then((buffer) => done(hexadecimal(new DataView(buffer))));''', length, seed)

    def test_a_digest_in_pieces_is_that_of_the_whole(self):
        self.open('kinds')
        piece = browser.run('return DIGEST_PIECE')
        for seed, length in enumerate((0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1000, piece - 1, piece, piece + 1)):
            whole = bytes((i * 31 + (i >> 8) * 7 + seed) & 255 for i in range(length))
            self.assertEqual(self.digest(length, seed), hashlib.sha256(whole).hexdigest(), length)

    def test_a_browser_without_digests_of_its_own_computes_them_too(self):
        script = browser.driver.execute_cdp_cmd('Page.addScriptToEvaluateOnNewDocument', {
            'source': 'Object.defineProperty(crypto, "subtle", { value: undefined });'})
        paper = the_folder() / 'surat.pdf'
        paper.write_bytes(b'surat' * 1000)
        try:
            self.open('kinds')
            self.name_region()
            browser.section('Economy')
            card = browser.card('chosen')
            browser.run('arguments[0].open = true', browser.one('details.documents', card))
            until(lambda: browser.all('details.documents input[type=file]', card), 'the file field')[0].send_keys(str(paper))
            browser.told('surat.pdf attached.')
            self.assertIn(hashlib.sha256(paper.read_bytes()).hexdigest(), card.text)
        finally:
            browser.driver.execute_cdp_cmd('Page.removeScriptToEvaluateOnNewDocument', script)

    def test_a_digest_that_comes_late_is_not_put_into_another_file(self):
        self.open('kinds')
        self.name_region()
        count = browser.driver.execute_async_script('''
          const done = arguments[0];
          const question = QUESTIONS[0];
          const late = attachFiles(question, [new File(['x'], 'late.pdf')]);
          useDocument(freshDocument(), 'other.xml');
          late.then(() => done([documentsThere().length, ANSWERS.size]));''')
        self.assertEqual(count, [0, 0])


class Large(FormTest):
    def test_a_film_chosen_by_mistake_is_not_read(self):
        self.open('kinds')
        browser.run("""openFile({ name: 'film.mp4', size: LARGEST_FILE + 1,
          arrayBuffer() { throw new Error('it was read'); } })""")
        browser.told('film.mp4 cannot be opened: it is larger than any evidence')


class Carried(FormTest):
    CARRIED = '''<evidence xmlns="urn:siap:evidence:1" rubric="kinds" stage="self"><region name="Kota Lama">
      <answer item="chosen" level="2" carried="kinds-2025"/><answer item="scored" level="1" carried="kinds-2025"/>
      <answer item="counted" value="7" carried="kinds-2025"/></region></evidence>'''

    def setUp(self):
        self.open('kinds')
        path = the_folder() / 'carried.xml'
        path.write_text(self.CARRIED, encoding='utf-8')
        browser.choose_file('#open-file', path)
        browser.told('is open')

    def test_what_is_carried_over_is_confirmed_or_answered_anew(self):
        self.assertIn('0 of 9 answered; 3 to be confirmed', browser.texts('#progress-words')[0])
        browser.section('Economy')
        card = browser.card('chosen')
        self.assertEqual(browser.standing(card), 'carried')
        self.assertIn('Carried over from kinds-2025.', card.text)
        browser.press('Confirm this answer', 'main')
        self.assertEqual(browser.run('return document.activeElement.textContent'), 'Chosen')
        self.assertEqual(browser.standing(card), 'unproven')
        self.assertNotIn('Carried over', card.text)
        browser.type(browser.card('scored'), 'Level', '3')
        self.assertEqual(browser.standing(browser.card('scored')), 'answered')
        saved = browser.save('Save to file')
        self.assertIn('1 to be confirmed', browser.texts('#progress-words')[0])
        self.assertIn('carried', self.check(saved, the_folder() / 'kinds.xml'))
        self.assertEqual([(name, answer.get('carried')) for name, answer in self.answers(saved).items()],
                         [('chosen', None), ('scored', None), ('counted', 'kinds-2025')])

    def test_a_note_confirms_nothing(self):
        browser.section('Economy')
        card = browser.card('scored')
        browser.run('arguments[0].querySelector(".more details:last-child").open = true', card)
        until(lambda: browser.all('.more input[type=text]', card), 'the note')
        browser.type(card, 'Note', 'to be asked')
        self.assertEqual(browser.standing(card), 'carried')

    def test_beyond_the_self_assessment_nothing_carried_is_saved(self):
        browser.section('Region')
        browser.choose(browser.one('main'), 'Stage', 'final')
        browser.press('Save to file')
        browser.told('3 answers are carried over and not confirmed.')
        self.assertIn('Carried over and not confirmed yet (3)', browser.one('main').text)
        self.assertEqual(list(browser.downloads.iterdir()), [])
        for label in ('Chosen', 'Scored', 'Counted'):
            browser.press(label, 'main section')
            browser.press('Confirm this answer', 'main')
            browser.section('Overview')
        saved = browser.save('Save to file')
        self.check(saved, the_folder() / 'kinds.xml')


class Window(FormTest):
    def test_a_low_window_is_left_to_the_questions(self):
        self.open('kinds')
        try:
            browser.driver.set_window_size(1280, 420)
            until(lambda: browser.run('return getComputedStyle(document.querySelector("header.page")).position') == 'static',
                  'the header to let go')
            until(lambda: browser.run('return document.documentElement.style.getPropertyValue("--top")') == '0px', 'the room')
        finally:
            browser.driver.set_window_size(1280, 1000)


if __name__ == '__main__':
    unittest.main()

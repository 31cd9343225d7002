# SPDX-License-Identifier: GPL-3.0-or-later
"""The offline form in a real browser: drafts, numbers, strangers, size, keyboard, agencies, words."""
import re
import unittest

from browser import until
from forms import HOSTILE, ROOT, form, large
from formtest import FormTest, browser, setUpModule, the_folder # setUpModule: unittest calls it
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys


class Drafts(FormTest):
    def test_a_draft_survives_a_reload_with_what_no_file_may_hold(self):
        self.open('kinds')
        self.name_region('Kota Draf')
        browser.section('Economy')
        browser.type(browser.card('scored'), 'Level', 'tiga')
        browser.run('arguments[0].click()', browser.all('input[type=radio]', browser.card('chosen'))[0])
        browser.driver.refresh()
        browser.told('The draft of Kota Draf was continued.')
        browser.section('Economy')
        self.assertEqual(browser.labelled(browser.card('scored'), 'Level').get_attribute('value'), 'tiga')
        self.assertEqual(browser.standing(browser.card('scored')), 'faulty')
        self.assertEqual(browser.standing(browser.card('chosen')), 'unproven')
        self.assertIn('draft', browser.run('return Object.values(localStorage).join()'))

    def test_another_tab_offers_it_and_it_can_be_deleted(self):
        self.open('kinds')
        self.name_region('Kota Draf')
        until(lambda: 'Draft kept' in browser.texts('#draft')[0], 'the draft')
        browser.run('sessionStorage.clear()')
        self.open('kinds', forget=False)
        # leaving the page kept the draft, and the tab would go on with it
        browser.run('sessionStorage.clear(); file.isTouched = false')
        self.open('kinds', forget=False)
        self.assertIn('Kota Draf', browser.one('#drafts').text)
        browser.press('Continue', '#drafts')
        self.assertEqual(browser.texts('#whose'), ['Kota Draf'])
        browser.press('Start again')
        browser.press('Empty the form', 'dialog')
        self.assertEqual(browser.run('return Object.keys(localStorage).length'), 0)
        self.assertEqual(browser.texts('#whose'), ['region without a name'])

    def test_the_draft_of_another_form_is_not_taken(self):
        self.open('kinds')
        self.name_region('Kota Draf')
        until(lambda: 'Draft kept' in browser.texts('#draft')[0], 'the draft')
        self.open('gmsc-2023', '--class', 'kppn-ikn', forget=False)
        self.assertFalse(browser.one('#drafts', None).is_displayed() if browser.all('#drafts') else False)
        self.assertEqual(browser.texts('#whose'), ['region without a name'])

    def test_a_browser_without_a_store_works_and_says_so(self):
        script = browser.driver.execute_cdp_cmd('Page.addScriptToEvaluateOnNewDocument', {'source': '''
          for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name,
            { get() { throw new DOMException("denied", "SecurityError"); } });'''})
        try:
            self.open('kinds', forget=False)
            self.name_region('Kota Tanpa Draf')
            until(lambda: 'keeps no drafts' in browser.texts('#draft')[0], 'the words about drafts')
            self.check(browser.save('Save to file'), the_folder() / 'kinds.xml')
        finally:
            browser.driver.execute_cdp_cmd('Page.removeScriptToEvaluateOnNewDocument', script)


class Numbers(FormTest):
    SAME = {'3,5': '3.5', '3.5': '3.5', ' 12 ': '12', '0,125': '0.125', '0.125': '0.125', ',5': '0.5', '5.': '5',
            '-2,5': '-2.5', '\u22122.5': '-2.5', '+4': '4', '1.234,5': '1234.5', '1,234.5': '1234.5',
            '1.234.567': '1234567', '1,234,567': '1234567', '1234.567': '1234.567', '2,80': '2.80', '': ''}
    FAULTS = ['1.000', '12.345', '-1.000', 'tiga', '3,,5', '1.2.3', '1.23.456', '1,5,', '25%', '1e5', '1 000', '3;5',
              '٣', '0x10', 'NaN', 'Infinity', '.', '-', '9' * 41]

    def test_numbers_are_read_or_refused_and_never_guessed(self):
        for language in ('en', 'id'):
            self.open('kinds', language=language)
            for typed, number in self.SAME.items():
                self.assertEqual(browser.run('return readTyped(arguments[0])', typed).get('number'), number, (language, typed))
            for typed in self.FAULTS:
                read = browser.run('return readTyped(arguments[0])', typed)
                self.assertTrue(read.get('fault') and 'number' not in read, (language, typed, read))
        # in Indonesian a comma is the decimal point, whatever follows
        self.assertEqual(browser.run('return readTyped("1,000")'), {'number': '1.000'})
        self.assertEqual(browser.run('return readTyped("1.000").fault'),
                         '“1.000” dapat dibaca 1000 atau 1. Tulis 1000, atau 1.')
        self.assertEqual(browser.run('return readTyped("3.125").fault'),
                         '“3.125” dapat dibaca 3125 atau 3,125. Tulis 3125, atau 3,1250.')
        self.open('kinds')
        self.assertIn('fault', browser.run('return readTyped("1,000")'))
        self.assertEqual(browser.run('return [faultWithin("2.8", { step: 0.01 }), faultWithin("2.805", { step: 0.01 })]'),
                         [None, '2.805 is not on a step of 0.01.'])


class Strangers(FormTest):
    def test_hostile_labels_are_text_and_run_nothing(self):
        for language in ('en', 'id'):
            self.open('hostile', language=language)
            browser.section('</script>')
            self.assertEqual(browser.run('return document.querySelectorAll(".question").length'), len(HOSTILE))
            self.assertEqual(browser.run('return document.querySelectorAll("img, svg, iframe, object, body script:not([id]) ~ script").length'), 0)
            self.assertEqual(browser.run('return document.scripts.length'), 2)
            labels = browser.texts('.question h3')
            self.assertEqual(labels[:2], ['<img src=x onerror=alert(1)>', '</script><script>alert(2)</script>'])
            self.assertEqual(labels[5], 'a \\u{202E}drawkcab\\u{202C} b')
        self.assertEqual(browser.run('return document.title'), 'hostile')

    def test_hostile_files_are_text_and_run_nothing(self):
        self.open('kinds')
        words = '&lt;img src=x onerror=alert(1)&gt;&lt;/script&gt;'
        path = the_folder() / 'stranger.xml'
        path.write_text(
            f'<evidence xmlns="urn:siap:evidence:1" rubric="kinds"><region name="{words}"><document id="d" title="{words}"/>'
            f'<risk factor="{words}"/><answer item="chosen" level="2" note="{words}"><document ref="d" page="{words}"/></answer>'
            '<script xmlns="http://www.w3.org/1999/xhtml">alert(9)</script></region></evidence>', encoding='utf-8')
        browser.choose_file('#open-file', path)
        browser.told('is open')
        for section in ('Economy', 'Risks', 'Documents', 'Overview', 'Region'):
            browser.section(section)
            self.assertEqual(browser.run('return document.querySelectorAll("img").length + document.scripts.length'), 2)
        self.assertEqual(browser.texts('#whose'), ['<img src=x onerror=alert(1)></script>'])

    def test_no_other_script_or_request_is_admitted(self):
        self.open('kinds')
        refused = browser.run('''
          const script = document.createElement('script');
          script.textContent = 'window.ran = true';
          document.body.append(script);
          const link = document.createElement('a');
          link.setAttribute('onclick', 'window.ran = true');
          document.body.append(link);
          link.click();
          return window.ran === undefined;''')
        self.assertTrue(refused)
        fetched = browser.driver.execute_async_script(
            'const done = arguments[0]; fetch("https://example.org/").then(() => done("sent"), () => done("refused"))')
        self.assertEqual(fetched, 'refused')
        said = browser.console()
        self.assertGreaterEqual(len(said), 3, said)
        self.assertTrue(all('Content Security Policy' in line for line in said), said)
        browser.requests()


class Size(FormTest):
    """Counts, not times: how much of a page there is, and how much of it a key makes anew."""

    def measure(self, count):
        path = form(the_folder(), large(the_folder(), count))
        script = browser.driver.execute_cdp_cmd('Page.addScriptToEvaluateOnNewDocument', {'source': '''
          window.made = 0;
          Document.prototype.createElement = new Proxy(Document.prototype.createElement, {
            apply(make, document, all) { window.made += 1; return make.apply(document, all); } });'''})
        try:
            browser.open(path)
            counts = {'bytes': path.stat().st_size, 'start': browser.run('return window.made')}
            browser.section('Without a part' if browser.all('#sections') and 'Without a part' in browser.one('#sections').text else 'Total')
            counts['section'] = browser.run('return document.querySelectorAll("*").length')
            control = browser.labelled(browser.card('q0'), 'Score')
            browser.run('window.made = 0')
            control.send_keys('2')
            counts['key'] = browser.run('return window.made')
            self.assertEqual(browser.texts('#progress-words'), [f'1 of {count} answered'])
            browser.press('Next', '.pager')
            self.assertEqual(browser.run('return document.querySelectorAll(".question").length'), 30 if count > 60 else count - 30)
        finally:
            browser.driver.execute_cdp_cmd('Page.removeScriptToEvaluateOnNewDocument', script)
        return counts

    def test_five_hundred_questions_cost_what_fifty_cost(self):
        small, large_one = self.measure(50), self.measure(500)
        self.assertEqual(large_one['section'], small['section'])
        self.assertLessEqual(large_one['start'], small['start'] + 20)
        self.assertLess(large_one['start'], 150)
        self.assertLess(large_one['section'], 1600)
        self.assertEqual(large_one['key'], small['key'])
        self.assertLessEqual(large_one['key'], 2)
        self.assertLess(large_one['bytes'] - small['bytes'], 450 * 400)


class Keyboard(FormTest):
    def keys(self, *keys):
        ActionChains(browser.driver).send_keys(*keys).perform()

    def focused(self):
        return browser.run('''const e = document.activeElement;
          return (e.labels && e.labels[0] ? e.labels[0].textContent : e.textContent).trim()''')

    def tab_to(self, words, most=80):
        for _ in range(most):
            self.keys(Keys.TAB)
            if self.focused().startswith(words):
                return
        self.fail(f'Tab does not come to "{words}"')

    def test_a_question_is_answered_and_saved_by_keys_alone(self):
        self.open('kinds')
        self.keys(Keys.TAB)
        self.assertEqual(self.focused(), 'Skip to the questions')
        self.keys(Keys.ENTER)
        self.assertEqual(browser.run('return document.activeElement.id'), 'heading')
        self.tab_to('Name of the region')
        self.keys('Kota Kibor')
        self.tab_to('Next: Economy')
        self.keys(Keys.ENTER)
        self.assertEqual(browser.run('return document.activeElement.textContent'), 'Economy')
        self.tab_to('2')
        self.keys(Keys.SPACE)
        self.tab_to('Level')
        self.keys('1,5')
        self.assertTrue(browser.run('return getComputedStyle(document.activeElement).outlineStyle !== "none"'))
        before = set(browser.downloads.iterdir())
        browser.run('document.activeElement.blur(); scrollTo(0, 0)')
        self.tab_to('Save to file')
        self.keys(Keys.ENTER)
        saved = browser.downloaded(before)
        self.check(saved, the_folder() / 'kinds.xml')
        got = self.answers(saved)
        self.assertEqual((got['chosen'].get('level'), got['scored'].get('level')), ('2', '1.5'))

    def test_everything_has_a_name_and_nothing_leaves_the_screen(self):
        nameless = '''[...document.querySelectorAll('input, select, button, summary, progress')].filter((e) =>
            e.offsetParent !== null && e.getAttribute('aria-hidden') !== 'true').filter((e) => !(e.labels && e.labels.length &&
            e.labels[0].textContent.trim()) && !e.textContent.trim() && !e.getAttribute('aria-labelledby')).map((e) => e.outerHTML)'''
        twice = '''[...document.querySelectorAll('[id]')].map((e) => e.id).filter((id, i, ids) => ids.indexOf(id) !== i)'''
        loose = '''[...document.querySelectorAll('[aria-describedby], [aria-labelledby]')].flatMap((e) =>
            ((e.getAttribute('aria-describedby') || '') + ' ' + (e.getAttribute('aria-labelledby') || '')).split(' '))
            .filter((id) => id && !document.getElementById(id))'''
        for width in (1280, 400):
            browser.driver.set_window_size(width, 900)
            try:
                for name, words in {'kinds' if width > 400 else 'hostile': (), 'gmsc-2023': ('--class', 'kppn-ikn')}.items():
                    self.open(name, *words, language='id' if width == 400 else 'en')
                    self.assertEqual(browser.run('return document.documentElement.lang'), 'id' if width == 400 else 'en')
                    faults = browser.driver.execute_async_script(f'''
                      const done = arguments[0];
                      (async () => {{
                        const faults = [];
                        for (const entry of [...navEntries]) {{
                          openSection(entry.kind, entry.key);
                          const add = document.querySelector('main button.add');
                          if (add) add.click();
                          for (const details of document.querySelectorAll('details')) details.open = true;
                          await new Promise((next) => setTimeout(next, 0));  // what opens is made after this turn
                          faults.push(...{nameless}, ...{twice}, ...{loose});
                          if (document.documentElement.scrollWidth > innerWidth) faults.push('wide: ' + entry.kind + entry.key);
                        }}
                        return faults;
                      }})().then(done, (error) => done([String(error)]));''')
                    self.assertEqual(faults, [], (width, name))
                    self.assertGreater(browser.run('return navEntries.length'), 7)
            finally:
                browser.driver.set_window_size(1280, 1000)


class Holders(FormTest):
    def test_a_holder_is_asked_its_own_questions(self):
        self.open('gmsc-2023', '--class', 'reguler', '--holder', 'bappeda')
        self.assertIn('Only what is asked of: bappeda', browser.one('header.page').text)
        count = browser.run('return QUESTIONS.length')
        self.assertEqual(browser.texts('#progress-words'), [f'0 of {count} answered'])
        self.assertEqual(browser.run('return [...new Set(QUESTIONS.map((question) => question.holder))]'), ['bappeda'])
        self.name_region()
        browser.run('openQuestion(QUESTIONS.find((question) => question.id === "base.masterplan_hukum"))')
        browser.run('arguments[0].click()', browser.all('input[type=radio]', browser.card('base.masterplan_hukum'))[0])
        saved = browser.save('Save to file')
        self.assertEqual(saved.name, 'gmsc-2023-kabupaten-malang-bappeda.xml')
        self.check(saved)

    def test_questions_are_grouped_by_agency_and_filtered(self):
        self.open('gmsc-2023', '--class', 'kppn-ikn')
        browser.run('arguments[0].click()', browser.one('input[name=grouping][value=holder]'))
        browser.section('inspektorat')
        self.assertEqual(browser.texts('.question .meta code'), ['oc.gov.bpk'])
        browser.choose(browser.card('oc.gov.bpk'), 'Grade', 'WTP')
        self.assertIn('1 of 1 answered; 1 without proof', browser.one('#sections [aria-current]').text)
        browser.section('dispar')
        browser.choose(browser.one('.filters'), 'Show', 'proof')
        self.assertIn('No question of this section fits', browser.one('#questions').text)
        browser.choose(browser.one('.filters'), 'Show', 'all')
        search = browser.labelled(browser.one('.filters'), 'Find')
        search.send_keys('masterplan', Keys.ENTER)
        until(lambda: browser.texts('.question .meta code') == ['base.masterplan_hukum'], 'what was searched')


class Words(unittest.TestCase):
    """Both languages are complete, and no word is asked for that is not there."""

    def test_every_word_is_there_in_both_languages(self):
        scripts = {path.name: path.read_text(encoding='utf-8') for path in (ROOT / 'lib/pages/form').glob('*.js')}
        words = dict(re.findall(r"^  '?([\w-]+)'?: (\[.*?\]),$", scripts['words.js'], re.M | re.S))
        everything = '\n'.join(text for name, text in scripts.items() if name != 'words.js')
        asked = set(re.findall(r"say\('([\w-]+)'", everything))
        self.assertGreater(len(asked), 100)
        self.assertEqual({name for name in asked if name not in words and not name.endswith('_')}, set())
        stems = {name for name in asked if name.endswith('_')}
        chosen = set(re.findall(r"'([\w-]+)'", everything))
        kinds = set(re.findall(r"^  '?([\w-]+)'?:", scripts['words.js'].split('const KINDS')[1], re.M))
        for name, said in words.items():
            texts = re.findall(r"'((?:[^'\\]|\\.)*)'|\"([^\"]*)\"", said)
            self.assertEqual(len(texts), 2, name)
            self.assertTrue(all(a or b for a, b in texts), name)
            holes = [sorted(re.findall(r'\{\d\}', a or b)) for a, b in texts]
            self.assertEqual(*holes, name)
            used = name in chosen or name.endswith('_one') or any(name.startswith(stem) for stem in stems)
            self.assertTrue(used or name in kinds or f'  {name}: [[' in scripts['views.js'], f'{name} is never said')

    def test_nothing_parses_html_or_runs_text(self):
        for path in (ROOT / 'lib/pages/form').glob('*.js'):
            text = re.sub(r'//.*', '', path.read_text(encoding='utf-8'))
            self.assertNotRegex(text, r'innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|'
                                      r'setTimeout\(.[\'"]|https?:|fetch\(|XMLHttpRequest|WebSocket|sendBeacon', path.name)


if __name__ == '__main__':
    unittest.main()

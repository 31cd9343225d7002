# SPDX-License-Identifier: GPL-3.0-or-later
"""axe-core over every section of the form: axe.py AXE.MIN.JS [N passed, N failed]"""
import pathlib
import sys
import tempfile

from browser import Browser
from forms import ROOT, form, hostile, kinds

AUDIT = '''
  const done = arguments[arguments.length - 1];
  openSection(navEntries[arguments[0]].kind, navEntries[arguments[0]].key);
  const add = document.querySelector('main button.add');
  if (add) add.click();
  for (const details of document.querySelectorAll('details')) details.open = true;
  setTimeout(() => axe.run(document).then((result) => done(result.violations.map((violation) =>
    violation.id + ': ' + violation.help + ' ' + violation.nodes.slice(0, 3).map((node) => node.html).join(' | '))),
    (error) => done([String(error)])), 50);'''


def audit(browser, path, where):
    """How many sections have nothing to be found, and what was found in the others."""
    passed, failed = 0, 0
    for entry in range(browser.run('return navEntries.length')):
        found = browser.driver.execute_async_script(AUDIT, entry)
        for words in found:
            print(f'{path.name} {where} section {entry}: {words}')
        passed += not found
        failed += bool(found)
    return passed, failed


def main(script):
    browser = Browser()
    counts = []
    with tempfile.TemporaryDirectory() as folder:
        for width in (1280, 400):
            browser.driver.set_window_size(width, 900)
            for language in ('en', 'id'):
                for rubric in (kinds(folder), hostile(folder), 'gmsc-2023'):
                    words = ('--class', 'kppn-ikn') if rubric == 'gmsc-2023' else ()
                    path = form(folder, rubric, *words, language=language)
                    browser.open(path)
                    browser.forget()
                    browser.run(script)
                    if rubric == 'gmsc-2023' and language == 'id':
                        browser.choose_file('#open-file', ROOT / 'examples/data/malang-2023.xml')
                        browser.told('malang-2023.xml')
                    counts.append(audit(browser, path, f'{language} {width}'))
    browser.close()
    passed, failed = (sum(column) for column in zip(*counts))
    print(f'{passed} passed, {failed} failed')
    return 1 if failed else 0


sys.exit(main(pathlib.Path(sys.argv[1]).read_text(encoding='utf-8')))

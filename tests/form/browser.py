# SPDX-License-Identifier: GPL-3.0-or-later
"""A headless Chromium with the offline form in it: what a person would do, by label and by key."""
import json
import os
import pathlib
import shutil
import tempfile
import time

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select

PATIENCE = 30  # seconds until something must have happened; nothing is measured in time


def until(condition, what):
    """The first true value of a condition."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError(f'waited in vain for {what}')


class Browser:
    """One Chromium for many forms. Each form is a file on disk."""

    def __init__(self, width=1280, height=1000):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='siap-form-'))
        self.downloads = self.folder / 'downloads'
        self.downloads.mkdir()
        options = Options()
        options.binary_location = shutil.which('chromium')
        for argument in ('--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-quic',
                         '--disable-dev-shm-usage', '--disable-background-networking', '--disable-sync',
                         '--disable-component-update', f'--user-data-dir={self.folder / "profile"}',
                         f'--window-size={width},{height}'):
            options.add_argument(argument)
        options.add_experimental_option('prefs', {'download.default_directory': str(self.downloads),
                                                  'download.prompt_for_download': False})
        options.set_capability('goog:loggingPrefs', {'browser': 'ALL', 'performance': 'ALL'})
        self.driver = webdriver.Chrome(service=Service(shutil.which('chromedriver'), log_path=os.devnull),
                                       options=options)

    def close(self):
        self.driver.quit()
        shutil.rmtree(self.folder, ignore_errors=True)

    # ---- the page ----

    def open(self, path):
        self.driver.get(pathlib.Path(path).resolve().as_uri())
        return self

    def forget(self):
        """As a browser in which no form was opened yet."""
        self.run('file.isTouched = false; clearTimeout(drafts.timer); localStorage.clear(); sessionStorage.clear()')

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def all(self, selector, inside=None):
        return (inside or self.driver).find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector, inside=None):
        return until(lambda: self.all(selector, inside), selector)[0]

    def texts(self, selector):
        return self.run('return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent)', selector)

    def status(self):
        return self.run("return document.getElementById('status').textContent")

    def told(self, part):
        until(lambda: part in self.status(), f'the words "{part}"')

    def button(self, words, inside='body'):
        """By what is written on it."""
        found = self.run('''const found = [...document.querySelectorAll(arguments[0] + ' button')].find((button) =>
          button.textContent.startsWith(arguments[1]) && button.offsetParent !== null);
          if (found) found.scrollIntoView({ block: 'center' });
          return found;''', inside, words)
        assert found, f'no button "{words}"'
        return found

    def press(self, words, inside='body'):
        self.button(words, inside).click()

    def section(self, words):
        self.run('document.getElementById("sections-box").open = true')
        self.run('arguments[0].click()', self.button(words, '#sections'))

    # ---- questions ----

    def card(self, item):
        """The question with that id, on the page now."""
        found = self.run('''return [...document.querySelectorAll('.question')].find((card) =>
          card.querySelector('.meta code').textContent === arguments[0])''', item)
        assert found, f'{item} is not on the page'
        return found

    def labelled(self, card, label):
        """The field with that label."""
        found = self.run('''return [...arguments[0].querySelectorAll('label')].filter((label) =>
          label.textContent.replace(' *', '') === arguments[1]).map((label) => {
            label.control.scrollIntoView({ block: 'center' });
            return label.control;
          })[0]''', card, label)
        assert found, f'no field "{label}"'
        return found

    def type(self, card, label, words):
        control = self.labelled(card, label)
        if control.get_property('value'):
            control.clear()
        control.send_keys(words)
        self.run('arguments[0].blur()', control)
        return control

    def choose(self, card, label, value):
        Select(self.labelled(card, label)).select_by_value(value)

    def standing(self, card):
        return card.get_attribute('data-standing')

    def faults(self, card):
        return [fault for fault in self.run('''return [...arguments[0].querySelectorAll('p.fault')]
          .map((fault) => fault.textContent)''', card) if fault]

    # ---- files ----

    def save(self, words):
        """Press save; the path of the file that came."""
        before = set(self.downloads.iterdir())
        self.press(words)
        return self.downloaded(before)

    def downloaded(self, before):
        def came():
            new = [path for path in set(self.downloads.iterdir()) - before
                   if path.suffix == '.xml' and path.stat().st_size]
            return new and new[0]
        return until(came, 'a saved file')

    def choose_file(self, selector, *paths):
        self.one(selector).send_keys('\n'.join(str(path) for path in paths))

    # ---- what went on behind ----

    def console(self):
        return [entry['message'] for entry in self.driver.get_log('browser')]

    def requests(self):
        """Every address that the page asked for since the last call."""
        urls = []
        for entry in self.driver.get_log('performance'):
            message = json.loads(entry['message'])['message']
            if message['method'] == 'Network.requestWillBeSent':
                urls.append(message['params']['request']['url'])
        return urls

# SPDX-License-Identifier: GPL-3.0-or-later
"""A page read back: its parts, its tables as rows, numbers in the form of a language."""
import re
import xml.etree.ElementTree as ElementTree

MINUS = '\u2212'
NUMBER = {'en': re.compile(r'([<>]?)([-+\u2212]?)(\d{1,3}(?:,\d{3})*|\d+)(?:\.(\d+))?(%?)'),
          'id': re.compile(r'([<>]?)([-+\u2212]?)(\d{1,3}(?:\.\d{3})*|\d+)(?:,(\d+))?(%?)')}


def parse(text):
    """The page as XML: one that a browser reads in the same way."""
    head = '<!DOCTYPE html>\n'
    if not text.startswith(head):
        raise ValueError('no doctype')
    return ElementTree.fromstring(text[len(head):])


def words(element):
    return ''.join(element.itertext())


def number(text, language):
    """Number and decimals; None when it is none in that language. "<0.0001" counts as half of it."""
    found = NUMBER[language].fullmatch(text)
    if not found:
        return None
    below, sign, whole, decimals, percent = found.groups()
    value = float(re.sub('[.,]', '', whole) + '.' + (decimals or '0'))
    value = -value if sign in ('-', MINUS) else value
    places = len(decimals or '')
    value, places = (value / 100, places + 2) if percent else (value, places)
    return (value / 2 if below else value), places


NAMES = object()


class Table:
    """A table of a page, with what was told above it put back into its rows."""

    def __init__(self, section):
        self.title = words(section.find('./*[@id]'))
        self.same = [tuple(words(span).split(': ', 1)) for span in section.findall('.//p[@class="same"]/span')]
        self.kind = section.get('class').split()[0]
        self.rows, self.head, group = [], [], None
        for table in section.iter('table'):
            self.head = [words(cell) for cell in table.findall('thead/tr/th')]
            if self.kind == 'list':  # each group is a table, which says its name above those of its rows
                group, self.head[0] = self.head[0], NAMES
            for row in table.findall('tbody/tr'):
                cells = [words(cell) for cell in row]
                if row.get('class') == 'group':
                    group = cells[0]
                else:
                    self.rows.append((group, cells))
        self.cards = [[words(cell) for cell in card.iter() if cell.tag in ('h3', 'h4', 'b', 'dd') or
                       cell.get('class') == 'interval'] for card in section.iter('div') if card.get('class') == 'card']
        self.facts = [[words(cell) for cell in one] for one in section.findall('./dl/div')]

    def row(self, at, columns, constant):
        """Cells of a row by column id; `constant`: ids whose cells say the same in all rows."""
        group, cells = self.rows[at]
        said, same, head = {}, iter(self.same + [None]), 0
        told = next(same)
        for place, column in enumerate(columns):
            if told and column.id in constant and told[0] == column.title:
                said[column.id], told = told[1], next(same)
            elif head < len(self.head) and self.head[head] in (column.title, NAMES) and not (
                    place == 0 and group is not None):
                said[column.id], head = cells[head], head + 1
            elif place == 0 and group is not None:
                said[column.id] = group
        return said, head == len(self.head) and told is None

# SPDX-License-Identifier: GPL-3.0-or-later
"""The schema of evidence as JSON, which is that of XML under plural names.

usage: evidence.py [--renew]: write rubrics/siap-evidence.schema.json
"""
import json
import os
import sys
import xml.etree.ElementTree as ET

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..'))
TO = os.path.join(ROOT, 'rubrics', 'siap-evidence.schema.json')
XS = '{http://www.w3.org/2001/XMLSchema}'
UNCOUNTED = {'given'}  # their plural is the same
# what the words of the XSD are in JSON: also numbers where a text is nothing but digits
TYPES = {
    'e:number': {'type': ['number', 'string', 'null'], 'pattern': r'^\s*[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?\s*$'},
    'e:effort': {'type': ['number', 'string', 'null'], 'minimum': 0.000001, 'maximum': 1e12},
    'xs:positiveInteger': {'type': ['integer', 'string', 'null'], 'minimum': 1, 'pattern': '^[0-9]+$'},
    'xs:date': {'type': ['string', 'null'], 'pattern': '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'},
    'e:ids': {'type': ['array', 'string', 'null'], 'items': {'type': 'string'}},
    'e:id': {'type': ['string', 'null'], 'pattern': r'^[A-Za-z_][A-Za-z0-9_.\-]{0,99}$'},
    'e:text': {'type': ['string', 'number', 'null'], 'pattern': r'\S'},
    'xs:token': {'type': ['string', 'number', 'null']},
    'xs:string': {'type': ['string', 'number', 'null']},
    'xs:anyURI': {'type': ['string', 'null']},
    'e:uri': {'type': ['string', 'null']},
}


def plural(name):
    return name if name in UNCOUNTED else name + 's'


class Derived:
    """The schema, element by element."""

    def __init__(self, root):
        self.root = root
        self.elements = {one.get('name'): one for one in root.findall(f'{XS}element')}
        self.groups = {one.get('name'): one for one in root.findall(f'{XS}attributeGroup')}
        self.simple = {one.get('name'): one for one in root.findall(f'{XS}simpleType')}
        self.complex = {one.get('name'): one for one in root.findall(f'{XS}complexType')}

    def words(self, simple):
        """Enumerated words, or a pattern."""
        words = [one.get('value') for one in simple.iter(f'{XS}enumeration')]
        if words == ['yes', 'no']:
            return {'enum': ['yes', 'no', True, False, None]}
        if words:
            return {'enum': words + [None]}
        pattern = next(simple.iter(f'{XS}pattern'), None)
        made = {'type': ['string', 'number', 'null']}
        return made if pattern is None else {**made, 'pattern': f'^{pattern.get("value")}$'}

    def attribute(self, one):
        kind = one.get('type')
        if kind in TYPES:
            return TYPES[kind]
        if kind and kind.startswith('e:'):
            return self.words(self.simple[kind[2:]])
        simple = one.find(f'{XS}simpleType')
        if simple is None:
            raise SystemExit(f'teach tests/schemas/evidence.py the type {kind} of {one.get("name")}')
        return self.words(simple)

    def attributes(self, of):
        for one in of:
            if one.tag == f'{XS}attribute':
                yield one
            elif one.tag == f'{XS}attributeGroup':
                yield from self.attributes(self.groups[one.get('ref').split(':')[1]])

    def element(self, element):
        if element.get('ref'):
            element = self.elements[element.get('ref').split(':')[1]]
        kind = element.get('type')
        of = self.complex[kind[2:]] if kind else element.find(f'{XS}complexType')
        made, needed = {}, []
        for one in self.attributes(of):
            made[one.get('name')] = self.attribute(one)
            if one.get('use') == 'required':
                needed.append(one.get('name'))
        for child in self.children(of):
            name = (child.get('ref') or '').split(':')[-1] or child.get('name')
            made[plural(name)] = {'type': ['array', 'null'], 'items': self.element(child)}
        schema = {'type': 'object', 'properties': made, 'required': needed,
                  'additionalProperties': False}
        if not needed:
            del schema['required']
        return schema

    @staticmethod
    def children(of):
        for group in of.findall(f'{XS}choice') + of.findall(f'{XS}sequence'):
            yield from (one for one in group.iter(f'{XS}element')
                        if Derived.is_direct(group, one))

    @staticmethod
    def is_direct(group, wanted):
        """An element of this group, not of an element in it."""
        for one in group:
            if one is wanted:
                return True
            if one.tag in (f'{XS}choice', f'{XS}sequence') and Derived.is_direct(one, wanted):
                return True
        return False


def derive():
    root = ET.parse(os.path.join(ROOT, 'rubrics', 'siap-evidence.xsd')).getroot()
    derived = Derived(root)
    made = derived.element(derived.elements['evidence'])
    return {
        '$schema': 'https://json-schema.org/draft/2020-12/schema',
        '$id': 'siap-evidence.schema.json',
        'title': 'Evidence as JSON: EVIDENCE.md. Made of siap-evidence.xsd by tests/schemas/evidence.py',
        **made,
    }


def text():
    return json.dumps(derive(), indent=2, ensure_ascii=False) + '\n'


if __name__ == '__main__':
    if sys.argv[1:] == ['--renew']:
        with open(TO, 'w', encoding='utf-8') as file:
            file.write(text())
    else:
        raise SystemExit(__doc__)

# SPDX-License-Identifier: GPL-3.0-or-later
"""Results, analyses, seals and evidence against the schemas that rubrics/ publishes, both ways.

usage: check.py ROOT   (SIAP_LIBRARY and PYTHONPATH as for the package for Python)
"""
import copy
import glob
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

import jsonschema
import siap

import evidence as evidence_schema

ROOT = sys.argv[1]
RUBRICS = os.path.join(ROOT, 'rubrics')
DATA = os.path.join(ROOT, 'examples', 'data')
R = '{urn:siap:result:1}'
count = {'passed': 0, 'failed': 0}


def check(right, *words):
    count['passed' if right else 'failed'] += 1
    if not right:
        print('not ok:', *words)
    return right


def schema_of(name):
    with open(os.path.join(RUBRICS, f'siap-{name}.schema.json'), encoding='utf-8') as file:
        return json.load(file)


SCHEMAS = {name: schema_of(name) for name in ('result', 'analysis', 'evidence', 'seal')}
BY_ID = {one['$id']: one for one in SCHEMAS.values()}


def whole(schema, of):
    """Without references, which take most of the time: no schema refers to itself."""
    if isinstance(schema, list):
        return [whole(one, of) for one in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: whole(value, of) for key, value in schema.items() if key not in ('$ref', '$defs', '$id')}
    if '$ref' in schema:
        name, place = schema['$ref'].split('#')
        of = BY_ID[name] if name else of
        found = of
        for part in place.strip('/').split('/'):
            found = found[part]
        made.update(whole(found, of))
    return made


VALIDATORS = {}
for key, schema in SCHEMAS.items():
    jsonschema.Draft202012Validator.check_schema(schema)
    VALIDATORS[key] = jsonschema.Draft202012Validator(whole(schema, schema))


def fault(name, document):
    """The first fault as text; '' when there is none."""
    error = next(VALIDATORS[name].iter_errors(document), None)
    if error is None:
        return ''
    while error.context:
        error = error.context[0]
    return f'{"/".join(map(str, error.absolute_path))}: {error.message[:160]}'


def holds(name, document, whose):
    words = fault(name, document)
    check(not words, f'{whose}: {words}')


def lighter(document, most):
    """The same with the first few of every list: the rest is of the same kinds."""
    if isinstance(document, dict):
        return {key: lighter(value, most) for key, value in document.items()}
    return [lighter(one, most) for one in document[:most]] if isinstance(document, list) else document


# ---- results: from every rubric and its evidence in the tree

def pairs():
    """A rubric and evidence of it: case folders, instruments, examples."""
    for path in sorted(glob.glob(os.path.join(ROOT, 'tests/*/**/rubric.xml'), recursive=True)):
        for form in ('xml', 'json', 'csv'):
            beside = os.path.join(os.path.dirname(path), 'evidence.' + form)
            if os.path.exists(beside):
                yield path, beside
    for path in sorted(glob.glob(os.path.join(DATA, '*.xml')) + [os.path.join(DATA, 'regions-2022.csv')]):
        with open(path, encoding='utf-8') as file:
            named = re.search(r'<evidence[^>]* rubric="([^"]+)"', file.read())
        rubric = named.group(1) if named else 'gmsc-2022'
        where = [os.path.join(folder, rubric + '.xml') for folder in (RUBRICS, DATA)]
        yield next((one for one in where if os.path.exists(one)), where[0]), path


MOST = 3  # regions of a file


def results():
    for rubric, answers in pairs():
        try:
            rules = siap.Rubric.open(rubric)
            held = siap.Evidence.open(answers, rubric=rules.id, region='K')
            for at in range(min(len(held), MOST)):
                plan = siap.Plan.choose(rules, held, at)
                if plan.needs_fit and len(held) > 1:
                    plan = plan.fit(held)
                yield os.path.relpath(answers, ROOT), plan.score(held, at)
        except siap.SiapError:
            continue  # a case of what is refused


def number(text):
    return None if text is None else float(text)


def same_entry(entry, other):
    """The figures of an entry of JSON against one of XML."""
    for key in ('exact', 'rounded', 'coverage', 'low', 'high', 'p', 'offset', 'factor', 'lower', 'upper'):
        if entry.get(key) != number(other.get(key)):
            return f'{key}: {entry.get(key)} and {other.get(key)}'
    for key in ('id', 'kind', 'label', 'status', 'pillar', 'state', 'method', 'origin', 'ties'):
        if entry.get(key) != other.get(key):
            return f'{key}: {entry.get(key)!r} and {other.get(key)!r}'
    for key in ('weight', 'contribution'):
        if entry[key] != {one.get('in'): float(one.get('value')) for one in other.findall(R + key)}:
            return key
    terms = other.findall(R + 'term')
    if len(terms) != len(entry.get('terms', ())):
        return 'terms'
    for term, one in zip(entry.get('terms', ()), terms):
        for key in ('declared', 'weight', 'value', 'term'):
            if term[key] != number(one.get(key)):
                return f'{key} of {term["child"]}'
        if [term[key] for key in ('child', 'use', 'state')] != [one.get(key) for key in
                                                               ('child', 'use', 'state')]:
            return f'words of {term["child"]}'
    answer, given = entry.get('answer'), other.find(R + 'answer')
    if (answer is None) != (given is None):
        return 'answer'
    if answer is not None:
        for key, element in (('ratings', 'rating'), ('units', 'unit'), ('documents', 'document'),
                             ('checked', 'checked')):
            if len(answer.get(key, ())) != len(given.findall(R + element)):
                return key
        if answer.get('number') != number(given.get('number')) or answer['form'] != given.get('form'):
            return 'answer'
    return ''


def check_results(room):
    seen, kinds, batch = 0, set(), ET.Element(R + 'results')
    sample = None
    for whose, result in results():
        document = json.loads(result.write('json'))
        holds('result', document, whose)
        root = ET.fromstring(result.write('xml'))
        one = root.find(R + 'result')
        entries = one.findall(R + 'entry')
        words = '' if len(entries) == len(document['entries']) else 'how many entries'
        for entry, other in zip(document['entries'], entries):
            words = words or same_entry(entry, other)
            kinds |= set(entry) | {f'answer.{key}' for key in entry.get('answer', ())}
        for part in ('rubric', 'plan', 'region', 'evidence'):
            told = {key: {True: 'true', False: 'false'}.get(value, value) if isinstance(value, bool)
                    else value for key, value in document[part].items()}
            words = words or ('' if told == one.find(R + part).attrib else part)
        check(not words, f'{whose}: JSON and XML differ: {words}')
        batch.append(one)
        seen += 1
        sample = document if 'malang-2023.xml' in whose else sample
    check(seen > 300, f'only {seen} results were found')
    wanted = set(SCHEMAS['result']['$defs']['entry']['properties'])
    check(wanted <= kinds | {'origin'}, f'no result has {sorted(wanted - kinds)}')
    path = os.path.join(room, 'results.xml')
    ET.register_namespace('', 'urn:siap:result:1')
    ET.ElementTree(batch).write(path, encoding='utf-8')
    check_xsd(path, room, seen)
    return sample


def valid_xml(path):
    return subprocess.run(['xmllint', '--nonet', '--noout', '--schema',
                           os.path.join(RUBRICS, 'siap-result.xsd'), path],
                          capture_output=True, text=True, check=False)


def check_xsd(path, room, seen):
    told = valid_xml(path)
    check(told.returncode == 0, f'{seen} results as XML: {told.stderr[:600]}')
    with open(path, encoding='utf-8') as file:
        text = file.read()
    for was, becomes in (('<entry ', '<entri '), (' exact="', ' exakt="'), ('state="scored"', 'state="done"'),
                         ('kind="index"', 'kind="indeks"'), (' sha256="', ' sha256="z'), ('<term child="', '<term child="no '),
                         ('participated="true"', 'participated="ya"')):
        wrong = os.path.join(room, 'wrong.xml')
        with open(wrong, 'w', encoding='utf-8') as file:
            file.write(text.replace(was, becomes, 1))
        check(was in text and valid_xml(wrong).returncode != 0, f'siap-result.xsd accepts {becomes}')


# ---- damage: one place at a time

def places(document, path=()):
    """Every object in it, those of one kind once."""
    seen = set()

    def walk(one, at):
        if isinstance(one, dict):
            kind = tuple(str(part) for part in at if isinstance(part, str))
            if kind not in seen:
                seen.add(kind)
                yield at
            for key, value in one.items():
                yield from walk(value, at + (key,))
        elif isinstance(one, list):
            for i, value in enumerate(one):
                yield from walk(value, at + (i,))
    yield from walk(document, path)


def damaged(document, free):
    """What must be refused, with words: a value of another type, a key that nobody knows."""
    for at in places(document):
        if free(at):
            continue
        for what in ('key', 'type'):
            made = copy.deepcopy(document)
            here = made
            for part in at:
                here = here[part]
            if what == 'key':
                here['no such key'] = 1
            elif here:
                first = next(iter(here))
                here[first] = [[{}]]
            yield f'{"/".join(map(str, at))}: {what}', made


def refuses(name, document, free=lambda at: False):
    tried = 0
    for words, made in damaged(lighter(document, 6), free):
        tried += 1
        check(fault(name, made), f'{name}: damage is accepted: {words}')
    check(tried > 3, f'{name}: hardly damaged')


# ---- the others

def asked(name):
    """An analysis of whichever cohorts it can be asked of; None: of none of them."""
    regions = siap.cohort(os.path.join(RUBRICS, 'gmsc-2022.xml'), os.path.join(DATA, 'regions-2022.csv'))
    claims = [siap.cohort(os.path.join(RUBRICS, 'spbe-2020.xml'),
                          os.path.join(DATA, f'denpasar-2021-{stage}.xml')) for stage in ('self', 'final')]
    for cohorts in ((regions,), (regions, regions), claims, claims[1:]):
        try:
            return siap.analyse(name, *cohorts, **OPTIONS.get(name, {}))
        except siap.SiapError:
            continue
    return None


OPTIONS = {'robust': {'sources': 'weights', 'replications': 100}}


def check_analyses():
    sample = None
    for kind in siap.analyses():
        made = asked(kind.name)
        if not check(made is not None, f'the analysis {kind.name} could be asked of none of the cohorts '
                     'in asked(): give it one'):
            continue
        for language in ('en', 'id'):
            sample = lighter(json.loads(made.write('json', language)), 20)
            holds('analysis', sample, kind.name)
    refuses('analysis', sample, lambda at: 'rows' in at or at == ('tables',))


def check_seals():
    os.chdir(DATA)
    for what, more in (('malang-2023.xml', {'previous': 'malang-2022.xml', 'date': '2026-11-22'}),
                       ('regions-2022.csv', {'rubric': 'gmsc-2022'})):
        if 'rubric' in more:
            more['rubric'] = os.path.join(RUBRICS, more['rubric'] + '.xml')
        sealed = lighter(json.loads(siap.seal(what, rubrics=RUBRICS, **more)), 30)
        holds('seal', sealed, f'seal of {what}')
        if 'previous' in more:
            sample = sealed
    by_index = ('weight', 'contribution')
    refuses('seal', sample, lambda at: bool(at) and at[-1] in by_index)
    del sample['results'][0]['entries'][0]['state']
    check(fault('seal', sample), 'seal: a result without a state is accepted')


def check_evidence():
    with open(evidence_schema.TO, encoding='utf-8') as file:
        check(file.read() == evidence_schema.text(),
              'rubrics/siap-evidence.schema.json is not what the XSD says: '
              'python3 tests/schemas/evidence.py --renew')
    found = 0
    for path in sorted(glob.glob(os.path.join(ROOT, 'tests/*/**/evidence.json'), recursive=True)):
        try:
            siap.Evidence.open(path)
            with open(path, encoding='utf-8-sig') as file:
                document = json.load(file)
        except (siap.SiapError, ValueError):
            continue  # a case of what is refused
        found += 1
        holds('evidence', document, os.path.relpath(path, ROOT))
    check(found > 3, f'only {found} files of evidence in JSON were found')
    refuses('evidence', {
        'rubric': 'r', 'stage': 'final', 'sources': [{'title': 'T'}],
        'regions': [{'name': 'K', 'answers': [{'item': 'a', 'ratings': [{'assessor': 'x', 'level': 1}]}],
                     'documents': [{'id': 'd', 'title': 'D'}]}]})


def main():
    with tempfile.TemporaryDirectory() as room:
        sample = check_results(room)
    check(sample is not None, 'Kabupaten Malang 2023 was not among the results')
    by_index = ('weight', 'contribution')
    refuses('result', sample, lambda at: bool(at) and at[-1] in by_index)
    check_analyses()
    check_seals()
    check_evidence()
    print(f'{count["passed"]} passed, {count["failed"]} failed')
    return 1 if count['failed'] else 0


if __name__ == '__main__':
    sys.exit(main())

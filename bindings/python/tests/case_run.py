# SPDX-License-Identifier: GPL-3.0-or-later
"""Running one case through the package: what is called, and what came of it."""
import os

from case_expect import NUMBER
import siap

LIMITS = ('bytes', 'depth', 'elements', 'attributes', 'text', 'memory')
ONCE = ('E331', 'W430', 'W431')  # told once for one list of findings, wherever it stands


class Case:
    """One run of a case. `status` is the first status that was not ok."""

    def __init__(self, pairs, root, from_memory):
        self.pairs, self.root, self.from_memory = pairs, root, from_memory
        self.words = dict(reversed(pairs))
        self.status, self.found, self.results, self.written = 0, siap.Findings(), [], None
        self.analysis = None
        limits = dict(value.split() for key, value in pairs if key == 'limit')
        self.limits = siap.Limits(**{key: int(limits[key]) for key in limits if key in LIMITS})

    @property
    def language(self):
        return self.words.get('language', 'en')

    def run(self):
        verb = self.words['run']
        try:
            if verb == 'read-result':
                self.keep(self.read_result(self.words['result']))
            elif verb == 'analyse':
                self.run_analysis()
            elif verb in ('check', 'check-rubric', 'explain', 'score'):
                self.run_rubric() if verb == 'check-rubric' else self.run_evidence(verb != 'check')
            else:
                raise ValueError(f'run: {verb}')
        except siap.SiapError as error:
            self.take(error)
        self.found = self.found.sorted()

    def take(self, error):
        """Keep the findings of an exception, and its status if it is the first."""
        self.status = self.status or error.status
        self.add(error.findings)

    def add(self, found):
        """Several calls report into one list; some things are said once for one input."""
        seen = {(one.code, one.file, one.text) for one in self.found}
        once = [one for one in found if (one.line is not None and one.code not in ONCE) or
                (one.code, one.file, one.text) not in seen]
        self.found = self.found + siap.Findings(once)

    # ---- reading

    def path(self, value):
        if value.startswith('@data:'):
            return os.path.join(self.root, 'examples', 'data', value[6:])
        return os.path.join(self.root, 'rubrics', value[1:] + '.xml') if value[:1] == '@' else value

    def document(self, kind, value, **more):
        """Read from the file, or from its bytes without their last newline."""
        path = self.path(value)
        more = {'limits': self.limits, 'language': self.language, **more}
        if self.from_memory and os.path.isfile(path):
            with open(path, 'rb') as file:
                data = file.read()
            read = kind.read(data[:-1] if data.endswith(b'\n') else data, path, **more)
        else:
            read = kind.open(path, **more)
        self.add(read.findings)
        return read

    def read_evidence(self, value, rubric=None):
        words = self.words
        return self.document(
            siap.Evidence, value, format=words.get('read-as'), region=words.get('region'),
            rubric=words.get('csv-rubric', rubric.id if rubric else ''),
            region_class=words.get('class'), stage=words.get('stage'), draft='draft' in words)

    def read_result(self, value):
        return self.document(siap.Result, value)

    # ---- what is taken from elsewhere

    def previous(self, value):
        """A number, a result, or evidence that is scored under its own rubric."""
        if NUMBER.fullmatch(value):
            return float(value)
        if value.endswith('.json'):
            return self.read_result(value)
        evidence = self.read_evidence(value)
        named = self.words.get('previous-rubric', '@' + evidence.rubric_id)
        rubric = self.document(siap.Rubric, named)
        plan = siap.Plan.choose(rubric, evidence, 0, language=self.language)
        result = plan.score(evidence, 0, language=self.language)
        self.add(result.findings)
        return result

    def externals(self):
        """(id, number or result) in the order of the case."""
        found = []
        for key, value in self.pairs:
            if key == 'previous':
                value = self.previous(value)
                found.append((None if isinstance(value, siap.Result) else 'previous', value))
            elif key == 'external':
                name, _, value = value.partition('=')
                found.append((name, self.previous(value)))
        return found

    # ---- the verbs

    def run_rubric(self):
        rubric = self.document(siap.Rubric, self.words['rubric'])
        if 'plan-profile' in self.words:
            try:
                plan = rubric.plan(self.words['plan-profile'] or None, language=self.language)
                self.add(plan.findings)
            except siap.SiapError as error:
                self.take(error)
        if 'format' in self.words:
            self.write(rubric.write, self.words['format'], self.words.get('language'))

    def run_evidence(self, scores):
        rubric = self.document(siap.Rubric, self.words['rubric'])
        evidence = self.read_evidence(self.words['evidence'], rubric)
        externals = self.externals()
        wanted = self.words.get('region')
        for region in evidence:
            if wanted in (None, region.name, region.code):
                try:
                    self.run_region(rubric, evidence, region.number, externals, scores)
                except siap.SiapError as error:
                    self.take(error)

    def plan(self, rubric, evidence, region):
        """The plan of a region, fitted on `cohort` where the case names one."""
        plan = siap.Plan.choose(rubric, evidence, region, self.words.get('profile'),
                                language=self.language)
        self.add(plan.findings)
        if 'cohort' in self.words:
            cohort = self.read_evidence(self.words['cohort'], rubric)
            plan = plan.fit(cohort, language=self.language)
            self.add(plan.findings)
        return plan

    def run_region(self, rubric, evidence, region, externals, scores):
        plan = self.plan(rubric, evidence, region)
        if not scores:
            self.add(plan.check(evidence, region, language=self.language))
            return
        result = plan.score(evidence, region, externals=externals, language=self.language)
        self.add(result.findings)
        self.keep(result)

    def keep(self, result):
        self.results.append(result)
        if self.words['run'] == 'explain':
            self.write(result.explain, self.words['id'], self.language,
                       self.words.get('format', 'text'))
        elif 'format' in self.words:
            self.write(result.write, self.words['format'], self.language)

    # ---- analyses

    def run_analysis(self):
        options = dict(value.split('=', 1) for key, value in self.pairs if key == 'option')
        cohorts = [] # what is wrong with the request is told by the call that takes all of it
        while f'cohort-{len(cohorts) + 1}' in self.words:
            cohorts.append(self.cohort(len(cohorts) + 1))
        self.analysis = siap.analyse(self.words['analysis'], *cohorts, language=self.language,
                                     **options)
        self.add(self.analysis.findings)
        if 'format' in self.words:
            self.write(self.analysis.write, self.words['format'], self.language,
                       self.words.get('table'))

    def cohort(self, number):
        """The files of `cohort-N`. What is taken from elsewhere is the last one's."""
        is_last = f'cohort-{number + 1}' not in self.words
        cohort, externals = siap.Cohort(), self.externals() if is_last else []
        for key, value in self.pairs:
            if key == f'cohort-{number}':
                self.add_file(cohort, externals, *value.split(None, 1))
        return cohort

    def add_file(self, cohort, externals, value, named=None):
        if value.endswith('.json'):
            cohort.add(self.read_result(value), language=self.language)
            return
        evidence = self.read_evidence(value)
        named = named or self.words.get('rubric', '@' + evidence.rubric_id)
        rubric = self.document(siap.Rubric, named)
        for region in range(len(evidence)):
            before = len(cohort.findings)
            cohort.add_region(self.plan(rubric, evidence, region), evidence, region,
                              externals=externals, language=self.language)
            self.add(cohort.findings[before:])

    def write(self, function, *words):
        self.written = (self.written or '') + function(*words)

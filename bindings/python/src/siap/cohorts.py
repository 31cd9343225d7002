# SPDX-License-Identifier: GPL-3.0-or-later
"""Scored regions under one rubric: what analyses are about."""
from __future__ import annotations

import contextlib
import ctypes
import threading
from typing import Any, Dict, Iterable, Iterator, List, Optional, Tuple, Union, cast

from . import _api, _html
from ._call import Collector, checked, need
from ._handle import H, Handle, Owner, decode, described
from ._load import api
from .errors import RuleError
from .evidence import Evidence, evidence_of
from .findings import Findings
from .plan import Plan, Where
from .result import Externals, Pairs, Result, external_set, pairs_of
from .rubric import Rubric, rubric_of
from .scoring import last_of

Member = Tuple[Plan, Evidence, int, Pairs]
Results = Union[Result, Iterable[Result]]
Cohorts = Union['Cohort', Results]


class Turns:
    """Any number of analyses of a cohort at once; none while a region is added."""

    def __init__(self) -> None:
        self.lock = threading.RLock() # a handler of signals may ask for len()
        self.readers = 0

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        with self.lock:
            self.readers += 1
        try:
            yield
        finally:
            with self.lock:
                self.readers -= 1

    @contextlib.contextmanager
    def adding(self) -> Iterator[None]:
        with self.lock:
            # waiting would be for ever, if progress of the analysis asked for it
            if self.readers:
                raise RuntimeError('the cohort is being analysed: add regions before or after')
            yield


class Cohort(Handle):
    """Scored regions under one rubric, each with its own profile: one region, or a nation.

    `len()` counts the regions, those too that did not take part. siap.cohort() makes one of a
    rubric and evidence, `Cohort(results)` one of results. Any thread may use it; while it is
    analysed, add() raises RuntimeError.
    """

    _members: List[Union[Member, Result]]
    _kept: Dict[Owner, Handle]
    _found: List[Findings]
    _turns: Turns

    @described('siap_cohort_new')
    def __init__(self, results: Results = (), *, language: str = 'en') -> None:
        """Make a cohort, of no region or of these."""
        pointer = ctypes.POINTER(_api.siap_cohort)()
        need(api.siap_cohort_new(ctypes.byref(pointer)), 'cohort')
        self._owner = Owner(pointer, api.siap_cohort_unref)
        self._members, self._kept, self._found, self._turns = [], {}, [], Turns()
        for result in (results,) if isinstance(results, Result) else results:
            self.add(result, language=language)

    # ---- adding

    @described('siap_cohort_add_result')
    def add(self, result: Result, *, language: str = 'en') -> None:
        """Add a region by its result.

        One that was scored here is added with its answers; of one that was read only its figures
        are there, and what rests on answers cannot be worked out of it.
        """
        if not isinstance(result, Result):
            raise TypeError(f'a cohort takes results, not {type(result).__name__}')
        own = result._own()
        if result.plan is not None and result.evidence is not None:
            at, values = result._rest
            self.add_region(result.plan, result.evidence, at, externals=values, language=language)
            return
        with self._turns.adding():
            self._found.append(checked('cohort', api.siap_cohort_add_result, self._own(), own,
                                       language=language))
            self._members.append(result._again())

    @described('siap_cohort_add')
    def add_region(self, plan: Plan, evidence: Evidence, region: Where = None, *,
                   previous: Any = None, externals: Externals = None,
                   language: str = 'en') -> None:
        """Score a region and add it."""
        collector = Collector(language)
        status = self._add(collector, plan, evidence, evidence.find(region),
                           pairs_of(previous, externals))
        found = collector.take()
        need(status, 'evidence', found)
        self._found.append(found)

    def _add(self, collector: Collector, plan: Plan, evidence: Evidence, at: int,
             values: Pairs) -> int:
        """The status instead of an exception; findings go to the collector."""
        with self._turns.adding():
            status: int = api.siap_cohort_add(self._own(), plan._own(), evidence._own(), at,
                                              external_set(values), collector.owner)
            if status == _api.SIAP_OK:
                self._members.append((self._keep(plan), self._keep(evidence), at, values))
        return status

    def _keep(self, handle: H) -> H:
        """The same object for every region that has it: in memory, and where it is pickled."""
        owner = handle._own()
        if owner not in self._kept:
            self._kept[owner] = handle._again()
        return cast(H, self._kept[owner])

    # ---- what is in it

    @property
    def findings(self) -> Findings:
        """What a reviewer would ask about its regions: warnings and notes."""
        self._own()
        return sum(self._found, Findings())

    @property
    def rubric_id(self) -> str:
        """Id of the rubric; "" while there is no region."""
        self._own()
        if not self._members:
            return ''
        first = self._members[0]
        return first.rubric_id if isinstance(first, Result) else first[0].rubric.id

    def names(self) -> Tuple[str, ...]:
        """Names of the regions, in the order they were added."""
        self._own()
        return tuple(one.region_name if isinstance(one, Result) else decode(
            api.siap_evidence_region_name(one[1]._own(), one[2])) for one in self._members)

    @classmethod
    def _again_of(cls, members: List[Union[Member, Result]], found: List[Findings]) -> 'Cohort':
        cohort, collector = cls(), Collector()
        for one in members:
            if isinstance(one, Result):
                cohort.add(one)
            else:
                need(cohort._add(collector, *one), 'evidence')
        cohort._found = found
        return cohort

    def __reduce__(self) -> Tuple[Any, ...]:
        self._own()
        return Cohort._again_of, (self._members, self._found)

    # ---- as Python shows it

    def __len__(self) -> int:
        own = self._own()
        with self._turns.lock:
            return api.siap_cohort_count(own)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        if self.closed:
            return '<siap.Cohort, closed>'
        count = len(self)
        who = self.names()[0] if count == 1 else f'{count} regions'
        return f'<siap.Cohort {who}{f" of {self.rubric_id}" if count else ""}>'

    def _repr_html_(self) -> str:
        return _html.table(repr(self)[6:-1], ('', 'region'), list(enumerate(self.names(), 1)))


def cohort_of(source: Cohorts) -> Cohort:
    """A cohort as it is, or of one result or several."""
    return source if isinstance(source, Cohort) else Cohort(source)


class Chooser:
    """Plans for the regions of some evidence: one for each class, however many regions ask."""

    def __init__(self, rubric: Rubric, evidence: Evidence, profile: Optional[str],
                 reference: Optional[Evidence], language: str) -> None:
        self.words = rubric, evidence, profile, reference, language
        self.plans: Dict[str, Plan] = {}
        self.findings = Findings()

    def plan(self, at: int) -> Plan:
        """The plan of a region."""
        rubric, evidence, profile, _, language = self.words
        region_class = decode(api.siap_evidence_region_class(evidence._own(), at))
        if region_class not in self.plans:
            plan = Plan.choose(rubric, evidence, at, profile, language=language)
            self.findings += plan.findings
            self.plans[region_class] = self.fitted(plan)
        return self.plans[region_class]

    def fitted(self, plan: Plan) -> Plan:
        """Cohort stages are fitted on the reference, else on the regions where there are several.
        What is wrong with those is told when they are scored."""
        _, evidence, _, reference, language = self.words
        if not plan.needs_fit or (reference is None and len(evidence) < 2):
            return plan
        try:
            fitted = plan.fit(reference or evidence, language=language)
        except RuleError:
            if reference is not None:
                raise
            return plan
        if reference is not None:
            self.findings += fitted.findings
        return fitted


@described('siap_cohort_add')
def cohort(rubric: Any, evidence: Any, profile: Optional[str] = None, *, previous: Any = None,
           externals: Externals = None, reference: Any = None, language: str = 'en') -> Cohort:
    """Score every region of some evidence, in order, and hold them together.

    The words are those of siap.score_all(). All that is wrong is raised at once. `reference` is
    evidence that cohort stages of the rubric are fitted on; without it, the regions themselves.
    """
    rules, held = rubric_of(rubric, language), evidence_of(evidence, language)
    grounds = None if reference is None else evidence_of(reference, language)
    chooser, last = Chooser(rules, held, profile, grounds, language), last_of(previous)
    made, collector, worst = Cohort(), Collector(language), _api.SIAP_OK
    for at in range(len(held)):
        values = pairs_of(last(held, at), externals)
        worst = made._add(collector, chooser.plan(at), held, at, values) or worst
    found = chooser.findings + collector.take()
    need(worst, 'evidence', found)
    made._found.append(found)
    return made

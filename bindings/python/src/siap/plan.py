# SPDX-License-Identifier: GPL-3.0-or-later
"""A rubric and one profile, ready to score with."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Iterator, Optional, Sequence, Tuple, Union

from . import block
from ._call import checked, make, need, written
from ._handle import NOWHERE, Handle, Owner, Text, decode, described, encode
from ._load import api
from .evidence import Evidence
from .findings import Findings
from .rubric import Rubric

if TYPE_CHECKING:
    from .result import Externals, Result

Where = Union[None, int, str]


class Plan(Handle):
    """A plan. It never changes, and any number of threads may use it.

    `len()` counts the items that it asks for, iteration gives their ids: the columns of a block.
    """

    profile = Text('siap_plan_profile')
    digest = Text('siap_plan_digest')

    findings: Findings
    """What was found while it was made."""
    _rubric: Rubric
    _fitted: Optional[Tuple['Plan', Evidence]]

    @classmethod
    @described('siap_plan_compile')
    def compile(cls, rubric: Rubric, profile: Optional[str] = None, *,
                language: str = 'en') -> 'Plan':
        """Compile a rubric for a profile; None when it has no profile or only one."""
        owner, found = make('plan', api.siap_plan_compile, 'siap_plan', rubric._own(),
                            encode(profile, 'profile'), language=language)
        return cls._made(owner, found, rubric)

    @classmethod
    @described('siap_plan_choose')
    def choose(cls, rubric: Rubric, evidence: Evidence, region: Where = None,
               profile: Optional[str] = None, *, language: str = 'en') -> 'Plan':
        """The plan that the evidence of a region asks for: by `profile`, else by its class."""
        owner, found = make('plan', api.siap_plan_choose, 'siap_plan', rubric._own(),
                            evidence._own(), evidence.find(region), encode(profile, 'profile'),
                            language=language)
        return cls._made(owner, found, rubric)

    @classmethod
    def _made(cls, owner: Owner, found: Findings, rubric: Rubric,
              fitted: Optional[Tuple['Plan', Evidence]] = None) -> 'Plan':
        plan = cls._of(owner)
        plan.findings, plan._fitted = found, fitted
        plan._rubric = rubric._again()
        return plan

    @classmethod
    def _compiled(cls, rubric: Rubric, profile: str) -> 'Plan':
        return cls.compile(rubric, profile or None)

    def __reduce__(self) -> Tuple[Any, ...]:
        self._own()
        if self._fitted:
            base, cohort = self._fitted
            return Plan.fit, (base, cohort)
        return Plan._compiled, (self._rubric, self.profile)

    # ---- what is in it

    @property
    def rubric(self) -> Rubric:
        """The rubric of the plan, which lives as long as the plan."""
        self._own()
        return self._rubric._again()

    def items(self) -> Tuple[str, ...]:
        """Ids of the items that the plan asks for: the columns of a block, in order."""
        own = self._own()
        return tuple(decode(api.siap_plan_item_id(own, at))
                     for at in range(api.siap_plan_item_count(own)))

    def nodes(self) -> Tuple[str, ...]:
        """Ids of the nodes in evaluation order: children before parents."""
        own = self._own()
        return tuple(decode(api.siap_plan_node_id(own, at))
                     for at in range(api.siap_plan_node_count(own)))

    @property
    def needs_fit(self) -> bool:
        """Whether cohort stages are not fitted: their items are withheld until fit() was called."""
        return bool(api.siap_plan_needs_fit(self._own()))

    # ---- what is made of it

    @described('siap_plan_fit')
    def fit(self, cohort: Evidence, *, language: str = 'en') -> 'Plan':
        """A plan whose cohort stages are fitted on the regions of `cohort`; this one stays."""
        owner, found = make('fitting', api.siap_plan_fit, 'siap_plan', self._own(), cohort._own(),
                            language=language)
        return Plan._made(owner, found, self._rubric, (self._again(), cohort._again()))

    @described('siap_check')
    def check(self, evidence: Evidence, region: Where = None, *, language: str = 'en') -> Findings:
        """Hold the evidence of a region against the plan: warnings and notes, or an exception."""
        return checked('evidence', api.siap_check, self._own(), evidence._own(),
                       evidence.find(region), language=language)

    def score(self, evidence: Evidence, region: Where = None, *, previous: Any = None,
              externals: 'Externals' = None, language: str = 'en') -> 'Result':
        """Score one region: see siap.score()."""
        from .result import Result
        return Result.score(self, evidence, region, previous=previous, externals=externals,
                            language=language)

    @described('siap_plan_score_block')
    def score_many(self, matrix: Any, states: Any = None,
                   nodes: Optional[Sequence[str]] = None) -> block.Block:
        """Score many rows in one call, with the interpreter free for other threads.

        `matrix` has a row for each region and a column for each of items(): scores on the items'
        scales, NaN is missing. A numpy array of float64 or any other buffer of doubles is used
        where it lies; copied are read-only buffers that are no numpy arrays, rows of numbers, and a
        DataFrame, whose columns must be the items. `states` has the same shape and SIAP_STATE_
        values. `nodes` names the nodes to give; None gives all.
        """
        own = self._own()
        status, found = block.score(own, api.siap_plan_score_block, self.items(), self.nodes(),
                                    matrix, states, nodes)
        need(status, 'block')
        return found

    @described('siap_plan_template')
    def template(self, format: str = 'xml', language: str = 'en',
                 holder: Optional[str] = None) -> str:
        """An empty evidence file that asks what the plan asks: "xml", "csv", "csv-excel" or "html"."""
        return written(f'template as {format}', api.siap_plan_template, self._own(),
                       encode(format, 'format'), encode(language, 'language'),
                       encode(holder, 'holder'))

    # ---- as Python shows it

    def __len__(self) -> int:
        return api.siap_plan_item_count(self._own())

    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> Iterator[str]:
        return iter(self.items())

    def __contains__(self, which: object) -> bool:
        own = self._own()
        words = encode(which, 'id') if isinstance(which, str) and '\0' not in which else None
        return words is not None and api.siap_plan_item_find(own, words) != NOWHERE

    def __repr__(self) -> str:
        if self.closed:
            return '<siap.Plan, closed>'
        name = self._rubric.id + (f' {self.profile}' if self.profile else '')
        fit = ', not fitted' if self.needs_fit else ''
        return f'<siap.Plan {name}: {len(self)} items, {len(self.nodes())} nodes{fit}>'

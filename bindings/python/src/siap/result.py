# SPDX-License-Identifier: GPL-3.0-or-later
"""The result of one region: every figure, and what it rests on."""
from __future__ import annotations

import ctypes
import dataclasses
import importlib
import json
import math
import os
from typing import Any, Dict, Iterable, Iterator, List, Mapping, Optional, Tuple, Union

from . import _api, _html
from ._call import Collector, made, make, need, written
from ._handle import NOWHERE, Handle, Owner, Text, decode, described, encode, position
from ._load import api
from ._source import Bytes, Limits, Path, Source, memory, struct_of, titled
from .errors import ReadError
from .evidence import Evidence
from .findings import Findings
from .plan import Plan, Where

KINDS = {value: name[10:].lower() for name, value in vars(_api).items()
         if name.startswith('SIAP_KIND_')}
Pairs = Tuple[Tuple[Optional[str], Any], ...]
Externals = Union[None, Mapping[str, Any], Iterable[Tuple[str, Any]]]


@dataclasses.dataclass(frozen=True)
class Cell:
    """One entry of a result. A number that does not exist is None: 0 is a score."""

    id: str
    kind: str
    """"item", "node", "index", "external", "constant" or "variable"."""
    state: str
    """"scored", "missing", "not-applicable", "withheld" or "invalid"."""
    rounded: Optional[float]
    """Value after the entry's own rounding; equal to exact where there is none."""
    exact: Optional[float]
    """Value before it."""
    places: int
    """Decimals of the rounded value; -1: not rounded."""
    given: bool
    """Whether a node's value was given directly, not computed."""
    coverage: Optional[float]
    """Share of the weight below it that is answered, 0 .. 1."""
    low: Optional[float]
    """Rounded value if everything missing came out worst."""
    high: Optional[float]
    """Rounded value if everything missing came out best."""
    band: Optional[int]
    """Number of the band it falls into, 0 the lowest."""
    band_label: str
    next_band: Optional[float]
    """What the rounded value lacks to the next band."""
    label: str
    status: str
    """"published" or "ours"."""

    def __str__(self) -> str:
        return self.state if self.rounded is None else _html.number(self.rounded, self.places)


@dataclasses.dataclass(frozen=True)
class Term:
    """One edge below a node: what a child brought in."""

    child: str
    """Id of the child."""
    state: str
    """State of the child; a scored term entered the node."""
    use: str
    """Which value of the child was taken: "rounded" or "exact"."""
    policy: bool
    """Whether a policy of the rubric stood in for a value that was not scored."""
    declared: Optional[float]
    """Weight as the rubric and profile declare it."""
    weight: Optional[float]
    """Weight after renormalisation over what is present."""
    value: Optional[float]
    """Value taken, after the edge's own transformations."""
    term: Optional[float]
    """What it adds to the node; None where the method is not a sum."""


def some(value: float) -> Optional[float]:
    """NaN stands for no number."""
    return None if math.isnan(value) else value


class Result(Handle):
    """The result of one region under one plan. It never changes, and any thread may use it.

    `len()` counts its entries, iteration gives them as cells, and `result["id"]` gives one: items
    first, then externals, constants, variables, and nodes in evaluation order.
    """

    rubric_id = Text('siap_result_rubric_id')
    profile = Text('siap_result_profile')
    region_name = Text('siap_result_region_name')
    region_code = Text('siap_result_region_code')
    stage = Text('siap_result_stage')

    findings: Findings
    """What a reviewer would ask: warnings and notes."""
    plan: Optional[Plan]
    """What it was scored with; None for a result that was read."""
    evidence: Optional[Evidence]
    """What was scored; None for a result that was read."""
    _rest: Tuple[Any, ...]

    @classmethod
    @described('siap_score')
    def score(cls, plan: Plan, evidence: Evidence, region: Where = None, *, previous: Any = None,
              externals: Externals = None, language: str = 'en') -> 'Result':
        """Score one region; siap.score() says it in one line."""
        at, values = evidence.find(region), pairs_of(previous, externals)
        outer = external_set(values)
        owner, found = make('evidence', api.siap_score, 'siap_result', plan._own(), evidence._own(),
                            at, outer, language=language)
        return cls._made(owner, found, plan, evidence, (at, values))

    @classmethod
    def _try(cls, collector: Collector, plan: Plan, evidence: Evidence, at: int,
             values: Pairs) -> Tuple[int, Optional['Result']]:
        """The status instead of an exception; findings go to the collector."""
        status, owner = made('evidence', api.siap_score, 'siap_result', plan._own(),
                             evidence._own(), at, external_set(values), collector=collector)
        if owner is None:
            return status, None
        return status, cls._made(owner, Findings(), plan, evidence, (at, values))

    @classmethod
    def _made(cls, owner: Owner, found: Findings, plan: Plan, evidence: Evidence,
              rest: Tuple[Any, ...]) -> 'Result':
        result = cls._of(owner)
        result.findings, result._rest = found, rest
        result.plan, result.evidence = plan._again(), evidence._again()
        return result

    @classmethod
    @described('siap_result_read')
    def read(cls, data: Bytes, name: str = '', *, limits: Optional[Limits] = None,
             language: str = 'en') -> 'Result':
        """Read a result that was written as JSON: to take last year's figures from."""
        return cls._read(memory(data, name, limits), language)

    @classmethod
    def open(cls, path: Path, *, limits: Optional[Limits] = None, language: str = 'en') -> 'Result':
        """Read a result that was written as JSON from a file."""
        most = (limits or Limits()).struct().bytes
        try:
            with open(path, 'rb') as file:
                data = file.read(most + 1) # one more: the library says that it is too long
        except OSError as error:
            raise ReadError(f'result {os.fsdecode(path)}: {error}') from error
        return cls.read(data, os.fsdecode(path), limits=limits, language=language)

    @classmethod
    def _read(cls, source: Source, language: str = 'en') -> 'Result':
        owner, found = make(titled('result', source.name), api.siap_result_read, 'siap_result',
                            source.data, len(source.data), source.name, struct_of(source.limits),
                            language=language)
        result = cls._of(owner)
        result.findings, result._rest = found, (source,)
        result.plan = result.evidence = None
        return result

    @classmethod
    def _again_of(cls, plan: Plan, evidence: Evidence, at: int, values: Any) -> 'Result':
        return cls.score(plan, evidence, at, externals=values)

    def __reduce__(self) -> Tuple[Any, ...]:
        self._own()
        if self.plan is None or self.evidence is None:
            return Result._read, self._rest
        return Result._again_of, (self.plan, self.evidence, *self._rest)

    # ---- what it is about

    @property
    def simulation(self) -> bool:
        """Whether the figures are a simulation: the stage is not final."""
        return bool(api.siap_result_is_simulation(self._own()))

    @property
    def participated(self) -> bool:
        """Whether the region took part."""
        return bool(api.siap_result_participated(self._own()))

    @described('siap_result_digest')
    def digest(self, what: str) -> str:
        """SHA-256 of what the result rests on: "rubric", "plan" or "evidence"."""
        found = api.siap_result_digest(self._own(), encode(what, 'what'))
        if found is None:
            raise KeyError(what)
        return decode(found)

    # ---- its figures

    def _find(self, which: Union[int, str]) -> int:
        own = self._own()
        if not isinstance(which, str):
            return position(which, len(self), 'entry')
        at = api.siap_result_entry_find(own, encode(which, 'id'))
        if at == NOWHERE:
            raise KeyError(which)
        return at

    def cell(self, which: Union[int, str], language: Optional[str] = None) -> Cell:
        """One entry, by id or number."""
        own, at, words = self._own(), self._find(which), encode(language, 'language')
        cell = _api.siap_cell(size=ctypes.sizeof(_api.siap_cell))
        need(api.siap_result_cell(own, at, ctypes.byref(cell)), 'cell')
        return Cell(
            id=decode(api.siap_result_entry_id(own, at)), kind=KINDS[cell.kind],
            state=decode(api.siap_state_name(cell.state)), rounded=some(cell.rounded),
            exact=some(cell.exact), places=cell.places, given=bool(cell.given),
            coverage=some(cell.coverage), low=some(cell.low), high=some(cell.high),
            band=cell.band if cell.band >= 0 else None,
            band_label=decode(api.siap_result_entry_band(own, at, words)),
            next_band=some(cell.next_band),
            label=decode(api.siap_result_entry_label(own, at, words)),
            status=decode(api.siap_result_entry_status(own, at)))

    def cells(self, language: Optional[str] = None) -> Tuple[Cell, ...]:
        """Every entry."""
        return tuple(self.cell(at, language) for at in range(len(self)))

    def indices(self, language: Optional[str] = None) -> Tuple[Cell, ...]:
        """The indices in document order."""
        own = self._own()
        return tuple(self.cell(api.siap_result_index_entry(own, at), language)
                     for at in range(api.siap_result_index_count(own)))

    def terms(self, node: Union[int, str]) -> Tuple[Term, ...]:
        """What each child brought into a node; nothing for an entry that is no computed node."""
        own, at = self._own(), self._find(node)
        return tuple(self._term(own, at, number)
                     for number in range(api.siap_result_term_count(own, at)))

    def _term(self, own: Owner, at: int, number: int) -> Term:
        term = _api.siap_term(size=ctypes.sizeof(_api.siap_term))
        need(api.siap_result_term(own, at, number, ctypes.byref(term)), 'term')
        return Term(
            child=decode(api.siap_result_entry_id(own, term.child)),
            state=decode(api.siap_state_name(term.state)),
            use='rounded' if term.rounded else 'exact', policy=bool(term.policy),
            declared=some(term.declared), weight=some(term.weight), value=some(term.value),
            term=some(term.term))

    def _index(self, index: str) -> int:
        own, at = self._own(), self._find(index)
        for number in range(api.siap_result_index_count(own)):
            if api.siap_result_index_entry(own, number) == at:
                return number
        raise KeyError(f'{index} is no index')

    @described('siap_result_weight')
    def weight(self, index: str, entry: Union[int, str]) -> Optional[float]:
        """Effective weight of an entry in an index."""
        return some(api.siap_result_weight(self._own(), self._index(index), self._find(entry)))

    @described('siap_result_contribution')
    def contribution(self, index: str, entry: Union[int, str]) -> Optional[float]:
        """What an entry adds to an index."""
        return some(api.siap_result_contribution(self._own(), self._index(index),
                                                 self._find(entry)))

    # ---- written

    @described('siap_result_write')
    def write(self, format: str = 'text', language: str = 'en') -> str:
        """The result as "text", "line", "json" or "csv"."""
        return written(f'result as {format}', api.siap_result_write, self._own(),
                       encode(format, 'format'), encode(language, 'language'))

    @described('siap_result_explain')
    def explain(self, id: str, language: str = 'en', format: str = 'text') -> str:
        """Where a figure comes from, down to each question, its weight, ratings and documents."""
        return written(f'explanation of {id}', api.siap_result_explain, self._own(),
                       encode(id, 'id'), encode(format, 'format'), encode(language, 'language'))

    def to_dict(self, language: str = 'en') -> Dict[str, Any]:
        """Everything, in the form of its JSON."""
        found: Dict[str, Any] = json.loads(self.write('json', language))
        return found

    def to_frame(self, language: Optional[str] = None) -> Any:
        """A pandas DataFrame with a row for each entry, by id. What is no number is NaN."""
        pandas = importlib.import_module('pandas')
        names = [field.name for field in dataclasses.fields(Cell)]
        rows = [[getattr(cell, name) for name in names] for cell in self.cells(language)]
        frame = pandas.DataFrame(rows, columns=names)
        for name in ('rounded', 'exact', 'coverage', 'low', 'high', 'next_band'):
            frame[name] = frame[name].astype(float)
        return frame.set_index('id')

    # ---- as Python shows it

    def __len__(self) -> int:
        return api.siap_result_entry_count(self._own())

    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> Iterator[Cell]:
        self._own()
        return (self.cell(at) for at in range(len(self)))

    def __getitem__(self, which: Union[int, str]) -> Cell:
        return self.cell(which)

    def __contains__(self, which: object) -> bool:
        own = self._own()
        words = encode(which, 'id') if isinstance(which, str) and '\0' not in which else None
        return words is not None and api.siap_result_entry_find(own, words) != NOWHERE

    def __str__(self) -> str:
        return self.write('text')

    def __repr__(self) -> str:
        if self.closed:
            return '<siap.Result, closed>'
        figures = ', '.join(f'{cell.id} {cell}' for cell in self.indices())
        mark = ', simulation' if self.simulation else ''
        return f'<siap.Result {self.region_name}, {self.rubric_id}: {figures}{mark}>'

    def _repr_html_(self) -> str:
        rows = [(cell.label, str(cell), _html.number(cell.coverage), cell.band_label, cell.status)
                for cell in self if cell.kind in ('node', 'index')]
        mark = ' (simulation)' if self.simulation else ''
        title = f'{self.region_name}, {self.rubric_id} {self.profile}{mark}'
        return _html.table(title, ('', 'score', 'coverage', 'band', 'mark'), rows)


def pairs_of(previous: Any, externals: Externals) -> Pairs:
    """(id, number or result); None is every external that names the result's rubric."""
    pairs: List[Tuple[Optional[str], Any]] = []
    if previous is not None:
        pairs.append((None if isinstance(previous, Result) else 'previous', previous))
    if externals is not None:
        pairs += externals.items() if isinstance(externals, Mapping) else externals
    return tuple((name, value._again() if isinstance(value, Result) else float(value))
                 for name, value in pairs)


def external_set(pairs: Pairs) -> Optional[Owner]:
    """Externals as the library takes them; None when there are none."""
    if not pairs:
        return None
    pointer = ctypes.POINTER(_api.siap_externals)()
    need(api.siap_externals_new(ctypes.byref(pointer)), 'externals')
    owner = Owner(pointer, api.siap_externals_unref)
    for name, value in pairs:
        words, what = encode(name, 'external'), f'external {name or "previous"}'
        if isinstance(value, Result):
            need(api.siap_externals_add_result(owner, words, value._own()), what)
        else:
            need(api.siap_externals_add_number(owner, words, value), what)
    return owner

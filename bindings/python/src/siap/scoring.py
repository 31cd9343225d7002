# SPDX-License-Identifier: GPL-3.0-or-later
"""The calls in one line."""
from __future__ import annotations

import importlib
from typing import Any, Callable, Dict, Iterable, List, Optional, Tuple

from . import _api, block
from ._call import Collector, need, written
from ._handle import decode, encode
from ._load import api
from .evidence import Evidence, evidence_of
from .findings import Findings
from .plan import Plan, Where
from .result import Externals, Result, pairs_of
from .rubric import rubric_of


def score(rubric: Any, evidence: Any, profile: Optional[str] = None, *, region: Where = None,
          previous: Any = None, externals: Externals = None, language: str = 'en') -> Result:
    """Score one region.

    `rubric` is a Rubric, the path of a file, or bytes. `evidence` is Evidence, the path of an XML,
    JSON, CSV or Excel file, bytes, a dictionary or a DataFrame. `profile` overrules the class of
    the region. `region` is a number, name or code, needed where there are several. `previous` is
    last year's result, or its number for the external "previous"; `externals` gives further ones,
    by id. What is wrong raises an exception with all findings, in `language` ("en" or "id");
    warnings are in `findings` of the result.
    """
    rules, held = rubric_of(rubric, language), evidence_of(evidence, language)
    plan = Plan.choose(rules, held, region, profile, language=language)
    return Result.score(plan, held, region, previous=previous, externals=externals,
                        language=language)


def score_all(rubric: Any, evidence: Any, profile: Optional[str] = None, *, previous: Any = None,
              externals: Externals = None, language: str = 'en') -> List[Result]:
    """Score every region of some evidence, in order. All that is wrong is raised at once.

    `previous` is a number or a result for all regions, or a list of last year's results: they are
    matched by code, else by name, and a region without one has no previous value.
    """
    rules, held = rubric_of(rubric, language), evidence_of(evidence, language)
    results, worst, found = [], _api.SIAP_OK, Findings()
    last = last_of(previous)
    for at in range(len(held)):
        values = pairs_of(last(held, at), externals)
        plan = Plan.choose(rules, held, at, profile, language=language)
        collector = Collector(language)
        status, result = Result._try(collector, plan, held, at, values)
        one = collector.take()
        if result is not None:
            result.findings = one
            results.append(result)
        worst, found = worst or status, found + one
    need(worst, 'evidence', found)
    return results


def last_of(previous: Any) -> Callable[[Evidence, int], Any]:
    """What each region of some evidence is measured against: the same for all, or its own."""
    if not isinstance(previous, (list, tuple)):
        return lambda _evidence, _at: previous
    last = by_region(previous)

    def of_region(evidence: Evidence, at: int) -> Any:
        region = evidence.region(at)
        return last.get(('code', region.code), last.get(('name', region.name)))
    return of_region


def by_region(results: Iterable[Result]) -> Dict[Tuple[str, str], Result]:
    """Results by code and by name; two for one region raise ValueError."""
    found: Dict[Tuple[str, str], Result] = {}
    for result in results:
        code = result.region_code
        key = ('code', code) if code else ('name', result.region_name)
        if key in found:
            raise ValueError(f'two results for {result.region_name}')
        found[key] = result
        found.setdefault(('name', result.region_name), result)
    return found


def check(rubric: Any, evidence: Any, profile: Optional[str] = None, *,
          language: str = 'en') -> Findings:
    """Hold every region against the rubric without scoring: warnings and notes, or an exception."""
    rules, held = rubric_of(rubric, language), evidence_of(evidence, language)
    found, worst = held.findings, _api.SIAP_OK
    for at in range(len(held)):
        plan = Plan.choose(rules, held, at, profile, language=language)
        collector = Collector(language)
        status = api.siap_check(plan._own(), held._own(), at, collector.owner)
        worst, found = worst or status, found + collector.take()
    need(worst, 'evidence', found.sorted())
    return found.sorted()


def score_many(plan: Plan, matrix: Any, states: Any = None, nodes: Any = None) -> block.Block:
    """Score many rows in one call: see Plan.score_many()."""
    return plan.score_many(matrix, states, nodes)


def to_frame(results: Iterable[Result]) -> Any:
    """A pandas DataFrame with a row for each result and a column for each index."""
    rows = []
    for result in results:
        row: Dict[str, Any] = {'region': result.region_name, 'code': result.region_code,
                               'profile': result.profile, 'stage': result.stage}
        for cell in result.indices():
            row[cell.id] = float('nan') if cell.rounded is None else cell.rounded
        rows.append(row)
    return importlib.import_module('pandas').DataFrame(rows)


def words(format: str = 'text', language: str = 'en') -> str:
    """Every word that a rubric or evidence may write, as "text" or "json"."""
    return written(f'words as {format}', api.siap_words_write, encode(format, 'format'),
                   encode(language, 'language'))


def version() -> str:
    """Which version of the library is running."""
    return decode(api.siap_version())


def merge(parts: Iterable[Any], prefer: Any = None, *, language: str = 'en') -> Evidence:
    """One evidence of the parts that agencies sent back: Evidence, paths, bytes, dictionaries.

    What one part says is taken, what several say alike is taken once. A conflict raises a RuleError
    with every conflict; `prefer`, one of the parts, goes first instead, and the findings
    name what was not kept.
    """
    given = list(parts)
    read = [evidence_of(part, language) for part in given]
    first = [part for one, part in zip(given, read) if prefer is not None and one is prefer]
    if prefer is not None and not first:
        raise ValueError('prefer is none of the parts')
    return Evidence.merge(read, first[0] if first else None, language)


def carry(last: Any, rubric: Any, new: Any, *, language: str = 'en') -> Evidence:
    """Last year's evidence, which answers `rubric`, as a draft for the rubric `new`."""
    return evidence_of(last, language).carry(rubric_of(rubric, language),
                                             rubric_of(new, language), language)

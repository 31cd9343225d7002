# SPDX-License-Identifier: GPL-3.0-or-later
"""Analyses in one line.

analyse() runs whatever the library has. To give an analysis a function of its own, write one like
rank() below, whose keywords are the options of the library with "_" for "-", and name it in
__init__.py; the tests hold its keywords against the library.
"""
from __future__ import annotations

import contextlib
import ctypes
import dataclasses
import enum
import json
import math
import numbers
from typing import Any, Iterable, Mapping, Optional, Tuple, Union

from . import _api
from ._call import Collector, need, written
from ._errand import Errand, Progress
from ._handle import Owner, described, encode
from ._load import api
from .analysis import Analysis
from .cohorts import Cohorts, cohort_of
from .errors import error_for

Words = Union[None, str, Iterable[str]]


# ---- options

def option_name(name: str) -> str:
    """As the library calls it: of_ and group_size are "of" and "group-size"."""
    return name.rstrip('_').replace('_', '-')


def option_text(value: Any, name: str) -> str:
    """A value as the library takes it: a word, a number with a point, or ids with commas."""
    if isinstance(value, enum.Enum):
        value = value.value
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return 'yes' if value else 'no'
    if isinstance(value, numbers.Integral):
        return str(int(value))
    if isinstance(value, numbers.Number) and not isinstance(value, complex):
        number = float(value) # type: ignore[arg-type]
        if not math.isfinite(number):
            raise ValueError(f'option {name}: {value!r} is no number')
        text = repr(number)
        return text[:-2] if text.endswith('.0') else text
    if isinstance(value, Iterable) and not isinstance(value, (bytes, bytearray, Mapping)):
        parts = [option_text(one, name) for one in value]
        for part in parts:
            if ',' in part or not part: # it would be two ids, or none
                raise ValueError(f'option {name}: {part!r} cannot stand in a list')
        return ','.join(parts)
    raise TypeError(f'option {name} holds {type(value).__name__}: {value!r}')


# ---- running

def request_of(name: str, options: Mapping[str, Any], collector: Collector) -> Owner:
    """A request without cohorts."""
    pointer = ctypes.POINTER(_api.siap_request)()
    status = api.siap_request_new(encode(name, 'name'), ctypes.byref(pointer), collector.owner)
    if status != _api.SIAP_OK:
        raise error_for(status, f'analysis {name}', collector.take())
    request = Owner(pointer, api.siap_request_unref)
    for word, value in options.items():
        if value is None: # the default of the library
            continue
        option = option_name(word)
        status = api.siap_request_set(request, encode(option, 'option'),
                                      encode(option_text(value, option), f'option {option}'),
                                      collector.owner)
        if status != _api.SIAP_OK:
            raise error_for(status, f'option {option}', collector.take())
    return request


@described('siap_analyse')
def analyse(name: str, /, *cohorts: Cohorts, progress: Progress = None, language: str = 'en',
            **options: Any) -> Analysis:
    """Work an analysis out: siap.analyses() lists them, with their options.

    A cohort is a Cohort, a result, or several results; of two, the first is the earlier year or the
    claim. Options are keywords, with "_" for "-": True and False are "yes" and "no", a list is ids
    with commas between, None is the default.

    `progress(done, total)` is called in this thread as the work goes on. What it gives back that is
    true stops the work with StoppedError; what it raises stops the work and leaves from here.
    Ctrl-C stops it too, with or without `progress`.
    """
    if progress is not None and not callable(progress):
        raise TypeError('progress is a function of (done, total)')
    collector = Collector(language)
    request = request_of(name, options, collector)
    held = [cohort_of(one) for one in cohorts]
    for number, one in enumerate(held, 1):
        need(api.siap_request_add(request, one._own()),
             f'analysis {name}: cohort {number} of {len(held)}')
    turns = [one._turns for one in held]

    def call(callback: Any) -> Tuple[int, Optional[Owner]]:
        pointer = ctypes.POINTER(_api.siap_analysis)()
        with contextlib.ExitStack() as stack:
            for one in turns:
                stack.enter_context(one.reading())
            status = api.siap_analyse(request, callback, None, ctypes.byref(pointer),
                                      collector.owner)
        return status, Owner(pointer, api.siap_analysis_unref) if pointer else None

    status, owner = Errand(progress).run(call)
    found = collector.take()
    need(status, f'analysis {name}', found)
    if owner is None:
        raise error_for(_api.SIAP_ERR_BUG, f'analysis {name}', found)
    return Analysis._made(owner, found, language)


def owed(cohort: Cohorts, *, node: Optional[str] = None, holder: Optional[str] = None,
         deadline: Optional[str] = None, deadlines: Words = None, today: Optional[str] = None,
         progress: Progress = None, language: str = 'en') -> Analysis:
    """Which agency owes what: answers, evidence, explanations. Dates are YYYY-MM-DD; `deadlines` are
    "AGENCY=DATE"; without `today` nothing is overdue, for no clock is looked at."""
    return analyse('owed', cohort, node=node, holder=holder, deadline=deadline, deadlines=deadlines,
                   today=today, progress=progress, language=language)


def report(*cohorts: Cohorts, region: Optional[str] = None, claim: Optional[bool] = None,
           target: Optional[float] = None, target_band: Optional[str] = None,
           uncertainty: Words = None, replications: Optional[int] = None,
           seed: Optional[int] = None, threads: Optional[int] = None,
           comparable_least: Optional[float] = None, most: Optional[int] = None,
           gains: Optional[int] = None, date: Optional[str] = None, progress: Progress = None,
           language: str = 'en') -> Analysis:
    """One region in one year, as a page: Analysis.write('html'). Cohorts are years in order, the last
    is reported; with `claim` the first is the self-assessment of that year."""
    return analyse('report', *cohorts, region=region, claim=claim, target=target,
                   target_band=target_band, uncertainty=uncertainty, replications=replications,
                   seed=seed, threads=threads, comparable_least=comparable_least, most=most,
                   gains=gains, date=date, progress=progress, language=language)


def overview(*cohorts: Cohorts, claim: Optional[bool] = None, uncertainty: Words = None,
             replications: Optional[int] = None, seed: Optional[int] = None,
             threads: Optional[int] = None, group: Optional[str] = None,
             least_group: Optional[int] = None, comparable_least: Optional[float] = None,
             progress: Progress = None, language: str = 'en') -> Analysis:
    """All regions of the last cohort, a year: ranks, spread, pillars, who took no part, and the change
    since the cohort before it. With `claim` the first cohort is what regions said of themselves."""
    return analyse('overview', *cohorts, claim=claim, uncertainty=uncertainty,
                   replications=replications, seed=seed, threads=threads, group=group,
                   least_group=least_group, comparable_least=comparable_least, progress=progress,
                   language=language)


def roadmap(cohort: Cohorts, *, node: Optional[str] = None, target: Optional[float] = None,
            target_band: Optional[str] = None, step: Optional[str] = None,
            most: Optional[int] = None, quick: Optional[int] = None, progress: Progress = None,
            language: str = 'en') -> Analysis:
    """What each item would gain, and the cheapest steps to a target: the analysis `plan`."""
    return analyse('plan', cohort, node=node, target=target, target_band=target_band, step=step,
                   most=most, quick=quick, progress=progress, language=language)


def robust(cohort: Cohorts, *, sources: Words, of: Words = None, replications: Optional[int] = None,
           seed: Optional[int] = None, level: Optional[float] = None, exact: Optional[bool] = None,
           weights: Optional[str] = None, concentration: Optional[float] = None,
           noise: Optional[float] = None, methods: Words = None, normalisers: Words = None,
           deviations: Optional[float] = None, pairs: Optional[str] = None,
           bins: Optional[int] = None, sobol: Optional[str] = None, sobol_n: Optional[int] = None,
           threads: Optional[int] = None, progress: Progress = None,
           language: str = 'en') -> Analysis:
    """How certain scores and ranks are, under sources of uncertainty that are named."""
    return analyse('robust', cohort, sources=sources, of=of, replications=replications, seed=seed,
                   level=level, exact=exact, weights=weights, concentration=concentration,
                   noise=noise, methods=methods, normalisers=normalisers, deviations=deviations,
                   pairs=pairs, bins=bins, sobol=sobol, sobol_n=sobol_n, threads=threads, progress=progress, language=language)


def rank(cohort: Cohorts, *, of: Words = None, exact: Optional[bool] = None,
         group: Optional[str] = None, least_group: Optional[int] = None,
         relations: Words = None, progress: Progress = None, language: str = 'en') -> Analysis:
    """Who stands where among the regions of a cohort, and how their values are spread."""
    return analyse('rank', cohort, of=of, exact=exact, group=group, least_group=least_group,
                   relations=relations, progress=progress, language=language)


def agree(*cohorts: Cohorts, of: Words = None, by: Words = None, level: Optional[float] = None,
          within: Optional[float] = None, most: Optional[int] = None, progress: Progress = None,
          language: str = 'en') -> Analysis:
    """How far assessors, or the stages of an assessment, agree, and who rates higher."""
    return analyse('agree', *cohorts, of=of, by=by, level=level, within=within, most=most,
                   progress=progress, language=language)


def compare(*cohorts: Cohorts, of: Words = None, comparable_least: Optional[float] = None,
            most: Optional[int] = None, times: Words = None, level: Optional[float] = None,
            fdr: Optional[str] = None, progress: Progress = None, language: str = 'en') -> Analysis:
    """What changed between the last two cohorts, and why; of three and more, the trend."""
    return analyse('compare', *cohorts, of=of, comparable_least=comparable_least, most=most,
                   times=times, level=level, fdr=fdr, progress=progress, language=language)


# ---- what there is

@dataclasses.dataclass(frozen=True)
class AnalysisOption:
    """An option of an analysis."""

    name: str
    """As the library calls it; as a keyword it has "_" for "-"."""
    values: str
    """The words it can be, with "|" between, or the form of a value."""
    default: str
    about: str


@dataclasses.dataclass(frozen=True)
class AnalysisKind:
    """An analysis that the library has."""

    name: str
    about: str
    cohorts: Tuple[int, int]
    """How many cohorts it takes, at least and at most."""
    options: Tuple[AnalysisOption, ...]


@described('siap_analysis_words')
def analyses(language: str = 'en') -> Tuple[AnalysisKind, ...]:
    """The analyses of the library, and the options of each."""
    every = json.loads(written('analyses', api.siap_analysis_words, None, b'json',
                               encode(language, 'language')))
    return tuple(AnalysisKind(
        one['name'], one['about'], (one['cohorts'][0], one['cohorts'][1]),
        tuple(AnalysisOption(option['name'], option['values'], option.get('default') or '',
                             option['about']) for option in one['options'])) for one in every)

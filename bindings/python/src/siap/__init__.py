# SPDX-License-Identifier: GPL-3.0-or-later
"""Score smart-city readiness self-assessments from Python.

    >>> import siap
    >>> rubric = siap.Rubric.open('rubrics/gmsc-2023.xml')
    >>> evidence = siap.Evidence.open('examples/data/malang-2023.xml')
    >>> siap.score(rubric, evidence)['achievement'].rounded
    2.94
"""
from ._handle import ClosedError
from ._load import LibraryError
from ._source import Limits
from .analysing import AnalysisKind, AnalysisOption, agree, analyse, analyses, compare, rank
from .analysing import overview, owed, report, roadmap, robust
from .analysis import Analysis, Column, Row, Table
from .block import Block
from .cohorts import Cohort, cohort
from .errors import (ArgumentError, BugError, FormatError, LackingError, LimitError, NoMemoryError,
                     ReadError, RuleError, SiapError, StoppedError, UnknownNameError)
from .evidence import Evidence, Options, Region
from .findings import Finding, Findings
from .plan import Plan
from .result import Cell, Result, Term
from .rubric import Item, Named, Node, Rubric
from .scoring import carry, check, merge, score, score_all, score_many, to_frame, version, words
from .sealing import seal, verify

__version__ = '0.1.0'
__all__ = [
    'Analysis',
    'AnalysisKind',
    'AnalysisOption',
    'ArgumentError',
    'Block',
    'BugError',
    'Cell',
    'ClosedError',
    'Cohort',
    'Column',
    'Evidence',
    'Finding',
    'Findings',
    'FormatError',
    'Item',
    'LackingError',
    'LibraryError',
    'LimitError',
    'Limits',
    'Named',
    'NoMemoryError',
    'Node',
    'Options',
    'Plan',
    'ReadError',
    'Region',
    'Result',
    'Row',
    'Rubric',
    'RuleError',
    'SiapError',
    'StoppedError',
    'Table',
    'Term',
    'UnknownNameError',
    'agree',
    'analyse',
    'analyses',
    'carry',
    'check',
    'cohort',
    'compare',
    'merge',
    'overview',
    'owed',
    'rank',
    'report',
    'roadmap',
    'robust',
    'score',
    'score_all',
    'score_many',
    'seal',
    'to_frame',
    'verify',
    'version',
    'words',
]

# SPDX-License-Identifier: GPL-3.0-or-later
"""The evidence of one or many regions."""
from __future__ import annotations

import ctypes
import dataclasses
import os
import warnings
from typing import Any, Dict, Iterable, Iterator, Mapping, Optional, Tuple, Union

from . import _api, _html, tables
from ._call import make, need, written_found
from ._handle import Handle, Owner, Text, decode, described, encode, position
from ._load import api
from ._source import Bytes, Limits, Path, Source, file, memory, struct_of, titled
from .findings import Findings
from .rubric import Rubric


@dataclasses.dataclass(frozen=True)
class Options:
    """How to read evidence, and what a CSV file cannot say about itself."""

    format: Optional[str] = None
    """"xml", "csv" or "json"; None: told by the first byte."""
    rubric: Optional[str] = None
    """CSV: id of the rubric."""
    region: Optional[str] = None
    """CSV with one row per answer: name of the region."""
    region_class: Optional[str] = None
    """CSV: class of every region that has no class column."""
    stage: Optional[str] = None
    """CSV: stage of every region that has no stage column."""
    draft: bool = False
    """Give the evidence although it has faults: to look at and check, never to score."""

    def struct(self) -> _api.siap_evidence_options:
        """As the library takes them."""
        options = _api.siap_evidence_options()
        need(api.siap_evidence_options_init(options, ctypes.sizeof(options)), 'options')
        for name in ('format', 'rubric', 'region', 'region_class', 'stage'):
            setattr(options, name, encode(getattr(self, name), name))
        options.flags = _api.SIAP_EVIDENCE_DRAFT if self.draft else 0
        return options


@dataclasses.dataclass(frozen=True)
class Region:
    """A region of the evidence."""

    number: int
    name: str
    code: str
    """Its code in the ministry of home affairs' list; "" when none is given."""
    region_class: str
    """Its class, which decides its profile; "" when none is given."""
    stage: str
    """"self", "desk", "interview", "visit" or "final"."""
    participated: bool
    answers: int
    """How many answers it has, given nodes not included."""


class Evidence(Handle):
    """Evidence. It never changes, and any number of threads may use it.

    `len()` counts its regions, iteration gives them, `evidence[0]` and `evidence["name or code"]`
    give one. Every maker takes, by name: `format`, `rubric`, `region`, `region_class`, `stage`,
    `draft` (see Options), `limits`, and the `language` of the findings.
    """

    rubric_id = Text('siap_evidence_rubric_id')

    findings: Findings
    """What was found while reading: the faults of a draft, warnings and notes."""
    _source: Optional[Source]
    _options: Options

    @classmethod
    @described('siap_evidence_open')
    def open(cls, path: Path, *, limits: Optional[Limits] = None, language: str = 'en',
             **options: Any) -> 'Evidence':
        """Read evidence from an XML, JSON or CSV file."""
        how, source = Options(**options), file(path, limits)
        if source is not None:
            return cls._read(source, how, language)
        owner, found = make(titled('evidence', os.fsencode(path)), api.siap_evidence_open,
                            'siap_evidence', os.fsencode(path), how.struct(), struct_of(limits),
                            language=language)
        return cls._made(owner, found, None, how)

    @classmethod
    @described('siap_evidence_read')
    def read(cls, data: Bytes, name: str = '', *, limits: Optional[Limits] = None,
             language: str = 'en', **options: Any) -> 'Evidence':
        """Read evidence from the bytes of an XML, JSON or CSV document."""
        return cls._read(memory(data, name, limits), Options(**options), language)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], name: str = 'dict', **more: Any) -> 'Evidence':
        """Evidence from a dictionary in the form of a JSON document: see rubrics/EVIDENCE.md."""
        more.setdefault('format', 'json')
        return cls.read(tables.json_bytes(data), name, **more)

    @classmethod
    def from_frame(cls, frame: Any, name: str = 'DataFrame', **more: Any) -> 'Evidence':
        """Evidence from a pandas DataFrame: a row per answer or per region, told by its columns
        as in CSV. Row 0 is line 2 of the findings. Keep codes as text: 35.10 is no number."""
        more.setdefault('format', 'csv')
        return cls.read(tables.frame_bytes(frame), name, **more)

    @classmethod
    def from_csv(cls, path: Path, **more: Any) -> 'Evidence':
        """Evidence from a CSV file, in any dialect that rubrics/EVIDENCE.md names."""
        more.setdefault('format', 'csv')
        return cls.open(path, **more)

    @classmethod
    def from_excel(cls, path: Path, sheet: Optional[str] = None, *,
                   limits: Optional[Limits] = None, **more: Any) -> 'Evidence':
        """Evidence from a sheet of an Excel workbook (needs openpyxl); None is the first sheet.

        Lines of the findings are rows of the sheet. Formulas count as the values that were saved
        with them; one without a saved value is refused.
        """
        most = (limits or Limits()).struct().bytes
        data, title = tables.excel_bytes(path, sheet, most)
        name = f'{os.fsdecode(path)}[{title}]'
        more.setdefault('format', 'csv')
        return cls.read(data, name, limits=limits, **more)

    @classmethod
    def _read(cls, source: Source, options: Options, language: str = 'en') -> 'Evidence':
        owner, found = make(titled('evidence', source.name), api.siap_evidence_read,
                            'siap_evidence', source.data, len(source.data), source.name,
                            options.struct(), struct_of(source.limits), language=language)
        return cls._made(owner, found, source, options)

    @classmethod
    def _made(cls, owner: Owner, found: Findings, source: Optional[Source],
              how: Options) -> 'Evidence':
        evidence = cls._of(owner)
        evidence.findings, evidence._source, evidence._options = found, source, how
        return evidence

    def __reduce__(self) -> Tuple[Any, ...]:
        self._own()
        if self._source is None:
            raise TypeError('evidence whose file could not be kept cannot be pickled')
        return Evidence._read, (self._source, self._options)

    # ---- what can be made of it

    @described('siap_evidence_write')
    def write(self, format: str = 'xml', language: str = 'en') -> str:
        """As text that reads back as the same evidence: "xml", "json", "csv" or "csv-excel".

        What CSV has no room for is a UserWarning each: see write_found() for it as findings.
        """
        text, found = self.write_found(format, language)
        for one in found:
            warnings.warn(one.text, stacklevel=3)
        return text

    def write_found(self, format: str = 'xml', language: str = 'en') -> Tuple[str, Findings]:
        """The same with what the format could not carry, as findings."""
        return written_found(f'evidence as {format}', api.siap_evidence_write, self._own(),
                             encode(format, 'format'), encode(language, 'language'),
                             language=language)

    @classmethod
    @described('siap_evidence_merge')
    def merge(cls, parts: Iterable['Evidence'], prefer: Optional['Evidence'] = None,
              language: str = 'en') -> 'Evidence':
        """One evidence of the parts that agencies sent back; `prefer` is the part that goes first
        in conflicts. Without one a conflict is a RuleError with every conflict."""
        owners = [part._own() for part in parts]  # held while the call runs
        pointers = [owner._as_parameter_ for owner in owners]
        array = (ctypes.POINTER(_api.siap_evidence) * len(owners))(*pointers)
        owner, found = make('merging evidence', api.siap_evidence_merge, 'siap_evidence', array,
                            len(owners), None if prefer is None else prefer._own(),
                            language=language)
        return cls._made(owner, found, None, Options())

    @described('siap_evidence_carry')
    def carry(self, last: Rubric, new: Rubric, language: str = 'en') -> 'Evidence':
        """This evidence, which answers the rubric `last`, as a draft for the rubric `new`; its
        findings name what stays behind, and why."""
        owner, found = make('carrying evidence over', api.siap_evidence_carry, 'siap_evidence',
                            self._own(), last._own(), new._own(), language=language)
        return self._made(owner, found, None, Options())

    # ---- what is in it

    @property
    def faults(self) -> int:
        """How many faults a draft was read with; 0: it can be scored."""
        return api.siap_evidence_faults(self._own())

    def find(self, region: Union[None, int, str] = None) -> int:
        """Number of a region, told by number, name or code; None is the only one."""
        own, count = self._own(), len(self)
        if region is None:
            if count != 1:
                raise ValueError(f'the evidence holds {count} regions: say which, or score_all()')
            return 0
        if not isinstance(region, str):
            return position(region, count, 'region')
        words = encode(region, 'region')
        found = [at for at in range(count) if words in (api.siap_evidence_region_name(own, at),
                                                        api.siap_evidence_region_code(own, at))]
        if not found or not region:
            raise KeyError(region)
        if len(found) > 1:
            raise ValueError(f'{len(found)} regions are called {region!r}: use code or number')
        return found[0]

    def region(self, which: Union[None, int, str] = None) -> Region:
        """One region, by number, name or code; None is the only one."""
        own, at = self._own(), self.find(which)
        return Region(at, decode(api.siap_evidence_region_name(own, at)),
                      decode(api.siap_evidence_region_code(own, at)),
                      decode(api.siap_evidence_region_class(own, at)),
                      decode(api.siap_evidence_region_stage(own, at)),
                      bool(api.siap_evidence_region_participated(own, at)),
                      api.siap_evidence_region_answers(own, at))

    # ---- as Python shows it

    def __len__(self) -> int:
        return api.siap_evidence_region_count(self._own())

    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> Iterator[Region]:
        self._own()
        return (self.region(at) for at in range(len(self)))

    def __getitem__(self, which: Union[int, str]) -> Region:
        return self.region(which)

    def __repr__(self) -> str:
        if self.closed:
            return '<siap.Evidence, closed>'
        who = self[0].name if len(self) == 1 else f'{len(self)} regions'
        faults = f', {self.faults} faults' if self.faults else ''
        return f'<siap.Evidence {who} for {self.rubric_id or "any rubric"}{faults}>'

    def _repr_html_(self) -> str:
        rows = [(one.name, one.code, one.region_class, one.stage, one.answers) for one in self]
        return _html.table(repr(self)[6:-1], ('region', 'code', 'class', 'stage', 'answers'), rows)


def evidence_of(evidence: Any, language: str, limits: Optional[Limits] = None) -> Evidence:
    """Evidence as it is, or from a dictionary, a DataFrame, bytes or the path of a file."""
    more: Dict[str, Any] = {'language': language, 'limits': limits}
    if isinstance(evidence, Evidence):
        return evidence
    if isinstance(evidence, Mapping):
        return Evidence.from_dict(evidence, **more)
    if hasattr(evidence, 'columns') and hasattr(evidence, 'itertuples'):
        return Evidence.from_frame(evidence, **more)
    if isinstance(evidence, (bytes, bytearray, memoryview)):
        return Evidence.read(evidence, 'evidence', **more)
    if os.fsdecode(evidence).lower().endswith(('.xlsx', '.xlsm')):
        return Evidence.from_excel(evidence, **more)
    return Evidence.open(evidence, **more)

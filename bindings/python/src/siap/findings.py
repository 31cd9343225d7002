# SPDX-License-Identifier: GPL-3.0-or-later
"""What was found in an input: what, where, and how to mend it."""
from __future__ import annotations

import dataclasses
import importlib
from typing import Any, Dict, Iterable, List, Mapping, Optional, Sequence, Tuple, Union, overload

from . import _api, _html

SEVERITIES = {_api.SIAP_NOTE: 'note', _api.SIAP_WARNING: 'warning', _api.SIAP_ERROR: 'error'}


@dataclasses.dataclass(frozen=True)
class Finding:
    """One finding. str() shows it as programs do, with the hint below."""

    code: str
    """Stable code, such as "E310"; never reused."""
    severity: str
    """"note" (worth knowing), "warning" (the score stands) or "error" (the input is refused)."""
    file: str
    """Name of the input, as it was given; "" when none was."""
    line: Optional[int]
    """1 or more; None when the finding has no line."""
    column: Optional[int]
    """1 or more, in bytes; None when unknown."""
    path: str
    """Where inside a JSON document, such as "regions[0].answers[3]"; "" for other formats."""
    text: str
    """What was found: one line without a final stop."""
    hint: str
    """How to mend it: one line; "" when there is nothing to add."""
    holder: str = ''
    """The agency that must act, as the rubric names it; "" when none is named."""
    shown: str = dataclasses.field(repr=False, compare=False, default='')

    def __str__(self) -> str:
        return self.shown.rstrip('\n') or f'{self.severity} {self.code}: {self.text}'


class Findings(Sequence[Finding]):
    """Findings in order. They are values: they outlive the call, and any thread may read them."""

    def __init__(self, findings: Iterable[Finding] = (),
                 totals: Optional[Mapping[str, int]] = None) -> None:
        self._all: Tuple[Finding, ...] = tuple(findings)
        counted = {word: sum(one.severity == word for one in self._all)
                   for word in SEVERITIES.values()}
        self.totals: Dict[str, int] = dict(totals) if totals is not None else counted
        """How many of each severity there were, those beyond the first 1000 included."""

    def __len__(self) -> int:
        return len(self._all)

    @overload
    def __getitem__(self, at: int) -> Finding: ...

    @overload
    def __getitem__(self, at: slice) -> 'Findings': ...

    def __getitem__(self, at: Union[int, slice]) -> Union[Finding, 'Findings']:
        return Findings(self._all[at]) if isinstance(at, slice) else self._all[at]

    def __add__(self, more: 'Findings') -> 'Findings':
        totals = {word: self.totals[word] + more.totals[word] for word in self.totals}
        return Findings(self._all + more._all, totals)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Findings) and self._all == other._all

    def __hash__(self) -> int:
        return hash(self._all)

    def of(self, severity: str) -> 'Findings':
        """Those of one severity: "note", "warning" or "error"."""
        if severity not in self.totals:
            raise ValueError(f'no severity {severity!r}')
        return Findings(one for one in self._all if one.severity == severity)

    @property
    def errors(self) -> 'Findings':
        """Those for which the input is refused."""
        return self.of('error')

    @property
    def warnings(self) -> 'Findings':
        """Those that somebody should look at; scores stand."""
        return self.of('warning')

    @property
    def notes(self) -> 'Findings':
        """Those that are worth knowing."""
        return self.of('note')

    def sorted(self) -> 'Findings':
        """In file order: by file as first seen, then by line; equals keep their order."""
        files = {name: at for at, name in reversed(list(enumerate(one.file for one in self._all)))}
        return Findings(sorted(self._all, key=lambda one: (files[one.file], one.line or 0)),
                        self.totals)

    def to_dicts(self) -> List[Dict[str, Any]]:
        """One dictionary for each finding."""
        names = [field.name for field in dataclasses.fields(Finding) if field.name != 'shown']
        return [{name: getattr(one, name) for name in names} for one in self._all]

    def to_frame(self) -> Any:
        """A pandas DataFrame with a row for each finding."""
        names = [field.name for field in dataclasses.fields(Finding) if field.name != 'shown']
        return importlib.import_module('pandas').DataFrame(self.to_dicts(), columns=names)

    def __str__(self) -> str:
        return '\n'.join(str(one) for one in self._all)

    def __repr__(self) -> str:
        said = ', '.join(f'{count} {word}{"s"[:count != 1]}'
                         for word, count in reversed(list(self.totals.items())) if count)
        return f'<siap.Findings: {said or "none"}>'

    def _repr_html_(self) -> str:
        rows = [(one.file, one.line or '', f'{one.severity} {one.code}', one.text, one.hint,
                 one.holder)
                for one in self._all]
        return _html.table(repr(self)[6:-1], ('file', 'line', 'code', 'text', 'hint', 'holder'), rows)

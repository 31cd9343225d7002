# SPDX-License-Identifier: GPL-3.0-or-later
"""An analysis: tables of figures, whatever it is about."""
from __future__ import annotations

import ctypes
import dataclasses
import importlib
import json
import math
from typing import (Any, Callable, Dict, Iterator, List, Mapping, Optional, Sequence, Tuple, Union,
                    overload)

from . import _api, _html
from ._call import need, written
from ._handle import Handle, Owner, Text, decode, described, encode, position
from ._load import api
from .findings import Findings

KINDS = {_api.SIAP_COLUMN_TEXT: 'text', _api.SIAP_COLUMN_NUMBER: 'number',
         _api.SIAP_COLUMN_COUNT: 'count'}


@dataclasses.dataclass(frozen=True)
class Column:
    """A column of a table."""

    id: str
    """The same in every language, such as "rank"."""
    kind: str
    """"text", "number" or "count" (a whole number)."""
    title: str
    """For people."""


class Row(Dict[str, Any]):
    """A row: a dictionary from the ids of columns to text, float or int.

    Ids are the same in every language; only sentences, which have none, are in that of the table.
    A number that does not exist is None, and `why` has the id of the reason. `shown()` is for
    people: labels, words and reasons in the language of the table.
    """

    def __init__(self, values: Mapping[str, Any], why: Mapping[str, str],
                 places: Mapping[str, int], said: Optional[Mapping[str, str]] = None) -> None:
        super().__init__(values)
        self._said: Dict[str, str] = dict(said or {}) # for people, where it is another text
        self.why: Dict[str, str] = dict(why)
        """Why there is no number, by column, where a reason is given."""
        self.places: Dict[str, int] = dict(places)
        """Decimals to show a number with, by column, where they are fixed."""

    def shown(self, column: str) -> str:
        """A value for people, in the language of the table."""
        value = self[column]
        if column in self._said:
            return self._said[column]
        if value is None:
            return self.why.get(column) or '–'
        return _html.number(value, self.places.get(column, -1)) \
            if isinstance(value, float) else str(value)

    def to_dict(self) -> Dict[str, Any]:
        """In the form of the JSON: a reason stands beside its number as "column.why"."""
        found: Dict[str, Any] = {}
        for column, value in self.items():
            found[column] = value
            if column in self.why:
                found[column + '.why'] = self.why[column]
        return found

    def __reduce__(self) -> Tuple[Any, ...]:
        return Row, (dict(self), self.why, self.places, self._said)


class Table(Sequence[Row]):
    """A table of an analysis: a sequence of rows.

    `table[0]` is a row, `table["rank"]` a column as a list. Tables are values: they outlive their
    analysis, any thread may read them, and they can be pickled.
    """

    def __init__(self, id: str, title: str, note: str, columns: Sequence[Column],
                 rows: Sequence[Row]) -> None:
        self.id = id
        """The same in every language, such as "ranks"."""
        self.title = title
        """For people."""
        self.note = note
        """How to read it: conventions, formula, source."""
        self.columns: Tuple[Column, ...] = tuple(columns)
        self.rows: Tuple[Row, ...] = tuple(rows)

    def column(self, id: str) -> List[Any]:
        """The values of a column."""
        if id not in (one.id for one in self.columns):
            raise KeyError(id)
        return [row[id] for row in self.rows]

    @overload
    def __getitem__(self, which: int) -> Row: ...

    @overload
    def __getitem__(self, which: slice) -> Tuple[Row, ...]: ...

    @overload
    def __getitem__(self, which: str) -> List[Any]: ...

    def __getitem__(self, which: Union[int, slice, str]) -> Union[Row, Tuple[Row, ...], List[Any]]:
        return self.column(which) if isinstance(which, str) else self.rows[which]

    def __len__(self) -> int:
        return len(self.rows)

    def __bool__(self) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Table) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((self.id, self.title, self.columns, len(self.rows)))

    def to_dict(self) -> Dict[str, Any]:
        """Title, note and rows, in the form of the analysis' JSON."""
        return {'title': self.title, 'note': self.note,
                'rows': [row.to_dict() for row in self.rows]}

    def to_frame(self) -> Any:
        """A pandas DataFrame: numbers are float64 with NaN, counts Int64 with <NA>, where there is
        none. `attrs` has title and note."""
        pandas = importlib.import_module('pandas')
        kinds = {'text': 'object', 'number': 'float64', 'count': 'Int64'}
        frame = pandas.DataFrame({one.id: pandas.Series(self.column(one.id), dtype=kinds[one.kind])
                                  for one in self.columns})
        frame.attrs.update(title=self.title, note=self.note)
        return frame

    def __repr__(self) -> str:
        names = [one.id for one in self.columns]
        said = ', '.join(names[:6]) + (', …' if len(names) > 6 else '')
        return f'<siap.Table {self.id}, {len(self)} rows: {said}>'

    def _repr_html_(self) -> str:
        rows = ([row.shown(one.id) for one in self.columns] for row in self.rows)
        return _html.table(self.title, [one.title for one in self.columns], rows)


class Analysis(Handle, Mapping[str, Table]):
    """Figures worked out from cohorts: a mapping from the ids of tables to tables.

    It never changes, and any thread may use it. The table "about" says what the figures rest on.
    It cannot be pickled; its tables can.
    """

    name = Text('siap_analysis_name')

    findings: Findings
    """What was found while it was worked out: warnings and notes."""
    language: str
    """Of titles, of sentences and of what rows show, where no other is asked for."""
    _read: Dict[Tuple[int, str], Table]

    def __init__(self) -> None:
        raise TypeError('an analysis is made by siap.analyse()')

    @classmethod
    def _made(cls, owner: Owner, found: Findings, language: str) -> 'Analysis':
        analysis = cls._of(owner)
        analysis.findings, analysis.language, analysis._read = found, language, {}
        return analysis

    def __reduce__(self) -> Tuple[Any, ...]:
        self._own()
        raise TypeError('an analysis cannot be pickled: pickle its tables, dict(analysis), or the '
                        'cohorts that it was made of')

    # ---- tables

    def _ids(self, own: Owner) -> Tuple[str, ...]:
        return tuple(self._about(own, at, None).id.decode('utf-8')
                     for at in range(api.siap_analysis_table_count(own)))

    @staticmethod
    def _about(own: Owner, at: int, language: Optional[bytes]) -> Any:
        table = _api.siap_table(size=ctypes.sizeof(_api.siap_table))
        need(api.siap_analysis_table(own, at, language, ctypes.byref(table)), 'table')
        return table

    def table(self, which: Union[int, str], language: Optional[str] = None) -> Table:
        """A table, by id or number, in a language: titles, sentences, and what rows show."""
        own = self._own()
        ids, language = self._ids(own), language or self.language
        if isinstance(which, str):
            if which not in ids:
                raise KeyError(which)
            at = ids.index(which)
        else:
            at = position(which, len(ids), 'table')
        if (at, language) not in self._read:
            self._read[at, language] = read_table(own, at, encode(language, 'language'))
        return self._read[at, language]

    def __getitem__(self, which: Union[int, str]) -> Table:
        return self.table(which)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids(self._own()))

    def __len__(self) -> int:
        return api.siap_analysis_table_count(self._own())

    def __bool__(self) -> bool:
        return True

    def __contains__(self, which: object) -> bool:
        return which in self._ids(self._own())

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    # ---- written

    @described('siap_analysis_write')
    def write(self, format: str = 'text', language: Optional[str] = None,
              table: Optional[str] = None) -> str:
        """The analysis, or one table of it, as "text", "json", "csv", "html" or "svg".

        "html" is one page that stands alone; "svg" the chart of a table, of the first that has one.
        """
        return written(f'analysis as {format}', api.siap_analysis_write, self._own(),
                       encode(format, 'format'), encode(language or self.language, 'language'),
                       encode(table, 'table'))

    def to_dict(self, language: Optional[str] = None) -> Dict[str, Any]:
        """Everything, in the form of its JSON."""
        found: Dict[str, Any] = json.loads(self.write('json', language))
        return found

    def __str__(self) -> str:
        return self.write('text')

    def __repr__(self) -> str:
        if self.closed:
            return '<siap.Analysis, closed>'
        own = self._own()
        said = (f'{self._about(own, at, None).rows} {id}' for at, id in enumerate(self._ids(own)))
        return f'<siap.Analysis {self.name}: {", ".join(said)}>'

    def _repr_html_(self) -> str:
        return ''.join(table._repr_html_() for table in self.values())


def read_table(own: Owner, at: int, language: Optional[bytes]) -> Table:
    """A table of an analysis as a value."""
    about = Analysis._about(own, at, language)
    columns = [read_column(own, at, number, language) for number in range(about.columns)]
    read = reader(own, at, language)
    rows = [read_row(columns, row, read) for row in range(about.rows)]
    return Table(decode(about.id), decode(about.title), decode(about.note), columns, rows)


def read_column(own: Owner, at: int, number: int, language: Optional[bytes]) -> Column:
    column = _api.siap_column(size=ctypes.sizeof(_api.siap_column))
    need(api.siap_analysis_column(own, at, number, language, ctypes.byref(column)), 'column')
    return Column(decode(column.id), KINDS[column.kind], decode(column.title))


def reader(own: Owner, at: int, language: Optional[bytes]) -> Callable[[int, int], Any]:
    """Reads cells into one struct: tables may have hundreds of thousands."""
    value = _api.siap_value(size=ctypes.sizeof(_api.siap_value))
    call, into, pointer = api.siap_analysis_value, ctypes.byref(value), own._as_parameter_

    def read(row: int, column: int) -> Any:
        status = call(pointer, at, row, column, language, into)
        if status != _api.SIAP_OK:
            need(status, 'cell')
        return value
    return read


def read_row(columns: Sequence[Column], row: int, read: Callable[[int, int], Any]) -> Row:
    values: Dict[str, Any] = {}
    why: Dict[str, str] = {}
    places: Dict[str, int] = {}
    said: Dict[str, str] = {}
    for number, column in enumerate(columns):
        cell = read(row, number)
        if column.kind == 'text':
            text = cell.text
            values[column.id] = decode(text)
            if cell.shown != text:
                said[column.id] = decode(cell.shown)
        elif math.isnan(cell.number):
            values[column.id] = None
            if cell.text:
                why[column.id] = decode(cell.text)
            said[column.id] = decode(cell.shown)
        else:
            values[column.id] = int(cell.number) if column.kind == 'count' else cell.number
            if cell.places >= 0:
                places[column.id] = cell.places
    return Row(values, why, places, said)

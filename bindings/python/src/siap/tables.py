# SPDX-License-Identifier: GPL-3.0-or-later
"""Evidence from dictionaries, data frames and workbooks, as documents that the library reads."""
from __future__ import annotations

import csv
import datetime
import importlib
import io
import json
import math
import numbers
import os
from typing import Any, Iterable, List, Mapping, Optional, Sequence, Tuple

from ._source import Path
from .errors import FormatError, ReadError, SiapError, UnknownNameError


def plain(value: Any) -> Any:
    """What json does not know: numbers of other libraries, dates."""
    if isinstance(value, numbers.Integral):
        return int(value)
    if isinstance(value, numbers.Number):
        return float(value)  # type: ignore[arg-type]
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f'evidence holds {type(value).__name__}: {value!r}')


def json_bytes(data: Mapping[str, Any]) -> bytes:
    """A dictionary as a JSON document. NaN raises ValueError: leave out what is missing."""
    return json.dumps(data if isinstance(data, dict) else dict(data), ensure_ascii=False,
                      allow_nan=False, default=plain).encode('utf-8')


def cell(value: Any) -> str:
    """A value as a field of CSV with decimal points; what is missing is blank."""
    if value is None:
        return ''
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return 'yes' if value else 'no'
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, numbers.Integral):
        return str(int(value))
    if isinstance(value, numbers.Number):
        number = float(value)  # type: ignore[arg-type]
        return '' if math.isnan(number) else repr(number)
    if str(value) in ('<NA>', 'NaT'):
        return ''
    raise TypeError(f'a cell holds {type(value).__name__}: {value!r}')


class Table:
    """Rows as CSV, up to a number of bytes: what is longer the library refuses by its own limit."""

    def __init__(self, most: Optional[int] = None) -> None:
        self._text = io.StringIO()
        self._rows = csv.writer(self._text, lineterminator='\n')
        self._most = most

    def add(self, row: Sequence[str]) -> bool:
        """False when it is full."""
        if any(row):
            self._rows.writerow(row)
        else:
            self._text.write('\n')
        return self._most is None or self._text.tell() <= self._most

    def data(self) -> bytes:
        return self._text.getvalue().encode('utf-8')


def frame_bytes(frame: Any) -> bytes:
    """A DataFrame as CSV. An index that has a name is a column like any other."""
    if any(frame.index.names):
        frame = frame.reset_index()
    table = Table()
    table.add([str(name) for name in frame.columns])
    for row in frame.itertuples(index=False, name=None):
        table.add([cell(value) for value in row])
    return table.data()


def columns_of(frame: Any, ids: Sequence[str]) -> Any:
    """The columns of a block from a DataFrame, by id, as an array of doubles."""
    names = [str(name) for name in frame.columns]
    unknown = [name for name in names if name not in set(ids)]
    absent = [name for name in ids if name not in set(names)]
    if unknown or absent or len(names) != len(ids):
        said = [f'not asked for: {", ".join(unknown[:6])}'] if unknown else []
        said += [f'absent: {", ".join(absent[:6])}'] if absent else []
        raise ValueError('columns must be the items of the plan, once each; '
                         + ('; '.join(said) or 'some stand twice'))
    numpy = importlib.import_module('numpy')
    frame = frame[[frame.columns[names.index(name)] for name in ids]]
    return numpy.ascontiguousarray(frame.to_numpy(dtype=float, na_value=float('nan')))


def excel_rows(values: Iterable[Tuple[Any, ...]], formulas: Iterable[Tuple[Any, ...]],
               title: str) -> Iterable[List[str]]:
    """Rows of a sheet as texts: line breaks become blanks, so that a row is a line."""
    for number, (row, written) in enumerate(zip(values, formulas), 1):
        for column, (value, formula) in enumerate(zip(row, written), 1):
            if value is None and isinstance(formula, str) and formula.startswith('='):
                raise FormatError(f'{title}, row {number}, column {column}: the formula {formula} '
                                  'was saved without a value: calculate and save it first')
        yield [' '.join(cell(value).splitlines()) for value in row]


def sheet_bytes(openpyxl: Any, files: Sequence[Any], sheet: Optional[str],
                most: int) -> Tuple[bytes, str]:
    """A sheet as CSV, and its name; the workbook is read twice: values, and formulas."""
    values, formulas = (openpyxl.load_workbook(file, read_only=True, data_only=only)
                        for file, only in zip(files, (True, False)))
    title = values.sheetnames[0] if sheet is None else sheet
    if title not in values.sheetnames:
        raise UnknownNameError(f'no sheet {title!r}: there are {", ".join(values.sheetnames)}')
    table = Table(most)
    for row in excel_rows(values[title].iter_rows(values_only=True),
                          formulas[title].iter_rows(values_only=True), title):
        if not table.add(row):
            break
    return table.data(), title


def excel_bytes(path: Path, sheet: Optional[str], most: int) -> Tuple[bytes, str]:
    """A sheet of a workbook as CSV, and its name."""
    openpyxl = importlib.import_module('openpyxl')
    try:
        with open(path, 'rb') as one, open(path, 'rb') as two:
            return sheet_bytes(openpyxl, (one, two), sheet, most)
    except (SiapError, MemoryError):
        raise
    except OSError as error:
        raise ReadError(f'workbook {os.fsdecode(path)}: {error}') from error
    except Exception as error: # whatever openpyxl, zipfile or an XML parser make of broken bytes
        raise FormatError(f'workbook {os.fsdecode(path)}: {error}') from error

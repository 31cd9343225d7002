# SPDX-License-Identifier: GPL-3.0-or-later
"""Blocks of rows: many regions, or many variants of one, scored in one call."""
from __future__ import annotations

import array
import ctypes
import importlib
import importlib.util
import math
import sys
from typing import Any, Dict, Iterator, List, NamedTuple, Optional, Sequence, Tuple

from . import _api, tables

DOUBLES = {'d', '@d', '=d', '<d' if sys.byteorder == 'little' else '>d'}
BYTES = {'B', '@B', '=B', '<B', '>B'}


class Memory(NamedTuple):
    """Where numbers lie, and what keeps them there."""

    keep: Any
    address: int
    rows: int


def numpy() -> Optional[Any]:
    """numpy, where it is installed."""
    return importlib.import_module('numpy') if importlib.util.find_spec('numpy') else None


def listed(matrix: Any, columns: int, is_states: bool) -> Any:
    """Rows of numbers that are no buffer; None is missing."""
    flat: Any = array.array('B' if is_states else 'd')
    for number, row in enumerate(matrix):
        values = list(row)
        if len(values) != columns:
            raise ValueError(f'row {number} has {len(values)} numbers, the plan asks for {columns}')
        flat.extend(values if is_states else
                    [float('nan') if value is None else float(value) for value in values])
    return flat


def address_of(view: memoryview, source: Any) -> Tuple[Any, int]:
    """The address of a buffer. Only a read-only one that is no numpy array is copied."""
    if not view.readonly:
        held = ctypes.c_char.from_buffer(view)
        return (held, view), ctypes.addressof(held)
    about = getattr(source, '__array_interface__', None)
    if isinstance(about, dict):
        return (source, view), about['data'][0]
    copy = ctypes.create_string_buffer(view.tobytes(), view.nbytes)
    return copy, ctypes.addressof(copy)


def memory(matrix: Any, columns: int, what: str, is_states: bool = False) -> Memory:
    """A matrix of rows x columns: a numpy array or any buffer where it lies, else rows copied."""
    try:
        view = memoryview(matrix)
    except TypeError:
        matrix = listed(matrix, columns, is_states)
        view = memoryview(matrix)
    if view.format not in (BYTES if is_states else DOUBLES):
        kind = 'uint8' if is_states else 'float64'
        raise TypeError(f'{what} holds {view.format!r}, {kind} is needed: convert it first')
    if not view.c_contiguous:
        raise ValueError(f'{what} does not lie row by row: use numpy.ascontiguousarray()')
    if view.ndim > 2 or (view.ndim == 2 and view.shape and view.shape[1] != columns):
        raise ValueError(f'{what} has the shape {view.shape}, the plan asks for rows x {columns}')
    count = view.nbytes // view.itemsize
    if columns == 0 or count % columns:
        raise ValueError(f'{what} has {count} values, which are no rows of {columns}')
    if count == 0:
        return Memory(None, 0, 0)
    keep, address = address_of(view, matrix)
    return Memory(keep, address, count // columns)


def blank(rows: int, columns: int, kind: str) -> Any:
    """Room for what comes out: a numpy array where numpy is there, else a memoryview."""
    if numpy():
        kind = 'f8' if kind == 'd' else 'u1'
        return importlib.import_module('numpy').empty((rows, columns), kind)
    flat = memoryview(array.array(kind, bytes(rows * columns * (8 if kind == 'd' else 1))))
    return flat.cast('B').cast(kind, [rows, columns]) if rows and columns else flat


class Block:
    """Scores of a block of rows.

    `len()` counts the rows, iteration gives each as a dictionary from node to rounded score, and
    `block["node"]` is a column. Where there is no score the arrays hold NaN, the dictionaries None.
    """

    def __init__(self, nodes: Sequence[str], rows: int, index: Any = None) -> None:
        self.nodes: Tuple[str, ...] = tuple(nodes)
        """Ids of the columns."""
        self.rounded: Any = blank(rows, len(nodes), 'd')
        """rows x nodes, float64: values after the node's rounding."""
        self.exact: Any = blank(rows, len(nodes), 'd')
        """rows x nodes, float64: values before it."""
        self.states: Any = blank(rows, len(nodes), 'B')
        """rows x nodes, uint8: SIAP_STATE_ values; 0 is scored."""
        self._rows, self._index = rows, index

    def __len__(self) -> int:
        return self._rows

    def column(self, node: str, of: str = 'rounded') -> Any:
        """One column of "rounded", "exact" or "states": a numpy array, or a list without numpy."""
        if node not in self.nodes:
            raise KeyError(node)
        if of not in ('rounded', 'exact', 'states'):
            raise ValueError(f'no such figures: {of!r}')
        values, at = getattr(self, of), self.nodes.index(node)
        return values[:, at] if numpy() else [values[row, at] for row in range(len(self))]

    def __getitem__(self, node: str) -> Any:
        return self.column(node)

    def __iter__(self) -> Iterator[Dict[str, Optional[float]]]:
        for row in range(len(self)):
            values = [float(self.rounded[row, at]) for at in range(len(self.nodes))]
            yield {node: None if math.isnan(value) else value
                   for node, value in zip(self.nodes, values)}

    def to_frame(self, of: str = 'rounded') -> Any:
        """A pandas DataFrame: a row for each row, a column for each node."""
        columns = {node: self.column(node, of) for node in self.nodes}
        return importlib.import_module('pandas').DataFrame(columns, index=self._index)

    def __repr__(self) -> str:
        names = ', '.join(self.nodes[:6]) + (', …' if len(self.nodes) > 6 else '')
        return f'<siap.Block {len(self)} rows x {len(self.nodes)} nodes: {names}>'


def pointer(values: Any, kind: Any) -> Any:
    """A pointer to room that blank() made; NULL where it is empty."""
    view = memoryview(values)
    if view.nbytes == 0:
        return None
    return ctypes.cast(ctypes.addressof(ctypes.c_char.from_buffer(view)), ctypes.POINTER(kind))


def at(memory: Memory, kind: Any) -> Any:
    """A pointer to what came in; NULL where nothing did."""
    return ctypes.cast(memory.address, ctypes.POINTER(kind)) if memory.rows else None


def numbers_of(nodes: Sequence[str], ids: Sequence[str]) -> List[int]:
    """Numbers of nodes in a plan."""
    where = {name: at for at, name in enumerate(ids)}
    for node in nodes:
        if node not in where:
            raise KeyError(node)
    return [where[node] for node in nodes]


def score(plan: Any, function: Any, items: Sequence[str], every: Sequence[str], matrix: Any,
          states: Any, nodes: Optional[Sequence[str]]) -> Tuple[int, Block]:
    """Score a block; the status of the call, and what came out."""
    index = None
    if hasattr(matrix, 'columns') and hasattr(matrix, 'itertuples'):
        index, matrix = matrix.index, tables.columns_of(matrix, items)
    given = memory(matrix, len(items), 'the matrix')
    marks = Memory(None, 0, 0) if states is None else memory(states, len(items), 'states', True)
    if states is not None and marks.rows != given.rows:
        raise ValueError(f'{marks.rows} rows of states for {given.rows} rows of scores')
    if isinstance(nodes, str):
        raise TypeError('nodes is a sequence of ids')
    chosen = list(every) if nodes is None else list(nodes)
    wanted = (ctypes.c_uint64 * max(len(chosen), 1))(*numbers_of(chosen, every))
    block = Block(chosen, given.rows, index)
    if not chosen or not given.rows:
        return _api.SIAP_OK, block
    status = function(plan, given.rows, at(given, ctypes.c_double), at(marks, ctypes.c_uint8),
                      wanted, len(chosen), pointer(block.exact, ctypes.c_double),
                      pointer(block.rounded, ctypes.c_double),
                      pointer(block.states, ctypes.c_uint8))
    del given, marks # what they keep had to live until here
    return status, block


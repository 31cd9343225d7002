# SPDX-License-Identifier: GPL-3.0-or-later
"""Where documents come from: bytes or files, kept so that what was read of them can be pickled."""
from __future__ import annotations

import ctypes
import dataclasses
import os
import stat
from typing import NamedTuple, Optional, Union

from . import _api
from ._call import need
from ._load import api

Bytes = Union[bytes, bytearray, memoryview]
Path = Union[str, bytes, 'os.PathLike[str]', 'os.PathLike[bytes]']


@dataclasses.dataclass(frozen=True)
class Limits:
    """Bounds on what a reader accepts; None is the default of the library."""

    depth: Optional[int] = None
    """Nesting of elements, arrays or objects; 64."""
    bytes: Optional[int] = None
    """Bytes of one input; 4 MiB."""
    elements: Optional[int] = None
    """Elements, JSON values or CSV fields; one per 16 bytes, at least 200 000."""
    attributes: Optional[int] = None
    """Attributes of one element; 256."""
    text: Optional[int] = None
    """Bytes of one start tag, text, name or CSV field; 65 536."""
    memory: Optional[int] = None
    """Bytes that reading takes beside the input; 42 MiB, and 48 a byte of it beyond 4 MiB."""

    def struct(self) -> _api.siap_limits:
        """As the library takes them."""
        limits = _api.siap_limits()
        need(api.siap_limits_init(limits, ctypes.sizeof(limits)), 'limits')
        for field in dataclasses.fields(self):
            value = getattr(self, field.name)
            if value is None:
                continue
            room = 2 ** (8 * getattr(_api.siap_limits, field.name).size)
            if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < room:
                raise ValueError(f'limit {field.name}: {value!r} is not 0 .. {room - 1}')
            setattr(limits, field.name, value)
        return limits


class Source(NamedTuple):
    """A document as it came in."""

    data: bytes
    name: bytes
    limits: Optional[Limits]


def struct_of(limits: Optional[Limits]) -> Optional[_api.siap_limits]:
    """NULL is the defaults."""
    return None if limits is None else limits.struct()


def titled(what: str, name: bytes) -> str:
    """How a message calls a document."""
    return f'{what} {os.fsdecode(name)}' if name else what


def memory(data: Bytes, name: str, limits: Optional[Limits]) -> Source:
    """A document in memory."""
    if isinstance(data, str):
        raise TypeError('a document is bytes; a file is read with open()')
    if '\0' in name:
        raise ValueError('name holds a NUL')
    return Source(bytes(data), name.encode('utf-8', 'surrogateescape'), limits)


def file(path: Path, limits: Optional[Limits]) -> Optional[Source]:
    """The bytes of a regular file that is not too long; None: the library says what is wrong."""
    name = os.fsencode(path)
    if b'\0' in name:
        raise ValueError('path holds a NUL')
    most = (limits or Limits()).struct().bytes
    try:
        handle = os.open(name, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        return None
    with os.fdopen(handle, 'rb') as opened:
        try:
            data = opened.read(most + 1)
        except OSError:
            return None
    return Source(data, name, limits) if len(data) <= most else None

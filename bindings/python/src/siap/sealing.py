# SPDX-License-Identifier: GPL-3.0-or-later
"""Results sealed with the digests of all that they rest on, and the proof of a seal."""
from __future__ import annotations

import ctypes
import os
from typing import Any, BinaryIO, Callable, Mapping, Optional, Union

from . import _api
from ._call import Collector, freed, need
from ._handle import encode
from ._load import api
from ._source import Limits, Path, struct_of, titled
from .findings import Findings

# role and name -> the bytes of the file; None: there is none
Reader = Callable[[str, str], Optional[bytes]]
PIECE = 1 << 20  # of a document, which may be of any size
# texts of the options, as the library calls them
TEXTS = ('evidence', 'rubric', 'reference', 'previous', 'profile', 'region', 'region_class', 'stage',
         'language', 'date')


def whole(path: str) -> bytes:
    with open(path, 'rb') as file:
        return file.read()


def inside(folder: Path, name: str) -> Optional[str]:
    """The path of a regular file of a folder; a name that leads out of it is looked for by its last part."""
    parts = name.split('/')
    for one in (parts if '..' not in parts and parts[0] else [], parts[-1:]):
        path = os.path.join(os.fsdecode(folder), *one)
        if one and one[-1] not in ('', '.', '..') and os.path.isfile(path):
            return path
    return None


class Hands:
    """Files for the library. What goes wrong in Python stops the call, and is raised behind it."""

    def __init__(self, read: Callable[[str, str], Union[bytes, BinaryIO, None]]) -> None:
        self._read = read
        self._held: Optional[bytes] = None  # stays until the next one, as the library asks
        self._open: Optional[BinaryIO] = None  # a document that comes in pieces
        self.error: Optional[BaseException] = None
        self.callback = _api.siap_file_reader(self._over)

    def _over(self, _: Any, role: bytes, name: bytes, file: Any) -> int:
        try:
            given = self._open if file[0].offset else self._read(role.decode(),
                                                                 name.decode('utf-8', 'surrogateescape'))
            if given is None:
                return 0
            self._held = given if isinstance(given, (bytes, bytearray)) else self._piece(given)
            file[0].bytes, file[0].length = self._held, len(self._held)
            file[0].more = self._open is not None
            return 1
        except BaseException as error:  # nothing may pass through C
            self.error = error
            return -1

    def _piece(self, document: BinaryIO) -> bytes:
        data = document.read(PIECE)
        self._open = document if len(data) == PIECE else None
        if self._open is None:
            document.close()
        return data


def reader_of(files: Any, rubrics: Optional[Path], documents: Optional[Path],
              base: Optional[Path]) -> Callable[[str, str], Union[bytes, BinaryIO, None]]:
    """Files by name: from a mapping or a function; else from folders, `base` first. Documents are opened."""
    def read(role: str, name: str) -> Union[bytes, BinaryIO, None]:
        if callable(files):
            given: Optional[bytes] = files(role, name)
            return given
        if files is not None and name in files:
            return bytes(files[name])
        if role == 'document':
            path = None if documents is None else inside(documents, name)
            return None if path is None else open(path, 'rb')
        if base is None and os.path.isfile(name):
            return whole(name)
        for folder in (rubrics if role == 'rubric' else None, base):
            for one in (name, name + '.xml') if role == 'rubric' else (name,):
                found = None if folder is None else inside(folder, one)
                if found is not None:
                    return whole(found)
        return None
    return read


def seal(evidence: Path, *, rubric: Optional[Path] = None, reference: Optional[Path] = None,
         previous: Union[Path, float, None] = None,
         externals: Optional[Mapping[str, Union[Path, float]]] = None,
         profile: Optional[str] = None, region: Optional[str] = None,
         region_class: Optional[str] = None, stage: Optional[str] = None,
         date: Optional[str] = None, files: Union[Mapping[str, bytes], Reader, None] = None,
         rubrics: Optional[Path] = None, documents: Optional[Path] = None,
         limits: Optional[Limits] = None, language: str = 'en') -> str:
    """Score all regions of some evidence, and write the results (JSON) with SHA-256 digests.

    Everything is a name: of a file to be read, or of one in `files` (name -> bytes, or a function
    of role and name). Rubrics that evidence names are looked for in the folder `rubrics`, documents
    in `documents`. `previous` and each of `externals` is a number, results (JSON) or evidence.
    """
    words = {'evidence': evidence, 'rubric': rubric, 'reference': reference, 'previous': previous,
             'profile': profile, 'region': region, 'region_class': region_class, 'stage': stage,
             'language': language, 'date': date}
    options = _api.siap_seal_options(size=ctypes.sizeof(_api.siap_seal_options))
    for name in TEXTS:
        setattr(options, name, text_of(words[name], name))
    lines = [f'{one}={words_of(value)}\n' for one, value in (externals or {}).items()]
    options.externals = encode(''.join(lines), 'externals') if lines else None
    collector, hands = Collector(language), Hands(reader_of(files, rubrics, documents, None))
    out, length = ctypes.c_void_p(), ctypes.c_size_t()
    status = api.siap_seal_write(ctypes.byref(options), hands.callback, None, struct_of(limits),
                                 ctypes.byref(out), ctypes.byref(length), collector.owner)
    finish(status, titled('sealing', os.fsencode(evidence)), hands, collector)
    return freed(out, length.value)


def verify(sealed: Union[bytes, str, 'os.PathLike[str]'], *,
           files: Union[Mapping[str, bytes], Reader, None] = None, base: Optional[Path] = None,
           rubrics: Optional[Path] = None, documents: Optional[Path] = None,
           limits: Optional[Limits] = None, language: str = 'en') -> Findings:
    """Recompute all that a seal says, and compare. A difference raises RuleError with all of them.

    `sealed` is the path of a seal, whose files are then looked for beside it, or its bytes. What
    else there is to say comes back, with a note of what was compared.
    """
    name = ''
    if isinstance(sealed, bytes):
        data = sealed
    else:
        name = os.fsdecode(sealed)
        base = os.path.dirname(name) or '.' if base is None else base
        with open(name, 'rb') as file:
            data = file.read()
    collector = Collector(language)
    hands = Hands(reader_of(files, rubrics, documents, '.' if base is None else base))
    status = api.siap_seal_verify(data, len(data), os.fsencode(name), hands.callback, None,
                                  struct_of(limits), collector.owner)
    return finish(status, titled('seal', os.fsencode(name)), hands, collector)


def words_of(value: Any) -> str:
    """A number as it reads back, or the name of a file."""
    return repr(value) if isinstance(value, (int, float)) else os.fsdecode(value)


def text_of(value: Any, what: str) -> Optional[bytes]:
    return encode(None if value is None else words_of(value), what)


def finish(status: int, what: str, hands: Hands, collector: Collector) -> Findings:
    """What was found, or the exception: that of Python first."""
    found = collector.take()
    if hands.error is not None:
        try:
            raise hands.error
        finally:
            hands.error = None
    need(status, what, found)
    return found

# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds the library, refuses one of another binary interface, and binds its functions."""
from __future__ import annotations

import ctypes
import os
from typing import List, Tuple

from . import _api


class LibraryError(ImportError):
    """The shared library was not found, or is not one that this package can use."""


def places() -> List[Tuple[str, str]]:
    """Where the library is looked for, and why there."""
    told = os.environ.get('SIAP_LIBRARY')
    if told:
        return [(told, 'from SIAP_LIBRARY')]
    beside = os.path.join(os.path.dirname(os.path.abspath(__file__)), _api.SONAME)
    return [(beside, 'beside the package'), (_api.SONAME, 'where the loader looks')]


def open_library() -> Tuple[ctypes.CDLL, str]:
    """The first of places() that can be loaded."""
    tried = []
    for path, why in places():
        try:
            return ctypes.CDLL(path), path
        except OSError as error:
            tried.append(f'  {path} ({why}): {error}')
    raise LibraryError('libsiap was not found. Set SIAP_LIBRARY to the path of ' + _api.SONAME
                       + ', or install it. Tried:\n' + '\n'.join(tried))


def check(library: ctypes.CDLL, path: str) -> None:
    """Refuse what is not libsiap, or has another binary interface, before anything is called."""
    try:
        library.siap_abi_version.restype = ctypes.c_uint32
        library.siap_version.restype = ctypes.c_char_p
        abi, version = library.siap_abi_version(), library.siap_version().decode()
    except AttributeError as error:
        raise LibraryError(f'{path} is not libsiap: {error}') from error
    if abi != _api.ABI:
        raise LibraryError(f'{path} is libsiap {version} with binary interface {abi}; this package '
                           f'needs binary interface {_api.ABI} ({_api.SONAME})')


def bind(library: ctypes.CDLL, path: str) -> _api.Api:
    """Every function with its types. Structs must have the size that the library knows."""
    check(library, path)
    try:
        api = _api.Api(library)
    except AttributeError as error:
        raise LibraryError(f'{path} is older than this package: {error}') from error
    limits, options = _api.siap_limits(), _api.siap_evidence_options()
    if (api.siap_limits_init(limits, ctypes.sizeof(limits)) != _api.SIAP_OK or
            api.siap_evidence_options_init(options, ctypes.sizeof(options)) != _api.SIAP_OK):
        raise LibraryError(f'{path} is older than this package: it does not know its structs')
    return api


library, path = open_library()
api = bind(library, path)

# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls of the library: each with a list of findings of its own, each status looked at."""
from __future__ import annotations

import ctypes
from typing import Any, Callable, Optional, Tuple

from . import _api
from ._handle import Owner, decode, encode
from ._load import api
from .errors import error_for
from .findings import SEVERITIES, Finding, Findings

MOST = 1000  # findings that are kept; later ones are counted


class Collector:
    """A list of findings of the library, for one thread; read out with take()."""

    def __init__(self, language: str = 'en') -> None:
        pointer = ctypes.POINTER(_api.siap_findings)()
        status = api.siap_findings_new(encode(language, 'language'), MOST, ctypes.byref(pointer))
        need(status, f'findings in the language {language!r}')
        self.owner = Owner(pointer, api.siap_findings_unref)

    def take(self) -> Findings:
        """What was found, as values."""
        count = api.siap_findings_count(self.owner)
        totals = {word: api.siap_findings_total(self.owner, severity)
                  for severity, word in SEVERITIES.items()}
        return Findings((self._finding(at) for at in range(count)), totals)

    def _finding(self, at: int) -> Finding:
        def text(function: Callable[..., Optional[bytes]]) -> str:
            return decode(function(self.owner, at))
        return Finding(
            code=text(api.siap_findings_code),
            severity=SEVERITIES[api.siap_findings_severity(self.owner, at)],
            file=text(api.siap_findings_source),
            line=api.siap_findings_line(self.owner, at) or None,
            column=api.siap_findings_column(self.owner, at) or None,
            path=text(api.siap_findings_path), text=text(api.siap_findings_text),
            hint=text(api.siap_findings_hint), holder=text(api.siap_findings_holder),
            shown=self._shown(at))

    def _shown(self, at: int) -> str:
        out = ctypes.c_void_p()
        need(api.siap_findings_format(self.owner, at, ctypes.byref(out)), 'showing a finding')
        return freed(out, None)


def need(status: int, what: str, findings: Findings = Findings()) -> None:
    """Raise the exception of a status that is not SIAP_OK."""
    if status != _api.SIAP_OK:
        name = decode(api.siap_status_name(status))
        raise error_for(status, f'{what}: {name}', findings)


def freed(out: ctypes.c_void_p, length: Optional[int]) -> str:
    """Text that a call made; given back whatever happens."""
    try:
        if out.value is None:
            raise error_for(_api.SIAP_ERR_BUG, 'a call gave no text', Findings())
        found = ctypes.string_at(out.value, -1 if length is None else length)
    finally:
        api.siap_free(out)
    return decode(found)


def checked(what: str, function: Callable[..., int], *words: Any, language: str) -> Findings:
    """Call what takes a list of findings last."""
    collector = Collector(language)
    status = function(*words, collector.owner)
    found = collector.take()
    need(status, what, found)
    return found


def made(what: str, function: Callable[..., int], noun: str, *words: Any,
         collector: Collector) -> Tuple[int, Optional[Owner]]:
    """Call what makes an object: `out` and findings come last. The object has an owner at once."""
    pointer = ctypes.POINTER(getattr(_api, noun))()
    status = function(*words, ctypes.byref(pointer), collector.owner)
    owner = Owner(pointer, getattr(api, noun + '_unref')) if pointer else None
    if status == _api.SIAP_OK and owner is None:
        raise error_for(_api.SIAP_ERR_BUG, what, Findings())
    return status, owner


def make(what: str, function: Callable[..., int], noun: str, *words: Any,
         language: str) -> Tuple[Owner, Findings]:
    """The same with a list of its own: the object and what was found, or an exception."""
    collector = Collector(language)
    status, owner = made(what, function, noun, *words, collector=collector)
    found = collector.take()
    need(status, what, found)
    assert owner is not None
    return owner, found


def written_found(what: str, function: Callable[..., int], *words: Any,
                  language: str) -> Tuple[str, Findings]:
    """Call what writes text and says what it found: `out`, `length` and findings come last."""
    out, length, collector = ctypes.c_void_p(), ctypes.c_size_t(), Collector(language)
    status = function(*words, ctypes.byref(out), ctypes.byref(length), collector.owner)
    found = collector.take()
    need(status, what, found)
    return freed(out, length.value), found


def written(what: str, function: Callable[..., int], *words: Any) -> str:
    """Call what writes text: `out` and `length` come last."""
    out, length = ctypes.c_void_p(), ctypes.c_size_t()
    need(function(*words, ctypes.byref(out), ctypes.byref(length)), what)
    return freed(out, length.value)

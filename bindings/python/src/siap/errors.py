# SPDX-License-Identifier: GPL-3.0-or-later
"""One exception for each status of the library."""
from __future__ import annotations

from typing import Any, Dict, Tuple, Type

from . import _api
from .findings import Findings

MOST = 5  # findings that a message shows; the exception carries all


class SiapError(Exception):
    """A call of the library did not succeed. `findings` says what, where and how to mend it."""

    status: int = 0
    """The SIAP_ERR_ value."""

    def __init__(self, message: str, findings: Findings = Findings()) -> None:
        super().__init__(message)
        self.message = message
        self.findings = findings

    def __str__(self) -> str:
        worst = self.findings.errors or self.findings
        lines = [self.message] + [str(one) for one in worst[:MOST]]
        more = len(worst) - MOST
        return '\n'.join(lines + ([f'and {more} more'] if more > 0 else []))

    def __reduce__(self) -> Tuple[Any, ...]:
        return type(self), (self.message, self.findings)


class ArgumentError(SiapError, ValueError):
    """The caller broke a documented precondition."""

    status = _api.SIAP_ERR_ARG


class NoMemoryError(SiapError, MemoryError):
    """An allocation failed; nothing was changed."""

    status = _api.SIAP_ERR_MEMORY


class ReadError(SiapError, OSError):
    """A file could not be opened or read."""

    status = _api.SIAP_ERR_IO


class FormatError(SiapError, ValueError):
    """The bytes are not well-formed in their format."""

    status = _api.SIAP_ERR_SYNTAX


class RuleError(SiapError, ValueError):
    """Well-formed, but it breaks a rule of the rubric or evidence format."""

    status = _api.SIAP_ERR_RULE


class LimitError(SiapError, ValueError):
    """A limit on what a reader accepts was reached."""

    status = _api.SIAP_ERR_LIMIT


class UnknownNameError(SiapError, LookupError):
    """Nothing bears that name, or a name must be chosen."""

    status = _api.SIAP_ERR_NAME


class BugError(SiapError, RuntimeError):
    """A promise of the library was broken: please report it."""

    status = _api.SIAP_ERR_BUG


class LackingError(SiapError, ValueError):
    """The inputs are valid, but not enough for an answer."""

    status = _api.SIAP_ERR_LACKING


class StoppedError(SiapError):
    """A progress callback said stop."""

    status = _api.SIAP_ERR_STOPPED


CLASSES: Dict[int, Type[SiapError]] = {one.status: one for one in (
    ArgumentError, NoMemoryError, ReadError, FormatError, RuleError, LimitError, UnknownNameError,
    BugError, LackingError, StoppedError)}


def error_for(status: int, what: str, findings: Findings) -> SiapError:
    """The exception of a status."""
    return CLASSES.get(status, BugError)(what, findings)

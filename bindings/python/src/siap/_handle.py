# SPDX-License-Identifier: GPL-3.0-or-later
"""What the classes share: references of the library, closing, and the words of the header."""
from __future__ import annotations

import atexit
import ctypes
import inspect
import operator
import weakref
from typing import Any, Callable, Optional, Set, Type, TypeVar, Union, overload

from . import _api
from ._load import api

F = TypeVar('F', bound=Callable[..., Any])
H = TypeVar('H', bound='Handle')
NOWHERE = ctypes.c_size_t(-1).value  # SIZE_MAX: nothing bears that id


class ClosedError(ValueError):
    """The object was closed before."""


class Release(weakref.ReferenceType[Any]):
    """Calls a function with itself when its object is gone.

    The functions are written in C, so no line of Python runs then. If one did, Python would run
    the handler of a signal in it that is due, such as Ctrl-C, and drop what the handler raises:
    weakref callbacks and `__del__` have nobody to raise it to.
    """

    __slots__ = ('_as_parameter_', 'other')
    __hash__ = object.__hash__ # that of a weakref is that of its object, which may be gone
    __eq__ = object.__eq__
    _as_parameter_: Any # what ctypes passes in place of this
    other: 'Release'


alive: Set[Any] = set()
# at exit the system takes the memory, and no thread finds its object gone
atexit.register(alive.clear)


class Owner:
    """One reference of the library.

    It is given back when nothing in Python uses it: no object that was not closed, and no call that
    still runs in another thread, since a call holds its arguments. So close() is safe at any time.
    """

    __slots__ = ('_as_parameter_', '__weakref__')

    def __init__(self, pointer: Any, release: Callable[[Any], None]) -> None:
        self._as_parameter_ = pointer
        back = Release(self, release)
        back._as_parameter_ = pointer
        last = Release(self, alive.discard)
        last.other = back
        alive.add(last)


class Handle:
    """An object of the library. Close it, leave its `with` block or forget it, in any order."""

    _owner: Optional[Owner] = None

    def __init__(self) -> None:
        raise TypeError(f'{type(self).__name__} is made by its class methods, such as '
                        f'{type(self).__name__}.open(path)')

    @classmethod
    def _of(cls: Type[H], owner: Owner) -> H:
        made = cls.__new__(cls)
        made._owner = owner
        return made

    def _own(self) -> Owner:
        """What calls get; held by the call for as long as it runs."""
        owner = self._owner
        if owner is None:
            raise ClosedError(f'this {type(self).__name__} is closed')
        return owner

    @property
    def closed(self) -> bool:
        """Whether close() was called."""
        return self._owner is None

    def _again(self: H) -> H:
        """The same object once more: closing one leaves the other open."""
        other = type(self).__new__(type(self))
        other.__dict__.update(self.__dict__)
        other._owner = self._own()
        return other

    def close(self) -> None:
        """Give the object back. Later use raises ClosedError; what was made of it lives on."""
        self._owner = None

    def __enter__(self: H) -> H:
        self._own()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def described(function: str) -> Callable[[F], F]:
    """Put what the header says of a function below a docstring."""
    def put(method: F) -> F:
        own = inspect.cleandoc(method.__doc__ or '')
        method.__doc__ = f'{own}\n\n{function}(): {_api.FUNCTIONS[function][2]}'
        return method
    return put


def decode(text: Optional[bytes]) -> str:
    """Text of the library, in UTF-8. A name that a caller gave may be any bytes."""
    return '' if text is None else text.decode('utf-8', 'surrogateescape')


def encode(text: Optional[str], what: str) -> Optional[bytes]:
    """Text for the library. A NUL would end it early, so it is refused."""
    if text is None:
        return None
    if not isinstance(text, str):
        raise TypeError(f'{what} must be str, not {type(text).__name__}')
    if '\0' in text:
        raise ValueError(f'{what} holds a NUL')
    return text.encode('utf-8')


def position(number: Any, count: int, what: str) -> int:
    """A number of a sequence as C wants it: 0 .. count - 1; negative ones count from the end."""
    at = operator.index(number)
    if at < 0:
        at += count
    if not 0 <= at < count:
        raise IndexError(f'{what} {number} of {count}')
    return at


class Text:
    """A text of a handle, told by one function of the library."""

    def __init__(self, function: str) -> None:
        self._function = function
        self.__doc__ = _api.FUNCTIONS[function][2]

    @overload
    def __get__(self, handle: None, owner: Any) -> 'Text': ...

    @overload
    def __get__(self, handle: Handle, owner: Any) -> str: ...

    def __get__(self, handle: Optional[Handle], owner: Any) -> Union['Text', str]:
        if handle is None:
            return self
        return decode(getattr(api, self._function)(handle._own()))

    def __set__(self, handle: Handle, value: object) -> None:
        raise AttributeError('what the library tells cannot be set')


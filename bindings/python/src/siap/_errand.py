# SPDX-License-Identifier: GPL-3.0-or-later
"""A long call of the library, which can be watched and stopped.

The call runs in a thread of its own, and the thread that asked for it listens. It cannot be the
other way round: Python runs the handler of Ctrl-C (and of any other signal) at the first
instruction of whatever comes next in the main thread. While C works, that is the first instruction
of its callback, before any `try` in it; ctypes would print what the handler raised as "Exception
ignored" and the call would go on. A thread that only listens gets it like any other exception.
"""
from __future__ import annotations

import _thread
import atexit
import os
import queue
import threading
from typing import Any, Callable, Optional, Set, Tuple

from . import _api

Progress = Optional[Callable[[int, int], Any]]


class Errand:
    """One call. `progress(done, total)` runs in the thread that asks; what is true stops the call,
    and so does an exception, which then leaves run()."""

    def __init__(self, progress: Progress = None) -> None:
        self._progress = progress
        self._steps: 'queue.SimpleQueue[Optional[Tuple[int, int]]]' = queue.SimpleQueue()
        self._answers: 'queue.SimpleQueue[bool]' = queue.SimpleQueue()
        self._ended = threading.Event()
        self._stopped = False
        self._error: Optional[BaseException] = None
        self._given: Any = None

    def run(self, call: Callable[[Any], Any]) -> Any:
        """Give call(callback), whose callback is a siap_progress.

        After an exception in this thread the call is told to stop, and waited for. A second one
        (Ctrl-C once more) does not wait: the call ends by itself, and holds what it uses.
        """
        is_out = False
        try:
            # not threading.Thread: what it leaves behind swallows signals (see Release)
            _thread.start_new_thread(self._work, (call,))
            is_out = True
            self._listen()
        except BaseException:
            self._stopped = True
            self._answers.put(True)
            if is_out:
                self._ended.wait()
            raise
        if self._error is not None:
            try:
                raise self._error
            finally:
                self._error = None # its traceback holds this object
        return self._given

    def _listen(self) -> None:
        """Until the call has ended."""
        for done, total in iter(self._steps.get, None):
            self._answers.put(bool(self._progress and self._progress(done, total)))

    # ---- in the thread of the call

    def _work(self, call: Callable[[Any], Any]) -> None:
        out.add(self)
        try:
            self._given = call(_api.siap_progress(self._told))
        except BaseException as error: # raised where the call was asked for
            self._error = error
        finally:
            out.discard(self)
            self._ended.set()
            self._steps.put(None)

    def _told(self, _: Any, done: int, total: int) -> int:
        if not self._stopped and self._progress is not None:
            self._steps.put((done, total))
            self._stopped = self._answers.get() or self._stopped
        return int(self._stopped)


out: Set[Errand] = set() # those whose call runs
os.register_at_fork(after_in_child=out.clear) # their threads are the parent's


@atexit.register
def wait() -> None:
    """Python does not end under a call."""
    for errand in list(out):
        errand._ended.wait()

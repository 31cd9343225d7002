# SPDX-License-Identifier: GPL-3.0-or-later
"""The villages on a cluster of Dask, with a worker killed half-way, and the same in one process.

usage: cluster.py [OPTION]...     --help lists them

Without --address it starts `dask scheduler` and `dask worker` itself, on 127.0.0.1 and ports that are
free, and ends them however it ends.
"""
from __future__ import annotations

import argparse
import concurrent.futures
import itertools
import logging
import os
import signal
import subprocess
import sys
import tempfile
import time
from typing import Any, Callable, Dict, Iterator, List, Optional

import villages

# who is dead does not answer: half a minute is long to find out (the processes started here inherit it)
os.environ.setdefault('DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT', '5s')
from dask.distributed import Client, KilledWorker, TimeoutError as NothingYet, wait # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
RUBRIC = os.path.join(HERE, '..', '..', 'rubrics', 'spbe-2020.xml')
LOCAL = ['--host', '127.0.0.1', '--no-dashboard', '--dashboard-address', '127.0.0.1:0']
ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
GONE = 'the scheduler is gone'
AHEAD = 4 # tasks for each worker that are handed out at a time: what bounds memory


class Failure(Exception):
    """What is said before ending with 1."""


class Processes:
    """A scheduler and workers of our own. On leaving they are gone, and so is their folder."""

    def __init__(self, workers: int) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix='siap-cluster-')
        self.file = os.path.join(self.folder.name, 'scheduler.json')
        self.running: Dict[str, subprocess.Popen[bytes]] = {}
        self.names = [f'worker-{number}' for number in range(1, workers + 1)]

    def __enter__(self) -> 'Processes':
        try:
            # it ends by itself when nobody is left to end it; so do the workers without it
            self.start('scheduler', 'scheduler', '--port', '0', '--scheduler-file', self.file,
                       '--idle-timeout', '120s')
            self.wait_for(lambda: os.path.exists(self.file), 60)
            for name in self.names:
                # no nanny: what is killed stays away, and the others must do without it
                self.start(name, 'worker', '--scheduler-file', self.file, '--name', name,
                           '--nthreads', '1', '--no-nanny', '--memory-limit', '1GiB',
                           '--death-timeout', '60', '--local-directory', self.folder.name)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        # a second Ctrl-C must not come between
        before = {number: signal.signal(number, signal.SIG_IGN) for number in ENDING}
        for process in self.running.values():
            process.kill() # nothing of theirs is worth saving
        for process in self.running.values():
            process.wait()
        self.folder.cleanup()
        for number, handler in before.items():
            signal.signal(number, handler)

    def start(self, name: str, *words: str) -> None:
        """One process, in a session of its own: Ctrl-C reaches this program alone."""
        command = [sys.executable, '-m', 'dask', *words, *LOCAL]
        path = os.pathsep.join([HERE, *filter(None, [os.environ.get('PYTHONPATH')])])
        with open(self.log(name), 'wb') as log:
            self.running[name] = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.folder.name,
                env={**os.environ, 'PYTHONPATH': path}, start_new_session=True)

    def log(self, name: str) -> str:
        return os.path.join(self.folder.name, name + '.log')

    def wait_for(self, there: Callable[[], bool], seconds: float) -> None:
        """Until something is there; a process that ended says why."""
        until = time.monotonic() + seconds
        while not there():
            for name, process in self.running.items():
                if process.poll() is not None:
                    raise Failure(f'{name} ended by itself:\n{self.told(name)}')
            if time.monotonic() > until:
                raise Failure(f'nothing for {seconds:g} s:\n{self.told("scheduler")}')
            time.sleep(0.05)

    def told(self, name: str) -> str:
        with open(self.log(name), encoding='utf-8', errors='replace') as log:
            return log.read()[-2000:]

    def kill(self, names: List[str], run: 'Run') -> None:
        """SIGKILL. They are stopped first and given work, so that what they lose is known."""
        for name in names:
            self.running[name].send_signal(signal.SIGSTOP)
        run.hand_out(AHEAD * len(self.names))
        until = time.monotonic() + 5
        while not all(run.in_hand(name) for name in names) and time.monotonic() < until:
            time.sleep(0.05)
        for name in names:
            process, lost = self.running[name], run.in_hand(name)
            process.kill()
            process.wait()
            say(f'{name} (process {process.pid}) killed with {lost} tasks in hand')

    def memory(self) -> str:
        """The most that each living worker has taken."""
        found = []
        for name in self.names:
            if self.running[name].poll() is None:
                with open(f'/proc/{self.running[name].pid}/status', encoding='ascii') as status:
                    peak = [line.split()[1] for line in status if line.startswith('VmHWM')]
                found.append(f'{name} {int(peak[0]) // 1024} MiB')
        return ', '.join(found)


class Run:
    """Hands tasks out, a few at a time, and merges what comes back."""

    def __init__(self, client: Any, rubric: bytes, answers: Any, patience: float) -> None:
        self.client, self.rubric, self.answers = client, rubric, answers
        self.patience, self.seen = patience, time.monotonic()
        self.tasks: Iterator[villages.Task] = iter(())
        self.pending: List[Any] = []

    def hand_out(self, count: int) -> None:
        """So many more tasks, or what is left of them."""
        for task in itertools.islice(self.tasks, count):
            rows = self.answers[task.start:task.start + task.rows]
            self.pending.append(self.client.submit(villages.tally, self.rubric, rows, task,
                                                   pure=False))

    def workers(self) -> Dict[str, Any]:
        """Those that are there, by address; none when the scheduler does not answer."""
        if self.client.status != 'running':
            return {}
        return dict(self.client.scheduler_info()['workers'])

    def in_hand(self, name: str) -> int:
        """How many tasks a worker has that are not known to be done."""
        tasks: Dict[str, Any] = self.client.processing()
        return sum(len(tasks.get(address, ())) for address, worker in self.workers().items()
                   if worker['name'] == name)

    def look_around(self) -> None:
        """Dask waits for workers for ever; this does not."""
        if self.workers():
            self.seen = time.monotonic()
        elif time.monotonic() - self.seen > self.patience:
            gone = 'no worker is left' if self.client.status == 'running' else GONE
            raise Failure(f'{gone}, and none came for {self.patience:g} s')

    def finished(self) -> villages.Tally:
        """What the next task gave. A result that went with its worker is worked out again."""
        while True:
            try:
                future = wait(self.pending, timeout=1, return_when='FIRST_COMPLETED').done.pop()
                found: villages.Tally = future.result(timeout=self.patience)
            except NothingYet:
                self.look_around()
                continue
            except concurrent.futures.CancelledError:
                raise Failure(f'{GONE}, and with it what was handed out') from None
            self.pending.remove(future)
            return found

    def all(self, tasks: List[villages.Task], merger: villages.Merger,
            after: Callable[[int], None]) -> None:
        """Every task; `after` is told how many are done."""
        self.tasks, window, done = iter(tasks), AHEAD * max(len(self.workers()), 1), 0
        self.hand_out(window)
        while self.pending:
            merger.add(self.finished())
            self.hand_out(max(window - len(self.pending), 0))
            done += 1
            after(done)


def say(words: str) -> None:
    print(f'cluster: {words}', file=sys.stderr, flush=True)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog='cluster.py', description=__doc__.split('\n')[0])
    add = parser.add_argument
    add('--full', action='store_true', help='84000 villages under 1000 replications')
    add('--villages', type=int, default=84000)
    add('--replications', type=int, default=50)
    add('--seed', type=int, default=2022)
    add('--task-villages', type=int, default=2048, metavar='N', help='a multiple of 32')
    add('--task-replications', type=int, default=250, metavar='N')
    add('--workers', type=int, default=2)
    add('--kill', type=int, default=1, metavar='N', help='how many workers to kill half-way')
    add('--patience', type=float, default=30, metavar='SECONDS',
        help='how long to go on without any worker')
    add('--address', help='a scheduler that runs already; nothing is killed')
    add('--no-single', action='store_true', help='do not compare with the single process')
    add('--output', metavar='FILE', help='where the table goes')
    chosen = parser.parse_args()
    if chosen.full:
        chosen.villages, chosen.replications = 84000, 1000
    if min(chosen.villages, chosen.replications, chosen.workers) < 1 or chosen.seed < 0:
        parser.error('villages, replications and workers are 1 or more, the seed is no less than 0')
    if not 0 <= chosen.kill <= chosen.workers:
        parser.error('no more workers can be killed than there are')
    return chosen


def on_cluster(chosen: argparse.Namespace, rubric: bytes, answers: Any, address: Optional[str],
               processes: Optional[Processes]) -> bytes:
    """The table, made by workers."""
    tasks = list(villages.tasks(chosen.seed, len(answers), chosen.replications,
                               chosen.task_villages, chosen.task_replications))
    merger = villages.Merger(rubric, answers, chosen.replications)
    with Client(address, scheduler_file=processes.file if processes else None, timeout=30) as client:
        if processes:
            processes.wait_for(lambda: bool(len(client.scheduler_info()['workers']) ==
                                            chosen.workers), 60)
        else:
            client.upload_file(os.path.join(HERE, 'villages.py'))
        say(f'workers at {client.scheduler.address}: {len(client.scheduler_info()["workers"])}')
        started, run = time.monotonic(), Run(client, rubric, answers, chosen.patience)

        def after(done: int) -> None:
            if processes and chosen.kill and done == (len(tasks) + 1) // 2:
                say(f'{done} of {len(tasks)} tasks done')
                processes.kill(processes.names[-chosen.kill:], run)

        run.all(tasks, merger, after)
        table = merger.csv()
        say(f'{len(tasks)} tasks on the cluster: {time.monotonic() - started:.1f} s')
    if processes:
        say(f'most memory: {processes.memory()}')
    return table


def work(chosen: argparse.Namespace) -> None:
    with open(RUBRIC, 'rb') as file:
        rubric = file.read()
    items = len(villages.plan_of(rubric))
    say(f'{chosen.villages} made-up villages, {items} answers each, {chosen.replications} replications')
    answers = villages.made_up(chosen.seed, chosen.villages, items)
    if chosen.address:
        table = on_cluster(chosen, rubric, answers, chosen.address, None)
    else:
        with Processes(chosen.workers) as processes:
            table = on_cluster(chosen, rubric, answers, None, processes)
    if chosen.output:
        with open(chosen.output, 'wb') as file:
            file.write(table)
    print(f'cluster         {villages.digest(table)}', flush=True)
    if not chosen.no_single:
        compare(chosen, rubric, answers, table)


def compare(chosen: argparse.Namespace, rubric: bytes, answers: Any, table: bytes) -> None:
    """The same in this process; the bytes must be the same."""
    started, busy = time.monotonic(), time.process_time()
    single = villages.alone(rubric, answers, chosen.seed, chosen.replications, chosen.task_villages)
    say(f'single process: {time.monotonic() - started:.1f} s, '
        f'{time.process_time() - busy:.1f} s of them computing')
    print(f'single process  {villages.digest(single)}')
    if single != table:
        raise Failure('the cluster and the single process differ')
    print(f'equal: {len(table)} bytes')


def stop(number: int, _: object) -> None:
    raise SystemExit(128 + number)


def main() -> int:
    chosen = arguments()
    for number in ENDING[1:]:
        signal.signal(number, stop)
    logging.disable() # what matters of what Dask logs is said here
    try:
        work(chosen)
    except KilledWorker as wrong:
        say(f'several workers died of the same task: {wrong}')
        return 1
    except (Failure, OSError, ValueError) as wrong:
        say(str(wrong))
        return 1
    except KeyboardInterrupt:
        say('stopped')
        return 130
    return 0


if __name__ == '__main__':
    sys.exit(main())

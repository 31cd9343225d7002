# SPDX-License-Identifier: GPL-3.0-or-later
"""examples/cluster with a scheduler and workers on 127.0.0.1; workers are killed."""
import glob
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import unittest

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..'))
EXAMPLE = os.path.join(ROOT, 'examples', 'cluster')
sys.path.insert(0, EXAMPLE)
import cluster # noqa: E402 (the path comes first)

SMALL = ['--villages', '2000', '--replications', '40', '--task-villages', '256',
         '--task-replications', '10', '--patience', '5']
# of the table of these villages; it moves only with the rubric, the draws or the arithmetic
DIGEST = 'd7d0b84e87643c6cefcd604f89baa305c5e80e96079cfba13408f8bcb2036820'
KILLED = re.compile(r'(worker-\d) \(process \d+\) killed with ([1-9]\d*) tasks in hand')


def alive(folder):
    """Processes that were given something in a folder: their command lines by number."""
    found = {}
    for path in glob.glob('/proc/[0-9]*/cmdline'):
        try:
            with open(path, 'rb') as file:
                words = file.read().replace(b'\0', b' ').decode(errors='replace')
        except OSError:
            continue # it ended meanwhile
        if folder in words:
            found[int(path.split('/')[2])] = words
    return found


class Cluster(unittest.TestCase):
    def setUp(self):
        kept = tempfile.TemporaryDirectory()
        self.addCleanup(kept.cleanup)
        self.folder = kept.name

    def start(self, *words):
        return subprocess.Popen([sys.executable, os.path.join(EXAMPLE, 'cluster.py'), *SMALL, *words],
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                env={**os.environ, 'TMPDIR': self.folder})

    def end(self, process, seconds=60):
        """Status, output, complaints; nothing of it may be left."""
        try:
            told, complaints = process.communicate(timeout=seconds)
        finally:
            process.kill()
        self.assertEqual(alive(self.folder), {}, complaints)
        self.assertEqual(os.listdir(self.folder), [], complaints)
        return process.returncode, told, complaints

    def test_a_killed_worker_changes_no_byte(self):
        with tempfile.TemporaryDirectory() as other:
            path = os.path.join(other, 'table.csv')
            status, told, complaints = self.end(self.start('--output', path))
            self.assertEqual(status, 0, complaints)
            with open(path, 'rb') as file:
                table = file.read()
        self.assertEqual(KILLED.findall(complaints)[0][0], 'worker-2', complaints)
        self.assertEqual(told.splitlines(), [f'cluster         {DIGEST}', f'single process  {DIGEST}',
                                             f'equal: {len(table)} bytes'])
        self.assertEqual(cluster.villages.digest(table), DIGEST)

    def test_without_workers_it_fails_in_time(self):
        started = time.monotonic()
        status, told, complaints = self.end(self.start('--kill', '2', '--patience', '1'))
        self.assertEqual((status, told), (1, ''), complaints)
        self.assertEqual(len(KILLED.findall(complaints)), 2, complaints)
        self.assertIn('no worker is left, and none came for 1 s', complaints)
        self.assertLess(time.monotonic() - started, 40)

    def at_work(self):
        """Started with work for long, and just now begun."""
        process = self.start('--replications', '100000', '--workers', '1', '--patience', '2')
        for told in process.stderr:
            if 'workers at tcp://127.0.0.1:' in told:
                break
        self.assertEqual(len(alive(self.folder)), 2, 'a scheduler and a worker')
        return process

    def test_without_the_scheduler_it_fails_in_time(self):
        process = self.at_work()
        for number, words in alive(self.folder).items():
            if 'dask scheduler' in words:
                os.kill(number, signal.SIGKILL)
        status, told, complaints = self.end(process)
        self.assertEqual((status, told), (1, ''), complaints)
        self.assertIn('the scheduler is gone', complaints)
        self.assertNotIn('Traceback', complaints)

    def test_an_interrupt_leaves_nothing(self):
        process = self.at_work()
        for number in (signal.SIGINT, signal.SIGINT, signal.SIGTERM): # as impatient people do
            process.send_signal(number)
            time.sleep(0.01)
        status, told, complaints = self.end(process)
        self.assertNotIn(status, (0, 1), complaints)
        self.assertEqual(told, '')

    def test_a_scheduler_that_runs_already_is_used_and_left_alone(self):
        tempfile.tempdir, before = self.folder, tempfile.tempdir
        try:
            with cluster.Processes(1) as processes:
                processes.wait_for(lambda: os.path.exists(processes.file), 30)
                with cluster.Client(scheduler_file=processes.file) as client:
                    address = client.scheduler_info()['address']
                with tempfile.TemporaryDirectory() as other:
                    told = subprocess.run(
                        [sys.executable, os.path.join(EXAMPLE, 'cluster.py'), *SMALL, '--no-single',
                         '--address', address], capture_output=True, text=True, check=False,
                        env={**os.environ, 'TMPDIR': other}, timeout=60)
                self.assertEqual(told.stdout, f'cluster         {DIGEST}\n', told.stderr)
                self.assertEqual([process.poll() for process in processes.running.values()],
                                 [None] * 2)
        finally:
            tempfile.tempdir = before
        self.assertEqual(os.listdir(self.folder), [])


if __name__ == '__main__':
    unittest.main()

# SPDX-License-Identifier: GPL-3.0-or-later
"""A private copy of the tree, its build, and the tests that a mutant has to pass to survive.

The tests are those that Meson knows. Which goes first is learnt: what killed most mutants of the
file in least time. So nothing here names a test, apart from those that cannot tell a mutant.
"""
import hashlib
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time

OUTSIDE = ('.git', '__pycache__')
SUITES = ('unit', 'api', 'cases', 'instruments', 'certified', 'reference')
# texts, files, threads, arguments, the program from the outside: no word of figures, but time
LEFT_OUT = {'cases/assess', 'cases/io', 'cases/codes', 'cases/many', 'unit/findings', 'unit/xml', 'api/arguments',
            'api/digest', 'api/findings', 'api/host', 'api/life', 'api/limits', 'api/quiet',
            'api/template', 'api/threads', 'api/words'}
# cases of the reference, in two goes: most mutants die within the first
REFERENCE = ((20, 20260101), (40, 7))
MEMORY = 4 << 30


class Test:
    """One program: what must be built for it, how it is called, how long it takes."""

    def __init__(self, name, targets, command):
        self.name = name
        self.targets = targets
        self.command = command
        self.links = name.split('/')[0] in ('unit', 'certified')  # what it is made of, not the library
        self.seconds = 60.0  # of its run alone, from the run before anything is changed
        self.cost = 1.0      # of building and running it
        self.tries = self.kills = 0.0

    def worth(self):
        """How likely it kills, by what it takes: sorted by this a mutant dies soonest."""
        return (self.kills + 0.1) / (self.tries + 0.2) / self.cost

    def learn(self, killed, seconds):
        self.tries += 1
        self.kills += killed
        self.cost = 0.7 * self.cost + 0.3 * seconds

    def forget(self):
        """At a new file: what was learnt counts little."""
        self.tries, self.kills = self.tries / 10, self.kills / 10


def limits():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def run(command, where, seconds, **more):
    """Exit status; None when it ran out of time. What it started is ended with it."""
    with subprocess.Popen(command, cwd=where, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL, start_new_session=True, **more) as child:
        try:
            return child.wait(seconds)
        except subprocess.TimeoutExpired:
            return None
        finally:
            try:
                os.killpg(child.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass


class Trial:
    def __init__(self, root, work):
        self.root = os.path.abspath(root)
        self.tree = os.path.join(os.path.abspath(work), 'tree')
        self.build = os.path.join(os.path.abspath(work), 'build')
        self.environment = dict(os.environ, SIAP_TEST_PART='20', CK_FORK='no', LC_ALL='C',
                                LD_LIBRARY_PATH=os.path.join(self.build, 'lib'))
        self.changed = None
        self.refresh()
        self.set_up()
        self.tests = self.find_tests()
        self.recipes = self.find_recipes()

    # ---- the copy and its build

    def refresh(self):
        """Bring the copy up to the tree. What is the same keeps its time, so that ninja rests."""
        wanted = set()
        for at, inside, names in os.walk(self.root):
            inside[:] = [i for i in inside if i not in OUTSIDE and not i.startswith('build')]
            for name in names:
                source = os.path.join(at, name)
                target = os.path.join(self.tree, os.path.relpath(source, self.root))
                wanted.add(target)
                with open(source, 'rb') as file:
                    bytes_now = file.read()
                if os.path.exists(target) and open(target, 'rb').read() == bytes_now:
                    continue
                os.makedirs(os.path.dirname(target), exist_ok=True)
                shutil.copyfile(source, target)
                shutil.copymode(source, target)
        for at, _, names in os.walk(self.tree):
            for name in names:
                if os.path.join(at, name) not in wanted and '__pycache__' not in at:
                    os.remove(os.path.join(at, name))

    def set_up(self):
        if not os.path.exists(os.path.join(self.build, 'build.ninja')):
            subprocess.run(['meson', 'setup', '-Ddebug=false', '-Doptimization=2', self.build,
                            self.tree], check=True, stdout=subprocess.DEVNULL)
        subprocess.run(['ninja', '-C', self.build, '-j1', 'all', 'meson-test-prereq'], check=True,
                       stdout=subprocess.DEVNULL)

    def introspect(self, what):
        return json.loads(subprocess.run(['meson', 'introspect', what, self.build], check=True,
                                         stdout=subprocess.PIPE).stdout)

    def find_tests(self):
        """As Meson knows them. On the way it is learnt which file is the library."""
        files = {t['id']: [os.path.relpath(f, self.build) for f in t['filename']]
                 for t in self.introspect('--targets')}
        found = []
        for test in self.introspect('--tests'):
            suite = test['suite'][0].split(':')[-1]
            name = f"{suite}/{test['name']}"
            targets = [f for t in test['depends'] for f in files[t]]
            if name != 'reference/reference':
                if suite in SUITES and name not in LEFT_OUT:
                    found.append(Test(name, targets, [self.absolute(word) for word in test['cmd']]))
            else:
                self.library = targets[0]
                found += [self.reference(test['cmd'][1:4], targets, *some) for some in REFERENCE]
        return found

    def absolute(self, word):
        """A program may be named as Meson sees it: from the folder of the build."""
        made = os.path.join(self.build, word)
        return made if '/' in word and os.path.exists(made) else word

    @staticmethod
    def reference(command, targets, cases, seed):
        """`command` is the script, `--library` and the library."""
        return Test(f'reference/{cases}', targets, [sys.executable, *command, '--cases', str(cases),
                                                    '--seed', str(seed), '--shrink', '0'])

    def find_recipes(self):
        """The commands of the build, by what they make. Archives are thin: they need no renewal,
        and going without ninja saves what Meson does at each link."""
        words = subprocess.run(['ninja', '-t', 'commands', 'all', 'meson-test-prereq'],
                               cwd=self.build, check=True, stdout=subprocess.PIPE,
                               universal_newlines=True).stdout
        return {made.group(1): line for line in words.split('\n')
                if (made := re.search(r' -o (\S+) ', line))}

    def objects(self, path):
        """What is compiled of a source, for the library and for whoever compiles it again."""
        end = f'/{path}'
        return [o for o, line in self.recipes.items() if line.endswith(end)]

    def cook(self, target):
        return run(['sh', '-c', self.recipes[target]], self.build, 300) == 0

    def fingerprint(self, path):
        """What the compiler made of a source for the library."""
        found = hashlib.sha256()
        for name in self.objects(path):
            with open(os.path.join(self.build, name), 'rb') as file:
                found.update(file.read())
        return found.hexdigest()

    # ---- trying

    def outcome(self, test):
        most = max(8.0, 8 * test.seconds)
        return run(test.command, self.tree, most, env=self.environment, preexec_fn=limits)

    def baseline(self):
        """Every test must pass before anything is changed; says how long each takes."""
        failed = []
        for test in self.tests:
            begin = time.time()
            if self.outcome(test) != 0:
                failed.append(test.name)
            test.seconds = test.cost = time.time() - begin
        return failed

    def change(self, path, text):
        with open(os.path.join(self.tree, path), 'w', encoding='utf-8') as file:
            file.write(text)
        self.changed = path

    def restore(self):
        """Put back the file that was changed, and what is built of it."""
        if self.changed:
            shutil.copyfile(os.path.join(self.root, self.changed),
                            os.path.join(self.tree, self.changed))
            for target in self.objects(self.changed) + [self.library]:
                self.cook(target)
            self.changed = None

    def begin(self, path):
        """Turn to a file: what was learnt of the tests at another counts little."""
        if self.changed != path:
            self.restore()
            for test in self.tests:
                test.forget()
            self.same = self.fingerprint(path)

    def attempt(self, path, text):
        """What becomes of it: "no code", "same code", "survived", or the test that killed it."""
        self.begin(path)
        self.change(path, text)
        if not all(self.cook(o) for o in self.objects(path)):
            return 'no code'
        if self.fingerprint(path) == self.same:
            return 'same code'
        self.cook(self.library)
        for test in sorted(self.tests, key=Test.worth, reverse=True):
            begin = time.time()
            for target in test.targets if test.links else ():
                self.cook(target)
            outcome = self.outcome(test)
            test.learn(outcome != 0, time.time() - begin)
            if outcome != 0:
                return test.name if outcome is not None else f'{test.name}, by time'
        return 'survived'

# SPDX-License-Identifier: GPL-3.0-or-later
"""What is done with each hostile file, and what was seen: status, memory, time, output, files."""
import os
import re
import subprocess

import files_evidence  # noqa: F401  (they fill the list)
import files_rubric  # noqa: F401
import files_xml  # noqa: F401
from shapes import PLAIN, files

FULL = 4 << 20
# beyond what a rubric refuses, these go on with one that is accepted
RUBRIC_RUNS = [
    ["info", "FILE", "--format", "json"],
    ["template", "FILE"],
    ["template", "FILE", "--format", "csv"],
    ["template", "FILE", "--format", "html"],
    ["score", "EMPTY", "--rubric", "FILE"],
    ["score", "EMPTY", "--rubric", "FILE", "--format", "json"],
    ["explain", "EMPTY", "top", "--rubric", "FILE"],
]
EVIDENCE_RUNS = [
    ["score", "FILE", "--rubric", "RUBRIC", "--region", "R"],
    ["score", "FILE", "--rubric", "RUBRIC", "--region", "R", "--format", "json"],
]
# jansson asks for the seed of its hash tables, so that nobody can choose keys that collide
ALLOWED = ["open /dev/urandom"]
HIDDEN = re.compile(r"[\x00-\x08\x0B-\x1F\x7F-\x9F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069"
                    r"\uFEFF]")


class Run:
    """One run of the program."""

    def __init__(self, words, status, out, err, log):
        self.words, self.status, self.out, self.err = words, status, out, err
        self.opened, self.peak, self.time = [], 0, 0
        for line in log.splitlines():
            what, _, about = line.partition(" ")
            if what == "peak":
                self.peak = int(about or 0)
            elif what == "time":
                self.time = int(about)
            else:
                self.opened.append(line)


class Runner:
    """Runs the program in a folder of its own, watched."""

    def __init__(self, program, watch, folder, seconds):
        self.program, self.folder, self.log = program, folder, os.path.join(folder, "log")
        sanitizer = os.environ.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0"
        self.environment = dict(os.environ, LD_PRELOAD=watch, WATCH_LOG=self.log,
                                WATCH_SECONDS=str(seconds), ASAN_OPTIONS=sanitizer,
                                HOME=folder, XDG_DATA_HOME=folder)
        self.write("rubric", PLAIN)
        self.write("empty.csv", b"region\nR\n")

    def write(self, name, content):
        path = os.path.join(self.folder, name)
        with open(path, "wb") as file:
            file.write(content)
        return path

    def run(self, words):
        if os.path.exists(self.log):
            os.remove(self.log)
        out, err = os.path.join(self.folder, "out"), os.path.join(self.folder, "err")
        with open(out, "wb") as o, open(err, "wb") as e:
            status = subprocess.call([self.program] + words, stdin=subprocess.DEVNULL, stdout=o,
                                     stderr=e, env=self.environment, cwd=self.folder)
        log = ""
        if os.path.exists(self.log):
            with open(self.log, encoding="utf-8", errors="replace") as file:
                log = file.read()
        return Run(words, status, open(out, "rb").read(), open(err, "rb").read(), log)

    def file(self, name, size):
        """Every run of one file; the first is the check of it."""
        kind, against, maker = files[name]
        content = maker(size)
        assert len(content) <= FULL, name  # a few do not become smaller than they must be
        named = {"FILE": self.write("hostile", content),
                 "EMPTY": os.path.join(self.folder, "empty.csv"),
                 "RUBRIC": os.path.join(self.folder, "rubric")}
        if against:
            named["RUBRIC"] = self.write("against", against)
        more = [] if kind in ("rubric", "result") else ["--rubric", named["RUBRIC"]]
        if kind == "csv":
            more += ["--region", "R"]
        first = self.run(["check", named["FILE"]] + more)
        yield first
        runs = {"rubric": RUBRIC_RUNS, "result": []}.get(kind, EVIDENCE_RUNS)
        for words in runs if first.status in (0, 1, 2, 4) else []:
            yield self.run([named.get(word, word) for word in words])


def strange(run, most):
    """What is wrong with a run; a list of words."""
    found = []
    if run.status not in (0, 1, 2, 3, 4, 5):
        found.append("ended with status %d" % run.status)
    text = {}
    for name, content in (("output", run.out), ("messages", run.err)):
        try:
            text[name] = content.decode()
        except UnicodeDecodeError:
            found.append("%s that are no UTF-8" % name)
            text[name] = ""
        # a CSV file is not for a terminal: it holds what was asked, in RFC 4180
        hidden = HIDDEN.search(text[name].replace("\r\n", "\n"))
        if hidden:
            found.append("%s with an unescaped U+%04X" % (name, ord(hidden.group())))
    if run.status == 3 and not re.search(r": error E\d{3}: .*\n  \S", text["messages"]):
        found.append("refused without a code and a remedy")
    for line in run.opened:
        path = line.partition(" ")[2]
        if line not in ALLOWED and not (line.startswith("open ") and path in run.words):
            found.append("not named on the command line: " + line)
    if most and run.peak > most:
        found.append("%d MiB" % (run.peak >> 10))
    return found

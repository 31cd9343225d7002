# SPDX-License-Identifier: GPL-3.0-or-later
"""Hold libsiap against the reference on random rubrics and evidence.

  compare.py --library libsiap.so [--cases N] [--seed S] [--jobs J] [--keep DIR]
  compare.py --program assess     the same through the program
  compare.py --library ... --files RUBRIC.xml EVIDENCE.xml   one pair of files

Every disagreement is shrunk and, with --keep, written to a directory. Exit 1 when there is one.
"""

import argparse
import copy
import ctypes
import json
import math
import os
import random
import subprocess
import sys
import tempfile
import traceback
import xml.etree.ElementTree as ET
from fractions import Fraction

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import generate  # noqa: E402
import properties  # noqa: E402
import siap_reference as ref  # noqa: E402
from unmended import UNMENDED  # noqa: E402


# ------------------------------------------------------------------ the library and the program


class Refused(Exception):
    """The rubric or the evidence was not accepted."""


class Library:
    """The public interface through ctypes: many cases in one process."""

    def __init__(self, path):
        lib = ctypes.CDLL(path)
        p, s, z = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t
        out = ctypes.POINTER(ctypes.c_void_p)
        shapes = {
            "siap_rubric_read": [s, z, s, p, out, p], "siap_evidence_read": [s, z, s, p, p, out, p],
            "siap_plan_choose": [p, p, z, s, out, p], "siap_externals_new": [out],
            "siap_externals_add_number": [p, s, ctypes.c_double],
            "siap_score": [p, p, z, p, out, p], "siap_result_write": [p, s, s, out, ctypes.POINTER(z)],
            "siap_findings_new": [s, z, out], "siap_findings_format": [p, z, out],
        }
        for name, shape in shapes.items():
            f = getattr(lib, name)
            f.argtypes, f.restype = shape, ctypes.c_int32
        for name in ("rubric", "evidence", "plan", "externals", "result", "findings"):
            f = getattr(lib, "siap_%s_unref" % name)
            f.argtypes, f.restype = [p], None
        lib.siap_free.argtypes, lib.siap_free.restype = [p], None
        lib.siap_evidence_region_count.argtypes = [p]
        lib.siap_evidence_region_count.restype = z
        lib.siap_findings_count.argtypes, lib.siap_findings_count.restype = [p], z
        lib.siap_findings_severity.argtypes = [p, z]
        lib.siap_findings_severity.restype = ctypes.c_int32
        self.lib = lib

    def made(self, name, *words):
        out = ctypes.c_void_p()
        status = getattr(self.lib, name)(*words, ctypes.byref(out))
        if status:
            raise RuntimeError("%s: %d" % (name, status))
        return out

    def run(self, rubric, evidence, externals, raw=False):
        """Results of every region, read from JSON (raw: as bytes)."""
        lib, r, e = self.lib, rubric.encode(), evidence.encode()
        findings = self.made("siap_findings_new", b"en", 50)
        owned = []
        try:
            def need(kind, name, *words):
                out = ctypes.c_void_p()
                status = getattr(lib, name)(*words, ctypes.byref(out), findings)
                if status:
                    raise Refused("%s: %d\n%s" % (name, status, self.said(findings)))
                owned.append((kind, out))
                return out

            rub = need("rubric", "siap_rubric_read", r, len(r), b"rubric.xml", None)
            evi = need("evidence", "siap_evidence_read", e, len(e), b"evidence.xml", None, None)
            ext = self.made("siap_externals_new")
            owned.append(("externals", ext))
            for k, v in externals.items():
                if lib.siap_externals_add_number(ext, k.encode(), float(Fraction(v))):
                    raise RuntimeError("external")
            results = []
            for i in range(lib.siap_evidence_region_count(evi)):
                plan = need("plan", "siap_plan_choose", rub, evi, i, None)
                result = need("result", "siap_score", plan, evi, i, ext)
                text, size = ctypes.c_void_p(), ctypes.c_size_t()
                if lib.siap_result_write(result, b"json", b"en", ctypes.byref(text), ctypes.byref(size)):
                    raise RuntimeError("write")
                data = ctypes.string_at(text, size.value)
                lib.siap_free(text)
                results.append(data if raw else json.loads(data))
            return results
        finally:
            for kind, out in reversed(owned):
                getattr(lib, "siap_%s_unref" % kind)(out)
            lib.siap_findings_unref(findings)

    def said(self, findings):
        lines = []
        for i in range(self.lib.siap_findings_count(findings)):
            out = ctypes.c_void_p()
            if not self.lib.siap_findings_format(findings, i, ctypes.byref(out)):
                line = ctypes.string_at(out).decode()
                self.lib.siap_free(out)
                if "error" in line:
                    lines.append(line)
        return "\n".join(lines)


class Program:
    """The program, one process a case."""

    def __init__(self, path):
        self.path = path

    def run(self, rubric, evidence, externals, raw=False):
        with tempfile.TemporaryDirectory() as d:
            r, e = os.path.join(d, "rubric.xml"), os.path.join(d, "evidence.xml")
            for name, text in ((r, rubric), (e, evidence)):
                with open(name, "w", encoding="utf-8") as f:
                    f.write(text)
            words = [self.path, "score", e, "--rubric", r, "--format", "json"]
            for k, v in externals.items():
                words += ["--external", "%s=%s" % (k, v)]
            done = subprocess.run(words, capture_output=True, check=False)
        if done.returncode in (2, 3, 5):
            raise Refused("exit %d\n%s" % (done.returncode, done.stderr.decode()))
        if done.returncode not in (0, 4):
            raise RuntimeError("exit %d\n%s" % (done.returncode, done.stderr.decode()))
        found = json.loads(done.stdout)
        found = found if isinstance(found, list) else [found]
        return [json.dumps(f).encode() for f in found] if raw else found


# ------------------------------------------------------------------ one comparison



def shown(x):
    return "none" if x is None else "%.17g" % float(x)


def close(x, f, ulps):
    """x is within some ulp of the correctly rounded value of the fraction f."""
    if x is None or f is None:
        return x is None and f is None
    want = float(f)
    if abs(want) < 1e-40:  # what 60 digits leave where roots or logarithms cancel
        return abs(x) < (1e-25 if ulps and "exact-zero" in UNMENDED else 1e-40)
    return abs(x - want) <= ulps * math.ulp(want)


def relative(x, f, bound=1e-12):
    if x is None or f is None:
        return x is None and f is None
    return abs(x - float(f)) <= bound * max(abs(float(f)), 1e-3)  # ways up may cancel


def differences(plan, result, got):
    """Every place where one region's result differs from the reference: lines of text."""
    said = []

    def tell(ref_id, what, want, have):
        said.append("%s: %s: reference %s, libsiap %s" % (ref_id, what, want, have))

    entries = {e["id"]: e for e in got["entries"]}
    if set(entries) != set(result.cells):
        tell("entries", "ids", sorted(set(result.cells) - set(entries)), sorted(set(entries) - set(result.cells)))
    for k, cell in result.cells.items():
        e = entries.get(k)
        if e is None:
            continue
        if e["state"] != cell.state:
            tell(k, "state", cell.state, e["state"])
            continue
        if not result.region.participated:
            continue
        if not close(e["exact"], cell.exact, 2):
            tell(k, "exact", shown(cell.exact), e["exact"])
        rounded = e["rounded"]
        has_places = k in plan.nodes and "places" in plan.nodes[k].words and not cell.given
        if not close(rounded, cell.rounded, 0 if has_places else 2):
            tell(k, "rounded", shown(cell.rounded), rounded)
        band = e.get("band") or {}
        if band.get("id") != cell.band:
            tell(k, "band", cell.band, band.get("id"))
        elif cell.band is not None:
            nxt = band.get("to_next")
            if (nxt is None) != (cell.to_next is None) or (
                    nxt is not None and abs(nxt - float(cell.to_next)) > 1e-12 * (1 + abs(nxt))):
                tell(k, "to_next", shown(cell.to_next), nxt)
        gone = any(a.state == ref.NA for a in result.region.given.values())
        if gone and "coverage-of-given-not-applicable" in UNMENDED:
            pass
        elif not relative(e["coverage"], cell.coverage):
            tell(k, "coverage", shown(cell.coverage), e["coverage"])
        if result.bounded and k not in result.unbounded and not (
                "bounds-search" in UNMENDED and k in plan.nodes and plan.winding(k)):
            for name, want in (("low", cell.low), ("high", cell.high)):
                if not close(e[name], want, 0 if has_places else 2):
                    tell(k, name, shown(want), e[name])
        for index in plan.indices:
            if "way-not-admitted" in UNMENDED and k in result.passed[index] and \
                    e["weight"].get(index) is None:
                continue
            want = result.weights.get(index, {}).get(k)
            have = e["weight"].get(index)
            if have is None and want is not None and abs(want) < 1e-40 and "zero-omitted" in UNMENDED:
                have = 0.0
            if want is None and have == 0:
                have = None  # what does not enter weighs nothing: the page lets it be told as 0
            if not relative(have, want):
                tell(k, "weight in " + index, shown(want), have)
            want = result.contributions.get(index, {}).get(k)
            have = e["contribution"].get(index)
            if have is None and want is not None and abs(want) < 1e-40 and "zero-omitted" in UNMENDED:
                have = 0.0
            if "contribution-use" in UNMENDED and cell.state == ref.SCORED and want is not None:
                share = result.weights[index][k]
                others = (share * cell.exact, share * cell.rounded)
                if any(relative(have, o) or (have in (None, 0) and abs(o) < 1e-40) for o in others):
                    continue
            if want is None and have == 0:
                have = None
            if not relative(have, want):
                tell(k, "contribution to " + index, shown(want), have)
    return said


def hold(engine, case):
    """All differences of a case. Raises Refused."""
    rubric, evidence = case.rubric_text(), case.evidence_text()
    got = engine.run(rubric, evidence, case.externals)
    regions = ref.read_evidence(evidence)
    said = []
    for region, g in zip(regions, got):
        plan = ref.Plan(rubric, ref.Rubric(rubric).profile_for(region.region_class))
        result = ref.Result(plan, region, externals={k: Fraction(v) for k, v in case.externals.items()})
        said += ["%s %s" % (region.name, line) for line in differences(plan, result, g)]
    return said


# ------------------------------------------------------------------ shrinking


def shrink(engine, case, check, tries=1500):
    """Drop elements and attributes while the same kind of disagreement stays."""
    kind = kinds(check(engine, case))

    def stays(c):
        try:
            return bool(kinds(check(engine, c)) & kind)
        except Exception:  # whatever a cut file does, it is not the case we look for
            return False

    best, left = case, tries
    moved = True
    while moved and left > 0:
        moved = False
        for which in ("evidence", "rubric"):
            at = 0
            while left > 0:
                root = getattr(best, which)
                cuts = list(candidates(root))
                if at >= len(cuts):
                    break
                left -= 1
                other = generate.Case(copy.deepcopy(best.rubric), copy.deepcopy(best.evidence), best.externals)
                cut(getattr(other, which), cuts[at])
                if stays(other):
                    best, moved = other, True
                else:
                    at += 1
    for k in list(best.externals):
        other = generate.Case(best.rubric, best.evidence, {a: b for a, b in best.externals.items() if a != k})
        if stays(other):
            best = other
    return best


def kinds(said):
    """What differs, without where: bands of text between the colons."""
    return {line.split(":")[1].strip().split(" ")[0] for line in said}


def candidates(root):
    """Cuts from the outside in: (path, None) an element, (path, name) an attribute, (path, "lift") a node."""
    for path, e in walk(root, ()):
        if path:
            yield path, None
    for path, e in walk(root, ()):
        for name in e.attrib:
            if path and name not in ("id", "ref", "method", "item", "node", "languages"):
                yield path, name


def walk(e, path):
    yield path, e
    for i, c in enumerate(e):
        if not c.tag.endswith("}label"):
            yield from walk(c, path + (i,))


def cut(root, what):
    path, name = what
    parent = root
    for i in path[:-1]:
        parent = parent[i]
    e = parent[path[-1]]
    if name is None:
        parent.remove(e)
    else:
        del e.attrib[name]


def keep(folder, name, case, said):
    where = os.path.join(folder, name)
    os.makedirs(where, exist_ok=True)
    for file, text in (("rubric.xml", case.rubric_text()), ("evidence.xml", case.evidence_text()),
                       ("differences.txt", "\n".join(said) + "\n")):
        with open(os.path.join(where, file), "w", encoding="utf-8") as f:
            f.write(text)
    if case.externals:
        with open(os.path.join(where, "externals.txt"), "w", encoding="utf-8") as f:
            f.write("".join("%s=%s\n" % kv for kv in case.externals.items()))
    return where


# ------------------------------------------------------------------ many


def one(engine, seed, words):
    """Outcome of a seed: "passed", "failed" or "refused", with lines."""
    case = generate.case(seed)
    try:
        said = hold(engine, case)
    except Refused as e:
        return "refused", [str(e)], case
    if not said and not words.no_properties:
        said = properties.check(engine, case, random.Random(seed)) + \
            properties.trees(engine, random.Random(seed))
        if said:
            return "failed", said, case
    return ("failed" if said else "passed"), said, case


def work(words, seeds):
    engine = Library(words.library) if words.library else Program(words.program)
    count = {"passed": 0, "failed": 0, "refused": 0}
    shrunk = 0
    for seed in seeds:
        print("seed", seed, file=sys.stderr, flush=True) if words.verbose else None
        outcome, said, case = one(engine, seed, words)
        count[outcome] += 1
        if outcome == "passed":
            continue
        print("seed %d %s" % (seed, outcome))
        if outcome == "failed" and shrunk < words.shrink:
            shrunk += 1

            def check(e, c):
                found = hold(e, c)
                return found or properties.check(e, c, random.Random(seed))
            case = shrink(engine, case, check)
            said = check(engine, case)
        for line in said[:words.lines]:
            print("  " + line)
        if words.keep:
            print("  kept in " + keep(words.keep, "%s-%d" % (outcome, seed), case, said))
        sys.stdout.flush()
    return count


def main():
    parser = argparse.ArgumentParser(description="Hold libsiap against the reference.")
    parser.add_argument("--library", help="libsiap.so")
    parser.add_argument("--program", help="assess")
    parser.add_argument("--cases", type=int, default=300)
    parser.add_argument("--seed", type=int, default=20260101)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--keep", help="folder for disagreements")
    parser.add_argument("--shrink", type=int, default=5, help="how many disagreements of a job are shrunk")
    parser.add_argument("--lines", type=int, default=6, help="lines shown of one disagreement")
    parser.add_argument("--no-properties", action="store_true")
    parser.add_argument("--files", nargs=2, metavar=("RUBRIC", "EVIDENCE"))
    parser.add_argument("--verbose", action="store_true")
    words = parser.parse_args()
    if bool(words.library) == bool(words.program):
        parser.error("one of --library and --program")
    if words.files:
        engine = Library(words.library) if words.library else Program(words.program)
        case = generate.Case(*(ET.parse(f).getroot() for f in words.files))
        side = os.path.join(os.path.dirname(words.files[0]), "externals.txt")
        if os.path.exists(side):
            with open(side, encoding="utf-8") as f:
                case.externals = dict(line.strip().split("=", 1) for line in f)
        said = hold(engine, case)
        print("\n".join(said))
        print("%d passed, %d failed" % (not said, bool(said)))
        return 1 if said else 0
    print("seed %d, %d cases" % (words.seed, words.cases), flush=True)
    seeds = list(range(words.seed, words.seed + words.cases))
    if words.jobs == 1:
        counts = [work(words, seeds)]
    else:
        counts = fork(words, seeds)
    total = {k: sum(c.get(k, 0) for c in counts) for k in ("passed", "failed", "refused")}
    if total["refused"]:
        print("%d refused: the generator must write valid files" % total["refused"])
    failed = total["failed"] + total["refused"]
    print("%d passed, %d failed" % (total["passed"], failed))
    return 1 if failed else 0


def fork(words, seeds):
    """One process a job, so that a crash of the library takes one job only, and is counted."""
    children = []
    for j in range(words.jobs):
        r, w = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(r)
            try:
                count = work(words, seeds[j::words.jobs])
                os.write(w, json.dumps(count).encode())
            except BaseException:  # told, and counted by the parent
                traceback.print_exc()
            finally:
                sys.stdout.flush()
                os._exit(0)
        os.close(w)
        children.append((pid, r))
    counts = []
    for pid, r in children:
        with os.fdopen(r, "rb") as f:
            data = f.read()
        _, status = os.waitpid(pid, 0)
        if not data:
            print("a job ended early (status %d): run it with --jobs 1 --verbose" % status)
        counts.append(json.loads(data) if data else {"failed": 1})
    return counts


if __name__ == "__main__":
    sys.exit(main())

"""Try small changes of rules on the tests: which change does no test notice?

Usage: python tests/mutation/mutate.py --out FOLDER [--mutants 80] [--seed 1] [--minutes 30] [--limit 4] [--compiled] [--table FILE.md]

Each mutant meets the nearest tests first (those that are quick in plain Python), then, if it lives, the golden states of the eventful
worlds; with --compiled those that live still meet the whole golden file, which takes a minute or two each. What is found is written to
FOLDER after every mutant: the same command goes on where it stopped.
"""

from __future__ import annotations

import argparse
import csv
import difflib
import hashlib
import json
import shutil
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mutants import ROOT, Mutant, all_mutants, sampled
from nearest_tests import nearest
from scratch_tree import GOLDEN, WHOLE, ScratchTree

EQUIVALENT = Path(__file__).parent / "equivalent.csv"
"""Mutants that change no result by what rules can be given, each with the reason; not counted."""
ENOUGH = 20.0
"""Seconds of nearest tests after which no further file is taken."""
Found = dict[str, Any]


def equivalent() -> dict[str, str]:
    """Name of a mutant and its changed line -> why it is the same rule."""
    with EQUIVALENT.open(encoding="utf-8", newline="") as file:
        return {f"{row['mutant']} {row['line']}": row["reason"] for row in csv.DictReader(file)}


def changed_line(mutant: Mutant, source: str) -> str:
    """The lines that a mutant changes, as a diff shows them."""
    lines = difflib.unified_diff(source.splitlines(), mutant.applied(source).splitlines(), n=0, lineterm="")
    return " / ".join(f"{line[0]} {line[1:].strip()}" for line in list(lines)[3:] if not line.startswith("@@"))


class Run:
    """One mutation run and what it has found so far."""

    def __init__(self, out: Path, limit: float, compiled: bool) -> None:
        self.out, self.limit, self.compiled = out, limit, compiled
        out.mkdir(parents=True, exist_ok=True)
        self.tree = ScratchTree(out / "tree")
        self.results, self.quick_file = out / "results.jsonl", out / "quick.json"
        lines = self.results.read_text(encoding="utf-8").splitlines() if self.results.exists() else []
        self.found: dict[str, Found] = {entry["key"]: entry for entry in map(json.loads, lines)}
        self.quick: dict[str, list[Any]] = json.loads(self.quick_file.read_text("utf-8")) if self.quick_file.exists() else {}

    def tests_of(self, file: str) -> tuple[list[str], float]:
        """The quick tests of a file as it stands now and their seconds; measured once."""
        key = f"{file} {hashlib.sha256((self.tree.folder / file).read_bytes()).hexdigest()[:12]} {self.limit}"
        if key not in self.quick:
            self.quick[key] = list(self.tree.quick_tests(file, self.limit))
            self.quick_file.write_text(json.dumps(self.quick, indent=1), encoding="utf-8")
        return self.quick[key][0], self.quick[key][1]

    def nearest_tests(self, module: str) -> tuple[list[str], float]:
        """The quick tests of the files nearest to a module, of so many files that they are not much longer than ENOUGH."""
        tests: list[str] = []
        usual = 0.0
        for file in nearest(self.tree.folder, module):
            if usual < ENOUGH:
                quick, seconds = self.tests_of(file)
                tests, usual = tests + quick, usual + seconds
        return tests, usual

    def judge(self, mutant: Mutant) -> Found:
        """What becomes of a mutant; what an earlier run has found of it is not tried again."""
        line = changed_line(mutant, (self.tree.folder / mutant.path).read_text(encoding="utf-8"))
        key = f"{mutant.name} {line}"
        entry = self.found.get(key)
        if entry is None:
            tests, usual = self.nearest_tests(mutant.path)
            near = self.tree.tried(mutant, tests, usual).killed_by if tests else ""
            golden = "" if near else self.tree.tried(mutant, [GOLDEN], 60.0).killed_by
            entry = {"key": key, "mutant": mutant.name, "line": line, "tests": len(tests), "nearest": near, "golden": golden}
            self.note(entry)
        if self.compiled and "compiled" not in entry and is_alive(entry):
            folder = str(self.out / "compiled")
            whole = self.tree.tried(mutant, [WHOLE], 300.0, FANGPIN_UNCOMPILED="0", FANGPIN_CACHE=folder).killed_by
            entry = {**entry, "compiled": whole}
            self.note(entry)
            shutil.rmtree(folder, ignore_errors=True)
        return entry

    def note(self, entry: Found) -> None:
        """Write down what is found; the last line of a mutant holds."""
        with self.results.open("a", encoding="utf-8") as file:
            file.write(json.dumps(entry) + "\n")
        self.found[entry["key"]] = entry


def is_alive(entry: Found) -> bool:
    """Whether no test has noticed a mutant."""
    return not entry["nearest"] and not seen_by_whole_runs(entry)


def seen_by_whole_runs(entry: Found) -> str:
    """The golden test that noticed a mutant, if one did."""
    return str(entry["golden"] or entry.get("compiled", ""))


def state_of(entry: Found, same: dict[str, str]) -> str:
    """One word on a mutant, and what killed it."""
    if entry["key"] in same:
        return "equivalent"
    return "alive" if is_alive(entry) else f"killed by {entry['nearest'] or seen_by_whole_runs(entry)}"


def table(entries: list[Found], same: dict[str, str]) -> Iterable[str]:
    """The result as Markdown: rates, then a row for each module, then who lives and who only the golden state sees."""
    counted = [entry for entry in entries if entry["key"] not in same]
    near = [entry for entry in counted if entry["nearest"]]
    alive = [entry for entry in counted if is_alive(entry)]
    seen_late = [entry for entry in counted if seen_by_whole_runs(entry)]
    count = max(1, len(counted))
    yield f"{len(counted)} mutants ({len(entries) - len(counted)} equivalent ones apart): the nearest tests alone kill {len(near)}"
    killed = len(near) + len(seen_late)
    yield f"({len(near) / count:.0%}), with the golden runs {killed} ({killed / count:.0%}); alive: {len(alive)}."
    yield "\n| module | mutants | killed by nearest tests | by golden runs | alive |\n| --- | --- | --- | --- | --- |"
    for path in sorted({entry["mutant"].split(":")[0] for entry in counted}):
        counts = [sum(entry["mutant"].split(":")[0] == path for entry in group) for group in (counted, near, seen_late, alive)]
        yield f"| `{path}` | {' | '.join(map(str, counts))} |"
    for title, group in (("Alive", alive), ("Seen by golden runs alone", seen_late)):
        yield f"\n**{title}**\n"
        yield from (f"- `{entry['mutant']}`: `{entry['line']}`" for entry in sorted(group, key=lambda entry: entry["mutant"]))


def main(arguments: list[str] | None = None) -> int:
    """Run, and write the table."""
    parser = argparse.ArgumentParser(description="Try small changes of rules on the tests.")
    parser.add_argument("--out", type=Path, required=True, help="folder of the scratch tree and of what is found")
    parser.add_argument("--mutants", type=int, default=80, help="about how many, over all modules with rules")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=1e9, help="begin no mutant after so many")
    parser.add_argument("--limit", type=float, default=4.0, help="seconds that a test may take in plain Python to be among the nearest")
    parser.add_argument("--only", default="", help="only modules whose path holds this text")
    parser.add_argument("--compiled", action="store_true", help="who lives meets the whole golden file too, compiled")
    parser.add_argument("--table", type=Path, help="file for the table, which is printed too")
    chosen = parser.parse_args(arguments)
    if chosen.out.resolve().is_relative_to(ROOT) and not chosen.out.resolve().is_relative_to(ROOT / "results"):
        parser.error("--out lies in the checkout: choose a folder elsewhere or in results/")
    begun, run, same = time.monotonic(), Run(chosen.out.resolve(), chosen.limit, chosen.compiled), equivalent()
    if killed := run.tree.pytest([GOLDEN], 600.0).killed_by:
        print(f"The unchanged rules already fail: {killed}", file=sys.stderr)
        return 1
    of_modules = {path: those for path, those in all_mutants(run.tree.folder).items() if chosen.only in path}
    mutants, entries = sampled(of_modules, chosen.mutants, chosen.seed), []
    for number, mutant in enumerate(mutants, 1):
        if time.monotonic() - begun > 60.0 * chosen.minutes:
            print(f"Stopped after {chosen.minutes:g} minutes, {len(mutants) - len(entries)} mutants left: the same command goes on.")
            break
        entries.append(run.judge(mutant))
        print(f"{number}/{len(mutants)} {mutant.name} {state_of(entries[-1], same)}", flush=True)
    text = "\n".join(table(entries, same))
    if chosen.table:
        chosen.table.write_text(text + "\n", encoding="utf-8", newline="\n")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())

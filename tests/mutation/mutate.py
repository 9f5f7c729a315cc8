"""Try small changes of rules on the tests: which change does no test notice?

Usage: python tests/mutation/mutate.py --out FOLDER [--mutants 80] [--seed 1] [--minutes 30] [--limit 4] [--table FILE.md]

Each mutant meets the nearest tests first (those that are quick in plain Python), then, if it lives, the golden state of the eventful
world. What is found is written to FOLDER after every mutant: the same command goes on where it stopped.
"""

from __future__ import annotations

import argparse
import csv
import difflib
import hashlib
import json
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mutants import ROOT, Mutant, all_mutants, sampled
from nearest_tests import nearest
from scratch_tree import GOLDEN, ScratchTree

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

    def __init__(self, out: Path, limit: float) -> None:
        self.out, self.limit = out, limit
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
        """What becomes of a mutant."""
        source = (self.tree.folder / mutant.path).read_text(encoding="utf-8")
        line = changed_line(mutant, source)
        key = f"{mutant.name} {line}"
        if key in self.found:
            return self.found[key]
        tests, usual = self.nearest_tests(mutant.path)
        near = self.tree.tried(mutant, tests, usual).killed_by if tests else ""
        golden = "" if near else self.tree.tried(mutant, [GOLDEN], 30.0).killed_by
        entry = {"key": key, "mutant": mutant.name, "line": line, "tests": len(tests), "nearest": near, "golden": golden}
        with self.results.open("a", encoding="utf-8") as file:
            file.write(json.dumps(entry) + "\n")
        self.found[key] = entry
        return entry


def state_of(entry: Found, same: dict[str, str]) -> str:
    """One word on a mutant, and what killed it."""
    if entry["key"] in same:
        return "equivalent"
    if entry["nearest"] or entry["golden"]:
        return f"killed by {entry['nearest'] or 'the golden state: ' + entry['golden']}"
    return "alive"


def table(entries: list[Found], same: dict[str, str]) -> Iterable[str]:
    """The result as Markdown: rates, then a row for each module, then who lives and who only the golden state sees."""
    counted = [entry for entry in entries if entry["key"] not in same]
    near = [entry for entry in counted if entry["nearest"]]
    alive = [entry for entry in counted if not entry["nearest"] and not entry["golden"]]
    seen_late = [entry for entry in counted if entry["golden"]]
    count = max(1, len(counted))
    yield f"{len(counted)} mutants ({len(entries) - len(counted)} equivalent ones apart): the nearest tests alone kill {len(near)}"
    killed = len(near) + len(seen_late)
    yield f"({len(near) / count:.0%}), with the golden state {killed} ({killed / count:.0%}); alive: {len(alive)}."
    yield "\n| module | mutants | killed by nearest tests | by the golden state | alive |\n| --- | --- | --- | --- | --- |"
    for path in sorted({entry["mutant"].split(":")[0] for entry in counted}):
        counts = [sum(entry["mutant"].split(":")[0] == path for entry in group) for group in (counted, near, seen_late, alive)]
        yield f"| `{path}` | {' | '.join(map(str, counts))} |"
    for title, group in (("Alive", alive), ("Seen by the golden state alone", seen_late)):
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
    parser.add_argument("--table", type=Path, help="file for the table, which is printed too")
    chosen = parser.parse_args(arguments)
    if chosen.out.resolve().is_relative_to(ROOT) and not chosen.out.resolve().is_relative_to(ROOT / "results"):
        parser.error("--out lies in the checkout: choose a folder elsewhere or in results/")
    begun, run, same = time.monotonic(), Run(chosen.out.resolve(), chosen.limit), equivalent()
    if killed := run.tree.pytest([GOLDEN], 300.0).killed_by:
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

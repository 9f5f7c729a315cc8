"""Something done in a process of its own: nothing loaded before, memory of its own, nobody else's state in its caches."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
CALL = "import json, sys; from {module} import {name}; print(json.dumps({name}(**json.loads(sys.argv[1]))))"


@dataclass(frozen=True)
class Fresh:
    """How long a process took, from its start to its end, and what it told."""

    wall: float
    processor: float
    """0.0 where the system does not tell it."""
    told: Any = None


def call(module: str, name: str, cache: str | None = None, **arguments: Any) -> Fresh:
    """Call a function of a module in a fresh process; what it returns comes back as JSON."""
    found = run([sys.executable, "-c", CALL.format(module=module, name=name), json.dumps(arguments)], cache)
    return Fresh(found.wall, found.processor, json.loads(found.told.splitlines()[-1]))


def run(command: list[str], cache: str | None = None) -> Fresh:
    """Run a command in the project's folder, with another cache of compiled lines where `cache` names one.

    Raises:
        RuntimeError: it failed; the message ends with what it said last.
    """
    began, before = time.perf_counter(), os.times()
    done = subprocess.run(command, cwd=ROOT, env=environment(cache), capture_output=True, text=True, encoding="utf-8")
    wall, after = time.perf_counter() - began, os.times()
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}: {done.stderr[-2000:]}")
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return Fresh(wall, spent, done.stdout)


def environment(cache: str | None = None) -> dict[str, str]:
    """This process' environment, such that a child finds and keeps bytecode as this process does."""
    found = dict(os.environ, PYTHONIOENCODING="utf-8", PYTHONPATH=os.pathsep.join([str(ROOT), *_path()]))
    if not sys.dont_write_bytecode:
        found.pop("PYTHONDONTWRITEBYTECODE", None)
    if cache is not None:
        found["FANGPIN_CACHE"] = cache
    return found


def _path() -> list[str]:
    given = os.environ.get("PYTHONPATH")
    return [given] if given else []

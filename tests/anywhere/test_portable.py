"""No road of a user needs POSIX: no module, function, path or file name that Windows lacks, unless it is asked for first."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "house"))

from house_sources import ROOT, modules

POSIX_MODULES = {"resource", "fcntl", "pwd", "grp", "termios", "tty", "pty", "syslog", "posix", "crypt", "curses", "readline"}
POSIX_NAMES = {
    "os.fork",
    "os.forkpty",
    "os.getuid",
    "os.geteuid",
    "os.getgid",
    "os.getpgid",
    "os.setsid",
    "os.killpg",
    "os.sched_getaffinity",
    "os.sched_setaffinity",
    "os.nice",
    "os.uname",
    "os.statvfs",
    "os.chown",
    "os.mkfifo",
    "os.sysconf",
    "os.getloadavg",
    "os.wait",
    "os.openpty",
    "os.fdatasync",
    "os.posix_fadvise",
    "os.O_DIRECTORY",
    "signal.SIGKILL",
    "signal.SIGHUP",
    "signal.SIGQUIT",
    "signal.SIGUSR1",
    "signal.SIGUSR2",
    "signal.SIGALRM",
    "signal.alarm",
    "signal.pause",
    "signal.setitimer",
    "signal.pthread_sigmask",
    "socket.AF_UNIX",
    "time.tzset",
    "Path.chmod",
}
PATHS = re.compile(r"^/(dev|proc|tmp|etc|usr|var|home)\b")
GUARDED_PATHS = {"engine/memory.py": "/proc/self/status", "benchmarks/machine.py": "/proc/cpuinfo"}
"""Read only where they exist."""
DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
CONSOLE_ROOMS = ("cli/", "experiments/", "parameters/", "agents/", "model/", "calibration/", "benchmarks/")
LOOKED_FOR = {"parameters/syntax.py": set("„‟´")}
"""Signs that are looked for in a user's file and never shown."""


def guarded(tree: ast.Module) -> set[ast.AST]:
    """Nodes under an `if` that asks for the name or the system, or in a `try` that catches its absence."""
    found: set[ast.AST] = set()
    for node in ast.walk(tree):
        asks = isinstance(node, ast.If | ast.IfExp) and re.search(r"hasattr|sys\.platform|os\.name", ast.unparse(node.test))
        catches = isinstance(node, ast.Try) and any(
            "ImportError" in ast.unparse(handler.type or ast.Constant("")) for handler in node.handlers
        )
        if asks or catches:
            found.update(ast.walk(node))
    return found


def posix(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and name of everything that only POSIX has."""
    safe = guarded(tree)
    for node in ast.walk(tree):
        if node in safe:
            continue
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names if alias.name.split(".")[0] in POSIX_MODULES)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in POSIX_MODULES:
            yield node.lineno, node.module or ""
        elif isinstance(node, ast.Attribute) and ast.unparse(node) in POSIX_NAMES:
            yield node.lineno, ast.unparse(node)


@pytest.mark.parametrize("path", modules())
def test_nothing_that_windows_lacks(path: str) -> None:
    assert not list(posix(modules()[path])), path


def test_the_search_finds_what_it_looks_for() -> None:
    bad = ast.parse("import resource\nfrom fcntl import flock\nimport os\nos.sched_getaffinity(0)\n")
    good = ast.parse("import os\nif hasattr(os, 'sched_getaffinity'):\n    os.sched_getaffinity(0)\n")
    assert [name for _, name in posix(bad)] == ["resource", "fcntl", "os.sched_getaffinity"] and not list(posix(good))


@pytest.mark.parametrize("path", modules())
def test_no_path_of_one_system(path: str) -> None:
    found = [
        node.value
        for node in ast.walk(modules()[path])
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and PATHS.match(node.value)
    ]
    assert found == [GUARDED_PATHS[path]] if path in GUARDED_PATHS else not found, f"{path}: {found}"


def test_every_text_of_the_program_fits_a_gbk_console() -> None:
    """What a terminal shows is in GBK, which most Chinese consoles of Windows speak; else it would show a question mark."""
    lost = {
        (path, sign)
        for path, tree in modules().items()
        if path.startswith(CONSOLE_ROOMS)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for sign in node.value
        if not fits_gbk(sign) and sign not in LOOKED_FOR.get(path, ())
    }
    assert not lost, sorted(lost)


def fits_gbk(sign: str) -> bool:
    """Whether a character is in GBK."""
    try:
        sign.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True


def test_names_of_files_are_legal_everywhere() -> None:
    """No device names, no signs that Windows forbids, no two names that differ by case alone."""
    names = [
        path.relative_to(ROOT).as_posix()
        for room in ("data", "scenarios", "sweeps", "schemas", "docs", "tests")
        for path in (ROOT / room).rglob("*")
        if "__pycache__" not in path.parts
    ]
    for name in names:
        for part in Path(name).parts:
            assert not re.search(r'[<>:"|?*\\]', part) and part.rstrip(". ") == part, name
            assert part.split(".")[0].lower() not in DEVICES, name
    assert len({name.lower() for name in names}) == len(names)


def test_texts_are_read_and_written_with_their_encoding_named() -> None:
    """Windows' own encoding is not UTF-8: every text file says which it is in."""
    silent = []
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
                named = {keyword.arg for keyword in node.keywords}
                binary = any(isinstance(a, ast.Constant) and isinstance(a.value, str) and "b" in a.value for a in node.args)
                if name in ("read_text", "write_text") and "encoding" not in named:
                    silent.append(f"{path}:{node.lineno}")
                if ast.unparse(node.func) == "os.open":  # gives a number and bytes, no text
                    continue
                if name == "open" and isinstance(node.func, ast.Attribute) and "encoding" not in named and not binary:
                    silent.append(f"{path}:{node.lineno}")
    assert not silent


def test_one_set_of_pinned_versions_for_all_ways() -> None:
    """`uv run` takes them from pyproject.toml, pip and the checks from constraints.txt: the same lines."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert project["tool"]["uv"]["constraint-dependencies"] == pins

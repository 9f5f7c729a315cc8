"""Bytecode is kept in the cache where the environment forbids it beside the sources."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
CODE = "from cli.bytecode import keep_bytecode; keep_bytecode(); import small_house; print(small_house.HEIGHT)"


def start(folder: Path, *options: str, **environment: str) -> list[str]:
    """Import a module after `keep_bytecode`; gives the bytecode files, by name, inside and outside the cache of `folder`."""
    (folder / "small_house.py").write_text("HEIGHT = 3", encoding="utf-8")
    given = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    given |= {"PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)]), "FANGPIN_CACHE": str(folder / "kept"), **environment}
    done = subprocess.run([sys.executable, *options, "-c", CODE], env=given, capture_output=True, text=True, check=True)
    assert done.stdout == "3\n"
    return sorted(path.relative_to(folder).parts[0] for path in folder.rglob("small_house.*.pyc"))


def test_bytecode_is_kept_in_the_cache_where_it_may_not_stand_beside_the_sources(tmp_path: Path) -> None:
    for _ in range(2):
        assert start(tmp_path, PYTHONDONTWRITEBYTECODE="1") == ["kept"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda code: b"",
        lambda code: code[: len(code) // 2],
        lambda code: code[:16] + b"\xff" * 64,
        lambda code: code[:16] + b"N",
        lambda code: b"\0" * len(code),
    ],
)
def test_damaged_bytecode_is_made_anew(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    start(tmp_path, PYTHONDONTWRITEBYTECODE="1")
    [kept] = tmp_path.rglob("small_house.*.pyc")
    whole = kept.read_bytes()
    kept.write_bytes(damage(whole))
    assert start(tmp_path, PYTHONDONTWRITEBYTECODE="1") == ["kept"]
    assert kept.read_bytes()[16:] == whole[16:]


@pytest.mark.parametrize(
    ("options", "environment", "expected"),
    [
        ((), {}, ["__pycache__"]),
        (("-B",), {"PYTHONDONTWRITEBYTECODE": "1"}, []),
        ((), {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPYCACHEPREFIX": "elsewhere"}, []),
    ],
)
def test_other_pythons_are_left_alone(
    tmp_path: Path, options: tuple[str, ...], environment: dict[str, str], expected: list[str]
) -> None:
    assert start(tmp_path, *options, **environment) == expected

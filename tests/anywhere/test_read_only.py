"""A checkout that nobody may write to: a comparison and its report work from another folder, and nothing new stands beside the code."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from journey import Journey, compare_and_report

ROOT = Path(__file__).parent.parent.parent
GUARDED = Path(__file__).parent / "guarded"
LEFT = shutil.ignore_patterns(".*", "__pycache__", "tests", "results", "dist", "build", "*.egg-info")


@pytest.fixture
def checkout(tmp_path: Path) -> Iterator[Path]:
    """The files of the program in a folder without permission to write, given back at the end so that it can be removed."""
    tree = tmp_path / "read only 只读"
    shutil.copytree(ROOT, tree, ignore=LEFT)
    places = [tree, *tree.rglob("*")]
    for place in places:
        place.chmod(place.stat().st_mode & ~0o222)
    yield tree
    for place in places:
        place.chmod(place.stat().st_mode | 0o200)


def standing(tree: Path) -> dict[str, tuple[int, int]]:
    """Everything in the tree, folders too, with size and time of the last change."""
    return {path.relative_to(tree).as_posix(): (path.stat().st_size, path.stat().st_mtime_ns) for path in (tree, *tree.rglob("*"))}


def journey_from(checkout: Path, place: Path) -> Journey:
    """A way through the program of the checkout, in `place`; its modules come first on the path of every process."""
    place.mkdir()
    journey = Journey([sys.executable, str(checkout / "run.py")], place)
    journey.environment |= {"PYTHONPATH": os.pathsep.join([str(checkout), str(GUARDED)]), "READ_ONLY_TREE": str(checkout)}
    journey.environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return journey


def test_a_read_only_checkout_serves_another_folder(checkout: Path, tmp_path: Path) -> None:
    journey, before = journey_from(checkout, tmp_path / "work"), standing(checkout)
    assert {"cli/app.py", "data/places/qianxinan/levels_2020.csv"} <= set(before)
    compare_and_report(journey)
    assert standing(checkout) == before


@pytest.mark.parametrize(
    "attempt",
    [
        "open(place / 'run.py', 'a')",
        "open(place / 'new', 'w')",
        "(place / 'new').mkdir()",
        "(place / 'run.py').unlink()",
        "(place / 'run.py').rename('elsewhere')",
        "(place.parent / 'other').rename(place / 'new')",
        "os.open(place / 'new', os.O_CREAT)",
    ],
)
def test_the_guard_refuses_every_way_of_writing(checkout: Path, tmp_path: Path, attempt: str) -> None:
    (tmp_path / "other").touch()
    journey = journey_from(checkout, tmp_path / "work")
    code = f"import os, pathlib\nplace = pathlib.Path({str(checkout)!r})\nplace.joinpath('run.py').read_bytes()\n{attempt}"
    done = subprocess.run([sys.executable, "-c", code], cwd=journey.place, env=journey.environment, capture_output=True, check=False)
    assert done.returncode == 1 and b"PermissionError" in done.stderr

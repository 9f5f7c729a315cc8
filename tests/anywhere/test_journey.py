"""The way through the program without POSIX modules, on a GBK console, from another folder; nothing is written beside the code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from journey import Journey, travel

ROOT = Path(__file__).parent.parent.parent
UNSEEN = {".git", ".venv", "__pycache__", ".pytest_cache", ".hypothesis", ".mypy_cache", ".ruff_cache", "tests"}


def standing() -> dict[str, int]:
    """Every file beside the code with the time of its last change."""
    return {
        path.relative_to(ROOT).as_posix(): path.stat().st_mtime_ns
        for path in ROOT.rglob("*")
        if path.is_file() and not UNSEEN & set(path.relative_to(ROOT).parts)
    }


def test_the_way_through_the_program_is_open_and_leaves_the_checkout_alone(tmp_path: Path) -> None:
    before = standing()
    travel([sys.executable, str(ROOT / "run.py")], tmp_path)
    assert standing() == before


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        ("gbk", "gbk"),
        ("cp936", "gbk"),
        ("gb18030", "gb18030"),
        ("utf-8", "utf-8"),
        ("ascii", "utf-8"),
        ("cp1252", "utf-8"),
        (None, "utf-8"),
        ("no such", "utf-8"),
    ],
)
def test_the_console_is_spoken_to_in_what_it_understands(encoding: str | None, expected: str) -> None:
    from cli.streams import spoken_encoding

    assert spoken_encoding(encoding) == expected


def test_a_cache_that_cannot_be_written_is_said_and_replaced(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    code = (
        "import os\nfrom engine.cache import cache_folder, refused_folder\n"
        "place = cache_folder()\nassert place.is_dir() and place == cache_folder() and os.environ['FANGPIN_CACHE'] == str(place)\n"
        "print(refused_folder()); print(place)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "FANGPIN_CACHE": str(tmp_path / "file")},
    )
    refused, place = done.stdout.split("\n")[:2]
    assert refused == str(tmp_path / "file") and not Path(place).exists(), "a passing folder goes with its process"


def test_hidden_modules_are_hidden(tmp_path: Path) -> None:
    journey = Journey([sys.executable, "-c", "import resource"], tmp_path)
    done = subprocess.run(journey.command, env=journey.environment, capture_output=True, check=False)
    assert done.returncode == 1 and b"resource" in done.stderr

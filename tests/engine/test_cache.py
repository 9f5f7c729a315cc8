"""What stands in the cache is believed only whole: whatever is damaged there is made anew, with the same numbers."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from engine import cache

ROOT = Path(__file__).parent.parent.parent
PROGRAM = """
import numpy as np
from engine.compiled import compile_cached, loop, seal_cached
from engine.generated import generated

MADE = "def thrice(values):\\n    for i in range(len(values)):\\n        values[i] = values[i] * 3.0\\n"


@loop
def add_two(values):
    for i in range(len(values)):
        values[i] = values[i] + 2.0


values = np.array([1.0, 4.0])
add_two(values)
run = compile_cached(generated("thrice", "made", lambda: MADE, {}), "made")
run(values)
seal_cached("made")
print(values.tolist(), sum(run.stats.cache_hits.values()))
"""
EXPECTED = "[9.0, 18.0]"


def run(folder: Path) -> tuple[str, int]:
    """The numbers of the program with its cache in `folder`, and how often its generated function came from there."""
    script = folder.parent / "program.py"
    script.write_text(PROGRAM, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "FANGPIN_CACHE": str(folder), "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr
    numbers, _, hits = done.stdout.strip().rpartition(" ")
    return numbers, int(hits)


def flip(path: Path) -> None:
    """One bit in the middle of a file."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def edit(path: Path) -> None:
    """One sign of a source: another number."""
    path.write_text(path.read_text(encoding="utf-8").replace("3.0", "4.0"), encoding="utf-8")


def replace_by_folder(path: Path) -> None:
    """A folder where a file is expected."""
    path.unlink()
    path.mkdir()


DAMAGE: dict[str, tuple[str, Callable[[Path], object]]] = {
    "machine code with a bit flipped": ("*.nbc", flip),
    "machine code cut": ("*.nbc", lambda path: path.write_bytes(path.read_bytes()[:100])),
    "machine code gone": ("*.nbc", Path.unlink),
    "index emptied": ("*.nbi", lambda path: path.write_bytes(b"")),
    "index with a bit flipped": ("*.nbi", flip),
    "source edited": ("thrice.py", edit),
    "source that is no text": ("thrice.py", lambda path: path.write_bytes(b"\xff\xfe\x00")),
    "source is a folder": ("thrice.py", replace_by_folder),
    "seal gone": ("seal.json", Path.unlink),
    "seal is rubbish": ("seal.json", lambda path: path.write_bytes(b"\xff{")),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache after a first run."""
    folder = tmp_path_factory.mktemp("cache") / "lines"
    assert run(folder) == (EXPECTED, 0)
    assert run(folder) == (EXPECTED, 1), "a whole cache is used"
    return folder


@pytest.mark.parametrize("what", DAMAGE)
def test_what_is_damaged_is_made_anew(whole: Path, tmp_path: Path, what: str) -> None:
    folder = tmp_path / "lines"
    shutil.copytree(whole, folder, copy_function=shutil.copy2)
    pattern, harm = DAMAGE[what]
    found = list((folder / "made").rglob(pattern))
    assert found
    for path in found:
        harm(path)
    numbers, _ = run(folder)
    assert numbers == EXPECTED
    assert cache.intact(folder / "made"), "it is whole again"


def test_a_file_in_place_of_a_key_is_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "lines"
    folder.mkdir()
    (folder / "made").write_text("no folder", encoding="utf-8")
    assert run(folder) == (EXPECTED, 0)


def test_keys_that_nobody_uses_make_room(tmp_path: Path) -> None:
    for name, days in (("old", cache.KEPT_DAYS + 1), ("young", 1), ("new", 0)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "f.nbi").write_bytes(b"code")
        if name != "new":
            cache.write_whole(tmp_path / name / cache.SEAL, "{}")
            then = time.time() - days * 86400.0
            os.utime(tmp_path / name / cache.SEAL, (then, then))
    cache.seal(tmp_path / "new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new", "young"]
    assert cache.intact(tmp_path / "new") and not cache.intact(tmp_path / "young")

"""Languages, numbers and times as they are printed, and a start that is quick."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cli.language import language
from cli.numbers import counted, fixed, half, span
from cli.progress import PlainLines, duration

ROOT = Path(__file__).parent.parent.parent
NAN = float("nan")


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({}, "en"),
        ({"LC_ALL": "C", "LANG": "zh_CN"}, "en"),
        ({"LC_ALL": "zh_TW", "LANG": "C"}, "zh"),
    ],
)
def test_language_of_the_environment(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], expected: str) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert language(None) == expected
    assert language("zh") == "zh"


def test_numbers() -> None:
    assert fixed(-0.0001, 1.0, 2) == "0.00" and fixed(0.01234, 1e3, 2, sign=True) == "+12.34" and fixed(NAN) == "-"
    assert half(0.00004, 1.0, 2) == "±0.00004" and half(NAN) == "-"
    assert span(0.001, 0.002, 1e3, 1) == "1.0 – 2.0" and span(NAN, 1.0) == "-"
    assert counted(123456.0) == "123,000" and counted(0.01234) == "0.0123" and counted(0.0) == "0"


def test_durations() -> None:
    assert [duration(s, "en") for s in (45, 200, 7500)] == ["45 s", "3 min 20 s", "2 h 5 min"]
    assert duration(200, "zh") == "3分20秒"


def test_plain_progress_says_each_tenth_once(capsys: pytest.CaptureFixture[str]) -> None:
    lines = PlainLines("en")
    for share in (0.0, 0.05, 0.11, 0.12, 0.5, 1.0):
        lines(share)
    said = capsys.readouterr().err.splitlines()
    assert [line.split()[0] for line in said] == ["11%", "50%", "100%"]


def test_help_prints_on_a_gbk_console_and_loads_nothing_heavy() -> None:
    """Help of a console that is not UTF-8; xarray, matplotlib and the compiler stay unloaded."""
    code = (
        "import sys; sys.argv = ['run.py', 'compare', '--help']\nimport run\n"
        "try:\n    run.main()\n"
        "except SystemExit:\n    pass\n"
        "heavy = {'xarray', 'matplotlib', 'numba', 'mesa'} & set(sys.modules)\nassert not heavy, heavy"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env={"PYTHONIOENCODING": "gbk", "PATH": ""}, capture_output=True, check=False
    )
    assert ran.returncode == 0, ran.stderr.decode("utf-8", "replace")
    assert "情景比较" in ran.stdout.decode("gbk"), "a console is spoken to in its own encoding"


def test_installed_entry_point_is_the_same_function() -> None:
    import run

    assert callable(run.main)

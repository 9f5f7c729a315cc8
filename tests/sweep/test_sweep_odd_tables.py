"""Tables of draws as spreadsheets, devices and accidents give them; more draws than a run can hold are refused before work."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from fake_sweeps import sweep_file
from typer.testing import CliRunner

from cli.app import app
from experiments.design import of_file
from experiments.plan import MOST_DRAWS, MOST_RUNS, Experiment, OptionError
from experiments.sweep.posterior import read_draws
from experiments.sweep.sweep_file import read_sweep
from parameters.messages import InputError
from parameters.registry import load_registry

GOOD = "draw,dibao.assessment_error,public_posts.rangers\n0,0.02,10000\n1,0.03,9000\n"


def table(folder: Path, content: bytes | str) -> Path:
    path = folder / "draws.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    "content",
    [
        GOOD.encode(),
        GOOD.encode("utf-8-sig"),
        GOOD.replace("\n", "\r\n").encode(),
        GOOD.replace("\n", "\r").encode(),
        GOOD.replace("dibao.assessment_error", "农村低保.收入核定误差").encode(),
        GOOD.replace("dibao.assessment_error", "农村低保.收入核定误差").encode("gb18030"),
        GOOD.replace("dibao.assessment_error", " dibao.assessment_error ").encode(),
    ],
    ids=["utf8", "bom", "crlf", "cr", "chinese", "gb18030", "blanks"],
)
def test_tables_as_spreadsheets_write_them(tmp_path: Path, content: bytes) -> None:
    drawn, _ = read_draws(table(tmp_path, content), load_registry())
    assert drawn.names == ("dibao.assessment_error", "public_posts.rangers")
    np.testing.assert_array_equal(drawn.values, [[0.02, 10000], [0.03, 9000]])


@pytest.mark.parametrize("numbers", ["001", ["1", "1.0"], ["7", "8", "7"]])
def test_a_number_of_a_draw_that_is_there_twice_is_refused(tmp_path: Path, numbers: list[str]) -> None:
    """Rows that were put together twice would count twice; without numbers rows may be alike, as of a resampled posterior."""
    lines = "".join(f"{number},0.02,10000\n" for number in numbers)
    with pytest.raises(InputError) as told:
        read_draws(table(tmp_path, GOOD.split("\n")[0] + "\n" + lines), load_registry())
    problem = told.value.problems[0]
    assert problem.line > 2 and problem.key == "draw" and "line 2 has this number already" in problem.expected_en
    alike = table(tmp_path, "dibao.assessment_error,public_posts.rangers\n" + "".join("0.02,10000\n" for _ in numbers))
    assert len(read_draws(alike, load_registry())[0]) == len(numbers)


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (GOOD.encode("utf-16"), "UTF-16"),
        (b"dibao.assessment_error\n0.02\0\n", "NUL"),
        ("dibao.assessment_error\n" + "1" * 200_000 + "\n", "no CSV table"),
        ('dibao.assessment_error\n"' + "x" * 200_000 + "\n", "no CSV table"),
        ("dibao.assessment_error\n1_0_x\n", "expected a finite number"),
        ("dibao.assessment_error\n" + "9" * 400 + "\n", "expected a finite number"),
        ("dibao.assessment_error\n5\n", "expected 0 to"),
        ("dibao.assessment_error\n" + "0.02\n" * (MOST_DRAWS + 1), f"at most {MOST_DRAWS:,} lines"),
        (b"\xff\xfe\xfd\n\x80\xff", "not in UTF-8"),
        ("农村低保.误保\n0.02\n", "no parameter with a prior"),
        ("x\x1b[31m\n1\n", "no parameter with a prior"),
        ("", "at least one line"),
    ],
)
def test_tables_by_accident(tmp_path: Path, content: bytes | str, part: str) -> None:
    with pytest.raises(InputError) as told:
        read_draws(table(tmp_path, content), load_registry())
    assert part in str(told.value) and "\x1b" not in str(told.value)


def test_a_hundred_thousand_columns_and_as_many_mistakes_end_soon(tmp_path: Path) -> None:
    started = time.perf_counter()
    for content in (
        ",".join(f"x{i}" for i in range(100_000)) + "\n" + "1," * 100_000 + "\n",
        "dibao.assessment_error\n" + "x\n" * 50_000,
    ):
        with pytest.raises(InputError) as told:
            read_draws(table(tmp_path, content), load_registry())
        assert len(str(told.value).splitlines()) <= 21
    assert time.perf_counter() - started < 30


@pytest.mark.skipif(sys.platform == "win32", reason="no devices and pipes there")
def test_devices_and_pipes(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (Path("/dev/zero"), tmp_path / "pipe", tmp_path):
        with pytest.raises(InputError) as told:
            read_draws(path, load_registry())
        assert "a device or a pipe" in str(told.value)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ('replicates = 300000\n[draws]\nfrom = "central"\n', f"expected {MOST_RUNS} or less"),
        ('replicates = 100\n[draws]\nfrom = "priors"\ncount = 40000\n', "found 4,000,000"),
        (f'[draws]\nfrom = "priors"\ncount = {MOST_DRAWS + 1}\n', f"expected {MOST_DRAWS} or less"),
        ('sample = 1e-9\n[draws]\nfrom = "central"\n', "at least 0.0005"),
        (
            '[draws]\nfrom = "grid"\n[draws.grid]\n'
            + "".join(
                f'"{name}" = [{", ".join(["0.02"] * 60)}]\n'
                for name in ("dibao.assessment_error", "dibao.targeting_error", "relief.coverage")
            ),
            "found 216,000",
        ),
        ('draws = "priors"\n', "expected a table"),
        ('scenarios = "plan"\n', "expected a list"),
    ],
)
def test_more_than_a_run_can_hold_is_said_before_work(tmp_path: Path, text: str, part: str) -> None:
    started = time.perf_counter()
    path = sweep_file(tmp_path, ('scenarios = ["plan"]\n' if "scenarios" not in text else "") + text)
    told = CliRunner().invoke(app, ["sweep", str(path), "--out", str(tmp_path / "out")])
    assert told.exit_code == 2 and part in told.stderr and not (tmp_path / "out").exists()
    assert time.perf_counter() - started < 10


def test_options_are_held_to_the_same(tmp_path: Path) -> None:
    path = sweep_file(tmp_path, 'scenarios = ["plan"]\n[draws]\nfrom = "priors"\ncount = 3\n')
    for options in ({"draws": 10**9}, {"draws": 40_000, "replicates": 100}, {"share": 1e-9}):
        with pytest.raises(OptionError):
            of_file(read_sweep(path), options)
    for values in ({"draws": 10**9}, {"draws": 2, "replicates": MOST_RUNS}, {"share": 1e-9}):
        with pytest.raises(OptionError):
            Experiment(("plan",), **values)  # type: ignore[arg-type]

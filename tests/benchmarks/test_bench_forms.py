"""All forms of the reference workload give the same bits, and what is printed follows from what was measured."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from benchmarks.reference import rules
from benchmarks.reference.forms import START, Records, forms
from benchmarks.reference.state import HOME, begin
from benchmarks.side_by_side import Measured, side_by_side
from cli.app import app

ROOT = Path(__file__).parent.parent.parent
HOMES, VILLAGES = begin(300)
SEED = np.uint64(11)
FORMS = {form.name: form for form in forms()}


def lived(name: str, months: int) -> np.ndarray:
    """The households after so many months in one form."""
    run = FORMS[name].begin(HOMES, VILLAGES, SEED)
    run.live(START, months)
    return run.records()


@pytest.mark.parametrize("name", [name for name in FORMS if name != "rules"])
def test_forms_have_the_bits_of_the_rules(name: str) -> None:
    rules, other = lived("rules", 26), lived(name, 26)
    assert not [field for field in HOME.names or () if rules[field].tobytes() != other[field].tobytes()]


def test_every_part_of_the_workload_happens() -> None:
    after = lived("rules", 26)
    for field in ("post", "listed", "poor_months", "debt", "medical", "aid"):
        assert after[field].any(), field
    assert (after["spell"] < 0).any() and (after["spell"] > 0).any()
    assert not np.array_equal(after["cash"], HOMES["cash"])


UNCOMPILED = """
import numpy as np
from benchmarks.reference import rules
from benchmarks.reference.forms import START, Records
from benchmarks.reference.state import HOME, begin
homes, villages = begin(100)
run = Records(rules.live, homes, villages, np.uint64(11))
run.live(START, 2)
after = run.records()
print("".join(after[name].astype("f8").tobytes().hex() for name in HOME.names))
"""


def test_rules_run_uncompiled_with_the_same_bits() -> None:
    environment = dict(os.environ, FANGPIN_UNCOMPILED="1", PYTHONPATH=str(ROOT))
    done = subprocess.run([sys.executable, "-c", UNCOMPILED], env=environment, capture_output=True, text=True, check=True)
    homes, villages = begin(100)
    run = Records(rules.live, homes, villages, SEED)
    run.live(START, 2)
    compiled = "".join(run.records()[name].astype("f8").tobytes().hex() for name in HOME.names or ())
    assert done.stdout.split() == [compiled] and not done.stderr


def test_ratios_are_of_the_same_round() -> None:
    quick, slow = Measured("a", "甲", [1.0, 2.0, 4.0]), Measured("b", "乙", [10.0, 30.0, 20.0])
    assert quick.times_faster(slow) == 10.0 and quick.least == 1.0


def test_rounds_measure_every_form() -> None:
    found = side_by_side(250, months=2, rounds=2)
    assert [measured.name for measured in found] == list(FORMS)
    assert all(measured.same and len(measured.nanoseconds) == 2 and measured.least > 0.0 for measured in found)


@pytest.mark.parametrize(("lang", "words"), [("en", "same bits"), ("zh", "逐位一致")])
def test_bench_compares_the_forms(lang: str, words: str) -> None:
    done = CliRunner().invoke(app, ["bench", "--forms", "250", "--lang", lang])
    assert done.exit_code == 0, done.output
    assert done.output.count(words) == len(FORMS)


def test_bench_writes_its_numbers(tmp_path: Path) -> None:
    place = tmp_path / "bench.json"
    done = CliRunner().invoke(app, ["bench", "--forms", "250", "--lang", "en", "--json", str(place)])
    assert done.exit_code == 0, done.output
    written = json.loads(place.read_text(encoding="utf-8"))
    assert written["machine"]["processor"] and written["machine"]["cores"] >= 1
    for form in written["forms"]:
        assert f"{min(form['nanoseconds']):.1f} ns" in done.output and form["name"] in FORMS


def test_bench_refuses_a_place_that_is_none(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["bench", "--forms", "250", "--lang", "en", "--json", str(tmp_path / "none" / "bench.json")])
    assert done.exit_code == 2 and "expected a file" in done.output and not list(tmp_path.iterdir())

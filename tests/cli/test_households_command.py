"""`households` writes the table of the library into a file, and says what it cannot write before anything is lived."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from cli.app import app

FAST = ["--month", "2020-01", "--sample", "0.0005"]


def test_a_csv_that_opens_in_chinese(tmp_path: Path) -> None:
    out = tmp_path / "农户.csv"
    ran = CliRunner().invoke(app, ["households", "plan", *FAST, "--out", str(out), "--lang", "zh"])
    assert ran.exit_code == 0, ran.output
    assert out.read_bytes().startswith("\ufeff农户编号,县(市、区),".encode())
    table = pd.read_csv(out)
    assert f"{len(table)}行" in ran.output and set(table["农户类别"]) <= {"脱贫户", "边缘易致贫户", "一般户"}


def test_members_as_parquet(tmp_path: Path) -> None:
    out = tmp_path / "persons.parquet"
    ran = CliRunner().invoke(app, ["households", "plan", *FAST, "--persons", "--out", str(out), "--lang", "en"])
    assert ran.exit_code == 0, ran.output
    assert {"person", "household", "age", "work"} <= set(pd.read_parquet(out).columns)


def test_without_the_package_for_parquet_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*given: object, **named: object) -> None:
        raise ImportError("pyarrow")

    monkeypatch.setattr(pd.DataFrame, "to_parquet", missing)
    out = tmp_path / "homes.parquet"
    ran = CliRunner().invoke(app, ["households", "plan", *FAST, "--out", str(out), "--lang", "en"])
    assert ran.exit_code == 2 and "pip install pyarrow" in ran.output and not out.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--out", "homes.xls"], "--out homes.xls: expected a name that ends in .csv or .parquet"),
        (["--month", "2019-12"], "--month 2019-12: expected YYYY-MM from 2020-01"),
        (["--sample", "2"], "--sample 2: expected a share"),
        (["plans"], "there is no such scenario"),
    ],
)
def test_what_cannot_be_used(words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = CliRunner().invoke(app, ["households", *words, "--lang", "en"])
    assert ran.exit_code == 2 and said in ran.output and not list(tmp_path.iterdir())

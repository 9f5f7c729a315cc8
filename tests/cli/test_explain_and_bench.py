"""`explain` and `bench` as a user calls them."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from benchmarks import sizes
from cli.app import app

RUN = CliRunner()


def test_explain_shows_a_household_line_by_line() -> None:
    done = RUN.invoke(app, ["explain", "--sample", "0.004", "--month", "2021-09", "--lang", "zh"])
    assert done.exit_code == 0, done.output
    assert done.output.count("2021-0") > 9, "every month is there"
    for words in ("农户", "情景：规划情景", "2021-09 *", "[观测]", "情景模拟，非统计数据", "是否返贫：是"):
        assert words in done.output


def test_explain_refuses_what_it_cannot_use() -> None:
    for arguments in (["--month", "202109"], ["--month", "2019-12"], ["--scenario", "no_such_plan"], ["999999999"]):
        done = RUN.invoke(app, ["explain", "--sample", "0.002", "--lang", "en", *arguments])
        assert done.exit_code == 2, (arguments, done.output)
        assert "Traceback" not in done.output


def test_a_household_that_is_not_there_is_refused_in_the_language_asked_for() -> None:
    said = {lang: RUN.invoke(app, ["explain", "999999999", "--sample", "0.002", "--lang", lang]) for lang in ("en", "zh")}
    assert "no sample of 0.002 of the households holds household 999999999" in said["en"].output
    assert "样本中均没有农户 999999999" in said["zh"].output and "household" not in said["zh"].output


def test_bench_names_every_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sizes, "SIZES", ())
    done = RUN.invoke(app, ["bench", "--sample", "0.002", "--months", "1", "--lang", "en"])
    assert done.exit_code == 0, done.output
    assert "work.lose_find_and_earn" in done.output and "bytes a household" in done.output

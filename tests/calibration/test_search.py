"""The search for the level of 2020: it finds what it can, says what it cannot, and loses no trial."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from calibration import search as searching
from calibration.search import Searched, Values, rounded, search, searched
from calibration.targets import Target
from calibration.trials import Trials
from calibration.write_values import with_values
from parameters.registry import load_registry


def parameter(name: str, low: float = 0.0, high: float = 10.0, today: float = 5.0) -> Searched:
    """A parameter with a range."""
    return Searched(name, name, name, "ratio", low, high, today, "sum")


def band(figure: str, low: float, high: float) -> Target:
    """A band of everybody."""
    return Target(figure, "all", "", "", "", low, high, "i", "", "", "", True)


def model(values: Values) -> dict[str, float]:
    """Two figures that two parameters move together, and one that nothing moves."""
    return {"sum/all": values["a"] + values["b"], "ratio/all": values["a"] / max(values["b"], 0.1), "still/all": 1.0}


PAIR = [parameter("a"), parameter("b")]


def test_it_finds_what_meets_the_bands() -> None:
    found = search(PAIR, [band("sum", 8.9, 9.1), band("ratio", 1.95, 2.05)], model, 20)
    assert found.values["a"] == pytest.approx(6.0, abs=0.1) and found.values["b"] == pytest.approx(3.0, abs=0.1)


def test_what_cannot_be_met_does_not_bend_the_rest() -> None:
    """A figure out of reach stays so, and the other one is met all the same; values stay in their ranges."""
    found = search(PAIR, [band("sum", 8.5, 9.5), band("ratio", 1.9, 2.1), band("still", 40.0, 41.0)], model, 20)
    assert 8.5 <= found.values["a"] + found.values["b"] <= 9.5
    beyond = search(PAIR, [band("sum", 30.0, 31.0)], model, 20)
    assert beyond.values == {"a": pytest.approx(10.0, abs=0.02), "b": pytest.approx(10.0, abs=0.02)}


def test_what_no_figure_binds_goes_to_the_middle() -> None:
    found = search([parameter("a", today=1.0), parameter("b", today=9.0)], [band("still", 0.0, 2.0)], model, 20)
    assert found.values == {"a": pytest.approx(5.0, abs=0.1), "b": pytest.approx(5.0, abs=0.1)}


def test_no_trial_is_lived_twice(tmp_path: Path) -> None:
    lived: list[Values] = []

    def live(values: Values) -> dict[str, float]:
        lived.append(values)
        return model(values)

    bands = [band("sum", 8.9, 9.1), band("ratio", 1.95, 2.05)]
    first = search(PAIR, bands, Trials(tmp_path / "trials", live), 5)
    count = len(lived)
    assert count == first.asked == len((tmp_path / "trials").read_text(encoding="utf-8").splitlines())
    with (tmp_path / "trials").open("a", encoding="utf-8") as file:
        file.write('{"values": {"a": 1.0, "b"')  # broken off
    again = Trials(tmp_path / "trials", live)
    assert search(PAIR, bands, again, 5) == first and len(lived) == count and again.lived == 0


def test_parameters_of_the_table_are_searchable_and_few() -> None:
    found = searched(load_registry())
    assert 5 <= len(found) <= searching.MOST_PARAMETERS
    for one in found:
        prior = load_registry().parameters()[one.name].prior
        assert prior is not None and prior.low == one.low < one.today < one.high == prior.high


@pytest.mark.parametrize(
    ("low", "high", "first", "last"), [(0.05, 0.4, 0.05001, 0.3999), (2.0, 9.0, 2.001, 8.999), (0.0999999, 0.3, 0.1, 0.2999)]
)
def test_ends_of_a_range_are_not_reached(low: float, high: float, first: float, last: float) -> None:
    one = parameter("a", today=0.5 * (low + high), low=low, high=high)
    assert (one.at(0.0), one.at(1.0)) == (first, last) and low < one.at(1e-6) <= one.at(0.5) < high


@pytest.mark.parametrize(
    "rows", ["nothing.here,gini", "drivers.wage_growth_shift,gini", "dibao.standard,dibao_money", "start.skill_sd,fifth_1"]
)
def test_what_cannot_be_searched_for_is_refused(rows: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "table.csv").write_text(f"parameter,serves\n{rows}\n", encoding="utf-8")
    monkeypatch.setattr(searching, "PARAMETERS", tmp_path / "table.csv")
    with pytest.raises(ValueError, match=rows.split(",")[0]):
        searched(load_registry())


def test_values_keep_a_few_digits() -> None:
    assert [rounded(value) for value in (0.123456, 4123.456, 0.0, -1.23456)] == [0.1235, 4123.0, 0.0, -1.235]


def test_values_are_written_and_nothing_else() -> None:
    path = load_registry().groups["work"].path
    text = path.read_text(encoding="utf-8")
    changed = with_values(text, {"local_factor": 0.7712, "purse_share": 0.5})
    before, after = tomllib.loads(text), tomllib.loads(changed)
    assert after["local_factor"]["values"][0]["value"] == after["local_factor"]["prior"]["central"] == 0.7712
    assert (
        after["purse_share"]["prior"]["central"] == 0.5
        and after["purse_share"]["prior"]["low"] == before["purse_share"]["prior"]["low"]
    )
    assert len(text.splitlines()) == len(changed.splitlines())
    assert sum(a != b for a, b in zip(text.splitlines(), changed.splitlines(), strict=True)) == 4


def test_comments_stay() -> None:
    text = """# of the file
[a]
name = "central = 1" # why
values = [
  { from = "2020-01", value = 1.5, note = "value = 2" }, # dated
]
prior = { low = 1.0, central = 1.5, high = 2.0 } # a prior
"""
    assert with_values(text, {"a": 1.75}) == text.replace("1.5", "1.75")


def test_a_trial_is_a_line_of_json(tmp_path: Path) -> None:
    Trials(tmp_path / "trials", model)({"a": 1.0, "b": 2.0})
    [line] = (tmp_path / "trials").read_text(encoding="utf-8").splitlines()
    assert json.loads(line) == {"values": {"a": 1.0, "b": 2.0}, "figures": model({"a": 1.0, "b": 2.0})}

"""Priors, tables of draws and grids are held to the permitted range on every date: nothing is clipped."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from experiments.sweep.posterior import read_draws
from experiments.sweep.sweep_file import read_sweep
from parameters.bounds import is_permitted, permitted_draws, prior_beyond_range
from parameters.dated_paths import ALWAYS, dated_path
from parameters.messages import InputError
from parameters.parameter import Parameter
from parameters.priors import effect, sample, support
from parameters.registry import load_registry
from parameters.table import drawn_path

REGISTRY = load_registry()
UNCERTAIN = [p for p in REGISTRY.parameters().values() if p.prior is not None]
MONTHS = np.arange(2020 * 12, 2031 * 12)
by_name = pytest.mark.parametrize("parameter", UNCERTAIN, ids=lambda parameter: parameter.full_name)


@by_name
def test_no_prior_reaches_beyond_the_range_on_any_date(parameter: Parameter) -> None:
    assert parameter.prior is not None and prior_beyond_range(parameter) is None
    for end in support(parameter.prior):
        draw = {parameter.full_name: float(effect(parameter.prior, np.array(end)))}
        for cutoff in (2020 * 12 + 11, 2022 * 12 + 6, ALWAYS):
            path = dated_path(parameter, cutoff, MONTHS)
            moved = path + draw[parameter.full_name] if parameter.prior.shift else path * draw[parameter.full_name]
            assert np.allclose(drawn_path(parameter, draw, cutoff, MONTHS), moved, rtol=1e-12)


@by_name
def test_draws_of_other_doors_are_refused_where_the_path_would_leave_the_range(parameter: Parameter) -> None:
    low, high = permitted_draws(parameter)
    assert parameter.prior is not None and low <= parameter.prior.central <= high
    assert is_permitted(parameter, parameter.prior.central)
    for drawn in (low - 0.01 * max(1.0, abs(low)), high + 0.01 * max(1.0, abs(high)), 1e300, -1e300):
        assert not is_permitted(parameter, drawn)


def test_no_draw_of_the_priors_is_clipped() -> None:
    for draw in sample(REGISTRY, 64, 1):
        for parameter in UNCERTAIN:
            drawn_path(parameter, draw, ALWAYS, MONTHS[:1])


@pytest.mark.parametrize("value", ["-5", "45", "1e300"])
def test_a_table_of_draws_is_held_to_the_range(tmp_path: Path, value: str) -> None:
    (tmp_path / "draws.csv").write_text(f"draw,dibao.paid_share\n1,0.6\n2,{value}\n", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_draws(tmp_path / "draws.csv", REGISTRY)
    (problem,) = refused.value.problems
    assert (problem.line, problem.key, problem.value) == (3, "dibao.paid_share", f'"{value}"')
    assert "expected 0 to 1 share" in problem.expected_en and "应在0至1之间" in problem.expected_zh


@pytest.mark.parametrize(
    "name, good, bad", [("dibao.paid_share", 0.6, 1.2), ("dibao.standard", 1.05, 50.0), ("public_posts.posts", 14000, -1)]
)
def test_a_grid_is_held_to_the_range(tmp_path: Path, name: str, good: float, bad: float) -> None:
    """The values of a grid are in the unit of the prior: dibao.standard takes factors on its path."""
    text = 'scenarios = ["plan"]\n[draws]\nfrom = "grid"\n[draws.grid]\n"{name}" = [{values}]\n'
    path = tmp_path / "grid.toml"
    path.write_text(text.format(name=name, values=good), encoding="utf-8")
    read_sweep(str(path))
    path.write_text(text.format(name=name, values=f"{good}, {bad}"), encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_sweep(str(path))
    assert [problem.line for problem in refused.value.problems] == [5]
    assert "expected" in refused.value.problems[0].expected_en


def test_a_prior_beyond_the_range_is_refused_when_it_is_read(tmp_path: Path) -> None:
    root = Path(shutil.copytree(REGISTRY.root, tmp_path / "data"))
    path = root / "policies" / "dibao.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("low = 0.55, central = 0.65, high = 0.75", "low = 0.55, central = 0.65, high = 1.05"), encoding="utf-8"
    )
    with pytest.raises(InputError) as refused:
        load_registry(root)
    (problem,) = refused.value.problems
    assert problem.key.endswith("paid_share.prior") and "reaches beyond the permitted range" in problem.expected_en
    assert "expected 0 to 1 share" in problem.expected_en and "先验超出允许范围" in problem.expected_zh

"""Draws of a sweep: their strata, their seed, what moves and what stays, and tables of draws that cannot be used."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from experiments.sweep.draws import CENTRAL, METHODS, Drawn, from_grid, from_priors, sobol, uncertain, with_partners
from experiments.sweep.posterior import read_draws
from parameters.messages import InputError
from parameters.priors import sample
from parameters.registry import load_registry

REGISTRY = load_registry()
NAMES = uncertain(REGISTRY)


def test_every_stratum_of_a_sobol_sequence_has_one_point() -> None:
    strata = np.sort(np.floor(sobol(5, 16, 1) * 16).astype(int), axis=0)
    assert (strata == np.arange(16)[:, None]).all()


@pytest.mark.parametrize("method", METHODS)
def test_the_seed_decides(method: str) -> None:
    first, again, other = (from_priors(REGISTRY, 8, seed, method).values for seed in (1, 1, 2))
    assert first.shape == (8, len(NAMES)) and np.isfinite(first).all()
    assert np.array_equal(first, again) and not np.array_equal(first, other)


def test_a_hypercube_of_all_is_that_of_compare() -> None:
    drawn = from_priors(REGISTRY, 4, 7, "latin_hypercube").of_blocks(REGISTRY)
    assert drawn == [tuple(draw.items()) for draw in sample(REGISTRY, 4, 7)]


@pytest.mark.parametrize("method", METHODS)
def test_only_named_parameters_are_drawn(method: str) -> None:
    drawn = from_priors(REGISTRY, 4, 1, method, NAMES[:2])
    assert drawn.names == tuple(NAMES[:2])
    assert {name for draw in drawn.of_blocks(REGISTRY) for name, _ in draw} == set(NAMES[:2])


def test_partners_come_along() -> None:
    priors = {name: parameter.prior for name, parameter in REGISTRY.parameters().items()}
    tied = {name: prior.correlated_with for name, prior in priors.items() if prior is not None and prior.correlated_with}
    assert tied
    for name, partner in tied.items():
        assert {name, partner} <= set(with_partners(REGISTRY, [name]))


def test_a_grid_has_every_combination_the_last_fastest() -> None:
    drawn = from_grid({"a": [1.0, 2.0], "b": [3.0, 4.0, 5.0]})
    assert drawn.names == ("a", "b")
    assert drawn.values.tolist() == [[1, 3], [1, 4], [1, 5], [2, 3], [2, 4], [2, 5]]


def test_the_central_draw_moves_nothing() -> None:
    assert CENTRAL.of_blocks(REGISTRY) == [()]


def table(folder: Path, text: str) -> Path:
    path = folder / "draws.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_gives_back_the_draws_without_their_numbers(tmp_path: Path) -> None:
    kept = from_priors(REGISTRY, 4, 1, "sobol", NAMES[:2])
    lines = [f"draw,{NAMES[0]},{NAMES[1]}", *(f"{i},{a!r},{b!r}" for i, (a, b) in enumerate(kept.values.tolist()))]
    drawn, text = read_draws(table(tmp_path, "\n".join(lines)), REGISTRY)
    assert isinstance(drawn, Drawn) and drawn.names == kept.names and np.array_equal(drawn.values, kept.values)
    assert text == "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (f"{NAMES[0]}x\n1\n", 1, "no parameter with a prior"),
        (f"{NAMES[0]},{NAMES[0]}\n1,1\n", 1, "twice"),
        (f"{NAMES[0]}\n1\nmany\n", 3, "finite number"),
        (f"{NAMES[0]}\nnan\n", 2, "finite number"),
        (f"{NAMES[0]}\n1,2\n", 2, "expected 1 values, found 2"),
        ("draw\n1\n2\n", 1, "no column names a parameter"),
        (f"{NAMES[0]}\n", 0, "at least one line of values"),
    ],
)
def test_a_table_that_cannot_be_used(tmp_path: Path, text: str, line: int, says: str) -> None:
    with pytest.raises(InputError) as caught:
        read_draws(table(tmp_path, text), REGISTRY)
    (problem,) = caught.value.problems
    assert problem.line == line and says in str(caught.value)


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    table(tmp_path, "")
    with pytest.raises(InputError, match=r"no such file[\s\S]*draws\.csv"):
        read_draws(tmp_path / "drawz.csv", REGISTRY)

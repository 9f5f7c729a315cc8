"""A stand-in for the model: quick, a function of (seed, draw, replicate, scenario), never of time or order."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import numpy as np

from agents import codes
from agents.codes import Item
from experiments.plan import Experiment
from experiments.titles import Titles
from model.contract import FIXED_COORDINATES, VARIABLES

BOTTOMS = tuple(
    f"{name}_by_group" for name in ("lifted_persons", "not_lifted_persons", "lifted_households", "residents", "residents_before")
)
Block = SimpleNamespace
"""Its fields are those of the model's; loading the model takes longer than all the tests here."""
POLICIES = (Item("dibao", "低保", "dibao"), Item("public_posts", "公益性岗位", "public posts"))
NAMES = ("plan", "no_public_posts", "no_microcredit")


def titles(names: tuple[str, ...] = NAMES) -> Titles:
    """Titles without any file."""
    return Titles(
        tuple(Item(name, f"{name}(中文)", name) for name in names), POLICIES, {f"{name}.toml": f'name = "{name}"\n' for name in names}
    )


def sizes_of(block: Block) -> dict[str, int]:
    """Length of every dimension of the contract."""
    years = block.end - block.start + 1
    return {
        **{name: len(values) for name, values in FIXED_COORDINATES.items()},
        "year": years,
        "month": 12 * years,
        "policy": len(POLICIES),
    }


def project(block: Block, on_progress: Callable[[str, int], None] | None = None, threads: int = 1) -> dict[str, dict[str, np.ndarray]]:
    """Every variable of the contract, from luck that scenarios of a block share."""
    found = {}
    for scenario in block.scenarios:
        found[Path(scenario).stem] = _scenario(block, scenario)
        for year in range(block.start, block.end + 1):
            if on_progress is not None:
                on_progress(scenario, year)
    return found


def warm_up() -> None:
    """Nothing to compile."""


def _scenario(block: Block, scenario: str) -> dict[str, np.ndarray]:
    sizes = sizes_of(block)
    hit = 1.0 + 0.3 * NAMES.index(scenario) if scenario in NAMES else 1.2
    found = {}
    for name, variable in VARIABLES.items():
        luck = np.random.default_rng([block.seed, block.draw, block.replicate, zlib.crc32(name.encode())])
        shape = tuple(sizes[dim] for dim in variable.dims)
        found[name] = _values(name, variable.units, luck.random(shape), hit, scenario)
    found["relapse_rate"][:, :, codes.LIFTED + 1 :] = np.nan
    found["entry_rate"][:, :, codes.LIFTED] = np.nan
    return found


def _values(name: str, units: str, luck: np.ndarray, hit: float, scenario: str) -> np.ndarray:
    if name == "spending":
        spent = 1e6 * (1.0 + luck)
        if scenario == "no_public_posts":
            spent[:, :, 1] = 0.0
        return spent
    if name in BOTTOMS:
        return 1000.0 + np.floor(100.0 * luck)
    if name == "income_before_by_group":
        return (1000.0 + np.floor(100.0 * luck)) * 10000.0
    if name == "income_by_group":
        return (1000.0 + np.floor(100.0 * luck)) * 11000.0 / hit**0.1
    if name in ("relapsed_persons_by_group", "entered_persons_by_group", "ever_relapsed_households_by_group"):
        return np.floor((20.0 + 10.0 * luck) * hit)
    if name == "rural_income":
        return 11000.0 * (1.0 + 0.1 * luck) / hit**0.1
    if name.startswith("target_met"):
        return luck  # how sure a run is that it meets a target, 0 to 1
    if units.startswith("share"):
        return 0.02 * (0.5 + luck) * hit
    return np.floor(1000.0 * (1.0 + luck))


def experiment(draws: int = 3, replicates: int = 2, workers: int = 1, names: tuple[str, ...] = NAMES) -> Experiment:
    """A small experiment."""
    return Experiment(names, draws=draws, replicates=replicates, workers=workers, end=2022)


def wait_for(path: Path, seconds: float = 10.0) -> None:
    """Wait until a file exists. Raises TimeoutError."""
    end = time.monotonic() + seconds
    while not path.exists():
        if time.monotonic() > end:
            raise TimeoutError(path)
        time.sleep(0.02)

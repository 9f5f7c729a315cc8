"""The test data of `tests/parameters` in a scratch folder that the program takes for its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import parameters.describe
import parameters.registry
import parameters.scenario
from parameters.messages import InputError, Problem
from parameters.parameter import Registry
from parameters.place import PLACE
from parameters.registry import load_registry

DATA = Path(__file__).parent.parent / "parameters" / "data"


@pytest.fixture(scope="session")
def registry() -> Registry:
    return load_registry(DATA)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A scenario folder in the working directory; registry, place and scenarios of the program are test data."""
    path = Path(shutil.copytree(DATA / "scenarios", tmp_path / "scenarios"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(parameters.registry, "DATA", DATA)
    monkeypatch.setattr(parameters.registry, "PLACE", replace(PLACE, folder=DATA / "places" / PLACE.stem))
    monkeypatch.setattr(parameters.scenario, "SCENARIOS", path)
    monkeypatch.setattr(parameters.describe, "SCENARIOS", path)
    return path


Problems = Callable[..., list[Problem]]


@pytest.fixture
def problems(folder: Path) -> Problems:
    """Problems of a file with these lines after a good head of four lines (or of the whole text, with `head=False`)."""

    def of(text: str | bytes, head: bool = True, name: str = "bad.toml") -> list[Problem]:
        start = 'name = "bad"\nname_zh = "坏"\nextends = "plan"\nreason = "test"\n' if head else ""
        content = text if isinstance(text, bytes) else (start + text).encode()
        (folder / name).write_bytes(content)
        with pytest.raises(InputError) as caught:
            parameters.scenario.read_scenario(folder / name)
        return caught.value.problems

    return of

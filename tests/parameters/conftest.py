"""A small registry and three scenarios of test data, so that no test depends on the model's real numbers."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from parameters.parameter import Registry
from parameters.registry import load_registry

ROOT = Path(__file__).parent / "data"


@pytest.fixture(scope="session")
def registry() -> Registry:
    return load_registry(ROOT)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the test scenarios, to which a test may add its own."""
    return Path(shutil.copytree(ROOT / "scenarios", tmp_path / "scenarios"))

"""A run waits for no package that it does not use; Mesa is whole when the institutions are asked for."""

from __future__ import annotations

import subprocess
import sys

LATE = ("mesa", "pandas", "networkx", "scipy.stats", "scipy.spatial", "scipy.sparse", "tqdm", "xarray", "matplotlib")
AFTER_A_RUN = f"""
import sys
from model.projection import Block, project
project(Block(("plan",), 0, 1, 0, 1, 0.001, 2021, 2021))
assert not [name for name in {LATE} if name in sys.modules]
"""
WHEN_ASKED = """
import sys
from benchmarks.month import world_of
world, _ = world_of(0.001)
assert "mesa" not in sys.modules
from model.prefecture import Prefecture
import mesa
prefecture = Prefecture(world=world)
assert isinstance(prefecture, mesa.Model)
assert len(prefecture.agents) == len(world.villages) + 9
"""
COMMANDS = f"""
import sys
import cli.app, cli.scenario_commands, cli.experiment_commands, cli.running, experiments.workers, experiments.work
assert not [name for name in {LATE} if name in sys.modules]
"""


def run(code: str) -> None:
    """Run code in a process of its own."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]


def test_a_run_waits_for_no_package_that_it_does_not_use() -> None:
    run(AFTER_A_RUN)


def test_commands_wait_for_no_package_that_they_do_not_use_yet() -> None:
    run(COMMANDS)


def test_mesa_is_imported_when_the_institutions_are_asked_for() -> None:
    run(WHEN_ASKED)

"""Mesa is loaded without packages that institutions do not use, and still has all of them when they are asked for."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction
from pathlib import Path

from agents.light_mesa import Late, LateName, stand_ins

WAITS_FOR_NOTHING = """
import sys
import model.projection
for name in ("pandas", "networkx", "scipy.stats", "scipy.spatial", "scipy.sparse", "tqdm", "xarray", "matplotlib"):
    assert name not in sys.modules, name
"""
MESA_IS_WHOLE = """
import agents.light_mesa
import mesa, numpy
class County(mesa.Model):
    height = 3
    def __init__(self, rng=None):
        super().__init__()
        self.datacollector = mesa.DataCollector({"height": "height"})
    def step(self):
        self.datacollector.collect(self)
model = County()
model.step()
assert list(model.datacollector.get_model_vars_dataframe().height) == [3]
import networkx
assert mesa.space.NetworkGrid(networkx.path_graph(3)).get_neighborhood(0, radius=1) == [1]
from mesa.experimental.continuous_space import ContinuousSpace, ContinuousSpaceAgent
space = ContinuousSpace(numpy.array([[0.0, 10.0], [0.0, 10.0]]), random=model.random)
agent = ContinuousSpaceAgent(space, model)
agent.position = numpy.array([3.0, 4.0])
assert space.calculate_distances(numpy.array([0.0, 0.0]))[0].tolist() == [5.0]
assert mesa.batch_run(County, {}, number_processes=1, max_steps=2, display_progress=True)
"""
OTHER_MESA = "from scipy.spatial import KDTree\nclass Trees(KDTree):\n    pass\n"


def run(code: str, folder: Path | str = "") -> None:
    """Run code in a process of its own, with the packages of a folder before all others."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(folder)!r})\n{code}"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[-2000:]


def test_the_model_waits_for_no_package_that_it_does_not_use() -> None:
    run(WAITS_FOR_NOTHING)


def test_mesa_is_whole() -> None:
    run(MESA_IS_WHOLE)


def test_a_mesa_that_asks_more_of_a_stand_in_is_loaded_whole(tmp_path: Path) -> None:
    (tmp_path / "mesa").mkdir()
    (tmp_path / "mesa" / "__init__.py").write_text(OTHER_MESA, encoding="utf-8")
    run(
        "from agents.light_mesa import mesa\nimport scipy.spatial\n"
        "assert issubclass(mesa.Trees, scipy.spatial.KDTree) and isinstance(scipy.spatial.KDTree, type)",
        tmp_path,
    )


def test_a_late_module_is_the_module_and_a_late_name_the_name() -> None:
    assert Late("json").loads("[1]") == [1]
    late = LateName("fractions", "Fraction")
    assert late(1, 2) == Fraction(1, 2) == late.from_float(0.5) and isinstance(Fraction(1), late)  # type: ignore[arg-type]


def test_a_stand_in_is_gone_afterwards_and_replaces_nothing_that_is_loaded() -> None:
    with stand_ins(("this_is_no_module", "json")):
        assert isinstance(sys.modules["this_is_no_module"], Late) and not isinstance(sys.modules["json"], Late)
    assert "this_is_no_module" not in sys.modules and "json" in sys.modules

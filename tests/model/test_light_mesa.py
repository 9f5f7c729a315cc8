"""Mesa is loaded without pandas and networkx, and still has both when they are asked for."""

from __future__ import annotations

import subprocess
import sys

from agents.light_mesa import Late

CODE = """
import sys
import model.projection
for name in ("pandas", "networkx", "scipy.stats", "xarray", "matplotlib"):
    assert name not in sys.modules, name
import mesa
class County(mesa.Model):
    height = 3
model = County()
collector = mesa.DataCollector({"height": "height"})
collector.collect(model)
assert list(collector.get_model_vars_dataframe().height) == [3]
import networkx
assert mesa.space.NetworkGrid(networkx.path_graph(3)).get_neighborhood(0, radius=1) == [1]
"""


def test_the_model_waits_for_no_package_that_it_does_not_use_and_mesa_is_whole() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]


def test_a_late_module_is_the_module() -> None:
    assert Late("json").loads("[1]") == [1]

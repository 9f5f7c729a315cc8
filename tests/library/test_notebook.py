"""The notebook of the documents runs from `import` to a chart, and the lines of the README are lines of the library."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import fangpin

DOCS = Path(__file__).parent.parent.parent / "docs"
SEEN = """
import matplotlib.pyplot
assert len(matplotlib.pyplot.gca().lines) == 3, "a line a scenario"
assert outcomes.sizes["scenario"] == 3 and outcomes.sizes["draw"] == 2 and len(homes) == len(prefecture.households) > 3000
assert prefecture.month == "2021-08"
"""


def code_of(notebook: Path) -> str:
    """The code cells of a notebook as one script."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    assert all(not cell.get("outputs") for cell in cells), "a notebook is kept without what it printed"
    return "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")


def test_the_notebook_runs(tmp_path: Path) -> None:
    code = code_of(DOCS / "notebook.ipynb")
    assert sum(bool(line.strip()) for line in code.splitlines()) <= 15
    environment = {**os.environ, "MPLBACKEND": "Agg", "OMP_NUM_THREADS": "1"}
    done = subprocess.run([sys.executable, "-c", code + SEEN], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]


def test_documents_call_what_is_there() -> None:
    texts = [(DOCS.parent / "README.md").read_text(encoding="utf-8"), (DOCS / "library.md").read_text(encoding="utf-8")]
    called = {name for text in texts for name in re.findall(r"fangpin\.([A-Za-z_]+)\b(?=[(`:])", text)}
    assert {"run", "rate", "effect", "parameters", "households", "Prefecture"} <= called <= set(fangpin.__all__)


def test_importing_loads_nothing_heavy() -> None:
    heavy = "{'numpy', 'pandas', 'xarray', 'mesa', 'numba'} & set(sys.modules)"
    code = f"import sys, fangpin; assert not {heavy}; assert fangpin.Prefecture and 'mesa' in sys.modules; fangpin.no_such"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 1 and "has no attribute 'no_such'" in done.stderr, done.stderr


def test_every_name_is_found() -> None:
    assert all(getattr(fangpin, name) for name in fangpin.__all__) and set(fangpin.__all__) <= set(dir(fangpin))

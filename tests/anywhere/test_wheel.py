"""The package as it is installed: one name beside its metadata, deaf to what a user's own folder calls `model` or `data`."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

from experiments.provenance import source_hash_of_code

ROOT = Path(__file__).parent.parent.parent
THEIRS = ("model", "agents", "run", "cli", "engine", "experiments", "parameters")
"""Modules that a user has beside his own script."""
SCRIPT = """
import sys
import model, agents, run
assert model.MINE == agents.MINE == run.MINE == "mine"
import fangpin
assert len(fangpin.parameters()) > 300 and "plan" in fangpin.scenarios().index
prefecture = fangpin.Prefecture({"policy": {"dibao": {"enabled": False}}}, sample=0.0005)
prefecture.step()
assert prefecture.month == "2020-02" and len(prefecture.households) > 300
from fangpin._house.experiments import blocks, provenance
assert blocks.MODEL == "fangpin._house.model.projection"
homes = {name.split(".")[0] for name, module in sys.modules.items() if (getattr(module, "__file__", None) or "").startswith(PLACE)}
assert homes == {"fangpin"}, homes
print(provenance.source_hash_of_code())
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, unpacked into a folder."""
    built, place = (tmp_path_factory.mktemp(name) for name in ("built", "site"))
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(built)], cwd=ROOT, check=True, capture_output=True
    )
    [wheel] = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(place)
    return place


def elsewhere(installed: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Python with the unpacked wheel and nothing of the checkout on its path, in a folder that has modules of its own."""
    for name in THEIRS:
        (folder / f"{name}.py").write_text('MINE = "mine"\n', encoding="utf-8")
    (folder / "data").mkdir(exist_ok=True)
    path = os.pathsep.join([str(installed), sysconfig.get_paths()["purelib"], sysconfig.get_paths()["platlib"]])
    environment = {**os.environ, "PYTHONPATH": path, "FANGPIN_UNCOMPILED": "1", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run([sys.executable, "-S", *words], cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8")


def test_nothing_stands_beside_the_package(installed: Path) -> None:
    names = {path.name for path in installed.iterdir()}
    assert "fangpin" in names and len(names) == 2 and all(name.startswith("fangpin") for name in names)
    assert {path.name for path in (installed / "fangpin").iterdir()} == {
        path.name for path in (ROOT / "fangpin").iterdir() if path.name != "__pycache__"
    } | {"_house"}


def test_a_script_beside_modules_of_these_names(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "study.py").write_text(f"PLACE = {str(installed)!r}\n{SCRIPT}", encoding="utf-8")
    done = elsewhere(installed, tmp_path, "study.py")
    assert done.returncode == 0, done.stderr[-3000:]
    assert done.stdout.split() == [source_hash_of_code()], "the same code, installed or not"


def test_the_command_line_of_the_package(installed: Path, tmp_path: Path) -> None:
    done = elsewhere(installed, tmp_path, "-m", "fangpin", "scenarios", "list")
    assert done.returncode == 0 and "support_withdrawn" in done.stdout, done.stderr[-3000:]


@pytest.fixture(scope="module")
def wheel() -> ModuleType:
    """The module that lays the package out."""
    spec = importlib.util.spec_from_file_location("wheel_of_fangpin", ROOT / ".ci" / "wheel.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("from model.month import live", "from fangpin._house.model.month import live"),
        ("from model import month", "from fangpin._house.model import month"),
        ("    from cli.app import app", "    from fangpin._house.cli.app import app"),
        ("import model.month as m, os", "import fangpin._house.model.month as m, os"),
        ('M = "model.month"', 'M = "fangpin._house.model.month"'),
        ('M = "model.month:live"', 'M = "fangpin._house.model.month:live"'),
        ('"从" + f("model.month", "model.month")', '"从" + f("fangpin._house.model.month", "fangpin._house.model.month")'),
        ('"""See model.month."""', '"""See model.month."""'),
        ('x = model.month + "model"', 'x = model.month + "model"'),
        ("from models.month import x", "from models.month import x"),
    ],
)
def test_names_of_modules_are_renamed_and_nothing_else(wheel: ModuleType, before: str, after: str) -> None:
    text = f"if True:\n{before}\n" if before.startswith(" ") else f"{before}\n"
    assert wheel.renamed(text.encode(), {"model", "model.month", "cli.app"}).decode() == text.replace(before, after)


def test_an_import_that_binds_a_room_is_refused(wheel: ModuleType) -> None:
    with pytest.raises(ValueError, match=r"import model\.month"):
        wheel.renamed(b"import model.month\n", {"model", "model.month"})


def test_every_room_goes_along(wheel: ModuleType) -> None:
    rooms = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert rooms == {*wheel.ROOMS, wheel.LIBRARY}

"""Where a result comes from: everything that it depends on, and nothing that changes from one run to the next.

Times, dates, number of workers, folders and the language of the tables are not in it; those stand in `run.log`.
"""

from __future__ import annotations

import hashlib
import platform
import shutil
import subprocess
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from experiments.plan import Experiment
from experiments.seals import write_sealed
from experiments.titles import Titles
from parameters.place import PLACE

ROOT = Path(__file__).parent.parent
CODE = ("engine", "parameters", "agents", "model", "experiments")
HOUSE = __name__.rpartition("experiments")[0].encode()
"""What stands before the names of modules in an installed package; nothing in a checkout."""
PARAMETERS = ("policies", "life", "drivers", "measurement")
PACKAGES = ("numpy", "scipy", "numba", "llvmlite", "mesa", "xarray", "h5netcdf", "h5py", "pydantic")


def manifest(experiment: Experiment, titles: Titles) -> dict[str, Any]:
    """The provenance of a run: options, scenarios with all texts, code, data, packages.

    The same inputs give the same.
    """
    return {
        "program": "fangpin",
        "command": command_line(experiment),
        "options": options(experiment),
        **titles.as_data(),
        "scenario_hashes": {name: _hash(text.encode()) for name, text in sorted(titles.texts.items())},
        "place": {"name": PLACE.name, "folder": PLACE.stem, "files": PLACE.hash},
        "code": code_version(),
        "data": data_hashes(),
        "packages": package_versions(),
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}",
    }


def options(experiment: Experiment) -> dict[str, Any]:
    """The options that results depend on."""
    return {
        "scenarios": [Path(name).name.removesuffix(".toml") for name in experiment.scenarios],
        "sample": experiment.share,
        "draws": experiment.draws,
        "replicates": experiment.replicates,
        "seed": experiment.seed,
        "start": experiment.start,
        "end": experiment.end,
        "drivers": experiment.drivers,
        "kind": experiment.command,
    }


def command_line(experiment: Experiment) -> str:
    """The command that computes the same again, wherever scenario files lie."""
    asked = experiment.scenarios[-1:] if experiment.command == "simulate" else experiment.scenarios
    names = " ".join(Path(name).name if name.endswith(".toml") else name for name in asked)
    values = {
        "sample": f"{experiment.share:g}",
        "draws": experiment.draws,
        "replicates": experiment.replicates,
        "seed": experiment.seed,
        "start": experiment.start,
        "end": experiment.end,
    }
    stated = " ".join(f"--{key} {value}" for key, value in values.items())
    return f"python run.py {experiment.command} {names} {stated}"


def experiment_of(data: dict[str, Any]) -> Experiment:
    """The experiment of a manifest (scenarios by their stems).

    Raises KeyError where the manifest is not one of ours.
    """
    stated = data["options"]
    return Experiment(
        tuple(stated["scenarios"]),
        stated["draws"],
        stated["replicates"],
        stated["seed"],
        stated["sample"],
        stated["start"],
        stated["end"],
        command=stated["kind"],
        drivers=stated["drivers"],
    )


@cache
def code_version() -> dict[str, str]:
    """Package version, git commit if there is one (with `+changes` for an edited tree), and a hash of the sources."""
    return {"version": _version("fangpin"), "commit": _commit(), "sources": source_hash_of_code()}


@cache
def source_hash_of_code() -> str:
    """Hash of all sources that results depend on: the same code has the same one, under git or not, installed or not."""
    return _hash_files(sorted(path for room in CODE for path in (ROOT / room).rglob("*.py")))


def package_versions() -> dict[str, str]:
    """Versions of the packages that can move the bits of a result."""
    return {name: _version(name) for name in PACKAGES}


def data_hashes() -> dict[str, str]:
    """One hash for the parameters, one for the place and one for each other file or folder of `data/` that the model reads."""
    data = ROOT / "data"
    parameters = sorted(path for kind in PARAMETERS for path in (data / kind).rglob("*.toml"))
    found = {"parameters": _hash_files(parameters), "place": PLACE.hash}
    for path in sorted(data.iterdir()) if data.exists() else []:
        if path.is_file():
            found[path.name] = _hash_files([path])
        elif path.name not in (*PARAMETERS, "fonts", "places") and not path.name.startswith("."):
            found[path.name] = _hash_files(sorted(p for p in path.rglob("*") if p.suffix in (".toml", ".csv")))
    return found


def write_manifest(data: dict[str, Any], path: Path) -> None:
    """Write it whole, with sorted keys and the seal of its content."""
    write_sealed(data, path)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


def _hash_files(paths: list[Path]) -> str:
    whole = hashlib.sha256()
    for path in paths:
        whole.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes().replace(HOUSE, b"") + b"\0")
    return whole.hexdigest()[:16]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _commit() -> str:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        return "not under git"
    head = subprocess.run([git, "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False)
    changed = subprocess.run(
        [git, "status", "--porcelain", "--untracked-files=no", "--", *CODE, "data"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return head.stdout.strip() + ("+changes" if changed.stdout.strip() else "")

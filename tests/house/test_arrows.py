"""Arrows between rooms point one way, and lower rooms know nothing of files of results, charts or command lines."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

import pytest
from house_sources import ROOMS, modules, room_of

from engine.rewritten import name_of
from model.programmes import PROGRAMMES

MAY_IMPORT = {
    "engine": set(),
    "parameters": {"engine"},
    "agents": {"engine", "parameters"},
    "model": {"engine", "parameters", "agents"},
    "experiments": {"engine", "parameters", "agents", "model"},
    "reports": {"engine", "parameters", "agents", "model", "experiments", "calibration"},
    "calibration": {"engine", "parameters", "agents", "model"},
    "benchmarks": {"engine", "parameters", "agents", "model", "experiments"},
    "fangpin": {"parameters", "model", "experiments"},
    "cli": {"engine", "parameters", "agents", "model", "experiments", "reports", "calibration"},
    "run": {"fangpin"},
}
EXCEPTIONS = {
    ("engine/ledger.py", "agents.household"): "for the type checker only",
    ("parameters/places.py", "agents.codes"): "closed lists, which hold no code",
    ("parameters/schema.py", "agents.codes"): "closed lists, which hold no code",
    ("parameters/households.py", "agents.codes"): "closed lists, which hold no code",
    ("parameters/words.py", "agents.codes"): "closed lists, which hold no code",
    ("cli/app.py", "benchmarks.command"): "`bench` is a command",
    ("fangpin/__main__.py", "cli.app"): "the start of the command line, which has the name of the package",
    ("fangpin/__main__.py", "cli.stopping"): "the same",
    ("fangpin/__main__.py", "cli.streams"): "the same",
    ("cli/households_command.py", "fangpin"): "the same table as that of the library",
    ("fangpin/__init__.py", "agents.institutions"): "for the type checker only: kinds of agents are offered by name",
    ("benchmarks/command.py", "cli.language"): "the command of `bench` speaks the language of the command line",
    ("benchmarks/command.py", "cli.files"): "its file is tried and written as those of the command line",
    ("benchmarks/shown.py", "cli.language"): "the same",
    ("benchmarks/shown.py", "cli.tables"): "the tables of `bench` look like those of the command line",
}
OUTSIDE_BELOW = {"typer", "rich", "matplotlib", "xarray", "h5netcdf", "h5py", "jinja2", "xlsxwriter", "multiprocessing", "concurrent"}
"""Packages for command lines, charts, result files and processes: nothing below the experiments uses them."""
THREADS = ("engine/threads.py", "concurrent.futures")
"""The one exception: ranges of villages on threads of the process that lives them; processes stay above."""


def imports(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Every import of a module, also those inside functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name their room in full"
            yield node, node.module or ""


def type_checking(tree: ast.Module) -> set[ast.AST]:
    """Nodes that only the type checker sees."""
    return {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }


@pytest.mark.parametrize("path", modules())
def test_imports_point_down(path: str) -> None:
    room = room_of(path)
    wrong = [
        name
        for _, name in imports(modules()[path])
        if name.split(".")[0] in ROOMS and name.split(".")[0] not in {room, *MAY_IMPORT[room]} and (path, name) not in EXCEPTIONS
    ]
    assert not wrong, f"{path} imports {wrong}; {room} may import {sorted(MAY_IMPORT[room])}"


def test_exceptions_are_needed_and_true() -> None:
    found = {(path, name) for path, tree in modules().items() for _, name in imports(tree)}
    assert set(EXCEPTIONS) <= found, "an exception that nobody needs"
    tree = modules()["engine/ledger.py"]
    hidden = type_checking(tree)
    assert all(node in hidden for node, name in imports(tree) if name.startswith("agents"))


@pytest.mark.parametrize("room", ["engine", "parameters", "agents", "model"])
def test_lower_rooms_know_no_files_charts_or_processes(room: str) -> None:
    wrong = {
        (path, name)
        for path, tree in modules().items()
        if room_of(path) == room
        for _, name in imports(tree)
        if name.split(".")[0] in OUTSIDE_BELOW
    } - {THREADS}
    assert not wrong, sorted(wrong)


def module_of(path: str) -> str:
    """`agents/population/report.py` as `agents.population.report`; a package is its `__init__.py`."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def import_graph(trees: Mapping[str, ast.Module]) -> dict[str, set[str]]:
    """The modules that each module imports, also inside functions and for the type checker alone."""
    known = {module_of(path) for path in trees}
    graph: dict[str, set[str]] = {}
    for path, tree in trees.items():
        found = graph.setdefault(module_of(path), set())
        for node, name in imports(tree):
            parts = [f"{name}.{alias.name}" for alias in node.names] if isinstance(node, ast.ImportFrom) else [name]
            found |= {part if part in known else name for part in parts} & known
    return graph


def circle(graph: Mapping[str, set[str]]) -> list[str]:
    """Modules that import each other in a circle; empty where there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def model_arrows() -> dict[tuple[str, str], set[str]]:
    """Which modules of life and of programmes import which: (importer, imported) -> what is taken from it."""
    found: dict[tuple[str, str], set[str]] = {}
    for path, tree in modules().items():
        if not path.startswith(("model/life/", "model/policies/")):
            continue
        for node, name in imports(tree):
            if name in ("model.life", "model.policies") and isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    found.setdefault((module_of(path), f"{name}.{alias.name}"), set())
            elif name.startswith(("model.life.", "model.policies.")):
                taken = found.setdefault((module_of(path), name), set())
                taken.update({alias.name for alias in node.names} if isinstance(node, ast.ImportFrom) else ())
    return found


USES_LIFE = {
    ("model.policies.crop_insurance", "model.life.farming"): "what is insured: land, hands and what is left standing",
    ("model.policies.microcredit", "model.life.credit"): "a household has one bank loan, whatever its kind",
}
"""Programmes that read or use what life has, and why; none of them modifies it so."""


def programme_of(module: str) -> str:
    """The programme that a module is part of: `relief_first` is of `relief`."""
    name = module.rpartition(".")[2]
    return next((each.name for each in PROGRAMMES if name == each.name or name.startswith(f"{each.name}_")), name)


def test_life_and_programmes_do_not_know_each_other() -> None:
    """Who modifies what life works out declares it (`engine/values.py`); what is left has a reason here."""
    arrows = set(model_arrows())
    assert not {(one, other) for one, other in arrows if one.startswith("model.life.") and other.startswith("model.policies.")}
    of_life = {(one, other) for one, other in arrows if one.startswith("model.policies.") and other.startswith("model.life.")}
    assert of_life == set(USES_LIFE)
    others = {(one, other) for one, other in arrows if one.startswith("model.policies.") and other.startswith("model.policies.")}
    assert {(one, other) for one, other in others if programme_of(one) != programme_of(other)} == set(), "no other"


def test_no_modifier_is_imported_by_who_is_modified() -> None:
    """Rules that modify a value are reached through it alone."""
    modifying = {name_of(rule).rpartition(".")[2] for programme in PROGRAMMES for rule in programme.modifies.values()}
    taken = {name for (one, other), names in model_arrows().items() if programme_of(one) != programme_of(other) for name in names}
    assert modifying and not modifying & taken


def test_no_files_import_each_other_in_a_circle() -> None:
    assert not circle(import_graph(modules()))


@pytest.mark.parametrize(
    "back",
    [
        "import engine.one",
        "from engine.one import name",
        "from engine import one",
        "def late():\n    from engine.one import name",
        "if TYPE_CHECKING:\n    from engine.one import Name",
    ],
)
def test_a_circle_is_seen(back: str) -> None:
    sources = {"engine/one.py": "from engine.two import name", "engine/two.py": back, "engine/three.py": "import engine.one"}
    assert set(circle(import_graph({path: ast.parse(text) for path, text in sources.items()}))) == {"engine.one", "engine.two"}

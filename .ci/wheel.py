"""How the checkout becomes a package: installed, everything stands under one name, `fangpin`.

In a checkout the rooms are packages of their own - `model`, `agents`, `cli` - beside the data, as those want them who work in it.
Installed, such names would be in everybody's way. So a wheel has the library in `fangpin/` and the rooms with their data in
`fangpin/_house/`, and its imports say so: the same files, line by line, but for the names of modules.
"""

from __future__ import annotations

import ast
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LIBRARY = "fangpin"
ROOMS = ("engine", "parameters", "agents", "model", "experiments", "reports", "cli", "calibration", "benchmarks")
FILES = ("data", "scenarios", "sweeps", "schemas")
HOUSE = "_house"
LEFT = shutil.ignore_patterns("__pycache__", ".*")


class UnderOneName(BuildHookInterface):
    """Puts a renamed copy of the program into a wheel; an editable install goes on from the checkout itself."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the copy and name it as all that the wheel holds."""
        if version == "editable":
            return
        self.place = TemporaryDirectory(prefix="fangpin-wheel-")
        package = Path(self.place.name) / LIBRARY
        lay_out(Path(self.root), package)
        build_data["force_include"][str(package)] = LIBRARY

    def finalize(self, version: str, _build_data: dict[str, Any], _artifact: str) -> None:
        """Take the copy away again."""
        if version != "editable":
            self.place.cleanup()


def lay_out(root: Path, package: Path) -> None:
    """Write the package of a checkout into a folder.

    Raises:
        ValueError: an import cannot be renamed.
    """
    shutil.copytree(root / LIBRARY, package, ignore=LEFT)
    for room in (*ROOMS, *FILES):
        shutil.copytree(root / room, package / HOUSE / room, ignore=LEFT)
    (package / HOUSE / "__init__.py").write_text('"""The program itself, as it stands in a checkout."""\n', encoding="utf-8")
    modules = {_name(path.relative_to(root)) for room in ROOMS for path in (root / room).rglob("*.py")}
    for path in package.rglob("*.py"):
        path.write_bytes(renamed(path.read_bytes(), modules))


def _name(path: Path) -> str:
    """`model/life/work.py` as `model.life.work`; a package is its folder."""
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def renamed(source: bytes, modules: set[str]) -> bytes:
    """A module's text with every import of one of these modules, and every text that is the name of one or of something in
    one (`module:name`), under the new name.

    Raises:
        ValueError: `import room.module` without `as` binds the name of the room, which no longer is one.
    """
    lines = source.splitlines(keepends=True)
    places = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module in modules:
            places.append((node.lineno, node.col_offset, node.module))
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name in modules:
                    if alias.asname is None:
                        raise ValueError(f"import {alias.name}: write it with `from` or `as`")
                    places.append((alias.lineno, alias.col_offset, alias.name))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            name = node.value.partition(":")[0]
            if "." in name and name in modules:
                places.append((node.lineno, node.col_offset, name))
    for number, column, name in sorted(places, reverse=True):
        line = lines[number - 1]
        lines[number - 1] = line[:column] + line[column:].replace(name.encode(), f"{LIBRARY}.{HOUSE}.{name}".encode(), 1)
    return b"".join(lines)

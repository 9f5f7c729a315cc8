"""Modules of the source as their syntax: functions, constants and imports by name, for those who follow a record through them."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Function:
    """A function or method with its parameters (without `self`); of a class, its fields as its construction takes them."""

    name: str
    node: ast.FunctionDef | None
    parameters: tuple[str, ...]
    method: bool = False
    fields: bool = False


@dataclass
class Module:
    """One module: dotted name, path from the root, syntax, and what its names are."""

    name: str
    path: str
    tree: ast.Module
    functions: dict[str, Function] = field(default_factory=dict)
    constants: dict[str, ast.expr] = field(default_factory=dict)
    imports: dict[str, str] = field(default_factory=dict)
    """Local name -> dotted name of what is imported."""

    def home(self, name: str, modules: Mapping[str, Module]) -> tuple[Module | None, str]:
        """The module that a name comes from, this one or one of those given, and its name there."""
        if name not in self.imports:
            return self, name
        module, _, own = self.imports[name].rpartition(".")
        return modules.get(module), own

    def module_named(self, node: ast.expr, modules: Mapping[str, Module]) -> Module | None:
        """The module that an expression names, if it names one of those given."""
        return modules.get(self.imports.get(node.id, "")) if isinstance(node, ast.Name) else None


def read_modules(root: Path, rooms: tuple[str, ...]) -> dict[str, Module]:
    """The modules of some folders by dotted name."""
    found = {}
    for path in (path for room in rooms for path in sorted((root / room).rglob("*.py"))):
        inside = path.relative_to(root)
        name = ".".join(inside.with_suffix("").parts).removesuffix(".__init__")
        module = Module(name, inside.as_posix(), ast.parse(path.read_text(encoding="utf-8")))
        for node in module.tree.body:
            _enter(module, node)
        for inner in ast.walk(module.tree):
            if isinstance(inner, ast.Import | ast.ImportFrom):
                _import(module, inner)
            elif isinstance(inner, ast.FunctionDef) and not any(inner is known.node for known in module.functions.values()):
                module.functions.setdefault(inner.name, Function(inner.name, inner, _parameters(inner)))
        found[name] = module
    return found


def _enter(module: Module, node: ast.stmt) -> None:
    """Enter what a statement of a module defines."""
    if isinstance(node, ast.FunctionDef):
        module.functions[node.name] = Function(node.name, node, _parameters(node))
    elif isinstance(node, ast.ClassDef):
        for inner in node.body:
            if isinstance(inner, ast.FunctionDef):
                name = f"{node.name}.{inner.name}"
                module.functions[name] = Function(name, inner, _parameters(inner)[1:], method=True)
        made = module.functions.get(f"{node.name}.__init__")
        taken = (
            made.parameters
            if made
            else tuple(each.target.id for each in node.body if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name))
        )
        module.functions[node.name] = Function(node.name, None, taken, fields=True)
    elif isinstance(node, ast.Assign):
        module.constants.update({target.id: node.value for target in node.targets if isinstance(target, ast.Name)})
    elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
        module.constants[node.target.id] = node.value


def _import(module: Module, node: ast.Import | ast.ImportFrom) -> None:
    for alias in node.names:
        if isinstance(node, ast.ImportFrom):
            module.imports[alias.asname or alias.name] = f"{node.module}.{alias.name}"
        elif alias.asname:
            module.imports[alias.asname] = alias.name


def _parameters(node: ast.FunctionDef) -> tuple[str, ...]:
    return tuple(argument.arg for argument in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs))

"""Nothing stands in the program that nobody reads: no name without a use, no parameter of a function that it ignores."""

from __future__ import annotations

import ast

from house_sources import modules

CALLED_BY_OTHERS = {
    ("cli/app.py", "options"): "an option that acts when it is read",
    ("cli/refusals.py", "_stop"): "a signal handler",
    ("cli/refusals.py", "_stop_at_keyboard"): "a signal handler",
    ("cli/stopping.py", "_outside"): "a signal handler",
    ("experiments/blocks.py", "_read_plan"): "the key under which the plan is kept",
}
"""Functions whose parameters somebody else decides."""
DECIDED_ELSEWHERE = {"engine/prefetch.py"}
"""What the compiler calls, with parameters of its own."""
Function = ast.FunctionDef | ast.AsyncFunctionDef


def test_functions_read_what_they_are_given() -> None:
    """Lines of the month share one list of parameters, and values and questions what others ask for: all are left out."""
    idle = {
        (path, function.name): names
        for path, tree in modules().items()
        if path not in DECIDED_ELSEWHERE
        for function in tree.body
        if isinstance(function, Function) and not _is_given_more(function)
        for names in [_ignored(function)]
        if names
    }
    assert set(idle) == set(CALLED_BY_OTHERS), idle


def test_every_name_has_a_use_in_the_program() -> None:
    """What only a test calls is no part of the program."""
    used = {name for tree in modules().values() for name in _uses(tree)}
    defined = [(path, name) for path, tree in modules().items() for name in _names(tree)]
    idle = [(path, name) for path, name in defined if name not in used and not name.startswith("__")]
    assert not idle


def test_one_name_picks_one_of_two_texts() -> None:
    """Twins of one name took English and Chinese in opposite orders."""
    found = [path for path, tree in modules().items() for node in tree.body if isinstance(node, Function) and node.name == "pick"]
    assert found == ["parameters/bilingual.py"]


def _is_given_more(function: Function) -> bool:
    marks = [mark.func if isinstance(mark, ast.Call) else mark for mark in function.decorator_list]
    return any(isinstance(mark, ast.Name) and mark.id in ("loop", "value", "question") for mark in marks)


def _ignored(function: Function) -> list[str]:
    given = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    read = {node.id for part in function.body for node in ast.walk(part) if isinstance(node, ast.Name)}
    return [each.arg for each in given if each.arg not in read and not each.arg.startswith("_")]


def _names(tree: ast.Module) -> list[str]:
    """Functions and constants of a module; not those that a decorator makes known, nor the codes of a list, named in one go."""
    found = []
    for node in tree.body:
        if isinstance(node, Function) and not node.decorator_list:
            found.append(node.name)
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        found += [target.id for target in targets if isinstance(target, ast.Name)]
    return found


def _uses(tree: ast.Module) -> list[str]:
    """Names that are read, attributes, what is imported, and texts (what a table of names calls)."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            found.append(node.id)
        elif isinstance(node, ast.Attribute):
            found.append(node.attr)
        elif isinstance(node, ast.ImportFrom):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.append(node.value)
    return found

"""Reading the source of rules: where names come from, what kind of value an expression gives, and what is refused."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from engine.compiled import UNCOMPILED, uncompiled


class Refused(ValueError):
    """Source that cannot be turned; the message says where and why."""


@dataclass(frozen=True)
class Scope:
    """The function that is being read: where its globals are, and the names that it binds itself."""

    where: str
    globals: dict[str, Any]
    own: frozenset[str]

    def refuse(self, node: ast.AST, why: str) -> Refused:
        """The error for a node."""
        return Refused(f"{self.where}: {why} ({ast.unparse(node)})")


def parsed(function: Callable[..., Any]) -> tuple[ast.FunctionDef, Scope]:
    """The syntax tree of a rule or line, and its scope."""
    plain = uncompiled(function)
    tree = ast.parse(textwrap.dedent(inspect.getsource(plain))).body[0]
    assert isinstance(tree, ast.FunctionDef)
    own = {argument.arg for argument in (*tree.args.args, *tree.args.kwonlyargs)} | bound(tree.body)
    return tree, Scope(f"{plain.__module__}.{plain.__qualname__}", plain.__globals__, frozenset(own))


def bound(body: list[ast.stmt]) -> set[str]:
    """Names that statements assign."""
    return {
        node.id for statement in body for node in ast.walk(statement) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }


def loads(*nodes: ast.AST) -> set[str]:
    """Names that are read."""
    return {inner.id for node in nodes for inner in ast.walk(node) if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Load)}


def is_rule(value: Any) -> bool:
    """Whether a global is a rule: compiled, or a plain function when uncompiled."""
    return hasattr(value, "py_func") or (UNCOMPILED and inspect.isfunction(value))


def text_of(node: ast.AST) -> str:
    """Source of a node."""
    return ast.unparse(node)


def called(function: str, *arguments: ast.expr) -> ast.Call:
    """A call of a helper."""
    return ast.Call(ast.Name(function, ast.Load()), list(arguments), [])


def kind_of(value: ast.expr, kinds: dict[str, str]) -> str:
    """`f8`, `i8` or `b1` where it can be told from the source and the kinds of names, else nothing."""
    if isinstance(value, ast.Constant):
        return {float: "f8", int: "i8", bool: "b1"}.get(type(value.value), "")
    if isinstance(value, ast.Name):
        return kinds.get(value.id, "")
    if isinstance(value, ast.Compare):
        return "b1"
    if isinstance(value, ast.UnaryOp):
        return "b1" if isinstance(value.op, ast.Not) else kind_of(value.operand, kinds)
    if isinstance(value, ast.BinOp):
        return _kind_of_operation(value, {kind_of(value.left, kinds), kind_of(value.right, kinds)})
    if isinstance(value, ast.Call) and text_of(value.func) in ("F8", "I8"):
        return text_of(value.func).lower()
    if isinstance(value, ast.Call) and text_of(value.func) == "choose":
        both = {kind_of(side, kinds) for side in value.args[1:]}
        return both.pop() if len(both) == 1 else ""
    return ""


def _kind_of_operation(operation: ast.BinOp, sides: set[str]) -> str:
    if "" in sides:
        return ""
    if "f8" in sides or isinstance(operation.op, ast.Div):
        return "f8"
    if sides == {"i8"}:
        return "i8"
    return "b1" if sides == {"b1"} and isinstance(operation.op, (ast.BitAnd, ast.BitOr)) else ""

"""The order of households in a loop: which loops hand something from one household to the next."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from engine.tile_reading import bound, loads, text_of

HOUSEHOLDS = "range(village.first, village.stop)"
JUMPS = (ast.For, ast.While, ast.Break, ast.Return)
"""What only a loop in order can hold."""


def exposed(statements: Sequence[ast.stmt], known: set[str]) -> set[str]:
    """Names that may be read before the statements set them; `known` gains those that are set on every way."""
    found: set[str] = set()
    for statement in statements:
        if isinstance(statement, ast.If):
            yes, no = set(known), set(known)
            found |= loads(statement.test) - known
            found |= exposed(statement.body, yes) | exposed(statement.orelse, no)
            known |= yes & no
        else:
            again = bound([statement]) if isinstance(statement, (ast.AugAssign, ast.For, ast.While)) else set()
            found |= (loads(statement) | again) - known
            known |= bound([statement])
    return found


def household_loops(tree: ast.AST) -> list[ast.For]:
    """The loops over a village's households."""
    return [node for node in ast.walk(tree) if isinstance(node, ast.For) and text_of(node.iter) == HOUSEHOLDS]


def carried(loop: ast.For, tree: ast.AST) -> set[str]:
    """Names that a loop hands from one household to the next, or to what comes after it."""
    others = [other for other in household_loops(tree) if other is not loop]
    inside = {id(node) for each in (loop, *others) for node in ast.walk(each)}
    seen = loads(*(node for node in ast.walk(tree) if isinstance(node, ast.Name) and id(node) not in inside))
    for other in others:
        seen |= exposed(other.body, set())
    return bound(loop.body) & (seen | exposed(loop.body, set()))


def keeps_order(loop: ast.For, tree: ast.AST) -> bool:
    """Whether households of a loop must come one after another."""
    inside = [node for statement in loop.body for node in ast.walk(statement)]
    own = bound(loop.body[:1])
    shared = any(
        isinstance(node, (ast.Subscript, ast.Attribute)) and isinstance(node.ctx, ast.Store) and _root(node) not in own
        for node in inside
    )
    return shared or bool(carried(loop, tree)) or any(isinstance(node, JUMPS) for node in inside)


def _root(node: ast.expr) -> str:
    """The name that an attribute or a cell belongs to."""
    while isinstance(node, (ast.Attribute, ast.Subscript)):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""

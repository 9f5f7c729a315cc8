"""Small changes to rules: found in the syntax tree, written into the source text where they stand, so that a diff shows one place.

A mutant's name says file, function, kind and how many of that kind come before it in the function, not the line: a change elsewhere
in the file leaves the name as it is. Mutants of a module come in an order drawn by the seed: a larger sample holds the smaller one.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
ROOMS = ("model", "agents")
READ_AHEAD = "model/ahead.py"
"""Its rules only fetch memory that is read soon: nothing that they do changes a value."""
DECORATORS = ("rule", "rare", "loop")
"""What marks a function as a rule."""
SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
}
CALLS = {"min": "max", "max": "min"}


@dataclass(frozen=True)
class Mutant:
    """One change: lines and columns (UTF-8 bytes, as the syntax tree counts) of the source that `text` replaces."""

    path: str
    function: str
    kind: str
    number: int
    start: tuple[int, int]
    end: tuple[int, int]
    text: str

    @property
    def name(self) -> str:
        """What it is called, whatever the line it stands in."""
        return f"{self.path}:{self.function}:{self.kind}:{self.number}"

    def order(self, seed: int) -> str:
        """What its module's mutants are sorted by under a seed."""
        return hashlib.sha256(f"{seed} {self.name}".encode()).hexdigest()

    def applied(self, source: str) -> str:
        """The source with this change."""
        lines = [line.encode() for line in source.splitlines(keepends=True)]
        (first, left), (last, right) = self.start, self.end
        changed = lines[first - 1][:left] + self.text.encode() + lines[last - 1][right:]
        return b"".join([*lines[: first - 1], changed, *lines[last:]]).decode()


def rules_in(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    """The functions of a module that are rules."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            if any(isinstance(each, ast.Name) and each.id in DECORATORS for each in node.decorator_list):
                yield node


def changes(node: ast.AST, names_set_before: set[str]) -> Iterator[tuple[str, str]]:
    """Kind and new text of every change to one node."""
    if isinstance(node, ast.BinOp) and type(node.op) in SWAPPED:
        yield "operator", ast.unparse(ast.BinOp(node.left, SWAPPED[type(node.op)](), node.right))  # type: ignore[arg-type]
    elif isinstance(node, ast.BoolOp):
        yield "and-or", ast.unparse(ast.BoolOp(SWAPPED[type(node.op)](), node.values))  # type: ignore[arg-type]
    elif isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in SWAPPED:
        yield "comparison", ast.unparse(ast.Compare(node.left, [SWAPPED[type(node.ops[0])]()], node.comparators))  # type: ignore[list-item]
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.Not)):
        yield "sign", f"({ast.unparse(node.operand)})"
    elif isinstance(node, ast.Constant) and type(node.value) in (int, float):
        yield "constant+1", repr(node.value + 1)
        yield "constant-1", f"({node.value - 1!r})" if node.value < 1 else repr(node.value - 1)
    elif isinstance(node, ast.Constant) and type(node.value) is bool:
        yield "true-false", repr(not node.value)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
        yield "min-max", ast.unparse(ast.Call(ast.Name(CALLS[node.func.id]), node.args, node.keywords))
    elif isinstance(node, ast.IfExp):
        yield "branch", ast.unparse(ast.IfExp(node.test, node.orelse, node.body))
    elif isinstance(node, ast.stmt):
        yield from changes_of_statement(node, names_set_before)


def changes_of_statement(node: ast.stmt, names_set_before: set[str]) -> Iterator[tuple[str, str]]:
    """A statement that is left out, or one whose sign is turned; not where a name would be unknown without it."""
    if isinstance(node, ast.AugAssign):
        yield "dropped", "pass"
        if type(node.op) in SWAPPED:
            yield "operator", ast.unparse(ast.AugAssign(node.target, SWAPPED[type(node.op)](), node.value))  # type: ignore[arg-type]
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield "dropped", "pass"
    elif isinstance(node, ast.Assign):
        if not any(isinstance(t, ast.Tuple) or (isinstance(t, ast.Name) and t.id not in names_set_before) for t in node.targets):
            yield "dropped", "pass"


def condition_turned(node: ast.AST) -> ast.expr | None:
    """The condition of a statement whose branches a mutant swaps."""
    return node.test if isinstance(node, ast.If) else None


def mutants_of_rule(path: str, rule: ast.FunctionDef) -> Iterator[Mutant]:
    """Every mutant of one rule, in the order of its source."""
    counted: dict[str, int] = {}
    known: set[str] = {argument.arg for argument in rule.args.args}
    for statement in rule.body:
        for node in ast.walk(statement):
            found = [(node, kind, text) for kind, text in changes(node, known)]
            condition = condition_turned(node)
            if condition is not None:
                found.append((condition, "branch", f"not ({ast.unparse(condition)})"))
            for place, kind, text in found:
                number = counted[kind] = counted.get(kind, 0) + 1
                assert isinstance(place, (ast.expr, ast.stmt)) and place.end_lineno and place.end_col_offset is not None
                start, end = (place.lineno, place.col_offset), (place.end_lineno, place.end_col_offset)
                yield Mutant(path, rule.name, kind, number, start, end, text)
        known |= {node.id for node in ast.walk(statement) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}


def mutants_of(path: str, source: str) -> list[Mutant]:
    """Every mutant of a module's rules."""
    return [mutant for rule in rules_in(ast.parse(source)) for mutant in mutants_of_rule(path, rule)]


@cache
def all_mutants(root: Path = ROOT) -> dict[str, list[Mutant]]:
    """Path of a module -> its mutants, of all modules with rules."""
    paths = sorted(path for room in ROOMS for path in (root / room).rglob("*.py"))
    found = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in paths}
    mutants = {path: mutants_of(path, source) for path, source in found.items()}
    return {path: those for path, those in mutants.items() if those and path != READ_AHEAD}


def sampled(mutants: dict[str, list[Mutant]], count: int, seed: int) -> list[Mutant]:
    """About so many mutants: of each module by how many it has, at least one; dealt in turn, so that a part is spread too."""
    whole = sum(map(len, mutants.values()))
    shares = {path: max(1, round(count * len(those) / whole)) for path, those in mutants.items()}
    dealt = []
    for path, those in mutants.items():
        ordered = sorted(those, key=lambda mutant: mutant.order(seed))[: shares[path]]
        dealt += [((place + 0.5) / len(ordered), path, mutant) for place, mutant in enumerate(ordered)]
    return [mutant for _, _, mutant in sorted(dealt, key=lambda each: each[:2])]

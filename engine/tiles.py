"""Tiles: a line over records becomes a line over villages' columns, whose loops over households are vector code.

The source is that of the line and its rules. A line that can be turned has one shape:

    for v in range(first, last):
        village = villages[v]
        ...                                              # whatever is the same for all households
        for i in range(village.first, village.stop):     # once or more often, also within loops over months
            h = households[i]
            ...

A loop whose households do not look at each other is turned into straight lines (`tile_straight`): cells are loaded into
names, the body runs on names, and what changed is stored. All households of the village, and copies of the last one up to
a full vector, are then lived together. A loop that carries a name from one household to the next (a sum, a cap, a
search for the least) keeps its order and its jumps. Both give the bits of the line over records.
"""

from __future__ import annotations

import ast
import hashlib
import inspect
import textwrap
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from engine import tile_cells
from engine.compiled import UNCOMPILED, compile_cached, machine_code, seal_cached, uncompiled
from engine.generated import generated, key_of
from engine.tile_cells import LANES
from engine.tile_layout import Layout
from engine.tile_order import HOUSEHOLDS, carried, household_loops, keeps_order
from engine.tile_reading import Refused, bound, loads, parsed, text_of
from engine.tile_straight import HOUSEHOLD, Straight

HELPERS = ("load_f8", "load_i8", "store_f8", "store_i8", "choose", "wide_vectors", "F8", "I8")
VILLAGE = "village = villages[v]"
RECORDS = "households"
"""The line's argument that holds the records; the turned line has `tiles` in its place."""
CELLS_AS_OF = hashlib.sha256(inspect.getsource(tile_cells).encode()).hexdigest()[:16]
"""Stands in the turned source, so that machine code is made anew when the meaning of loads and stores changes."""
CELL = "tile + {start}{slot} + lane"
"""Number of a cell: start of the village's tile, of the field's column, of the number within the field, household."""


class _InOrder(ast.NodeTransformer):
    """A loop that keeps its order: fields of the household become cells where they stand."""

    def __init__(self, household: str, turn: _Turn, why: set[str]) -> None:
        self.household, self.turn, self.why = household, turn, why

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id == self.household:
            reason = f"carries {', '.join(sorted(self.why))}" if self.why else "keeps its order"
            raise self.turn.scope.refuse(node, f"a loop that {reason} reads and writes fields only: split off what calls rules")
        return self.turn.visit_Name(node)

    def _cell(self, node: ast.expr) -> tuple[str, str] | None:
        """Field and cell of `h.field` or `h.field[index]`."""
        inner = node.value if isinstance(node, ast.Subscript) else node
        if not (isinstance(inner, ast.Attribute) and isinstance(inner.value, ast.Name) and inner.value.id == self.household):
            return None
        index = text_of(self.visit(node.slice)) if isinstance(node, ast.Subscript) else ""
        return inner.attr, self.turn.cell(inner.attr, index)

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        return self._read(node)

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        return self._read(node)

    def _read(self, node: ast.Attribute | ast.Subscript) -> ast.AST:
        found = self._cell(node)
        if found and not isinstance(node.ctx, ast.Load):
            raise self.turn.scope.refuse(node, "a field is written by an assignment of its own, not")
        return self.turn.load(*found) if found else self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> ast.AST:
        found = self._cell(node.targets[0])
        return self.turn.store(*found, text_of(self.visit(node.value))) if found else self.generic_visit(node)

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST:
        found = self._cell(node.target)
        if not found:
            return self.generic_visit(node)
        return self.turn.store(*found, text_of(ast.BinOp(self.turn.load(*found), node.op, self.visit(node.value))))


class _Turn(ast.NodeTransformer):
    """A line's function from records to tiles."""

    def __init__(self, function: Callable[..., Any], layout: Layout) -> None:
        (self.tree, self.scope), self.layout = parsed(function), layout
        self.space: dict[str, Any] = {name: getattr(tile_cells, name) for name in HELPERS}
        self.taken = set(self.scope.own) | set(HELPERS) | {"tiles", "tile", "lane"}
        if RECORDS not in {argument.arg for argument in self.tree.args.args} or self.scope.own & {"tiles", "tile", "lane"}:
            raise Refused(f"{self.scope.where}: expected an argument {RECORDS} and no names tiles, tile, lane")

    def text(self) -> str:
        """Source of the turned function, of the same name."""
        assigned = {text_of(node) for node in ast.walk(self.tree) if isinstance(node, ast.Assign)}
        if not household_loops(self.tree) or VILLAGE not in assigned:
            raise Refused(f"{self.scope.where}: expected {VILLAGE!r} and a loop over {HOUSEHOLDS}")
        body = self.tree.body[1:] if ast.get_docstring(self.tree) else self.tree.body
        turned = [part for statement in body for part in self._listed(self.visit(statement))]
        arguments = ", ".join("tiles" if argument.arg == RECORDS else argument.arg for argument in self.tree.args.args)
        lines = ["wide_vectors()", *(ast.unparse(ast.fix_missing_locations(statement)) for statement in turned)]
        return f"def {self.tree.name}({arguments}):\n" + textwrap.indent("\n".join(lines), "    ") + "\n"

    @staticmethod
    def _listed(turned: Any) -> list[ast.stmt]:
        return turned if isinstance(turned, list) else [turned]

    # Cells

    def cell(self, field: str, index: str) -> str:
        """Source of the number of a household's cell."""
        why = self.layout.refusal(field, index or None)
        if why:
            raise Refused(f"{self.scope.where}: {why} ({field})")
        slot = f" + I8({index}) * {self.layout.width}" if index else ""
        return CELL.format(start=self.layout.columns[field] * self.layout.width, slot=slot)

    def load(self, field: str, cell: str) -> ast.expr:
        """An expression that reads a cell."""
        return ast.parse(f"load_{self.layout.kind(field)}(tiles, {cell}, {self.layout.mark(field)})", mode="eval").body

    def store(self, field: str, cell: str, value: str) -> ast.stmt:
        """A statement that writes a cell."""
        return ast.parse(f"store_{self.layout.kind(field)}(tiles, {cell}, {self.layout.mark(field)}, {value})").body[0]

    # Statements

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id == RECORDS:
            raise self.scope.refuse(node, f"records are looked at in loops over {HOUSEHOLDS} only")
        if node.id in self.scope.own or node.id not in self.scope.globals:
            return node
        return ast.Name(self.straight().known(node.id), node.ctx)

    def straight(self) -> Straight:
        """An empty straight line, which knows all names that are taken."""
        return Straight(self.layout, self.space, self.taken, self.scope)

    def visit_Assign(self, node: ast.Assign) -> Any:
        turned = self.generic_visit(node)
        return [turned, ast.parse(f"tile = v * {self.layout.size}").body[0]] if text_of(node) == VILLAGE else turned

    def visit_For(self, node: ast.For) -> Any:
        if text_of(node.iter) != HOUSEHOLDS:
            return self.generic_visit(node)
        first = node.body[0]
        if not (
            isinstance(first, ast.Assign)
            and isinstance(first.targets[0], ast.Name)
            and isinstance(node.target, ast.Name)
            and text_of(first.value) == f"{RECORDS}[{node.target.id}]"
        ):
            raise self.scope.refuse(first, f"expected `h = {RECORDS}[i]` as the first statement of a loop over households, found")
        if node.orelse:
            raise self.scope.refuse(node.orelse[0], "a loop over households has no else")
        household = first.targets[0].id
        if keeps_order(node, self.tree):
            return self._in_order(node, household)
        return self._straight(node, node.target.id, household)

    def _in_order(self, loop: ast.For, household: str) -> list[ast.stmt]:
        change = _InOrder(household, self, carried(loop, self.tree))
        body = [change.visit(statement) for statement in loop.body[1:]]
        counted = ast.parse(f"lane = I8({text_of(loop.target)}) - I8(village.first)").body
        return [ast.For(loop.target, loop.iter, [*counted, *body], [])]

    def _straight(self, loop: ast.For, number: str, household: str) -> list[ast.stmt]:
        """Hoisted look-ups, then one loop of loads, assignments and stores; it runs over copies up to a full vector."""
        straight = self.straight()
        straight.kinds[number] = "i8"
        outer = {name: ast.Name(name, ast.Load()) for name in self.scope.own - bound(loop.body)}
        straight.run(loop.body[1:], {**outer, household: HOUSEHOLD, number: ast.Name(number, ast.Load())})
        before = [f"{name} = {text}" for text, name in straight.before.items()]
        body = [f"{number} = I8(village.first) + lane"] if number in loads(*loop.body[1:]) else []
        body += [f"{name} = {text_of(self.load(cell[0], self.cell(*cell)))}" for cell, name in straight.fields.found().items()]
        body += straight.lines
        body += [text_of(self.store(cell[0], self.cell(*cell), value)) for cell, value in straight.fields.changed().items()]
        inner = textwrap.indent("\n".join(body or ["pass"]), "    ")
        count = f"(I8(village.stop) - I8(village.first) + {LANES - 1}) // {LANES} * {LANES}"
        return ast.parse("\n".join([*before, f"for lane in range({count}):", inner])).body


class Tiled:
    """A line turned to tiles of this layout; called like the line, with the tiles in place of the records.

    Raises:
        ValueError: the line has another shape or uses what has no vector form; the message says where and why.
    """

    def __init__(self, function: Callable[..., Any], layout: Layout) -> None:
        self.function, self.layout = function, layout
        turn = _Turn(function, layout)
        self.source = turn.text()
        self._space = turn.space
        self._machine: Any = None

    def space(self) -> dict[str, Any]:
        """Globals that the source reads."""
        return dict(self._space)

    def prepare(self, arguments: Sequence[Any]) -> None:
        """Compile, or load from the cache, for arguments of these types (without the range of villages), once."""
        if self._machine is None:
            name = uncompiled(self.function).__name__
            text = f"# Cells as of {CELLS_AS_OF}.\n{self.source}"
            key = key_of([self.function], (), text)
            function = generated(name, key, lambda: text, self._space)
            compiled = compile_cached(function, key)
            compiled(*arguments, 0, 0)
            seal_cached(key)
            self._machine = compiled if UNCOMPILED else machine_code(compiled)

    def __call__(self, *arguments: Any) -> None:
        """Live villages `first` to `last` - 1, the last two arguments."""
        self.prepare(arguments[:-2])
        if not UNCOMPILED:
            self._machine(*arguments)
            return
        with np.errstate(divide="ignore", invalid="ignore"):  # of values that are worked out and not chosen
            self._machine(*arguments)

"""Fusion: several lines of the month become one pass, so that a household is visited once and stays in the nearest cache.

The source is that of the lines themselves. A line that can be fused has one shape:

    for v in range(first, last):
        village = villages[v]
        ...                                              # what the line prepares for the village
        for i in range(village.first, village.stop):
            ...                                          # what it does with a household
        ...                                              # what it writes down for the village

or, where a village may have nothing to do, the loop with what stands around it under one `if` that asks the village only.

Of consecutive lines the preparations come first, then one loop over the village's households with all their bodies in
order, then what they write down. A preparation or an ending that looks at households itself is a wall: the loop before it is
finished first. The generated function has the bits of the lines run one after another, as long as no line of a loop reads
what another one writes of a different household or of the village; a test compares all state.
"""

from __future__ import annotations

import ast
import builtins
import inspect
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from engine.compiled import UNCOMPILED, all_code, compile_cached, in_cache, machine_code, seal_cached, uncompiled
from engine.generated import generated, key_of

SHARED = {
    "village": "village = villages[v]",
    "book": "book, account = (books[v], accounts[v])",
    "account": "book, account = (books[v], accounts[v])",
}
"""Names that mean the same in every line, and the one statement that may bind them."""
AHEAD = "fetch_household(households, i)"
"""Every loop asks for a household some turns ahead; a line that needs more than the hot record asks for it itself."""
WALLS = {"households", "diaries"}
MAKERS = ("fused.py", "generated.py", "compiled.py", "prefetch.py")
"""Files of this room from which a pass is made, besides its lines."""


@dataclass
class Part:
    """A line taken apart: statements before the villages, of the village, of a household, and after the households."""

    top: list[ast.stmt] = field(default_factory=list)
    before: list[ast.stmt] = field(default_factory=list)
    body: list[ast.stmt] = field(default_factory=list)
    after: list[ast.stmt] = field(default_factory=list)


class _Rename(ast.NodeTransformer):
    def __init__(self, names: dict[str, str]) -> None:
        self.names = names

    def visit_Name(self, node: ast.Name) -> ast.Name:
        return ast.copy_location(ast.Name(self.names.get(node.id, node.id), node.ctx), node)


def take_apart(function: Callable[..., Any], number: int, luck: str, space: dict[str, Any]) -> Part:
    """The part of one line; its own names get `number` behind them, its globals go into `space`.

    Raises:
        ValueError: the line has another shape; the message says which line and what was expected.
    """
    plain = uncompiled(function)
    tree = ast.parse(textwrap.dedent(inspect.getsource(plain))).body[0]
    where = f"{plain.__module__}.{plain.__qualname__}"
    assert isinstance(tree, ast.FunctionDef)
    statements = tree.body[1:] if ast.get_docstring(tree) else tree.body
    if not isinstance(statements[-1], ast.For) or ast.unparse(statements[-1].iter) != "range(first, last)":
        raise ValueError(f"{where}: expected `for v in range(first, last)` as its last statement")
    _no_jumps(statements[:-1], where)
    names = _names(tree, plain, number, space) | {"luck": luck}
    renamed = [_Rename(names).visit(statement) for statement in statements]
    part = Part(top=renamed[:-1])
    for statement in renamed[-1].body:
        shared = _shared(statement, where)
        if _is_guarded_loop(statement) and not part.body:
            _open_guard(statement, part, f"open_{number}")
        elif _is_household_loop(statement) and not part.body:
            part.body = statement.body
        elif not shared:
            (part.after if part.body else part.before).append(statement)
    _no_jumps(part.before + part.body + part.after, where)
    return part


def _shared(statement: ast.stmt, where: str) -> bool:
    """Whether a statement binds the names that every line shares."""
    bound = {node.id for node in ast.walk(statement) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    if not bound & set(SHARED):
        return False
    if ast.unparse(statement) not in SHARED.values():
        raise ValueError(f"{where}: expected {SHARED[next(iter(bound & set(SHARED)))]!r}, found {ast.unparse(statement)!r}")
    return True


def _is_household_loop(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.For) and ast.unparse(statement.iter) == "range(village.first, village.stop)"


def _is_guarded_loop(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.If) and not statement.orelse and any(map(_is_household_loop, statement.body))


def _open_guard(guarded: ast.stmt, part: Part, name: str) -> None:
    """A loop under an `if` of the village: the question is asked before the households, and kept for each of them."""
    assert isinstance(guarded, ast.If)
    part.before.extend([*ast.parse(f"{name} = {ast.unparse(guarded.test)}").body])
    for statement in guarded.body:
        if isinstance(statement, ast.For) and _is_household_loop(statement) and not part.body:
            part.body = [_under(name, statement.body)]
        elif part.body:
            part.after.append(_under(name, [statement]))
        else:
            part.before.append(statement)


def _under(name: str, body: list[ast.stmt]) -> ast.stmt:
    return ast.If(ast.Name(name, ast.Load()), body, [])


def _no_jumps(statements: list[ast.stmt], where: str) -> None:
    """Refuse what would leave the loops that lines share."""
    pending: list[tuple[ast.AST, bool]] = [(statement, False) for statement in statements]
    while pending:
        node, in_loop = pending.pop()
        if isinstance(node, ast.Return) or (isinstance(node, (ast.Continue, ast.Break)) and not in_loop):
            raise ValueError(f"{where}: a fused line cannot jump out of its household or village ({ast.unparse(node)})")
        inner = in_loop or isinstance(node, (ast.For, ast.While))
        pending.extend((child, inner) for child in ast.iter_child_nodes(node))


def _names(tree: ast.FunctionDef, plain: Callable[..., Any], number: int, space: dict[str, Any]) -> dict[str, str]:
    """New names for the line's own variables and for the globals that it reads."""
    given = {argument.arg for argument in tree.args.args}
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Name) or node.id in given | set(SHARED) | {"v", "i"}:
            continue
        if isinstance(node.ctx, ast.Store):
            names[node.id] = f"{node.id}_{number}"
    for node in ast.walk(ast.Module(tree.body, [])):
        if isinstance(node, ast.Name) and node.id not in names and node.id in plain.__globals__:
            if not hasattr(builtins, node.id):
                names[node.id] = global_name(plain, node.id)
                space[names[node.id]] = plain.__globals__[node.id]
    return names


def is_wall(statements: list[ast.stmt]) -> bool:
    """Whether statements of the village look at households."""
    return any(isinstance(node, ast.Name) and node.id in WALLS for statement in statements for node in ast.walk(statement))


def merge(parts: Sequence[Part]) -> list[ast.stmt]:
    """The body of the loop over villages: as few loops over households as the walls allow."""
    found: list[ast.stmt] = []
    before: list[ast.stmt] = []
    body: list[ast.stmt] = []
    after: list[ast.stmt] = []

    def close() -> None:
        found.extend(before)
        if body:
            loop = ast.parse("for i in range(village.first, village.stop): pass").body[0]
            assert isinstance(loop, ast.For)
            loop.body = [*ast.parse(AHEAD).body, *body]
            found.append(loop)
        found.extend(after)
        for used in (before, body, after):
            used.clear()

    for part in parts:
        if is_wall(part.before) or (not part.body):
            close()
        before.extend(part.before)
        body.extend(part.body)
        after.extend(part.after)
        if is_wall(part.after) or (not part.body):
            close()
    close()
    return found


def fused_source(name: str, lines: Sequence[tuple[Callable[..., Any], str]]) -> tuple[str, dict[str, Any]]:
    """Source of the fused function and the globals that it reads; `lines` are functions with the name of their luck."""
    space: dict[str, Any] = {}
    parts = [take_apart(function, number, luck, space) for number, (function, luck) in enumerate(lines)]
    head = (
        f"def {name}(households, diaries, villages, rules, month_luck, year_luck, run_luck, books, accounts, tallies, "
        "month, first, last):\n    for v in range(first, last): pass"
    )
    module = ast.parse(head)
    function = module.body[0]
    assert isinstance(function, ast.FunctionDef)
    loop = function.body[0]
    assert isinstance(loop, ast.For)
    loop.body = [*(ast.parse(text).body[0] for text in dict.fromkeys(SHARED.values())), *merge(parts)]
    function.body = [*(statement for part in parts for statement in part.top), loop]
    return ast.unparse(ast.fix_missing_locations(module)) + "\n", space


def globals_of(lines: Sequence[tuple[Callable[..., Any], str]]) -> dict[str, Any]:
    """What the source of fused lines may read, under the names that it has there; more than it does read is harmless."""
    space: dict[str, Any] = {}
    for function, _ in lines:
        plain = uncompiled(function)
        for name in {name for code in all_code(plain.__code__) for name in code.co_names} & set(plain.__globals__):
            space[global_name(plain, name)] = plain.__globals__[name]
    return space


def global_name(plain: Callable[..., Any], name: str) -> str:
    """What a global of a line's module is called in the fused source."""
    return f"{plain.__module__.replace('.', '_')}_{name}"


class Fused:
    """Lines fused into one compiled pass, compiled or loaded from the cache at the first call.

    Called with `(households, diaries, villages, rules, month_luck, year_luck, run_luck, books, accounts, tallies, month,
    first, last)`; villages `first` to `last` - 1 live through all its lines. `ahead(households, i)` is a rule that fetches.
    """

    def __init__(self, name: str, lines: Sequence[tuple[Callable[..., Any], str]], ahead: Callable[[Any, int], None]) -> None:
        self.name, self.lines, self.ahead = name, tuple(lines), ahead
        self._machine: Any = None

    def source(self) -> str:
        """The generated source."""
        return fused_source(self.name, self.lines)[0]

    def _function(self) -> tuple[Callable[..., Any], str]:
        """The pass in plain Python and the key of its cache."""
        key = self._key()
        space = {"fetch_household": self.ahead, **globals_of(self.lines)}
        return generated(self.name, key, self.source, space), key

    def _key(self) -> str:
        """A hash of all that the pass is made from: its lines with what they reach, and the code that fuses and compiles."""
        return key_of(self.functions(), MAKERS, f"{self.name} {' '.join(luck for _, luck in self.lines)}")

    def functions(self) -> list[Callable[..., Any]]:
        """What is compiled for it: its lines and what they reach."""
        return [*(function for function, _ in self.lines), self.ahead]

    def kept(self) -> bool:
        """Whether its machine code is here or in the cache whole."""
        return self._machine is not None or in_cache(self._key())

    def prepare(self, arguments: Sequence[Any]) -> None:
        """Compile, or load from the cache, for arguments of these types (without the range of villages), once."""
        if self._machine is None:
            function, key = self._function()
            compiled = compile_cached(function, key)
            compiled(*arguments, 0, 0)
            seal_cached(key)
            self._machine = compiled if UNCOMPILED else machine_code(compiled)

    def __call__(self, *arguments: Any) -> None:
        """Run the machine code without a look-up of types, which takes 100 us."""
        self.prepare(arguments[:-2])
        self._machine(*arguments)

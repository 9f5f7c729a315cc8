"""Where a group's record goes in the source of the model: followed from the table of rules through names and calls.

`rules[place].dibao` is the record of a group; `p = rules[place].dibao; reach(h, p)` hands it to a rule that all policies share, which
reads `p.coverage` of dibao then and of nothing else. What an expression may hold is a set of *marks*: the table of rules, the
record of a group, a text that names a group or parameter, or what a text composed of others begins and ends with. Functions are gone
through once for every set of marks that they are called with, so that a shared rule reads for its caller only.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping

from parameters.sources import Function, Module
from parameters.typed_gen import class_name

Mark = tuple[str, ...]
Marks = frozenset[Mark]
NONE: Marks = frozenset()
TABLE: Mark = ("table",)
TABLES = ("rules", "rules_now")
"""Names, of variables and attributes, that hold the table of rules or a part of it."""
MADE_OF = {"reached": "coverage"}
"""Fields of a record that are no parameters, and the parameter that they are made of."""
NUMBERS = ("len", "int", "float", "bool")
"""Calls of Python that give back a number, whatever goes in."""
OF_COLLECTIONS = ("values", "items")
"""Methods of the model that a dictionary has too: a call may give back what that holds."""
Read = tuple[str, str, str]


class Flow:
    """Goes through modules and notes what is read: (path of the module, group, parameter)."""

    def __init__(self, modules: Mapping[str, Module], groups: Mapping[str, Iterable[str]]) -> None:
        self.modules, self.groups = modules, {name: frozenset(keys) for name, keys in groups.items()}
        self.keys = frozenset(key for keys in self.groups.values() for key in keys)
        self.reads: set[Read] = set()
        self.gone: dict[tuple[str, str, tuple[tuple[str, Marks], ...]], Marks] = {}
        self.fields: dict[tuple[str, str], set[Mark]] = {}
        self.methods: dict[str, list[tuple[Module, Function]]] = {}
        for module in modules.values():
            for function in module.functions.values():
                if function.method:
                    self.methods.setdefault(function.name.rpartition(".")[2], []).append((module, function))

    def run(self) -> set[Read]:
        """Every read in the modules, each function also as it is without knowing who calls it."""
        for module in self.modules.values():
            Body(self, module, {}).execute(module.tree.body)
        for module in self.modules.values():
            for function in module.functions.values():
                self.call(module, function, {})
        return self.reads

    def call(self, module: Module, function: Function, marks: Mapping[str, Marks]) -> Marks:
        """What a function gives back when its parameters hold these marks."""
        key = (module.name, function.name, tuple(sorted((name, found) for name, found in marks.items() if found)))
        if key not in self.gone:
            self.gone[key] = NONE
            known = {name: marks.get(name) or self.typed(function, name) for name in function.parameters}
            body = Body(self, module, {name: found for name, found in known.items() if name not in TABLES or found})
            body.execute(function.node.body if function.node else [])
            self.gone[key] = frozenset(body.given)
        return self.gone[key]

    def typed(self, function: Function, name: str) -> Marks:
        """What the type of a parameter says that it holds: `p: FarmersFund` is the record of the group `farmers_fund`."""
        for argument in function.node.args.args if function.node else []:
            if argument.arg == name and isinstance(argument.annotation, ast.Name):
                return frozenset({("group", name) for name in self.groups if class_name(name) == argument.annotation.id})
        return NONE

    def read(self, module: Module, group: str, key: str) -> None:
        """Note that a module reads a parameter of a group."""
        self.reads.add((module.path, group, MADE_OF.get(key, key)))

    def has(self, group: str, key: str) -> bool:
        """Whether a group's record has a field."""
        return MADE_OF.get(key, key) in self.groups[group]


class Body:
    """The statements of one function or module, with what its names hold; names keep all that they ever held."""

    def __init__(self, flow: Flow, module: Module, names: dict[str, Marks]) -> None:
        self.flow, self.module, self.names = flow, module, names
        self.given: set[Mark] = set()

    def execute(self, statements: list[ast.stmt]) -> None:
        """Go through statements twice, so that what a loop sets late is known where it is used early."""
        for _ in range(2):
            for statement in statements:
                self.statement(statement)

    def statement(self, node: ast.stmt) -> None:
        """Bind what is assigned, note what is returned, and go into what is nested; functions are gone into where they are called."""
        if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Import | ast.ImportFrom):
            return
        if isinstance(node, ast.Assign):
            for target in node.targets:
                self.bind(target, node.value)
        elif isinstance(node, ast.AnnAssign | ast.AugAssign) and node.value is not None:
            self.bind(node.target, node.value)
        elif isinstance(node, ast.Return) and node.value is not None:
            self.given |= self.marks(node.value)
        elif isinstance(node, ast.For):
            self.bind(node.target, node.iter)
            self.nested([*node.body, *node.orelse])
        else:
            for child in ast.iter_child_nodes(node):
                if isinstance(child, ast.expr):
                    self.marks(child)
            self.nested(inner_statements(node))

    def nested(self, statements: Iterable[ast.stmt]) -> None:
        """Go through the statements of a block."""
        for statement in statements:
            self.statement(statement)

    def bind(self, target: ast.expr, value: ast.expr) -> None:
        """Let names hold what is assigned to them, part by part where both sides are tuples of a length."""
        if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
            for part, given in zip(target.elts, value.elts, strict=True):
                self.bind(part, given)
            return
        found = self.marks(value)
        for node in ast.walk(target):
            if isinstance(node, ast.Name):
                self.names[node.id] = self.names.get(node.id, NONE) | found
        self.marks(target)

    def marks(self, node: ast.expr) -> Marks:
        """What an expression may hold; reads in it are noted."""
        if isinstance(node, ast.Constant):
            return self.text(node.value)
        if isinstance(node, ast.Name):
            return self.name(node.id)
        if isinstance(node, ast.Attribute):
            return self.attribute(node)
        if isinstance(node, ast.Subscript):
            return self.subscript(node)
        if isinstance(node, ast.Call):
            return self.called(node)
        if isinstance(node, ast.JoinedStr):
            return self.composed(node)
        if isinstance(node, ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp):
            for part in node.generators:
                self.bind(part.target, part.iter)
        found = self.all_of(child for child in ast.iter_child_nodes(node))
        return NONE if isinstance(node, ast.Compare) else found

    def all_of(self, nodes: Iterable[ast.AST]) -> Marks:
        """What any of some expressions may hold."""
        found: Marks = NONE
        for node in nodes:
            if isinstance(node, ast.expr):
                found |= self.marks(node)
            elif isinstance(node, ast.comprehension):
                self.all_of(node.ifs)
        return found

    def text(self, value: object) -> Marks:
        """A text that names a group or a parameter."""
        return frozenset({("text", value)}) if isinstance(value, str) and value in {*self.flow.groups, *self.flow.keys} else NONE

    def composed(self, node: ast.JoinedStr) -> Marks:
        """How a composed text begins and ends."""
        ends = [str(part.value) if isinstance(part, ast.Constant) else "" for part in (node.values[0], node.values[-1])]
        self.all_of(part.value for part in node.values if isinstance(part, ast.FormattedValue))
        return frozenset({("like", *ends)}) if any(ends) else NONE

    def name(self, name: str) -> Marks:
        """What a name holds here, in the module, or where it is imported from."""
        if name in self.names:
            return self.names[name]
        if name in TABLES:
            return frozenset({TABLE})
        module, own = self.module.home(name, self.flow.modules)
        constant = module.constants.get(own) if module else None
        return Body(self.flow, module, {own: NONE}).marks(constant) if module and constant is not None else NONE

    def attribute(self, node: ast.Attribute) -> Marks:
        """The table, a group's record, or a parameter that is read."""
        base = self.marks(node.value)
        if node.attr in TABLES:
            return frozenset({TABLE})
        if TABLE in base and node.attr in self.flow.groups:
            return frozenset({("group", node.attr)})
        found = self.read_of(base, frozenset({("text", node.attr)}))
        known = self.flow.fields.get((self.module.name, node.attr), set())
        bound = {("method", node.attr)} if node.attr in self.flow.methods else set()
        return frozenset(known | bound) if found is None else found

    def subscript(self, node: ast.Subscript) -> Marks:
        """A record by the name of its group, a parameter by its name, or a part of a table, array or collection."""
        base, key = self.marks(node.value), self.marks(node.slice)
        if TABLE in base:
            groups = frozenset({("group", each[1]) for each in key if each[0] == "text" and each[1] in self.flow.groups})
            if groups:
                return groups
            for _, name in (each for each in key if each[0] == "text"):
                self.read_of(frozenset({("group", group) for group in self.flow.groups}), frozenset({("text", name)}))
            return base
        found = self.read_of(base, key)
        return base if found is None else found

    def read_of(self, base: Marks, key: Marks) -> Marks | None:
        """Note what is read of the records among some marks; None where nothing is."""
        hit = False
        for group in (each[1] for each in base if each[0] == "group"):
            for mark in key:
                for name in self.meant(group, mark):
                    self.flow.read(self.module, group, name)
                    hit = True
        return NONE if hit else None

    def meant(self, group: str, mark: Mark) -> Iterator[str]:
        """Fields of a group's record that a text may mean."""
        if mark[0] == "text" and self.flow.has(group, mark[1]):
            yield mark[1]
        if mark[0] == "like":
            yield from (key for key in self.flow.groups[group] if key.startswith(mark[1]) and key.endswith(mark[2]))

    def called(self, node: ast.Call) -> Marks:
        """What a call gives back: of a function of the model by going through it, of any other whatever went in."""
        placed = [self.marks(argument) for argument in node.args]
        named = {word.arg: self.marks(word.value) for word in node.keywords}
        found, known = NONE, False
        for module, function in self.callees(node.func):
            known = True
            handed = [*zip(function.parameters, placed, strict=False), *((name, marks) for name, marks in named.items() if name)]
            given = {name: frozenset(mark for mark in marks if mark[0] != "method") for name, marks in handed}
            if function.fields:
                for name, marks in given.items():
                    self.flow.fields.setdefault((module.name, name), set()).update(marks)
            else:
                found |= self.flow.call(module, function, given)
        word = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if (known and word not in OF_COLLECTIONS) or word in NUMBERS:
            return found
        base = found | (self.marks(node.func.value) if isinstance(node.func, ast.Attribute) else NONE)
        return base.union(*placed, *named.values())

    def callees(self, node: ast.expr) -> Iterator[tuple[Module, Function]]:
        """The functions of the model that a call may mean."""
        if isinstance(node, ast.Name) and node.id in self.names:
            for name in (mark[1] for mark in self.names[node.id] if mark[0] == "method"):
                yield from self.flow.methods[name]
        elif isinstance(node, ast.Name):
            module, own = self.module.home(node.id, self.flow.modules)
            if module and own in module.functions:
                yield module, module.functions[own]
        elif isinstance(node, ast.Attribute):
            other = self.module.module_named(node.value, self.flow.modules)
            if other:
                if node.attr in other.functions:
                    yield other, other.functions[node.attr]
            else:
                yield from self.flow.methods.get(node.attr, [])


def inner_statements(node: ast.stmt) -> Iterator[ast.stmt]:
    """The statements inside one, of all its branches and handlers."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.stmt):
            yield child
        elif isinstance(child, ast.ExceptHandler | ast.match_case):
            yield from child.body

"""Straight lines from branches: the body of a loop over households becomes a sequence of assignments without a jump.

Rules that take the household are put in place of their calls. Every assignment makes a new name, so that a branch is both
of its sides followed by choices between their names. Nothing is reordered and no arithmetic is changed: each name holds
the value that the rules give, or one that is not chosen. What is outside of this fragment of Python is refused.
"""

from __future__ import annotations

import ast
import builtins
import inspect
from collections.abc import Callable
from functools import reduce
from typing import Any

from engine.compiled import uncompiled
from engine.tile_fields import Cell, Fields
from engine.tile_layout import Layout
from engine.tile_reading import Refused, Scope, called, is_rule, kind_of, parsed, text_of

HOUSEHOLD = ast.Name("the household", ast.Load())
"""Stands for the record in the names of a rule."""
NOTHING = ast.Constant(None)
ENDS = (ast.Return, ast.Continue)
"""What ends a rule's or a household's body."""
OPERATIONS = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.BitAnd, ast.BitOr, ast.BitXor, ast.LShift, ast.RShift)
OTHER_COMPARISONS = (ast.In, ast.NotIn, ast.Is, ast.IsNot)
CALLS = ("min", "max", "abs", "float", "int", "bool")
NO_CALL = "only rules and " + ", ".join(CALLS) + " have a vector form with the same bits"
Names = dict[str, ast.expr]
Side = Callable[[Names], ast.expr | None]


class Straight:
    """Turns statements about one household into assignments.

    `lines` are the assignments, `before` the names of what is looked up once for all households, by its source.
    """

    def __init__(self, layout: Layout, space: dict[str, Any], taken: set[str], outer: Scope) -> None:
        self.space, self.taken, self.scope = space, taken, outer
        self.lines: list[str] = []
        self.before: dict[str, str] = {}
        self.kinds: dict[str, str] = {}
        self.fields = Fields(layout, self.kinds, self.fresh)
        self.inside: list[Callable[..., Any]] = []
        self.depth = 0

    # Names and kinds

    def fresh(self, stem: str) -> str:
        """A name that nobody has."""
        name, number = stem, 1
        while name in self.taken:
            number += 1
            name = f"{stem}_{number}"
        self.taken.add(name)
        return name

    def bind(self, stem: str, value: ast.expr) -> ast.expr:
        """A new name for a value; what has a name or is a number keeps it."""
        if isinstance(value, (ast.Name, ast.Constant)):
            return value
        name = self.fresh(stem)
        self.lines.append(f"{name} = {text_of(value)}")
        self.kinds[name] = kind_of(value, self.kinds)
        return ast.Name(name, ast.Load())

    def truth(self, value: ast.expr) -> ast.expr:
        """A condition as a truth value: what is none is compared with 0, as `if` does."""
        if kind_of(value, self.kinds) == "b1":
            return value
        return ast.Compare(value, [ast.NotEq()], [ast.Constant(0)])

    # Statements

    def run(self, statements: list[ast.stmt], names: Names) -> ast.expr | None:
        """Turn statements; the value that they return, if they do."""
        for number, statement in enumerate(statements):
            if isinstance(statement, ENDS):
                value = getattr(statement, "value", None)
                return NOTHING if value is None else self.value(value, names)
            if isinstance(statement, ast.If):
                ends = any(isinstance(node, ENDS) for node in ast.walk(statement))
                rest = statements[number + 1 :] if ends else []
                sides = [self._side(side + rest, ends) for side in (statement.body, statement.orelse)]
                value = self._branch(statement.test, names, *sides)
                if ends:
                    return value
            else:
                self._one(statement, names)
        return None

    def _side(self, statements: list[ast.stmt], ends: bool) -> Side:
        """One side of a branch; where the other returns, what follows the branch belongs to this side."""
        return lambda names: self.run(statements, names) or (NOTHING if ends else None)

    def _one(self, statement: ast.stmt, names: Names) -> None:
        if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
            self._assign(statement.targets[0], self.value(statement.value, names), names)
        elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
            self._assign(statement.target, self.value(statement.value, names), names)
        elif isinstance(statement, ast.AugAssign):
            read = ast.parse(text_of(statement.target), mode="eval").body
            self._assign(statement.target, self.value(ast.BinOp(read, statement.op, statement.value), names), names)
        elif isinstance(statement, ast.Expr):
            if not isinstance(statement.value, ast.Constant):
                self.value(statement.value, names)
        elif not isinstance(statement, ast.Pass):
            raise self.scope.refuse(statement, "a household's body has assignments, branches and calls of rules only")

    def _assign(self, target: ast.expr, value: ast.expr, names: Names) -> None:
        if isinstance(target, ast.Name):
            names[target.id] = self.bind(self._stem(target.id), value)
            return
        key = self._cell(target, names)
        if key is None:
            raise self.scope.refuse(target, "a household's body writes to its own fields and names only")
        self.fields.last[key] = self.bind(f"h_{key[0]}", self.fields.stored(key, value))

    def _stem(self, name: str) -> str:
        return f"{self.inside[-1].__name__}_{name}" if self.inside else name

    def _branch(self, test: ast.expr, names: Names, yes: Side, no: Side) -> ast.expr | None:
        """Both sides, then a choice for whatever they leave different; names that one side alone has are lost."""
        condition = self.bind("when", self.condition(test, names))
        fields, outside = dict(self.fields.last), dict(names)
        self.depth += 1
        first = yes(names)
        fields_yes, names_yes = self.fields.last, dict(names)
        self.fields.last = dict(fields)
        names.clear()
        names.update(outside)
        second = no(names)
        self.depth -= 1
        for name in list(names):
            if name in names_yes:
                names[name] = self._choice(self._stem(name), condition, names_yes[name], names[name])
            else:
                del names[name]
        for key in fields_yes | self.fields.last:
            before = fields[key] if key in fields else self.fields.start(key)
            sides = fields_yes.get(key, before), self.fields.last.get(key, before)
            self.fields.last[key] = self._choice(f"h_{key[0]}", condition, *sides)
        return None if first is None or second is None else self._choice(self._stem("value"), condition, first, second)

    def _choice(self, stem: str, condition: ast.expr, yes: ast.expr, no: ast.expr) -> ast.expr:
        if text_of(yes) == text_of(no):
            return no
        if HOUSEHOLD in (yes, no) or None in [side.value for side in (yes, no) if isinstance(side, ast.Constant)]:
            raise Refused(f"{self.scope.where}: one side of a branch gives a number and the other gives none (for {stem})")
        return self.bind(stem, called("choose", condition, yes, no))

    # Expressions

    def value(self, node: ast.expr, names: Names) -> ast.expr:
        """An expression with the names of the straight line; calls of rules with the household are written out before it."""
        if isinstance(node, ast.Constant):
            return node
        if isinstance(node, ast.Name):
            return self._name(node, names)
        if isinstance(node, (ast.Attribute, ast.Subscript)):
            return self._reading(node, names)
        if isinstance(node, ast.BinOp) and isinstance(node.op, OPERATIONS):
            left = self.value(node.left, names)
            return ast.BinOp(left, node.op, self.value(node.right, names))
        if isinstance(node, ast.UnaryOp):
            return ast.UnaryOp(node.op, (self.condition if isinstance(node.op, ast.Not) else self.value)(node.operand, names))
        if isinstance(node, ast.Compare) and len(node.ops) == 1 and not isinstance(node.ops[0], OTHER_COMPARISONS):
            left = self.value(node.left, names)
            return ast.Compare(left, node.ops, [self.value(node.comparators[0], names)])
        if isinstance(node, ast.BoolOp):
            return self._all_or_any(node, names, numbers=False)
        if isinstance(node, ast.IfExp):
            return self._either(node, names)
        if isinstance(node, ast.Call):
            return self._call(node, names)
        raise self.scope.refuse(node, "no vector form is known for this")

    def condition(self, node: ast.expr, names: Names) -> ast.expr:
        """An expression of which only the truth is asked."""
        if isinstance(node, ast.BoolOp):
            return self._all_or_any(node, names, numbers=True)
        return self.truth(self.value(node, names))

    def _either(self, node: ast.IfExp, names: Names) -> ast.expr:
        sides: list[Side] = [lambda inner: self.value(node.body, inner), lambda inner: self.value(node.orelse, inner)]
        return self._branch(node.test, names, *sides) or NOTHING

    def _name(self, node: ast.Name, names: Names) -> ast.expr:
        if names.get(node.id) is HOUSEHOLD:
            raise self.scope.refuse(node, "the household itself is no value: use its fields, or give it to a rule")
        if node.id in names:
            return names[node.id]
        if node.id in self.scope.own:
            raise self.scope.refuse(node, "this name may be read before it is set")
        if node.id in self.scope.globals:
            return ast.Name(self.known(node.id), ast.Load())
        if not hasattr(builtins, node.id):
            raise self.scope.refuse(node, "nothing has this name")
        return node

    def known(self, name: str) -> str:
        """A global of the function that is being read, under its own name or, where that is taken, one with its module."""
        value = self.scope.globals[name]
        if name in self.taken and self.space.get(name, self) is not value:
            name = f"{self.scope.globals['__name__'].replace('.', '_')}_{name}"
        self.space[name] = value
        self.taken.add(name)
        return name

    def _reading(self, node: ast.Attribute | ast.Subscript, names: Names) -> ast.expr:
        key = self._cell(node, names)
        if key is not None:
            return self.fields.read(key)
        inner = self.value(node.value, names)
        whole: ast.expr
        if isinstance(node, ast.Attribute):
            whole, last = ast.Attribute(inner, node.attr, ast.Load()), node.attr
        else:
            whole, last = ast.Subscript(inner, self.value(node.slice, names), ast.Load()), "at"
        self._same_for_all(whole, node)
        if self.depth and isinstance(node, ast.Subscript):
            raise self.scope.refuse(node, "tables are looked up always, also where a branch would not: do it before the branch")
        if text_of(whole) not in self.before:
            self.before[text_of(whole)] = self.fresh(f"{text_of(inner).replace('.', '_')}_{last}")
        return ast.Name(self.before[text_of(whole)], ast.Load())

    def _same_for_all(self, value: ast.expr, shown: ast.AST) -> None:
        """Refuse what differs from household to household where it must not."""
        changing = set(self.kinds) | {"lane"}
        if any(isinstance(node, ast.Call) or (isinstance(node, ast.Name) and node.id in changing) for node in ast.walk(value)):
            raise self.scope.refuse(shown, "what is looked up is the same for all households of a village")

    def _cell(self, node: ast.expr, names: Names) -> Cell | None:
        """Field and index of a cell of the household, or nothing."""
        index = node.slice if isinstance(node, ast.Subscript) else None
        node = node.value if isinstance(node, ast.Subscript) else node
        if not (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and names.get(node.value.id) is HOUSEHOLD):
            return None
        at = None if index is None else self.value(index, names)
        if at is not None:
            self._same_for_all(at, node)
        why = self.fields.refusal(node.attr, None if at is None else text_of(at), self.depth > 0)
        if why:
            raise self.scope.refuse(node, why)
        return node.attr, "" if at is None else text_of(at)

    def _all_or_any(self, node: ast.BoolOp, names: Names, numbers: bool) -> ast.expr:
        """`and` and `or` without a jump; between numbers only where the truth alone is asked."""
        parts: list[ast.expr] = []
        for operand in node.values:
            before = self.fields.changed()
            self.depth += bool(parts)
            parts.append(self.condition(operand, names) if numbers else self.value(operand, names))
            self.depth -= bool(parts[1:])
            if parts[1:] and self.fields.changed() != before:
                raise self.scope.refuse(operand, "a rule that changes the household cannot stand behind `and` or `or`")
            if kind_of(parts[-1], self.kinds) != "b1":
                raise self.scope.refuse(node, "`and` and `or` between numbers stand in conditions only")
        operation = ast.BitAnd() if isinstance(node.op, ast.And) else ast.BitOr()
        return reduce(lambda left, right: ast.BinOp(left, operation, right), parts)

    def _call(self, node: ast.Call, names: Names) -> ast.expr:
        if not isinstance(node.func, ast.Name) or any(isinstance(a, ast.Starred) for a in node.args):
            raise self.scope.refuse(node, NO_CALL)
        function = self.scope.globals.get(node.func.id) if node.func.id not in names else None
        arguments = [self.value_or_household(argument, names) for argument in node.args]
        keywords = {str(word.arg): self.value_or_household(word.value, names) for word in node.keywords}
        given = HOUSEHOLD in (*arguments, *keywords.values())
        if function is not None and is_rule(function):
            if given or not self._straight_already(function, arguments, keywords, node):
                return self._in_place(function, arguments, keywords, node)
        elif given or not (isinstance(function, type) or (function is None and node.func.id in CALLS)):
            raise self.scope.refuse(node, NO_CALL)
        name = node.func.id if function is None else self.known(node.func.id)
        return ast.Call(ast.Name(name, ast.Load()), arguments, [ast.keyword(word, value) for word, value in keywords.items()])

    def _straight_already(self, rule: Callable[..., Any], arguments: list[ast.expr], keywords: Names, node: ast.Call) -> bool:
        """Whether a rule of numbers has no branch and can stay a call; what cannot be turned within it is refused."""
        trial = Straight(self.fields.layout, dict(self.space), set(self.taken), self.scope)
        trial.inside, trial.depth = list(self.inside), self.depth
        trial._in_place(rule, arguments, keywords, node)
        return not any("choose(" in text for text in trial.lines)

    def value_or_household(self, node: ast.expr, names: Names) -> ast.expr:
        """An argument of a call."""
        return HOUSEHOLD if isinstance(node, ast.Name) and names.get(node.id) is HOUSEHOLD else self.value(node, names)

    def _in_place(self, rule: Callable[..., Any], arguments: list[ast.expr], keywords: Names, node: ast.Call) -> ast.expr:
        """A rule's body in place of its call."""
        plain = uncompiled(rule)
        if plain in self.inside:
            raise self.scope.refuse(node, "a rule that calls itself cannot be turned")
        given = inspect.signature(plain).bind(*arguments, **keywords)
        given.apply_defaults()
        names: Names = {}
        for name, value in given.arguments.items():
            if not isinstance(value, (ast.expr, int, float)):
                raise self.scope.refuse(node, f"{name}={value!r} is no number")
            argument = value if isinstance(value, ast.expr) else ast.Constant(value)
            names[name] = argument if argument is HOUSEHOLD else self.bind(f"{plain.__name__}_{name}", argument)
        tree, scope = parsed(plain)
        outer, self.scope = self.scope, scope
        self.inside.append(plain)
        result = self.run(tree.body, names)
        self.inside.pop()
        self.scope = outer
        return result or NOTHING

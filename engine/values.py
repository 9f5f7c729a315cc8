"""Named values: what one module works out and others may modify, without either knowing the other.

Life works out a value by a rule (`@value("*")`), which it calls as any other; a programme declares which of its rules modify it
(`modifies={"work.chance_to_find": matching}`). When the list of programmes is known, `put_together` writes every value once as a chain
of calls, before anything is compiled: nothing is looked up in a month, a value that nobody modifies costs what it cost before, and the
hash that machine code is kept under follows, because the chain is code. A programme that is not in the list leaves no trace.

A modifier asks by name for what its value is given, and by type for a group of parameters, as the rules of a line do: `p: Monitoring`
is `rules.monitoring`. Products of floats depend on the order: it is that of the list of programmes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from engine.compiled import rule, uncompiled
from engine.rewritten import handed, name_of, parameters_of, rewrite, twin_of

F = TypeVar("F", bound=Callable[..., Any])
COMBINED = {"*": "found * {}", "-": "found - {}", "|": "found | {}"}
"""How a modifier enters: as a factor, as what it takes off, or as what it adds to a set of bits. What is taken off is asked for after
what others took: see `LEFT`."""
LEFT = "left"
"""The parameter of a value of the kind "-" that it begins with, such as a bill; each modifier is given what those before it left."""


@dataclass
class Value:
    """A value as its module works it out, and who modifies it."""

    name: str
    rule: Callable[..., Any]
    combine: str
    itself: Callable[..., Any]
    modifiers: list[Callable[..., Any]] = field(default_factory=list)

    @property
    def modified_by(self) -> list[str]:
        """Its modifiers in their order, as `module.function`."""
        return [name_of(each) for each in self.modifiers]

    @property
    def given(self) -> list[str]:
        """What it is called with."""
        return parameters_of(self.itself)


class Values:
    """Values by name; closed once they are put together."""

    def __init__(self) -> None:
        self.known: dict[str, Value] = {}
        self.closed = False

    def value(self, combine: str) -> Callable[[F], F]:
        """Declare a rule as a value that others may modify, called `module.function`; asked before it is put together it raises.

        Args:
            combine: how modifiers enter: "*" are factors, "-" take off what each is due of what is left, "|" add bits.
        """

        def declare(function: F) -> F:
            self._open(function)
            found = Value(name_of(function), function, combine, twin_of(function))
            if combine not in COMBINED or (combine == "-" and LEFT not in found.given):
                raise TypeError(f"{found.name}: expected a kind among {list(COMBINED)}, and of '-' a parameter {LEFT!r}")
            self.known[found.name] = found
            rewrite(found.rule, [f'raise RuntimeError("{found.name} is not put together: import model.month first")'])
            return function

        return declare

    def put_together(self, modifiers: Iterable[tuple[str, Callable[..., Any]]]) -> None:
        """Write every value as the chain of its modifiers, and register no more.

        Args:
            modifiers: name of a value and a rule that modifies it, in the order of the programmes: a factor, or what it takes off.

        Raises:
            ValueError: a modifier's value is not known.
            TypeError: a modifier asks for what its value is not given.
            RuntimeError: they have been put together before.
        """
        if self.closed:
            raise RuntimeError("values have been put together before")
        for name, modifier in modifiers:
            if name not in self.known:
                raise ValueError(f"{name_of(modifier)} modifies {name}: expected one of {sorted(self.known)}")
            self.known[name].modifiers.append(modifier)
        for found in self.known.values():
            rewrite(found.rule, _chain(found))
        self.closed = True

    def _open(self, function: Callable[..., Any]) -> None:
        if self.closed:
            raise RuntimeError(f"{name_of(function)}: values are put together; what comes later would not be compiled")


def _chain(found: Value) -> list[str]:
    """The statements of a value: itself, then one modifier after the other."""
    space, name = uncompiled(found.rule).__globals__, uncompiled(found.rule).__name__
    space[f"{name}_itself"] = rule(found.itself)
    statements = [f"found = {name}_itself({', '.join(found.given)})"]
    for number, modifier in enumerate(found.modifiers):
        space[f"{name}_{number}"] = modifier
        given = handed(modifier, found.given, found.name)
        asked = ["found" if what == LEFT and found.combine == "-" else what for what in given]
        call = f"{name}_{number}({', '.join(asked)})"
        statements.append(f"found = {COMBINED[found.combine].format(call)}")
    return [*statements, "return found"]


VALUES = Values()
"""Those of the model."""
value, put_together = VALUES.value, VALUES.put_together

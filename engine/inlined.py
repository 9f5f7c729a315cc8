"""What the compiler makes of a rule: code that is put in where it is called, and never runs by itself.

Left alone the compiler optimises each rule with all that it calls, turns it into machine code, and does so again for every whole number
that is written where it is called. Here a rule is compiled once, and optimised where it is put in: half the time, and the same bits.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba.core.codegen import CPUCodeLibrary
from numba.core.compiler import Compiler
from numba.core.registry import CPUDispatcher
from numba.core.types import unliteral


class InlinedDispatcher(CPUDispatcher):
    """What a rule becomes: compiled code calls its code, which has no entrance from Python; Python runs its Python."""

    def get_call_template(self, args: Any, kws: Any) -> Any:
        """What a call is compiled to: the same for all whole numbers, which are known anyway where the rule is put in."""
        return super().get_call_template([unliteral(each) for each in args], {name: unliteral(each) for name, each in kws.items()})

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        with np.errstate(over="ignore"):  # words of luck are meant to overflow
            return self.py_func(*arguments, **named)


class Nowhere:
    """Where a rule would be given what it needs to run by itself."""

    def set_env(self, name: str, environment: Any) -> None:
        """Nothing is kept."""


class RuleLibrary(CPUCodeLibrary):
    """The code of a rule and of what it calls, as it was written down: whoever puts it in optimises all at once."""

    @property
    def codegen(self) -> Any:
        """Nothing that runs."""
        return Nowhere()

    def get_pointer_to_function(self, name: str) -> int:
        """There is no machine code."""
        self._ensure_finalized()
        return 0

    def add_ir_module(self, ir_module: Any) -> None:
        """Take in what was written down; what is not to be put in stays a call, whatever the optimiser thinks of it."""
        for function in ir_module.functions:
            if not function.is_declaration and "alwaysinline" not in function.attributes:
                function.attributes.add("noinline")
        super().add_ir_module(ir_module)

    def _optimize_final_module(self) -> None:
        pass

    def _finalize_final_module(self) -> None:
        self._finalize_dynamic_globals()
        self._finalized = True


class RuleCompiler(Compiler):
    """The compiler's usual way, into such a library."""

    def compile_extra(self, func: Any) -> Any:
        """Compile a rule for one set of types."""
        if self.state.library is None:
            self.state.library = RuleLibrary(self.state.targetctx.codegen(), func.__qualname__)
        return super().compile_extra(func)

"""Rules and loops: plain functions that a compiler turns into the inner loop.

A *rule* is a short function over one agent, inlined where it is used; called from Python it is plain Python. A *loop* is
compiled on its own, for a step of the institutions; what households live is strung into passes (`engine.passes`). All run
uncompiled, with the same bits, when the environment variable FANGPIN_UNCOMPILED is 1.

A loop's disk cache is named after the code of everything it calls and the constants that it reads, because the
compiler's own cache does not see edits in other files. Code is what Python made of the source: it is there when a module is
imported, while reading the source of five hundred rules again would take longer than loading the loops.
"""

from __future__ import annotations

import functools
import hashlib
import inspect
import sys
import types
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar, cast

import numpy as np

from engine.cache import cache_folder, discard, intact, key_folder, seal
from engine.mode import UNCOMPILED

Rule = Callable[..., Any]
"""A function over one agent, marked as a rule or not."""
F = TypeVar("F", bound=Rule)

if not UNCOMPILED or TYPE_CHECKING:
    import numba

    from engine.inlined import InlinedDispatcher, RuleCompiler

A_FUNCTION = "function"
"""Begins what is known of a function among all that a loop or a pass reaches."""
LOOPS: dict[str, Any] = {}
"""Every loop that was declared, by `module.name`."""


def rule(function: F) -> F:
    """Mark a function over one agent as a rule: inlined into the loops that use it; called from Python it is plain Python."""
    return _rule(function, forceinline=True)


def rare(function: F) -> F:
    """Mark a rule for what befalls few: it stays a call, so that its code does not crowd the loop that everybody goes through."""
    return _rule(function, forceinline=False)


def _rule(function: F, **options: Any) -> F:
    if UNCOMPILED:
        return function
    options |= {"no_cpython_wrapper": True, "no_cfunc_wrapper": True, "error_model": "numpy"}
    made: Any = numba.njit(pipeline_class=RuleCompiler, **options)(function)
    made.__class__ = InlinedDispatcher
    return cast("F", made)


def loop(function: F) -> F:
    """Mark a function as a loop: compiled once per signature, cached on disk under a hash of all that it uses."""
    name = f"{function.__module__}.{function.__qualname__}"
    found: Any = plain_loop(function) if UNCOMPILED else _LazyLoop(function)
    LOOPS[name] = found
    return found


def plain_loop(function: Callable[..., Any]) -> Callable[..., Any]:
    """A loop or a pass in plain Python; words of luck are meant to overflow, which NumPy would report."""

    @functools.wraps(function)
    def run(*arguments: Any) -> Any:
        with np.errstate(over="ignore"):
            return function(*arguments)

    run.py_func = function  # type: ignore[attr-defined]
    return run


class _LazyLoop:
    """A loop that is compiled, or loaded from the cache, at its first call (so that importing costs nothing)."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.py_func = function
        self.__name__ = function.__name__
        self.__doc__ = function.__doc__
        self.dispatcher: Any = None

    def __call__(self, *arguments: Any) -> Any:
        if self.dispatcher is not None:
            return self.dispatcher(*arguments)
        key = source_hash(self.py_func)
        self.dispatcher = compile_cached(self.py_func, key)
        found = self.dispatcher(*arguments)
        seal_cached(key)
        return found


def compile_cached(function: Callable[..., Any], key: str) -> Any:
    """The function compiled at its first call, or loaded from the folder `key` of the cache; plain when uncompiled.

    What stands there without its seal, or differs from it, is not believed but made anew. Call `seal_cached` after the first
    call.
    """
    if UNCOMPILED:
        return plain_loop(function)
    config: Any = numba.config
    folder = key_folder(key)
    if not intact(folder):
        discard(folder)
    previous = config.CACHE_DIR
    config.CACHE_DIR = str(folder)
    try:
        return numba.njit(cache=True, nogil=True, error_model="numpy")(function)
    finally:
        config.CACHE_DIR = previous


def in_cache(key: str) -> bool:
    """Whether the folder `key` of the cache holds machine code that is whole."""
    return intact(cache_folder() / key)


def seal_cached(key: str) -> None:
    """Seal what the first call has left in the folder `key`, unless it came from there whole."""
    if not UNCOMPILED and not in_cache(key):
        seal(cache_folder() / key)


def machine_code(dispatcher: Any) -> Callable[..., Any]:
    """The machine code of the one signature, without the look-up of types (100 microseconds with record arrays).

    Arguments must be of the types of the first call.

    Raises:
        TypeError: the function has been called with no or with several signatures.
    """
    overloads = list(dispatcher.overloads.values())
    if len(overloads) != 1:
        raise TypeError(f"{dispatcher.__name__}: expected one signature, found {len(overloads)}")
    machine: Callable[..., Any] = overloads[0].entry_point
    return machine


class Quick:
    """A loop that a step of the institutions calls every month: by its machine code from the second call on."""

    def __init__(self, function: Any) -> None:
        self.loop = function
        self._machine: Callable[..., Any] | None = None

    def __call__(self, *arguments: Any) -> Any:
        if self._machine is not None:
            return self._machine(*arguments)
        found = self.loop(*arguments)
        self._machine = self.loop if UNCOMPILED else machine_code(self.loop.dispatcher)
        return found


def uncompiled(function: Any) -> Callable[..., Any]:
    """The plain Python function of a rule or loop (for tests and debuggers)."""
    plain: Callable[..., Any] = getattr(function, "py_func", function)
    return plain


def source_hash(function: Callable[..., Any]) -> str:
    """A short hash of the code of `function`, of every rule that it reaches, and of every constant that these read."""
    seen: dict[str, str] = {}
    _collect(function, seen)
    versions = f"{sys.version_info[:2]} numpy {np.__version__} numba {numba.__version__}"
    text = versions + "".join(f"{key}={value}\n" for key, value in sorted(seen.items()))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def functions_reached(functions: Iterable[Callable[..., Any]]) -> set[str]:
    """Names (`module.function`) of these functions and of every rule that they reach."""
    seen: dict[str, str] = {}
    for function in functions:
        _collect(function, seen)
    return {name for name, text in seen.items() if text.startswith(A_FUNCTION)}


def _collect(function: Callable[..., Any], seen: dict[str, str]) -> None:
    plain = uncompiled(function)
    name = f"{plain.__module__}.{plain.__qualname__}"
    if name in seen:
        return
    codes = all_code(plain.__code__)
    options = getattr(function, "targetoptions", None)
    seen[name] = f"{A_FUNCTION} {options} {plain.__defaults__} {plain.__kwdefaults__} {[code_text(code) for code in codes]}"
    for cell_name, cell in zip(plain.__code__.co_freevars, plain.__closure__ or ()):
        _collect_value(f"{name}.{cell_name}", cell.cell_contents, plain.__code__, seen)
    for current in codes:
        for global_name in current.co_names:
            if global_name in plain.__globals__:
                _collect_value(f"{plain.__module__}.{global_name}", plain.__globals__[global_name], current, seen)
            else:  # an attribute, or a name whose import was forgotten: code that was made without it must not stay
                seen[f"{plain.__module__}.{global_name}"] = "not a global"


def all_code(code: types.CodeType) -> list[types.CodeType]:
    """A function's code and that of the functions and comprehensions inside it."""
    found = [code]
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            found += all_code(constant)
    return found


def code_text(code: types.CodeType) -> str:
    """What code does, without where it stands: the same in every process, whatever the order in which sets come."""
    constants = [
        sorted(map(repr, constant)) if isinstance(constant, frozenset) else repr(constant)
        for constant in code.co_consts
        if not isinstance(constant, types.CodeType)
    ]
    return repr(
        (
            code.co_code.hex(),
            code.co_exceptiontable.hex(),
            constants,
            code.co_names,
            code.co_varnames,
            code.co_freevars,
            code.co_cellvars,
            code.co_argcount,
            code.co_kwonlyargcount,
            code.co_flags,
        )
    )


def _collect_value(name: str, value: Any, code: types.CodeType, seen: dict[str, str]) -> None:
    if isinstance(value, types.ModuleType):
        for attribute in code.co_names:
            if value.__name__ != "math" and not value.__name__.startswith("numpy") and hasattr(value, attribute):
                _collect_value(f"{value.__name__}.{attribute}", getattr(value, attribute), code, seen)
    elif hasattr(value, "py_func") or inspect.isfunction(value):
        if not uncompiled(value).__module__.startswith(("numba", "numpy", "math")):
            _collect(value, seen)
    elif isinstance(value, np.ndarray):
        seen[name] = f"{value.dtype} {value.shape} {hashlib.sha256(np.ascontiguousarray(value).tobytes()).hexdigest()}"
    elif isinstance(value, (int, float, str, bool, tuple, np.generic, np.dtype)):
        seen[name] = repr(value)

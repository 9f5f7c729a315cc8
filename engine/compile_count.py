"""How many functions the compiler has done: something that moves while a first run compiles for half a minute."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from engine.compiled import functions_reached
from engine.mode import UNCOMPILED


@contextmanager
def counting(functions: Sequence[Callable[..., Any]], tell: Callable[[int, int], None]) -> Iterator[None]:
    """Call `tell(done, all)` whenever one of the functions that `functions` reach has been compiled in this process.

    `all` counts `functions` and every rule below them, once each; a rule that is compiled for a second kind of arguments
    does not count again.
    """
    if UNCOMPILED:
        yield
        return
    from numba.core import event

    names = functions_reached(functions)
    done: set[str] = set()

    class Counter(event.Listener):
        def on_start(self, event: Any) -> None:
            """Nothing is done yet."""

        def on_end(self, event: Any) -> None:
            """A function is compiled: say so if it is one of ours and new."""
            function = event.data["dispatcher"].py_func
            name = f"{function.__module__}.{function.__qualname__}"
            if name in names and name not in done:
                done.add(name)
                tell(len(done), len(names))

    tell(0, len(names))
    with event.install_listener("numba:compile", Counter()):
        yield

"""Before work begins the model is compiled, once on this machine: in processes side by side, where it has several parts."""

from __future__ import annotations

import importlib
import multiprocessing
import signal
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any


def warm_up(module: str, processes: int, tell: Callable[[int, int], None] | None = None) -> None:
    """Compile, or load from the cache, what the months of the model `module` run.

    A model may offer `passes_to_compile` and `compile_pass`: then all but the first of what is missing is left in the cache
    by processes of their own meanwhile, at most `processes` with this one. Where one breaks, its part is compiled here.
    `tell(done, all)` counts the functions that are compiled in this process, where the model offers `counting_compiled`.
    """
    model = importlib.import_module(module)
    missing: list[int] = model.passes_to_compile() if hasattr(model, "passes_to_compile") else []
    helpers = [_beside(module, number) for number in missing[1:processes]]
    here = [*missing[:1], *missing[max(processes, 1) :]]
    counted = bool(here) and tell is not None and hasattr(model, "counting_compiled")
    with model.counting_compiled(here, tell) if counted else nullcontext():
        for number in here:
            model.compile_pass(number)
    for helper in helpers:
        helper.join()
    model.warm_up()


def _beside(module: str, number: int) -> Any:
    helper = multiprocessing.get_context("spawn").Process(target=_compile_pass, args=(module, number), daemon=True)
    helper.start()
    return helper


def _compile_pass(module: str, number: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the coordinator, which takes this process with it
    importlib.import_module(module).compile_pass(number)

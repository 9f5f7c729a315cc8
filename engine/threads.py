"""Ranges lived or built at once: compiled passes and large NumPy operations let go of the interpreter's lock.

A range writes only to its own villages and households, so the number of ranges and threads changes no bit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any


@cache
def crew(threads: int) -> ThreadPoolExecutor:
    """Threads that wait for work; kept for the life of the process."""
    return ThreadPoolExecutor(threads, thread_name_prefix="village")


def chunks(count: int, size: int) -> list[tuple[int, int]]:
    """Ranges of `size`, the last perhaps smaller, that cover 0 to `count` - 1."""
    return [(first, min(first + size, count)) for first in range(0, count, size)]


def over_ranges(run: Callable[..., None], arguments: Sequence[Any], ranges: Sequence[tuple[int, int]], threads: int) -> None:
    """`run(*arguments, first, last)` for every range, on so many threads; returns when all are through.

    Raises:
        Exception: the first that a range raised, once every range has ended.
    """
    if threads == 1 or len(ranges) == 1:
        for first, last in ranges:
            run(*arguments, first, last)
        return
    running = [crew(threads).submit(run, *arguments, first, last) for first, last in ranges]
    failed = [future.exception() for future in running]
    for error in failed:
        if error is not None:
            raise error

"""How far a run is and how long it will still take: a bar on a terminal, plain lines elsewhere, always on stderr."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from cli.language import pick, tell

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

STEP = 0.1
"""Plain lines come after each such share of the work."""


class Progress(Protocol):
    """Is told the share of the work that is done, in [0, 1], and before it how many functions are compiled."""

    def __call__(self, share: float) -> None:
        """So much of the work is done."""

    def compiling(self, done: int, every: int) -> None:
        """So many of all functions are compiled."""


@dataclass
class PlainLines:
    """Lines such as `40 %, about 25 s left`. Time counts from the last word that nothing is done yet: compiling is not work."""

    lang: str
    started: float = field(default_factory=time.monotonic)
    last: float = 0.0
    compiled: float = -STEP

    def __call__(self, share: float) -> None:
        """Say the share done if it has grown by a step since it was said last."""
        if share <= 0.0:
            self.started = time.monotonic()
        if share < self.last + STEP:
            return
        self.last = share
        left = (time.monotonic() - self.started) * (1.0 - share) / share
        tell(pick(self.lang, f"{share:.0%} done, about {duration(left, 'en')} left", f"已完成{share:.0%}，约剩{duration(left, 'zh')}"))

    def compiling(self, done: int, every: int) -> None:
        """Say how many rules are compiled if that has grown by a step."""
        share = done / max(every, 1)
        if share >= self.compiled + STEP or done == every:
            self.compiled = share
            tell(compiling_words(done, every, self.lang))


class Bar:
    """A bar on the terminal: first of rules that are compiled, where there are any to compile, then of the work."""

    def __init__(self, bars: Bars, title: str, lang: str) -> None:
        self.bars, self.title, self.lang = bars, title, lang
        self.task: TaskID | None = None
        self.rules: TaskID | None = None

    def __call__(self, share: float) -> None:
        """Move the bar of the work, which appears with the first word of it, so that its time counts from there."""
        if self.rules is not None:
            self.bars.remove_task(self.rules)
            self.rules = None
        if self.task is None:
            self.task = self.bars.add_task(self.title, total=1.0)
        self.bars.update(self.task, completed=share)

    def compiling(self, done: int, every: int) -> None:
        """Move the bar of the rules."""
        if self.rules is None:
            self.rules = self.bars.add_task("", total=every)
        self.bars.update(self.rules, completed=done, description=compiling_words(done, every, self.lang))


def compiling_words(done: int, every: int, lang: str) -> str:
    """How many rules are compiled."""
    return pick(lang, f"compiling rules: {done} of {every}", f"编译规则：{done}/{every}")


class Steps:
    """What is done after the work, each with its place in the count: `2/4 charts`."""

    def __init__(self, every: int, lang: str) -> None:
        self.every, self.lang, self.number = every, lang, 0

    def __call__(self, en: str, zh: str) -> None:
        """Say that the next one begins."""
        self.number += 1
        tell(f"{self.number}/{self.every} {pick(self.lang, en, zh)}")


def duration(seconds: float, lang: str) -> str:
    """`45 s`, `3 min 20 s`, `2 h 5 min`."""
    whole = round(seconds)
    hours, minutes, rest = whole // 3600, whole % 3600 // 60, whole % 60
    if hours:
        return pick(lang, f"{hours} h {minutes} min", f"{hours}小时{minutes}分")
    if minutes:
        return pick(lang, f"{minutes} min {rest} s", f"{minutes}分{rest}秒")
    return pick(lang, f"{rest} s", f"{rest}秒")


@contextmanager
def follow(title: str, lang: str) -> Iterator[Progress]:
    """Give what is to be told how far the work is."""
    if not sys.stderr.isatty():
        yield PlainLines(lang)
        return
    from rich import progress as parts
    from rich.console import Console

    columns = (
        parts.SpinnerColumn("line"),
        parts.TextColumn("{task.description}"),
        parts.BarColumn(),
        parts.TaskProgressColumn(),
        parts.TimeElapsedColumn(),
        parts.TextColumn(pick(lang, "left", "剩余")),
        parts.TimeRemainingColumn(),
    )
    with parts.Progress(*columns, console=Console(stderr=True)) as bars:
        yield Bar(bars, title, lang)

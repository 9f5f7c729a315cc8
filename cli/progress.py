"""How far a run is and how long it will still take: a bar on a terminal, plain lines elsewhere, always on stderr."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from cli.language import pick, tell

STEP = 0.1
"""Plain lines come after each such share of the work."""


@dataclass
class PlainLines:
    """Lines such as `40 %, about 25 s left`. Time counts from the last word that nothing is done yet: compiling is not work."""

    lang: str
    started: float = field(default_factory=time.monotonic)
    last: float = 0.0

    def __call__(self, share: float) -> None:
        """Say the share done if it has grown by a step since it was said last."""
        if share <= 0.0:
            self.started = time.monotonic()
        if share < self.last + STEP:
            return
        self.last = share
        left = (time.monotonic() - self.started) * (1.0 - share) / share
        tell(pick(self.lang, f"{share:.0%} done, about {duration(left, 'en')} left",
                  f"已完成{share:.0%}，约剩{duration(left, 'zh')}"))


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
def follow(title: str, lang: str) -> Iterator[Callable[[float], None]]:
    """Give a function to call with the share done, in [0, 1]."""
    if not sys.stderr.isatty():
        yield PlainLines(lang)
        return
    from rich import progress as bars
    from rich.console import Console

    columns = (bars.TextColumn("{task.description}"), bars.BarColumn(), bars.TaskProgressColumn(),
               bars.TimeElapsedColumn(), bars.TextColumn(pick(lang, "left", "剩余")), bars.TimeRemainingColumn())
    with bars.Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(title, total=1.0)
        yield lambda share: progress.update(task, completed=share)

"""What the operating system refuses, and being told to stop: one message and a status each, in every command."""

from __future__ import annotations

import errno
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import typer
from typer.core import TyperGroup

from cli.language import BAD_INPUT, FAILED, STOPPED, pick, refuse, spoken, tell
from cli.stopping import begin
from cli.usage import asked_language, usage_words

FULL = tuple(getattr(errno, name) for name in ("ENOSPC", "EDQUOT") if hasattr(errno, name))


def why(error: OSError | MemoryError, lang: str) -> str:
    """The system's refusal in words."""
    if isinstance(error, MemoryError):
        return pick(
            lang, "Memory ran out; a smaller --sample or fewer --workers need less.", "内存不足；请减小 --sample 或 --workers。"
        )
    if not working_folder():
        return pick(lang, "The folder in which you work is gone; go to another one.", "当前工作目录已不存在；请换一个目录。")
    if error.errno in FULL:
        return pick(lang, f"The disk is full: {_reason(error)}.", f"磁盘已满：{_reason(error)}。")
    return pick(lang, f"Cannot read or write: {_reason(error)}.", f"无法读写：{_reason(error)}。")


def working_folder() -> bool:
    """Whether the folder in which the program was started is still there."""
    try:
        Path.cwd()
    except OSError:
        return False
    return True


def _reason(error: OSError) -> str:
    place = "" if error.filename is None else f"{error.filename}: "
    return f"{place}{error.strerror or error}"


_ASKED = threading.Event()
"""Whether this command was told to stop: in the midst of an import that leaves modules half loaded, whose next use breaks."""


class Guarded(TyperGroup):
    """The commands; what the system refuses in any of them, and what nobody nearer has told, ends with one message."""

    words: tuple[str, ...] = ()
    """The words of this command line."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the command line. Raises typer.Exit: something on it is empty (2)."""
        if not ctx.resilient_parsing:  # as completion does, for a word that is just begun
            _refuse_empty(args)
        return super().parse_args(ctx, args)

    def make_context(self, info_name: str | None, args: list[str], *others: Any, **options: Any) -> Any:
        """Read the words before the command's own. Raises typer.Exit (2) with a message where they cannot be used."""
        self.words = tuple(args)
        try:
            return super().make_context(info_name, args, *others, **options)
        except Exception as error:
            self._end_of_use(error)
            raise

    def _end_of_use(self, error: Exception) -> None:
        """End where the command line itself cannot be used; do nothing for any other error."""
        said = usage_words(error, asked_language(self.words))
        if said:
            _end(said, BAD_INPUT)

    def invoke(self, ctx: Any) -> Any:
        """Run the command. Raises typer.Exit: refused (1) or stopped (130)."""
        try:
            with stoppable():
                return super().invoke(ctx)
        except (OSError, MemoryError) as error:
            _end(why(error, spoken()), FAILED if working_folder() else BAD_INPUT)
        except KeyboardInterrupt:
            _end(pick(spoken(), "Stopped.", "已停止。"), STOPPED)
        except (typer.Exit, typer.Abort):
            raise
        except Exception as error:
            if not _ASKED.is_set():
                self._end_of_use(error)
                raise
            _end(pick(spoken(), "Stopped.", "已停止。"), STOPPED)


def _refuse_empty(args: list[str]) -> None:
    """An empty word is a shell's variable that is not set: a path would be the working folder, an address this machine."""
    for place, word in enumerate(args):
        option, equals, value = word.partition("=") if word.startswith("--") else ("", "", word)
        if (equals or not option) and not value:
            before = args[place - 1] if place and args[place - 1].startswith("-") else ""
            name, lang = option or before, asked_language(args)
            refuse(
                pick(
                    lang,
                    f"{name or 'An argument'} is empty; is a variable of the shell not set? Give a value or leave it out",
                    f"{name or '参数'} 为空；是否有未设置的变量？请给出取值或去掉",
                )
            )


def _end(message: str, status: int) -> NoReturn:
    tell(message)
    raise typer.Exit(status) from None


@contextmanager
def stoppable() -> Iterator[None]:
    """A batch system's request to end (SIGTERM) is treated as Ctrl-C, so that what is whole is kept and told."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    _ASKED.clear()
    begin()
    before = signal.signal(signal.SIGTERM, _stop)
    at_keyboard = signal.getsignal(signal.SIGINT)
    if at_keyboard is signal.default_int_handler:
        signal.signal(signal.SIGINT, _stop_at_keyboard)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
        if at_keyboard is signal.default_int_handler:
            signal.signal(signal.SIGINT, at_keyboard)


def _stop(number: int, frame: FrameType | None) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # said once is enough: what follows puts together what is whole
    _ASKED.set()
    raise KeyboardInterrupt


def _stop_at_keyboard(number: int, frame: FrameType | None) -> None:
    _ASKED.set()
    raise KeyboardInterrupt

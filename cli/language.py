"""Which language a user reads, and messages in it."""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from parameters.bilingual import pick as pick

if TYPE_CHECKING:
    from experiments.seals import NotAResult

BAD_INPUT, FAILED, STOPPED = 2, 1, 130
"""Exit statuses: something given cannot be used; the run broke; the user stopped it."""


_SPOKEN = ["en"]


def language(chosen: str | None) -> str:
    """`en` or `zh`: the option, else the environment (LC_ALL, LC_MESSAGES, LANG), else the system's locale, else English."""
    _SPOKEN[0] = _language(chosen)
    return _SPOKEN[0]


def spoken() -> str:
    """The language of the command that is running."""
    return _SPOKEN[0]


def _language(chosen: str | None) -> str:
    if chosen is not None:
        if chosen not in ("en", "zh"):
            refuse(f"--lang {chosen}: expected en or zh 应为en或zh")
        return chosen
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return _of_locale(os.environ[name])
    return _of_locale(locale.getlocale()[0] or "")


def _of_locale(name: str) -> str:
    """The language of a locale's name: `zh_CN.UTF-8`, or `Chinese (Simplified)_China` as Windows has it."""
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"


def refuse(message: str) -> NoReturn:
    """Say on stderr why something given cannot be used, and end with status 2."""
    typer.echo(harmless(message), err=True)
    raise typer.Exit(BAD_INPUT)


def tell(message: str) -> None:
    """One line about the run on stderr, so that stdout holds results only."""
    print(harmless(message), file=sys.stderr, flush=True)


def harmless(message: str) -> str:
    """The message without anything that steers a terminal: names that a user gave may hold it. Line ends stay."""
    from parameters.messages import printable

    return "\n".join(printable(line) for line in message.split("\n"))


@contextmanager
def usable_input(lang: str) -> Iterator[None]:
    """Turn every kind of unusable input into its message and status 2."""
    from experiments.plan import OptionError
    from parameters.messages import InputError, format_problems

    try:
        yield
    except InputError as error:
        refuse(format_problems(error, lang))
    except OptionError as error:
        refuse(error.text(lang))


def refuse_result(error: NotAResult, lang: str) -> NoReturn:
    """Say on stderr why a folder cannot be used: status 1 where it has lost something, 2 where it holds no results."""
    from experiments.seals import Damaged

    typer.echo(harmless(error.text(lang)), err=True)
    raise typer.Exit(FAILED if isinstance(error, Damaged) else BAD_INPUT)


def check_out(out: Path | None, lang: str, option: str = "--out") -> None:
    """Refuse an `--out` that is a file or cannot be written to, before anything is computed."""
    if out is None:
        return
    try:
        place = out
        while not os.path.lexists(place):
            place = place.parent
        folder = place.is_dir()
    except OSError as error:
        refuse(pick(lang, f"{option} {out}: cannot be used ({error.strerror})", f"{option} {out}：无法使用（{error.strerror}）"))
    if not folder:
        refuse(pick(lang, f"{option} {out}: {place} is no folder", f"{option} {out}：{place} 不是文件夹"))
    if not os.access(place, os.W_OK):
        refuse(pick(lang, f"{option} {out}: {place} cannot be written to", f"{option} {out}：{place} 不可写"))

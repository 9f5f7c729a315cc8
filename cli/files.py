"""Single files that a command writes (`--csv`, `--json`): whether they can be is known before anything is computed."""

from __future__ import annotations

import os
from pathlib import Path

from cli.language import pick, refuse
from cli.refusals import why


def check_file(path: Path | None, lang: str, option: str) -> None:
    """Refuse a file that cannot be written, or that is none (a folder, a device, a pipe, a link to nowhere); nothing is left of trying.

    Raises:
        typer.Exit: status 2.
    """
    if path is None:
        return
    try:
        if os.path.lexists(path):
            usable = path.is_file()
            if usable:
                with path.open("r+b"):
                    pass
        else:
            usable = path.parent.is_dir()
            if usable:
                with path.open("xb"):
                    pass
                path.unlink()
    except (OSError, ValueError) as error:
        reason = why(error, lang) if isinstance(error, OSError) else ""
        refuse(pick(lang, f"{option} {path}: cannot be written. {reason}", f"{option} {path}：无法写入。{reason}"))
    if not usable:
        refuse(
            pick(
                lang,
                f"{option} {path}: expected a file in a folder that exists, no folder, device or pipe",
                f"{option} {path}：应为已有文件夹中的文件，不能是文件夹、设备或管道",
            )
        )


def write_file(path: Path, content: bytes, lang: str, option: str) -> None:
    """Write a file whole or not at all.

    Raises:
        typer.Exit: status 2; what stood there before still stands there.
    """
    from experiments.durable import write_whole

    try:
        write_whole(path, content)
    except OSError as error:
        refuse(pick(lang, f"{option} {path}: cannot be written. {why(error, lang)}", f"{option} {path}：无法写入。{why(error, lang)}"))

"""A word where what is compiled cannot be kept."""

from __future__ import annotations

from cli.language import pick, tell


def say_where_cache_failed(lang: str) -> None:
    """Say on stderr that the cache folder cannot be written, so that the next run compiles again; nothing where it can."""
    from engine.cache import CHOSEN, refused_folder

    folder = refused_folder()
    if folder:
        tell(
            pick(
                lang,
                f"{folder} cannot be written: what is compiled now is lost when this run ends ({CHOSEN} names another folder).",
                f"{folder} 不可写：本次编译结果在运行结束后不保留(可用环境变量 {CHOSEN} 指定其他文件夹)。",
            )
        )

"""Messages about a file that cannot be used: where, which key, what was expected, the nearest valid name.

Every reader collects all problems of its files and raises them together as one `InputError`.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Key = tuple[str | int, ...]


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong in one file. Line and column count from 1; 0 means that there is no such place."""

    file: str
    line: int
    column: int
    key: str
    value: str
    expected_en: str
    expected_zh: str
    suggestion: str = ""

    def text(self, lang: str = "en") -> str:
        """The problem as one line, in English (`en`) or Chinese (`zh`)."""
        place = self.file + (f":{self.line}:{self.column}" if self.line else "")
        what = self.key + (f" = {self.value}" if self.value else "")
        if lang == "zh":
            parts = [self.expected_zh] + ([f"是否想写 {self.suggestion} ？"] if self.suggestion else [])
            return f"{place}: " + (f"{what}：" if what else "") + "；".join(parts)
        parts = [self.expected_en] + ([f"did you mean {self.suggestion}?"] if self.suggestion else [])
        return f"{place}: " + (f"{what}: " if what else "") + "; ".join(parts)


class InputError(ValueError):
    """One or more files cannot be used; `problems` has everything that was found in them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        unique = dict.fromkeys(problems)
        self.problems: list[Problem] = sorted(unique, key=lambda problem: (problem.file, problem.line, problem.column))
        super().__init__(self.problems)

    def __str__(self) -> str:
        return format_problems(self, "en")

    def __reduce__(self) -> tuple[type[InputError], tuple[list[Problem]]]:
        return InputError, (self.problems,)


def format_problems(error: InputError, lang: str = "en") -> str:
    """All problems of an error, one a line, in English (`en`) or Chinese (`zh`)."""
    return "\n".join(problem.text(lang) for problem in error.problems)


def nearest(word: object, valid: Iterable[str]) -> str:
    """The valid name that is most like `word`, or an empty string. Full-width letters count as their narrow forms."""
    if not isinstance(word, str) or not word.strip():
        return ""
    narrow = unicodedata.normalize("NFKC", word).strip()
    by_lower = {name.lower(): name for name in valid}
    found = difflib.get_close_matches(narrow.lower(), list(by_lower), n=1, cutoff=0.5)
    return by_lower[found[0]] if found else ""


def listed(names: Iterable[str], most: int = 14) -> str:
    """Names joined for a message; a long list is cut and says how many are left out."""
    every = list(names)
    rest = f", ... ({len(every) - most} more)" if len(every) > most else ""
    return ", ".join(every[:most]) + rest


def short(value: Any, most: int = 60) -> str:
    """A value as the file would write it, cut to one short line."""
    if isinstance(value, bool):
        text = "true" if value else "false"
    elif isinstance(value, str):
        text = '"' + value.replace("\n", "\\n") + '"'
    elif isinstance(value, float):
        text = f"{value:.12g}"
    elif isinstance(value, list):
        text = "[" + ", ".join(short(item) for item in value) + "]"
    else:
        text = repr(value).replace("\n", " ")
    return text if len(text) <= most else text[: most - 3] + "..."


def dotted(key: Key) -> str:
    """A key path as one writes it: `policy.farmers_fund.cap`, array items counted from 1 in brackets."""
    text = ""
    for part in key:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return text.lstrip(".")


def shown(path: Path) -> str:
    """A path as shown in messages: relative to the working folder where that is shorter."""
    absolute = path if path.is_absolute() else Path.cwd() / path
    try:
        return absolute.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return absolute.as_posix()

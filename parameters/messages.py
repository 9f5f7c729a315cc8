"""Messages about a file that cannot be used: where, which key, what was expected, the nearest valid name.

Every reader collects the problems of its files in `Problems` and raises them together as one `InputError`.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Key = tuple[str | int, ...]
MOST_FOUND = 100
"""Problems after which reading stops: work must not grow with the number of mistakes."""
MOST_TOLD = 20
"""Problems of one file that are told; the rest is counted."""
LONGEST_NAME = 100
"""Characters; nearest names are not looked for beyond (the search takes the square of the length)."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong in one file. Line and column count from 1; 0 means that there is no such place.

    `title_zh` says in Chinese what the key is, where it is written in English.
    """

    file: str
    line: int
    column: int
    key: str
    value: str
    expected_en: str
    expected_zh: str
    suggestion: str = ""
    title_zh: str = ""

    def text(self, lang: str = "en") -> str:
        """The problem as one line, in English (`en`) or Chinese (`zh`)."""
        place = self.file + (f":{self.line}:{self.column}" if self.line else "")
        what = self.key + (f" = {self.value}" if self.value else "")
        if lang == "zh":
            title = f"（{self.title_zh}）" if self.title_zh else ""
            what = self.key + title + (f" = {self.value}" if self.value else "")
            parts = [self.expected_zh] + ([f"是否想写 {self.suggestion} ？"] if self.suggestion else [])
            return printable(f"{place}: " + (f"{what}：" if what else "") + "；".join(parts))
        parts = [self.expected_en] + ([f"did you mean {self.suggestion}?"] if self.suggestion else [])
        return printable(f"{place}: " + (f"{what}: " if what else "") + "; ".join(parts))


class Problems(list[Problem]):
    """The problems found so far; reading ends with an InputError as soon as there are `MOST_FOUND` of them."""

    def append(self, problem: Problem) -> None:
        """Note one problem. Raises InputError with all of them when there are enough."""
        super().append(problem)
        if len(self) >= MOST_FOUND:
            raise InputError(self)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Note several, one by one. Raises InputError like `append`."""
        for problem in problems:
            self.append(problem)


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
    """The problems of an error, one a line, in English (`en`) or Chinese (`zh`).

    The first `MOST_TOLD` of each file; then a line says how many more there are.
    """
    by_file: dict[str, list[Problem]] = {}
    for problem in error.problems:
        by_file.setdefault(problem.file, []).append(problem)
    lines = []
    for file, found in by_file.items():
        lines += [problem.text(lang) for problem in found[:MOST_TOLD]]
        more = len(found) - MOST_TOLD
        if more > 0:
            least_en, least_zh = ("at least ", "至少") if len(found) >= MOST_FOUND else ("", "")
            lines.append(printable(f"{file}: 另有{least_zh}{more}处问题" if lang == "zh" else f"{file}: and {least_en}{more} more"))
    return "\n".join(lines)


def printable(text: str) -> str:
    """The text as one line without anything that steers a terminal.

    Control and format characters, line ends and parts of file names that are not UTF-8 are written as escapes.
    """
    return "".join(character if character.isprintable() or character == "\u3000" else _escaped(character) for character in text)


def _escaped(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a file name that is not UTF-8
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 1 << 16 else f"\\U{code:08x}"


def nearest(word: object, valid: Iterable[str]) -> str:
    """The valid name that is most like `word`, or an empty string. Full-width letters count as their narrow forms."""
    if not isinstance(word, str) or not word.strip() or len(word) > LONGEST_NAME:
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
        text = '"' + value[:most].replace("\n", "\\n") + '"'
    elif isinstance(value, float):
        text = f"{value:.12g}"
    elif isinstance(value, int):
        text = f"{value}" if value.bit_length() <= 200 else f"0x{value:x}" if value > 0 else f"-0x{-value:x}"
    elif isinstance(value, list):
        text = "[" + ", ".join(short(item) for item in value[:most]) + "]"
    elif isinstance(value, dict):
        text = "{ " + ", ".join(f"{key} = {short(item)}" for key, item in list(value.items())[:most]) + " }"
    else:
        text = str(value).replace("\n", " ")
    return text if len(text) <= most else text[: most - 3] + "..."


def dotted(key: Key) -> str:
    """A key path as one writes it: `policy.farmers_fund.cap`, array items counted from 1 in brackets."""
    text = ""
    for part in key:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    text = text.lstrip(".")
    return text if len(text) <= 2 * LONGEST_NAME else text[: 2 * LONGEST_NAME] + "..."


def shown(path: Path) -> str:
    """A path as shown in messages: relative to the working folder where that is shorter."""
    absolute = path if path.is_absolute() else Path.cwd() / path
    try:
        return absolute.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return absolute.as_posix()

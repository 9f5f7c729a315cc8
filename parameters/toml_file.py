"""Reading one TOML file: size, encoding and syntax are checked, positions of keys are found when needed."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from parameters.messages import InputError, Key, Problem, dotted, listed, nearest, short, shown
from parameters.positions import key_positions

SIZE_MOST = 1_000_000
"""Bytes; a larger file is refused without being read."""

_QUOTES = "“”‘’„‟＂＇「」『』`´"
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
Model = TypeVar("Model", bound=BaseModel)


class Table(BaseModel):
    """Base of every table of a file: strict types, no unknown keys, unchangeable."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, validate_by_name=False, validate_by_alias=True)


@dataclass(frozen=True)
class TomlFile:
    """A TOML file that was read: its path, text and data."""

    path: Path
    text: str
    data: dict[str, Any]

    @cached_property
    def positions(self) -> dict[Key, tuple[int, int]]:
        """Position of every key, computed at the first problem."""
        return key_positions(self.text)

    def problem(self, key: Key, en: str, zh: str, suggestion: str = "", value: object = None) -> Problem:
        """A problem at `key`; a key that the file does not have is shown at the table in which it belongs."""
        known = key
        while known and known not in self.positions:
            known = known[:-1]
        line, column = self.positions.get(known, (1, 1))
        text = "" if value is None else short(value)
        return Problem(shown(self.path), line, column, dotted(key), text, en, zh, suggestion)

    def check(self, model: type[Model], data: Any, key: Key, problems: list[Problem],
              also_valid: Iterable[str] = ()) -> Model | None:
        """`data` as `model`, or None after adding what is wrong to `problems`; `also_valid` names widen suggestions."""
        try:
            return model.model_validate(data)
        except ValidationError as error:
            names = [field.alias or name for name, field in model.model_fields.items()] + list(also_valid)
            problems.extend(self._problem_of(details, key, names) for details in error.errors())
            return None

    def _problem_of(self, details: Any, key: Key, names: list[str]) -> Problem:
        where: Key = key + tuple(details["loc"])
        kind, value = details["type"], details["input"]
        last = str(where[-1]) if where else ""
        if kind == "missing":
            return self.problem(where, "this key is missing", "缺少此键")
        if kind == "extra_forbidden":
            return self.problem(where, f"unknown key; expected one of: {listed(names)}",
                                f"未知的键；可用的键：{listed(names)}", nearest(last, names), value)
        context = details.get("ctx", {})
        if "zh" in context:
            return self.problem(where, details["msg"], context["zh"], context.get("suggestion", ""), value)
        en, zh = _EXPECTED.get(kind, (details["msg"], details["msg"]))
        options = context.get("expected", "")
        en, zh = en.format(**context, options=options), zh.format(**context, options=options.replace(" or ", "、"))
        return self.problem(where, en, zh, nearest(value, re.findall(r"'([^']*)'", options)), value)


_EXPECTED: dict[str, tuple[str, str]] = {
    "string_type": ("expected text in quotes", "应为带引号的文字"),
    "float_type": ("expected a number without quotes", "应为不带引号的数字"),
    "int_type": ("expected a whole number", "应为整数"),
    "bool_type": ("expected true or false, without quotes", "应为 true 或 false，不带引号"),
    "list_type": ("expected a list in square brackets", "应为方括号列表"),
    "dict_type": ("expected a table, such as { key = value }", "应为表，例如 { 键 = 值 }"),
    "model_type": ("expected a table, such as { key = value }", "应为表，例如 { 键 = 值 }"),
    "literal_error": ("expected {options}", "应为 {options}"),
    "string_too_short": ("expected text that is not empty", "文字不可为空"),
    "finite_number": ("expected a finite number", "应为有限数值"),
    "greater_than_equal": ("expected {ge} or more", "应不小于{ge}"),
    "less_than_equal": ("expected {le} or less", "应不大于{le}"),
    "less_than": ("expected less than {lt}", "应小于{lt}"),
    "too_short": ("expected at least {min_length} item", "至少应有{min_length}项"),
}


def read_toml(path: Path) -> TomlFile:
    """Read a TOML file in UTF-8 (a byte-order mark is accepted).

    Raises InputError if it is absent, a folder, larger than `SIZE_MOST`, empty, not in UTF-8 or not TOML.
    """
    raw = _read_bytes(path)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError([_encoding_problem(path, raw, error.start)]) from None
    text = text.replace("\r\n", "\n")
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError([_syntax_problem(path, text, str(error))]) from None
    if not data:
        raise InputError([Problem(shown(path), 1, 1, "", "", "the file is empty", "文件为空")])
    return TomlFile(path, text, data)


def find_toml(text: str, folder: Path, names: list[str], what: str, what_zh: str) -> Path:
    """The file that a name of `folder`, or else a path, means; `what` says what kind of file it is, for the message.

    Raises InputError with the nearest name if there is none.
    """
    if text in names:
        return folder / f"{text}.toml"
    path = Path(text)
    try:
        if text and path.exists():
            return path
    except (OSError, ValueError):
        pass  # a name that no file system can hold: said below
    beside = [file.name for file in path.parent.glob("*.toml")] if path.suffix == ".toml" else []
    near = nearest(path.name, beside) or nearest(path.stem, names)
    raise InputError([Problem(shown(path) if path.suffix == ".toml" else text, 0, 0, "", "",
                              f"there is no such {what} or file; expected a path or one of: {listed(names, 60)}",
                              f"没有这个{what_zh}或文件；应为文件路径或：{listed(names, 60)}", near)])


def _read_bytes(path: Path) -> bytes:
    def refuse(en: str, zh: str, suggestion: str = "") -> InputError:
        return InputError([Problem(shown(path), 0, 0, "", "", en, zh, suggestion)])

    try:
        if path.is_dir():
            raise refuse("this is a folder; expected a .toml file", "这是文件夹；应为 .toml 文件")
        if not path.exists():
            names = [file.name for file in path.parent.glob("*.toml")] if path.parent.is_dir() else []
            raise refuse("there is no such file", "没有这个文件", nearest(path.name, names))
        size = path.stat().st_size
        if size > SIZE_MOST or not path.is_file():
            raise refuse(f"the file has {size / 1e6:.1f} MB; expected a text file of at most {SIZE_MOST / 1e6:.0f} MB",
                         f"文件有 {size / 1e6:.1f} MB；应为不超过 {SIZE_MOST / 1e6:.0f} MB 的文本文件")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        raise refuse(f"the file cannot be read ({error})", f"文件无法读取（{error}）") from None


def _encoding_problem(path: Path, raw: bytes, offset: int) -> Problem:
    try:
        raw.decode("gb18030")
        offset = next(i for i, byte in enumerate(raw) if byte > 127)
        known_en, known_zh = " (it looks like GB18030 or GBK)", "（看起来是 GB18030 或 GBK 编码）"
    except UnicodeDecodeError:
        known_en = known_zh = ""
    line, column = raw.count(b"\n", 0, offset) + 1, offset - (raw.rfind(b"\n", 0, offset) + 1) + 1
    return Problem(shown(path), line, column, "", "", f"the file is not in UTF-8{known_en}; save it as UTF-8",
                   f"文件不是 UTF-8 编码{known_zh}；请另存为 UTF-8")


def _syntax_problem(path: Path, text: str, message: str) -> Problem:
    match = _PLACE.search(message)
    lines = text.split("\n")
    if match is not None and match[1]:
        line, column = int(match[1]), int(match[2])
    else:
        line, column = len(lines), len(lines[-1]) + 1
    said = _PLACE.sub("", message)
    wide = _full_width(lines[line - 1] if line <= len(lines) else "")
    if wide:
        found, plain = " ".join(wide), " ".join(map(_narrow, wide))
        return Problem(shown(path), line, column, "", "",
                       f"TOML syntax: full-width or curly {found} found; expected plain ASCII {plain}",
                       f"TOML 语法错误：发现中文全角符号 {found}，请改用英文半角符号 {plain}")
    return Problem(shown(path), line, column, "", "", f"TOML syntax: {said}", f"TOML 语法错误：{said}")


def _full_width(line: str) -> list[str]:
    """Full-width punctuation, letters and digits and curly quotes of a line, outside of plain quotes, each once."""
    outside = re.sub(r"\"[^\"]*\"|'[^']*'|#.*", "", line)
    return list(dict.fromkeys(c for c in outside if c in _QUOTES or c in "、。【】　" or "！" <= c <= "～"))


def _narrow(character: str) -> str:
    by_hand = {"、": ",", "。": ".", "【": "[", "】": "]", "　": "space", "‘": "'", "’": "'", "＇": "'"}
    if character in by_hand:
        return by_hand[character]
    return '"' if character in _QUOTES else unicodedata.normalize("NFKC", character)

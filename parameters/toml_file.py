"""Reading one TOML file: size, encoding and syntax are checked, positions of keys are found when needed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from parameters.dialect import PLAIN, Dialect, without_numbers
from parameters.messages import InputError, Key, Problem, dotted, listed, nearest, printable, short, shown
from parameters.positions import key_positions
from parameters.syntax import long_number_problem, syntax_problem

SIZE_MOST = 1_000_000
"""Bytes; a larger file is refused without being read."""
DEEPEST = 12
"""Tables and lists within each other; nothing that is read here needs as many."""
LONGEST_STEM = 150
"""Bytes of a file's name without its ending (50 Chinese characters): folders are named after it, with more behind it."""

Model = TypeVar("Model", bound=BaseModel)


class Table(BaseModel):
    """Base of every table of a file: strict types, no unknown keys, unchangeable."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, validate_by_name=False, validate_by_alias=True)


@dataclass(frozen=True)
class TomlFile:
    """A TOML file that was read: its path, text and data.

    `written` says how a path of English keys is written in the file, where `dialect` has put them for Chinese ones.
    """

    path: Path
    text: str
    data: dict[str, Any]
    written: Mapping[Key, Key] = field(default_factory=dict)
    dialect: Dialect = PLAIN

    @cached_property
    def positions(self) -> dict[Key, tuple[int, int]]:
        """Position of every key, computed at the first problem."""
        return key_positions(self.text)

    def line_of(self, key: Key) -> int:
        """The line of a key, or 0."""
        return self.positions.get(self.as_written(key), (0, 0))[0]

    def as_written(self, key: Key) -> Key:
        """The path as it stands in the file: each part that is there as it is written, the rest as given."""
        known = key
        while known and known not in self.written:
            known = known[:-1]
        if not known:
            return self._missing_at_top(key)
        written = (*self.written[known], *key[len(known) :])
        if len(key) == len(known) + 1 and isinstance(key[-1], str) and not dotted(self.written[known]).isascii():
            return (*written[:-1], *self.dialect.in_chinese(known, [key[-1]]))  # a key that is missing, in the words of its table
        return written

    def _missing_at_top(self, key: Key) -> Key:
        """A key at the top that is missing, in the words of the file: Chinese where its other keys there are.

        A title or reason that may stand in either language is asked for in Chinese.
        """
        tops = [str(written[0]) for path, written in self.written.items() if len(path) == 1]
        if len(key) != 1 or not isinstance(key[0], str) or all(top.isascii() for top in tops):
            return key
        chinese = self.dialect.in_chinese((), [f"{key[0]}_zh", key[0]])
        return (next((name for name in chinese if not name.isascii()), key[0]),)

    def near(self, table: Key, word: str, names: Iterable[str]) -> str:
        """The valid key of a table that is most like a word, in the language of the word."""
        chinese = self.dialect.names_at(table)
        if word.isascii() or not chinese:
            return nearest(word, names)
        return nearest(word, chinese)

    def problem(self, key: Key, en: str, zh: str, suggestion: str = "", value: object = None) -> Problem:
        """A problem at `key`; a key that the file does not have is shown at the table in which it belongs."""
        as_written = self.as_written(key)
        known = as_written
        while known and known not in self.positions:
            known = known[:-1]
        line, column = self.positions.get(known, (1, 1))
        where = dotted(as_written)
        if isinstance(value, dict) and not where.isascii():
            value = dict(zip(self.dialect.in_chinese(key, list(value)), value.values(), strict=True))
        text = "" if value is None else short(value)
        title = self.dialect.title(without_numbers(key)) if where.isascii() else ""
        return Problem(shown(self.path), line, column, where, text, en, zh, suggestion, title)

    def check(self, model: type[Model], data: Any, key: Key, problems: list[Problem], also_valid: Iterable[str] = ()) -> Model | None:
        """`data` as `model`, or None after adding what is wrong to `problems`; `also_valid` names widen suggestions."""
        try:
            return model.model_validate(data)
        except ValidationError as error:
            names = [info.alias or name for name, info in model.model_fields.items()] + list(also_valid)
            problems.extend(self._problem_of(details, key, names) for details in error.errors())
            return None

    def _problem_of(self, details: Any, key: Key, names: list[str]) -> Problem:
        where: Key = key + tuple(details["loc"])
        kind, value = details["type"], details["input"]
        last = str(where[-1]) if where else ""
        if kind == "missing":
            return self.problem(where, "this key is missing", "缺少此键")
        if kind == "extra_forbidden":
            chinese = listed(self.dialect.in_chinese(key, names))
            return self.problem(
                where,
                f"unknown key; expected one of: {listed(names)}",
                f"未知的键；可用的键：{chinese}",
                self.near(key, last, names),
                value,
            )
        context = details.get("ctx", {})
        if "zh" in context:
            return self.problem(where, details["msg"], context["zh"], context.get("suggestion", ""), value)
        en, zh = expected(kind, context)
        return self.problem(where, en, zh, nearest(value, re.findall(r"'([^']*)'", context.get("expected", ""))), value)


def expected(kind: str, context: dict[str, Any]) -> tuple[str, str]:
    """What pydantic expected, by its kind of error and that error's context, in English and Chinese."""
    en, zh = EXPECTED.get(kind, ("this value cannot be used here", "此处不能用这个值"))
    words = {name: str(value) for name, value in context.items()} | {"options": context.get("expected", "")}
    for name, word in words.items():  # not `format`: braces in these texts are TOML's
        en, zh = en.replace(f"<{name}>", word), zh.replace(f"<{name}>", word.replace(" or ", "、"))
    return en, zh


EXPECTED: dict[str, tuple[str, str]] = {
    "string_type": ("expected text in quotes", "应为带引号的文字"),
    "float_type": ("expected a number without quotes", "应为不带引号的数字"),
    "int_type": ("expected a whole number", "应为整数"),
    "bool_type": ("expected true or false, without quotes", "应为 true 或 false，不带引号"),
    "list_type": ("expected a list in square brackets", "应为方括号列表"),
    "dict_type": ("expected a table, such as { key = value }", "应为表，例如 { 键 = 值 }"),
    "model_type": ("expected a table, such as { key = value }", "应为表，例如 { 键 = 值 }"),
    "literal_error": ("expected <options>", "应为 <options>"),
    "string_too_short": ("expected text that is not empty", "文字不可为空"),
    "finite_number": ("expected a finite number", "应为有限数值"),
    "greater_than_equal": ("expected <ge> or more", "应不小于<ge>"),
    "less_than_equal": ("expected <le> or less", "应不大于<le>"),
    "less_than": ("expected less than <lt>", "应小于<lt>"),
    "greater_than": ("expected more than <gt>", "应大于<gt>"),
    "too_short": ("expected at least <min_length> item", "至少应有<min_length>项"),
    "too_long": ("expected at most <max_length> items", "至多可有<max_length>项"),
    "string_too_long": ("expected at most <max_length> characters", "不应超过<max_length>个字"),
    "int_parsing_size": ("expected a number with fewer digits", "数字位数过多"),
}
"""By pydantic's kind of error; words in angle brackets are filled in."""


def read_toml(path: Path) -> TomlFile:
    """Read a TOML file in UTF-8 (a byte-order mark is accepted).

    Raises InputError if it is absent, a folder, larger than `SIZE_MOST`, empty, not in UTF-8 or not TOML, or
    if its name cannot be used.
    """
    check_file_name(path)
    raw = _read_bytes(path)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError([_encoding_problem(path, raw, error.start)]) from None
    text = text.replace("\r\n", "\n")
    data = _parsed(path, text)
    if not data:
        raise InputError([Problem(shown(path), 1, 1, "", "", "the file is empty", "文件为空")])
    return TomlFile(path, text, data)


def _parsed(path: Path, text: str) -> dict[str, Any]:
    try:
        data = tomllib.loads(text)
        too_deep = _too_deep(data)
    except tomllib.TOMLDecodeError as error:
        raise InputError([syntax_problem(path, text, str(error))]) from None
    except RecursionError:
        data, too_deep = {}, True
    except ValueError:  # Python reads no number of more than 4,300 digits
        raise InputError([long_number_problem(path, text)]) from None
    if too_deep:
        raise InputError(
            [
                Problem(
                    shown(path),
                    0,
                    0,
                    "",
                    "",
                    f"tables and lists stand within each other more than {DEEPEST} deep; expected a few levels",
                    f"表与列表嵌套超过{DEEPEST}层；应只有几层",
                )
            ]
        )
    return data


def _too_deep(data: dict[str, Any]) -> bool:
    """Whether tables and lists stand within each other more than `DEEPEST` deep; without recursion of its own."""
    level: list[Any] = [data]
    for _ in range(DEEPEST):
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, (dict, list))
        ]
        if not level:
            return False
    return True


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
    raise InputError(
        [
            Problem(
                shown(path) if path.suffix == ".toml" else text,
                0,
                0,
                "",
                "",
                f"there is no such {what} or file; expected a path or one of: {listed(names, 60)}",
                f"没有这个{what_zh}或文件；应为文件路径或：{listed(names, 60)}",
                near,
            )
        ]
    )


def check_file_name(path: Path) -> None:
    """Results are filed under the names of files: one that cannot be written everywhere is refused.

    Raises InputError for a name that is not UTF-8, has control characters or ends and begins with blanks, or is too long.
    """
    en = zh = ""
    if printable(path.stem) != path.stem:
        en, zh = "the file's name is not in UTF-8 or has control characters", "文件名不是 UTF-8 编码或含控制字符"
    elif path.stem != path.stem.strip():
        en, zh = "the file's name begins or ends with a blank", "文件名首尾有空格"
    elif len(path.stem.encode()) > LONGEST_STEM:
        en = f"the file's name has {len(path.stem.encode())} bytes; expected at most {LONGEST_STEM}"
        zh = f"文件名有{len(path.stem.encode())}字节；不应超过{LONGEST_STEM}字节（约{LONGEST_STEM // 3}个汉字）"
    if en:
        raise InputError([Problem(shown(path), 0, 0, "", "", f"{en}; rename the file", f"{zh}；请给文件改名")])


def _read_bytes(path: Path) -> bytes:
    def refuse(en: str, zh: str, suggestion: str = "") -> InputError:
        return InputError([Problem(shown(path), 0, 0, "", "", en, zh, suggestion)])

    try:
        if path.is_dir():
            raise refuse("this is a folder; expected a .toml file", "这是文件夹；应为 .toml 文件")
        if not path.exists():
            names = [file.name for file in path.parent.glob("*.toml")] if path.parent.is_dir() else []
            raise refuse("there is no such file", "没有这个文件", nearest(path.name, names))
        if not path.is_file():
            raise refuse("this is a device or a pipe; expected a .toml file", "这是设备或管道；应为 .toml 文件")
        size = path.stat().st_size
        if size > SIZE_MOST:
            raise refuse(
                f"the file has {size / 1e6:.1f} MB; expected a text file of at most {SIZE_MOST / 1e6:.0f} MB",
                f"文件有 {size / 1e6:.1f} MB；应为不超过 {SIZE_MOST / 1e6:.0f} MB 的文本文件",
            )
        return path.read_bytes()
    except InputError:
        raise
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise refuse(f"the file cannot be read ({why})", f"文件无法读取（{why}）") from None


def _encoding_problem(path: Path, raw: bytes, offset: int) -> Problem:
    likely = likely_encoding(raw)
    if likely == "GB18030 or GBK":
        offset = next(i for i, byte in enumerate(raw) if byte > 127)
    known_en = f" (it looks like {likely})" if likely else ""
    known_zh = f"（看起来是 {likely.replace(' or ', ' 或 ')} 编码）" if likely else ""
    line, column = raw.count(b"\n", 0, offset) + 1, offset - (raw.rfind(b"\n", 0, offset) + 1) + 1
    return Problem(
        shown(path),
        line,
        column,
        "",
        "",
        f"the file is not in UTF-8{known_en}; save it as UTF-8",
        f"文件不是 UTF-8 编码{known_zh}；请另存为 UTF-8",
    )


def likely_encoding(raw: bytes) -> str:
    """What bytes that are not UTF-8 probably are: `UTF-16`, `GB18030 or GBK`, or an empty string."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "GB18030 or GBK"

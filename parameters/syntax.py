"""What is wrong with a text that is no TOML, in both languages, with the cure where it can be guessed.

`tomllib` says what it stumbled over in English; here it is said in both languages, and the common slips of people who
write Chinese are named: full-width marks, a Chinese key without quotes, a number with its unit.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from parameters.messages import Problem, shown

_QUOTES = "“”‘’„‟＂＇「」『』`´"
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_TENS = {"百": 2, "千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8}
_HEADER = re.compile(r"\s*(\[\[?)([^\"'\]]*)(\]\]?)")
_PAIR = re.compile(r"(?:^|[{,])\s*([^\s\"'=\[\]{},#]+)\s*=")
_WITH_UNIT = re.compile(r"=\s*(-?\d[\d_]*(?:\.\d+)?)\s*(%|‰|[A-Za-z\u4e00-\u9fff]+[^\s,}\]#]*)")
_THOUSANDS = re.compile(r"=\s*(\d{1,3}(?:,\d{3})+)(?![\d,])")
_MONTH = re.compile(r"=\s*(\d{4}-\d{1,2})\s*(?=$|[,}\]#])")
_WORD = re.compile(r"=\s*([^\W\d]\w*)\s*(?=$|[,}\]#])")
_DIGITS = re.compile(r"\d[\d_]{4000,}")

SAID: dict[str, tuple[str, str]] = {
    r"Invalid statement": ("this is no statement; expected `key = value` or [table]", "此行无法识别；应为 键 = 值 或 [表]"),
    r"Expected newline or end of document after a statement": (
        "something stands after the value; expected one `key = value` a line",
        "值之后有多余内容；每行只写一个 键 = 值",
    ),
    r"Expected '=' after a key in a key/value pair": ("expected `=` after the key", "键之后应为等号 ="),
    r"Invalid initial character for a key part": ("a key or its next part is missing or cannot begin so", "键名缺失或首字符无效"),
    r"Unclosed array": ("a list lacks its closing ]", "列表缺少右方括号 ]"),
    r"Unclosed inline table": ("a table lacks its closing }", "表缺少右花括号 }"),
    r"Cannot overwrite a value": ("this key is there twice", "此键重复"),
    r"Cannot declare .* twice": (
        "this table is there twice; several blocks of one name are written [[...]]",
        "此表重复；同名的多个段应写作 [[...]]",
    ),
    r"Cannot (?:redefine namespace|mutate immutable namespace) .*": (
        "this table is already given elsewhere and cannot be added to",
        "此表已在别处给出，不能再补充",
    ),
    r"Duplicate inline table key .*": ("this key is there twice in one table", "同一表内键重复"),
    r"(?:Found invalid|Illegal) character .*": ("a line end or control character where none can stand", "此处不可换行或含控制字符"),
    r"Unescaped '.*' in a string": (
        "a single backslash in a string; expected \\\\, or quotes of the kind '...'",
        "字符串中有单个反斜杠；应写 \\\\，或改用单引号 '...'",
    ),
    r"Invalid hex value": ("expected hexadecimal digits after \\u", "\\u 之后应为十六进制数字"),
    r"Escaped character is not a Unicode scalar value": ("this escape is no character", "此转义不是有效字符"),
    r"Unterminated string": ("the closing quote is missing", "缺少右引号"),
    r"Invalid date or datetime": ("there is no such date", "没有这个日期"),
    r"Invalid value": ("this is no value", "值无效"),
    r"Expected '\]' at the end of a table declaration": ("a table's head lacks its closing ]", "表头缺少右方括号 ]"),
    r"Expected '\]\]' at the end of an array declaration": ("a table's head lacks its closing ]]", "表头缺少 ]]"),
    r"Expected .*": ("the closing quote is missing", "缺少右引号"),
}
"""What `tomllib` says, as a pattern, and how it is said here in English and Chinese."""


def syntax_problem(path: Path, text: str, message: str) -> Problem:
    """The problem of a text that `tomllib` refused with this message."""
    match = _PLACE.search(message)
    lines = text.split("\n")
    if match is not None and match[1]:
        line, column = int(match[1]), int(match[2])
    else:
        line, column = len(lines), len(lines[-1]) + 1
    written = lines[line - 1] if line <= len(lines) else ""
    wide = _full_width(written)
    if wide:
        found, plain = " ".join(wide), " ".join(map(_narrow, wide))
        return Problem(
            shown(path),
            line,
            column,
            "",
            "",
            f"TOML syntax: full-width or curly {found} found; expected plain ASCII {plain}",
            f"TOML 语法错误：发现中文全角符号 {found}，请改用英文半角符号 {plain}",
        )
    en, zh = said(_PLACE.sub("", message))
    hint_en, hint_zh = _hint(written)
    return Problem(shown(path), line, column, "", "", f"TOML syntax: {en}{hint_en}", f"TOML 语法错误：{zh}{hint_zh}")


def said(message: str) -> tuple[str, str]:
    """What `tomllib` said (without the place), in English and Chinese."""
    for pattern, both in SAID.items():
        if re.fullmatch(pattern, message, re.DOTALL):
            return both
    return "this text is no TOML", "此处不符合 TOML 语法"


def long_number_problem(path: Path, text: str) -> Problem:
    """The problem of a text with a number of thousands of digits, which Python refuses to read."""
    match = _DIGITS.search(text)
    at = 0 if match is None else match.start()
    return Problem(
        shown(path),
        text.count("\n", 0, at) + 1,
        at - (text.rfind("\n", 0, at) + 1) + 1,
        "",
        "",
        "a number with thousands of digits; expected at most a few",
        "数字长达数千位；应为普通数值",
    )


def _hint(line: str) -> tuple[str, str]:
    """The cure of a common slip in the line, as the end of a message in both languages; empty if none is recognised."""
    code = _without_strings(line)
    header = _HEADER.match(line)
    if header is not None and not header[2].isascii():
        return _write_instead(header[1] + _quoted(header[2]) + header[3], "a key in Chinese", "中文键须加引号")
    for key in _PAIR.findall(code):
        if not key.isascii():
            return _write_instead(f"{_quoted(key)} = ...", "a key in Chinese", "中文键须加引号")
    if match := _THOUSANDS.search(code):
        return _write_instead(match[1].replace(",", ""), "a number without commas", "数字中不可写逗号")
    if match := _MONTH.search(code):
        return _write_instead(f'"{match[1]}"', "a month in quotes", "月份须加引号")
    if match := _WITH_UNIT.search(code):
        return _write_instead(_in_digits(match[1], match[2]), "a number without its unit", "数字后不可写单位")
    if (match := _WORD.search(code)) and match[1] not in ("true", "false", "inf", "nan"):
        return _write_instead(f'"{match[1]}"', "text in quotes", "文字须加引号")
    return "", ""


def _write_instead(text: str, what_en: str, what_zh: str) -> tuple[str, str]:
    return f"; expected {what_en}: {text}", f"；{what_zh}：{text}"


def _quoted(key: str) -> str:
    return ".".join(part.strip() if part.isascii() else f'"{part.strip()}"' for part in key.split("."))


def _in_digits(number: str, unit: str) -> str:
    """`2万元` is 20000 and `5%` is 0.05; other units are left out."""
    value = float(number.replace("_", ""))
    if unit[0] in "%‰":
        return f"{value / (100 if unit[0] == '%' else 1000):.12g}"
    power = max((_TENS[word] for word in _TENS if unit.startswith(word)), default=0)
    return f"{value * 10**power:.12g}"


def _without_strings(line: str) -> str:
    return re.sub(r"\"[^\"]*\"|'[^']*'|#.*", '""', line)


def _full_width(line: str) -> list[str]:
    """Full-width punctuation, letters and digits and curly quotes of a line, outside of plain quotes, each once."""
    outside = _without_strings(line)
    return list(dict.fromkeys(c for c in outside if c in _QUOTES or c in "、。【】　" or "！" <= c <= "～"))


def _narrow(character: str) -> str:
    by_hand = {"、": ",", "。": ".", "【": "[", "】": "]", "　": "space", "‘": "'", "’": "'", "＇": "'"}
    if character in by_hand:
        return by_hand[character]
    return '"' if character in _QUOTES else unicodedata.normalize("NFKC", character)

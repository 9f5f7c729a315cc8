"""What the command line itself cannot use - an unknown option, a word where a number is expected - in the reader's language.

The library that reads it raises errors of its own, in English; they are told apart by what they carry, so that another version of
it ends with its own words and not with a traceback.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from cli.language import language, pick

NUMBERS = {"int": ("expected a whole number", "应为整数"), "float": ("expected a number", "应为数字")}
PATTERNS = (
    (r"No such command '(.*?)'\.", "{}: there is no such command", "{}：没有这个命令"),
    (r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", "{}: one word too many", "{}：多余的参数"),
    (r"Option '(.*?)' requires an argument\.", "{}: a value is missing", "{}：缺少取值"),
    (r"Option '(.*?)' does not take a value\.", "{}: takes no value", "{}：不接受取值"),
)
"""What the library says without carrying it, as it says it, and the same in the words of the house."""


def asked_language(words: Sequence[str]) -> str:
    """The language that the words of a command line ask for, before anybody could read them; else that of the environment."""
    for place, word in enumerate(words):
        chosen = word.removeprefix("--lang=") if word.startswith("--lang=") else "".join(words[place + 1 : place + 2])
        if word.startswith("--lang") and chosen in ("en", "zh"):
            return language(chosen)
    return language(None)


def usage_words(error: Exception, lang: str) -> str:
    """The message of an error in the use of the command line, and where help stands; empty for any other error."""
    if getattr(error, "exit_code", None) != 2 or not hasattr(error, "format_message"):
        return ""
    said = _option(error, lang) or _value(error, lang) or _as_told(error, lang)
    path = getattr(getattr(error, "ctx", None), "command_path", "")
    return said and said + (pick(lang, f"; see {path} --help", f"；用法见 {path} --help") if path else "")


def _option(error: Any, lang: str) -> str:
    """An option that is not there, with those that are near."""
    if not hasattr(error, "possibilities"):
        return ""
    said = f"{error.option_name}{pick(lang, ': there is no such option', '：没有这个选项')}"
    commands = getattr(getattr(getattr(error, "ctx", None), "command", None), "commands", {})
    behind = any(error.option_name in option.opts for command in commands.values() for option in command.params)
    near = pick(lang, " or ", "、").join(sorted(error.possibilities or []))
    if near and not behind:
        return said + pick(lang, f"; did you mean {near}?", f"；是否想写 {near} ？")
    return said + (pick(lang, "; options stand behind the command", "；选项应写在命令之后") if commands else "")


def _value(error: Any, lang: str) -> str:
    """A value that cannot be used, or that is missing."""
    if getattr(error, "param", None) is None:
        return ""
    names = [word for word in error.param.opts if word.startswith("--")]
    name = names[0] if names else error.param.metavar or error.param.name
    details = getattr(error.__cause__, "errors", None)
    if details is None:
        return f"{name}{pick(lang, ': ', '：')}{error.message or pick(lang, 'is missing', '缺少此项')}"
    first = details()[0]
    return f"{name} {first['input']}{pick(lang, ': ', '：')}{pick(lang, *_expected(first))}"


def _expected(details: dict[str, Any]) -> tuple[str, str]:
    from parameters.toml_file import expected

    kind = str(details["type"])
    number = NUMBERS.get(kind.partition("_")[0])
    if number and kind.endswith(("_parsing", "_type", "_from_float")):
        return number
    options = re.findall(r"'([^']*)'", str(details["msg"]).partition("one of")[2])
    if options:
        return "expected " + " or ".join(options), "应为 " + " 或 ".join(options)
    return expected(kind, details.get("ctx", {}))


def _as_told(error: Any, lang: str) -> str:
    for pattern, en, zh in PATTERNS:
        found = re.fullmatch(pattern, str(error.message).partition(" Did you mean")[0].strip())
        if found:
            return pick(lang, en, zh).format(found.group(1)) + _commands(error, lang)
    return ""


def _commands(error: Any, lang: str) -> str:
    """The commands that there are, where one was expected."""
    names = ", ".join(getattr(getattr(getattr(error, "ctx", None), "command", None), "commands", {}))
    return pick(lang, f"; expected one of: {names}", f"；可用：{names}") if names else ""

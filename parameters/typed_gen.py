"""Types of the table of rules for the type checker, `rules_types.py`: generated."""

from __future__ import annotations

import textwrap
from pathlib import Path

from parameters.generated import COMMAND
from parameters.parameter import REACHED, Group, Parameter, Registry

PATH: Path = Path(__file__).resolve().parent / "rules_types.py"

_HEAD = f'''"""Types of `rules[month, place]`: one frozen class a group. Generated, do not edit: {COMMAND}"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Vector = Sequence[float]
'''


def class_name(group: str) -> str:
    """`farmers_fund` -> `FarmersFund`."""
    return "".join(part.capitalize() for part in group.split("_"))


def text(registry: Registry) -> str:
    """The content of `rules_types.py`."""
    groups = registry.groups.values()
    rules = [f"    {group.name_key}: {class_name(group.name_key)}" for group in groups]
    root = [
        "@dataclass(frozen=True)",
        "class Rules:",
        '    """One month and place of the table of rules: one attribute a group."""',
        "",
    ]
    return "\n\n".join([_HEAD, *map(_class, groups), "\n".join(root + (rules or ["    ..."])) + "\n"])


def _class(group: Group) -> str:
    lines = [
        "@dataclass(frozen=True)",
        f"class {class_name(group.name_key)}:",
        *_docstring(f"{group.name_zh}: {group.name} ({group.kind})."),
        "",
    ]
    for parameter in group.parameters.values():
        lines.append(f"    {parameter.key}: {'Vector' if parameter.length else 'float'}")
        lines += _docstring(_about(parameter))
    if group.tells_apart:
        about = "what each cell of household class and resettled has of the coverage, share, 6 numbers."
        lines += [f"    {REACHED}: Vector", *_docstring(f"各类农户覆盖率之比: {about}")]
    return "\n".join(lines) + "\n"


def _about(parameter: Parameter) -> str:
    sources = ", ".join(dict.fromkeys(f"{dated.source} ({dated.grade})" for dated in parameter.values))
    size = f", {parameter.length} numbers" if parameter.length else ""
    return f"{parameter.name_zh}: {parameter.name}, {parameter.unit}{size}. {sources}."


def _docstring(text: str) -> list[str]:
    """A docstring of a class's body, indented; Chinese counts double, as the linter counts it."""
    text = " ".join(text.replace("\\", "/").replace('"', "'").split())
    narrow = 108 - sum(ord(character) > 0x2E80 for character in text)
    if len(text) <= narrow:
        return [f'    """{text}"""']
    lines = textwrap.wrap(text, max(narrow, 54), break_long_words=True)
    return [f'    """{lines[0]}', *(f"    {line}" for line in lines[1:]), '    """']

"""Files that are generated from the parameters: `python -m parameters.generated` writes all of them again."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from parameters import assumptions, citations, schema, typed_gen
from parameters.messages import InputError, format_problems
from parameters.registry import Registry, load_registry

FILES: dict[Path, tuple[Callable[[Registry], str], str]] = {
    schema.PATH: (schema.text, schema.COMMAND),
    typed_gen.PATH: (typed_gen.text, typed_gen.COMMAND),
    assumptions.GUIDE_PATH: (assumptions.guide, assumptions.COMMAND),
    assumptions.REGISTER_PATH: (assumptions.register, assumptions.COMMAND),
    citations.PATH: (citations.table, citations.COMMAND),
}
"""Each generated file with what makes its text and the command that writes it."""


def stale() -> dict[Path, str]:
    """The generated files that differ from what the data files give now, with the command that writes each."""
    registry = load_registry()
    return {
        path: command
        for path, (make, command) in FILES.items()
        if not path.is_file() or path.read_text(encoding="utf-8") != make(registry)
    }


def write(paths: Iterable[Path] = tuple(FILES)) -> int:
    """Write generated files; returns the exit status, 2 with messages on stderr if the parameters cannot be read."""
    try:
        registry = load_registry()
    except InputError as error:
        print(format_problems(error), file=sys.stderr)
        return 2
    for path in paths:
        path.parent.mkdir(exist_ok=True)
        path.write_text(FILES[path][0](registry), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(write())

"""Every scenario and sweep file, broken in many ways: read and told, or refused with one message and status 2, in bounded time."""

from __future__ import annotations

import random
import re
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.app import app
from experiments.design import of_file
from experiments.plan import OptionError
from experiments.sweep.sweep_file import SWEEPS, read_sweep, sweep_names
from parameters.messages import InputError, printable
from parameters.scenario import SCENARIOS
from parameters.scenario_file import scenario_names

TOKEN = re.compile(r'"[^"\n]*"|[\w.-]+|[^\w\s]|\n|[ \t]+')
STRANGE = [
    '"x"',
    "1",
    "-1",
    "0",
    "1e400",
    "9" * 400,
    "nan",
    "true",
    "[]",
    "{}",
    "[[1]]",
    '["望谟县", "望谟县"]',
    '"2022-13"',
    "2022-07-01",
    '"\\u0000"',
    '"\\u001b[31m"',
    "“引号”",
    "起 = 1",
    "2万",
    "50%",
    '{ hold = "2022-12" }',
    "{ to = 1, times = 2 }",
    "{ a = { b = { c = 1 } } }",
    "[policy.dibao]",
    "[[policy.dibao]]",
    '["政策"."农村低保"]',
    '"$x^2$"',
    '"' + "长" * 3000 + '"',
    "'''",
    '"""',
    "=",
    "#",
    "\\",
    "\r",
    "\x00",
    "😀",
]
ENCODINGS = (*["utf-8"] * 12, "gb18030", "utf-16", "utf-8-sig", "latin-1")
EACH = 12
SECONDS = 10.0
"""Of the processor: a file of some hundred tokens is read in milliseconds."""


def mutated(text: str, luck: random.Random) -> bytes:
    """The text after one accident or a few, in some encoding."""
    tokens = TOKEN.findall(text)
    for _ in range(luck.choice((1, 1, 1, 2, 4))):
        at, other = luck.randrange(len(tokens)), luck.randrange(len(tokens))
        match luck.randrange(6):
            case 0:
                del tokens[at : at + luck.randint(1, 5)]
            case 1:
                tokens[at:at] = tokens[other : other + luck.randint(1, 30)]
            case 2:
                tokens[at] = luck.choice(STRANGE)
            case 3:
                tokens[at], tokens[other] = tokens[other], tokens[at]
            case 4:
                values = [i for i, token in enumerate(tokens) if token == "="] or [at]
                tokens[min(luck.choice(values) + 2, len(tokens) - 1)] = luck.choice(STRANGE)
            case _:
                tokens.insert(at, luck.choice(STRANGE))
        tokens = tokens or ["\n"]
    return "".join(tokens).encode(luck.choice(ENCODINGS), errors="replace")


def lines_of(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


@pytest.mark.parametrize("name", scenario_names(SCENARIOS))
def test_a_broken_scenario_is_told_or_refused(name: str, tmp_path: Path) -> None:
    luck = random.Random(f"scenario {name}")
    text = (SCENARIOS / f"{name}.toml").read_text(encoding="utf-8")
    path = tmp_path / "broken.toml"
    for number in range(EACH):
        path.write_bytes(mutated(text, luck))
        command, lang = ("check", "tell", "difference")[number % 3], ("en", "zh")[number % 2]
        started = time.process_time()
        names = ["plan", str(path)] if command == "difference" else [str(path)]
        result = CliRunner().invoke(app, ["scenarios", command, *names, "--lang", lang])
        assert time.process_time() - started < SECONDS
        assert result.exit_code in (0, 2), (number, path.read_bytes(), result.exception)
        told = lines_of(result.stderr)
        assert all(printable(line) == line for line in told), told
        assert bool(result.exit_code == 2) <= bool(told)
        assert len(told) <= 45 and sorted(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", sweep_names())
def test_a_broken_sweep_is_made_or_refused(name: str, tmp_path: Path) -> None:
    luck = random.Random(f"sweep {name}")
    text = (SWEEPS / f"{name}.toml").read_text(encoding="utf-8")
    path = tmp_path / "broken.toml"
    for number in range(4 * EACH):
        path.write_bytes(mutated(text, luck))
        started = time.process_time()
        try:
            assert len(of_file(read_sweep(path), {}).drawn) >= 1
        except (InputError, OptionError) as error:
            assert str(error), number
            said = error.problems[0].text("zh") if isinstance(error, InputError) else error.text("zh")
            assert printable(said) == said
        assert time.process_time() - started < SECONDS
        assert sorted(tmp_path.iterdir()) == [path]

"""The tables of the ruler by size and of a start hold what was measured; how long it took is nobody's test."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from benchmarks import fresh, machine, sizes, start
from cli.app import app
from engine.memory import peak_bytes


def bench(place: Path, *options: str) -> tuple[str, dict[str, Any]]:
    """What `bench` prints and what it writes."""
    done = CliRunner().invoke(app, ["bench", "--json", str(place / "numbers.json"), *options])
    assert done.exit_code == 0, done.output
    return done.output, json.loads((place / "numbers.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_size_has_its_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    monkeypatch.setattr(sizes, "SIZES", (1_000,))
    monkeypatch.setattr(sizes, "ROUNDS", 1)
    output, written = bench(tmp_path, "--sample", "0.002", "--months", "1", "--lang", lang)
    assert set(written) == {"machine", "sizes", "month"} and set(machine.PACKAGES) < set(written["machine"])
    [size] = written["sizes"]
    assert 900 < size["households"] < 1_100 and size["months"] == 12 and len(size["nanoseconds"]) == 1
    assert 0.0 < size["steps"] < min(size["nanoseconds"]) and size["record_bytes"] > 500
    assert f"{size['households']:,}" in output and f"{min(size['nanoseconds']):,.0f}" in output
    assert ("峰值" if lang == "zh" else "peak memory") in output


def test_memory_is_counted_by_household() -> None:
    one = sizes.Size(10, 12, [3.0, 2.0, 4.0], 1.0, 0.1, 1_000, 90_000, 50_000)
    assert one.least == 2.0 and one.bytes_per_household == 4_000.0
    assert sizes.Size(10, 12, [3.0], 1.0, 0.1, 1_000, None, None).bytes_per_household is None
    assert 1e6 < peak_bytes() < 1e12


def test_many_households_are_lived_for_fewer_years(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []

    def noted(module: str, name: str, households: int, rounds: int) -> fresh.Fresh:
        asked.append((households, rounds))
        return fresh.Fresh(1.0, 1.0, vars(sizes.Size(households, 12, [1.0], 0.5, 0.1, 1_000, None, None)))

    monkeypatch.setattr(fresh, "call", noted)
    assert [sizes.measure(number).households for number in sizes.ALL_SIZES] == list(sizes.ALL_SIZES)
    assert dict(asked)[820_000] < dict(asked)[1_000]


def test_every_part_of_a_start_has_its_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "measure", partial(start.measure, 1, False))
    output, written = bench(tmp_path, "--start", "--lang", "en")
    parts = {part["name"]: part for part in written["start"]}
    assert list(parts) == [name for name in start.TITLES if name != "compile"]
    assert all(len(part["wall"]) == 1 and part["wall"][0] >= 0.0 for part in parts.values())
    assert all(start.TITLES[name][0].strip() in output for name in parts)
    assert parts["first"]["wall"][0] > sum(parts[name]["wall"][0] for name in ("imports", "loading", "run"))


def test_compiling_anew_uses_a_folder_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "one_round", lambda: {"help": (0.2, 0.1)})
    folders: list[str] = []

    def noted(module: str, name: str, cache: str) -> fresh.Fresh:
        folders.append(cache)
        return fresh.Fresh(9.0, 9.0, {"imports": [1.0, 1.0], "loading": [8.0, 7.0]})

    monkeypatch.setattr(fresh, "call", noted)
    assert [(part.name, part.wall) for part in start.measure(2)] == [("help", [0.2, 0.2]), ("compile", [8.0])]
    assert fresh.environment(folders[0])["FANGPIN_CACHE"] == folders[0] and not Path(folders[0]).exists()


def test_a_process_that_fails_says_why() -> None:
    with pytest.raises(RuntimeError, match="no_such_function"):
        fresh.call("benchmarks.start", "no_such_function")
